"""Reports: the dossier of one unit as a workbook: score sheet, lost points, ways to win them back, history."""

from __future__ import annotations

from collections.abc import Sequence

from cchc_score.problems import Problem
from cchc_score.reports.gains_sheet import gains_sheet
from cchc_score.reports.history_table import history_sheet
from cchc_score.reports.lost_points import lost_points, lost_sheet
from cchc_score.reports.problem_table import gathered, problem_sheet
from cchc_score.reports.provenance import Provenance, provenance_sheet
from cchc_score.reports.score_sheet import official_sheet
from cchc_score.reports.sheet_names import document
from cchc_score.reports.tables import Document
from cchc_score.reports.unit_year import UnitYear


def dossier_book(year: UnitYear, provenance: Provenance, problems: Sequence[Problem] = ()) -> Document:
    """The dossier as a document. Its history holds the steps of every source: no trace stands beside it."""
    sheets = (
        official_sheet(year.score),
        lost_sheet(year, lost_points(year)),
        gains_sheet(year),
        history_sheet(year),
        problem_sheet(gathered(problems, (year.score,))),
        provenance_sheet(provenance),
    )
    return document(f"Phiếu điểm {year.score.unit.name}", provenance.label, sheets)
