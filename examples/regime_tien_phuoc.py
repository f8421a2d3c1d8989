"""Examples: Tiên Phước (Quảng Nam) 2022: supervision of a commune by the district People's Council."""

from __future__ import annotations

from datetime import date

from regime_parts import Advice, Found, Regime

UNEVEN = Advice(
    "Tuyên truyền dịch vụ công trực tuyến chưa đồng đều",
    "Tuyên truyền dịch vụ công trực tuyến đến tất cả các thôn",
    "Công chức văn hóa – xã hội",
)
UNDER_30 = Advice(
    "Tỷ lệ hồ sơ tiếp nhận trực tuyến dưới 30%",
    "Hướng dẫn người dân nộp hồ sơ trực tuyến tại Bộ phận Một cửa",
    "Bộ phận Một cửa",
)
FEW = Advice(
    "Ít hồ sơ ở dịch vụ mức độ 3, 4",
    "Chọn dịch vụ công mức độ 3, 4 có nhiều người cần để ưu tiên thực hiện",
    "Bộ phận Một cửa",
)
SOON, LATER = date(2022, 10, 31), date(2022, 12, 31)

TIEN_PHUOC = Regime(
    folder="tien-phuoc-2022",
    year=2022,
    body="Hội đồng nhân dân huyện Tiên Phước",
    mode="Giám sát",
    claims="""
        unit | day        | 1        | 2   | 3     | 4.1      | 4.2     | 4.3 | 5 | 6
        X01  | 2022-08-12 | dung-han | 1.5 | Có/Có | dong-deu | 174/640 | 6   | 0 | 18/20
    """,
    table="""
        unit | day        | 1        | 2    | 3     | 4.1      | 4.2     | 4.3 | 5 | 6
        X01  | 2022-09-07 | dung-han | 1.25 | Có/Có | chua-deu | 174/640 | 6   | 1 | 18/20
    """,
    found=(
        Found("X01", "4.1", UNEVEN, SOON),
        Found("X01", "4.2", UNDER_30, LATER),
        Found("X01", "4.3", FEW, LATER),
    ),
    strengths={("X01", "3"): "(Giả định) Bộ phận Một cửa đủ trang thiết bị, có người trực mỗi ngày làm việc"},
)
