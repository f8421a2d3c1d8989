"""Reports: draws a document as an Excel workbook. XlsxWriter is fenced in here and in `xlsx_formats`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_score.decimals import Number
from cchc_score.reports.tables import Document, Look, Row, Sheet, spans
from cchc_score.reports.xlsx_formats import (
    BODY,
    DATED,
    FONT,
    ISSUER,
    MOTTO,
    NOTE,
    SUBTITLE,
    TITLE,
    Formats,
    Kind,
    bold_row,
)
from cchc_score.reports.xlsx_heights import LINE, cell_height, header_heights, text_height

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

CREATED = datetime(2000, 1, 1)
"""Fixed, so that the same document is the same bytes every time."""

A4 = 9
_PAGE_WIDTH = 200
"""Characters of the body font that still read well on A4 across."""
_SIGNING_ROOM = 5
"""Rows left free for the signature and seal."""
_SCALE = {"type": "3_color_scale", "min_color": "#F4B183", "mid_color": "#FFE699", "max_color": "#FFFFFF"}
"""Weak is dark, strong is white: the order of shades stays the same without colours."""


def write_xlsx(document: Document, path: Path) -> None:
    """Write the workbook at `path` (see `placing` for putting it in place). Raises OSError."""
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": FONT, "font_size": BODY.size, "font_scheme": "none"},
    }
    book = xlsxwriter.Workbook(str(path), options)
    book.set_properties(
        {"title": document.title, "author": document.tool, "company": document.tool, "created": CREATED}
    )
    formats = Formats(book)
    for sheet in document.sheets:
        _Drawing(book.add_worksheet(sheet.name), sheet, formats).draw()
    try:
        book.close()
    except FileCreateError as error:
        raise OSError(str(error)) from error


class _Drawing:
    """One sheet being drawn from the top row down: with constant memory a row cannot be gone back to."""

    def __init__(self, page: Worksheet, sheet: Sheet, formats: Formats) -> None:
        self.page = page
        self.sheet = sheet
        self.formats = formats
        self.columns = sheet.table.columns
        self.row = 0
        self.styles: dict[Look, tuple[list[Format], list[Format]]] = {}

    def draw(self) -> None:
        """Everything of the sheet, in the order it stands."""
        self._set_columns()
        self._above()
        first = self._header()
        self._body()
        self._shade(first + self.sheet.table.depth)
        self._below()
        self._page_setup(first)

    def _set_columns(self) -> None:
        for number, column in enumerate(self.columns):
            self.page.set_column(number, number, column.width)

    def _above(self) -> None:
        if self.sheet.letterhead is not None:
            left, right = self.sheet.letterhead
            for texts, kind in zip(zip(left, right, strict=True), (ISSUER, MOTTO), strict=True):
                self._halves(texts, kind)
            self.row += 1
        self._line(self.sheet.title, TITLE)
        for text in self.sheet.subtitle:
            self._line(text, SUBTITLE)
        self.row += 1

    def _header(self) -> int:
        """The heading rows; returns the first. Merged cells are written row by row, then declared merged."""
        first, depth = self.row, self.sheet.table.depth
        cells = spans(self.sheet.table)
        texts = {(span.top, span.left): span.text for span in cells}
        style = self.formats.header()
        for level, height in enumerate(header_heights(self.sheet.table)):
            self.page.set_row(first + level, height)
            for number in range(len(self.columns)):
                self.page.write_string(first + level, number, texts.get((level, number), ""), style)
        for span in cells:
            if (span.top, span.left) != (span.bottom, span.right):
                # merge_range cannot be used over several rows in constant memory: it writes them out at once
                self.page.merge.append([first + span.top, span.left, first + span.bottom, span.right])
        self.row += depth
        return first

    def _body(self) -> None:
        for row in self.sheet.table.rows:
            if row.spanning:
                self._spanning(row)
            else:
                self._cells(row)

    def _spanning(self, row: Row) -> None:
        text = str(row.cells[0])
        width = sum(column.width for column in self.columns)
        self.page.set_row(self.row, text_height(text, width, BODY.size, bold=bold_row(row.look)))
        self._merged(0, len(self.columns) - 1, text, self.formats.spanning(row.look))
        self.row += 1

    def _cells(self, row: Row) -> None:
        page, at = self.page, self.row
        height = LINE
        for column, value in zip(self.columns, row.cells, strict=True):
            if isinstance(value, str) and value:
                height = max(height, cell_height(column, value, row.look))
        page.set_row(at, height)
        figures, texts = self._styles(row.look)
        for number, value in enumerate(row.cells):
            if isinstance(value, Number):
                # a workbook holds doubles: this is the one place where an exact figure becomes one
                top, bottom = value.as_integer_ratio()
                page.write_number(at, number, top / bottom, figures[number])
            elif value:
                page.write_string(at, number, value, texts[number])
            else:
                page.write_blank(at, number, None, (figures if value is None else texts)[number])
        self.row += 1

    def _styles(self, look: Look) -> tuple[list[Format], list[Format]]:
        """The formats of figures and of texts in each column, looked up once for all rows that are alike."""
        known = self.styles.get(look)
        if known is None:
            figures = [self.formats.cell(column, look, text=False) for column in self.columns]
            texts = [self.formats.cell(column, look, text=True) for column in self.columns]
            known = self.styles[look] = (figures, texts)
        return known

    def _shade(self, first: int) -> None:
        """One colour scale over the coloured columns, which stand side by side."""
        numbers = [number for number, column in enumerate(self.columns) if column.coloured]
        if numbers and self.row > first:
            self.page.conditional_format(first, numbers[0], self.row - 1, numbers[-1], _SCALE)

    def _below(self) -> None:
        for text in self.sheet.notes:
            self._line(text, NOTE)
        if self.sheet.signatures:
            self.row += 1
            for texts, kind in zip(zip(*self.sheet.signatures, strict=True), (DATED, ISSUER, DATED), strict=True):
                self._halves(texts, kind)
            self.row += _SIGNING_ROOM

    def _line(self, text: str, kind: Kind) -> None:
        """One text over the width of the first page."""
        last = self._last_of_page()
        width = sum(column.width for column in self.columns[: last + 1])
        self.page.set_row(self.row, text_height(text, width, kind.size, bold=kind.bold))
        self._merged(0, last, text, self.formats.line(kind))
        self.row += 1

    def _halves(self, texts: tuple[str, ...], kind: Kind) -> None:
        """Two texts, each over about half of the width."""
        middle, last = self._middle(), len(self.columns) - 1
        halves = tuple(zip(((0, middle), (middle + 1, last)), texts, strict=True))
        widths = [sum(column.width for column in self.columns[left : right + 1]) for (left, right), _ in halves]
        heights = (
            text_height(text, width, kind.size, bold=kind.bold) for width, text in zip(widths, texts, strict=True)
        )
        self.page.set_row(self.row, max(heights))
        for (left, right), text in halves:
            self._merged(left, right, text, self.formats.line(kind))
        self.row += 1

    def _middle(self) -> int:
        """The last column of the left half by width."""
        half, used = sum(column.width for column in self.columns) // 2, 0
        for number, column in enumerate(self.columns[:-1]):
            used += column.width
            if used >= half:
                return number
        return max(0, len(self.columns) - 2)

    def _pages_wide(self) -> int:
        """Pages side by side: a matrix squeezed onto one could not be read."""
        return -(-sum(column.width for column in self.columns) // _PAGE_WIDTH)

    def _last_of_page(self) -> int:
        """The last column of the first page, when the pages share the width evenly."""
        room = sum(column.width for column in self.columns) // self._pages_wide()
        used = 0
        for number, column in enumerate(self.columns):
            used += column.width
            if used > room:
                return max(0, number - 1)
        return len(self.columns) - 1

    def _merged(self, left: int, right: int, text: str, style: Format) -> None:
        if left == right:
            self.page.write_string(self.row, left, text, style)
        else:
            self.page.merge_range(self.row, left, self.row, right, "", style)
            self.page.write_string(self.row, left, text, style)

    def _page_setup(self, first: int) -> None:
        page, depth = self.page, self.sheet.table.depth
        page.set_paper(A4)
        if self.sheet.landscape:
            page.set_landscape()
        page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        page.fit_to_pages(self._pages_wide(), 0)
        if self._pages_wide() > 1 and self.sheet.frozen_columns:
            page.repeat_columns(0, self.sheet.frozen_columns - 1)
        page.center_horizontally()
        page.hide_gridlines(2)
        page.repeat_rows(first, first + depth - 1)
        page.freeze_panes(first + depth, self.sheet.frozen_columns)
        page.print_area(0, 0, self.row - 1, len(self.columns) - 1)
        page.set_footer('&C&"Times New Roman,Regular"&10Trang &P/&N')
