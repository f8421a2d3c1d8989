"""Authoring: the rows of an annex as they are read: what each is, and everything that stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from cchc_score.authoring.annex_reading_codes import Token, split_code, token_of
from cchc_score.authoring.annex_reading_columns import Columns, Part
from cchc_score.authoring.scale_text_lines import number
from cchc_score.decimals import Number, parse_stored
from cchc_score.inputs.grid import Book, Cell, CellKind, Sheet
from cchc_score.inputs.headings import numbers_columns
from cchc_score.inputs.values import as_text
from cchc_score.model import Stage
from cchc_score.text import fold, tidy

_TOTAL = re.compile(
    r"(?:tổng cộng|tổng điểm|tổng số điểm|tổng số|tổng|cộng)\b(?P<more>.*)", re.IGNORECASE | re.DOTALL
)
_BONUS = re.compile(r"(?:cac )?diem (?:thuong|cong)\b.*")
_PENALTY = re.compile(r"(?:cac )?diem (?:phat|tru)\b.*")
_POINTS = re.compile(r"(?P<n>[-−–]?\s?\d+(?:[.,]\d+)?)\s*(?:điểm|đ)?", re.IGNORECASE)


class RowKind(StrEnum):
    """What a row is."""

    NODE = "node"
    BONUS = "bonus"
    PENALTY = "penalty"
    BOTH = "both"
    """A block of bonus and penalty points together."""
    TOTAL = "total"
    LINE = "line"
    """No code: a line of the scale above it, or a text outside the table."""
    TEXT = "text"
    """A text across the table."""


@dataclass(slots=True)
class Row:
    """One row with something in it."""

    kind: RowKind
    cell: str
    """The cell to name: of the title, or the first that is filled."""
    text: str = ""
    """Printed lines kept apart."""
    token: Token | None = None
    max: Number | None = None
    max_text: str = ""
    """What stands for the maximum when it is no number."""
    max_cell: str = ""
    texts: dict[Part, str] = field(default_factory=dict)
    scale_cell: str = ""
    marks: dict[Stage, str] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)
    """What stands in columns that were not understood: heading and text."""
    faults: list[str] = field(default_factory=list)
    """Cells that hold an error or a formula without its value."""


def rows_of(book: Book, sheet: Sheet, columns: Columns) -> Iterator[Row]:
    """The rows below the header; the header printed again and rows that number the columns are left out."""
    for at, cells in sheet.rows.items():
        filled = {column: cell for column, cell in cells.items() if cell.text.strip()}
        if at <= columns.header.last or not filled or columns.header.repeats(filled):
            continue
        if numbers_columns([tidy(cell.text) for cell in filled.values()]):
            continue
        yield _row(book, sheet, columns, at, filled)


def texts_above(book: Book, sheet: Sheet, columns: Columns) -> list[tuple[str, str]]:
    """Cell and text of everything above the table."""
    found = []
    for at, cells in sheet.rows.items():
        if at < columns.header.first:
            found += [(_cell(book, sheet, at, column), cell.text) for column, cell in cells.items()]
    return [(cell, text) for cell, text in found if text.strip()]


def _row(book: Book, sheet: Sheet, columns: Columns, at: int, cells: Mapping[int, Cell]) -> Row:
    titles = columns.of(Part.TITLE)
    title = next((column for column in titles if column in cells), None)
    row = Row(RowKind.LINE, _cell(book, sheet, at, title or min(cells)))
    row.text = shown(cells[title]) if title is not None else ""
    for column, cell in cells.items():
        if cell.kind in (CellKind.ERROR, CellKind.UNCOMPUTED):
            row.faults.append(_cell(book, sheet, at, column))
        _take(row, columns, column, cell, _cell(book, sheet, at, column))
    others = [column for column in titles if column in cells and column != title]
    row.text = "\n".join([row.text, *(shown(cells[column]) for column in others)]).strip()
    codes = columns.of(Part.CODE)
    _name(row, cells.get(codes[0]) if codes else None, has_code_column=bool(codes))
    return row


def _take(row: Row, columns: Columns, column: int, cell: Cell, where: str) -> None:
    part = columns.parts.get(column)
    if part is Part.MAX:
        row.max_cell = where
        row.max = _points(cell)
        row.max_text = "" if row.max is not None else shown(cell)
    elif part is Part.MARK:
        row.marks[columns.marks[column]] = shown(cell)
    elif part is not None and part not in (Part.CODE, Part.TITLE):
        row.texts[part] = "\n".join(filter(None, (row.texts.get(part, ""), shown(cell))))
        row.scale_cell = where if part is Part.SCALE else row.scale_cell
    elif column in columns.others:
        row.others.append(f"{columns.others[column]}: {shown(cell)}")


def _name(row: Row, code: Cell | None, *, has_code_column: bool) -> None:
    """Say what the row is: by its code, else by how it begins."""
    across = ""
    if code is not None:
        row.token = token_of(code)
        across = shown(code) if row.token is None else ""
    if row.token is None and (across or not has_code_column):
        split = split_code(across or row.text)
        if split is not None and (row.max is not None or not across):
            row.token, row.text = split
        elif across:
            row.text = "\n".join(filter(None, (across, row.text)))
            row.kind = RowKind.TEXT
    row.kind = _kind(row)


def _kind(row: Row) -> RowKind:
    extra = extra_kind(row.text)
    outside = row.token is None or "." not in row.token.text
    if extra is not None and outside and (extra is RowKind.BOTH or row.max is not None):
        return extra
    total = _TOTAL.fullmatch(row.text) if row.token is None else None
    if total is not None and (row.max is not None or not total["more"].strip(" :.")):
        return RowKind.TOTAL
    unnumbered = row.token is None or ((row.token.is_bullet or row.token.is_letter) and row.max is None)
    if unnumbered:
        row.token = None
        return row.kind
    return RowKind.NODE


def extra_kind(text: str) -> RowKind | None:
    """Which block outside the total a text names, if any."""
    words = fold(text)
    if _PENALTY.fullmatch(words) is not None:
        return RowKind.PENALTY
    if _BONUS.fullmatch(words) is None:
        return None
    return RowKind.BOTH if re.search(r"\bdiem (phat|tru)\b", words) else RowKind.BONUS


def _points(cell: Cell) -> Number | None:
    if cell.kind is CellKind.NUMBER:
        return parse_stored(cell.text, computed=cell.computed)
    match = _POINTS.fullmatch(tidy(cell.text)) if cell.kind is CellKind.TEXT else None
    return number(match["n"]) if match is not None else None


def shown(cell: Cell) -> str:
    """A cell as its reader sees it, with its printed lines kept apart."""
    if cell.kind is CellKind.TEXT:
        return "\n".join(filter(None, (tidy(line) for line in cell.text.splitlines())))
    return as_text(cell)


def _cell(book: Book, sheet: Sheet, row: int, column: int) -> str:
    place = book.place(sheet, row, column)
    return f"{place.sheet}!{place.cell}" if place.sheet else str(place.cell)
