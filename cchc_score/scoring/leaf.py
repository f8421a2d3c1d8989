"""Scoring: one leaf of one unit: all its verdicts, what they come to, and what each stage says of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from cchc_score.decimals import Number
from cchc_score.model import (
    CriteriaSet,
    Finding,
    Node,
    Peers,
    Source,
    Stage,
    Status,
    Submission,
    Treatment,
    Verdict,
)
from cchc_score.problems import Problem
from cchc_score.scoring.applicability import (
    EXEMPT,
    NO_SURVEY,
    NOTHING_CLAIMED,
    TREATMENT_STEPS,
    points_under,
)
from cchc_score.scoring.combine import Outcome, combine
from cchc_score.scoring.findings import under_findings
from cchc_score.scoring.sources import STAGE_OF, Plan, plan
from cchc_score.scoring.verdicts import Hearing, judge
from cchc_score.text import Phrase


@dataclass(slots=True)
class Case:
    """One unit before the scales: what is needed to score it, and what is noted on the way."""

    criteria: CriteriaSet
    submissions: Mapping[Source, Submission]
    """In the order of the table of sources."""
    exempt: Mapping[str, Treatment]
    surveyed: bool
    peers: Mapping[str, Peers]
    shortcomings: Mapping[str, Sequence[Finding]]
    """Leaf code → what inspections found wanting there."""
    traced: bool = True
    """Whether scores carry verdicts and steps, which only a unit's own papers show."""
    problems: list[Problem] = field(default_factory=list)
    heard: set[Stage] = field(default_factory=set)
    """The stages that said something on any leaf."""
    owed: dict[str, frozenset[Stage]] = field(default_factory=dict)
    """Leaf code → the stages that should fill it and have no value; their totals wait for it."""
    counted_zero: dict[Stage, list[str]] = field(default_factory=dict)
    """Weighted stages that count as 0 for want of a verdict → the leaves where they do."""
    plans: dict[tuple[Stage, int], Plan] = field(default_factory=dict)

    def plan(self, node: Node) -> Plan:
        """How this leaf's sources are brought together; the few different plans are made once."""
        combination = node.combination or self.criteria.combination
        key = (node.filled_by, id(combination))
        known = self.plans.get(key)
        if known is None:
            known = self.plans[key] = plan(node.filled_by, combination)
        return known


@dataclass(frozen=True, slots=True)
class Around:
    """What holds for a node because of where it stands."""

    exempt: Treatment | None = None
    offered: Treatment | None = None
    """What "Không áp dụng" does by the nearest node at or above that declares it; None: it is not offered."""
    extra: bool = False
    """In the bonus or penalty block."""


class LeafResult(NamedTuple):
    """A leaf before scaling and rounding. `lacks`: the stages that may speak here and have no value."""

    status: Status
    points: Number | None
    by: Mapping[Stage, Number]
    lacks: frozenset[Stage]
    verdicts: tuple[Verdict, ...]
    decided_by: tuple[Source, ...]
    steps: tuple[Phrase, ...]
    provisional: bool
    treatment: Treatment | None = None
    unasked: bool = False
    """Not applicable although nobody said so: no survey was held, nothing was claimed."""


_NONE: frozenset[Stage] = frozenset()


def score_leaf(node: Node, case: Case, around: Around) -> LeafResult:
    """Hear every source on a leaf and bring the verdicts together; points are not scaled or rounded yet."""
    leaf_plan = case.plan(node)
    verdicts = _hear(node, leaf_plan, case, around)
    if around.exempt is not None:
        return without(node, leaf_plan, verdicts, around.exempt, (EXEMPT,))
    if not verdicts and around.extra:
        return _unasked(NOTHING_CLAIMED)
    if not verdicts and node.filled_by is Stage.SURVEY and not case.surveyed:
        return _unasked(NO_SURVEY)
    outcome = under_findings(node, combine(leaf_plan, verdicts), case.shortcomings.get(node.code, ()))
    for stage in outcome.counted_zero:
        case.counted_zero.setdefault(stage, []).append(node.code)
    treatment = None
    if outcome.status is Status.NOT_APPLICABLE:
        treatment = around.offered or Treatment.EXCLUDE  # a rule may find 0/0 where nothing is offered
        outcome = _treated(outcome, treatment, node.max)
    by, lacks = _stage_values(node, leaf_plan, verdicts, around)
    if around.extra:
        lacks = _NONE  # a stage that does not mention a bonus or penalty claims or finds nothing
    elif not lacks.isdisjoint(leaf_plan.owing):
        case.owed[node.code] = lacks & leaf_plan.owing
    return LeafResult(
        outcome.status,
        outcome.points,
        by,
        lacks,
        verdicts,
        outcome.decided_by,
        outcome.steps,
        outcome.provisional,
        treatment,
    )


