"""Wide tables: surveys with one row per unit, and last year's results."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tables_as_text import make_book, number, told_at

from cchc_score.inputs.intake import Intake
from cchc_score.inputs.previous import previous_of
from cchc_score.model import Source, Unit

Read = Callable[..., Intake]


def survey(read: Read, text: str) -> Intake:
    return read(text, Source.SURVEY, "survey/xhh.xlsx")


def values(intake: Intake) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = {}
    for submission in intake.submissions:
        for code, answer in submission.answers.items():
            entries = [answer.points] if answer.points is not None else list(answer.facts.values())
            found.setdefault(submission.unit, {})[code] = entries[0].value if entries else None
    return found


@pytest.mark.parametrize("heading", ["8.1", "8.1. Mức độ hài lòng", "8.1: Hài lòng", "n:8.1", "8.1."])
def test_a_column_headed_by_a_code_feeds_its_fact(read: Read, heading: str) -> None:
    intake = survey(
        read,
        f"""
        KẾT QUẢ ĐIỀU TRA XHH
        TT | Mã đơn vị | Tên đơn vị | {heading} | Số phiếu
        n:1 | H01 | Xã An Bình | n:85 | n:100
        n:2 | H02 | Phường Hòa Lợi | 90,5% | n:120
         | | Trung bình | n:87.75
        """,
    )
    assert intake.problems == ()
    assert values(intake) == {"H01": {"8.1": number("85")}, "H02": {"8.1": number("90.5")}}
    assert intake.submissions[0].answers["8.1"].facts["value"].place.cell == "D3"


def test_units_by_name_and_codes_in_a_second_row(read: Read) -> None:
    intake = survey(
        read,
        """
        Đơn vị | Kết quả điều tra | <
        ^ | 8.1 | Ghi chú
        Xã An Bình | n:85
        """,
    )
    assert values(intake) == {"H01": {"8.1": number("85")}}


def test_a_blank_is_missing_and_a_mistake_has_its_cell(read: Read) -> None:
    intake = survey(read, "Mã | 8.1\nH01 |\nH02 | e:#DIV/0!\nH03 | -\nH04 | 850")
    assert told_at(intake) == [("cell-error", "B3"), ("cell-dash", "B4"), ("fact-too-high", "B5")]
    assert [(s.unit, len(s.answers["8.1"].invalid)) for s in intake.submissions if s.answers] == [
        ("H02", 1),
        ("H03", 1),
        ("H04", 1),
    ]


def test_columns_that_are_not_the_surveys(read: Read) -> None:
    intake = survey(read, "Mã | 8.1 | 1.1 | 9.9\nH01 | n:85 | n:1 | n:5\nH02 | n:80 | n:1 | n:6")
    assert told_at(intake) == [("column-not-asked", "C1"), ("code-unknown", "D1")]
    assert values(intake) == {"H01": {"8.1": number("85")}, "H02": {"8.1": number("80")}}


def test_other_sources_may_send_wide_tables(read: Read) -> None:
    intake = read(
        "Mã đơn vị | 1.1 | 1.10 | 2.1:a | 2.1:b | 2.1\nH01 | có | 0,25 | n:95 | n:100 | n:3",
        Source.INSPECTION,
        "inspection/t.xlsx",
    )
    assert told_at(intake) == [("column-needs-fact", "F1")]
    (submission,) = intake.submissions
    assert submission.source is Source.INSPECTION
    assert submission.answers["1.10"].points is not None
    assert set(submission.answers["2.1"].facts) == {"part", "whole"}


def test_units_unknown_or_twice(read: Read) -> None:
    intake = survey(read, "Mã | 8.1\nH01 | n:85\nH88 | n:80\nH01 | n:86\n | n:3")
    assert told_at(intake) == [
        ("unit-code-unknown", "A3"),
        ("unit-repeated", "A4"),
        ("value-without-unit", "B5"),
    ]
    assert [p.cell for p in intake.submissions[0].answers["8.1"].invalid] == ["A2", "A4"]


def test_without_a_register_the_rows_name_the_units(read: Read) -> None:
    intake = read("Tỉnh | 8.1\nHà Nội | n:85", Source.SURVEY, "survey/x.csv", None)
    assert intake.units == (Unit("Hà Nội", "Hà Nội", "commune"),)


def test_a_label_with_a_number_is_not_a_wide_header(read: Read) -> None:
    intake = read("Mã đơn vị | 1\n\nMã | Tiêu chí | Tự chấm\n1.1 | a | n:1", register=None)
    assert [(u.code, u.name) for u in intake.units] == [("1", "1")]


def test_previous_results(units: dict[str, Unit]) -> None:
    book = make_book(
        """
        Xếp hạng | Mã đơn vị | Tên đơn vị | 1.1 | 8.1. Hài lòng | Chỉ số | Xếp loại
        n:1 | H02 | Phường Hòa Lợi | n:0.5 | 90,5 | %:0.875 | Tốt
        n:2 | H01 | | | - | 85,25
        n:3 | H99 | Xã đã giải thể | n:1 | n:2 | n:3
        n:4 | H03 | | x | | n:80
        """,
        "nam-truoc.xlsx",
    )
    results, problems = previous_of(book, units)
    assert results == {
        "H02": {"rank": number("1"), "1.1": number("0.5"), "8.1": number("90.5"), "index": number("87.5")},
        "H01": {"rank": number("2"), "index": number("85.25")},
        "H03": {"rank": number("4"), "index": number("80")},
    }
    assert [(p.code, p.place.cell) for p in problems] == [
        ("previous-unit-unknown", "B4"),
        ("previous-value", "D5"),
    ]


def test_previous_results_without_a_table(units: dict[str, Unit]) -> None:
    results, problems = previous_of(make_book("Báo cáo năm trước"), units)
    assert results == {}
    assert [p.code for p in problems] == ["previous-no-table"]
