"""What would have earned more: every promise is kept by the rule itself, and one step less earns less."""

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from live_cases import DECLARED, UNTOLD, made
from live_cells import Filler
from rule_text import N, counts, rule

from cchc_score.model import Peers, Status, Way
from cchc_score.rules import KINDS

ALL = (*DECLARED, *UNTOLD)


def facts_of(cells):
    return {name: cell.fact for name, cell in cells.items() if cell.fact is not None}


@pytest.mark.parametrize("text", ALL)
@settings(max_examples=120, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from([None, N(0), N(37), N("62.5")]))
def test_what_is_promised_is_earned_and_one_step_less_earns_less(text, seed, reference):
    decided = made(text)
    facts = facts_of(Filler(random.Random(seed), text).fill(decided.asks()))
    peers = Peers(reference, reference, 3, reference)
    now = decided.award(facts, peers)
    if now.status is not Status.SCORED:
        return
    for one in decided.improvements(facts, peers):
        then = decided.award(one.facts, peers)
        assert then.status is Status.SCORED, one
        assert then.points > now.points, one
        if one.short is not None:
            assert decided.award(one.short, peers).points < then.points, one


@pytest.mark.parametrize("text", ALL)
@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_nothing_is_promised_beyond_what_the_leaf_can_have(text, seed):
    decided = made(text)
    facts = facts_of(Filler(random.Random(seed), text).fill(decided.asks()))
    award = decided.award(facts)
    if award.status is not Status.SCORED:
        return
    better = decided.improvements(facts)
    if award.points == decided.maximum:
        assert better == ()
    for one in better:
        assert decided.award(one.facts).points <= decided.maximum
        for lang in ("vi", "en"):
            assert not any(part in one.says.text(lang) for part in ("{", "None", "Fraction"))


def test_every_kind_but_the_judged_says_what_would_earn_more():
    silent = {name for name in KINDS if all(not _speaks(text) for text in ALL if made(text).kind == name)}
    assert silent == {"judged"}


def _speaks(text):
    decided, dice = made(text), random.Random(text)
    for _ in range(40):
        facts = facts_of(Filler(dice, text).fill(decided.asks()))
        peers = Peers(N(60), N(60), 3, N(60))
        if decided.award(facts, peers).status is Status.SCORED and decided.improvements(facts, peers):
            return True
    return False


def better(text, maximum="2", minimum="0", peers=None, **facts):
    """The improvements as people read them: way, words, points."""
    decided = rule(text, maximum, minimum)
    return [
        (one.way, one.says.text("vi"), decided.award(one.facts, peers).points)
        for one in decided.improvements(counts(**facts), peers)
    ]


SHARES = """\
kind: bands
part: Số hồ sơ đúng hạn
whole: Số hồ sơ đã giải quyết
unit: hồ sơ
zero_over_zero: zero
bands: [{above: 90, points: 2}, {from: 70, to: 90, points: 1}, {below: 70, points: 0}]
"""


