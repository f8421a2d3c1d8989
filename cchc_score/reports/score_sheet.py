"""Reports: the score sheet of one unit in the layout of the official annexes, with its full trace behind it."""

from __future__ import annotations

from collections.abc import Sequence

from cchc_score import decimals
from cchc_score.decimals import Number
from cchc_score.model import ExtraBlock, ExtraScore, NodeScore, Stage, Status, UnitScore
from cchc_score.problems import Problem
from cchc_score.reports import figures, formalities, labels
from cchc_score.reports.problem_table import gathered, problem_sheet
from cchc_score.reports.provenance import Provenance, provenance_sheet
from cchc_score.reports.reasons import reason
from cchc_score.reports.sheet_names import document
from cchc_score.reports.tables import NO_FIGURE, Align, Column, Document, Look, Row, Sheet, Table, Value
from cchc_score.reports.trace_sheet import trace_sheet

_MARKS = {
    Status.MISSING: "Thiếu",
    Status.PENDING: "Chờ",
    Status.NOT_APPLICABLE: "KAD",
    Status.INVALID: "Lỗi",
}


def score_sheet(score: UnitScore, provenance: Provenance, problems: Sequence[Problem] = ()) -> Document:
    """The unit's score as a document to print: score sheet, trace, problems, provenance.

    `problems` are those of the run; the score's own are added.
    """
    sheets = (
        official_sheet(score),
        trace_sheet(score),
        problem_sheet(gathered(problems, (score,))),
        provenance_sheet(provenance),
    )
    return document(f"Bảng điểm {score.unit.name}", provenance.label, sheets)


def official_sheet(score: UnitScore) -> Sheet:
    """The score sheet itself, to print and sign."""
    criteria, unit = score.criteria, score.unit
    year = f" NĂM {criteria.year}" if criteria.year is not None else ""
    kind = " · ".join(labels.place_in_year(unit.level, unit.group, "vi"))
    subtitle = (
        f"Đơn vị: {unit.name} (mã {unit.code})" + (f" – {kind}" if kind else ""),
        f"{criteria.title} ({criteria.id}, phiên bản {criteria.version})",
    )
    stages = figures.stages_with_data((score,))
    notes = (
        "KAD: không áp dụng. Thiếu: chưa có số liệu. Chờ: chưa có kết quả thẩm định, kiểm tra hoặc điều tra. "
        "Lỗi: ô số liệu không đọc được (xem trang “Vấn đề”).",
        f"{formalities.LAST_DIGIT} {formalities.rounding_note(criteria)}",
        *([grade] if (grade := formalities.grade_note(criteria, unit.group)) else []),
    )
    return Sheet(
        "Bảng điểm",
        f"BẢNG ĐIỂM ĐÁNH GIÁ{year}",
        Table(_columns(score, stages), (*_rows(score, stages), *_summary(score, stages))),
        letterhead=formalities.letterhead(criteria.issuer),
        subtitle=subtitle,
        notes=notes,
        signatures=formalities.signatures("THỦ TRƯỞNG ĐƠN VỊ"),
        frozen_columns=2,
    )


def _columns(score: UnitScore, stages: tuple[Stage, ...]) -> tuple[Column, ...]:
    places = figures.points_places(score.criteria)
    points = tuple(Column(("Điểm đánh giá", labels.STAGES[stage].vi), 9, Align.RIGHT, places) for stage in stages)
    return (
        Column(("STT",), 8, Align.CENTER),
        Column(("Lĩnh vực, tiêu chí, tiêu chí thành phần",), 46),
        Column(("Điểm tối đa",), 8, Align.RIGHT, figures.maximum_places(score.criteria)),
        *points,
        Column(("Điểm đạt",), 9, Align.RIGHT, places),
        Column(("Chỉ số (%)",), 9, Align.RIGHT, score.criteria.rounding.index),
        Column(("Căn cứ, lý do",), 46, quiet=True),
    )


def _rows(score: UnitScore, stages: tuple[Stage, ...]) -> list[Row]:
    rows = [row for top in score.fields for row in _tree(score, top, stages, 0)]
    rows += _extra(score, score.bonus, score.criteria.bonus, "Điểm thưởng", stages)
    rows += _extra(score, score.penalty, score.criteria.penalty, "Điểm phạt (trừ vào tổng điểm)", stages)
    return rows


def _tree(score: UnitScore, node: NodeScore, stages: tuple[Stage, ...], depth: int) -> list[Row]:
    rows = [_node_row(score, node, stages, depth)]
    for child in node.children:
        rows += _tree(score, child, stages, depth + 1)
    return rows


