"""Authoring: a row of a set in a spreadsheet: what it shows, and where in the file each of its cells stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from cchc_score.criteria.edit_page import Path
from cchc_score.declared import Block, Listing, Scalar, Tree
from cchc_score.text import tidy


class Field(StrEnum):
    """A column that may be edited."""

    TEXT = "text"
    POINTS = "points"
    LOW = "low"
    HIGH = "high"
    EVIDENCE = "evidence"
    GUIDANCE = "guidance"
    LEGAL = "legal"
    DEPARTMENT = "department"
    CONFIRMED = "confirmed"


class Sort(StrEnum):
    """How a cell is read back."""

    TEXT = "text"
    NUMBER = "number"
    POINTS = "points"
    """A number, or a share of the maximum: the key beside it says which."""
    SHARE = "share"
    EDGE = "edge"
    """An edge of a band: the key says whether the value itself belongs."""
    LINES = "lines"
    FLAG = "flag"
    WORD = "word"
    DATE = "date"


class Binding(NamedTuple):
    """Where a cell stands in the file: under one of these keys of the mapping at a path; none: the path itself."""

    path: Path
    keys: tuple[str, ...]
    sort: Sort
    required: bool = False
    words: tuple[str, ...] = ()
    """The words it takes, for Sort.WORD."""


class Look(StrEnum):
    """What a row is."""

    FIELD = "field"
    CRITERION = "criterion"
    LEAF = "leaf"
    PART = "part"
    """Something that the rule of the leaf above declares."""
    MORE = "more"
    """An empty line: filled in, it becomes a new item of its list."""


@dataclass(slots=True)
class Row:
    """One row of the workbook. Cells hold what the file says, in one plain form (0.5, 75%, from 70, lines)."""

    key: str
    """Code and what below it, like “1.1.1|rule/levels/0”; for a new item it ends in “+”."""
    code: str
    label: str
    look: Look
    path: Path
    """Of the node, the entry or the item; for a new item, of its list."""
    cells: dict[Field, str] = field(default_factory=dict)
    bindings: dict[Field, Binding] = field(default_factory=dict)
    removable: bool = False

    @property
    def of_rule(self) -> bool:
        """Whether the row is about a rule."""
        return "|rule" in self.key


def entry(tree: Tree | None, key: str) -> Tree | None:
    """What stands under a key of a mapping."""
    entries = tree.entries if isinstance(tree, Block) else ()
    return next((under for name, under in entries if tidy(name.text) == key), None)


def words_of(tree: Tree | None) -> str:
    """A scalar in one line; a list a line for each item; nothing for what is not there."""
    if isinstance(tree, Scalar):
        return tidy(tree.text)
    return "\n".join(words_of(item) for item in tree.items) if isinstance(tree, Listing) else ""


def bind(row: Row, tree: Tree, column: Field, binding: Binding) -> None:
    """Let a cell of a row stand for an entry of a mapping, whether or not it is there."""
    row.bindings[column] = binding
    row.cells[column] = ""
    for key in binding.keys:
        words = words_of(entry(tree, key))
        if words:
            row.cells[column] = f"{key} {words}" if binding.sort is Sort.EDGE else words
