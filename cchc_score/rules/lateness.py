"""Rule kind `lateness`: what is done in time, late by some days, or never ("đúng hạn: 1; chậm: 0,5")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cchc_score.decimals import Number
from cchc_score.declared import Key, Record, Report, Shape
from cchc_score.model import Award, Branch, Choice, Fact, FactType, FactValue, Improvement, Peers, Rule, Way
from cchc_score.rules import live
from cchc_score.rules.base import (
    POINTS,
    SHARE,
    Bounds,
    Kind,
    earns,
    lacking,
    missing,
    positive,
    refuse,
    require,
    result,
    scored,
    warn_unreachable,
    within,
)
from cchc_score.rules.days import PerDay, Step, Steps, days_in
from cchc_score.rules.results import one_of
from cchc_score.rules.wording import capital, line
from cchc_score.text import Phrase

NEVER = (
    Choice("never", "Không thực hiện"),
    Choice("never-issued", "Không ban hành"),
    Choice("never-sent", "Không gửi"),
)
"""What may stand instead of the date; all three mean the same."""

_STEP = Shape(
    Phrase("mức chậm của quy tắc lateness", "a step of lateness"),
    (
        Key("days", "integer", Phrase("Chậm không quá số ngày này.", "Late by at most this many days."), True),
        POINTS,
        SHARE,
    ),
)
SHAPE = Shape(
    Phrase("quy tắc lateness (đúng hạn, chậm)", "a lateness rule"),
    (
        Key("what", "text", Phrase("Việc phải xong đúng hạn.", "What has a deadline."), required=True),
        Key("due", "date", Phrase("Thời hạn; không ghi thì hỏi.", "The deadline; asked for when absent.")),
        Key(
            "steps",
            "shape",
            Phrase("Các mức theo số ngày chậm, tăng dần.", "Steps by days late, ascending."),
            many=True,
            shape=_STEP,
        ),
        Key("after", "number", Phrase("Điểm khi chậm hơn mức cuối.", "Points when later than the last step.")),
        Key("per_day", "number", Phrase("Điểm trừ mỗi ngày chậm.", "Points lost for each day late.")),
        Key(
            "never",
            "number",
            Phrase(
                "Điểm khi không thực hiện; mặc định bằng after (0 với per_day).",
                "Points when never done; as `after` by default (0 with per_day).",
            ),
        ),
    ),
)
_NEVER_DONE = Phrase("không thực hiện", "never done")


@dataclass(frozen=True, slots=True)
class Lateness(Rule):
    """Points by the days between the deadline and the day it was done; early is in time."""

    kind: ClassVar[str] = "lateness"
    what: str
    due: date | None
    """None: the deadline is asked for."""
    scale: Steps | PerDay
    never: Number

    def asks(self) -> tuple[Fact, ...]:
        """The day it was done (or that it never was), and the deadline where it is not declared."""
        done = Fact("done", self.what, FactType.DATE, choices=NEVER)
        due = Fact("due", f"Thời hạn: {self.what}", FactType.DATE)
        return (done,) if self.due is not None else (done, due)

    def award(self, facts: Mapping[str, FactValue], peers: Peers | None = None) -> Award:
        """Points by days late. When it was never done the deadline does not matter."""
        done = facts.get("done")
        if isinstance(done, str):
            return scored(
                "never",
                self.never,
                Phrase("{what}: không thực hiện", "{what}: never done", {"what": self.what}),
                earns(self.never),
            )
        due = self.due if self.due is not None else facts.get("due")
        if not isinstance(done, date) or not isinstance(due, date):
            return missing(*lacking(facts, (fact.name for fact in self.asks())))
        late = max(0, (done - due).days)
        branch, points, steps = self.scale.earned(late)
        return scored(branch, points, _dates(due, done, late), *steps, earns(points))

    def describe(self) -> tuple[Phrase, ...]:
        """What has which deadline, then the scale."""
        values = {"what": self.what, "due": self.due}
        heading = (
            Phrase("{what}", "{what}", values)
            if self.due is None
            else Phrase("{what}: thời hạn {due}", "{what}: due {due}", values)
        )
        return (heading, *self.scale.lines(), line(capital(_NEVER_DONE), self.never))

    def branches(self) -> tuple[Branch, ...]:
        """Those of the scale, then never done."""
        return (*self.scale.branches(), Branch("never", _NEVER_DONE, self.never))

    def improvements(self, facts: Mapping[str, FactValue], peers: Peers | None = None) -> tuple[Improvement, ...]:
        """In time, which nothing can bring back this year."""
        due = self.due if self.due is not None else facts.get("due")
        now = self.award(facts).points
        if not isinstance(due, date) or now is None or now >= self.scale.earned(0).points:
            return ()
        says = Phrase("{what}: đúng hạn ({due})", "{what}: in time ({due})", {"what": self.what, "due": due})
        return (Improvement(Way.PAST, says, {**facts, "done": due}),)

    def formula(self, cells: Mapping[str, str]) -> str | None:
        """Points by days late; a text in the cell of the day says that it was never done."""
        done = cells["done"]
        due = live.serial(self.due) if self.due is not None else f"INT({cells['due']})"
        points = self.scale.formula(f"INT({done})-{due}")
        if self.due is None:
            points = live.either(live.is_blank(cells["due"]), live.quoted(live.MISSING), points)
        never = live.either(f"ISTEXT({done})", live.literal(self.never), points)
        return live.guarded(self.asks(), cells, never, ("done",))

    def allows(self, points: Number) -> bool:
        """Only what some number of days, or never, earns."""
        return one_of(points, (self.never,)) or self.scale.allows(points)


def _dates(due: date, done: date, late: int) -> Phrase:
    values = {"due": due, "done": done, "late": late}
    if late:
        return days_in(
            "Thời hạn {due}, hoàn thành {done}: chậm {days} ngày",
            "Due {due}, done {done}: {days} days late",
            late,
            **values,
        )
    return Phrase("Thời hạn {due}, hoàn thành {done}: đúng hạn", "Due {due}, done {done}: in time", values)


def build(record: Record, bounds: Bounds, report: Report) -> Lateness | None:
    """Build the rule from its declaration: `steps` with `after`, or `per_day`."""
    if ("steps" in record) == ("per_day" in record):
        report.add("one-of-keys", record.place, keys=("steps + after", "per_day"))
        return None
    scale = _per_day(record, bounds, report) if "per_day" in record else _steps(record, bounds, report)
    otherwise = scale.after if isinstance(scale, Steps) else bounds.zero
    never = record.get("never", otherwise)
    if not within(never, bounds, record.where("never"), report) or scale is None:
        return None
    if isinstance(scale, Steps):
        _warn_if_later_earns_more(record, scale, never, report)
    return Lateness(bounds.maximum, record["what"], record.get("due"), scale, never)


def _per_day(record: Record, bounds: Bounds, report: Report) -> PerDay | None:
    because = Phrase("“per_day” đã nói đủ", "“per_day” says it all")
    apt = refuse(record, ("after",), because, report)
    if not positive(record, "per_day", report) or not apt:
        return None
    return PerDay(bounds.maximum, bounds.minimum, record["per_day"])


def _steps(record: Record, bounds: Bounds, report: Report) -> Steps | None:
    before = len(report.problems)
    because = Phrase("có thể chậm hơn mức cuối của “steps”", "it can be later than the last of “steps”")
    require(record, ("after",), because, report)
    if not record["steps"]:
        report.add("too-few-items", record.where("steps"), key="steps", least=1, count=0)
    reached = -1
    for each in record["steps"]:
        if each["days"] <= reached:
            report.add("days-not-ascending", each.where("days"), days=each["days"], previous=max(reached, 0))
        reached = each["days"]
    points = [result(each, bounds, report) for each in record["steps"]]
    if "after" in record:
        within(record["after"], bounds, record.where("after"), report)
    if len(report.problems) > before:
        return None
    pairs = zip(record["steps"], points, strict=True)
    steps = tuple(Step(each["days"], earned) for each, earned in pairs if earned is not None)
    warn_unreachable(max(step.points for step in steps), bounds, record.where("steps"), report)
    return Steps(steps, record["after"])


def _warn_if_later_earns_more(record: Record, scale: Steps, never: Number, report: Report) -> None:
    results = (*scale.results(), never)
    places = [each.place for each in record["steps"]] + [record.where("after"), record.where("never")]
    for at in range(1, len(results)):
        if results[at] > results[at - 1]:
            report.add("later-earns-more", places[at], points=results[at], earlier=results[at - 1])


KIND = Kind("lateness", SHAPE, build)
