"""A sound file becomes the set it declares; shipped sets are found and sound; a set reads in plain rows."""

from fractions import Fraction
from hashlib import sha256

import pytest

from cchc_score.criteria import library
from cchc_score.criteria.describe import describe, list_row
from cchc_score.criteria.loader import load
from cchc_score.messages import CATALOGUE, criteria, declared
from cchc_score.model import Disqualifier, Edge, GradeBand, Source, Stage, Treatment

FULL = """\
id: full
version: "1.10"
title:  Bộ   tiêu chí
levels: [department, commune]
year: 2025
issuer: UBND tỉnh
model: true
legal_basis: Quyết định mẫu
notes: [một, hai]
total: 6
rounding: {leaf: 3, total: 1}
combination: {method: weighted, weights: {self: 1/3, inspection: 2/3}, missing: zero}
ranking: {by: rounded, method: dense, tie_breakers: ["1.2", survey]}
exemption: full
grades:
  on: exact
  bands: [{name: Yếu, below: 50}, {name: Tốt, above: 80}, {name: Khá, from: 50, to: 80}]
  groups: {"Phường": [{name: Tốt, from: 70}, {name: Khá, from: 60, below: 70}, {name: Yếu, below: 60}]}
  disqualify: [{criterion: "1.2", below: 1, best_grade: Khá}, {criterion: "2", index_below: 50, best_grade: Yếu}]
fields:
  - code: "1"
    title: Chỉ đạo
    max: 4
    filled_by: appraisal
    department: Sở Nội vụ
    combination: {method: decide, order: [appraisal-2, inspection]}
    children:
      - {code: "1.1", title: Kế hoạch, max: 1.5, min: -0.25, not_applicable: exclude,
         rule: {kind: yes_no, no: -0.25}}
      - code: "1.2"
        title: Báo cáo
        max: 2.5
        filled_by: inspection
        department: Văn phòng
        legal: Điều 5
        evidence: [Báo cáo, Công văn]
        guidance: Xem sổ
        confirmed: false
        rule: {kind: yes_no}
  - {code: "2", title: Khảo sát, max: 2, filled_by: survey, rule: {kind: yes_no}}
penalty: {cap: 5, children: [{code: "P1", title: Vi phạm, max: 3, rule: {kind: yes_no}}]}
"""


@pytest.fixture
def full(tmp_path):
    (tmp_path / "full.yaml").write_text(FULL, encoding="utf-8")
    loaded, problems = load(tmp_path / "full.yaml", "bộ/full.yaml")
    assert problems == ()
    return loaded


def test_what_is_said_of_the_set(full):
    assert (full.id, full.version, full.title, full.year) == ("full", "1.10", "Bộ tiêu chí", 2025)
    assert (full.levels, full.legal_basis, full.notes) == (
        ("department", "commune"),
        ("Quyết định mẫu",),
        ("một", "hai"),
    )
    assert (full.model, full.issuer, full.exemption) == (True, "UBND tỉnh", Treatment.FULL)
    assert (full.file, full.sha256) == ("bộ/full.yaml", sha256(FULL.encode()).hexdigest())


def test_settings(full):
    assert (full.rounding.leaf, full.rounding.total, full.rounding.index) == (3, 1, 2)
    assert (full.ranking.places, full.ranking.dense, full.ranking.tie_breakers) == (2, True, ("1.2", "survey"))
    assert full.combination.weights == {Stage.SELF: Fraction(1, 3), Stage.INSPECTION: Fraction(2, 3)}
    assert (full.combination.method, full.combination.missing) == ("weighted", "zero")


def test_grades_stand_best_first(full):
    fifty, eighty = Edge(Fraction(50), included=True), Edge(Fraction(80), included=True)
    assert full.grades.bands == (
        GradeBand("Tốt", Edge(Fraction(80), included=False), None),
        GradeBand("Khá", fifty, eighty),
        GradeBand("Yếu", None, Edge(Fraction(50), included=False)),
    )
    assert [band.name for band in full.grades.for_group("Phường")] == ["Tốt", "Khá", "Yếu"]
    assert full.grades.disqualifiers == (
        Disqualifier("1.2", Fraction(1), False, "Khá"),
        Disqualifier("2", Fraction(50), True, "Yếu"),
    )
    assert not full.grades.on_rounded


def test_children_inherit_who_fills_who_appraises_and_how_it_is_combined(full):
    plan, report = full.fields[0].children
    assert (plan.filled_by, plan.department) == (Stage.APPRAISAL, "Sở Nội vụ")
    assert (report.filled_by, report.department) == (Stage.INSPECTION, "Văn phòng")
    assert plan.combination.order == (Source.APPRAISAL_2, Source.INSPECTION)
    assert full.fields[1].combination is None
    assert full.penalty.nodes[0].filled_by is Stage.SELF


