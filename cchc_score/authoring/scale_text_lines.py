"""Authoring: one line of a scale as an annex prints it: what is said, and the points it earns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from cchc_score.criteria.edits import Value
from cchc_score.decimals import ZERO, Number, exact_decimal, parse_plain
from cchc_score.model import Stage
from cchc_score.text import fold, tidy

NUMBER = r"\d+(?:[.,]\d+)?"
SIGNED = rf"[-−–]?\s?{NUMBER}"

_BULLET = re.compile(r"(?:[-−–+*•●▪]\s*|[a-zđ]\)\s+)(?=\D)")
_VERB = r"(?:(?:thì\s+)?(?:được(?: tính| cộng)?|đạt|cho|chấm|tính|cộng|điểm đánh giá là|là)\s+)?"
_WHOLE_OF = r"(?:\s*(?:số\s+)?điểm(?:\s+(?:tối đa|chuẩn))?)"
_RESULTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?P<label>.+?)\s*[:=]\s*{_VERB}(?P<share>{NUMBER})\s*%{_WHOLE_OF}?\s*[.;,]?",
        rf"(?P<label>.+?)\s*[:=]\s*{_VERB}(?P<points>{SIGNED})\s*(?:điểm|đ)?\s*[.;,]?",
        rf"(?P<label>.+?),?\s+thì\s+(?:điểm(?:\s+đánh giá)?\s*(?:là|=|:)|được|đạt|tính)\s*(?P<points>{NUMBER})"
        r"\s*(?:điểm|đ)?\s*[.;,]?",
        rf"(?P<label>.+?)\s*\(\s*{_VERB}(?P<points>{SIGNED})\s*(?:điểm|đ)\s*\)\s*[.;,]?",
        rf"(?P<label>.+?)(?:\s+[-–−]\s+|,?\s+){_VERB}(?P<points>{NUMBER})\s*(?:điểm|đ)\s*[.;,]?",
    )
)
_TAKEN_AWAY = re.compile(r"\btrừ\s*$", re.IGNORECASE)
_CLAUSES = re.compile(r"\s*;\s*|\s+/\s+")


class Line(NamedTuple):
    """A line of a scale; `points` or `share` (of the maximum, in percent) where it says what it earns."""

    text: str
    cell: str
    label: str
    points: Number | None = None
    share: Number | None = None

    @property
    def earns(self) -> bool:
        """Whether it says what it earns."""
        return self.points is not None or self.share is not None


@dataclass(frozen=True, slots=True)
class Leaf:
    """What the words of a scale are read for."""

    title: str
    max: Number
    minimum: Number = ZERO
    filled_by: Stage = Stage.SELF


@dataclass(frozen=True, slots=True)
class Reading:
    """A rule made of lines, what it had to suppose (`doubts`), and the lines it does not hold (`left`)."""

    rule: Mapping[str, Value]
    doubts: tuple[str, ...] = ()
    left: tuple[Line, ...] = ()


def number(text: str) -> Number | None:
    """A number as annexes print it: 0,5 · 1.25 · −0,25; None for anything else."""
    return parse_plain(re.sub(r"\s", "", text).replace(",", ".").replace("−", "-").replace("–", "-"))


def said(value: Number) -> str:
    """A number as criteria files write it."""
    return exact_decimal(value) or f"{value.numerator}/{value.denominator}"


def without_bullet(text: str) -> str:
    """A line without the dash, plus or letter in front."""
    return _BULLET.sub("", text, count=1) if _BULLET.match(text) else text


def lines_of(text: str, cell: str, points: Number | None = None) -> Iterator[Line]:
    """The lines of a cell: one for each printed line, and for each clause that earns something of its own."""
    for printed in (tidy(each) for each in text.splitlines()):
        if not printed:
            continue
        if points is not None:
            yield Line(printed, cell, without_bullet(printed).rstrip(" :."), points)
            continue
        clauses = [clause for clause in _CLAUSES.split(printed) if clause]
        lines = [_line(clause[:1].upper() + clause[1:], cell) for clause in clauses]
        several = len(lines) > 1 and all(line.earns for line in lines)
        yield from lines if several else [_line(printed, cell)]


def _line(text: str, cell: str) -> Line:
    words = without_bullet(text)
    for pattern in _RESULTS:
        match = pattern.fullmatch(words)
        if match is None:
            continue
        found = match.groupdict()
        if _TAKEN_AWAY.search(found["label"]):
            continue
        earned, share = number(found.get("points") or ""), number(found.get("share") or "")
        return Line(text, cell, found["label"].strip(), earned, share)
    return Line(text, cell, words.rstrip(" :"))


def points_of(line: Line, leaf: Leaf) -> Number | None:
    """The points that a line earns of a leaf."""
    return leaf.max * line.share / 100 if line.share is not None else line.points


def earned_key(line: Line) -> dict[str, Value]:
    """What a line earns, as levels and bands declare it."""
    if line.share is not None:
        return {"share": f"{said(line.share)}%"}
    assert line.points is not None  # asked of lines that earn something
    return {"points": said(line.points)}


def folded(line: Line) -> str:
    """A line's label so that it compares."""
    return fold(line.label)
