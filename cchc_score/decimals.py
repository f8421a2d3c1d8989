"""Bottom of the house: exact numbers. Parsing, rounding (half-up) and printing happen here and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import lcm
from typing import Literal

Number = Fraction
"""Every number of the product: exact, closed under division. Binary floats never carry points."""

ZERO = Fraction(0)
ONE = Fraction(1)
HUNDRED = Fraction(100)

Trouble = Literal["not-a-number", "ambiguous-number"]

_PLAIN = re.compile(r"-?\d+(\.\d+)?(/[1-9]\d*)?")
_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_ONE_MARK = re.compile(r"(?P<sign>[+-]?)(?P<head>\d+)(?P<mark>[.,])(?P<tail>\d+)")
_WHOLE = re.compile(r"[+-]?\d+")
_GROUPED_DOT = re.compile(r"[+-]?\d{1,3}(\.\d{3}){2,}(,\d+)?|[+-]?\d{1,3}\.\d{3},\d+")
_GROUPED_COMMA = re.compile(r"[+-]?\d{1,3}(,\d{3}){2,}(\.\d+)?|[+-]?\d{1,3},\d{3}\.\d+")


@lru_cache(maxsize=4096)
def parse_plain(text: str) -> Number | None:
    """Read a number as criteria files write it: `14.5`, `-0.25`, `10/3`. None when it is not one."""
    if not _PLAIN.fullmatch(text):
        return None
    head, _, divisor = text.partition("/")
    whole, _, decimals = head.partition(".")
    value = Fraction(int(whole + decimals), 10 ** len(decimals))
    return value / int(divisor) if divisor else value


@lru_cache(maxsize=16384)
def parse_typed(text: str, *, whole: bool = False, upper: Number | None = None) -> Number | Trouble:
    """Read a number as a person types it into a cell: `9,5`, `12.5`, `1.234.567`, `1 234,5`.

    A single mark followed by exactly three digits (`1.234`, `1,234`) can be a decimal or a thousand. It is
    accepted only when what is asked leaves one reading: a `whole` number cannot have decimals, and a value
    cannot exceed `upper`. Otherwise the answer is "ambiguous-number": nothing is guessed.
    """
    compact = _SPACES.sub("", text)
    if _WHOLE.fullmatch(compact):
        return Fraction(int(compact))
    if _GROUPED_DOT.fullmatch(compact):
        return _assemble(compact.replace(".", "").replace(",", "."))
    if _GROUPED_COMMA.fullmatch(compact):
        return _assemble(compact.replace(",", ""))
    match = _ONE_MARK.fullmatch(compact)
    if match is None:
        return "not-a-number"
    decimal = _assemble(f"{match['sign']}{match['head']}.{match['tail']}")
    could_be_thousand = len(match["tail"]) == 3 and len(match["head"]) <= 3 and match["head"].lstrip("0") != ""
    if not could_be_thousand:
        return decimal
    thousand = _assemble(f"{match['sign']}{match['head']}{match['tail']}")
    if whole:
        return thousand
    if upper is not None and thousand > upper >= decimal:
        return decimal
    return "ambiguous-number"


@lru_cache(maxsize=16384)
def parse_stored(text: str, *, computed: bool = False) -> Number | None:
    """Read a number as a workbook stores it (an IEEE double printed with up to 17 digits).

    Excel writes a typed 4.35 as 4.3499999999999996; the shortest decimal that gives the same double is what
    was typed. A `computed` cell is held to the 15 significant digits that Excel itself shows, so that
    =0.1+0.2 is 0.3. None when the text is not a finite number.
    """
    if _WHOLE.fullmatch(text) and len(text) <= 15:
        return Fraction(int(text))
    try:
        double = float(text)  # the stored thing is a double: this recovers it, it does not round a decimal
    except ValueError:
        return None
    if double != double or double in (float("inf"), float("-inf")):
        return None
    return Fraction(Decimal(f"{double:.15g}" if computed else repr(double)))


def round_half_up(value: Number, places: int) -> Number:
    """Round to `places` decimals, a half away from zero, as Excel's ROUND and Vietnamese practice do."""
    scale = 10**places
    numerator, denominator = value.numerator, value.denominator
    if scale % denominator == 0:
        return value
    magnitude = (2 * abs(numerator) * scale + denominator) // (2 * denominator)
    return Fraction(magnitude if numerator >= 0 else -magnitude, scale)


def exact_sum(values: Iterable[Number]) -> Number:
    """The sum, reduced once at the end: adding hundreds of fractions one by one reduces each time."""
    tops: dict[int, int] = {}
    for value in values:
        top, bottom = value.as_integer_ratio()
        tops[bottom] = tops.get(bottom, 0) + top
    common = lcm(*tops)
    return Fraction(sum([top * (common // bottom) for bottom, top in tops.items()]), common)


def exact_decimal(value: Number) -> str | None:
    """The value as a plain decimal, `0.625`; None when it has none (2/3)."""
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return None
    return _fixed(value, max(twos, fives))


def plain(value: Number) -> str:
    """The value for machines: exact where a decimal exists, else to 12 places half-up."""
    return exact_decimal(value) or _fixed(round_half_up(value, 12), 12)


def show(value: Number, lang: str, places: int | None = None) -> str:
    """The value for people: decimal comma in Vietnamese, decimal point in English.

    With `places` the figure is rounded half-up and keeps its zeros (84,50). Without, it is exact where six
    decimals suffice, else marked `≈` and rounded to four.
    """
    if places is not None:
        text = _fixed(round_half_up(value, places), places)
    else:
        exact = exact_decimal(value)
        if exact is not None and len(exact.partition(".")[2]) <= 6:
            text = exact
        else:
            text = "≈" + _fixed(round_half_up(value, 4), 4).rstrip("0").rstrip(".")
    return text.replace(".", ",") if lang == "vi" else text


def _assemble(text: str) -> Number:
    whole, _, decimals = text.partition(".")
    return Fraction(int(whole + decimals), 10 ** len(decimals))


def _fixed(value: Number, places: int) -> str:
    """A value that has at most `places` decimals, printed with exactly that many."""
    scaled = abs(value.numerator) * 10**places // value.denominator
    digits = str(scaled).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return sign + (digits if places == 0 else f"{digits[:-places]}.{digits[-places:]}")
