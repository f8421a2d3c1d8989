"""Scoring: everything about one unit: tree, bonus and penalty, totals by stage, final total, grade."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from cchc_score.decimals import ZERO, Number, exact_sum
from cchc_score.model import (
    CriteriaSet,
    ExtraBlock,
    ExtraScore,
    Finding,
    NodeScore,
    Peers,
    Source,
    Status,
    Submission,
    Total,
    Unit,
    UnitScore,
)
from cchc_score.problems import Place, Problem
from cchc_score.scoring.applicability import exemptions
from cchc_score.scoring.grades import grade
from cchc_score.scoring.leaf import Case
from cchc_score.scoring.sources import STAGE_TITLES
from cchc_score.scoring.stages import stage_totals
from cchc_score.scoring.tree import round_within, score_forest

_SHOWN_CODES = 5


def score_unit(
    criteria: CriteriaSet,
    unit: Unit,
    submissions: Mapping[Source, Submission],
    *,
    surveyed: bool,
    peers: Mapping[str, Peers],
    shortcomings: Mapping[str, Sequence[Finding]] = MappingProxyType({}),
    traced: bool = True,
) -> UnitScore:
    """Score one unit on what its sources say (at most one submission per source, see `merge`).

    `surveyed` tells whether anyone in the campaign has survey data; `peers` what relative rules need, by
    leaf code; `shortcomings` what inspections found wanting, by leaf code. Without `traced` fields have figures
    alone, no verdicts and steps: thousands of units then fit in memory.
    Total = Σ fields + min(bonus, cap) − min(penalty, cap), rounded as `rounding.total` declares;
    it is None when a field, or a bonus or penalty that someone mentioned, is not scored.
    """
    exempt, problems = exemptions(criteria, unit)
    ordered = {source: submissions[source] for source in Source if source in submissions}
    case = Case(
        criteria,
        ordered,
        exempt,
        surveyed or Source.SURVEY in ordered,
        peers,
        shortcomings,
        traced,
        list(problems),
    )
    fields = score_forest(criteria.fields, case)
    bonus, penalty = _extra(criteria.bonus, case), _extra(criteria.penalty, case)
    final = _final(criteria, fields, bonus, penalty)
    tops = (*fields, *(bonus.nodes if bonus else ()), *(penalty.nodes if penalty else ()))
    name, grade_steps = grade(criteria, unit, final, _by_code(criteria, tops))
    return UnitScore(
        unit=unit,
        criteria=criteria,
        fields=fields,
        stages=stage_totals(case, fields, _pair(bonus), _pair(penalty)),
        final=final,
        bonus=bonus,
        penalty=penalty,
        grade=name,
        grade_steps=grade_steps,
        provisional=any(top.provisional for top in tops),
        problems=(*case.problems, *_counted_zero(case)),
    )


def _extra(block: ExtraBlock | None, case: Case) -> ExtraScore | None:
    if block is None:
        return None
    nodes = score_forest(block.nodes, case, extra=True)
    scored = exact_sum(node.total.scored for node in nodes)
    return ExtraScore(block, nodes, scored, min(scored, block.cap))


def _pair(extra: ExtraScore | None) -> tuple[ExtraBlock, Sequence[NodeScore]] | None:
    return None if extra is None else (extra.block, extra.nodes)


def _final(
    criteria: CriteriaSet, fields: Sequence[NodeScore], bonus: ExtraScore | None, penalty: ExtraScore | None
) -> Total:
    """The total; while something is not scored, only what the fields have so far (no bonus, no penalty)."""
    maximum = exact_sum(field.total.max for field in fields)
    scored = exact_sum(field.total.scored for field in fields)
    scored_max = exact_sum(field.total.scored_max for field in fields)
    applicable = [field for field in fields if field.status is not Status.NOT_APPLICABLE]
    mentioned = [node for extra in (bonus, penalty) if extra is not None for node in extra.nodes]
    settled = all(field.status is Status.SCORED for field in applicable)
    settled = settled and all(node.status in (Status.SCORED, Status.NOT_APPLICABLE) for node in mentioned)
    if not applicable or not settled:
        return Total(maximum, None, scored, scored_max)
    points = scored + _counted(bonus) - _counted(penalty)
    places = criteria.rounding.total
    return Total(maximum, points if places is None else round_within(points, places, maximum), scored, scored_max)


def _counted(extra: ExtraScore | None) -> Number:
    return ZERO if extra is None else extra.counted


def _by_code(criteria: CriteriaSet, tops: Sequence[NodeScore]) -> dict[str, NodeScore]:
    if criteria.grades is None or not criteria.grades.disqualifiers:
        return {}
    return {score.node.code: score for top in tops for score in top.walk()}


def _counted_zero(case: Case) -> list[Problem]:
    """One note per stage that counts as 0 for want of a verdict; at the stage's file where it sent one."""
    notes = []
    for stage, codes in case.counted_zero.items():
        files = [sub.file for source, sub in case.submissions.items() if source.stage is stage]
        anywhere = [sub.file for sub in case.submissions.values()]
        values = {"source": STAGE_TITLES[stage], "count": str(len(codes)), "codes": shown_codes(codes)}
        notes.append(Problem("weight-counted-zero", Place((files or anywhere)[-1]), values))
    return notes


def shown_codes(codes: Sequence[str]) -> tuple[str, ...]:
    """The first codes of a list, as a sentence names them; the sentence says apart how many there are."""
    return (*codes[:_SHOWN_CODES], "…") if len(codes) > _SHOWN_CODES else tuple(codes)
