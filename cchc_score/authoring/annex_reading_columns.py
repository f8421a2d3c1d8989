"""Authoring: which column of an annex is which: codes, titles, maxima, scales, evidence, who appraises."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from cchc_score.inputs.columns import Header, find_header
from cchc_score.inputs.grid import Book, Sheet
from cchc_score.inputs.headings import Role, heading_key
from cchc_score.model import Stage


class Part(StrEnum):
    """What a column of an annex holds."""

    CODE = "code"
    TITLE = "title"
    MAX = "max"
    SCALE = "scale"
    EVIDENCE = "evidence"
    DEPARTMENT = "department"
    LEGAL = "legal"
    WAY = "way"
    """Who gives the points, in words."""
    NOTE = "note"
    MARK = "mark"
    """Filled where a source gives the points: “Điều tra XHH”, “Tự đánh giá”."""


_STARTS: dict[Part, tuple[str, ...]] = {
    Part.SCALE: (
        "cach tinh",
        "cach cham",
        "phuong phap tinh",
        "cong thuc",
        "huong dan cham",
        "thang diem danh gia",
    ),
    Part.DEPARTMENT: (
        *("co quan tham dinh", "don vi tham dinh", "co quan chu tri", "don vi chu tri", "co quan danh gia"),
        *("co quan theo doi", "co quan phu trach", "don vi phu trach", "don vi theo doi"),
    ),
    Part.WAY: ("hinh thuc danh gia", "phuong phap danh gia", "cach danh gia", "nguon diem", "nguon danh gia"),
    Part.LEGAL: ("can cu",),
    Part.MAX: ("thang diem", "diem"),
}
_ROLES = {
    Role.CODE: Part.CODE,
    Role.TITLE: Part.TITLE,
    Role.MAX: Part.MAX,
    Role.EVIDENCE: Part.EVIDENCE,
    Role.NOTE: Part.NOTE,
}
_PRINTED = frozenset((Role.PRINTED, Role.POINTS, Role.FACTS, Role.NOT_APPLICABLE))


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table, numbers from 1; several titles are read as one."""

    header: Header
    parts: dict[int, Part]
    marks: dict[int, Stage] = field(default_factory=dict)
    """Whose points a column of marks is for."""
    others: dict[int, str] = field(default_factory=dict)
    """Columns that were not understood, by their headings."""

    def of(self, part: Part) -> list[int]:
        """The columns that hold this, from the left."""
        return sorted(column for column, held in self.parts.items() if held is part)


def find_table(book: Book) -> tuple[Sheet, Columns] | None:
    """The first sheet with the table of an annex: titles, and maxima or scales; hidden sheets last."""
    for sheet in sorted(book.sheets, key=lambda sheet: sheet.hidden):
        columns = columns_of(sheet)
        if columns is not None:
            return sheet, columns
    return None


def columns_of(sheet: Sheet) -> Columns | None:
    """The columns of the annex in a sheet; None when it has none."""
    header = find_header(sheet)
    if header is None:
        return None
    columns = Columns(header, {})
    for column, heading in sorted(header.headings.items()):
        _sort(columns, column, heading)
    parts = set(columns.parts.values())
    return columns if Part.TITLE in parts and parts & {Part.MAX, Part.SCALE} else None


def _sort(columns: Columns, column: int, heading: str) -> None:
    meaning = columns.header.meanings.get(column)
    if meaning is not None and meaning.role in _ROLES:
        columns.parts[column] = _ROLES[meaning.role]
        return
    stage = meaning.source.stage if meaning is not None and meaning.source is not None else None
    if stage is not None:
        columns.parts[column], columns.marks[column] = Part.MARK, stage
        return
    part = _by_words(heading, taken=set(columns.parts.values()))
    if part is not None:
        columns.parts[column] = part
    elif meaning is None or meaning.role not in _PRINTED:
        columns.others[column] = heading


def _by_words(heading: str, taken: set[Part]) -> Part | None:
    words = heading_key(heading.rpartition(" – ")[2])
    for part, starts in _STARTS.items():
        if words.startswith(starts) and not (part is Part.MAX and Part.MAX in taken):
            return part
    return None
