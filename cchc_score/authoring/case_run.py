"""Authoring: one worked case through the real scoring of its leaf, and whether it came out as expected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from cchc_score.authoring.case_file import Case, Written
from cchc_score.decimals import Number, parse_plain
from cchc_score.inputs.codes import index_of
from cchc_score.inputs.grid import Cell, CellKind
from cchc_score.inputs.values import Reading, read_fact, read_points
from cchc_score.model import (
    Answer,
    Combination,
    CriteriaSet,
    Entry,
    ExtraBlock,
    Fact,
    Node,
    Rule,
    Source,
    Stage,
    Status,
    Submission,
    Treatment,
    Unit,
)
from cchc_score.problems import Place, Problem
from cchc_score.scoring.unit import score_unit
from cchc_score.text import Phrase, tidy

_UNIT = Unit("case", "case")
_SPEAKER: Mapping[Stage, Source] = {
    Stage.SELF: Source.SELF,
    Stage.APPRAISAL: Source.APPRAISAL_1,
    Stage.INSPECTION: Source.INSPECTION,
    Stage.SURVEY: Source.SURVEY,
}


class Result(NamedTuple):
    """What scoring makes of a case. `problems` are what a unit would be told of such an answer."""

    status: Status
    points: Number | None
    steps: tuple[Phrase, ...]
    branch: str | None
    """The branch of the rule that was taken, when one was."""
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """A leaf on its own in its set, decided by the one source that fills it."""

    criteria: CriteriaSet
    leaf: Node
    rule: Rule
    asked: Mapping[str, Fact]


def trial(criteria: CriteriaSet, leaf: Node) -> Trial:
    """Set a leaf apart with all that holds for it: rounding, bounds, what "Không áp dụng" does there."""
    assert leaf.rule is not None  # the checker lets no leaf pass without one
    decider = Combination("decide", (_SPEAKER[leaf.filled_by],))
    here = replace(leaf, combination=None, not_applicable=offered(criteria, leaf))
    extra = leaf.code in index_of(criteria).extras
    alone = replace(
        criteria,
        fields=() if extra else (here,),
        bonus=ExtraBlock("", leaf.max, (here,), leaf.place) if extra else None,
        penalty=None,
        combination=decider,
        grades=None,
    )
    return Trial(alone, here, leaf.rule, {fact.name: fact for fact in leaf.rule.asks()})


def offered(criteria: CriteriaSet, leaf: Node) -> Treatment | None:
    """What "Không áp dụng" does on a leaf, by the nearest node that says so; None: it is not offered."""
    treatments = (node.not_applicable for node in index_of(criteria).lineage[leaf.code])
    return next((treatment for treatment in treatments if treatment is not None), None)


def run(tried: Trial, case: Case) -> Result:
    """Score a case. A value that cannot be read makes the leaf invalid, as it does in a unit's form."""
    leaf, source = tried.leaf, _SPEAKER[tried.leaf.filled_by]
    problems: list[Problem] = []
    answer = _answer(tried, case, problems)
    submission = Submission(_UNIT.code, source, case.place.file, {leaf.code: answer})
    peers = {leaf.code: case.peers} if case.peers is not None else {}
    score = score_unit(tried.criteria, _UNIT, {source: submission}, surveyed=True, peers=peers)
    (node,) = score.walk()
    branch = None if answer.invalid else _branch(tried.rule, answer, case)
    return Result(node.status, node.points, node.steps, branch, (*problems, *score.problems))


def as_expected(case: Case, result: Result) -> bool:
    """Whether status, exact points and the named steps came out."""
    same = (result.status, result.points) == (case.status, case.points)
    return same and absent_step(case, result) is None


def absent_step(case: Case, result: Result) -> str | None:
    """The first expected text that no further Vietnamese step has; None when all stand there in order."""
    said = iter([tidy(step.text("vi")) for step in result.steps])
    return next((text for text in case.steps if not any(text in step for step in said)), None)


def _answer(tried: Trial, case: Case, problems: list[Problem]) -> Answer:
    code = tried.leaf.code
    if case.not_applicable:
        return Answer(code, not_applicable=Entry("", case.place))
    invalid: list[Place] = []

    def settled(reading: Reading, place: Place) -> Entry | None:
        if reading.code is not None:
            problems.append(Problem(reading.code, place, {"criterion": code, **reading.values}))
        if reading.value is None:
            invalid.append(place)
            return None
        return Entry(reading.value, place)

    if case.typed is not None:
        points = settled(read_points(_cell(case.typed), tried.leaf), case.typed.place)
        return Answer(code, points=points, invalid=tuple(invalid))
    given = case.facts or {}
    read = {
        name: settled(read_fact(_cell(value), tried.asked[name]), value.place) for name, value in given.items()
    }
    facts = {name: entry for name, entry in read.items() if entry is not None}
    return Answer(code, facts=facts, invalid=tuple(invalid))


def _cell(written: Written) -> Cell:
    """The value as a workbook would hold it: 0.95 is a number in any language, 95% and dates are texts."""
    number = parse_plain(written.text) is not None and "/" not in written.text
    return Cell(CellKind.NUMBER if number else CellKind.TEXT, written.text)


def _branch(rule: Rule, answer: Answer, case: Case) -> str | None:
    if answer.facts:
        return rule.award({name: entry.value for name, entry in answer.facts.items()}, case.peers).branch
    if answer.points is not None and not rule.asks():
        return rule.branches()[0].key
    return None
