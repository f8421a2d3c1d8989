"""Examples: the inspections of the made-up province: one workbook a visit, and a list of units nobody visited.

Days, numbers of documents and everything found are invented.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from made_up_answers import Answers
from office_forms import points_cell
from office_page import Column, Heading, draw_table, labels

from cchc_score.model import CriteriaSet, Node, Stage, Unit

Row = tuple[object, ...]


class Found(NamedTuple):
    """What a team wrote beside one criterion of one unit."""

    strength: str = ""
    shortcoming: str = ""
    recommendation: str = ""
    deadline: date | str = ""
    owner: str = ""


COLUMNS = (
    Column("Ưu điểm", 24),
    Column("Tồn tại, hạn chế", 30),
    Column("Kiến nghị", 32),
    Column("Thời hạn", 12),
    Column("Trách nhiệm", 17),
)
"""One for each word of `Found`, in its order."""

NOTHING = Found()

ONE_STOP, OFFICE = "Bộ phận Một cửa", "Văn phòng HĐND và UBND"

VISITED: Mapping[tuple[str, str], Found] = {
    ("P03", "3.3.4"): Found("Sổ theo dõi, giấy tiếp nhận đúng mẫu, ghi đủ đến ngày kiểm tra"),
    ("P04", "3.2.2"): Found(
        "",
        "Bảng niêm yết còn thiếu 6 thủ tục mới công bố; một bảng đặt sau quầy, người dân không xem được",
        "Niêm yết đủ danh mục đã công bố, đặt nơi người dân xem được; phân công người cập nhật",
        date(2025, 11, 14),
        ONE_STOP,
    ),
    ("P09", "5.1.1"): Found(
        "",
        "Hai lượt vắng mặt trong giờ làm việc không có lý do",
        "Kiểm điểm hai trường hợp; theo dõi giờ làm việc hằng ngày",
        date(2025, 10, 31),
        OFFICE,
    ),
    ("X02", "3.3.9"): Found(
        "",
        "Trong 30 giấy tiếp nhận có 4 giấy không khớp ngày với sổ theo dõi",
        "Đánh số giấy tiếp nhận liên tục; đối chiếu với sổ theo dõi mỗi tuần",
        date(2025, 11, 14),
        ONE_STOP,
    ),
    ("X05", "3.1.1"): Found(
        "",
        "Hai thủ tục yêu cầu nộp thêm bản sao giấy tờ không có trong thành phần hồ sơ",
        "Bỏ ngay giấy tờ ngoài quy định; xin lỗi những người đã phải nộp và báo cáo kết quả",
        date(2025, 10, 15),
        "Chủ tịch UBND xã",
    ),
    ("X11", "5.1.5"): Found("Người dân được hỏi đều hài lòng với thái độ tiếp nhận hồ sơ"),
    ("X16", "3.3.4"): Found("Sổ theo dõi được in từ phần mềm, có đủ chữ ký"),
    ("X17", "3.3.4"): Found("Sổ theo dõi được in từ phần mềm, có đủ chữ ký"),
    ("DK01", "1.1.4"): Found(
        "",
        "Kế hoạch chép lại phần lớn kế hoạch của tỉnh, không nêu tồn tại năm trước của đơn vị",
        "Sửa kế hoạch theo tình hình của đặc khu, ghi việc khắc phục từng tồn tại",
        date(2025, 12, 15),
        OFFICE,
    ),
    ("S01", "3.4.5"): Found("Đã rà soát đủ mẫu hồ sơ, lưu kèm phiếu kiểm soát của từng hồ sơ"),
    ("S02", "3.2.2"): Found(
        "",
        "Mã QR ở quầy dẫn tới danh mục cũ, còn ba thủ tục đã bị thay thế",
        "Cập nhật danh mục sau mã QR; kiểm tra lại mỗi khi có quyết định công bố mới",
        date(2025, 10, 31),
        "Văn phòng sở",
    ),
    ("S04", "7.1.3"): Found(
        "",
        "Chưa dùng chức năng lập hồ sơ công việc và nhắc hạn của hệ thống quản lý văn bản",
        "Tập huấn và yêu cầu mọi phòng lập hồ sơ công việc trên hệ thống",
        date(2025, 12, 31),
        "Văn phòng sở",
    ),
}
"""Unit and criterion → what the yearly inspection found there."""

DAYS: Mapping[str, date] = {
    "P03": date(2025, 9, 8),
    "P04": date(2025, 9, 9),
    "P09": date(2025, 9, 10),
    "X02": date(2025, 9, 11),
    "X05": date(2025, 9, 12),
    "X11": date(2025, 9, 15),
    "X16": date(2025, 9, 16),
    "X17": date(2025, 9, 17),
    "DK01": date(2025, 9, 18),
    "S01": date(2025, 9, 22),
    "S02": date(2025, 9, 23),
    "S04": date(2025, 9, 24),
}
"""The units that were visited, and when."""
PLAN = "Kế hoạch số 15/KH-UBND ngày 20/8/2025"

SURPRISE = Found(
    "",
    "Niêm yết đủ nhưng sai hình thức, người dân khó tra cứu",
    "Làm lại bảng niêm yết theo từng lĩnh vực, có mã QR tra cứu",
    date(2025, 9, 30),
    ONE_STOP,
)
STRANGER = Found(
    "",
    "Danh mục niêm yết còn thủ tục đã hết hiệu lực",
    "Gỡ các thủ tục đã hết hiệu lực",
    date(2025, 9, 30),
    ONE_STOP,
)
"""Of a unit that is not in the register."""

_VISIT = (
    Column("Mã tiêu chí", 9),
    Column("Tiêu chí", 40),
    Column("Điểm tối đa", 8),
    Column("Điểm kiểm tra", 11),
    *COLUMNS,
)
_ABSENT = (
    Column("Mã đơn vị", 10),
    Column("Tên đơn vị", 20),
    Column("Mã tiêu chí", 9),
    Column("Tiêu chí", 52),
    Column("Điểm kiểm tra", 14),
    Column("Ghi chú", 34),
)


def record(day: date, mode: str, authority: str) -> list[tuple[str, str]]:
    """The labels above a table that tell of the visit."""
    shown = f"{day:%d/%m/%Y}"
    return [("Ngày kiểm tra", shown), ("Hình thức kiểm tra", mode), ("Căn cứ kiểm tra", authority)]


def draw(
    folder: Path,
    criteria: CriteriaSet,
    units: Sequence[Unit],
    made: Mapping[str, Answers],
    body: str,
    remark: str,
) -> None:
    """Draw the visits to units of one level, and the list of those that were not visited."""
    year = criteria.year or 0
    for unit in units:
        if unit.code in DAYS:
            told = [*labels(criteria, year, "kiểm tra", unit), *record(DAYS[unit.code], "Định kỳ", PLAN)]
            block = Heading(body, f"Kiểm tra công tác cải cách hành chính năm {year}", remark, told)
            rows = [row for leaf in criteria.leaves() for row in _visited(unit, leaf, made[unit.code])]
            draw_table(folder / f"kiem-tra-{unit.code}.xlsx", "Kiểm tra", block, _VISIT, rows)
    block = Heading(body, f"Đơn vị không kiểm tra trong năm {year}", remark, labels(criteria, year, "kiểm tra"))
    absent = [row for unit in units if unit.code not in DAYS for row in _not_visited(unit, criteria)]
    draw_table(folder / f"khong-kiem-tra-{criteria.levels[0]}.xlsx", "Kiểm tra", block, _ABSENT, absent)


def _visited(unit: Unit, leaf: Node, made: Answers) -> Iterator[Row]:
    """What the team wrote at a leaf: points where it gives them, and what it found in words."""
    true = made.true.get(leaf.code)
    found = VISITED.get((unit.code, leaf.code), NOTHING)
    points: Fraction | None = None
    if true is not None and true.points is not None:
        if leaf.filled_by is Stage.INSPECTION:
            points = points_cell(true.points)
        elif leaf.code == "5.1.1" and found is not NOTHING:
            points = max(Fraction(0), true.points - Fraction(1, 2))
    if points is not None or found is not NOTHING:
        yield (leaf.code, leaf.title, leaf.max, "" if points is None else points, *found)


def _not_visited(unit: Unit, criteria: CriteriaSet) -> Iterator[Row]:
    """What only inspectors judge does not apply where none came."""
    for leaf in criteria.leaves():
        if leaf.filled_by is Stage.INSPECTION:
            why = f"Không kiểm tra trong năm {criteria.year}"
            yield (unit.code, unit.name, leaf.code, leaf.title, "Không áp dụng", why)
