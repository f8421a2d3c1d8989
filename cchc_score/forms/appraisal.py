"""Forms: the appraisal workbook of one department: its fields, all units, their claims, two rounds of verdicts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from cchc_score.forms import archive, book
from cchc_score.forms.appraisal_cover import add_cover, draw_cover
from cchc_score.forms.appraisal_rows import rows_of_a_unit
from cchc_score.forms.appraisal_scales import add_scales
from cchc_score.forms.appraisal_sheet import add_sheet
from cchc_score.forms.appraisal_tasks import Assignment, Returned, Task, option_lists
from cchc_score.forms.entry import Lists
from cchc_score.forms.heading import UNIT_CODE
from cchc_score.model import Unit
from cchc_score.stamp import to_pairs

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

    from cchc_score.forms.styles import Styles

MAIN_PART = "xl/worksheets/sheet2.xml"
"""The main sheet: it stands behind the cover."""
_MOST_ROWS = 30_000
"""Rows of one workbook; more than an office computer opens with pleasure."""
_ALL_ROWS = range(1 << 20)
_FIXED_HEIGHT = re.compile(rb'(<row r="(\d+)"[^>]*?) customHeight="1"')


def appraisal_book(assignment: Assignment, units: Sequence[Unit], returned: Mapping[str, Returned]) -> bytes:
    """The workbook of a department. `returned` is what came back so far, by unit code; absent: nothing did."""
    asked = assignment.tasks()
    lists = Lists(option_lists(asked))

    def pages(workbook: Workbook, styles: Styles) -> None:
        cover = add_cover(workbook)
        last = add_sheet(workbook, styles, assignment, units, returned, lists)
        add_scales(workbook, styles, asked)
        draw_cover(cover, styles, assignment, units, returned, last)

    return growing(book.draw(assignment.title, to_pairs(assignment.stamp()), lists, pages))


def shares(asked: Sequence[Task], units: Sequence[Unit]) -> tuple[Sequence[Unit], ...]:
    """The units in as many parts as workbooks are needed to keep each within a size that can be worked with."""
    most = max(1, _MOST_ROWS // rows_of_a_unit(asked))
    return tuple(units[start : start + most] for start in range(0, len(units), most))


def growing(workbook: bytes, part: str = MAIN_PART, rows: range = _ALL_ROWS) -> bytes:
    """Let rows of a sheet (from 0) grow with what is written into them: a fixed height would cut it on paper."""

    def loosened(row: re.Match[bytes]) -> bytes:
        return row[1] if int(row[2]) - 1 in rows else row[0]

    def loosen(name: str, content: bytes) -> bytes:
        return _FIXED_HEIGHT.sub(loosened, content) if name == part else content

    return archive.template(workbook, (UNIT_CODE,), loosen).filled({})
