"""The notice of an inspection's results reads as an official notice: prose by content, and a demand to report.

The findings are worded after the inspection reports of Đồng Tháp 2013 and Vĩnh Phúc 2017; units, days and figures
are made up.
"""

from datetime import date
from fractions import Fraction

import pytest
from word_files import paragraphs_of, tables_of, word_template

from cchc_score.documents.matters import Subject, subjects_of
from cchc_score.documents.notice import (
    UNIT_TEMPLATE,
    VISIT_TEMPLATE,
    Occasion,
    unit_notice,
    visit_notice,
    write_notice,
)
from cchc_score.documents.official import Office
from cchc_score.documents.telling import measured
from cchc_score.model import Earlier, Entry, Finding, FindingKind, Inspection, Node, OnFinding
from cchc_score.problems import Place

PLACE = Place("kiem-tra.xlsx", "X01", "H9")
OFFICE = Office(
    agency="Sở Nội vụ",
    superior="UBND tỉnh Mẫu",
    symbol="TB-SNV",
    place="Mẫu",
    authority="KT. Giám đốc",
    position="Phó Giám đốc",
    recipients=("Phòng Cải cách hành chính",),
    through="Sở Nội vụ",
)
ON = Occasion(2025, OFFICE, date(2025, 11, 15))
NAMES = {"X01": "UBND phường Mẫu 01", "X02": "UBND xã Mẫu 02"}


POSTING = Node("3.2", "Niêm yết, công khai", Fraction(1), PLACE, on_finding=OnFinding(Fraction(1, 2)))
SUBJECTS = {
    "1.1": Subject("Công tác chỉ đạo, điều hành", Node("1.1", "Kế hoạch", Fraction(1), PLACE)),
    "3.2": Subject("Cải cách thủ tục hành chính", POSTING),
    "3.10": Subject("Cải cách thủ tục hành chính", Node("3.10", "Sổ theo dõi", Fraction(1), PLACE)),
}


def subject_of(finding):
    return SUBJECTS.get(finding.criterion)


def cell(value):
    return Entry(value, PLACE)


def visit(unit="X01", day=date(2025, 9, 5), mode="Định kỳ", authority="Quyết định số 45/QĐ-SNV ngày 10/8/2025"):
    return Inspection(unit, "kiem-tra.xlsx", cell(day), cell(mode), cell(authority) if authority else None)


def found(text="", criterion=None, *, good=False, unit="X01", do=None, by=None, owner=None, **more):
    return Finding(
        visit(unit),
        FindingKind.STRENGTH if good else FindingKind.SHORTCOMING,
        criterion,
        PLACE,
        text,
        recommendation=cell(do) if do else None,
        deadline=cell(by) if by else None,
        owner=cell(owner) if owner else None,
        **more,
    )


LATE_BOOK = found(
    "sổ theo dõi không khớp với giấy biên nhận",
    "3.10",
    do="Đánh số giấy biên nhận liên tục.",
    by="thường xuyên",
)
OLD_FEES = found(
    "Niêm yết thủ tục chưa đầy đủ, còn mức phí cũ & thủ tục hết hiệu lực",
    "3.2",
    do="rà soát, niêm yết lại toàn bộ danh mục",
    by=date(2025, 10, 31),
    owner="Trung tâm Phục vụ hành chính công",
    measured="Số thủ tục đã niêm yết: 85",
    repeats=Earlier(2024, "Niêm yết thiếu"),
)
PLAN = found("Ban hành kế hoạch đúng hạn.", "1.1", good=True)
MEETING = found("Chỉ đạo chưa sát", do="- Họp rút kinh nghiệm toàn cơ quan; - Phân công người theo dõi")
FINDINGS = [LATE_BOOK, OLD_FEES, PLAN, MEETING]


def written(notice, template, tmp_path):
    out = tmp_path / "thong-bao.docx"
    assert write_notice(notice, template, out) == ()
    return out.read_bytes()


