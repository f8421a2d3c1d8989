"""Scoring: the total of each stage, side by side with the final one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cchc_score.decimals import Number, exact_sum
from cchc_score.model import ExtraBlock, NodeScore, Stage, Status, Total
from cchc_score.scoring.leaf import Case
from cchc_score.scoring.sources import STAGE_OF

Extra = tuple[ExtraBlock, Sequence[NodeScore]]
"""A bonus or penalty block with the scores of its nodes."""


def stage_totals(
    case: Case, fields: Sequence[NodeScore], bonus: Extra | None, penalty: Extra | None
) -> Mapping[Stage, Total]:
    """The total of every stage that said something.

    `max` is the applicable maximum of the leaves the stage should fill (an inspection without a weight: of
    those it did judge); a leaf that applies in the end but not in the eyes of the stage stays out of it.
    `points` is None until all of them have a value; then it includes what the stage says of bonus and
    penalty, within their caps. Points are exact.
    """
    leaves = _applicable(fields)
    totals = {}
    for stage in Stage:
        if stage in case.heard:
            total = _of_fields(stage, leaves, case.owed)
            totals[stage] = _with_extras(stage, total, bonus, penalty)
    return totals


def _applicable(nodes: Sequence[NodeScore]) -> list[NodeScore]:
    leaves: list[NodeScore] = []
    for node in nodes:
        if node.children:
            leaves += _applicable(node.children)
        elif node.status is not Status.NOT_APPLICABLE:
            leaves.append(node)
    return leaves


def _of_fields(stage: Stage, leaves: Sequence[NodeScore], owed: Mapping[str, frozenset[Stage]]) -> Total:
    judged = [leaf for leaf in leaves if stage in leaf.by]
    awaited = [leaf for leaf in leaves if stage in owed.get(leaf.node.code, ())] if owed else []
    scored = exact_sum([leaf.by[stage] for leaf in judged])
    scored_max = exact_sum([leaf.total.max for leaf in judged])
    if awaited:
        return Total(scored_max + exact_sum(leaf.total.max for leaf in awaited), None, scored, scored_max)
    return Total(scored_max, scored if judged else None, scored, scored_max)


def _with_extras(stage: Stage, total: Total, bonus: Extra | None, penalty: Extra | None) -> Total:
    if total.points is None or (bonus is None and penalty is None):
        return total
    added, deducted = _counted(stage, bonus), _counted(stage, penalty)
    points = None if added is None or deducted is None else total.points + added - deducted
    return Total(total.max, points, total.scored, total.scored_max)


def _counted(stage: Stage, extra: Extra | None) -> Number | None:
    """What the stage says of a block, within its cap; None when it says something that cannot be scored."""
    if extra is None:
        return Number(0)
    block, nodes = extra
    leaves = _applicable(nodes)
    for leaf in leaves:
        mine = [verdict for verdict in leaf.verdicts if STAGE_OF[verdict.source] is stage]
        if mine and mine[-1].status not in (Status.SCORED, Status.NOT_APPLICABLE):
            return None
    return min(block.cap, exact_sum(leaf.by[stage] for leaf in leaves if stage in leaf.by))
