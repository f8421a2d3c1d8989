"""Inputs: one worksheet of an .xlsx in one streaming pass; screening and reading at once."""

from __future__ import annotations

import re
from collections import Counter

from cchc_score.inputs.extent import GRID_COLUMNS, GRID_ROWS, MAX_COLUMNS, MAX_ROWS, Collector
from cchc_score.inputs.grid import Sheet, reference
from cchc_score.inputs.refusal import RefusedError
from cchc_score.inputs.styles import MAIN_NAMESPACES
from cchc_score.inputs.xlsx_cells import TRUE, Strange, Surroundings, understand, whole
from cchc_score.inputs.xml_part import NESTING_LIMIT, parse, too_deep

Area = tuple[int, int, int, int]

_NAMES = ("c", "v", "f", "t", "is", "rPh", "row", "col", "mergeCell")
_TOKENS = {f"{namespace} {name}": name for namespace in MAIN_NAMESPACES for name in _NAMES}
_COLUMNS = {reference(1, column)[:-1]: column for column in range(1, MAX_COLUMNS + 1)}
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_AREA = re.compile(r"([A-Z]{1,3}[1-9][0-9]{0,6})(?::([A-Z]{1,3}[1-9][0-9]{0,6}))?")


def read_sheet(data: bytes, part: str, name: str, hidden: bool, around: Surroundings) -> tuple[Sheet, Collector]:
    """The sheet stored in a part, and the collector that knows which values stood too far out.

    Raises RefusedError when the sheet is ambiguous (a cell twice), impossible (outside the grid) or broken.
    """
    work = _SheetPass(part, name, around)
    parse(data, part, work.start, work.end, work.chunks.append)
    work.mark_spilled_values()
    sheet = work.collector.sheet(
        merges=tuple(work.merges),
        hidden=hidden,
        hidden_rows=frozenset(work.hidden_rows),
        hidden_columns=frozenset(work.hidden_columns),
    )
    return sheet, work.collector


class _SheetPass:
    """State of the pass. `start` and `end` run once per element of the sheet, so they only take notes."""

    def __init__(self, part: str, name: str, around: Surroundings) -> None:
        self.part, self.name, self.around = part, name, around
        self.collector = Collector(name)
        self.merges: list[Area] = []
        self.spills: list[Area] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.masters: dict[str, str] = {}
        self.chunks: list[str] = []
        self.depth = 0
        self.row, self.row_text = 0, ""
        self.references: list[str] = []
        self.cell: dict[str, str] = {}
        self.value: str | None = None
        self.formula: str | None = None
        self.formula_attributes: dict[str, str] = {}
        self.inline = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > NESTING_LIMIT:
            raise too_deep(self.part)
        token = _TOKENS.get(name)
        if token == "c":
            self.cell = attributes
            self.value = self.formula = None
            self.references.append(attributes.get("r") or self._next_reference())
        elif token == "v" or token == "t":
            self.chunks.clear()
        elif token == "f":
            self.chunks.clear()
            self.formula_attributes = attributes
        elif token is not None:
            self._start_other(token, attributes)

    def end(self, name: str) -> None:
        self.depth -= 1
        token = _TOKENS.get(name)
        if token == "v":
            if self.value is not None:
                raise self._twice(self.references[-1] if self.references else "A1")
            self.value = "".join(self.chunks)
        elif token == "c":
            if self.value is not None or self.formula is not None:
                self._finish_cell()
        elif token == "f":
            self._finish_formula("".join(self.chunks))
        elif token == "t":
            if self.inline:
                self.value = (self.value or "") + "".join(self.chunks)
        elif token == "rPh" or token == "is":
            self.inline = token == "rPh"
        elif token == "row":
            self._finish_row()

    def _start_other(self, token: str, attributes: dict[str, str]) -> None:
        if token == "row":
            self._start_row(attributes)
        elif token == "is":
            if self.value is not None:
                raise self._twice(self.references[-1] if self.references else "A1")
            self.inline = True
        elif token == "rPh":
            self.inline = False  # a reading aid beside the text is not the text
        elif token == "col" and attributes.get("hidden") in TRUE:
            first, last = whole(attributes.get("min")), whole(attributes.get("max"))
            self.hidden_columns.update(range(first, min(last, MAX_COLUMNS) + 1))
        elif token == "mergeCell":
            self.merges.append(self._area(attributes.get("ref", "")))

    def _start_row(self, attributes: dict[str, str]) -> None:
        given = attributes.get("r")
        self.row = self.row + 1 if given is None else whole(given)
        if not 1 <= self.row <= GRID_ROWS:
            raise self._outside(given or str(self.row))
        self.row_text = str(self.row)
        self.references.clear()
        if attributes.get("hidden") in TRUE and self.row <= MAX_ROWS:
            self.hidden_rows.add(self.row)

    def _finish_row(self) -> None:
        if len(set(self.references)) != len(self.references):
            raise self._twice(next(ref for ref, count in Counter(self.references).items() if count > 1))

    def _finish_formula(self, text: str) -> None:
        attributes = self.formula_attributes
        kind = attributes.get("t")
        if kind == "shared":
            text = self.masters.setdefault(attributes.get("si", ""), text)
        elif kind == "array" and "ref" in attributes:
            self.spills.append(self._area(attributes["ref"]))
        self.formula = text

    def _finish_cell(self) -> None:
        cell = understand(self.cell, self.value, self.formula, self.around)
        if cell is None:
            return
        if isinstance(cell, Strange):
            raise cell.refusal(self.references[-1])
        row, column = self._position(self.references[-1])
        if not self.collector.put(row, column, cell):
            raise self._twice(reference(row, column))

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

    def _next_reference(self) -> str:
        """Where a cell that names no place stands: right of the one before it."""
        column = self._split(self.references[-1])[1] + 1 if self.references else 1
        return reference(max(self.row, 1), column)

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
