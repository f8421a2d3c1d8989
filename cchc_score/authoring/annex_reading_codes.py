"""Authoring: the numbering of an annex: I, 1, 1.1, a), T1 …; how deep a row stands, and codes that differ.

Nothing is guessed in silence: a code that Excel keeps as a number (1.10 as 1.1) or a date is told, with its cell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from cchc_score.decimals import exact_decimal, parse_stored
from cchc_score.inputs.grid import Cell, CellKind
from cchc_score.text import tidy

_PREFIX = re.compile(
    r"(?:lĩnh vực|tiêu chí thành phần|tiêu chí|tctp|tc|lv|mục|chỉ số)\s+(?=[\dIVXLA-Z])", re.IGNORECASE
)
_DECIMAL = re.compile(r"\d+(?:\.\w+)*")
_ROMAN = re.compile(r"[IVXLC]+")
_OTHER = re.compile(r"[^\s,;:!]{1,15}")
_LEADING = re.compile(
    r"(?P<code>[IVXLC]{1,6}|\d+(?:\.\d+)*|[A-ZĐ])\s*[.):–-]\s*(?=[^\d\s])(?P<title>.+)", re.DOTALL
)
_BULLETS = frozenset("-–−+*•●")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


class Token(NamedTuple):
    """A code as printed; `stored` when Excel kept it as a number or a date and it had to be read back."""

    text: str
    stored: CellKind | None = None

    @property
    def is_bullet(self) -> bool:
        """Whether it is a mark in front of a line, not a number of its own."""
        return self.text in _BULLETS

    @property
    def is_letter(self) -> bool:
        """Whether it is a small letter: a), b)."""
        return len(self.text) == 1 and self.text.islower()


@dataclass(slots=True)
class Placed:
    """Where a code stands: below how many others, and which code is above it (-1: none)."""

    depth: int
    token: str
    read_as: str = ""
    """Said when the token is not what is stored in the cell."""


@dataclass(slots=True)
class Numbering:
    """The codes met so far that are still open, from the field down: style and token."""

    open: list[tuple[str, str]] = field(default_factory=list)

    def place(self, token: Token) -> Placed:
        """Take the next code of the annex."""
        text = self._read_back(token)
        style = self._style(text)
        depth = self._decimal_depth(text) if style.startswith("1") else self._depth(style)
        del self.open[depth:]
        self.open.append((style, text))
        return Placed(depth, text, text if text != token.text else "")

    def restart(self) -> None:
        """Begin again outside the fields: bonus and penalty lines."""
        self.open.clear()

    def _depth(self, style: str) -> int:
        known = [at for at, (open_style, _) in enumerate(self.open) if open_style == style]
        return known[-1] if known else len(self.open)

    def _decimal_depth(self, text: str) -> int:
        """Below the nearest code with fewer parts that it continues; else below the nearest with fewer parts."""
        parts = text.split(".")
        shorter = [
            (at, token.split("."))
            for at, (style, token) in enumerate(self.open)
            if style.startswith("1") and token.count(".") < len(parts) - 1
        ]
        continued = [at for at, above in shorter if parts[: len(above)] == above]
        if continued or shorter:
            return (continued or [at for at, _ in shorter])[-1] + 1
        return self._depth("1." * len(parts))

    def _style(self, text: str) -> str:
        if _DECIMAL.fullmatch(text):
            return "1." * len(text.split("."))
        if text in _BULLETS:
            return "-"
        if len(text) == 1 and text.islower():
            return "a"
        if len(text) == 1 and text.isupper() and self._continues_letters(text):
            return "A"
        if _ROMAN.fullmatch(text):
            return "I"
        return "A" if len(text) == 1 else re.sub(r"\d+", "9", text)

    def _continues_letters(self, text: str) -> bool:
        letters = [token for style, token in self.open if style == "A"]
        numerals = [token for style, token in self.open if style == "I"]
        if numerals and _ROMAN.fullmatch(text) and roman(text) == roman(numerals[-1]) + 1:
            return False
        return bool(letters) and ord(text) == ord(letters[-1]) + 1

    def _read_back(self, token: Token) -> str:
        """A stored 1.1 after 1.9 is 1.10, since Excel drops the zero; of a date, the way round that fits."""
        head, dot, last = token.text.rpartition(".")
        if token.stored is CellKind.DATE and not self._continues(head) and self._continues(last):
            return f"{last}.{head}"
        if token.stored is not CellKind.NUMBER or not dot:
            return token.text
        siblings = [text for style, text in self.open if style == "1.1." and text.rpartition(".")[0] == head]
        if not siblings or not siblings[-1].rpartition(".")[2].isdecimal():
            return token.text
        following = str(int(siblings[-1].rpartition(".")[2]) + 1)
        return f"{head}.{following}" if following.rstrip("0") == last != following else token.text

    def _continues(self, head: str) -> bool:
        """Whether a code of the one field or criterion above would begin so."""
        return any(text == head or text.startswith(f"{head}.") for _, text in self.open)


def token_of(cell: Cell) -> Token | None:
    """The code in a cell; None when what stands there is no code."""
    if cell.kind is CellKind.NUMBER:
        value = parse_stored(cell.text, computed=cell.computed)
        text = exact_decimal(value) if value is not None else None
        return Token(text, CellKind.NUMBER) if text is not None else None
    if cell.kind is CellKind.DATE:
        return _of_date(cell.text)
    if cell.kind is not CellKind.TEXT:
        return None
    words = _PREFIX.sub("", tidy(cell.text)).strip("()").rstrip(".):").replace(",", ".")
    if words in _BULLETS or _DECIMAL.fullmatch(words) or _ROMAN.fullmatch(words):
        return Token(words)
    return Token(words) if _OTHER.fullmatch(words) and not words.isdecimal() and len(words) <= 15 else None


def split_code(text: str) -> tuple[Token, str] | None:
    """A code that stands in front of its title: “I. Công tác chỉ đạo”."""
    match = _LEADING.fullmatch(_PREFIX.sub("", text.strip()))
    return (Token(match["code"]), match["title"].strip()) if match is not None else None


def roman(text: str) -> int:
    """IV → 4."""
    total = 0
    for letter, following in zip(text, [*text[1:], ""], strict=True):
        value = _VALUES[letter]
        total += -value if following and _VALUES[following] > value else value
    return total


def _of_date(text: str) -> Token | None:
    """A typed 2.1 that Excel took for the 2nd of January."""
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        return None
    return Token(f"{day.day}.{day.month}", CellKind.DATE)
