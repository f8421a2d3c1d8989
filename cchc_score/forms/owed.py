"""Forms: what is still to be done in each row, as a live text beside it; colours only repeat the text."""

from __future__ import annotations

from cchc_score.forms.layout import Block, Column, FactCell, NodePlace, Way, at
from cchc_score.forms.live import LATER
from cchc_score.model import Fact, FactType
from cchc_score.rules import live
from cchc_score.rules.live import either, quoted

FILL = "Điền số liệu"
FILL_BELOW = "Điền ở dưới"
GIVE_POINTS = "Cho điểm"
MEND = "Sửa ô này"
CHECK = "Xem lại số liệu"
EVIDENCE = "Thiếu tài liệu"
REASON = "Nêu lý do"
SKIP = "Bỏ qua"

FILLED_BY_OTHERS = {
    "appraisal": "Thẩm định chấm",
    "inspection": "Kiểm tra chấm",
    "survey": "Điều tra XHH",
}
EXEMPT = "Được miễn"
POINTS_LATER = "Tính sau"


def of_leaf(place: NodePlace) -> str:
    """What is still owed on a leaf's own row: facts, then a reason, then evidence; "" when nothing is."""
    if place.way is Way.EXEMPT:
        return quoted(EXEMPT)
    if place.way is Way.OTHERS:
        return quoted(FILLED_BY_OTHERS[place.node.filled_by.value])
    state = place.at(Column.STATE)
    todo = either(f"{state}={quoted(live.MISSING)}", _missing(place), _remarks(place, state))
    return either(f"{state}={quoted(live.INVALID)}", quoted(_fault(place)), todo)


def of_fact(place: NodePlace, fact: FactCell) -> str:
    """What is still owed on the row of one of several facts."""
    blank = _blank_fact(place)
    wrong = either(_is_wrong(fact.fact, fact.cell), quoted(MEND), quoted(""))
    todo = either(live.is_blank(fact.cell), blank, wrong)
    todo = either(f"{place.at(Column.STATE)}={quoted(live.NOT_APPLICABLE)}", quoted(SKIP), todo)
    asked = _asked(place, fact.fact)
    todo = todo if asked is None else either(asked, todo, quoted(SKIP))
    return f"IFERROR({todo},{quoted(MEND)})"


def _missing(place: NodePlace) -> str:
    if place.way is Way.POINTS:
        return quoted("" if _voluntary(place) else GIVE_POINTS)
    if place.inline is not None:
        return quoted("" if _voluntary(place) else FILL)
    rows = f"{at(place.facts[0].row, Column.TODO)}:{at(place.facts[-1].row, Column.TODO)}"
    # all is filled in and still nothing can be counted: 0 of 0, where the set asks for more than that
    below = either(f"COUNTIF({rows},{quoted(FILL)})>0", quoted(FILL_BELOW), quoted(CHECK))
    return either(_begun(place), below, quoted("")) if _voluntary(place) else below


def _blank_fact(place: NodePlace) -> str:
    return either(_begun(place), quoted(FILL), quoted("")) if _voluntary(place) else quoted(FILL)


def _voluntary(place: NodePlace) -> bool:
    """Nobody owes a line of bonus or penalty points."""
    return place.block is not Block.FIELDS


def _begun(place: NodePlace) -> str:
    return f"COUNTA({','.join(fact.cell for fact in place.facts)})>0"


def _fault(place: NodePlace) -> str:
    return CHECK if len(place.facts) > 1 else MEND


def _remarks(place: NodePlace, state: str) -> str:
    """A reason for what does not apply; a document, or else an explanation, for what earns points."""
    note = live.is_blank(place.at(Column.NOTE))
    todo = quoted("")
    if place.node.evidence:
        documents = f"{place.at(Column.DOCUMENT)}:{place.at(Column.DOCUMENT_PAGE)}"
        earning = f"OR({state}={quoted(LATER)},N({state})>0)"
        todo = either(f"AND({earning},COUNTA({documents})=0,{note})", quoted(EVIDENCE), todo)
    if not place.chooses:
        return todo
    chosen = f"NOT({live.is_blank(place.at(Column.NOT_APPLICABLE))})"
    return either(chosen, either(note, quoted(REASON), quoted("")), todo)


def _is_wrong(fact: Fact, cell: str) -> str:
    if fact.type is FactType.CHOICE:
        zeros = ["0"] * len(fact.choices)
        return f"{live.chosen(cell, fact.choices, zeros)}={quoted(live.INVALID)}"
    return live.is_wrong(fact, cell) or "FALSE"


def _asked(place: NodePlace, fact: Fact) -> str | None:
    """Whether the case that asks for this fact is chosen; None for a fact that is always asked."""
    if fact.when is None:
        return None
    name, key = fact.when
    chooser = next(each for each in place.facts if each.fact.name == name)
    title = next(choice.title for choice in chooser.fact.choices if choice.key == key)
    return f"TRIM({chooser.cell})={quoted(title)}"


def count(text: str, first_row: int, last_row: int, sheet: str) -> str:
    """How many rows of the sheet say this."""
    return f"COUNTIF({sheet}!{at(first_row, Column.TODO)}:{at(last_row, Column.TODO)},{quoted(text)})"
