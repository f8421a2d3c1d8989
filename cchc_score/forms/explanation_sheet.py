"""Forms: draws the sheet "Giải trình": the claim, round 1, the question, and two cells for the unit's answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import IntEnum, auto
from typing import TYPE_CHECKING

from cchc_score.decimals import Number
from cchc_score.forms import book, entry
from cchc_score.forms.explanation import Inquiry, Question
from cchc_score.forms.heading import DOTS
from cchc_score.forms.page import Page
from cchc_score.forms.styles import HEADER_SHADE, MUTED, SMALL_SIZE, TITLE_SIZE, Styles, decimals
from cchc_score.reports.figures import points_places
from cchc_score.reports.measure import BODY_SIZE

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

SHEET = "Giải trình"
FIRST_ROW = 11
"""Of the questions; what stands above takes as many rows in every form."""
_FIRST_DAY, _LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
_ROOM = 4
"""Lines that are left at least for an answer."""
_SIGNING_ROOM = 5


class Column(IntEnum):
    """The columns of the sheet."""

    CODE = 0
    TITLE = auto()
    MAX = auto()
    FACTS = auto()
    CLAIMED = auto()
    FIRST = auto()
    REMARK = auto()
    REQUEST = auto()
    TEXT = auto()
    EVIDENCE = auto()


_LAST = Column.EVIDENCE
_WIDTHS: Mapping[int, int] = {
    Column.CODE: 8,
    Column.TITLE: 28,
    Column.MAX: 7,
    Column.FACTS: 19,
    Column.CLAIMED: 9,
    Column.FIRST: 9,
    Column.REMARK: 24,
    Column.REQUEST: 22,
    Column.TEXT: 34,
    Column.EVIDENCE: 24,
}
_HEADINGS: Mapping[int, str] = {
    Column.CODE: "Mã",
    Column.TITLE: "Tiêu chí",
    Column.MAX: "Điểm tối đa",
    Column.FACTS: "Số liệu kê khai",
    Column.CLAIMED: "Tự chấm",
    Column.FIRST: "Thẩm định lần 1",
    Column.REMARK: "Nhận xét lần 1",
    Column.REQUEST: "Yêu cầu giải trình",
    Column.TEXT: "Giải trình",
    Column.EVIDENCE: "Tài liệu kiểm chứng bổ sung",
}
_INSTRUCTION = (
    "Chỉ điền các ô tô nền. Không đồng ý với điểm thẩm định thì nêu rõ lý do ở cột Giải trình và ghi tài liệu "
    "kiểm chứng bổ sung (số, ngày, trang); đồng ý thì ghi “Đồng ý”. Để trống được hiểu là không có giải trình. "
    "Lưu tệp (giữ dạng .xlsx) và gửi cùng tài liệu; tên tệp đặt tùy ý."
)
_SIGNATURES = (
    ("", "NGƯỜI LẬP PHIẾU", "(Ký, ghi rõ họ tên)"),
    ("…………, ngày … tháng … năm ……", "THỦ TRƯỞNG ĐƠN VỊ", "(Ký tên, đóng dấu)"),
)


def add_sheet(workbook: Workbook, styles: Styles, inquiry: Inquiry) -> None:
    """Draw the sheet and set it up for the screen and for paper."""
    page = Page(workbook.add_worksheet(SHEET), styles, _WIDTHS)
    _Sheet(page, inquiry).draw()


class _Sheet:
    """The sheet being drawn, from the top row down."""

    def __init__(self, page: Page, inquiry: Inquiry) -> None:
        self.page = page
        self.styles = page.styles
        self.inquiry = inquiry
        self.points = decimals(points_places(inquiry.criteria))
        self.row = 0

    def draw(self) -> None:
        """Everything, from the top down."""
        self._heading()
        self._whose()
        header = self._header()
        assert self.row == FIRST_ROW
        for question in self.inquiry.questions:
            self._question(question)
        self._signatures()
        book.on_paper(self.page.sheet, landscape=True)
        book.protect(self.page.sheet)
        self.page.sheet.repeat_rows(header)
        self.page.sheet.freeze_panes(header + 1, Column.MAX)
        self.page.sheet.print_area(0, 0, self.row, _LAST)
        self.page.sheet.ignore_errors({"number_stored_as_text": f"A{header + 1}:A{self.row + 1}"})

    def _heading(self) -> None:
        bold = self.styles.of(bold=True, align="center")
        motto = self.styles.of(bold=True, align="center", underline=1)
        issuer = self.inquiry.criteria.issuer
        self._halves(issuer.upper() if issuer else DOTS, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold, bold)
        self._halves(self.inquiry.unit.name.upper(), "Độc lập - Tự do - Hạnh phúc", bold, motto)
        self.row += 1
        large = self.styles.of(bold=True, font_size=TITLE_SIZE, align="center")
        self._line(self.inquiry.title, large, TITLE_SIZE)
        self._line(self.inquiry.criteria.title, self.styles.of(italic=True, align="center"))

    def _whose(self) -> None:
        unit, strong = self.inquiry.unit, self.styles.of(bold=True)
        self.page.across(self.row, Column.CODE, Column.FACTS, f"Đơn vị: {unit.name}", strong)
        self.page.across(self.row, Column.CLAIMED, Column.REQUEST, f"Mã đơn vị: {unit.code}", strong)
        self.page.across(self.row, Column.TEXT, _LAST, self.inquiry.due, strong)
        self._next(self.page.lines(f"Đơn vị: {unit.name}", Column.CODE, Column.FACTS, bold=True))
        # alone in its row: what stands beside a label is taken for its value
        self.page.across(self.row, Column.CODE, Column.TITLE, "Ngày giải trình:", strong)
        between = {"validate": "date", "criteria": "between", "minimum": _FIRST_DAY, "maximum": _LAST_DAY}
        hint = entry.words("Ngày giải trình", "Nhập ngày, tháng, năm, ví dụ 15/01/2026.")
        style = self.styles.entry(num_format="dd/mm/yyyy", align="center")
        self.page.across(self.row, Column.MAX, Column.FACTS, "", style)
        self.page.entry(self.row, Column.MAX, style, {**between, **hint})
        self._next(1)
        small = self.styles.of(font_size=SMALL_SIZE, font_color=MUTED, text_wrap=False)
        columns = (Column.CODE, Column.MAX, Column.CLAIMED, Column.REMARK, Column.REQUEST)
        for column, text in zip(columns, self.inquiry.labels(), strict=True):
            self.page.text(self.row, column, text, small)
        self._next(1)
        self._line(_INSTRUCTION, self.styles.of(italic=True))
        self.row += 1

    def _header(self) -> int:
        style = self.styles.cell(bold=True, align="center", bg_color=HEADER_SHADE)
        for column, text in _HEADINGS.items():
            self.page.text(self.row, column, text, style)
        self._next(2)
        return self.row - 1

    def _question(self, question: Question) -> None:
        leaf, top = question.leaf, self.styles.cell(valign="top")
        texts = {
            Column.CODE: leaf.code,
            Column.TITLE: leaf.title,
            Column.FACTS: question.facts,
            Column.REMARK: question.remark,
            Column.REQUEST: question.request,
        }
        for column, text in texts.items():
            self.page.text(self.row, column, text, top)
        figures = {Column.MAX: leaf.max, Column.CLAIMED: question.claimed, Column.FIRST: question.first}
        for column, value in figures.items():
            self._figure(column, value)
        answer = self.styles.entry(num_format="@", valign="top")
        hints = {
            Column.TEXT: ("Giải trình", "Nêu lý do, số liệu đúng và căn cứ."),
            Column.EVIDENCE: ("Tài liệu bổ sung", "Ghi tên, số, ngày văn bản, trang."),
        }
        for column, (title, hint) in hints.items():
            self.page.entry(self.row, column, answer, {"validate": "any", **entry.words(title, hint)})
        self._next(max(_ROOM, *(self.page.lines(text, column, column) for column, text in texts.items())))

    def _figure(self, column: int, value: Number | str) -> None:
        if isinstance(value, str):
            self.page.text(self.row, column, value, self.styles.cell(align="center", valign="top"))
            return
        # a workbook holds doubles: here an exact figure becomes one, to be shown
        number_format = "General" if column == Column.MAX else self.points
        style = self.styles.cell(align="center", valign="top", bold=column != Column.MAX, num_format=number_format)
        self.page.sheet.write_number(self.row, column, float(value), style)

    def _signatures(self) -> None:
        self.row += 1
        bold, slanted = (self.styles.of(align="center", **look) for look in ({"bold": True}, {"italic": True}))
        for left, right, style in zip(*_SIGNATURES, (slanted, bold, slanted), strict=True):
            self.page.across(self.row, Column.TITLE, Column.CLAIMED, left, style)
            self.page.across(self.row, Column.TEXT, _LAST, right, style)
            self.row += 1
        self.row += _SIGNING_ROOM

    # --- small pieces

    def _halves(self, left: str, right: str, left_style: Format, right_style: Format) -> None:
        self.page.across(self.row, Column.CODE, Column.FACTS, left, left_style)
        self.page.across(self.row, Column.REMARK, _LAST, right, right_style)
        self._next(self.page.lines(left, Column.CODE, Column.FACTS, bold=True))

    def _line(self, text: str, style: Format, size: int = BODY_SIZE) -> None:
        self.page.across(self.row, Column.CODE, _LAST, text, style)
        self._next(self.page.lines(text, Column.CODE, _LAST, size), size)

    def _next(self, lines: int, size: int = BODY_SIZE) -> None:
        self.page.height(self.row, lines, size)
        self.row += 1
