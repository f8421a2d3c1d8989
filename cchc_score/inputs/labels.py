"""Inputs: what a sheet says of itself above its table: unit, set, version, year, level, stage."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from cchc_score.inputs.grid import Book, Cell, CellKind, Sheet
from cchc_score.inputs.values import as_text
from cchc_score.model import Source
from cchc_score.problems import Place
from cchc_score.text import fold, tidy

_ROWS_WITHOUT_TABLE = 60


class Label(StrEnum):
    """What a label is about."""

    UNIT_CODE = "unit code"
    UNIT_NAME = "unit name"
    SET = "set"
    VERSION = "version"
    YEAR = "year"
    LEVEL = "level"
    STAGE = "stage"
    DEPARTMENT = "department"
    """Whose appraisal it is."""
    MADE = "made"
    """The day the form was filled in or sent."""
    DAY = "day"
    """Of a visit; so are those that follow."""
    MODE = "mode"
    AUTHORITY = "authority"
    LEADER = "leader"
    TEAM = "team"
    UNIT_TEAM = "unit team"
    STRENGTHS = "strengths"
    SHORTCOMINGS = "shortcomings"
    DEMANDS = "demands"


class Labelled(NamedTuple):
    """The value of a label, as text, and its cell; `numeric` when the cell holds a number."""

    text: str
    place: Place
    numeric: bool = False


_WORDS: dict[str, Label] = {
    "ma don vi": Label.UNIT_CODE,
    "ma dv": Label.UNIT_CODE,
    "ma co quan": Label.UNIT_CODE,
    "unit code": Label.UNIT_CODE,
    "don vi": Label.UNIT_NAME,
    "ten don vi": Label.UNIT_NAME,
    "co quan": Label.UNIT_NAME,
    "ten co quan": Label.UNIT_NAME,
    "co quan don vi": Label.UNIT_NAME,
    "ten co quan don vi": Label.UNIT_NAME,
    "don vi tu danh gia": Label.UNIT_NAME,
    "unit": Label.UNIT_NAME,
    "bo tieu chi": Label.SET,
    "ma bo tieu chi": Label.SET,
    "bo chi so": Label.SET,
    "criteria set": Label.SET,
    "phien ban": Label.VERSION,
    "version": Label.VERSION,
    "nam": Label.YEAR,
    "nam danh gia": Label.YEAR,
    "year": Label.YEAR,
    "cap": Label.LEVEL,
    "level": Label.LEVEL,
    "giai doan": Label.STAGE,
    "buoc": Label.STAGE,
    "stage": Label.STAGE,
    "co quan tham dinh": Label.DEPARTMENT,
    "don vi tham dinh": Label.DEPARTMENT,
    "ngay": Label.MADE,
    "ngay lap": Label.MADE,
    "ngay lap phieu": Label.MADE,
    "ngay gui": Label.MADE,
    "ngay nop": Label.MADE,
    "ngay tu danh gia": Label.MADE,
    "ngay tham dinh": Label.MADE,
    "ngay giai trinh": Label.MADE,
    "ngay lam viec": Label.DAY,
    "ngay kiem tra": Label.DAY,
    "thoi gian kiem tra": Label.DAY,
    "hinh thuc": Label.MODE,
    "hinh thuc kiem tra": Label.MODE,
    "quyet dinh ke hoach so": Label.AUTHORITY,
    "can cu kiem tra": Label.AUTHORITY,
    "truong doan": Label.LEADER,
    "thanh phan doan": Label.TEAM,
    "thanh phan don vi": Label.UNIT_TEAM,
    "uu diem chung": Label.STRENGTHS,
    "han che chung": Label.SHORTCOMINGS,
    "ton tai han che chung": Label.SHORTCOMINGS,
    "yeu cau chung": Label.DEMANDS,
    "kien nghi chung": Label.DEMANDS,
}

_STAGES: dict[str, Source] = {
    "tu danh gia": Source.SELF,
    "tu cham": Source.SELF,
    "tu cham diem": Source.SELF,
    "self": Source.SELF,
    "tham dinh": Source.APPRAISAL_1,
    "appraisal": Source.APPRAISAL_1,
    "tham dinh lan 1": Source.APPRAISAL_1,
    "tham dinh vong 1": Source.APPRAISAL_1,
    "appraisal 1": Source.APPRAISAL_1,
    "tham dinh lan 2": Source.APPRAISAL_2,
    "tham dinh vong 2": Source.APPRAISAL_2,
    "appraisal 2": Source.APPRAISAL_2,
    "kiem tra": Source.INSPECTION,
    "inspection": Source.INSPECTION,
    "dieu tra xhh": Source.SURVEY,
    "dieu tra xa hoi hoc": Source.SURVEY,
    "khao sat": Source.SURVEY,
    "survey": Source.SURVEY,
}
STAGES_SHOWN = "tự đánh giá, thẩm định lần 1, thẩm định lần 2, kiểm tra, điều tra XHH"

# "Đơn vị: điểm" above a table tells the unit of measure, not who fills it in.
_MEASURES = frozenset({"", "diem", "dong", "trieu dong", "nghin dong", "ty dong", "ho so", "phan tram"})


def stage_named(text: str) -> Source | None:
    """The source that the value of a stage label means."""
    return _STAGES.get(fold(text))


def read_labels(book: Book, sheet: Sheet, before: int | None) -> Mapping[Label, Labelled]:
    """The labels above row `before` (in a sheet without a table: near its top). The first of each kind counts.

    A label is "Mã đơn vị: H01" in one cell, or "Mã đơn vị" (with or without a colon) and the value in the next
    filled cell of the row.
    """
    found: dict[Label, Labelled] = {}
    rows = [n for n in sheet.rows if before is None or n < before]
    for number in rows if before is not None else rows[:_ROWS_WITHOUT_TABLE]:
        cells = sheet.rows[number]
        columns = list(cells)
        for position, column in enumerate(columns):
            following = columns[position + 1] if position + 1 < len(columns) else None
            label, text, where, numeric = _label_at(cells, column, following)
            if label is None or label in found or (label is Label.UNIT_NAME and fold(text) in _MEASURES):
                continue
            if text:
                found[label] = Labelled(text, book.place(sheet, number, where), numeric)
    return found


def _label_at(
    cells: Mapping[int, Cell], column: int, following: int | None
) -> tuple[Label | None, str, int, bool]:
    cell = cells[column]
    nothing = (None, "", column, False)
    if cell.kind is not CellKind.TEXT:
        return nothing
    head, _, tail = cell.text.partition(":")
    label = _WORDS.get(fold(head)) if len(head) < 40 else None
    if label is None:
        return nothing
    if tail.strip():
        return label, tidy(tail), column, False
    if following is None:
        return nothing
    beside = cells[following]
    if beside.kind is CellKind.DATE:
        dated = label in (Label.DAY, Label.MADE)
        return (label, as_text(beside), following, False) if dated else nothing
    if beside.kind not in (CellKind.TEXT, CellKind.NUMBER) or _is_label(beside):
        return nothing
    return label, tidy(beside.text), following, beside.kind is CellKind.NUMBER


def _is_label(cell: Cell) -> bool:
    head, colon, _ = cell.text.partition(":")
    return bool(colon) and fold(head) in _WORDS
