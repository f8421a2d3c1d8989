"""Files of worked cases: what they may say, what is told of their mistakes, and how a case is scored."""

from fractions import Fraction

import pytest

from cchc_score.authoring.case_report import as_json
from cchc_score.authoring.case_suite import find_suite
from cchc_score.authoring.cases import try_set

SET = """\
id: small
version: "1"
title: Bộ nhỏ
levels: [commune]
total: 10
rounding: {leaf: 2}
combination: {method: weighted, weights: {self: 0.3, inspection: 0.7}}
fields:
  - code: "1"
    title: Thủ tục hành chính
    max: 6
    not_applicable: full
    children:
      - code: "1.1"
        title: Ban hành kế hoạch
        max: 1
        rule:
          kind: lateness
          what: Ban hành kế hoạch
          due: 2025-01-15
          steps: [{days: 0, points: 1}, {days: 5, points: 0.5}]
          after: 0
      - code: "1.2"
        title: Hồ sơ đúng hạn
        max: 2
        not_applicable: exclude
        rule: {kind: ratio, part: Số hồ sơ đúng hạn, whole: Số hồ sơ đã giải quyết, zero_over_zero: missing}
      - code: "1.3"
        title: Dịch vụ công trực tuyến
        max: 3
        rule: {kind: relative, value: Số dịch vụ công, to: group_best, scoring: proportional}
  - code: "2"
    title: Chấm và điều tra
    max: 4
    children:
      - {code: "2.1", title: Chấm trực tiếp, max: 2, filled_by: appraisal, rule: {kind: judged, step: 0.25}}
      - {code: "2.2", title: Mức hài lòng, max: 2, filled_by: survey, rule: {kind: survey, scale: 100}}
bonus:
  cap: 1
  children:
    - code: "T"
      title: Sáng kiến
      max: 1
      rule:
        kind: levels
        levels: [{title: Cấp tỉnh, points: 1}, {key: xa, title: Cấp xã, points: 0.5}]
"""
"""Stages are weighted, so that one source alone would decide nothing: cases are of the leaf, not of a year."""


