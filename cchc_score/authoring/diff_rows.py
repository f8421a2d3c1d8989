"""Authoring: one changed node as rows of a page."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_score import decimals
from cchc_score.authoring.diff import NodeChange, Sort
from cchc_score.authoring.edits import Edit
from cchc_score.authoring.headings import arrow, signed
from cchc_score.authoring.marking import before_and_after
from cchc_score.authoring.matching import Placed
from cchc_score.authoring.page import Cell, Row, plain, row
from cchc_score.decimals import Number
from cchc_score.text import Lang, Phrase


def head(placed: Placed, lang: Lang) -> Row:
    """Code, title and points; a parent is strong."""
    node = placed.node
    return row(node.code, node.title, decimals.show(node.max, lang), strong=not node.is_leaf)


def come(placed: Placed, lang: Lang) -> Row:
    """A new node with how it counts."""
    rule = placed.node.rule
    scale = [line.text(lang) for line in rule.describe()] if rule is not None else [""]
    return Row((*head(placed, lang).cells, plain(*scale)), not placed.node.is_leaf)


def re_pointed(change: NodeChange, lang: Lang) -> Iterator[Row]:
    """A row for the maximum that changed, another for the least points."""
    old, new = change.old.node, change.new.node
    least = Phrase("{title} (điểm thấp nhất)", "{title} (least points)", {"title": new.title}).text(lang)
    for title, before, after in ((new.title, old.max, new.max), (least, old.minimum, new.minimum)):
        if before != after:
            yield row(_code(change), title, *_figures(before, after, lang), strong=not new.is_leaf)


def whole(change: NodeChange, sort: Sort, lang: Lang) -> Row:
    """All edits of a sort in one row."""
    edits = change.of(sort)
    was = [line.text(lang) for edit in edits for line in edit.before]
    becomes = [line.text(lang) for edit in edits for line in edit.after]
    return Row((plain(_code(change)), plain(change.new.node.title), *before_and_after(was, becomes)))


def each_edit(change: NodeChange, sort: Sort, lang: Lang) -> Iterator[Row]:
    """A row an edit; the node is named in the first."""
    for number, edit in enumerate(change.of(sort)):
        names = ("", "") if number else (_code(change), change.new.node.title)
        yield Row((*(plain(name) for name in names), *edit_cells(edit, lang)))


def edit_cells(edit: Edit, lang: Lang) -> tuple[Cell, ...]:
    """What it is about, before, after."""
    was, becomes = ([line.text(lang) for line in lines] for lines in (edit.before, edit.after))
    return plain(edit.label.text(lang)), *before_and_after(was, becomes)


def _code(change: NodeChange) -> str:
    return arrow(change.old.node.code, change.new.node.code)


def _figures(before: Number, after: Number, lang: Lang) -> tuple[str, str, str]:
    return decimals.show(before, lang), decimals.show(after, lang), signed(after - before, lang)
