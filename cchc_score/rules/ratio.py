"""Rule kind `ratio`: points in proportion to a share, with complement, floor and full-at ("b/a × M")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from cchc_score.decimals import HUNDRED, ONE, ZERO, Number
from cchc_score.declared import Key, Record, Report, Shape
from cchc_score.model import Award, Branch, Edge, Fact, FactType, FactValue, Improvement, Peers, Rule, Way
from cchc_score.rules import live
from cchc_score.rules.base import (
    UNIT,
    Bounds,
    Kind,
    asked,
    beyond,
    earns,
    proportion,
    refuse,
    require,
    scored,
    within,
)
from cchc_score.rules.figures import PART, WHOLE, ZERO_OVER_ZERO, OneValue, Portion, Reading, two_figures
from cchc_score.rules.intervals import Interval, bounded, half_open
from cchc_score.rules.reaching import dial_of, known
from cchc_score.rules.wording import line, percent, product, quotient
from cchc_score.text import Phrase

SHAPE = Shape(
    Phrase("quy tắc ratio (theo tỷ lệ)", "a ratio rule"),
    (
        PART,
        WHOLE,
        Key(
            "value",
            "text",
            Phrase("Tên tỷ lệ, khi hỏi thẳng phần trăm.", "The share, when asked as a percentage."),
        ),
        Key(
            "asked_as",
            "word",
            Phrase(
                "Hỏi hai số đếm (mặc định), hai số lẻ được (tiền, diện tích), hay một tỷ lệ phần trăm.",
                "Two counts (default), two amounts with decimals (money, area), or one percentage.",
            ),
            words=("counts", "amounts", "percent"),
        ),
        UNIT,
        Key(
            "complement",
            "flag",
            Phrase("true: tính phần còn lại, (tổng − phần)/tổng.", "true: what is left, (whole − part)/whole."),
        ),
        Key("floor", "share", Phrase("Dưới tỷ lệ này: 0 điểm.", "Below this share: 0.")),
        Key("full_at", "share", Phrase("Từ tỷ lệ này: điểm tối đa.", "From this share: all the points.")),
        Key(
            "slope",
            "word",
            Phrase(
                "Cách tính ở giữa: plain = tỷ lệ × M; to_full = tỷ lệ/full_at × M; "
                "from_floor = (tỷ lệ − floor)/(full_at − floor) × M.",
                "What holds between: plain = share × M; to_full = share/full_at × M; "
                "from_floor = (share − floor)/(full_at − floor) × M.",
            ),
            words=("plain", "to_full", "from_floor"),
        ),
        ZERO_OVER_ZERO,
    ),
)


@dataclass(frozen=True, slots=True)
class Ratio(Rule):
    """A share of the maximum; 0 below `floor`, all from `full_at`. Percentages are 70 for 70%."""

    kind: ClassVar[str] = "ratio"
    figure: OneValue | Portion
    floor: Number
    """0 when there is none."""
    full_at: Number
    """100 when there is none."""
    slope: str

    def asks(self) -> tuple[Fact, ...]:
        """The part and the whole, or the percentage."""
        return self.figure.asks()

    def award(self, facts: Mapping[str, FactValue], peers: Peers | None = None) -> Award:
        """The share of the points; for two figures, what was declared for 0/0."""
        reading = self.figure.read(facts, self.maximum)
        if isinstance(reading, Award):
            return reading
        if self.floor and beyond(reading.value, self.floor) < 0:
            return scored("below-floor", ZERO, reading.step, self._below_floor(), earns(ZERO))
        if beyond(reading.value, self.full_at) >= 0:
            return scored("full", self.maximum, reading.step, *self._full(), earns(self.maximum))
        points = proportion(reading.value, *self._slope(), self.maximum)
        return scored("between", points, reading.step, product(*self._factor(reading), self.maximum, points))

    def describe(self) -> tuple[Phrase, ...]:
        """How the share is made, what holds below, between and above, and 0/0."""
        heading = self.figure.heading() or (Phrase("{t}", "{t}", {"t": self.asks()[0].title}),)
        return (*heading, *self._pieces(), *self.figure.footing(self.maximum))

    def branches(self) -> tuple[Branch, ...]:
        """Below the floor, on the slope, full points, and 0/0."""
        below = Branch("below-floor", half_open(None, self.floor).reads("%"), ZERO)
        slope = Branch("between", half_open(self.floor or None, self.full_at).reads("%"), None)
        most = HUNDRED if self.full_at == HUNDRED else None
        full = Branch("full", bounded(self.full_at, most).reads("%"), self.maximum)
        return (*((below,) if self.floor else ()), slope, full, *self.figure.branches(self.maximum))

    def improvements(self, facts: Mapping[str, FactValue], peers: Peers | None = None) -> tuple[Improvement, ...]:
        """The floor where it is not reached, else one more; and all the points."""
        dial, reading = dial_of(self.figure, facts), self.figure.read(facts, self.maximum)
        if dial is None or isinstance(reading, Award) or beyond(reading.value, self.full_at) >= 0:
            return ()
        full = bounded(self.full_at, None)
        most = dial.reach(full, Way.EACH, full.reads("%") if self.full_at < HUNDRED else percent(HUNDRED))
        if beyond(reading.value, self.floor) < 0:
            floor = Interval(Edge(self.floor, included=self.slope != "from_floor"))
            return known(dial.reach(floor, Way.EDGE, floor.reads("%")), most)
        one = dial.step(ONE if dial.fact.type in (FactType.COUNT, FactType.PERCENT) else dial.per)
        return known(one if most is not None and dial.nearer(one, most) else None, most)

    def formula(self, cells: Mapping[str, str]) -> str | None:
        """0 below the floor, all from `full_at`, the slope between."""
        return self.figure.formula(cells, self.maximum, self._live_points)

    def _live_points(self, value: str) -> str:
        points = live.share(value, *self._slope(), self.maximum)
        if self.full_at < HUNDRED:
            reached = f"{live.settled(value)}>={live.literal(self.full_at)}"
            points = live.either(reached, live.literal(self.maximum), points)
        if self.floor:
            below = f"{live.settled(value)}<{live.literal(self.floor)}"
            points = live.either(below, live.literal(ZERO), points)
        return points

    def _pieces(self) -> tuple[Phrase, ...]:
        values = {"floor": percent(self.floor), "full": percent(self.full_at), "earned": self._earned()}
        below = (line(Phrase("Dưới {floor}", "Below {floor}", values), ZERO),) if self.floor else ()
        above = (
            (line(Phrase("Từ {full} trở lên", "{full} or more", values), self.maximum),)
            if self.full_at < HUNDRED
            else ()
        )
        if below and above:
            between = Phrase(
                "Từ {floor} đến dưới {full}: {earned}", "From {floor} to below {full}: {earned}", values
            )
        elif below:
            between = Phrase("Từ {floor} trở lên: {earned}", "{floor} or more: {earned}", values)
        elif above:
            between = Phrase("Dưới {full}: {earned}", "Below {full}: {earned}", values)
        else:
            between = Phrase("Điểm = {earned}", "Points = {earned}", values)
        return (*below, between, *above)

    def _earned(self) -> Phrase:
        values = {"floor": percent(self.floor), "full": percent(self.full_at), "m": self.maximum}
        template = {
            "plain": "× {m}",
            "to_full": "/ {full} × {m}",
            "from_floor": "− {floor}) / ({full} − {floor}) × {m}",
        }[self.slope]
        opening = "(" if self.slope == "from_floor" else ""
        return Phrase(f"{opening}tỷ lệ {template}", f"{opening}share {template}", values)

    def _slope(self) -> tuple[Number, Number]:
        """The percentages that would earn nothing and all the points, were the slope to hold throughout."""
        if self.slope == "plain":
            return ZERO, HUNDRED
        return self.floor if self.slope == "from_floor" else ZERO, self.full_at

    def _factor(self, reading: Reading) -> tuple[str, dict[str, object]]:
        if self.slope == "plain":
            return quotient(reading.part, reading.whole)
        values: dict[str, object] = {"share": reading.value, "floor": self.floor, "full": self.full_at}
        if self.slope == "to_full":
            return "{share}%/{full}%", values
        return "({share}% − {floor}%)/({full}% − {floor}%)", values

    def _below_floor(self) -> Phrase:
        return Phrase("Dưới {floor}: 0 điểm", "Below {floor}: 0 points", {"floor": percent(self.floor)})

    def _full(self) -> tuple[Phrase, ...]:
        values = {"full": percent(self.full_at)}
        reached = Phrase("Từ {full} trở lên: điểm tối đa", "{full} or more: all the points", values)
        return (reached,) if self.full_at < HUNDRED else ()


def build(record: Record, bounds: Bounds, report: Report) -> Ratio | None:
    """Build the rule from its declaration; 0 must be a result that the leaf may have."""
    figure = _percentage(record, report) if record.get("asked_as") == "percent" else _portion(record, report)
    pieces = _pieces(record, report)
    if not within(ZERO, bounds, record.place, report) or figure is None or pieces is None:
        return None
    return Ratio(bounds.maximum, figure, *pieces)


def _portion(record: Record, report: Report) -> Portion | None:
    because = Phrase("tỷ lệ tính từ “part” và “whole”", "the share is made from “part” and “whole”")
    complete = require(record, ("part", "whole", "zero_over_zero"), because, report)
    if not refuse(record, ("value",), because, report) or not complete:
        return None
    kind = "number" if record.get("asked_as") == "amounts" else "count"
    part, whole = two_figures(record["part"], record["whole"], kind, record.get("unit"))
    return Portion(part, whole, record["zero_over_zero"], record.get("complement", False))


def _percentage(record: Record, report: Report) -> OneValue | None:
    because = Phrase("asked_as: percent hỏi thẳng tỷ lệ “value”", "asked_as: percent asks for the share “value”")
    complete = require(record, ("value",), because, report)
    if not refuse(record, ("part", "whole", "unit", "zero_over_zero"), because, report) or not complete:
        return None
    return OneValue(asked("value", record["value"], "percent"), "%", record.get("complement", False))


def _pieces(record: Record, report: Report) -> tuple[Number, Number, str] | None:
    """Floor, full-at and slope, checked against each other."""
    floor, full_at = record.get("floor", ZERO) * HUNDRED, record.get("full_at", ONE) * HUNDRED
    if not 0 <= floor < full_at <= HUNDRED:
        values = {"lower": percent(floor), "upper": percent(full_at)}
        report.add("floor-and-full", record.where("floor" if "floor" in record else "full_at"), **values)
        return None
    bent = "floor" in record or "full_at" in record
    if not bent:
        because = Phrase("không có “floor” hay “full_at”", "there is no “floor” and no “full_at”")
        return (floor, full_at, "plain") if refuse(record, ("slope",), because, report) else None
    because = Phrase("có “floor” hoặc “full_at”", "there is a “floor” or a “full_at”")
    if not require(record, ("slope",), because, report):
        return None
    slope: str = record["slope"]
    needs = {"to_full": "full_at", "from_floor": "floor"}.get(slope)
    asked_by = Phrase("slope: {slope} dựa vào khóa này", "slope: {slope} rests on this key", {"slope": slope})
    if needs is not None and not require(record, (needs,), asked_by, report):
        return None
    return floor, full_at, slope


KIND = Kind("ratio", SHAPE, build)
