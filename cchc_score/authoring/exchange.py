"""Authoring: a set's file as rows that a reviewer may edit in a spreadsheet: nodes, and what their rules declare.

A row knows where in the file each of its cells stands: an edited cell becomes one small change of the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from cchc_score.authoring.exchange_rows import Binding, Field, Look, Row, Sort, bind, entry, words_of
from cchc_score.authoring.exchange_rules import rule_label, rule_rows
from cchc_score.criteria.edit_page import Path
from cchc_score.declared import Block, Listing, Tree

_NODE = (
    (Field.TEXT, "title", Sort.TEXT, True),
    (Field.POINTS, "max", Sort.NUMBER, True),
    (Field.EVIDENCE, "evidence", Sort.LINES, False),
    (Field.GUIDANCE, "guidance", Sort.TEXT, False),
    (Field.LEGAL, "legal", Sort.LINES, False),
    (Field.DEPARTMENT, "department", Sort.TEXT, False),
)
_BLOCKS = {"bonus": "Điểm thưởng", "penalty": "Điểm phạt"}


def rows_of(tree: Tree) -> Iterator[Row]:
    """The rows of a set's file, in printed order. Only for a file that loads and extends no other set."""
    for path, node in _nodes(entry(tree, "fields"), ("fields",)):
        yield from _node_rows(node, path, 0)
    for name, label in _BLOCKS.items():
        block = entry(tree, name)
        if block is None:
            continue
        yield _block_row(block, name, label)
        for path, node in _nodes(entry(block, "children"), (name, "children")):
            yield from _node_rows(node, path, 1)


def _nodes(tree: Tree | None, path: Path) -> Iterator[tuple[Path, Tree]]:
    """The nodes of a list with their places; one node may stand there without a list."""
    if isinstance(tree, Listing):
        yield from (((*path, at), item) for at, item in enumerate(tree.items))
    elif tree is not None:
        yield path, tree


def _node_rows(node: Tree, path: Path, depth: int) -> Iterator[Row]:
    code = words_of(entry(node, "code"))
    children = entry(node, "children")
    look = Look.LEAF if children is None else Look.CRITERION if depth else Look.FIELD
    row = Row(f"{code}|", code, "", look, path, removable=True)
    for column, key, sort, required in _NODE:
        bind(row, node, column, Binding(path, (key,), sort, required))
    if children is None or entry(node, "confirmed") is not None:
        bind(row, node, Field.CONFIRMED, Binding(path, ("confirmed",), Sort.FLAG))
    yield row
    rule = entry(node, "rule")
    if isinstance(rule, Block):
        row.label = rule_label(rule)
        yield from rule_rows(rule, f"{code}|rule", code, (*path, "rule"))
    for below, child in _nodes(children, (*path, "children")):
        yield from _node_rows(child, below, depth + 1)


def _block_row(block: Tree, name: str, label: str) -> Row:
    row = Row(f"{name}|", "", label, Look.FIELD, (name,))
    bind(row, block, Field.TEXT, Binding((name,), ("title",), Sort.TEXT))
    bind(row, block, Field.POINTS, Binding((name,), ("cap",), Sort.NUMBER, True))
    return row