def test_a_node_keeps_all_that_is_declared(full):
    plan, report = full.fields[0].children
    assert (plan.max, plan.minimum, plan.not_applicable) == (Fraction(3, 2), Fraction(-1, 4), Treatment.EXCLUDE)
    assert plan.rule.award({"met": False}).points == Fraction(-1, 4)
    assert (report.legal, report.evidence) == (("Điều 5",), ("Báo cáo", "Công văn"))
    assert (report.guidance, report.confirmed) == ("Xem sổ", False)
    assert (report.place.line, report.place.column) == (30, 15)


def test_extra_blocks(full):
    assert full.bonus is None
    assert (full.penalty.title, full.penalty.cap) == ("Điểm phạt", 5)


def test_plain_settings_are_the_defaults(tmp_path):
    text = """{id: a, version: "1", title: A, levels: [x], total: 1,
    fields: [{code: "1", title: Một, max: 1, rule: {kind: yes_no}}]}"""
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    criteria, _ = load(tmp_path / "a.yaml", "a.yaml")
    assert criteria.combination.order == (
        Source.SELF,
        Source.APPRAISAL_1,
        Source.APPRAISAL_2,
        Source.INSPECTION,
    )
    assert (criteria.rounding.leaf, criteria.rounding.total, criteria.rounding.index) == (None, None, 2)
    assert (criteria.ranking.places, criteria.ranking.dense, criteria.grades) == (None, False, None)


@pytest.mark.parametrize("name", library.shipped())
def test_shipped_sets_are_sound_and_named_by_their_id(name):
    criteria, problems = load(library.find(name), name)
    assert [(str(problem.place), problem.message("en")) for problem in problems] == []
    assert criteria.id == name


def test_sets_are_found_by_name_or_path(tmp_path):
    path = tmp_path / "own.yaml"
    path.write_text("id: own\n", encoding="utf-8")
    assert library.find(str(path)) == path
    assert library.find("no-such-set") is None
    assert library.find(library.shipped()[0]).is_file()


def test_shipped_sets_are_found_in_a_checkout_and_in_an_installed_package(tmp_path, monkeypatch):
    package = tmp_path / "cchc_score"
    monkeypatch.setattr(library, "_PACKAGE", package)
    (tmp_path / "criteria").mkdir()
    (tmp_path / "criteria" / "one.yaml").touch()
    assert (library.shipped(), library.find("one")) == (("one",), tmp_path / "criteria" / "one.yaml")
    (package / "shipped").mkdir(parents=True)
    (package / "shipped" / "two.yaml").touch()
    assert (library.shipped(), library.find("two")) == (("two",), package / "shipped" / "two.yaml")
    assert library.find("one") is None


def test_show_lists_every_node_with_its_scale(full):
    view = describe(full, "vi")
    assert [(row.depth, row.code, row.max, row.filled_by, row.kind) for row in view.rows] == [
        (0, "1", "4", None, None),
        (1, "1.1", "1,5", "thẩm định", "yes_no"),
        (1, "1.2", "2,5", "kiểm tra", "yes_no"),
        (0, "2", "2", "điều tra xã hội học", "yes_no"),
    ]
    assert view.rows[1].scale == (
        *(line.text("vi") for line in full.fields[0].children[0].rule.describe()),
        "Điểm thấp nhất: -0,25",
        "Không áp dụng: trừ khỏi điểm tối đa",
    )
    assert [(block.title, block.cap, len(block.rows)) for block in view.blocks] == [("Điểm phạt", "5", 1)]


def test_show_tells_the_settings_in_words(full):
    facts = dict(describe(full, "en").facts)
    assert facts["Total"] == "6 points, 2 fields, 3 leaves"
    assert facts["Ranking"] == "by the index, 2 decimal places; ties are broken by “1.2” → survey; else 1, 2, 2, 3"
    assert (
        facts["Rounding (half-up)"]
        == "leaf points: 3 decimal places; total: 1 decimal places; index: 2 decimal places"
    )
    assert facts["Grades"] == "Tốt: above 80; Khá: from 50 to 80; Yếu: below 50"
    assert facts["Combination"].endswith("a missing source counts 0")


def test_a_line_of_the_list(full):
    row = list_row(full, "vi")
    assert (row.id, row.version, row.total, row.fields, row.leaves, row.model) == ("full", "1.10", "6", 2, 3, True)


def test_codes_of_problems_belong_to_one_room():
    own = {**declared.SENTENCES, **criteria.SENTENCES}
    assert len(own) == len(declared.SENTENCES) + len(criteria.SENTENCES)
    assert all(CATALOGUE[code] is sentence for code, sentence in own.items())
