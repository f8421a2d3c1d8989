"""Authoring: a cell of an exported set as people see it, and what they typed as the file says it."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from cchc_score.authoring.exchange_rows import Binding, Field, Sort
from cchc_score.authoring.exchange_rules import LOWER
from cchc_score.authoring.scale_text_lines import NUMBER, number, said, without_bullet
from cchc_score.decimals import HUNDRED, parse_plain, parse_stored
from cchc_score.inputs.grid import Cell, CellKind
from cchc_score.text import Phrase, fold, tidy

YES, NO = "Có", "Không"
EDGES = {"from": "từ", "above": "trên", "to": "đến", "below": "dưới"}

_EDGE = re.compile(rf"(?P<word>\D*?)\s*(?P<n>[-−]?{NUMBER}(?:/\d+)?)\s*%?")
_EDGE_WORDS = {
    "from": ("từ", "≥", ">=", "from"),
    "above": ("trên", ">", "lớn hơn", "above"),
    "to": ("đến", "≤", "<=", "không quá", "to"),
    "below": ("dưới", "<", "nhỏ hơn", "below"),
}
_FLAGS = {"co": "true", "true": "true", "x": "true", "khong": "false", "false": "false"}
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")

EXPECTED = {
    Sort.TEXT: Phrase("một đoạn chữ", "some text"),
    Sort.NUMBER: Phrase("một số (như 0,5)", "a number (like 0.5)"),
    Sort.POINTS: Phrase("số điểm (như 0,5) hoặc phần điểm tối đa (như 75%)", "points (0.5) or a share (75%)"),
    Sort.SHARE: Phrase("một tỷ lệ phần trăm (như 70%)", "a percentage (like 70%)"),
    Sort.EDGE: Phrase("một cận (từ 70, trên 70, đến 90, dưới 90)", "an edge (từ 70, trên 70, đến 90, dưới 90)"),
    Sort.FLAG: Phrase("Có hoặc Không", "Có or Không"),
    Sort.WORD: Phrase("một từ trong danh sách của ô", "a word of the cell's list"),
    Sort.DATE: Phrase("một ngày (như 31/12/2025)", "a date (like 31/12/2025)"),
    Sort.LINES: Phrase("mỗi dòng một ý", "a line for each"),
}


class Typed(NamedTuple):
    """What a cell says, as the file would say it; None when it cannot be read."""

    words: str | None


def shown(words: str, binding: Binding) -> str:
    """What the file says, as the cell shows it; points stay figures (see exchange_book)."""
    if not words:
        return ""
    if binding.sort is Sort.FLAG:
        return YES if words == "true" else NO
    if binding.sort is Sort.EDGE:
        key, _, figure = words.partition(" ")
        return f"{EDGES[key]} {figure.replace('.', ',')}"
    if binding.sort is Sort.DATE:
        return f"{words[8:]}/{words[5:7]}/{words[:4]}"
    if binding.sort in (Sort.NUMBER, Sort.POINTS, Sort.SHARE):
        return words.replace(".", ",")
    return words


def typed(cell: Cell | None, binding: Binding, column: Field) -> Typed:
    """What a person left in a cell."""
    if cell is None or not cell.text.strip():
        return Typed("")
    if cell.kind in (CellKind.ERROR, CellKind.UNCOMPUTED):
        return Typed(None)
    if binding.sort is Sort.LINES:
        lines = (tidy(without_bullet(line.strip())) for line in _text(cell).splitlines())
        return Typed("\n".join(line for line in lines if line))
    if binding.sort in (Sort.NUMBER, Sort.POINTS, Sort.SHARE):
        return Typed(_figure(cell, binding.sort))
    if binding.sort is Sort.DATE:
        return Typed(_date(cell))
    words = tidy(_text(cell))
    if binding.sort is Sort.EDGE:
        return Typed(_edge(words, is_lower=column is Field.LOW))
    if binding.sort is Sort.FLAG:
        return Typed(_FLAGS.get(fold(words)))
    if binding.sort is Sort.WORD:
        return Typed(words if words in binding.words else None)
    return Typed(words)


def plain(words: str, binding: Binding) -> str:
    """What the file says in the one form that typed cells are compared in: 1.50 is 1.5."""
    if binding.sort in (Sort.NUMBER, Sort.POINTS, Sort.SHARE):
        value = parse_plain(words.removesuffix("%").strip())
        return words if value is None else said(value) + ("%" if words.endswith("%") else "")
    if binding.sort is Sort.EDGE and words:
        key, _, figure = words.partition(" ")
        value = parse_plain(figure)
        return words if value is None else f"{key} {said(value)}"
    if binding.sort is Sort.LINES:
        return "\n".join(without_bullet(line) for line in words.splitlines())
    return words


def _text(cell: Cell) -> str:
    if cell.kind is not CellKind.NUMBER:
        return cell.text
    value = parse_stored(cell.text, computed=cell.computed)
    return cell.text if value is None else said(value).replace(".", ",")


def _figure(cell: Cell, sort: Sort) -> str | None:
    if cell.kind is CellKind.NUMBER:
        value = parse_stored(cell.text, computed=cell.computed)
        if value is None or (cell.percent and sort is Sort.NUMBER):
            return None
        if sort is Sort.SHARE and not cell.percent:
            return None
        return f"{said(value * HUNDRED)}%" if cell.percent else said(value)
    words = tidy(cell.text)
    share = words.endswith("%")
    value = number(words.removesuffix("%").removesuffix("điểm"))
    if value is None or (share and sort is Sort.NUMBER) or (not share and sort is Sort.SHARE):
        return None
    return said(value) + ("%" if share else "")


def _edge(words: str, *, is_lower: bool) -> str | None:
    match = _EDGE.fullmatch(words)
    value = number(match["n"]) if match is not None else None
    if match is None or value is None:
        return None
    word = match["word"].strip().lower()
    keys = [key for key, known in _EDGE_WORDS.items() if word in known]
    key = keys[0] if keys else None if word else ("from" if is_lower else "to")
    return f"{key} {said(value)}" if key is not None and (key in LOWER) == is_lower else None


def _date(cell: Cell) -> str | None:
    words = cell.text.strip()
    match = _DAY.fullmatch(words)
    try:
        if match is not None:
            return date(int(match[3]), int(match[2]), int(match[1])).isoformat()
        return date.fromisoformat(words[:10]).isoformat()
    except ValueError:
        return None
