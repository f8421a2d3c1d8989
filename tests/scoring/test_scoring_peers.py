from dataclasses import replace
from fractions import Fraction

from scoring_cases import A1, INSPECTION, SELF, Ratio, criteria_set, leaf, n, submission

from cchc_score.model import Peers
from cchc_score.scoring.peers import group_peers

CRITERIA = criteria_set(leaf("1", 5, rule=Ratio), leaf("2", 5))


def group(said, criteria=CRITERIA, previous=None):
    submissions = {
        unit: {source: submission(source, {"1": value}, unit) for source, value in by.items()}
        for unit, by in said.items()
    }
    return group_peers(criteria, submissions, previous or {})


def test_best_mean_and_count_of_the_group():
    peers = group({"A": {SELF: "1/2"}, "B": {SELF: "3/4"}, "C": {SELF: "1/4"}, "D": {}})
    assert peers["A"]["1"] == Peers(best=Fraction(3, 4), mean=Fraction(1, 2), count=3)
    assert peers["D"]["1"] == peers["A"]["1"]
    assert "2" not in peers["A"]


def test_the_best_is_the_lowest_where_the_rule_says_so():
    rule = replace(CRITERIA.fields[0].rule, better="lower")
    criteria = criteria_set(replace(CRITERIA.fields[0], rule=rule))
    assert group({"A": {SELF: "1/2"}, "B": {SELF: "3/4"}}, criteria)["A"]["1"].best == Fraction(1, 2)


def test_the_last_source_that_gives_a_value_counts():
    said = {"A": {SELF: "4/4", A1: "1/4"}, "B": {SELF: "2/4", A1: 3}, "C": {SELF: "3/4", INSPECTION: None}}
    assert group(said)["A"]["1"] == Peers(best=Fraction(3, 4), mean=Fraction(1, 2), count=3)


def test_unreadable_or_not_applicable_gives_no_value():
    said = {"A": {SELF: "4/4", A1: "?"}, "B": {SELF: "4/4", A1: "KAD"}, "C": {SELF: "1/4"}}
    assert group(said)["C"]["1"] == Peers(best=Fraction(1, 4), mean=Fraction(1, 4), count=1)


def test_last_years_value_is_the_units_own():
    peers = group({"A": {SELF: "1/2"}, "B": {}}, previous={"A": {"1": n("0.4"), "rank": n(3)}})
    assert peers["A"]["1"].previous == Fraction(2, 5)
    assert peers["B"]["1"].previous is None


def test_a_group_without_values():
    assert group({"A": {}})["A"]["1"] == Peers()
