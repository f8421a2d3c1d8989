"""Rules: what every kind shares: its bounds, checked numbers and results, the plain awards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from cchc_score.decimals import ZERO, Number
from cchc_score.declared import Key, Record, Report, Shape
from cchc_score.model import Award, Fact, FactType, FactValue, Fault, Rule, Status
from cchc_score.problems import Place
from cchc_score.rules.wording import points_of
from cchc_score.text import Phrase


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and most points the leaf may have; every declared result must lie within."""

    minimum: Number
    maximum: Number

    @property
    def zero(self) -> Number:
        """What "nothing earned" comes to: 0, or the least the leaf may have when that is more."""
        return max(ZERO, self.minimum)


Build = Callable[[Record, Bounds, Report], "Rule | None"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A rule kind as the registry knows it: its name, the keys it takes, and how a declaration is built."""

    name: str
    shape: Shape
    build: Build


POINTS = Key(
    "points",
    "number",
    Phrase("Số điểm của mức này (như 0.5).", "The points of this level (like 0.5)."),
)
SHARE = Key(
    "share",
    "share",
    Phrase("Phần điểm tối đa của mức này (như 75%).", "The share of the maximum (like 75%)."),
)
UNIT = Key(
    "unit",
    "text",
    Phrase("Đơn vị tính (như hồ sơ, ngày).", "The unit of measurement (like dossiers, days)."),
)
TYPE = Key(
    "type",
    "word",
    Phrase("Kiểu số liệu; mặc định number (số bất kỳ).", "The type of value; number by default."),
    words=("number", "count", "percent"),
)


# --- declarations ------------------------------------------------------------------------------------------


def result(record: Record, bounds: Bounds, report: Report) -> Number | None:
    """The points that a level or band earns: `points`, or `share` of the maximum; exactly one of the two."""
    given = [name for name in ("points", "share") if name in record]
    if len(given) != 1:
        report.add("points-or-share", record.place)
        return None
    points: Number = record["points"] if given == ["points"] else record["share"] * bounds.maximum
    return points if within(points, bounds, record.where(given[0]), report) else None


def within(points: Number, bounds: Bounds, place: Place, report: Report) -> bool:
    """Whether declared points lie within the leaf's bounds; reported when they do not."""
    if bounds.minimum <= points <= bounds.maximum:
        return True
    report.add("result-outside-bounds", place, points=points, minimum=bounds.minimum, maximum=bounds.maximum)
    return False


def positive(record: Record, name: str, report: Report) -> bool:
    """Whether the number under `name` (when it stands) is above 0; reported when it is not."""
    value = record.get(name)
    if value is None or value > 0:
        return True
    report.add("not-positive", record.where(name), key=name, found=value)
    return False


def refuse(record: Record, names: Iterable[str], because: Phrase, report: Report) -> bool:
    """Whether none of these keys stands; each that does is reported as without effect here."""
    standing = [name for name in names if name in record.places]
    for name in standing:
        report.add("key-not-used", record.where(name), key=name, because=because)
    return not standing


def require(record: Record, names: Iterable[str], because: Phrase, report: Report) -> bool:
    """Whether all of these keys stand; each that does not is reported with why it is needed."""
    absent = [name for name in names if name not in record]
    for name in absent:
        report.add("key-needed", record.place, key=name, because=because)
    return not absent


def enough(record: Record, name: str, least: int, report: Report) -> bool:
    """Whether the list under `name` has at least `least` items; reported when it has not."""
    count = len(record[name])
    if count >= least:
        return True
    report.add("too-few-items", record.where(name), key=name, least=least, count=count)
    return False


def warn_unreachable(best: Number, bounds: Bounds, place: Place, report: Report) -> None:
    """Warn when the best result that is declared stays below the leaf's maximum."""
    if best < bounds.maximum:
        report.add("maximum-unreachable", place, best=best, maximum=bounds.maximum)


# --- facts and awards --------------------------------------------------------------------------------------


def asked(name: str, title: str, kind: str, unit: str | None = None) -> Fact:
    """A fact of type `number`, `count` or `percent` (a word of TYPE); a percentage is at most 100."""
    top = Fraction(100) if kind == "percent" else None
    return Fact(name, title, FactType(kind), "%" if kind == "percent" else unit, maximum=top)


def lacking(facts: Mapping[str, FactValue], names: Iterable[str]) -> tuple[str, ...]:
    """Those of the names that have no fact."""
    return tuple([name for name in names if name not in facts])


def whole(facts: Mapping[str, FactValue], name: str) -> int:
    """A fact that is a count, as the integer it is."""
    value = number(facts, name)
    if value.denominator != 1:
        raise TypeError(f"fact {name!r} must be a whole number, not {value!r}")
    return value.numerator


@lru_cache(maxsize=256)
def numbered(prefix: str, count: int) -> tuple[str, ...]:
    """Names of facts that a list asks for: c1, c2, …"""
    return tuple(f"{prefix}{position}" for position in range(1, count + 1))


def number(facts: Mapping[str, FactValue], name: str) -> Number:
    """A fact that is a number. Facts arrive typed as asks() says; anything else is our own mistake."""
    value = facts[name]
    if not isinstance(value, Fraction):
        raise TypeError(f"fact {name!r} must be a number, not {value!r}")
    return value


def proportion(value: Number, low: Number, top: Number, maximum: Number) -> Number:
    """(value − low) ÷ (top − low) × maximum, reduced once: this is done a million times a year."""
    v, vd = value.as_integer_ratio()
    a, ad = low.as_integer_ratio()
    b, bd = top.as_integer_ratio()
    m, md = maximum.as_integer_ratio()
    return Fraction((v * ad - a * vd) * bd * m, vd * (b * ad - a * bd) * md)


def beyond(value: Number, edge: Number) -> int:
    """Above 0 when a value is above an edge, 0 at it, else below 0; whole numbers, for speed."""
    n, d = value.as_integer_ratio()
    m, e = edge.as_integer_ratio()
    return n * e - m * d


def scored(branch: str, points: Number, *steps: Phrase) -> Award:
    """An award of points with its steps, by the branch of this key."""
    return Award(Status.SCORED, points, steps, (), (), branch)


def missing(*names: str) -> Award:
    """No award: these facts are not there."""
    return Award(Status.MISSING, missing=names)


def invalid(code: str, fact: str, **values: object) -> Award:
    """No award: facts that cannot be true together, or that the declaration does not know."""
    return Award(Status.INVALID, faults=(Fault(code, fact, values),))


def earns(points: Number) -> Phrase:
    """The closing step: what it comes to."""
    return _earns(*points.as_integer_ratio())


@lru_cache(maxsize=16384)
def _earns(numerator: int, denominator: int) -> Phrase:
    """Kept: a year's ranking says the same few things hundreds of thousands of times."""
    return Phrase("Đạt {points}", "Earns {points}", {"points": points_of(Fraction(numerator, denominator))})
