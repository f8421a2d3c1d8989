"""Forms: a sheet being drawn: texts stay texts, formulas have no cached value, rows fit their texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from cchc_score.forms.entry import Options
from cchc_score.forms.styles import HEADER_SHADE, Styles
from cchc_score.reports.measure import BODY_SIZE, line_count, line_height

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Top = tuple[int, int, str]
"""A heading over several columns: the first, the last, the text."""

_PADDING = 5
_TALLEST = 409
"""Points; Excel takes no taller row."""
_DEEPEST = 7
"""Levels of groups that Excel takes."""


class Page:
    """One sheet, its formats, and the widths of its columns in characters."""

    def __init__(self, sheet: Worksheet, styles: Styles, widths: Mapping[int, int]) -> None:
        self.sheet = sheet
        self.styles = styles
        self.widths = widths
        for column, width in widths.items():
            sheet.set_column(column, column, width)

    def text(self, row: int, column: int, text: str, style: Format) -> None:
        """A text, also where it looks like something else."""
        self.sheet.write_string(row, column, text, style)

    def formula(self, row: int, column: int, formula: str, style: Format) -> None:
        """A formula (without "="); it has no cached value, so that every program computes it on opening."""
        self.sheet.write_formula(row, column, f"={formula}", style, "")

    def entry(self, row: int, column: int, style: Format, accepts: Options | None = None) -> None:
        """A blank cell to fill in, and what it accepts."""
        self.sheet.write_blank(row, column, None, style)
        if accepts is not None:
            self.sheet.data_validation(row, column, row, column, dict(accepts))

    def fill(self, row: int, last: int, style: Format) -> None:
        """Blank cells from the first column to the last."""
        for column in range(last + 1):
            self.sheet.write_blank(row, column, None, style)

    def across(self, row: int, left: int, right: int, text: str, style: Format) -> None:
        """A text over several columns."""
        if right > left:
            self.sheet.merge_range(row, left, row, right, "", style)
        self.sheet.write_string(row, left, text, style)

    def heading(self, row: int, tops: Sequence[Top], names: Mapping[int, str], lines: int) -> None:
        """Two rows of headings, the lower so many lines high; a column under no top heading takes both rows."""
        style = self.styles.cell(bold=True, align="center", bg_color=HEADER_SHADE)
        covered = {column for left, right, _ in tops for column in range(left, right + 1)}
        for left, right, text in tops:
            self.across(row, left, right, text, style)
        for column, text in names.items():
            if column in covered:
                self.text(row + 1, column, text, style)
            else:
                self.sheet.merge_range(row, column, row + 1, column, "", style)
                self.text(row, column, text, style)
        self.height(row, 1)
        self.height(row + 1, lines)

    def lines(self, text: str, left: int, right: int, size: int = BODY_SIZE, *, bold: bool = False) -> int:
        """How many lines a text takes over these columns."""
        width = sum(self.widths[column] for column in range(left, right + 1))
        return line_count(text, width, size, bold=bold)

    def height(self, row: int, lines: int, size: int = BODY_SIZE, level: int = 0) -> None:
        """Make a row so many lines high; `level` puts it into a group that can be folded away."""
        points = min(lines * line_height(size) + _PADDING, _TALLEST)
        self.sheet.set_row(row, points, None, {"level": min(level, _DEEPEST)})
