"""Reports: units against fields and against criteria, the index of each cell in per cent, shaded by value."""

from __future__ import annotations

from collections.abc import Sequence

from cchc_score.model import GroupRanking, Node, NodeScore, Status, Total, UnitScore
from cchc_score.reports import figures
from cchc_score.reports.groups import SharedSet, by_set, suffix
from cchc_score.reports.tables import NO_FIGURE, Align, Column, Look, Row, Sheet, Table, Value

_NOTE = "Ô càng đậm thì chỉ số càng thấp. KAD: không áp dụng; “–”: chưa đủ kết quả."


def field_sheets(rankings: Sequence[GroupRanking]) -> tuple[Sheet, ...]:
    """A matrix of units × fields for each criteria set."""
    shared_sets = by_set(rankings)
    return tuple(
        _sheet(
            f"Lĩnh vực{suffix(shared, shared_sets)}",
            "CHỈ SỐ THEO LĨNH VỰC (%)",
            shared,
            shared.criteria.fields,
            12,
        )
        for shared in shared_sets
    )


def criterion_sheets(rankings: Sequence[GroupRanking]) -> tuple[Sheet, ...]:
    """A matrix of units × criteria (the level below the fields) for each criteria set."""
    shared_sets = by_set(rankings)
    sheets = []
    for shared in shared_sets:
        nodes = tuple(node for field in shared.criteria.fields for node in (field.children or (field,)))
        name = f"Tiêu chí{suffix(shared, shared_sets)}"
        sheets.append(_sheet(name, "CHỈ SỐ THEO TIÊU CHÍ (%)", shared, nodes, 7))
    return tuple(sheets)


def _sheet(name: str, title: str, shared: SharedSet, nodes: tuple[Node, ...], width: int) -> Sheet:
    """Wide columns carry the titles; narrow ones the codes, explained under the table."""
    places = shared.criteria.rounding.index
    titled = width > 8
    columns = (
        Column(("Mã",), 10, Align.CENTER),
        Column(("Đơn vị",), 34),
        Column(("Nhóm",), 16, quiet=True),
        *(Column(_heading(node, titled=titled), width, Align.CENTER, places, coloured=True) for node in nodes),
        Column(("Chung",), 9, Align.CENTER, places),
    )
    codes = tuple(node.code for node in nodes)
    rows = [_row(label, score, codes) for label, score in shared.scores]
    rows.append(_mean_row(shared, codes))
    legend = () if titled else ("; ".join(f"{node.code}: {node.title}" for node in nodes) + ".",)
    return Sheet(
        name,
        title,
        Table(columns, tuple(rows)),
        subtitle=(shared.criteria.title,),
        notes=(_NOTE, *legend),
        frozen_columns=2,
    )


def _heading(node: Node, *, titled: bool) -> tuple[str, ...]:
    return (f"{node.code}. {node.title}",) if titled else (node.code,)


def _row(label: str, score: UnitScore, codes: tuple[str, ...]) -> Row:
    found = {node.node.code: node for node in _upper(score)}
    values = (_value(score, found.get(code)) for code in codes)
    overall = figures.index_shown(score.final, score.criteria)
    return Row((score.unit.code, score.unit.name, label, *values, NO_FIGURE if overall is None else overall))


def _upper(score: UnitScore) -> tuple[NodeScore, ...]:
    """Fields and the criteria just below them."""
    return tuple(node for field in score.fields for node in (field, *field.children))


def _value(score: UnitScore, node: NodeScore | None) -> Value:
    if node is None:
        return NO_FIGURE
    if node.status is Status.NOT_APPLICABLE:
        return "KAD"
    value = figures.index_shown(node.total, score.criteria)
    return NO_FIGURE if value is None else value


def _mean_row(shared: SharedSet, codes: tuple[str, ...]) -> Row:
    """The mean of the exact indexes that exist, rounded once."""
    totals: dict[str, list[Total]] = {code: [] for code in codes}
    for _, score in shared.scores:
        for node in _upper(score):
            if node.node.code in totals:
                totals[node.node.code].append(node.total)
    columns = [*totals.values(), [score.final for _, score in shared.scores]]
    means = [figures.shown(figures.mean_index(each), shared.criteria.rounding.index) for each in columns]
    cells = (NO_FIGURE if value is None else value for value in means)
    return Row(("", "Trung bình", "", *cells), Look.TOTAL)
