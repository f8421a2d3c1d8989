"""Annexes written as text tables and turned into workbooks, the way offices lay them out."""

from __future__ import annotations

from pathlib import Path

import xlsxwriter


def write_annex(path: Path, text: str, merges: tuple[str, ...] = ()) -> Path:
    """Cells parted by |, "//" for a line break inside a cell. 3 is a number, '3 a text, date:45658 a date."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Phụ lục")
        day = book.add_format({"num_format": "d.m"})
        for area in merges:
            sheet.merge_range(area, "")
        for row, line in enumerate(text.strip("\n").splitlines()):
            for column, cell in enumerate(part.strip() for part in line.split("|")):
                _write(sheet, row, column, cell.replace("//", "\n"), day)
    return path


def _write(sheet, row, column, cell, day):
    if cell.startswith("date:"):
        sheet.write_number(row, column, float(cell[5:]), day)
    elif cell.startswith("'"):
        sheet.write_string(row, column, cell[1:])
    elif cell.replace(".", "", 1).isdigit():
        sheet.write_number(row, column, float(cell))
    elif cell:
        sheet.write_string(row, column, cell)
