"""Each check of quality on the smallest set that shows it, and on the nearest one that does not."""

import pytest

from cchc_score.criteria import library
from cchc_score.criteria.legal_texts import LegalText, read_texts
from cchc_score.criteria.loader import load
from cchc_score.criteria.quality.probing import tried
from cchc_score.criteria.quality.report import quality_of
from cchc_score.criteria.quality.wording import nearly_alike
from cchc_score.criteria.yaml_file import read_yaml
from cchc_score.declared import Report
from cchc_score.problems import Problem

HEAD = 'id: a\nversion: "1"\ntitle: A\nlevels: [x]\ntotal: {total}\n{extra}fields:\n'
LEAF = '  - {{code: "{code}", title: {title}, max: 1, legal: [L], evidence: [E], rule: {rule}}}\n'
TITLES = ("Kế hoạch", "Báo cáo", "Kiểm tra", "Sáng kiến")


def quality(tmp_path, text, texts=()):
    path = tmp_path / "a.yaml"
    path.write_text(text, encoding="utf-8")
    criteria, problems = load(path, "a.yaml")
    assert criteria is not None, [problem.message("en") for problem in problems]
    return quality_of(criteria, read_yaml(path, "a.yaml", Report()), texts)


def told(found) -> list[tuple[str, int | None]]:
    """Code and line of each; every sentence must read in both languages."""
    for problem in found.problems:
        assert isinstance(problem, Problem)
        assert "{" not in problem.message("vi") + problem.message("en")
    return [(problem.code, problem.place.line) for problem in found.problems]


def set_of(*rules: str, extra: str = "", titles=TITLES) -> str:
    leaves = [LEAF.format(code=at + 1, title=titles[at], rule=rule) for at, rule in enumerate(rules)]
    return HEAD.format(total=len(rules), extra=extra) + "".join(leaves)


YES = "{kind: yes_no}"
FIRST = 7  # the line of the first leaf in set_of


def bands(*points: str) -> str:
    """Bands of ten per cent each, the worst first."""
    edges = [f"{{from: {10 * at}, below: {10 * at + 10}, points: {each}}}" for at, each in enumerate(points)]
    edges[-1] = f"{{from: {10 * len(points) - 10}, points: {points[-1]}}}"
    return f"{{kind: bands, value: Tỷ lệ, type: percent, bands: [{', '.join(edges)}]}}"


