"""Scoring: the score tree. Bottom-up what applies and to what maximum, then top-down scaling and rounding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from cchc_score.decimals import ONE, ZERO, Number, exact_sum, round_half_up
from cchc_score.model import Node, NodeScore, Stage, Status, Total, Treatment
from cchc_score.scoring.applicability import ALL_BELOW, EXEMPT, TREATMENT_STEPS
from cchc_score.scoring.leaf import Around, Case, LeafResult, score_leaf, without
from cchc_score.text import Phrase


class Draft(NamedTuple):
    """A node that has been heard but not scaled. `maximum` is what applies; `freed` goes to its siblings."""

    node: Node
    applies: bool
    maximum: Number
    freed: Number
    leaf: LeafResult | None = None
    children: tuple[Draft, ...] = ()
    factor: Number = ONE
    """What the children's points and maxima are multiplied by, because siblings of theirs do not apply."""
    treatment: Treatment | None = None
    steps: tuple[Phrase, ...] = ()
    unasked: bool = False
    """Something below does not apply although nobody said so."""


class Finish(NamedTuple):
    """How leaves are finished: the decimals they are rounded at, and whether they keep their trace."""

    places: int | None
    traced: bool


class Settled(NamedTuple):
    """A scored node, and the stages that may speak of it but have no full value."""

    score: NodeScore
    lacks: frozenset[Stage]


def score_forest(nodes: Sequence[Node], case: Case, *, extra: bool = False) -> tuple[NodeScore, ...]:
    """Score the fields of a set (or, with `extra`, the nodes of a bonus or penalty block).

    The maximum freed by a field with treatment `redistribute` goes to the other fields; in a bonus or penalty
    block there is no total to keep, so it lapses.
    """
    drafts = tuple(_draft(node, case, Around(extra=extra)) for node in nodes)
    factor = ONE if extra else _share_out(drafts)[1]
    finish = Finish(case.criteria.rounding.leaf, case.traced or extra)  # stages look at verdicts on extras
    return tuple(_settle(draft, factor, finish).score for draft in drafts)


def _draft(node: Node, case: Case, around: Around) -> Draft:
    exempt = case.exempt.get(node.code) if case.exempt else None
    if exempt is not None and around.exempt is None:
        around = replace(around, exempt=exempt)
    if node.not_applicable is not None:
        around = replace(around, offered=node.not_applicable)
    if node.is_leaf:
        return _leaf_draft(node, score_leaf(node, case, around))
    children = tuple(_draft(child, case, around) for child in node.children)
    draft = _branch(node, children)
    if around.exempt is not None:
        return draft._replace(treatment=around.exempt, steps=(EXEMPT, TREATMENT_STEPS[around.exempt]))
    if not draft.applies and node.not_applicable is not None and not draft.unasked:
        return _whole(draft, node.not_applicable, case)
    return draft


def _leaf_draft(node: Node, leaf: LeafResult) -> Draft:
    if leaf.status is not Status.NOT_APPLICABLE:
        return Draft(node, True, node.max, ZERO, leaf)
    freed = node.max if leaf.treatment is Treatment.REDISTRIBUTE else ZERO
    return Draft(node, False, ZERO, freed, leaf, unasked=leaf.unasked)


def _share_out(children: Sequence[Draft]) -> tuple[Number, Number, Number]:
    """The applicable maximum of siblings, the factor that brings them to it, and what nobody could take."""
    kept = exact_sum(child.maximum for child in children)
    freed = exact_sum(child.freed for child in children if child.freed is not ZERO)
    if not freed or not kept:
        return kept, ONE, freed or ZERO
    return kept + freed, (kept + freed) / kept, ZERO


def _branch(node: Node, children: tuple[Draft, ...]) -> Draft:
    if all(child.applies and child.maximum is child.node.max for child in children):
        return Draft(node, True, node.max, ZERO, None, children)  # the checker proved that they add up to it
    maximum, factor, freed = _share_out(children)
    applies = any(child.applies for child in children)
    steps: tuple[Phrase, ...] = () if applies else (ALL_BELOW,)
    if factor is not ONE:
        steps = (_scaled_below(factor),)
    unasked = any(child.unasked for child in children)
    return Draft(node, applies, maximum, freed, None, children, factor, None, steps, unasked)


def _scaled_below(factor: Number) -> Phrase:
    return Phrase(
        "Điểm của mục con không áp dụng chia lại cho các mục con còn lại: nhân với {factor}",
        "The maximum of children that do not apply goes to the others: multiplied by {factor}",
        {"factor": factor},
    )


def _whole(draft: Draft, treatment: Treatment, case: Case) -> Draft:
    """Nothing below applies and the node itself says what that does."""
    steps = (ALL_BELOW, TREATMENT_STEPS[treatment])
    if treatment in (Treatment.FULL, Treatment.ZERO):
        children = tuple(_imposed(child, treatment, case) for child in draft.children)
        return _branch(draft.node, children)._replace(treatment=treatment, steps=steps)
    freed = draft.node.max if treatment is Treatment.REDISTRIBUTE else ZERO
    return draft._replace(freed=freed, treatment=treatment, steps=steps)


