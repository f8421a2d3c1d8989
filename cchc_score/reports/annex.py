"""Reports: a criteria set as the annex of a Decision: what it says, for the writers that only draw it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cchc_score.criteria.wording import (
    STAGE_WORDS,
    combination_words,
    grade_lines,
    on_finding_line,
    treatment_line,
)
from cchc_score.decimals import ZERO, Number, show
from cchc_score.model import CriteriaSet, ExtraBlock, Node, Stage
from cchc_score.reports import formalities

DRAFTED = "Lựa chọn của bản mẫu, chưa có văn bản xác nhận"
_DOTS = "……"


@dataclass(frozen=True, slots=True)
class AnnexNode:
    """A field, criterion or sub-criterion as the annex prints it. What only leaves have is empty elsewhere."""

    depth: int
    """0 for a field."""
    code: str
    title: str
    max: Number
    leaf: bool
    scale: tuple[str, ...]
    """The way of counting, a line each, in the rule's own words."""
    evidence: tuple[str, ...]
    department: str | None
    filled_by: str | None
    """Who gives the points, where it is not the unit itself."""
    legal: tuple[str, ...]
    """The texts named at this node; what stands above holds for it too."""
    guidance: str | None
    remarks: tuple[str, ...]
    """What is special about it: not applicable, least points, a combination of its own."""
    confirmed: bool


@dataclass(frozen=True, slots=True)
class AnnexBlock:
    """The fields, the bonus points or the penalty points."""

    title: str
    counts: str
    """How it counts in the total; empty for the fields."""
    max: Number
    """The total; the cap of a block outside it."""
    nodes: tuple[AnnexNode, ...]


@dataclass(frozen=True, slots=True)
class Annex:
    """The whole annex, from the heading down."""

    id: str
    title: str
    decision: str
    """The line below the title: which Decision it goes with, with dots where that is not known yet."""
    standing: str | None
    """Said of a model; None for a set that was issued."""
    version: str
    legal_basis: tuple[str, ...]
    fields: AnnexBlock
    extras: tuple[AnnexBlock, ...]
    """The bonus and penalty blocks."""
    rules: tuple[str, ...]
    """Combination, rounding, ranking and grades, a sentence each."""
    notes: tuple[str, ...]
    sha256: str

    def blocks(self) -> tuple[AnnexBlock, ...]:
        """The fields, then what lies outside the total."""
        return (self.fields, *self.extras)


def annex(criteria: CriteriaSet) -> Annex:
    """The annex of a set, in Vietnamese as every document."""
    return Annex(
        id=criteria.id,
        title=criteria.title,
        decision=_decision(criteria.issuer),
        standing="Bản mẫu để tham khảo, chưa được ban hành" if criteria.model else None,
        version=criteria.version,
        legal_basis=criteria.legal_basis,
        fields=AnnexBlock("Tổng cộng", "", criteria.total, _nodes(criteria.fields)),
        extras=(*_extra(criteria.bonus, "cộng thêm, tối đa"), *_extra(criteria.penalty, "trừ đi, tối đa")),
        rules=tuple(_rules(criteria)),
        notes=criteria.notes,
        sha256=criteria.sha256,
    )


def _decision(issuer: str | None) -> str:
    """The Decision's own number and day are not in the set: they are left to fill in."""
    committee = issuer is None or issuer.casefold().startswith(("ubnd", "ủy ban nhân dân", "uỷ ban nhân dân"))
    symbol = "QĐ-UBND" if committee else f"QĐ-{_DOTS}"
    return f"(Kèm theo Quyết định số {_DOTS}/{symbol} ngày … tháng … năm {_DOTS} của {issuer or _DOTS})"


def _extra(block: ExtraBlock | None, counts: str) -> tuple[AnnexBlock, ...]:
    return (AnnexBlock(block.title, counts, block.cap, _nodes(block.nodes)),) if block is not None else ()


def _nodes(tops: tuple[Node, ...]) -> tuple[AnnexNode, ...]:
    return tuple(entry for top in tops for entry in _walk(top, 0, None))


def _walk(node: Node, depth: int, above: Node | None) -> Iterator[AnnexNode]:
    yield AnnexNode(
        depth=depth,
        code=node.code,
        title=node.title,
        max=node.max,
        leaf=node.is_leaf,
        scale=tuple(line.text("vi") for line in node.rule.describe()) if node.rule is not None else (),
        evidence=node.evidence,
        department=node.department if node.is_leaf else None,
        filled_by=STAGE_WORDS[node.filled_by].text("vi") if _by_others(node) else None,
        legal=node.legal,
        guidance=node.guidance,
        remarks=tuple(_remarks(node, above)),
        confirmed=node.confirmed,
    )
    for child in node.children:
        yield from _walk(child, depth + 1, node)


def _by_others(node: Node) -> bool:
    return node.is_leaf and node.filled_by is not Stage.SELF


def _remarks(node: Node, above: Node | None) -> Iterator[str]:
    if node.not_applicable is not None:
        yield treatment_line(node.not_applicable).text("vi")
    if node.minimum < ZERO:
        yield f"Điểm thấp nhất: {show(node.minimum, 'vi')}"
    if node.on_finding is not None:
        yield on_finding_line(node.on_finding).text("vi")
    if node.combination is not None and (above is None or node.combination != above.combination):
        yield f"Kết hợp nguồn điểm: {combination_words(node.combination).text('vi')}"


def _rules(criteria: CriteriaSet) -> Iterator[str]:
    yield f"Kết hợp nguồn điểm: {combination_words(criteria.combination).text('vi')}."
    yield formalities.rounding_note(criteria)
    yield formalities.ranking_note(criteria)
    for label, words in grade_lines(criteria):
        yield f"{label.text('vi')}: {words.text('vi')}."
