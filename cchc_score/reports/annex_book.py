"""Reports: the annex of a set as an Excel document, in the layout that Decisions print."""

from __future__ import annotations

from cchc_score.model import CriteriaSet
from cchc_score.reports import figures
from cchc_score.reports.annex import Annex, annex
from cchc_score.reports.annex_rows import AnnexRow, RowKind, table_notes, table_rows
from cchc_score.reports.provenance import Provenance, provenance_sheet
from cchc_score.reports.sheet_names import document
from cchc_score.reports.tables import Align, Column, Document, Look, Row, Sheet, Table

_LOOKS = {
    RowKind.FIELD: Look.FIELD,
    RowKind.CRITERION: Look.CRITERION,
    RowKind.LEAF: Look.LEAF,
    RowKind.SCALE: Look.MUTED,
    RowKind.TOTAL: Look.TOTAL,
}

_COLUMNS = (
    Column(("STT",), 8, Align.CENTER),
    Column(("Lĩnh vực/Tiêu chí/Tiêu chí thành phần",), 62),
    Column(("Điểm tối đa",), 9, Align.CENTER),
    Column(("Tài liệu kiểm chứng",), 36, quiet=True),
    Column(("Cơ quan thẩm định",), 18, quiet=True),
    Column(("Ghi chú",), 36, quiet=True),
)


def annex_book(criteria: CriteriaSet, provenance: Provenance) -> Document:
    """The annex, then where it comes from."""
    made = annex(criteria)
    return document(made.title, provenance.label, (_sheet(made, criteria), provenance_sheet(provenance)))


def _sheet(made: Annex, criteria: CriteriaSet) -> Sheet:
    places = figures.maximum_places(criteria)
    return Sheet(
        "Phụ lục",
        f"PHỤ LỤC\n{made.title.upper()}",
        Table(_COLUMNS, tuple(_row(row, places) for row in table_rows(made))),
        subtitle=(made.decision, *((f"({made.standing})",) if made.standing is not None else ())),
        notes=(*made.rules, *table_notes(made)),
        frozen_columns=2,
    )


def _row(row: AnnexRow, places: int) -> Row:
    cells = (row.code, row.text, figures.shown(row.max, places), row.evidence, row.department, row.note)
    return Row(cells, _LOOKS[row.kind])
