"""Sentences, lists and days as official documents write them."""

from datetime import date

import pytest

from cchc_score.documents.prose import clause, day, inner, items, listed, sentence


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("niêm yết chưa đủ", "Niêm yết chưa đủ."),
        ("Đã sửa xong.", "Đã sửa xong."),
        ("  rà soát;\n cập nhật ; ", "Rà soát; cập nhật."),
        ("UBND xã đã làm!", "UBND xã đã làm!"),
        ("đồng bộ dữ liệu", "Đồng bộ dữ liệu."),
        ("", ""),
    ],
)
def test_a_sentence(typed, printed):
    assert sentence(typed) == printed


def test_inside_a_sentence():
    assert clause("hoàn thiện quy chế.") == "Hoàn thiện quy chế"
    assert inner("Định kỳ") == "định kỳ"
    assert inner("UBND xã") == "UBND xã"


@pytest.mark.parametrize(
    ("items", "text"), [((), ""), (("A",), "A"), (("A", "B"), "A và B"), (("A", "B", "C"), "A, B và C")]
)
def test_a_list(items, text):
    assert listed(items) == text


def test_days_as_the_decree_writes_them():
    assert day(date(2025, 9, 5)) == "05/9/2025"
    assert day(date(2026, 1, 31)) == "31/01/2026"
    assert day(date(2025, 12, 1)) == "01/12/2025"


@pytest.mark.parametrize(
    ("typed", "items_told"),
    [
        ("Họp rút kinh nghiệm", ("Họp rút kinh nghiệm",)),
        ("- Rà soát danh mục; - Niêm yết lại.\n+ Báo cáo", ("Rà soát danh mục;", "Niêm yết lại.", "Báo cáo")),
        ("Từ 5 - 7 ngày; -3% so với năm trước", ("Từ 5 - 7 ngày; -3% so với năm trước",)),
        (" - ", ()),
    ],
)
def test_a_list_typed_into_one_cell(typed, items_told):
    assert items(typed) == items_told


def test_a_list_inside_a_sentence():
    assert sentence("- Biển báo cũ. - Không có số điện thoại") == "Biển báo cũ; Không có số điện thoại."
