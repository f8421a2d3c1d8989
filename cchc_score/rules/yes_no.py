"""Rule kind `yes_no`: met or not met ("Đạt yêu cầu: 1 / Không đạt yêu cầu: 0")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from cchc_score.decimals import Number
from cchc_score.declared import Key, Record, Report, Shape
from cchc_score.model import Award, Branch, Fact, FactType, FactValue, Improvement, Peers, Rule, Way
from cchc_score.rules import live
from cchc_score.rules.base import Bounds, Kind, earns, missing, scored, within
from cchc_score.rules.results import one_of
from cchc_score.rules.wording import answered, line
from cchc_score.text import Phrase

SHAPE = Shape(
    Phrase("quy tắc yes_no (có/không)", "a yes_no rule"),
    (
        Key("question", "text", Phrase("Câu hỏi có/không.", "The question answered by yes or no.")),
        Key("no", "number", Phrase("Điểm khi không đạt; mặc định 0.", "Points when not met; 0 by default.")),
    ),
)
_MET = Phrase("Đạt yêu cầu", "Requirement met")
_NOT_MET = Phrase("Không đạt yêu cầu", "Requirement not met")


@dataclass(frozen=True, slots=True)
class YesNo(Rule):
    """All the points, or those of `no`."""

    kind: ClassVar[str] = "yes_no"
    question: str
    no: Number

    def asks(self) -> tuple[Fact, ...]:
        """One yes or no."""
        return (Fact("met", self.question, FactType.YES_NO),)

    def award(self, facts: Mapping[str, FactValue], peers: Peers | None = None) -> Award:
        """The maximum for yes, `no` for no."""
        if "met" not in facts:
            return missing("met")
        if facts["met"]:
            return scored("yes", self.maximum, _MET, earns(self.maximum))
        return scored("no", self.no, _NOT_MET, earns(self.no))

    def describe(self) -> tuple[Phrase, ...]:
        """Both results, a line each."""
        return (line(_MET, self.maximum), line(_NOT_MET, self.no))

    def branches(self) -> tuple[Branch, ...]:
        """Met, and not met."""
        answers = (("yes", True, self.maximum), ("no", False, self.no))
        return tuple(Branch(key, answered(self.question, met), points) for key, met, points in answers)

    def improvements(self, facts: Mapping[str, FactValue], peers: Peers | None = None) -> tuple[Improvement, ...]:
        """The other answer, where it earns more."""
        if facts["met"] or self.no >= self.maximum:
            return ()
        return (Improvement(Way.ANSWER, answered(self.question, True), {**facts, "met": True}),)

    def formula(self, cells: Mapping[str, str]) -> str | None:
        """The points by the one answer."""
        met = f"TRIM({cells['met']})={live.quoted(live.YES)}"
        points = live.either(met, live.literal(self.maximum), live.literal(self.no))
        return live.guarded(self.asks(), cells, points)

    def allows(self, points: Number) -> bool:
        """Only the two results."""
        return one_of(points, (self.maximum, self.no))


def build(record: Record, bounds: Bounds, report: Report) -> YesNo | None:
    """Build the rule from its declaration."""
    no = record.get("no", bounds.zero)
    if not within(no, bounds, record.where("no"), report):
        return None
    return YesNo(bounds.maximum, record.get("question", "Đạt yêu cầu"), no)


KIND = Kind("yes_no", SHAPE, build)
