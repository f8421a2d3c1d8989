"""Authoring: the workbook that colleagues edit: a row for each node and each part of its rule, codes locked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from cchc_score.authoring.exchange_cells import NO, YES, plain, shown
from cchc_score.authoring.exchange_rows import Binding, Field, Look, Row, Sort
from cchc_score.decimals import HUNDRED, Number, exact_decimal, parse_plain
from cchc_score.forms import book
from cchc_score.forms.entry import Lists
from cchc_score.forms.page import Page
from cchc_score.forms.styles import FIELD_SHADE, HEADER_SHADE, INPUT_SHADE, MUTED, PARENT_SHADE, TITLE_SIZE, Styles

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

SHEET, ORIGINALS = "Tiêu chí", "_cchc_goc"
KEY, CODE, LABEL, REMOVE = "Khóa", "Mã", "Dòng", "Bỏ"
HEADINGS: Mapping[Field, str] = {
    Field.TEXT: "Nội dung",
    Field.POINTS: "Điểm",
    Field.LOW: "Cận dưới",
    Field.HIGH: "Cận trên",
    Field.EVIDENCE: "Tài liệu kiểm chứng (mỗi dòng một tài liệu)",
    Field.GUIDANCE: "Hướng dẫn chấm",
    Field.LEGAL: "Căn cứ (mỗi dòng một văn bản)",
    Field.DEPARTMENT: "Cơ quan thẩm định",
    Field.CONFIRMED: "Có văn bản xác nhận",
}
COLUMNS = (KEY, CODE, LABEL, *HEADINGS.values(), REMOVE)
MARK = "x"
STAMP = "cchc.exchange."
"""Every key of the stamp begins with it."""

_WIDTHS = dict(enumerate((4, 9, 26, 52, 9, 11, 11, 34, 34, 28, 16, 10, 6)))
_FIRST = len((KEY, CODE, LABEL))
_HEADER = 3
_SHADES = {Look.FIELD: FIELD_SHADE, Look.CRITERION: PARENT_SHADE}
_LONGEST_EXACT = 15
"""Digits that a cell's number holds."""
_HOW = (
    "Sửa ở các ô nền xanh. Mã và tên dòng bị khóa. Dòng “(thêm)” để trống; điền vào thì thành một mục mới. "
    "Muốn bỏ một dòng thì ghi x ở cột Bỏ, đừng xóa dòng. Cận ghi: từ 70, trên 70, đến 90, dưới 90. "
    "Điểm ghi số (0,5) hoặc phần điểm tối đa (75%)."
)


def exchange_book(title: str, stamp: Sequence[tuple[str, str]], rows: Sequence[Row]) -> bytes:
    """The workbook; `stamp` says which file it was made from."""
    words = {binding.words for row in rows for binding in row.bindings.values() if binding.words}
    lists = Lists(((YES, NO), (MARK,), *sorted(words)))

    def pages(workbook: Workbook, styles: Styles) -> None:
        _Drawing(workbook, styles, lists).draw(title, stamp, rows)
        _keep_originals(workbook, rows)

    return book.draw(title, [(f"{STAMP}{name}", value) for name, value in stamp], lists, pages)


def _keep_originals(workbook: Workbook, rows: Sequence[Row]) -> None:
    """What every cell said when it was written: by it edited cells are known, and a file that changed since."""
    page = workbook.add_worksheet(ORIGINALS)
    for at, row in enumerate(rows):
        page.write_string(at, 0, row.key)
        for column, name in enumerate(Field, 1):
            binding = row.bindings.get(name)
            if binding is not None:
                page.write_string(at, column, plain(row.cells[name], binding))
    page.protect()
    page.very_hidden()


