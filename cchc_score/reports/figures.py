"""Reports: figures as they are shown: rounded half-up here, once, before any writer sees them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from cchc_score.decimals import Number, exact_decimal, exact_sum, round_half_up
from cchc_score.model import CriteriaSet, Stage, Total, UnitScore

USUAL_PLACES = 2
MOST_PLACES = 4


def points_places(criteria: CriteriaSet) -> int:
    """Decimals that points are shown with: as the set rounds them, but no maximum is ever cut short."""
    declared = [places for places in (criteria.rounding.leaf, criteria.rounding.total) if places is not None]
    return max([USUAL_PLACES, *declared, maximum_places(criteria)])


def maximum_places(criteria: CriteriaSet) -> int:
    """The decimals that show every maximum of a set (at most 4; a third is shown as 0,33)."""
    known = _MAXIMUM_PLACES.get(id(criteria))
    if known is None:
        known = _MAXIMUM_PLACES[id(criteria)] = (criteria, _needed_places(criteria))
    return known[1]


_MAXIMUM_PLACES: dict[int, tuple[CriteriaSet, int]] = {}
"""Sets are few and units are thousands. The set is kept beside its answer, so that its id stays its own."""


def _needed_places(criteria: CriteriaSet) -> int:
    written = (exact_decimal(node.max) for node in criteria.walk())
    needed = max((len(text.partition(".")[2]) for text in written if text is not None), default=0)
    return min(max(needed, USUAL_PLACES), MOST_PLACES)


def telling_places(value: Number, places: int) -> int:
    """The decimals that show a value: so many, and more where it would read 0 and is not."""
    while value and not round_half_up(value, places):
        places += 1
    return places


def shown(value: Number | None, places: int) -> Number | None:
    """A figure rounded for show; nothing stays nothing."""
    return None if value is None else round_half_up(value, places)


def index_shown(total: Total, criteria: CriteriaSet) -> Number | None:
    """The index of a part as it is published: rounded as the set declares."""
    ratio = _ratio(total)
    return None if ratio is None else _rounded_per_cent(*ratio, criteria.rounding.index)


def mean_index(totals: Iterable[Total]) -> Number | None:
    """The exact mean of the indexes that exist; whole numbers, because a year's matrices have 50 000 of them."""
    ratios = [ratio for total in totals if (ratio := _ratio(total)) is not None]
    if not ratios:
        return None
    tops: dict[int, int] = {}
    for above, below in ratios:
        tops[below] = tops.get(below, 0) + above
    return exact_sum([Number(above * 100, below) for below, above in tops.items()]) / len(ratios)


def _ratio(total: Total) -> tuple[int, int] | None:
    if total.points is None:
        return None
    above, below = total.points.as_integer_ratio()
    most, parts = total.max.as_integer_ratio()
    return (above * parts, below * most) if most else None


@lru_cache(maxsize=65536)
def _rounded_per_cent(above: int, below: int, places: int) -> Number:
    return round_half_up(Number(above * 100, below), places)


def stages_with_data(scores: Iterable[UnitScore]) -> tuple[Stage, ...]:
    """The stages for which any of these units has a verdict, in printed order."""
    present = {
        stage
        for score in scores
        for stage, total in score.stages.items()
        if total.points is not None or total.scored_max
    }
    return tuple(stage for stage in Stage if stage in present)


def mean(values: Iterable[Number]) -> Number | None:
    """The exact mean; None of nothing."""
    known = tuple(values)
    return exact_sum(known) / len(known) if known else None
