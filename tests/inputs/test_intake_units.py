"""Whose a file is: unit, set, version, level, year; and long tables of many units."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from tables_as_text import make_book, sample_set, told_at

from cchc_score.inputs.intake import Expected, Intake, take_in
from cchc_score.model import Source, Unit

Read = Callable[..., Intake]
TABLE = "Mã | Tiêu chí | Tự chấm\n1.1 | a | n:1"


@pytest.mark.parametrize(
    ("labels", "unit"),
    [
        ("Mã đơn vị: H02", "H02"),
        ("MÃ ĐƠN VỊ | H02", "H02"),
        ("Mã đơn vị: | | H02", "H02"),
        ("Tên đơn vị: xã an bình", "H01"),
        ("Đơn vị: Phường Hoà Lợi", "H02"),
        ("Đơn vị: H02", "H02"),
        ("Mã đơn vị: H03 | Đơn vị: Xã Tân Lập", "H03"),
        ("Mã đơn vị: H01 | Đơn vị: UBND xã An Bình", "H01"),
        ("Đơn vị tính: điểm | Đơn vị: điểm | Mã đơn vị: H01", "H01"),
    ],
)
def test_labels_above_the_table_name_the_unit(read: Read, labels: str, unit: str) -> None:
    intake = read(f"{labels}\n{TABLE}", file="self/không rõ.xlsx")
    assert intake.problems == ()
    assert [s.unit for s in intake.submissions] == [unit]


@pytest.mark.parametrize("file", ["self/H02.xlsx", "C:\\phiếu\\h02.xlsx", "self/Phường Hòa Lợi.xlsx"])
def test_else_the_name_of_the_file_does_under_a_note(read: Read, file: str) -> None:
    intake = read(TABLE, file=file)
    assert [s.unit for s in intake.submissions] == ["H02"]
    assert [(p.code, p.severity) for p in intake.problems] == [("unit-from-file-name", "note")]


@pytest.mark.parametrize(
    ("labels", "code", "cell"),
    [
        ("Mã đơn vị: H001", "unit-code-unknown-suggest", "A1"),
        ("Mã đơn vị: zzzz", "unit-code-unknown", "A1"),
        ("Đơn vị: | Xã An Binh Tây", "unit-name-unknown-suggest", "B1"),
        ("Đơn vị: Xã Tân Lập", "unit-name-ambiguous", "A1"),
        ("Mã đơn vị: H01 | Đơn vị: Phường Hòa Lợi", "unit-code-name-differ", "B1"),
        ("Mã đơn vị: H01 | Bộ tiêu chí: commune-2024", "wrong-set", "B1"),
        ("Mã đơn vị: H01 | Phiên bản: 1.1", "wrong-version", "B1"),
        ("Mã đơn vị: H01 | Phiên bản: 1", "wrong-version", "B1"),
        ("Mã đơn vị: H01 | Năm: 2024", "wrong-year", "B1"),
        ("Mã đơn vị: H01 | Cấp: sở", "wrong-level", "B1"),
    ],
)
def test_a_file_of_something_else_is_left_out(read: Read, labels: str, code: str, cell: str) -> None:
    intake = read(f"{labels}\n{TABLE}")
    assert told_at(intake) == [(code, cell)]
    assert intake.submissions == ()


def test_labels_that_agree_are_silent(read: Read) -> None:
    labels = "Mã đơn vị: H01 | Bộ tiêu chí: commune-2025 | Phiên bản: 1.0 | Năm: 2025 | Cấp: Commune"
    assert read(f"{labels}\n{TABLE}").problems == ()
    assert read(f"Mã đơn vị: H01 | Phiên bản: | n:1\n{TABLE}").problems == ()
    assert read(f"Mã đơn vị: H01 | Bộ tiêu chí: Chỉ số CCHC cấp xã\n{TABLE}").problems == ()


def test_a_name_shared_by_several_units_lists_their_codes(read: Read) -> None:
    intake = read(f"Đơn vị: Xã Tân Lập\n{TABLE}")
    assert "H03, H04" in intake.problems[0].message("vi")


def test_mistakes_of_a_file_of_the_wrong_year_are_still_told(read: Read) -> None:
    intake = read("Mã đơn vị: H01 | Năm: 2024\nMã | Tiêu chí | Tự chấm\n1.1 | a | n:7")
    assert told_at(intake) == [("wrong-year", "B1"), ("points-outside", "C3")]


def test_of_a_file_of_another_set_nothing_else_is_told(read: Read) -> None:
    """Its cells are judged by a set that was never theirs: a hundred mistakes that are none."""
    intake = read(
        "Mã đơn vị: H01 | Bộ tiêu chí: commune-2024 | Phiên bản: 7\nMã | Tiêu chí | Tự chấm\n1.1 | a | n:7"
    )
    assert told_at(intake) == [("wrong-set", "B1")]


def test_nobody_can_be_told(read: Read) -> None:
    intake = read(TABLE, file="self/phiếu.xlsx")
    assert told_at(intake) == [("unit-not-named", None)]
    assert intake.submissions == ()


def test_without_a_register_the_file_names_its_unit(read: Read) -> None:
    intake = read(f"Mã đơn vị: X1 | Đơn vị: Xã Xa\n{TABLE}", register=None)
    assert intake.units == (Unit("X1", "Xã Xa", "commune"),)
    assert [s.unit for s in intake.submissions] == ["X1"]
    unnamed = read(TABLE, file="forms/Xã Gần.xlsx", register=None)
    assert unnamed.units == (Unit("Xã Gần", "Xã Gần", "commune"),)


def test_without_a_register_the_level_chooses_the_set() -> None:
    sets = {"commune": sample_set(), "department": replace(sample_set(), id="department-2025")}
    expected = Expected(sets, None, Source.SELF, 2025)
    silent = take_in(make_book(TABLE), expected)
    assert ("set-not-told", None) in [(p.code, p.place.cell) for p in silent.problems]
    for label in ("Cấp: department", "Bộ tiêu chí: department-2025"):
        assert [u.level for u in take_in(make_book(f"{label}\n{TABLE}"), expected).units] == ["department"]


def test_a_long_table_gives_a_submission_for_each_unit_and_source(read: Read) -> None:
    intake = read(
        """
        Mã đơn vị | Tên đơn vị | Mã tiêu chí | Số liệu kê khai | Tự đánh giá | Thẩm định | Ghi chú
        H01 | Xã An Bình | 1.1 | có | n:1 | n:1 |
        ^ | ^ | 2.1 | | | n:2 | thiếu
        | | 2.1:a | n:95
        | | 2.1:b | n:100
        H02 | | 1.1 | không | | n:0
        n:7 | | 1.2 | | 1,5
        """
    )
    assert told_at(intake) == [("unit-code-number", "A7")]
    given = {(s.unit, s.source): list(s.answers) for s in intake.submissions}
    assert given == {
        ("H01", Source.SELF): ["1.1", "2.1"],
        ("H01", Source.APPRAISAL_1): ["1.1", "2.1"],
        ("H02", Source.SELF): ["1.1"],
        ("H02", Source.APPRAISAL_1): ["1.1"],
        ("00007", Source.SELF): ["1.2"],
    }
    first = next(s for s in intake.submissions if (s.unit, s.source) == ("H01", Source.SELF))
    assert {name: entry.place.cell for name, entry in first.answers["2.1"].facts.items()} == {
        "part": "D4",
        "whole": "D5",
    }


def test_a_row_of_nobody_in_a_long_table(read: Read) -> None:
    intake = read("Mã đơn vị | Mã | Tự chấm\nH01 | 1.1 | n:1\n | 1.2 | n:1\nH77 | 1.2 | n:1")
    assert told_at(intake) == [("row-without-unit", "A3"), ("unit-code-unknown", "A4")]
    assert list(intake.submissions[0].answers) == ["1.1"]


def test_the_same_code_of_two_units_is_no_repetition(read: Read) -> None:
    intake = read("Mã đơn vị | Mã | Tự chấm\nH01 | 1.1 | n:1\nH02 | 1.1 | n:1\nH01 | 1.1 | n:0")
    assert told_at(intake) == [("code-repeated", "B4")]
    assert [len(s.answers["1.1"].invalid) for s in intake.submissions] == [2, 0]