class _Drawing:
    """The sheet that people see."""

    def __init__(self, workbook: Workbook, styles: Styles, lists: Lists) -> None:
        self.page = Page(workbook.add_worksheet(SHEET), styles, _WIDTHS)
        self.styles = styles
        self.lists = lists

    def draw(self, title: str, stamp: Sequence[tuple[str, str]], rows: Sequence[Row]) -> None:
        """Heading, rows, screen and paper."""
        last = len(COLUMNS) - 1
        self.page.across(0, 1, last, title, self.styles.of(bold=True, font_size=TITLE_SIZE))
        self.page.height(0, 1, TITLE_SIZE)
        told = "; ".join(
            f"{name} {value}" for name, value in zip(("bộ", "phiên bản", "SHA-256"), _values(stamp), strict=False)
        )
        self.page.across(1, 1, last, f"Xuất từ {told}", self.styles.of(italic=True, font_color=MUTED))
        self.page.across(2, 1, last, _HOW, self.styles.of())
        self.page.height(2, 2)
        head = self.styles.cell(bold=True, align="center", bg_color=HEADER_SHADE)
        for column, name in enumerate(COLUMNS):
            self.page.text(_HEADER, column, name, head)
        self.page.height(_HEADER, 3)
        for at, row in enumerate(rows, _HEADER + 1):
            self._row(at, row)
        self._set_up(_HEADER + len(rows), last)

    def _row(self, at: int, row: Row) -> None:
        locked = self._look(row, locked=True)
        self.page.text(at, 0, row.key, locked)
        self.page.text(at, 1, row.code, locked)
        self.page.text(at, 2, row.label, locked)
        for column, name in enumerate(Field, _FIRST):
            binding = row.bindings.get(name)
            if binding is None:
                self.page.text(at, column, "", locked)
            else:
                self._cell(at, column, row, name, binding)
        last = len(COLUMNS) - 1
        if row.removable:
            options: dict[str, object] = {"validate": "list", "source": self.lists.source((MARK,))}
            self.page.entry(at, last, self._look(row, locked=False, align="center"), options)
        else:
            self.page.text(at, last, "", locked)
        self.page.height(at, self._lines(row), level=int(row.look in (Look.PART, Look.MORE)))

    def _cell(self, at: int, column: int, row: Row, name: Field, binding: Binding) -> None:
        words = row.cells[name]
        figure = _as_number(words) if binding.sort in (Sort.NUMBER, Sort.POINTS) and name is Field.POINTS else None
        options = self._accepts(binding)
        if options is not None:
            self.page.sheet.data_validation(at, column, at, column, options)
        if figure is not None:
            value, places = figure
            style = self._look(row, locked=False, align="center", num_format=places)
            self.page.sheet.write_number(at, column, value, style)
        elif words:
            self.page.text(at, column, shown(words, binding), self._entry_style(row, name))
        else:
            self.page.entry(at, column, self._entry_style(row, name))

    def _entry_style(self, row: Row, name: Field) -> Format:
        """Texts are kept as typed; points may be typed as figures."""
        centred = name in (Field.POINTS, Field.LOW, Field.HIGH, Field.CONFIRMED)
        kept = "General" if name is Field.POINTS else "@"
        further_in = int(name is Field.TEXT and row.look in (Look.PART, Look.MORE))
        align = "center" if centred else "left"
        return self._look(row, locked=False, align=align, num_format=kept, indent=further_in)

    def _accepts(self, binding: Binding) -> dict[str, object] | None:
        options = (YES, NO) if binding.sort is Sort.FLAG else binding.words
        return {"validate": "list", "source": self.lists.source(options)} if options else None

    def _look(self, row: Row, *, locked: bool, **more: object) -> Format:
        bold = row.look in (Look.FIELD, Look.CRITERION)
        quiet = {"italic": True, "font_color": MUTED} if row.look in (Look.PART, Look.MORE) and locked else {}
        shade = _SHADES.get(row.look) if locked else INPUT_SHADE
        shaded = {"bg_color": shade} if shade else {}
        return self.styles.cell(bold=bold, locked=locked, **shaded, **quiet, **more)

    def _lines(self, row: Row) -> int:
        texts = [(2, row.label), *((at, row.cells.get(name, "")) for at, name in enumerate(Field, _FIRST))]
        bold = row.look in (Look.FIELD, Look.CRITERION)
        return max(self.page.lines(text, column, column, bold=bold) for column, text in texts)

    def _set_up(self, row: int, last: int) -> None:
        sheet = self.page.sheet
        book.on_paper(sheet, landscape=True)
        book.protect(sheet)
        sheet.set_column(0, 0, None, None, {"hidden": True})
        sheet.outline_settings(True, False, True, False)
        sheet.repeat_rows(_HEADER)
        sheet.freeze_panes(_HEADER + 1, _FIRST + 1)
        sheet.autofilter(_HEADER, 0, row, last)
        sheet.print_area(0, 1, row, last)
        sheet.ignore_errors({"number_stored_as_text": f"A1:{chr(ord('A') + last)}{row + 1}"})


def _values(stamp: Sequence[tuple[str, str]]) -> list[str]:
    return [value for _, value in stamp]


def _as_number(words: str) -> tuple[float, str] | None:
    """A figure that a cell can hold exactly, and its format; None for 10/3, which stays a text."""
    share = words.endswith("%")
    value = parse_plain(words.removesuffix("%").strip())
    if value is None:
        return None
    value = value / HUNDRED if share else value
    exact = exact_decimal(value)
    if exact is None or len(exact) > _LONGEST_EXACT:
        return None
    top, bottom = value.as_integer_ratio()
    return top / bottom, _percent_format(value) if share else "General"


def _percent_format(value: Number) -> str:
    places = len((exact_decimal(value * HUNDRED) or "").partition(".")[2])
    return f"0.{'0' * places}%" if places else "0%"
