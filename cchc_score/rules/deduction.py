"""Rule kind `deduction`: each unexcused event takes points away (each late delivery −25% of M)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from cchc_score.decimals import ZERO, Number, exact_sum
from cchc_score.declared import Key, Record, Report, Shape
from cchc_score.model import Award, Branch, Fact, FactValue, Fault, Improvement, Peers, Rule, Status, Way
from cchc_score.rules import live
from cchc_score.rules.base import (
    Bounds,
    Kind,
    asked,
    earns,
    enough,
    lacking,
    missing,
    numbered,
    positive,
    scored,
    warn_unreachable,
    whole,
    within,
)
from cchc_score.rules.results import one_of, sum_of
from cchc_score.rules.searching import fewest
from cchc_score.rules.wording import calculated, points_of
from cchc_score.text import Phrase

_EVENT = Shape(
    Phrase("sự việc của quy tắc deduction", "an event"),
    (
        Key("title", "text", Phrase("Sự việc bị trừ điểm.", "The event that costs points."), required=True),
        Key("minus", "number", Phrase("Điểm trừ mỗi lần (số dương).", "Points lost each time (positive).")),
        Key("minus_share", "share", Phrase("Phần điểm tối đa bị trừ.", "The share of the maximum lost.")),
        Key(
            "excused",
            "text",
            Phrase("Hỏi thêm số lần có lý do chính đáng, với tên này.", "Also asks how many are excused."),
        ),
    ),
)
SHAPE = Shape(
    Phrase("quy tắc deduction (trừ điểm theo sự việc)", "a deduction rule"),
    (
        Key(
            "events",
            "shape",
            Phrase("Các sự việc bị trừ điểm.", "The events that cost points."),
            required=True,
            many=True,
            shape=_EVENT,
        ),
        Key("start", "number", Phrase("Điểm khi chưa trừ; mặc định tối đa.", "Before deductions; the maximum.")),
    ),
)


_NOTHING = Phrase("không có lần nào bị trừ", "none of the events happened")
_EXCUSED = Phrase("mọi lần xảy ra đều có lý do chính đáng", "every event that happened is excused")
_NONE_COUNTED = Phrase("không để xảy ra lần nào bị trừ điểm", "none of the events that cost points")
_SOME = Phrase("bị trừ một phần", "some points are lost")


class Event(NamedTuple):
    """Something that costs points each time it happens; `excused` titles the count that is let off."""

    title: str
    minus: Number
    excused: str | None


@dataclass(frozen=True, slots=True)
class Deduction(Rule):
    """max(minimum, start − Σ (n − excused) × minus)."""

    kind: ClassVar[str] = "deduction"
    events: tuple[Event, ...]
    start: Number
    minimum: Number

    def asks(self) -> tuple[Fact, ...]:
        """How often each event happened, and how often it was excused."""
        facts = []
        for name, event in self._named():
            facts.append(asked(name, event.title, "count"))
            if event.excused is not None:
                facts.append(asked(f"{name}_excused", event.excused, "count"))
        return tuple(facts)

    def award(self, facts: Mapping[str, FactValue], peers: Peers | None = None) -> Award:
        """What is left of `start`. More excused than happened is a contradiction."""
        absent = lacking(facts, self._names())
        if absent:
            return missing(*absent)
        lost, steps, happened = [], [], 0
        for name, event in self._named():
            n, excused = whole(facts, name), _excused(facts, name)
            if excused > n:
                return Award(Status.INVALID, faults=self._faults(facts))
            happened += n
            lost.append(Number((n - excused) * event.minus.numerator, event.minus.denominator))
            steps.append(_step(event, n, excused, lost[-1]))
        return self._left(exact_sum(lost), steps, happened)

    def describe(self) -> tuple[Phrase, ...]:
        """What it starts from, a line for each event, and the least that is left."""
        start = Phrase(
            "Không vi phạm: {points}", "Without any of these: {points}", {"points": points_of(self.start)}
        )
        return (start, *(_line(event) for event in self.events), _not_below(self.minimum))

    def branches(self) -> tuple[Branch, ...]:
        """Nothing happened, all of it excused, something lost, and nothing more to lose."""
        branches = [Branch("nothing", _NOTHING, self.start)]
        if any(event.excused is not None for event in self.events):
            branches.append(Branch("excused", _EXCUSED, self.start))
        if any(self.start - event.minus > self.minimum for event in self.events):
            branches.append(Branch("some", _SOME, None))
        used_up = Phrase(
            "bị trừ đến mức thấp nhất ({least})",
            "all that can be lost is lost ({least})",
            {"least": points_of(self.minimum)},
        )
        return (*branches, Branch("used-up", used_up, self.minimum))

    def improvements(self, facts: Mapping[str, FactValue], peers: Peers | None = None) -> tuple[Improvement, ...]:
        """Fewer of each event, as few as it takes to earn more; and none at all."""
        counted = {name: whole(facts, name) - _excused(facts, name) for name, _ in self._named()}
        happened = [name for name, n in counted.items() if n]
        if not happened or self.award(facts).points == self.start:
            return ()
        each = [self._fewer(facts, name, counted[name]) for name in happened]
        none = {**facts, **{name: Number(_excused(facts, name)) for name in counted}}
        one_left = {**none, happened[-1]: Number(_excused(facts, happened[-1]) + 1)}
        every = Improvement(Way.EDGE, _NONE_COUNTED, none, one_left)
        return (*(one for one in each if one is not None and one.facts != none), every)

    def _fewer(self, facts: Mapping[str, FactValue], name: str, most: int) -> Improvement | None:
        n, title = whole(facts, name), dict(self._named())[name].title

        def after(by: int) -> dict[str, FactValue]:
            return {**facts, name: Number(n - by)}

        now = self.award(facts).points or ZERO
        by = fewest(self, after, most, lambda points: points > now)
        if by is None:
            return None
        says = Phrase("{title}: bớt {by} lần", "{title}: {by} fewer", {"title": title, "by": by})
        return Improvement(Way.EACH if by == 1 else Way.EDGE, says, after(by), after(by - 1))

    def formula(self, cells: Mapping[str, str]) -> str | None:
        """What is left of `start`, behind the check that no more is excused than happened."""
        lost, over = [], []
        for name, event in self._named():
            times = cells[name]
            if event.excused is not None:
                excused = cells[f"{name}_excused"]
                over.append(f"{excused}>{times}")
                times = f"({times}-{excused})"
            lost.append(f"{times}*{live.literal(event.minus)}")
        left = f"MAX({live.literal(self.minimum)},{live.literal(self.start)}-({'+'.join(lost)}))"
        points = live.either(live.any_of(over), live.quoted(live.INVALID), left) if over else left
        return live.guarded(self.asks(), cells, points)

    def allows(self, points: Number) -> bool:
        """Only what some number of events leaves."""
        lost = self.start - points
        steps = tuple(event.minus for event in self.events)
        return one_of(points, (self.minimum,)) or sum_of(lost, steps, self.start - self.minimum)

    def _left(self, lost: Number, steps: list[Phrase], happened: int) -> Award:
        """What is left of `start` when so much is lost by so many events, the excused ones too."""
        left = self.start - lost
        steps.append(calculated("{start} − {lost}", left, {"start": self.start, "lost": lost}))
        if not lost:
            return scored("excused" if happened else "nothing", left, *steps, earns(left))
        if left >= self.minimum:
            return scored("some" if left > self.minimum else "used-up", left, *steps, earns(left))
        return scored("used-up", self.minimum, *steps, _not_below(self.minimum), earns(self.minimum))

    def _names(self) -> Iterator[str]:
        """The facts, in the order they are asked."""
        for name, event in self._named():
            yield name
            if event.excused is not None:
                yield f"{name}_excused"

    def _named(self) -> Iterator[tuple[str, Event]]:
        return zip(numbered("e", len(self.events)), self.events, strict=True)

    def _faults(self, facts: Mapping[str, FactValue]) -> tuple[Fault, ...]:
        counted = [(name, event, whole(facts, name), _excused(facts, name)) for name, event in self._named()]
        return tuple(
            [
                Fault(
                    "excused-over-events",
                    f"{name}_excused",
                    {"title": event.title, "count": n, "excused": excused},
                )
                for name, event, n, excused in counted
                if excused > n
            ]
        )


def _excused(facts: Mapping[str, FactValue], name: str) -> int:
    excused = f"{name}_excused"
    return whole(facts, excused) if excused in facts else 0


def _step(event: Event, n: int, excused: int, lost: Number) -> Phrase:
    """“Gửi báo cáo chậm: (3 − 1) × 0,25 = 0,5”."""
    times = "{title}: ({n} − {excused}) × {minus}" if event.excused is not None else "{title}: {n} × {minus}"
    return calculated(times, lost, {"title": event.title, "n": n, "excused": excused, "minus": event.minus})


def _not_below(least: Number) -> Phrase:
    return Phrase("Không thấp hơn {least}", "Not below {least}", {"least": points_of(least)})


def _line(event: Event) -> Phrase:
    values = {"title": event.title, "minus": points_of(event.minus), "excused": event.excused}
    if event.excused is None:
        return Phrase("{title}: mỗi lần trừ {minus}", "{title}: {minus} lost each time", values)
    return Phrase(
        "{title}: mỗi lần trừ {minus} (không tính: {excused})",
        "{title}: {minus} lost each time (not counting: {excused})",
        values,
    )


def build(record: Record, bounds: Bounds, report: Report) -> Deduction | None:
    """Build the rule from its declaration. It stops at the least points the leaf may have (0 by default)."""
    start = record.get("start", bounds.maximum)
    events = [_event(each, bounds, report) for each in record["events"]]
    sound = tuple(event for event in events if event is not None)
    some = enough(record, "events", 1, report)
    if not within(start, bounds, record.where("start"), report) or not some or len(sound) < len(events):
        return None
    warn_unreachable(start, bounds, record.where("start"), report)
    return Deduction(bounds.maximum, sound, start, bounds.minimum)


def _event(record: Record, bounds: Bounds, report: Report) -> Event | None:
    given = [name for name in ("minus", "minus_share") if name in record]
    if len(given) != 1:
        report.add("one-of-keys", record.place, keys=("minus", "minus_share"))
        return None
    if not positive(record, given[0], report):
        return None
    minus = record["minus"] if given == ["minus"] else record["minus_share"] * bounds.maximum
    return Event(record["title"], minus, record.get("excused"))


KIND = Kind("deduction", SHAPE, build)
