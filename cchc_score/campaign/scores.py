"""Campaign: units scored one after another with all their verdicts, for papers that ask about single leaves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cchc_score.model import Unit, UnitScore
from cchc_score.scoring.unit import score_unit

if TYPE_CHECKING:
    from cchc_score.campaign.year import Heard


def scores_of(heard: Heard, units: Sequence[Unit]) -> Iterator[UnitScore]:
    """The score of each unit on what was said so far, in the order given; one is held at a time.

    Relative rules see the whole group of a unit, also those of it that are not among `units`.
    """
    by_group: dict[tuple[str, str], list[Unit]] = {}
    for unit in heard.gathered.units:
        by_group.setdefault((unit.level, unit.group), []).append(unit)
    peers = {
        key: heard.peers(heard.plan.sets[key[0]], by_group[key])
        for key in dict.fromkeys((unit.level, unit.group) for unit in units)
    }
    for unit in units:
        yield score_unit(
            heard.plan.sets[unit.level],
            unit,
            heard.of(unit),
            surveyed=heard.surveyed(unit.level),
            peers=peers[unit.level, unit.group].get(unit.code, {}),
            shortcomings=heard.against(unit),
        )
