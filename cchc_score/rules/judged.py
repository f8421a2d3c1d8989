"""Rule kind `judged`: the assessor gives the points themselves, in steps ("0…M")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from cchc_score.decimals import Number
from cchc_score.declared import Key, Record, Report, Shape
from cchc_score.model import Award, Branch, Fact, FactValue, Peers, Rule
from cchc_score.rules.base import Bounds, Kind, missing, positive
from cchc_score.rules.wording import points_of
from cchc_score.text import Phrase

SHAPE = Shape(
    Phrase("quy tắc judged (người chấm cho điểm)", "a judged rule"),
    (Key("step", "number", Phrase("Bước điểm (như 0.25).", "The points go up in this step (like 0.25).")),),
)


@dataclass(frozen=True, slots=True)
class Judged(Rule):
    """Any points from the minimum to the maximum, in steps where a step is declared."""

    kind: ClassVar[str] = "judged"
    minimum: Number
    step: Number | None

    def asks(self) -> tuple[Fact, ...]:
        """Nothing: the points are the input."""
        return ()

    def award(self, facts: Mapping[str, FactValue], peers: Peers | None = None) -> Award:
        """There are no facts to judge by; the points have to be typed in."""
        return missing()

    def describe(self) -> tuple[Phrase, ...]:
        """From what to what, and in which steps."""
        values = {"low": self.minimum, "top": points_of(self.maximum), "step": self.step}
        if self.step is None:
            return (Phrase("Chấm từ {low} đến {top}", "Judged from {low} to {top}", values),)
        return (
            Phrase(
                "Chấm từ {low} đến {top}, bước {step}", "Judged from {low} to {top} in steps of {step}", values
            ),
        )

    def branches(self) -> tuple[Branch, ...]:
        """One: the points that are typed."""
        return (Branch("judged", Phrase("người chấm cho điểm", "the assessor gives the points"), None),)

    def formula(self, cells: Mapping[str, str]) -> str | None:
        """None: the points are typed."""
        return None

    def allows(self, points: Number) -> bool:
        """Only whole steps, counted from 0, and the minimum."""
        return self.step is None or points % self.step == 0 or points == self.minimum


def build(record: Record, bounds: Bounds, report: Report) -> Judged | None:
    """Build the rule from its declaration; the steps must meet the maximum."""
    step = record.get("step")
    if not positive(record, "step", report):
        return None
    if step is not None and bounds.maximum % step:
        report.add("step-misses-maximum", record.where("step"), step=step, maximum=bounds.maximum)
        return None
    return Judged(bounds.maximum, bounds.minimum, step)


KIND = Kind("judged", SHAPE, build)
