"""Reports: what would win points back, the most first, with the honest condition beside every figure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cchc_score import decimals
from cchc_score.decimals import Number
from cchc_score.model import Gain, LeafGains, Way
from cchc_score.reports import figures
from cchc_score.reports.tables import Align, Column, Look, Row, Sheet, Table
from cchc_score.reports.unit_year import UnitYear

_CONDITIONS = {
    Way.EACH: "Theo tỷ lệ đạt thêm.",
    Way.ANSWER: "",
    Way.PAST: "Đã qua thời hạn, năm nay không lấy lại được.",
    Way.GIVEN: "Người chấm ghi điểm trực tiếp.",
    Way.REMEDY: "Điểm bị giới hạn do kiểm tra nêu tồn tại.",
    Way.EVENT: "Điểm phạt.",
}
NOTHING_KNOWN = "Chưa xác định được từ số liệu hiện có."
_ALL_SOURCES = "Khi mọi nguồn có trọng số cùng ghi nhận."


class Told(NamedTuple):
    """One way to more points, in words: what it takes, what it wins, on which condition."""

    says: str
    wins: str
    condition: str


def told(one: LeafGains, places: int) -> Iterator[Told]:
    """The ways of one leaf in words, the nearest first; gains with so many decimals."""
    for gain in one.gains:
        says = gain.says.text("vi")
        yield Told(f"{says[:1].upper()}{says[1:]}", f"+{_won(gain.points, places)}", _condition(one, gain, places))
    if not one.gains:
        yield Told(NOTHING_KNOWN, "", "")


def _won(points: Number, places: int) -> str:
    """A gain as it is shown; one too small for that many decimals keeps enough of them not to read 0."""
    return decimals.show(points, "vi", figures.telling_places(points, places))


def _condition(one: LeafGains, gain: Gain, places: int) -> str:
    several = _ALL_SOURCES if len(one.leaf.decided_by) > 1 and gain.way is not Way.REMEDY else ""
    return " ".join(part for part in (_threshold(gain, places), several) if part)


def _threshold(gain: Gain, places: int) -> str:
    if gain.short is None or gain.way is Way.EACH:
        return _CONDITIONS.get(gain.way, "")
    if not gain.short:
        return "Chưa đủ thì không thêm điểm."
    return f"Thiếu một bước thì chỉ được thêm {_won(gain.short, places)}."


def gains_sheet(year: UnitYear) -> Sheet:
    """A row for each leaf that lost points, the one with most to win first, then a row for each way."""
    places = figures.points_places(year.score.criteria)
    columns = (
        Column(("Mã",), 9, Align.CENTER),
        Column(("Tiêu chí thành phần, việc cần đạt",), 74),
        Column(("Điểm đang mất",), 9, Align.RIGHT, places),
        Column(("Được thêm",), 11, Align.RIGHT),
        Column(("Điều kiện",), 44, quiet=True),
    )
    rows = [row for one in year.gains for row in _rows(one, places)]
    empty = (Row(("Không có tiêu chí nào mất điểm.",), spanning=True),)
    return Sheet(
        "Lấy lại điểm",
        "NHỮNG VIỆC CÓ THỂ LẤY LẠI ĐIỂM",
        Table(columns, tuple(rows) or empty),
        subtitle=(f"Đơn vị: {year.score.unit.name} (mã {year.score.unit.code})",),
        notes=(
            "Điểm được thêm tính bằng chính cách chấm của bộ tiêu chí (trọng số, làm tròn, tồn tại qua kiểm tra), "
            "khi các số liệu khác giữ nguyên. Điểm thưởng không kể là điểm mất.",
        ),
        frozen_columns=2,
    )


def _rows(one: LeafGains, places: int) -> list[Row]:
    node = one.leaf.node
    head = Row((node.code, node.title, figures.shown(one.lost, places), None, None), Look.CRITERION)
    return [head, *(Row(("", each.says, None, each.wins, each.condition)) for each in told(one, places))]
