"""Inputs: the headings people write above columns, and what a column under each of them holds."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from cchc_score.model import Source
from cchc_score.text import fold


class Role(StrEnum):
    """What a column holds."""

    CODE = "code"
    TITLE = "title"
    MAX = "max"
    FACTS = "facts"
    POINTS = "points"
    PRINTED = "printed"
    """Results and explanations that the form prints: not read."""
    EVIDENCE = "evidence"
    NOTE = "note"
    REQUEST = "request"
    """What an appraiser asks the unit to explain."""
    NOT_APPLICABLE = "not applicable"
    """Chosen where an item does not apply to the unit."""
    STRENGTH = "strength"
    SHORTCOMING = "shortcoming"
    RECOMMENDATION = "recommendation"
    DEADLINE = "deadline"
    """By when a recommendation is to be carried out."""
    OWNER = "owner"
    """Who has to remedy a shortcoming."""
    UNIT_CODE = "unit code"
    UNIT_NAME = "unit name"


class Meaning(NamedTuple):
    """What a heading says: its role, and for values and remarks whose they are (None: the file's stage tells)."""

    role: Role
    source: Source | None = None
    any_round: bool = False
    """Appraisal without a round: the file's own round if it is an appraisal, else the first."""
    numbering: bool = False
    """STT may be the code, or merely count rows beside a column of codes."""
    declared: bool = False
    """Data "kê khai", which only the unit itself does."""


SHOWN: dict[str, tuple[str, str]] = {
    "code": ("Mã tiêu chí, Mã, STT", "Mã tiêu chí, Mã, STT, Code"),
    "finding": (
        "Ưu điểm, Tồn tại, Kiến nghị",
        "Ưu điểm, Tồn tại, Kiến nghị",
    ),
    "value": (
        "Số liệu, Tự đánh giá, Tự chấm, Thẩm định, Kiểm tra, Điều tra XHH, Điểm đánh giá, Điểm",
        "Số liệu, Tự đánh giá, Tự chấm, Thẩm định, Kiểm tra, Điều tra XHH, Điểm đánh giá, Điểm",
    ),
}
"""The headings to name when a column is missing, in both languages."""

_EXACT: dict[Meaning, str] = {
    Meaning(Role.CODE): "ma tieu chi|ma|ma so|ma tc|ma tctp|ma tc tctp|ma chi tieu|code|criterion code",
    Meaning(Role.CODE, numbering=True): "stt|tt|so tt|so thu tu|no",
    Meaning(Role.TITLE): "tc|criterion|title",
    Meaning(Role.FACTS): "so lieu|du lieu|data|facts",
    Meaning(Role.POINTS): "diem danh gia|diem|danh gia|diem cham|cham diem|points|score",
    Meaning(Role.UNIT_NAME): "don vi|co quan|unit",
    Meaning(Role.NOT_APPLICABLE): "khong ap dung|kad|not applicable",
    Meaning(Role.PRINTED): "ket qua|tong diem|tong|don vi tinh|dvt",
}
"""Headings that mean this only when nothing else stands with them."""

_STARTS: dict[Meaning, str] = {
    Meaning(Role.TITLE): "linh vuc|tieu chi|noi dung|tc tctp|ten tieu chi|chi tieu|chi so thanh phan",
    Meaning(Role.MAX): "diem toi da|diem chuan|toi da|diem quy dinh|max|maximum",
    Meaning(Role.FACTS, declared=True): "so lieu ke khai|so lieu don vi ke khai|ke khai|so lieu bao cao",
    Meaning(Role.FACTS, Source.SELF): "so lieu tu danh gia|so lieu tu cham",
    Meaning(Role.FACTS, Source.APPRAISAL_1, any_round=True): "so lieu tham dinh",
    Meaning(Role.FACTS, Source.APPRAISAL_1): "so lieu tham dinh lan 1|so lieu tham dinh vong 1",
    Meaning(Role.FACTS, Source.APPRAISAL_2): "so lieu tham dinh lan 2|so lieu tham dinh vong 2",
    Meaning(Role.FACTS, Source.INSPECTION): "so lieu kiem tra",
    Meaning(Role.POINTS, Source.SELF): (
        "tu danh gia|tu cham|diem tu danh gia|diem tu cham|don vi tu danh gia|don vi tu cham"
        "|diem don vi tu danh gia|diem don vi tu cham|self"
    ),
    Meaning(Role.POINTS, Source.APPRAISAL_1, any_round=True): (
        "tham dinh|diem tham dinh|snv danh gia|diem snv danh gia|snv tham dinh|diem snv tham dinh"
        "|so noi vu danh gia|so noi vu tham dinh|diem so noi vu|appraisal"
    ),
    Meaning(Role.POINTS, Source.APPRAISAL_1): (
        "tham dinh lan 1|diem tham dinh lan 1|tham dinh vong 1|diem tham dinh vong 1|appraisal 1"
    ),
    Meaning(Role.POINTS, Source.APPRAISAL_2): (
        "tham dinh lan 2|diem tham dinh lan 2|tham dinh vong 2|diem tham dinh vong 2|appraisal 2"
    ),
    Meaning(Role.POINTS, Source.INSPECTION): (
        "kiem tra|diem kiem tra|ket qua kiem tra|doan kiem tra|diem doan kiem tra|inspection"
    ),
    Meaning(Role.POINTS, Source.SURVEY): (
        "dieu tra xhh|diem dieu tra xhh|diem xhh|xhh|dieu tra xa hoi hoc|diem dieu tra xa hoi hoc|survey"
    ),
    Meaning(Role.PRINTED): (
        "diem dat duoc|chi so|ty le|cach tinh|cach cham|diem ket luan|diem cuoi cung|chenh lech|diem chenh lech"
        "|xep loai|xep hang|co quan tham dinh|don vi tham dinh|can cu|diem hien tai|diem theo so lieu"
        "|don vi giai trinh bo sung"
    ),
    Meaning(Role.REQUEST): "yeu cau giai trinh|noi dung can giai trinh",
    Meaning(Role.EVIDENCE): (
        "tlkc|tai lieu kiem chung|minh chung|tai lieu minh chung|yeu cau va tlkc|yeu cau va tai lieu kiem chung"
        "|evidence"
    ),
    Meaning(Role.EVIDENCE, Source.SELF): "tai lieu kiem chung cua don vi|tlkc cua don vi",
    Meaning(Role.NOTE): "giai trinh|ghi chu|ly do|note|explanation",
    Meaning(Role.NOTE, Source.SELF): "giai trinh cua don vi|don vi giai trinh",
    Meaning(Role.NOTE, Source.APPRAISAL_1): "nhan xet lan 1|ghi chu lan 1|ghi chu tham dinh lan 1",
    Meaning(Role.NOTE, Source.APPRAISAL_2): "nhan xet lan 2|ghi chu lan 2|ghi chu tham dinh lan 2",
    Meaning(Role.STRENGTH): "uu diem|mat lam duoc|strength",
    Meaning(Role.SHORTCOMING): "ton tai|han che|ton tai han che|khuyet diem|thieu sot|shortcoming",
    Meaning(Role.RECOMMENDATION): "kien nghi|yeu cau khac phuc|recommendation",
    Meaning(Role.DEADLINE): "thoi han|thoi han khac phuc|han khac phuc|thoi han thuc hien|deadline",
    Meaning(Role.OWNER): "trach nhiem|nguoi chiu trach nhiem|bo phan chiu trach nhiem|owner",
    Meaning(Role.UNIT_CODE): "ma don vi|ma dv|ma co quan|unit code",
    Meaning(Role.UNIT_NAME): "ten don vi|ten co quan|co quan don vi|unit name",
}
"""Headings that may go on ("Điểm tối đa theo Quyết định", "Tự đánh giá của đơn vị"); the longest one counts."""


def _spread(table: dict[Meaning, str]) -> dict[str, Meaning]:
    return {heading: meaning for meaning, headings in table.items() for heading in headings.split("|")}


_STARTERS = _spread(_STARTS)
_WHOLE = _spread(_EXACT) | _STARTERS
_LONGEST_FIRST = sorted(_STARTERS, key=len, reverse=True)
_COLUMN_NUMBER = re.compile(r"\s*\(\s*\d+\s*\)\s*$")
_NUMBERING = re.compile(r"\(?([0-9]{1,2}|[a-zA-Z])\)?(\s*=.*)?")
_LONGEST_HEADING = 120
_VALUE_WORDS = re.compile(r"\b(diem|danh gia|tham dinh|kiem tra|tu cham|so lieu|xhh)\b")


@lru_cache(maxsize=4096)
def heading_key(text: str) -> str:
    """A heading so that it compares: folded, without a column number like "(4)" behind it."""
    return fold(_COLUMN_NUMBER.sub("", text)) if len(text) <= _LONGEST_HEADING else ""


@lru_cache(maxsize=4096)
def meaning_of(key: str) -> Meaning | None:
    """What a (folded) heading means: known as it is, or by how it starts."""
    whole = _WHOLE.get(key)
    if whole is not None or not key:
        return whole
    start = next((known for known in _LONGEST_FIRST if key.startswith(known + " ")), None)
    return _STARTERS[start] if start is not None else None


@lru_cache(maxsize=4096)
def meaning_under(parent: str, child: str, *, own: bool) -> Meaning | None:
    """What a column means under two (folded) heading rows; `own`: the parent stands right above this column."""
    if not child:
        return meaning_of(parent) if own else None
    if not parent or parent == child:
        return meaning_of(child)
    both = _WHOLE.get(f"{parent} {child}")
    if both is not None:
        return both
    alone, above = meaning_of(child), meaning_of(parent)
    if alone is None:
        return above if own else None
    takes_source = alone.role in (Role.POINTS, Role.FACTS) and alone.source is None and not alone.declared
    if takes_source and above is not None and above.role is Role.POINTS and above.source is not None:
        return above._replace(role=alone.role)
    return alone


def speaks_of_values(key: str) -> bool:
    """Whether an unknown heading sounds as if points or data stood under it."""
    return _VALUE_WORDS.search(key) is not None


def numbers_columns(texts: list[str]) -> bool:
    """Whether a row reads (1) (2) (3)=(1)+(2) …, or A B 1 2 …: letters, then numbers, counting up."""
    matches = [_NUMBERING.fullmatch(text) for text in texts]
    if len(matches) < 3 or not all(matches):
        return False
    marks = [match[1] for match in matches if match is not None]
    numbers = [int(mark) for mark in marks if mark.isdecimal()]
    letters = [mark.lower() for mark in marks if not mark.isdecimal()]
    counted = numbers == list(range(1, len(numbers) + 1)) or numbers == list(range(2, len(numbers) + 2))
    return counted and letters == list("abcdefghij")[: len(letters)]
