"""Forms: the grade to be expected, as a live formula: the band of the index, then the conditions that cap it."""

from __future__ import annotations

from collections.abc import Sequence

from cchc_score.forms.layout import Column, Layout, NodePlace, Way, at
from cchc_score.forms.live import complete, rounded
from cchc_score.model import Disqualifier, Edge, GradeBand, Grades
from cchc_score.rules import live
from cchc_score.rules.live import either, literal, quoted

_KNOWN = (Way.FACTS, Way.POINTS, Way.EXEMPT)
"""Ways of leaves whose points this form knows."""


def position(layout: Layout, grades: Grades, group: str) -> str:
    """The number of the grade, the best being 1; 0 when no band holds the index.

    A condition on a criterion that others fill in part cannot be looked at here: as in the engine, it does
    not bite before the criterion is scored.
    """
    bands = grades.for_group(group)
    total, most = at(layout.total_row, Column.SCORE), at(layout.sum_row, Column.SCORED_MAX)
    value = _looked_at(layout, grades, f"{total}*100/{most}")
    reached = "0"
    for number, band in reversed(tuple(enumerate(bands, 1))):
        caps = _caps(layout, grades, bands)
        best = f"MAX({number},{','.join(caps)})" if caps else str(number)
        reached = either(_holds(band, value), best, reached)
    return either(f"{most}>0", reached, "0")


def grade(layout: Layout, grades: Grades, group: str, unfinished: str) -> str:
    """The grade by the number in the state cell of the index row, once all that is owed is there."""
    names = quoted("")
    for number, band in reversed(tuple(enumerate(grades.for_group(group), 1))):
        names = either(f"{at(layout.index_row, Column.STATE)}={number}", quoted(band.name), names)
    return either(complete(layout), names, quoted(unfinished))


def _looked_at(layout: Layout, grades: Grades, ratio: str) -> str:
    return rounded(ratio, layout.criteria.rounding.index) if grades.on_rounded else live.settled(ratio)


def _holds(band: GradeBand, value: str) -> str:
    tests = [*_edge(band.lower, value, ">"), *_edge(band.upper, value, "<")]
    return f"AND({','.join(tests)})" if tests else "TRUE"


def _edge(edge: Edge | None, value: str, sign: str) -> list[str]:
    return [] if edge is None else [f"{value}{sign}{'=' if edge.included else ''}{literal(edge.value)}"]


def _caps(layout: Layout, grades: Grades, bands: Sequence[GradeBand]) -> list[str]:
    """For each condition that can bite: the number of the best band it still allows where it holds, else 0."""
    numbers = {band.name: number for number, band in enumerate(bands, 1)}
    caps = []
    for condition in grades.disqualifiers:
        place = layout.by_code[condition.criterion]
        known = all(leaf.way in _KNOWN for leaf in place.walk() if leaf.way is not None)
        if known and condition.best_grade in numbers:
            caps.append(either(_bites(layout, grades, place, condition), str(numbers[condition.best_grade]), "0"))
    return caps


def _bites(layout: Layout, grades: Grades, place: NodePlace, condition: Disqualifier) -> str:
    score, most = place.at(Column.SCORE), place.at(Column.SCORED_MAX)
    scored = f"{most}>0" if condition.by_index or place.way is None else f"ISNUMBER({score})"
    ratio = _looked_at(layout, grades, f"{score}*100/{most}") if condition.by_index else live.settled(score)
    return either(scored, f"{ratio}<{literal(condition.below)}", "FALSE")
