"""Whole forms of one unit: rows into answers, every value with its cell and nothing lost in silence."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tables_as_text import number, sample_set, sample_units, told, told_at, write_workbook

from cchc_score.inputs.intake import Expected, Intake, read_file
from cchc_score.model import Answer, Source, Submission
from cchc_score.problems import Severity

Read = Callable[..., Intake]

CA_MAU = """
UBND TỈNH
BẢNG TỰ ĐÁNH GIÁ, CHẤM ĐIỂM
Đơn vị: Xã An Bình | | Năm: 2025
STT|Lĩnh vực/Tiêu chí/Tiêu chí thành phần|Điểm tối đa|Điểm đánh giá|<|<|Điểm đạt được|Chỉ số|Ghi chú
^ | ^ | ^ | Điều tra XHH | Tự đánh giá | SNV đánh giá | ^ | ^ | ^
(1) | (2) | (3) | (4) | (5) | (6) | (7)=(4)+(6) | (8) | (9)
1 | Công tác chỉ đạo, điều hành | n:5.5 | | n:5 | n:3.5 | u:SUM(G8:G9)
1.1 | Kế hoạch CCHC năm | n:1 | | n:1 | n:1 | | | Kịp thời
 | Ban hành kịp thời: 1 | n:1
 | Không ban hành: 0 | n:0
1.2 | Ban hành văn bản | n:2 | | 1,5 | n:0.5
1.3 | Báo cáo định kỳ | n:2 | | n:2 | n:2
1.10 | Sáng kiến | 0,5 | | 0,5 | 0
STT | Lĩnh vực/Tiêu chí/Tiêu chí thành phần | Điểm tối đa | Điểm đánh giá | | | Điểm đạt được | Chỉ số | Ghi chú
 | | | Điều tra XHH | Tự đánh giá | SNV đánh giá
2 | Cải cách thủ tục hành chính | n:5
2.1 | Giải quyết đúng hạn | n:3 | | 2,85 điểm
2.2 | Hồ sơ trực tuyến | n:2 | | Không áp dụng | | | | Không phát sinh
8 | Tác động | n:10
8.1 | Hài lòng | n:10 | n:8.5
Điểm thưởng (tối đa 3 điểm) | < | n:3
 | Điểm phạt
Tổng cộng | < | n:20.5 | n:8.5 | n:7.85 | n:3.5
 | Người lập biểu | | | | THỦ TRƯỞNG ĐƠN VỊ
