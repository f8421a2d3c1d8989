"""Criteria: a set as plain rows of text, for `criteria show` and `criteria list`. Nothing is printed here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cchc_score.criteria.wording import STAGE_WORDS, grade_lines, on_finding_line, treatment_line, ways_lines
from cchc_score.decimals import ZERO, show
from cchc_score.model import CriteriaSet, ExtraBlock, Node
from cchc_score.text import Lang, Phrase


class Row(NamedTuple):
    """One node as it is listed."""

    depth: int
    """0 for a field."""
    code: str
    title: str
    max: str
    filled_by: str | None
    """Who fills it, in words; None for a parent whose leaves differ."""
    kind: str | None
    """The rule kind; None for a parent."""
    scale: tuple[str, ...]
    """The way of counting, a line each; then what is special about the node."""
    confirmed: bool


class Block(NamedTuple):
    """The bonus or penalty block."""

    title: str
    cap: str
    rows: tuple[Row, ...]


class SetView(NamedTuple):
    """A set, ready to be shown."""

    name: str
    """Id and version."""
    title: str
    facts: tuple[tuple[str, str], ...]
    """What is said of the set as a whole: label and value, in order."""
    rows: tuple[Row, ...]
    blocks: tuple[Block, ...]


class ListRow(NamedTuple):
    """A set in a list of sets."""

    id: str
    version: str
    title: str
    levels: tuple[str, ...]
    total: str
    fields: int
    leaves: int
    model: bool


def list_row(criteria: CriteriaSet, lang: Lang) -> ListRow:
    """One set as a line of `criteria list`."""
    leaves = sum(1 for field in criteria.fields for _ in field.leaves())
    total = show(criteria.total, lang)
    return ListRow(
        criteria.id,
        criteria.version,
        criteria.title,
        criteria.levels,
        total,
        len(criteria.fields),
        leaves,
        criteria.model,
    )


def describe(criteria: CriteriaSet, lang: Lang) -> SetView:
    """A whole set as `criteria show` prints it, in one language."""
    facts = tuple((label.text(lang), value.text(lang)) for label, value in _facts(criteria))
    blocks = tuple(_block(block, lang) for block in (criteria.bonus, criteria.penalty) if block is not None)
    rows = tuple(row for field in criteria.fields for row in _rows(field, 0, lang))
    return SetView(f"{criteria.id} {criteria.version}", criteria.title, facts, rows, blocks)


def _block(block: ExtraBlock, lang: Lang) -> Block:
    rows = tuple(row for node in block.nodes for row in _rows(node, 0, lang))
    return Block(block.title, show(block.cap, lang), rows)


def _rows(node: Node, depth: int, lang: Lang) -> Iterator[Row]:
    fillers = {leaf.filled_by for leaf in node.leaves()}
    yield Row(
        depth=depth,
        code=node.code,
        title=node.title,
        max=show(node.max, lang),
        filled_by=STAGE_WORDS[fillers.pop()].text(lang) if len(fillers) == 1 else None,
        kind=node.rule.kind if node.rule is not None else None,
        scale=tuple(phrase.text(lang) for phrase in _scale(node)),
        confirmed=node.confirmed,
    )
    for child in node.children:
        yield from _rows(child, depth + 1, lang)


def _scale(node: Node) -> Iterator[Phrase]:
    if node.rule is not None:
        yield from node.rule.describe()
    if node.minimum < ZERO:
        yield Phrase("Điểm thấp nhất: {least}", "Least points: {least}", {"least": node.minimum})
    if node.on_finding is not None:
        yield on_finding_line(node.on_finding)
    if node.not_applicable is not None:
        yield treatment_line(node.not_applicable)


def _facts(criteria: CriteriaSet) -> Iterator[tuple[Phrase, Phrase]]:
    """Label and value of everything said of the set as a whole; what is not declared is left out."""
    yield Phrase("Cấp", "Levels"), _plain(", ".join(criteria.levels))
    if criteria.year is not None:
        yield Phrase("Năm", "Year"), _plain(str(criteria.year))
    if criteria.issuer is not None:
        yield Phrase("Cơ quan ban hành", "Issued by"), _plain(criteria.issuer)
    if criteria.model:
        yield (
            Phrase("Tình trạng", "Standing"),
            Phrase("bộ mẫu, chưa được ban hành", "a model, not promulgated"),
        )
    for text in criteria.legal_basis:
        yield Phrase("Căn cứ", "Legal basis"), _plain(text)
    yield Phrase("Tổng điểm", "Total"), _total(criteria)
    yield from ways_lines(criteria)
    yield from grade_lines(criteria)
    for text in criteria.notes:
        yield Phrase("Ghi chú", "Note"), _plain(text)
    yield Phrase("SHA-256", "SHA-256"), _plain(criteria.sha256)


def _plain(text: str) -> Phrase:
    return Phrase("{text}", "{text}", {"text": text})


def _total(criteria: CriteriaSet) -> Phrase:
    leaves = [leaf for field in criteria.fields for leaf in field.leaves()]
    return Phrase(
        "{total} điểm, {fields} lĩnh vực, {leaves} tiêu chí chấm điểm",
        "{total} points, {fields} fields, {leaves} leaves",
        {"total": criteria.total, "fields": len(criteria.fields), "leaves": len(leaves)},
    )
