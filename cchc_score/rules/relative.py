"""Rule kind `relative`: a value against a target, last year, or the best or mean of the group."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from cchc_score.decimals import HUNDRED, ONE, ZERO, Number
from cchc_score.declared import Key, Record, Report, Shape
from cchc_score.model import Award, Branch, Edge, Fact, FactValue, Improvement, Peers, Rule, Status, Way
from cchc_score.rules import live
from cchc_score.rules.base import (
    TYPE,
    UNIT,
    Bounds,
    Kind,
    asked,
    invalid,
    lacking,
    missing,
    number,
    positive,
    proportion,
    refuse,
    scored,
    within,
)
from cchc_score.rules.intervals import Domain, Interval, bounded, half_open
from cchc_score.rules.reaching import Dial, known, times, within_group
from cchc_score.rules.results import one_of
from cchc_score.rules.scale import Scale, bands_key, read_scale
from cchc_score.rules.wording import calculated, product, quotient, stated, suffix_of
from cchc_score.text import Phrase

_REFERENCES = {
    "target": Phrase("chỉ tiêu", "the target"),
    "last_year": Phrase("kết quả năm trước", "last year's result"),
    "group_best": Phrase("kết quả tốt nhất của nhóm", "the best result of the group"),
    "group_mean": Phrase("kết quả trung bình của nhóm", "the mean result of the group"),
}
SHAPE = Shape(
    Phrase("quy tắc relative (so sánh)", "a relative rule"),
    (
        Key("value", "text", Phrase("Tên số liệu được so sánh.", "The value that is compared."), required=True),
        UNIT,
        TYPE,
        Key("to", "word", Phrase("So với cái gì.", "What it is compared to."), True, words=tuple(_REFERENCES)),
        Key("target", "number", Phrase("Chỉ tiêu; không ghi thì hỏi.", "The target; asked for when absent.")),
        Key(
            "better",
            "word",
            Phrase("Cao hơn hay thấp hơn là tốt; mặc định higher.", "Which is better; higher by default."),
            words=("higher", "lower"),
        ),
        Key(
            "cap",
            "flag",
            Phrase("Tính tối đa 100% (mặc định true).", "Counts 100% at most (true by default)."),
        ),
        Key(
            "scoring",
            "word",
            Phrase("proportional: mức đạt × điểm tối đa.", "proportional: share reached × maximum."),
            words=("proportional",),
        ),
        bands_key(Phrase("Thang điểm theo % đạt được.", "A scale on the percentage reached.")),
    ),
)


_REACHED = Phrase("Mức đạt", "Reached")
_UNDIVIDED = Phrase("Không chia được cho 0: coi là đạt 100%", "Nothing to divide by: taken as 100%")
_CAPPED = Phrase("Tính tối đa 100%", "Counts as 100%")


@dataclass(frozen=True, slots=True)
class Relative(Rule):
    """The percentage reached of a reference, taken in proportion or on a scale. Values are 0 or more."""

    kind: ClassVar[str] = "relative"
    fact: Fact
    to: str
    target: Number | None
    """The declared target; None when it is asked for, or for another reference."""
    better: str
    """`higher` or `lower`: which value is the best of a group."""
    cap: bool
    scale: Scale | None
    """On the percentage reached; None: in proportion."""

    def asks(self) -> tuple[Fact, ...]:
        """The value, and the target where it is not declared."""
        return (self.fact, self._target_fact()) if self._asks_target() else (self.fact,)

    def award(self, facts: Mapping[str, FactValue], peers: Peers | None = None) -> Award:
        """Points by the percentage reached; pending while the reference is not known."""
        absent = lacking(facts, ("value", "target") if self._asks_target() else ("value",))
        if absent:
            return missing(*absent)
        reference = self._reference(facts, peers)
        if reference is None:
            wait = Phrase("Chờ số liệu: {what}", "Waiting for {what}", {"what": _REFERENCES[self.to]})
            return Award(Status.PENDING, steps=(wait,))
        if reference < 0:
            return invalid("reference-below-zero", "value", reference=reference, name=_REFERENCES[self.to])
        value = number(facts, "value")
        steps = [stated(self.fact.title, value, self._suffix()), self._against(reference)]
        over, under = (value, reference) if self.better == "higher" else (reference, value)
        return self._reached(over, under, steps)

    def describe(self) -> tuple[Phrase, ...]:
        """How the percentage is made, then the scale or the proportion."""
        values = {"title": self.fact.title, "reference": _REFERENCES[self.to], "target": self.target}
        named = "{reference}" if self.target is None else "{reference} ({target}{suffix})"
        above, below = ("{title}", named) if self.better == "higher" else (named, "{title}")
        made = Phrase(
            f"Mức đạt = {above} ÷ {below}", f"Reached = {above} ÷ {below}", {**values, "suffix": self._suffix()}
        )
        if self.scale is not None:
            return (made, *self.scale.lines())
        m = {"m": self.maximum}
        return (made, Phrase("Điểm = mức đạt (tối đa 100%) × {m}", "Points = reached (100% at most) × {m}", m))

    def branches(self) -> tuple[Branch, ...]:
        """A branch for each band; in proportion, below 100% and from there."""
        if self.scale is not None:
            return self.scale.branches()
        below = Branch("between", half_open(None, HUNDRED).reads("%"), None)
        return (below, Branch("full", half_open(HUNDRED, None).reads("%"), self.maximum))

    def improvements(self, facts: Mapping[str, FactValue], peers: Peers | None = None) -> tuple[Improvement, ...]:
        """What reaches the bands that earn more, or all of the reference; the reference as it now is."""
        reference, value = self._reference(facts, peers), number(facts, "value")
        if reference is None or reference <= 0 or (self.better == "lower" and value <= 0):
            return ()
        better = self._better(Dial(self.fact, facts, value), value, reference)
        return tuple(map(within_group, better)) if self.needs_group() else better

    def _better(self, dial: Dial, value: Number, reference: Number) -> tuple[Improvement, ...]:
        over, under = (value, reference) if self.better == "higher" else (reference, value)
        reached = proportion(over, ZERO, under, HUNDRED)
        if self.scale is not None:
            top = reached if not self.cap else min(reached, HUNDRED)
            goals = [(band.interval, band.interval.reads("%"), Way.EDGE) for band in self.scale.better_than(top)]
        else:
            full = bounded(HUNDRED, None)
            goals = [(full, full.reads("%"), Way.EACH)] if reached < HUNDRED else []
        return known(*(dial.reach(self._of_value(goal, reference), way, says) for goal, says, way in goals))

    def _of_value(self, interval: Interval, reference: Number) -> Interval:
        """The values that reach an interval of percentages of the reference."""
        lower, upper = interval.lower, interval.upper
        if self.cap and upper is not None and upper.included and upper.value == HUNDRED:
            upper = None  # more than 100% counts as 100%
        if self.better == "higher":
            return Interval(times(lower, reference / HUNDRED), times(upper, reference / HUNDRED))
        return Interval(_into(reference, upper), _into(reference, lower))

    def formula(self, cells: Mapping[str, str]) -> str | None:
        """Points by the percentage reached of a target; None for what other units or last year decide."""
        if self.to != "target":
            return None
        value = live.value(self.fact, cells)
        target = live.literal(self.target) if self.target is not None else live.value(self._target_fact(), cells)
        over, under = (value, target) if self.better == "higher" else (target, value)
        reached = live.percentage(f"({over})", f"({under})")
        if self.cap:
            reached = f"MIN(100,{reached})"
        if self.better == "lower" or self.target is None:
            reached = live.either(f"{under}=0", "100", reached)
        if self.scale is not None:
            return live.guarded(self.asks(), cells, self.scale.formula(reached))
        return live.guarded(self.asks(), cells, live.share(reached, ZERO, HUNDRED, self.maximum))

    def measure(self, facts: Mapping[str, FactValue]) -> Number | None:
        """The value that is compared between units."""
        return number(facts, "value") if "value" in facts else None

    def needs_group(self) -> bool:
        """The best and the mean of the group come from the other units."""
        return self.to in ("group_best", "group_mean")

    def allows(self, points: Number) -> bool:
        """On a scale, only the points of a band."""
        return self.scale is None or one_of(points, self.scale.results())

    def _asks_target(self) -> bool:
        return self.to == "target" and self.target is None

    def _target_fact(self) -> Fact:
        return asked("target", f"Chỉ tiêu: {self.fact.title}", self.fact.type.value, self.fact.unit)

    def _suffix(self) -> str:
        return suffix_of(self.fact.type.value, self.fact.unit)

    def _reference(self, facts: Mapping[str, FactValue], peers: Peers | None) -> Number | None:
        if self.to == "target":
            return number(facts, "target") if self.target is None else self.target
        if peers is None:
            return None
        return {"last_year": peers.previous, "group_best": peers.best, "group_mean": peers.mean}[self.to]

    def _against(self, reference: Number) -> Phrase:
        return Phrase(
            "So với {name}: {reference}{suffix}",
            "Compared to {name}: {reference}{suffix}",
            {"name": _REFERENCES[self.to], "reference": reference, "suffix": self._suffix()},
        )

    def _reached(self, over: Number, under: Number, steps: list[Phrase]) -> Award:
        """Points for over ÷ under."""
        if under <= 0:
            over = under = ONE
            steps.append(_UNDIVIDED)
        else:
            reached = proportion(over, ZERO, under, HUNDRED)
            values: dict[str, object] = {"reached": _REACHED, "over": over, "under": under}
            steps.append(calculated("{reached} = {over}/{under}", reached, values, "%"))
        if over > under and self.cap:
            over = under
            steps.append(_CAPPED)
        if self.scale is None:
            points = proportion(over, ZERO, under, self.maximum)
            branch = "full" if over == under else "between"
            return scored(branch, points, *steps, product(*quotient(over, under), self.maximum, points))
        reached = proportion(over, ZERO, under, HUNDRED)
        band = self.scale.band(reached)
        if band is None:
            return invalid("value-in-no-band", "value", value=reached)
        return scored(band.branch, band.points, *steps, *band.steps)


def _into(reference: Number, edge: Edge | None) -> Edge | None:
    """The value of which the reference is this percentage; none makes it 0%."""
    return Edge(reference * HUNDRED / edge.value, edge.included) if edge is not None and edge.value else None


def build(record: Record, bounds: Bounds, report: Report) -> Relative | None:
    """Build the rule from its declaration: in proportion, or by bands on the percentage reached."""
    if ("scoring" in record) == ("bands" in record):
        report.add("one-of-keys", record.place, keys=("scoring: proportional", "bands"))
        return None
    target_only = Phrase("khóa này chỉ đi cùng to: target", "this key goes with to: target")
    sound = record["to"] == "target" or refuse(record, ("target",), target_only, report)
    sound = positive(record, "target", report) and sound
    cap = record.get("cap", True)
    scale = None
    if "bands" in record:
        domain = Domain(bounded(ZERO, HUNDRED if cap else None))
        scale = read_scale(record, bounds, domain, "%", report)
        sound = scale is not None and sound
    else:
        uncapped = Phrase("tính theo tỷ lệ không được vượt điểm tối đa", "a proportion cannot pass the maximum")
        sound = (cap or refuse(record, ("cap",), uncapped, report)) and sound
        sound = within(ZERO, bounds, record.place, report) and sound
    if not sound:
        return None
    fact = asked("value", record["value"], record.get("type", "number"), record.get("unit"))
    better = record.get("better", "higher")
    return Relative(bounds.maximum, fact, record["to"], record.get("target"), better, cap, scale)


KIND = Kind("relative", SHAPE, build)
