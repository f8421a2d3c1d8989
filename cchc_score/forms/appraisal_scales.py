"""Forms: draws the sheet "Thang điểm": how each leaf of a workbook counts, printed once for all its units."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cchc_score.criteria.wording import on_finding_line
from cchc_score.forms import book
from cchc_score.forms.appraisal_tasks import Task
from cchc_score.forms.page import Page
from cchc_score.forms.styles import HEADER_SHADE, PARENT_SHADE, TITLE_SIZE, Styles
from cchc_score.model import Node

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

SHEET = "Thang điểm"

_HEADINGS = ("Mã", "Tiêu chí", "Điểm tối đa", "Cách chấm", "Tài liệu cần có", "Hướng dẫn, căn cứ")
"""No column of values among them: the sheet is for reading, not for filling in."""
_WIDTHS = (9, 42, 8, 52, 26, 30)
_HEADER_ROW = 1


def add_scales(workbook: Workbook, styles: Styles, asked: Sequence[Task]) -> None:
    """Draw the sheet and set it up for the screen and for paper."""
    page = Page(workbook.add_worksheet(SHEET), styles, dict(enumerate(_WIDTHS)))
    page.text(0, 0, "THANG ĐIỂM VÀ CÁCH CHẤM", styles.of(bold=True, font_size=TITLE_SIZE, text_wrap=False))
    page.height(0, 1, TITLE_SIZE)
    header = styles.cell(bold=True, align="center", bg_color=HEADER_SHADE)
    for column, text in enumerate(_HEADINGS):
        page.text(_HEADER_ROW, column, text, header)
    page.height(_HEADER_ROW, 2)
    row = _HEADER_ROW
    shown: set[str] = set()
    for task in asked:
        for node in (*task.above, task.leaf):
            if node.code not in shown:
                shown.add(node.code)
                row += 1
                _node(page, row, node)
    book.on_paper(page.sheet, landscape=True)
    book.protect(page.sheet)
    page.sheet.repeat_rows(_HEADER_ROW)
    page.sheet.freeze_panes(_HEADER_ROW + 1, 2)
    page.sheet.print_area(0, 0, row, len(_WIDTHS) - 1)
    page.sheet.ignore_errors({"number_stored_as_text": f"A1:A{row + 1}"})


def _node(page: Page, row: int, node: Node) -> None:
    look: dict[str, object] = {"valign": "top"} if node.is_leaf else {"bold": True, "bg_color": PARENT_SHADE}
    page.fill(row, len(_WIDTHS) - 1, page.styles.cell(**look))
    texts = {0: node.code, 1: node.title, 3: scale(node), 4: "; ".join(node.evidence), 5: _remarks(node)}
    for column, text in texts.items():
        page.text(row, column, text, page.styles.cell(**look))
    page.sheet.write_number(row, 2, float(node.max), page.styles.cell(**look, align="center"))
    page.height(row, max(page.lines(text, c, c, bold=not node.is_leaf) for c, text in texts.items()))


def scale(node: Node) -> str:
    """The way of counting, a line for each step."""
    lines = node.rule.describe() if node.rule is not None else ()
    return "\n".join(f"– {line.text('vi')}" for line in lines)


def _remarks(node: Node) -> str:
    legal = f"Căn cứ: {'; '.join(node.legal)}." if node.legal else ""
    effect = f"{on_finding_line(node.on_finding).text('vi')}." if node.on_finding is not None else ""
    return " ".join(text for text in (node.guidance or "", effect, legal) if text)
