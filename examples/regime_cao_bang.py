"""Examples: Cao Bằng 2019: a provincial team at 3 districts, a workbook each, and 13 commune units, on a list."""

from __future__ import annotations

from datetime import date

from regime_parts import Advice, Found, Regime

OUTSIDE = Advice(
    "Văn bản đến, đi xử lý ngoài quy trình",
    "Xử lý văn bản đến, đi đúng quy trình trên hệ thống",
    "Văn phòng",
)
NOT_UPDATED = Advice(
    "Danh mục TTHC chưa được cập nhật đầy đủ",
    "Cập nhật đủ danh mục TTHC đã công bố",
    "Bộ phận Một cửa",
)
WRONG_FORM = Advice(
    "Niêm yết sai hình thức hoặc không đầy đủ",
    "Niêm yết lại TTHC đầy đủ, đúng hình thức",
    "Bộ phận Một cửa",
)
UNUSED = Advice(
    "Chức năng của phần mềm chưa được khai thác",
    "Tập huấn và sử dụng đủ chức năng của phần mềm",
    "Bộ phận Một cửa",
)
SOON, LATER = date(2019, 7, 31), date(2019, 9, 30)

CAO_BANG = Regime(
    folder="cao-bang-2019",
    year=2019,
    body="Đoàn kiểm tra tỉnh Cao Bằng",
    mode="Định kỳ",
    table="""
        unit | day        | 1   | 2     | 3       | 4         | 5        | 6
        H01  | 2019-06-04 | 2   | du    | 180/200 | Có/Có     | 950/1000 | 2
        H02  | 2019-06-05 | 1.5 | thieu | 190/200 | Có/Không  | 900/1000 | 1.5
        H03  | 2019-06-06 | 2   | sai   | 160/200 | Có/Có     | 800/1000 | 2
        X01  | 2019-06-20 | 1,5 | 2     | 1,8     | 2         | 1,9      | 2
        X02  | 2019-06-20 | 2   | 1     | 2       | 2         | 2        | 2
        X03  | 2019-06-20 | 1   | 0     | 1,5     | 1         | 1,2      | 1,5
        X04  | 2019-06-20 | 2   | 2     | 2       | 2         | 1,8      | 2
        X05  | 2019-06-20 | 1,5 | 2     | 1,6     | 1         | 1,7      | 1,5
        X06  | 2019-06-20 | 2   | 0     | 1,9     | 2         | 1,6      | 2
        X07  | 2019-06-20 | 1,5 | 1     | 1,7     | 2         | 1,5      | 1
        X08  | 2019-06-20 | 2   | 2     | 1,8     | 2         | 2        | 2
        X09  | 2019-06-20 | 1   | 2     | 1,4     | 1         | 1        | 1,5
        X10  | 2019-06-20 | 2   | 0     | 2       | 1         | 1,8      | 2
        X11  | 2019-06-20 | 2   | 2     | 1,6     | 2         | 1,9      | 2
        X12  | 2019-06-20 | 1,5 | 1     | 1,5     | 1         | 1,3      | 1,5
        X13  | 2019-06-20 | 1,5 | 2     | 1,9     | 2         | 2        | 1,5
    """,
    found=(
        Found("H01", "1", OUTSIDE, LATER),
        Found("H02", "2", NOT_UPDATED, SOON),
        Found("H02", "5", UNUSED, LATER),
        Found("H03", "2", WRONG_FORM, SOON),
        Found("X02", "2", WRONG_FORM, SOON),
        Found("X03", "1", OUTSIDE, LATER),
        Found("X03", "2", NOT_UPDATED, SOON),
        Found("X03", "2", WRONG_FORM, SOON),
        Found("X04", "5", UNUSED, LATER),
        Found("X06", "2", NOT_UPDATED, SOON),
        Found("X07", "2", WRONG_FORM, SOON),
        Found("X09", "1", OUTSIDE, LATER),
        Found("X09", "5", UNUSED, LATER),
        Found("X10", "2", NOT_UPDATED, SOON),
        Found("X11", "1", OUTSIDE, LATER),
        Found("X12", "2", WRONG_FORM, SOON),
    ),
    strengths={
        ("H01", "2"): "(Giả định) TTHC được niêm yết đầy đủ, đúng hình thức",
        ("H03", "6"): "(Giả định) Chấp hành tốt giờ làm việc",
        ("X08", "2"): "(Giả định) TTHC được niêm yết đầy đủ, đúng hình thức",
    },
    listed=tuple(f"X{number:02}" for number in range(1, 14)),
)
