"""Inputs: from one cell to one typed value, or to the problem it has. Nothing is guessed, nothing is clipped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from cchc_score.decimals import HUNDRED, ONE, ZERO, Number, parse_stored, parse_typed, show
from cchc_score.inputs.grid import TEXT, Cell, CellKind
from cchc_score.model import Fact, FactType, FactValue, Node
from cchc_score.text import Phrase, did_you_mean, fold, tidy


class Reading(NamedTuple):
    """A value, or the code of what is wrong; a value with a code is accepted under a warning."""

    value: FactValue | None
    code: str | None = None
    values: Mapping[str, object] = {}


_NOT_APPLICABLE = frozenset({"khong ap dung", "kad", "not applicable", "n a"})
_YES = frozenset({"co", "x", "dat", "dat yeu cau", "yes", "y", "true", "1", "dung", "da thuc hien"})
_NO = frozenset({"khong", "khong co", "chua", "khong dat", "khong dat yeu cau", "no", "n", "false", "0", "sai"})
_TICKS = frozenset("✓✔☑")
_MARKS = re.compile(r"[-–—−_/\\.…]+")
_AMOUNT = re.compile(
    r"(?P<number>[+-]?\s?(?:\d{1,3}(?:\s\d{3})+(?:[.,]\d+)?|\d(?:[\d.,]*\d)?))\s*(?P<suffix>[^\d\s.,].*)?"
)
_DAY_FIRST = re.compile(r"(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_IN_WORDS = re.compile(r"(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam (\d{4})")


def is_blank(cell: Cell | None) -> bool:
    """Whether nothing stands there; white space is nothing."""
    return cell is None or (not cell.text.strip() and cell.kind is TEXT)


def is_not_applicable(cell: Cell) -> bool:
    """Whether the cell says "Không áp dụng" (or its usual short form)."""
    return cell.kind is TEXT and fold(cell.text) in _NOT_APPLICABLE


def is_dash(cell: Cell) -> bool:
    """Whether only a dash, a stroke or dots stand there: neither blank nor 0."""
    return cell.kind is TEXT and _MARKS.fullmatch(cell.text.strip()) is not None


def is_tick(cell: Cell) -> bool:
    """Whether the cell is ticked: an "x", a tick mark, TRUE."""
    return cell.text.strip() in _TICKS or (cell.text.strip().casefold() in ("x", "true"))


def as_text(cell: Cell) -> str:
    """The content as words, for remarks: dates day first, the rest as the cell shows it."""
    value = seen(cell)
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, Number):
        return show(value, "vi")
    return value.text("vi") if isinstance(value, Phrase) else str(value)


def seen(cell: Cell) -> object:
    """The content as the user sees it in the cell, for messages."""
    if cell.kind is CellKind.NUMBER:
        number = parse_stored(cell.text, computed=cell.computed)
        if number is None:
            return cell.text
        return Phrase("{n}%", "{n}%", {"n": number * HUNDRED}) if cell.percent else number
    if cell.kind is CellKind.DATE:
        return _stored_date(cell) or cell.text
    if cell.kind is CellKind.FLAG:
        return cell.text.upper()
    return tidy(cell.text)


def read_points(cell: Cell, node: Node) -> Reading:
    """Points typed for a leaf: a number within its bounds that its rule allows.

    `9,5`, `9.5` and `9,5 điểm` are points; `9,5đ`, `95%`, a date, a dash and an error are not.
    """
    reading = _number(cell, frozenset({"diem", "points"}), upper=node.max, expected="points-expected")
    if not isinstance(reading.value, Number):
        return reading
    points = reading.value
    if not node.minimum <= points <= node.max:
        return Reading(None, "points-outside", {"found": points, "minimum": node.minimum, "maximum": node.max})
    if node.rule is not None and not node.rule.allows(points):
        values = {"found": points, "allowed": _listed(node.rule.describe())}
        if not node.rule.asks():  # judged: the steps are all there is to check the points against
            return Reading(None, "points-impossible", values)
        return Reading(points, "points-unusual", values)
    return reading


def _listed(lines: tuple[Phrase, ...]) -> Phrase:
    """Lines in one sentence; semicolons, because decimals and titles have commas."""
    return Phrase("; ".join(line.text("vi") for line in lines), "; ".join(line.text("en") for line in lines))


def read_subtotal(cell: Cell) -> Number | None:
    """The figure printed on a row whose points are computed; None when it is not a plain number."""
    reading = _number(cell, frozenset({"diem", "points"}), upper=None, expected="points-expected")
    return reading.value if isinstance(reading.value, Number) else None


def read_fact(cell: Cell, fact: Fact) -> Reading:
    """What a rule asks for, by its declared type. Percentages come back as 85 for 85%."""
    broken = _broken(cell)
    if broken is not None:
        return broken
    if fact.type is FactType.YES_NO:
        return _yes_no(cell)
    if fact.type is FactType.CHOICE:
        return _choice(cell, fact)
    if fact.type is FactType.DATE:
        return _date(cell, fact)
    return _quantity(cell, fact)


def _broken(cell: Cell) -> Reading | None:
    """What no kind of value can come from: an error, a formula without its value, a lone dash."""
    if cell.kind is CellKind.ERROR:
        return Reading(None, "cell-error", {"found": cell.text})
    if cell.kind is CellKind.UNCOMPUTED:
        return Reading(None, "cell-uncomputed", {"found": cell.text})
    if is_dash(cell):
        return Reading(None, "cell-dash", {"found": cell.text.strip()})
    return None


def _quantity(cell: Cell, fact: Fact) -> Reading:
    shares = fact.type is FactType.PERCENT or fact.unit == "%"
    if shares:
        reading = _percentage(cell, fact)
    else:
        units = frozenset({fold(fact.unit)}) - {""} if fact.unit else frozenset[str]()
        whole = fact.type is FactType.COUNT
        reading = _number(cell, units, upper=fact.maximum, expected="number-expected", whole=whole)
    value = reading.value
    if not isinstance(value, Number):
        return reading
    if fact.type is FactType.COUNT and value.denominator != 1:
        return Reading(None, "count-not-whole", {"found": value})
    if fact.minimum is not None and value < fact.minimum:
        return Reading(None, "fact-too-low", {"found": value, "bound": fact.minimum})
    if fact.maximum is not None and value > fact.maximum:
        return Reading(None, "fact-too-high", {"found": value, "bound": fact.maximum})
    return reading


def _percentage(cell: Cell, fact: Fact) -> Reading:
    if cell.kind is CellKind.NUMBER and cell.percent:
        stored = parse_stored(cell.text, computed=cell.computed)
        return Reading(stored * HUNDRED) if stored is not None else _unreadable(cell, "number-expected")
    if cell.kind is CellKind.TEXT and cell.text.rstrip().endswith("%"):
        return _typed(cell, cell.text.rstrip()[:-1], fact.maximum, "number-expected")
    words = frozenset({"phan tram", "percent"})
    reading = _number(cell, words, upper=fact.maximum, expected="number-expected")
    # 0.95 where 95 is meant is the commonest slip in percentages; it is also a value that can be true.
    if isinstance(reading.value, Number) and ZERO < reading.value <= ONE:
        return Reading(reading.value, "percent-small", {"found": reading.value, "meant": reading.value * HUNDRED})
    return reading


def _number(
    cell: Cell, units: frozenset[str], *, upper: Number | None, expected: str, whole: bool = False
) -> Reading:
    """A number with, at most, one of these (folded) units behind it."""
    broken = _broken(cell)
    if broken is not None:
        return broken
    if cell.kind is CellKind.DATE:
        return Reading(None, "date-in-number", {"found": seen(cell)})
    if cell.kind is CellKind.NUMBER:
        if cell.percent:
            return Reading(None, "percent-not-asked", {"found": seen(cell)})
        stored = parse_stored(cell.text, computed=cell.computed)
        return Reading(stored) if stored is not None else _unreadable(cell, expected)
    if cell.kind is not CellKind.TEXT:
        return _unreadable(cell, expected)
    text = tidy(cell.text).replace("−", "-")
    match = _AMOUNT.fullmatch(text)
    suffix = match["suffix"] if match else None
    if match is None or (suffix is not None and fold(suffix) not in units):
        if text.endswith("%"):
            return Reading(None, "percent-not-asked", {"found": text})
        code = "date-in-number" if _as_date(text) is not None else expected
        return Reading(None, code, {"found": text})
    return _typed(cell, match["number"], upper, expected, whole=whole)


def _typed(cell: Cell, text: str, upper: Number | None, expected: str, *, whole: bool = False) -> Reading:
    value = parse_typed(text.strip(), whole=whole, upper=upper)
    if value == "ambiguous-number":
        return Reading(None, "number-ambiguous", {"found": tidy(cell.text)})
    return Reading(value) if isinstance(value, Number) else _unreadable(cell, expected)


def _unreadable(cell: Cell, expected: str) -> Reading:
    return Reading(None, expected, {"found": seen(cell)})


def _yes_no(cell: Cell) -> Reading:
    if cell.text.strip() in _TICKS:
        return Reading(True)
    word = fold(cell.text) if cell.kind is not CellKind.DATE else ""
    if cell.kind is CellKind.NUMBER and (cell.percent or cell.text.strip() not in ("0", "1", "0.0", "1.0")):
        word = ""
    elif cell.kind is CellKind.NUMBER:
        word = cell.text.strip()[0]
    if word in _YES or word in _NO:
        return Reading(word in _YES)
    return _unreadable(cell, "yes-no-expected")


def _choice(cell: Cell, fact: Fact) -> Reading:
    given = fold(cell.text)
    for choice in fact.choices:
        if given == fold(choice.key):
            return Reading(choice.key)
    named = [choice.key for choice in fact.choices if fold(choice.title) == given]
    if len(named) == 1:
        return Reading(named[0])
    titles = tuple(choice.title for choice in fact.choices)
    near = did_you_mean(cell.text, titles) if cell.kind is CellKind.TEXT else None
    if near is not None:
        return Reading(None, "choice-unknown-suggest", {"found": seen(cell), "suggestion": near})
    return Reading(None, "choice-unknown", {"found": seen(cell), "known": titles})


def _date(cell: Cell, fact: Fact) -> Reading:
    if cell.kind is CellKind.DATE:
        stored = _stored_date(cell)
        return Reading(stored) if stored is not None else _unreadable(cell, "date-expected")
    if cell.kind is CellKind.TEXT:
        day = _as_date(tidy(cell.text))
        if day is not None:
            return Reading(day) if day != "impossible" else _unreadable(cell, "date-impossible")
        if fact.choices:
            chosen = _choice(cell, fact)
            if chosen.value is not None:
                return chosen
            known = tuple(choice.title for choice in fact.choices)
            return Reading(None, "date-or-choice-expected", {"found": seen(cell), "known": known})
    return _unreadable(cell, "date-expected")


def read_day(cell: Cell) -> date | None:
    """The day a cell holds, stored as a date or typed as words; None when it is no day."""
    if cell.kind is CellKind.DATE:
        return _stored_date(cell)
    day = _as_date(tidy(cell.text)) if cell.kind is TEXT else None
    return day if isinstance(day, date) else None


def _stored_date(cell: Cell) -> date | None:
    try:
        return date.fromisoformat(cell.text[:10])
    except ValueError:
        return None


def _as_date(text: str) -> date | str | None:
    """A date in the Vietnamese order (day first) or ISO; "impossible" for 31/02/2025 or 03/25/2025."""
    match = _DAY_FIRST.fullmatch(text) or _IN_WORDS.fullmatch(fold(text))
    iso = _YEAR_FIRST.fullmatch(text)
    if match is not None:
        day, month, year = (int(part) for part in match.groups())
    elif iso is not None:
        year, month, day = (int(part) for part in iso.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return "impossible"
