"""Rules: the small phrases that steps and printed scales are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cchc_score.decimals import HUNDRED, Number, round_half_up
from cchc_score.text import Phrase

_SHOWN_EXACT = 10**6
"""A number whose denominator divides this has at most six decimals, which people are shown in full."""


def points_of(points: Number) -> Phrase:
    """“1 điểm”, “0,5 điểm”."""
    alone = points == 1 or points == -1
    return Phrase("{n} điểm", "{n} point" if alone else "{n} points", {"n": points})


def line(label: Phrase | str, points: Number) -> Phrase:
    """One line of a printed scale: “Trên 90%: 2 điểm”."""
    return Phrase("{label}: {points}", "{label}: {points}", {"label": label, "points": points_of(points)})


def is_shown_exact(value: Number) -> bool:
    """Whether people see the value itself and not an approximation of it."""
    return _SHOWN_EXACT % value.denominator == 0


def equals(value: Number, suffix: str = "") -> Phrase:
    """The end of a calculation: “= 0,9”, or “≈ 0,6667” where no short decimal is exact."""
    mark, shown = ("=", value) if is_shown_exact(value) else ("≈", round_half_up(value, 4))
    template = f"{mark} {{n}}{{suffix}}"
    return Phrase(template, template, {"n": shown, "suffix": suffix})


def stated(title: Phrase | str, value: Number, suffix: str = "") -> Phrase:
    """A value by its title: “Tỷ lệ trả lời đúng hạn = 85%”."""
    return Phrase("{title} {equals}", "{title} {equals}", {"title": title, "equals": equals(value, suffix)})


def percent(share: Number) -> Phrase:
    """A share as a percentage: 9/10 is “90%”."""
    return Phrase("{n}%", "{n}%", {"n": share * HUNDRED})


def product(factor: Phrase | Number, maximum: Number, points: Number) -> Phrase:
    """The closing step of a proportion: “Đạt 0,9 × 2 = 1,8 điểm”."""
    values = {"factor": factor, "maximum": maximum, "equals": equals(points)}
    unit = "point" if points == 1 else "points"
    return Phrase("Đạt {factor} × {maximum} {equals} điểm", "Earns {factor} × {maximum} {equals} " + unit, values)


def quotient(part: Number, whole: Number) -> Phrase | Number:
    """A factor that can be recomputed by hand: the decimal where there is a short one, else “40/60”."""
    share = part / whole
    if is_shown_exact(share):
        return share
    return Phrase("{part}/{whole}", "{part}/{whole}", {"part": part, "whole": whole})


def joined(parts: Sequence[Phrase], mark: str = "; ") -> Phrase:
    """Phrases one after another, in one."""
    template = mark.join(f"{{p{index}}}" for index in range(len(parts)))
    return Phrase(template, template, {f"p{index}": part for index, part in enumerate(parts)})


def capital(phrase: Phrase) -> Phrase:
    """The phrase with a capital letter in front, as a line of its own begins."""
    return replace(phrase, vi=phrase.vi[:1].upper() + phrase.vi[1:], en=phrase.en[:1].upper() + phrase.en[1:])


def descended(cases: Sequence[Phrase], points: Number) -> Phrase:
    """How a reader goes down a scale to the last case: “Trên 90%? Không; từ 70% đến 90%: 1 điểm”."""
    first, *rest = cases
    words = [capital(first), *rest]
    refused = [Phrase("{case}? Không", "{case}? No", {"case": case}) for case in words[:-1]]
    return joined([*refused, line(words[-1], points)])


def suffix_of(kind: str, unit: str | None) -> str:
    """What stands behind a value: “%”, “ ngày”, or nothing."""
    if kind == "percent":
        return "%"
    return f" {unit}" if unit else ""
