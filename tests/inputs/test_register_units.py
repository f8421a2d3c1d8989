"""The register of units."""

from __future__ import annotations

from pathlib import Path

import pytest
from tables_as_text import make_book, write_workbook

from cchc_score.inputs.register import read_register, register_of
from cchc_score.model import Unit


def problems_of(text: str) -> list[tuple[str, str | None]]:
    return [(p.code, p.place.cell) for p in register_of(make_book(text, "units.csv"))[1]]


@pytest.mark.parametrize(
    "header",
    [
        "code | name | level | group | ranked | exempt | predecessors",
        "Mã | Tên đơn vị | Cấp | Khối/Nhóm | Xếp hạng | Không áp dụng | Tiền thân",
        "Mã đơn vị | Đơn vị | Cấp | Nhóm | Xếp hạng | Miễn | Tiền thân",
    ],
)
def test_english_and_vietnamese_headings(header: str) -> None:
    units, problems = register_of(
        make_book(
            f"""
            DANH SÁCH ĐƠN VỊ
            {header}
            00004 | Phường Ba Đình | commune | phường | | |
            H02 | Sở Tài chính | department | Sở | không | 3; 7.3 | P1, P2
            """
        )
    )
    assert problems == ()
    assert units == (
        Unit("00004", "Phường Ba Đình", "commune", "phường"),
        Unit("H02", "Sở Tài chính", "department", "Sở", False, ("3", "7.3"), ("P1", "P2")),
    )


def test_csv_and_workbook_read_alike(tmp_path: Path) -> None:
    text = "code | name | level | group\n00004 | Phường Ba Đình | commune | phường"
    csv = tmp_path / "units.csv"
    csv.write_text(text.replace(" | ", ","), encoding="utf-8")
    expected = ((Unit("00004", "Phường Ba Đình", "commune", "phường"),), ())
    assert read_register(csv, "units.csv") == expected
    assert read_register(write_workbook(text, tmp_path / "units.xlsx"), "units.xlsx") == expected


def test_group_may_be_absent_and_blank_rows_are_passed_over() -> None:
    units, problems = register_of(make_book("Mã | Tên | Cấp\nA | Một | xã\n\nB | Hai | xã"))
    assert problems == ()
    assert [(u.code, u.group) for u in units] == [("A", ""), ("B", "")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("code | name | level\nA | Một | xã\nA | Hai | xã", [("register-code-repeated", "A3")]),
        ("code | name | level\nA | | xã", [("register-name-blank", "B2")]),
        ("code | name | level\n | Một | xã\nB | Hai | xã", [("register-code-blank", "A2")]),
        ("code | name | level | ranked\nA | Một | xã | có lẽ", [("register-yes-no", "D2")]),
        ("code | name\nA | Một", [("register-column-missing", "A1")]),
        ("name | level\nMột | xã", [("register-column-missing", "A1")]),
        ("code | name | level | level\nA | Một | xã | xã", [("register-column-twice", "A1")]),
        ("code | name | level\nA | Một | e:#REF!", [("register-cell", "C2")]),
        ("code | name | level\ne:#REF! | Một | xã\nB | Hai | xã", [("register-cell", "A2")]),
        ("code | name | level | exempt\nA | Một | xã | n:1.1", [("register-exempt-number", "D2")]),
        ("code | name | level", [("register-empty", "A1")]),
        ("Danh sách", [("register-no-header", None)]),
    ],
)
def test_each_mistake_has_its_problem(text: str, expected: list[tuple[str, str]]) -> None:
    assert problems_of(text) == expected


def test_a_number_for_a_code_is_fine_unless_zeros_may_be_lost() -> None:
    assert problems_of("code | name | level\nn:101 | Một | xã\nn:102 | Hai | xã") == []
    mixed = "code | name | level\nn:4 | Một | xã\n00008 | Hai | xã"
    assert problems_of(mixed) == [("register-code-number", "A2")]
    assert problems_of("code | name | level\nn:1.1 | Một | xã") == [("register-code-number", "A2")]


def test_the_first_of_two_equal_codes_is_kept() -> None:
    units, _ = register_of(make_book("code | name | level\nA | Một | xã\nA | Hai | xã"))
    assert [unit.name for unit in units] == ["Một"]
