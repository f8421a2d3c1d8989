"""Authoring: headings of the columns that pages on two versions share, and figures as these pages print them."""

from __future__ import annotations

from typing import NamedTuple

from cchc_score import decimals
from cchc_score.authoring.page import Column
from cchc_score.decimals import ZERO, Number
from cchc_score.model import CriteriaSet
from cchc_score.text import Lang, Phrase


class Heading(NamedTuple):
    """A column in both languages."""

    phrase: Phrase
    share: int = 0
    right: bool = False


CODE = Heading(Phrase("Mã", "Code"))
TITLE = Heading(Phrase("Tiêu chí", "Criterion"), 2)
WHAT = Heading(Phrase("Nội dung", "What"), 1)
SCALE = Heading(Phrase("Cách tính điểm", "Rule"), 3)
BEFORE = Heading(Phrase("Trước", "Before"), 3)
AFTER = Heading(Phrase("Sau", "After"), 3)
POINTS = Heading(Phrase("Điểm", "Points"), right=True)
OLD_FIGURE = Heading(Phrase("Trước", "Before"), right=True)
NEW_FIGURE = Heading(Phrase("Sau", "After"), right=True)
CHANGE = Heading(Phrase("Chênh", "Change"), right=True)
FIELD = Heading(Phrase("Lĩnh vực", "Field"), 2)
LEAVES = Heading(Phrase("Tiêu chí chấm điểm", "Leaves"), right=True)
UNIT = Heading(Phrase("Đơn vị", "Unit"), 2)
RANK = Heading(Phrase("Hạng", "Rank"), right=True)
INDEX = Heading(Phrase("Chỉ số", "Index"), right=True)
GRADE = Heading(Phrase("Xếp loại", "Grade"), 1)
BECAUSE = Heading(Phrase("Vì tiêu chí (điểm phần trăm)", "Because of (index points)"), 3)
WHY = Heading(Phrase("Vì sao", "Why"), 3)
UNITS = Heading(Phrase("Số đơn vị", "Units"), right=True)
GAINS = Heading(Phrase("Lợi", "Gain"), right=True)
LOSES = Heading(Phrase("Thiệt", "Lose"), right=True)
MEAN = Heading(Phrase("Bình quân", "Mean"), right=True)

NOTHING = "–"


def columns(lang: Lang, *headings: Heading) -> tuple[Column, ...]:
    """Columns under these headings."""
    return tuple(Column(heading.phrase.text(lang), heading.right, heading.share) for heading in headings)


def named(criteria: CriteriaSet) -> str:
    """A version as pages name it."""
    return f"{criteria.id} {criteria.version}"


def signed(value: Number, lang: Lang, places: int | None = None) -> str:
    """A change with its sign; nothing when there is none, also after rounding for show."""
    shown = value if places is None else decimals.round_half_up(value, places)
    return f"{'+' if shown > ZERO else '−'}{decimals.show(abs(shown), lang, places)}" if shown else ""


def arrow(before: str, after: str) -> str:
    """Both, or one where they are the same."""
    return after if before == after else f"{before} → {after}"
