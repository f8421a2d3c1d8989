"""Criteria: one value as a set's file writes it: quoted where that is needed, numbers at their shortest."""

from __future__ import annotations

import re

from cchc_score.criteria.house_style import TYPES_OF_NUMBERS, Style
from cchc_score.criteria.written import Text
from cchc_score.decimals import exact_decimal, parse_plain

_OPENS = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`=<~]|\.\.\.")
"""Marks that begin something else in YAML, or would in other readers of it."""
_BREAKS = re.compile(r": |:$| #")
_BREAKS_IN_BRACKETS = re.compile(r"[,\[\]{}:]| #")
_NOT_TEXT = re.compile(
    r"true|false|yes|no|on|off|y|n|null|[-+]?[\d_.,:]+([eE][-+]?\d+)?|0[xob][\da-fA-F_]+|[-+]?\.(inf|nan)"
    r"|\d{4}-\d\d?-\d\d?([Tt ].*)?",
    re.IGNORECASE,
)
"""What other readers of YAML would not take for text."""


def written(scalar: Text, style: Style, *, in_brackets: bool) -> str:
    """The scalar as a file in house style has it."""
    words = scalar.words
    if style.quotes(words):
        return quoted(words)
    if style.type in TYPES_OF_NUMBERS and (number := _shortest(words)) is not None:
        return number
    plain = style.type in ("flag", "date", "word", "integer", "number", "share")
    return words if _is_plain(words, scalar.quoted, in_brackets=in_brackets, typed=plain) else quoted(words)


def quoted(words: str) -> str:
    """The words in double quotes; in single ones where they hold double quotes or backslashes."""
    if '"' in words or "\\" in words:
        return "'" + words.replace("'", "''") + "'"
    return f'"{words}"'


def _shortest(words: str) -> str | None:
    """A decimal without zeros that say nothing: 1.50 → 1.5; None for what is no decimal (10/3 stays itself)."""
    percent = words.endswith("%")
    value = None if "/" in words else parse_plain(words.removesuffix("%").strip())
    if value is None:
        return None
    return (exact_decimal(value) or words.removesuffix("%")) + ("%" if percent else "")


def _is_plain(words: str, was_quoted: bool, *, in_brackets: bool, typed: bool) -> bool:
    if not words:
        return not was_quoted
    if _OPENS.match(words) or (_BREAKS_IN_BRACKETS if in_brackets else _BREAKS).search(words):
        return False
    return typed or not _NOT_TEXT.fullmatch(words)
