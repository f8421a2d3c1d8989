"""Rules: a scale of bands with the points each earns; shared by bands and relative."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from cchc_score.decimals import ZERO, Number
from cchc_score.declared import Key, Record, Report, Shape
from cchc_score.model import Branch, Improvement, Way
from cchc_score.rules import live
from cchc_score.rules.base import POINTS, SHARE, Bounds, earns, numbered, result, warn_unreachable
from cchc_score.rules.intervals import EDGE_KEYS, Declared, Domain, Interval, covers, read_interval
from cchc_score.rules.reaching import Dial, known
from cchc_score.rules.wording import capital, descended, line
from cchc_score.text import Phrase

BAND = Shape(
    Phrase("mức (band) của thang điểm", "a band"),
    (*EDGE_KEYS, POINTS, SHARE),
)


class Band(NamedTuple):
    """The values of one line of the scale, what they earn, and the steps that say so."""

    interval: Interval
    points: Number
    steps: tuple[Phrase, Phrase]
    """Made once with the rule: a year's ranking passes here hundreds of thousands of times."""
    branch: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Bands that hold each value of their domain once, in declared order."""

    bands: tuple[Band, ...]
    suffix: str

    def band(self, value: Number) -> Band | None:
        """The band that holds a value; None for a value outside the domain."""
        for band in self.bands:
            if band.interval.holds(value):
                return band
        return None

    def branches(self) -> tuple[Branch, ...]:
        """A branch for each band, said as its interval."""
        return tuple(Branch(band.branch, band.interval.reads(self.suffix), band.points) for band in self.bands)

    def improvements(self, value: Number, dial: Dial) -> tuple[Improvement, ...]:
        """The bands that earn more than that of a value, nearest first; farther ones only where they earn more."""
        return known(
            *(
                dial.reach(band.interval, Way.EDGE, band.interval.reads(self.suffix))
                for band in self.better_than(value)
            )
        )

    def better_than(self, value: Number) -> list[Band]:
        """The bands above a value, then those below it, that earn more than it and than all nearer ones."""
        here = self.band(value)
        better: list[Band] = []
        for side in self._sides(value) if here is not None else ():
            most = here.points if here is not None else ZERO
            for band in side:
                if band.points > most:
                    most = band.points
                    better.append(band)
        return better

    def _sides(self, value: Number) -> tuple[list[Band], list[Band]]:
        """The bands above a value and those below it, each from the nearest on."""
        rising = sorted(self.bands, key=lambda band: band.interval.start())
        at = next((number for number, band in enumerate(rising) if band.interval.holds(value)), len(rising))
        return rising[at + 1 :], rising[:at][::-1]

    def results(self) -> tuple[Number, ...]:
        """The points of each band."""
        return tuple(band.points for band in self.bands)

    def formula(self, value: str) -> str:
        """The points of the band that holds a value. Bands hold all values: their lower edges tell them apart."""
        lowest, *higher = sorted(self.bands, key=lambda band: band.interval.start())
        expression = live.literal(lowest.points)
        for band in higher:
            edge = band.interval.lower
            assert edge is not None  # only the lowest of bands that hold each value once has no lower edge
            above = f"{live.settled(value)}>{'=' if edge.included else ''}{live.literal(edge.value)}"
            expression = live.either(above, live.literal(band.points), expression)
        return expression

    def lines(self) -> tuple[Phrase, ...]:
        """The scale as an annex prints it: “Trên 90%: 2 điểm”."""
        return tuple(line(capital(band.interval.reads(self.suffix)), band.points) for band in self.bands)


def bands_key(about: Phrase, *, required: bool = False) -> Key:
    """The key under which the bands of a scale stand."""
    return Key("bands", "shape", about, required=required, many=True, shape=BAND)


def read_scale(record: Record, bounds: Bounds, domain: Domain, suffix: str, report: Report) -> Scale | None:
    """The bands under `bands`, proven to hold each value of the domain once; None (reported) otherwise."""
    before = len(report.problems)
    intervals = [read_interval(each, report) for each in record["bands"]]
    results = [result(each, bounds, report) for each in record["bands"]]
    if not intervals:
        report.add("too-few-items", record.where("bands"), key="bands", least=1, count=0)
    read = [interval for interval in intervals if interval is not None]
    if read and len(read) == len(intervals):  # an edge that could not be read would look like a gap
        places = [each.place for each in record["bands"]]
        covers([Declared(*pair) for pair in zip(read, places, strict=True)], domain, suffix, report)
    if len(report.problems) > before:
        return None
    points = [each for each in results if each is not None]
    warn_unreachable(max(points), bounds, record.where("bands"), report)
    words = [interval.reads(suffix) for interval in read]
    steps = [(descended(words[: at + 1], earned), earns(earned)) for at, earned in enumerate(points)]
    return Scale(tuple(map(Band, read, points, steps, numbered("band-", len(read)))), suffix)
