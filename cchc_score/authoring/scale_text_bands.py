"""Authoring: the words of intervals ("từ 70% đến dưới 90%") → bands; an edge that the words leave open is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from cchc_score.authoring.scale_text_lines import NUMBER, Line, earned_key, number, said
from cchc_score.criteria.edits import Value
from cchc_score.decimals import ZERO, Number
from cchc_score.text import fold

_NUMBER = re.compile(NUMBER)
_LOWER = (
    (re.compile(r"(?:từ\s+)?(?:trên|lớn hơn|cao hơn|nhiều hơn|vượt|quá|>)\s*$", re.IGNORECASE), "above"),
    (re.compile(r"(?:từ|≥|>=|ít nhất|tối thiểu)\s*$", re.IGNORECASE), "from"),
)
_UPPER = (
    (
        re.compile(r"(?:dưới|nhỏ hơn|thấp hơn|ít hơn|chưa đến|chưa đạt|không đạt|<)\s*$", re.IGNORECASE),
        "below",
    ),
    (re.compile(r"(?:đến|không quá|không vượt quá|nhiều nhất|tối đa|≤|<=)\s*$", re.IGNORECASE), "to"),
)
_UP = re.compile(r"\btrở lên\b", re.IGNORECASE)
_DOWN = re.compile(r"\btrở xuống\b", re.IGNORECASE)
_NOT_OVER = ("không quá", "không vượt quá")
_BETWEEN = re.compile(
    r"\s*(?:đến|tới|[-−–~])?\s*(?P<soft>)?(?P<word>dưới|nhỏ hơn|chưa đến|<|≤|<=|không quá|hết)?\s*$"
)
_ROUNDABOUT = (
    (re.compile(r"(?:dưới hoặc bằng|bằng hoặc dưới|nhỏ hơn hoặc bằng)", re.IGNORECASE), "không quá"),
    (re.compile(r"(?:trên hoặc bằng|bằng hoặc trên|lớn hơn hoặc bằng)", re.IGNORECASE), "từ"),
)
_CHAIN = re.compile(rf"(?P<a>{NUMBER}\s*%?)\s*(?P<low>[<≤])[^<≤\d]*(?P<high>[<≤])\s*(?P<b>{NUMBER}\s*%?)")
_FLIPPED = {"<": ">", "≤": "≥"}
_PLAIN_WORDS = frozenset(
    ("", "dat", "co", "neu", "muc", "dung", "bang", "hoan thanh", "neu dat", "dat ty le", "ty le dat")
) | {f"{front}ty le{back}" for front in ("", "neu ") for back in ("", " nay", " nay dat")}
"""Words in front of an interval that add nothing to it."""


@dataclass(frozen=True, slots=True)
class Span:
    """An interval in words. A soft edge is one that the words themselves do not put inside or outside."""

    line: Line
    lower: Number | None
    upper: Number | None
    lower_key: str = "from"
    upper_key: str = "to"
    lower_soft: bool = False
    upper_soft: bool = False
    unit: str = ""
    about: str = ""
    """The words around the interval."""

    def band(self) -> Mapping[str, Value]:
        """As `bands` declare it."""
        low = {self.lower_key: said(self.lower)} if self.lower is not None else {}
        high = {self.upper_key: said(self.upper)} if self.upper is not None else {}
        return {**low, **high, **earned_key(self.line)}


def spans_of(lines: Sequence[Line]) -> list[Span] | None:
    """The intervals of lines, highest first as they stand; None when one of them is no interval."""
    spans = [_span(line) for line in lines]
    found = [span for span in spans if span is not None]
    return found if found and len(found) == len(spans) else None


def unit_of(spans: Sequence[Span]) -> str | None:
    """The unit behind the figures of all intervals (“%” for percentages); None when they differ."""
    units = {fold(span.unit) or span.unit: span.unit for span in spans if span.unit}
    return None if len(units) > 1 else next(iter(units.values()), "")


def about_of(spans: Sequence[Span]) -> str | None:
    """What the intervals are about, "" where the lines do not say; None when they are about different things."""
    words = {fold(span.about): span.about for span in spans if fold(span.about) not in _PLAIN_WORDS}
    return None if len(words) > 1 else next(iter(words.values()), "")


def joined(spans: Sequence[Span]) -> tuple[list[Span], tuple[str, ...]]:
    """The intervals with every soft edge settled by its neighbour; what the neighbours leave open is told."""
    order = sorted(range(len(spans)), key=lambda at: (spans[at].lower is not None, spans[at].lower or ZERO))
    settled = list(spans)
    doubts: list[str] = []
    for below, above in pairwise(order):
        settled[below], settled[above], doubt = _join(settled[below], settled[above])
        doubts += [doubt] if doubt else []
    return settled, tuple(doubts)


def _join(low: Span, high: Span) -> tuple[Span, Span, str]:
    edge = low.upper
    if edge is None or edge != high.lower:
        return low, high, ""
    shown = f"“{low.line.text}”, “{high.line.text}”: giá trị {said(edge).replace('.', ',')} thuộc mức nào"
    if low.upper_soft and high.lower_soft:
        return replace(low, upper_key="below"), replace(high, lower_key="from"), f"{shown}? Tạm xếp vào mức trên."
    if low.upper_soft and high.lower_key == "from":
        return replace(low, upper_key="below"), high, f"{shown}? Tạm xếp vào mức trên."
    if low.upper_soft:
        return replace(low, upper_key="to"), high, ""
    if high.lower_soft:
        return low, replace(high, lower_key="from" if low.upper_key == "below" else "above"), ""
    return low, high, ""


def _span(line: Line) -> Span | None:
    text = line.label
    for pattern, plainer in _ROUNDABOUT:
        text = pattern.sub(plainer, text)
    chain = _CHAIN.fullmatch(text)
    if chain is not None:
        text = f"{_FLIPPED[chain['low']]} {chain['a']} đến {chain['high']} {chain['b']}"
    found = list(_NUMBER.finditer(text))
    if len(found) == 1:
        return _one_ended(line, text[: found[0].start()], found[0].group(), text[found[0].end() :])
    if len(found) == 2:
        return _two_ended(line, text, found[0], found[1])
    return None


def _one_ended(line: Line, before: str, figure: str, after: str) -> Span | None:
    value = number(figure)
    unit = _unit(_DOWN.sub("", _UP.sub("", after)))
    for ways, is_lower in ((_UPPER, False), (_LOWER, True)):
        for pattern, key in ways:
            match = pattern.search(before)
            if match is None or (is_lower and _says_not_over(before)):
                continue
            about = before[: match.start()].strip()
            if is_lower and _DOWN.search(after):
                return Span(line, None, value, upper_key="to", unit=unit, about=about)
            if is_lower:
                return Span(line, value, None, lower_key=key, unit=unit, about=about)
            return Span(line, None, value, upper_key=key, unit=unit, about=about)
    if _UP.search(after):
        return Span(line, value, None, unit=unit, about=before.strip())
    if _DOWN.search(after):
        return Span(line, None, value, unit=unit, about=before.strip())
    return _exact(line, before, value, unit)


def _exact(line: Line, before: str, value: Number | None, unit: str) -> Span | None:
    """“Đạt 100%”, “Đúng 1 buổi”: one value."""
    return Span(line, value, value, unit=unit) if fold(before) in _PLAIN_WORDS else None


def _says_not_over(before: str) -> bool:
    return before.rstrip().lower().endswith(_NOT_OVER)


def _two_ended(line: Line, text: str, first: re.Match[str], second: re.Match[str]) -> Span | None:
    before, between, after = text[: first.start()], text[first.end() : second.start()], text[second.end() :]
    unit_between, joint = _split_joint(between)
    if joint is None:
        return None
    lower = next(((key, match) for pattern, key in _LOWER if (match := pattern.search(before))), None)
    words = {"dưới": "below", "nhỏ hơn": "below", "chưa đến": "below", "<": "below"}
    definite = bool(joint)
    return Span(
        line,
        number(first.group()),
        number(second.group()),
        lower_key=lower[0] if lower else "from",
        upper_key=words.get(joint, "to"),
        lower_soft=lower is None,
        upper_soft=not definite,
        unit=_unit(after) or unit_between,
        about=(before[: lower[1].start()] if lower else before).strip(),
    )


def _split_joint(between: str) -> tuple[str, str | None]:
    """What stands between two figures: the unit of the first, and the word before the second; None: no range."""
    for match in re.finditer(r"đến|tới|[-−–~]", between, re.IGNORECASE):
        tail = _BETWEEN.fullmatch(between[match.start() :].lower())
        if tail is not None:
            return _unit(between[: match.start()]), tail["word"] or ""
    return "", None


def _unit(text: str) -> str:
    return text.strip().strip(".,;").strip()


def percentages(spans: Sequence[Span]) -> bool:
    """Whether the intervals are of percentages."""
    return unit_of(spans) == "%"


def values_of(spans: Sequence[Span]) -> Iterator[Number]:
    """Every edge."""
    for span in spans:
        yield from (edge for edge in (span.lower, span.upper) if edge is not None)
