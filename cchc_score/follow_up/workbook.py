"""Follow-up: the workbook the office fills in and sends round: all that is to be remedied, and what is due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from cchc_score.follow_up.records import STATES, Item, State, due_first
from cchc_score.follow_up.updates import ACTUAL, ANSWER, CODE, DOCUMENT, PLANNED, REMARK, STATE
from cchc_score.forms import book, entry
from cchc_score.forms.page import Page
from cchc_score.forms.styles import HEADER_SHADE, TITLE_SIZE, Styles

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

SHEET, REMINDERS = "Theo dõi", "Nhắc việc"
STATE_TITLES = tuple(STATES[state].vi for state in (State.OPEN, State.IN_PROGRESS, State.DONE))

_UNIT, _CRITERION, _SHORTCOMING, _RECOMMENDATION = "Đơn vị", "Tiêu chí", "Tồn tại, hạn chế", "Kiến nghị"
_OWNER, _DUE, _NOW = "Trách nhiệm", "Thời hạn", "Tình trạng"
_WIDTHS: Mapping[str, int] = {
    CODE: 10,
    _UNIT: 18,
    _CRITERION: 20,
    _SHORTCOMING: 25,
    _RECOMMENDATION: 25,
    _OWNER: 12,
    _DUE: 11,
    _NOW: 12,
    STATE: 13,
    ACTUAL: 11,
    PLANNED: 11,
    ANSWER: 22,
    DOCUMENT: 13,
    REMARK: 15,
}
_REMINDED = (CODE, _UNIT, _SHORTCOMING, _RECOMMENDATION, _OWNER, _DUE, _NOW)
_ROOM = {_UNIT: 24, _SHORTCOMING: 34, _RECOMMENDATION: 34, _OWNER: 16, _NOW: 15}
_DAY = "dd/mm/yyyy"
_HEADER = 3
_FIRST_DAY, _LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)


def follow_up_book(title: str, items: Sequence[Item], today: date) -> bytes:
    """The workbook as of a day: every recommendation with cells for what became of it; what is not done."""
    lists = entry.Lists((STATE_TITLES,))

    def pages(workbook: Workbook, styles: Styles) -> None:
        _Sheet(workbook, styles, SHEET, tuple(_WIDTHS), _WIDTHS).draw(title, items, today, lists)
        waiting = due_first(items, today)
        widths = {name: _ROOM.get(name, _WIDTHS[name]) for name in _REMINDED}
        _Sheet(workbook, styles, REMINDERS, _REMINDED, widths).draw(
            "Các kiến nghị chưa khắc phục xong", waiting, today, None
        )

    return book.draw(title, (), lists, pages)


class _Sheet:
    """A table of recommendations, with entry cells where `lists` are given."""

    def __init__(
        self,
        workbook: Workbook,
        styles: Styles,
        name: str,
        columns: Sequence[str],
        widths: Mapping[str, int],
    ) -> None:
        by_number = {position: widths[column] for position, column in enumerate(columns)}
        self.page = Page(workbook.add_worksheet(name), styles, by_number)
        self.styles = styles
        self.columns = columns

    def draw(self, title: str, items: Sequence[Item], today: date, lists: entry.Lists | None) -> None:
        """Heading, table, paper."""
        last = len(self.columns) - 1
        large = self.styles.of(bold=True, font_size=TITLE_SIZE, align="center")
        self.page.across(0, 0, last, title, large)
        self.page.height(0, self.page.lines(title, 0, last, TITLE_SIZE, bold=True), TITLE_SIZE)
        self.page.across(1, 0, last, _summary(items, today), self.styles.of(italic=True, align="center"))
        head = self.styles.cell(bold=True, align="center", bg_color=HEADER_SHADE)
        for column, name in enumerate(self.columns):
            self.page.text(_HEADER, column, name, head)
        self.page.height(_HEADER, 3)
        for row, item in enumerate(items, _HEADER + 1):
            self._row(row, item, today, lists)
        self._set_up(_HEADER + len(items), last, fillable=lists is not None)

    def _row(self, row: int, item: Item, today: date, lists: entry.Lists | None) -> None:
        own, (shortcoming, recommendation) = item.recommendation, item.wording
        criterion = f"{own.criterion} {own.title}".strip()
        shown = {
            CODE: item.code,
            _UNIT: own.unit_name,
            _CRITERION: criterion,
            _SHORTCOMING: shortcoming + _again(own.repeats_year),
            _RECOMMENDATION: recommendation,
            _OWNER: own.owner,
            _NOW: _now(item, today),
        }
        late = item.state(today) is State.OVERDUE
        tall = 1
        for column, name in enumerate(self.columns):
            if name in shown:
                strong = late and name == _NOW
                self.page.text(row, column, shown[name], self.styles.cell(valign="top", bold=strong))
                tall = max(tall, self.page.lines(shown[name], column, column, bold=strong))
            elif name == _DUE:
                self._due(row, column, item)
            elif lists is not None:
                tall = max(tall, self._entry(row, column, name, item, lists))
        self.page.height(row, tall)

    def _due(self, row: int, column: int, item: Item) -> None:
        if item.planned is None:
            self.page.text(row, column, item.recommendation.planned_words, self.styles.cell(valign="top"))
        else:
            style = self.styles.cell(valign="top", align="center", num_format=_DAY)
            self.page.sheet.write_datetime(row, column, item.planned, style)

    def _entry(self, row: int, column: int, name: str, item: Item, lists: entry.Lists) -> int:
        """A cell to fill in, with what the book holds already; returns the lines it takes."""
        days = {ACTUAL: item.actual, PLANNED: None}
        if name in days:
            between = {"validate": "date", "criteria": "between", "minimum": _FIRST_DAY, "maximum": _LAST_DAY}
            hint = entry.words(name, "Nhập ngày, tháng, năm, ví dụ 15/08/2025.")
            style = self.styles.entry(align="center", valign="top", num_format=_DAY)
            self.page.entry(row, column, style, {**between, **hint})
            day = days[name]
            if day is not None:
                self.page.sheet.write_datetime(row, column, day, style)
            return 1
        texts = {
            STATE: STATES[item.written].vi,
            ANSWER: item.answer,
            DOCUMENT: item.document,
            REMARK: item.remark,
        }
        style = self.styles.entry(valign="top", num_format="@")
        accepts = None
        if name == STATE:
            hint = entry.words(name, "Chọn một dòng trong danh sách. Quá hạn do chương trình tự tính.")
            accepts = {"validate": "list", "source": lists.source(STATE_TITLES), **hint}
        self.page.entry(row, column, style, accepts)
        if texts[name]:
            self.page.text(row, column, texts[name], style)
        return self.page.lines(texts[name], column, column)

    def _set_up(self, bottom: int, last: int, *, fillable: bool) -> None:
        sheet = self.page.sheet
        book.on_paper(sheet, landscape=True)
        sheet.repeat_rows(_HEADER)
        sheet.freeze_panes(_HEADER + 1, 2)
        sheet.autofilter(_HEADER, 0, max(bottom, _HEADER + 1), last)
        sheet.print_area(0, 0, max(bottom, _HEADER + 1), last)
        if fillable:
            book.protect(sheet)


def _summary(items: Sequence[Item], today: date) -> str:
    counts = Counter(item.state(today) for item in items)
    parts = [f"{STATES[state].vi.lower()} {counts[state]}" for state in State if counts[state]]
    told = f": {', '.join(parts)}" if parts else ""
    return f"Tính đến ngày {today:%d/%m/%Y}, có {len(items)} kiến nghị{told}."


def _now(item: Item, today: date) -> str:
    words = STATES[item.state(today)].vi
    late = item.days_late(today)
    return f"{words}, chậm {late} ngày" if late and item.written is State.DONE else _overdue(words, late)


def _overdue(words: str, late: int) -> str:
    return f"{words} {late} ngày" if late else words


def _again(year: int | None) -> str:
    return f" (lặp lại của năm {year})" if year is not None else ""
