"""Inputs: the register of units: code, name, level, group, and who is unranked, exempt or made of others."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cchc_score.inputs.grid import Book, Cell, CellKind, Sheet
from cchc_score.inputs.headings import heading_key
from cchc_score.inputs.values import is_blank, read_fact, seen
from cchc_score.model import Fact, FactType, Unit
from cchc_score.problems import Place, Problem
from cchc_score.text import tidy

_ROWS_SEARCHED = 60
_SPLIT = re.compile(r"[;,\n]")
_HEADINGS: Mapping[str, frozenset[str]] = {
    "code": frozenset({"code", "ma", "ma don vi", "ma dv", "ma so", "unit code"}),
    "name": frozenset({"name", "ten", "ten don vi", "don vi", "ten co quan", "co quan", "unit", "unit name"}),
    "level": frozenset({"level", "cap", "cap don vi", "cap hanh chinh"}),
    "group": frozenset({"group", "khoi", "nhom", "khoi nhom", "khoi xep hang", "nhom xep hang"}),
    "ranked": frozenset({"ranked", "xep hang", "co xep hang", "duoc xep hang"}),
    "exempt": frozenset({"exempt", "khong ap dung", "mien", "duoc mien", "tieu chi khong ap dung"}),
    "predecessors": frozenset({"predecessors", "tien than", "don vi tien than"}),
}
_REQUIRED: Mapping[str, str] = {
    "code": "Mã, Mã đơn vị, code",
    "name": "Tên đơn vị, Đơn vị, name",
    "level": "Cấp, level",
}
_RANKED = Fact("ranked", "Xếp hạng", FactType.YES_NO)


def read_register(path: Path, shown: str) -> tuple[tuple[Unit, ...], tuple[Problem, ...]]:
    """Read units.csv or units.xlsx. Units with a code of their own are returned, in file order."""
    from cchc_score.inputs.books import read_book

    book, problems = read_book(path, shown)
    if book is None:
        return (), problems
    units, more = register_of(book)
    return units, (*problems, *more)


def register_of(book: Book) -> tuple[tuple[Unit, ...], tuple[Problem, ...]]:
    """The units of a book that was read: of its first sheet with a header of a register."""
    problems: list[Problem] = []
    for sheet in book.sheets:
        for number in list(sheet.rows)[:_ROWS_SEARCHED]:
            columns, doubled = _columns(sheet.rows[number])
            if ("code" in columns or "name" in columns) and len(columns) >= 2:
                place = book.place(sheet, number, 1)
                problems += [Problem("register-column-twice", place, {"column": name}) for name in doubled]
                reader = _Reader(book, sheet, number, columns, problems)
                return tuple(reader.read()), tuple(problems)
    return (), (Problem("register-no-header", Place(book.file)),)


def _columns(cells: Mapping[int, Cell]) -> tuple[dict[str, int], list[str]]:
    columns: dict[str, int] = {}
    doubled: list[str] = []
    for column, cell in cells.items():
        key = heading_key(cell.text) if cell.kind is CellKind.TEXT else ""
        name = next((name for name, headings in _HEADINGS.items() if key in headings), None)
        if name in columns:
            doubled.append(name)
        elif name is not None:
            columns[name] = column
    return columns, doubled


@dataclass(slots=True)
class _Reader:
    """Reads the rows of a register."""

    book: Book
    sheet: Sheet
    header: int
    columns: Mapping[str, int]
    problems: list[Problem]
    places: dict[str, Place] = field(default_factory=dict)

    def read(self) -> list[Unit]:
        """Every unit with a code of its own."""
        missing = [name for name in _REQUIRED if name not in self.columns]
        top = self.book.place(self.sheet, self.header, 1)
        for name in missing:
            self._tell("register-column-missing", top, column=name, known=_REQUIRED[name])
        if "code" in missing:
            return []
        zeros = any(self._text(cells, "code").startswith("0") for cells in self.sheet.rows.values())
        rows = [(number, cells) for number, cells in self.sheet.rows.items() if number > self.header]
        units = [unit for number, cells in rows if (unit := self._unit(number, cells, zeros=zeros)) is not None]
        if not units:
            self._tell("register-empty", top)
        return units

    def _unit(self, number: int, cells: Mapping[int, Cell], *, zeros: bool) -> Unit | None:
        if all(is_blank(cells.get(column)) for column in self.columns.values()):
            return None
        code = self._code(number, cells, zeros=zeros)
        if code is None:
            return None
        name = self._text(cells, "name")
        if not name and "name" in self.columns:
            self._tell("register-name-blank", self._place(number, "name"), unit=code)
        return Unit(
            code,
            name or code,
            self._words(number, cells, "level", code),
            self._words(number, cells, "group", code),
            self._ranked(number, cells, code),
            self._list(number, cells, "exempt", code),
            self._list(number, cells, "predecessors", code),
        )

    def _code(self, number: int, cells: Mapping[int, Cell], *, zeros: bool) -> str | None:
        cell, place = cells.get(self.columns["code"]), self._place(number, "code")
        if cell is None or is_blank(cell):
            self._tell("register-code-blank", place, name=self._text(cells, "name"))
            return None
        if cell.kind not in (CellKind.TEXT, CellKind.NUMBER):
            self._tell("register-cell", place, unit=self._text(cells, "name"), found=seen(cell))
            return None
        code = tidy(cell.text)
        if cell.kind is CellKind.NUMBER and (zeros or not code.isdecimal()):
            self._tell("register-code-number", place, unit=code)
        first = self.places.setdefault(code, place)
        if first != place:
            self._tell("register-code-repeated", place, unit=code, first=str(first.cell))
            return None
        return code

    def _words(self, number: int, cells: Mapping[int, Cell], name: str, unit: str) -> str:
        column = self.columns.get(name)
        cell = cells.get(column) if column is not None else None
        if cell is not None and cell.kind not in (CellKind.TEXT, CellKind.NUMBER):
            self._tell("register-cell", self._place(number, name), unit=unit, found=seen(cell))
            return ""
        return self._text(cells, name)

    def _ranked(self, number: int, cells: Mapping[int, Cell], unit: str) -> bool:
        column = self.columns.get("ranked")
        cell = cells.get(column) if column is not None else None
        if cell is None or is_blank(cell):
            return True
        value = read_fact(cell, _RANKED).value
        if not isinstance(value, bool):
            self._tell("register-yes-no", self._place(number, "ranked"), unit=unit, found=seen(cell))
            return True
        return value

    def _list(self, number: int, cells: Mapping[int, Cell], name: str, unit: str) -> tuple[str, ...]:
        """Codes apart by semicolon, comma or line."""
        text = self._words(number, cells, name, unit)
        cell = cells.get(self.columns.get(name, 0))
        if name == "exempt" and cell is not None and cell.kind is CellKind.NUMBER and not text.isdecimal():
            self._tell("register-exempt-number", self._place(number, name), unit=unit, found=text)
        raw = cell.text if cell is not None and text else ""
        return tuple(part for piece in _SPLIT.split(raw) if (part := tidy(piece)))

    def _text(self, cells: Mapping[int, Cell], name: str) -> str:
        column = self.columns.get(name)
        cell = cells.get(column) if column is not None else None
        return tidy(cell.text) if cell is not None and cell.kind in (CellKind.TEXT, CellKind.NUMBER) else ""

    def _place(self, number: int, name: str) -> Place:
        return self.book.place(self.sheet, number, self.columns.get(name, 1))

    def _tell(self, code: str, place: Place, **values: object) -> None:
        self.problems.append(Problem(code, place, values))
