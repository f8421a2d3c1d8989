"""Authoring: what the worked cases of a set came to, as lines to read and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cchc_score.authoring.case_file import Case
from cchc_score.authoring.case_run import Result, absent_step
from cchc_score.authoring.case_suite import Suite
from cchc_score.authoring.cases import Failure, Outcome, Uncovered
from cchc_score.decimals import Number, exact_decimal
from cchc_score.messages import CATALOGUE
from cchc_score.model import Status
from cchc_score.problems import Place
from cchc_score.text import Lang, Phrase

Json = Mapping[str, object]


class Line(NamedTuple):
    """One line of the report."""

    text: Phrase
    indent: int = 0
    style: str = ""


_STATUSES = {
    Status.MISSING: Phrase("thiếu số liệu (missing)", "facts missing (missing)"),
    Status.PENDING: Phrase("đang chờ (pending)", "waiting (pending)"),
    Status.NOT_APPLICABLE: Phrase("không áp dụng (not_applicable)", "not applicable (not_applicable)"),
    Status.INVALID: Phrase("không hợp lệ (invalid)", "invalid (invalid)"),
}


def lines(suite: Suite, outcome: Outcome) -> Iterator[Line]:
    """The counts of a set, then each failure with its trace, then the branches without a case."""
    yield Line(_counts(suite, outcome), 0, "bold")
    for failure in outcome.failures:
        yield from _failed(failure)
    if outcome.uncovered:
        yield Line(Phrase("Nhánh chưa có trường hợp:", "Branches without a case:"), 2, "bold yellow")
    for uncovered in outcome.uncovered:
        yield Line(_uncovered(uncovered), 4)


def as_json(suite: Suite, outcome: Outcome, lang: Lang) -> Json:
    """The same for programs; points are exact, `0.95` or `10/3`."""
    return {
        "set": suite.criteria.id,
        "file": suite.shown,
        "leaves": outcome.leaves,
        "cases": outcome.cases,
        "branches": outcome.branches,
        "covered": outcome.branches - len(outcome.uncovered),
        "failures": [_failure_json(failure, lang) for failure in outcome.failures],
        "uncovered": [
            {
                "leaf": leaf.code,
                "title": leaf.title,
                "branch": branch.key,
                "says": branch.says.text(lang),
                "points": exact(branch.points),
            }
            for leaf, branch in outcome.uncovered
        ],
    }


def _failure_json(failure: Failure, lang: Lang) -> Json:
    leaf, case, result = failure
    return {
        "file": case.place.file,
        "line": case.place.line,
        "leaf": leaf.code,
        "title": leaf.title,
        "case": name_of(case),
        "expected": {"status": case.status.value, "points": exact(case.points), "steps": case.steps},
        "got": {"status": result.status.value, "points": exact(result.points)},
        "absent_step": absent_step(case, result),
        "trace": [step.text(lang) for step in _trace(result)],
    }


def exact(points: Number | None) -> str | None:
    """Points as a file of cases writes them: a plain decimal, else a fraction."""
    return None if points is None else exact_decimal(points) or str(points)


def name_of(case: Case) -> str:
    """What a case is called; one without a name, by what it is given."""
    if case.name is not None:
        return case.name
    if case.not_applicable:
        return "not_applicable: true"
    if case.typed is not None:
        return f"typed: {case.typed.text}"
    return "facts: {" + ", ".join(f"{name}: {value.text}" for name, value in (case.facts or {}).items()) + "}"


def _counts(suite: Suite, outcome: Outcome) -> Phrase:
    covered = outcome.branches - len(outcome.uncovered)
    values = {
        "set": suite.criteria.id,
        "verdict": _verdict(outcome),
        "cases": outcome.cases,
        "leaves": outcome.leaves,
        "covered": covered,
        "branches": outcome.branches,
    }
    return Phrase(
        "{verdict}: {set} – {cases} trường hợp, {leaves} tiêu chí, {covered}/{branches} nhánh có trường hợp.",
        "{verdict}: {set} – {cases} cases, {leaves} leaves, {covered} of {branches} branches have a case.",
        values,
    )


def _verdict(outcome: Outcome) -> Phrase:
    if outcome.sound:
        return Phrase("Đạt", "Sound")
    if not outcome.failures:
        return Phrase("Chưa đủ", "Incomplete")
    return Phrase("{n} trường hợp sai", "{n} failed", {"n": len(outcome.failures)})


def _failed(failure: Failure) -> Iterator[Line]:
    leaf, case, result = failure
    where = {"place": _spot(case.place), "code": leaf.code, "title": leaf.title, "name": name_of(case)}
    yield Line(Phrase("{place}  {code} {title}", "{place}  {code} {title}", where), 2, "bold red")
    yield Line(Phrase("Trường hợp: {name}", "Case: {name}", where), 4)
    yield Line(Phrase("Mong đợi: {it}", "Expected: {it}", {"it": _outcome(case.status, case.points)}), 4)
    yield Line(Phrase("Tính được: {it}", "Got: {it}", {"it": _outcome(result.status, result.points)}), 4)
    absent = absent_step(case, result)
    if absent is not None:
        step = Phrase("Không thấy bước: “{step}”", "No such step: “{step}”", {"step": absent})
        yield Line(step, 4)
    for step in _trace(result):
        yield Line(Phrase("· {step}", "· {step}", {"step": step}), 6, "dim")


def _trace(result: Result) -> tuple[Phrase, ...]:
    """The steps of the score, then what a unit would be told of such an answer."""
    sentences = [(CATALOGUE[problem.code], problem.values) for problem in result.problems]
    return (*result.steps, *(Phrase(sentence.vi, sentence.en, values) for sentence, values in sentences))


def _uncovered(uncovered: Uncovered) -> Phrase:
    leaf, branch = uncovered
    values = {"code": leaf.code, "title": leaf.title, "says": branch.says, "key": branch.key}
    return Phrase("{code} {title}: {says} ({key})", "{code} {title}: {says} ({key})", values)


def _spot(place: Place) -> str:
    """File and line, as editors and terminals jump to."""
    return f"{place.file}:{place.line}"


def _outcome(status: Status, points: Number | None) -> Phrase:
    if status is not Status.SCORED:
        return _STATUSES[status]
    shown = points if points is not None and exact_decimal(points) else str(points)
    return Phrase("{points} điểm", "{points} point(s)", {"points": shown})