@pytest.fixture
def cases(tmp_path, monkeypatch):
    """Writes cases of the set beside it, and gives what they came to with all that was told of them."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "small.yaml").write_text(SET, encoding="utf-8")

    def tried(text):
        (tmp_path / "small.cases.yaml").write_text(f"set: small.yaml\ncases:\n{text}", encoding="utf-8")
        suite, problems = find_suite("small.yaml")
        for problem in problems:
            assert "{" not in problem.message("vi") + problem.message("en")
        return (try_set(suite) if suite is not None else None), problems

    return tried


@pytest.mark.parametrize(
    ("leaf", "case"),
    [
        ("1.1", "facts: {done: 2025-01-15}, points: 1"),
        ("1.1", "facts: {done: 15/01/2025}, points: 1"),
        ("1.1", "facts: {done: 2025-01-20}, points: 0.5"),
        ("1.1", "facts: {done: never}, points: 0"),
        ("1.1", "facts: {done: Không ban hành}, points: 0"),
        ("1.1", "facts: {done: 2025-02-30}, status: invalid"),
        ("1.1", "facts: {}, status: missing"),
        # 1/3 × 2 = 0.666…, rounded to 2 places as the set says
        ("1.2", "facts: {part: 1, whole: 3}, points: 0.67"),
        ("1.2", "facts: {part: 0, whole: 0}, status: missing"),
        ("1.2", "facts: {part: 4, whole: 3}, status: invalid"),
        ("1.2", "facts: {part: 1.5, whole: 3}, status: invalid"),
        ("1.2", "facts: {whole: 3}, status: missing"),
        # 85/90 × 3 = 2.8333…
        ("1.3", "facts: {value: 85}, peers: {best: 90, count: 3}, points: 2.83"),
        ("1.3", "facts: {value: 85}, status: pending"),
        # the field offers “not applicable” with full points; 1.2 says otherwise for itself
        ("1.3", "not_applicable: true, points: 3"),
        ("1.2", "not_applicable: true, status: not_applicable"),
        ("2.1", "not_applicable: true, status: invalid"),
        ("2.1", "typed: 0.5, points: 0.5"),
        ("2.1", "typed: 0.3, status: invalid"),
        ("2.1", "typed: 2.25, status: invalid"),
        ("2.1", "facts: {}, status: pending"),
        ("2.2", "facts: {value: 85}, points: 1.7"),
        ("2.2", "facts: {value: 85%}, points: 1.7"),
        ("2.2", "facts: {value: 101}, status: invalid"),
        ("T", "facts: {level: xa}, points: 0.5"),
        ("T", "facts: {level: Cấp tỉnh}, points: 1"),
        ("T", "facts: {}, status: not_applicable"),
        ("1.2", 'facts: {part: 1, whole: 2}, points: 1, steps: ["1/2 = 50%", Đạt 0]'),
    ],
)
def test_a_case_is_scored_as_a_form_would_be(cases, leaf, case):
    outcome, problems = cases(f'  "{leaf}": [{{{case}}}]\n')
    assert problems == ()
    assert outcome.cases == 1
    assert outcome.failures == ()


class TestFailures:
    def told(self, cases, text):
        outcome, problems = cases(text)
        assert problems == ()
        (failure,) = outcome.failures
        return failure

    def test_other_points(self, cases):
        leaf, case, result = self.told(cases, '  "1.2":\n    - {facts: {part: 1, whole: 3}, points: 2/3}\n')
        assert (leaf.code, str(case.place)) == ("1.2", "small.cases.yaml:4:7")
        assert (case.points, result.points) == (Fraction(2, 3), Fraction(67, 100))
        assert [step.text("vi") for step in result.steps][-1] == "Làm tròn 2 chữ số: 0,67"

    def test_another_status(self, cases):
        _, _, result = self.told(cases, '  "2.1": [{facts: {}, status: missing}]\n')
        assert result.status.value == "pending"

    def test_a_step_that_is_not_there(self, cases):
        self.told(cases, '  "1.1": [{facts: {done: never}, points: 0, steps: [đúng hạn]}]\n')

    def test_steps_in_another_order(self, cases):
        self.told(cases, '  "1.1": [{facts: {done: never}, points: 0, steps: [Đạt 0, không thực hiện]}]\n')

    def test_a_value_that_cannot_be_read_says_why(self, cases):
        _, _, result = self.told(cases, '  "1.2": [{facts: {part: mười, whole: 3}, points: 1}]\n')
        assert [(p.code, p.place.line, p.place.column) for p in result.problems] == [("number-expected", 3, 26)]


class TestBranches:
    def test_each_branch_without_a_case_is_named(self, cases):
        outcome, _ = cases(
            '  "1.1":\n    - {facts: {done: 2025-01-01}, points: 1}\n    - {facts: {done: never}, points: 0}\n'
            '  "2.1": [{typed: 2, points: 2}]\n'
            '  "2.2": [{facts: {value: 50}, points: 1}]\n'
            '  "T": [{facts: {level: l1}, points: 1}, {facts: {level: xa}, points: 0.5}]\n'
        )
        assert [(leaf.code, branch.key) for leaf, branch in outcome.uncovered] == [
            ("1.1", "late-5"),
            ("1.1", "after"),
            ("1.2", "between"),
            ("1.2", "full"),
            ("1.3", "between"),
            ("1.3", "full"),
        ]
        assert (outcome.leaves, outcome.cases, outcome.branches) == (6, 6, 12)
        assert not outcome.sound

    def test_what_decides_nothing_takes_no_branch(self, cases):
        outcome, _ = cases('  "1.2": [{facts: {part: 3}, status: missing}, {facts: {part: x}, status: invalid}]\n')
        assert "1.2" in {leaf.code for leaf, _ in outcome.uncovered}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('  "9.9": [{facts: {}, status: missing}]\n', ("case-leaf-unknown", 3, 11)),
        ('  "1.22": [{facts: {}, status: missing}]\n', ("case-leaf-unknown-suggest", 3, 12)),
        ('  "1": [{facts: {}, status: missing}]\n', ("case-not-a-leaf", 3, 9)),
        ("  1.1: [{facts: {}, status: missing}]\n", ("unquoted-code", 3, 3)),
        ('  "1.1": []\n', ("empty-list", 3, 10)),
        ('  "1.2": [{facts: {pat: 1, whole: 2}, points: 1}]\n', ("case-fact-unknown-suggest", 3, 25)),
        ('  "1.2": [{facts: {so-luong: 1}, points: 1}]\n', ("case-fact-unknown", 3, 30)),
        ('  "1.2": [{points: 1}]\n', ("case-given", 3, 11)),
        ('  "1.2": [{facts: {}, typed: 1, points: 1}]\n', ("case-given", 3, 11)),
        ('  "1.2": [{not_applicable: false, points: 1}]\n', ("case-given", 3, 11)),
        ('  "1.2": [{facts: {part: 1, whole: 2}}]\n', ("case-expects", 3, 11)),
        ('  "1.2": [{facts: {}, points: 1, status: missing}]\n', ("case-expects", 3, 11)),
        ('  "1.2": [{facts: {}, points: "1,5"}]\n', ("decimal-comma", 3, 31)),
        ('  "1.2": [{facts: {}, status: misssing}]\n', ("unknown-value-suggest", 3, 31)),
        ('  "1.2": [{facts: {part: [1]}, status: missing}]\n', ("wrong-type", 3, 26)),
        ('  "1.2": [{facts: 5, status: missing}]\n', ("wrong-type", 3, 19)),
        ('  "1.2": [{facts: {}, points: 1, pionts: 1}]\n', ("unknown-key-suggest", 3, 34)),
        ("  - một\n", ("wrong-type", 3, 3)),
        ('  "1.2": [{facts: {}, status: missing}\n', ("yaml-syntax", 3, 10)),
    ],
)
def test_a_mistake_is_told_at_its_place_and_the_others_go_on(cases, text, told):
    _, problems = cases(text)
    assert [(p.code, p.place.line, p.place.column) for p in problems] == [told]
    assert problems[0].place.file == "small.cases.yaml"


class TestFindingTheFile:
    def codes(self, name):
        suite, problems = find_suite(name)
        assert suite is None
        return [(p.code, str(p.place)) for p in problems]

    def test_a_set_without_cases(self, cases, tmp_path):
        assert self.codes("small.yaml") == [("cases-not-found", "small.cases.yaml")]

    def test_no_such_set(self, cases):
        assert self.codes("smal.yaml") == [("set-not-found", "smal.yaml")]
        assert self.codes("comune-2025") == [("set-not-found-suggest", "comune-2025")]

    def test_the_cases_of_another_set(self, cases, tmp_path):
        (tmp_path / "other.yaml").write_text(SET.replace("id: small", "id: other"), encoding="utf-8")
        (tmp_path / "other.cases.yaml").write_text("set: small.yaml\ncases: {}\n", encoding="utf-8")
        assert self.codes("other.yaml") == [("cases-of-another-set", "other.cases.yaml")]

    def test_a_set_that_is_not_there(self, cases, tmp_path):
        (tmp_path / "small.cases.yaml").write_text("set: smal.yaml\ncases: {}\n", encoding="utf-8")
        assert self.codes("small.yaml") == [("set-not-found", "small.cases.yaml:1:6")]

    def test_the_file_of_cases_stands_for_its_set(self, cases, tmp_path):
        (tmp_path / "small.cases.yaml").write_text("set: small.yaml\ncases: {}\n", encoding="utf-8")
        suite, problems = find_suite("small.cases.yaml")
        assert (suite.criteria.id, problems) == ("small", ())


class TestInclude:
    """A district takes the cases of the frame it extends, for the leaves it left alone."""

    EXTENSION = """\
