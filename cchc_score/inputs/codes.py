"""Inputs: which node or fact of a set a code cell means. `1.10` is not `1.1`, and nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple, TypeVar

from cchc_score.decimals import Number, parse_plain, parse_stored, plain
from cchc_score.inputs.grid import TEXT, Cell, CellKind, column_letters
from cchc_score.inputs.values import Reading, read_fact, read_points, read_subtotal, seen
from cchc_score.model import CriteriaSet, Fact, Node
from cchc_score.text import did_you_mean, fold, tidy

_DECIMAL = re.compile(r"\d+(\.\d+)?")
_ROMAN = re.compile(r"(?=[ivx])(x{0,3})(ix|iv|v?i{0,3})")
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10}


class Found(NamedTuple):
    """A node (with one of its facts, where the code names it), or what is wrong with the code.

    `suspects` are the codes that an unreadable cell may have meant: they must not pass for unanswered.
    """

    node: Node | None
    fact: Fact | None = None
    trouble: str | None = None
    values: Mapping[str, object] = {}
    suspects: tuple[str, ...] = ()


Nodes = Mapping[str, Node]
Facts = Mapping[str, tuple[Fact, ...]]


class PrintedMaximum(NamedTuple):
    """A maximum as a form prints it, and whether it is the set's own."""

    figure: Number
    agrees: bool


@dataclass(frozen=True, slots=True)
class SetIndex:
    """A criteria set prepared for looking up what people type."""

    criteria: CriteriaSet
    nodes: Nodes
    facts: Facts
    """Leaf code → what its rule asks, in order."""
    lineage: Mapping[str, tuple[Node, ...]]
    """Code → the node and its ancestors, from itself upwards."""
    alike: Mapping[str, tuple[str, ...]]
    """Code without trailing dots, blanks and Roman numerals → the codes written so."""
    numbers: Mapping[Number, tuple[str, ...]]
    """Number → the codes that a spreadsheet would store as this number."""
    titles: Mapping[str, tuple[str, ...]]
    """Folded title → codes."""
    extras: frozenset[str]
    """Codes inside the bonus and penalty blocks."""
    match: Callable[[str], Found | None]
    """`match_text`, remembered: forms of one set repeat its codes."""
    points: Callable[[str, Cell], Reading]
    """What a cell of points comes to on the leaf of a code. Remembered: forms repeat the same few values."""
    value: Callable[[str, str, Cell], Reading]
    """What a cell comes to as a fact, by the code of its leaf and by its name. Remembered."""
    maximum: Callable[[str, Cell], PrintedMaximum | None]
    """What a cell prints as the maximum of a node; None when that is no number. Remembered."""

    def node_titled(self, title: str) -> Node | None:
        """The one node with this title (folded), if there is just one."""
        codes = self.titles.get(fold(title), ()) if title else ()
        return self.nodes[codes[0]] if len(codes) == 1 else None


_PREPARED: dict[int, SetIndex] = {}
_PREPARED_MOST = 16


def index_of(criteria: CriteriaSet) -> SetIndex:
    """The index of a set, built once in a process and kept while the set lives in it."""
    known = _PREPARED.get(id(criteria))
    if known is None or known.criteria is not criteria:
        if len(_PREPARED) >= _PREPARED_MOST:
            _PREPARED.clear()
        known = _PREPARED[id(criteria)] = _build(criteria)
    return known


def _build(criteria: CriteriaSet) -> SetIndex:
    nodes = {node.code: node for node in criteria.walk()}
    lineage: dict[str, tuple[Node, ...]] = {}
    for top in criteria.tops():
        _trace(top, (), lineage)
    blocks = [block for block in (criteria.bonus, criteria.penalty) if block is not None]
    facts = {code: node.rule.asks() for code, node in nodes.items() if node.rule is not None}
    named = {(code, fact.name): fact for code, asked in facts.items() for fact in asked}
    alike = _grouped((_alike(code), code) for code in nodes)
    decimal = ((parse_plain(code), code) for code in nodes if _DECIMAL.fullmatch(code))
    return SetIndex(
        criteria=criteria,
        nodes=nodes,
        facts=facts,
        lineage=lineage,
        alike=alike,
        numbers=_grouped((number, code) for number, code in decimal if number is not None),
        titles=_grouped((fold(node.title), code) for code, node in nodes.items()),
        extras=frozenset(node.code for block in blocks for top in block.nodes for node in top.walk()),
        match=_remembered(lambda text: _match(text, nodes, facts, alike)),
        points=_remembered(lambda code, cell: read_points(cell, nodes[code])),
        value=_remembered(lambda code, name, cell: read_fact(cell, named[code, name])),
        maximum=_remembered(lambda code, cell: _printed_maximum(cell, nodes[code])),
    )


_remembered = lru_cache(maxsize=16384)


def _printed_maximum(cell: Cell, node: Node) -> PrintedMaximum | None:
    figure = read_subtotal(cell)
    # Penalties are often printed below zero.
    return PrintedMaximum(figure, abs(figure) == abs(node.max)) if figure is not None else None


