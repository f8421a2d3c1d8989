"""What would win points back, in final points: weights, findings, redistribution, rounding, penalty caps."""

from dataclasses import replace
from fractions import Fraction

from scoring_cases import A1, INSPECTION, SELF, block, branch, criteria_set, leaf, n, place, submission

from cchc_score.criteria.yaml_file import parse_yaml
from cchc_score.declared import Report
from cchc_score.model import (
    Answer,
    Combination,
    Entry,
    Finding,
    FindingKind,
    Inspection,
    OnFinding,
    Rounding,
    Stage,
    Treatment,
    Unit,
    Way,
)
from cchc_score.rules import Bounds, build_rule
from cchc_score.scoring.gains import gains
from cchc_score.scoring.unit import score_unit

SHARES = """\
kind: bands
part: Đúng hạn
whole: Tất cả
unit: hồ sơ
zero_over_zero: zero
bands: [{from: 80, points: 2}, {from: 50, below: 80, points: 1.5}, {below: 50, points: 0}]
"""
UNIT = Unit("H01", "Xã thử", "commune", "xã")


def ruled(code, text, maximum="2", **more):
    """A leaf with a real rule."""
    report = Report()
    rule = build_rule(parse_yaml(text.encode(), "set.yaml", report), Bounds(Fraction(0), n(maximum)), report)
    assert report.problems == []
    return replace(leaf(code, maximum), rule=rule, **more)


def facts(source, code, **given):
    return Answer(
        code,
        {
            name: Entry(value if isinstance(value, bool) else n(value), place(source, code))
            for name, value in given.items()
        },
    )


def won(criteria, said, found=None, unit=UNIT):
    """Code → what it lost and its ways: kind, gain, gain one step before."""
    submissions = {source: submission(source, answers) for source, answers in said.items()}
    score = score_unit(criteria, unit, submissions, surveyed=False, peers={}, shortcomings=found or {})
    return {
        one.leaf.node.code: (one.lost, [(gain.way, gain.points, gain.short) for gain in one.gains])
        for one in gains(score, submissions, {}, found or {})
    }


def test_an_edge_wins_nothing_until_it_is_reached():
    whole = criteria_set(branch("1", ruled("1.1", SHARES), leaf("1.2", 1)))
    # 79 of 100 earns 1.5; the 80th dossier wins 0.5, and there is nothing between.
    assert won(whole, {SELF: {"1.1": facts(SELF, "1.1", part=79, whole=100), "1.2": 1}}) == {
        "1.1": (n("0.5"), [(Way.EDGE, n("0.5"), 0)])
    }


def test_the_second_edge_tells_what_the_first_already_wins():
    whole = criteria_set(branch("1", ruled("1.1", SHARES)))
    assert won(whole, {SELF: {"1.1": facts(SELF, "1.1", part=30, whole=100)}}) == {
        "1.1": (2, [(Way.EDGE, n("1.5"), 0), (Way.EDGE, 2, n("1.5"))])
    }


def test_the_leaf_with_most_to_win_comes_first():
    text = "kind: yes_no"
    whole = criteria_set(branch("1", ruled("1.1", text, "1"), ruled("1.2", text, "3"), ruled("1.3", text, "2")))
    said = {SELF: {code: facts(SELF, code, met=False) for code in ("1.1", "1.2", "1.3")}}
    assert list(won(whole, said)) == ["1.2", "1.3", "1.1"]


def test_weights_count_as_if_every_weighted_source_had_seen_it():
    weighted = Combination("weighted", weights={Stage.SELF: n("0.3"), Stage.INSPECTION: n("0.7")})
    whole = criteria_set(branch("1", ruled("1.1", SHARES)), combination=weighted)
    said = {
        SELF: {"1.1": facts(SELF, "1.1", part=85, whole=100)},
        INSPECTION: {"1.1": facts(INSPECTION, "1.1", part=70, whole=100)},
    }
    # 0.3 × 2 + 0.7 × 1.5 = 1.65; with 80 of 100 seen on site 2 + 2: 0.35 more.
    assert won(whole, said) == {"1.1": (n("0.35"), [(Way.EDGE, n("0.35"), 0)])}


def test_points_typed_by_who_agrees_rest_on_the_facts_before():
    whole = criteria_set(branch("1", ruled("1.1", SHARES)))
    said = {SELF: {"1.1": facts(SELF, "1.1", part=60, whole=100)}, A1: {"1.1": "1.5"}}
    assert won(whole, said)["1.1"][1] == [(Way.EDGE, n("0.5"), 0)]


def test_points_typed_against_the_facts_show_what_the_rule_gives():
    whole = criteria_set(branch("1", ruled("1.1", SHARES)))
    said = {SELF: {"1.1": facts(SELF, "1.1", part=60, whole=100)}, A1: {"1.1": 0}}
    # The appraiser typed 0: why is not known to the program, only that the scale gives 1.5 and 2.
    assert won(whole, said)["1.1"][1] == [(Way.GIVEN, n("1.5"), None), (Way.GIVEN, 2, None)]


def test_a_finding_that_caps_the_leaf_is_the_only_way():
    capped = ruled("1.1", SHARES, on_finding=OnFinding(n("1")))
    whole = criteria_set(branch("1", capped))
    finding = Finding(
        Inspection("H01", "kt.xlsx"),
        FindingKind.SHORTCOMING,
        "1.1",
        place(INSPECTION, "1.1"),
        "Biên nhận không số",
    )
    said = {SELF: {"1.1": facts(SELF, "1.1", part=60, whole=100)}}
    # Under the cap of 1 a better share wins nothing; without the finding the leaf has its 1.5 again.
    assert won(whole, said, {"1.1": (finding,)}) == {"1.1": (1, [(Way.REMEDY, n("0.5"), None)])}


def test_redistributed_points_and_rounding_are_those_of_the_engine():
    free = leaf("1.2", 1, na=Treatment.REDISTRIBUTE)
    whole = criteria_set(branch("1", ruled("1.1", SHARES), free), rounding=Rounding(leaf=1))
    # 1.1 stands for all 3 points: 1.5 × 3/2 = 2.25, rounded 2.3; at 80% 3: 0.7 more.
    said = {SELF: {"1.1": facts(SELF, "1.1", part=60, whole=100), "1.2": "KAD"}}
    assert won(whole, said) == {"1.1": (n("0.7"), [(Way.EDGE, n("0.7"), 0)])}


def test_what_does_not_apply_or_is_not_scored_promises_nothing():
    free = leaf("1.2", 1, na=Treatment.ZERO)
    whole = criteria_set(branch("1", ruled("1.1", SHARES), free))
    assert won(whole, {SELF: {"1.2": "KAD"}}) == {}


def test_penalties_come_back_only_above_the_cap_of_their_block():
    whole = criteria_set(branch("1", leaf("1.1", 1)), penalty=block(2, leaf("P1", 2), leaf("P2", 2)))
    # 1.5 + 1 are lost, 2 at most count: without P1 1 is lost (1 back), without P2 1.5 (0.5 back).
    assert won(whole, {SELF: {"1.1": 1, "P1": "1.5", "P2": 1}}) == {
        "P1": (n("1.5"), [(Way.EVENT, 1, None)]),
        "P2": (1, [(Way.EVENT, n("0.5"), None)]),
    }
