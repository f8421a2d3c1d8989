"""Authoring: a page as Markdown that GitHub shows in a pull request: tables, long ones folded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_score.authoring.page import Cell, Mark, Page, Row, Section, Span
from cchc_score.text import Lang, Phrase

_MOST_OPEN = 12
"""Longer tables are folded: a reviewer should see the whole page at one look."""

_SPECIAL = re.compile(r"([\\`*_~|\[\]#])")
_WRAPPED = {Mark.SAME: "{}", Mark.GONE: "~~{}~~", Mark.COME: "**{}**"}
_OPEN_IT = Phrase("Xem {count} dòng", "Show {count} rows")


def to_markdown(page: Page, lang: Lang) -> str:
    """The page as GitHub-flavoured Markdown, ending in a line break."""
    blocks = [f"## {escaped(page.title)}", *(escaped(line) for line in page.gist)]
    for section in page.sections:
        blocks += _section(section, lang)
    if page.notes:
        blocks.append("\n".join(f"- {escaped(note)}" for note in page.notes))
    return "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    """A text as Markdown shows it letter by letter, also inside a table."""
    bare = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", " ")
    # a mention in a comment would send people mail: a mark of no width keeps the sign from being one
    return _SPECIAL.sub(r"\\\1", bare).replace("@", "@\u2060")


def _section(section: Section, lang: Lang) -> Iterator[str]:
    yield f"### {escaped(section.title)}"
    if section.about:
        yield escaped(section.about)
    table = "\n".join(_table(section))
    if len(section.rows) <= _MOST_OPEN and not section.side:
        yield table
        return
    count = {"count": len(section.rows)}
    yield f"<details>\n<summary>{Phrase(_OPEN_IT.vi, _OPEN_IT.en, count).text(lang)}</summary>"
    yield f"{table}\n\n</details>"


def _table(section: Section) -> Iterator[str]:
    yield _line(escaped(column.heading) for column in section.columns)
    yield _line("---:" if column.right else "---" for column in section.columns)
    for row in section.rows:
        cells = zip(section.columns, row.cells, strict=True)
        yield _line(_unbroken(_cell(cell, row)) if column.right else _cell(cell, row) for column, cell in cells)


def _line(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _unbroken(text: str) -> str:
    """Figures before and after stay on one line however narrow their column becomes."""
    return text.replace(" ", "\u00a0")


def _cell(cell: Cell, row: Row) -> str:
    return "<br>".join(" ".join(_shown(span, strong=row.strong) for span in line) for line in cell)


def _shown(span: Span, *, strong: bool) -> str:
    text = escaped(span.text)
    mark = Mark.COME if strong and span.mark is Mark.SAME else span.mark
    return _WRAPPED[mark].format(text) if text.strip() else text