Ngày 15 tháng 01 năm 2026
"""


def by_source(intake: Intake) -> dict[Source, Submission]:
    return {submission.source: submission for submission in intake.submissions}


def points(answer: Answer) -> tuple[object, str | None]:
    assert answer.points is not None
    return answer.points.value, answer.points.place.cell


def test_the_ca_mau_form_gives_three_sources(read: Read) -> None:
    intake = read(CA_MAU)
    assert intake.problems == ()
    given = by_source(intake)
    assert {s: list(v.answers) for s, v in given.items()} == {
        Source.SELF: ["1.1", "1.2", "1.3", "1.10", "2.1", "2.2"],
        Source.APPRAISAL_1: ["1.1", "1.2", "1.3", "1.10"],
        Source.SURVEY: ["8.1"],
    }
    own = given[Source.SELF].answers
    assert points(own["1.2"]) == (number("1.5"), "E11")
    assert points(own["1.10"]) == (number("0.5"), "E13")
    assert points(own["2.1"]) == (number("2.85"), "E17")
    assert own["1.1"].note is not None
    assert own["1.1"].note.value == "Kịp thời"
    excuse = own["2.2"].not_applicable
    assert excuse is not None
    assert (excuse.value, excuse.place.cell) == ("Không phát sinh", "E18")
    assert points(given[Source.APPRAISAL_1].answers["1.10"]) == (number("0"), "F13")


def test_a_real_workbook_reads_like_its_text(read: Read, tmp_path: Path) -> None:
    text = CA_MAU.replace("u:SUM(G8:G9)", "n:3.5")
    path = write_workbook(text, tmp_path / "form.xlsx")
    expected = Expected({"commune": sample_set()}, sample_units(), Source.SELF, 2025)
    intake = read_file(path, "self/H01.xlsx", expected)
    assert intake.problems == ()
    assert intake.submissions == tuple(
        Submission(s.unit, s.source, s.file, dict(s.answers)) for s in read(text).submissions
    )
    assert len(intake.sha256) == 64
    assert pickle.loads(pickle.dumps(intake)) == intake
    assert pickle.loads(pickle.dumps(expected)) == expected


def test_mistakes_in_a_real_workbook_are_found_at_their_cells(tmp_path: Path) -> None:
    path = write_workbook(
        """
        Mã | Tiêu chí | Điểm tối đa | Tự chấm
        1.1 | a | n:1 | e:#REF!
        1.2 | b | n:2 | u:A1+1
        1.3 | c | n:2 | d:2025-02-01
        2.2 | d | n:2 | %:0.95
        """,
        tmp_path / "H01.xlsx",
    )
    intake = read_file(path, "H01.xlsx", Expected({"commune": sample_set()}, sample_units(), Source.SELF, None))
    assert told_at(intake) == [
        ("cell-error", "D2"),
        ("cell-uncomputed", "D3"),
        ("date-in-number", "D4"),
        ("percent-not-asked", "D5"),
    ]
    assert [len(answer.invalid) for answer in intake.submissions[0].answers.values()] == [1, 1, 1, 1]


def test_data_rows_by_letter_by_title_and_on_the_leafs_own_row(read: Read) -> None:
    intake = read(
        """
        Mã đơn vị: H01
        Mã | Tiêu chí | Điểm tối đa | Số liệu kê khai | Tự chấm | TLKC | Giải trình
        1.1 | a | n:1 | Có | n:1 | QĐ 12/QĐ-UBND |
        1.2 | b | n:2 | Ban hành kịp thời
        1.3 | c | n:2 | 15/3/2025
        2.1 | d | n:3 | | n:2.85
        2.1:a | | | 95 hồ sơ
         | Số hồ sơ tiếp nhận | | n:100
        2.2 | e | n:2 | %:0.4
        """
    )
    assert intake.problems == ()
    answers = intake.submissions[0].answers
    assert {c: {n: e.value for n, e in a.facts.items()} for c, a in answers.items()} == {
        "1.1": {"met": True},
        "1.2": {"level": "good"},
        "1.3": {"done": date(2025, 3, 15)},
        "2.1": {"part": number("95"), "whole": number("100")},
        "2.2": {"value": number("40")},
    }
    assert answers["2.1"].facts["whole"].place.cell == "D8"
    assert points(answers["2.1"]) == (number("2.85"), "E6")
    assert answers["1.1"].evidence is not None
    assert answers["1.1"].evidence.value == "QĐ 12/QĐ-UBND"


@pytest.mark.parametrize("row", ["a | Số hồ sơ đúng hạn", "b) | đúng hạn", " | a) Số hồ sơ đúng hạn"])
def test_other_ways_to_name_a_data_row(read: Read, row: str) -> None:
    intake = read(f"Mã | Tiêu chí | Số liệu\n2.1 | d\n{row} | n:95")
    name = "whole" if row.startswith("b") else "part"
    assert intake.submissions[0].answers["2.1"].facts[name].value == number("95")


def test_blank_is_missing_and_never_zero(read: Read) -> None:
    intake = read("Mã | Tiêu chí | Tự chấm\n1.1 | a |\n1.2 | b | n:0\n1.3 | c |")
    assert list(intake.submissions[0].answers) == ["1.2"]


def test_a_form_returned_empty_is_still_a_submission(read: Read) -> None:
    intake = read("Mã | Tiêu chí | Tự chấm | Thẩm định\n1.1 | a |\n1.2 | b |")
    assert [(s.source, dict(s.answers)) for s in intake.submissions] == [(Source.SELF, {})]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("2.1 | d | 95/100 |", [("facts-need-rows", "C2")]),
        ("1.10 | s | đã có | 0,5", [("data-not-asked", "C2")]),
        ("1.1 | a | Không áp dụng |", [("not-applicable-refused", "C2")]),
        ("2.2 | e | Không áp dụng | n:1", [("not-applicable-with-values", "C2")]),
        ("2.1:a | | n:95 | n:2", [("points-on-fact-row", "D2")]),
        ("2.1:a | | n:95\n2.1:a | | n:96", [("fact-repeated", "C3")]),
        ("1.1 | a | | 1\n | ghi thêm | | n:1", [("value-without-code", "D3")]),
        ("1.1 | a | | 1\n | nhận xét | tốt\n1.2 | b | | 2", [("value-without-code", "C3")]),
        ("8.1 | h | 85% | n:7", [("source-not-asked", "D2"), ("source-not-asked", "C2")]),
        ("8.1 | h | - | /", []),
        ("T1 | m | Không áp dụng |", []),
        ("1.1 | a | | 1\n | Điểm thưởng | | n:2", [("block-total-not-counted", "D3")]),
        ("T1 | m | | n:2\n | Điểm thưởng | | n:2", []),
        ("Người lập biểu: Ông A |\n1.1 | a | | 1", []),
    ],
)
def test_each_misplaced_value_has_its_problem(read: Read, rows: str, expected: list[tuple[str, str]]) -> None:
    intake = read(f"Mã | Tiêu chí | Số liệu | Tự chấm\n{rows}")
    assert (
        told_at(intake) == [("unit-from-file-name", None), *expected]
        or told_at(intake) == expected
        or ([pair for pair in told_at(intake) if pair[0] != "unit-from-file-name"] == expected)
    )


def test_what_is_not_counted_is_left_out(read: Read) -> None:
    intake = read("Mã | Tiêu chí | Tự chấm\n8.1 | h | n:7\n1.1 | a | n:1")
    assert list(intake.submissions[0].answers) == ["1.1"]
    assert intake.problems[-1].severity is Severity.WARNING


def test_a_row_of_a_parent_is_compared_not_counted(read: Read) -> None:
    rows = "2 | f | {}\n2.1 | d | n:2\n2.2 | e | n:1"
    assert "subtotal-differs" not in [
        c for c, _ in told_at(read(f"Mã | Tiêu chí | Tự chấm\n{rows.format('n:3')}"))
    ]
    differing = read(f"Mã | Tiêu chí | Tự chấm\n{rows.format('n:4')}")
    problem = next(p for p in differing.problems if p.code == "subtotal-differs")
    assert (problem.severity, problem.place.cell) == (Severity.WARNING, "C2")
    assert "4" in problem.message("vi")
    assert "3" in problem.message("vi")
    assert list(differing.submissions[0].answers) == ["2.1", "2.2"]


def test_a_parent_that_does_not_apply_excuses_what_may_be_excused(read: Read) -> None:
    intake = read("Mã | Tiêu chí | Tự chấm\n2 | f | Không áp dụng")
    answers = intake.submissions[0].answers
    assert answers["2.2"].not_applicable is not None
    assert [p.cell for p in answers["2.1"].invalid] == ["C2"]


def test_an_exemption_in_the_register_allows_not_applicable(read: Read) -> None:
    intake = read("Mã đơn vị: 00007\nMã | Tiêu chí | Tự chấm\n1.1 | a | Không áp dụng")
    assert intake.problems == ()
    assert intake.submissions[0].answers["1.1"].not_applicable is not None


def test_maxima_that_differ(read: Read) -> None:
    one = read("Mã | Tiêu chí | Điểm tối đa | Tự chấm\n1.1 | a | n:2 | n:1\n1.2 | b | n:2 | n:1\n1.3 | c | n:2 |")
    assert ("max-differs", "C2") in told_at(one)
    assert len(one.submissions) == 1
    most = read("Mã | Tiêu chí | Điểm tối đa | Tự chấm\n1.1 | a | 5 | 1\n1.2 | b | 5 | 1\n1.3 | c | 5 | 1")
    assert ("wrong-maxima", "C2") in told_at(most)
    assert most.submissions == ()


def test_sheets_are_read_together(read: Read) -> None:
    intake = read(
        """
        == Bìa ==
        Mã đơn vị: H02
        == Hướng dẫn ==
        STT | Nội dung
        1 | Ghi số
        == Lĩnh vực 1 ==
        Mã | Tiêu chí | Tự chấm
        1.1 | a | n:1
        == Lĩnh vực 2 ==
        Mã | Tiêu chí | Tự chấm
        2.2 | e | n:1
        """
    )
    assert intake.problems == ()
    assert [(s.unit, list(s.answers)) for s in intake.submissions] == [("H02", ["1.1", "2.2"])]


def test_sheets_may_speak_of_different_units(read: Read) -> None:
    intake = read(
        """
        == A ==
        Mã đơn vị: H01
        Mã | Tiêu chí | Điểm kiểm tra
        1.1 | a | n:1
        == B ==
        Mã đơn vị: H02
        Mã | Tiêu chí | Điểm kiểm tra
        1.1 | a | n:0
        """,
        Source.INSPECTION,
    )
    assert [(s.unit, s.source) for s in intake.submissions] == [
        ("H01", Source.INSPECTION),
        ("H02", Source.INSPECTION),
    ]


def test_a_file_without_a_table(read: Read) -> None:
    intake = read("Kính gửi Sở Nội vụ\nBáo cáo | kết quả")
    assert told_at(intake) == [("no-table", None)]
    assert "Tự đánh giá" in told(intake)[0].message("vi")


def test_missing_columns_are_named(read: Read) -> None:
    assert ("column-missing", "A1") in told_at(read("Tiêu chí | Điểm tối đa | Tự chấm\na | 1 | 1"))
    without_values = read("STT | Tiêu chí | Điểm tối đa\n1.1 | a | 1")
    assert told_at(without_values) == [("column-missing", "A1")]
    assert "Tự chấm" in told(without_values)[0].message("vi")


def test_an_appraisers_copy_of_the_claim_stands_apart(read: Read) -> None:
    intake = read(
        "Mã | Tiêu chí | Số liệu kê khai | Tự chấm | Thẩm định | Ghi chú\n1.1 | a | có | n:1 | n:0 | Thiếu",
        Source.APPRAISAL_1,
        "appraisal/H01.xlsx",
    )
    assert [s.source for s in intake.submissions] == [Source.APPRAISAL_1]
    assert [s.source for s in intake.copies] == [Source.SELF]
    assert intake.submissions[0].answers["1.1"].note is not None


def test_a_self_form_in_another_folder_is_told(read: Read) -> None:
    columns = read("Mã | Tiêu chí | Tự chấm\n1.1 | a | n:1", Source.APPRAISAL_1)
    assert ("only-self-columns", None) in told_at(columns)
    label = read("Giai đoạn: Tự đánh giá\nMã | Tiêu chí | Điểm\n1.1 | a | n:1", Source.INSPECTION)
    assert ("wrong-stage", "A1") in told_at(label)
    assert label.submissions == ()


def test_the_stage_label_says_whose_plain_columns_are(read: Read) -> None:
    text = "Giai đoạn: Thẩm định lần 2\nMã | Tiêu chí | Điểm\n1.1 | a | n:1"
    assert [s.source for s in read(text, Source.APPRAISAL_1).submissions] == [Source.APPRAISAL_2]
    assert ("stage-unknown", "A1") in told_at(read("Giai đoạn: gì đó\nMã | Tiêu chí | Điểm\n1.1 | a | n:1"))
