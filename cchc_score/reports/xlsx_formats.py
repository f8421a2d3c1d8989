"""Reports: fonts, borders and shades of the Excel documents, each format made once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc_score.reports.measure import BODY_SIZE
from cchc_score.reports.tables import Align, Column, Look

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

FONT = "Times New Roman"


class Kind(NamedTuple):
    """A kind of text outside the table's own rows."""

    name: str
    size: int
    bold: bool = False
    italic: bool = False
    underline: bool = False
    align: Align = Align.LEFT


BODY = Kind("body", BODY_SIZE)
QUIET = Kind("quiet", 9)
TITLE = Kind("title", 15, bold=True, align=Align.CENTER)
SUBTITLE = Kind("subtitle", 12, italic=True, align=Align.CENTER)
NOTE = Kind("note", 10, italic=True)
ISSUER = Kind("issuer", BODY_SIZE, bold=True, align=Align.CENTER)
MOTTO = Kind("motto", BODY_SIZE, bold=True, align=Align.CENTER, underline=True)
DATED = Kind("dated", BODY_SIZE, italic=True, align=Align.CENTER)

_SHADES = {Look.FIELD: "#E7E6E6", Look.TOTAL: "#D0CECE", Look.WARNING: "#FFF2CC"}
_HEADER_SHADE = "#DDEBF7"
_BOLD = (Look.FIELD, Look.CRITERION, Look.TOTAL)
_SLANTED = (Look.MUTED, Look.WARNING)


def bold_row(look: Look) -> bool:
    """Whether a row's own texts are bold."""
    return look in _BOLD


def number_format(places: int | None) -> str:
    """Excel's format for a fixed number of decimals; its decimal mark follows the reader's language."""
    if places is None:
        return "General"
    return "0" if places == 0 else f"0.{'0' * places}"


class Formats:
    """The formats of one workbook."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[object, ...], Format] = {}

    def cell(self, column: Column, look: Look, *, text: bool) -> Format:
        """A cell of the table. A text in a column of figures (“KAD”) stands in the middle."""
        align = Align.CENTER if text and column.align is Align.RIGHT else column.align
        bold = bold_row(look) and not column.quiet
        size = QUIET.size if column.quiet else BODY.size
        return self._made_of(
            border=1,
            bold=bold,
            italic=look in _SLANTED,
            font_size=size,
            align=align.value,
            indent=int(align is Align.RIGHT),
            text_wrap=text,
            num_format="General" if text else number_format(column.places),
            **_shade(look),
        )

    def header(self) -> Format:
        """A heading cell."""
        return self._made_of(border=1, bold=True, align="center", bg_color=_HEADER_SHADE)

    def spanning(self, look: Look) -> Format:
        """A row that is one text over all columns."""
        return self._made_of(border=1, bold=bold_row(look), align="left", **_shade(look))

    def line(self, kind: Kind) -> Format:
        """A text above or below the table."""
        return self._made_of(
            bold=kind.bold,
            italic=kind.italic,
            underline=int(kind.underline),
            font_size=kind.size,
            align=kind.align.value,
        )

    def _made_of(self, **properties: object) -> Format:
        """The format with these properties, made once a workbook."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            common = {
                "font_name": FONT,
                "font_scheme": "none",
                "font_size": BODY.size,
                "valign": "vcenter",
                "text_wrap": True,
            }
            self._made[key] = self._book.add_format({**common, **properties})
        return self._made[key]


def _shade(look: Look) -> dict[str, object]:
    """Grey prints as grey; what must be seen without it is also bold, slanted or worded."""
    muted: dict[str, object] = {"font_color": "#595959"} if look is Look.MUTED else {}
    return {"bg_color": _SHADES[look]} if look in _SHADES else muted
