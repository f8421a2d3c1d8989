"""Model: units, and what each source says of them, every value with its cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from cchc_score.model.rule import FactValue
from cchc_score.model.sources import Source
from cchc_score.problems import Place


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
    request: Entry | None = None
    """What an appraiser asks the unit to explain."""

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
