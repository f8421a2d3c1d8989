"""Scoring: who may speak of a leaf, who decides it, and which stages owe it a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cchc_score.decimals import Number, exact_sum
from cchc_score.model import Combination, Source, Stage
from cchc_score.text import Phrase

MAY_DECIDE: Mapping[Stage, tuple[Source, ...]] = {
    Stage.SELF: (Source.SELF, Source.APPRAISAL_1, Source.APPRAISAL_2, Source.INSPECTION),
    Stage.APPRAISAL: (Source.APPRAISAL_1, Source.APPRAISAL_2, Source.INSPECTION),
    Stage.INSPECTION: (Source.INSPECTION,),
    Stage.SURVEY: (Source.SURVEY,),
}
"""Who fills a leaf → the sources that may decide it, first to last."""

STAGE_OF: Mapping[Source, Stage] = {source: source.stage for source in Source}

SOURCE_TITLES: Mapping[Source, Phrase] = {
    Source.SELF: Phrase("Tự đánh giá", "Self-assessment"),
    Source.APPRAISAL_1: Phrase("Thẩm định lần 1", "Appraisal, round 1"),
    Source.APPRAISAL_2: Phrase("Thẩm định lần 2", "Appraisal, round 2"),
    Source.INSPECTION: Phrase("Kiểm tra", "Inspection"),
    Source.SURVEY: Phrase("Điều tra xã hội học", "Survey"),
}

STAGE_TITLES: Mapping[Stage, Phrase] = {
    Stage.SELF: Phrase("Tự đánh giá", "Self-assessment"),
    Stage.APPRAISAL: Phrase("Thẩm định", "Appraisal"),
    Stage.INSPECTION: Phrase("Kiểm tra", "Inspection"),
    Stage.SURVEY: Phrase("Điều tra xã hội học", "Survey"),
}


@dataclass(frozen=True, slots=True)
class Plan:
    """How the sources of one kind of leaf are brought together."""

    filled_by: Stage
    eligible: tuple[Source, ...]
    """The sources that may speak of the leaf; others are not asked."""
    order: tuple[Source, ...]
    """Those whose verdict can become final, first to last."""
    stages: frozenset[Stage]
    """The stages of the eligible sources."""
    owing: frozenset[Stage]
    """The stages whose total waits for a verdict here."""
    weights: Mapping[Stage, Number] = field(default_factory=dict)
    """Shares that sum to 1; empty when the last verdict decides."""
    missing: str = "pending"


def plan(filled_by: Stage, combination: Combination) -> Plan:
    """Limit a combination to the sources that may decide a leaf which `filled_by` fills.

    Weights are scaled to 1 over the stages that may speak. A leaf whose filler carries no weight (a survey
    leaf in a set that weighs self against inspection) is decided by its last verdict.
    """
    eligible = MAY_DECIDE[filled_by]
    stages = frozenset(STAGE_OF[source] for source in eligible)
    weights = _weights(filled_by, combination, stages)
    order = eligible if weights else _order(filled_by, combination, eligible)
    owing = {filled_by, *weights}
    if not weights:
        owing |= {STAGE_OF[source] for source in order} - {Stage.INSPECTION}
    return Plan(filled_by, eligible, order, stages, frozenset(owing), weights, combination.missing)


def _weights(filled_by: Stage, combination: Combination, stages: frozenset[Stage]) -> dict[Stage, Number]:
    if combination.method != "weighted":
        return {}
    weights = {stage: weight for stage, weight in combination.weights.items() if weight and stage in stages}
    if not weights or (filled_by is not Stage.SELF and filled_by not in weights):
        return {}
    whole = exact_sum(weights.values())
    return {stage: weights[stage] / whole for stage in Stage if stage in weights}


def _order(filled_by: Stage, combination: Combination, eligible: tuple[Source, ...]) -> tuple[Source, ...]:
    order = tuple(source for source in combination.order if source in eligible)
    fills = any(STAGE_OF[source] is filled_by for source in order)
    # A set may let self-assessment decide nothing; but what only a later stage can fill, that stage decides.
    return order if fills or filled_by is Stage.SELF else eligible
