"""Inputs: a CSV file: encoding and delimiter found without guessing, every cell kept as the text it is."""

from __future__ import annotations

import codecs
import csv
from collections import Counter
from itertools import islice

from cchc_score.inputs.extent import Collector
from cchc_score.inputs.grid import Book, Cell, CellKind
from cchc_score.inputs.refusal import RefusedError
from cchc_score.problems import Problem

_DELIMITERS = "\t;,"
"""In the order that decides a draw: commas also stand inside Vietnamese numbers and sentences."""
_SAMPLE_ROWS = 100
_ERRORS = frozenset(("#REF!", "#VALUE!", "#DIV/0!", "#N/A", "#NAME?", "#NUM!", "#NULL!"))


def read_csv(data: bytes, shown: str, sha256: str) -> tuple[Book, tuple[Problem, ...]]:
    """The file as a book of one unnamed sheet; row numbers are those Excel would show.

    Raises RefusedError when the text is neither UTF-8 nor UTF-16, or a quotation mark is left open.
    """
    lines = decode(data).splitlines(keepends=True)
    collector = Collector("")
    reader = csv.reader(lines, delimiter=_delimiter(lines), strict=True)
    try:
        for row, texts in enumerate(reader, start=1):
            for column, text in enumerate(texts, start=1):
                if text.strip():
                    collector.put(row, column, Cell(_kind(text), text))
    except csv.Error:
        raise RefusedError("csv-quotes", {"line": reader.line_num}, line=reader.line_num) from None
    return Book(shown, sha256, (collector.sheet(),)), collector.problems(shown)


def decode(data: bytes) -> str:
    """The text of the file: UTF-8 (with or without mark) or marked UTF-16, else RefusedError."""
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise RefusedError("csv-encoding", {"byte": f"{data[error.start]:02X}", "line": line}, line=line) from None


def _kind(text: str) -> CellKind:
    return CellKind.ERROR if text in _ERRORS else CellKind.TEXT


def _delimiter(lines: list[str]) -> str:
    """The mark that cuts most of the first rows into the same number of columns."""
    return max(_DELIMITERS, key=lambda mark: _agreement(lines, mark))


def _agreement(lines: list[str], mark: str) -> int:
    """How many of the first rows have the commonest width above one; 0 when the mark cuts nothing."""
    rows = islice(csv.reader(lines, delimiter=mark), _SAMPLE_ROWS)
    try:
        widths = Counter(len(row) for row in rows if len(row) > 1)
    except csv.Error:
        return 0
    return max(widths.values(), default=0)
