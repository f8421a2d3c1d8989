"""Rule kind `count`: a number of things times unit points, capped ("mỗi văn bản: 0,5, tối đa 2")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from typing import ClassVar

from cchc_score.decimals import ONE, ZERO, Number
from cchc_score.declared import Key, Record, Report, Shape
from cchc_score.model import Award, Branch, Fact, FactValue, Improvement, Peers, Rule, Way
from cchc_score.rules import live
from cchc_score.rules.base import (
    UNIT,
    Bounds,
    Kind,
    asked,
    beyond,
    earns,
    missing,
    number,
    positive,
    scored,
    warn_unreachable,
    within,
)
from cchc_score.rules.intervals import half_open
from cchc_score.rules.reaching import Dial, known
from cchc_score.rules.results import one_of, sum_of
from cchc_score.rules.wording import calculated, points_of, stated, suffix_of
from cchc_score.text import Phrase

SHAPE = Shape(
    Phrase("quy tắc count (đếm × điểm)", "a count rule"),
    (
        Key("what", "text", Phrase("Đếm cái gì.", "What is counted."), required=True),
        UNIT,
        Key("each", "number", Phrase("Điểm cho mỗi đơn vị đếm.", "Points for each one."), required=True),
        Key("cap", "number", Phrase("Tối đa; mặc định điểm tối đa.", "At most; the maximum by default.")),
    ),
)


@dataclass(frozen=True, slots=True)
class Count(Rule):
    """min(cap, n × each)."""

    kind: ClassVar[str] = "count"
    what: str
    unit: str | None
    each: Number
    cap: Number

    def asks(self) -> tuple[Fact, ...]:
        """How many."""
        return (asked("n", self.what, "count", self.unit),)

    def award(self, facts: Mapping[str, FactValue], peers: Peers | None = None) -> Award:
        """Points for each, up to the cap."""
        if "n" not in facts:
            return missing("n")
        n = number(facts, "n")
        earned = n * self.each
        over = beyond(earned, self.cap)
        capped = over > 0
        points = self.cap if capped else earned
        steps = [
            stated(self.what, n, suffix_of("count", self.unit)),
            calculated("{n} × {each}", earned, {"n": n, "each": self.each}),
        ]
        if capped:
            cap = {"cap": points_of(self.cap)}
            steps.append(Phrase("Tính tối đa {cap}", "{cap} at most", cap))
        return scored("capped" if over >= 0 else "below-cap", points, *steps, earns(points))

    def describe(self) -> tuple[Phrase, ...]:
        """The unit points and the cap, in one line."""
        values = {
            "one": f"1 {self.unit}" if self.unit else "1",
            "what": self.what,
            "each": points_of(self.each),
            "cap": points_of(self.cap),
        }
        return (
            Phrase(
                "{what}: cứ {one} được {each}, tối đa {cap}", "{what}: {one} earns {each}, at most {cap}", values
            ),
        )

    def branches(self) -> tuple[Branch, ...]:
        """Fewer than the cap takes, or so many and more."""
        enough, suffix = Number(ceil(self.cap / self.each)), suffix_of("count", self.unit)
        below = Branch("below-cap", half_open(None, enough).reads(suffix), None)
        return (below, Branch("capped", half_open(enough, None).reads(suffix), self.cap))

    def improvements(self, facts: Mapping[str, FactValue], peers: Peers | None = None) -> tuple[Improvement, ...]:
        """One more, and as many as the cap takes."""
        dial = Dial(self.asks()[0], facts, number(facts, "n"))
        cap = {"cap": points_of(self.cap)}
        goal = Phrase("mức tối đa {cap}", "the most, {cap}", cap)
        enough = Number(ceil(self.cap / self.each))
        most = dial.reach(half_open(enough, None), Way.EACH, goal)
        return known(dial.step(ONE) if most is not None and enough - dial.amount > 1 else None, most)

    def formula(self, cells: Mapping[str, str]) -> str | None:
        """The lesser of the cap and the sum."""
        points = f"MIN({live.literal(self.cap)},{cells['n']}*{live.literal(self.each)})"
        return live.guarded(self.asks(), cells, points)

    def allows(self, points: Number) -> bool:
        """Only a multiple of the unit points, or the cap."""
        return one_of(points, (self.cap,)) or sum_of(points, (self.each,), self.cap)


def build(record: Record, bounds: Bounds, report: Report) -> Count | None:
    """Build the rule from its declaration; nothing counted earns 0, which the leaf must allow."""
    cap = record.get("cap", bounds.maximum)
    sound = [positive(record, "each", report), positive(record, "cap", report)]
    sound += [within(cap, bounds, record.where("cap"), report), within(ZERO, bounds, record.place, report)]
    if not all(sound):
        return None
    warn_unreachable(cap, bounds, record.where("cap"), report)
    return Count(bounds.maximum, record["what"], record.get("unit"), record["each"], cap)


KIND = Kind("count", SHAPE, build)
