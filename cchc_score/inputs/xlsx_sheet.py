"""Inputs: one worksheet of an .xlsx in one streaming pass; screening and reading at once."""

from __future__ import annotations

import re
from collections import Counter
from xml.etree.ElementTree import Element

from cchc_score.inputs.extent import GRID_COLUMNS, GRID_ROWS, MAX_COLUMNS, MAX_ROWS, Collector
from cchc_score.inputs.grid import Sheet, reference
from cchc_score.inputs.refusal import RefusedError
from cchc_score.inputs.styles import MAIN_NAMESPACES
from cchc_score.inputs.xlsx_cells import TRUE, Strange, Surroundings, rich_text, understand, whole
from cchc_score.inputs.xml_part import pieces

Area = tuple[int, int, int, int]

_NAMES = ("c", "v", "f", "is", "row", "col", "mergeCell")
_TOKENS = {f"{{{namespace}}}{name}": name for namespace in MAIN_NAMESPACES for name in _NAMES}
_COLUMNS = {reference(1, column)[:-1]: column for column in range(1, MAX_COLUMNS + 1)}
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_AREA = re.compile(r"([A-Z]{1,3}[1-9][0-9]{0,6})(?::([A-Z]{1,3}[1-9][0-9]{0,6}))?")


def read_sheet(data: bytes, part: str, name: str, hidden: bool, around: Surroundings) -> tuple[Sheet, Collector]:
    """The sheet stored in a part, and the collector that knows which values stood too far out.

    Raises RefusedError when the sheet is ambiguous (a cell twice), impossible (outside the grid) or broken.
    """
    work = _SheetPass(name, around)
    for element in pieces(data, part, 2):
        work.take(element)
    work.mark_spilled_values()
    sheet = work.collector.sheet(
        merges=tuple(work.merges),
        hidden=hidden,
        hidden_rows=frozenset(work.hidden_rows),
        hidden_columns=frozenset(work.hidden_columns),
    )
    return sheet, work.collector


class _SheetPass:
    """What is known of the sheet so far."""

    def __init__(self, name: str, around: Surroundings) -> None:
        self.name, self.around = name, around
        self.collector = Collector(name)
        self.merges: list[Area] = []
        self.spills: list[Area] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.masters: dict[str, str] = {}
        self.row, self.row_text = 0, ""

    def take(self, element: Element) -> None:
        """Read one element of those that rows, columns and merged areas stand among."""
        token = _TOKENS.get(element.tag)
        if token == "row":
            self._start_row(element)
            self._cells(element)
        elif token == "col" and element.get("hidden") in TRUE:
            first, last = whole(element.get("min")), whole(element.get("max"))
            self.hidden_columns.update(range(first, min(last, MAX_COLUMNS) + 1))
        elif token == "mergeCell":
            self.merges.append(self._area(element.get("ref", "")))

    def _start_row(self, element: Element) -> None:
        given = element.get("r")
        self.row = self.row + 1 if given is None else whole(given)
        if not 1 <= self.row <= GRID_ROWS:
            raise self._outside(given or str(self.row))
        self.row_text = str(self.row)
        if element.get("hidden") in TRUE and self.row <= MAX_ROWS:
            self.hidden_rows.add(self.row)

    def _cells(self, row: Element) -> None:
        references: list[str] = []
        for element in row:
            if _TOKENS.get(element.tag) == "c":
                ref = element.get("r") or self._next_reference(references)
                references.append(ref)
                if len(element):
                    self._cell(ref, element)
        if len(set(references)) != len(references):
            raise self._twice(next(ref for ref, count in Counter(references).items() if count > 1))

    def _cell(self, ref: str, element: Element) -> None:
        value, formula = self._content(ref, element)
        if value is None and formula is None:
            return
        cell = understand(element.attrib, value, formula, self.around)
        if cell is None:
            return
        if isinstance(cell, Strange):
            raise cell.refusal(ref)
        row, column = self._position(ref)
        if not self.collector.put(row, column, cell):
            raise self._twice(reference(row, column))

    def _content(self, ref: str, element: Element) -> tuple[str | None, str | None]:
        """The value and the formula of a cell; None for what it does not have."""
        value: str | None = None
        formula: str | None = None
        for child in element:
            token = _TOKENS.get(child.tag)
            if token == "f":
                formula = self._formula(child)
            elif token == "v" or token == "is":
                if value is not None:
                    raise self._twice(ref)
                value = child.text or "" if token == "v" else rich_text(child)
        return value, formula

    def _formula(self, element: Element) -> str:
        text, kind = element.text or "", element.get("t")
        if kind == "shared":
            return self.masters.setdefault(element.get("si", ""), text)
        if kind == "array" and "ref" in element.attrib:
            self.spills.append(self._area(element.attrib["ref"]))
        return text

    def _position(self, ref: str) -> tuple[int, int]:
        if ref.endswith(self.row_text):
            column = _COLUMNS.get(ref[: -len(self.row_text)])
            if column is not None:
                return self.row, column
        return self._split(ref)

    def _split(self, ref: str) -> tuple[int, int]:
        match = _REFERENCE.fullmatch(ref)
        if match is None:
            raise self._outside(ref)
        row, column = int(match[2]), _column_number(match[1])
        if row > GRID_ROWS or column > GRID_COLUMNS:
            raise self._outside(ref)
        return row, column

    def _next_reference(self, references: list[str]) -> str:
        """Where a cell that names no place stands: right of the one before it."""
        return reference(self.row, self._split(references[-1])[1] + 1 if references else 1)

    def _area(self, ref: str) -> Area:
        match = _AREA.fullmatch(ref)
        if match is None:
            raise self._outside(ref)
        top, left = self._split(match[1])
        bottom, right = self._split(match[2] or match[1])
        return top, left, bottom, right

    def mark_spilled_values(self) -> None:
        """Values inside an array formula's area are computed too, though only its first cell says so."""
        for top, left, bottom, right in self.spills:
            for row, cells in self.collector.rows.items():
                if top <= row <= bottom:
                    inside = (column for column in cells if left <= column <= right)
                    cells.update({column: cells[column]._replace(computed=True) for column in inside})

    def _outside(self, found: str) -> RefusedError:
        return RefusedError("cell-outside-grid", {"found": found}, sheet=self.name)

    def _twice(self, ref: str) -> RefusedError:
        return RefusedError("duplicate-cell", {"cell": ref}, sheet=self.name, cell=ref)


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
