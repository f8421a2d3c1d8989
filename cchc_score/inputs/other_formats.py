"""Inputs: .xls through xlrd and .xlsb through calamine, the fence around both libraries.

Both trust what they read. calamine can even abort the process on a far-away cell, so files of these kinds are
read in worker processes (`batch`) that may die.
"""

from __future__ import annotations

import io
import struct
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from cchc_score.inputs.extent import Collector
from cchc_score.inputs.grid import Book, Cell, CellKind, Sheet
from cchc_score.inputs.refusal import RefusedError, damaged
from cchc_score.inputs.styles import Look, iso_date, look_of_format
from cchc_score.problems import Place, Problem

if TYPE_CHECKING:
    import xlrd

_FAULTS_OF_TRUST = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    TypeError,
    ValueError,
    struct.error,
)
"""What xlrd lets through on a damaged file; the list grew by feeding it mutated files."""


def read_xls(data: bytes, shown: str, sha256: str) -> tuple[Book, tuple[Problem, ...]]:
    """The workbook of Excel 97–2003. Formulas come as their stored values.

    Raises RefusedError when it is damaged or protected by a password.
    """
    book = _open_xls(data)
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    try:
        for sheet in book.sheets():
            collector = Collector(sheet.name)
            _collect_xls(book, sheet, collector)
            sheets.append(_finish_xls(sheet, collector))
            problems += collector.problems(shown)
    except _FAULTS_OF_TRUST as error:
        raise _broken(error) from None
    if not sheets:
        raise RefusedError("workbook-without-sheet")
    return Book(shown, sha256, tuple(sheets)), tuple(problems)


def _open_xls(data: bytes) -> xlrd.Book:
    import xlrd
    from xlrd.compdoc import CompDocError

    def opened(*, formatted: bool) -> xlrd.Book:
        return xlrd.open_workbook(
            file_contents=data, formatting_info=formatted, ragged_rows=True, logfile=io.StringIO()
        )

    try:
        return opened(formatted=True)
    except (xlrd.XLRDError, CompDocError, *_FAULTS_OF_TRUST):
        pass  # some programs write formats that xlrd stumbles over; the values can still be read
    try:
        return opened(formatted=False)
    except xlrd.XLRDError as error:
        if "encrypted" in str(error):
            raise RefusedError("file-password") from None
        raise _broken(error) from None
    except (CompDocError, *_FAULTS_OF_TRUST) as error:
        raise _broken(error) from None


def _collect_xls(book: xlrd.Book, sheet: xlrd.sheet.Sheet, collector: Collector) -> None:
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            cell = _understand_xls(book, sheet.cell(row, column))
            if cell is not None:
                collector.put(row + 1, column + 1, cell)


def _understand_xls(book: xlrd.Book, cell: xlrd.sheet.Cell) -> Cell | None:
    import xlrd

    if cell.ctype == xlrd.XL_CELL_TEXT:
        return Cell(CellKind.TEXT, cell.value) if cell.value else None
    if cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        return _number(cell.value, _look_xls(book, cell), epoch_1904=bool(book.datemode))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return Cell(CellKind.FLAG, "true" if cell.value else "false")
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return Cell(CellKind.ERROR, xlrd.error_text_from_code.get(cell.value, "#N/A"))
    return None


def _look_xls(book: xlrd.Book, cell: xlrd.sheet.Cell) -> Look:
    import xlrd

    if cell.xf_index is None:
        return Look.DATE if cell.ctype == xlrd.XL_CELL_DATE else Look.PLAIN
    return look_of_format(book.format_map[book.xf_list[cell.xf_index].format_key].format_str)


def _finish_xls(sheet: xlrd.sheet.Sheet, collector: Collector) -> Sheet:
    return collector.sheet(
        merges=tuple((top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells),
        hidden=sheet.visibility != 0,
        hidden_rows=frozenset(row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden),
        hidden_columns=frozenset(column + 1 for column, info in sheet.colinfo_map.items() if info.hidden),
    )


def read_xlsb(data: bytes, shown: str, sha256: str) -> tuple[Book, tuple[Problem, ...]]:
    """The binary workbook. Errors and blanks look the same in it to calamine, so a warning always comes along.

    Raises RefusedError when it is damaged. May abort the process: call it in a worker.
    """
    named_rows = _rows_by_calamine(data)
    if not named_rows:
        raise RefusedError("workbook-without-sheet")
    sheets: list[Sheet] = []
    problems = [Problem("errors-unseen", Place(shown), {"kind": ".xlsb"})]
    for name, hidden, rows in named_rows:
        collector = Collector(name)
        for row, values in enumerate(rows, start=1):
            for column, value in enumerate(values, start=1):
                cell = _understand_value(value)
                if cell is not None:
                    collector.put(row, column, cell)
        sheets.append(collector.sheet(hidden=hidden))
        problems += collector.problems(shown)
    return Book(shown, sha256, tuple(sheets)), tuple(problems)


def _rows_by_calamine(data: bytes) -> list[tuple[str, bool, list[list[Any]]]]:
    """Name, hidden, rows of each worksheet."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [
            (
                about.name,
                about.visible != SheetVisibleEnum.Visible,
                workbook.get_sheet_by_name(about.name).to_python(skip_empty_area=False),
            )
            for about in workbook.sheets_metadata
            if about.typ == SheetTypeEnum.WorkSheet
        ]
    except PasswordError:
        raise RefusedError("file-password") from None
    except (CalamineError, OSError, ValueError) as error:
        raise _broken(error) from None
    except BaseException as panic:
        # A Rust panic reaches Python as pyo3's PanicException, which derives from BaseException and has no
        # importable name; anything else (Ctrl-C, a full memory) goes on its way.
        if type(panic).__name__ != "PanicException":
            raise
        raise _broken(panic) from None


def _understand_value(value: object) -> Cell | None:
    if isinstance(value, str):
        return Cell(CellKind.TEXT, value) if value else None
    if isinstance(value, bool):
        return Cell(CellKind.FLAG, "true" if value else "false")
    if isinstance(value, int | float):
        return _number(value, Look.PLAIN)
    if isinstance(value, datetime):
        bare = value.replace(tzinfo=None)
        return Cell(CellKind.DATE, bare.isoformat().removesuffix("T00:00:00"))
    if isinstance(value, date):
        return Cell(CellKind.DATE, value.isoformat())
    if isinstance(value, time):
        return Cell(CellKind.DATE, f"1899-12-31T{value.isoformat('seconds')}")
    if isinstance(value, timedelta):
        return _number(value / timedelta(days=1), Look.DATE)
    return None


def _number(value: float, look: Look, *, epoch_1904: bool = False) -> Cell:
    # These libraries do not say which cells are formulas: all are held to the 15 digits that Excel shows.
    literal = f"{value:.15g}"
    day = iso_date(literal, epoch_1904=epoch_1904) if look is Look.DATE else None
    if day is not None:
        return Cell(CellKind.DATE, day)
    return Cell(CellKind.NUMBER, literal, look is Look.PERCENT)


def _broken(error: BaseException) -> RefusedError:
    text = " ".join(str(error).split())[:120] or type(error).__name__
    return damaged("không đọc được: {error}", "unreadable: {error}", {"error": text})
