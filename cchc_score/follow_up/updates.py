"""Follow-up: the workbook that the office fills in, read back into entries; a wrong row costs itself only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from cchc_score.follow_up.records import STATES, Change, Item, Progress, State
from cchc_score.inputs.grid import Book, Cell, CellKind, Sheet
from cchc_score.inputs.headings import heading_key
from cchc_score.inputs.values import as_text, is_blank, is_dash, read_day, seen
from cchc_score.problems import Place, Problem
from cchc_score.text import fold, tidy

CODE, STATE, ACTUAL, PLANNED, ANSWER, DOCUMENT, REMARK = (
    "Mã theo dõi",
    "Trạng thái",
    "Ngày khắc phục xong",
    "Gia hạn đến",
    "Kết quả đơn vị báo cáo",
    "Văn bản báo cáo",
    "Ghi chú của cơ quan theo dõi",
)
"""The headings of the columns that are read; a sheet has them wherever it likes."""

_HEADINGS = {heading_key(title): title for title in (CODE, STATE, ACTUAL, PLANNED, ANSWER, DOCUMENT, REMARK)}
_WRITABLE = (State.OPEN, State.IN_PROGRESS, State.DONE)
_ROWS_SEARCHED = 60


def read_updates(
    path: Path, shown: str, items: Sequence[Item], today: date
) -> tuple[tuple[Change, ...], tuple[Problem, ...]]:
    """What a filled-in workbook says that the book does not say yet. A blank cell says nothing."""
    from cchc_score.inputs.books import read_book

    book, problems = read_book(path, shown)
    if book is None:
        return (), problems
    for sheet in book.sheets:
        for number in list(sheet.rows)[:_ROWS_SEARCHED]:
            columns = _columns(sheet.rows[number])
            if CODE in columns and len(columns) > 1:
                reader = _Reader(book, sheet, columns, {item.code: item for item in items}, today, [*problems])
                changes = reader.read(number)
                return tuple(changes), tuple(reader.problems)
    return (), (*problems, Problem("follow-up-no-header", Place(shown), {"code": CODE, "state": STATE}))


def _columns(cells: Mapping[int, Cell]) -> dict[str, int]:
    texts = {column: heading_key(cell.text) for column, cell in cells.items() if cell.kind is CellKind.TEXT}
    return {_HEADINGS[key]: column for column, key in texts.items() if key in _HEADINGS}


@dataclass(slots=True)
class _Reader:
    """Reads the rows under the header."""

    book: Book
    sheet: Sheet
    columns: Mapping[str, int]
    items: Mapping[str, Item]
    today: date
    problems: list[Problem]
    seen: dict[str, Place] = field(default_factory=dict)

    def read(self, header: int) -> list[Change]:
        """The changes of every sound row."""
        changes = []
        for number, cells in self.sheet.rows.items():
            if number > header and (change := self._row(number, cells)) is not None:
                changes.append(change)
        return changes

    def _row(self, number: int, cells: Mapping[int, Cell]) -> Change | None:
        given = {name: cells[column] for name, column in self.columns.items() if not is_blank(cells.get(column))}
        code = tidy(given.pop(CODE).text) if CODE in given else ""
        item = self.items.get(code)
        place = self._place(number, CODE)
        if item is None:
            if given and code:
                self._tell("follow-up-code-unknown", place, found=code)
            elif given and any(name in given for name in (STATE, ACTUAL, PLANNED)):
                self._tell("follow-up-code-blank", place)
            return None
        first = self.seen.setdefault(code, place)
        if first != place:
            self._tell("follow-up-code-twice", place, found=code, first=str(first.cell))
            return None
        entry = self._entry(number, item, given)
        return Change(item.number, entry) if entry is not None else None

    def _entry(self, number: int, item: Item, given: Mapping[str, Cell]) -> Progress | None:
        before = len(self.problems)
        state = self._state(number, item, given.get(STATE))
        actual = self._day(number, item, ACTUAL, given)
        planned = self._day(number, item, PLANNED, given)
        words = {name: self._words(number, item, name, given) for name in (ANSWER, DOCUMENT, REMARK)}
        if len(self.problems) == before:
            self._check(number, item, state, actual)
        if len(self.problems) > before:
            return None
        entry = Progress(
            source=str(self._place(number, CODE)),
            state=state if state is not item.written else None,
            planned=planned if planned != item.planned else None,
            actual=actual if actual != item.actual else None,
            answer=words[ANSWER] if words[ANSWER] != item.answer else None,
            document=words[DOCUMENT] if words[DOCUMENT] != item.document else None,
            remark=words[REMARK] if words[REMARK] != item.remark else None,
        )
        return entry if entry != Progress(entry.source) else None

    def _state(self, number: int, item: Item, cell: Cell | None) -> State | None:
        if cell is None:
            return None
        wanted = fold(cell.text)
        for state in _WRITABLE:
            if wanted in (fold(STATES[state].vi), fold(STATES[state].en), state.value):
                return state
        known = tuple(STATES[state].vi for state in _WRITABLE)
        self._tell(
            "follow-up-state-unknown", self._place(number, STATE), item=item.code, found=seen(cell), known=known
        )
        return None

    def _day(self, number: int, item: Item, name: str, given: Mapping[str, Cell]) -> date | None:
        cell = given.get(name)
        if cell is None or is_dash(cell):
            return None
        day = read_day(cell)
        visited = item.recommendation.visited
        values = {"item": item.code, "what": name, "found": seen(cell)}
        if day is None:
            self._tell("follow-up-day-unreadable", self._place(number, name), **values)
        elif visited is not None and day < visited:
            self._tell("follow-up-day-before-visit", self._place(number, name), **values, visited=visited)
            return None
        return day

    def _words(self, number: int, item: Item, name: str, given: Mapping[str, Cell]) -> str | None:
        cell = given.get(name)
        if cell is None:
            return None
        if cell.kind in (CellKind.ERROR, CellKind.UNCOMPUTED):
            values = {"item": item.code, "what": name, "found": cell.text}
            self._tell("follow-up-cell-unreadable", self._place(number, name), **values)
            return None
        return as_text(cell)

    def _check(self, number: int, item: Item, state: State | None, actual: date | None) -> None:
        """A remedy that is done has its day, and only such a one; nobody finishes tomorrow."""
        now = state or item.written
        if now is State.DONE and actual is None and item.actual is None:
            self._tell("follow-up-done-without-day", self._place(number, ACTUAL), item=item.code)
        if now is not State.DONE and actual is not None:
            self._tell("follow-up-day-without-done", self._place(number, ACTUAL), item=item.code, found=actual)
        if actual is not None and actual > self.today:
            values = {"item": item.code, "found": actual, "today": self.today}
            self._tell("follow-up-day-ahead", self._place(number, ACTUAL), **values)

    def _place(self, row: int, name: str) -> Place:
        return self.book.place(self.sheet, row, self.columns.get(name, 1))

    def _tell(self, code: str, place: Place, **values: object) -> None:
        self.problems.append(Problem(code, place, values))
