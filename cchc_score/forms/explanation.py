"""Forms: the form in which a unit explains: only the leaves asked about, each with what round 1 said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cchc_score.decimals import Number
from cchc_score.forms import book
from cchc_score.forms.appraisal import growing
from cchc_score.forms.appraisal_tasks import set_labels
from cchc_score.forms.entry import Lists
from cchc_score.model import CriteriaSet, Node, Unit
from cchc_score.stamp import EXPLANATION, Stamp, to_pairs

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

    from cchc_score.forms.styles import Styles

_PART = "xl/worksheets/sheet1.xml"


@dataclass(frozen=True, slots=True)
class Question:
    """A leaf to be explained. Points that are not there are said in words, such as “Không áp dụng”."""

    leaf: Node
    facts: str
    """What the unit declared, in words."""
    claimed: Number | str
    first: Number | str
    """What round 1 of appraisal gives."""
    remark: str
    """What the appraisers noted, and the data they used."""
    request: str


@dataclass(frozen=True, slots=True)
class Inquiry:
    """The form of one unit."""

    criteria: CriteriaSet
    year: int
    unit: Unit
    deadline: date | None
    questions: Sequence[Question]

    @property
    def title(self) -> str:
        """The name of the form."""
        return f"PHIẾU GIẢI TRÌNH KẾT QUẢ THẨM ĐỊNH LẦN 1 CẢI CÁCH HÀNH CHÍNH NĂM {self.year}"

    @property
    def due(self) -> str:
        """The deadline in words."""
        return f"Hạn gửi: {self.deadline:%d/%m/%Y}" if self.deadline else "Hạn gửi: theo văn bản hướng dẫn"

    def labels(self) -> tuple[str, ...]:
        """What the form belongs to, as it is read back from a copy that has lost its stamp."""
        return set_labels(self.criteria, self.year, self.unit.level, "giải trình")

    def stamp(self) -> Stamp:
        """The stamp of the unit's form."""
        return Stamp.of(self.criteria, self.year, self.unit.level, EXPLANATION, self.unit)


def explanation_book(inquiry: Inquiry) -> bytes:
    """The workbook of a unit that has something to explain."""
    from cchc_score.forms.explanation_sheet import FIRST_ROW, add_sheet

    def pages(workbook: Workbook, styles: Styles) -> None:
        add_sheet(workbook, styles, inquiry)

    drawn = book.draw(inquiry.title, to_pairs(inquiry.stamp()), Lists(()), pages)
    return growing(drawn, _PART, range(FIRST_ROW, FIRST_ROW + len(inquiry.questions)))
