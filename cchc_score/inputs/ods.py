"""Inputs: an .ods workbook (LibreOffice), content.xml in one pass of our own: errors are told from blanks."""

from __future__ import annotations

import re
from typing import ClassVar

from cchc_score.inputs.archive import Archive
from cchc_score.inputs.extent import MAX_COLUMNS, MAX_ROWS, Collector
from cchc_score.inputs.grid import Book, Cell, CellKind, Sheet
from cchc_score.inputs.refusal import RefusedError, damaged
from cchc_score.inputs.saved import saved_in_libreoffice
from cchc_score.inputs.styles import iso_date
from cchc_score.inputs.xlsx_cells import NUMBER, iso_cell
from cchc_score.inputs.xml_part import NESTING_LIMIT, elements, parse, too_deep
from cchc_score.problems import Problem

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _OFFICE, _TEXT, _STYLE, _META = (f"{_OASIS}{n}:1.0 " for n in ("table", "office", "text", "style", "meta"))
_ERROR_TYPE = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 value-type"
_ERROR_TEXT = re.compile(r"#(?:REF!|VALUE!|DIV/0!|N/A|NAME\?|NUM!|NULL!)|Err:[0-9]{3}")
_DURATION = re.compile(r"PT([0-9]{1,6})H([0-9]{1,2})M([0-9]{1,2})(?:\.[0-9]+)?S")
_NUMERIC = ("float", "percentage", "currency")
_HIDDEN = ("collapse", "filter")
_CELLS = (_TABLE + "table-cell", _TABLE + "covered-table-cell")
_SPACES = {_TEXT + "tab": "\t", _TEXT + "line-break": "\n"}


def read_ods(archive: Archive, shown: str, sha256: str) -> tuple[Book, tuple[Problem, ...]]:
    """The workbook and what was left out of it.

    Raises RefusedError when it is damaged or protected by a password.
    """
    manifest = archive.read("META-INF/manifest.xml") or b""
    if b"encryption-data" in manifest or "encrypted-package" in archive:
        raise RefusedError("file-password")
    work = _ContentPass("content.xml")
    parse(archive.require("content.xml"), work.part, work.start, work.end, work.text)
    if not work.sheets:
        raise RefusedError("workbook-without-sheet")
    problems = tuple(problem for collector in work.collectors for problem in collector.problems(shown))
    properties, saved = _properties(archive), saved_in_libreoffice(archive)
    return Book(shown, sha256, tuple(work.sheets), properties, saved), problems


def _properties(archive: Archive) -> dict[str, str]:
    data = archive.read("meta.xml")
    if data is None:
        return {}
    found = elements(data, "meta.xml", (_META.rstrip(),))
    return {e.attributes.get(_META + "name", ""): e.text for e in found if e.name == "user-defined"}


