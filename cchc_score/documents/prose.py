"""Documents: pieces of plain Vietnamese prose: sentences, lists and days as official documents write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from cchc_score.model import Entry
from cchc_score.text import show, tidy

_ENDS = (".", "!", "?", "…")
_LOOSE_ENDS = ";,: "
_DASHES = "-–—+•*·"
_NEXT_ITEM = re.compile(rf"(?<=[.;:!])\s+(?=[{_DASHES}]+\s*[^\W\d])")
"""Where an item of a list begins that was typed line by line into one cell: a dash after a stop, then a letter."""
_FIRST_MONTHS = 2
"""The Decree asks for a zero before days under 10 and before January and February only."""


def items(text: str) -> tuple[str, ...]:
    """What a person typed as a list in one cell (“- Rà soát; - Niêm yết.”), item by item, without the dashes."""
    pieces = (piece.lstrip(f"{_DASHES} ") for piece in _NEXT_ITEM.split(tidy(text)))
    return tuple(piece for piece in pieces if piece)


def sentence(text: str) -> str:
    """A text that begins with a capital and ends with a stop; what a person typed is not changed otherwise."""
    bare = _flowing(text)
    if not bare:
        return ""
    return f"{bare[0].upper()}{bare[1:]}" + ("" if bare.endswith(_ENDS) else ".")


def clause(text: str) -> str:
    """A text as it stands before a comma or semicolon: with a capital, without the stop."""
    return sentence(text).rstrip(".")


def inner(text: str) -> str:
    """A text as it stands inside a sentence: its first letter small, unless it begins with an abbreviation."""
    bare = _flowing(text)
    return bare if bare[1:2].isupper() else f"{bare[:1].lower()}{bare[1:]}"


def _flowing(text: str) -> str:
    """One run of words: the items of a list parted by semicolons, no loose end, no dash before the first."""
    *before, last = items(text) or ("",)
    parted = (f"{item} " if item.endswith(":") else f"{item.rstrip('.;, ')}; " for item in before)
    return "".join((*parted, last)).rstrip(_LOOSE_ENDS)


def listed(items: Sequence[str]) -> str:
    """“A, B và C”."""
    return " và ".join((", ".join(items[:-1]), items[-1])) if len(items) > 1 else "".join(items)


def day(value: date) -> str:
    """A day as the Decree writes it: 05/9/2025, 31/01/2026."""
    month = f"{value.month:02d}" if value.month <= _FIRST_MONTHS else str(value.month)
    return f"{value.day:02d}/{month}/{value.year}"


def said(entry: Entry | None) -> str:
    """What a cell says, as prose; nothing when there is no cell."""
    if entry is None:
        return ""
    return day(entry.value) if isinstance(entry.value, date) else tidy(show(entry.value, "vi"))
