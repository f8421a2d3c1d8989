"""Forms: draws the sheet "Hướng dẫn" of an appraisal workbook: whose it is, how far it is, how to fill it in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from cchc_score.forms import appraisal_live as live
from cchc_score.forms import appraisal_sheet, book
from cchc_score.forms.appraisal_rows import FIRST_ROW, Column
from cchc_score.forms.appraisal_tasks import NOT_SENT, NOTHING_RETURNED, Assignment, Returned
from cchc_score.forms.heading import DOTS
from cchc_score.forms.layout import at
from cchc_score.forms.page import Page
from cchc_score.forms.styles import (
    EVIDENCE_SHADE,
    FIELD_SHADE,
    LINES,
    OWED_SHADE,
    SKIPPED,
    TITLE_SIZE,
    WRONG_SHADE,
    Styles,
)
from cchc_score.model import Source, Unit
from cchc_score.reports.measure import BODY_SIZE
from cchc_score.rules.live import quoted

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

SHEET = "Hướng dẫn"

_WIDTHS = (8, 46, 14, 32)
_LAST = len(_WIDTHS) - 1

INSTRUCTIONS = (
    "Mở trang “Thẩm định”. Chỉ các ô tô nền là ô để điền; phần của đơn vị đã khóa. Trang “Thang điểm” ghi cách "
    "chấm từng mục.",
    "Mỗi dòng ghi sẵn mã đơn vị và mã tiêu chí. Lọc cột Mã đơn vị để xem một đơn vị, lọc cột Mã để xem một "
    "tiêu chí ở mọi đơn vị.",
    "Có số liệu đã kiểm chứng thì nhập vào cột Số liệu thẩm định, điểm tự tính; mục có nhiều số liệu thì nhập đủ, "
    "kể cả số liệu không đổi. Không thì ghi điểm vào cột Thẩm định. Đã nhập số liệu thì không cần ghi điểm.",
    "Đồng ý với đơn vị thì cũng phải ghi điểm; để trống được hiểu là chưa thẩm định, không phải 0 điểm.",
    "Điểm khác đơn vị tự chấm thì nêu lý do ở cột Nhận xét.",
    "Cần đơn vị bổ sung thì ghi vào cột Yêu cầu giải trình. Khi đơn vị đã trả lời (cột Đơn vị giải trình, bổ "
    "sung), chấm lại ở phần Thẩm định lần 2; mục không có giải trình thì để trống lần 2.",
    "“Không áp dụng” chỉ dùng ở mục bộ tiêu chí cho phép: gõ đúng các chữ đó vào cột Thẩm định, nêu lý do ở "
    "Nhận xét.",
    "Điền xong, lưu tệp (giữ dạng .xlsx), gửi tệp này. Không đổi tên cột, không xóa trang; tên tệp thì đặt tùy ý.",
)


def add_cover(workbook: Workbook) -> Worksheet:
    """Make the first sheet; it is drawn when the others are known."""
    return workbook.add_worksheet(SHEET)


def draw_cover(
    sheet: Worksheet,
    styles: Styles,
    assignment: Assignment,
    units: Sequence[Unit],
    returned: Mapping[str, Returned],
    last_row: int,
) -> None:
    """Draw it, with counts over the rows of the main sheet down to `last_row`."""
    page = Page(sheet, styles, dict(enumerate(_WIDTHS)))
    _Cover(page, assignment, last_row).draw(units, returned)


class _Cover:
    """The sheet being drawn, from the top row down."""

    def __init__(self, page: Page, assignment: Assignment, last_row: int) -> None:
        self.page = page
        self.styles = page.styles
        self.assignment = assignment
        self.last_row = last_row
        self.row = 0

    def draw(self, units: Sequence[Unit], returned: Mapping[str, Returned]) -> None:
        """Everything, from the top down."""
        self._heading()
        self._progress(units, returned)
        self._section("CÁCH ĐIỀN")
        for number, text in enumerate(INSTRUCTIONS, 1):
            self._across(f"{number}. {text}", self.styles.of())
        self.row += 1
        self._legend()
        book.on_paper(self.page.sheet, landscape=False, one_page=True)
        book.protect(self.page.sheet)
        self.page.sheet.print_area(0, 0, self.row - 1, _LAST)

    def _heading(self) -> None:
        assignment, bold = self.assignment, self.styles.of(bold=True, align="center", valign="top")
        issuer = assignment.criteria.issuer
        self.page.across(self.row, 0, 1, issuer.upper() if issuer else DOTS, bold)
        self.page.across(self.row, 2, _LAST, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold)
        self._next(self.page.lines(issuer.upper() if issuer else DOTS, 0, 1, bold=True))
        motto = self.styles.of(bold=True, align="center", valign="top", underline=1)
        self.page.across(self.row, 0, 1, assignment.department.upper(), bold)
        self.page.across(self.row, 2, _LAST, "Độc lập - Tự do - Hạnh phúc", motto)
        self._next(self.page.lines(assignment.department.upper(), 0, 1, bold=True))
        self.row += 1
        self._across(assignment.title, self.styles.of(bold=True, font_size=TITLE_SIZE, align="center"), TITLE_SIZE)
        self._across(assignment.criteria.title, self.styles.of(italic=True, align="center"))
        for source, text in ((Source.APPRAISAL_1, "Hạn thẩm định lần 1"), (Source.APPRAISAL_2, "Lần 2")):
            day = assignment.deadlines.get(source)
            if day is not None:
                self._across(f"{text}: {day:%d/%m/%Y}", self.styles.of(bold=True, align="center"))
        self.row += 1

    def _progress(self, units: Sequence[Unit], returned: Mapping[str, Returned]) -> None:
        self._section("TIẾN ĐỘ (tự cập nhật khi điền)")
        sent = sum(returned.get(unit.code, NOTHING_RETURNED).sent for unit in units)
        self._result("Số đơn vị đã nộp phiếu tự đánh giá", quoted(f"{sent}/{len(units)}"))
        everything = "+".join(self._count(text) for text in live.STATUSES)
        self._result("Số mục đã thẩm định xong", f'{self._count(live.DONE)}&"/"&({everything})')
        self._result("Mục chờ đơn vị giải trình", self._count(live.ANSWER))
        self._result("Mục đã có giải trình, phải chấm lần 2", self._count(live.AGAIN))
        self._result("Mục phải nêu lý do vì khác điểm tự chấm", self._count(live.REASON))
        self._result("Mục có số liệu sai phải sửa", self._count(live.MEND))
        self._result("Mục chưa thẩm định", f"{self._count(live.TODO)}+{self._count(NOT_SENT)}")
        self.row += 1

    def _legend(self) -> None:
        self._section("MÀU TRONG PHIẾU (mỗi màu một nghĩa; cột “Tình trạng” ghi cùng ý bằng chữ)")
        styles = self.styles
        evidence = styles.cell(pattern=LINES, fg_color=WRONG_SHADE, bg_color=EVIDENCE_SHADE)
        wrong = styles.cell(bold=True, bg_color=WRONG_SHADE, font_color="#FFFFFF", align="center")
        samples = (
            (styles.entry(), "", "Ô để điền."),
            (styles.cell(bg_color=OWED_SHADE), "", "Phải nêu lý do vì khác điểm tự chấm, hoặc phải chấm lần 2."),
            (evidence, "", "Chờ đơn vị giải trình, bổ sung tài liệu."),
            (wrong, "LỖI", "Số liệu sai kiểu, vượt giới hạn hoặc mâu thuẫn nhau; phải sửa."),
            (styles.cell(bg_color=SKIPPED), "", "Đơn vị chưa nộp phiếu."),
        )
        for style, text, meaning in samples:
            self.page.text(self.row, 0, text, style)
            self.page.across(self.row, 1, _LAST, meaning, styles.of(indent=1))
            self._next(1)

    # --- small pieces

    def _count(self, text: str) -> str:
        first, last = at(FIRST_ROW, Column.STATUS), at(self.last_row, Column.STATUS)
        return f"COUNTIF('{appraisal_sheet.SHEET}'!{first}:{last},{quoted(text)})"

    def _result(self, text: str, formula: str) -> None:
        self.page.across(self.row, 0, 1, text, self.styles.cell())
        figure = self.styles.cell(bold=True, align="center")
        self.page.formula(self.row, 2, formula, figure)
        self._next(1)

    def _section(self, text: str) -> None:
        self._across(text, self.styles.of(bold=True, bg_color=FIELD_SHADE))

    def _across(self, text: str, style: Format, size: int = BODY_SIZE) -> None:
        self.page.across(self.row, 0, _LAST, text, style)
        self._next(self.page.lines(text, 0, _LAST, size), size)

    def _next(self, lines: int, size: int = BODY_SIZE) -> None:
        self.page.height(self.row, lines, size)
        self.row += 1
