"""Inputs: wide tables: one row per unit, one column per criterion code (surveys, last year's results)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from cchc_score.inputs.codes import SetIndex, letter, match_text, resolve
from cchc_score.inputs.drafts import Draft, may_fill
from cchc_score.inputs.gathering import Gathering
from cchc_score.inputs.grid import Book, Cell, CellKind, Sheet
from cchc_score.inputs.headings import heading_key
from cchc_score.inputs.units import Naming
from cchc_score.inputs.values import is_blank, seen
from cchc_score.model import Fact, Node, Source
from cchc_score.problems import Place, Problem
from cchc_score.text import fold, tidy

_ROWS_SEARCHED = 200
_LONGEST_HEADING = 40
_UNIT_CODES = frozenset({"ma don vi", "ma dv", "ma co quan", "ma", "ma so", "code", "unit code"})
_UNIT_NAMES = frozenset(
    {"don vi", "ten don vi", "co quan", "ten co quan", "ten co quan don vi", "co quan don vi", "ten", "dia phuong"}
    | {"tinh", "huyen", "xa", "tinh thanh pho", "unit", "unit name", "name"}
)
_SUMMARIES = frozenset({"tong", "tong cong", "cong", "trung binh", "binh quan", "trung binh chung", "cao nhat"})
_LOOKS_CODED = re.compile(r"[\dA-Za-z]{1,3}(\.\d+)+")


class WideHeader(NamedTuple):
    """The header of a wide table: its last row, the unit columns, and the other headings with their cells."""

    last: int
    unit_code: int | None
    unit_name: int | None
    columns: Mapping[int, tuple[int, Cell]]
    """Column → row and cell of its heading."""


def find_wide_header(
    sheet: Sheet, is_code: Callable[[Cell], bool], among: range | None = None
) -> WideHeader | None:
    """The first row with a unit column and a heading that is a code; the codes may stand a row above or below.

    `among` limits the search to some row numbers.
    """
    for number in list(sheet.rows)[:_ROWS_SEARCHED]:
        if among is not None and number not in among:
            continue
        names = _unit_columns(sheet.rows[number])
        if names is None:
            continue
        for other in (number, number + 1, number - 1):
            cells = sheet.rows.get(other, {})
            apart = other != number and any(column in cells for column in names if column is not None)
            if not apart and any(is_code(cell) for cell in cells.values()):
                rows = sorted({number, other}, key=lambda row: row == other)
                columns = {c: (row, cell) for row in rows for c, cell in sheet.rows[row].items() if c not in names}
                return WideHeader(max(rows), *names, columns)
    return None


def _unit_columns(cells: Mapping[int, Cell]) -> tuple[int | None, int | None] | None:
    short = ((c, cell) for c, cell in cells.items() if len(cell.text) <= _LONGEST_HEADING)
    keys = {column: heading_key(cell.text) for column, cell in short if cell.kind is CellKind.TEXT}
    code = next((column for column, key in keys.items() if key in _UNIT_CODES), None)
    name = next((column for column, key in keys.items() if key in _UNIT_NAMES), None)
    return (code, name) if code is not None or name is not None else None


def heading_code(cell: Cell) -> str:
    """What may be the code of a heading: "8.1. Hài lòng" → "8.1"; the whole when it is one word."""
    first = tidy(cell.text).split(" ")[0]
    return first.rstrip(".:)–-")


class Target(NamedTuple):
    """What a column feeds: a fact of a leaf, or its points."""

    node: Node
    fact: Fact | None


def naming_at(
    book: Book, sheet: Sheet, row: int, cells: Mapping[int, Cell], columns: tuple[int | None, int | None]
) -> Naming | None:
    """How a row names its unit; None when both cells are blank."""
    found: list[tuple[str | None, Place, bool]] = []
    for column in columns:
        cell = cells.get(column) if column is not None else None
        text = tidy(cell.text) if cell is not None and cell.kind in (CellKind.TEXT, CellKind.NUMBER) else ""
        numeric = cell is not None and cell.kind is CellKind.NUMBER
        found.append((text or None, book.place(sheet, row, column or 1), numeric))
    (code, code_place, numeric), (name, name_place, _) = found
    return Naming(code, code_place, name, name_place, numeric) if code or name else None


def is_summary(naming: Naming) -> bool:
    """Whether a row is a mean or a total printed among the units."""
    return naming.code is None and naming.name is not None and fold(naming.name) in _SUMMARIES


@dataclass(slots=True)
class WideReader:
    """Reads a wide table of values of one source."""

    book: Book
    sheet: Sheet
    header: WideHeader
    source: Source
    subject: Callable[[Naming], Gathering | None]
    problems: list[Problem]
    _targets: dict[tuple[int, int], Target | None] = field(default_factory=dict)
    _rows: dict[str, Place] = field(default_factory=dict)

    def read(self) -> None:
        """Read every row below the header that names a unit."""
        units = (self.header.unit_code, self.header.unit_name)
        for number, cells in self.sheet.rows.items():
            if number <= self.header.last:
                continue
            naming = naming_at(self.book, self.sheet, number, cells, units)
            if naming is None:
                self._nameless(number, cells)
            elif not is_summary(naming):
                self._row(number, cells, naming)

    def _row(self, number: int, cells: Mapping[int, Cell], naming: Naming) -> None:
        about = self.subject(naming)
        if about is None:
            return
        about.known += 1
        place = self.book.place(self.sheet, number, self.header.unit_code or self.header.unit_name or 1)
        first = self._rows.setdefault(about.unit.code, place) if about.unit.code else place
        draft = about.draft(self.source)
        if first != place:
            values = {"unit": about.unit.code, "first": str(first.cell)}
            self.problems.append(Problem("unit-repeated", place, values))
        for column in self.header.columns:
            target = self._target(about.index, column)
            if target is not None and first != place:
                draft.spoil(target.node.code, first, place)
            elif column in cells and not is_blank(cells[column]):
                self._cell(draft, number, column, cells[column], target)

    def _cell(self, draft: Draft, row: int, column: int, cell: Cell, target: Target | None) -> None:
        place = self.book.place(self.sheet, row, column)
        if target is not None and target.fact is not None:
            draft.take_fact(target.node, target.fact, cell, place)
        elif target is not None:
            draft.take_points(target.node, cell, place)

    def _nameless(self, number: int, cells: Mapping[int, Cell]) -> None:
        for column in self.header.columns:
            cell = cells.get(column)
            if cell is not None and cell.kind is not CellKind.TEXT:
                place = self.book.place(self.sheet, number, column)
                self.problems.append(Problem("value-without-unit", place, {"found": seen(cell)}))
                return

    def _target(self, index: SetIndex, column: int) -> Target | None:
        key = (id(index), column)
        if key not in self._targets:
            self._targets[key] = self._find_target(index, column)
        return self._targets[key]

    def _find_target(self, index: SetIndex, column: int) -> Target | None:
        row, cell = self.header.columns[column]
        place = self.book.place(self.sheet, row, column)
        if cell.kind is CellKind.NUMBER:
            found = resolve(index, cell, "")
            if found.node is None and "." in cell.text:
                self.problems.append(Problem(str(found.trouble), place, found.values))
        else:
            text = heading_code(cell)
            matched = match_text(index, tidy(cell.text)) or match_text(index, text)
            if matched is None and _LOOKS_CODED.fullmatch(text):
                values = {"found": text, "set": index.criteria.id}
                self.problems.append(Problem("code-unknown", place, values))
            found = matched if matched is not None else resolve(index, cell._replace(text=""), "")
        if found.node is None:
            return None
        return self._target_in(index, found.node, found.fact, place)

    def _target_in(self, index: SetIndex, node: Node, fact: Fact | None, place: Place) -> Target | None:
        if not node.is_leaf:
            return Target(node, None)
        if not may_fill(node, self.source):
            self.problems.append(Problem("column-not-asked", place, {"criterion": node.code}))
            return None
        facts = index.facts[node.code]
        if fact is None and len(facts) > 1:
            letters = tuple(f"{node.code}:{letter(position)}" for position in range(len(facts)))
            values = {"criterion": node.code, "count": len(facts), "known": letters}
            self.problems.append(Problem("column-needs-fact", place, values))
            return None
        return Target(node, fact or (facts[0] if facts else None))
