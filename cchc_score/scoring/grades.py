"""Scoring: the grade: a band on the index, then the conditions that cap it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cchc_score.decimals import Number, round_half_up
from cchc_score.model import CriteriaSet, Disqualifier, Edge, GradeBand, Grades, NodeScore, Total, Unit
from cchc_score.text import Phrase


def grade(
    criteria: CriteriaSet, unit: Unit, final: Total, nodes: Mapping[str, NodeScore]
) -> tuple[str | None, tuple[Phrase, ...]]:
    """The grade of a final total and how it came about; None when the set has no grades or nothing is scored.

    `nodes` are the node scores by code. The index is the published one (rounded to `rounding.index` places)
    unless the set grades on the exact one. A disqualifying condition whose criterion is not scored, or does
    not apply to the unit, does not bite.
    """
    grades, index = criteria.grades, final.index
    if grades is None or index is None:
        return None, ()
    places = criteria.rounding.index if grades.on_rounded else None
    looked_at = _at(index, places)
    bands = grades.for_group(unit.group)
    position = next((i for i, band in enumerate(bands) if band.holds(looked_at)), None)
    if position is None:
        return None, ()
    steps = [_in_band(looked_at, bands[position])]
    position, capped = _cap(grades, bands, position, nodes, places)
    return bands[position].name, (*steps, *capped)


def _at(index: Number, places: int | None) -> Number:
    return index if places is None else round_half_up(index, places)


def _cap(
    grades: Grades, bands: Sequence[GradeBand], position: int, nodes: Mapping[str, NodeScore], places: int | None
) -> tuple[int, list[Phrase]]:
    """Move the grade down to the best that each condition which holds still allows."""
    order = {band.name: i for i, band in enumerate(bands)}
    steps = []
    for condition in grades.disqualifiers:
        best = order.get(condition.best_grade, position)
        value = _value(condition, nodes, places)
        if value is not None and value < condition.below and best > position:
            position = best
            steps.append(_disqualified(condition, value))
    return position, steps


def _value(condition: Disqualifier, nodes: Mapping[str, NodeScore], places: int | None) -> Number | None:
    node = nodes.get(condition.criterion)
    if node is None:
        return None
    if not condition.by_index:
        return node.points
    index = node.total.index
    return None if index is None else _at(index, places)


def _disqualified(condition: Disqualifier, value: Number) -> Phrase:
    values = {
        "code": condition.criterion,
        "value": value,
        "below": condition.below,
        "grade": condition.best_grade,
    }
    if condition.by_index:
        return Phrase(
            "Chỉ số của tiêu chí {code} là {value}%, dưới {below}%: xếp loại cao nhất là {grade}",
            "The index of criterion {code} is {value}%, below {below}%: the best grade is {grade}",
            values,
        )
    return Phrase(
        "Tiêu chí {code} đạt {value} điểm, dưới {below}: xếp loại cao nhất là {grade}",
        "Criterion {code} has {value} points, below {below}: the best grade is {grade}",
        values,
    )


def _in_band(index: Number, band: GradeBand) -> Phrase:
    values = {"index": index, "grade": band.name, "bounds": _bounds(band)}
    return Phrase(
        "Chỉ số {index} thuộc mức {grade} ({bounds})", "The index {index} lies in {grade} ({bounds})", values
    )


def _bounds(band: GradeBand) -> tuple[Phrase, ...]:
    ends = []
    if band.lower is not None:
        ends.append(_end(band.lower, ("từ", "from"), ("trên", "above")))
    if band.upper is not None:
        ends.append(_end(band.upper, ("đến", "to"), ("dưới", "below")))
    return tuple(ends) or (Phrase("mọi chỉ số", "any index"),)


def _end(edge: Edge, closed: tuple[str, str], opened: tuple[str, str]) -> Phrase:
    vi, en = closed if edge.included else opened
    return Phrase(f"{vi} {{value}}", f"{en} {{value}}", {"value": edge.value})
