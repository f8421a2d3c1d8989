"""Campaign: the notices of a year's inspections: one for each visit to a unit, one for each round of visits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from cchc_score.campaign.findings import marked_findings
from cchc_score.campaign.gather import Count, Progress, find_files, gather, read_files
from cchc_score.campaign.plan import CAMPAIGN_FILE, Plan
from cchc_score.campaign.visits import INSPECTIONS, Visit, rounds_of, untold, visits_of
from cchc_score.documents.matters import Subject, subjects_of
from cchc_score.documents.notice import (
    UNIT_TEMPLATE,
    VISIT_TEMPLATE,
    Notice,
    Occasion,
    unit_notice,
    visit_notice,
    write_notice,
)
from cchc_score.documents.shipped import template_of
from cchc_score.forms.many import free_name, portable
from cchc_score.model import Finding
from cchc_score.problems import Place, Problem, has_errors

NOTICES = "notices"
"""The folder below `out` that notices are written to."""
_STEM = "thong-bao"
_ROUND = "dot-kiem-tra"


class Letter(NamedTuple):
    """A notice to write: whom it is about, by what template, under what name, with what in it."""

    about: str
    template: str
    stem: str
    notice: Notice


@dataclass(slots=True)
class Written:
    """What was written, and what kept more from being written."""

    paths: list[Path] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def letters_of(
    plan: Plan, codes: Sequence[str], jobs: int | None, progress: Progress
) -> tuple[list[Letter], tuple[Problem, ...]]:
    """Read the inspections of a campaign and word their notices, with the problems of what was read.

    With `codes` only the notices to these units; else to all that were visited, and one for each round of visits.
    """
    files, found = find_files(plan, (INSPECTIONS,))
    gathered = gather(plan, read_files(plan, files, jobs, progress))
    visits = visits_of(gathered, marked_findings(plan, gathered))
    chosen = [visit for visit in visits if not codes or visit.unit.code in codes]
    writer = _Writer(plan)
    letters = [writer.to_unit(visit) for visit in chosen]
    if not codes:
        letters += map(writer.of_round, rounds_of(visits))
    problems = [*found, *gathered.problems, *untold(gathered), *writer.too_early(chosen)]
    visited = {visit.unit.code for visit in visits}
    problems += [
        Problem("notice-not-inspected", Place(plan.shown), {"unit": code})
        for code in dict.fromkeys(codes)
        if code not in visited
    ]
    if not visits and not codes:
        problems.append(Problem("notice-nothing", Place(plan.shown)))
    return letters, tuple(problems)


def write_notices(plan: Plan, letters: Sequence[Letter], folder: Path, progress: Progress) -> Written:
    """Write the notices into `folder`; one that its template cannot make is left out, and told once for all.

    Raises OSError.
    """
    written, taken = Written(), set[str]()
    count = Count(len(letters), progress)
    unmade: dict[str, list[str]] = {}
    for letter in letters:
        path = folder / free_name(f"{letter.stem}.docx", taken)
        problems = write_notice(letter.notice, letter.template, path, plan.folder)
        if has_errors(problems):
            unmade.setdefault(letter.template, []).append(letter.about)
        else:
            written.paths.append(path)
        written.problems += [problem for problem in problems if problem not in written.problems]
        count.more()
    for name, about in unmade.items():
        place = Place(template_of(name, plan.folder).shown)
        written.problems.append(Problem("notice-not-made", place, {"count": len(about), "about": tuple(about)}))
    return written


class _Writer:
    """Words the notices of one campaign."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.subjects = {level: subjects_of(criteria) for level, criteria in plan.sets.items()}

    def to_unit(self, visit: Visit) -> Letter:
        """The notice to the unit of one visit."""
        unit = visit.unit
        day = f"-{visit.day.isoformat()}" if visit.day is not None else ""
        notice = unit_notice(unit.name, visit.inspections, visit.findings, self._subject, self._on([visit]))
        return Letter(unit.code, UNIT_TEMPLATE, f"{_STEM}-{portable(unit.code)}{day}", notice)

    def of_round(self, visits: Sequence[Visit]) -> Letter:
        """The notice of a round of visits."""
        names = {visit.unit.code: visit.unit.name for visit in visits}
        inspections = [each for visit in visits for each in visit.inspections]
        findings = [each for visit in visits for each in visit.findings]
        first = min((visit.day for visit in visits if visit.day is not None), default=None)
        stem = f"{_STEM}-{_ROUND}" + (f"-{first.isoformat()}" if first is not None else "")
        notice = visit_notice(names, inspections, findings, self._subject, self._on(visits))
        return Letter(stem, VISIT_TEMPLATE, stem, notice)

    def too_early(self, visits: Iterable[Visit]) -> Iterable[Problem]:
        """The day of the report that the campaign names lies before some of the visits."""
        due = self.plan.office.report_by
        late = [visit for visit in visits if due is not None and visit.day is not None and visit.day > due]
        if late:
            values = {"due": due, "units": tuple(dict.fromkeys(visit.unit.code for visit in late))}
            yield Problem("notice-report-before-visit", Place(CAMPAIGN_FILE), values)

    def _on(self, visits: Sequence[Visit]) -> Occasion:
        return Occasion(self.plan.year, self.plan.office, self._report_by(visits))

    def _report_by(self, visits: Sequence[Visit]) -> date | None:
        """As the campaign says, unless it had passed by the last visit; else the latest deadline."""
        due = self.plan.office.report_by
        last = max((visit.day for visit in visits if visit.day is not None), default=None)
        if due is not None and (last is None or last <= due):
            return due
        deadlines = (each.deadline.value for visit in visits for each in visit.findings if each.deadline)
        return max((day for day in deadlines if isinstance(day, date)), default=None)

    def _subject(self, finding: Finding) -> Subject | None:
        unit = (self.plan.units or {}).get(finding.unit)
        if unit is None or finding.criterion is None:
            return None
        return self.subjects[unit.level].get(finding.criterion)
