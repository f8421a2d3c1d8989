"""Reports: sheet names that Excel takes: at most 31 characters, unique, without forbidden marks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from cchc_score.reports.tables import Document, Sheet

LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def document(title: str, tool: str, sheets: Iterable[Sheet]) -> Document:
    """A document whose sheets have names that Excel takes, made from those given."""
    taken: set[str] = set()
    named = tuple(replace(sheet, name=_free(_clean(sheet.name), taken)) for sheet in sheets)
    return Document(title, tool, named)


def _clean(name: str) -> str:
    """Without forbidden marks and outer apostrophes; “History” is Excel's own."""
    clean = _FORBIDDEN.sub(" ", name).strip("' ")[:LONGEST].strip("' ")
    return f"{clean}." if clean.casefold() == "history" else clean or "Bảng"


def _free(name: str, taken: set[str]) -> str:
    """The name, numbered when another sheet has it already; Excel does not tell case apart."""
    number, free = 1, name
    while free.casefold() in taken:
        number += 1
        tail = f" ({number})"
        free = name[: LONGEST - len(tail)].rstrip() + tail
    taken.add(free.casefold())
    return free
