"""Rule kind `survey`: a percentage or score on its own scale (SIPAS, PAPI) becomes points ("v/scale × M")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from cchc_score.decimals import HUNDRED, ONE, ZERO, Number
from cchc_score.declared import Key, Record, Report, Shape
from cchc_score.model import Award, Branch, Fact, FactType, FactValue, Improvement, Peers, Rule
from cchc_score.rules import live
from cchc_score.rules.base import Bounds, Kind, missing, number, proportion, scored, within
from cchc_score.rules.reaching import Dial, known
from cchc_score.rules.wording import product, quotient, stated
from cchc_score.text import Phrase

SHAPE = Shape(
    Phrase("quy tắc survey (điều tra xã hội học)", "a survey rule"),
    (
        Key("value", "text", Phrase("Tên kết quả điều tra.", "The title of the survey's result.")),
        Key(
            "scale",
            "number",
            Phrase("Mức cao nhất của thang đo (100, 10…).", "The top of the scale (100, 10…)."),
            required=True,
        ),
        Key(
            "from",
            "number",
            Phrase(
                "Mức thấp nhất của thang đo, được 0 điểm; mặc định 0.", "The low end, earning 0; 0 by default."
            ),
        ),
        Key(
            "type",
            "word",
            Phrase(
                "Kiểu số liệu; mặc định percent cho thang 0–100, còn lại number.",
                "The type of value; percent by default for 0–100, else number.",
            ),
            words=("percent", "number"),
        ),
    ),
)


_WIDE = 20
"""On a wider scale (0–100) results move by whole units, on a narrower one (1–10) by tenths."""


@dataclass(frozen=True, slots=True)
class Survey(Rule):
    """(v − low) ÷ (top − low) × M."""

    kind: ClassVar[str] = "survey"
    title: str
    low: Number
    top: Number
    type: str

    def asks(self) -> tuple[Fact, ...]:
        """The result of the survey, on its own scale."""
        unit = "%" if self.type == "percent" else None
        return (Fact("value", self.title, FactType(self.type), unit, (), self.low, self.top),)

    def award(self, facts: Mapping[str, FactValue], peers: Peers | None = None) -> Award:
        """The place on the scale as a share of the points."""
        if "value" not in facts:
            return missing("value")
        value = number(facts, "value")
        points = proportion(value, self.low, self.top, self.maximum)
        step = stated(self.title, value, self._suffix())
        return scored("linear", points, step, product(*self._factor(value), self.maximum, points))

    def describe(self) -> tuple[Phrase, ...]:
        """The formula, in one line."""
        values = {"title": self.title, "low": self.low, "top": self.top, "m": self.maximum, "s": self._suffix()}
        template = "({title} − {low}{s}) / ({top}{s} − {low}{s}) × {m}" if self.low else "{title} / {top}{s} × {m}"
        return (Phrase(f"Điểm = {template}", f"Points = {template}", values),)

    def branches(self) -> tuple[Branch, ...]:
        """One: in proportion to the result."""
        return (Branch("linear", Phrase("theo kết quả điều tra", "by the result of the survey"), None),)

    def improvements(self, facts: Mapping[str, FactValue], peers: Peers | None = None) -> tuple[Improvement, ...]:
        """A little more on the scale; all of it nobody can promise."""
        (fact,) = self.asks()
        step = ONE if self.top - self.low > _WIDE else ONE / 10
        return known(Dial(fact, facts, number(facts, "value")).step(step))

    def formula(self, cells: Mapping[str, str]) -> str | None:
        """The place on the scale as a share of the points."""
        (fact,) = self.asks()
        points = live.share(live.value(fact, cells), self.low, self.top, self.maximum)
        return live.guarded((fact,), cells, points)

    def _suffix(self) -> str:
        return "%" if self.type == "percent" else ""

    def _factor(self, value: Number) -> tuple[str, dict[str, object]]:
        if not self.low:
            return quotient(value, self.top)
        return "({value} − {low})/({top} − {low})", {"value": value, "low": self.low, "top": self.top}


def build(record: Record, bounds: Bounds, report: Report) -> Survey | None:
    """Build the rule from its declaration; the low end earns 0, which the leaf must allow."""
    top, low = record["scale"], record.get("from", ZERO)
    if low >= top:
        place = record.where("from" if "from" in record else "scale")
        report.add("not-below", place, lower_key="from", lower=low, upper_key="scale", upper=top)
        return None
    if not within(ZERO, bounds, record.place, report):
        return None
    kind = record.get("type", "percent" if (low, top) == (ZERO, HUNDRED) else "number")
    return Survey(bounds.maximum, record.get("value", "Kết quả điều tra xã hội học"), low, top, kind)


KIND = Kind("survey", SHAPE, build)
