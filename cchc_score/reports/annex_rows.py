"""Reports: the annex of a set as the rows of its official table, for the writers of tables."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from cchc_score.decimals import Number
from cchc_score.reports.annex import Annex, AnnexBlock, AnnexNode

_MARK = " (*)"
_MARK_NOTE = "(*) Lựa chọn của người soạn, chưa có văn bản xác nhận; cần đối chiếu trước khi ban hành."


class RowKind(StrEnum):
    """What a row of the table is."""

    FIELD = "field"
    CRITERION = "criterion"
    LEAF = "leaf"
    SCALE = "scale"
    """A line of the way of counting, below its leaf."""
    TOTAL = "total"


class AnnexRow(NamedTuple):
    """One row; what a kind of row does not have is empty."""

    kind: RowKind
    code: str = ""
    text: str = ""
    max: Number | None = None
    evidence: str = ""
    department: str = ""
    note: str = ""


def table_rows(annex: Annex) -> tuple[AnnexRow, ...]:
    """The fields with all below them, their total, then the blocks outside the total."""
    rows = [row for node in annex.fields.nodes for row in _node(node)]
    rows.append(AnnexRow(RowKind.TOTAL, text=annex.fields.title, max=annex.fields.max))
    for block in annex.extras:
        rows += _extra(block)
    return tuple(rows)


def table_notes(annex: Annex) -> tuple[str, ...]:
    """What stands below the table: what the mark means, and the set's own notes."""
    drafted = any(node.leaf and not node.confirmed for block in annex.blocks() for node in block.nodes)
    return (*((_MARK_NOTE,) if drafted else ()), *annex.notes)


def _extra(block: AnnexBlock) -> Iterator[AnnexRow]:
    yield AnnexRow(RowKind.FIELD, text=f"{block.title} ({block.counts})", max=block.max)
    for node in block.nodes:
        yield from _node(node, 1)


def _node(node: AnnexNode, lowest: int = 0) -> Iterator[AnnexRow]:
    kind = RowKind.FIELD if node.depth + lowest == 0 else RowKind.LEAF if node.leaf else RowKind.CRITERION
    yield AnnexRow(
        kind,
        node.code,
        node.title + (_MARK if node.leaf and not node.confirmed else ""),
        node.max,
        "\n".join(f"- {text}" for text in node.evidence),
        node.department or "",
        _note(node),
    )
    for line in node.scale:
        yield AnnexRow(RowKind.SCALE, text=line)


def _note(node: AnnexNode) -> str:
    parts = []
    if node.filled_by is not None:
        parts.append(f"Nguồn điểm: {node.filled_by}")
    if node.legal:
        parts.append(f"Căn cứ: {'; '.join(node.legal)}")
    if node.guidance is not None:
        parts.append(node.guidance)
    return "\n".join((*parts, *node.remarks))
