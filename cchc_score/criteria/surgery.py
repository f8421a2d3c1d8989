"""Criteria: what `extends` does to the tree of its base: nodes removed, overridden and added.

The work is done on trees, so that every value keeps the file and line it was written in. Where a change in the
extension breaks a sum that stands in the base, the line of the extension is to be told: see `Surgery.blames`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field

from cchc_score.criteria.shapes import ALWAYS_OWN
from cchc_score.declared import Block, Key, Listing, Record, Report, Scalar, Tree, read_value, unknown
from cchc_score.problems import Place
from cchc_score.text import Phrase, tidy

TOTAL = ""
"""Stands for the set itself where a parent's code is asked for."""

BLOCKS = {"bonus": "bonus:", "penalty": "penalty:"}
"""The blocks that take lines, and what stands for them among the codes of parents (no code has a colon)."""

OF_THE_RULE = ("rule", "min", "on_finding", "evidence", "guidance", "confirmed")
"""What a leaf says of its own scoring: it goes with the rule when the leaf is split."""

_CODE = Key("code", "code", Phrase("Mã.", "The code."), required=True)


@dataclass(slots=True)
class Surgery:
    """The operations of one extension on its base."""

    blames: dict[str, Place]
    """Parent's code (or TOTAL) → the line that changed the sum of its children."""
    report: Report
    removals: dict[str, Place] = field(default_factory=dict)
    """Every code that goes, those below a removed node included, and the line that says so."""
    replaced: dict[str, Place] = field(default_factory=dict)
    """Nodes whose override brings children or a rule of its own, and the line that says so."""
    overrides: dict[str, Block] = field(default_factory=dict)
    additions: dict[str, list[tuple[Tree, Place]]] = field(default_factory=dict)

    def plan(self, extension: Record, base: Block) -> None:
        """Note what is to be done, and tell of codes that the base does not have."""
        known = {code: node for top in _tops(base) for code, node in _coded(top)}
        for tree in extension.get("remove", ()):
            code = read_value(_CODE, tree, self.report)
            if code is not None:
                self._must_exist(code, tree.place, known, self.removals)
                below = (gone for gone, _ in _coded(known[code])) if code in known else ()
                self.removals |= dict.fromkeys(below, tree.place)
        for tree in extension.get("override", ()):
            self._plan_replacement(tree, known)
        for tree in extension.get("override", ()):
            self._plan_override(tree, known)
        blocks = {name: BLOCKS[name] for name in BLOCKS if entry(base, name) is not None and name not in known}
        for record in extension.get("add", ()):
            self._plan_addition(record, known, blocks)

    def _plan_addition(self, record: Record, known: Collection[str], blocks: Mapping[str, str]) -> None:
        under = record.get("under", TOTAL)
        if under != TOTAL and under not in blocks:
            self._must_exist(under, record.where("under"), known, self.removals | self.replaced)
        if "node" in record:
            self.additions.setdefault(blocks.get(under, under), []).append((record["node"], record.place))

    def _plan_replacement(self, tree: Tree, known: Mapping[str, Tree]) -> None:
        """Where an override brings children or a rule of its own, all that stood below the node goes."""
        code = _code(tree)
        brought = next(
            (under for under in (entry(tree, name) for name in ("children", "rule")) if under is not None), None
        )
        if code is None or code not in known or brought is None:
            return
        self.replaced[code] = brought.place
        below = (gone for gone, node in _coded(known[code]) if node is not known[code])
        self.removals |= dict.fromkeys(below, brought.place)

    def _plan_override(self, tree: Tree, known: Collection[str]) -> None:
        written = entry(tree, "code")
        if not isinstance(tree, Block) or written is None:
            self.report.add("override-without-code", tree.place)
            return
        code = read_value(_CODE, written, self.report)
        if code is None:
            return
        self._must_exist(code, written.place, known, self.removals)
        if code in self.overrides:
            self.report.add("override-twice", written.place, code=code)
        self.overrides[code] = tree

    def _must_exist(self, code: str, place: Place, known: Collection[str], gone: Mapping[str, Place]) -> None:
        if code in gone:
            self.report.add("extends-removed-code", place, code=code, line=gone[code].line)
        elif code not in known:
            unknown(self.report, "extends-unknown-code", place, code, tuple(known), code=code)

    def perform(self, extension: Block, base: Block) -> Block:
        """The base's entries, replaced by the extension's own, with the nodes operated on."""
        own = {key.text: (key, tree) for key, tree in extension.entries if key.text != "extends"}
        if "fields" in own:
            self.report.add("extends-with-fields", own.pop("fields")[0].place)
        for name in BLOCKS:
            for _, place in self.additions.get(BLOCKS[name], ()) if name in own else ():
                self.report.add("extends-rewritten-block", place, name=name, line=own[name][0].place.line)
        entries = []
        for key, tree in base.entries:
            if key.text in own:
                entries.append(own.pop(key.text))
            elif key.text not in ALWAYS_OWN and not self._emptied(key.text, tree):
                entries.append((key, self._operate_on(key.text, tree)))
        if entry(extension, "total") is not None:
            self.blames.pop(TOTAL, None)
        return Block((*entries, *own.values()), extension.place)

    def _emptied(self, name: str, tree: Tree) -> bool:
        """Whether every line of a bonus or penalty block is removed and none added: then the block itself goes."""
        lines = _items(entry(tree, "children")) if name in BLOCKS else ()
        gone = bool(lines) and all(_code(line) in self.removals for line in lines)
        return gone and BLOCKS[name] not in self.additions

    def _operate_on(self, name: str, tree: Tree) -> Tree:
        if name == "fields":
            return self._nodes(tree, TOTAL)
        if name in BLOCKS:
            return _with_children(tree, lambda under: self._nodes(under, BLOCKS[name]))
        return tree

    def _nodes(self, tree: Tree, parent: str) -> Tree:
        """The nodes beneath a parent, operated on. A block has no sum that could break."""
        items: list[Tree] = []
        for item in _items(tree):
            code = _code(item)
            if code is not None and code in self.removals:
                self._blame(parent, self.removals[code])
            else:
                items.append(self._node(item, code, parent))
        for node, place in self.additions.get(parent, ()):
            self._blame(parent, place)
            items.append(node)
        return Listing(tuple(items), tree.place)

    def _node(self, item: Tree, code: str | None, parent: str) -> Tree:
        if not isinstance(item, Block) or code is None:
            return item
        if code in self.additions and entry(item, "children") is None:
            key = Scalar("children", False, self.additions[code][0][1])
            item = item._replace(entries=(*item.entries, (key, Listing((), key.place))))
        changed = _with_children(item, lambda under: self._nodes(under, code))
        override = self.overrides.get(code)
        return changed if override is None else self._overridden(changed, override, code, parent)

    def _overridden(self, node: Tree, override: Block, code: str, parent: str) -> Tree:
        assert isinstance(node, Block)  # overrides are of nodes, and nodes with a code are mappings
        new = {key.text: (key, tree) for key, tree in override.entries if key.text != "code"}
        gone = _gone(node, new)
        if "children" in new:
            self._blame(code, new["children"][0].place)
        if "max" in new:
            self._blame(parent, new["max"][1].place)
            self.blames.pop(code, None)
        kept = tuple(
            new.pop(key.text, (key, tree)) for key, tree in node.entries if key.text in new or key.text not in gone
        )
        return node._replace(entries=(*kept, *new.values()))

    def _blame(self, parent: str, place: Place) -> None:
        self.blames[parent] = place


