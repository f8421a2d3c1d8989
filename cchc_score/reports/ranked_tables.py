"""Reports: the ranked table of each group, and the units that have no rank, with the reasons."""

from __future__ import annotations

from collections.abc import Sequence

from cchc_score import decimals
from cchc_score.decimals import Number
from cchc_score.model import GroupRanking, RankedUnit, Stage, UnitScore, UnrankedUnit
from cchc_score.reports import figures, formalities, labels
from cchc_score.reports.groups import full_label, graded, group_label
from cchc_score.reports.tables import NO_FIGURE, Align, Column, Row, Sheet, Table, Title, Value

UNRANKED_SHEET = "Chưa xếp hạng"


def ranked_sheet(title: Title, ranking: GroupRanking) -> Sheet:
    """Units in order of rank, with the points of every stage that has data."""
    scores = [unit.score for unit in ranking.ranked]
    stages = figures.stages_with_data(scores)
    year = f" năm {title.year}" if title.year is not None else ""
    return Sheet(
        f"XH {group_label(ranking)}",
        f"BẢNG XẾP HẠNG{year} – {full_label(ranking, 'vi')}".upper(),
        ranked_table(ranking, stages),
        letterhead=formalities.letterhead(title.issuer),
        subtitle=(title.text,),
        notes=_notes(ranking),
        signatures=formalities.signatures("THỦ TRƯỞNG CƠ QUAN"),
        frozen_columns=3,
    )


def ranked_table(ranking: GroupRanking, stages: tuple[Stage, ...] | None = None) -> Table:
    """The table alone (as CSV files hold it)."""
    scores = [unit.score for unit in ranking.ranked]
    shown = figures.stages_with_data(scores) if stages is None else stages
    rows = tuple(_row(unit, shown, grades=graded(ranking)) for unit in ranking.ranked)
    empty = (Row(("Không có đơn vị nào được xếp hạng.",), spanning=True),)
    return Table(_columns(scores, shown, grades=graded(ranking)), rows or empty)


def _columns(scores: Sequence[UnitScore], stages: tuple[Stage, ...], *, grades: bool) -> tuple[Column, ...]:
    points = max((figures.points_places(score.criteria) for score in _one_a_set(scores)), default=2)
    index = max((score.criteria.rounding.index for score in _one_a_set(scores)), default=2)
    return (
        Column(("Hạng",), 6, Align.CENTER, 0),
        Column(("Mã",), 10, Align.CENTER),
        Column(("Đơn vị",), 44),
        *(Column(("Điểm đánh giá", labels.STAGES[stage].vi), 9, Align.RIGHT, points) for stage in stages),
        Column(("Tổng điểm",), 9, Align.RIGHT, points),
        Column(("Điểm tối đa áp dụng",), 9, Align.RIGHT, points),
        Column(("Chỉ số (%)",), 9, Align.RIGHT, index),
        *((Column(("Xếp loại",), 12, Align.CENTER),) if grades else ()),
        Column(("Ghi chú",), 18, quiet=True),
    )


def _one_a_set(scores: Sequence[UnitScore]) -> tuple[UnitScore, ...]:
    return tuple({score.criteria.sha256: score for score in scores}.values())


def _row(unit: RankedUnit, stages: tuple[Stage, ...], *, grades: bool) -> Row:
    score = unit.score
    places = figures.points_places(score.criteria)
    marks = (f"Đồng hạng {unit.rank}" if unit.tied else "", labels.PROVISIONAL.vi if score.provisional else "")
    cells = (
        Number(unit.rank),
        score.unit.code,
        score.unit.name,
        *(stage_points(score, stage, places) for stage in stages),
        figures.shown(score.final.points, places),
        figures.shown(score.final.max, places),
        figures.index_shown(score.final, score.criteria),
        *((score.grade or NO_FIGURE,) if grades else ()),
        "; ".join(mark for mark in marks if mark),
    )
    return Row(cells)


def stage_points(score: UnitScore, stage: Stage, places: int) -> Value:
    """A unit's points at one stage; a dash when the stage is not complete."""
    total = score.stages.get(stage)
    value = figures.shown(total.points, places) if total is not None else None
    return NO_FIGURE if value is None else value


def _notes(ranking: GroupRanking) -> tuple[str, ...]:
    """How many are ranked, the declared rules, and what rounding does to sums."""
    total = len(ranking.ranked) + len(ranking.unranked)
    counted = f"Xếp hạng {len(ranking.ranked)} trên {total} đơn vị"
    if ranking.unranked:
        counted += f"; {len(ranking.unranked)} đơn vị chưa xếp hạng, lý do xem trang “{UNRANKED_SHEET}”"
    notes = [f"{counted}.", formalities.LAST_DIGIT]
    for score in _one_a_set([unit.score for unit in ranking.ranked]):
        notes += [formalities.ranking_note(score.criteria), formalities.rounding_note(score.criteria)]
        bands = formalities.grade_note(score.criteria, ranking.group)
        notes += [bands] if bands is not None else []
    return tuple(notes)


_UNRANKED_COLUMNS = (
    Column(("STT",), 6, Align.CENTER),
    Column(("Nhóm",), 24),
    Column(("Mã",), 10, Align.CENTER),
    Column(("Đơn vị",), 40),
    Column(("Lý do",), 46),
    Column(("Kết quả nếu có",), 28),
)


def unranked_sheet(rankings: Sequence[GroupRanking]) -> Sheet:
    """Units without a rank and why; they are in no count of “k trên n”."""
    listed = [(full_label(ranking, "vi"), unit) for ranking in rankings for unit in ranking.unranked]
    rows = tuple(_unranked_row(number, label, unit) for number, (label, unit) in enumerate(listed, 1))
    empty = (Row(("Mọi đơn vị đều được xếp hạng.",), spanning=True),)
    return Sheet(
        UNRANKED_SHEET,
        "CÁC ĐƠN VỊ CHƯA ĐƯỢC XẾP HẠNG",
        Table(_UNRANKED_COLUMNS, rows or empty),
        subtitle=("Thiếu số liệu không tính là 0 điểm; các đơn vị này không nằm trong số đơn vị được xếp hạng.",),
    )


def _unranked_row(number: int, label: str, unit: UnrankedUnit) -> Row:
    why = "; ".join(reason.text("vi") for reason in unit.reasons)
    return Row((str(number), label, unit.unit.code, unit.unit.name, why, _result(unit.score)))


def _result(score: UnitScore | None) -> str:
    """The score of a unit that is scored but not ranked, or how much of it is there."""
    if score is None:
        return "Chưa có"
    total, places = score.final, figures.points_places(score.criteria)
    if total.points is None:
        scored, most = (_printed(value, places) for value in (total.scored, total.scored_max))
        return f"Mới chấm {scored} trên {most} điểm"
    text = f"{_printed(total.points, places)}/{_printed(total.max, places)} điểm"
    if total.index is None:
        return text
    return f"{text}, chỉ số {decimals.show(total.index, 'vi', score.criteria.rounding.index)}%"


def _printed(value: Number, places: int) -> str:
    return decimals.show(value, "vi", places)
