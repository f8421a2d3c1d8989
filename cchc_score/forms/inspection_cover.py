"""Forms: draws the sheet "Biên bản" of a visit: mode, date, team, general findings, how to fill in the rest."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cchc_score.forms import book, entry
from cchc_score.forms.heading import DOTS
from cchc_score.forms.inspection_visit import MODES, Visit
from cchc_score.forms.page import Page
from cchc_score.forms.styles import FIELD_SHADE, TITLE_SIZE, Styles
from cchc_score.reports.measure import BODY_SIZE

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

SHEET = "Biên bản"

_WIDTHS = (6, 26, 34, 34)
_LAST = len(_WIDTHS) - 1
_FIRST_DAY, _LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
_LINES = 3
"""Lines of room for what is written in sentences."""

INSTRUCTIONS = (
    "Mở trang “Kiểm tra”. Chỉ các ô tô nền là ô để điền; số liệu và điểm đơn vị tự chấm đã khóa.",
    "Có số liệu đã xác minh thì nhập vào cột Số liệu kiểm tra, điểm tự tính ở cột Điểm theo số liệu; mục có nhiều "
    "số liệu thì nhập đủ, kể cả số liệu không đổi. Không thì ghi điểm vào cột Điểm kiểm tra.",
    "Mục không kiểm tra thì để trống: được hiểu là không kiểm tra, không phải 0 điểm.",
    "Ghi ưu điểm, tồn tại kèm minh chứng, kiến nghị, bộ phận hoặc người có trách nhiệm và thời hạn khắc phục theo "
    "từng mục; đây là căn cứ của thông báo kết quả kiểm tra và của việc theo dõi khắc phục.",
    "Điền xong, lưu tệp (giữ dạng .xlsx), in trang Biên bản và trang Kiểm tra để ký. Không đổi tên cột, "
    "không xóa trang.",
)


def add_cover(workbook: Workbook, styles: Styles, visit: Visit, lists: entry.Lists) -> None:
    """Draw the sheet and set it up for the screen and for paper."""
    page = Page(workbook.add_worksheet(SHEET), styles, dict(enumerate(_WIDTHS)))
    _Cover(page, visit, lists).draw()


class _Cover:
    """The sheet being drawn, from the top row down."""

    def __init__(self, page: Page, visit: Visit, lists: entry.Lists) -> None:
        self.page = page
        self.styles = page.styles
        self.visit = visit
        self.lists = lists
        self.row = 0

    def draw(self) -> None:
        """Everything, from the top down."""
        self._heading()
        self._asked()
        self._across("CÁCH ĐIỀN", self.styles.of(bold=True, bg_color=FIELD_SHADE))
        for number, text in enumerate(INSTRUCTIONS, 1):
            self._across(f"{number}. {text}", self.styles.of())
        book.on_paper(self.page.sheet, landscape=False, one_page=True)
        book.protect(self.page.sheet)
        self.page.sheet.print_area(0, 0, self.row - 1, _LAST)

    def _heading(self) -> None:
        issuer = self.visit.criteria.issuer
        bold = self.styles.of(bold=True, align="center", valign="top")
        motto = self.styles.of(bold=True, align="center", valign="top", underline=1)
        self.page.across(self.row, 0, 1, issuer.upper() if issuer else DOTS, bold)
        self.page.across(self.row, 2, _LAST, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold)
        self._next(self.page.lines(issuer.upper() if issuer else DOTS, 0, 1, bold=True))
        self.page.across(self.row, 0, 1, "ĐOÀN KIỂM TRA", bold)
        self.page.across(self.row, 2, _LAST, "Độc lập - Tự do - Hạnh phúc", motto)
        self._next(1)
        self.row += 1
        large = self.styles.of(bold=True, font_size=TITLE_SIZE, align="center")
        self._across(self.visit.title, large, TITLE_SIZE)
        self._across(self.visit.criteria.title, self.styles.of(italic=True, align="center"))
        self.row += 1

    def _asked(self) -> None:
        unit = self.visit.unit
        self._given("Đơn vị được kiểm tra", f"{unit.name} ({unit.code})", self.styles.cell(bold=True))
        mode = {"validate": "list", "source": self.lists.source(MODES)}
        self._entry("Hình thức", {**mode, **entry.words("Hình thức", "Chọn một dòng trong danh sách.")})
        between = {"validate": "date", "criteria": "between", "minimum": _FIRST_DAY, "maximum": _LAST_DAY}
        day = entry.words("Ngày làm việc", "Nhập ngày, tháng, năm, ví dụ 15/08/2025.")
        self._entry("Ngày làm việc", {**between, **day}, num_format="dd/mm/yyyy", align="left")
        self._entry("Quyết định, kế hoạch số")
        self._entry("Trưởng đoàn")
        for title in ("Thành phần đoàn", "Thành phần đơn vị", "Ưu điểm chung", "Hạn chế chung", "Yêu cầu chung"):
            self._entry(title, lines=_LINES, valign="top")
        self.row += 1

    def _given(self, title: str, text: str, style: Format) -> None:
        self.page.across(self.row, 0, 1, title, self.styles.cell())
        self.page.across(self.row, 2, _LAST, text, style)
        self._next(self.page.lines(text, 2, _LAST, bold=True))

    def _entry(self, title: str, accepts: entry.Options | None = None, lines: int = 1, **look: object) -> None:
        self.page.across(self.row, 0, 1, title, self.styles.cell())
        style = self.styles.entry(**look)
        self.page.across(self.row, 2, _LAST, "", style)
        self.page.entry(self.row, 2, style, accepts)
        self._next(lines)

    # --- small pieces

    def _across(self, text: str, style: Format, size: int = BODY_SIZE) -> None:
        self.page.across(self.row, 0, _LAST, text, style)
        self._next(self.page.lines(text, 0, _LAST, size), size)

    def _next(self, lines: int, size: int = BODY_SIZE) -> None:
        self.page.height(self.row, lines, size)
        self.row += 1
