"""Examples: what an inspection of a real regime is written as: what was seen of each unit, what was found wanting.

The matters inspected and the shortcomings are those of the documents; points, figures, days, deadlines, advice,
and which unit a shortcoming belongs to are made up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class Advice(NamedTuple):
    """A shortcoming as the documents name it, with the advice and the owner made up for it."""

    text: str
    advice: str
    owner: str


class Found(NamedTuple):
    """A shortcoming at one criterion of one unit, to be remedied by a day."""

    unit: str
    code: str
    what: Advice
    due: date


class Seen(NamedTuple):
    """What was seen of one unit: the day of the visit, and by criterion the figures or points as typed."""

    day: date
    given: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Regime:
    """One year of one regime: the folder of its example and what its inspection workbooks hold."""

    folder: str
    year: int
    body: str
    mode: str
    table: str
    """Units by criteria, cells parted by |: points, one figure, several figures parted by /, the key of a choice;
    a dash where nothing was looked at."""
    found: tuple[Found, ...]
    strengths: Mapping[tuple[str, str], str]
    """Unit and criterion → what was seen to its credit."""
    claims: str = ""
    """What units say of themselves, as `table`."""
    listed: tuple[str, ...] = ()
    """Units that have no workbook of their own: the team typed one list of them."""

    def against(self, unit: str, code: str) -> list[Found]:
        """The shortcomings found at one criterion of one unit."""
        return [one for one in self.found if (one.unit, one.code) == (unit, code)]


def seen(table: str) -> dict[str, Seen]:
    """Read a table of units by criteria; its first line names the columns: unit, day, codes."""
    lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    codes = lines[0][2:]
    return {
        unit: Seen(date.fromisoformat(day), {code: c for code, c in zip(codes, cells, strict=True) if c != "–"})
        for unit, day, *cells in lines[1:]
    }
