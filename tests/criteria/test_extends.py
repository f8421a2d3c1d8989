"""A set that extends another: what is added, overridden and removed, and where its mistakes are told."""

from fractions import Fraction
from hashlib import sha256

import pytest

from cchc_score.criteria.loader import load

BASE = """\
id: frame
version: "1"
title: Khung
levels: [district]
total: 10
issuer: UBND thành phố
ranking: {method: dense}
fields:
  - code: "1"
    title: Chỉ đạo
    max: 4
    children:
      - {code: "1.1", title: Kế hoạch, max: 1, rule: {kind: yes_no}}
      - {code: "1.2", title: Báo cáo, max: 3, rule: {kind: yes_no}}
  - {code: "2", title: Thể chế, max: 6, rule: {kind: yes_no}}
bonus:
  cap: 2
  children:
    - {code: "T1", title: Sáng kiến, max: 2, rule: {kind: yes_no}}
"""

HEAD = """\
id: quan
version: "1"
title: Quận
extends:
  set: frame
"""


@pytest.fixture
def extended(tmp_path):
    (tmp_path / "frame.yaml").write_text(BASE, encoding="utf-8")

    def extended(text, name="quan.yaml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return load(path, f"sets/{name}")

    return extended


def told(problems):
    return [(problem.code, str(problem.place)) for problem in problems]


def codes(criteria):
    return [(node.code, node.max) for node in criteria.walk()]


def test_everything_but_its_name_is_inherited(extended):
    criteria, problems = extended(HEAD)
    assert problems == ()
    assert (criteria.id, criteria.title, criteria.issuer) == ("quan", "Quận", "UBND thành phố")
    assert criteria.ranking.dense
    assert codes(criteria) == [("1", 4), ("1.1", 1), ("1.2", 3), ("2", 6), ("T1", 2)]
    assert criteria.file == "sets/quan.yaml"


def test_nodes_are_added_overridden_and_removed(extended):
    criteria, problems = extended(
        HEAD
        + """\
  remove: ["2", "T1"]
  override:
    - {code: "1", title: Chỉ đạo điều hành}
    - {code: "1.2", max: 2.5}
  add:
    - under: "1"
      node: {code: "1.3", title: Tuyên truyền, max: 0.5, rule: {kind: yes_no}}
    - node: {code: "3", title: Thủ tục, max: 6, rule: {kind: yes_no}}
bonus: {cap: 1, children: [{code: "T2", title: Mô hình mới, max: 1, rule: {kind: yes_no}}]}
levels: [ward]
"""
    )
    assert problems == ()
    assert codes(criteria) == [
        ("1", 4),
        ("1.1", 1),
        ("1.2", Fraction(5, 2)),
        ("1.3", Fraction(1, 2)),
        ("3", 6),
        ("T2", 1),
    ]
    assert criteria.fields[0].title == "Chỉ đạo điều hành"
    assert criteria.levels == ("ward",)


def test_a_block_whose_every_line_is_removed_goes(extended):
    criteria, problems = extended(HEAD + '  remove: ["T1"]\n')
    assert problems == ()
    assert criteria.bonus is None


def test_a_leaf_may_be_split_into_children_where_it_stands(extended):
    criteria, problems = extended(
        HEAD
        + """\
  override:
    - code: "1.1"
      children:
        - {code: "1.1.1", title: Đúng hạn, max: 0.5, rule: {kind: yes_no}}
        - {code: "1.1.2", title: Chất lượng, max: 0.5, rule: {kind: yes_no}}
"""
    )
    assert problems == ()
    assert codes(criteria)[:5] == [
        ("1", 4),
        ("1.1", 1),
        ("1.1.1", Fraction(1, 2)),
        ("1.1.2", Fraction(1, 2)),
        ("1.2", 3),
    ]
    assert criteria.fields[0].children[0].title == "Kế hoạch"


def test_what_only_a_leaf_has_goes_when_it_is_split(extended, tmp_path):
    leaf = '{code: "1.1", title: Kế hoạch, max: 1, rule'
    below_zero = leaf.replace("max: 1", "max: 1, min: -1, on_finding: {at_most: 0}, guidance: Hạn 15/01")
    (tmp_path / "frame.yaml").write_text(BASE.replace(leaf, below_zero), encoding="utf-8")
    criteria, problems = extended(
        HEAD + '  override: [{code: "1.1", children: [{code: "1.1.1", title: A, max: 1, rule: {kind: yes_no}}]}]\n'
    )
    assert problems == ()
    split = criteria.fields[0].children[0]
    assert (split.guidance, split.children[0].minimum) == (None, 0)


def test_children_may_be_merged_into_one_leaf(extended):
    criteria, problems = extended(HEAD + '  override: [{code: "1", rule: {kind: yes_no}}]\n')
    assert problems == ()
    assert codes(criteria) == [("1", 4), ("2", 6), ("T1", 2)]


def test_a_line_may_be_added_to_a_block(extended):
    line = '{under: "bonus", node: {code: "T2", title: Mô hình, max: 1, rule: {kind: yes_no}}}'
    criteria, problems = extended(HEAD + f"  add: [{line}]\n")
    assert problems == ()
    assert codes(criteria)[-2:] == [("T1", 2), ("T2", 1)]
    criteria, problems = extended(HEAD + f'  remove: ["T1"]\n  add: [{line}]\n')
    assert problems == ()
    assert codes(criteria)[-1:] == [("T2", 1)]


@pytest.mark.parametrize(
    ("operations", "expected"),
    [
        ('  add:\n    - {under: "1", node: {code: "1.3", title: C, max: 1, rule: {kind: yes_no}}}\n',
         [("children-sum", "7:7")]),
        ('  override: [{code: "1.1", max: 2}]\n', [("children-sum", "6:33")]),
        ('  override: [{code: "1", max: 5}]\n', [("fields-sum", "6:31"), ("children-sum", "6:31")]),
        ('  remove: ["1.1"]\n', [("children-sum", "6:12")]),
        ('  remove: ["1.1", "1.2"]\n', [("empty-list", "6:19")]),
        ('  remove: ["2"]\n', [("fields-sum", "6:12")]),
        ('  add: [{under: "2", node: {code: "2.1", title: C, max: 6, rule: {kind: yes_no}}}]\n',
         [("parent-with-rule", "6:9")]),
        ('  add: [{under: "1", node: {code: "1.2", title: C, max: 3, rule: {kind: yes_no}}}]\n',
         [("children-sum", "6:9"), ("code-twice", "6:35")]),
        ('  remove: ["1.9"]\n', [("extends-unknown-code-suggest", "6:12")]),
        ("  remove: [1.1]\n", [("children-sum", "6:12"), ("unquoted-code", "6:12")]),
        ('  override: [{code: "1.1", maxx: 2}]\n', [("unknown-key-suggest", "6:28")]),
        ("  override: [{max: 2}]\n", [("override-without-code", "6:14")]),
        ('  override: [{code: "1.1", title: A}, {code: "1.1", title: B}]\n', [("override-twice", "6:46")]),
        ('  remove: ["1.1", "1.2", "1"]\n  override: [{code: "2", max: 10}, {code: "1.1", max: 1}]\n',
         [("extends-removed-code", "7:43")]),
        ("fields: []\n", [("extends-with-fields", "6:1")]),
        ('  override: [{code: "2", children: [{code: "2.1", title: C, max: 5, rule: {kind: yes_no}}]}]\n',
         [("children-sum", "6:26")]),
        ('  override: [{code: "1.1", title: A}, {code: "1", rule: {kind: yes_no}}]\n',
         [("extends-removed-code", "6:21")]),
        ('  override: [{code: "2", rule: {kind: yes_no}}]\n'
         '  add: [{under: "2", node: {code: "2.1", title: C, max: 6, rule: {kind: yes_no}}}]\n',
         [("extends-removed-code", "7:17")]),
        ('  add: [{under: "penalty", node: {code: "P1", title: C, max: 1, rule: {kind: yes_no}}}]\n',
         [("extends-unknown-code", "6:17")]),
        ('  add: [{under: "bonus", node: {code: "T2", title: C, max: 1, rule: {kind: yes_no}}}]\n'
         'bonus: {cap: 1, children: [{code: "T3", title: C, max: 1, rule: {kind: yes_no}}]}\n',
         [("extends-rewritten-block", "6:9")]),
        ('  remove: "9"\n', [("extends-unknown-code", "6:11")]),
    ],
)  # fmt: skip
def test_mistakes_are_told_at_the_extending_file(extended, operations, expected):
    criteria, problems = extended(HEAD + operations)
    assert criteria is None
    assert sorted(told(problems)) == sorted((code, f"sets/quan.yaml:{place}") for code, place in expected)


def test_id_version_and_title_are_not_inherited(extended):
    _, problems = extended("extends: {set: frame}\n")
    assert told(problems) == [("missing-key", "sets/quan.yaml:1:1")] * 3


def test_mistakes_in_the_base_are_told_in_the_base(extended, tmp_path):
    (tmp_path / "frame.yaml").write_text(BASE.replace("total: 10", "total: 11"), encoding="utf-8")
    _, problems = extended(HEAD)
    assert told(problems) == [("fields-sum", "sets/frame.yaml:5:8")]


def test_an_extension_can_be_extended_again(extended):
    extended(HEAD + '  remove: ["T1"]\n')
    criteria, problems = extended(
        HEAD.replace("quan", "phuong").replace("frame", "quan.yaml")
        + '  override: [{code: "1.1", max: 2}, {code: "1", max: 5}]\ntotal: 11\n',
        "phuong.yaml",
    )
    assert problems == ()
    assert codes(criteria) == [("1", 5), ("1.1", 2), ("1.2", 3), ("2", 6)]


def test_the_digest_covers_base_and_extension(extended, tmp_path):
    first = extended(HEAD)[0].sha256
    own, base = (sha256(text.encode()).hexdigest() for text in (HEAD, BASE))
    assert first == sha256((own + base).encode()).hexdigest()
    (tmp_path / "frame.yaml").write_text(BASE + "# sửa\n", encoding="utf-8")
    assert extended(HEAD)[0].sha256 != first


def test_a_base_that_is_not_there(extended):
    criteria, problems = extended(HEAD.replace("set: frame", "set: frane"))
    assert criteria is None
    assert told(problems) == [("base-not-found-suggest", "sets/quan.yaml:5:8")]
    assert "“frame”" in problems[0].message("vi")


def test_a_base_no_file_could_be_named_after(extended):
    _, problems = extended(HEAD.replace("set: frame", "set: " + "khung" * 1000))
    assert [problem.code for problem in problems] == ["base-not-found"]


def test_sets_that_extend_each_other(extended, tmp_path):
    (tmp_path / "frame.yaml").write_text(HEAD.replace("set: frame", "set: quan"), encoding="utf-8")
    _, problems = extended(HEAD)
    assert told(problems) == [("base-in-a-circle", "sets/frame.yaml:5:8")]


def test_sentences_of_extensions_read(extended):
    for operations in ('  remove: ["1.9"]\n', "  override: [{max: 2}]\n", "fields: []\n"):
        for problem in extended(HEAD + operations)[1]:
            assert "{" not in problem.message("vi") + problem.message("en")