class TestWhatTheySay:
    def test_dossiers_missing_to_each_edge(self):
        # 70% of 60 is 42; more than 90% of 60 = 54 takes 55.
        assert better(SHARES, part=40, whole=60) == [
            (Way.EDGE, "Số hồ sơ đúng hạn: thêm 2 hồ sơ (từ 40 thành 42) để đạt từ 70% đến 90%", 1),
            (Way.EDGE, "Số hồ sơ đúng hạn: thêm 15 hồ sơ (từ 40 thành 55) để đạt trên 90%", 2),
        ]
        assert better(SHARES, part=0, whole=0) == []
        assert better(SHARES, part=60, whole=60) == []

    def test_an_edge_that_no_whole_number_reaches_is_passed_over(self):
        scale = "bands: [{from: 40, below: 60, points: 2}, {from: 60, points: 1}, {below: 40, points: 0}]"
        text = f"kind: bands\npart: P\nwhole: W\nzero_over_zero: zero\n{scale}"
        # Of 3 either 33% or 67%: between 40% and 60% lies nothing.
        assert [said[2] for said in better(text, part=1, whole=3)] == []
        assert [said[2] for said in better(text, part=1, whole=4)] == [2]

    def test_an_open_edge_of_a_percentage_is_said_as_it_is(self):
        text = "kind: bands\nvalue: Tỷ lệ\ntype: percent\nbands: [{above: 90, points: 2}, {to: 90, points: 0}]"
        assert better(text, value=90) == [(Way.EDGE, "Tỷ lệ: đạt trên 90% (nay 90%)", 2)]

    def test_fewer_is_better_where_the_scale_says_so(self):
        scale = "bands: [{to: 1, points: 2}, {from: 2, points: 0}]"
        text = f"kind: bands\nvalue: Số lần chậm\ntype: count\nunit: lần\n{scale}"
        assert better(text, value=5) == [
            (Way.EDGE, "Số lần chậm: bớt 4 lần (từ 5 thành 1) để đạt từ 1 lần trở xuống", 2)
        ]

    def test_a_ratio_pays_for_each_dossier(self):
        text = "kind: ratio\npart: Đúng hạn\nwhole: Tất cả\nunit: hồ sơ\nzero_over_zero: zero"
        assert better(text, part=45, whole=50) == [
            (Way.EACH, "Đúng hạn: thêm 1 hồ sơ (từ 45 thành 46)", N("1.84")),
            (Way.EACH, "Đúng hạn: thêm 5 hồ sơ (từ 45 thành 50) để đạt 100%", 2),
        ]

    def test_below_the_floor_nothing_counts_until_it_is_reached(self):
        text = "kind: ratio\npart: P\nwhole: W\nfloor: 70%\nslope: plain\nzero_over_zero: zero"
        assert better(text, part=60, whole=100) == [
            (Way.EDGE, "P: thêm 10 (từ 60 thành 70) để đạt từ 70% trở lên", N("1.4")),
            (Way.EACH, "P: thêm 40 (từ 60 thành 100) để đạt 100%", 2),
        ]
        text = text.replace("plain", "from_floor")  # at the floor itself the slope earns 0
        assert better(text, part=60, whole=100)[0] == (
            Way.EDGE,
            "P: thêm 11 (từ 60 thành 71) để đạt trên 70%",
            N("2") / 30,
        )

    def test_what_went_wrong_has_to_become_less(self):
        text = "kind: ratio\npart: Trễ hạn\nwhole: Tất cả\ncomplement: true\nzero_over_zero: zero\n"
        text += "full_at: 90%\nslope: to_full"
        assert better(text, part=20, whole=100) == [
            (Way.EACH, "Trễ hạn: bớt 1 (từ 20 thành 19)", N("1.8")),
            (Way.EACH, "Trễ hạn: bớt 10 (từ 20 thành 10) để đạt từ 90% trở lên", 2),
        ]

    def test_how_many_more_fill_the_cap(self):
        text = "kind: count\nwhat: Sáng kiến\nunit: sáng kiến\neach: 0.6"
        assert better(text, n=1) == [
            (Way.EACH, "Sáng kiến: thêm 1 sáng kiến (từ 1 thành 2)", N("1.2")),
            (Way.EACH, "Sáng kiến: thêm 3 sáng kiến (từ 1 thành 4) để đạt mức tối đa 2 điểm", 2),
        ]

    def test_events_that_went_below_the_least_pay_only_when_enough_are_gone(self):
        text = "kind: deduction\nevents: [{title: Chậm, minus: 0.5}, {title: Không gửi, minus: 1}]"
        # 2 − 6 × 0.5 = −1, kept at 0: only the third late report less wins 0.5.
        assert better(text, e1=6, e2=0) == [
            (Way.EDGE, "Chậm: bớt 3 lần", N("0.5")),
            (Way.EDGE, "không để xảy ra lần nào bị trừ điểm", 2),
        ]

    def test_lateness_is_over(self):
        steps = "steps: [{days: 0, points: 2}, {days: 5, points: 1}]\nafter: 0"
        text = f"kind: lateness\nwhat: Kế hoạch\ndue: 2025-01-15\n{steps}"
        late = [(Way.PAST, "Kế hoạch: đúng hạn (15/01/2025)", 2)]
        assert better(text, done=date(2025, 1, 18)) == late
        assert rule(text, "2").improvements({"done": "never"})[0].way is Way.PAST
        assert better(text, done=date(2025, 1, 15)) == []

    def test_a_conjunction_needs_all_that_fails(self):
        text = "kind: all_of\nconditions: [A, B, C]"
        assert better(text, c1=True, c2=False, c3=False) == [(Way.ANSWER, "đạt thêm điều kiện “B”, “C”", 2)]

    def test_every_better_level(self):
        text = "kind: levels\nlevels: [{title: Tốt, points: 2}, {title: Khá, points: 1}, {title: Yếu, points: 0}]"
        assert [(one.way, one.facts["level"]) for one in rule(text, "2").improvements({"level": "l3"})] == [
            (Way.ANSWER, "l2"),
            (Way.ANSWER, "l1"),
        ]

    def test_a_mean_that_is_rounded_needs_more_than_one_case(self):
        text = (
            "kind: mean\nunit: hồ sơ\nplaces: 1\nzero_over_zero: zero\n"
            "cases: [{title: Trước hạn, score: 2}, {title: Đúng hạn, score: 1}, {title: Quá hạn, score: 0}]"
        )
        # One more makes a mean of 0.02, rounded 0; three make 0.06, rounded 0.1; 98 make 1.96, rounded 2.
        assert better(text, n1=0, n2=0, n3=100) == [
            (Way.EDGE, "Trước hạn: thêm 3 hồ sơ", N("0.1")),
            (Way.EDGE, "Trước hạn: thêm 98 hồ sơ", 2),
        ]

    def test_against_the_group_as_it_is(self):
        text = "kind: relative\nvalue: Số dịch vụ\ntype: count\nto: group_best\nscoring: proportional"
        assert better(text, peers=Peers(best=N(50), count=3), value=40) == [
            (
                Way.EACH,
                "Số dịch vụ: thêm 10 (từ 40 thành 50) để đạt từ 100% trở lên, nếu số liệu của nhóm giữ nguyên",
                2,
            )
        ]

    def test_a_lower_rank_than_last_year(self):
        text = (
            "kind: relative\nvalue: Thứ hạng\ntype: count\nto: last_year\nbetter: lower\ncap: false\n"
            "bands: [{above: 100, points: 2}, {from: 100, to: 100, points: 1}, {below: 100, points: 0}]"
        )
        # Last year 7th, now 9th: 7th again earns 1, 6th earns 2.
        assert [(said[1], said[2]) for said in better(text, peers=Peers(previous=N(7)), value=9)] == [
            ("Thứ hạng: bớt 2 (từ 9 thành 7) để đạt đúng 100%", 1),
            ("Thứ hạng: bớt 3 (từ 9 thành 6) để đạt trên 100%", 2),
        ]
