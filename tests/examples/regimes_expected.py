"""What the documents of five regimes of inspection tell, and what their examples come to, worked by hand."""

REGIMES = ("cao-bang-2019", "hung-yen-2022", "tien-phuoc-2022", "vinh-phuc-2017", "dong-thap-2013")
YEAR_BEFORE = "vinh-phuc-2017/nam-2016"

VISITED = {
    "cao-bang-2019": {"district": 3, "commune": 13},
    "hung-yen-2022": {"department": 3, "district": 2},
    "tien-phuoc-2022": {"commune": 1},
    "vinh-phuc-2017": {"department": 7, "district": 3},
    "dong-thap-2013": {"commune": 1, "district": 1},
}

INSPECTED = {
    "cao-bang-2019": """
        IT in administrative work = Ứng dụng công nghệ thông tin trong công việc hành chính
        posting and publicity of TTHC at the one-stop desk = Niêm yết, công khai TTHC tại Bộ phận Một cửa
        TTHC handled by the one-stop mechanism = Giải quyết TTHC theo cơ chế một cửa
        information on the web portal = Thông tin trên cổng, trang thông tin điện tử
        handling in the one-stop software = Xử lý hồ sơ trên phần mềm một cửa (VNPT-iGate)
        discipline and attitude = Kỷ luật, kỷ cương, thái độ phục vụ
    """,
    "hung-yen-2022": """
        direction = Công tác chỉ đạo, điều hành
        legal documents = Xây dựng và thực hiện văn bản quy phạm pháp luật
        TTHC reform = Cải cách thủ tục hành chính
        organisation = Cải cách tổ chức bộ máy
        staff quality = Chất lượng đội ngũ cán bộ, công chức
        public finance = Cải cách tài chính công
        e-government and digital government = Chính quyền điện tử, chính quyền số
        PAPI improvement = Nâng cao chỉ số PAPI
    """,
    "tien-phuoc-2022": """
        direction = Công tác chỉ đạo, điều hành
        discipline = Kỷ luật, kỷ cương hành chính
        one-stop desk = Bộ phận Một cửa
        online services = Dịch vụ công trực tuyến
        procedure control = Kiểm soát thủ tục hành chính
        training = Đào tạo, bồi dưỡng
    """,
    "vinh-phuc-2017": """
        propaganda and training = Tuyên truyền, tập huấn cải cách hành chính
        one-stop = Bộ phận Một cửa
        suggestion box = Hòm thư góp ý
        duty roster = Lịch phân công trực
        daily reception = Tiếp nhận hằng ngày
        equipment = Trang thiết bị
        software at 100% of units = Phần mềm một cửa ở 100% đơn vị
        organisation of offices = Tổ chức các phòng, cơ quan
        index at all three levels = Chỉ số cải cách hành chính được thẩm định, công bố ở cả ba cấp
        satisfaction surveys = Khảo sát mức độ hài lòng
        index used for rewards = Sử dụng chỉ số khi xét khen thưởng
    """,
    "dong-thap-2013": """
        yearly plan = Kế hoạch cải cách hành chính năm
        one-stop regulation and working rules = Quy chế một cửa, nội quy làm việc
        assignment of duties = Phân công nhiệm vụ
        on-time and early dossiers = Hồ sơ giải quyết đúng hạn, trước hạn
        staff placement = Bố trí cán bộ, công chức
        finance = Tài chính
        tests of civil servants' knowledge = Kiểm tra kiến thức công chức
    """,
}
"""What each regime inspected, as its documents name it, and the criterion that stands for it."""

