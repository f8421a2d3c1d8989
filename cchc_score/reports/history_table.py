"""Reports: the history of points: of one unit leaf by leaf, and every change of the year as one table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cchc_score import decimals
from cchc_score.decimals import Number
from cchc_score.model import Change, Event, LeafHistory, Moment, Source, UnitScore
from cchc_score.reports import figures, labels
from cchc_score.reports.tables import NO_FIGURE, Align, Column, Look, Row, Sheet, Table, Value
from cchc_score.reports.unit_year import UnitYear
from cchc_score.scoring.history import who
from cchc_score.text import show

_LONGEST_CELLS = 6
"""Cells of one value that are named; a form may have more."""


# --- one unit ------------------------------------------------------------------------------------------------


def history_sheet(year: UnitYear) -> Sheet:
    """Every leaf that anyone spoke of: a row with its title, then a row a value, first to last."""
    places = figures.points_places(year.score.criteria)
    columns = (
        Column(("Mã",), 9, Align.CENTER),
        Column(("Tiêu chí thành phần, nguồn",), 44),
        Column(("Ngày",), 11, Align.CENTER),
        Column(("Điểm",), 11, Align.RIGHT, places),
        Column(("Lý do, ghi chú",), 50, quiet=True),
        Column(("Ô số liệu",), 40, quiet=True),
    )
    told = [history for history in year.histories if history.moments]
    rows = [row for history in told for row in _leaf_rows(history, places)]
    return Sheet(
        "Lịch sử điểm",
        "LỊCH SỬ ĐIỂM TỪNG TIÊU CHÍ THÀNH PHẦN",
        Table(columns, tuple(rows)),
        subtitle=(f"Đơn vị: {year.score.unit.name} (mã {year.score.unit.code})",),
        notes=(
            "Mọi giá trị đều giữ lại, theo thứ tự các giai đoạn. Ngày: theo ghi nhận trong chính tệp số liệu; để "
            "trống khi tệp không ghi.",
        ),
        frozen_columns=2,
    )


def _leaf_rows(history: LeafHistory, places: int) -> list[Row]:
    node = history.leaf.node
    title = Row(
        (node.code, node.title, None, _value(history.leaf.points, places), course(history, places), ""),
        Look.CRITERION,
    )
    return [title, *(_moment_row(moment, places) for moment in history.moments)]


def _moment_row(moment: Moment, places: int) -> Row:
    cells: tuple[Value, ...] = (
        "",
        who(moment).text("vi"),
        _day(moment),
        points(moment, places),
        reason(moment),
        where(moment),
    )
    return Row(cells, Look.LEAF if moment.counts else Look.MUTED)


def course(history: LeafHistory, places: int) -> str:
    """The values in one line: “Tự đánh giá: 2 → Thẩm định lần 1: 1 (không có TLKC) → …”.

    Empty where nothing moved at so many decimals and nobody explained anything.
    """
    told = [moment for moment in history.moments if moment.event is not Event.SET_ASIDE]
    values = {(moment.status, figures.shown(moment.points, places)) for moment in history.values()}
    if len(values) < 2 and all(moment.counts for moment in told):
        return ""
    return " → ".join(_said(moment, places) for moment in told)


def _said(moment: Moment, places: int) -> str:
    name = who(moment).text("vi")
    if moment.event is Event.EXPLAINED:
        return f"{name} (“{moment.note}”)" if moment.note else name
    said = f"{name}: {_words(moment, places)}"
    return f"{said} (“{moment.note}”)" if moment.note else said


def _words(moment: Moment, places: int) -> str:
    """The value of a moment as people read it."""
    if moment.points is not None:
        return decimals.show(moment.points, "vi", places)
    return labels.STATUSES[moment.status].vi.lower()


def points(moment: Moment, places: int) -> Value:
    """The figure of a moment, or what stands in place of it."""
    if moment.points is not None or moment.event is Event.EXPLAINED:
        return figures.shown(moment.points, places)
    return labels.STATUSES[moment.status].vi


def reason(moment: Moment) -> str:
    """Why a value is what it is: what its giver wrote, else the steps that led there."""
    steps = "; ".join(step.text("vi") for step in moment.why)
    return "; ".join(part for part in (moment.note, steps) if part)


def where(moment: Moment) -> str:
    """The cells of a value, `file!sheet!cell`, each once; the file alone where there is no cell."""
    cells = list(dict.fromkeys(map(str, moment.places)))
    if not cells:
        return moment.file or ""
    more = [f"… và {len(cells) - _LONGEST_CELLS} ô khác"] if len(cells) > _LONGEST_CELLS else []
    return "\n".join(cells[:_LONGEST_CELLS] + more)


def _day(moment: Moment) -> str | None:
    return show(moment.day, "vi") if moment.day is not None else None


def _value(value: Number | None, places: int) -> Value:
    shown = figures.shown(value, places)
    return NO_FIGURE if shown is None else shown


# --- the year ------------------------------------------------------------------------------------------------

_CHANGES = (
    Column(("Nhóm",), 16),
    Column(("Mã đơn vị",), 10, Align.CENTER),
    Column(("Đơn vị",), 26),
    Column(("Mã tiêu chí",), 9, Align.CENTER),
    Column(("Tiêu chí",), 34, quiet=True),
    Column(("Điểm cũ",), 9, Align.RIGHT),
    Column(("Điểm mới",), 9, Align.RIGHT),
    Column(("Thay đổi",), 9, Align.RIGHT),
    Column(("Người thay đổi", "Nguồn"), 15),
    Column(("Người thay đổi", "Cơ quan"), 15, quiet=True),
    Column(("Người thay đổi", "Ngày"), 11, Align.CENTER),
    Column(("Lý do, ghi chú",), 34, quiet=True),
    Column(("Giải trình của đơn vị",), 24, quiet=True),
    Column(("Ô số liệu",), 30, quiet=True),
)


def changes_table(rows: Iterable[Row]) -> Table:
    """Every change of the year as one table, as CSV files hold it."""
    return Table(_CHANGES, tuple(rows))


def changes_sheet(rows: Sequence[Row], title: str) -> Sheet:
    """Every change of the year as a sheet."""
    none = (Row(("Không có điểm nào thay đổi giữa các nguồn.",), spanning=True),)
    return Sheet(
        "Lịch sử điểm",
        "CÁC THAY ĐỔI ĐIỂM TRONG NĂM",
        changes_table(rows or none),
        subtitle=(title,),
        notes=(
            "Mỗi dòng là một lần điểm của một tiêu chí thành phần đổi từ nguồn trước sang nguồn sau; giá trị đầu "
            "tiên không phải là thay đổi.",
        ),
        frozen_columns=4,
    )


def change_rows(score: UnitScore, histories: Iterable[LeafHistory]) -> list[Row]:
    """The changes of one unit, leaf by leaf."""
    return [_change_row(score, history, change) for history in histories for change in history.changes()]


def _change_row(score: UnitScore, history: LeafHistory, change: Change) -> Row:
    places, node, new = figures.points_places(score.criteria), history.leaf.node, change.new
    old = change.old.points
    difference = new.points - old if new.points is not None and old is not None else None
    explained = change.explained.note if change.explained is not None else None
    return Row(
        (
            score.unit.group,
            score.unit.code,
            score.unit.name,
            node.code,
            node.title,
            points(change.old, places),
            points(new, places),
            figures.shown(difference, places),
            who(new).text("vi"),
            node.department if new.source in (Source.APPRAISAL_1, Source.APPRAISAL_2) else None,
            _day(new),
            reason(new),
            explained,
            where(new),
        )
    )
