"""Examples: Hưng Yên 2022: an inter-agency team on reform and PAPI, at 3 departments and 2 districts."""

from __future__ import annotations

from datetime import date

from regime_parts import Advice, Found, Regime

NOT_CLOSE = Advice(
    "Chỉ đạo chưa sát sao",
    "Người đứng đầu họp, đôn đốc công tác cải cách hành chính hằng tháng",
    "Thủ trưởng đơn vị",
)
FORMAL = Advice(
    "Kế hoạch hình thức, chưa sát thực tế",
    "Rà soát, sửa kế hoạch theo tình hình của đơn vị",
    "Văn phòng",
)
NOT_ENTERED = Advice(
    "Hồ sơ chưa được nhập thường xuyên, kịp thời vào phần mềm một cửa",
    "Nhập hồ sơ vào phần mềm một cửa ngay khi tiếp nhận",
    "Bộ phận Một cửa",
)
NOT_KEPT = Advice(
    "Hồ sơ công việc chưa được lập, lưu trên hệ thống quản lý văn bản",
    "Lập và lưu hồ sơ công việc trên hệ thống quản lý văn bản",
    "Các phòng chuyên môn",
)
SOON, LATER = date(2022, 9, 30), date(2022, 12, 15)

HUNG_YEN = Regime(
    folder="hung-yen-2022",
    year=2022,
    body="Đoàn kiểm tra liên ngành tỉnh Hưng Yên",
    mode="Định kỳ",
    table="""
        unit | day        | 1   | 2    | 3         | 4   | 5     | 6        | 7     | 8
        S01  | 2022-08-02 | 2   | dung | 480/500   | 2   | 57/60 | Có/Có    | 18/20 | 1.5
        S02  | 2022-08-03 | 1.5 | cham | 300/400   | 1.5 | 45/50 | Có/Có    | 8/20  | 1
        S03  | 2022-08-04 | 2   | dung | 360/400   | 2   | 39/40 | Có/Không | 15/20 | 2
        H01  | 2022-08-09 | 2   | dung | 1700/2000 | 1.5 | 76/80 | Có/Có    | 19/20 | 1
        H02  | 2022-08-10 | 1.5 | cham | 1200/1600 | 1   | 60/80 | Có/Không | 9/20  | 1.5
    """,
    found=(
        Found("S02", "1", NOT_CLOSE, SOON),
        Found("S02", "3", NOT_ENTERED, SOON),
        Found("S02", "7", NOT_KEPT, LATER),
        Found("S03", "1", FORMAL, LATER),
        Found("S03", "7", NOT_KEPT, LATER),
        Found("H01", "3", NOT_ENTERED, SOON),
        Found("H02", "1", FORMAL, LATER),
        Found("H02", "3", NOT_ENTERED, SOON),
        Found("H02", "7", NOT_KEPT, LATER),
    ),
    strengths={
        ("S01", "1"): "(Giả định) Người đứng đầu trực tiếp chỉ đạo công tác cải cách hành chính",
        ("S03", "8"): "(Giả định) Có kế hoạch nâng cao chỉ số PAPI và thực hiện đúng kế hoạch",
    },
)