@pytest.mark.parametrize(
    ("rule", "cliff"),
    [
        (bands("0", "0.5", "1"), False),  # steps of a half: not more than half
        (bands("0", "0.75", "1"), True),  # 0.75 against 0.25: more than half, thrice the other
        (bands("0", "2/3", "1"), False),  # 2/3 against 1/3: twice, not more than twice
        (bands("0", "0.2", "1"), True),
        (bands("0", "0.1", "0.2", "1"), True),
        (bands("0.6", "0.7", "1"), True),  # of the range 0.4, the step of 0.3
        (bands("0", "1"), False),  # a requirement, met or not
        (bands("0", "1", "0"), False),  # a peak: both steps are alike
        ("{kind: ratio, asked_as: percent, value: V, floor: 50%, slope: plain}", False),  # 0.5 at the floor
        ("{kind: ratio, asked_as: percent, value: V, floor: 51%, slope: plain}", True),
        ("{kind: ratio, asked_as: percent, value: V, floor: 70%, slope: from_floor}", False),
        ("{kind: ratio, asked_as: percent, value: V, floor: 45%, full_at: 80%, slope: to_full}", True),  # 45/80
        ("{kind: ratio, asked_as: percent, value: V, floor: 40%, full_at: 80%, slope: to_full}", False),  # 40/80
        ("{kind: ratio, asked_as: percent, value: V}", False),
        (
            "{kind: relative, value: V, to: last_year, cap: false, "
            "bands: [{below: 90, points: 0}, {from: 90, below: 100, points: 0.9}, {from: 100, points: 1}]}",
            True,
        ),
        ("{kind: lateness, what: W, steps: [{days: 0, points: 1}, {days: 9, points: 0.1}], after: 0}", False),
    ],
)
def test_cliffs(tmp_path, rule, cliff):
    assert told(quality(tmp_path, set_of(rule))) == ([("scale-cliff", FIRST)] if cliff else [])


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("{kind: yes_no, no: 1}", "leaf-nobody-loses"),
        ("{kind: yes_no, no: 0.9}", None),
        ("{kind: levels, levels: [{title: A, points: 1}, {title: B, share: 100%}]}", "leaf-nobody-loses"),
        ("{kind: all_of, conditions: [A, B], otherwise: 1}", "leaf-nobody-loses"),
        ("{kind: bands, value: V, bands: [{from: 5, points: 1}, {below: 5, points: 1}]}", "leaf-nobody-loses"),
        (
            "{kind: bands, part: P, whole: W, zero_over_zero: not_applicable, bands: [{points: 1}]}",
            "leaf-nobody-loses",
        ),
        ("{kind: bands, part: P, whole: W, zero_over_zero: zero, bands: [{points: 1}]}", "fact-without-effect"),
        ("{kind: lateness, what: W, steps: [{days: 3, points: 1}], after: 1}", "leaf-nobody-loses"),
        # Late or not earns the same; only never counts, so that the deadline that is asked for does nothing.
        ("{kind: lateness, what: W, steps: [{days: 3, points: 1}], after: 1, never: 0}", "fact-without-effect"),
        (
            "{kind: alternatives, cases: [{key: a, title: A, rule: {kind: yes_no, no: 1}}, "
            "{key: b, title: B, rule: {kind: yes_no, question: Q}}]}",
            "fact-without-effect",
        ),
        ("{kind: deduction, events: [{title: E, minus: 5, excused: X}]}", None),
        ("{kind: mean, cases: [{title: A, score: 2}, {title: B, score: 0}], zero_over_zero: missing}", None),
        ("{kind: ratio, part: P, whole: W, floor: 99.9%, slope: plain, zero_over_zero: full}", None),
        ("{kind: count, what: W, each: 0.001}", None),
        ("{kind: relative, value: V, to: target, scoring: proportional}", None),
        ("{kind: judged}", None),
        (YES, None),
    ],
)
def test_what_tells_nobody_apart(tmp_path, rule, code):
    found = [each for each in told(quality(tmp_path, set_of(rule))) if each[0] != "scale-cliff"]
    assert found == ([(code, FIRST)] if code else [])


def test_the_idle_figure_is_named(tmp_path):
    rule = "{kind: lateness, what: Nộp báo cáo, steps: [{days: 3, points: 1}], after: 1, never: 0}"
    (problem,) = quality(tmp_path, set_of(rule)).problems
    assert problem.values["title"] == "Thời hạn: Nộp báo cáo"


@pytest.mark.parametrize("name", library.shipped())
def test_trying_a_rule_finds_the_points_of_all_its_branches(name):
    """What trial finds as best and worst holds every result that the rule lists for a branch."""
    criteria, _ = load(library.find(name), name)
    for leaf in criteria.leaves():
        results = tried(leaf.rule).results
        if results:
            declared = {branch.points for branch in leaf.rule.branches() if branch.points is not None}
            assert declared <= results, leaf.code
            assert max(results) <= leaf.max
            assert min(results) >= leaf.minimum


def test_titles_that_stand_twice(tmp_path):
    titles = ("Ban hành kế hoạch năm", "ban hành  Kế hoạch, năm", "Kế hoạch năm ban hành", "Báo cáo")
    found = quality(tmp_path, set_of(YES, YES, YES, YES, titles=tuple(map(repr, titles))))
    assert told(found) == [("title-twice", 8), ("title-nearly-twice", 9), ("title-nearly-twice", 9)]


