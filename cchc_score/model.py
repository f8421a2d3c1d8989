"""The domain on one page: criteria sets, units, what sources say of them, scores and rankings. All immutable."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import ClassVar, NamedTuple

from cchc_score.decimals import HUNDRED, ZERO, Number
from cchc_score.problems import Place, Problem
from cchc_score.text import Phrase

# --- who says it, and what became of it ------------------------------------------------------------------


class Stage(StrEnum):
    """The four columns of a result: self-assessment, appraisal, inspection, survey."""

    SELF = "self"
    APPRAISAL = "appraisal"
    INSPECTION = "inspection"
    SURVEY = "survey"


class Source(StrEnum):
    """Who gives a verdict on a leaf. Appraisal has two rounds; both belong to the appraisal stage."""

    SELF = "self"
    APPRAISAL_1 = "appraisal-1"
    APPRAISAL_2 = "appraisal-2"
    INSPECTION = "inspection"
    SURVEY = "survey"

    @property
    def stage(self) -> Stage:
        """The column this source is shown in."""
        return Stage(self.value.split("-")[0])


class Status(StrEnum):
    """What became of a leaf or a node. Only `scored` has points; none of the others is 0."""

    SCORED = "scored"
    MISSING = "missing"
    PENDING = "pending"
    NOT_APPLICABLE = "not_applicable"
    INVALID = "invalid"


class Treatment(StrEnum):
    """What "not applicable" does: leaves the maximum, earns full points, earns zero, or goes to the siblings."""

    EXCLUDE = "exclude"
    FULL = "full"
    ZERO = "zero"
    REDISTRIBUTE = "redistribute"


# --- rules -------------------------------------------------------------------------------------------------


class FactType(StrEnum):
    """What kind of value a rule asks for."""

    COUNT = "count"
    NUMBER = "number"
    PERCENT = "percent"
    YES_NO = "yes_no"
    CHOICE = "choice"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a choice; people may type its title or its key."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One input that a rule asks for. Percentages are held as 85 for 85%."""

    name: str
    title: str
    type: FactType
    unit: str | None = None
    choices: tuple[Choice, ...] = ()
    """The options of a choice; for a date, what may stand instead of a date ("không ban hành")."""
    minimum: Number | None = ZERO
    maximum: Number | None = None
    when: tuple[str, str] | None = None
    """Asked only when the choice fact of this name has this key (cases of `alternatives`)."""


FactValue = Number | bool | str | date
"""A count, number or percentage; yes or no; a choice's key; a date."""


class Fault(NamedTuple):
    """Facts that cannot be true together, such as more on-time dossiers than dossiers."""

    code: str
    fact: str
    values: Mapping[str, object]


class Award(NamedTuple):
    """What a rule makes of facts. Points are exact and come with the steps that led there."""

    status: Status
    points: Number | None = None
    steps: tuple[Phrase, ...] = ()
    missing: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Peers:
    """What a relative rule needs beyond the unit's own facts. None where nothing is known."""

    best: Number | None = None
    mean: Number | None = None
    count: int = 0
    """How many units of the group have a value."""
    previous: Number | None = None


@dataclass(frozen=True, slots=True)
class Rule(ABC):
    """How a leaf earns its points. A kind is one file in `rules/` with four faces over this declaration."""

    kind: ClassVar[str]
    maximum: Number

    @abstractmethod
    def asks(self) -> tuple[Fact, ...]:
        """The inputs, in the order a form shows them. Empty: the points themselves are the input."""

    @abstractmethod
    def award(self, facts: Mapping[str, FactValue], peers: Peers | None = None) -> Award:
        """Points for these facts: `missing` names what is not there; nothing is assumed."""

    @abstractmethod
    def describe(self) -> tuple[Phrase, ...]:
        """The way of counting as the annex of a Decision prints it: one line each."""

    @abstractmethod
    def formula(self, cells: Mapping[str, str]) -> str | None:
        """The points as an Excel expression (no leading "=") over the cells of the facts: name → "$E$12".

        It gives the exact points as a number, or one of the texts of `rules.live`: "" a fact is missing, "KAD"
        not applicable, "LỖI" the facts cannot be. Cells hold percentages as 0.95, "Có" or "Không", the title
        of a choice, days as dates. None: the facts alone do not tell (typed points; other units; last year).
        """

    def measure(self, facts: Mapping[str, FactValue]) -> Number | None:
        """The value that is compared between units; only relative rules have one."""
        return None

    def needs_group(self) -> bool:
        """Whether the points depend on other units of the group."""
        return False

    def allows(self, points: Number) -> bool:
        """Whether these points, typed in by a person, can come out of this rule (bounds are checked apart)."""
        return True


# --- criteria sets -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Combination:
    """How the sources of a leaf make its final points: `decide` by the last verdict, or `weighted`."""

    method: str
    order: tuple[Source, ...] = (Source.SELF, Source.APPRAISAL_1, Source.APPRAISAL_2, Source.INSPECTION)
    weights: Mapping[Stage, Number] = field(default_factory=dict)
    missing: str = "pending"
    """For `weighted`, when a weighted source has no verdict: renormalise, zero or pending."""


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


# --- units and what is said of them ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Unit:
    """A department, district or commune. Level and group are words of the register, not of the program."""

    code: str
    name: str
    level: str = ""
    group: str = ""
    ranked: bool = True
    exempt: tuple[str, ...] = ()
    """Codes of nodes that do not apply to this unit."""
    predecessors: tuple[str, ...] = ()


class Entry(NamedTuple):
    """A value that was read, and the cell it stands in."""

    value: FactValue
    place: Place


class Answer(NamedTuple):
    """What one source says of one leaf. Blank cells are absent, never 0."""

    code: str
    facts: Mapping[str, Entry] = {}
    points: Entry | None = None
    not_applicable: Entry | None = None
    """Set when "Không áp dụng" was chosen; the value is the reason given, or ""."""
    evidence: Entry | None = None
    note: Entry | None = None
    invalid: tuple[Place, ...] = ()
    """Cells that speak of this leaf but could not be understood (each has its problem)."""

    @property
    def is_blank(self) -> bool:
        """Whether the source says nothing that could be scored."""
        return not (self.facts or self.points or self.not_applicable or self.invalid)


@dataclass(frozen=True, slots=True)
class Submission:
    """All that one source says of one unit, from one file."""

    unit: str
    source: Source
    file: str
    answers: Mapping[str, Answer]


# --- scores ------------------------------------------------------------------------------------------------


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


def _above(edge: Edge | None, value: Number) -> bool:
    return edge is None or value > edge.value or (edge.included and value == edge.value)


def _below(edge: Edge | None, value: Number) -> bool:
    return edge is None or value < edge.value or (edge.included and value == edge.value)
