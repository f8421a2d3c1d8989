"""Forms: who and what a form is about: the words in its heading, with marks where each unit's own stand later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cchc_score.model import CriteriaSet, Source, Unit
from cchc_score.stamp import Stamp

UNIT_CODE = "\ue000ma-don-vi\ue000"
UNIT_NAME = "\ue000ten-don-vi\ue000"
UNIT_NAME_CAPITALS = "\ue000TEN-DON-VI\ue000"
"""Marks in a template that are replaced unit by unit; letters of private use stand in no other text."""

DOTS = "……………………………"


@dataclass(frozen=True, slots=True)
class Heading:
    """What a form of one set, level and year says above its table."""

    criteria: CriteriaSet
    year: int
    level: str
    group: str
    deadline: date | None

    @property
    def title(self) -> str:
        """The name of the form."""
        return f"PHIẾU TỰ ĐÁNH GIÁ, CHẤM ĐIỂM CẢI CÁCH HÀNH CHÍNH NĂM {self.year}"

    @property
    def issuer(self) -> str:
        """Who issued the set; dots where it does not say."""
        return self.criteria.issuer.upper() if self.criteria.issuer else DOTS

    @property
    def due(self) -> str:
        """The deadline in words."""
        return f"Hạn gửi: {self.deadline:%d/%m/%Y}" if self.deadline else "Hạn gửi: theo văn bản hướng dẫn"

    def labels(self) -> tuple[str, ...]:
        """What the form belongs to, label and value, as it is read back from a copy that has lost its stamp."""
        return (
            f"Bộ tiêu chí: {self.criteria.id}",
            f"Phiên bản: {self.criteria.version}",
            f"Năm: {self.year}",
            f"Cấp: {self.level}",
            "Giai đoạn: tự đánh giá",
        )

    def stamp(self) -> Stamp:
        """The stamp of the form of the unit that the marks stand for."""
        return Stamp.of(self.criteria, self.year, self.level, Source.SELF.value, Unit(UNIT_CODE, UNIT_NAME))
