"""Reports: every unit of a year in one flat table, ranked or not: what other programs read from CSV."""

from __future__ import annotations

from collections.abc import Sequence

from cchc_score.decimals import Number
from cchc_score.model import GroupRanking, Stage, UnitScore
from cchc_score.reports import figures, labels
from cchc_score.reports.tables import Align, Column, Row, Table, Value

_BEFORE = ("Cấp", "Nhóm", "Hạng", "Đồng hạng", "Mã", "Đơn vị")
_AFTER = ("Tổng điểm", "Điểm tối đa áp dụng", "Chỉ số (%)", "Xếp loại", "Tạm tính", "Lý do chưa xếp hạng")


def flat_table(rankings: Sequence[GroupRanking]) -> Table:
    """One row a unit, groups in order; the columns are the same whatever the data. A blank is a blank, not 0."""
    headings = (*_BEFORE, *(labels.STAGES[stage].vi for stage in Stage), *_AFTER)
    rows: list[Row] = []
    for ranking in rankings:
        where = (ranking.level, ranking.group)
        for ranked in ranking.ranked:
            mark = "x" if ranked.tied else None
            unit = ranked.score.unit
            known = (Number(ranked.rank), mark, unit.code, unit.name)
            rows.append(Row((*where, *known, *_figures(ranked.score), None)))
        for other in ranking.unranked:
            reasons = "; ".join(reason.text("vi") for reason in other.reasons)
            result = _figures(other.score) if other.score is not None else (None,) * (len(Stage) + 5)
            rows.append(Row((*where, None, None, other.unit.code, other.unit.name, *result, reasons)))
    return Table(tuple(Column((heading,), 12, Align.LEFT) for heading in headings), tuple(rows))


def _figures(score: UnitScore) -> tuple[Value, ...]:
    places = figures.points_places(score.criteria)
    stages = (score.stages.get(stage) for stage in Stage)
    return (
        *(figures.shown(total.points, places) if total is not None else None for total in stages),
        figures.shown(score.final.points, places),
        figures.shown(score.final.max, places),
        figures.index_shown(score.final, score.criteria),
        score.grade,
        "x" if score.provisional else None,
    )
