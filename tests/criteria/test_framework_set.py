"""A province's frame and a district's set under it: what the district may move, and what stays as framed."""

from pathlib import Path

import pytest

from cchc_score.criteria import library
from cchc_score.criteria.loader import load
from cchc_score.criteria.shapes import EXTENDS
from cchc_score.criteria.surgery import entry
from cchc_score.criteria.yaml_file import read_yaml
from cchc_score.declared import Report, read


def shipped(name):
    criteria, problems = load(library.find(name), f"{name}.yaml")
    assert problems == ()
    return criteria


@pytest.fixture(scope="module")
def frame():
    return shipped("framework-2024")


@pytest.fixture(scope="module")
def district():
    return shipped("framework-2024-district")


def maxima(criteria):
    return {node.code: node.max for node in criteria.walk()}


def test_the_frame_is_a_model_of_modest_size(frame):
    assert (frame.model, frame.year, frame.levels, frame.total) == (True, 2024, ("commune",), 100)
    assert 30 <= len(list(frame.leaves())) <= 40


def test_the_district_keeps_the_total_and_every_field_of_the_frame(frame, district):
    assert (district.model, district.levels, district.total) == (True, ("commune",), 100)
    assert [(field.code, field.max) for field in district.fields] == [(f.code, f.max) for f in frame.fields]


def test_the_district_keeps_every_criterion_that_has_parts(frame, district):
    theirs = maxima(district)
    for node in frame.walk():
        if node.children:
            assert theirs[node.code] == node.max, node.code


def test_what_the_district_adds_removes_and_changes(frame, district):
    before, after = maxima(frame), maxima(district)
    assert set(after) - set(before) == {"1.1.1", "1.1.2", "3.1.3", "3.2.3", "5.1.3", "8.4", "P3"}
    assert set(before) - set(after) == {"3.3.3"}
    moved = {code for code in before.keys() & after.keys() if before[code] != after[code]}
    assert moved == {"3.1.1", "3.2.1", "3.3.1", "5.1.1", "8.1"}


def test_every_operation_of_an_extension_is_shown():
    report = Report()
    path = Path(library.find("framework-2024-district"))
    extension = read(EXTENDS, entry(read_yaml(path, path.name, report), "extends"), report)
    assert {"set", "remove", "override", "add"} <= set(extension.places)


def test_nothing_the_district_wrote_is_called_confirmed(frame, district):
    confirmed = {leaf.code for leaf in district.leaves() if leaf.confirmed}
    assert confirmed == {"3.3.1", "3.3.2", "3.4"}
    assert confirmed == {leaf.code for leaf in frame.leaves() if leaf.confirmed}


@pytest.mark.parametrize("name", ["framework-2024", "framework-2024-district"])
def test_every_leaf_names_evidence_department_and_text(name):
    criteria = shipped(name)
    rests_on_a_text = {node.code for top in criteria.walk() if top.legal for node in top.walk()}
    for leaf in criteria.leaves():
        assert leaf.evidence, leaf.code
        assert leaf.department, leaf.code
        assert leaf.code in rests_on_a_text
