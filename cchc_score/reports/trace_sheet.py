"""Reports: the full trace of a unit's score: every source's verdict on every leaf, its steps and its cells."""

from __future__ import annotations

from cchc_score.model import NodeScore, Status, UnitScore, Verdict
from cchc_score.reports import figures, labels
from cchc_score.reports.reasons import cells, state, verdict_file
from cchc_score.reports.tables import Align, Column, Look, Row, Sheet, Table, Value


def trace_sheet(score: UnitScore) -> Sheet:
    """For each leaf: a row with the result, then a row a source."""
    places = figures.points_places(score.criteria)
    columns = (
        Column(("Mã",), 9, Align.CENTER),
        Column(("Tiêu chí thành phần, nguồn",), 38),
        Column(("Tình trạng",), 13, Align.CENTER),
        Column(("Điểm",), 9, Align.RIGHT, places),
        Column(("Các bước tính",), 44, quiet=True),
        Column(("Ghi chú của đơn vị, người chấm",), 22, quiet=True),
        Column(("Ô số liệu",), 30, quiet=True),
    )
    rows = [row for node in score.walk() if node.node.is_leaf for row in _leaf(node, places)]
    return Sheet(
        "Vết tính điểm",
        "VẾT TÍNH ĐIỂM TỪNG TIÊU CHÍ THÀNH PHẦN",
        Table(columns, tuple(rows)),
        subtitle=(f"Đơn vị: {score.unit.name} (mã {score.unit.code})",),
        notes=("Mỗi tiêu chí: dòng đậm là kết quả, các dòng dưới là ý kiến của từng nguồn.",),
        frozen_columns=2,
    )


def _leaf(node: NodeScore, places: int) -> list[Row]:
    who = labels.sources(node.decided_by, "vi")
    result = (
        node.node.code,
        node.node.title + (f" – theo {who}" if who else ""),
        state(node, "vi") if node.status is not Status.SCORED else _scored(node),
        figures.shown(node.points, places),
        "" if _told_below(node) else "\n".join(step.text("vi") for step in node.steps),
        "",
        "",
    )
    return [Row(result, Look.CRITERION), *(_verdict(verdict, places) for verdict in node.verdicts)]


def _told_below(node: NodeScore) -> bool:
    """Whether the steps of the result are just those of one source, printed in its row."""
    return any(verdict.steps == node.steps for verdict in node.verdicts)


def _scored(node: NodeScore) -> str:
    return labels.PROVISIONAL.vi if node.provisional else labels.STATUSES[Status.SCORED].vi


def _verdict(verdict: Verdict, places: int) -> Row:
    found = cells(verdict)
    row: tuple[Value, ...] = (
        "",
        labels.SOURCES[verdict.source].vi,
        labels.STATUSES[verdict.status].vi,
        figures.shown(verdict.points, places),
        "\n".join(step.text("vi") for step in verdict.steps),
        verdict.note or "",
        "\n".join(found) if found else verdict_file(verdict),
    )
    return Row(row, Look.LEAF)
