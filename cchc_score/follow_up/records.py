"""Follow-up: what is recommended to a unit and what became of it; the state of today is made of dated entries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple, TypeVar

from cchc_score.text import Phrase, fold

_T = TypeVar("_T")


class State(StrEnum):
    """How far a remedy is. `overdue` is never written down: it follows from the day and the deadline."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    OVERDUE = "overdue"


STATES: dict[State, Phrase] = {
    State.OPEN: Phrase("Mở", "Open"),
    State.IN_PROGRESS: Phrase("Đang khắc phục", "In progress"),
    State.DONE: Phrase("Đã khắc phục", "Done"),
    State.OVERDUE: Phrase("Quá hạn", "Overdue"),
}


class Source(NamedTuple):
    """Where a recommendation was read: `inspection/x.xlsx!Kiểm tra!K9`, and the file's SHA-256."""

    cell: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What an inspection found wanting and wants done. Days are dates; texts may be empty, never guessed."""

    year: int
    unit: str
    unit_name: str
    level: str
    group: str
    criterion: str
    """The code, or empty for what concerns the unit as a whole."""
    title: str
    shortcoming: str
    recommendation: str
    planned: date | None
    """The deadline as a day."""
    planned_words: str
    """The deadline where it was given in words."""
    owner: str
    evidence: str
    measured: str
    visited: date | None
    mode: str
    authority: str
    source: Source
    repeats_year: int | None = None
    carried_from: str = ""
    """Its code in last year's book, when it was carried over."""

    @property
    def key(self) -> tuple[int, str, str, str]:
        """What makes it the same recommendation when the workbooks are read again."""
        return self.year, self.unit, self.criterion, fold(f"{self.shortcoming} {self.recommendation}")


@dataclass(frozen=True, slots=True)
class Progress:
    """One entry about a recommendation. What is None was not said by this entry; entries are never changed."""

    source: str
    """The cell or file it was read from."""
    state: State | None = None
    planned: date | None = None
    """A new deadline."""
    actual: date | None = None
    """The day of the remedy."""
    answer: str | None = None
    """What the unit reported."""
    document: str | None = None
    """Number and day of the unit's report."""
    remark: str | None = None
    wording: tuple[str, str] | None = None
    """Shortcoming and recommendation as the workbook words them now; the earlier wording stays in the book."""


@dataclass(frozen=True, slots=True)
class Item:
    """A recommendation with its number in the book and all that was entered about it, oldest first."""

    number: int
    recommendation: Recommendation
    entries: tuple[Progress, ...] = ()

    @property
    def code(self) -> str:
        """The code people write: year and number."""
        return f"{self.recommendation.year}-{self.number:04d}"

    @property
    def planned(self) -> date | None:
        """The deadline that holds now."""
        days = [entry.planned for entry in self.entries if entry.planned is not None]
        return days[-1] if days else self.recommendation.planned

    @property
    def actual(self) -> date | None:
        """The day of the remedy, as long as it is done."""
        days = [entry.actual for entry in self.entries if entry.actual is not None]
        return days[-1] if days and self.written is State.DONE else None

    @property
    def written(self) -> State:
        """The last state that was entered."""
        return _last((entry.state for entry in self.entries), State.OPEN)

    @property
    def answer(self) -> str:
        """The unit's last answer."""
        return _last((entry.answer for entry in self.entries), "")

    @property
    def document(self) -> str:
        """The unit's last report."""
        return _last((entry.document for entry in self.entries), "")

    @property
    def remark(self) -> str:
        """The office's last remark."""
        return _last((entry.remark for entry in self.entries), "")

    @property
    def wording(self) -> tuple[str, str]:
        """Shortcoming and recommendation as they read now."""
        own = self.recommendation
        return _last((entry.wording for entry in self.entries), (own.shortcoming, own.recommendation))

    def state(self, today: date) -> State:
        """The state on a day: what is not done after its deadline is overdue."""
        if self.written is not State.DONE and self.planned is not None and self.planned < today:
            return State.OVERDUE
        return self.written

    def days_late(self, today: date) -> int:
        """Days past the deadline: until the remedy, or until today while there is none. 0 when in time."""
        until = (self.actual or self.planned) if self.written is State.DONE else today
        return max(0, (until - self.planned).days) if self.planned is not None and until is not None else 0


class Change(NamedTuple):
    """An entry to be made, about the recommendation of this number."""

    number: int
    entry: Progress


def due_first(items: Sequence[Item], today: date) -> list[Item]:
    """What is not done, the longest overdue first, then by deadline; what has none comes last."""
    waiting = [item for item in items if item.written is not State.DONE]
    return sorted(waiting, key=lambda item: (item.planned is None, item.planned or today, item.number))


def _last(values: Iterable[_T | None], otherwise: _T) -> _T:
    found = otherwise
    for value in values:
        if value is not None:
            found = value
    return found
