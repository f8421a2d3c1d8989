"""Templates: the dossier of one unit (phiếu điểm)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt
from official_page import (
    body,
    bordered,
    command,
    ending,
    fixed,
    heading,
    line,
    name_and_subject,
    new_document,
    row_kept,
)

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.table import Table, _Row

SIZE, TABLE_SIZE = 13, 12
_L, _C, _R = ALIGN.LEFT, ALIGN.CENTER, ALIGN.RIGHT

_STAGES = ("Giai đoạn", "Điểm tối đa áp dụng", "Điểm", "Chỉ số (%)")
_STAGE_WIDTHS = tuple(Mm(width) for width in (64, 34, 30, 32))
_FIELDS = ("STT", "Lĩnh vực", "Điểm tối đa", "Điểm đạt", "Điểm mất", "Chỉ số (%)")
_FIELD_WIDTHS = tuple(Mm(width) for width in (12, 72, 20, 18, 18, 20))
_WAYS = ("Mã", "Việc cần đạt", "Được thêm", "Điều kiện")
_WAY_WIDTHS = tuple(Mm(width) for width in (16, 86, 18, 40))


def build() -> Word:
    """The template, new."""
    document = new_document("Phiếu điểm", size=SIZE)
    heading(document, "dossier.letterhead")
    name_and_subject(document, "PHIẾU ĐIỂM", "Kết quả chấm điểm {{ dossier.work }}")
    line(document, "Đơn vị: {{ dossier.unit }} (mã {{ dossier.code }})", size=SIZE, bold=True)
    line(document, "{{ dossier.criteria }}", size=TABLE_SIZE, italic=True, after=6)
    _general(document)
    _by_field(document)
    _lost(document)
    _waiting(document)
    _ways(document)
    ending(document, "dossier.ending")
    line(document, "{{ dossier.provenance }}", size=9, italic=True, align=_L).paragraph_format.space_before = Pt(6)
    return document


def _general(document: Word) -> None:
    body(document, "I. KẾT QUẢ CHUNG", bold=True)
    command(document, "{%p for sentence in dossier.result %}")
    body(document, "{{ sentence }}")
    command(document, "{%p endfor %}")
    cells = tuple(f"{{{{ stage.{name} }}}}" for name in ("title", "most", "points", "index"))
    table = _table(document, _STAGES)
    _mark(table, "{%tr for stage in dossier.stages %}")
    _mark(table, "{%tr if loop.last %}")
    _row(table, cells, (_L, _R, _R, _R), bold=True)
    _mark(table, "{%tr else %}")
    _row(table, cells, (_L, _R, _R, _R))
    _mark(table, "{%tr endif %}")
    _mark(table, "{%tr endfor %}")
    fixed(table, _STAGE_WIDTHS)
    line(document, "", size=6)


def _by_field(document: Word) -> None:
    body(document, "II. KẾT QUẢ THEO LĨNH VỰC", bold=True)
    names = ("code", "title", "most", "points", "lost", "index")
    aligns = (_C, _L, _R, _R, _R, _R)
    table = _table(document, _FIELDS)
    _mark(table, "{%tr for field in dossier.fields %}")
    _row(table, tuple(f"{{{{ field.{name} }}}}" for name in names), aligns)
    _mark(table, "{%tr endfor %}")
    _row(table, tuple(f"{{{{ dossier.total.{name} }}}}" for name in names), aligns, bold=True)
    fixed(table, _FIELD_WIDTHS)
    line(document, "", size=6)


def _lost(document: Word) -> None:
    body(document, "III. CÁC TIÊU CHÍ MẤT ĐIỂM", bold=True)
    command(document, "{%p for field in dossier.lost %}")
    body(document, "{{ field.code }}. {{ field.title }}", bold=True, italic=True)
    command(document, "{%p for leaf in field.leaves %}")
    body(
        document,
        "{{ leaf.code }}. {{ leaf.title }}: đạt {{ leaf.points }}/{{ leaf.most }} điểm, mất {{ leaf.lost }} điểm.",
        bold=True,
    )
    command(document, "{%p for remark in leaf.remarks %}")
    _remark(document)
    command(document, "{%p endfor %}")
    command(document, "{%p endfor %}")
    command(document, "{%p else %}")
    body(document, "Không có tiêu chí nào mất điểm.")
    command(document, "{%p endfor %}")


def _remark(document: Word) -> None:
    """A line below its leaf, smaller and set in, so that a long list of leaves stays easy to look through."""
    paragraph = line(document, "- {{ remark.label }}: ", size=TABLE_SIZE, italic=True, align=ALIGN.JUSTIFY)
    paragraph.add_run("{{ remark.text }}").font.size = Pt(TABLE_SIZE)
    shape = paragraph.paragraph_format
    shape.left_indent, shape.first_line_indent = Mm(8), Mm(-4)
    shape.space_after = Pt(1)


def _waiting(document: Word) -> None:
    command(document, "{%p if dossier.waiting %}")
    body(document, "IV. CÁC TIÊU CHÍ CHƯA CÓ ĐIỂM", bold=True)
    command(document, "{%p for remark in dossier.waiting %}")
    body(document, "- {{ remark.label }}: {{ remark.text }}")
    command(document, "{%p endfor %}")
    command(document, "{%p endif %}")


def _ways(document: Word) -> None:
    body(document, "{{ 'V' if dossier.waiting else 'IV' }}. NHỮNG VIỆC CÓ THỂ LẤY LẠI ĐIỂM", bold=True)
    command(document, "{%p if dossier.ways %}")
    body(
        document,
        "Xếp theo số điểm có thể lấy lại, nhiều nhất trước. Điểm được thêm tính theo đúng cách chấm của bộ tiêu "
        "chí, khi các số liệu khác giữ nguyên.",
    )
    table = _table(document, _WAYS)
    _mark(table, "{%tr for way in dossier.ways %}")
    _mark(table, "{%tr if way.title %}")
    named = ("{{ way.code }}", "{{ way.title }} (mất {{ way.lost }} điểm)", "", "")
    head = _row(table, named, (_C, _L, _R, _L), bold=True, with_next=True)
    _mark(table, "{%tr endif %}")
    _row(table, ("", "{{ way.says }}", "{{ way.wins }}", "{{ way.condition }}"), (_C, _L, _R, _L))
    _mark(table, "{%tr endfor %}")
    fixed(table, _WAY_WIDTHS)
    head.cells[1].merge(head.cells[3])
    for empty in head.cells[1].paragraphs[1:]:
        empty._p.getparent().remove(empty._p)
    command(document, "{%p else %}")
    body(document, "Đơn vị đã đạt điểm tối đa ở mọi tiêu chí đã chấm.")
    command(document, "{%p endif %}")


def _table(document: Word, headings: tuple[str, ...]) -> Table:
    table = document.add_table(rows=0, cols=len(headings))
    bordered(table)
    _row(table, headings, (_C,) * len(headings), bold=True, heading=True)
    return table


def _mark(table: Table, text: str) -> None:
    """A row that holds one command; nothing of it is printed."""
    table.add_row().cells[0].paragraphs[0].add_run(text).font.size = Pt(8)


def _row(
    table: Table,
    texts: tuple[str, ...],
    aligns: tuple[ALIGN, ...],
    *,
    bold: bool = False,
    heading: bool = False,
    with_next: bool = False,
) -> _Row:
    row = table.add_row()
    row_kept(row, heading=heading)
    for cell, text, align in zip(row.cells, texts, aligns, strict=True):
        paragraph = cell.paragraphs[0]
        run = paragraph.add_run(text)
        run.bold, run.font.size = bold, Pt(TABLE_SIZE)
        paragraph.alignment = align
        shape = paragraph.paragraph_format
        shape.space_before = shape.space_after = Pt(1)
        shape.keep_with_next = with_next
    return row
