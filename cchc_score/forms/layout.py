"""Forms: where everything stands on the sheet of a form: rows, columns and cells, as pure data.

Formulas, drop-downs, tests and the workbooks of appraisers all take their addresses from here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum, auto
from typing import NamedTuple

from cchc_score.model import CriteriaSet, ExtraBlock, Fact, FactType, Node, Treatment
from cchc_score.rules.live import NO, YES

NOT_APPLICABLE = "Không áp dụng"
"""What is chosen where an item does not apply to the unit."""

TITLE_ROW, UNIT_ROW, SET_ROW, HEADER_ROW = 0, 1, 2, 3
HEADER_DEPTH = 2
FIRST_ROW = HEADER_ROW + HEADER_DEPTH
"""Rows are counted from 0; addresses, as people read them, from 1."""


KEEPING = (Treatment.FULL, Treatment.ZERO)
"""Treatments that give points for what does not apply, and so leave the maximum as it is."""


class Column(IntEnum):
    """The columns of the sheet. Those from STATE on are hidden: the live calculation, one node a row."""

    CODE = 0
    TITLE = auto()
    MAX = auto()
    FACTS = auto()
    NOT_APPLICABLE = auto()
    DOCUMENT = auto()
    DOCUMENT_DATE = auto()
    DOCUMENT_PAGE = auto()
    POINTS = auto()
    NOTE = auto()
    TODO = auto()
    STATE = auto()
    """What the facts come to: a number, or the word that says why there is none."""
    EARNED = auto()
    """Points after the treatment of "not applicable", before sharing out."""
    APPLIES = auto()
    IMPOSED = auto()
    """Of a parent: nothing below applies, and the parent says that it then earns full points, or 0."""
    MAXIMUM = auto()
    """The applicable maximum before sharing out from above."""
    FREED = auto()
    """What goes to the siblings."""
    FACTOR = auto()
    """What all below is multiplied by."""
    SCALE = auto()
    """What this node is multiplied by: the factors of all nodes above."""
    SCORE = auto()
    """Points as they count."""
    OWN_MAX = auto()
    """The applicable maximum of the leaves this form fills."""
    SCORED_MAX = auto()
    """That part of it that is scored."""
    OWED = auto()
    DONE = auto()


LAST_SHOWN = Column.TODO
WORKINGS = tuple(column for column in Column if column > LAST_SHOWN)


class Way(StrEnum):
    """How a leaf gets its points in this form."""

    FACTS = "facts"
    """The unit gives facts, a formula counts."""
    POINTS = "points"
    """The unit gives the points."""
    LATER = "later"
    """The unit gives facts; other units or last year decide."""
    OTHERS = "others"
    """Somebody else fills it."""
    EXEMPT = "exempt"
    """It does not apply to this unit."""


class Block(StrEnum):
    """The three parts of a set."""

    FIELDS = "fields"
    BONUS = "bonus"
    PENALTY = "penalty"


class FactCell(NamedTuple):
    """A fact and the row of its cell (in the column of facts)."""

    fact: Fact
    row: int

    @property
    def cell(self) -> str:
        """The address of its cell."""
        return at(self.row, Column.FACTS)


class Imposing(NamedTuple):
    """A parent's row, and what it imposes on all below once none of them applies."""

    row: int
    treatment: Treatment


@dataclass(frozen=True, slots=True)
class NodePlace:
    """A node and its rows: its own, then the line that explains a leaf, then one for each of several facts."""

    node: Node
    row: int
    depth: int
    block: Block
    way: Way | None = None
    """None for a parent."""
    facts: tuple[FactCell, ...] = ()
    how_row: int | None = None
    """The row that tells how a leaf counts, and which documents it asks for."""
    formula: str | None = None
    """What the facts come to, over their cells; None where no formula tells."""
    offered: Treatment | None = None
    """Set when "Không áp dụng" may be chosen here, and what that does."""
    exempt: Treatment | None = None
    """Set when the unit is exempt from this node or one above."""
    children: tuple[NodePlace, ...] = ()
    parent_row: int | None = None
    imposing: tuple[Imposing, ...] = ()
    """The nodes above that may impose full points, or 0, on all below them."""

    @property
    def last_row(self) -> int:
        """The last row of the node and all below it."""
        if self.children:
            return self.children[-1].last_row
        rows = [self.row, *(fact.row for fact in self.facts)]
        return max(rows if self.how_row is None else [*rows, self.how_row])

    @property
    def inline(self) -> FactCell | None:
        """The single fact that stands on the leaf's own row."""
        return self.facts[0] if len(self.facts) == 1 else None

    @property
    def chooses(self) -> bool:
        """Whether this form offers "Không áp dụng" here."""
        return self.offered is not None and self.way in (Way.FACTS, Way.POINTS, Way.LATER)

    @property
    def treatment(self) -> Treatment:
        """What "not applicable" does to a leaf; a rule may find 0/0 where nothing is offered."""
        return self.exempt or self.offered or Treatment.EXCLUDE

    def walk(self) -> Iterator[NodePlace]:
        """This node and all below it, from the top down."""
        yield self
        for child in self.children:
            yield from child.walk()

    def at(self, column: Column) -> str:
        """The address of one of its cells, on its own row."""
        return at(self.row, column)


@dataclass(frozen=True, slots=True)
class BlockPlace:
    """The bonus or penalty block: its heading row, which also holds what counts, and its nodes."""

    block: ExtraBlock
    kind: Block
    row: int
    nodes: tuple[NodePlace, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole form: its nodes from the top down, then the rows of totals."""

    criteria: CriteriaSet
    fields: tuple[NodePlace, ...]
    extras: tuple[BlockPlace, ...]
    sum_row: int
    total_row: int
    index_row: int
    by_code: Mapping[str, NodePlace] = field(default_factory=dict)

    @property
    def last_row(self) -> int:
        """The last row of the table."""
        return self.index_row

    def walk(self) -> Iterator[NodePlace]:
        """Every node in printed order."""
        for top in (*self.fields, *(node for extra in self.extras for node in extra.nodes)):
            yield from top.walk()

    def leaves(self) -> Iterator[NodePlace]:
        """Every leaf in printed order."""
        return (place for place in self.walk() if place.way is not None)


def column_name(column: int) -> str:
    """0 → "A", 26 → "AA"."""
    letters = ""
    column += 1
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def at(row: int, column: int) -> str:
    """The absolute address of a cell: (11, 3) → "$D$12"."""
    return f"${column_name(column)}${row + 1}"


def fact_code(leaf: str, position: int) -> str:
    """What stands in the code column of a row of facts: "3.1.2:a"."""
    return f"{leaf}:{column_name(position).lower()}"


def option_lists(layout: Layout) -> tuple[tuple[str, ...], ...]:
    """The options of all drop-downs, each list once, in the order they are first needed."""
    facts = (each.fact for place in layout.leaves() for each in place.facts)
    found = (options for fact in facts if (options := options_of(fact)))
    return tuple(dict.fromkeys(((NOT_APPLICABLE,), *found)))


def options_of(fact: Fact) -> tuple[str, ...]:
    """What may be chosen for a fact; for a date, what may stand instead of one."""
    return (YES, NO) if fact.type is FactType.YES_NO else tuple(choice.title for choice in fact.choices)
