"""Forms: draws the sheet "Hướng dẫn": whose form it is, how far it is filled in, how to fill it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_score.forms import body, book, live, owed, wording
from cchc_score.forms.heading import UNIT_CODE, UNIT_NAME, UNIT_NAME_CAPITALS, Heading
from cchc_score.forms.layout import FIRST_ROW, Column, Layout, NodePlace, at
from cchc_score.forms.page import Page
from cchc_score.forms.styles import (
    EVIDENCE_SHADE,
    FIELD_SHADE,
    HEADER_SHADE,
    LINES,
    LINK,
    OWED_SHADE,
    SKIPPED,
    TITLE_SIZE,
    WRONG_SHADE,
    Styles,
    decimals,
)
from cchc_score.reports.figures import points_places
from cchc_score.reports.measure import BODY_SIZE

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

SHEET = "Hướng dẫn"

_WIDTHS = (6, 50, 11, 11, 11, 11)
_LAST = len(_WIDTHS) - 1
_BODY = f"'{body.SHEET}'"
_UNIT_SIZE = 12
_HEADINGS = ("Mục", "Lĩnh vực (bấm số mục để mở)", "Tối đa", "Đạt được", "Chỉ số (%)", "Đã điền")
"""None of them reads like a column of a form: returned forms are read from the other sheet."""


def add_cover(workbook: Workbook, styles: Styles, heading: Heading, layout: Layout) -> None:
    """Draw the sheet and set it up for the screen and for paper."""
    page = Page(workbook.add_worksheet(SHEET), styles, dict(enumerate(_WIDTHS)))
    _Cover(page, heading, layout).draw()


class _Cover:
    """The sheet being drawn, from the top row down."""

    def __init__(self, page: Page, heading: Heading, layout: Layout) -> None:
        self.page = page
        self.styles = page.styles
        self.heading = heading
        self.layout = layout
        self.points_format = decimals(points_places(layout.criteria))
        self.index_format = decimals(layout.criteria.rounding.index)
        self.row = 0

    def draw(self) -> None:
        """Everything, from the top down."""
        self._heading()
        self._results()
        self._fields()
        self._instructions()
        self._legend()
        book.on_paper(self.page.sheet, landscape=False, one_page=True)
        book.protect(self.page.sheet)
        self.page.sheet.print_area(0, 0, self.row - 1, _LAST)

    # --- whose it is

    def _heading(self) -> None:
        bold = self.styles.of(bold=True, align="center", valign="top")
        motto = self.styles.of(bold=True, align="center", valign="top", underline=1)
        self._merge(0, 1, self.heading.issuer, bold)
        self._merge(2, _LAST, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold)
        self._next(1)
        self._merge(0, 1, UNIT_NAME_CAPITALS, bold)
        self._merge(2, _LAST, "Độc lập - Tự do - Hạnh phúc", motto)
        self._next(2)  # room for a long name: it is not known yet
        large = self.styles.of(bold=True, font_size=TITLE_SIZE, align="center")
        self._line(self.heading.title, large, TITLE_SIZE)
        self._line(self.heading.criteria.title, self.styles.of(italic=True, align="center"))
        self.row += 1
        strong = self.styles.of(bold=True, font_size=_UNIT_SIZE)
        self._line(f"Đơn vị: {UNIT_NAME}", strong, _UNIT_SIZE)
        self._merge(0, 1, f"Mã đơn vị: {UNIT_CODE}", strong)
        self._merge(2, _LAST, self.heading.due, strong)
        self._next(1, _UNIT_SIZE)
        self.row += 1

    # --- how far it is

    def _results(self) -> None:
        self._section("KẾT QUẢ ĐẾN LÚC NÀY (tự cập nhật khi điền)")
        layout = self.layout
        done, all_owed = self._there(layout.sum_row, Column.DONE), self._there(layout.sum_row, Column.OWED)
        self._result("Tiến độ", wording.progress(done, all_owed))
        wrong = "+".join(self._count(text) for text in (owed.MEND, owed.CHECK))
        self._result("Ô có lỗi phải sửa", wrong)
        self._result("Mục còn thiếu tài liệu hoặc giải trình", self._count(owed.EVIDENCE))
        self._result("Mục “Không áp dụng” chưa nêu lý do", self._count(owed.REASON))
        self._result("Tổng cộng", self._there(layout.total_row, Column.SCORE), self.points_format)
        most = self._there(layout.sum_row, Column.OWN_MAX)
        self._result("Tối đa của phần đơn vị tự chấm", most, self.points_format)
        index = self._there(layout.index_row, Column.SCORE)
        self._result("Chỉ số (%) tính trên các mục đã chấm", index, self.index_format)
        if layout.criteria.grades is not None:
            self._result("Xếp loại dự kiến", self._there(layout.index_row, Column.EARNED))
        self.row += 1

    def _result(self, text: str, formula: str, number_format: str = "General") -> None:
        self._merge(0, 2, text, self.styles.cell())
        figure = self.styles.cell(bold=True, align="center", num_format=number_format)
        self._merge(3, _LAST, "", figure)
        self.page.formula(self.row, 3, formula, figure)
        self._next(1)

    def _fields(self) -> None:
        style = self.styles.cell(bold=True, align="center", bg_color=HEADER_SHADE)
        for column, text in enumerate(_HEADINGS):
            self.page.text(self.row, column, text, style)
        self._next(1)
        for place in self.layout.fields:
            self._field(place)
        self.row += 1

    def _field(self, place: NodePlace) -> None:
        node, places = place.node, self.layout.criteria.rounding.index
        # the link stands on the short code: LibreOffice does not wrap the text of a linked cell
        link = self.styles.cell(font_color=LINK, underline=1, align="center")
        target = f"internal:{_BODY}!{at(place.row, Column.CODE).replace('$', '')}"
        self.page.sheet.write_url(self.row, 0, target, link, node.code)
        self.page.text(self.row, 1, node.title, self.styles.cell())
        figures = (
            (self._there(place.row, Column.OWN_MAX), self.points_format),
            (self._there(place.row, Column.SCORE), self.points_format),
            (live.node_index(place, _BODY, places), self.index_format),
            (f'{self._there(place.row, Column.DONE)}&"/"&{self._there(place.row, Column.OWED)}', "General"),
        )
        for column, (formula, number_format) in enumerate(figures, 2):
            style = self.styles.cell(align="center", num_format=number_format)
            self.page.formula(self.row, column, formula, style)
        self._next(self.page.lines(node.title, 1, 1))

    # --- how to fill it in

    def _instructions(self) -> None:
        self._section("CÁCH ĐIỀN")
        style = self.styles.of()
        for number, text in enumerate(wording.INSTRUCTIONS, 1):
            self._line(f"{number}. {text}", style)
        self.row += 1

    def _legend(self) -> None:
        self._section("MÀU VÀ CHỮ TRONG PHIẾU (mỗi màu một nghĩa; cột “Việc còn lại” ghi cùng ý bằng chữ)")
        styles = self.styles
        self._sample(styles.entry(), "", "Ô để điền.")
        self._sample(styles.cell(bg_color=OWED_SHADE), "", "Còn thiếu, phải điền.")
        evidence = styles.cell(pattern=LINES, fg_color=WRONG_SHADE, bg_color=EVIDENCE_SHADE)
        self._sample(evidence, "", "Còn thiếu tài liệu kiểm chứng; không có thì giải trình.")
        wrong = styles.cell(bold=True, bg_color=WRONG_SHADE, font_color="#FFFFFF", align="center")
        self._sample(wrong, "LỖI", "Số liệu sai kiểu, vượt giới hạn hoặc mâu thuẫn nhau; phải sửa.")
        self._sample(styles.cell(bg_color=SKIPPED), "", "Không phải điền trong trường hợp đã chọn.")

    def _sample(self, style: Format, text: str, meaning: str) -> None:
        self._merge(0, 0, text, style)
        self._merge(1, _LAST, meaning, self.styles.of(indent=1))
        self._next(1)

    # --- small pieces

    def _there(self, row: int, column: Column) -> str:
        return f"{_BODY}!{at(row, column)}"

    def _count(self, text: str) -> str:
        return owed.count(text, FIRST_ROW, self.layout.last_row, _BODY)

    def _section(self, text: str) -> None:
        self._line(text, self.styles.of(bold=True, bg_color=FIELD_SHADE))

    def _line(self, text: str, style: Format, size: int = BODY_SIZE) -> None:
        self._merge(0, _LAST, text, style)
        self._next(self.page.lines(text, 0, _LAST, size), size)

    def _merge(self, left: int, right: int, text: str, style: Format) -> None:
        self.page.across(self.row, left, right, text, style)

    def _next(self, lines: int, size: int = BODY_SIZE) -> None:
        self.page.height(self.row, lines, size)
        self.row += 1
