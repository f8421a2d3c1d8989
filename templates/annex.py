"""Templates: the annex of a Decision: a criteria set as a table on A4 across."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from official_page import body, bordered, command, fixed, line, new_document, row_kept, stroke

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.table import Table, _Row

HEADINGS = (
    "STT",
    "Lĩnh vực/Tiêu chí/Tiêu chí thành phần",
    "Điểm tối đa",
    "Tài liệu kiểm chứng",
    "Cơ quan thẩm định",
    "Ghi chú",
)
WIDTHS = tuple(Mm(width) for width in (16, 101, 16, 52, 27, 45))
SIZE = 12
_ALIGNS = (ALIGN.CENTER, ALIGN.LEFT, ALIGN.CENTER, ALIGN.LEFT, ALIGN.LEFT, ALIGN.LEFT)
_CELLS = (
    "{{ row.code }}",
    "{{ row.text }}",
    "{{ row.max }}",
    "{{ row.evidence }}",
    "{{ row.department }}",
    "{{ row.note }}",
)
_MERGED = (0, 2, 3, 4, 5)
"""Columns whose cell reaches down over the lines of the scale."""
_QUIET = 3
"""From this column on nothing is bold but the heading."""
_SHADE = "E7E6E6"


def build() -> Word:
    """The template, new."""
    document = new_document("Phụ lục: bộ tiêu chí", size=13, landscape=True)
    _heading(document)
    _table(document)
    _closing(document)
    return document


def _heading(document: Word) -> None:
    line(document, "PHỤ LỤC", size=14, bold=True)
    line(document, "{{ title|upper }}", size=14, bold=True)
    line(document, "{{ decision }}", size=13, italic=True)
    command(document, "{%p if standing %}")
    line(document, "({{ standing }})", size=13, italic=True)
    command(document, "{%p endif %}")
    stroke(document, Mm(50), Mm(257))
    line(document, "", size=6)


def _table(document: Word) -> None:
    table = document.add_table(rows=0, cols=len(HEADINGS))
    bordered(table)
    _row(table, HEADINGS, bold=True, centred=True, heading=True)
    _mark(table, "{%tr for row in rows %}")
    _mark(table, "{%tr if row.kind == 'field' or row.kind == 'total' %}")
    _row(table, _CELLS, bold=True, shaded=True)
    _mark(table, "{%tr elif row.kind == 'criterion' %}")
    _row(table, _CELLS, bold=True, with_next=True)
    _mark(table, "{%tr elif row.kind == 'leaf' %}")
    _row(table, _CELLS, merge="restart", with_next=True)
    _mark(table, "{%tr else %}")
    _row(table, ("", "{{ row.text }}", "", "", "", ""), italic=True, merge="continue")
    _mark(table, "{%tr endif %}")
    _mark(table, "{%tr endfor %}")
    fixed(table, WIDTHS)


def _closing(document: Word) -> None:
    line(document, "", size=6)
    body(document, "Cách tính chung:", bold=True)
    command(document, "{%p for rule in rules %}")
    body(document, "{{ rule }}")
    command(document, "{%p endfor %}")
    command(document, "{%p for note in notes %}")
    body(document, "{{ note }}", italic=True)
    command(document, "{%p endfor %}")
    line(document, "{{ provenance }}", size=9, italic=True, align=ALIGN.LEFT).paragraph_format.space_before = Pt(6)


def _mark(table: Table, text: str) -> None:
    """A row that holds one command; nothing of it is printed."""
    table.add_row().cells[0].paragraphs[0].add_run(text).font.size = Pt(8)


def _row(
    table: Table,
    texts: tuple[str, ...],
    *,
    bold: bool = False,
    italic: bool = False,
    centred: bool = False,
    shaded: bool = False,
    heading: bool = False,
    merge: str | None = None,
    with_next: bool = False,
) -> None:
    row = table.add_row()
    row_kept(row, heading=heading)
    for number, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        paragraph = cell.paragraphs[0]
        run = paragraph.add_run(text)
        run.bold, run.italic, run.font.size = bold and (heading or number < _QUIET), italic, Pt(SIZE)
        paragraph.alignment = ALIGN.CENTER if centred else _ALIGNS[number]
        shape = paragraph.paragraph_format
        shape.space_before = shape.space_after = Pt(1)
        shape.keep_with_next = with_next
    if shaded or heading:
        _shade(row)
    if merge is not None:
        _merge_down(row, merge)


def _shade(row: _Row) -> None:
    for cell in row.cells:
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", _SHADE)):
            shade.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shade)


def _merge_down(row: _Row, how: str) -> None:
    for number in _MERGED:
        row._tr.tc_lst[number].get_or_add_tcPr().get_or_add_vMerge().val = how
