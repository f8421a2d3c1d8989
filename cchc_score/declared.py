"""Bottom of the house: reading a declaration. A Shape says which keys a YAML mapping has; read() checks one.

The same Shape gives the typed values and every problem with its line and column; the JSON Schema that editors use
and the reference tables in the docs are made of it too (`criteria/shape_schema.py`, `criteria/reference.py`).
Nothing here knows YAML: `criteria/yaml_file.py` makes the trees.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, NamedTuple

from cchc_score.decimals import HUNDRED, Number, parse_plain
from cchc_score.problems import Place, Problem
from cchc_score.text import Phrase, did_you_mean, tidy


class Scalar(NamedTuple):
    """A scalar as written; never converted before a Shape says what it is."""

    text: str
    quoted: bool
    place: Place


class Listing(NamedTuple):
    """A YAML sequence."""

    items: tuple[Tree, ...]
    place: Place


class Block(NamedTuple):
    """A YAML mapping; keys keep their order and are unique (the YAML reader reports repeats)."""

    entries: tuple[tuple[Scalar, Tree], ...]
    place: Place


Tree = Scalar | Listing | Block

Type = Literal["text", "code", "number", "share", "integer", "flag", "date", "word", "shape", "free"]
"""text: any words · code: quoted text · number: 14.5, -0.25, 10/3 · share: 75% · integer · flag: true/false ·
date: 2025-12-31 · word: one of `words` · shape: a mapping of `shape` · free: kept as a Tree for its reader."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a shape: what it is called, what stands under it, and what it means (Vietnamese, English)."""

    name: str
    type: Type
    about: Phrase
    required: bool = False
    many: bool = False
    """A list of `type` (a single value is accepted as a list of one)."""
    words: tuple[str, ...] = ()
    shape: Shape | None = None
    schema: str | None = None
    """For `free` keys: the name of the JSON Schema definition that describes them."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The keys a mapping may have. `title` names it in messages."""

    title: Phrase
    keys: tuple[Key, ...]

    def names(self) -> tuple[str, ...]:
        """The key names in declared order."""
        return tuple(key.name for key in self.keys)


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping that was read by a shape: typed values, and where each stands."""

    values: Mapping[str, Any]
    places: Mapping[str, Place]
    place: Place

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def get(self, name: str, default: Any = None) -> Any:
        """The value under `name`, or `default` when the key is absent or unreadable."""
        return self.values.get(name, default)

    def where(self, name: str) -> Place:
        """The place of the value under `name`; of the mapping itself when absent."""
        return self.places.get(name, self.place)


@dataclass(slots=True)
class Report:
    """Collects problems while a declaration is read, so that all are told at once."""

    problems: list[Problem] = field(default_factory=list)

    def add(self, code: str, place: Place, /, **values: object) -> None:
        """Note one problem."""
        self.problems.append(Problem(code, place, values))


def read(shape: Shape, tree: Tree, report: Report) -> Record | None:
    """Read a mapping by its shape. Wrong keys are reported and left out; None when it is not a mapping."""
    if not isinstance(tree, Block):
        report.add("wrong-type", tree.place, key=shape.title, expected=_EXPECTED["shape"], found=_found(tree))
        return None
    keys = {key.name: key for key in shape.keys}
    values: dict[str, Any] = {}
    places: dict[str, Place] = {}
    for name, under in tree.entries:
        key = keys.get(name.text)
        if key is None:
            unknown(report, "unknown-key", name.place, name.text, keys, key=name.text, shape=shape.title)
            continue
        places[key.name] = under.place
        value = read_value(key, under, report)
        if value is not None:
            values[key.name] = value
    for key in shape.keys:
        if key.required and key.name not in places:
            report.add("missing-key", tree.place, key=key.name, shape=shape.title)
    return Record(values, places, tree.place)


def read_value(key: Key, tree: Tree, report: Report) -> Any:
    """What stands under one key, typed; None (or a shorter tuple) with problems when it cannot be read."""
    return _read_many(key, tree, report) if key.many else _read_one(key, tree, report)


def unknown(
    report: Report,
    code: str,
    place: Place,
    given: str,
    known: Sequence[str] | Mapping[str, Any],
    /,
    **values: object,
) -> None:
    """Report a word that is not among the known ones; `<code>-suggest` when one of them is near."""
    near = did_you_mean(given, known)
    if near is None:
        report.add(code, place, known=tuple(known), **values)
    else:
        report.add(f"{code}-suggest", place, suggestion=near, **values)


def _read_many(key: Key, tree: Tree, report: Report) -> tuple[Any, ...]:
    items = tree.items if isinstance(tree, Listing) else (tree,)
    if not items and key.required:
        report.add("empty-list", tree.place, key=key.name, least=1)
    read_items = (_read_one(key, item, report) for item in items)
    return tuple(item for item in read_items if item is not None)


def _read_one(key: Key, tree: Tree, report: Report) -> Any:
    if key.type == "free":
        return tree
    if key.type == "shape":
        assert key.shape is not None
        return read(key.shape, tree, report)
    if not isinstance(tree, Scalar):
        mistyped(key, tree, report)
        return None
    return _SCALARS[key.type](key, tree, report)


def _text(key: Key, scalar: Scalar, report: Report) -> str | None:
    words = tidy(scalar.text)
    if words:
        return words
    mistyped(key, scalar, report)
    return None


def _code(key: Key, scalar: Scalar, report: Report) -> str | None:
    if not scalar.quoted and scalar.text.strip():
        report.add("unquoted-code", scalar.place, found=scalar.text)
    return _text(key, scalar, report)


def _plain(text: str) -> Number | None:
    """The number, unless it is longer than any points are: Python itself refuses endless digits."""
    text = text.strip()
    return parse_plain(text) if len(text) <= 40 else None


def _number(key: Key, scalar: Scalar, report: Report) -> Number | None:
    value = _plain(scalar.text)
    suggestion = scalar.text.strip().replace(",", ".", 1)
    if value is None and _plain(suggestion) is not None:
        report.add("decimal-comma", scalar.place, key=key.name, found=scalar.text, suggestion=suggestion)
        return None
    if value is None:
        mistyped(key, scalar, report)
        return None
    return value


def _share(key: Key, scalar: Scalar, report: Report) -> Number | None:
    text = scalar.text.strip()
    value = _plain(text.removesuffix("%")) if text.endswith("%") else None
    if value is None:
        mistyped(key, scalar, report)
        return None
    return value / HUNDRED


def _integer(key: Key, scalar: Scalar, report: Report) -> int | None:
    value = _plain(scalar.text)
    if value is None or value.denominator != 1:
        mistyped(key, scalar, report)
        return None
    return int(value)


def _flag(key: Key, scalar: Scalar, report: Report) -> bool | None:
    value = {"true": True, "false": False}.get(scalar.text.strip())
    if value is None:
        mistyped(key, scalar, report)
        return None
    return value


def _date(key: Key, scalar: Scalar, report: Report) -> date | None:
    try:
        return date.fromisoformat(scalar.text.strip())
    except ValueError:
        mistyped(key, scalar, report)
    return None


def _word(key: Key, scalar: Scalar, report: Report) -> str | None:
    word = scalar.text.strip()
    if word in key.words:
        return word
    unknown(report, "unknown-value", scalar.place, word, key.words, key=key.name, found=_brief(scalar.text))
    return None


def mistyped(key: Key, tree: Tree, report: Report) -> None:
    """Report that what stands under a key is not what the key takes."""
    if key.type == "text" and (words := _cut_by_a_colon(tree)) is not None:
        report.add("colon-in-text", tree.place, key=key.name, found=words, rewrite=f'"{words}"')
        return
    report.add("wrong-type", tree.place, key=key.name, expected=_EXPECTED[key.type], found=_found(tree))


def _cut_by_a_colon(tree: Tree) -> str | None:
    """The text whose colon made it a key and a value; None for any other tree."""
    if not isinstance(tree, Block) or len(tree.entries) != 1:
        return None
    name, under = tree.entries[0]
    return f"{name.text}: {under.text}" if isinstance(under, Scalar) else None


_SCALARS: dict[str, Callable[[Key, Scalar, Report], Any]] = {
    "text": _text,
    "code": _code,
    "number": _number,
    "share": _share,
    "integer": _integer,
    "flag": _flag,
    "date": _date,
    "word": _word,
}

_EXPECTED = {
    "text": Phrase("một đoạn chữ", "some text"),
    "code": Phrase('một mã trong ngoặc kép (như "1.10")', 'a quoted code (like "1.10")'),
    "number": Phrase("một số (như 14.5)", "a number (like 14.5)"),
    "share": Phrase("một tỷ lệ phần trăm (như 75%)", "a percentage (like 75%)"),
    "integer": Phrase("một số nguyên", "a whole number"),
    "flag": Phrase("true hoặc false", "true or false"),
    "date": Phrase(
        "một ngày viết là năm-tháng-ngày (như 2025-12-31)", "a date as year-month-day (like 2025-12-31)"
    ),
    "word": Phrase("một từ trong danh sách", "a word of the list"),
    "shape": Phrase("một khối “khóa: giá trị”", "a block of “key: value”"),
}


def _found(tree: Tree) -> Phrase:
    if isinstance(tree, Scalar) and not tree.text.strip():
        return Phrase("chỗ trống", "nothing")
    if isinstance(tree, Scalar):
        return Phrase("“{text}”", "“{text}”", {"text": _brief(tree.text)})
    if isinstance(tree, Listing):
        return Phrase("một danh sách", "a list")
    return Phrase("một khối “khóa: giá trị”", "a block of “key: value”")


def _brief(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
