"""Examples: Đồng Tháp 2013: a commune and the district of Thanh Bình."""

from __future__ import annotations

from datetime import date

from regime_parts import Advice, Found, Regime

KIOSK = Advice(
    "Máy tra cứu (ki-ốt) lạc hậu",
    "Cập nhật dữ liệu của máy tra cứu hoặc ngừng sử dụng",
    "Bộ phận Một cửa",
)
NOT_LINKED = Advice(
    "Phần mềm chưa liên thông đủ các lĩnh vực",
    "Bổ sung các lĩnh vực còn thiếu vào phần mềm một cửa",
    "Văn phòng HĐND và UBND",
)
RECEIPTS = Advice(
    "Giấy tiếp nhận không đánh số, sổ theo dõi không khớp",
    "Đánh số giấy tiếp nhận, đối chiếu với sổ theo dõi hằng tháng",
    "Bộ phận Một cửa",
)
PAPERS = Advice(
    "Đòi nhiều giấy tờ hơn quy định",
    "Chỉ yêu cầu giấy tờ theo TTHC đã công bố",
    "Các phòng chuyên môn",
)
STAFF = Advice(
    "Cán bộ, công chức chưa đạt chuẩn",
    "Cử người chưa đạt chuẩn đi học theo kế hoạch",
    "Chủ tịch UBND xã",
)
FEES = Advice(
    "Đặt ra khoản phí không có căn cứ",
    "Dừng thu khoản phí không có căn cứ",
    "Công chức tài chính – kế toán",
)
RULES = Advice(
    "Quy chế chi tiêu dẫn văn bản đã hết hiệu lực",
    "Sửa quy chế chi tiêu theo văn bản còn hiệu lực",
    "Phòng Tài chính – Kế hoạch",
)
SOON, LATER = date(2013, 9, 30), date(2013, 12, 31)

DONG_THAP = Regime(
    folder="dong-thap-2013",
    year=2013,
    body="Đoàn kiểm tra tỉnh Đồng Tháp",
    mode="Định kỳ",
    table="""
        unit | day        | 1          | 2 | 3   | 4          | 5     | 6   | 7
        X01  | 2013-08-06 | 2013-02-10 | 2 | 1.5 | 120/60/20  | 17/20 | 1.5 | 8/10
        H01  | 2013-08-07 | 2013-01-25 | 2 | 2   | 300/150/50 | 57/60 | 1   | 14/20
    """,
    found=(
        Found("X01", "2", KIOSK, LATER),
        Found("X01", "4", RECEIPTS, SOON),
        Found("X01", "5", STAFF, LATER),
        Found("X01", "6", FEES, SOON),
        Found("H01", "2", NOT_LINKED, LATER),
        Found("H01", "4", PAPERS, SOON),
        Found("H01", "6", RULES, SOON),
    ),
    strengths={
        ("X01", "7"): "(Giả định) Phần lớn công chức được kiểm tra nắm vững nghiệp vụ",
        ("H01", "1"): "(Giả định) Kế hoạch năm được ban hành đúng hạn",
    },
)
