"""The notice of an inspection's results reads as an official notice: prose by content, and a demand to report.

The findings are worded after the inspection reports of Đồng Tháp 2013 and Vĩnh Phúc 2017; units, days and figures
are made up.
"""

from datetime import date

import pytest
from word_files import paragraphs_of, tables_of, word_template

from cchc_score.documents.matters import contents_of
from cchc_score.documents.notice import (
    UNIT_TEMPLATE,
    VISIT_TEMPLATE,
    Occasion,
    unit_notice,
    visit_notice,
    write_notice,
)
from cchc_score.documents.official import Office
from cchc_score.model import Earlier, Entry, Finding, FindingKind, Inspection
from cchc_score.problems import Place

PLACE = Place("kiem-tra.xlsx", "X01", "H9")
CONTENTS = {
    "1.1": "Công tác chỉ đạo, điều hành",
    "3.2": "Cải cách thủ tục hành chính",
    "3.10": "Cải cách thủ tục hành chính",
}
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


def content_of(finding):
    return CONTENTS.get(finding.criterion)


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
MEETING = found(do="Họp rút kinh nghiệm toàn cơ quan")
FINDINGS = [LATE_BOOK, OLD_FEES, PLAN, MEETING]


def written(notice, template, tmp_path):
    out = tmp_path / "thong-bao.docx"
    assert write_notice(notice, template, out) == ()
    return out.read_bytes()


def test_the_notice_to_a_unit_reads_from_top_to_bottom(tmp_path):
    notice = unit_notice(NAMES["X01"], [visit()], FINDINGS, content_of, ON)
    text = [line for line in paragraphs_of(written(notice, UNIT_TEMPLATE, tmp_path)) if line.strip()]
    assert text == [
        "THÔNG BÁO",
        "Kết quả kiểm tra công tác cải cách hành chính năm 2025 tại UBND phường Mẫu 01",
        "Thực hiện Quyết định số 45/QĐ-SNV ngày 10/8/2025, ngày 05/9/2025, Đoàn kiểm tra đã kiểm tra định kỳ "
        "công tác cải cách hành chính năm 2025 tại UBND phường Mẫu 01.",
        "Căn cứ kết quả kiểm tra, Sở Nội vụ thông báo như sau:",
        "I. ƯU ĐIỂM",
        "1. Công tác chỉ đạo, điều hành",
        "- Ban hành kế hoạch đúng hạn.",
        "II. TỒN TẠI, HẠN CHẾ",
        "1. Cải cách thủ tục hành chính",
        "- Niêm yết thủ tục chưa đầy đủ, còn mức phí cũ & thủ tục hết hiệu lực. Số liệu kiểm tra: Số thủ tục đã "
        "niêm yết: 85. Nội dung này đã được nêu trong kết quả kiểm tra năm 2024.",
        "- Sổ theo dõi không khớp với giấy biên nhận.",
        "III. KIẾN NGHỊ",
        "1. Cải cách thủ tục hành chính",
        "- Rà soát, niêm yết lại toàn bộ danh mục; hoàn thành chậm nhất ngày 31/10/2025; Trung tâm Phục vụ hành "
        "chính công chịu trách nhiệm.",
        "- Đánh số giấy biên nhận liên tục; thời hạn: thường xuyên.",
        "2. Nội dung khác",
        "- Họp rút kinh nghiệm toàn cơ quan.",
        "IV. TỔ CHỨC THỰC HIỆN",
        "1. Đề nghị UBND phường Mẫu 01 tổ chức khắc phục các tồn tại, hạn chế, thực hiện các kiến nghị nêu trên; "
        "báo cáo kết quả bằng văn bản, kèm tài liệu kiểm chứng, về Ủy ban nhân dân tỉnh (qua Sở Nội vụ), chậm "
        "nhất ngày 15/11/2025.",
        "2. Sở Nội vụ theo dõi, đôn đốc việc khắc phục và tổng hợp kết quả, báo cáo Ủy ban nhân dân tỉnh.",
        "Trên đây là Thông báo kết quả kiểm tra công tác cải cách hành chính năm 2025 tại UBND phường Mẫu 01./.",
    ]


def test_heading_and_ending(tmp_path):
    notice = unit_notice(NAMES["X01"], [visit()], FINDINGS, content_of, ON)
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