def test_the_notice_to_a_unit_reads_from_top_to_bottom(tmp_path):
    notice = unit_notice(NAMES["X01"], [visit()], FINDINGS, subject_of, ON)
    text = [line for line in paragraphs_of(written(notice, UNIT_TEMPLATE, tmp_path)) if line.strip()]
    assert text == [
        "THÔNG BÁO",
        "Kết quả kiểm tra công tác cải cách hành chính năm 2025\ntại UBND phường Mẫu 01",
        "Thực hiện Quyết định số 45/QĐ-SNV ngày 10/8/2025, ngày 05/9/2025, Đoàn kiểm tra đã kiểm tra định kỳ "
        "công tác cải cách hành chính năm 2025 tại UBND phường Mẫu 01.",
        "Căn cứ kết quả kiểm tra, Sở Nội vụ thông báo như sau:",
        "I. ƯU ĐIỂM",
        "1. Công tác chỉ đạo, điều hành",
        "- Ban hành kế hoạch đúng hạn.",
        "II. TỒN TẠI, HẠN CHẾ",
        "1. Đánh giá chung",
        "- Chỉ đạo chưa sát.",
        "2. Cải cách thủ tục hành chính",
        "- Niêm yết thủ tục chưa đầy đủ, còn mức phí cũ & thủ tục hết hiệu lực. Số liệu kiểm tra: số thủ tục đã "
        "niêm yết là 85. Đây là tồn tại lặp lại của năm 2024. Theo bộ tiêu chí, có tồn tại thì tiêu chí 3.2 được "
        "tính nhiều nhất 0,5/1 điểm.",
        "- Sổ theo dõi không khớp với giấy biên nhận.",
        "III. KIẾN NGHỊ",
        "1. Cải cách thủ tục hành chính",
        "- Rà soát, niêm yết lại toàn bộ danh mục; hoàn thành chậm nhất ngày 31/10/2025; Trung tâm Phục vụ hành "
        "chính công chịu trách nhiệm.",
        "- Đánh số giấy biên nhận liên tục; thời hạn: thường xuyên.",
        "IV. TỔ CHỨC THỰC HIỆN",
        "1. Đề nghị UBND phường Mẫu 01 tổ chức khắc phục các tồn tại, hạn chế, thực hiện các kiến nghị nêu trên; "
        "báo cáo kết quả bằng văn bản, kèm tài liệu kiểm chứng, về Ủy ban nhân dân tỉnh (qua Sở Nội vụ), chậm "
        "nhất ngày 15/11/2025.",
        "2. Sở Nội vụ theo dõi, đôn đốc việc khắc phục và tổng hợp kết quả, báo cáo Ủy ban nhân dân tỉnh.",
        "Ngoài ra, Đoàn kiểm tra yêu cầu UBND phường Mẫu 01:",
        "- Họp rút kinh nghiệm toàn cơ quan.",
        "- Phân công người theo dõi.",
        "Trên đây là Thông báo kết quả kiểm tra công tác cải cách hành chính năm 2025 tại UBND phường Mẫu 01./.",
    ]


def test_heading_and_ending(tmp_path):
    notice = unit_notice(NAMES["X01"], [visit()], FINDINGS, subject_of, ON)
    heading, ending = tables_of(written(notice, UNIT_TEMPLATE, tmp_path))
    left, right = (cell.split("\n") for cell in heading[0])
    assert [line for line in left if line] == ["UBND TỈNH MẪU", "SỞ NỘI VỤ", "Số: ……/TB-SNV"]
    assert [line for line in right if line] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Mẫu, ngày … tháng … năm ……",
    ]
    recipients, signature = (cell.split("\n") for cell in ending[0])
    assert recipients == [
        "Nơi nhận:",
        "- Ủy ban nhân dân tỉnh (để báo cáo);",
        "- UBND phường Mẫu 01;",
        "- Phòng Cải cách hành chính;",
        "- Lưu: VT.",
    ]
    assert signature == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", ""]


