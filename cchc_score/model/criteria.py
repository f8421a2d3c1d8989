"""Model: a criteria set as a Decision issues it: its tree, settings and grades."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from cchc_score.decimals import ZERO, Number
from cchc_score.model.rule import Rule
from cchc_score.model.sources import Source, Stage, Treatment
from cchc_score.problems import Place


@dataclass(frozen=True, slots=True)
class Combination:
    """How the sources of a leaf make its final points: `decide` by the last verdict, or `weighted`."""

    method: str
    order: tuple[Source, ...] = (Source.SELF, Source.APPRAISAL_1, Source.APPRAISAL_2, Source.INSPECTION)
    weights: Mapping[Stage, Number] = field(default_factory=dict)
    missing: str = "pending"
    """For `weighted`, when a weighted source has no verdict: renormalise, zero or pending."""


@dataclass(frozen=True, slots=True)
class OnFinding:
    """What a shortcoming found by an inspection does to a leaf's points, as the set declares; exact points."""

    points: Number
    sets: bool = False
    """True: the leaf has exactly these points; False: at most these."""
    repeated: Number | None = None
    """At most these when the same was found in an earlier year."""


@dataclass(frozen=True, slots=True)
class Node:
    """A field, criterion or sub-criterion. It has children, or a rule (then it is a leaf)."""

    code: str
    title: str
    max: Number
    place: Place
    children: tuple[Node, ...] = ()
    rule: Rule | None = None
    minimum: Number = ZERO
    """The least points a leaf may have; below zero only where the set says so."""
    filled_by: Stage = Stage.SELF
    evidence: tuple[str, ...] = ()
    legal: tuple[str, ...] = ()
    guidance: str | None = None
    department: str | None = None
    """The department that appraises it."""
    not_applicable: Treatment | None = None
    """Set when a unit may answer "Không áp dụng" here, and what that then does."""
    combination: Combination | None = None
    on_finding: OnFinding | None = None
    confirmed: bool = True
    """False: a drafting choice of a model set, not confirmed by a text."""

    @property
    def is_leaf(self) -> bool:
        """Whether points are given here."""
        return not self.children

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in printed order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def leaves(self) -> Iterator[Node]:
        """The leaves at or below this node, in printed order."""
        return (node for node in self.walk() if node.is_leaf)


@dataclass(frozen=True, slots=True)
class ExtraBlock:
    """Bonus or penalty points: outside the total, with a cap of their own. Penalties are positive numbers."""

    title: str
    cap: Number
    nodes: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Rounding:
    """Decimal places at which points are rounded half-up; None keeps them exact."""

    leaf: int | None = None
    total: int | None = None
    index: int = 2


@dataclass(frozen=True, slots=True)
class RankingRule:
    """How units of a group are ranked: by the exact index or at `places`; ties and what breaks them."""

    places: int | None = None
    """None ranks on the exact index."""
    dense: bool = False
    """False: standard competition 1, 2, 2, 4; True: 1, 2, 2, 3."""
    tie_breakers: tuple[str, ...] = ()
    """Criterion codes or stages, compared in order, the higher index first."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One end of an interval; `included` says whether the value itself belongs."""

    value: Number
    included: bool


@dataclass(frozen=True, slots=True)
class GradeBand:
    """A grade and the indexes that earn it; an open end is None."""

    name: str
    lower: Edge | None
    upper: Edge | None

    def holds(self, index: Number) -> bool:
        """Whether an index lies in this band."""
        return _above(self.lower, index) and _below(self.upper, index)


@dataclass(frozen=True, slots=True)
class Disqualifier:
    """A condition that caps the grade: the criterion's points (or index) fall below a bound."""

    criterion: str
    below: Number
    by_index: bool
    best_grade: str
    """The best grade a unit can then have."""


@dataclass(frozen=True, slots=True)
class Grades:
    """Grade bands on the index, best first; some groups may have their own."""

    bands: tuple[GradeBand, ...]
    by_group: Mapping[str, tuple[GradeBand, ...]] = field(default_factory=dict)
    disqualifiers: tuple[Disqualifier, ...] = ()
    on_rounded: bool = True
    """Whether the published (rounded) index is graded, or the exact one."""

    def for_group(self, group: str) -> tuple[GradeBand, ...]:
        """The bands that hold for a group."""
        return self.by_group.get(group, self.bands)


class Accepted(NamedTuple):
    """A warning about the quality of the set that its authors accept, and why."""

    warning: str
    """The code of the warning."""
    codes: tuple[str, ...]
    """The nodes it is accepted at; none: everywhere."""
    because: str
    place: Place


@dataclass(frozen=True, slots=True)
class CriteriaSet:
    """A criteria set, as issued by a Decision, valid for some levels and a period."""

    id: str
    version: str
    title: str
    levels: tuple[str, ...]
    legal_basis: tuple[str, ...]
    total: Number
    fields: tuple[Node, ...]
    combination: Combination
    rounding: Rounding
    ranking: RankingRule
    file: str
    sha256: str
    year: int | None = None
    issuer: str | None = None
    model: bool = False
    """A model to start from, not a promulgated set."""
    bonus: ExtraBlock | None = None
    penalty: ExtraBlock | None = None
    grades: Grades | None = None
    exemption: Treatment = Treatment.EXCLUDE
    """What an exemption of a unit (register) does at nodes that declare nothing."""
    notes: tuple[str, ...] = ()
    accepted: tuple[Accepted, ...] = ()

    def tops(self) -> tuple[Node, ...]:
        """The fields, then the nodes of the bonus and penalty blocks."""
        extra = (block.nodes for block in (self.bonus, self.penalty) if block is not None)
        return self.fields + tuple(node for nodes in extra for node in nodes)

    def walk(self) -> Iterator[Node]:
        """Every node in printed order: fields first, then bonus, then penalty."""
        for top in self.tops():
            yield from top.walk()

    def leaves(self) -> Iterator[Node]:
        """Every leaf in printed order."""
        return (node for node in self.walk() if node.is_leaf)


def _above(edge: Edge | None, value: Number) -> bool:
    return edge is None or value > edge.value or (edge.included and value == edge.value)


def _below(edge: Edge | None, value: Number) -> bool:
    return edge is None or value < edge.value or (edge.included and value == edge.value)
