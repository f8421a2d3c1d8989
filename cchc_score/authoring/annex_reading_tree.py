"""Authoring: the rows of an annex → its tree of criteria, with the blocks that stand outside the total."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cchc_score.authoring.annex_reading_codes import Numbering, Token
from cchc_score.authoring.annex_reading_columns import Part
from cchc_score.authoring.annex_reading_rows import Row, RowKind, extra_kind
from cchc_score.authoring.scale_text_lines import Line, lines_of
from cchc_score.decimals import Number, exact_sum
from cchc_score.inputs.grid import CellKind


@dataclass(slots=True, eq=False)
class Item:
    """A field, criterion or sub-criterion as the annex prints it."""

    row: Row
    token: str
    lines: list[Line] = field(default_factory=list)
    children: list[Item] = field(default_factory=list)
    code: str = ""
    """Its code in the set: the printed one, behind the parent's where numbering begins anew."""
    texts: dict[Part, list[str]] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    """What a reviewer has to know of this row."""

    def walk(self) -> Iterator[Item]:
        """It and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()

    def add_line(self, row: Row) -> None:
        """A row without a code below it: what stands there counts, or asks for evidence, or remarks."""
        self.lines += lines_of(row.text, row.cell, row.max)
        self.add_texts(row)

    def add_texts(self, row: Row) -> None:
        """What stands in the other columns of a row."""
        for part, text in row.texts.items():
            if part is Part.SCALE:
                self.lines += lines_of(text, row.scale_cell)
            else:
                self.texts.setdefault(part, []).append(text)
        self.remarks += [f"{row.cell}: {other}" for other in row.others]
        self.remarks += [f"{cell}: ô bị lỗi hoặc công thức chưa có giá trị" for cell in row.faults]


@dataclass(slots=True)
class Block:
    """Bonus or penalty points."""

    head: Item
    """Its own row; also its one criterion where no other stands below it."""
    items: list[Item] = field(default_factory=list)

    @property
    def cap(self) -> Number | None:
        """The most points that count; penalties are positive numbers."""
        return abs(self.head.row.max) if self.head.row.max is not None else None


@dataclass(slots=True)
class AnnexTree:
    """Everything the table says, and the rows that are no part of it."""

    fields: list[Item] = field(default_factory=list)
    bonus: Block | None = None
    penalty: Block | None = None
    total: Number | None = None
    total_cell: str = ""
    loose: list[Row] = field(default_factory=list)
    """Rows that belong to no criterion."""
    stored: list[tuple[str, str, str, CellKind]] = field(default_factory=list)
    """Codes that Excel kept as numbers or dates: cell, as stored, as read."""

    def blocks(self) -> list[Block]:
        """What stands outside the total."""
        return [block for block in (self.bonus, self.penalty) if block is not None]

    def items(self) -> Iterator[Item]:
        """Every row of the tree, in printed order of the blocks."""
        for top in (*self.fields, *(item for block in self.blocks() for item in block.items)):
            yield from top.walk()


def tree_of(rows: Iterable[Row]) -> AnnexTree:
    """The tree of an annex."""
    builder = _Builder()
    for row in rows:
        builder.take(row)
    tree = builder.tree
    for block in tree.blocks():
        block.items = block.items or [block.head]
    for item in list(tree.items()):
        _number_children(item)
    _give_codes(tree)
    return tree


class _Builder:
    """Takes the rows from the top down."""

    def __init__(self) -> None:
        self.tree = AnnexTree()
        self.numbering = Numbering()
        self.above: list[Item] = []
        self.block: Block | None = None
        self.both = self.closed = False

    def take(self, row: Row) -> None:
        """Use one row."""
        extra = extra_kind(row.text) if self.both and row.kind is RowKind.NODE else None
        if row.kind in (RowKind.BONUS, RowKind.PENALTY, RowKind.BOTH):
            self._open_block(row, row.kind)
        elif extra is not None:
            self._open_block(row, extra)
        elif row.kind is RowKind.NODE:
            self._node(row, row.token or Token(""))
        elif row.kind is RowKind.TOTAL:
            self._total(row)
        elif row.kind is RowKind.TEXT or (self.closed and self.block is None):
            self.tree.loose.append(row)
        elif self.above or self.block is not None:
            (self.above[-1] if self.above or self.block is None else self.block.head).add_line(row)
        else:
            self.tree.loose.append(row)

    def _open_block(self, row: Row, kind: RowKind) -> None:
        self.numbering.restart()
        self.above.clear()
        self.block = None
        self.both = self.both or kind is RowKind.BOTH
        if kind is RowKind.BOTH:
            self.tree.loose.append(row)
            return
        bonus = kind is RowKind.BONUS
        head = Item(row, row.token.text if row.token is not None else "T" if bonus else "P")
        head.add_texts(row)
        self.block = Block(head)
        if bonus:
            self.tree.bonus = self.block
        else:
            self.tree.penalty = self.block

    def _total(self, row: Row) -> None:
        """The first total is the set's; below the bonus points it may count them in, and is then set aside."""
        outside = self.block is not None or self.both
        added = exact_sum(item.row.max for item in self.tree.fields if item.row.max is not None)
        if self.tree.total is None and row.max is not None and (not outside or row.max == added):
            self.tree.total, self.tree.total_cell = row.max, row.cell
        else:
            self.tree.loose.append(row)
        self.closed = self.closed or bool(self.tree.fields)

    def _node(self, row: Row, token: Token) -> None:
        placed = self.numbering.place(token)
        if token.stored is not None and (placed.read_as or token.stored is CellKind.DATE):
            self.tree.stored.append((row.cell, token.text, placed.token, token.stored))
        item = Item(row, placed.token)
        item.add_texts(row)
        del self.above[placed.depth :]
        if self.above:
            self.above[-1].children.append(item)
        else:
            self._top(item)
        self.above.append(item)

    def _top(self, item: Item) -> None:
        if self.block is not None:
            self.block.items.append(item)
        else:
            self.tree.fields.append(item)


