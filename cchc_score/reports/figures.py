"""Reports: figures as they are shown: rounded half-up here, once, before any writer sees them."""

from __future__ import annotations

from collections.abc import Iterable

from cchc_score.decimals import Number, exact_decimal, round_half_up
from cchc_score.model import CriteriaSet, Stage, Total, UnitScore

USUAL_PLACES = 2
MOST_PLACES = 4


def points_places(criteria: CriteriaSet) -> int:
    """Decimals that points are shown with: as the set rounds them, but no maximum is ever cut short."""
    declared = [places for places in (criteria.rounding.leaf, criteria.rounding.total) if places is not None]
    return max([USUAL_PLACES, *declared, maximum_places(criteria)])


def maximum_places(criteria: CriteriaSet) -> int:
    """The decimals that show every maximum of a set (at most 4; a third is shown as 0,33)."""
    written = (exact_decimal(node.max) for node in criteria.walk())
    needed = max((len(text.partition(".")[2]) for text in written if text is not None), default=0)
    return min(max(needed, USUAL_PLACES), MOST_PLACES)


def shown(value: Number | None, places: int) -> Number | None:
    """A figure rounded for show; nothing stays nothing."""
    return None if value is None else round_half_up(value, places)


def index_shown(total: Total, criteria: CriteriaSet) -> Number | None:
    """The index of a part as it is published: rounded as the set declares."""
    return shown(total.index, criteria.rounding.index)


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
    return sum(known, start=Number(0)) / len(known) if known else None
