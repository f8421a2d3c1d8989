"""Authoring: a page of neutral tables, between what is told of two versions and how it is drawn."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Mark(StrEnum):
    """How words stand to the other version: in both, only in the old one, only in the new one."""

    SAME = "same"
    GONE = "gone"
    COME = "come"


class Span(NamedTuple):
    """Words of a line that are marked alike."""

    text: str
    mark: Mark = Mark.SAME


Line = tuple[Span, ...]
Cell = tuple[Line, ...]


class Column(NamedTuple):
    """A column: its heading; figures stand at the right; of what room is left a wide one takes `share` parts."""

    heading: str
    right: bool = False
    share: int = 0


class Row(NamedTuple):
    """A row of cells; a strong one is a parent, or a total."""

    cells: tuple[Cell, ...]
    strong: bool = False


class Section(NamedTuple):
    """A table under a heading, with a sentence above it where one is needed."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    about: str = ""
    side: bool = False
    """Further reading: closed at first where a page can be folded."""


class Page(NamedTuple):
    """What a command has to tell: a title, the gist, tables, and what to bear in mind."""

    title: str
    gist: tuple[str, ...]
    sections: tuple[Section, ...]
    notes: tuple[str, ...] = ()


def plain(*lines: str) -> Cell:
    """A cell of unmarked lines."""
    return tuple((Span(line),) for line in lines)


def row(*texts: str, strong: bool = False) -> Row:
    """A row of plain texts."""
    return Row(tuple(plain(text) for text in texts), strong)
