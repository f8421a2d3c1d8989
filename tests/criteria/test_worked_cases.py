"""The worked cases of every shipped set, leaf by leaf: the very files that `criteria test` runs."""

from functools import cache

import pytest

from cchc_score.authoring.case_report import lines
from cchc_score.authoring.case_suite import find_suite
from cchc_score.authoring.cases import try_leaf
from cchc_score.criteria import library
from cchc_score.criteria.loader import load


@cache
def suite_of(name):
    return find_suite(name)


def leaves():
    for name in library.shipped():
        criteria, _ = load(library.folder() / f"{name}.yaml", name)
        yield from ((name, leaf.code) for leaf in criteria.leaves()) if criteria is not None else ()


@pytest.mark.parametrize("name", library.shipped())
def test_a_shipped_set_has_cases_that_can_be_read(name):
    suite, problems = suite_of(name)
    assert [f"{problem.place}: {problem.message('en')}" for problem in problems] == []
    assert suite.criteria.id == name


@pytest.mark.parametrize(("name", "code"), list(leaves()))
def test_every_case_of_a_leaf_comes_out_and_every_branch_has_one(name, code):
    suite, _ = suite_of(name)
    assert suite is not None
    leaf = next(leaf for leaf in suite.criteria.leaves() if leaf.code == code)
    outcome = try_leaf(suite, leaf)
    assert outcome.sound, "\n".join(" " * line.indent + line.text.text("vi") for line in lines(suite, outcome))
