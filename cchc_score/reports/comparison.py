"""Reports: what units gave themselves against what they got, on the leaves where both stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cchc_score.decimals import HUNDRED, Number, exact_sum
from cchc_score.model import GroupRanking, Stage, UnitScore
from cchc_score.reports import figures
from cchc_score.reports.groups import group_label, scores_of
from cchc_score.reports.tables import NO_FIGURE, Align, Column, Row, Sheet, Table, Value

_MOST_CODES = 5


class Difference(NamedTuple):
    """Self-assessment against the final points of one unit, over the same leaves."""

    own: Number
    final: Number
    max: Number
    raised: int
    lowered: int
    most_lowered: tuple[str, ...]
    """Codes of the leaves that lost most, worst first."""


def difference(score: UnitScore) -> Difference | None:
    """Compare over the leaves that have both; None when there are none."""
    both = [
        (node.by[Stage.SELF], node.total.points, node)
        for node in score.walk()
        if not node.children and node.total.points is not None and Stage.SELF in node.by
    ]
    if not both:
        return None
    moved = sorted(
        ((final - own, node.node.code) for own, final, node in both if final is not own and final != own),
        key=lambda one: one[0],
    )
    lowered = [code for gap, code in moved if gap < 0]
    return Difference(
        exact_sum([own for own, _, _ in both]),
        exact_sum([final for _, final, _ in both]),
        exact_sum([node.total.max for _, _, node in both]),
        len(moved) - len(lowered),
        len(lowered),
        tuple(lowered[:_MOST_CODES]),
    )


def comparison_sheet(rankings: Sequence[GroupRanking]) -> Sheet | None:
    """Every scored unit with both figures and the difference; None when nobody assessed themselves."""
    compared = [(group_label(one), score, difference(score)) for one in rankings for score in scores_of(one)]
    rows = [_row(label, score, gap) for label, score, gap in compared if gap is not None]
    if not rows:
        return None
    points = max(figures.points_places(score.criteria) for score in _one_a_set(compared))
    index = max(score.criteria.rounding.index for score in _one_a_set(compared))
    return Sheet(
        "Tự đánh giá - Kết quả",
        "SO SÁNH ĐIỂM TỰ ĐÁNH GIÁ VỚI ĐIỂM ĐẠT",
        Table(_columns(points, index), tuple(rows)),
        subtitle=("Chỉ tính các tiêu chí thành phần vừa có điểm tự đánh giá, vừa có điểm đạt.",),
        frozen_columns=2,
    )


def _one_a_set(compared: Sequence[tuple[str, UnitScore, Difference | None]]) -> list[UnitScore]:
    return list({score.criteria.sha256: score for _, score, _ in compared}.values())


def _columns(points: int, index: int) -> tuple[Column, ...]:
    return (
        Column(("Mã",), 10, Align.CENTER),
        Column(("Đơn vị",), 40),
        Column(("Nhóm",), 18, quiet=True),
        Column(("Điểm tối đa của phần so sánh",), 11, Align.RIGHT, points),
        Column(("Tự đánh giá",), 10, Align.RIGHT, points),
        Column(("Điểm đạt",), 10, Align.RIGHT, points),
        Column(("Chênh lệch", "Điểm"), 10, Align.RIGHT, points),
        Column(("Chênh lệch", "% điểm tối đa"), 10, Align.RIGHT, index),
        Column(("Số tiêu chí", "Bị giảm"), 8, Align.CENTER, 0),
        Column(("Số tiêu chí", "Được tăng"), 8, Align.CENTER, 0),
        Column(("Bị giảm nhiều nhất",), 24, quiet=True),
    )


def _row(label: str, score: UnitScore, gap: Difference) -> Row:
    places = figures.points_places(score.criteria)
    share: Value = NO_FIGURE
    if gap.max:
        share = figures.shown((gap.final - gap.own) / gap.max * HUNDRED, score.criteria.rounding.index)
    figures_shown = (figures.shown(value, places) for value in (gap.max, gap.own, gap.final, gap.final - gap.own))
    counts = (Number(gap.lowered), Number(gap.raised))
    return Row(
        (score.unit.code, score.unit.name, label, *figures_shown, share, *counts, ", ".join(gap.most_lowered))
    )
