"""Authoring: locking sets: those that are sound and did not change in silence go into the lock beside them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from cchc_score.authoring.lock import LOCK, Edition, edition_of, lock_problems, read_lock, write_lock
from cchc_score.campaign.sets import find_set
from cchc_score.criteria import library
from cchc_score.declared import Report
from cchc_score.problems import Place, Problem, has_errors


class Locking(NamedTuple):
    """What came of locking."""

    locked: tuple[tuple[str, str | None, str], ...]
    """Each set that is locked now: its name, the version locked before, the version now."""
    written: tuple[Path, ...]
    problems: tuple[Problem, ...]


def lock_sets(names: Sequence[str]) -> Locking:
    """Lock sets, by name or path, in the folder of each; not those with errors, or changed in silence."""
    report = Report()
    locked: list[tuple[str, str | None, str]] = []
    written: list[Path] = []
    for folder, members in _by_folder(names, report).items():
        held = read_lock(folder, str(folder / LOCK), report)
        sound = {path.name: now for path, name in members if (now := _sound(path, name, held, report)) is not None}
        locked += [(Path(name).stem, _version(held.get(name)), now.version) for name, now in sound.items()]
        if any(_differs(held.get(name), now) for name, now in sound.items()) and _write(
            folder, held | sound, report
        ):
            written.append(folder / LOCK)
    return Locking(tuple(locked), tuple(written), tuple(report.problems))


def _by_folder(names: Sequence[str], report: Report) -> dict[Path, list[tuple[Path, str]]]:
    folders: dict[Path, list[tuple[Path, str]]] = {}
    for name in names:
        path = library.find(name)
        if path is None:
            report.problems += find_set(name)[1]
        else:
            folders.setdefault(path.parent, []).append((path, name))
    return folders


def _sound(path: Path, name: str, held: dict[str, Edition], report: Report) -> Edition | None:
    """The edition to lock; None (reported) for a set with errors, or one that its lock forbids."""
    criteria, found = find_set(name)
    now = edition_of(path, name)
    if criteria is None or now is None:
        report.problems += found
        return None
    against = [problem for problem in lock_problems(name, now, held.get(path.name)) if has_errors((problem,))]
    report.problems += against
    return None if against else now


def _version(edition: Edition | None) -> str | None:
    return edition.version if edition is not None else None


def _differs(held: Edition | None, now: Edition) -> bool:
    return held is None or (held.version, held.sha256) != (now.version, now.sha256)


def _write(folder: Path, editions: dict[str, Edition], report: Report) -> bool:
    try:
        write_lock(folder, editions)
    except OSError as trouble:
        report.add("cannot-write-set", Place(str(folder / LOCK)), detail=trouble.strerror or str(trouble))
        return False
    return True