@pytest.mark.parametrize(
    ("first", "second", "near"),
    [
        ("Hồ sơ giải quyết đúng hạn", "Hồ sơ đúng hạn giải quyết", True),
        ("Công khai thủ tục hành chính", "Công khai thủ tục hành chínhh", True),
        ("Báo cáo định kỳ quý I", "Báo cáo định kỳ quý II", False),
        ("Kết quả chấm điểm năm 2024", "Kết quả chấm điểm năm 2025", False),
        ("Hồ sơ nộp trực tuyến", "Hồ sơ nộp trực tiếp", False),
        ("Hồ sơ nộp trực tuyến", "Hồ sơ nộp trực tuyến", False),
        ("Báo cáo năm", "Năm báo cáo", False),
    ],
)
def test_what_is_nearly_alike(first, second, near):
    assert nearly_alike(first, second) is near


def test_lines_of_one_scale_that_are_nearly_alike(tmp_path):
    conditions = "[Công khai đúng thời gian quy định, Công khai đúng quy định thời gian]"
    found = quality(tmp_path, set_of(f"{{kind: all_of, conditions: {conditions}}}"))
    assert told(found) == [("wording-nearly-twice", FIRST)]


def test_a_figure_typed_twice(tmp_path):
    ratio = "{{kind: ratio, part: {}, whole: Tổng số hồ sơ, zero_over_zero: full}}"
    found = quality(tmp_path, set_of(ratio.format("Đúng hạn"), YES, ratio.format("Trực tuyến")))
    assert told(found) == [("fact-asked-twice", 9)]
    assert found.problems[0].values["codes"] == ("1", "3")
    assert found.problems[0].severity == "note"


@pytest.mark.parametrize("code", ["1", "3"])
def test_a_figure_typed_twice_is_accepted_at_any_of_its_places(tmp_path, code):
    ratio = "{{kind: ratio, part: {}, whole: Tổng số hồ sơ, zero_over_zero: full}}"
    accepted = f'accepted: [{{warning: fact-asked-twice, codes: ["{code}"], because: cùng một số}}]\n'
    text = set_of(ratio.format("Đúng hạn"), YES, ratio.format("Trực tuyến"))
    found = quality(tmp_path, text.replace("fields:", accepted + "fields:", 1))
    assert (told(found), found.accepted) == ([], 1)


def test_figures_that_different_people_type_are_no_repetition(tmp_path):
    ratio = "{kind: ratio, part: Đúng hạn, whole: Tổng số hồ sơ, zero_over_zero: full}"
    text = set_of(ratio, ratio).replace('"2",', '"2", filled_by: inspection,')
    assert told(quality(tmp_path, text)) == []


def weighted(least: str, rounding: str) -> str:
    rest = f"1 - {least}"
    big = {"0.01": "99.99", "0.009": "99.991"}[least]
    return (
        HEAD.format(total=100, extra=f"rounding: {rounding}\n")
        + LEAF.format(code="1", title=rest, rule=YES).replace("max: 1,", f"max: {big},")
        + LEAF.format(code="2", title="Nhỏ", rule=YES).replace("max: 1,", f"max: {least},")
    )


@pytest.mark.parametrize(
    ("least", "rounding", "code"),
    [
        ("0.01", "{index: 2}", None),  # just one step of the index
        ("0.009", "{index: 2}", "weight-unseen"),
        ("0.009", "{index: 3}", None),
        ("0.01", "{index: 2, leaf: 1}", "weight-rounded-away"),
        ("0.01", "{index: 2, leaf: 2}", None),
    ],
)
def test_weights_that_no_table_shows(tmp_path, least, rounding, code):
    assert told(quality(tmp_path, weighted(least, rounding))) == ([(code, 9)] if code else [])


