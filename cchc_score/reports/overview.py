"""Reports: the overview of a year: per group how many units, their grades, mean, best, lowest and spread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cchc_score.decimals import Number
from cchc_score.model import GroupRanking, UnitScore
from cchc_score.reports import figures, formalities
from cchc_score.reports.groups import full_label
from cchc_score.reports.tables import NO_FIGURE, Align, Column, Row, Sheet, Table, Title, Value


def overview_sheet(title: Title, rankings: Sequence[GroupRanking]) -> Sheet:
    """One row a group. The mean is that of the exact indexes, rounded once."""
    grades = _grade_names(rankings)
    places = max((unit.score.criteria.rounding.index for one in rankings for unit in one.ranked), default=2)
    rows = tuple(_row(number, ranking, grades) for number, ranking in enumerate(rankings, 1))
    return Sheet(
        "Tổng quan",
        title.text.upper(),
        Table(_columns(grades, places), rows),
        letterhead=formalities.letterhead(title.issuer),
        subtitle=("Tổng hợp theo nhóm đơn vị",),
        notes=(
            "Trung bình, cao nhất, thấp nhất và khoảng cách tính trên chỉ số (%) của các đơn vị được xếp hạng.",
            formalities.LAST_DIGIT,
        ),
        signatures=formalities.signatures("THỦ TRƯỞNG CƠ QUAN"),
        frozen_columns=2,
    )


def _columns(grades: tuple[str, ...], places: int) -> tuple[Column, ...]:
    return (
        Column(("STT",), 5, Align.CENTER),
        Column(("Nhóm đơn vị",), 26),
        Column(("Số đơn vị", "Tổng số"), 8, Align.CENTER, 0),
        Column(("Số đơn vị", "Được xếp hạng"), 9, Align.CENTER, 0),
        Column(("Số đơn vị", "Chưa xếp hạng"), 9, Align.CENTER, 0),
        *(Column(("Xếp loại", name), 8, Align.CENTER, 0) for name in grades),
        Column(("Chỉ số (%)", "Trung bình"), 9, Align.RIGHT, places),
        Column(("Chỉ số (%)", "Cao nhất"), 9, Align.RIGHT, places),
        Column(("Chỉ số (%)", "Thấp nhất"), 9, Align.RIGHT, places),
        Column(("Chỉ số (%)", "Khoảng cách"), 9, Align.RIGHT, places),
        Column(("Đơn vị cao nhất",), 22, quiet=True),
        Column(("Đơn vị thấp nhất",), 22, quiet=True),
    )


def _row(number: int, ranking: GroupRanking, grades: tuple[str, ...]) -> Row:
    scores = [unit.score for unit in ranking.ranked]
    counted = Counter(score.grade for score in scores)
    head: tuple[Value, ...] = (
        str(number),
        full_label(ranking, "vi"),
        Number(len(ranking.ranked) + len(ranking.unranked)),
        Number(len(ranking.ranked)),
        Number(len(ranking.unranked)),
    )
    return Row((*head, *(Number(counted[name]) for name in grades), *_spread(scores)))


def _spread(scores: Sequence[UnitScore]) -> tuple[Value, ...]:
    """Mean, best, lowest, spread, who is best, who is lowest."""
    indexes = [(index, score) for score in scores if (index := score.final.index) is not None]
    if not indexes:
        return (NO_FIGURE,) * 6
    values = [index for index, _ in indexes]
    places = scores[0].criteria.rounding.index
    best, lowest = max(values), min(values)
    best_shown, lowest_shown = figures.shown(best, places), figures.shown(lowest, places)
    named = ("; ".join(score.unit.name for index, score in indexes if index == end) for end in (best, lowest))
    spread = figures.shown(best - lowest, places)
    return (figures.shown(figures.mean(values), places), best_shown, lowest_shown, spread, *named)


def _grade_names(rankings: Sequence[GroupRanking]) -> tuple[str, ...]:
    """Every grade that some group can give, best first."""
    names: dict[str, None] = {}
    for ranking in rankings:
        for unit in ranking.ranked:
            grades = unit.score.criteria.grades
            bands = grades.for_group(ranking.group) if grades is not None else ()
            names.update(dict.fromkeys(band.name for band in bands))
    return tuple(names)
