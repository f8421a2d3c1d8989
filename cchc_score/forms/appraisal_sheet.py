"""Forms: draws the sheet "Thẩm định": every unit's claim, and beside it the cells of the appraiser."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from cchc_score.forms import appraisal_live as live
from cchc_score.forms import book, entry
from cchc_score.forms.appraisal_lines import Rows
from cchc_score.forms.appraisal_rows import (
    DEPARTMENT_ROW,
    FIRST_ROW,
    HEADER_DEPTH,
    HEADER_ROW,
    LAST_SHOWN,
    ROUNDS,
    SET_ROW,
    TITLE_ROW,
    WORKINGS,
    Column,
    beside,
    lines,
)
from cchc_score.forms.appraisal_tasks import (
    NOT_SENT,
    Assignment,
    Returned,
)
from cchc_score.forms.page import Page
from cchc_score.forms.styles import (
    MUTED,
    SMALL_SIZE,
    TITLE_SIZE,
    Styles,
)
from cchc_score.model import Unit
from cchc_score.reports.measure import BODY_SIZE
from cchc_score.rules.live import INVALID, any_of, quoted

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

SHEET = "Thẩm định"

WIDTHS: Mapping[int, int] = {
    Column.UNIT_CODE: 8,
    Column.UNIT_NAME: 16,
    Column.CODE: 9,
    Column.TITLE: 33,
    Column.MAX: 7,
    Column.CLAIMED_FACTS: 14,
    Column.CLAIMED_POINTS: 8,
    Column.EVIDENCE: 17,
    Column.EXPLANATION: 17,
    Column.FACTS_1: 14,
    Column.VERDICT_1: 9,
    Column.NOTE_1: 18,
    Column.REQUEST: 18,
    Column.ANSWER: 24,
    Column.FACTS_2: 14,
    Column.VERDICT_2: 9,
    Column.NOTE_2: 24,
    Column.RESULT: 9,
    Column.DIFFERENCE: 9,
    Column.STATUS: 14,
}
_TOPS = (
    (Column.CLAIMED_FACTS, Column.EXPLANATION, "Đơn vị tự đánh giá"),
    (Column.FACTS_1, Column.REQUEST, "Thẩm định lần 1"),
    (Column.ANSWER, Column.NOTE_2, "Thẩm định lần 2"),
    (Column.RESULT, Column.STATUS, "Kết quả (tự tính)"),
)
_HEADINGS: Mapping[int, str] = {
    Column.UNIT_CODE: "Mã đơn vị",
    Column.UNIT_NAME: "Tên đơn vị",
    Column.CODE: "Mã",
    Column.TITLE: "Tiêu chí",
    Column.MAX: "Điểm tối đa",
    Column.CLAIMED_FACTS: "Số liệu tự đánh giá",
    Column.CLAIMED_POINTS: "Tự chấm",
    Column.EVIDENCE: "Tài liệu kiểm chứng của đơn vị",
    Column.EXPLANATION: "Giải trình của đơn vị",
    Column.FACTS_1: "Số liệu thẩm định lần 1",
    Column.VERDICT_1: "Thẩm định lần 1",
    Column.NOTE_1: "Nhận xét lần 1",
    Column.REQUEST: "Yêu cầu giải trình",
    Column.ANSWER: "Đơn vị giải trình, bổ sung",
    Column.FACTS_2: "Số liệu thẩm định lần 2",
    Column.VERDICT_2: "Thẩm định lần 2",
    Column.NOTE_2: "Nhận xét lần 2",
    Column.RESULT: "Điểm kết luận",
    Column.DIFFERENCE: "Chênh lệch",
    Column.STATUS: "Tình trạng",
}
_LABELS = (
    (TITLE_ROW, Column.CLAIMED_FACTS),
    (TITLE_ROW, Column.EVIDENCE),
    (SET_ROW, Column.CLAIMED_FACTS),
    (SET_ROW, Column.EVIDENCE),
    (DEPARTMENT_ROW, Column.CLAIMED_FACTS),
)
_BEFORE_TITLE = Column.TITLE + 1
_SCALE = 70
"""Per cent at which the claim and round 1 fit the width of A4; round 2 and the result follow on a second page."""


def add_sheet(
    workbook: Workbook,
    styles: Styles,
    assignment: Assignment,
    units: Sequence[Unit],
    returned: Mapping[str, Returned],
    lists: entry.Lists,
) -> int:
    """Draw the sheet and set it up for the screen and for paper; returns its last row."""
    page = Page(workbook.add_worksheet(SHEET), styles, WIDTHS)
    return _Sheet(page, assignment, returned, lists).draw(units)


class _Sheet:
    """The sheet being drawn."""

    def __init__(
        self, page: Page, assignment: Assignment, returned: Mapping[str, Returned], lists: entry.Lists
    ) -> None:
        self.page = page
        self.styles = page.styles
        self.assignment = assignment
        self.returned = returned
        self.lists = lists

    def draw(self, units: Sequence[Unit]) -> int:
        """Everything, from the top down."""
        self._above()
        self.page.heading(HEADER_ROW, _TOPS, _HEADINGS, lines=3)
        last = FIRST_ROW
        rows = Rows(self.page, self.assignment.criteria, self.returned, self.lists)
        for line in lines(self.assignment.tasks(), units):
            rows.draw(line)
            last = line.row
        rows.accepted.write(self.page.sheet)
        self._highlight(last)
        self._set_up(last)
        return last

    # --- above the table

    def _above(self) -> None:
        """The title stands over the columns that every page repeats, the labels over those of the claim."""
        title = self.styles.of(bold=True, font_size=TITLE_SIZE)
        slanted, strong = self.styles.of(italic=True), self.styles.of(bold=True)
        department = f"Cơ quan thẩm định: {self.assignment.department}"
        heads = (
            (TITLE_ROW, self.assignment.title, title, TITLE_SIZE),
            (SET_ROW, self.assignment.criteria.title, slanted, BODY_SIZE),
            (DEPARTMENT_ROW, department, strong, BODY_SIZE),
        )
        for row, text, style, size in heads:
            self.page.across(row, Column.UNIT_CODE, Column.MAX, text, style)
            self.page.height(row, self.page.lines(text, Column.UNIT_CODE, Column.MAX, size, bold=True), size)
        small = self.styles.of(font_size=SMALL_SIZE, font_color=MUTED, text_wrap=False)
        for (row, column), text in zip(_LABELS, self.assignment.labels(), strict=True):
            self.page.text(row, column, text, small)

    # --- the whole sheet

    def _highlight(self, last: int) -> None:
        """One colour, one meaning; the text in the last column says the same."""
        marks = (
            (Column.NOTE_1, (live.REASON,), self.styles.owed()),
            (Column.RESULT, (live.MEND,), self.styles.wrong()),
            (Column.ANSWER, (live.ANSWER,), self.styles.evidence()),
            (Column.STATUS, (live.REASON, live.AGAIN), self.styles.owed()),
            (Column.STATUS, (live.MEND,), self.styles.wrong()),
            (Column.STATUS, (live.ANSWER,), self.styles.evidence()),
            (Column.CLAIMED_POINTS, (NOT_SENT,), self.styles.skipped()),
        )
        told = f"${beside(FIRST_ROW, Column.STATUS)}"
        for column, texts, style in marks:
            test = any_of([f"{told}={quoted(text)}" for text in texts])
            options = {"type": "formula", "criteria": f"={test}", "format": style}
            self.page.sheet.conditional_format(FIRST_ROW, column, last, column, options)
        for turn in ROUNDS:
            test = f"${beside(FIRST_ROW, turn.counted)}={quoted(INVALID)}"
            options = {"type": "formula", "criteria": f"={test}", "format": self.styles.wrong()}
            self.page.sheet.conditional_format(FIRST_ROW, turn.facts, last, turn.facts, options)

    def _set_up(self, last: int) -> None:
        sheet, bottom = self.page.sheet, HEADER_ROW + HEADER_DEPTH - 1
        for column in WORKINGS:
            sheet.set_column(column, column, 8, None, {"hidden": True})
        book.on_paper(sheet, landscape=True)
        sheet.set_print_scale(_SCALE)
        sheet.set_v_pagebreaks([Column.ANSWER])
        sheet.print_across()
        book.protect(sheet)
        sheet.outline_settings(True, False, True, False)
        sheet.repeat_rows(HEADER_ROW, bottom)
        sheet.repeat_columns(Column.UNIT_CODE, Column.MAX)
        sheet.freeze_panes(bottom + 1, _BEFORE_TITLE)
        sheet.autofilter(bottom, Column.UNIT_CODE, last, LAST_SHOWN)
        sheet.print_area(0, 0, last, LAST_SHOWN)
        sheet.ignore_errors({"number_stored_as_text": f"A{FIRST_ROW + 1}:C{last + 1}"})
