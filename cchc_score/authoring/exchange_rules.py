"""Authoring: what a rule declares as rows: a line for each level, band, event, condition, case and figure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cchc_score.authoring.exchange_rows import Binding, Field, Look, Row, Sort, bind, entry, words_of
from cchc_score.criteria.edit_page import Path
from cchc_score.criteria.edits import Value
from cchc_score.declared import Block, Key, Listing, Scalar, Tree
from cchc_score.problems import Place
from cchc_score.rules import KINDS


class Items(NamedTuple):
    """How the items of a list are shown, and which keys their cells stand for."""

    label: str
    text: str = "title"
    """The key of the words; none for items that are plain texts."""
    points: tuple[str, ...] = ("points", "share")
    edges: bool = False
    more: tuple[str, ...] = ()
    """Further texts, each on a line of its own."""
    grows: bool = True
    """Whether a new item can be written on one line."""


_LISTS = {
    "levels": Items("Mức"),
    "bands": Items("Khoảng", "", edges=True),
    "events": Items("Sự việc", points=("minus", "minus_share"), more=("excused",)),
    "steps": Items("Mức chậm: số ngày", "days"),
    "conditions": Items("Điều kiện", "", ()),
    "cases": Items("Loại", points=("score",)),
}
_ALTERNATIVES = Items("Trường hợp", points=("max",), grows=False)
_POINTS = frozenset(("no", "otherwise", "after", "never", "per_day", "each", "cap", "start", "step"))
"""Numbers that are points, and stand in the column of points."""
_SORTS = {
    "number": Sort.NUMBER,
    "integer": Sort.NUMBER,
    "share": Sort.SHARE,
    "flag": Sort.WORD,
    "date": Sort.DATE,
    "word": Sort.WORD,
}
_LONG = 40
"""Characters of a label that still read at a glance."""
_NOTHING = Block((), Place(""))
LOWER, UPPER = ("from", "above"), ("to", "below")


def rule_label(rule: Tree) -> str:
    """What kind of rule it is, in words."""
    kind = KINDS.get(words_of(entry(rule, "kind")))
    return kind.shape.title.vi.removeprefix("quy tắc ") if kind is not None else ""


def rule_rows(rule: Block, key: str, code: str, path: Path, before: str = "") -> Iterator[Row]:
    """A row for each entry of a rule but its kind; lists have one for each item. `before` names the case."""
    kind = words_of(entry(rule, "kind"))
    shape = {each.name: each for each in KINDS[kind].shape.keys} if kind in KINDS else {}
    for name, under in rule.entries:
        declared = shape.get(name.text)
        place = (*path, name.text)
        if isinstance(under, Scalar) and declared is not None:
            yield _figure(rule, declared, f"{key}/{name.text}", code, path, before)
        elif isinstance(under, Listing) and name.text in _LISTS:
            items = _ALTERNATIVES if kind == "alternatives" else _LISTS[name.text]
            yield from _items(under, items, f"{key}/{name.text}", code, place, before)


def new_item(row: Row, cells: dict[Field, str]) -> Value:
    """The item that a filled empty line makes: its cells as `exchange_cells` reads them."""
    if not any(binding.keys for binding in row.bindings.values()):
        return cells.get(Field.TEXT, "")
    made: dict[str, Value] = {}
    for column, binding in row.bindings.items():
        words = cells.get(column, "")
        if not words:
            continue
        if binding.sort is Sort.EDGE:
            edge, _, figure = words.partition(" ")
            made[edge] = figure
        else:
            made[key_for(binding, words)] = words
    return made


def key_for(binding: Binding, words: str) -> str:
    """Under which of its keys a cell belongs: points, or a share of them."""
    return binding.keys[-1] if words.endswith("%") and len(binding.keys) > 1 else binding.keys[0]


def _figure(rule: Block, declared: Key, key: str, code: str, path: Path, before: str) -> Row:
    about = declared.about.vi.partition(".")[0].partition(";")[0]
    about = about.partition(":")[0] if len(about) > _LONG else about
    row = Row(key, code, f"{before}{about} ({declared.name})", Look.PART, (*path, declared.name))
    words = ("true", "false") if declared.type == "flag" else declared.words
    sort = _SORTS.get(declared.type, Sort.TEXT)
    column = Field.POINTS if declared.name in _POINTS else Field.TEXT
    bind(row, rule, column, Binding(path, (declared.name,), sort, declared.required, words))
    return row


def _items(listing: Listing, items: Items, key: str, code: str, path: Path, before: str) -> Iterator[Row]:
    for at, item in enumerate(listing.items):
        name = words_of(entry(item, "key")).upper() if items is _ALTERNATIVES else str(at + 1)
        label = f"{before}{items.label} {name}" if items.text != "days" else f"{before}{items.label}"
        row = _item(item, items, Row(f"{key}/{at}", code, label, Look.PART, (*path, at)))
        row.removable = items.grows
        yield row
        for more in items.more:
            if entry(item, more) is not None:
                extra = Row(f"{key}/{at}/{more}", code, f"{label}: không tính", Look.PART, (*path, at, more))
                bind(extra, item, Field.TEXT, Binding((*path, at), (more,), Sort.TEXT))
                yield extra
        inner = entry(item, "rule")
        if isinstance(inner, Block):
            yield from rule_rows(inner, f"{key}/{at}/rule", code, (*path, at, "rule"), f"{label} – ")
    if items.grows:
        yield _item(None, items, Row(f"{key}/+", code, f"{before}{items.label} (thêm)", Look.MORE, path))


def _item(item: Tree | None, items: Items, row: Row) -> Row:
    """The cells of an item; of none yet for an empty line."""
    tree = item if isinstance(item, Block) else _NOTHING
    if not items.text and not items.edges:
        row.bindings[Field.TEXT] = Binding(row.path, (), Sort.TEXT, required=True)
        row.cells[Field.TEXT] = words_of(item)
    elif items.text:
        sort = Sort.NUMBER if items.text == "days" else Sort.TEXT
        bind(row, tree, Field.TEXT, Binding(row.path, (items.text,), sort, required=True))
    if items.points:
        required = items is not _ALTERNATIVES
        sort = Sort.POINTS if len(items.points) > 1 else Sort.NUMBER
        bind(row, tree, Field.POINTS, Binding(row.path, items.points, sort, required))
    if items.edges:
        bind(row, tree, Field.LOW, Binding(row.path, LOWER, Sort.EDGE))
        bind(row, tree, Field.HIGH, Binding(row.path, UPPER, Sort.EDGE))
    return row