BARE = """\
id: a
version: "1"
title: A
levels: [x]
total: 4
fields:
  - code: "1"
    title: Một
    max: 2
    children:
      - {code: "1.1", title: Kế hoạch, max: 1, evidence: [E], rule: {kind: yes_no}}
      - {code: "1.2", title: Báo cáo, max: 1, legal: [L], rule: {kind: yes_no}}
  - code: "2"
    title: Hai
    max: 2
    children:
      - {code: "2.1", title: Kiểm tra, max: 1, rule: {kind: yes_no}}
      - {code: "2.2", title: Hài lòng, max: 1, filled_by: survey, rule: {kind: survey, scale: 100}}
"""


def test_what_lacks_a_reference_is_told_at_the_highest_node(tmp_path):
    found = told(quality(tmp_path, BARE))
    assert found == [
        ("legal-missing", 11),
        ("legal-missing", 13),
        ("evidence-missing", 12),
        ("evidence-missing", 13),
    ]


OLD = LegalText("876/QĐ-BNV", 2022, 2024, "892/QĐ-BNV")


@pytest.mark.parametrize(
    ("year", "citation", "lines"),
    [
        (2025, "Quyết định số 876/QĐ-BNV", [5]),
        (2024, "Quyết định số 876/QĐ-BNV", []),  # in force that year
        (2025, "Quyết định 876 / qđ - bnv ngày 10/11/2022", [5]),
        (2025, "Quyết định số 876/QĐ-BNV năm 2019", []),  # another text of that number
        (2025, "Quyết định số 1876/QĐ-BNV", []),
        (2025, "Quyết định số 876/QĐ-BNVX", []),
        (None, "Quyết định số 876/QĐ-BNV", [5]),
    ],
)
def test_citations_of_texts_that_were_replaced(tmp_path, year, citation, lines):
    text = f'id: a\nversion: "1"\ntitle: A\nlevels: [x]\nlegal_basis: [{citation}]\ntotal: 1\n'
    text += f"year: {year}\n" if year else ""
    text += "fields:\n" + LEAF.format(code="1", title="Một", rule=YES)
    found = quality(tmp_path, text, (OLD,))
    assert told(found) == [("text-expired", line) for line in lines]


def test_the_register_that_ships_is_the_chain_of_the_ministry():
    report = Report()
    texts = {text.symbol.split("/")[0]: text for text in read_texts(library.legal_texts(), "t", report)}
    assert report.problems == []
    assert list(texts) == ["1294", "2948", "2636", "1150", "1149", "876", "892", "1187"]
    # 2636 was replaced by 1150, whose own replacement is of 2020: no later than that.
    assert [texts[number].replaced for number in texts] == [2017, 2018, 2020, 2020, 2022, 2024, 2025, None]


def test_what_is_accepted_is_counted_and_what_is_not_there_is_told(tmp_path):
    extra = (
        "accepted:\n"
        "  - {warning: leaf-nobody-loses, codes: ['1', '2'], because: Theo quyết định}\n"
        "  - {warning: scale-cliff, because: Không còn}\n"
    )
    found = quality(tmp_path, set_of("{kind: yes_no, no: 1}", YES, extra=extra))
    assert told(found) == [("accepted-for-nothing", 7), ("accepted-for-nothing", 8)]
    assert [str(problem.values["codes"].vi) for problem in found.problems] == [" ở {codes}", ""]
    assert found.accepted == 1


def test_an_extension_is_told_its_own_findings_only(tmp_path):
    (tmp_path / "base.yaml").write_text(set_of("{kind: yes_no, no: 1}", YES), encoding="utf-8")
    text = (
        'id: b\nversion: "1"\ntitle: B\ntotal: 3\nextends:\n  set: base.yaml\n  add:\n'
        '    - node: {code: "3", title: Mới, max: 1, legal: [L], evidence: [E],\n'
        "             rule: {kind: yes_no, no: 1}}\n"
    )
    assert told(quality(tmp_path, text)) == [("leaf-nobody-loses", 9)]
