"""Forms: draws the sheet "Tự chấm": the criteria, the cells to fill in, the live score beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_score.forms import book, entry, grading, live, owed, wording
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
    BlockPlace,
    Column,
    FactCell,
    Layout,
    NodePlace,
    Way,
    at,
    column_name,
    fact_code,
    options_of,
)
from cchc_score.forms.styles import (
    FIELD_SHADE,
    HEADER_SHADE,
    MUTED,
    PARENT_SHADE,
    POINTS,
    SMALL_SIZE,
    TITLE_SIZE,
    Styles,
)
from cchc_score.model import Fact, FactType
from cchc_score.reports.measure import BODY_SIZE, line_count, line_height
from cchc_score.rules.live import any_of, either, literal, quoted

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

SHEET = "Tự chấm"

_WIDTHS = {
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
_HEADINGS = {
    Column.CODE: "Mã",
    Column.TITLE: "Lĩnh vực, tiêu chí, tiêu chí thành phần",
    Column.MAX: "Điểm tối đa",
    Column.FACTS: "Số liệu kê khai",
    Column.NOT_APPLICABLE: NOT_APPLICABLE,
    Column.DOCUMENT: "Tài liệu kiểm chứng",
    Column.POINTS: "Điểm tự chấm",
    Column.NOTE: "Giải trình",
    Column.TODO: "Việc còn lại",
}
_DOCUMENTS = {
    Column.DOCUMENT: "Số, ký hiệu",
    Column.DOCUMENT_DATE: "Ngày",
    Column.DOCUMENT_PAGE: "Mục, trang",
}
_REMARKS = (*_DOCUMENTS, Column.NOTE)
_PADDING = 5
_TALLEST = 409
_SIGNING_ROOM = 5


def add_body(workbook: Workbook, styles: Styles, heading: Heading, layout: Layout, lists: entry.Lists) -> None:
    """Draw the sheet and set it up for the screen and for paper."""
    _Body(workbook.add_worksheet(SHEET), styles, heading, layout, lists).draw()


class _Body:
    """The sheet being drawn."""

    def __init__(
        self, page: Worksheet, styles: Styles, heading: Heading, layout: Layout, lists: entry.Lists
    ) -> None:
        self.page = page
        self.styles = styles
        self.heading = heading
        self.layout = layout
        self.lists = lists

    def draw(self) -> None:
        """Everything, from the top down."""
        for column in Column:
            self.page.set_column(column, column, _WIDTHS.get(column, 8), None, {"hidden": column in WORKINGS})
        self._above()
        self._header()
        for place in self.layout.walk():
            self._node(place)
        for extra in self.layout.extras:
            self._block(extra)
        self._totals()
        last = self._signatures()
        self._highlight()
        self._set_up(last)

    # --- above the table

    def _above(self) -> None:
        title = self.styles.of(bold=True, font_size=TITLE_SIZE, align="center", text_wrap=False)
        self._across(TITLE_ROW, Column.CODE, LAST_SHOWN, self.heading.title, title)
        self._height(TITLE_ROW, 1, TITLE_SIZE)
        strong = self.styles.of(bold=True, text_wrap=False)
        self._across(UNIT_ROW, Column.CODE, Column.NOT_APPLICABLE, f"Đơn vị: {UNIT_NAME}", strong)
        self._across(UNIT_ROW, Column.DOCUMENT, Column.DOCUMENT_PAGE, f"Mã đơn vị: {UNIT_CODE}", strong)
        self._across(UNIT_ROW, Column.POINTS, LAST_SHOWN, self.heading.due, strong)
        self._height(UNIT_ROW, 1, BODY_SIZE)
        small = self.styles.of(font_size=SMALL_SIZE, font_color=MUTED, text_wrap=False)
        spans = (
            (Column.CODE, Column.TITLE),
            (Column.MAX, Column.FACTS),
            (Column.NOT_APPLICABLE, Column.DOCUMENT),
            (Column.DOCUMENT_DATE, Column.POINTS),
            (Column.NOTE, Column.TODO),
        )
        for (left, right), text in zip(spans, self.heading.labels(), strict=True):
            self._across(SET_ROW, left, right, text, small)
        self._height(SET_ROW, 1, SMALL_SIZE)

    def _header(self) -> None:
        style = self.styles.cell(bold=True, align="center", bg_color=HEADER_SHADE)
        bottom = HEADER_ROW + HEADER_DEPTH - 1
        for column, text in _HEADINGS.items():
            if column is Column.DOCUMENT:
                self._across(HEADER_ROW, column, Column.DOCUMENT_PAGE, text, style)
            else:
                self.page.merge_range(HEADER_ROW, column, bottom, column, "", style)
                self.page.write_string(HEADER_ROW, column, text, style)
        for column, text in _DOCUMENTS.items():
            self.page.write_string(bottom, column, text, style)
        self._height(HEADER_ROW, 1, BODY_SIZE)
        self._height(bottom, 2, BODY_SIZE)

    # --- nodes

    def _node(self, place: NodePlace) -> None:
        for column, formula in live.workings(self.layout, place).items():
            self._formula(place.row, column, formula, self.styles.cell(num_format="General"))
        if place.way is None:
            self._parent(place)
        else:
            self._leaf(place)

    def _parent(self, place: NodePlace) -> None:
        shade = FIELD_SHADE if place.depth == 0 else PARENT_SHADE
        look = {"bold": True, "bg_color": shade}
        self._fill(place.row, look)
        self._coded(place, look)
        score = either(f"{place.at(Column.SCORED_MAX)}=0", '""', place.at(Column.SCORE))
        self._formula(place.row, Column.POINTS, score, self.styles.cell(**look, align="right", num_format=POINTS))
        self._outline(place.row, place.depth, self._title_lines(place.node.title, bold=True))

    def _leaf(self, place: NodePlace) -> None:
        self._fill(place.row, {})
        self._coded(place, {"bold": place.depth == 0})
        self._formula(place.row, Column.TODO, owed.of_leaf(place), self._todo_style())
        self._points(place)
        filled = place.way in (Way.FACTS, Way.POINTS, Way.LATER)
        if filled:
            for column in _REMARKS:
                self.page.write_blank(place.row, column, None, self.styles.entry(num_format="@"))
        if place.chooses:
            style = self.styles.entry(align="center", font_size=SMALL_SIZE)
            self.page.write_blank(place.row, Column.NOT_APPLICABLE, None, style)
            self._accept(place.row, Column.NOT_APPLICABLE, entry.for_not_applicable(self.lists))
        lines = self._title_lines(place.node.title)
        if place.inline is not None:
            self._entry(place.inline)
            lines = max(lines, _choice_lines(place.inline.fact))
        self._outline(place.row, place.depth, lines)
        self._how(place)
        for position, fact in enumerate(place.facts if place.inline is None else ()):
            self._fact_row(place, fact, position)

    def _coded(self, place: NodePlace, look: dict[str, object]) -> None:
        self.page.write_string(place.row, Column.CODE, place.node.code, self.styles.cell(**look))
        self.page.write_string(place.row, Column.TITLE, place.node.title, self.styles.cell(**look))
        # a workbook holds doubles: here an exact maximum becomes one, to be shown
        most = float(place.node.max)
        self.page.write_number(place.row, Column.MAX, most, self.styles.cell(**look, align="center"))

    def _points(self, place: NodePlace) -> None:
        style = self.styles.cell(bold=True, align="right", num_format=POINTS)
        if place.way is Way.POINTS:
            entered = self.styles.entry(bold=True, align="right", num_format=POINTS)
            self.page.write_blank(place.row, Column.POINTS, None, entered)
            self._accept(place.row, Column.POINTS, entry.for_points(place))
        elif place.way is Way.FACTS:
            self._formula(place.row, Column.POINTS, place.at(Column.SCORE), style)
        elif place.way is Way.LATER:
            self._formula(place.row, Column.POINTS, quoted(owed.POINTS_LATER), self._aside())
        else:
            self.page.write_string(place.row, Column.POINTS, "–", self._aside())

    def _how(self, place: NodePlace) -> None:
        """The muted row under a leaf: its scale, the documents it asks for, guidance."""
        assert place.how_row is not None
        row, style = place.how_row, self.styles.cell(font_size=SMALL_SIZE, font_color=MUTED, valign="top")
        self._fill(row, {})
        scale, documents, guidance = wording.how(place)
        # nothing stands under facts or points here: those columns are read
        spans = (
            (Column.TITLE, Column.MAX, scale),
            (Column.DOCUMENT, Column.DOCUMENT_PAGE, documents),
            (Column.NOTE, Column.TODO, guidance),
        )
        lines = 1
        for left, right, text in spans:
            self._across(row, left, right, text, style)
            width = sum(_WIDTHS[Column(column)] for column in range(left, right + 1))
            lines = max(lines, line_count(text, width, SMALL_SIZE))
        self._outline(row, place.depth + 1, lines, SMALL_SIZE)

    def _fact_row(self, place: NodePlace, fact: FactCell, position: int) -> None:
        self._fill(fact.row, {})
        small = self.styles.cell(font_size=SMALL_SIZE, font_color=MUTED, align="right")
        self.page.write_string(fact.row, Column.CODE, fact_code(place.node.code, position), small)
        text = fact.fact.title
        self.page.write_string(fact.row, Column.TITLE, text, self.styles.cell(indent=1))
        self._entry(fact)
        self._formula(fact.row, Column.TODO, owed.of_fact(place, fact), self._todo_style())
        lines = max(line_count(text, _WIDTHS[Column.TITLE] - 2), _choice_lines(fact.fact))
        self._outline(fact.row, place.depth + 1, lines)

    def _entry(self, fact: FactCell) -> None:
        kind = fact.fact.type
        look: dict[str, object] = {"num_format": entry.NUMBER_FORMATS.get(kind, "General")}
        look["align"] = "center" if options_of(fact.fact) or kind is FactType.DATE else "right"
        self.page.write_blank(fact.row, Column.FACTS, None, self.styles.entry(**look))
        self._accept(fact.row, Column.FACTS, entry.for_fact(fact.fact, self.lists))

    # --- totals

    def _block(self, extra: BlockPlace) -> None:
        look: dict[str, object] = {"bold": True, "bg_color": FIELD_SHADE}
        self._fill(extra.row, look)
        self.page.write_string(extra.row, Column.TITLE, extra.block.title, self.styles.cell(**look))
        cap = self.styles.cell(**look, align="center")
        self.page.write_number(extra.row, Column.MAX, float(extra.block.cap), cap)
        score = live.counted(extra.nodes, literal(extra.block.cap))
        figure = self.styles.cell(**look, align="right", num_format=POINTS)
        self._formula(extra.row, Column.SCORE, score, figure)
        self._formula(extra.row, Column.POINTS, at(extra.row, Column.SCORE), figure)
        self._outline(extra.row, 0, 1)

    def _totals(self) -> None:
        layout, most = self.layout, at(self.layout.sum_row, Column.OWN_MAX)
        for column, formula in live.sums(layout).items():
            self._formula(layout.sum_row, column, formula, self.styles.cell())
        self._formula(layout.total_row, Column.SCORE, live.total(layout), self.styles.cell())
        self._formula(layout.index_row, Column.SCORE, live.index(layout), self.styles.cell())
        self._total(layout.sum_row, "Tổng điểm các lĩnh vực đơn vị tự chấm", POINTS, most)
        self._total(layout.total_row, "TỔNG CỘNG", POINTS, most)
        places = layout.criteria.rounding.index
        self._total(layout.index_row, "Tổng điểm quy đổi (chỉ số, %)", f"0.{'0' * places}" if places else "0")
        unfinished = f'{at(layout.sum_row, Column.DONE)}&"/"&{at(layout.sum_row, Column.OWED)}'
        self._remark(layout.total_row, f'"Đã điền "&{unfinished}&" mục"')
        grades = layout.criteria.grades
        if grades is not None:
            number = grading.position(layout, grades, self.heading.group)
            self._formula(layout.index_row, Column.STATE, number, self.styles.cell())
            name = grading.grade(layout, grades, self.heading.group, wording.UNFINISHED)
            self._formula(layout.index_row, Column.EARNED, name, self.styles.cell())
            self._remark(layout.index_row, f'"Xếp loại dự kiến: "&{at(layout.index_row, Column.EARNED)}')

    def _total(self, row: int, text: str, number_format: str, most: str | None = None) -> None:
        look: dict[str, object] = {"bold": True, "bg_color": FIELD_SHADE}
        self._fill(row, look)
        self.page.write_string(row, Column.TITLE, text, self.styles.cell(**look))
        if most is not None:
            self._formula(row, Column.MAX, most, self.styles.cell(**look, align="center"))
        figure = self.styles.cell(**look, align="right", num_format=number_format)
        self._formula(row, Column.POINTS, at(row, Column.SCORE), figure)
        self._outline(row, 0, 1)

    def _remark(self, row: int, formula: str) -> None:
        style = self.styles.cell(bold=True, bg_color=FIELD_SHADE)
        self.page.merge_range(row, Column.NOTE, row, Column.TODO, "", style)
        self._formula(row, Column.NOTE, formula, style)

    def _signatures(self) -> int:
        row = self.layout.last_row + 2
        bold = self.styles.of(bold=True, align="center")
        slanted = self.styles.of(italic=True, align="center")
        halves = (
            ("", "…………, ngày … tháng … năm ……", slanted),
            ("NGƯỜI LẬP PHIẾU", "THỦ TRƯỞNG ĐƠN VỊ", bold),
            ("(Ký, ghi rõ họ tên)", "(Ký tên, đóng dấu)", slanted),
        )
        for offset, (left, right, style) in enumerate(halves):
            self._across(row + offset, Column.CODE, Column.MAX, left, style)
            self._across(row + offset, Column.DOCUMENT, LAST_SHOWN, right, style)
        return row + len(halves) + _SIGNING_ROOM

    # --- the whole sheet

    def _highlight(self) -> None:
        """One colour, one meaning; the text in the last column says the same."""
        first, last = FIRST_ROW, self.layout.last_row
        todo = f"${column_name(Column.TODO)}{first + 1}"
        marks = (
            (Column.FACTS, (owed.FILL,), self.styles.owed()),
            (Column.FACTS, (owed.MEND, owed.CHECK), self.styles.wrong()),
            (Column.FACTS, (owed.SKIP,), self.styles.skipped()),
            (Column.DOCUMENT, (owed.EVIDENCE,), self.styles.evidence()),
            (Column.POINTS, (owed.GIVE_POINTS,), self.styles.owed()),
            (Column.POINTS, (owed.MEND, owed.CHECK), self.styles.wrong()),
            (Column.NOTE, (owed.EVIDENCE,), self.styles.evidence()),
            (Column.NOTE, (owed.REASON,), self.styles.owed()),
        )
        for column, texts, style in marks:
            test = any_of([f"{todo}={quoted(text)}" for text in texts])
            options = {"type": "formula", "criteria": f"={test}", "format": style}
            self.page.conditional_format(first, column, last, column, options)

    def _set_up(self, last: int) -> None:
        page, bottom = self.page, HEADER_ROW + HEADER_DEPTH - 1
        book.on_paper(page, landscape=True)
        book.protect(page)
        page.outline_settings(True, False, True, False)
        page.repeat_rows(HEADER_ROW, bottom)
        page.freeze_panes(bottom + 1, Column.MAX)
        page.autofilter(bottom, Column.CODE, self.layout.last_row, LAST_SHOWN)
        page.print_area(0, 0, last, LAST_SHOWN)
        page.ignore_errors({"number_stored_as_text": f"A{FIRST_ROW + 1}:A{self.layout.last_row + 1}"})

    # --- small pieces

    def _formula(self, row: int, column: Column, formula: str, style: Format) -> None:
        """A formula without a cached value, so that every program computes it when it opens the form."""
        self.page.write_formula(row, column, f"={formula}", style, "")

    def _fill(self, row: int, look: dict[str, object]) -> None:
        for column in range(LAST_SHOWN + 1):
            self.page.write_blank(row, column, None, self.styles.cell(**look))

    def _across(self, row: int, left: Column, right: Column, text: str, style: Format) -> None:
        self.page.merge_range(row, left, row, right, "", style)
        self.page.write_string(row, left, text, style)

    def _accept(self, row: int, column: Column, options: entry.Options) -> None:
        self.page.data_validation(row, column, row, column, dict(options))

    def _title_lines(self, title: str, *, bold: bool = False) -> int:
        return line_count(title, _WIDTHS[Column.TITLE], bold=bold)

    def _outline(self, row: int, level: int, lines: int, size: int = BODY_SIZE) -> None:
        height = min(lines * line_height(size) + _PADDING, _TALLEST)
        self.page.set_row(row, height, None, {"level": min(level, 7)})

    def _height(self, row: int, lines: int, size: int) -> None:
        self.page.set_row(row, lines * line_height(size) + _PADDING)

    def _todo_style(self) -> Format:
        return self.styles.cell(font_size=SMALL_SIZE, bold=True, align="center")

    def _aside(self) -> Format:
        return self.styles.cell(font_size=SMALL_SIZE, italic=True, font_color=MUTED, align="center")


def _choice_lines(fact: Fact) -> int:
    """Lines that the longest option takes in the column of facts."""
    options = options_of(fact)
    return max((line_count(text, _WIDTHS[Column.FACTS] - 1) for text in options), default=1)
