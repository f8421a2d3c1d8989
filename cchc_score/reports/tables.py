"""Reports: the neutral tables between what is shown and how it is drawn. Writers do no arithmetic on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from cchc_score.decimals import Number

Value = str | Number | None
"""What a cell holds: a text, a number already rounded for show, or nothing."""

NO_FIGURE = "–"
"""Stands where a figure would be, when there is none; never 0."""


class Align(StrEnum):
    """How a column's values stand."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Look(StrEnum):
    """What a row is. Bold, shade and slant follow from it, so that it also reads in black and white."""

    FIELD = "field"
    CRITERION = "criterion"
    LEAF = "leaf"
    TOTAL = "total"
    MUTED = "muted"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading from the top level down (equal neighbours are merged), and how it is drawn."""

    heading: tuple[str, ...]
    width: int
    """In characters of the body font."""
    align: Align = Align.LEFT
    places: int | None = None
    """Decimals that every number of the column is printed with; None prints them as they are."""
    quiet: bool = False
    """Explanations: small, and never bold."""
    coloured: bool = False
    """Shaded by value, on one scale for all coloured columns of the table."""


class Row(NamedTuple):
    """One row. A `spanning` row has one text, drawn across all columns."""

    cells: tuple[Value, ...]
    look: Look = Look.LEAF
    spanning: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows; a row that does not span has one cell a column."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def depth(self) -> int:
        """How many heading rows there are."""
        return max(len(column.heading) for column in self.columns)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: what stands above the table, the table, and what stands below."""

    name: str
    title: str
    table: Table
    letterhead: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    """Lines at the left (issuer) and at the right (national heading)."""
    subtitle: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    signatures: tuple[tuple[str, ...], ...] = ()
    """Blocks from left to right, each from the top line down."""
    frozen_columns: int = 0
    landscape: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """A workbook to be. Sheet names are what Excel takes: see `document`."""

    title: str
    tool: str
    sheets: tuple[Sheet, ...]


class Title(NamedTuple):
    """What a campaign's documents are headed with."""

    text: str
    issuer: str | None = None
    year: int | None = None


class Span(NamedTuple):
    """One heading cell: rows and columns it covers, all inclusive, counted from 0 inside the table."""

    text: str
    top: int
    left: int
    bottom: int
    right: int


def spans(table: Table) -> tuple[Span, ...]:
    """The heading cells of a table: equal neighbours under one parent merged, short headings drawn down."""
    found: list[Span] = []
    for level in range(table.depth):
        left = 0
        while left < len(table.columns):
            path = table.columns[left].heading[: level + 1]
            right = left
            if len(path) == level + 1:
                right = _last_alike(table.columns, left, path)
                bottom = level if len(table.columns[left].heading) > level + 1 else table.depth - 1
                found.append(Span(path[-1], level, left, bottom, right))
            left = right + 1
    return tuple(found)


def _last_alike(columns: Sequence[Column], left: int, path: tuple[str, ...]) -> int:
    """The last column of the run that shares this heading, where the heading has others below it."""
    right = left
    while (
        len(columns[left].heading) > len(path)
        and right + 1 < len(columns)
        and columns[right + 1].heading[: len(path)] == path
        and len(columns[right + 1].heading) > len(path)
    ):
        right += 1
    return right
