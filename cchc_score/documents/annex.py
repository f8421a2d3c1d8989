"""Documents: the annex of a set as a Word file, drawn by the template `annex.docx`."""

from __future__ import annotations

from cchc_score.decimals import show
from cchc_score.documents.shipped import template_of
from cchc_score.documents.template import filled
from cchc_score.problems import Problem
from cchc_score.reports.annex import Annex
from cchc_score.reports.annex_rows import AnnexRow, table_notes, table_rows


def annex_document(annex: Annex, tool: str) -> tuple[bytes | None, tuple[Problem, ...]]:
    """The annex as the bytes of a Word file. `tool` is the program and its version, which the last line names."""
    template = template_of("annex")
    return filled(template.path, template.shown, _context(annex, tool))


def _context(annex: Annex, tool: str) -> dict[str, object]:
    return {
        "title": annex.title,
        "decision": annex.decision,
        "standing": annex.standing,
        "rows": tuple(_row(row) for row in table_rows(annex)),
        "rules": annex.rules,
        "notes": table_notes(annex),
        "provenance": f"Lập từ bộ tiêu chí {annex.id}, phiên bản {annex.version} (SHA-256 {annex.sha256}) "
        f"bằng {tool}.",
    }


def _row(row: AnnexRow) -> dict[str, object]:
    """A row with its maximum as it is printed."""
    return {**row._asdict(), "max": show(row.max, "vi") if row.max is not None else ""}
