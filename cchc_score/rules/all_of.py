"""Rule kind `all_of`: a conjunction ("đủ số lượng và đúng thời gian: 1"); all the points only if all hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from cchc_score.decimals import Number
from cchc_score.declared import Key, Record, Report, Shape
from cchc_score.model import Award, Branch, Fact, FactType, FactValue, Improvement, Peers, Rule, Way
from cchc_score.rules import live
from cchc_score.rules.base import Bounds, Kind, earns, enough, lacking, missing, numbered, scored, within
from cchc_score.rules.results import one_of
from cchc_score.rules.wording import answered, capital, line
from cchc_score.text import Phrase

SHAPE = Shape(
    Phrase("quy tắc all_of (đủ mọi điều kiện)", "an all_of rule"),
    (
        Key(
            "conditions",
            "text",
            Phrase("Các điều kiện, đều phải đạt.", "The conditions, all of which must hold."),
            required=True,
            many=True,
        ),
        Key(
            "otherwise",
            "number",
            Phrase("Điểm khi thiếu điều kiện; mặc định 0.", "Points when one fails; 0 by default."),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class AllOf(Rule):
    """All the points when every condition holds, those of `otherwise` when one does not."""

    kind: ClassVar[str] = "all_of"
    conditions: tuple[str, ...]
    otherwise: Number

    def asks(self) -> tuple[Fact, ...]:
        """A yes or no for each condition."""
        named = zip(self._names(), self.conditions, strict=True)
        return tuple(Fact(name, title, FactType.YES_NO) for name, title in named)

    def award(self, facts: Mapping[str, FactValue], peers: Peers | None = None) -> Award:
        """The maximum when all hold. A condition without an answer is missing, even beside one that fails."""
        names = self._names()
        absent = lacking(facts, names)
        if absent:
            return missing(*absent)
        held = [bool(facts[name]) for name in names]
        steps = map(_answered, self.conditions, held)
        failed = held.count(False)
        points = self.otherwise if failed else self.maximum
        return scored(
            "otherwise" if failed else "all", points, *steps, _verdict(failed, len(names)), earns(points)
        )

    def describe(self) -> tuple[Phrase, ...]:
        """All conditions in one line, then what is earned otherwise."""
        together = capital(self._together())
        otherwise = Phrase("Thiếu một trong các điều kiện trên", "Any of these not met")
        return (line(together, self.maximum), line(otherwise, self.otherwise))

    def branches(self) -> tuple[Branch, ...]:
        """Every condition holds, or not."""
        otherwise = Phrase("thiếu một trong các điều kiện", "one of the conditions not met")
        return (Branch("all", self._together(), self.maximum), Branch("otherwise", otherwise, self.otherwise))

    def improvements(self, facts: Mapping[str, FactValue], peers: Peers | None = None) -> tuple[Improvement, ...]:
        """Every condition that fails would have to hold; all but one are not enough."""
        named = zip(self._names(), self.conditions, strict=True)
        failed = {name: title for name, title in named if not facts[name]}
        if not failed or self.otherwise >= self.maximum:
            return ()
        *others, _ = failed
        says = Phrase(
            "đạt thêm điều kiện {titles}",
            "these conditions met too, {titles}",
            {"titles": _quoted(failed.values())},
        )
        together = {**facts, **dict.fromkeys(failed, True)}
        return (Improvement(Way.ANSWER, says, together, {**facts, **dict.fromkeys(others, True)}),)

    def formula(self, cells: Mapping[str, str]) -> str | None:
        """The points of `otherwise` where one answer is not yes."""
        failed = live.any_of([f"TRIM({cells[name]})<>{live.quoted(live.YES)}" for name in self._names()])
        points = live.either(failed, live.literal(self.otherwise), live.literal(self.maximum))
        return live.guarded(self.asks(), cells, points)

    def allows(self, points: Number) -> bool:
        """Only the two results."""
        return one_of(points, (self.maximum, self.otherwise))

    def _together(self) -> Phrase:
        """All conditions by their titles."""
        values = {"count": len(self.conditions), "all": _quoted(self.conditions)}
        return Phrase("đạt cả {count} điều kiện {all}", "all {count} conditions met, {all}", values)

    def _names(self) -> tuple[str, ...]:
        return numbered("c", len(self.conditions))


def _quoted(titles: Iterable[str]) -> str:
    """Titles one after another, in quotes: each begins with a capital, wherever it stands."""
    return ", ".join(f"“{title}”" for title in titles)


@lru_cache(maxsize=1024)
def _answered(title: str, held: bool) -> Phrase:
    return answered(title, held)


@lru_cache(maxsize=256)
def _verdict(failed: int, count: int) -> Phrase:
    if failed:
        values = {"failed": failed, "count": count}
        return Phrase(
            "Không đạt {failed} trong {count} điều kiện", "{failed} of {count} conditions not met", values
        )
    return Phrase("Đạt cả {count} điều kiện", "All {count} conditions met", {"count": count})


def build(record: Record, bounds: Bounds, report: Report) -> AllOf | None:
    """Build the rule from its declaration: at least two conditions (one alone is a yes_no)."""
    otherwise = record.get("otherwise", bounds.zero)
    plural = enough(record, "conditions", 2, report)
    if not within(otherwise, bounds, record.where("otherwise"), report) or not plural:
        return None
    return AllOf(bounds.maximum, record["conditions"], otherwise)


KIND = Kind("all_of", SHAPE, build)
