"""Authoring: everything `criteria check` says of one set: errors, quality, last year, house style, the lock."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from cchc_score.authoring.fixing import fix_of
from cchc_score.authoring.last_year import last_year
from cchc_score.authoring.lock import LOCK, edition_of, lock_problems, missing_sets, read_lock
from cchc_score.campaign.gather import Progress
from cchc_score.campaign.sets import find_set
from cchc_score.criteria import library
from cchc_score.criteria.legal_texts import LegalText, read_texts
from cchc_score.criteria.quality.report import quality_of
from cchc_score.criteria.quality.subject import subject_of
from cchc_score.criteria.yaml_file import read_yaml
from cchc_score.declared import Report
from cchc_score.model import CriteriaSet
from cchc_score.problems import Place, Problem


class Checked(NamedTuple):
    """A set after its check; None when it has errors that keep it from being used."""

    criteria: CriteriaSet | None
    problems: tuple[Problem, ...]
    accepted: int = 0
    """How many warnings the set accepts with a reason."""


class Against(NamedTuple):
    """What sets are checked against, besides themselves."""

    texts: tuple[LegalText, ...]
    campaign: Path | None
    progress: Progress


def known_texts(own: Path | None, report: Report) -> tuple[LegalText, ...]:
    """The register of legal texts that comes with the sets, and the office's own."""
    path = library.legal_texts()
    texts = read_texts(path, path.name, report) if path.is_file() else ()
    return texts + (read_texts(own, str(own), report) if own is not None else ())


def check_set(name: str, against: Against) -> Checked:
    """Check one set, by name or path. Problems come in the order of lines, those of other files after them."""
    criteria, found = find_set(name)
    path = library.find(name)
    if path is None:
        return Checked(None, found)
    problems = [*found, *_styled(path, name), *_locked(path, name)]
    if criteria is None:
        return Checked(None, tuple(problems))
    tree = read_yaml(path, name, Report())
    assert tree is not None  # the set was made of it
    quality = quality_of(criteria, tree, against.texts)
    problems += quality.problems
    if against.campaign is not None:
        problems += last_year(subject_of(criteria, tree, ()), against.campaign, against.progress)
    ordered = sorted(problems, key=lambda problem: (problem.place.file != name, _line(problem.place)))
    return Checked(criteria, tuple(ordered), quality.accepted)


def _line(place: Place) -> tuple[int, int]:
    return place.line or 0, place.column or 0


def _styled(path: Path, shown: str) -> list[Problem]:
    fix = fix_of(path, shown)
    return [fix.note()] if fix is not None else []


def _locked(path: Path, shown: str) -> tuple[Problem, ...]:
    now = edition_of(path, shown)
    locked = read_lock(path.parent, LOCK, Report()).get(path.name)
    return lock_problems(shown, now, locked) if now is not None else ()


def check_locks(names: Sequence[str]) -> tuple[Problem, ...]:
    """What is wrong with the locks beside these sets: unreadable entries, sets that are gone."""
    report = Report()
    paths = (library.find(name) for name in names)
    for folder in dict.fromkeys(path.parent for path in paths if path is not None):
        shown = LOCK if folder == library.folder() else str(folder / LOCK)
        report.problems += missing_sets(folder, read_lock(folder, shown, report))
    return tuple(report.problems)
