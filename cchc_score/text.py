"""Bottom of the house: text. Folding what people type so that it compares, and phrases in two languages."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple

from cchc_score import decimals

Lang = Literal["vi", "en"]

_SPACES = re.compile(r"\s+")
_DIGITS = re.compile(r"(\d+)")


@lru_cache(maxsize=16384)
def tidy(text: str) -> str:
    """The text in composed Unicode (NFC) with runs of white space made one blank; case and accents stay."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """The text without case, accents, punctuation or doubled blanks: 'Mã  Tiêu-chí' → 'ma tieu chi'.

    For comparing what people type with what is declared; never for showing.
    """
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    bare = "".join(c if c.isalnum() else " " for c in decomposed if not unicodedata.combining(c))
    return _SPACES.sub(" ", bare).strip()


@lru_cache(maxsize=16384)
def code_key(code: str) -> tuple[tuple[int, int, str], ...]:
    """Orders codes as people count: 1.2 before 1.10, digits before letters."""
    parts = (p for p in _DIGITS.split(code) if p)
    return tuple((0, int(p), p) if p.isdigit() else (1, 0, p) for p in parts)


def did_you_mean(given: str, known: Iterable[str]) -> str | None:
    """The known word nearest to the one given, or None when none is near."""
    by_fold: dict[str, str] = {}
    for word in known:
        by_fold.setdefault(fold(word), word)
    near = difflib.get_close_matches(fold(given), by_fold, n=1, cutoff=0.6)
    return by_fold[near[0]] if near else None


class Phrase(NamedTuple):
    """A sentence in Vietnamese and English over the same values; numbers are printed when it is read.

    Templates name their values in braces: `Phrase("Đạt {points} điểm", "Earns {points} points", {...})`.
    """

    vi: str
    en: str
    values: Mapping[str, object] = {}

    def text(self, lang: Lang) -> str:
        """The sentence in one language."""
        template = self.vi if lang == "vi" else self.en
        if not self.values:
            return template
        return template.format_map({name: show(value, lang) for name, value in self.values.items()})


def show(value: object, lang: Lang) -> str:
    """Any value as people read it: numbers with their decimal mark, dates as 31/12/2025, yes and no in words."""
    if isinstance(value, bool):
        return {("vi", True): "có", ("vi", False): "không", ("en", True): "yes", ("en", False): "no"}[lang, value]
    if isinstance(value, Fraction):
        return decimals.show(value, lang)
    if isinstance(value, Phrase):
        return value.text(lang)
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y") if lang == "vi" else value.isoformat()
    if isinstance(value, tuple | list):
        return ", ".join(show(item, lang) for item in value)
    return str(value)