def without(
    node: Node,
    leaf_plan: Plan,
    verdicts: tuple[Verdict, ...],
    treatment: Treatment,
    steps: tuple[Phrase, ...],
) -> LeafResult:
    """A leaf that does not apply whatever was said of it: by exemption, or with all of the node above."""
    points = points_under(treatment, node.max)
    steps = (*steps, TREATMENT_STEPS[treatment])
    if points is None:
        claimed = {STAGE_OF[v.source]: v.points for v in verdicts if v.points is not None}
        return LeafResult(Status.NOT_APPLICABLE, None, claimed, _NONE, verdicts, (), steps, False, treatment)
    by = dict.fromkeys(sorted(leaf_plan.owing, key=list(Stage).index), points)
    return LeafResult(Status.SCORED, points, by, _NONE, verdicts, (), steps, False, treatment)


def _unasked(why: Phrase) -> LeafResult:
    status = Status.NOT_APPLICABLE
    return LeafResult(status, None, {}, _NONE, (), (), (why,), False, Treatment.EXCLUDE, unasked=True)


def _treated(outcome: Outcome, treatment: Treatment, maximum: Number) -> Outcome:
    points = points_under(treatment, maximum)
    status = Status.NOT_APPLICABLE if points is None else Status.SCORED
    steps = (*outcome.steps, TREATMENT_STEPS[treatment])
    return Outcome(status, points, outcome.decided_by, steps, outcome.provisional)


def _hear(node: Node, leaf_plan: Plan, case: Case, around: Around) -> tuple[Verdict, ...]:
    verdicts = []
    peers = case.peers.get(node.code) if case.peers else None
    offered = around.exempt or around.offered
    code, places = node.code, case.criteria.rounding.leaf
    for source, submission in case.submissions.items():
        answer = submission.answers.get(code)
        if answer is None or source not in leaf_plan.eligible:
            continue
        hearing = Hearing(node, source, submission.file, offered, peers, places)
        verdict, problems = judge(answer, hearing)
        if verdict is not None:
            verdicts.append(verdict)
            case.heard.add(STAGE_OF[source])
        # What a unit is exempt from cannot be wrong in a way that matters to anyone.
        if problems and around.exempt is None:
            case.problems.extend(problems)
    return tuple(verdicts)


def _stage_values(
    node: Node, leaf_plan: Plan, verdicts: tuple[Verdict, ...], around: Around
) -> tuple[dict[Stage, Number], frozenset[Stage]]:
    """The points each stage gives (its last verdict), and the stages that may speak but give nothing.

    A stage that says "not applicable" gives nothing and lacks nothing.
    """
    if len(verdicts) == 1 and verdicts[0].points is not None:  # most leaves: one source, and it gives points
        stage = STAGE_OF[verdicts[0].source]
        return {stage: verdicts[0].points}, _others(leaf_plan.stages, stage)
    last = {STAGE_OF[v.source]: v for v in verdicts if v.status is not Status.MISSING}
    by: dict[Stage, Number] = {}
    spoken = []
    for stage, verdict in last.items():
        points = verdict.points
        if verdict.status is Status.NOT_APPLICABLE:
            points = points_under(around.offered or Treatment.EXCLUDE, node.max)
            spoken.append(stage)
        if points is not None:
            by[stage] = points
    return by, leaf_plan.stages.difference(by, spoken)


@lru_cache(maxsize=64)
def _others(stages: frozenset[Stage], stage: Stage) -> frozenset[Stage]:
    return stages - {stage}
