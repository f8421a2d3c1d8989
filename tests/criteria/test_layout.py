"""House style: what is said and every comment stay, whoever wrote the file; what is in style is left alone."""

import re
from random import Random

import pytest
from scribbler import Scribbler, tree_of

from cchc_score.criteria import library
from cchc_score.criteria.content import content_of
from cchc_score.criteria.layout import laid_out

COMMENTS = re.compile(r"(?:^|\s)(#.*? y)$", re.MULTILINE)
SHIPPED = library.shipped()


def shipped_text(name: str) -> str:
    return library.find(name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SHIPPED)
def test_another_hand_ends_in_the_same_style(name):
    """Without comments and blank lines there is one way to write a set."""
    tree = tree_of(shipped_text(name))
    expected = laid_out(Scribbler(Random(0), remarks=0).write(tree))
    for seed in range(1, 5):
        scribbled = Scribbler(Random(seed), remarks=0).write(tree)
        assert without_blanks(laid_out(scribbled)) == without_blanks(expected)


def without_blanks(text: str) -> list[str]:
    return [line for line in text.splitlines() if line]


@pytest.mark.parametrize("name", SHIPPED)
def test_meaning_and_comments_stay_and_nothing_is_left_to_do(name):
    tree = tree_of(shipped_text(name))
    for seed in range(4):
        hand = Scribbler(Random(seed), remarks=(0.03, 0.2, 0.5, 0.01)[seed])
        scribbled = hand.write(tree)
        assert content_of(tree_of(scribbled)) == content_of(tree)
        once = laid_out(scribbled)
        assert content_of(tree_of(once)) == content_of(tree)
        assert sorted(COMMENTS.findall(once)) == sorted(hand.comments)
        assert laid_out(once) == once


@pytest.mark.parametrize("name", SHIPPED)
def test_a_set_keeps_its_own_comments(name):
    text = shipped_text(name)
    once = laid_out(text)
    assert laid_out(once) == once
    for line in text.splitlines():
        if line.lstrip().startswith("#"):
            assert line.strip() in [each.strip() for each in once.splitlines()]


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_sets_are_in_house_style(name):
    """Else: cchc-score criteria check --fix"""
    text = shipped_text(name)
    assert laid_out(text) == text


LOOSE = """\


# đầu tệp
version: '1.0'
id: a   # tên ngắn


title: "Bộ tiêu chí"
levels:
    - xã
    - "phường"
total: 3.50
on: x
fields:
# lĩnh vực đầu
-   title: 'Chỉ đạo: điều hành'
    code: 1
    # điểm của lĩnh vực
    max: 03.5
    rule:
        question: Đã ban hành, đúng hạn
        kind: yes_no
    # hết lĩnh vực 1
# cuối tệp
"""
TIDY = """\
# đầu tệp
id: a  # tên ngắn
version: "1.0"

title: Bộ tiêu chí
levels: [xã, phường]
total: 3.5
fields:
  # lĩnh vực đầu
  - code: "1"
    title: "Chỉ đạo: điều hành"
    # điểm của lĩnh vực
    max: 3.5
    rule: {kind: yes_no, question: "Đã ban hành, đúng hạn"}
    # hết lĩnh vực 1
"on": x
# cuối tệp
"""


def test_a_loose_file_by_hand():
    assert laid_out(LOOSE) == TIDY
    assert laid_out(TIDY) == TIDY


def test_windows_line_ends_stay():
    assert laid_out(LOOSE.replace("\n", "\r\n")) == TIDY.replace("\n", "\r\n")


def test_long_texts_are_folded_and_comments_open_brackets():
    words = " ".join(["mười chữ cái"] * 12)
    once = laid_out(f"id: x\nnotes: [ngắn, {words}]\nrounding: {{leaf: 2, # hai số\n  index: 1}}\n")
    assert once == (
        "id: x\nnotes:\n  - ngắn\n  - >-\n"
        f"    {' '.join(['mười chữ cái'] * 8)} mười\n    chữ cái {' '.join(['mười chữ cái'] * 3)}\n"
        "rounding:\n  leaf: 2  # hai số\n  index: 1\n"
    )


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("'2025'", '"2025"'),
        ("'true'", '"true"'),
        ('"a # b"', '"a # b"'),
        ("'a: b'", '"a: b"'),
        ("'nói \"có\"'", 'nói "có"'),
        ("'\"có\": nói'", "'\"có\": nói'"),
        ("'- x'", '"- x"'),
        ("'50%'", "50%"),
        ('"%"', '"%"'),
        ("'a, b'", "a, b"),
        ("''", '""'),
    ],
)
def test_texts_are_quoted_only_where_that_is_needed(value, written):
    assert laid_out(f"title: {value}\n") == f"title: {written}\n"


@pytest.mark.parametrize("text", ["grades: {on}\n", "notes:\n  - một\n  -\n", "rounding:\n  leaf:\n  total: 2\n"])
def test_what_is_left_empty_stays_empty(text):
    """Brackets cannot say it: `{on:}` is no YAML, and `[một, ]` has one item."""
    assert content_of(tree_of(laid_out(text))) == content_of(tree_of(text))
