"""Forms: what a cell that people fill in accepts: drop-downs, bounds, and the words that explain them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from cchc_score.decimals import Number, show
from cchc_score.forms.layout import NOT_APPLICABLE, NodePlace, at, options_of
from cchc_score.forms.live import points_allowed
from cchc_score.model import Fact, FactType

Options = dict[str, object]
"""A data validation as XlsxWriter takes it."""

LISTS_SHEET = "Danh mục"

_LONGEST_TITLE = 32
_LONGEST_MESSAGE = 255
_FIRST_DAY = date(2000, 1, 1)
_LAST_DAY = date(2099, 12, 31)
_MOST = 10**12

NUMBER_FORMATS: Mapping[FactType, str] = {
    FactType.COUNT: "#,##0",
    FactType.PERCENT: "0.00%",
    FactType.DATE: "dd/mm/yyyy",
}


class Lists:
    """Where each list of options stands on the hidden sheet: one below the other in its first column."""

    def __init__(self, lists: tuple[tuple[str, ...], ...]) -> None:
        self.texts = [text for options in lists for text in options]
        self._ranges: dict[tuple[str, ...], str] = {}
        row = 0
        for options in lists:
            self._ranges[options] = f"='{LISTS_SHEET}'!{at(row, 0)}:{at(row + len(options) - 1, 0)}"
            row += len(options)

    def source(self, options: tuple[str, ...]) -> str:
        """The range of a list, as a drop-down names it."""
        return self._ranges[options]


def for_fact(fact: Fact, lists: Lists) -> Options:
    """What the cell of a fact accepts."""
    return {**_accepts(fact, lists), **words(fact.title, _hint(fact))}


def for_points(place: NodePlace) -> Options:
    """What the cell of typed points accepts: the bounds and the steps of the leaf."""
    lines = place.node.rule.describe() if place.node.rule is not None else ()
    hint = f"{'; '.join(line.text('vi') for line in lines)}."
    return {"validate": "custom", "value": f"={points_allowed(place)}", **words(f"Mục {place.node.code}", hint)}


def for_not_applicable(lists: Lists) -> Options:
    """The one option, and what else it takes."""
    hint = (
        "Chỉ chọn khi trong năm đơn vị không phát sinh nội dung này. "
        "Khi chọn thì để trống số liệu và nêu lý do ở cột Giải trình."
    )
    return {"validate": "list", "source": lists.source((NOT_APPLICABLE,)), **words(NOT_APPLICABLE, hint)}


def _accepts(fact: Fact, lists: Lists) -> Options:
    options = options_of(fact)
    if fact.type is FactType.DATE:
        if options:  # a list offers the words and still lets any date through; the live score checks it
            return {"validate": "list", "source": lists.source(options), "show_error": False}
        return {"validate": "date", "criteria": "between", "minimum": _FIRST_DAY, "maximum": _LAST_DAY}
    if options:
        return {"validate": "list", "source": lists.source(options)}
    scale = 100 if fact.type is FactType.PERCENT else 1
    least = -_MOST if fact.minimum is None else float(fact.minimum / scale)
    most = _MOST if fact.maximum is None else float(fact.maximum / scale)
    kind = "integer" if fact.type is FactType.COUNT else "decimal"
    return {"validate": kind, "criteria": "between", "minimum": least, "maximum": most}


def _hint(fact: Fact) -> str:
    options = options_of(fact)
    if fact.type is FactType.DATE:
        other = f" Nếu không có ngày thì chọn: {' / '.join(options)}." if options else ""
        return f"Nhập ngày, tháng, năm, ví dụ 15/08/2025.{other}"
    if options:
        return "Chọn một dòng trong danh sách."
    if fact.type is FactType.PERCENT:
        return f"Nhập tỷ lệ phần trăm, ví dụ 95%{_bounds(fact, '%')}."
    what = "Nhập số nguyên" if fact.type is FactType.COUNT else "Nhập một số"
    unit = f", đơn vị tính: {fact.unit}" if fact.unit else ""
    return f"{what}{_bounds(fact, '')}{unit}. Không có thì nhập 0, đừng để trống."


def _bounds(fact: Fact, mark: str) -> str:
    low, top = _shown(fact.minimum, mark), _shown(fact.maximum, mark)
    return (
        f", {' '.join(part for part in (low and f'từ {low}', top and f'đến {top}') if part)}" if low or top else ""
    )


def _shown(bound: Number | None, mark: str) -> str:
    return "" if bound is None else f"{show(bound, 'vi')}{mark}"


def words(title: str, hint: str) -> Options:
    """The words that explain a cell: a short title, and what may be entered."""
    short = _cut(title, _LONGEST_TITLE)
    text = hint if len(title) <= _LONGEST_TITLE else f"{title}. {hint}"
    return {
        "input_title": short,
        "input_message": _cut(text, _LONGEST_MESSAGE),
        "error_title": "Chưa đúng",
        "error_message": _cut(hint, _LONGEST_MESSAGE),
    }


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
