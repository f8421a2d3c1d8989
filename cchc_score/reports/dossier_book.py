"""Reports: the dossier of one unit as a workbook: score sheet, lost points, ways to win them back, history."""

from __future__ import annotations

from collections.abc import Sequence

from cchc_score.problems import Problem
from cchc_score.reports.gains_sheet import gains_sheet
from cchc_score.reports.history_table import history_sheet
from cchc_score.reports.lost_points import lost_points, lost_sheet
from cchc_score.reports.provenance import Provenance
from cchc_score.reports.score_sheet import score_sheet
from cchc_score.reports.sheet_names import document
from cchc_score.reports.tables import Document
from cchc_score.reports.unit_year import UnitYear


def dossier_book(year: UnitYear, provenance: Provenance, problems: Sequence[Problem] = ()) -> Document:
    """The score sheet as `evaluate` gives it, with the sheets of the dossier behind its first page."""
    made = score_sheet(year.score, provenance, problems)
    first, *rest = made.sheets
    own = (lost_sheet(year, lost_points(year)), gains_sheet(year), history_sheet(year))
    return document(f"Phiếu điểm {year.score.unit.name}", made.tool, (first, *own, *rest))
