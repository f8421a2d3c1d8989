"""Rules: a scale of bands with the points each earns; shared by bands and relative."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cchc_score.decimals import Number
from cchc_score.declared import Key, Record, Report, Shape
from cchc_score.rules.base import POINTS, SHARE, Bounds, result, warn_unreachable
from cchc_score.rules.intervals import EDGE_KEYS, Declared, Domain, Interval, covers, read_interval
from cchc_score.rules.wording import capital, joined, line
from cchc_score.text import Phrase

BAND = Shape(
    Phrase("mức (band) của thang điểm", "a band"),
    (*EDGE_KEYS, POINTS, SHARE),
)


class Band(NamedTuple):
    """The values of one line of the scale, and what they earn."""

    interval: Interval
    points: Number


def bands_key(about: Phrase, *, required: bool = False) -> Key:
    """The key under which the bands of a scale stand."""
    return Key("bands", "shape", about, required=required, many=True, shape=BAND)


def read_bands(
    record: Record, bounds: Bounds, domain: Domain, suffix: str, report: Report
) -> tuple[Band, ...] | None:
    """The bands under `bands`, proven to hold each value of the domain once; None (reported) otherwise."""
    pairs = [(each, read_interval(each, report), result(each, bounds, report)) for each in record["bands"]]
    declared = [Declared(interval, each.place) for each, interval, _ in pairs if interval is not None]
    if not declared:
        report.add("too-few-items", record.where("bands"), key="bands", least=1, count=0)
        return None
    if len(declared) < len(pairs) or not covers(declared, domain, suffix, report):
        return None
    bands = tuple(Band(i, points) for _, i, points in pairs if i is not None and points is not None)
    if len(bands) < len(pairs):
        return None
    warn_unreachable(max(band.points for band in bands), bounds, record.where("bands"), report)
    return bands


def band_of(bands: Sequence[Band], value: Number) -> int | None:
    """The position of the band that holds a value; None for a value outside the domain."""
    return next((at for at, band in enumerate(bands) if band.interval.holds(value)), None)


def tried(bands: Sequence[Band], at: int, suffix: str) -> Phrase:
    """How a reader goes down the scale: “Trên 90%? Không; từ 70% đến 90%: 1 điểm”."""
    refused = [
        Phrase("{band}? Không", "{band}? No", {"band": _reads(band, position, suffix)})
        for position, band in enumerate(bands[:at])
    ]
    return joined([*refused, line(_reads(bands[at], at, suffix), bands[at].points)])


def scale_lines(bands: Sequence[Band], suffix: str) -> tuple[Phrase, ...]:
    """The scale as an annex prints it: “Trên 90%: 2 điểm”."""
    return tuple(line(capital(band.interval.reads(suffix)), band.points) for band in bands)


def _reads(band: Band, position: int, suffix: str) -> Phrase:
    words = band.interval.reads(suffix)
    return words if position else capital(words)
