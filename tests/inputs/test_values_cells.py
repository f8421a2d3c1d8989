"""One cell at a time: what is read, what is refused, and under which name."""

from __future__ import annotations

from datetime import date

import pytest
from tables_as_text import DONE, LEVEL, MET, ON_TIME, SHARE, leaf, number

from cchc_score.inputs.grid import Cell, CellKind
from cchc_score.inputs.values import is_blank, is_dash, is_not_applicable, read_fact, read_points
from cchc_score.model import Fact, FactType

TEN = leaf("1.1", "Tiêu chí", "10")
SCORE = Fact("score", "Điểm khảo sát", FactType.NUMBER, unit="điểm", maximum=number("10"))


def text(value: str) -> Cell:
    return Cell(CellKind.TEXT, value)


def stored(value: str, **keys: bool) -> Cell:
    return Cell(CellKind.NUMBER, value, **keys)


@pytest.mark.parametrize(
    ("cell", "points"),
    [
        (text("9,5"), "9.5"),
        (text("9.5"), "9.5"),
        (text(" 9,5 điểm "), "9.5"),
        (text("9,5 Điểm."), "9.5"),
        (text("9,5\u00a0điểm"), "9.5"),
        (text("0"), "0"),
        (stored("10"), "10"),
        (stored("4.3499999999999996"), "4.35"),
        (stored("0.30000000000000004", computed=True), "0.3"),
        (text("1,125"), "1.125"),  # 1125 would exceed the maximum: only one reading is left
    ],
)
def test_points_are_read(cell: Cell, points: str) -> None:
    assert read_points(cell, TEN) == (number(points), None, {})


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (text("9,5đ"), "points-expected"),
        (text("9,5 đ"), "points-expected"),
        (text("95%"), "percent-not-asked"),
        (stored("0.95", percent=True), "percent-not-asked"),
        (Cell(CellKind.DATE, "2025-05-09"), "date-in-number"),
        (text("9/5/2025"), "date-in-number"),
        (Cell(CellKind.ERROR, "#REF!"), "cell-error"),
        (Cell(CellKind.UNCOMPUTED, "SUM(A1:A2)"), "cell-uncomputed"),
        (Cell(CellKind.FLAG, "true"), "points-expected"),
        (text("-"), "cell-dash"),
        (text("–"), "cell-dash"),
        (text("/"), "cell-dash"),
        (text("…"), "cell-dash"),
        (text("tốt"), "points-expected"),
        (text("9,5 10"), "points-expected"),
        (text("8-9"), "points-expected"),
        (stored("10.5"), "points-outside"),
        (text("-1"), "points-outside"),
        (stored("-0.5"), "points-outside"),
    ],
)
def test_what_is_not_points(cell: Cell, code: str) -> None:
    reading = read_points(cell, TEN)
    assert (reading.value, reading.code) == (None, code)


def test_a_leaf_may_go_below_zero_where_the_set_says_so() -> None:
    node = leaf("1.1", "Bị 0 điểm và bị trừ 0,25", "1", minimum=number("-0.25"))
    assert read_points(text("-0,25"), node).value == number("-0.25")
    assert read_points(text("-0,5"), node).code == "points-outside"


def test_points_between_the_steps_of_a_judged_leaf_are_refused() -> None:
    judged = leaf("1.1", "Người chấm cho điểm", "1", levels="0 0.5 1")
    assert read_points(text("0,5"), judged).value == number("0.5")
    refused = read_points(text("0,3"), judged)
    assert (refused.value, refused.code) == (None, "points-impossible")
    assert "0; 0,5; 1" in str(refused.values["allowed"].text("vi"))  # type: ignore[attr-defined]


