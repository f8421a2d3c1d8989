"""Model: what it all comes to: scores of leaves and nodes, of a unit, and the rankings of a group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from cchc_score.decimals import HUNDRED, ZERO, Number
from cchc_score.model.answers import Unit
from cchc_score.model.criteria import CriteriaSet, ExtraBlock, Node
from cchc_score.model.sources import Source, Stage, Status, Treatment
from cchc_score.problems import Place, Problem
from cchc_score.text import Phrase


class Verdict(NamedTuple):
    """What one source's answer on a leaf comes to."""

    source: Source
    status: Status
    points: Number | None = None
    steps: tuple[Phrase, ...] = ()
    places: tuple[Place, ...] = ()
    note: str | None = None
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Total:
    """Points of a part (a stage, a field, everything) against its applicable maximum.

    `points` is None unless everything that applies is scored; then `scored` tells how much is, out of
    `scored_max`. All points are exact; the index too (rounded only where it is shown).
    """

    max: Number
    points: Number | None = None
    scored: Number = ZERO
    scored_max: Number = ZERO

    @property
    def index(self) -> Number | None:
        """Points ÷ applicable maximum × 100; None when not scored or nothing applies."""
        return self.points / self.max * HUNDRED if self.points is not None and self.max else None


@dataclass(frozen=True, slots=True)
class NodeScore:
    """A node of the score tree. A node that is not scored says why by its status, and has no points."""

    node: Node
    status: Status
    total: Total
    by: Mapping[Stage, Number] = field(default_factory=dict)
    """Points by stage (the appraisal round that counts); a stage without a full value is absent."""
    verdicts: tuple[Verdict, ...] = ()
    """For a leaf: every source's verdict, in order."""
    decided_by: tuple[Source, ...] = ()
    """The sources whose verdicts made the final points."""
    steps: tuple[Phrase, ...] = ()
    provisional: bool = False
    """Rests on self-assessment alone."""
    treatment: Treatment | None = None
    """What "not applicable" did here, when it did something."""
    children: tuple[NodeScore, ...] = ()

    @property
    def points(self) -> Number | None:
        """The final points; None unless scored."""
        return self.total.points

    def walk(self) -> Iterator[NodeScore]:
        """This score and all below it, in printed order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class ExtraScore:
    """A bonus or penalty block: the sum of its scored nodes, and what counts after the cap."""

    block: ExtraBlock
    nodes: tuple[NodeScore, ...]
    sum: Number
    counted: Number


@dataclass(frozen=True, slots=True)
class UnitScore:
    """Everything known about one unit: its tree, totals by stage, final total, grade."""

    unit: Unit
    criteria: CriteriaSet
    fields: tuple[NodeScore, ...]
    stages: Mapping[Stage, Total]
    final: Total
    """Rounded as the set declares; includes bonus and penalty."""
    bonus: ExtraScore | None = None
    penalty: ExtraScore | None = None
    grade: str | None = None
    grade_steps: tuple[Phrase, ...] = ()
    provisional: bool = False
    problems: tuple[Problem, ...] = ()

    def walk(self) -> Iterator[NodeScore]:
        """Every node score in printed order: fields, bonus, penalty."""
        for top in self.fields:
            yield from top.walk()
        for extra in (self.bonus, self.penalty):
            if extra is not None:
                for node in extra.nodes:
                    yield from node.walk()


class RankedUnit(NamedTuple):
    """A unit with its rank in the group; `tied` when it shares it."""

    rank: int
    tied: bool
    score: UnitScore


class UnrankedUnit(NamedTuple):
    """A unit that has no rank, and why. It may still have a score (scored, not ranked)."""

    unit: Unit
    reasons: tuple[Phrase, ...]
    score: UnitScore | None


class GroupRanking(NamedTuple):
    """The ranking inside one group of one level."""

    level: str
    group: str
    ranked: tuple[RankedUnit, ...]
    unranked: tuple[UnrankedUnit, ...]
