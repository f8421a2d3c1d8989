"""What inspectors write in words: strengths, shortcomings, recommendations, from a form or from a list."""

from datetime import date

from cchc_score.model import FindingKind, Source

LIST = """
Kết quả kiểm tra CCHC
Ngày kiểm tra: 12/6/2025
Hình thức: Đột xuất
Căn cứ kiểm tra: Kế hoạch số 12
STT | Mã đơn vị | Mã tiêu chí | Nội dung | Ưu điểm | Tồn tại, hạn chế | Kiến nghị | Thời hạn | Trách nhiệm
1 | H01 | 2.1 | Hồ sơ | Có sổ theo dõi | Biên nhận không đánh số | Đánh số biên nhận | 30/6/2025 | Bộ phận một cửa
2 | H01 | 2.1 | Hồ sơ | | Sổ không khớp | Đối chiếu sổ hằng tháng | Quý III
3 | H02 | 1.1 | Kế hoạch | Ban hành sớm
"""


def told_codes(intake):
    return [problem.code for problem in intake.problems]


def found(intake):
    return [(f.unit, f.kind.value, f.criterion, f.text, f.place.cell) for f in intake.findings]


def test_a_list_of_findings_of_several_units(read):
    intake = read(LIST, Source.INSPECTION, "inspection/dot-1.xlsx")
    assert found(intake) == [
        ("H01", "strength", "2.1", "Có sổ theo dõi", "E6"),
        ("H01", "shortcoming", "2.1", "Biên nhận không đánh số", "F6"),
        ("H01", "shortcoming", "2.1", "Sổ không khớp", "F7"),
        ("H02", "strength", "1.1", "Ban hành sớm", "E8"),
    ]
    first = intake.findings[1]
    assert first.recommendation.value == "Đánh số biên nhận"
    assert first.deadline.value == date(2025, 6, 30)
    assert first.owner.value == "Bộ phận một cửa"
    visit = first.inspection
    assert (visit.day.value, visit.mode.value, visit.authority.value) == (
        date(2025, 6, 12),
        "Đột xuất",
        "Kế hoạch số 12",
    )
    assert told_codes(intake) == ["deadline-in-words"]
    assert intake.findings[2].deadline.value == "Quý III"


FORM = """
Mã đơn vị: H01
Mã | Nội dung | Kiểm tra | Tồn tại, hạn chế | Kiến nghị | Thời hạn
1.1 | Kế hoạch | 1 | Ban hành chậm | Ban hành trước 15/01 | 31/02/2026
 | | | Không phân công người chủ trì | Bổ sung phân công
 | Ban hành kịp thời: 1
2.1 | Hồ sơ | 2 | | | 30/6/2025
2.2 | Trực tuyến | | e:#REF!
 | | | Chưa gửi báo cáo khắc phục
 | Người lập biểu
"""


def test_rows_below_a_criterion_go_on_with_it_and_nothing_is_lost_in_silence(read):
    intake = read(FORM, Source.INSPECTION, "inspection/H01.xlsx")
    assert [(f.criterion, f.text) for f in intake.findings] == [
        ("1.1", "Ban hành chậm"),
        ("1.1", "Không phân công người chủ trì"),
    ]
    assert intake.findings[0].deadline.value == "31/02/2026"
    assert sorted(told_codes(intake)) == [
        "deadline-in-words",
        "deadline-without-finding",
        "finding-unreadable",
        "finding-without-code",
    ]
    assert intake.submissions[0].answers["1.1"].points.value == 1


def test_a_criterion_may_have_a_row_for_each_finding(read):
    text = """
Mã đơn vị: H01
Mã | Nội dung | Kiểm tra | Tồn tại | Kiến nghị
1.1 | Kế hoạch | | Ban hành chậm | Ban hành sớm
1.1 | Kế hoạch | 1 | Thiếu kinh phí | Bố trí kinh phí
1.1 | Kế hoạch | | Không phân công | Phân công
1.2 | Văn bản | 1
1.2 | Văn bản | 2
"""
    intake = read(text, Source.INSPECTION, "inspection/H01.xlsx")
    assert [f.text for f in intake.findings] == ["Ban hành chậm", "Thiếu kinh phí", "Không phân công"]
    assert intake.submissions[0].answers["1.1"].points.value == 1
    assert told_codes(intake) == ["code-repeated"]  # two verdicts on 1.2 remain one too many


def test_what_was_measured_and_seen_goes_with_the_finding(read):
    text = """
Mã đơn vị: H01
Mã | Nội dung | Số liệu kiểm tra | Minh chứng | Tồn tại
2.1 | Hồ sơ | | Sổ theo dõi quý II | Trễ hạn nhiều
2.1:a | | 61
2.1:b | | 80
"""
    (finding,) = read(text, Source.INSPECTION, "inspection/H01.xlsx").findings
    assert finding.kind is FindingKind.SHORTCOMING
    assert "61" in finding.measured
    assert "80" in finding.measured
    assert finding.evidence.value == "Sổ theo dõi quý II"


def test_words_about_the_whole_visit(read):
    text = """
Mã đơn vị: H01
Ưu điểm chung: Lãnh đạo quan tâm
Hạn chế chung: Chỉ đạo chưa sát
Yêu cầu chung: Báo cáo trước 30/9
Mã | Nội dung | Kiểm tra
1.1 | Kế hoạch | 1
"""
    strength, shortcoming = read(text, Source.INSPECTION, "inspection/H01.xlsx").findings
    assert (strength.criterion, strength.text) == (None, "Lãnh đạo quan tâm")
    assert (shortcoming.text, shortcoming.recommendation.value) == ("Chỉ đạo chưa sát", "Báo cáo trước 30/9")


def test_a_self_assessment_finds_nothing(read):
    text = """
Mã đơn vị: H01
Mã | Nội dung | Tự chấm | Tồn tại
1.1 | Kế hoạch | 1 | Chậm
"""
    assert read(text).findings == ()