class _ContentPass:
    """State of the pass: which sheet, row and cell is open, and whether text belongs to the cell."""

    _ASIDE: ClassVar = frozenset((_OFFICE + "annotation", _TABLE + "shapes", _TABLE + "table"))
    """Within a cell these hold comments, drawings and sub-tables, not the value."""

    def __init__(self, part: str) -> None:
        self.part = part
        self.sheets: list[Sheet] = []
        self.collectors: list[Collector] = []
        self.hidden_styles: set[str] = set()
        self.depth = self.aside = 0
        self.style = ""
        self.cell: dict[str, str] | None = None
        self.pieces: list[str] = []
        self._open_sheet("", False)

    def _open_sheet(self, name: str, hidden: bool) -> None:
        self.collector, self.hidden = Collector(name), hidden
        self.merges: list[tuple[int, int, int, int]] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.row = self.column = self.next_column = 1
        self.row_repeat = 1
        self.cells: dict[int, Cell] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > NESTING_LIMIT:
            raise too_deep(self.part)
        if self.aside:
            return
        if self.cell is not None:
            self._start_inside(name, attributes)
        elif name in _CELLS:
            self.cell = attributes
            self.pieces.clear()
        elif name == _TABLE + "table-row":
            self._start_row(attributes)
        elif name == _TABLE + "table-column":
            self._note_column(attributes)
        elif name == _TABLE + "table":
            hidden = attributes.get(_TABLE + "style-name", "") in self.hidden_styles
            self._open_sheet(attributes.get(_TABLE + "name", ""), hidden)
        elif name == _STYLE + "style":
            self.style = attributes.get(_STYLE + "name", "")
        elif name == _STYLE + "table-properties" and attributes.get(_TABLE + "display") == "false":
            self.hidden_styles.add(self.style)

    def end(self, name: str) -> None:
        self.depth -= 1
        if self.aside:
            self.aside = 0 if self.depth < self.aside else self.aside
        elif name in _CELLS:
            self._finish_cell()
        elif name == _TABLE + "table-row":
            self._finish_row()
        elif name == _TABLE + "table":
            self._finish_sheet()

    def text(self, chunk: str) -> None:
        if self.cell is not None and not self.aside:
            self.pieces.append(chunk)

    def _start_inside(self, name: str, attributes: dict[str, str]) -> None:
        if name in self._ASIDE:
            self.aside = self.depth
        elif name == _TEXT + "p" and self.pieces:
            self.pieces.append("\n")
        elif name == _TEXT + "s":
            self.pieces.append(" " * min(_count(attributes.get(_TEXT + "c")), 1000))
        elif name in _SPACES:
            self.pieces.append(_SPACES[name])

    def _start_row(self, attributes: dict[str, str]) -> None:
        self.row_repeat = _count(attributes.get(_TABLE + "number-rows-repeated"))
        self.column, self.cells = 1, {}
        if attributes.get(_TABLE + "visibility") in _HIDDEN:
            self.hidden_rows.update(range(self.row, min(self.row + self.row_repeat, MAX_ROWS + 1)))

    def _note_column(self, attributes: dict[str, str]) -> None:
        repeat = _count(attributes.get(_TABLE + "number-columns-repeated"))
        if attributes.get(_TABLE + "visibility") in _HIDDEN:
            self.hidden_columns.update(range(self.next_column, min(self.next_column + repeat, MAX_COLUMNS + 1)))
        self.next_column += repeat

    def _finish_cell(self) -> None:
        attributes, self.cell = self.cell or {}, None
        repeat = _count(attributes.get(_TABLE + "number-columns-repeated"))
        cell = _understand(attributes, "".join(self.pieces))
        if cell is not None:
            if self.column + repeat - 1 > MAX_COLUMNS or self.row + self.row_repeat - 1 > MAX_ROWS:
                self.collector.note_beyond(
                    self.row if self.row > MAX_ROWS else self.row + self.row_repeat - 1, self.column + repeat - 1
                )
            self.cells.update(dict.fromkeys(range(self.column, min(self.column + repeat, MAX_COLUMNS + 1)), cell))
        rows, columns = (_count(attributes.get(_TABLE + f"number-{way}-spanned")) for way in ("rows", "columns"))
        if rows > 1 or columns > 1:
            self.merges.append((self.row, self.column, self.row + rows - 1, self.column + columns - 1))
        self.column += repeat

    def _finish_row(self) -> None:
        if self.cells:
            # Repeated rows share one mapping: a million of them cost no more than one.
            last = min(self.row + self.row_repeat, MAX_ROWS + 1)
            self.collector.rows.update(dict.fromkeys(range(self.row, last), self.cells))
        self.row += self.row_repeat

    def _finish_sheet(self) -> None:
        self.collectors.append(self.collector)
        self.sheets.append(
            self.collector.sheet(
                merges=tuple(self.merges),
                hidden=self.hidden,
                hidden_rows=frozenset(self.hidden_rows),
                hidden_columns=frozenset(self.hidden_columns),
            )
        )


def _understand(attributes: dict[str, str], text: str) -> Cell | None:
    kind = attributes.get(_OFFICE + "value-type")
    computed = _TABLE + "formula" in attributes
    if attributes.get(_ERROR_TYPE) == "error" or _ERROR_TEXT.fullmatch(text):
        return Cell(CellKind.ERROR, text or "#N/A", False, computed)
    if kind is None and computed:
        return Cell(CellKind.UNCOMPUTED, attributes[_TABLE + "formula"].partition(":")[2])
    if kind in _NUMERIC:
        literal = attributes.get(_OFFICE + "value", "")
        if NUMBER.fullmatch(literal):
            return Cell(CellKind.NUMBER, literal, kind == "percentage", computed)
        raise _strange(kind, literal)
    if kind == "date":
        return iso_cell(attributes.get(_OFFICE + "date-value", text), computed=computed)
    if kind == "time":
        return Cell(CellKind.DATE, _time(attributes.get(_OFFICE + "time-value", "")), False, computed)
    if kind == "boolean":
        yes = attributes.get(_OFFICE + "boolean-value") == "true"
        return Cell(CellKind.FLAG, "true" if yes else "false", False, computed)
    shown = attributes.get(_OFFICE + "string-value", text) or text
    return Cell(CellKind.TEXT, shown, False, computed) if shown else None


def _time(duration: str) -> str:
    match = _DURATION.fullmatch(duration)
    if match is None:
        raise _strange("time", duration)
    hours, minutes, seconds = (int(part) for part in match.groups())
    moment = iso_date(repr((hours * 3600 + minutes * 60 + seconds) / 86_400))
    if moment is None:
        raise _strange("time", duration)
    return moment


def _strange(kind: str | None, value: str) -> RefusedError:
    values = {"kind": kind, "value": value[:40]}
    return damaged("một ô kiểu {kind} ghi “{value}”", "a cell of type {kind} stores “{value}”", values)


def _count(text: str | None) -> int:
    return int(text) if text is not None and len(text) < 8 and text.isascii() and text.isdigit() else 1
