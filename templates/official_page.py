"""Templates: the page of an official document (Nghị định 30/2020/NĐ-CP): paper, heading, body, ending.

Builder functions that every shipped Word template is made with. Tags such as {{ letterhead.agency }} stand where
the program puts its texts; an office may change all the rest in Word.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
SAVED = datetime(2000, 1, 1)
"""Fixed, so that the same template is the same bytes every time."""

LONG, SHORT = Mm(297), Mm(210)
TOP = BOTTOM = Mm(20)
LEFT, RIGHT = Mm(30), Mm(20)
BODY_WIDTH = Mm(160)
INDENT = Mm(12.7)

HEADING_SIZE, LIST_SIZE, SMALL = 12, 12, 11

_BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")


def new_document(title: str, *, size: int = 14, landscape: bool = False) -> Word:
    """An empty A4 page with the margins, the font and the page numbers that the Decree asks for."""
    document = Document()
    _page(document, landscape=landscape)
    _fonts(document, size)
    _page_numbers(document, size)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, "cchc-score", ""
    properties.created = properties.modified = SAVED
    properties.language = "vi-VN"
    return document


def body(document: Word, text: str, *, bold: bool = False, italic: bool = False) -> Paragraph:
    """A paragraph of the text: both edges straight, first line set in."""
    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    run.bold, run.italic = bold, italic
    paragraph.alignment = ALIGN.JUSTIFY
    shape = paragraph.paragraph_format
    shape.first_line_indent = INDENT
    shape.space_before = shape.space_after = Pt(3)
    shape.line_spacing = 1.1
    shape.keep_with_next = bold
    return paragraph


def command(document: Word, text: str) -> None:
    """A paragraph that holds one command ({%p for … %}); nothing of it is printed."""
    document.add_paragraph(text).paragraph_format.space_after = Pt(0)


def line(
    where: Word | _Cell,
    text: str,
    *,
    size: int | None = None,
    bold: bool = False,
    italic: bool = False,
    align: ALIGN = ALIGN.CENTER,
    after: int = 0,
) -> Paragraph:
    """A line that stands by itself, as headings and signatures do."""
    paragraph = where.add_paragraph()
    run = paragraph.add_run(text)
    run.bold, run.italic = bold, italic
    if size is not None:
        run.font.size = Pt(size)
    paragraph.alignment = align
    paragraph.paragraph_format.space_before = Pt(0)
    paragraph.paragraph_format.space_after = Pt(after)
    return paragraph


def stroke(where: Word | _Cell, width: Length, room: Length) -> None:
    """A thin line of some width in the middle of the room, as stands below names and mottoes."""
    paragraph = where.add_paragraph()
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = Length((room - width) // 2)
    shape.space_before = shape.space_after = Pt(0)
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(5)
    border = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "auto")):
        top.set(qn(f"w:{name}"), value)
    border.append(top)
    paragraph._p.get_or_add_pPr().insert_element_before(
        border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def heading(document: Word, name: str = "letterhead") -> None:
    """The two columns on top: agency and number at the left, the nation, place and date at the right.

    Tags, below the name of the letterhead: superior (may be empty), agency, number, place_and_date.
    """
    left, right = _columns(document, Mm(66), Mm(94))
    line(left, f"{{%p if {name}.superior %}}")
    line(left, f"{{{{ {name}.superior }}}}", size=HEADING_SIZE)
    line(left, "{%p endif %}")
    line(left, f"{{{{ {name}.agency }}}}", size=HEADING_SIZE, bold=True)
    stroke(left, Mm(22), Mm(66))
    line(left, f"Số: {{{{ {name}.number }}}}", size=13, after=6)
    line(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=HEADING_SIZE, bold=True)
    line(right, "Độc lập - Tự do - Hạnh phúc", size=13, bold=True)
    stroke(right, Mm(58), Mm(94))
    line(right, f"{{{{ {name}.place_and_date }}}}", size=13, italic=True, after=6)
    _drop_first_lines(left, right)


def name_and_subject(document: Word, name: str, subject: str) -> None:
    """The kind of document in capitals, below it what it is about, below that a short line."""
    line(document, name, size=14, bold=True).paragraph_format.space_before = Pt(12)
    line(document, subject, size=14, bold=True)
    stroke(document, Mm(50), BODY_WIDTH)
    line(document, "", size=6)


def ending(document: Word, name: str = "ending") -> None:
    """The two columns at the end: recipients at the left, the signature at the right.

    Tags, below the name of the ending: recipients, authority (TM., KT.; may be empty), position, name.
    """
    line(document, "", size=6).paragraph_format.keep_with_next = True
    left, right = _columns(document, Mm(75), Mm(85), together=True)
    line(left, "Nơi nhận:", size=LIST_SIZE, bold=True, italic=True, align=ALIGN.LEFT)
    line(left, f"{{%p for recipient in {name}.recipients %}}")
    line(left, "- {{ recipient }}{{ ';' if not loop.last else '.' }}", size=SMALL, align=ALIGN.LEFT)
    line(left, "{%p endfor %}")
    line(right, f"{{%p if {name}.authority %}}")
    line(right, f"{{{{ {name}.authority }}}}", bold=True)
    line(right, "{%p endif %}")
    line(right, f"{{{{ {name}.position }}}}", bold=True, after=72)
    line(right, f"{{{{ {name}.name }}}}", bold=True)
    _drop_first_lines(left, right)


def bordered(table: Table) -> None:
    """Thin lines around every cell; the heading row again on every page."""
    properties = table._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    for name in _BORDERS:
        edge = OxmlElement(f"w:{name}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "auto")):
            edge.set(qn(f"w:{key}"), value)
        borders.append(edge)
    properties.append(borders)


def fixed(table: Table, widths: tuple[Length, ...]) -> None:
    """Columns of these widths that no text can push apart."""
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        for cell, width in zip(row._tr.tc_lst, widths, strict=True):
            cell.width = width


def row_kept(row: object, *, heading: bool = False) -> None:
    """A row that no page break cuts; a heading row stands again on every page."""
    properties = row._tr.get_or_add_trPr()  # type: ignore[attr-defined]
    properties.append(OxmlElement("w:cantSplit"))
    if heading:
        properties.append(OxmlElement("w:tblHeader"))


def _page(document: Word, *, landscape: bool) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (LONG, SHORT) if landscape else (SHORT, LONG)
    section.top_margin, section.bottom_margin = TOP, BOTTOM
    section.left_margin, section.right_margin = (LEFT, RIGHT) if not landscape else (Mm(20), Mm(20))
    section.header_distance = section.footer_distance = Mm(10)


def _fonts(document: Word, size: int) -> None:
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), FONT)
    style.paragraph_format.space_after = Pt(0)


def _page_numbers(document: Word, size: int) -> None:
    """In the middle of the top margin, from the second page on."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = ALIGN.CENTER
    run = paragraph.add_run()
    run.font.size = Pt(size)
    for kind in ("begin", "instr", "end"):
        run._r.append(_field_piece(kind))


def _field_piece(kind: str) -> object:
    if kind == "instr":
        piece = OxmlElement("w:instrText")
        piece.text = "PAGE"
        return piece
    piece = OxmlElement("w:fldChar")
    piece.set(qn("w:fldCharType"), kind)
    return piece


def _columns(document: Word, left: Length, right: Length, *, together: bool = False) -> tuple[_Cell, _Cell]:
    """Two cells side by side without lines; `together` keeps them on one page."""
    table = document.add_table(rows=1, cols=2)
    fixed(table, (left, right))
    if together:
        row_kept(table.rows[0])
    margins = OxmlElement("w:tblCellMar")
    for name in ("left", "right"):
        edge = OxmlElement(f"w:{name}")
        edge.set(qn("w:w"), "0")
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    table._tbl.tblPr.append(margins)
    first, second = table.rows[0].cells
    return first, second


def _drop_first_lines(*cells: _Cell) -> None:
    """A new cell begins with an empty paragraph that nobody wants."""
    for cell in cells:
        first = cell.paragraphs[0]._p
        first.getparent().remove(first)
