"""Authoring: writing a criteria set as the annex of a Decision: Excel, Word or a Markdown page."""

from __future__ import annotations

from pathlib import Path

from cchc_score.campaign.publish import provenance
from cchc_score.model import CriteriaSet
from cchc_score.placing import place_bytes, place_file
from cchc_score.problems import Problem
from cchc_score.reports.annex import annex


def write_annex(criteria: CriteriaSet, output: Path) -> tuple[Path | None, tuple[Problem, ...]]:
    """Write the annex; the ending of the file (.xlsx, .docx, else Markdown) says as what.

    Returns where it stands, or None and why the Word template cannot be filled. Raises OSError.
    """
    origin = provenance((criteria,), ())
    kind = output.suffix.lower()
    if kind == ".xlsx":
        from cchc_score.reports.annex_book import annex_book
        from cchc_score.reports.xlsx_writer import write_xlsx

        book = annex_book(criteria, origin)
        return place_file(output, lambda draft: write_xlsx(book, draft)), ()
    if kind == ".docx":
        from cchc_score.documents.annex import annex_document

        content, problems = annex_document(annex(criteria), origin.label)
    else:
        from cchc_score.reports.annex_page import annex_page

        content, problems = annex_page(annex(criteria)).encode(), ()
    if content is None:
        return None, problems
    return place_bytes(output, content), problems
