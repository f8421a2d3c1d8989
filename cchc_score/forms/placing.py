"""Forms: gives every node of a set its rows, and says how each leaf gets its points in the form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cchc_score.forms.layout import (
    FIRST_ROW,
    KEEPING,
    Block,
    BlockPlace,
    FactCell,
    Imposing,
    Layout,
    NodePlace,
    Way,
)
from cchc_score.model import CriteriaSet, Node, Stage, Treatment


def self_layout(criteria: CriteriaSet, exempt: Sequence[str] = ()) -> Layout:
    """The layout of a unit's self-assessment; `exempt` are the codes of nodes that do not apply to it."""
    cursor = _Cursor(criteria, frozenset(exempt))
    fields = tuple(cursor.place(top, Block.FIELDS, _Above()) for top in criteria.fields)
    extras = []
    for kind, block in ((Block.BONUS, criteria.bonus), (Block.PENALTY, criteria.penalty)):
        if block is not None:
            row = cursor.take()
            nodes = tuple(cursor.place(top, kind, _Above(depth=1)) for top in block.nodes)
            extras.append(BlockPlace(block, kind, row, nodes))
    layout = Layout(criteria, fields, tuple(extras), cursor.take(), cursor.take(), cursor.take())
    return replace(layout, by_code={place.node.code: place for place in layout.walk()})


@dataclass(frozen=True, slots=True)
class _Above:
    """What a node has from those above it."""

    depth: int = 0
    offered: Treatment | None = None
    exempt: Treatment | None = None
    parent_row: int | None = None
    imposing: tuple[Imposing, ...] = ()


@dataclass(slots=True)
class _Cursor:
    """The next free row while nodes are placed."""

    criteria: CriteriaSet
    exempt: frozenset[str]
    row: int = FIRST_ROW

    def take(self) -> int:
        """Take the next row."""
        self.row += 1
        return self.row - 1

    def place(self, node: Node, block: Block, above: _Above) -> NodePlace:
        """Place a node and all below it."""
        if node.code in self.exempt and above.exempt is None:
            above = replace(above, exempt=node.not_applicable or self.criteria.exemption)
        if node.not_applicable is not None:
            above = replace(above, offered=node.not_applicable)
        if node.is_leaf:
            return self._leaf(node, block, above)
        row = self.take()
        imposing = above.imposing
        if node.not_applicable in KEEPING and above.exempt is None:
            imposing = (*imposing, Imposing(row, node.not_applicable))
        below = replace(above, depth=above.depth + 1, parent_row=row, imposing=imposing)
        return NodePlace(
            node,
            row,
            above.depth,
            block,
            offered=above.offered,
            exempt=above.exempt,
            children=tuple(self.place(child, block, below) for child in node.children),
            parent_row=above.parent_row,
            imposing=above.imposing,
        )

    def _leaf(self, node: Node, block: Block, above: _Above) -> NodePlace:
        row, how_row = self.take(), self.take()
        facts: tuple[FactCell, ...] = ()
        asked = node.rule.asks() if node.rule is not None else ()
        if above.exempt is None and node.filled_by is Stage.SELF:
            facts = tuple(FactCell(fact, row if len(asked) == 1 else self.take()) for fact in asked)
        formula = None
        if node.rule is not None and facts:
            formula = node.rule.formula({each.fact.name: each.cell for each in facts})
        return NodePlace(
            node,
            row,
            above.depth,
            block,
            way=_way(node, facts, formula, exempt=above.exempt is not None),
            facts=facts,
            how_row=how_row,
            formula=formula,
            offered=above.offered,
            exempt=above.exempt,
            parent_row=above.parent_row,
            imposing=above.imposing,
        )


def _way(node: Node, facts: Sequence[FactCell], formula: str | None, *, exempt: bool) -> Way:
    if exempt:
        return Way.EXEMPT
    if node.filled_by is not Stage.SELF:
        return Way.OTHERS
    if not facts:
        return Way.POINTS
    return Way.LATER if formula is None else Way.FACTS
