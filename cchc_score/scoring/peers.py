"""Scoring: what relative rules compare with: the best and the mean of the group, and last year's value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cchc_score.decimals import Number, exact_sum
from cchc_score.model import CriteriaSet, Node, Peers, Source, Submission
from cchc_score.scoring.sources import MAY_DECIDE


def group_peers(
    criteria: CriteriaSet,
    submissions_by_unit: Mapping[str, Mapping[Source, Submission]],
    previous: Mapping[str, Mapping[str, Number]],
) -> Mapping[str, Mapping[str, Peers]]:
    """What each unit of one group is compared with: unit code → code of a relative leaf → peers.

    A unit's value is that of its last source that gives one; a source whose cells are unreadable, or that
    says the leaf does not apply, gives none and is not replaced by an earlier one. `previous` is last year's
    value by unit and leaf code. Every unit of `submissions_by_unit` is in the result.
    """
    compared: dict[str, dict[str, Peers]] = {unit: {} for unit in submissions_by_unit}
    for leaf in criteria.leaves():
        better = getattr(leaf.rule, "better", None)
        if better is None:
            continue
        measures = {unit: _measure(leaf, said) for unit, said in submissions_by_unit.items()}
        best, mean, count = _of_group([value for value in measures.values() if value is not None], better)
        for unit in submissions_by_unit:
            last_year = previous.get(unit, {}).get(leaf.code)
            compared[unit][leaf.code] = Peers(best, mean, count, last_year)
    return compared


def _of_group(values: Sequence[Number], better: str) -> tuple[Number | None, Number | None, int]:
    if not values:
        return None, None, 0
    best = min(values) if better == "lower" else max(values)
    return best, exact_sum(values) / len(values), len(values)


def _measure(leaf: Node, submissions: Mapping[Source, Submission]) -> Number | None:
    assert leaf.rule is not None
    for source in reversed(MAY_DECIDE[leaf.filled_by]):
        submission = submissions.get(source)
        answer = submission.answers.get(leaf.code) if submission is not None else None
        if answer is None or answer.is_blank:
            continue
        if answer.invalid or answer.not_applicable is not None:
            return None
        value = leaf.rule.measure({name: entry.value for name, entry in answer.facts.items()})
        if value is not None:
            return value
    return None
