"""Model: how far a year is on a day: who has sent what, who owes what, which files failed, what is not settled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from cchc_score.model.answers import Unit
from cchc_score.model.second_files import SecondFile
from cchc_score.model.sources import Status
from cchc_score.problems import Problem


class Step(StrEnum):
    """What is awaited from someone, in the order of the year."""

    SELF = "self"
    APPRAISAL_1 = "appraisal-1"
    EXPLANATION = "explanation"
    APPRAISAL_2 = "appraisal-2"
    INSPECTION = "inspection"
    SURVEY = "survey"


class Receipt(StrEnum):
    """What became of a step."""

    RECEIVED = "received"
    LATE = "late"
    """Received; by the day that the file states after the deadline."""
    UNCLEAR = "unclear"
    """Several files, and nobody has said which counts."""
    FAILED = "failed"
    """A file is there, but nothing in it could be used."""
    AWAITED = "awaited"
    OVERDUE = "overdue"
    """Not there, and the deadline is past."""
    NOT_ASKED = "not-asked"


HERE = (Receipt.RECEIVED, Receipt.LATE, Receipt.UNCLEAR)
OWED = (Receipt.AWAITED, Receipt.OVERDUE, Receipt.FAILED)


@dataclass(frozen=True, slots=True)
class Sent:
    """One step of one unit or department: how many things are asked and there, in which files, of which day."""

    receipt: Receipt
    asked: int = 0
    """Leaves; 0 where a whole form is asked for."""
    done: int = 0
    waiting: int = 0
    """Leaves still to come that wait for somebody else first: for the unit's own form."""
    files: tuple[str, ...] = ()
    day: date | None = None
    """As the files state it; None where they do not."""
    by_save: bool = False
    """The day is that of the last save in the document's properties, not one written in it."""

    @property
    def owed(self) -> int:
        """Leaves that are still to come and could."""
        return self.asked - self.done - self.waiting


@dataclass(frozen=True, slots=True)
class UnitStanding:
    """How far one unit is."""

    unit: Unit
    sent: Mapping[Step, Sent]
    leaves: int
    """Leaves that apply or might, bonus and penalty lines only where somebody mentioned them."""
    statuses: Mapping[Status, int]
    provisional: int
    """Leaves that rest on self-assessment alone."""


@dataclass(frozen=True, slots=True)
class Debt:
    """What one department still owes one unit."""

    unit: Unit
    first: Sent
    """Round 1."""
    second: Sent
    """Round 2: leaves that the unit has explained."""


@dataclass(frozen=True, slots=True)
class Appraiser:
    """One department at one level, and what it owes."""

    level: str
    department: str
    first: Sent
    second: Sent
    debts: tuple[Debt, ...]
    """One a unit, in the order of the register, also where nothing is owed."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A file with errors: the first of them, and how many."""

    file: str
    first: Problem
    count: int
    units: tuple[str, ...] = ()
    """Whom it speaks of, as far as that could be told."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A whole year on one day."""

    title: str
    year: int | None
    issuer: str | None
    today: date
    deadlines: Mapping[Step, date]
    units: tuple[UnitStanding, ...]
    appraisers: tuple[Appraiser, ...]
    troubles: tuple[Trouble, ...]
    second_files: tuple[SecondFile, ...]
    problems: tuple[Problem, ...] = ()
    inputs: tuple[tuple[str, str], ...] = field(default=())
    """Each file read, with its SHA-256."""

    def levels(self) -> Mapping[str, Sequence[UnitStanding]]:
        """The units by level, in the order of the register."""
        levels: dict[str, list[UnitStanding]] = {}
        for one in self.units:
            levels.setdefault(one.unit.level, []).append(one)
        return levels
