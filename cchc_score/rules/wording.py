"""Rules: the small phrases that steps and printed scales are made of."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from cchc_score.decimals import Number, round_half_up
from cchc_score.text import Lang, Phrase

_SHOWN_EXACT = 10**6
"""A number whose denominator divides this has at most six decimals, which people are shown in full."""


def points_of(points: Number) -> Phrase:
    """“1 điểm”, “0,5 điểm”."""
    alone = points == 1 or points == -1
    return Phrase("{n} điểm", "{n} point" if alone else "{n} points", {"n": points})


def line(label: Phrase | str, points: Number) -> Phrase:
    """One line of a printed scale: “Trên 90%: 2 điểm”."""
    return Phrase("{label}: {points}", "{label}: {points}", {"label": label, "points": points_of(points)})


def stated(title: Phrase | str, value: Number, suffix: str = "") -> Phrase:
    """A value by its title: “Tỷ lệ trả lời đúng hạn = 85%”."""
    return calculated("{title}", value, {"title": title}, suffix)


class Calculation(Phrase):
    """A phrase that ends in its result: “= 0,9”, or “≈ 0,6667” where no short decimal is exact.

    Which of the two is found out when it is read: of a year's calculations people read a few.
    """

    __slots__ = ()

    def text(self, lang: Lang) -> str:
        """The sentence in one language."""
        result = self.values["result"]
        assert isinstance(result, Number)
        exact = _SHOWN_EXACT % result.denominator == 0
        shown = {"mark": "=", "result": result} if exact else {"mark": "≈", "result": round_half_up(result, 4)}
        return Phrase(self.vi, self.en, {**self.values, **shown}).text(lang)


def calculated(expression: str, result: Number, values: dict[str, object], suffix: str = "") -> Phrase:
    """A calculation, alike in both languages. `values` becomes the phrase's own: its result is put into it."""
    values["result"] = result
    text = _ended(expression, suffix)
    return Calculation(text, text, values)


@lru_cache(maxsize=1024)
def _ended(expression: str, suffix: str) -> str:
    return f"{expression} {{mark}} {{result}}{suffix.replace('{', '{{').replace('}', '}}')}"


def percent(value: Number) -> Phrase:
    """“90%”."""
    return Phrase("{n}%", "{n}%", {"n": value})


def product(factor: str, values: dict[str, object], maximum: Number, points: Number) -> Phrase:
    """The closing step of a proportion: “Đạt 0,9 × 2 = 1,8 điểm”. `factor` is a template over the values."""
    values["result"], values["maximum"] = points, maximum
    vi = _ended(f"Đạt {factor} × {{maximum}}", " điểm")
    en = _ended(f"Earns {factor} × {{maximum}}", " point" if points == 1 else " points")
    return Calculation(vi, en, values)


def quotient(part: Number, whole: Number) -> tuple[str, dict[str, object]]:
    """A factor that can be recomputed by hand: the decimal where there is a short one, else “40/60”."""
    over = part.numerator * whole.denominator
    under = part.denominator * whole.numerator
    if over * _SHOWN_EXACT % under == 0:
        return "{share}", {"share": Number(over, under)}
    return "{part}/{whole}", {"part": part, "whole": whole}


def joined(parts: Sequence[Phrase], mark: str = "; ") -> Phrase:
    """Phrases one after another, in one."""
    template = mark.join(f"{{p{index}}}" for index in range(len(parts)))
    return Phrase(template, template, {f"p{index}": part for index, part in enumerate(parts)})


def capital(phrase: Phrase) -> Phrase:
    """The phrase with a capital letter in front, as a line of its own begins."""
    return phrase._replace(vi=phrase.vi[:1].upper() + phrase.vi[1:], en=phrase.en[:1].upper() + phrase.en[1:])


def answered(title: str, held: bool) -> Phrase:
    """A question and its answer: “Đủ số lượng báo cáo: có”."""
    return Phrase("{title}: {held}", "{title}: {held}", {"title": title, "held": held})


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
