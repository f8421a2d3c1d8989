"""Forms: what every form's workbook has: hidden lists, stamp, protection, paper. XlsxWriter is fenced in here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from cchc_score import __version__, stamp
from cchc_score.forms.entry import LISTS_SHEET, Lists
from cchc_score.forms.styles import FONT, Styles
from cchc_score.reports.measure import BODY_SIZE

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_CREATED = datetime(2000, 1, 1)
"""Fixed, so that the same form is the same bytes every time."""
_A4 = 9
_ALLOWED = {
    "format_columns": True,
    "format_rows": True,
    "sort": True,
    "autofilter": True,
}
"""What people may do on a locked sheet beside filling in: make room, and find their place."""


def draw(
    title: str, pairs: Sequence[tuple[str, str]], lists: Lists, pages: Callable[[Workbook, Styles], None]
) -> bytes:
    """A workbook whose visible sheets `pages` draws, with the hidden ones added behind them."""
    import xlsxwriter

    buffer = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": FONT, "font_size": BODY_SIZE, "font_scheme": "none"},
    }
    book = xlsxwriter.Workbook(buffer, options)
    author = f"cchc-score {__version__}"
    book.set_properties({"title": title, "author": author, "company": author, "created": _CREATED})
    pages(book, Styles(book))
    _add_lists(book, lists)
    _add_stamp(book, pairs)
    book.close()
    return buffer.getvalue()


def protect(page: Worksheet) -> None:
    """Lock all but the cells to fill in. There is no password: the lock is against slips, not against people."""
    page.protect("", _ALLOWED)


def on_paper(page: Worksheet, *, landscape: bool, one_page: bool = False) -> None:
    """A4, as wide as the page, with page numbers."""
    page.set_paper(_A4)
    if landscape:
        page.set_landscape()
    page.set_margins(left=0.5, right=0.4, top=0.5, bottom=0.6)
    page.fit_to_pages(1, int(one_page))
    page.center_horizontally()
    page.hide_gridlines(2)
    page.set_footer(f'&C&"{FONT},Regular"&10Trang &P/&N')


def _add_lists(book: Workbook, lists: Lists) -> None:
    page = book.add_worksheet(LISTS_SHEET)
    for row, text in enumerate(lists.texts):
        page.write_string(row, 0, text)
    page.protect()
    page.hide()


def _add_stamp(book: Workbook, pairs: Sequence[tuple[str, str]]) -> None:
    page = book.add_worksheet(stamp.SHEET)
    for row, (key, value) in enumerate(pairs):
        page.write_string(row, 0, key)
        page.write_string(row, 1, value)
        if value:
            book.set_custom_property(key, value[: stamp.LONGEST_VALUE], "text")
    page.protect()
    page.very_hidden()
