"""Reports: draws one table as CSV (UTF-8 with a byte order mark, so that Excel reads its Vietnamese)."""

from __future__ import annotations

import csv
from pathlib import Path

from cchc_score.decimals import plain, show
from cchc_score.reports.tables import Column, Table, Value

_FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r")


def write_csv(table: Table, path: Path) -> None:
    """Write the table with one heading row; decimals with a point. Raises OSError."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow([" – ".join(column.heading) for column in table.columns])
        for row in table.rows:
            if row.spanning:
                writer.writerow([_text(row.cells[0], None)])
            else:
                writer.writerow([_text(*pair) for pair in zip(row.cells, table.columns, strict=True)])


def _text(value: Value, column: Column | None) -> str:
    """A cell; a text that a spreadsheet would take for a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA_MARKS) else value
    if column is not None and column.places is not None:
        return show(value, "en", column.places)
    return plain(value)
