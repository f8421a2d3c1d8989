"""Reports: the workbook of a year: which sheets it has, in which order."""

from __future__ import annotations

from collections.abc import Sequence

from cchc_score.model import GroupRanking
from cchc_score.problems import Problem
from cchc_score.reports.comparison import comparison_sheet
from cchc_score.reports.groups import all_scores
from cchc_score.reports.matrices import criterion_sheets, field_sheets
from cchc_score.reports.overview import overview_sheet
from cchc_score.reports.problem_table import gathered, problem_sheet
from cchc_score.reports.provenance import Provenance, provenance_sheet
from cchc_score.reports.ranked_tables import ranked_sheet, unranked_sheet
from cchc_score.reports.sheet_names import document
from cchc_score.reports.tables import Document, Title


def ranking_book(
    title: Title, rankings: Sequence[GroupRanking], problems: Sequence[Problem], provenance: Provenance
) -> Document:
    """The year as a document to print and sign: overview, a ranked table a group, matrices, the rest.

    `problems` are those of the run; those the scores carry are added.
    """
    compared = comparison_sheet(rankings)
    sheets = (
        overview_sheet(title, rankings),
        *(ranked_sheet(title, ranking) for ranking in rankings),
        *field_sheets(rankings),
        *criterion_sheets(rankings),
        *([compared] if compared is not None else []),
        unranked_sheet(rankings),
        problem_sheet(gathered(problems, all_scores(rankings))),
        provenance_sheet(provenance),
    )
    return document(title.text, provenance.label, sheets)
