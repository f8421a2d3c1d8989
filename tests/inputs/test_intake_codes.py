"""Code cells: what they mean, and what is never guessed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tables_as_text import criteria_set, leaf, make_book, parent, told

from cchc_score.inputs.codes import index_of, letter, resolve
from cchc_score.inputs.grid import Cell, CellKind
from cchc_score.inputs.intake import Intake
from cchc_score.model import CriteriaSet

Read = Callable[..., Intake]


def cell(word: str) -> Cell:
    return make_book(word).sheets[0].rows[1][1]


def found(criteria: CriteriaSet, word: str, title: str = "") -> str | None:
    node = resolve(index_of(criteria), cell(word), title).node
    return node.code if node is not None else None


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("1.1", "1.1"),
        ("1.10", "1.10"),
        ("1.1.", "1.1"),
        (" 1.1 ", "1.1"),
        ("1. 1", "1.1"),
        ("1,10", "1.10"),
        ("2.1)", "2.1"),
        ("I", "1"),
        ("II.", "2"),
        ("VIII", "8"),
        ("t1", "T1"),
        ("n:2.1", "2.1"),
        ("n:1", "1"),
    ],
)
def test_codes_are_known(criteria: CriteriaSet, word: str, code: str) -> None:
    assert found(criteria, word) == code


def test_a_number_cannot_tell_two_codes_apart_but_the_title_can(criteria: CriteriaSet) -> None:
    lost = resolve(index_of(criteria), cell("n:1.1"), "")
    assert (lost.node, lost.trouble, lost.suspects) == (None, "code-number-ambiguous", ("1.1", "1.10"))
    assert found(criteria, "n:1.1", "Sáng kiến") == "1.10"
    assert found(criteria, "n:1.1", "KẾ HOẠCH cchc năm") == "1.1"


def test_a_number_that_shows_another_code_than_the_set_has_is_not_taken() -> None:
    only_ten = criteria_set(parent("1", "Lĩnh vực", leaf("1.10", "Sáng kiến", "1"), leaf("1.2", "Khác", "1")))
    assert found(only_ten, "n:1.1") is None
    assert found(only_ten, "n:1.1", "Sáng kiến") == "1.10"


def test_roman_numerals_must_be_unique() -> None:
    both = criteria_set(parent("I", "Một", leaf("I.1", "a", "1")), parent("1", "Hai", leaf("1.1", "b", "1")))
    assert found(both, "I") == "I"
    assert found(both, "1") == "1"
    assert found(both, "I.") is None
    assert found(both, "I.1") == "I.1"


def test_a_code_turned_into_a_date_is_a_problem(criteria: CriteriaSet) -> None:
    lost = resolve(index_of(criteria), cell("d:2025-02-01"), "")
    assert (lost.trouble, lost.suspects) == ("code-is-date", ("1.2", "2.1"))


def test_suggestions(criteria: CriteriaSet) -> None:
    near = resolve(index_of(criteria), cell("3.1"), "Báo cáo định kỳ")
    assert (near.trouble, near.values["suggestion"]) == ("code-unknown-suggest", "1.3")
    assert resolve(index_of(criteria), cell("zz"), "").trouble == "code-unknown"


def test_letters_of_data_rows(criteria: CriteriaSet) -> None:
    index = index_of(criteria)
    fact = resolve(index, cell("2.1:b"), "").fact
    assert fact is not None
    assert fact.title == "Số hồ sơ tiếp nhận"
    assert resolve(index, cell("2.1:c"), "").trouble == "code-without-fact"
    assert resolve(index, cell("2:a"), "").trouble == "code-asks-no-facts"
    assert [letter(n) for n in (0, 25, 26, 27)] == ["a", "z", "aa", "ab"]


def test_the_index_of_a_set_is_built_once(criteria: CriteriaSet) -> None:
    assert index_of(criteria) is index_of(criteria)


def test_an_unknown_code_is_told_with_its_cell(read: Read) -> None:
    intake = read("Mã | Tiêu chí | Tự chấm\n1.1 | Kế hoạch | n:1\n1.1a | Lạ | n:1")
    assert [(p.code, p.place.cell) for p in told(intake)] == [("code-unknown-suggest", "A3")]
    assert "“1.1a”" in told(intake)[0].message("vi")
    assert "“1.1”" in told(intake)[0].message("vi")


def test_leaves_behind_an_ambiguous_code_are_invalid_not_missing(read: Read) -> None:
    intake = read("Mã | Điểm tối đa | Tự chấm\nn:1.1 | | n:1\n2.2 | | n:1")
    answers = intake.submissions[0].answers
    assert [p.cell for p in answers["1.1"].invalid] == ["A2"]
    assert [p.cell for p in answers["1.10"].invalid] == ["A2"]
    assert answers["2.2"].invalid == ()


def test_a_repeated_code_names_both_cells_and_spoils_the_leaf(read: Read) -> None:
    intake = read("Mã | Tiêu chí | Tự chấm\n1.1 | a | n:1\n1.2 | b | n:2\n1.1 | a | n:0")
    assert [(p.code, p.place.cell, p.values["first"]) for p in told(intake)] == [("code-repeated", "A4", "A2")]
    assert [p.cell for p in intake.submissions[0].answers["1.1"].invalid] == ["A2", "A4"]
    assert intake.submissions[0].answers["1.2"].points is not None


def test_a_code_repeated_in_another_sheet_is_named_with_its_sheet(read: Read) -> None:
    intake = read(
        """
        == Một ==
        Mã | Tiêu chí | Tự chấm
        1.1 | a | n:1
        == Hai ==
        Mã | Tiêu chí | Tự chấm
        1.1 | a | n:1
        """
    )
    assert [(p.code, p.place.sheet, p.values["first"]) for p in told(intake)] == [
        ("code-repeated", "Hai", "Một!A2")
    ]


def test_a_form_of_another_set_is_told_once(read: Read) -> None:
    intake = read("Mã | Tiêu chí | Tự chấm\nA.1 | a | n:1\nA.2 | b | n:1\nA.3 | c | n:1")
    assert [p.code for p in told(intake)] == ["no-code-known"]
    assert intake.submissions == ()


def test_kinds_of_cells_that_are_no_codes(read: Read) -> None:
    assert cell("e:#REF!").kind is CellKind.ERROR
    intake = read("Mã | Tiêu chí | Tự chấm\ne:#REF! | Sáng kiến | n:0.5\n2.2 | x | n:1")
    assert [(p.code, p.place.cell) for p in told(intake)] == [("code-unreadable", "A2")]
    assert [p.cell for p in intake.submissions[0].answers["1.10"].invalid] == ["A2"]
