"""Rule kind `mean`: the mean score over cases (2/1/0 per dossier, rounded to 1 decimal; TT 01/2018/TT-VPCP)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar, NamedTuple

from cchc_score.decimals import ZERO, Number, round_half_up
from cchc_score.declared import Key, Record, Report, Shape
from cchc_score.model import Award, Branch, Fact, FactValue, Improvement, Peers, Rule, Way
from cchc_score.rules import live
from cchc_score.rules.base import (
    UNIT,
    Bounds,
    Kind,
    asked,
    enough,
    lacking,
    missing,
    numbered,
    proportion,
    scored,
    whole,
    within,
)
from cchc_score.rules.figures import (
    ZERO_OVER_ZERO,
    without_whole,
    without_whole_branches,
    without_whole_formula,
    without_whole_line,
)
from cchc_score.rules.searching import fewest
from cchc_score.rules.wording import calculated, points_of, product, quotient, suffix_of
from cchc_score.text import Phrase

_MEAN = Phrase("Trung bình", "Mean")
MOST_PLACES = 6
"""More decimals than this in a mean are a slip of the pen."""

_CASE = Shape(
    Phrase("loại của quy tắc mean", "a case"),
    (
        Key("title", "text", Phrase("Loại hồ sơ, sự việc.", "The kind of case."), required=True),
        Key("score", "number", Phrase("Điểm của loại này (như 2).", "The score of such a case."), required=True),
    ),
)
SHAPE = Shape(
    Phrase("quy tắc mean (trung bình các trường hợp)", "a mean rule"),
    (
        Key(
            "cases",
            "shape",
            Phrase("Các loại và điểm mỗi loại.", "The kinds of case and their scores."),
            required=True,
            many=True,
            shape=_CASE,
        ),
        UNIT,
        Key(
            "places",
            "integer",
            Phrase("Làm tròn trung bình đến mấy số lẻ.", "Decimals the mean is rounded to, half-up."),
        ),
        Key(ZERO_OVER_ZERO.name, "word", ZERO_OVER_ZERO.about, required=True, words=ZERO_OVER_ZERO.words),
    ),
)


class Case(NamedTuple):
    """A kind of case and its score."""

    title: str
    score: Number


@dataclass(frozen=True, slots=True)
class Mean(Rule):
    """(Σ score × n ÷ Σ n) ÷ top score × M; the mean rounded half-up when `places` is set."""

    kind: ClassVar[str] = "mean"
    cases: tuple[Case, ...]
    unit: str | None
    places: int | None
    zero_over_zero: str
    top: Number
    """The highest score of a case."""

    def asks(self) -> tuple[Fact, ...]:
        """How many cases of each kind."""
        named = zip(self._names(), self.cases, strict=True)
        return tuple(asked(name, case.title, "count", self.unit) for name, case in named)

    def award(self, facts: Mapping[str, FactValue], peers: Peers | None = None) -> Award:
        """The mean as a share of the top score; without any case, what was declared."""
        names = self._names()
        absent = lacking(facts, names)
        if absent:
            return missing(*absent)
        counts = [whole(facts, name) for name in names]
        total = sum(counts)
        if total == 0:
            return without_whole(self.zero_over_zero, self.maximum, names[0])
        scores = self._scores(counts)
        exact = Number(scores.numerator, scores.denominator * total)
        steps = [self._mean_step(counts, scores, total, exact)]
        if self.places is None:
            points = proportion(exact, ZERO, self.top, self.maximum)
            return scored(
                "linear", points, *steps, product(*quotient(scores, self.top * total), self.maximum, points)
            )
        mean = min(self.top, round_half_up(exact, self.places))
        if mean != exact:
            steps.append(Phrase("Làm tròn: {mean}", "Rounded: {mean}", {"mean": mean}))
        points = proportion(mean, ZERO, self.top, self.maximum)
        factor = product("{mean}/{top}", {"mean": mean, "top": self.top}, self.maximum, points)
        return scored("linear", points, *steps, factor)

    def describe(self) -> tuple[Phrase, ...]:
        """The score of each kind of case, how the mean becomes points, and no case at all."""
        unit = self.unit or Phrase("trường hợp", "case")
        cases = tuple(
            Phrase(
                "{title}: {points} mỗi {unit}",
                "{title}: {points} for each {unit}",
                {"title": case.title, "points": points_of(case.score), "unit": unit},
            )
            for case in self.cases
        )
        values = {"top": self.top, "m": self.maximum, "places": self.places}
        rounded = ("", "") if self.places is None else (" (làm tròn {places} số lẻ)", " (to {places} decimals)")
        points = Phrase(
            f"Điểm = điểm trung bình{rounded[0]} / {{top}} × {{m}}",
            f"Points = mean{rounded[1]} / {{top}} × {{m}}",
            values,
        )
        return (*cases, points, without_whole_line(self.zero_over_zero, self.maximum))

    def branches(self) -> tuple[Branch, ...]:
        """In proportion to the mean, and no case at all."""
        mean = Phrase("theo điểm trung bình", "by the mean score")
        return (Branch("linear", mean, None), *without_whole_branches(self.zero_over_zero, self.maximum))

    def improvements(self, facts: Mapping[str, FactValue], peers: Peers | None = None) -> tuple[Improvement, ...]:
        """As few cases moved to the best kind, the worst first, as it takes to earn more; and all of them."""
        counts = [whole(facts, name) for name in self._names()]
        movable = sum(n for n, case in zip(counts, self.cases, strict=True) if case.score < self.top)
        now = self.award(facts).points or ZERO
        found = [
            fewest(self, lambda by: self._moved(counts, by), movable, enough)
            for enough in (lambda points: points > now, lambda points: points == self.maximum)
        ]
        return tuple(
            self._move(counts, by) for by in dict.fromkeys(found) if by is not None and now < self.maximum
        )

    def _move(self, counts: list[int], by: int) -> Improvement:
        title = next(case.title for case in self.cases if case.score == self.top)
        values = {"title": title, "by": by, "unit": suffix_of("count", self.unit)}
        says = Phrase("{title}: thêm {by}{unit}", "{title}: {by}{unit} more", values)
        way = Way.EACH if self.places is None else Way.EDGE
        return Improvement(way, says, self._moved(counts, by), self._moved(counts, by - 1))

    def _moved(self, counts: list[int], by: int) -> dict[str, FactValue]:
        """The counts with so many cases moved to the best kind, the worst first."""
        moved = list(counts)
        best = next(at for at, case in enumerate(self.cases) if case.score == self.top)
        for at in sorted(range(len(counts)), key=lambda number: self.cases[number].score):
            taken = min(by, moved[at]) if self.cases[at].score < self.top else 0
            moved[at] -= taken
            moved[best] += taken
            by -= taken
        return dict(zip(self._names(), map(Number, moved), strict=True))

    def formula(self, cells: Mapping[str, str]) -> str | None:
        """The mean as a share of the top score; without any case, what was declared."""
        named = zip(self._names(), self.cases, strict=True)
        scores = "+".join(f"{cells[name]}*{live.literal(case.score)}" for name, case in named)
        total, top = f"SUM({','.join(cells[name] for name in self._names())})", live.literal(self.top)
        mean = f"({scores})/{total}"
        if self.places is not None:
            mean = f"MIN({top},ROUND({live.settled(mean)},{self.places}))"
        nothing = without_whole_formula(self.zero_over_zero, self.maximum)
        points = live.either(f"{total}=0", nothing, f"{mean}/{top}*{live.literal(self.maximum)}")
        return live.guarded(self.asks(), cells, points)

    def _names(self) -> tuple[str, ...]:
        return numbered("n", len(self.cases))

    def _scores(self, counts: list[int]) -> Number:
        """Σ score × n, in whole numbers until the end, for speed."""
        over, under = 0, 1
        for case, n in zip(self.cases, counts, strict=True):
            score, parts = case.score.as_integer_ratio()
            over, under = over * parts + n * score * under, under * parts
        return Number(over, under)

    def _mean_step(self, counts: list[int], scores: Number, total: int, mean: Number) -> Phrase:
        """“Trung bình = (10 × 2 + 5 × 1 + 1 × 0)/16 = 25/16 = 1,5625”."""
        values: dict[str, object] = {"mean": _MEAN, "scores": scores, "total": total}
        values |= zip(self._names(), counts, strict=True)
        values |= zip(numbered("s", len(counts)), (case.score for case in self.cases), strict=True)
        return calculated(_division(len(counts)), mean, values)


@lru_cache(maxsize=64)
def _division(count: int) -> str:
    """The template of a mean over so many kinds of case."""
    products = " + ".join(f"{{n{at}}} × {{s{at}}}" for at in range(1, count + 1))
    return f"{{mean}} = ({products})/{{total}} = {{scores}}/{{total}}"


def build(record: Record, bounds: Bounds, report: Report) -> Mean | None:
    """Build the rule from its declaration: at least two kinds of case, scores from 0, one above 0."""
    cases = tuple(Case(each["title"], each["score"]) for each in record["cases"])
    sound = enough(record, "cases", 2, report)
    for case, each in zip(cases, record["cases"], strict=True):
        if case.score < 0:
            report.add("below-zero", each.where("score"), key="score", found=case.score)
            sound = False
    if sound and not any(case.score for case in cases):
        report.add("not-positive", record.where("cases"), key="score", found=ZERO)
        sound = False
    places = record.get("places")
    if places is not None and not 0 <= places <= MOST_PLACES:
        report.add("places-outside", record.where("places"), found=places, most=MOST_PLACES)
        sound = False
    if not within(ZERO, bounds, record.place, report) or not sound:
        return None
    top = max(case.score for case in cases)
    return Mean(bounds.maximum, cases, record.get("unit"), places, record["zero_over_zero"], top)


KIND = Kind("mean", SHAPE, build)
