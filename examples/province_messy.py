"""Examples: the untidy files of the made-up province, each with one slip that offices really make.

The folder's README.md lists every one of them with the message it should give.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path

import province_formats as formats
import province_inspections as inspections
from office_forms import Line, draw_self
from office_page import Column, Heading, Raw, draw_table, labels, new_book

from cchc_score import decimals
from cchc_score.model import CriteriaSet, Unit

FIGURE, POINTS = 3, 5
"""Columns of the self-assessment, from 0."""

Lines = Sequence[Line]
Form = Callable[[Path, Unit, Heading, Lines], None]


def _changed(lines: Lines, code: str, column: int, value: object) -> list[Line]:
    """The lines with one cell of one row replaced."""
    return [
        line._replace(cells=(*line.cells[:column], value, *line.cells[column + 1 :]))
        if line.cells[0] == code
        else line
        for line in lines
    ]


def _one_cell(code: str, column: int, value: object) -> Form:
    """A form that is in order but for one cell."""

    def draw(folder: Path, unit: Unit, block: Heading, lines: Lines) -> None:
        draw_self(folder / f"{unit.code}.xlsx", block, _changed(lines, code, column, value))

    return draw


def _comma_texts(folder: Path, unit: Unit, block: Heading, lines: Lines) -> None:
    """Numbers typed as text with a decimal comma, and all text in decomposed Unicode, as a Mac writes it."""
    typed = [line._replace(cells=tuple(_as_mac(value, i) for i, value in enumerate(line.cells))) for line in lines]
    draw_self(folder / f"{unit.code}.xlsx", block, typed)


def _as_mac(value: object, column: int) -> object:
    if isinstance(value, Fraction) and column in (FIGURE, POINTS):
        return decimals.show(value, "vi", None if value.denominator == 1 else 2)
    return unicodedata.normalize("NFD", value) if isinstance(value, str) else value


def _hidden_rows(folder: Path, unit: Unit, block: Heading, lines: Lines) -> None:
    draw_self(folder / f"{unit.code}.xlsx", block, lines, hidden=("4.1", "6.4"))


def _unknown_code(folder: Path, unit: Unit, block: Heading, lines: Lines) -> None:
    extra = Line("leaf", ("9.1", "Tiêu chí đơn vị tự thêm", "", "", "", Fraction(1), "", ""))
    draw_self(folder / f"{unit.code}.xlsx", block, [*lines, extra])


def _code_twice(folder: Path, unit: Unit, block: Heading, lines: Lines) -> None:
    again = next(line for line in lines if line.cells[0] == "3.2.4")
    other = "Không" if again.cells[FIGURE] == "Có" else "Có"
    changed = again._replace(cells=(*again.cells[:FIGURE], other, again.cells[4], "", *again.cells[6:]))
    draw_self(folder / f"{unit.code}.xlsx", block, [*lines, changed])


def _two_files(folder: Path, unit: Unit, block: Heading, lines: Lines) -> None:
    draw_self(folder / f"{unit.code}.xlsx", block, lines)
    draw_self(folder / f"{unit.code} (bổ sung).xlsx", block, _changed(lines, "1.3.1", FIGURE, 4))


def _other_set(folder: Path, unit: Unit, block: Heading, lines: Lines) -> None:
    """Filled in the form that was meant for departments."""
    wrong = [(name, "department-2025" if name == "Bộ tiêu chí" else value) for name, value in block.labels]
    draw_self(folder / f"{unit.code}.xlsx", Heading(block.body, block.title, block.remark, wrong), lines)


def _other_year(folder: Path, unit: Unit, block: Heading, lines: Lines) -> None:
    wrong = [(name, "2024" if name == "Năm" else value) for name, value in block.labels]
    draw_self(folder / f"{unit.code}.xlsx", Heading(block.body, block.title, block.remark, wrong), lines)


def _empty_workbook(folder: Path, unit: Unit, block: Heading, lines: Lines) -> None:
    book = new_book(folder / f"{unit.code}.xlsx")
    book.add_worksheet("Sheet1")
    book.close()


FORMS: Mapping[str, Form] = {
    "P02": _other_year,
    "P03": _comma_texts,
    "P07": formats.annex,
    "P09": _hidden_rows,
    "P11": _one_cell("4.1", POINTS, "1,5đ"),
    "P12": formats.old_excel,
    "P13": formats.csv_form,
    "P14": _one_cell("1.5", POINTS, "95%"),
    "X02": _one_cell("1.3.1", FIGURE, Raw("#REF!", "=Sheet9!#REF!")),
    "X04": _unknown_code,
    "X05": _code_twice,
    "X06": _two_files,
    "X08": _one_cell("6.4", POINTS, Fraction(3, 2)),
    "X09": formats.open_document,
    "X10": _one_cell("1.3.1", FIGURE, Raw("", "=COUNTA(A1:A3)")),
    "X11": _one_cell("3.4.1:b", FIGURE, date(2025, 6, 12)),
    "X13": _other_set,
    "X14": formats.word_document,
    "X15": _empty_workbook,
    "X21": _one_cell("6.4", POINTS, Fraction(-1)),
}
"""Unit code → how its form is drawn, for the units whose form is not in order."""


def surprise_inspection(path: Path, criteria: CriteriaSet, body: str, remark: str) -> None:
    """A surprise inspection of one commune, with a row for a unit that is not in the register."""
    columns = (
        Column("Mã đơn vị", 10),
        Column("Tên đơn vị", 20),
        Column("Mã tiêu chí", 9),
        Column("Điểm kiểm tra", 12),
        *inspections.COLUMNS,
    )
    rows = (
        ("X12", "Xã Mẫu 12", "3.2.2", Fraction(1, 2), *inspections.SURPRISE),
        ("X99", "Xã Mẫu 99", "3.2.2", 0, *inspections.STRANGER),
    )
    visit = inspections.record(date(2025, 9, 5), "Đột xuất", "Quyết định số 21/QĐ-SNV ngày 03/9/2025")
    title = "Kiểm tra đột xuất việc niêm yết thủ tục hành chính"
    block = Heading(body, title, remark, [*labels(criteria, 2025, "kiểm tra"), *visit])
    draw_table(path, "Kiểm tra", block, columns, rows)