def test_the_notice_of_a_visit_tells_what_is_common_and_advises_each_unit(tmp_path):
    names = NAMES | {"X03": "UBND xã Mẫu 03"}
    late = found("Sổ theo dõi không khớp với giấy biên nhận.", "3.10", unit="X02", do="Đối chiếu sổ hằng tuần")
    fees = found("Bảng niêm yết đặt ở tầng hai", "3.2", unit="X02", do="Chuyển bảng niêm yết xuống sảnh")
    visits = [visit(), visit("X02", date(2025, 9, 12)), visit("X03")]
    notice = visit_notice(names, visits, [*FINDINGS, late, fees], subject_of, ON)
    text = paragraphs_of(written(notice, VISIT_TEMPLATE, tmp_path))
    assert "Kết quả kiểm tra công tác cải cách hành chính năm 2025" in text
    assert any("từ ngày 05/9/2025 đến ngày 12/9/2025" in line for line in text)
    assert any("tại 3 đơn vị: UBND phường Mẫu 01, UBND xã Mẫu 02 và UBND xã Mẫu 03." in line for line in text)
    assert text[text.index("II. TỒN TẠI, HẠN CHẾ") + 1 : text.index("IV. TỔ CHỨC THỰC HIỆN")] == [
        "1. Đánh giá chung",
        "- Tại UBND phường Mẫu 01: chỉ đạo chưa sát.",
        "2. Cải cách thủ tục hành chính",
        "- Niêm yết, công khai: 2/3 đơn vị còn tồn tại, hạn chế. Tại UBND phường Mẫu 01 (lặp lại của năm 2024): "
        "niêm yết thủ tục chưa đầy đủ, còn mức phí cũ & thủ tục hết hiệu lực; tại UBND xã Mẫu 02: bảng niêm yết "
        "đặt ở tầng hai.",
        "- Sổ theo dõi: 2/3 đơn vị còn tồn tại, hạn chế. Tại UBND phường Mẫu 01 và UBND xã Mẫu 02: sổ theo dõi "
        "không khớp với giấy biên nhận.",
        "Chưa phát hiện tồn tại, hạn chế tại 1/3 đơn vị: UBND xã Mẫu 03.",
        "III. KIẾN NGHỊ ĐỐI VỚI CÁC ĐƠN VỊ",
        "1. Đối với UBND phường Mẫu 01",
        "- Họp rút kinh nghiệm toàn cơ quan.",
        "- Phân công người theo dõi.",
        "- Rà soát, niêm yết lại toàn bộ danh mục; hoàn thành chậm nhất ngày 31/10/2025; Trung tâm Phục vụ hành "
        "chính công chịu trách nhiệm.",
        "- Đánh số giấy biên nhận liên tục; thời hạn: thường xuyên.",
        "2. Đối với UBND xã Mẫu 02",
        "- Chuyển bảng niêm yết xuống sảnh.",
        "- Đối chiếu sổ hằng tuần.",
    ]
    assert any(line.startswith("1. Đề nghị các đơn vị được kiểm tra tổ chức khắc phục") for line in text)


def test_the_same_advice_to_several_units_is_given_once(tmp_path):
    same = [found("Không khớp", "3.10", unit=unit, do="Đối chiếu sổ") for unit in NAMES]
    notice = visit_notice(NAMES, [visit(unit) for unit in NAMES], same, subject_of, ON)
    (matter,) = notice.recommendations
    assert (matter.title, matter.texts) == (
        "Kiến nghị chung",
        ("Đối chiếu sổ. Đơn vị thực hiện: UBND phường Mẫu 01 và UBND xã Mẫu 02.",),
    )


def test_what_a_repeated_finding_costs_and_an_exact_sum():
    again = Node("3.2", "Niêm yết", Fraction(1), PLACE, on_finding=OnFinding(Fraction(1, 2), repeated=Fraction(0)))
    exact = Node("3.2", "Niêm yết", Fraction(1), PLACE, on_finding=OnFinding(Fraction(0), sets=True))
    told = []
    for node in (again, exact):
        notice = unit_notice("X", [visit()], [OLD_FEES], lambda _, node=node: Subject("TTHC", node), ON)
        told.append(notice.shortcomings[0].texts[0].rsplit(". ", 1)[1])
    assert told == [
        "Theo bộ tiêu chí, tồn tại lặp lại thì tiêu chí 3.2 được tính nhiều nhất 0/1 điểm.",
        "Theo bộ tiêu chí, có tồn tại thì tiêu chí 3.2 được tính 0/1 điểm.",
    ]


def test_a_shortcoming_told_by_its_recommendation_only_keeps_its_effect():
    notice = unit_notice("X", [visit()], [found(criterion="3.2", do="Niêm yết lại")], subject_of, ON)
    assert notice.shortcomings == ()
    assert notice.recommendations[0].texts == (
        "Niêm yết lại. Theo bộ tiêu chí, có tồn tại thì tiêu chí 3.2 được tính nhiều nhất 0,5/1 điểm.",
    )


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        ("Số hồ sơ: 45 hồ sơ; Tỷ lệ: 12,5%", "số hồ sơ là 45 hồ sơ, tỷ lệ là 12,5%"),
        ("Ban hành kế hoạch: không; Mức: Chưa đủ", "ban hành kế hoạch: không, mức là “Chưa đủ”"),
        ("TTHC đã niêm yết; kể cả TTHC mới: 85", "TTHC đã niêm yết; kể cả TTHC mới: 85"),
    ],
)
def test_figures_in_a_sentence(figures, told):
    assert measured(figures) == told


