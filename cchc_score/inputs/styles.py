"""Inputs: number formats of a workbook. They tell a date and a percentage from a plain number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from enum import IntEnum
from functools import lru_cache

from cchc_score.inputs.xml_part import elements

MAIN_NAMESPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
"""Transitional (what everybody writes) and strict."""

_DATE_IDS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_PERCENT_IDS = frozenset((9, 10))
_DECORATION = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE)
_DATE_LETTER = re.compile(r"[dmyhs]", re.IGNORECASE)
_GENERAL = re.compile(r"general|standard", re.IGNORECASE)
_DAY_SECONDS = 86_400
_LAST_SERIAL = 2_958_465
_OFFSET_1904 = 1462


class Look(IntEnum):
    """What a number format makes of a number."""

    PLAIN = 0
    DATE = 1
    PERCENT = 2


@lru_cache(maxsize=1024)
def look_of_format(code: str) -> Look:
    """What a format code shows: `dd/mm/yyyy` a date, `0.0%` a percentage, `#,##0 "đ"` a plain number."""
    bare = _DECORATION.sub("", code).partition(";")[0]
    if "%" in bare:
        return Look.PERCENT
    return Look.DATE if _DATE_LETTER.search(_GENERAL.sub("", bare)) else Look.PLAIN


def look_of(format_id: int, custom: Mapping[int, str]) -> Look:
    """What a format shows, by its number: the workbook's own code where it defines one, else the built-in."""
    if format_id in custom:
        return look_of_format(custom[format_id])
    if format_id in _DATE_IDS:
        return Look.DATE
    return Look.PERCENT if format_id in _PERCENT_IDS else Look.PLAIN


@lru_cache(maxsize=4)
def read_looks(styles: bytes, part: str) -> Mapping[str, Look]:
    """Cell style index (as cells write it) → look, plain ones left out.

    Forms saved by one program carry the same styles, so the last few are remembered.
    Raises RefusedError when the part is not well-formed.
    """
    parsed = elements(styles, part, MAIN_NAMESPACES)
    custom = {
        _number(e.attributes.get("numFmtId")): e.attributes.get("formatCode", "")
        for e in parsed
        if e.name == "numFmt" and e.parent == "numFmts"
    }
    cell_formats: Iterable[str | None] = (
        e.attributes.get("numFmtId") for e in parsed if e.name == "xf" and e.parent == "cellXfs"
    )
    looks = ((str(index), look_of(_number(given), custom)) for index, given in enumerate(cell_formats))
    return {index: look for index, look in looks if look}


def iso_date(serial: str, *, epoch_1904: bool = False) -> str | None:
    """A stored day number as ISO text, with the time where there is one; None when no calendar holds it.

    In the 1900 system Excel believes in 29 February 1900 (day 60); days before it count from one day later.
    A bare time (0.0625) comes out on the day before the calendar begins: it is not a plain number either.
    """
    seconds = round(float(serial) * _DAY_SECONDS)  # a day number is stored as a double; no points pass here
    if epoch_1904:
        seconds += _OFFSET_1904 * _DAY_SECONDS
    days, rest = divmod(seconds, _DAY_SECONDS)
    if not 0 <= days <= _LAST_SERIAL:
        return None
    epoch = datetime(1899, 12, 30) if days >= 60 else datetime(1899, 12, 31)
    moment = epoch + timedelta(days=days, seconds=rest)
    return moment.isoformat() if rest else moment.date().isoformat()


def _number(text: str | None) -> int:
    return int(text) if text is not None and text.isascii() and text.isdigit() else 0
