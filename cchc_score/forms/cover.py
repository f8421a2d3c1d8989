"""Forms: draws the sheet "Hướng dẫn": whose form it is, how far it is filled in, how to fill it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_score.forms import body, book, live, owed, wording
from cchc_score.forms.heading import UNIT_CODE, UNIT_NAME, UNIT_NAME_CAPITALS, Heading
from cchc_score.forms.layout import FIRST_ROW, Column, Layout, NodePlace, at
from cchc_score.forms.styles import (
    EVIDENCE_SHADE,
    FIELD_SHADE,
    HEADER_SHADE,
    LINES,
    LINK,
    MUTED,
    OWED_SHADE,
    POINTS,
    SKIPPED,
    TITLE_SIZE,
    WRONG_SHADE,
    Styles,
)
from cchc_score.reports.measure import BODY_SIZE, line_count, line_height

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

SHEET = "Hướng dẫn"

_WIDTHS = (6, 50, 11, 11, 11, 11)
_LAST = len(_WIDTHS) - 1
_BODY = f"'{body.SHEET}'"
_PADDING = 5


def add_cover(workbook: Workbook, styles: Styles, heading: Heading, layout: Layout) -> None:
    """Draw the sheet and set it up for the screen and for paper."""
    _Cover(workbook.add_worksheet(SHEET), styles, heading, layout).draw()


class _Cover:
    """The sheet being drawn, from the top row down."""

    def __init__(self, page: Worksheet, styles: Styles, heading: Heading, layout: Layout) -> None:
        self.page = page
        self.styles = styles
        self.heading = heading
        self.layout = layout
        self.row = 0

    def draw(self) -> None:
        """Everything, from the top down."""
        for column, width in enumerate(_WIDTHS):
            self.page.set_column(column, column, width)
        self._heading()
        self._results()
        self._fields()
        self._instructions()
        self._legend()
        book.on_paper(self.page, landscape=False, one_page=True)
        book.protect(self.page)
        self.page.print_area(0, 0, self.row - 1, _LAST)

    # --- whose it is

    def _heading(self) -> None:
        bold = self.styles.of(bold=True, align="center")
        motto = self.styles.of(bold=True, align="center", underline=1)
        self._halves(self.heading.issuer, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold, bold)
        self._halves(UNIT_NAME_CAPITALS, "Độc lập - Tự do - Hạnh phúc", bold, motto)
        self.row += 1
        large = self.styles.of(bold=True, font_size=TITLE_SIZE, align="center")
        self._line(self.heading.title, large, TITLE_SIZE)
        self._line(self.heading.criteria.title, self.styles.of(italic=True, align="center"))
        self.row += 1
        strong = self.styles.of(bold=True, font_size=12)
        self._line(f"Đơn vị: {UNIT_NAME}", strong, 12)
        self._merge(0, 1, f"Mã đơn vị: {UNIT_CODE}", strong)
        self._merge(2, _LAST, self.heading.due, strong)
        self._next(1, 12)
        self.row += 1

    # --- how far it is

    def _results(self) -> None:
        self._section("KẾT QUẢ ĐẾN LÚC NÀY (tự cập nhật khi điền)")
        layout = self.layout
        done, all_owed = self._there(layout.sum_row, Column.DONE), self._there(layout.sum_row, Column.OWED)
        self._result("Tiến độ", f'"Đã điền "&{done}&"/"&{all_owed}&" mục"')
        wrong = "+".join(self._count(text) for text in (owed.MEND, owed.CHECK))
        self._result("Ô có lỗi phải sửa", wrong)
        self._result("Mục còn thiếu tài liệu hoặc giải trình", self._count(owed.EVIDENCE))
        self._result("Mục “Không áp dụng” chưa nêu lý do", self._count(owed.REASON))
        self._result("Tổng cộng", self._there(layout.total_row, Column.SCORE), POINTS)
        self._result("Tối đa của phần đơn vị tự chấm", self._there(layout.sum_row, Column.OWN_MAX), POINTS)
        places = layout.criteria.rounding.index
        self._result(
            "Chỉ số (%) tính trên các mục đã chấm",
            self._there(layout.index_row, Column.SCORE),
            f"0.{'0' * places}" if places else "0",
        )
        if layout.criteria.grades is not None:
            self._result("Xếp loại dự kiến", self._there(layout.index_row, Column.EARNED))
        self.row += 1

    def _result(self, text: str, formula: str, number_format: str = "General") -> None:
        style = self.styles.cell()
        self._merge(0, 2, text, style)
        figure = self.styles.cell(bold=True, align="center", num_format=number_format)
        self._merge(3, _LAST, "", figure)
        self.page.write_formula(self.row, 3, f"={formula}", figure, "")
        self._next(1)

    def _fields(self) -> None:
        style = self.styles.cell(bold=True, align="center", bg_color=HEADER_SHADE)
        for column, text in enumerate(
            ("Mục", "Lĩnh vực (bấm số mục để mở)", "Tối đa", "Đạt được", "Chỉ số (%)", "Đã điền")
        ):
            self.page.write_string(self.row, column, text, style)
        self._next(1)
        for place in self.layout.fields:
            self._field(place)
        self.row += 1

    def _field(self, place: NodePlace) -> None:
        node, places = place.node, self.layout.criteria.rounding.index
        # the link stands on the short code: LibreOffice does not wrap the text of a linked cell
        link = self.styles.cell(font_color=LINK, underline=1, align="center")
        target = f"internal:{_BODY}!{at(place.row, Column.CODE).replace('$', '')}"
        self.page.write_url(self.row, 0, target, link, node.code)
        self.page.write_string(self.row, 1, node.title, self.styles.cell())
        figures = (
            (self._there(place.row, Column.OWN_MAX), POINTS),
            (self._there(place.row, Column.SCORE), POINTS),
            (live.node_index(place, _BODY, places), f"0.{'0' * places}" if places else "0"),
            (f'{self._there(place.row, Column.DONE)}&"/"&{self._there(place.row, Column.OWED)}', "General"),
        )
        for column, (formula, number_format) in enumerate(figures, 2):
            style = self.styles.cell(align="center", num_format=number_format)
            self.page.write_formula(self.row, column, f"={formula}", style, "")
        self._next(line_count(node.title, _WIDTHS[1]))

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
        self._sample(styles.cell(bold=True, bg_color=OWED_SHADE), "", "Còn thiếu, phải điền.")
        evidence = styles.cell(pattern=LINES, fg_color=WRONG_SHADE, bg_color=EVIDENCE_SHADE)
        self._sample(evidence, "", "Còn thiếu tài liệu kiểm chứng; không có thì giải trình.")
        wrong = styles.cell(bold=True, bg_color=WRONG_SHADE, font_color="#FFFFFF", align="center")
        self._sample(wrong, "LỖI", "Số liệu sai kiểu, vượt giới hạn hoặc mâu thuẫn nhau; phải sửa.")
        skipped = styles.cell(bg_color=SKIPPED, font_color=MUTED)
        self._sample(skipped, "", "Không phải điền trong trường hợp đã chọn.")

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
        self._next(line_count(text, sum(_WIDTHS), size), size)

    def _halves(self, left: str, right: str, left_style: Format, right_style: Format) -> None:
        self._merge(0, 1, left, left_style)
        self._merge(2, _LAST, right, right_style)
        self._next(1)

    def _merge(self, left: int, right: int, text: str, style: Format) -> None:
        if right > left:
            self.page.merge_range(self.row, left, self.row, right, "", style)
        self.page.write_string(self.row, left, text, style)

    def _next(self, lines: int, size: int = BODY_SIZE) -> None:
        self.page.set_row(self.row, lines * line_height(size) + _PADDING)
        self.row += 1
