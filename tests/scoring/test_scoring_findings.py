"""A shortcoming that an inspection found caps or sets the points of a leaf where the set says so, and why."""

from dataclasses import replace
from fractions import Fraction

import pytest
from scoring_cases import A1, INSPECTION, SELF, branch, criteria_set, leaf, n, node_of, score, words

from cchc_score.model import Earlier, Finding, FindingKind, Inspection, OnFinding, Stage, Status
from cchc_score.problems import Place

VISIT = Inspection("H01", "kiem-tra.xlsx")
PLACE = Place("kiem-tra.xlsx", "Kiểm tra", "K9")
LATE = Finding(VISIT, FindingKind.SHORTCOMING, "1.1", PLACE, "Biên nhận không đánh số")
AGAIN = replace(LATE, repeats=Earlier(2024, "Biên nhận chưa đánh số"))


def scored(effect, said, *found, by=Stage.SELF, na=None):
    one = replace(leaf("1.1", 2, by=by, na=na, minimum=-1), on_finding=effect)
    whole = criteria_set(branch("1", one, leaf("1.2", 1)))
    sources = {source: {"1.1": value, "1.2": 1} for source, value in said.items()}
    return node_of(score(whole, sources, found={"1.1": found} if found else None), "1.1")


@pytest.mark.parametrize(
    ("effect", "given", "expected"),
    [
        (OnFinding(n("0.5")), 2, "0.5"),  # at most 0,5
        (OnFinding(n("0.5")), "0.25", "0.25"),  # already below
        (OnFinding(n("0.5"), sets=True), "0.25", "0.5"),  # exactly 0,5, up or down
        (OnFinding(n("-1"), sets=True), 2, "-1"),
        (None, 2, "2"),  # the set does not say: findings are told, points stay
    ],
)
def test_what_a_shortcoming_does(effect, given, expected):
    node = scored(effect, {SELF: 2, A1: given}, LATE)
    assert node.points == Fraction(expected)


def test_without_a_shortcoming_nothing_happens():
    assert scored(OnFinding(n(0), sets=True), {SELF: 2, A1: 2}).points == 2


def test_the_steps_name_the_finding_its_cell_and_the_change():
    node = scored(OnFinding(n("0.5")), {SELF: 2, A1: "1.5"}, LATE)
    assert "Biên nhận không đánh số (kiem-tra.xlsx!Kiểm tra!K9)" in words(node.steps)
    assert "Điểm từ 1,5 thành 0,5" in words(node.steps)
    assert "from 1.5 to 0.5" in words(node.steps, "en")
    assert node.decided_by == (A1, INSPECTION)


@pytest.mark.parametrize(("found", "expected"), [(LATE, "1"), (AGAIN, "0")])
def test_a_repeated_shortcoming_costs_more(found, expected):
    node = scored(OnFinding(n(1), repeated=n(0)), {SELF: 2, A1: 2}, found)
    assert node.points == Fraction(expected)
    assert ("năm 2024" in words(node.steps)) == (found is AGAIN)


def test_fixed_points_stand_where_nobody_has_spoken():
    assert scored(OnFinding(n(0), sets=True), {SELF: None}, LATE).points == 0
    assert scored(OnFinding(n(0)), {SELF: None}, LATE).status is Status.MISSING


def test_a_cap_leaves_what_rests_on_self_assessment_provisional():
    assert scored(OnFinding(n(1)), {SELF: 2}, LATE).provisional
    assert not scored(OnFinding(n(1), sets=True), {SELF: 2}, LATE).provisional


def test_an_unreadable_cell_stays_invalid():
    assert scored(OnFinding(n(0), sets=True), {SELF: 2, A1: "?"}, LATE).status is Status.INVALID
