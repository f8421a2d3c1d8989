"""Changes of a set's file as text: what each does to the lines, and that every other byte stays."""

import random
from pathlib import Path

import pytest
from scribbler import Scribbler

from cchc_score.criteria import library
from cchc_score.criteria.content import content_of
from cchc_score.criteria.edits import Insert, Put, Rename, Take, edited
from cchc_score.criteria.layout import laid_out
from cchc_score.criteria.yaml_file import parse_yaml
from cchc_score.declared import Block, Listing, Report

LOOSE = """\
# đầu tệp
title:   'Bộ  cũ'   # tên
total: 3
fields:
    - code: "1"   # lĩnh vực
      title: >-   # dài
          Một tên
          hai dòng
      max: 2
      evidence:
      - Kế hoạch
      - Báo cáo   # quý
        # hết phần tài liệu
      rule: {kind: levels, levels: [ {title: Có, points: 2}, {title: Không, points: 0} ]}

    # lĩnh vực hai
    - {code: "2", title: Hai, max: 1, rule: {kind: yes_no}}
"""
"""Nowhere near house style: nothing of it may be tidied by an edit."""

LEVELS = ("fields", 0, "rule", "levels")
CHANGES = [
    (Put(("title",), "Bộ mới"), [("title:   'Bộ  cũ'   # tên", "title:   Bộ mới   # tên")]),
    (Put(("total",), "3.50"), [("total: 3", "total: 3.5")]),
    (Put(("fields", 1, "title"), "Hai: ba"), [("title: Hai,", 'title: "Hai: ba",')]),
    (
        Put(("fields", 0, "title"), "Một dòng"),
        [("      title: >-   # dài\n          Một tên\n          hai dòng\n", "      title: Một dòng  # dài\n")],
    ),
    (Put(("fields", 0, "evidence", 1), "Báo cáo năm"), [("- Báo cáo   # quý", "- Báo cáo năm   # quý")]),
    (Put(("fields", 0, "department"), "Sở Nội vụ"), [("max: 2\n", "max: 2\n      department: Sở Nội vụ\n")]),
    (
        Put(("fields", 0, "guidance"), "Xem kỹ"),
        [("        # hết phần tài liệu\n", "        # hết phần tài liệu\n      guidance: Xem kỹ\n")],
    ),
    (Put(("fields", 1, "confirmed"), "false"), [("max: 1, rule", "max: 1, confirmed: false, rule")]),
    (Put(("fields", 1, "evidence"), ["A, b", "C"]), [("max: 1, rule", 'max: 1, evidence: ["A, b", C], rule')]),
    (Put((*LEVELS, 1, "points"), "0.5"), [("Không, points: 0}", "Không, points: 0.5}")]),
    (Rename((*LEVELS, 1, "points"), "share"), [("Không, points: 0}", "Không, share: 0}")]),
    (Take((*LEVELS, 0)), [(" {title: Có, points: 2}, {title: Không", " {title: Không")]),
    (Take((*LEVELS, 1)), [(", {title: Không, points: 0} ]", " ]")]),
    (Take((*LEVELS, 1, "points")), [("Không, points: 0}", "Không}")]),
    (Take(("fields", 0, "evidence", 0)), [("      - Kế hoạch\n", "")]),
    (Take(("fields", 0, "max")), [("      max: 2\n", "")]),
    (Take(("fields", 1)), [('    - {code: "2", title: Hai, max: 1, rule: {kind: yes_no}}\n', "")]),
    (
        Insert(LEVELS, 1, {"title": "Một phần", "points": "1"}),
        [("points: 2}, {title: Không", "points: 2}, {title: Một phần, points: 1}, {title: Không")],
    ),
    (Insert(LEVELS, 0, {"title": "Hơn"}), [("[ {title: Có", "[{title: Hơn},  {title: Có")]),
    (Insert(("fields", 0, "evidence"), 1, "Biên bản"), [("- Kế hoạch\n", "- Kế hoạch\n      - Biên bản\n")]),
    (Insert(("fields", 0, "evidence"), 0, "Biên bản"), [("evidence:\n", "evidence:\n      - Biên bản\n")]),
    (
        Insert(("fields", 0, "evidence"), 9, "Biên bản"),
        [("        # hết phần tài liệu\n", "        # hết phần tài liệu\n      - Biên bản\n")],
    ),
    (
        Insert(("fields",), 2, {"code": "3", "title": "Ba", "max": "0", "rule": {"kind": "judged"}}),
        [("yes_no}}\n", 'yes_no}}\n    - {code: "3", title: Ba, max: 0, rule: {kind: judged}}\n')],
    ),
]


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["unix", "windows"])
@pytest.mark.parametrize(("edit", "changes"), CHANGES, ids=[str(edit) for edit, _ in CHANGES])
def test_an_edit_changes_its_own_words_only(edit, changes, ends):
    expected = LOOSE
    for old, new in changes:
        assert LOOSE.count(old) == 1
        expected = expected.replace(old, new)
    assert edited(LOOSE.replace("\n", ends), [edit]) == expected.replace("\n", ends)


