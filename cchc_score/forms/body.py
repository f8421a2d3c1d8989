"""Forms: draws the sheet "Tự chấm": what stands above the table, header and rows, colours, screen and paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cchc_score.forms import book, owed
from cchc_score.forms.entry import Lists
from cchc_score.forms.heading import UNIT_CODE, UNIT_NAME, Heading
from cchc_score.forms.layout import (
    FIRST_ROW,
    HEADER_DEPTH,
    HEADER_ROW,
    LAST_SHOWN,
    NOT_APPLICABLE,
    SET_ROW,
    TITLE_ROW,
    UNIT_ROW,
    WORKINGS,
    Column,
    Layout,
    column_name,
)
from cchc_score.forms.node_rows import NodeRows
from cchc_score.forms.page import Page
from cchc_score.forms.styles import MUTED, SMALL_SIZE, TITLE_SIZE, Styles
from cchc_score.forms.total_rows import TotalRows
from cchc_score.rules.live import any_of, quoted

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

SHEET = "Tự chấm"

_WIDTHS: Mapping[int, int] = {
    Column.CODE: 8,
    Column.TITLE: 48,
    Column.MAX: 7,
    Column.FACTS: 17,
    Column.NOT_APPLICABLE: 9,
    Column.DOCUMENT: 16,
    Column.DOCUMENT_DATE: 10,
    Column.DOCUMENT_PAGE: 10,
    Column.POINTS: 9,
    Column.NOTE: 24,
    Column.TODO: 14,
}
_HEADINGS: Mapping[int, str] = {
    Column.CODE: "Mã",
    Column.TITLE: "Lĩnh vực, tiêu chí, tiêu chí thành phần",
    Column.MAX: "Điểm tối đa",
    Column.FACTS: "Số liệu kê khai",
    Column.NOT_APPLICABLE: NOT_APPLICABLE,
    Column.DOCUMENT: "Số, ký hiệu",
    Column.DOCUMENT_DATE: "Ngày",
    Column.DOCUMENT_PAGE: "Mục, trang",
    Column.POINTS: "Điểm tự chấm",
    Column.NOTE: "Giải trình",
    Column.TODO: "Việc còn lại",
}
_TOPS = ((Column.DOCUMENT, Column.DOCUMENT_PAGE, "Tài liệu kiểm chứng"),)
_LABELS = (
    (Column.CODE, Column.TITLE),
    (Column.MAX, Column.FACTS),
    (Column.NOT_APPLICABLE, Column.DOCUMENT),
    (Column.DOCUMENT_DATE, Column.POINTS),
    (Column.NOTE, Column.TODO),
)
"""Where the labels of the set stand, from the left."""
_HEADER_END = HEADER_ROW + HEADER_DEPTH - 1


def add_body(workbook: Workbook, styles: Styles, heading: Heading, layout: Layout, lists: Lists) -> None:
    """Draw the sheet and set it up for the screen and for paper."""
    page = Page(workbook.add_worksheet(SHEET), styles, _WIDTHS)
    page.sheet.set_column(WORKINGS[0], WORKINGS[-1], None, None, {"hidden": True})
    _above(page, heading)
    page.heading(HEADER_ROW, _TOPS, _HEADINGS, lines=2)
    NodeRows(page, layout, lists).draw()
    last = TotalRows(page, heading, layout).draw()
    _highlight(page, layout)
    _set_up(page, layout, last)


def _above(page: Page, heading: Heading) -> None:
    title = page.styles.of(bold=True, font_size=TITLE_SIZE, align="center", text_wrap=False)
    page.across(TITLE_ROW, Column.CODE, LAST_SHOWN, heading.title, title)
    page.height(TITLE_ROW, 1, TITLE_SIZE)
    strong = page.styles.of(bold=True, text_wrap=False)
    page.across(UNIT_ROW, Column.CODE, Column.NOT_APPLICABLE, f"Đơn vị: {UNIT_NAME}", strong)
    page.across(UNIT_ROW, Column.DOCUMENT, Column.DOCUMENT_PAGE, f"Mã đơn vị: {UNIT_CODE}", strong)
    page.across(UNIT_ROW, Column.POINTS, LAST_SHOWN, heading.due, strong)
    page.height(UNIT_ROW, 1)
    small = page.styles.of(font_size=SMALL_SIZE, font_color=MUTED, text_wrap=False)
    for (left, right), text in zip(_LABELS, heading.labels(), strict=True):
        page.across(SET_ROW, left, right, text, small)
    page.height(SET_ROW, 1, SMALL_SIZE)


def _highlight(page: Page, layout: Layout) -> None:
    """One colour, one meaning; the text in the last column says the same."""
    styles, last = page.styles, layout.last_row
    todo = f"${column_name(Column.TODO)}{FIRST_ROW + 1}"
    marks = (
        (Column.FACTS, (owed.FILL,), styles.owed()),
        (Column.FACTS, (owed.MEND, owed.CHECK), styles.wrong()),
        (Column.FACTS, (owed.SKIP,), styles.skipped()),
        (Column.DOCUMENT, (owed.EVIDENCE,), styles.evidence()),
        (Column.POINTS, (owed.GIVE_POINTS,), styles.owed()),
        (Column.POINTS, (owed.MEND, owed.CHECK), styles.wrong()),
        (Column.NOTE, (owed.EVIDENCE,), styles.evidence()),
        (Column.NOTE, (owed.REASON,), styles.owed()),
    )
    for column, texts, style in marks:
        test = any_of([f"{todo}={quoted(text)}" for text in texts])
        options = {"type": "formula", "criteria": f"={test}", "format": style}
        page.sheet.conditional_format(FIRST_ROW, column, last, column, options)


def _set_up(page: Page, layout: Layout, last: int) -> None:
    sheet = page.sheet
    book.on_paper(sheet, landscape=True)
    book.protect(sheet)
    sheet.outline_settings(True, False, True, False)
    sheet.repeat_rows(HEADER_ROW, _HEADER_END)
    sheet.freeze_panes(_HEADER_END + 1, Column.MAX)
    sheet.autofilter(_HEADER_END, Column.CODE, layout.last_row, LAST_SHOWN)
    sheet.print_area(0, 0, last, LAST_SHOWN)
    sheet.ignore_errors({"number_stored_as_text": f"A{FIRST_ROW + 1}:A{layout.last_row + 1}"})
