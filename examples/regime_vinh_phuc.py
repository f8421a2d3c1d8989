"""Examples: Vĩnh Phúc 2017: 7 departments, 3 districts; and a made-up year before, so that findings repeat."""

from __future__ import annotations

from datetime import date

from regime_parts import Advice, Found, Regime

POSTED = Advice(
    "TTHC niêm yết không đầy đủ, còn nội dung và mức phí cũ",
    "Niêm yết lại đầy đủ TTHC còn hiệu lực, bỏ nội dung và mức phí cũ",
    "Bộ phận Một cửa",
)
BOOKS = Advice(
    "Giấy tiếp nhận, sổ theo dõi ghi không đầy đủ",
    "Ghi đủ nội dung giấy tiếp nhận và sổ theo dõi hồ sơ",
    "Bộ phận Một cửa",
)
SOFTWARE = Advice(
    "Phần mềm chậm, không được cập nhật",
    "Cập nhật phần mềm một cửa và dùng ở tất cả các phòng, đơn vị",
    "Văn phòng",
)
SOON, LATER = date(2017, 10, 31), date(2017, 12, 31)

VINH_PHUC = Regime(
    folder="vinh-phuc-2017",
    year=2017,
    body="Đoàn kiểm tra tỉnh Vĩnh Phúc",
    mode="Định kỳ",
    table="""
        unit | day        | 1        | 2.1   | 2.2   | 2.3   | 2.4 | 2.5   | 3   | 4     | 5     | 6
        S01  | 2017-09-05 | Có/Có    | Có    | Có    | 20/20 | 1.5 | 10/10 | 1   | –     | Có    | Có
        S02  | 2017-09-06 | Có/Không | Có    | Có    | 18/20 | 1.5 | 10/10 | 1   | –     | Có    | Có
        S03  | 2017-09-07 | Có/Có    | Có    | Không | 20/20 | 1.5 | 8/10  | 0.5 | –     | Có    | Không
        S04  | 2017-09-08 | Có/Có    | Không | Có    | 16/20 | 1   | 9/10  | 1   | –     | Không | Có
        S05  | 2017-09-11 | Có/Không | Có    | Có    | 19/20 | 1.5 | 10/10 | 0.5 | –     | Có    | Có
        S06  | 2017-09-12 | Có/Có    | Có    | Có    | 20/20 | 1   | 7/10  | 1   | –     | Có    | Không
        S07  | 2017-09-13 | Có/Có    | Có    | Có    | 15/20 | 1.5 | 10/10 | 1   | –     | Có    | Có
        H01  | 2017-09-18 | Có/Có    | Có    | Có    | 30/30 | 1.5 | 20/20 | 1   | Có    | Có    | Có
        H02  | 2017-09-19 | Có/Không | Có    | Không | 27/30 | 1   | 18/20 | 0.5 | Không | Có    | Có
        H03  | 2017-09-20 | Có/Có    | Có    | Có    | 24/30 | 1.5 | 20/20 | 1   | Có    | Có    | Không
    """,
    found=(
        Found("S02", "2.3", BOOKS, SOON),
        Found("S03", "2.4", POSTED, SOON),
        Found("S03", "2.5", SOFTWARE, LATER),
        Found("S04", "2.3", BOOKS, SOON),
        Found("S04", "2.4", POSTED, SOON),
        Found("S06", "2.5", SOFTWARE, LATER),
        Found("S07", "2.3", BOOKS, SOON),
        Found("H01", "2.4", POSTED, SOON),
        Found("H02", "2.3", BOOKS, SOON),
        Found("H02", "2.4", POSTED, SOON),
        Found("H02", "2.5", SOFTWARE, LATER),
        Found("H03", "2.3", BOOKS, SOON),
    ),
    strengths={
        ("S01", "2.1"): "(Giả định) Có hòm thư góp ý, mở định kỳ",
        ("S01", "2.5"): "(Giả định) Tất cả các phòng, đơn vị dùng phần mềm một cửa",
        ("S05", "2.2"): "(Giả định) Lịch phân công trực được niêm yết",
        ("H01", "4"): "(Giả định) Đã thẩm định, công bố chỉ số của các đơn vị cấp xã",
    },
)

YEAR_BEFORE = Regime(
    folder="vinh-phuc-2017/nam-2016",
    year=2016,
    body="Đoàn kiểm tra (giả định)",
    mode="Định kỳ",
    table="""
        unit | day        | 2.4
        S04  | 2016-09-14 | 1
        H02  | 2016-09-15 | 0.5
    """,
    found=(
        Found("S04", "2.4", POSTED, date(2016, 10, 31)),
        Found("H02", "2.4", POSTED, date(2016, 10, 31)),
    ),
    strengths={},
)
