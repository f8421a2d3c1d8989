"""Reports: row heights of the Excel documents. With constant memory they are set before a row is written."""

from __future__ import annotations

from cchc_score.reports import measure
from cchc_score.reports.tables import Column, Look, Table, spans
from cchc_score.reports.xlsx_formats import BODY, QUIET, bold_row

_PADDING = 4
_TALLEST = 409
"""Points; Excel takes no taller row."""

LINE = measure.line_height(BODY.size) + _PADDING
"""Points of a row that holds one line."""


def text_height(text: str, width: int, size: int, *, bold: bool = False) -> int:
    """Points a row needs for this text wrapped into this many characters of the body font."""
    lines = measure.line_count(text, width, size, bold=bold)
    return min(lines * measure.line_height(size) + _PADDING, _TALLEST)


def cell_height(column: Column, text: str, look: Look) -> int:
    """Points a text needs in its column; figures are one line and need no measuring."""
    size = QUIET.size if column.quiet else BODY.size
    bold = bold_row(look) and not column.quiet
    return max(text_height(text, column.width, size, bold=bold), LINE)


def header_heights(table: Table) -> list[int]:
    """Heights of the heading rows: a cell over several rows adds what it lacks to the last of them."""
    heights = [LINE] * table.depth
    for span in sorted(spans(table), key=lambda one: one.bottom - one.top):
        width = sum(column.width for column in table.columns[span.left : span.right + 1])
        needed = text_height(span.text, width, BODY.size, bold=True)
        there = sum(heights[span.top : span.bottom + 1])
        heights[span.bottom] += max(0, needed - there)
    return heights
