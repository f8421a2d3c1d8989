"""Examples: draws office tables on a page: a block of labels, one header row, A4, the same bytes on every run."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

import xlsxwriter

from cchc_score.model import CriteriaSet, Unit

CREATED = datetime(2025, 1, 1)
"""Fixed, so that two runs give the same bytes."""

NAVY, PALE, FIELD, INPUT, SHUT = "#1F3864", "#F2F2F2", "#DCE6F1", "#FFFDE7", "#EDEDED"
FONT = {"font_name": "Times New Roman", "font_size": 11, "valign": "vcenter"}
BOX = {**FONT, "border": 1, "border_color": "#8C8C8C", "text_wrap": True}


class Raw(NamedTuple):
    """A cell written just so, to make a messy file: text, or a formula with the value it was saved with."""

    text: str
    formula: str | None = None


class Column(NamedTuple):
    """A column of a table: its header and its width in characters."""

    title: str
    width: float
    wrap: bool = True


@dataclass(frozen=True, slots=True)
class Heading:
    """The block above a table: issuing body, title, a remark, and the labels a reader of files looks for."""

    body: str
    title: str
    remark: str
    labels: Sequence[tuple[str, str]]


@dataclass(slots=True)
class Page:
    """A worksheet being drawn, with the formats it uses."""

    book: Any
    sheet: Any
    formats: dict[tuple[tuple[str, Any], ...], Any] = field(default_factory=dict)

    def style(self, **properties: Any) -> Any:
        """The format with these properties, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format(properties)
        return self.formats[key]

    def put(self, row: int, column: int, value: object, **properties: Any) -> None:
        """Write one cell by the type of its value; texts stay texts even when they begin with `=`."""
        if isinstance(value, date):
            self.sheet.write_datetime(
                row, column, _midnight(value), self.style(num_format="dd/mm/yyyy", **properties)
            )
            return
        style = self.style(**properties)
        if isinstance(value, Raw):
            if value.formula is not None:
                self.sheet.write_formula(row, column, value.formula, style, value.text)
            else:
                self.sheet.write_string(row, column, value.text, style)
        elif isinstance(value, Fraction | int | float):
            self.sheet.write_number(row, column, float(value), style)
        elif value:
            self.sheet.write_string(row, column, str(value), style)
        else:
            self.sheet.write_blank(row, column, None, style)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)


def new_book(path: Path) -> Any:
    """A workbook with fixed properties."""
    path.parent.mkdir(parents=True, exist_ok=True)
    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"title": "Dữ liệu minh họa", "author": "cchc-score", "created": CREATED})
    return book


def heading(page: Page, block: Heading, columns: int) -> int:
    """Draw the block above a table; returns the first free row."""
    last = columns - 1
    page.sheet.merge_range(0, 0, 0, last, block.body.upper(), page.style(**FONT, bold=True))
    page.sheet.merge_range(
        1, 0, 1, last, block.title.upper(), page.style(**{**FONT, "font_size": 14}, bold=True, align="center")
    )
    page.sheet.merge_range(
        2, 0, 2, last, block.remark, page.style(**FONT, italic=True, align="center", font_color="#7F7F7F")
    )
    page.sheet.set_row(1, 26)
    row = 3
    for name, value in block.labels:
        page.sheet.merge_range(row, 0, row, last, f"{name}: {value}", page.style(**FONT))
        row += 1
    return row + 1


def header(page: Page, row: int, columns: Sequence[Column]) -> int:
    """Draw the header row and set the widths; returns the row beneath."""
    for index, column in enumerate(columns):
        page.sheet.set_column(index, index, column.width)
        page.put(row, index, column.title, **BOX, bold=True, align="center", bg_color=NAVY, font_color="#FFFFFF")
    page.sheet.set_row(row, 34)
    return row + 1


def print_setup(page: Page, remark: str, top: int, columns: int, last: int) -> None:
    """A4 landscape, one page wide, the header on every page, frozen on the screen."""
    page.sheet.set_landscape()
    page.sheet.set_paper(9)
    page.sheet.fit_to_pages(1, 0)
    page.sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.sheet.repeat_rows(top - 1)
    page.sheet.print_area(0, 0, last, columns - 1)
    page.sheet.set_footer(f"&L&8{remark}&R&8Trang &P/&N")
    page.sheet.freeze_panes(top, 2)
    page.sheet.hide_gridlines(2)


def row_height(texts: Iterable[tuple[str, float, int]]) -> float:
    """The height that holds wrapped texts, each with the width of its column and its font size."""
    return (
        max((_lines(text, width * 11 / size) * (1.35 * size + 1) for text, width, size in texts), default=16) + 3
    )


def _lines(text: str, width: float) -> int:
    """How many lines a text takes; Vietnamese in Times New Roman runs about as wide as its count of letters."""
    return sum(max(1, math.ceil(len(part) / width)) for part in text.split("\n"))


def draw_table(
    path: Path, sheet: str, block: Heading, columns: Sequence[Column], rows: Sequence[Sequence[object]]
) -> None:
    """Draw a table with one header row; numbers are centred, texts wrapped."""
    book = new_book(path)
    page = Page(book, book.add_worksheet(sheet))
    top = header(page, heading(page, block, len(columns)), columns)
    row = top
    for cells in rows:
        for index, value in enumerate(cells):
            centred = not isinstance(value, str) or columns[index].width < 12
            page.put(row, index, value, **BOX, **({"align": "center"} if centred else {}))
        texts = ((v, columns[i].width, 11) for i, v in enumerate(cells) if isinstance(v, str) and v)
        page.sheet.set_row(row, row_height(texts))
        row += 1
    page.sheet.autofilter(top - 1, 0, row - 1, len(columns) - 1)
    print_setup(page, block.remark, top, len(columns), row - 1)
    book.close()


def labels(criteria: CriteriaSet, year: int, stage: str, unit: Unit | None = None) -> list[tuple[str, str]]:
    """The labels above a table that say what it is."""
    own = [("Đơn vị", unit.name), ("Mã đơn vị", unit.code)] if unit is not None else []
    level = criteria.levels[0]
    return [
        *own,
        ("Bộ tiêu chí", criteria.id),
        ("Phiên bản", criteria.version),
        ("Năm", str(year)),
        ("Cấp", level),
        ("Giai đoạn", stage),
    ]
