"""Forms: draws the sheet "Kiểm tra" of one visit: the claim, the verified facts, the verdict, what was found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cchc_score.forms import book, entry
from cchc_score.forms.appraisal_rows import beside
from cchc_score.forms.appraisal_tasks import Claim
from cchc_score.forms.inspection_lines import Rows
from cchc_score.forms.inspection_visit import (
    FIRST_ROW,
    HEADER_DEPTH,
    HEADER_ROW,
    LAST_SHOWN,
    SET_ROW,
    TITLE_ROW,
    UNIT_ROW,
    Column,
    Visit,
)
from cchc_score.forms.page import Page
from cchc_score.forms.styles import (
    MUTED,
    SMALL_SIZE,
    TITLE_SIZE,
    Styles,
)
from cchc_score.rules.live import INVALID, quoted

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

SHEET = "Kiểm tra"

_WIDTHS: Mapping[int, int] = {
    Column.CODE: 9,
    Column.TITLE: 34,
    Column.MAX: 7,
    Column.CLAIMED_FACTS: 14,
    Column.CLAIMED_POINTS: 8,
    Column.CURRENT: 8,
    Column.FACTS: 14,
    Column.COMPUTED: 8,
    Column.VERDICT: 8,
    Column.STRENGTH: 17,
    Column.FINDING: 21,
    Column.EVIDENCE: 13,
    Column.RECOMMENDATION: 21,
    Column.OWNER: 12,
    Column.DEADLINE: 11,
}
_TOPS = (
    (Column.CLAIMED_FACTS, Column.CLAIMED_POINTS, "Đơn vị tự đánh giá"),
    (Column.FACTS, Column.VERDICT, "Kiểm tra"),
    (Column.STRENGTH, Column.DEADLINE, "Nhận xét của đoàn"),
)
_HEADINGS: Mapping[int, str] = {
    Column.CODE: "Mã",
    Column.TITLE: "Tiêu chí",
    Column.MAX: "Điểm tối đa",
    Column.CLAIMED_FACTS: "Số liệu tự đánh giá",
    Column.CLAIMED_POINTS: "Tự chấm",
    Column.CURRENT: "Điểm hiện tại",
    Column.FACTS: "Số liệu kiểm tra",
    Column.COMPUTED: "Điểm theo số liệu",
    Column.VERDICT: "Điểm kiểm tra",
    Column.STRENGTH: "Ưu điểm",
    Column.FINDING: "Tồn tại, hạn chế",
    Column.EVIDENCE: "Minh chứng",
    Column.RECOMMENDATION: "Kiến nghị",
    Column.OWNER: "Trách nhiệm",
    Column.DEADLINE: "Thời hạn khắc phục",
}
_SIGNATURES = (
    ("", "NGƯỜI ĐẠI DIỆN ĐƠN VỊ ĐƯỢC KIỂM TRA", "(Ký, ghi rõ họ tên)"),
    ("…………, ngày … tháng … năm ……", "ĐẠI DIỆN ĐOÀN KIỂM TRA", "(Ký, ghi rõ họ tên)"),
)
_SIGNING_ROOM = 5
"""Rows left free for the signatures."""


def add_sheet(
    workbook: Workbook, styles: Styles, visit: Visit, claims: Mapping[str, Claim], lists: entry.Lists
) -> None:
    """Draw the sheet and set it up for the screen and for paper."""
    page = Page(workbook.add_worksheet(SHEET), styles, _WIDTHS)
    _Sheet(page, visit, claims, lists).draw()


class _Sheet:
    """The sheet being drawn."""

    def __init__(self, page: Page, visit: Visit, claims: Mapping[str, Claim], lists: entry.Lists) -> None:
        self.page = page
        self.styles = page.styles
        self.visit = visit
        self.claims = claims
        self.lists = lists

    def draw(self) -> None:
        """Everything, from the top down."""
        self._above()
        self.page.heading(HEADER_ROW, _TOPS, _HEADINGS, lines=3)
        last = FIRST_ROW
        rows = Rows(self.page, self.visit.criteria, self.claims, self.lists)
        for line in self.visit.lines():
            last = rows.draw(line)
        self._set_up(last, self._signatures(last))

    # --- above the table

    def _above(self) -> None:
        title = self.styles.of(bold=True, font_size=TITLE_SIZE, align="center", text_wrap=False)
        self.page.across(TITLE_ROW, Column.CODE, LAST_SHOWN, self.visit.title, title)
        self.page.height(TITLE_ROW, 1, TITLE_SIZE)
        strong = self.styles.of(bold=True)
        unit = self.visit.unit
        self.page.across(UNIT_ROW, Column.CODE, Column.CURRENT, f"Đơn vị: {unit.name}", strong)
        self.page.across(UNIT_ROW, Column.FACTS, LAST_SHOWN, f"Mã đơn vị: {unit.code}", strong)
        self.page.height(UNIT_ROW, self.page.lines(f"Đơn vị: {unit.name}", Column.CODE, Column.CURRENT, bold=True))
        small = self.styles.of(font_size=SMALL_SIZE, font_color=MUTED, text_wrap=False)
        columns = (Column.CODE, Column.MAX, Column.CLAIMED_POINTS, Column.FACTS, Column.STRENGTH)
        for column, text in zip(columns, self.visit.labels(), strict=True):
            self.page.text(SET_ROW, column, text, small)

    # --- the whole sheet

    def _signatures(self, last: int) -> int:
        row = last + 2
        bold = self.styles.of(bold=True, align="center")
        slanted = self.styles.of(italic=True, align="center")
        for left, right, style in zip(*_SIGNATURES, (slanted, bold, slanted), strict=True):
            self.page.across(row, Column.CODE, Column.CLAIMED_FACTS, left, style)
            self.page.across(row, Column.STRENGTH, LAST_SHOWN, right, style)
            row += 1
        return row + _SIGNING_ROOM

    def _set_up(self, last: int, bottom: int) -> None:
        sheet, header = self.page.sheet, HEADER_ROW + HEADER_DEPTH - 1
        sheet.set_column(Column.COUNTED, Column.COUNTED, 8, None, {"hidden": True})
        wrong = f"${beside(FIRST_ROW, Column.COUNTED)}={quoted(INVALID)}"
        for column in (Column.FACTS, Column.COMPUTED):
            options = {"type": "formula", "criteria": f"={wrong}", "format": self.styles.wrong()}
            sheet.conditional_format(FIRST_ROW, column, last, column, options)
        book.on_paper(sheet, landscape=True)
        book.protect(sheet)
        sheet.outline_settings(True, False, True, False)
        sheet.repeat_rows(HEADER_ROW, header)
        sheet.freeze_panes(header + 1, Column.MAX)
        sheet.autofilter(header, Column.CODE, last, LAST_SHOWN)
        sheet.print_area(0, 0, bottom, LAST_SHOWN)
        sheet.ignore_errors({"number_stored_as_text": f"A{FIRST_ROW + 1}:A{last + 1}"})
