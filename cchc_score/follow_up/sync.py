"""Follow-up: what has to be added to the book, so that it holds all that was found and all that is inherited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from cchc_score.follow_up.records import Change, Item, Progress, Recommendation, Source, State
from cchc_score.model import Finding, Unit
from cchc_score.problems import Place, Problem
from cchc_score.text import fold


@dataclass(slots=True)
class Additions:
    """What to add, and what to say of it."""

    recommendations: list[tuple[int, Recommendation]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def recommendation_of(
    finding: Finding, year: int, unit: Unit, title: str, digests: Mapping[str, str]
) -> Recommendation:
    """What a shortcoming becomes in the book. `digests`: file → SHA-256."""
    visit, deadline = finding.inspection, finding.deadline.value if finding.deadline is not None else None

    def said(entry: object) -> str:
        return str(getattr(entry, "value", "")) if entry is not None else ""

    return Recommendation(
        year=year,
        unit=unit.code,
        unit_name=unit.name,
        level=unit.level,
        group=unit.group,
        criterion=finding.criterion or "",
        title=title,
        shortcoming=finding.text,
        recommendation=said(finding.recommendation),
        planned=deadline if isinstance(deadline, date) else None,
        planned_words="" if deadline is None or isinstance(deadline, date) else str(deadline),
        owner=said(finding.owner),
        evidence=said(finding.evidence),
        measured=finding.measured,
        visited=visit.day.value if visit.day is not None and isinstance(visit.day.value, date) else None,
        mode=said(visit.mode),
        authority=said(visit.authority),
        source=Source(str(finding.place), digests.get(visit.file, "")),
        repeats_year=finding.repeats.year if finding.repeats is not None else None,
    )


def found(book: Sequence[Item], recommendations: Iterable[Recommendation], shown: str) -> Additions:
    """What the workbooks of this year add to the book.

    What is there already stays as it is. The same cell with other words is the same recommendation, reworded: the
    new words and deadline are entered, the old ones stay. What the workbooks no longer tell stays, with a note.
    """
    additions = Additions()
    own = [item for item in book if not item.recommendation.carried_from]
    by_key = {_key(item): item for item in own}
    unmatched = dict(by_key)
    fresh: list[Recommendation] = []
    for one in _once(recommendations, shown, additions):
        item = by_key.get(one.key)
        if item is None:
            fresh.append(one)
        else:
            unmatched.pop(one.key, None)
            _new_deadline(item, one, additions)
    by_cell = {item.recommendation.source.cell: item for item in unmatched.values()}
    number = _last_number(book)
    for one in fresh:
        item = by_cell.get(one.source.cell)
        same = item is not None and (item.recommendation.unit, item.recommendation.criterion)
        if item is not None and same == (one.unit, one.criterion):
            unmatched.pop(_key(item))
            by_cell.pop(one.source.cell)
            wording = (one.shortcoming, one.recommendation)
            additions.changes.append(Change(item.number, Progress(one.source.cell, wording=wording)))
            _new_deadline(item, one, additions)
        else:
            number += 1
            additions.recommendations.append((number, one))
    if unmatched:
        codes = tuple(item.code for item in unmatched.values())
        values = {"count": len(codes), "codes": codes}
        additions.problems.append(Problem("follow-up-no-longer-told", Place(shown), values))
    return additions


def inherited(book: Sequence[Item], earlier: Iterable[Item], year: int, units: Mapping[str, Unit]) -> Additions:
    """What last year's book left undone, as recommendations of this year.

    What was carried over before is not carried again. A unit that was merged hands over to the one it went into;
    where that cannot be told, the old code and name stay.
    """
    additions = Additions()
    carried = {item.recommendation.carried_from for item in book}
    number = _last_number(book)
    for item in earlier:
        if item.written is State.DONE or item.code in carried:
            continue
        unit = _successor(item.recommendation.unit, units)
        shortcoming, recommendation = item.wording
        one = replace(
            item.recommendation,
            year=year,
            unit=unit.code if unit is not None else item.recommendation.unit,
            unit_name=unit.name if unit is not None else item.recommendation.unit_name,
            level=unit.level if unit is not None else item.recommendation.level,
            group=unit.group if unit is not None else item.recommendation.group,
            shortcoming=shortcoming,
            recommendation=recommendation,
            planned=item.planned,
            carried_from=item.code,
        )
        number += 1
        additions.recommendations.append((number, one))
        told = Progress(item.code, item.written, answer=item.answer or None, document=item.document or None)
        additions.changes.append(Change(number, told))
    return additions


def _once(recommendations: Iterable[Recommendation], shown: str, additions: Additions) -> Iterator[Recommendation]:
    """Each recommendation once; the same words about the same matter in a second cell are told."""
    first: dict[tuple[int, str, str, str], Recommendation] = {}
    for one in recommendations:
        known = first.setdefault(one.key, one)
        if known is one:
            yield one
        else:
            values = {"cell": one.source.cell, "first": known.source.cell}
            additions.problems.append(Problem("follow-up-told-twice", Place(shown), values))


def _last_number(book: Sequence[Item]) -> int:
    return max((item.number for item in book), default=0)


def _key(item: Item) -> tuple[int, str, str, str]:
    own = item.recommendation
    return own.year, own.unit, own.criterion, fold(" ".join(item.wording))


def _new_deadline(item: Item, one: Recommendation, additions: Additions) -> None:
    """A deadline that was changed in the workbook counts as entered there, once."""
    known = {item.recommendation.planned, *(entry.planned for entry in item.entries)}
    if one.planned is not None and one.planned not in known:
        additions.changes.append(Change(item.number, Progress(one.source.cell, planned=one.planned)))


def _successor(code: str, units: Mapping[str, Unit]) -> Unit | None:
    if code in units:
        return units[code]
    into = [unit for unit in units.values() if code in unit.predecessors]
    return into[0] if len(into) == 1 else None
