"""Authoring: one difference between two versions, in words: what it is about, how it read, how it reads now."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from cchc_score.text import Phrase


class Aspect(StrEnum):
    """What an edit is about: of a node, its YAML key (place: its parent or its order); or a setting."""

    CODE = "code"
    PLACE = "place"
    TITLE = "title"
    MAX = "max"
    MIN = "min"
    RULE = "rule"
    FILLED_BY = "filled_by"
    DEPARTMENT = "department"
    NOT_APPLICABLE = "not_applicable"
    COMBINATION = "combination"
    ON_FINDING = "on_finding"
    CONFIRMED = "confirmed"
    LEGAL = "legal"
    EVIDENCE = "evidence"
    GUIDANCE = "guidance"
    SETTING = "setting"


LABELS: dict[Aspect, Phrase] = {
    Aspect.CODE: Phrase("Mã", "Code"),
    Aspect.PLACE: Phrase("Vị trí", "Place"),
    Aspect.TITLE: Phrase("Tên", "Title"),
    Aspect.MAX: Phrase("Điểm tối đa", "Maximum"),
    Aspect.MIN: Phrase("Điểm thấp nhất", "Least points"),
    Aspect.RULE: Phrase("Cách tính điểm", "Rule"),
    Aspect.FILLED_BY: Phrase("Ai cho điểm", "Filled by"),
    Aspect.DEPARTMENT: Phrase("Cơ quan thẩm định", "Department"),
    Aspect.NOT_APPLICABLE: Phrase("Không áp dụng", "Not applicable"),
    Aspect.COMBINATION: Phrase("Kết hợp nguồn điểm", "Combination"),
    Aspect.ON_FINDING: Phrase("Khi kiểm tra thấy thiếu sót", "On a finding"),
    Aspect.CONFIRMED: Phrase("Có văn bản xác nhận", "Confirmed by a text"),
    Aspect.LEGAL: Phrase("Căn cứ", "Legal basis"),
    Aspect.EVIDENCE: Phrase("Tài liệu kiểm chứng", "Evidence"),
    Aspect.GUIDANCE: Phrase("Hướng dẫn", "Guidance"),
}


class Edit(NamedTuple):
    """One difference: lines before and after; none where there was nothing, or is nothing any more."""

    aspect: Aspect
    label: Phrase
    before: tuple[Phrase, ...]
    after: tuple[Phrase, ...]


def edit(aspect: Aspect, before: tuple[Phrase, ...], after: tuple[Phrase, ...]) -> Edit:
    """An edit of a node, under the label of its aspect."""
    return Edit(aspect, LABELS[aspect], before, after)


def as_is(text: str | None) -> tuple[Phrase, ...]:
    """A text of the set itself as a line; no line for nothing."""
    return (Phrase(text, text),) if text else ()
