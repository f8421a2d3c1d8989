"""Authoring: a page in the terminal: a table a section, lines that went and came marked by sign and colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_score.authoring.page import Cell, Line, Mark, Page, Section
from cchc_score.reports.terminal_lines import print_text, width_of

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

_SIGNS = {Mark.GONE: "− ", Mark.COME: "+ "}
_STYLES = {Mark.SAME: "", Mark.GONE: "red", Mark.COME: "green"}


def print_page(console: Console, page: Page) -> None:
    """The whole page, plain when piped."""
    print_text(console, page.title, style="bold")
    for line in page.gist:
        print_text(console, line)
    for section in page.sections:
        console.print()
        print_text(console, section.title, style="bold")
        if section.about:
            print_text(console, section.about)
        console.print(_table(section), width=width_of(console))
    for note in page.notes:
        print_text(console, f"· {note}", style="dim")


def _table(section: Section) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, safe_box=True, padding=(0, 1, 0, 0), expand=True)
    for column in section.columns:
        justify = "right" if column.right else "left"
        table.add_column(column.heading, justify=justify, overflow="fold", ratio=column.share or None)  # type: ignore[arg-type]
    for row in section.rows:
        table.add_row(*(_text(cell) for cell in row.cells), style="bold" if row.strong else None)
    return table


def _text(cell: Cell) -> Text:
    from rich.text import Text

    return Text("\n").join(_line(line) for line in cell)


def _line(line: Line) -> Text:
    from rich.text import Text

    sign = next((_SIGNS[span.mark] for span in line if span.mark is not Mark.SAME), "")
    words = Text(" ").join(Text(span.text, style=_STYLES[span.mark]) for span in line)
    return Text(sign) + words
