"""Campaign: the visits of inspection teams: which records and findings are one visit, which visits one round."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cchc_score.campaign.gather import Gathered
from cchc_score.documents.occasion import days_of
from cchc_score.model import Finding, Inspection, Unit
from cchc_score.problems import Place, Problem
from cchc_score.text import Phrase, fold

_NUMBER = re.compile(r"\d+\s*/\s*[^\s,;()]+")
"""The number of a Decision or plan: “45/QĐ-SNV”."""

INSPECTIONS = "inspection"
"""The folder of a campaign that the workbooks of teams lie in."""
_FILES_SHOWN = 5

_ORDER = Phrase("quyết định, kế hoạch kiểm tra", "the Decision or plan")
_DAY = Phrase("ngày làm việc", "the day of the visit")


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit to one unit: the records of it, and what was found."""

    unit: Unit
    inspections: tuple[Inspection, ...]
    findings: tuple[Finding, ...]

    @property
    def day(self) -> date | None:
        """The day of the visit, when its record tells it."""
        return next(iter(days_of(self.inspections)), None)


def visits_of(gathered: Gathered, findings: Sequence[Finding]) -> tuple[Visit, ...]:
    """The visits of a year, unit by unit in the order of the register, then by day.

    Records of one unit with the same day and order are one visit. A file that holds points only, neither a record
    nor findings, tells of no visit. `findings` are those of `gathered`, marked where they are repeated.
    """
    of_visit: dict[Inspection, list[Finding]] = {}
    for finding in findings:
        of_visit.setdefault(finding.inspection, []).append(finding)
    told = _files_that_tell(gathered)
    same: dict[tuple[str, str], list[Inspection]] = {}
    for inspection in gathered.inspections:
        if inspection.file in told:
            same.setdefault((inspection.unit, _key(inspection)), []).append(inspection)
    visits = [
        Visit(unit, tuple(group), tuple(finding for each in group for finding in of_visit.get(each, ())))
        for unit in gathered.units
        for (code, _), group in same.items()
        if code == unit.code
    ]
    place = {unit.code: number for number, unit in enumerate(gathered.units)}
    return tuple(sorted(visits, key=lambda visit: (place[visit.unit.code], visit.day or date.max)))


def rounds_of(visits: Iterable[Visit]) -> tuple[tuple[Visit, ...], ...]:
    """Visits to several units by one order; those whose records name no order are told apart by their mode."""
    rounds: dict[tuple[str, str], list[Visit]] = {}
    for visit in visits:
        order, mode = order_of(visit.inspections[0]), visit.inspections[0].mode
        key = (order, fold(str(mode.value)) if mode is not None and not order else "")
        rounds.setdefault(key, []).append(visit)
    return tuple(tuple(group) for group in rounds.values() if len({visit.unit.code for visit in group}) > 1)


def order_of(inspection: Inspection) -> str:
    """What tells one order from others: its number, else its words; empty when the record names none."""
    text = str(inspection.authority.value) if inspection.authority is not None else ""
    number = _NUMBER.search(text)
    return fold(number.group() if number is not None else text)


def untold(gathered: Gathered) -> Iterator[Problem]:
    """What records leave out that a notice should say."""
    told = _files_that_tell(gathered)
    silent = [each for each in gathered.inspections if each.file not in told]
    for file in dict.fromkeys(each.file for each in silent):
        values = {"count": sum(each.file == file for each in silent)}
        yield Problem("inspection-without-record", Place(file), values)
    records = [each for each in gathered.inspections if each.file in told]
    for what, part in ((_ORDER, "authority"), (_DAY, "day")):
        files = tuple(dict.fromkeys(each.file for each in records if getattr(each, part) is None))
        if files:
            shown = (*files[:_FILES_SHOWN], "…") if len(files) > _FILES_SHOWN else files
            told_of: dict[str, object] = {"missing": what, "count": len(files), "files": shown}
            yield Problem("inspection-record-incomplete", Place(INSPECTIONS), told_of)


def _files_that_tell(gathered: Gathered) -> set[str]:
    found = {finding.inspection.file for finding in gathered.findings}
    return found | {each.file for each in gathered.inspections if _has_record(each)}


def _has_record(inspection: Inspection) -> bool:
    told = (
        inspection.day,
        inspection.mode,
        inspection.authority,
        inspection.leader,
        inspection.team,
        inspection.unit_team,
    )
    return any(entry is not None for entry in told)


def _key(inspection: Inspection) -> str:
    day = inspection.day
    return f"{day.value} {order_of(inspection)}" if day is not None else inspection.file