def _node_row(score: UnitScore, node: NodeScore, stages: tuple[Stage, ...], depth: int) -> Row:
    places = figures.points_places(score.criteria)
    final: Value = figures.shown(node.points, places)
    cells = (
        node.node.code,
        node.node.title,
        figures.shown(node.node.max, figures.maximum_places(score.criteria)),
        *(figures.shown(node.by.get(stage), places) for stage in stages),
        final if final is not None else _MARKS.get(node.status, NO_FIGURE),
        figures.index_shown(node.total, score.criteria),
        reason(node, "vi"),
    )
    return Row(cells, _look(node, depth))


def _look(node: NodeScore, depth: int) -> Look:
    if node.status is Status.NOT_APPLICABLE:
        return Look.MUTED
    if node.node.is_leaf and node.status is not Status.SCORED:
        return Look.WARNING
    if depth == 0:
        return Look.FIELD
    return Look.LEAF if node.node.is_leaf else Look.CRITERION


def _extra(
    score: UnitScore, extra: ExtraScore | None, block: ExtraBlock | None, label: str, stages: tuple[Stage, ...]
) -> list[Row]:
    """The row of a bonus or penalty block, always printed, and the rows of its criteria."""
    blanks = (None,) * len(stages)
    if block is None:
        return [Row(("", label, NO_FIGURE, *blanks, NO_FIGURE, None, "Bộ tiêu chí không quy định"), Look.FIELD)]
    if extra is None:
        return [Row(("", label, _cap(score, block), *blanks, NO_FIGURE, None, "Không phát sinh"), Look.FIELD)]
    places = figures.points_places(score.criteria)
    why = f"Tổng {decimals.show(extra.sum, 'vi')}, tối đa được tính {decimals.show(block.cap, 'vi')}"
    head = ("", label, _cap(score, block), *blanks, figures.shown(extra.counted, places), None, why)
    below = (row for node in extra.nodes for row in _tree(score, node, stages, 1))
    return [Row(head, Look.FIELD), *(_without_index(row) for row in below)]


def _without_index(row: Row) -> Row:
    """Bonus and penalty points have a cap, not a share to reach."""
    return row._replace(cells=(*row.cells[:-2], None, row.cells[-1]))


def _cap(score: UnitScore, block: ExtraBlock) -> Number | None:
    return figures.shown(block.cap, figures.maximum_places(score.criteria))


def _summary(score: UnitScore, stages: tuple[Stage, ...]) -> list[Row]:
    """Total, applicable maximum, index and grade, for the final score and each stage."""
    places = figures.points_places(score.criteria)
    most = figures.maximum_places(score.criteria)
    index = score.criteria.rounding.index
    parts = [score.stages[stage] for stage in stages]
    final = score.final
    declared = figures.shown(score.criteria.total, most)
    total = [_or_dash(figures.shown(part.points, places)) for part in (*parts, final)]
    maxima = [figures.shown(part.max, places) for part in (*parts, final)]
    indexes = [_or_dash(figures.index_shown(part, score.criteria)) for part in (*parts, final)]
    rows = [
        Row(("", "Tổng cộng", declared, *total, indexes[-1], _standing(score)), Look.TOTAL),
        Row(("", "Điểm tối đa áp dụng", None, *maxima, None, ""), Look.CRITERION),
    ]
    if index == places:
        rows.append(Row(("", "Chỉ số (%)", None, *indexes, None, ""), Look.CRITERION))
    else:
        texts = [_printed(part.index, index) for part in (*parts, final)]
        rows.append(Row(("", "Chỉ số (%)", None, *texts, None, ""), Look.CRITERION))
    why = "; ".join(step.text("vi") for step in score.grade_steps)
    rows.append(
        Row(("", f"Xếp loại: {score.grade or NO_FIGURE}", *(None,) * (len(parts) + 3), why), Look.CRITERION)
    )
    return rows


def _standing(score: UnitScore) -> str:
    """What to know of the total: incomplete, provisional."""
    if score.final.points is None:
        places = figures.points_places(score.criteria)
        scored, most = (_printed(number, places) for number in (score.final.scored, score.final.scored_max))
        return f"Chưa đủ kết quả: mới chấm {scored} trên {most} điểm tối đa"
    return "Tạm tính: có tiêu chí mới chỉ có tự đánh giá" if score.provisional else ""


def _or_dash(value: Number | None) -> Value:
    return NO_FIGURE if value is None else value


def _printed(value: Number | None, places: int) -> str:
    return NO_FIGURE if value is None else decimals.show(value, "vi", places)