def test_points_that_a_rule_cannot_yield_are_kept_under_a_warning() -> None:
    ruled = leaf("1.1", "Đạt yêu cầu", "1", MET, levels="0 1")
    assert read_points(text("0,3"), ruled)[:2] == (number("0.3"), "points-unusual")


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (text("95"), "95"),
        (text("95 hồ sơ"), "95"),
        (text("95 Hồ Sơ"), "95"),
        (text("1.234"), "1234"),  # a count has no decimals
        (text("1.234.567"), "1234567"),
        (text("1 234"), "1234"),
        (stored("12"), "12"),
    ],
)
def test_counts_are_read(cell: Cell, value: str) -> None:
    assert read_fact(cell, ON_TIME) == (number(value), None, {})


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (text("9,5"), "count-not-whole"),
        (stored("9.5"), "count-not-whole"),
        (text("-3"), "fact-too-low"),
        (text("95 phiếu"), "number-expected"),
        (text("95/100"), "number-expected"),
        (text("95%"), "percent-not-asked"),
        (Cell(CellKind.DATE, "2025-01-01"), "date-in-number"),
        (text("-"), "cell-dash"),
    ],
)
def test_what_is_not_a_count(cell: Cell, code: str) -> None:
    reading = read_fact(cell, ON_TIME)
    assert (reading.value, reading.code) == (None, code)


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        (text("95%"), "95", None),
        (text("95,5 %"), "95.5", None),
        (text("95"), "95", None),
        (stored("95"), "95", None),
        (stored("0.95", percent=True), "95", None),
        (stored("0.28999999999999998", percent=True), "29", None),
        (stored("1", percent=True), "100", None),
        (stored("0.95"), "0.95", "percent-small"),
        (text("0,95"), "0.95", "percent-small"),
        (stored("1"), "1", "percent-small"),
        (text("0,95%"), "0.95", None),
        (stored("0"), "0", None),
    ],
)
def test_percentages_are_read_as_hundredths(cell: Cell, value: str, code: str | None) -> None:
    assert read_fact(cell, SHARE)[:2] == (number(value), code)


def test_a_percentage_above_its_maximum_is_refused() -> None:
    assert read_fact(text("105%"), SHARE).code == "fact-too-high"
    assert read_fact(stored("95", percent=True), SHARE).code == "fact-too-high"


def test_a_number_takes_its_declared_unit_only() -> None:
    assert read_fact(text("7,25 điểm"), SCORE).value == number("7.25")
    assert read_fact(text("7,25 triệu"), SCORE).code == "number-expected"
    free = Fact("n", "Số tiền", FactType.NUMBER)
    assert read_fact(text("1.234"), free).code == "number-ambiguous"


@pytest.mark.parametrize(
    "cell",
    [text(w) for w in ("Có", "có", "x", "X", "Đạt", "yes", "TRUE", "1", "✓")]
    + [stored("1"), Cell(CellKind.FLAG, "true")],
)
def test_yes(cell: Cell) -> None:
    assert read_fact(cell, MET).value is True


@pytest.mark.parametrize(
    "cell",
    [text(w) for w in ("Không", "không đạt", "No", "false", "0", "chưa")]
    + [stored("0"), Cell(CellKind.FLAG, "false")],
)
def test_no(cell: Cell) -> None:
    assert read_fact(cell, MET).value is False


@pytest.mark.parametrize(
    "cell", [text("có thể"), text("2"), stored("2"), stored("0.5"), Cell(CellKind.DATE, "2025-01-01")]
)
def test_neither_yes_nor_no(cell: Cell) -> None:
    assert read_fact(cell, MET)[:2] == (None, "yes-no-expected")


def test_choices_go_by_key_or_title() -> None:
    assert read_fact(text("good"), LEVEL).value == "good"
    assert read_fact(text("BAN HÀNH  kịp thời"), LEVEL).value == "good"
    near = read_fact(text("Ban hành kịp"), LEVEL)
    assert (near.code, near.values["suggestion"]) == ("choice-unknown-suggest", "Ban hành kịp thời")
    assert read_fact(text("zzz"), LEVEL).code == "choice-unknown"


@pytest.mark.parametrize(
    "cell",
    [
        text("5/3/2025"),
        text("05-03-2025"),
        text("5.3.2025"),
        text("2025-03-05"),
        text("ngày 5 tháng 3 năm 2025"),
        Cell(CellKind.DATE, "2025-03-05"),
        Cell(CellKind.DATE, "2025-03-05T00:00:00"),
    ],
)
def test_dates_have_the_day_first(cell: Cell) -> None:
    assert read_fact(cell, DONE).value == date(2025, 3, 5)


def test_a_date_may_be_one_of_its_choices() -> None:
    assert read_fact(text("không ban hành"), DONE).value == "never"


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (text("03/25/2025"), "date-impossible"),
        (text("31/2/2025"), "date-impossible"),
        (text("5/3/25"), "date-or-choice-expected"),
        (text("tháng 3"), "date-or-choice-expected"),
        (stored("45721"), "date-expected"),
    ],
)
def test_what_is_not_a_date(cell: Cell, code: str) -> None:
    assert read_fact(cell, DONE)[:2] == (None, code)


def test_blank_dash_and_not_applicable_are_three_things() -> None:
    assert is_blank(None)
    assert is_blank(text(" \u00a0 "))
    assert not is_blank(text("-"))
    assert is_dash(text("--"))
    assert not is_dash(text("-1"))
    assert is_not_applicable(text("KHÔNG ÁP DỤNG"))
    assert is_not_applicable(text("kad"))
    assert not is_not_applicable(text("Không"))
