"""Campaign: units scored one after another with all their verdicts, for papers that ask about single leaves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cchc_score.model import Unit, UnitScore

if TYPE_CHECKING:
    from cchc_score.campaign.year import Heard


def groups_of(units: Sequence[Unit]) -> dict[tuple[str, str], list[Unit]]:
    """Units by level and group, in the order they come."""
    groups: dict[tuple[str, str], list[Unit]] = {}
    for unit in units:
        groups.setdefault((unit.level, unit.group), []).append(unit)
    return groups


def scores_of(heard: Heard, units: Sequence[Unit]) -> Iterator[UnitScore]:
    """The score of each unit on what was said so far, in the order given; one is held at a time.

    Relative rules see the whole group of a unit, also those of it that are not among `units`.
    """
    whole = groups_of(heard.gathered.units)
    peers = {key: heard.peers(heard.plan.sets[key[0]], whole[key]) for key in groups_of(units)}
    surveyed = {level: heard.surveyed(level) for level, _ in peers}
    for unit in units:
        yield heard.score(unit, peers[unit.level, unit.group], surveyed=surveyed[unit.level])