def test_an_emptied_list_goes_with_its_key():
    taken = [Take(("fields", 0, "evidence", 1)), Take(("fields", 0, "evidence", 0))]
    after = edited(LOOSE, taken)
    assert "evidence" not in after
    assert "# hết phần tài liệu" in after


def test_edits_are_done_one_after_another():
    edits = [
        Put(("total",), "4"),
        Put(("title",), "Mới"),
        Insert(("fields", 0, "evidence"), 0, "Một"),
        Put(("fields", 0, "evidence", 0), "Hai"),
    ]
    after = edited(LOOSE, edits)
    assert "total: 4\n" in after
    assert "title:   Mới   # tên" in after
    assert "      - Hai\n      - Kế hoạch\n" in after


def test_a_path_that_is_not_there_is_refused():
    with pytest.raises(KeyError):
        edited(LOOSE, [Take(("fields", 7))])


def tree(text):
    report = Report()
    made = parse_yaml(text.encode(), "x", report)
    assert not report.problems
    return made


def scalars(value, path=()):
    if isinstance(value, Block):
        for key, under in value.entries:
            yield from scalars(under, (*path, key.text))
    elif isinstance(value, Listing):
        for at, under in enumerate(value.items):
            yield from scalars(under, (*path, at))
    else:
        yield path, value


def plain(content, path, words):
    """The content with the words at a path."""
    step, *rest = path
    copy = dict(content) if isinstance(content, dict) else list(content)
    copy[step] = plain(content[step], rest, words) if rest else words
    return copy


WORDS = [
    "Ngắn",
    "Có: dấu hai chấm",
    "# như chú thích",
    'có "ngoặc" và \\',
    "x, y [z]",
    "dài " * 40 + "hết",
    "true",
]


def changed(before, after):
    """How many lines of the one text the other does not have, at one stretch."""
    old, new = before.splitlines(), after.splitlines()
    ahead = next(at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b)
    behind = next(at for at, (a, b) in enumerate(zip(old[::-1], new[::-1], strict=False)) if a != b)
    return len(old) - ahead - behind


@pytest.mark.parametrize("seed", range(12))
def test_files_in_another_hand_keep_that_hand(seed):
    chosen = random.Random(seed)
    small = (Path(__file__).parents[2] / "criteria" / "ca-mau-2013.yaml").read_text(encoding="utf-8")
    hand = Scribbler(chosen, 0.2)
    text = hand.write(tree(small))
    places = [path for path, _ in scalars(tree(text)) if path[-1] in ("title", "guidance", "part", "max")]
    for path in chosen.sample(places, 8):
        words = chosen.choice(WORDS).strip()
        after = edited(text, [Put(path, words)])
        assert content_of(tree(after)) == plain(content_of(tree(text)), path, words)
        assert all(after.count(comment) >= text.count(comment) for comment in hand.comments)
        assert changed(text, after) <= 4


@pytest.mark.parametrize("name", ["commune-2025", "framework-2024", "papi-internal-2025"])
def test_random_edits_of_shipped_sets_say_what_was_asked_and_leave_other_lines(name):
    text = library.find(name).read_text(encoding="utf-8")
    text = laid_out(text)
    chosen = random.Random(name)
    places = [path for path, _ in scalars(tree(text)) if path[-1] in ("title", "guidance", "part", "what")]
    for path in chosen.sample(places, 12):
        words = chosen.choice(WORDS).strip()
        after = edited(text, [Put(path, words)])
        assert content_of(tree(after)) == plain(content_of(tree(text)), path, words)
        assert laid_out(after) == after
        assert changed(text, after) <= 6
        kept, lines = text.splitlines(), after.splitlines()
        assert all(comment in lines for comment in kept if comment.lstrip().startswith("#"))
