"""Examples: what the made-up inspections of the made-up province found, in words. All of it is invented."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from office_page import Column


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