def _number_children(item: Item) -> None:
    """Rows without a code whose points add up to the maximum above them are criteria of their own."""
    points = [line.points for line in item.lines]
    if item.children or len(points) < 2 or item.row.max is None:
        return
    printed = [point for point in points if point is not None]
    own_cells = len({line.cell for line in item.lines}) == len(printed) == len(points)
    if not own_cells or max(printed) >= item.row.max or exact_sum(printed) != item.row.max:
        return
    for at, line in enumerate(item.lines, 1):
        row = Row(RowKind.NODE, line.cell, line.label, max=line.points, max_cell=line.cell)
        child = Item(row, f"{item.token}.{at}")
        child.remarks.append(f"{line.cell}: phụ lục không đánh số dòng này; mã do chương trình đặt")
        item.children.append(child)
    item.lines.clear()


def _give_codes(tree: AnnexTree) -> None:
    """Printed codes, each behind its parent's where the same numbers come again under another field."""
    roots = [*tree.fields, *(item for block in tree.blocks() for item in block.items)]
    seen: dict[str, int] = {}
    again = False
    for at, root in enumerate(roots):
        for item in root.walk():
            if item is not root and not _is_small(item.token) and not _continues(root, item):
                again = again or seen.setdefault(item.token, at) != at
    for root in roots:
        root.code = root.token
        _give_below(root, root, again=again)


def _give_below(root: Item, item: Item, *, again: bool) -> None:
    for at, child in enumerate(item.children, 1):
        if _is_small(child.token):
            child.code = f"{item.code}.{child.token if child.token.isalnum() else at}"
        elif again and not _continues(root, child):
            child.code = f"{root.code}.{child.token}"
        else:
            child.code = child.token
        _give_below(root, child, again=again)


def _continues(root: Item, item: Item) -> bool:
    """Whether a code tells its field: 2.1 under 2."""
    return item.token.startswith(f"{root.token}.")


def _is_small(token: str) -> bool:
    """Letters and dashes, which begin anew under every criterion."""
    return len(token) == 1 and not token.isdecimal() and not token.isupper()
