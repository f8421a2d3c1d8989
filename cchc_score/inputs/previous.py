"""Inputs: last year's results as a wide table: one row per unit, columns by criterion code, index and rank."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from cchc_score.decimals import Number
from cchc_score.inputs.grid import Book, Cell, CellKind, Sheet
from cchc_score.inputs.headings import heading_key
from cchc_score.inputs.units import census_of, find_unit
from cchc_score.inputs.values import is_blank, is_dash, is_not_applicable, read_fact, seen
from cchc_score.inputs.wide import WideHeader, find_wide_header, heading_code, is_summary, naming_at
from cchc_score.model import Fact, FactType, Unit
from cchc_score.problems import Place, Problem
from cchc_score.text import tidy

_FIGURES = {
    "chi so": "index",
    "chi so cchc": "index",
    "par index": "index",
    "index": "index",
    "xep hang": "rank",
    "thu hang": "rank",
    "hang": "rank",
    "rank": "rank",
}
_CODE = re.compile(r"\d{1,3}(\.\d{1,3})*|[A-Za-z]{1,3}\.?\d+(\.\d+)*")
_VALUE = Fact("previous", "previous", FactType.NUMBER, minimum=None)
_PERCENT = Fact("previous", "previous", FactType.NUMBER, unit="%", minimum=None)

Results = Mapping[str, Mapping[str, Number]]
"""Unit code → column (criterion code, "index", "rank") → value."""


def read_previous(path: Path, shown: str, units: Mapping[str, Unit]) -> tuple[Results, tuple[Problem, ...]]:
    """Read last year's results of the units of this year's register."""
    from cchc_score.inputs.books import read_book

    book, problems = read_book(path, shown)
    if book is None:
        return {}, problems
    results, more = previous_of(book, units)
    return results, (*problems, *more)


def previous_of(book: Book, units: Mapping[str, Unit]) -> tuple[Results, tuple[Problem, ...]]:
    """The results in a book that was read. A unit that is not in the register any more is a note."""
    problems: list[Problem] = []
    results: dict[str, dict[str, Number]] = {}
    headers = [(sheet, find_wide_header(sheet, _is_column)) for sheet in book.sheets]
    for sheet, header in headers:
        if header is not None:
            _read_sheet(book, sheet, header, units, results, problems)
    if all(header is None for _, header in headers):
        problems.append(Problem("previous-no-table", Place(book.file)))
    return results, tuple(problems)


def _is_column(cell: Cell) -> bool:
    return _column(cell) is not None


def _column(cell: Cell) -> str | None:
    """The name of a column: "index", "rank" or a criterion code; None for anything else."""
    if cell.kind is CellKind.NUMBER:
        return cell.text if _CODE.fullmatch(cell.text) else None
    figure = _FIGURES.get(heading_key(cell.text)) if cell.kind is CellKind.TEXT else None
    code = heading_code(cell)
    return figure or (code if _CODE.fullmatch(code) else None)


def _read_sheet(
    book: Book,
    sheet: Sheet,
    header: WideHeader,
    units: Mapping[str, Unit],
    results: dict[str, dict[str, Number]],
    problems: list[Problem],
) -> None:
    columns: dict[int, str] = {}
    for column, (row, cell) in header.columns.items():
        name = _column(cell)
        if name is None:
            continue
        columns[column] = name
        if cell.kind is CellKind.NUMBER and "." in name:
            problems.append(Problem("previous-heading-number", book.place(sheet, row, column), {"column": name}))
    places: dict[str, Place] = {}
    for number, cells in sheet.rows.items():
        unit = _unit(book, sheet, header, number, units, problems) if number > header.last else None
        if unit is None:
            continue
        place = book.place(sheet, number, header.unit_code or header.unit_name or 1)
        first = places.setdefault(unit, place)
        if first != place:
            problems.append(Problem("unit-repeated", place, {"unit": unit, "first": str(first.cell)}))
            results.pop(unit, None)
            continue
        own = results.setdefault(unit, {})
        for column, name in columns.items():
            value = _value(cells.get(column), name, unit, book.place(sheet, number, column), problems)
            if value is not None:
                own[name] = value


def _unit(
    book: Book,
    sheet: Sheet,
    header: WideHeader,
    number: int,
    units: Mapping[str, Unit],
    problems: list[Problem],
) -> str | None:
    naming = naming_at(book, sheet, number, sheet.rows[number], (header.unit_code, header.unit_name))
    if naming is None or is_summary(naming):
        return None
    unit, faults = find_unit(census_of(units), naming)
    if unit is None and all(fault.code.startswith(("unit-code-unknown", "unit-name-unknown")) for fault in faults):
        place = naming.code_place if naming.code is not None else naming.name_place
        faults = [Problem("previous-unit-unknown", place, {"found": naming.name or naming.code})]
    problems += faults
    return unit.code if unit is not None else None


def _value(cell: Cell | None, column: str, unit: str, place: Place, problems: list[Problem]) -> Number | None:
    if cell is None or is_blank(cell) or is_dash(cell) or is_not_applicable(cell):
        return None
    percent = cell.percent or tidy(cell.text).endswith("%")
    value = read_fact(cell, _PERCENT if percent else _VALUE).value
    if isinstance(value, Number):
        return value
    problems.append(Problem("previous-value", place, {"unit": unit, "column": column, "found": seen(cell)}))
    return None
