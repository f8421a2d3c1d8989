"""Finding the header of a table and saying what its columns hold."""

from __future__ import annotations

import unicodedata

import pytest
from tables_as_text import make_book

from cchc_score.inputs.columns import Header, Layout, find_header, lay_out
from cchc_score.model import Source
from cchc_score.problems import Problem


def header_of(text: str) -> Header:
    header = find_header(make_book(text).sheets[0])
    assert header is not None
    return header


def layout_of(text: str, own: Source = Source.SELF) -> tuple[Layout | None, list[Problem]]:
    book = make_book(text)
    header = find_header(book.sheets[0])
    assert header is not None
    return lay_out(book, book.sheets[0], header, own)


CA_MAU = """
BẢNG ĐIỂM
STT|Lĩnh vực/Tiêu chí/Tiêu chí thành phần|Điểm tối đa|Điểm đánh giá|<|<|Điểm đạt được|Chỉ số|Ghi chú
^ | ^ | ^ | Điều tra XHH | Tự đánh giá | SNV đánh giá | ^ | ^ | ^
1.1 | Kế hoạch | n:1
"""


@pytest.mark.parametrize("text", [CA_MAU, CA_MAU.replace("<", "").replace("^", "")], ids=["merged", "not merged"])
def test_the_two_row_header_of_the_ca_mau_annex(text: str) -> None:
    layout, problems = layout_of(text)
    assert layout is not None
    assert problems == []
    assert (layout.code, layout.titles, layout.maximum) == (1, (2,), 3)
    assert layout.points == {Source.SURVEY: 4, Source.SELF: 5, Source.APPRAISAL_1: 6}
    assert layout.facts == {}
    assert layout.notes == ((Source.SELF, 9),)


def test_the_header_of_the_later_application() -> None:
    layout, problems = layout_of(
        "STT | TC, TCTP | Điểm tối đa | Số liệu kê khai | Cách tính điểm | Yêu cầu và TLKC | Điểm tự đánh giá"
    )
    assert layout is not None
    assert problems == []
    assert (layout.code, layout.titles, layout.maximum) == (1, (2,), 3)
    assert layout.facts == {Source.SELF: 4}
    assert layout.points == {Source.SELF: 7}
    assert layout.evidence == ((Source.SELF, 6),)


@pytest.mark.parametrize(
    "heading",
    [
        "Tự đánh giá",
        "TỰ  ĐÁNH GIÁ",
        "tu danh gia",
        unicodedata.normalize("NFD", "Tự đánh giá"),
        "Tự đánh\\ngiá",
        "Tự đánh giá (5)",
        "Điểm tự chấm",
        "Tự đánh giá của đơn vị",
    ],
)
def test_accents_case_and_spacing_do_not_matter(heading: str) -> None:
    layout, problems = layout_of(f"Mã tiêu chí | {heading}\n1.1 | n:1")
    assert layout is not None
    assert layout.points == {Source.SELF: 2}
    assert problems == []


def test_rounds_of_appraisal_beneath_one_heading() -> None:
    layout, _ = layout_of(
        """
        Mã | Nội dung | Điểm chuẩn | Thẩm định | < | Kiểm tra
        ^ | ^ | ^ | Lần 1 | Lần 2 | ^
        """
    )
    assert layout is not None
    assert layout.points == {Source.APPRAISAL_1: 4, Source.APPRAISAL_2: 5, Source.INSPECTION: 6}


def test_data_and_points_beneath_a_stage() -> None:
    layout, _ = layout_of(
        """
        Mã | Tiêu chí | Tự đánh giá | < | Thẩm định lần 1 | <
        ^ | ^ | Số liệu | Điểm | Số liệu | Điểm
        """
    )
    assert layout is not None
    assert layout.facts == {Source.SELF: 3, Source.APPRAISAL_1: 5}
    assert layout.points == {Source.SELF: 4, Source.APPRAISAL_1: 6}


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        (Source.SELF, Source.APPRAISAL_1),
        (Source.APPRAISAL_1, Source.APPRAISAL_1),
        (Source.APPRAISAL_2, Source.APPRAISAL_2),
    ],
)
def test_appraisal_without_a_round_is_of_the_round_of_its_file(own: Source, expected: Source) -> None:
    layout, _ = layout_of("Mã | Tiêu chí | Thẩm định", own)
    assert layout is not None
    assert layout.points == {expected: 3}


def test_plain_points_are_of_the_files_own_stage() -> None:
    layout, _ = layout_of("Mã | Tiêu chí | Số liệu | Điểm", Source.INSPECTION)
    assert layout is not None
    assert layout.points == {Source.INSPECTION: 4}
    assert layout.facts == {Source.INSPECTION: 3}


def test_an_appraiser_sees_the_units_data_beside_the_verdict() -> None:
    layout, _ = layout_of("Mã | Tiêu chí | Số liệu | Tự đánh giá | Thẩm định | Ghi chú", Source.APPRAISAL_1)
    assert layout is not None
    assert layout.facts == {Source.SELF: 3}
    assert layout.points == {Source.SELF: 4, Source.APPRAISAL_1: 5}
    assert layout.main is Source.APPRAISAL_1


def test_running_numbers_beside_codes_are_not_codes() -> None:
    layout, problems = layout_of("STT | Mã tiêu chí | Tiêu chí | Tự chấm")
    assert layout is not None
    assert layout.code == 2
    assert problems == []


def test_labels_and_titles_above_are_no_header() -> None:
    header = header_of(
        """
        UBND TỈNH
        Mã đơn vị: H01 | | Ghi chú: bản chính thức

        Mã đơn vị | H01 | Tên đơn vị | Xã A
        TT | Nội dung | Điểm tối đa | Tự chấm
        1.1 | Nội dung một | n:1 | n:1
        """
    )
    assert (header.first, header.last) == (5, 5)


def test_two_columns_of_one_role_are_not_read() -> None:
    layout, problems = layout_of("Mã | Tiêu chí | Tự chấm | Tự đánh giá | Kiểm tra")
    assert layout is not None
    assert layout.points == {Source.INSPECTION: 5}
    assert [(p.code, p.place.cell) for p in problems] == [("column-twice", "D1")]
    assert "Tự chấm (C1), Tự đánh giá (D1)" in problems[0].message("vi")


def test_a_heading_that_sounds_like_points_is_told() -> None:
    _, problems = layout_of("Mã | Tiêu chí | Tự chấm | Hội đồng đánh giá | Màu sắc")
    assert [(p.code, p.place.cell) for p in problems] == [("column-not-understood", "D1")]


def test_a_list_without_criteria_has_no_header() -> None:
    assert find_header(make_book("Họ tên | Chức vụ | Ghi chú\nA | B | C").sheets[0]) is None
