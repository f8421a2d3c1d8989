"""Inputs: what one cell of an .xlsx says, from its type, its stored value, its formula and its number format."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple
from xml.etree.ElementTree import Element

from cchc_score.inputs.grid import Cell, CellKind
from cchc_score.inputs.refusal import RefusedError, damaged
from cchc_score.inputs.styles import MAIN_NAMESPACES, Look, iso_date

TRUE = frozenset(("1", "true", "on"))
"""How XML of this format says yes."""

NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[Ee][+-]?[0-9]{1,3})?")
"""A number as XML writes it."""

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


_TEXT_TOKENS = {f"{{{namespace}}}{name}": name for namespace in MAIN_NAMESPACES for name in ("t", "r")}


class Surroundings(NamedTuple):
    """What the cells of a sheet refer to in other parts of the workbook."""

    shared: Mapping[str, Cell | None]
    """Texts by their index as cells write it; None for an empty text."""
    looks: Mapping[str, Look]
    epoch_1904: bool


class Strange(NamedTuple):
    """A stored value that no program writes under this type: the file is damaged."""

    kind: str
    value: str

    def refusal(self, cell: str) -> RefusedError:
        """The refusal of the file, naming the cell."""
        values = {"cell": cell, "kind": self.kind, "value": self.value[:40]}
        return damaged("ô {cell} kiểu {kind} ghi “{value}”", "cell {cell} of type {kind} stores “{value}”", values)


def understand(
    attributes: Mapping[str, str], value: str | None, formula: str | None, around: Surroundings
) -> Cell | Strange | None:
    """The cell; None when it is blank. `value` and `formula` are None where the file has no such element.

    A formula whose value is an empty text is blank; a formula without any stored value is UNCOMPUTED.
    """
    kind = attributes.get("t", "n")
    computed = formula is not None
    if computed and (value is None or (not value and kind not in ("str", "inlineStr"))):
        return Cell(CellKind.UNCOMPUTED, f"={formula}")
    if kind == "s":
        return _shared(value, computed, around.shared) if value else None
    if kind == "n":
        look = around.looks.get(attributes.get("s", ""))
        return _number(value, look, computed, around.epoch_1904) if value else None
    if kind in ("str", "inlineStr"):
        return text_cell(value or "", computed=computed)
    if kind == "e":
        return Cell(CellKind.ERROR, value or "#N/A", False, computed)
    if not value:
        return None
    if kind == "b":
        return Cell(CellKind.FLAG, "true" if value in TRUE else "false", False, computed)
    return iso_cell(value, computed=computed) if kind == "d" else Strange(kind, value)


def rich_text(element: Element) -> str | None:
    """The text of an item: its runs joined, phonetic guides left out; None when it has no text at all."""
    text: str | None = None
    for child in element:
        token = _TEXT_TOKENS.get(child.tag)
        if token == "t":
            text = (text or "") + (child.text or "")
        elif token == "r":
            text = (text or "") + (rich_text(child) or "")
    return text


@lru_cache(maxsize=4096)  # half the texts of a form are those of every form
def text_cell(text: str, *, computed: bool = False) -> Cell | None:
    """A cell of text; None when the text is empty, for that is a blank."""
    return Cell(CellKind.TEXT, _unescape(text), False, computed) if text else None


def iso_cell(value: str, *, computed: bool = False) -> Cell:
    """A cell of a date stored as ISO text; what no calendar holds stays text."""
    try:
        moment = datetime.fromisoformat(value.strip()).replace(tzinfo=None)
    except ValueError:
        return Cell(CellKind.TEXT, value, False, computed)
    return Cell(CellKind.DATE, moment.isoformat().removesuffix("T00:00:00"), False, computed)


def whole(text: str | None) -> int:
    """A whole number as XML writes it; -1 when it is none, which no list and no grid holds."""
    return int(text) if text is not None and len(text) < 10 and text.isascii() and text.isdigit() else -1


@lru_cache(maxsize=16384)
def _number(value: str, look: Look | None, computed: bool, epoch_1904: bool) -> Cell | Strange | None:
    literal = value.strip()
    if not literal:
        return None
    if not NUMBER.fullmatch(literal):
        return Strange("n", literal)
    if look is Look.DATE:
        day = iso_date(literal, epoch_1904=epoch_1904)
        if day is not None:
            return Cell(CellKind.DATE, day, False, computed)
    return Cell(CellKind.NUMBER, literal, look is Look.PERCENT, computed)


def _shared(value: str, computed: bool, table: Mapping[str, Cell | None]) -> Cell | Strange | None:
    cell = table.get(value)
    if cell is None and value not in table:
        return Strange("s", value)
    return cell._replace(computed=True) if computed and cell is not None else cell


def _unescape(text: str) -> str:
    """Stored text as it was typed: Excel writes control characters as _x000D_."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text
