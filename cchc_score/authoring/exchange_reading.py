"""Authoring: an edited workbook read back: what it was made from, what its cells said then, what they say now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from cchc_score.authoring.exchange_book import CODE, HEADINGS, KEY, ORIGINALS, REMOVE, STAMP
from cchc_score.authoring.exchange_rows import Field
from cchc_score.inputs.grid import Book, Cell, CellKind, Sheet
from cchc_score.inputs.values import is_blank
from cchc_score.problems import Place, Problem
from cchc_score.stamp import SHEET as STAMP_SHEET
from cchc_score.text import tidy


@dataclass(slots=True)
class Line:
    """One row of the edited sheet."""

    key: str
    code: str
    place: Place
    """Of its code."""
    cells: dict[Field, Cell] = field(default_factory=dict)
    places: dict[Field, Place] = field(default_factory=dict)
    removed: bool = False


class Edited(NamedTuple):
    """A workbook that came back."""

    set: str
    version: str
    sha256: str
    originals: Mapping[str, Mapping[Field, str]]
    lines: tuple[Line, ...]


def read_edited(path: Path, shown: str) -> tuple[Edited | None, tuple[Problem, ...]]:
    """Read a spreadsheet file in a worker; None when it cannot be read or is no export of a set."""
    from cchc_score.inputs.batch import run

    (outcome,) = run([path], _read, shown, shown=lambda _: shown, jobs=1)
    if outcome.value is None:
        return None, (outcome.problem,) if outcome.problem is not None else ()
    return outcome.value


def _read(shown: str, path: Path) -> tuple[Edited | None, tuple[Problem, ...]]:
    from cchc_score.inputs.books import read_book

    book, problems = read_book(path, shown)
    if book is None:
        return None, problems
    edited = edited_of(book)
    return edited, problems if edited is not None else (*problems, Problem("exchange-no-export", Place(shown)))


def edited_of(book: Book) -> Edited | None:
    """What a book says; None when it was not made by `criteria export` or has lost its hidden sheets."""
    stamp = _stamp(book)
    originals = _sheet(book, ORIGINALS)
    found = next(((sheet, at) for sheet in book.sheets if (at := _header(sheet)) is not None), None)
    if not stamp.get("sha256") or originals is None or found is None:
        return None
    return Edited(
        stamp.get("set", ""),
        stamp.get("version", ""),
        stamp["sha256"],
        dict(_originals(originals)),
        tuple(_lines(book, *found)),
    )


def is_export(book: Book) -> bool:
    """Whether a book was made by `criteria export`."""
    return bool(_stamp(book))


def _stamp(book: Book) -> dict[str, str]:
    sheet = _sheet(book, STAMP_SHEET)
    pairs = (
        [(cells[1].text, cells[2].text) for cells in sheet.rows.values() if 1 in cells and 2 in cells]
        if sheet
        else []
    )
    return {
        key.removeprefix(STAMP): value
        for key, value in (*book.properties.items(), *pairs)
        if key.startswith(STAMP)
    }


def _sheet(book: Book, name: str) -> Sheet | None:
    return next((sheet for sheet in book.sheets if sheet.name == name), None)


def _header(sheet: Sheet) -> int | None:
    """The row of headings: the one that begins with the key and the code."""
    for at, cells in sheet.rows.items():
        texts = {tidy(cell.text) for cell in cells.values()}
        if {KEY, CODE, *HEADINGS.values()} <= texts:
            return at
    return None


def _originals(sheet: Sheet) -> Iterator[tuple[str, dict[Field, str]]]:
    for cells in sheet.rows.values():
        texts = {name: cells[column].text for column, name in enumerate(Field, 2) if column in cells}
        if 1 in cells:
            yield cells[1].text, texts


def _lines(book: Book, sheet: Sheet, header: int) -> Iterator[Line]:
    columns = {tidy(cell.text): column for column, cell in sheet.rows[header].items()}
    fields = {name: columns[heading] for name, heading in HEADINGS.items()}
    for at, cells in sheet.rows.items():
        key = cells.get(columns[KEY])
        if at <= header or key is None or key.kind is not CellKind.TEXT:
            continue
        code = cells.get(columns[CODE])
        line = Line(key.text, tidy(code.text) if code is not None else "", book.place(sheet, at, columns[CODE]))
        line.cells = {name: cells[column] for name, column in fields.items() if column in cells}
        line.places = {name: book.place(sheet, at, column) for name, column in fields.items()}
        line.removed = REMOVE in columns and not is_blank(cells.get(columns[REMOVE]))
        yield line
