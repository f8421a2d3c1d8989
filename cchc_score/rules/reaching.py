"""Rules: how far a figure is from a scale's edge: how many more, or fewer, exactly reach it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, floor

from cchc_score.decimals import HUNDRED, ONE, Number
from cchc_score.model import Edge, Fact, FactType, FactValue, Improvement, Way
from cchc_score.rules.base import number
from cchc_score.rules.figures import OneValue, Portion
from cchc_score.rules.intervals import Interval
from cchc_score.rules.wording import suffix_of
from cchc_score.text import Phrase

_HAIR = Number(1, 100)
"""What is taken for “just beyond” an edge that does not belong, where decimals may stand."""

Facts = Mapping[str, FactValue]


@dataclass(frozen=True, slots=True)
class Dial:
    """One fact that may be another: what it says now, and how what the scale looks at follows from it.

    The scale looks at `low + amount ÷ per`; with `turned` at 100 less that (a percentage of what went wrong).
    """

    fact: Fact
    facts: Facts
    amount: Number
    per: Number = ONE
    turned: bool = False
    most: Number | None = None
    """For the part of a whole: the whole."""

    def reach(self, interval: Interval, way: Way, goal: Phrase | None = None) -> Improvement | None:
        """The nearest amount that brings the scale's value into an interval it is not in; None where none does."""
        wanted = _turned(interval) if self.turned else interval
        scaled = Interval(times(wanted.lower, self.per), times(wanted.upper, self.per))
        found = self._into(scaled)
        if found is None or not self._possible(found) or not scaled.holds(found):
            return None
        return self._set(found, way, goal)

    def step(self, by: Number, goal: Phrase | None = None) -> Improvement | None:
        """So much better than now: more, or fewer of what went wrong; None where that cannot be."""
        to = self.amount - by if self.turned else self.amount + by
        return self._set(to, Way.EACH, goal) if self._possible(to) else None

    def nearer(self, one: Improvement | None, other: Improvement) -> bool:
        """Whether the first changes this fact by less than the second does."""
        if one is None:
            return False
        away = [abs(number(each.facts, self.fact.name) - self.amount) for each in (one, other)]
        return away[0] < away[1]

    def _into(self, wanted: Interval) -> Number | None:
        if wanted.lower is not None and (
            self.amount < wanted.lower.value or (self.amount == wanted.lower.value and not wanted.lower.included)
        ):
            return self._from(wanted.lower, up=True)
        if wanted.upper is not None and not Interval(None, wanted.upper).holds(self.amount):
            return self._from(wanted.upper, up=False)
        return None

    def _from(self, edge: Edge, *, up: bool) -> Number:
        """The first amount at or behind an edge, coming from the other side of it."""
        sign = 1 if up else -1
        if self.fact.type is FactType.COUNT:
            first = Number(ceil(edge.value) if up else floor(edge.value))
            return first + sign if first == edge.value and not edge.included else first
        return edge.value if edge.included else edge.value + sign * _HAIR

    def _possible(self, amount: Number) -> bool:
        least, most = self.fact.minimum, self.most if self.most is not None else self.fact.maximum
        return (least is None or amount >= least) and (most is None or amount <= most)

    def _set(self, amount: Number, way: Way, goal: Phrase | None) -> Improvement:
        grain = ONE if self.fact.type is FactType.COUNT else _HAIR
        before = amount - grain if amount > self.amount else amount + grain
        says = self._says(amount, goal)
        near = abs(amount - self.amount) <= grain
        short = self.facts if near else {**self.facts, self.fact.name: before}
        return Improvement(way, says, {**self.facts, self.fact.name: amount}, short)

    def _says(self, amount: Number, goal: Phrase | None) -> Phrase:
        more = amount > self.amount
        suffix = suffix_of(self.fact.type.value, self.fact.unit)
        values: dict[str, object] = {
            "title": self.fact.title,
            "by": abs(amount - self.amount),
            "now": self.amount,
            "to": amount,
            "suffix": suffix,
            "goal": goal,
        }
        if goal is not None and self.most is None and self.fact.type is not FactType.COUNT:
            return Phrase("{title}: đạt {goal} (nay {now}{suffix})", "{title}: {goal} (now {now}{suffix})", values)
        change = ("thêm", "more") if more else ("bớt", "fewer")
        points = " điểm phần trăm" if self.fact.type is FactType.PERCENT else "{suffix}"
        sign = "%" if self.fact.type is FactType.PERCENT else ""
        end = (" để đạt {goal}", ", which is {goal}") if goal is not None else ("", "")
        english = " percentage points" if self.fact.type is FactType.PERCENT else "{suffix}"
        return Phrase(
            f"{{title}}: {change[0]} {{by}}{points} (từ {{now}}{sign} thành {{to}}{sign}){end[0]}",
            f"{{title}}: {{by}}{english} {change[1]} (from {{now}}{sign} to {{to}}{sign}){end[1]}",
            values,
        )


def dial_of(figure: OneValue | Portion, facts: Facts) -> Dial | None:
    """The fact of a figure that a unit can do something about; None where there is nothing to take a share of."""
    if isinstance(figure, OneValue):
        value = number(facts, figure.fact.name)
        return Dial(figure.fact, facts, value, turned=figure.complement)
    whole = number(facts, figure.whole.name)
    if not whole:
        return None
    part = number(facts, figure.part.name)
    return Dial(figure.part, facts, part, whole / HUNDRED, figure.complement, whole)


def known(*found: Improvement | None) -> tuple[Improvement, ...]:
    """Those that there are, each once; the same facts twice are told by the first."""
    kept: list[Improvement] = []
    for one in found:
        if one is not None and all(one.facts != other.facts for other in kept):
            kept.append(one)
    return tuple(kept)


def within_group(improvement: Improvement) -> Improvement:
    """The same, said to hold only while the group stays as it is."""
    vi, en = "{says}, nếu số liệu của nhóm giữ nguyên", "{says}, as long as the group stays as it is"
    return improvement._replace(says=Phrase(vi, en, {"says": improvement.says}))


def times(edge: Edge | None, factor: Number) -> Edge | None:
    """The edge of an interval whose values are all multiplied."""
    return None if edge is None else Edge(edge.value * factor, edge.included)


def _turned(interval: Interval) -> Interval:
    """The interval of 100 less a value."""
    return Interval(_less(interval.upper), _less(interval.lower))


def _less(edge: Edge | None) -> Edge | None:
    return None if edge is None else Edge(HUNDRED - edge.value, edge.included)