def _imposed(draft: Draft, treatment: Treatment, case: Case) -> Draft:
    if draft.leaf is None:
        return _branch(draft.node, tuple(_imposed(child, treatment, case) for child in draft.children))
    heard = draft.leaf
    leaf = without(draft.node, case.plan(draft.node), heard.verdicts, treatment, heard.steps[:-1])
    return _leaf_draft(draft.node, leaf._replace(provisional=heard.provisional))


def _settle(draft: Draft, factor: Number, finish: Finish) -> Settled:
    if draft.leaf is not None:
        return _settle_leaf(draft.node, draft.leaf, factor, finish)
    inner = draft.factor if factor is ONE else factor if draft.factor is ONE else factor * draft.factor
    children = [_settle(child, inner, finish) for child in draft.children]
    applicable = [child for child in children if child.score.status is not Status.NOT_APPLICABLE]
    scores = [child.score for child in applicable]
    status = _worst({score.status for score in scores})
    maximum = draft.maximum if factor is ONE else draft.maximum * factor
    lacks = frozenset[Stage]().union(*{child.lacks for child in applicable})
    score = NodeScore(
        draft.node,
        status,
        _sum(status, maximum, scores),
        by=_sum_stages(scores, lacks),
        steps=draft.steps if finish.traced else (),
        provisional=any(child.score.provisional for child in children),
        treatment=draft.treatment,
        children=tuple([child.score for child in children]),
    )
    return Settled(score, lacks)


_NO_MAXIMUM = Total(ZERO)


def _settle_leaf(node: Node, leaf: LeafResult, factor: Number, finish: Finish) -> Settled:
    by, steps, points = leaf.by, leaf.steps, leaf.points
    if leaf.status is Status.NOT_APPLICABLE:
        total = _NO_MAXIMUM
    else:
        maximum = node.max
        if factor is not ONE:
            maximum = node.max * factor
            by = {stage: value * factor for stage, value in by.items()}
            if points is not None:
                steps = (*steps, _scaled(points, factor))
                points *= factor
        if points is None:
            total = Total(maximum, scored_max=ZERO)
        else:
            places = finish.places
            final = points if places is None else round_within(points, places, maximum)
            if final is not points:
                steps = (*steps, _rounded(final, places))
            total = Total(maximum, final, final, maximum)
    score = NodeScore(
        node,
        leaf.status,
        total,
        by,
        leaf.verdicts if finish.traced else (),
        leaf.decided_by,
        steps if finish.traced else (),
        leaf.provisional,
        leaf.treatment,
    )
    return Settled(score, leaf.lacks)


def round_within(points: Number, places: int, maximum: Number) -> Number:
    """Round half-up, but never over a maximum that the exact points keep (2/3 of 2/3 stays 2/3)."""
    rounded = round_half_up(points, places)
    if rounded is points:
        return points
    return maximum if points <= maximum < rounded else rounded


def _scaled(points: Number, factor: Number) -> Phrase:
    return Phrase(
        "Nhân với {factor} do chia lại điểm của mục không áp dụng: {points} × {factor} = {scaled}",
        "Multiplied by {factor} for siblings that do not apply: {points} × {factor} = {scaled}",
        {"points": points, "factor": factor, "scaled": points * factor},
    )


def _rounded(points: Number, places: int | None) -> Phrase:
    values = {"places": str(places), "points": points}
    return Phrase("Làm tròn {places} chữ số: {points}", "Rounded to {places} places: {points}", values)


_PRECEDENCE = (Status.INVALID, Status.MISSING, Status.PENDING, Status.SCORED)


def _worst(present: set[Status]) -> Status:
    """What keeps the whole from being scored, the gravest first; not applicable when nothing applies."""
    return next((status for status in _PRECEDENCE if status in present), Status.NOT_APPLICABLE)


def _sum(status: Status, maximum: Number, children: Sequence[NodeScore]) -> Total:
    if status is Status.SCORED:
        points = exact_sum([child.total.scored for child in children])
        return Total(maximum, points, points, maximum)
    scored = exact_sum(child.total.scored for child in children)
    return Total(maximum, None, scored, exact_sum(child.total.scored_max for child in children))


def _sum_stages(children: Sequence[NodeScore], lacks: frozenset[Stage]) -> dict[Stage, Number]:
    """A stage's sum, where each child that it may speak of has a value of it."""
    present: set[Stage] = set().union(*[child.by for child in children]) - lacks
    if not present:
        return {}
    return {
        stage: exact_sum([child.by[stage] for child in children if stage in child.by])
        for stage in Stage
        if stage in present
    }
