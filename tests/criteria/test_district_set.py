"""The model set of districts: what its year could cite, what its five subjects hold, what it says of itself."""

import pytest

from cchc_score.criteria import library
from cchc_score.criteria.loader import load
from cchc_score.model import Stage
from cchc_score.rules import KINDS

LATER_TEXTS = ("335/2025", "1187/QĐ-BNV", "892/QĐ-BNV")
"""Issued when the year to score was over, or nearly so."""

CONFIRMED = {"3.1.3", "3.1.4", "3.4.1", "3.4.3"}
"""Content and way of counting stand in Decision 766/QĐ-TTg, or in Circular 01/2018/TT-VPCP (3.4.3)."""


@pytest.fixture(scope="module")
def district():
    criteria, problems = load(library.find("district-2024"), "district-2024.yaml")
    assert problems == ()
    return criteria


def test_it_is_a_model_for_districts_in_2024(district):
    assert (district.model, district.year, district.levels, district.total) == (True, 2024, ("district",), 100)
    assert len(district.fields) == 8
    assert 80 <= len(list(district.leaves())) <= 110


def test_it_cites_no_text_that_came_later(district):
    cited = [*district.legal_basis, *(text for node in district.walk() for text in node.legal)]
    assert [text for text in cited for later in LATER_TEXTS if later in text] == []


def test_every_leaf_names_evidence_department_and_text(district):
    rests_on_a_text = {node.code for top in district.walk() if top.legal for node in top.walk()}
    for leaf in district.leaves():
        assert leaf.evidence, leaf.code
        assert leaf.department, leaf.code
        assert leaf.code in rests_on_a_text


def test_only_what_a_text_says_is_confirmed(district):
    assert {leaf.code for leaf in district.leaves() if leaf.confirmed} == CONFIRMED


def test_every_kind_of_rule_is_used(district):
    assert {leaf.rule.kind for leaf in district.leaves()} == set(KINDS)


@pytest.mark.parametrize(
    ("subject", "least"),
    [("3.3", 9), ("3.2", 7), ("7", 14), ("5.1", 6), ("8.2", 8), ("8.3", 8)],
    ids=["one-stop shop", "publicity", "IT adoption", "discipline", "PAPI tasks", "PAPI results"],
)
def test_the_five_subjects_are_covered_in_depth(district, subject, least):
    inside = [leaf for leaf in district.leaves() if leaf.code.startswith(f"{subject}.")]
    assert len(inside) >= least


def test_tasks_and_results_of_papi_have_the_same_eight_contents(district):
    named = {node.code: node.title for node in district.walk()}
    tasks = [named[f"8.2.{n}"].casefold() for n in range(1, 9)]
    results = [named[f"8.3.{n}"].removeprefix("Kết quả: ").casefold() for n in range(1, 9)]
    assert tasks == results


def test_the_survey_fills_what_people_are_asked(district):
    asked = {leaf.code.rsplit(".", 1)[0] for leaf in district.leaves() if leaf.filled_by is Stage.SURVEY}
    assert asked == {"8", "8.3"}


def test_a_commune_is_looked_at_through_its_district(district):
    about_communes = [leaf.code for leaf in district.leaves() if " xã" in leaf.title]
    assert {"1.3.1", "1.4.1", "1.5.1", "1.5.2", "2.5", "3.2.7", "3.3.9", "3.4.2", "7.2.2"} <= set(about_communes)
