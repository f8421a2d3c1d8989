"""Forms: fonts, borders and shades, each format made once; every shade has one meaning and a text beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_score.reports.measure import BODY_SIZE

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

FONT = "Times New Roman"
SMALL_SIZE = 9
TITLE_SIZE = 14

HEADER_SHADE = "#DDEBF7"
FIELD_SHADE = "#D9D9D9"
PARENT_SHADE = "#F2F2F2"
INPUT_SHADE = "#EAF4E2"
OWED_SHADE = "#FFE699"
EVIDENCE_SHADE = "#F8CBAD"
WRONG_SHADE = "#C00000"
MUTED = "#595959"
SKIPPED = "#BFBFBF"
LINK = "#1F4E79"

LINES = 14
"""Excel's number for thin rising lines; on a black-and-white printer they tell evidence from other debts."""


def decimals(places: int) -> str:
    """The number format of so many decimals; the mark follows the reader's language."""
    return f"0.{'0' * places}" if places else "0"


class Styles:
    """The formats of one workbook."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def of(self, **properties: object) -> Format:
        """A format of the body font with these properties."""
        common = {
            "font_name": FONT,
            "font_scheme": "none",
            "font_size": BODY_SIZE,
            "valign": "vcenter",
            "text_wrap": True,
        }
        return self._once({**common, **properties})

    def cell(self, **properties: object) -> Format:
        """A cell of a table."""
        return self.of(**{"border": 1, **properties})

    def entry(self, **properties: object) -> Format:
        """A cell that people fill in: shaded, unlocked."""
        return self.cell(**{"locked": False, "bg_color": INPUT_SHADE, **properties})

    def mark(self, **properties: object) -> Format:
        """What a conditional format lays over a cell."""
        return self._once(properties)

    def owed(self) -> Format:
        """Something has to be filled in here."""
        return self.mark(bg_color=OWED_SHADE, bold=True)

    def evidence(self) -> Format:
        """A document or an explanation is owed here."""
        return self.mark(pattern=LINES, fg_color=WRONG_SHADE, bg_color=EVIDENCE_SHADE)

    def wrong(self) -> Format:
        """What stands here cannot be."""
        return self.mark(bg_color=WRONG_SHADE, font_color="#FFFFFF", bold=True)

    def skipped(self) -> Format:
        """Not asked in this case."""
        return self.mark(bg_color=SKIPPED, font_color=MUTED)

    def _once(self, properties: dict[str, object]) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(properties)
        return self._made[key]
