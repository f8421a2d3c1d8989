"""Reports: how many lines a text takes in a column, so that no row of a workbook cuts Vietnamese text.

Excel does not fit row heights by itself when a file is opened, and not at all over merged cells. Widths are
the advance widths of Times in thousandths of an em; letters with marks are as wide as their base letter.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

BODY_SIZE = 11
"""Points of the font that column widths are counted in."""

_DIGIT = 500
_BOLD = (112, 100)
"""Bold text is up to 12% wider."""
_SAFETY = (93, 100)
"""Programs break lines a little earlier than the metrics say."""
_WIDEST = 1000

_BY_WIDTH = {
    250: " .,\u00a0",
    278: "ijlt/;:\\'’‘|",
    333: "fIr-()[]!`",
    400: 'sJ"{}',
    444: "acez?“”^~",
    500: "bdghknopquvxy0123456789#$*_–+<>=",
    556: "FPSơư",
    620: "ELTZ≥≤≈×÷",
    722: "ABCDGHKNOQRUVXYwĐƠƯ&",
    889: "Mm%W",
}
_WIDTHS = {letter: width for width, letters in _BY_WIDTH.items() for letter in letters} | {"đ": 500}


def text_width(text: str, *, bold: bool = False) -> int:
    """The width of one line of text, in thousandths of an em."""
    width = sum(_letter(letter) for letter in unicodedata.normalize("NFC", text))
    return width * _BOLD[0] // _BOLD[1] if bold else width


def line_count(text: str, columns: int, size: int = BODY_SIZE, *, bold: bool = False) -> int:
    """How many lines a text takes when wrapped into a width of `columns` characters of the body font."""
    room = columns * _DIGIT * BODY_SIZE * _SAFETY[0] // (size * _SAFETY[1])
    return sum(_wrapped(part, max(room, _WIDEST), bold=bold) for part in text.split("\n"))


def line_height(size: int) -> int:
    """Points a line needs, stacked Vietnamese marks (Ễ, ậ) included."""
    return (size * 135 + 99) // 100


@lru_cache(maxsize=65536)
def _wrapped(text: str, room: int, *, bold: bool) -> int:
    """Greedy wrapping at blanks; a word wider than the room is broken."""
    lines, used = 1, 0
    blank = text_width(" ", bold=bold)
    for word in text.split(" "):
        width = text_width(word, bold=bold)
        if used and used + blank + width > room:
            lines, used = lines + 1, 0
        used += width + (blank if used else 0)
        if used > room:
            lines, used = lines + (used - 1) // room, (used - 1) % room + 1
    return lines


@lru_cache(maxsize=4096)
def _letter(letter: str) -> int:
    """The advance width of one letter; what is not known counts as the widest."""
    known = _WIDTHS.get(letter)
    if known is not None:
        return known
    base = unicodedata.normalize("NFD", letter)[0]
    hooked = "\u031b" in unicodedata.normalize("NFD", letter)
    return _WIDTHS.get(base, _WIDEST) + (56 if hooked else 0)
