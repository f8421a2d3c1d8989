"""The shipped sets and those of the examples: they load without problems, and show every rule kind."""

from fractions import Fraction
from pathlib import Path

import pytest

from cchc_score.criteria import library, loader
from cchc_score.model import CriteriaSet, Stage, Treatment
from cchc_score.rules import KINDS

TOP = Path(__file__).parents[2]
SETS = [
    *(library.folder() / f"{name}.yaml" for name in library.shipped()),
    *sorted((TOP / "examples").glob("*/criteria.yaml")),
    TOP / "cchc_score" / "starter" / "criteria.yaml",
]


def load(path: Path) -> CriteriaSet:
    criteria, problems = loader.load(path, path.name)
    assert [(str(p.place), p.message("en")) for p in problems] == []
    assert criteria is not None
    return criteria


@pytest.mark.parametrize("path", SETS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_set_loads_without_problems(path):
    assert load(path).fields


def test_every_rule_kind_is_shown_in_the_shipped_sets():
    used = {leaf.rule.kind for path in SETS for leaf in load(path).leaves() if leaf.rule is not None}
    assert used == set(KINDS)


@pytest.mark.parametrize(
    ("name", "total", "fields", "leaves"),
    [
        ("commune-2025", 100, 8, 110),
        ("department-2025", 100, 8, 105),
        ("papi-2011", 60, 6, 22),
        ("papi-2011-dimensions", 60, 6, 6),
    ],
)
def test_size_and_total(name, total, fields, leaves):
    criteria = load(TOP / "criteria" / f"{name}.yaml")
    assert (criteria.total, len(criteria.fields), len(list(criteria.leaves()))) == (total, fields, leaves)


@pytest.mark.parametrize("name", ["commune-2025", "department-2025"])
def test_model_sets_say_that_they_are_models(name):
    criteria = load(TOP / "criteria" / f"{name}.yaml")
    assert criteria.model
    assert "mẫu" in criteria.notes[0]
    for leaf in criteria.leaves():
        assert leaf.evidence, leaf.code
        assert leaf.department, leaf.code
        if leaf.confirmed:
            assert leaf.legal, f"{leaf.code} is confirmed by no text"


def test_commune_set_covers_the_founding_subjects():
    titles = {node.code: node.title for node in load(TOP / "criteria" / "commune-2025.yaml").walk()}
    assert "Bộ phận Một cửa" in titles["3.3"]
    assert titles["3.2"] == "Công khai thủ tục hành chính"
    assert "số" in titles["7"]
    assert titles["5.1"] == "Kỷ luật, kỷ cương hành chính"
    assert "PAPI" in titles["8.2"]


def test_a_commune_that_nobody_inspected_is_still_scored_on_its_receipts():
    leaves = {leaf.code: leaf for leaf in load(TOP / "criteria" / "commune-2025.yaml").leaves()}
    assert "Giấy tiếp nhận" in leaves["3.3.9"].title
    assert leaves["3.3.9"].filled_by is Stage.SELF
    for leaf in leaves.values():
        if leaf.filled_by is Stage.INSPECTION:
            assert leaf.not_applicable is Treatment.EXCLUDE, leaf.code


def test_what_is_outside_a_commune_s_hands_may_be_left_out():
    """No knowledge test was held; no text expired; no text had to be issued."""
    leaves = {leaf.code: leaf for leaf in load(TOP / "criteria" / "commune-2025.yaml").leaves()}
    assert {leaves[code].not_applicable for code in ("5.3.4", "2.2.1", "2.1")} == {Treatment.EXCLUDE}


def test_faults_in_posting_and_in_papers_asked_cap_their_leaf():
    effects = {
        (name, leaf.code): (leaf.on_finding.points, leaf.on_finding.repeated)
        for name in ("commune-2025", "department-2025", "district-2024")
        for leaf in load(TOP / "criteria" / f"{name}.yaml").leaves()
        if leaf.on_finding is not None
    }
    posting, papers = (Fraction(1, 2), 0), (0, Fraction(-1, 4))
    assert effects == {
        ("commune-2025", "3.1.1"): papers,
        ("commune-2025", "3.2.2"): posting,
        ("department-2025", "3.2.2"): posting,
        ("department-2025", "3.3.5"): papers,
        ("district-2024", "3.1.1"): papers,
        ("district-2024", "3.1.2"): (Fraction(1, 4), Fraction(-1, 4)),
        ("district-2024", "3.2.2"): posting,
    }


PAPI_DIMENSIONS = (
    "Tham gia của người dân",
    "Công khai, minh bạch",
    "Trách nhiệm giải trình",
    "Kiểm soát tham nhũng",
    "Thủ tục hành chính công",
    "Cung ứng dịch vụ công",
    "Quản trị môi trường",
    "Quản trị điện tử",
)


def test_commune_set_has_a_result_and_a_task_for_each_papi_dimension():
    leaves = {leaf.code: leaf for leaf in load(TOP / "criteria" / "commune-2025.yaml").leaves()}
    for number, dimension in enumerate(PAPI_DIMENSIONS, 1):
        result, task = leaves[f"8.2.{number}"], leaves[f"8.5.{number}"]
        assert result.title.startswith(dimension)
        assert result.filled_by is Stage.SURVEY
        assert task.title.startswith(dimension)
        assert task.filled_by is Stage.SELF


def test_papi_dimensions_are_ten_each_from_the_survey_alone():
    criteria = load(TOP / "criteria" / "papi-2011.yaml")
    assert [dimension.max for dimension in criteria.fields] == [10] * 6
    assert [len(dimension.children) for dimension in criteria.fields] == [4, 3, 3, 4, 4, 4]
    assert {leaf.max for leaf in criteria.leaves()} == {Fraction(5, 2), Fraction(10, 3)}
    assert {leaf.filled_by for leaf in criteria.leaves()} == {Stage.SURVEY}


def test_papi_values_are_points_on_their_own_scale():
    leaf = next(load(TOP / "criteria" / "papi-2011.yaml").leaves())
    assert leaf.rule is not None
    assert leaf.rule.award({"value": Fraction("1.264110")}).points == Fraction("1.264110")