def test_the_notice_of_a_visit_names_units_and_tells_the_same_words_once(tmp_path):
    again = found("Sổ theo dõi không khớp với giấy biên nhận.", "3.10", unit="X02", do="Đối chiếu sổ hằng tuần")
    notice = visit_notice(NAMES, [visit(), visit("X02", date(2025, 9, 12))], [*FINDINGS, again], content_of, ON)
    text = paragraphs_of(written(notice, VISIT_TEMPLATE, tmp_path))
    assert "Kết quả kiểm tra công tác cải cách hành chính năm 2025" in text
    assert any("từ ngày 05/9/2025 đến ngày 12/9/2025" in line for line in text)
    assert any("tại 2 đơn vị: UBND phường Mẫu 01 và UBND xã Mẫu 02." in line for line in text)
    assert text.count("- Sổ theo dõi không khớp với giấy biên nhận (UBND phường Mẫu 01, UBND xã Mẫu 02).") == 1
    advice = text[text.index("III. KIẾN NGHỊ ĐỐI VỚI TỪNG ĐƠN VỊ") : text.index("IV. TỔ CHỨC THỰC HIỆN")]
    assert advice[1] == "1. Đối với UBND phường Mẫu 01"
    assert advice[-2:] == ["2. Đối với UBND xã Mẫu 02", "- Đối chiếu sổ hằng tuần."]
    assert any(line.startswith("1. Đề nghị các đơn vị được kiểm tra tổ chức khắc phục") for line in text)


def test_supervision_is_called_so(tmp_path):
    notice = unit_notice(NAMES["X01"], [visit(mode="Giám sát")], FINDINGS, content_of, ON)
    text = paragraphs_of(written(notice, UNIT_TEMPLATE, tmp_path))
    assert "Kết quả giám sát công tác cải cách hành chính năm 2025 tại UBND phường Mẫu 01" in text
    assert any("Đoàn giám sát đã giám sát công tác" in line for line in text)


def test_what_nobody_told_is_left_as_dots_and_nothing_is_made_up(tmp_path):
    bare = unit_notice(NAMES["X02"], [Inspection("X02", "a.xlsx")], [], content_of, Occasion(None, Office()))
    content = written(bare, UNIT_TEMPLATE, tmp_path)
    text = paragraphs_of(content)
    assert "Đoàn kiểm tra đã kiểm tra công tác cải cách hành chính tại UBND xã Mẫu 02." in text
    assert "Qua kiểm tra, chưa phát hiện tồn tại, hạn chế." in text
    assert "Không có kiến nghị cụ thể." in text
    assert not any("khắc phục" in line for line in text)
    heading = tables_of(content)[0][0]
    assert "Số: ……/TB-……" in heading[0]
    assert "…………, ngày … tháng … năm ……" in heading[1]


def test_an_undated_demand_has_dots(tmp_path):
    notice = unit_notice(NAMES["X01"], [visit()], FINDINGS, content_of, Occasion(2025, OFFICE))
    text = paragraphs_of(written(notice, UNIT_TEMPLATE, tmp_path))
    assert any("chậm nhất ngày …/…/……." in line for line in text)


def test_contents_are_the_fields_of_the_set(small_set):
    content = contents_of(small_set)
    assert content(found("a", "1.10")) == "Thủ tục hành chính"
    assert content(found("a", "2.2")) == "Hài lòng và kỷ luật"
    assert content(found("a", "9.9")) is None
    assert content(found("a")) is None


def test_the_office_words_it_its_own_way(tmp_path):
    (tmp_path / "templates").mkdir()
    word_template(
        tmp_path / "templates" / "notice.docx", "Gửi {{ notice.units }}", "{{ notice.demand.report_by }}"
    )
    notice = unit_notice(NAMES["X01"], [visit()], FINDINGS, content_of, ON)
    out = tmp_path / "out.docx"
    assert write_notice(notice, UNIT_TEMPLATE, out, tmp_path) == ()
    assert paragraphs_of(out.read_bytes()) == ["Gửi UBND phường Mẫu 01", "15/11/2025"]


def test_a_wrong_name_in_the_office_template_is_told_with_the_names_there_are(tmp_path):
    (tmp_path / "templates").mkdir()
    word_template(tmp_path / "templates" / "notice.docx", "{{ notice.shortcoming }}")
    notice = unit_notice(NAMES["X01"], [visit()], FINDINGS, content_of, ON)
    (problem,) = write_notice(notice, UNIT_TEMPLATE, tmp_path / "out.docx", tmp_path)
    assert problem.place.file == "templates/notice.docx"
    assert "Ý bạn là “shortcomings”?" in problem.message("vi")
    assert not (tmp_path / "out.docx").exists()


@pytest.mark.parametrize("template", [UNIT_TEMPLATE, VISIT_TEMPLATE])
def test_the_same_findings_are_the_same_bytes(tmp_path, template):
    notice = unit_notice(NAMES["X01"], [visit()], FINDINGS, content_of, ON)
    assert written(notice, template, tmp_path) == written(notice, template, tmp_path)
