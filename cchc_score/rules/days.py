"""Rules: what some days of lateness earn: in steps, or so much for each day; the two scales of lateness."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil
from typing import NamedTuple

from cchc_score.decimals import Number
from cchc_score.model import Branch
from cchc_score.rules import live
from cchc_score.rules.results import one_of, sum_of
from cchc_score.rules.wording import calculated, capital, descended, line, points_of
from cchc_score.text import Phrase

_IN_TIME = Phrase("đúng hạn", "in time")
_IN_TIME_BRANCH = "in-time"


class Earned(NamedTuple):
    """What some days of lateness earn: by which branch, how many points, and how a reader gets there."""

    branch: str
    points: Number
    steps: tuple[Phrase, ...]


class Step(NamedTuple):
    """What is earned when late by at most `days`."""

    days: int
    points: Number


@dataclass(frozen=True, slots=True)
class Steps:
    """Points by steps of days, ascending; `after` beyond the last."""

    steps: tuple[Step, ...]
    after: Number
    told: tuple[Earned, ...] = field(init=False)
    """Each result, and how a reader goes down the scale to it: made once with the rule."""

    def __post_init__(self) -> None:
        cases = [self._case(at) for at in range(len(self.steps) + 1)]
        told = [
            Earned(self._branch(at), points, (descended(cases[: at + 1], points),))
            for at, points in enumerate(self.results())
        ]
        object.__setattr__(self, "told", tuple(told))

    def earned(self, late: int) -> Earned:
        """Points for some days late, and how a reader goes down the scale to them."""
        for step, told in zip(self.steps, self.told, strict=False):
            if late <= step.days:
                return told
        return self.told[-1]

    def branches(self) -> tuple[Branch, ...]:
        """A branch for each step, and for later than the last."""
        return tuple(Branch(earned.branch, self._case(at), earned.points) for at, earned in enumerate(self.told))

    def lines(self) -> tuple[Phrase, ...]:
        """The scale, a line each."""
        return tuple(line(capital(self._case(at)), points) for at, points in enumerate(self.results()))

    def results(self) -> tuple[Number, ...]:
        """All that can be earned, the least late first."""
        return (*(step.points for step in self.steps), self.after)

    def allows(self, points: Number) -> bool:
        """Whether some number of days earns these points."""
        return one_of(points, self.results())

    def formula(self, late: str) -> str:
        """The points for some days late; early days are below 0."""
        expression = live.literal(self.after)
        for step in reversed(self.steps):
            expression = live.either(f"{late}<={step.days}", live.literal(step.points), expression)
        return expression

    def _branch(self, at: int) -> str:
        if at == len(self.steps):
            return "after"
        days = self.steps[at].days
        return f"late-{days}" if days else _IN_TIME_BRANCH

    def _case(self, at: int) -> Phrase:
        if at == len(self.steps):
            return days_in("chậm quá {days} ngày", "more than {days} days late", self.steps[-1].days)
        days = self.steps[at].days
        if at == 0:
            within = "đúng hạn hoặc chậm không quá {days} ngày", "in time or at most {days} days late"
            return days_in(*within, days) if days else _IN_TIME
        first = self.steps[at - 1].days + 1
        if first == days:
            return days_in("chậm {days} ngày", "{days} days late", days)
        return days_in("chậm từ {first} đến {days} ngày", "{first} to {days} days late", days, first=first)


class PerDay(NamedTuple):
    """All the points, less some for each day late, not below `minimum`."""

    maximum: Number
    minimum: Number
    minus: Number

    def earned(self, late: int) -> Earned:
        """Points for some days late, and the calculation."""
        left = self.maximum - late * self.minus
        values: dict[str, object] = {"maximum": self.maximum, "late": late, "minus": self.minus}
        step = calculated("{maximum} − {late} × {minus}", left, values)
        if left < self.minimum:
            return Earned("used-up", self.minimum, (step, capital(self._least())))
        return Earned(self._branch(late, left), left, (step,))

    def branches(self) -> tuple[Branch, ...]:
        """In time, late, and so late that no more is lost."""
        days = ceil((self.maximum - self.minimum) / self.minus)
        late = days_in("chậm dưới {days} ngày", "less than {days} days late", days)
        most = days_in("chậm từ {days} ngày trở lên", "{days} or more days late", days)
        between = (Branch("late", late, None),) if days > 1 else ()
        return (Branch(_IN_TIME_BRANCH, _IN_TIME, self.maximum), *between, Branch("used-up", most, self.minimum))

    def lines(self) -> tuple[Phrase, ...]:
        """The scale, a line each."""
        values = {"minus": points_of(self.minus), "least": self._least()}
        by_day = Phrase("Chậm mỗi ngày trừ {minus}, {least}", "{minus} lost for each day late, {least}", values)
        return (line(capital(_IN_TIME), self.maximum), by_day)

    def allows(self, points: Number) -> bool:
        """Whether some number of days leaves these points."""
        span = self.maximum - self.minimum
        return points == self.minimum or sum_of(self.maximum - points, (self.minus,), span)

    def formula(self, late: str) -> str:
        """The points for some days late; early days are below 0."""
        left = f"{live.literal(self.maximum)}-MAX(0,{late})*{live.literal(self.minus)}"
        return f"MAX({live.literal(self.minimum)},{left})"

    def _branch(self, late: int, left: Number) -> str:
        if not late:
            return _IN_TIME_BRANCH
        return "late" if left > self.minimum else "used-up"

    def _least(self) -> Phrase:
        return Phrase("không thấp hơn {least}", "not below {least}", {"least": points_of(self.minimum)})


def days_in(vi: str, en: str, days: int, **values: object) -> Phrase:
    """A phrase about `{days} days`, which English writes “1 day” for one."""
    english = en.replace("{days} days", "{days} day") if days == 1 else en
    return Phrase(vi, english, {**values, "days": days})