FOUND = {
    "cao-bang-2019": """
        TTHC lists not fully updated = Danh mục TTHC chưa được cập nhật đầy đủ
        posted in the wrong form or incomplete = Niêm yết sai hình thức hoặc không đầy đủ
        documents in/out handled outside the prescribed process = Văn bản đến, đi xử lý ngoài quy trình
        software functions unused = Chức năng của phần mềm chưa được khai thác
    """,
    "hung-yen-2022": """
        direction not close = Chỉ đạo chưa sát sao
        plans formal, not realistic = Kế hoạch hình thức, chưa sát thực tế
        dossiers not entered in time = Hồ sơ chưa được nhập thường xuyên, kịp thời vào phần mềm một cửa
        work files not kept in the system = Hồ sơ công việc chưa được lập, lưu trên hệ thống quản lý văn bản
    """,
    "tien-phuoc-2022": """
        propaganda for online services uneven = Tuyên truyền dịch vụ công trực tuyến chưa đồng đều
        share of dossiers received online under 30% = Tỷ lệ hồ sơ tiếp nhận trực tuyến dưới 30%
        few at service levels 3, 4 = Ít hồ sơ ở dịch vụ mức độ 3, 4
    """,
    "vinh-phuc-2017": """
        TTHC posted incompletely or outdated = TTHC niêm yết không đầy đủ, còn nội dung và mức phí cũ
        receipts and tracking books incomplete = Giấy tiếp nhận, sổ theo dõi ghi không đầy đủ
        software late and not updated = Phần mềm chậm, không được cập nhật
    """,
    "dong-thap-2013": """
        fees set without basis = Đặt ra khoản phí không có căn cứ
        more papers asked than allowed = Đòi nhiều giấy tờ hơn quy định
        receipts not numbered, book not matching = Giấy tiếp nhận không đánh số, sổ theo dõi không khớp
        staff below standard = Cán bộ, công chức chưa đạt chuẩn
        look-up kiosk outdated = Máy tra cứu (ki-ốt) lạc hậu
        spending rules citing expired texts = Quy chế chi tiêu dẫn văn bản đã hết hiệu lực
        software not linked across all areas = Phần mềm chưa liên thông đủ các lĩnh vực
    """,
}
"""Every shortcoming the documents name."""

RANKED = {
    "cao-bang-2019": ["H01 H03 H02", "X08 X04 X01 X02=X11 X13 X06 X05 X10 X07 X09 X12 X03"],
    "hung-yen-2022": ["S01 S03 S02", "H01 H02"],
    "tien-phuoc-2022": ["X01"],
    "vinh-phuc-2017": ["S01 S07 S02 S05 S06 S03 S04", "H01 H03 H02"],
    "dong-thap-2013": ["X01", "H01"],
}
"""Best first, group by group; by the hand arithmetic of the READMEs."""

FOLLOWED = {
    "cao-bang-2019": (
        "2019-08-15",
        """
        H01 1 2019-09-30 | H02 2 2019-07-31 | H02 5 2019-09-30 | H03 2 2019-07-31
        X02 2 2019-07-31 | X03 1 2019-09-30 | X03 2 2019-07-31 | X03 2 2019-07-31
        X04 5 2019-09-30 | X06 2 2019-07-31 | X07 2 2019-07-31 | X09 1 2019-09-30
        X09 5 2019-09-30 | X10 2 2019-07-31 | X11 1 2019-09-30 | X12 2 2019-07-31
        """,
        9,
    ),
    "hung-yen-2022": (
        "2022-11-01",
        """
        S02 1 2022-09-30 | S02 3 2022-09-30 | S02 7 2022-12-15
        S03 1 2022-12-15 | S03 7 2022-12-15
        H01 3 2022-09-30 | H02 1 2022-12-15 | H02 3 2022-09-30 | H02 7 2022-12-15
        """,
        4,
    ),
    "tien-phuoc-2022": ("2022-12-01", "X01 4.1 2022-10-31 | X01 4.2 2022-12-31 | X01 4.3 2022-12-31", 1),
    "vinh-phuc-2017": (
        "2017-11-15",
        """
        S02 2.3 2017-10-31 | S03 2.4 2017-10-31 | S03 2.5 2017-12-31 | S04 2.3 2017-10-31
        S04 2.4 2017-10-31 | S06 2.5 2017-12-31 | S07 2.3 2017-10-31 | H01 2.4 2017-10-31
        H02 2.3 2017-10-31 | H02 2.4 2017-10-31 | H02 2.5 2017-12-31 | H03 2.3 2017-10-31
        S04 2.4 2016-10-31 | H02 2.4 2016-10-31
        """,
        11,
    ),
    "dong-thap-2013": (
        "2013-10-15",
        """
        X01 2 2013-12-31 | X01 4 2013-09-30 | X01 5 2013-12-31 | X01 6 2013-09-30
        H01 2 2013-12-31 | H01 4 2013-09-30 | H01 6 2013-09-30
        """,
        4,
    ),
}
"""A day; unit, criterion and deadline of every recommendation; how many are overdue on that day."""


def told(table):
    """The Vietnamese half of a table of `English = Vietnamese`."""
    return [line.split(" = ")[1].strip() for line in table.strip().splitlines()]
