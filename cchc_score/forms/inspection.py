"""Forms: the inspection workbook of one visit: its record, and leaf by leaf what was verified and found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cchc_score.forms import book
from cchc_score.forms.appraisal import growing
from cchc_score.forms.appraisal_tasks import Claim, option_lists
from cchc_score.forms.entry import Lists
from cchc_score.forms.inspection_cover import add_cover
from cchc_score.forms.inspection_sheet import add_sheet
from cchc_score.forms.inspection_visit import MODES, Visit
from cchc_score.stamp import to_pairs

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

    from cchc_score.forms.styles import Styles


def inspection_book(visit: Visit, claims: Mapping[str, Claim]) -> bytes:
    """The workbook of a visit. `claims` is what the unit says, and has so far, by leaf code."""
    lists = Lists(option_lists(visit.tasks(), MODES))

    def pages(workbook: Workbook, styles: Styles) -> None:
        add_cover(workbook, styles, visit, lists)
        add_sheet(workbook, styles, visit, claims, lists)

    return growing(book.draw(visit.title, to_pairs(visit.stamp()), lists, pages))