def entry(tree: Tree, name: str) -> Tree | None:
    """What stands under a key of a mapping; None when there is no such key, or no mapping."""
    entries = tree.entries if isinstance(tree, Block) else ()
    return next((under for key, under in entries if key.text == name), None)


def _gone(node: Block, new: Collection[str]) -> tuple[str, ...]:
    """A node has children or a rule: the keys that go when an override with these keys makes it the other."""
    if "rule" in new:
        return ("children",)
    return OF_THE_RULE if "children" in new and entry(node, "rule") is not None else ()


def _with_children(node: Tree, change: Callable[[Tree], Tree]) -> Tree:
    if not isinstance(node, Block):
        return node
    return node._replace(
        entries=tuple((key, change(under) if key.text == "children" else under) for key, under in node.entries)
    )


def _items(tree: Tree | None) -> tuple[Tree, ...]:
    if isinstance(tree, Listing):
        return tree.items
    return (tree,) if isinstance(tree, Block) else ()


def _tops(base: Block) -> Iterator[Tree]:
    yield from _items(entry(base, "fields"))
    for name in BLOCKS:
        block = entry(base, name)
        if block is not None:
            yield from _items(entry(block, "children"))


def _coded(node: Tree) -> Iterator[tuple[str, Tree]]:
    """The codes at and below a node, with the nodes they name."""
    code = _code(node)
    if code is not None:
        yield code, node
    for child in _items(entry(node, "children")):
        yield from _coded(child)


def _code(node: Tree) -> str | None:
    code = entry(node, "code")
    return tidy(code.text) if isinstance(code, Scalar) else None