@pytest.mark.parametrize(
    ("typed", "start"),
    [
        ("45/QĐ-SNV ngày 10/8/2025", "Thực hiện Quyết định số 45/QĐ-SNV ngày 10/8/2025, ngày 05/9/2025, Đoàn"),
        ("số 12/KH-UBND", "Thực hiện Kế hoạch số 12/KH-UBND, ngày 05/9/2025, Đoàn"),
        ("Kế hoạch kiểm tra năm 2025", "Thực hiện Kế hoạch kiểm tra năm 2025, ngày 05/9/2025, Đoàn"),
        (None, "Thực hiện Quyết định số ……, ngày 05/9/2025, Đoàn"),
    ],
)
def test_the_order_is_named_as_a_sentence_names_it(typed, start):
    notice = unit_notice("X", [visit(authority=typed)], [], subject_of, ON)
    assert notice.opening.startswith(start)


def test_supervision_is_called_so(tmp_path):
    notice = unit_notice(NAMES["X01"], [visit(mode="Giám sát")], FINDINGS, subject_of, ON)
    text = paragraphs_of(written(notice, UNIT_TEMPLATE, tmp_path))
    assert "Kết quả giám sát công tác cải cách hành chính năm 2025\ntại UBND phường Mẫu 01" in text
    assert any("Đoàn giám sát đã giám sát công tác" in line for line in text)


def test_what_nobody_told_is_left_as_dots_and_nothing_is_made_up(tmp_path):
    bare = unit_notice(NAMES["X02"], [Inspection("X02", "a.xlsx")], [], subject_of, Occasion(None, Office()))
    content = written(bare, UNIT_TEMPLATE, tmp_path)
    text = paragraphs_of(content)
    assert (
        "Thực hiện Quyết định số ……, ngày …/…/……, Đoàn kiểm tra đã kiểm tra công tác cải cách hành chính tại "
        "UBND xã Mẫu 02." in text
    )
    assert "Qua kiểm tra, chưa phát hiện tồn tại, hạn chế." in text
    assert "Không có kiến nghị cụ thể." in text
    assert not any("khắc phục" in line for line in text)
    heading = tables_of(content)[0][0]
    assert "Số: ……/TB-……" in heading[0]
    assert "…………, ngày … tháng … năm ……" in heading[1]


def test_an_undated_demand_has_dots(tmp_path):
    notice = unit_notice(NAMES["X01"], [visit()], FINDINGS, subject_of, Occasion(2025, OFFICE))
    text = paragraphs_of(written(notice, UNIT_TEMPLATE, tmp_path))
    assert any("chậm nhất ngày …/…/……." in line for line in text)


def test_contents_are_the_fields_of_the_set(small_set):
    subjects = subjects_of(small_set)
    assert subjects["1.10"].content == "Thủ tục hành chính"
    assert (subjects["2.2"].content, subjects["2.2"].node.title) == ("Hài lòng và kỷ luật", "Kỷ luật")
    assert "9.9" not in subjects


def test_the_office_words_it_its_own_way(tmp_path):
    (tmp_path / "templates").mkdir()
    word_template(
        tmp_path / "templates" / "notice.docx", "Gửi {{ notice.units }}", "{{ notice.demand.report_by }}"
    )
    notice = unit_notice(NAMES["X01"], [visit()], FINDINGS, subject_of, ON)
    out = tmp_path / "out.docx"
    assert write_notice(notice, UNIT_TEMPLATE, out, tmp_path) == ()
    assert paragraphs_of(out.read_bytes()) == ["Gửi UBND phường Mẫu 01", "15/11/2025"]


def test_a_wrong_name_in_the_office_template_is_told_with_the_names_there_are(tmp_path):
    (tmp_path / "templates").mkdir()
    word_template(tmp_path / "templates" / "notice.docx", "{{ notice.shortcoming }}")
    notice = unit_notice(NAMES["X01"], [visit()], FINDINGS, subject_of, ON)
    (problem,) = write_notice(notice, UNIT_TEMPLATE, tmp_path / "out.docx", tmp_path)
    assert problem.place.file == "templates/notice.docx"
    assert "Ý bạn là “shortcomings”?" in problem.message("vi")
    assert not (tmp_path / "out.docx").exists()


@pytest.mark.parametrize("template", [UNIT_TEMPLATE, VISIT_TEMPLATE])
def test_the_same_findings_are_the_same_bytes(tmp_path, template):
    notice = unit_notice(NAMES["X01"], [visit()], FINDINGS, subject_of, ON)
    assert written(notice, template, tmp_path) == written(notice, template, tmp_path)
