"""Whatever stands in a table: reading goes on to the end, and every problem has its sentence."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tables_as_text import make_book, sample_set, sample_units

from cchc_score.inputs.intake import Expected, take_in
from cchc_score.inputs.previous import previous_of
from cchc_score.inputs.register import register_of
from cchc_score.model import Source

_WORDS = [
    *(
        "Mã",
        "STT",
        "Mã tiêu chí",
        "Mã đơn vị",
        "Tên đơn vị",
        "Tiêu chí",
        "Điểm tối đa",
        "Tự đánh giá",
        "Thẩm định",
    ),
    *(
        "Lần 1",
        "Lần 2",
        "Điểm đánh giá",
        "Số liệu",
        "Kiểm tra",
        "Điều tra XHH",
        "Ghi chú",
        "Điểm",
        "Cấp",
        "Chỉ số",
    ),
    *(
        "8.1",
        "1.1",
        "1.10",
        "2.1",
        "2.1:a",
        "2.1:zz",
        "a",
        "b)",
        "I",
        "T1",
        "n:1.1",
        "n:1",
        "n:8.1",
        "n:7",
        "n:0.5",
    ),
    *("d:2025-02-01", "d:bad", "e:#REF!", "u:A1", "f:true", "%:0.95", "n:nan", "n:1e400", "9,5đ", "95%", "1.234"),
    *("-", "/", "Không áp dụng", "có", "15/3/2025", "H01", "H02", "Xã Tân Lập", "Xã An Bình", "Sáng kiến", "(1)"),
    *(
        "Tổng cộng",
        "Điểm thưởng",
        "Năm: 2025",
        "Mã đơn vị: H01",
        "Giai đoạn: Kiểm tra",
        "Phiên bản:",
        ":",
        "<",
        "^",
    ),
    *("", "", "", "", "", "", "", ""),
]
_TABLES = st.lists(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=8), min_size=1, max_size=12)


@given(rows=_TABLES, source=st.sampled_from(list(Source)), registered=st.booleans())
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_table_stops_the_reading(rows: list[list[str]], source: Source, registered: bool) -> None:
    book = make_book("\n".join(" | ".join(row) for row in rows))
    units = sample_units()
    intake = take_in(book, Expected({"commune": sample_set()}, units if registered else None, source, 2025))
    problems = (*intake.problems, *register_of(book)[1], *previous_of(book, units)[1])
    for problem in problems:
        assert problem.place.file == book.file
        assert problem.message("vi")
        assert problem.message("en")
    for submission in intake.submissions:
        for answer in submission.answers.values():
            assert answer.points is None or answer.points.place.cell is not None


@pytest.mark.parametrize("text", ["", "\n\n", "Mã", "n:1"])
def test_next_to_nothing(text: str) -> None:
    intake = take_in(make_book(text), Expected({"commune": sample_set()}, sample_units(), Source.SELF, 2025))
    assert [problem.code for problem in intake.problems] == ["no-table"]
