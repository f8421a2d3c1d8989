"""Rules: intervals with declared edges, and the proof that together they hold every value exactly once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import NamedTuple

from cchc_score.decimals import ZERO, Number
from cchc_score.declared import Key, Record, Report
from cchc_score.model import Edge
from cchc_score.problems import Place
from cchc_score.rules.base import beyond
from cchc_score.text import Phrase

EDGE_KEYS = (
    Key("from", "number", Phrase("Từ giá trị này (≥).", "From this value (≥).")),
    Key("above", "number", Phrase("Trên giá trị này (>).", "Above this value (>).")),
    Key("to", "number", Phrase("Đến giá trị này (≤).", "To this value (≤).")),
    Key("below", "number", Phrase("Dưới giá trị này (<).", "Below this value (<).")),
)
_ENDS = (("from", "above"), ("to", "below"))

Cut = tuple[int, Number, int]
"""A place between values: (0, v, 0) lies just before v, (0, v, 1) just after; (-1, …) and (1, …) are the ends."""

_FIRST: Cut = (-1, ZERO, 0)
_LAST: Cut = (1, ZERO, 0)


@dataclass(frozen=True, slots=True)
class Interval:
    """The values between two edges; an open end is None."""

    lower: Edge | None = None
    upper: Edge | None = None

    def holds(self, value: Number) -> bool:
        """Whether a value lies in it."""
        lower, upper = self.lower, self.upper
        if lower is not None and not _passes(lower, beyond(value, lower.value)):
            return False
        return upper is None or _passes(upper, beyond(upper.value, value))

    def start(self) -> Cut:
        """The cut before its first value."""
        return _FIRST if self.lower is None else (0, self.lower.value, 0 if self.lower.included else 1)

    def end(self) -> Cut:
        """The cut after its last value."""
        return _LAST if self.upper is None else (0, self.upper.value, 1 if self.upper.included else 0)

    def reads(self, suffix: str = "") -> Phrase:
        """The interval as an annex prints it: “từ 70% đến dưới 90%”."""
        template = _template(self.lower, self.upper)
        values = {
            "a": _with_suffix(self.lower, suffix),
            "b": _with_suffix(self.upper, suffix),
        }
        return Phrase(template.vi, template.en, values)


class Domain(NamedTuple):
    """The values that can occur at all."""

    interval: Interval
    whole: bool = False
    """Only whole numbers occur, so that “đến 4” and “từ 5” leave nothing between."""


class Declared(NamedTuple):
    """An interval and where it stands in the file."""

    interval: Interval
    place: Place


class _Span(NamedTuple):
    start: Cut
    end: Cut
    position: int


def read_interval(record: Record, report: Report) -> Interval | None:
    """The interval of a mapping with EDGE_KEYS; None (reported) when an end is declared twice."""
    twice = [pair for pair in _ENDS if pair[0] in record and pair[1] in record]
    for pair in twice:
        report.add("one-of-keys", record.where(pair[1]), keys=pair)
    return None if twice else Interval(*(_edge(record, *pair) for pair in _ENDS))


def covers(declared: Sequence[Declared], domain: Domain, suffix: str, report: Report) -> bool:
    """Whether every value of the domain lies in exactly one interval; each break is reported with its value.

    Intervals may stand in any order. A break is told at the later of its two intervals.
    """
    before = len(report.problems)
    sweep = _Sweep(declared, domain, suffix, report, _clip(domain.interval, domain)[0])
    for span in sweep.spans():
        sweep.take(span)
    sweep.finish()
    return len(report.problems) == before


@dataclass(slots=True)
class _Sweep:
    """Goes through the spans from the lowest value up, and reports where they do not join."""

    declared: Sequence[Declared]
    domain: Domain
    suffix: str
    report: Report
    reached: Cut
    previous: _Span | None = None

    def spans(self) -> list[_Span]:
        """The part of each interval inside the domain, lowest first; one with no value is reported."""
        spans = []
        for position, (interval, place) in enumerate(self.declared):
            start, end = _clip(interval, self.domain)
            if start < end:
                spans.append(_Span(start, end, position))
            else:
                self.report.add("band-empty", place, band=interval.reads(self.suffix))
        return sorted(spans)

    def take(self, span: _Span) -> None:
        """Compare the next span with what was reached so far."""
        if span.start > self.reached:
            self._gap(span)
        elif span.start < self.reached:
            self._report("bands-overlap", span, self._between(span.start, min(self.reached, span.end)))
        if span.end > self.reached:
            self.reached, self.previous = span.end, span

    def finish(self) -> None:
        """Compare the end of the domain with what was reached."""
        last = _clip(self.domain.interval, self.domain)[1]
        if self.reached < last and self.previous is not None:
            self._gap_at_end(self.previous, self._between(self.reached, last))

    def _gap(self, span: _Span) -> None:
        hole = self._between(self.reached, span.start)
        if self.previous is None:
            self._gap_at_end(span, hole)
        else:
            self._report("bands-gap", span, hole)

    def _gap_at_end(self, nearest: _Span, hole: Phrase) -> None:
        interval, place = self.declared[nearest.position]
        self.report.add("bands-gap-at-end", place, hole=hole, nearest=interval.reads(self.suffix))

    def _report(self, code: str, span: _Span, where: Phrase) -> None:
        assert self.previous is not None  # a second span has a first
        first, second = sorted((self.previous.position, span.position))
        names = {"first": self.declared[first].interval, "second": self.declared[second].interval}
        read = {name: interval.reads(self.suffix) for name, interval in names.items()}
        self.report.add(code, self.declared[second].place, **read, where=where)

    def _between(self, start: Cut, end: Cut) -> Phrase:
        """The values between two cuts, as people read them."""
        lower = None if start == _FIRST else Edge(start[1], start[2] == 0)
        if end == _LAST:
            return Interval(lower, None).reads(self.suffix)
        upper = Edge(end[1] - 1, True) if self.domain.whole else Edge(end[1], end[2] == 1)
        return Interval(lower, upper).reads(self.suffix)


def bounded(minimum: Number | None, maximum: Number | None) -> Interval:
    """The values from a minimum to a maximum, both included; None leaves that end open."""
    return Interval(_included(minimum), _included(maximum))


def half_open(minimum: Number | None, end: Number | None) -> Interval:
    """The values from a minimum, included, to below an end; None leaves that end open."""
    return Interval(_included(minimum), None if end is None else Edge(end, included=False))


def _passes(edge: Edge, beyond: int) -> bool:
    return beyond > 0 or (edge.included and beyond == 0)


def _included(value: Number | None) -> Edge | None:
    return None if value is None else Edge(value, included=True)


def _edge(record: Record, closed: str, opened: str) -> Edge | None:
    """The edge under one of two keys; None when neither stands."""
    standing = next((name for name in (closed, opened) if name in record), None)
    return None if standing is None else Edge(record[standing], included=standing == closed)


def _clip(interval: Interval, domain: Domain) -> tuple[Cut, Cut]:
    start = max(interval.start(), domain.interval.start())
    end = min(interval.end(), domain.interval.end())
    return (_whole(start), _whole(end)) if domain.whole else (start, end)


def _whole(cut: Cut) -> Cut:
    """The same cut among whole numbers: just before the first whole number behind it."""
    rank, value, side = cut
    if rank:
        return cut
    return (0, Number(floor(value) + 1 if side else ceil(value)), 0)


def _with_suffix(edge: Edge | None, suffix: str) -> Phrase:
    if edge is None:
        return Phrase("", "")
    return Phrase("{n}{suffix}", "{n}{suffix}", {"n": edge.value, "suffix": suffix})


def _template(lower: Edge | None, upper: Edge | None) -> Phrase:
    if lower is None and upper is None:
        return Phrase("mọi giá trị", "any value")
    if upper is None:
        assert lower is not None
        return Phrase("từ {a} trở lên", "{a} or more") if lower.included else Phrase("trên {a}", "above {a}")
    if lower is None:
        return Phrase("từ {b} trở xuống", "{b} or less") if upper.included else Phrase("dưới {b}", "below {b}")
    if lower == upper and lower.included:
        return Phrase("đúng {a}", "exactly {a}")
    left = ("từ {a}", "from {a}") if lower.included else ("trên {a}", "above {a}")
    right = (" đến {b}", " to {b}") if upper.included else (" đến dưới {b}", " to below {b}")
    return Phrase(left[0] + right[0], left[1] + right[1])
