"""Examples: draws the self-assessment of a unit, as a reform office sends it out by hand today.

One header row, the criteria in printed order, a row for every figure asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from office_page import (
    BOX,
    FIELD,
    FONT,
    INPUT,
    PALE,
    SHUT,
    Column,
    Heading,
    Page,
    header,
    heading,
    new_book,
    print_setup,
    row_height,
)

from cchc_score import decimals
from cchc_score.model import CriteriaSet, Fact, FactType, FactValue, Node, Stage, Unit


@dataclass(frozen=True, slots=True)
class Reply:
    """What one source writes about one leaf."""

    facts: Mapping[str, FactValue] = field(default_factory=dict)
    points: Fraction | None = None
    not_applicable: bool = False
    evidence: str = ""
    note: str = ""


def cell_text(fact: Fact, value: FactValue) -> object:
    """A fact as a clerk types it: yes and no in words, a choice by its title, dates and numbers as such."""
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, str):
        return next((choice.title for choice in fact.choices if choice.key == value), value)
    return value


def points_cell(points: Fraction) -> Fraction:
    """Points as people type them: two decimals."""
    return decimals.round_half_up(points, 2)


SELF_COLUMNS = (
    Column("Mã", 8),
    Column("Tiêu chí, tiêu chí thành phần", 46),
    Column("Điểm tối đa", 8),
    Column("Số liệu kê khai", 15),
    Column("Cách tính điểm", 38),
    Column("Điểm tự đánh giá", 10),
    Column("Tài liệu kiểm chứng", 34),
    Column("Giải trình", 26),
)
LETTERS = "abcdefghijklmnopq"
"""The letters of the figures of a leaf: 3.4.1:a, 3.4.1:b."""

SMALL = (4, 6, 7)
"""Columns set in a smaller font: the scale, the evidence, the explanation."""


class Line(NamedTuple):
    """One row of a self-assessment: a heading, a leaf, or one figure of a leaf."""

    kind: str
    cells: tuple[object, ...]
    fact: Fact | None = None
    """What the figure column asks, when it asks something."""


def self_lines(criteria: CriteriaSet, replies: Mapping[str, Reply]) -> list[Line]:
    """The rows of a self-assessment in printed order, with the blocks of bonus and penalty."""
    lines = [line for top in criteria.fields for line in _node_lines(top, replies, 0)]
    for block in (criteria.bonus, criteria.penalty):
        if block is not None:
            lines.append(Line("field", ("", block.title, "", "", f"Không quá {_vi(block.cap)} điểm", "", "", "")))
            lines += [line for node in block.nodes for line in _node_lines(node, replies, 1)]
    return lines


def _node_lines(node: Node, replies: Mapping[str, Reply], depth: int) -> Iterator[Line]:
    if node.children:
        kind = "field" if depth == 0 else "criterion"
        yield Line(kind, (node.code, node.title, node.max, "", "", "", "", ""))
        for child in node.children:
            yield from _node_lines(child, replies, depth + 1)
        return
    if node.rule is None:
        return
    scale = "\n".join(phrase.text("vi") for phrase in node.rule.describe())
    if node.filled_by is not Stage.SELF:
        who = {Stage.SURVEY: "Điều tra xã hội học", Stage.INSPECTION: "Đoàn kiểm tra"}.get(
            node.filled_by, node.department
        )
        yield Line("shut", (node.code, node.title, node.max, "", scale, "", f"Do {who} chấm", ""))
        return
    reply = replies.get(node.code, Reply())
    yield from _leaf_lines(node, node.rule.asks(), reply, scale)


def _leaf_lines(node: Node, asked: Sequence[Fact], reply: Reply, scale: str) -> Iterator[Line]:
    single = asked[0] if len(asked) == 1 else None
    figure: object = ""
    if reply.not_applicable:
        figure = "Không áp dụng"
    elif single is not None and single.name in reply.facts:
        figure = cell_text(single, reply.facts[single.name])
    points = points_cell(reply.points) if reply.points is not None else ""
    proof = reply.evidence or "\n".join(f"– {item}" for item in node.evidence)
    own = _question(single) if single is not None else node.title
    title = node.title if single is None or own == node.title else f"{node.title}\n({own})"
    cells = (node.code, title, node.max, figure, scale, points, proof, reply.note)
    yield Line("leaf", cells, single)
    if single is not None:
        return
    for letter, fact in zip(LETTERS, asked, strict=False):
        value = cell_text(fact, reply.facts[fact.name]) if fact.name in reply.facts else ""
        yield Line("fact", (f"{node.code}:{letter}", _question(fact), "", value, "", "", "", ""), fact)


def checked_rows(unit: Unit, leaf: Node, reply: Reply, note: str = "") -> list[tuple[object, ...]]:
    """Rows of a table of many units in which an appraiser writes the figures found, not points.

    Columns: unit code, unit name, code, title, maximum, figure, round 1, round 2, remark.
    """
    assert leaf.rule is not None
    asked = leaf.rule.asks()
    start = (unit.code, unit.name)
    if len(asked) == 1:
        figure = cell_text(asked[0], reply.facts[asked[0].name])
        return [(*start, leaf.code, leaf.title, leaf.max, figure, "", "", note)]
    rows: list[tuple[object, ...]] = [(*start, leaf.code, leaf.title, leaf.max, "", "", "", note)]
    for letter, fact in zip(LETTERS, asked, strict=False):
        if fact.name in reply.facts:
            figure = cell_text(fact, reply.facts[fact.name])
            rows.append((*start, f"{leaf.code}:{letter}", f"– {_question(fact)}", "", figure, "", "", ""))
    return rows


def _question(fact: Fact) -> str:
    return f"{fact.title} ({fact.unit})" if fact.unit and fact.unit not in fact.title else fact.title


def _vi(value: Fraction) -> str:
    return decimals.show(value, "vi")


_LINE_STYLES: Mapping[str, Mapping[str, Any]] = {
    "field": {"bold": True, "bg_color": FIELD},
    "criterion": {"bold": True, "bg_color": PALE},
    "leaf": {},
    "fact": {"italic": True},
    "shut": {"bg_color": SHUT, "font_color": "#595959"},
}


def draw_self(
    path: Path,
    block: Heading,
    lines: Sequence[Line],
    *,
    hidden: Iterable[str] = (),
    total: Fraction | None = None,
) -> None:
    """Draw one unit's self-assessment. `hidden` names codes whose rows are hidden."""
    book = new_book(path)
    page = Page(book, book.add_worksheet("Tự đánh giá"))
    top = header(page, heading(page, block, len(SELF_COLUMNS)), SELF_COLUMNS)
    row = top
    for line in lines:
        _draw_line(page, row, line)
        if line.cells[0] in set(hidden):
            page.sheet.set_row(row, None, None, {"hidden": True})
        row += 1
    if total is not None:
        cells = ("", "Tổng cộng", "", "", "", points_cell(total), "", "")
        _draw_line(page, row, Line("field", cells))
        row += 1
    sign(page, row + 1, len(SELF_COLUMNS))
    print_setup(page, block.remark, top, len(SELF_COLUMNS), row + 6)
    book.close()


