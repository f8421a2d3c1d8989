"""`criteria test` at the command line: counts, failures with their trace, branches without a case, JSON."""

import pytest

CASES = """\
set: small.yaml
cases:
  "1.1": [{facts: {met: yes}, points: 1}, {facts: {met: no}, points: 0}]
  "1.2":
    - {name: Ba phần tư, facts: {part: 45, whole: 60}, points: 1.5, steps: ["45/60 = 75%"]}
    - {facts: {part: 60, whole: 60}, points: 2}
    - {facts: {part: 0, whole: 0}, status: not_applicable}
  "1.10":
    - {facts: {value: 90.01}, points: 3}
    - {facts: {value: 90}, points: 1.5}
    - {facts: {value: 69.99}, points: 0}
    - {not_applicable: true, status: not_applicable}
  "2.1": [{typed: 1.75, points: 1.75}, {typed: 0.3, status: invalid}]
  "2.2": [{facts: {value: 85%}, points: 1.7}]
"""


@pytest.fixture
def small(desk, monkeypatch):
    monkeypatch.chdir(desk.folder)
    monkeypatch.setenv("COLUMNS", "100")

    def with_cases(*changes):
        text = CASES
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        desk.text("small.cases.yaml", text)
        return desk

    return with_cases


def test_a_sound_set_is_one_line(small):
    status, out, _ = small().call("criteria", "test", "small.yaml")
    assert status == 0
    assert out.strip() == "Đạt: small – 12 trường hợp, 5 tiêu chí, 10/10 nhánh có trường hợp."


def test_a_failure_names_its_line_what_was_expected_and_the_way_there(small):
    desk = small(("points: 1.5, steps", "points: 1.2, steps"))
    status, out, _ = desk.call("criteria", "test", "small.yaml")
    assert status == 1
    assert [line.strip() for line in out.splitlines()] == [
        "1 trường hợp sai: small – 12 trường hợp, 5 tiêu chí, 10/10 nhánh có trường hợp.",
        "small.cases.yaml:5  1.2 Hồ sơ đúng hạn",
        "Trường hợp: Ba phần tư",
        "Mong đợi: 1,2 điểm",
        "Tính được: 1,5 điểm",
        "· Kết quả lấy theo Tự đánh giá",
        "· Tỷ lệ = 45/60 = 75%",
        "· Đạt 0,75 × 2 = 1,5 điểm",
    ]


def test_a_branch_without_a_case_is_named_and_ends_with_1(small):
    desk = small(("    - {facts: {value: 69.99}, points: 0}\n", ""))
    status, out, _ = desk.call("--lang", "en", "criteria", "test", "small.yaml")
    assert status == 1
    assert [line.strip() for line in out.splitlines()] == [
        "Incomplete: small – 11 cases, 5 leaves, 9 of 10 branches have a case.",
        "Branches without a case:",
        "1.10 Tỷ lệ hồ sơ trực tuyến: below 70% (band-3)",
    ]


def test_a_mistake_in_the_file_does_not_stop_the_others(small):
    desk = small(("met: no", "mett: no"))
    status, out, _ = desk.call("criteria", "test", "small.yaml", "papi-2011-dimensions")
    assert status == 1
    assert "case-fact-unknown-suggest" in out
    assert "Đạt: papi-2011-dimensions" in out


def test_a_set_without_cases_says_what_to_write(desk):
    status, out, _ = desk.call("criteria", "test", str(desk.folder / "small.yaml"))
    assert status == 1
    assert "cases-not-found" in out


def test_json(small):
    status, document = small().json("criteria", "test", "small.yaml", "nicht-da")
    assert status == 1
    (tried,) = document["sets"]
    assert (tried["set"], tried["cases"], tried["covered"], tried["failures"]) == ("small", 12, 10, [])
    assert [problem["code"] for problem in document["problems"]] == ["set-not-found"]


def test_every_shipped_set_is_tried_when_none_is_named(small):
    from cchc_score.criteria import library

    _, document = small().json("criteria", "test")
    names = [tried["set"] for tried in document["sets"]]
    assert set(names) <= set(library.shipped())
    assert "papi-2011" in names
