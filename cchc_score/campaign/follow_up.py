"""Campaign: the follow-up book of a year: what was found, what last year left undone, what was reported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from cchc_score.campaign.findings import marked_findings, title_of
from cchc_score.campaign.gather import Gathered, Progress, find_files, gather, read_files
from cchc_score.campaign.plan import Plan
from cchc_score.follow_up.database import FILE, add, read_book
from cchc_score.follow_up.records import Item, Recommendation
from cchc_score.follow_up.sync import Additions, found, inherited, recommendation_of
from cchc_score.follow_up.updates import read_updates
from cchc_score.model import FindingKind
from cchc_score.problems import Problem


class FollowUp(NamedTuple):
    """The book as it stands after a run, and what was wrong with what was read."""

    items: tuple[Item, ...]
    problems: tuple[Problem, ...]


def follow_up(plan: Plan, update: Path | None, today: date, jobs: int | None, progress: Progress) -> FollowUp:
    """Bring the book up to date and read it.

    The inspection workbooks are read and what is new in them is added; what last year's book left undone is
    carried over, once; then `update`, a workbook of this book that the office filled in, is entered. Each of the
    three is written whole or not at all.
    """
    book = _Book(plan.folder / FILE)
    book.read()
    if book.problems:
        return FollowUp(book.items, tuple(book.problems))
    files, told = find_files(plan, ("inspection",))
    gathered = gather(plan, read_files(plan, files, jobs, progress))
    book.problems += (*told, *gathered.problems)
    book.take(found(book.items, _recommendations(plan, gathered), FILE))
    book.take(inherited(book.items, plan.earlier, plan.year or today.year, plan.units or {}))
    if update is not None:
        changes, wrong = read_updates(update, str(update), book.items, today)
        book.take(Additions(changes=list(changes), problems=list(wrong)))
    return FollowUp(book.items, tuple(book.problems))


@dataclass(slots=True)
class _Book:
    """The book while it is brought up to date; read again only after something was added."""

    path: Path
    items: tuple[Item, ...] = ()
    problems: list[Problem] = field(default_factory=list)

    def read(self) -> None:
        """What it holds now."""
        self.items, problems = read_book(self.path, FILE)
        self.problems += problems

    def take(self, additions: Additions) -> None:
        """Add all of it or, when that fails, nothing."""
        self.problems += additions.problems
        if additions.recommendations or additions.changes:
            self.problems += add(self.path, FILE, additions.recommendations, additions.changes)
            self.read()


def _recommendations(plan: Plan, gathered: Gathered) -> Sequence[Recommendation]:
    digests: Mapping[str, str] = dict(gathered.inputs)
    units = {unit.code: unit for unit in gathered.units}
    year = plan.year or max(_years_of_visits(gathered), default=0)
    return [
        recommendation_of(finding, year, units[finding.unit], title_of(plan, units, finding), digests)
        for finding in marked_findings(plan, gathered)
        if finding.kind is FindingKind.SHORTCOMING and finding.unit in units
    ]


def _years_of_visits(gathered: Gathered) -> list[int]:
    """The years of the visits that tell their day."""
    days = (visit.day.value for visit in gathered.inspections if visit.day is not None)
    return [day.year for day in days if isinstance(day, date)]
