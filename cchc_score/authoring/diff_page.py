"""Authoring: the difference of two versions as a page: what came and went, sort by sort, and the point budget."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cchc_score.authoring.budget_rows import budget_rows
from cchc_score.authoring.diff import Difference, Sort
from cchc_score.authoring.diff_rows import come, each_edit, edit_cells, head, re_pointed, whole
from cchc_score.authoring.headings import (
    AFTER,
    BEFORE,
    CHANGE,
    CODE,
    FIELD,
    LEAVES,
    NEW_FIGURE,
    OLD_FIGURE,
    POINTS,
    SCALE,
    TITLE,
    WHAT,
    columns,
    named,
)
from cchc_score.authoring.page import Page, Row, Section
from cchc_score.text import Lang, Phrase

_TITLES = {
    Sort.MOVED: Phrase("Chuyển chỗ, đổi mã", "Moved, renumbered"),
    Sort.RE_POINTED: Phrase("Đổi điểm", "Re-pointed"),
    Sort.RULE_CHANGED: Phrase("Đổi cách tính điểm", "Rule changed"),
    Sort.RE_WORDED: Phrase("Sửa câu chữ", "Re-worded"),
    Sort.TREATED: Phrase("Đổi cách xử lý", "Treated differently"),
}
_ADDED = Phrase("Thêm mới", "Added")
_REMOVED = Phrase("Bỏ", "Removed")
_SETTINGS = Phrase("Thiết lập chung của bộ", "Settings of the set")
_BUDGET = Phrase("Điểm theo lĩnh vực", "Points per field")
_NOTHING = Phrase(
    "Hai bản giống nhau: không có tiêu chí hay thiết lập nào khác.",
    "The two versions say the same: no criterion and no setting differs.",
)


def diff_page(difference: Difference, lang: Lang) -> Page:
    """The page of `criteria diff`: the gist, changes by sort, the point budget per field before and after."""
    old, new = difference.old, difference.new
    values = {"a": named(old), "b": named(new)}
    title = Phrase("So sánh bộ tiêu chí: {a} → {b}", "Criteria compared: {a} → {b}", values)
    changes = (_settings(difference, lang), *_came_and_went(difference, lang), *_sorts(difference, lang))
    shown = tuple(section for section in changes if section.rows)
    gist = (f"{old.file} → {new.file}", gist_of(difference, lang))
    return Page(title.text(lang), gist, (*shown, _budget(difference, lang)))


def gist_of(difference: Difference, lang: Lang) -> str:
    """How much changed, in one line."""
    if difference.is_empty:
        return _NOTHING.text(lang)
    counts = [(_ADDED, len(difference.added)), (_REMOVED, len(difference.removed))]
    counts += [(_TITLES[sort], len(difference.of(sort))) for sort in Sort]
    counts.append((_SETTINGS, len(difference.settings)))
    return "; ".join(f"{title.text(lang)}: {count}" for title, count in counts if count) + "."


def _settings(difference: Difference, lang: Lang) -> Section:
    rows = tuple(Row(edit_cells(edit, lang)) for edit in difference.settings)
    return Section(_counted(_SETTINGS, rows, lang), columns(lang, WHAT, BEFORE, AFTER), rows)


def _came_and_went(difference: Difference, lang: Lang) -> Iterator[Section]:
    rows = tuple(come(placed, lang) for placed in difference.added)
    yield Section(_counted(_ADDED, rows, lang), columns(lang, CODE, TITLE, POINTS, SCALE), rows)
    rows = tuple(head(placed, lang) for placed in difference.removed)
    yield Section(_counted(_REMOVED, rows, lang), columns(lang, CODE, TITLE, POINTS), rows)


def _sorts(difference: Difference, lang: Lang) -> Iterator[Section]:
    for sort in Sort:
        changes = difference.of(sort)
        title = _counted(_TITLES[sort], changes, lang)
        if sort is Sort.RE_POINTED:
            headings = columns(lang, CODE, TITLE, OLD_FIGURE, NEW_FIGURE, CHANGE)
            rows = [row for change in changes for row in re_pointed(change, lang)]
        elif sort in (Sort.MOVED, Sort.RULE_CHANGED):
            headings = columns(lang, CODE, TITLE, BEFORE, AFTER)
            rows = [whole(change, sort, lang) for change in changes]
        else:
            headings = columns(lang, CODE, TITLE, WHAT, BEFORE, AFTER)
            rows = [row for change in changes for row in each_edit(change, sort, lang)]
        yield Section(title, headings, tuple(rows))


def _budget(difference: Difference, lang: Lang) -> Section:
    headings = columns(lang, CODE, FIELD, OLD_FIGURE, NEW_FIGURE, CHANGE, LEAVES)
    return Section(_BUDGET.text(lang), headings, tuple(budget_rows(difference, lang)))


def _counted(title: Phrase, items: Sequence[object], lang: Lang) -> str:
    return f"{title.text(lang)} ({len(items)})"
