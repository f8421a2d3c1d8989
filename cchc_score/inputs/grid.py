"""Inputs: what any spreadsheet file becomes once read: sheets of cells, nothing interpreted yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from cchc_score.problems import Place


class CellKind(StrEnum):
    """What a cell holds. An empty cell is not in the grid at all."""

    TEXT = "text"
    NUMBER = "number"
    FLAG = "flag"
    DATE = "date"
    ERROR = "error"
    UNCOMPUTED = "uncomputed"
    """A formula that was saved without its value: it must never read as blank."""


TEXT = CellKind.TEXT
"""For what is asked of every cell: before Python 3.12 looking up a member costs more than comparing with it."""


class Cell(NamedTuple):
    """One cell as stored: number literal, text, "true"/"false", ISO date, error code (#REF!) or the formula."""

    kind: CellKind
    text: str
    percent: bool = False
    """The number format shows a percentage: 0.95 is seen as 95%."""
    computed: bool = False
    """The value is the cached result of a formula."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: row number → column number → cell, both from 1, in order, blanks left out."""

    name: str
    rows: Mapping[int, Mapping[int, Cell]]
    merges: tuple[tuple[int, int, int, int], ...] = ()
    """First row, first column, last row, last column of each merged area."""
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Book:
    """One file: its name as the user knows it, its SHA-256, its sheets, its document properties."""

    file: str
    sha256: str
    sheets: tuple[Sheet, ...]
    properties: Mapping[str, str] = field(default_factory=dict)
    saved: datetime | None = None
    """When the document says it was last saved, in UTC; None where it does not."""

    def place(self, sheet: Sheet, row: int, column: int) -> Place:
        """Where a cell stands, for problems and traces; a CSV file has one sheet without a name."""
        return Place(self.file, sheet.name or None, reference(row, column))


@lru_cache(maxsize=16384)
def reference(row: int, column: int) -> str:
    """Row 12, column 4 → "D12"."""
    return f"{column_letters(column)}{row}"


@lru_cache(maxsize=1024)
def column_letters(column: int) -> str:
    """Column 4 → "D", 27 → "AA"."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