def _draw_line(page: Page, row: int, line: Line) -> None:
    base = {**BOX, **_LINE_STYLES[line.kind]}
    for index, value in enumerate(line.cells):
        style = dict(base)
        if index in (0, 2, 3, 5):
            style["align"] = "center"
        if index == 1 and line.kind == "fact":
            style["indent"] = 2
        if (index == 3 and line.fact is not None) or (index in (5, 6, 7) and line.kind == "leaf"):
            style["bg_color"] = INPUT
        if index in SMALL:
            style["font_size"] = 9
        page.put(row, index, value, **style)
    _choices(page, row, line.fact)
    sizes = {i: 9 if i in SMALL else 11 for i in range(len(SELF_COLUMNS))}
    texts = ((v, SELF_COLUMNS[i].width, sizes[i]) for i, v in enumerate(line.cells) if isinstance(v, str) and v)
    page.sheet.set_row(row, row_height(texts))


def _choices(page: Page, row: int, fact: Fact | None) -> None:
    if fact is None:
        return
    words = ["Có", "Không"] if fact.type is FactType.YES_NO else [choice.title for choice in fact.choices]
    if (
        words
        and fact.type is not FactType.DATE
        and len(",".join(words)) <= 250
        and not any("," in w for w in words)
    ):
        page.sheet.data_validation(row, 3, row, 3, {"validate": "list", "source": words, "error_type": "warning"})


def sign(page: Page, row: int, columns: int) -> None:
    """The place for the signature of the head of the unit."""
    left, right = columns - 3, columns - 1
    page.sheet.merge_range(
        row, left, row, right, "THỦ TRƯỞNG ĐƠN VỊ", page.style(**FONT, bold=True, align="center")
    )
    page.sheet.merge_range(
        row + 1,
        left,
        row + 1,
        right,
        "(Ký, ghi rõ họ tên, đóng dấu)",
        page.style(**FONT, italic=True, align="center"),
    )
