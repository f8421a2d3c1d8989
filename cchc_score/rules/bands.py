"""Rule kind `bands`: a scale on a number or a percentage ("trên 90%: 2; từ 70%–90%: 1; dưới 70%: 0")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from cchc_score.decimals import HUNDRED, ZERO, Number
from cchc_score.declared import Key, Record, Report, Shape
from cchc_score.model import Award, Branch, Fact, FactType, FactValue, Improvement, Peers, Rule
from cchc_score.rules.base import TYPE, UNIT, Bounds, Kind, invalid, refuse, require, scored, within
from cchc_score.rules.figures import PART, WHOLE, ZERO_OVER_ZERO, OneValue, Portion, two_figures
from cchc_score.rules.intervals import Domain, bounded
from cchc_score.rules.reaching import dial_of
from cchc_score.rules.results import one_of
from cchc_score.rules.scale import Scale, bands_key, read_scale
from cchc_score.rules.wording import suffix_of
from cchc_score.text import Phrase

SHAPE = Shape(
    Phrase("quy tắc bands (thang điểm theo khoảng)", "a bands rule"),
    (
        Key("value", "text", Phrase("Tên số liệu được xét.", "The title of the value that is looked at.")),
        PART,
        WHOLE,
        TYPE,
        UNIT,
        Key("minimum", "number", Phrase("Giá trị nhỏ nhất có thể có.", "The least value that can occur.")),
        Key("maximum", "number", Phrase("Giá trị lớn nhất có thể có.", "The most that can occur.")),
        ZERO_OVER_ZERO,
        bands_key(Phrase("Các mức, không hở, không chồng.", "The bands: no gap, no overlap."), required=True),
    ),
)


@dataclass(frozen=True, slots=True)
class Bands(Rule):
    """The points of the band that holds a value, or the percentage of two figures."""

    kind: ClassVar[str] = "bands"
    figure: OneValue | Portion
    scale: Scale

    def asks(self) -> tuple[Fact, ...]:
        """The value, or the part and the whole."""
        return self.figure.asks()

    def award(self, facts: Mapping[str, FactValue], peers: Peers | None = None) -> Award:
        """The points of the band; for two figures, what was declared for 0/0."""
        reading = self.figure.read(facts, self.maximum)
        if isinstance(reading, Award):
            return reading
        band = self.scale.band(reading.value)
        if band is None:
            return invalid("value-in-no-band", self.asks()[0].name, value=reading.value)
        return scored(band.branch, band.points, reading.step, *band.steps)

    def describe(self) -> tuple[Phrase, ...]:
        """The scale, a line each; for two figures how the percentage is made, and 0/0."""
        return (*self.figure.heading(), *self.scale.lines(), *self.figure.footing(self.maximum))

    def branches(self) -> tuple[Branch, ...]:
        """A branch for each band, and for 0/0."""
        return (*self.scale.branches(), *self.figure.branches(self.maximum))

    def improvements(self, facts: Mapping[str, FactValue], peers: Peers | None = None) -> tuple[Improvement, ...]:
        """The bands that earn more, from the nearest on: the least change of the figure that reaches each."""
        dial = dial_of(self.figure, facts)
        reading = self.figure.read(facts, self.maximum)
        if dial is None or isinstance(reading, Award):
            return ()
        return self.scale.improvements(reading.value, dial)

    def formula(self, cells: Mapping[str, str]) -> str | None:
        """The points of the band that holds the value."""
        return self.figure.formula(cells, self.maximum, self.scale.formula)

    def allows(self, points: Number) -> bool:
        """Only the points of a band, or of 0/0."""
        nothing = self.figure.zero_over_zero if isinstance(self.figure, Portion) else ""
        of_nothing = {"full": (self.maximum,), "zero": (ZERO,)}.get(nothing, ())
        return one_of(points, (*self.scale.results(), *of_nothing))


def build(record: Record, bounds: Bounds, report: Report) -> Bands | None:
    """Build the rule from its declaration: one value, or a part and a whole; bands proven to cover it."""
    paired = "part" in record or "whole" in record
    if paired and "value" in record:
        report.add("one-of-keys", record.where("value"), keys=("value", "part + whole"))
        return None
    return _of_portion(record, bounds, report) if paired else _of_value(record, bounds, report)


def _of_value(record: Record, bounds: Bounds, report: Report) -> Bands | None:
    because = Phrase(
        "quy tắc bands xét “value”, hoặc “part” và “whole”", "bands look at “value”, or at “part” and “whole”"
    )
    named = require(record, ("value",), because, report)
    alone = Phrase("khóa này chỉ đi cùng “part” và “whole”", "this key goes with “part” and “whole”")
    apt = refuse(record, ("zero_over_zero",), alone, report)
    kind, unit = record.get("type", "number"), record.get("unit")
    limits = _limits(record, kind, report)
    if limits is None:
        return None
    suffix = suffix_of(kind, unit)
    domain = Domain(bounded(*limits), whole=kind == "count")
    scale = read_scale(record, bounds, domain, suffix, report)
    if scale is None or not (named and apt):
        return None
    fact = Fact("value", record["value"], FactType(kind), suffix.strip() or None, (), *limits)
    return Bands(bounds.maximum, OneValue(fact, suffix), scale)


def _of_portion(record: Record, bounds: Bounds, report: Report) -> Bands | None:
    because = Phrase("tỷ lệ tính từ “part” và “whole”", "the percentage is made from “part” and “whole”")
    complete = require(record, ("part", "whole", "zero_over_zero"), because, report)
    apt = refuse(record, ("minimum", "maximum"), because, report)
    kind = record.get("type", "count")
    if kind == "percent":
        apt = refuse(record, ("type",), because, report)
    scale = read_scale(record, bounds, Domain(bounded(ZERO, HUNDRED)), "%", report)
    if not (complete and apt) or scale is None:
        return None
    policy = record["zero_over_zero"]
    if policy == "zero" and not within(ZERO, bounds, record.where("zero_over_zero"), report):
        return None
    part, whole = two_figures(record["part"], record["whole"], kind, record.get("unit"))
    return Bands(bounds.maximum, Portion(part, whole, policy), scale)


def _limits(record: Record, kind: str, report: Report) -> tuple[Number | None, Number | None] | None:
    """The values that can occur: percentages 0–100, counts from 0, numbers without end, unless declared."""
    least = record.get("minimum", None if kind == "number" else ZERO)
    most = record.get("maximum", HUNDRED if kind == "percent" else None)
    if least is None or most is None or least < most:
        return least, most
    report.add("not-below", record.place, lower_key="minimum", lower=least, upper_key="maximum", upper=most)
    return None


KIND = Kind("bands", SHAPE, build)