id: district
version: "1"
title: Bộ của huyện
extends:
  set: small.yaml
  override: [{code: "1.1", rule: {kind: yes_no}}, {code: "2", not_applicable: zero}]
"""
    BASE = """\
set: small.yaml
cases:
  "1.1": [{facts: {done: never}, points: 0}]
  "1.2": [{facts: {part: 1, whole: 2}, points: 1}, {facts: {part: 2, whole: 2}, points: 2}]
  "2.1": [{not_applicable: true, status: invalid}]
"""

    def write(self, folder, include="small.cases.yaml"):
        (folder / "district.yaml").write_text(self.EXTENSION, encoding="utf-8")
        (folder / "small.cases.yaml").write_text(self.BASE, encoding="utf-8")
        text = f'set: district.yaml\ninclude: [{include}]\ncases:\n  "1.1": [{{facts: {{met: yes}}, points: 1}}]\n'
        (folder / "district.cases.yaml").write_text(text, encoding="utf-8")

    def test_cases_of_leaves_that_are_the_same(self, cases, tmp_path):
        self.write(tmp_path)
        suite, problems = find_suite("district.yaml")
        assert problems == ()
        # 1.1 has another rule here, and 2.1 answers "not applicable" otherwise
        assert {code: len(found) for code, found in suite.cases.items()} == {"1.2": 2, "1.1": 1}
        assert try_set(suite).failures == ()

    def test_a_file_that_is_not_there(self, cases, tmp_path):
        self.write(tmp_path, "smal.cases.yaml")
        _, problems = find_suite("district.yaml")
        assert [(p.code, str(p.place)) for p in problems] == [("include-not-found", "district.cases.yaml:2:10")]

    def test_a_circle(self, cases, tmp_path):
        self.write(tmp_path, "district.cases.yaml")
        _, problems = find_suite("district.yaml")
        assert [p.code for p in problems] == ["include-in-a-circle"]

    def test_a_shipped_set_by_its_name(self, cases, tmp_path):
        (tmp_path / "own.yaml").write_text(
            'id: own\nversion: "1"\ntitle: Bộ riêng\nextends: {set: papi-2011-dimensions}\n', encoding="utf-8"
        )
        text = "set: own.yaml\ninclude: [papi-2011-dimensions.cases.yaml]\ncases: {}\n"
        (tmp_path / "own.cases.yaml").write_text(text, encoding="utf-8")
        suite, problems = find_suite("own.yaml")
        assert problems == ()
        assert try_set(suite).sound


def test_json_says_the_same(cases):
    cases('  "1.2": [{name: Một phần ba, facts: {part: 1, whole: 3}, points: 2/3}]\n')
    suite, _ = find_suite("small.yaml")
    document = as_json(suite, try_set(suite), "vi")
    (failure,) = document["failures"]
    assert (document["set"], document["cases"], document["branches"], document["covered"]) == ("small", 1, 12, 1)
    assert (failure["file"], failure["line"], failure["leaf"], failure["case"]) == (
        "small.cases.yaml",
        3,
        "1.2",
        "Một phần ba",
    )
    assert failure["expected"] == {"status": "scored", "points": "2/3", "steps": ()}
    assert failure["got"] == {"status": "scored", "points": "0.67"}
    assert failure["trace"][-1] == "Làm tròn 2 chữ số: 0,67"
    assert document["uncovered"][0] == {
        "leaf": "1.1",
        "title": "Ban hành kế hoạch",
        "branch": "in-time",
        "says": "đúng hạn",
        "points": "1",
    }
