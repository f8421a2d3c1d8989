"""Campaign: the forms of a year, written for its units, its departments and its inspections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from cchc_score.campaign.asking import Asked, asked_of
from cchc_score.campaign.gather import Count, Progress, find_files, gather, read_files
from cchc_score.campaign.plan import Plan
from cchc_score.campaign.scores import scores_of
from cchc_score.campaign.year import Heard, hear
from cchc_score.decimals import Number
from cchc_score.forms.appraisal import appraisal_book, shares
from cchc_score.forms.appraisal_tasks import Assignment, Claim, FirstRound, Returned, departments
from cchc_score.forms.explanation import Inquiry, Question, explanation_book
from cchc_score.forms.inspection import inspection_book
from cchc_score.forms.inspection_visit import Visit
from cchc_score.forms.many import file_name, free_name, write_self_forms
from cchc_score.inputs.findings import in_words
from cchc_score.model import (
    Answer,
    CriteriaSet,
    Explanation,
    NodeScore,
    Source,
    Submission,
    Unit,
    UnitScore,
    Verdict,
)
from cchc_score.placing import place_file
from cchc_score.problems import Problem
from cchc_score.reports import labels
from cchc_score.reports.tables import NO_FIGURE
from cchc_score.text import fold

FORMS = "forms"
"""The folder below `out` that forms are written to."""

_UNCLEAR = "có nhiều phiếu khác nhau, chưa dùng phiếu nào"
_RECEIVED = "đã nhận"
_NOT_SENT = "chưa nộp"

ByLevel = Mapping[str, Sequence[Unit]]


def units_of(plan: Plan, codes: Sequence[str]) -> ByLevel:
    """The units of these codes by level, in the order of the register; all units when no code is given."""
    levels: dict[str, list[Unit]] = {}
    for unit in (plan.units or {}).values():
        if not codes or unit.code in codes:
            levels.setdefault(unit.level, []).append(unit)
    return levels


def hear_so_far(plan: Plan, stages: Sequence[str], progress: Progress) -> tuple[Heard, tuple[Problem, ...]]:
    """Read what has come back so far in these folders, with every problem it has."""
    files, problems = find_files(plan, stages)
    heard = hear(plan, gather(plan, read_files(plan, files, None, progress)))
    return heard, (*problems, *heard.gathered.problems, *heard.problems)


def write_self(plan: Plan, chosen: ByLevel, folder: Path, progress: Progress) -> list[Path]:
    """Write the self-assessment form of every unit chosen; returns where they stand. Raises OSError."""
    count = Count(sum(map(len, chosen.values())), progress)
    taken: set[str] = set()
    paths: list[Path] = []
    deadline = plan.deadlines.get(Source.SELF)

    def done(_: Unit) -> None:
        count.more()

    for _, criteria, year, units in _dated(plan, chosen):
        paths += write_self_forms(criteria, units, year, deadline, folder, done, place=_place, taken=taken)
    return paths


def write_appraisal(plan: Plan, chosen: ByLevel, heard: Heard, folder: Path, progress: Progress) -> list[Path]:
    """Write the workbook of every department that appraises these units. Raises OSError."""
    count = Count(sum(len(departments(plan.sets[level])) for level in chosen), progress)
    taken: set[str] = set()
    paths: list[Path] = []
    for level, criteria, year, units in _dated(plan, chosen):
        back = _returned(heard, units)
        for department in departments(criteria):
            assignment = Assignment(criteria, year, level, department, plan.deadlines)
            name = f"tham-dinh-{fold(level)}-{fold(department)}".replace(" ", "-")
            for share in shares(assignment.tasks(), units):
                path = folder / free_name(f"{name}.xlsx", taken)
                paths.append(_place(path, appraisal_book(assignment, share, back)))
            count.more()
    return paths


def write_inspection(plan: Plan, chosen: ByLevel, heard: Heard, folder: Path, progress: Progress) -> list[Path]:
    """Write the workbook of a visit to every unit chosen. Raises OSError."""
    count = Count(sum(map(len, chosen.values())), progress)
    taken: set[str] = set()
    paths: list[Path] = []
    for _, criteria, year, units in _dated(plan, chosen):
        back = _returned(heard, units)
        for unit in units:
            path = folder / free_name(f"kiem-tra-{file_name(unit)}", taken)
            paths.append(_place(path, inspection_book(Visit(criteria, year, unit), back[unit.code].claims)))
            count.more()
    return paths


def write_explanation(plan: Plan, chosen: ByLevel, heard: Heard, folder: Path, progress: Progress) -> list[Path]:
    """Write the form of every unit chosen that has something to explain. Raises OSError."""
    count = Count(sum(map(len, chosen.values())), progress)
    taken: set[str] = set()
    paths: list[Path] = []
    for _, criteria, year, units in _dated(plan, chosen):
        for score in scores_of(heard, units):
            questions = [_question(one, score, heard) for one in asked_of(heard, score)]
            if questions:
                inquiry = Inquiry(criteria, year, score.unit, plan.explanations_due, questions)
                path = folder / free_name(f"giai-trinh-{file_name(score.unit)}", taken)
                paths.append(_place(path, explanation_book(inquiry)))
            count.more()
    return paths


def _question(asked: Asked, score: UnitScore, heard: Heard) -> Question:
    given = heard.of(score.unit)
    facts = asked.leaf.rule.asks() if asked.leaf.rule is not None else ()
    own, first = (
        given[source].answers.get(asked.leaf.code) if source in given else None
        for source in (Source.SELF, Source.APPRAISAL_1)
    )
    used = in_words(first, facts) if first is not None else ""
    note = str(first.note.value) if first is not None and first.note is not None else ""
    return Question(
        asked.leaf,
        in_words(own, facts) if own is not None else "",
        _points(asked.claim),
        _points(asked.first),
        "\n".join(text for text in (note, used and f"Số liệu thẩm định: {used}") if text),
        str(asked.request.value) if asked.request is not None else "",
    )


def _points(verdict: Verdict | None) -> Number | str:
    if verdict is None:
        return NO_FIGURE
    return verdict.points if verdict.points is not None else labels.STATUSES[verdict.status].vi


class _Dated(NamedTuple):
    level: str
    criteria: CriteriaSet
    year: int
    units: Sequence[Unit]


def _dated(plan: Plan, chosen: ByLevel) -> Iterator[_Dated]:
    """The levels whose year is known: the campaign's, else the set's own."""
    for level, units in chosen.items():
        criteria = plan.sets[level]
        year = plan.year or criteria.year
        if year is not None:
            yield _Dated(level, criteria, year, units)


# --- what has come back ------------------------------------------------------------------------------------


def _returned(heard: Heard, units: Sequence[Unit]) -> dict[str, Returned]:
    """What each unit claims, as the engine sees it so far."""
    back: dict[str, Returned] = {}
    for score in scores_of(heard, units):
        unit = score.unit
        own = heard.of(unit).get(Source.SELF)
        remark = _UNCLEAR if unit.code in heard.gathered.withheld else _NOT_SENT
        claims = {leaf.node.code: _claim(leaf, own) for leaf in score.walk() if not leaf.children}
        for code, given in heard.explanations.get(unit.code, {}).items():
            claims[code] = replace(claims[code], explanation="\n".join(_explained(one) for one in given))
        remark = _RECEIVED if own is not None else remark
        back[unit.code] = Returned(claims, remark, own is not None, _first_round(heard, unit))
    return back


def _explained(one: Explanation) -> str:
    text, evidence = one.said
    return "\n".join(part for part in (text, evidence and f"Tài liệu bổ sung: {evidence}") if part)


def _first_round(heard: Heard, unit: Unit) -> Mapping[str, FirstRound]:
    given = heard.of(unit).get(Source.APPRAISAL_1)
    answers = given.answers.values() if given is not None else ()
    return {answer.code: _first(answer) for answer in answers if not answer.invalid}


def _first(answer: Answer) -> FirstRound:
    points = answer.points.value if answer.points is not None else None
    return FirstRound(
        {name: entry.value for name, entry in answer.facts.items()},
        points if isinstance(points, Number) else None,
        answer.not_applicable is not None,
        str(answer.note.value) if answer.note is not None else "",
        str(answer.request.value) if answer.request is not None else "",
    )


def _claim(leaf: NodeScore, own: Submission | None) -> Claim:
    answer = own.answers.get(leaf.node.code) if own is not None else None
    if answer is None:
        return Claim(current=leaf.points)
    verdict = next((each for each in leaf.verdicts if each.source is Source.SELF), None)
    return Claim(
        facts={name: entry.value for name, entry in answer.facts.items()},
        points=verdict.points if verdict is not None else None,
        not_applicable=answer.not_applicable is not None,
        evidence=str(answer.evidence.value) if answer.evidence is not None else "",
        note=str(answer.note.value) if answer.note is not None else "",
        current=leaf.points,
    )


# --- files -------------------------------------------------------------------------------------------------


def _place(path: Path, content: bytes) -> Path:
    def write(draft: Path) -> None:
        draft.write_bytes(content)

    return place_file(path, write)
