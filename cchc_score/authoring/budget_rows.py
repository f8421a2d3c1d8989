"""Authoring: the point budget of two versions as rows of a page, field by field, with the total."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_score import decimals
from cchc_score.authoring.diff import BudgetLine, Difference
from cchc_score.authoring.headings import NOTHING, arrow, signed
from cchc_score.authoring.page import Row, row
from cchc_score.decimals import ZERO, Number
from cchc_score.text import Lang, Phrase

_TOTAL = Phrase("Tổng điểm", "Total")
_OUTSIDE = Phrase("{title} (ngoài tổng điểm)", "{title} (outside the total)")


def budget_rows(difference: Difference, lang: Lang) -> Iterator[Row]:
    """Every field, the total, then the blocks outside it."""
    inside = [line for line in difference.budget if line.code]
    for line in inside:
        yield _row(line, lang)
    leaves = (sum(line.leaves_before for line in inside), sum(line.leaves_after for line in inside))
    total = BudgetLine("", _TOTAL.text(lang), difference.old.total, difference.new.total, *leaves)
    yield _row(total, lang, strong=True)
    for line in difference.budget:
        if not line.code:
            title = Phrase(_OUTSIDE.vi, _OUTSIDE.en, {"title": line.title}).text(lang)
            yield _row(line._replace(title=title), lang)


def _row(line: BudgetLine, lang: Lang, *, strong: bool = False) -> Row:
    was, becomes = (_figure(value, lang) for value in (line.before, line.after))
    change = signed((line.after or ZERO) - (line.before or ZERO), lang)
    leaves = arrow(str(line.leaves_before), str(line.leaves_after))
    return row(line.code, line.title, was, becomes, change, leaves, strong=strong)


def _figure(value: Number | None, lang: Lang) -> str:
    return NOTHING if value is None else decimals.show(value, lang)
