"""Model: what would win lost points back: each way, with the gain that it really brings."""

from __future__ import annotations

from dataclasses import dataclass

from cchc_score.decimals import ZERO, Number
from cchc_score.model.rule import Way
from cchc_score.model.scores import NodeScore
from cchc_score.text import Phrase


@dataclass(frozen=True, slots=True)
class Gain:
    """One way to more points on a leaf. Gains are in the unit's final points: weighed, scaled and rounded."""

    way: Way
    says: Phrase
    points: Number
    """What is won when it is reached; above 0."""
    short: Number | None = None
    """What is won one step before it is reached; None where there is nothing between."""


@dataclass(frozen=True, slots=True)
class LeafGains:
    """The ways to more points on one leaf, the nearest first."""

    leaf: NodeScore
    lost: Number
    gains: tuple[Gain, ...]

    @property
    def best(self) -> Number:
        """The most that can be won here; 0 when nothing is known to help."""
        return max((gain.points for gain in self.gains), default=ZERO)