def _trace(node: Node, above: tuple[Node, ...], lineage: dict[str, tuple[Node, ...]]) -> None:
    lineage[node.code] = (node, *above)
    for child in node.children:
        _trace(child, (node, *above), lineage)


_K = TypeVar("_K")


def _grouped(pairs: Iterable[tuple[_K, str]]) -> dict[_K, tuple[str, ...]]:
    grouped: dict[_K, tuple[str, ...]] = {}
    for key, code in pairs:
        grouped[key] = (*grouped.get(key, ()), code)
    return grouped


def resolve(index: SetIndex, cell: Cell, title: str) -> Found:
    """What a non-blank code cell means, with the row's title as a witness where the code alone is not enough."""
    if cell.kind is TEXT:
        return _from_text(index, tidy(cell.text), title)
    if cell.kind is CellKind.NUMBER:
        return _from_number(index, cell, title)
    if cell.kind is CellKind.DATE:
        return _from_date(index, cell)
    named = index.node_titled(title)
    return Found(None, None, "code-unreadable", {"found": seen(cell)}, (named.code,) if named else ())


def letter(position: int) -> str:
    """The letter of a fact among those of its leaf: 0 → "a", 25 → "z", 26 → "aa"."""
    return column_letters(position + 1).lower()


def fact_lettered(facts: tuple[Fact, ...], given: str) -> Fact | None:
    """The fact of a leaf that a letter stands for."""
    wanted = given.strip().casefold().rstrip(").")
    if not wanted.isalpha():
        return None
    return next((fact for position, fact in enumerate(facts) if letter(position) == wanted), None)


def match_text(index: SetIndex, text: str) -> Found | None:
    """The node or fact that a text code names, exactly or but for dots, blanks and Roman numerals."""
    return index.match(text)


def _match(text: str, nodes: Nodes, facts: Facts, alike: Mapping[str, tuple[str, ...]]) -> Found | None:
    node = nodes.get(text)
    if node is not None:
        return Found(node)
    head, colon, tail = text.partition(":")
    codes = alike.get(_alike(head), ())
    if len(codes) != 1:
        return None
    node = nodes[codes[0]]
    if not colon:
        return Found(node)
    fact = fact_lettered(facts.get(node.code, ()), tail)
    return Found(node, fact) if fact is not None else None


def _from_text(index: SetIndex, text: str, title: str) -> Found:
    found = match_text(index, text)
    if found is not None:
        return found
    head = text.partition(":")[0]
    leaf = match_text(index, head)
    if leaf is not None and leaf.node is not None:
        facts = index.facts.get(leaf.node.code, ())
        if not facts:
            values = {"found": text, "code": leaf.node.code}
            return Found(None, None, "code-asks-no-facts", values, (leaf.node.code,))
        letters = tuple(f"{leaf.node.code}:{letter(position)}" for position in range(len(facts)))
        return Found(None, None, "code-without-fact", {"found": text, "known": letters}, (leaf.node.code,))
    named = index.node_titled(title)
    suggestion = named.code if named is not None else did_you_mean(text, index.nodes)
    suspects = (named.code,) if named is not None else ()
    if suggestion is None:
        return Found(None, None, "code-unknown", {"found": text, "set": index.criteria.id}, suspects)
    return Found(None, None, "code-unknown-suggest", {"found": text, "suggestion": suggestion}, suspects)


def _from_number(index: SetIndex, cell: Cell, title: str) -> Found:
    """1.1 and 1.10 are one number: only the set, or the title, can tell which is meant."""
    number = parse_stored(cell.text, computed=cell.computed)
    codes = index.numbers.get(number, ()) if number is not None else ()
    shown = cell.text if number is None else plain(number)
    if codes == (shown,):
        return Found(index.nodes[shown])
    titled = [code for code in codes if title and fold(index.nodes[code].title) == fold(title)]
    if len(titled) == 1:
        return Found(index.nodes[titled[0]])
    if codes:
        return Found(None, None, "code-number-ambiguous", {"found": shown, "known": codes}, codes)
    return _from_text(index, shown, title)


def _from_date(index: SetIndex, cell: Cell) -> Found:
    """A typed 1.2 that the spreadsheet turned into the first of February."""
    day = seen(cell)
    suspects: tuple[str, ...] = ()
    if isinstance(day, date):
        pairs = (f"{day.day}.{day.month}", f"{day.month}.{day.day}")
        suspects = tuple(code for code in dict.fromkeys(pairs) if code in index.nodes)
    return Found(None, None, "code-is-date", {"found": day}, suspects)


@lru_cache(maxsize=4096)
def _alike(code: str) -> str:
    bare = re.sub(r"\s", "", code).casefold().replace(",", ".").lstrip("(").rstrip(").:-")
    return ".".join(_arabic(part) for part in bare.split("."))


def _arabic(part: str) -> str:
    """A Roman numeral up to 39 as digits; anything else unchanged."""
    if not _ROMAN.fullmatch(part):
        return part
    digits = [_ROMAN_DIGITS[c] for c in part]
    following = [*digits[1:], 0]
    return str(sum(-d if d < nxt else d for d, nxt in zip(digits, following, strict=True)))
