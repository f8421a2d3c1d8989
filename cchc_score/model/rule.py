"""Model: what a rule asks, what it makes of the answers, and the faces every kind has."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, NamedTuple

from cchc_score.decimals import ZERO, Number
from cchc_score.model.sources import Status
from cchc_score.text import Phrase


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

    def option(self, key: str) -> str:
        """The title of an option; any other word as it is."""
        return next((choice.title for choice in self.choices if choice.key == key), key)


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
    branch: str | None = None
    """The key of the branch that was taken, of those the rule lists; None when nothing was decided."""


class Branch(NamedTuple):
    """One of the ways a rule can decide: `key` names it in files and stays, `says` tells when it is taken.

    `says` reads on after “để đạt được: …”: “từ 80% đến dưới 90%”, “Ban hành kịp thời”.
    """

    key: str
    says: Phrase
    points: Number | None
    """What it earns; None where that depends on the figures, or the leaf does not apply."""


class Way(StrEnum):
    """How something that could have been otherwise pays."""

    EDGE = "edge"
    """Nothing, or less, until it is reached."""
    EACH = "each"
    """Something for every step."""
    ANSWER = "answer"
    """Another answer to the question."""
    PAST = "past"
    """A deadline that is over: nothing this year, a lesson for the next."""
    GIVEN = "given"
    """Points that a person typed: the rule says what would earn more, the facts behind them are not known."""
    REMEDY = "remedy"
    """A shortcoming that an inspection found would have to be gone."""
    EVENT = "event"
    """Something that cost points would not have to happen."""


class Improvement(NamedTuple):
    """Facts that would have earned more than those given: what `says` asks for is the least that does it."""

    way: Way
    says: Phrase
    facts: Mapping[str, FactValue]
    """All the facts, as they would then be."""
    short: Mapping[str, FactValue] | None = None
    """The facts one step before: they earn less. None where there is nothing between."""


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
    """How a leaf earns its points. A kind is one file in `rules/` with six faces over this declaration."""

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
    def branches(self) -> tuple[Branch, ...]:
        """Every way of deciding, in the order of the printed scale. What decides nothing (missing facts,
        contradictions, waiting for others) is none."""

    @abstractmethod
    def formula(self, cells: Mapping[str, str]) -> str | None:
        """The points as an Excel expression (no leading "=") over the cells of the facts: name → "$E$12".

        It gives the exact points as a number, or one of the texts of `rules.live`: "" a fact is missing, "KAD"
        not applicable, "LỖI" the facts cannot be. Cells hold percentages as 0.95, "Có" or "Không", the title
        of a choice, days as dates. None: the facts alone do not tell (typed points; other units; last year).
        """

    def improvements(self, facts: Mapping[str, FactValue], peers: Peers | None = None) -> tuple[Improvement, ...]:
        """What would have earned more than these facts, which earn points; the nearest first.

        Empty where nothing would, where 0/0 was decided, and where points are typed.
        """
        return ()

    def measure(self, facts: Mapping[str, FactValue]) -> Number | None:
        """The value that is compared between units; only relative rules have one."""
        return None

    def needs_group(self) -> bool:
        """Whether the points depend on other units of the group."""
        return False

    def allows(self, points: Number) -> bool:
        """Whether these points, typed in by a person, can come out of this rule (bounds are checked apart)."""
        return True
