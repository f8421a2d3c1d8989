"""Rules: what every kind shares: its bounds, reading of a result (points or share), small phrases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cchc_score.decimals import Number
from cchc_score.declared import Key, Record, Report, Shape
from cchc_score.model import Award, Rule, Status
from cchc_score.problems import Place
from cchc_score.text import Phrase


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and most points the leaf may have; every declared result must lie within."""

    minimum: Number
    maximum: Number


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


def scored(points: Number, *steps: Phrase) -> Award:
    """An award of points with its steps."""
    return Award(Status.SCORED, points, steps)


def missing(*names: str) -> Award:
    """No award: these facts are not there."""
    return Award(Status.MISSING, missing=names)


def earns(points: Number) -> Phrase:
    """The closing step: what it comes to."""
    return Phrase("Đạt {points} điểm", "Earns {points} points", {"points": points})
