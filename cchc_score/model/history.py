"""Model: the history of a leaf's points: every value it had, by whom, from which cell, on which day and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from cchc_score.decimals import Number
from cchc_score.model.answers import Submission
from cchc_score.model.explanations import Explanation
from cchc_score.model.scores import NodeScore
from cchc_score.model.sources import Source, Status
from cchc_score.problems import Place
from cchc_score.text import Phrase


class Event(StrEnum):
    """What happened to the points of a leaf."""

    SET_ASIDE = "set_aside"
    """A file that does not count said something: another file of the unit was chosen, or none was."""
    SAID = "said"
    """A source gave its verdict."""
    EXPLAINED = "explained"
    """The unit explained itself; no points by itself."""
    WEIGHED = "weighed"
    """The sources were weighed against each other."""
    FOUND = "found"
    """A finding of an inspection capped or set the points."""
    SETTLED = "settled"
    """Rounding, redistribution or an exemption made the final points."""


_WITHOUT_VALUE = (Event.SET_ASIDE, Event.EXPLAINED)


@dataclass(frozen=True, slots=True)
class Moment:
    """One value of a leaf in the order of the year, and where it comes from."""

    event: Event
    status: Status
    points: Number | None = None
    source: Source | None = None
    file: str | None = None
    places: tuple[Place, ...] = ()
    day: date | None = None
    """The day that the workbook itself gives; None where it gives none."""
    note: str | None = None
    """In the words of whoever gave the value."""
    why: tuple[Phrase, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether the value was one of the leaf's own."""
        return self.event not in _WITHOUT_VALUE


class Change(NamedTuple):
    """Two values of a leaf that followed each other and differ; `explained` is what the unit said between."""

    old: Moment
    new: Moment
    explained: Moment | None = None


@dataclass(frozen=True, slots=True)
class LeafHistory:
    """Everything that became of one leaf, first to last; nothing is overwritten."""

    leaf: NodeScore
    moments: tuple[Moment, ...]

    def values(self) -> tuple[Moment, ...]:
        """The moments that gave the leaf a value."""
        return tuple(moment for moment in self.moments if moment.counts)

    def changes(self) -> Iterator[Change]:
        """Each value that differs from the one before it."""
        old: Moment | None = None
        explained: Moment | None = None
        for moment in self.moments:
            if moment.event is Event.EXPLAINED:
                explained = moment
            if not moment.counts:
                continue
            if old is not None and (old.status, old.points) != (moment.status, moment.points):
                yield Change(old, moment, explained)
            old, explained = moment, None


class SetAside(NamedTuple):
    """What a file says that does not count, and why it does not."""

    submission: Submission
    why: Phrase


@dataclass(frozen=True, slots=True)
class Papers:
    """What is known of one unit beside the submissions that count."""

    days: Mapping[str, date] = field(default_factory=dict)
    """File → the day that the file itself gives."""
    explanations: Mapping[str, tuple[Explanation, ...]] = field(default_factory=dict)
    """Leaf code → the unit's explanations, in order."""
    set_aside: tuple[SetAside, ...] = ()
