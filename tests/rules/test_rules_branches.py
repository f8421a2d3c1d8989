"""The branches of every kind: every decision is one of them, and they say when they are taken."""

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from live_cases import DECLARED, UNTOLD, made
from live_cells import Filler
from rule_text import N, counts, rule

from cchc_score.model import Peers, Status
from cchc_score.rules import KINDS

ALL = (*DECLARED, *UNTOLD)
DECIDED = (Status.SCORED, Status.NOT_APPLICABLE)


def facts_of(cells):
    return {name: cell.fact for name, cell in cells.items() if cell.fact is not None}


@pytest.mark.parametrize("text", ALL)
@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from([None, N(0), N(37), N("62.5")]))
def test_an_award_takes_one_of_the_branches_and_earns_what_it_says(text, seed, reference):
    decided = made(text)
    cells = Filler(random.Random(seed), text).fill(decided.asks())
    award = decided.award(facts_of(cells), Peers(reference, reference, 3, reference))
    if award.status not in DECIDED:
        assert award.branch is None
        return
    branch = {branch.key: branch for branch in decided.branches()}[award.branch]
    assert branch.points in (None, award.points)


@pytest.mark.parametrize("text", ALL)
def test_branches_are_told_apart_and_read_in_both_languages(text):
    branches = made(text).branches()
    assert branches
    assert len({branch.key for branch in branches}) == len(branches)
    for lang in ("vi", "en"):
        said = [branch.says.text(lang) for branch in branches]
        assert len(set(said)) == len(said)
        assert not any(part in words for words in said for part in ("{", "None", "Fraction"))


def test_every_kind_is_tried():
    assert {made(text).kind for text in ALL} == set(KINDS)


def told(text, maximum="2", minimum="0"):
    """The branches as an author reads them: key, phrase, points."""
    made = rule(text, maximum, minimum).branches()
    return [(b.key, b.says.text("vi"), b.points) for b in made]


def taken(text, maximum="2", minimum="0", **facts):
    return rule(text, maximum, minimum).award(counts(**facts)).branch


class TestWhatTheySay:
    def test_yes_no(self):
        assert told("kind: yes_no\nquestion: Đã ban hành kế hoạch") == [
            ("yes", "Đã ban hành kế hoạch: có", 2),
            ("no", "Đã ban hành kế hoạch: không", 0),
        ]

    def test_levels(self):
        text = "kind: levels\nlevels: [{title: Kịp thời, points: 2}, {key: cham, title: Chậm, share: 25%}]"
        assert told(text) == [("level-l1", "Kịp thời", 2), ("level-cham", "Chậm", N("0.5"))]

    def test_all_of(self):
        assert told("kind: all_of\nconditions: [Đủ số lượng, Đúng hạn]") == [
            ("all", "đạt cả 2 điều kiện “Đủ số lượng”, “Đúng hạn”", 2),
            ("otherwise", "thiếu một trong các điều kiện", 0),
        ]

    def test_bands_and_nothing_over_nothing(self):
        bands = "bands: [{{from: 80, points: 2}}, {{below: 80, points: 0}}]"
        text = "kind: bands\npart: P\nwhole: W\nzero_over_zero: {}\n" + bands
        scale = [("band-1", "từ 80% trở lên", 2), ("band-2", "dưới 80%", 0)]
        nothing = ("zero-over-zero", "không phát sinh (tổng số bằng 0)")
        assert told(text.format("full")) == [*scale, (*nothing, 2)]
        assert told(text.format("zero")) == [*scale, (*nothing, 0)]
        assert told(text.format("not_applicable")) == [*scale, (*nothing, None)]
        assert told(text.format("missing")) == scale

    def test_ratio(self):
        assert told("kind: ratio\nasked_as: percent\nvalue: V\nfloor: 70%\nfull_at: 95%\nslope: from_floor") == [
            ("below-floor", "dưới 70%", 0),
            ("between", "từ 70% đến dưới 95%", None),
            ("full", "từ 95% trở lên", 2),
        ]
        assert told("kind: ratio\nasked_as: percent\nvalue: V") == [
            ("between", "dưới 100%", None),
            ("full", "đúng 100%", 2),
        ]

    def test_count_tells_how_many_reach_the_cap(self):
        assert told("kind: count\nwhat: V\nunit: sáng kiến\neach: 0.6") == [
            ("below-cap", "dưới 4 sáng kiến", None),
            ("capped", "từ 4 sáng kiến trở lên", 2),
        ]

    def test_deduction(self):
        text = "kind: deduction\nevents: [{title: A, minus: 0.5, excused: B}]"
        assert told(text) == [
            ("nothing", "không có lần nào bị trừ", 2),
            ("excused", "mọi lần xảy ra đều có lý do chính đáng", 2),
            ("some", "bị trừ một phần", None),
            ("used-up", "bị trừ đến mức thấp nhất (0 điểm)", 0),
        ]
        assert [key for key, _, _ in told("kind: deduction\nevents: [{title: A, minus: 2}]")] == [
            "nothing",
            "used-up",
        ]

    def test_lateness_by_steps(self):
        text = "kind: lateness\nwhat: V\nsteps: [{days: 0, points: 2}, {days: 5, points: 1}]\nafter: 0.5\nnever: 0"
        assert told(text) == [
            ("in-time", "đúng hạn", 2),
            ("late-5", "chậm từ 1 đến 5 ngày", 1),
            ("after", "chậm quá 5 ngày", N("0.5")),
            ("never", "không thực hiện", 0),
        ]

    def test_lateness_by_the_day_tells_when_nothing_is_left(self):
        assert told("kind: lateness\nwhat: V\nper_day: 0.3") == [
            ("in-time", "đúng hạn", 2),
            ("late", "chậm dưới 7 ngày", None),
            ("used-up", "chậm từ 7 ngày trở lên", 0),
            ("never", "không thực hiện", 0),
        ]

    def test_relative(self):
        assert told("kind: relative\nvalue: V\nto: group_best\nscoring: proportional") == [
            ("between", "dưới 100%", None),
            ("full", "từ 100% trở lên", 2),
        ]

    def test_what_a_person_judges_or_a_survey_gives_is_one_branch(self):
        assert told("kind: judged") == [("judged", "người chấm cho điểm", None)]
        assert told("kind: survey\nscale: 10") == [("linear", "theo kết quả điều tra", None)]

    def test_alternatives_tell_the_branches_of_each_case(self):
        text = (
            "kind: alternatives\ncases:\n"
            "  - {key: a, title: Có hồ sơ, rule: {kind: count, what: V, each: 1}}\n"
            "  - {key: b, title: Không có, max: 1, rule: {kind: yes_no, question: Công khai}}\n"
        )
        assert told(text) == [
            ("case-a/below-cap", "Có hồ sơ: dưới 2", None),
            ("case-a/capped", "Có hồ sơ: từ 2 trở lên", 2),
            ("case-b/yes", "Không có: Công khai: có", 1),
            ("case-b/no", "Không có: Công khai: không", 0),
        ]


class TestWhichIsTaken:
    """At the edges, where one branch ends and the next begins."""

    RATIO = "kind: ratio\nasked_as: percent\nvalue: V\nfloor: 70%\nfull_at: 95%\nslope: plain"
    DAYS = "kind: lateness\nwhat: V\ndue: 2025-01-15\nper_day: 0.5"
    EVENTS = "kind: deduction\nevents: [{title: A, minus: 0.5, excused: B}, {title: C, minus: 1}]"

    @pytest.mark.parametrize(
        ("value", "branch"),
        [("69.99", "below-floor"), ("70", "between"), ("94.99", "between"), ("95", "full")],
    )
    def test_ratio(self, value, branch):
        assert taken(self.RATIO, value=value) == branch

    @pytest.mark.parametrize(("n", "branch"), [(0, "below-cap"), (3, "below-cap"), (4, "capped"), (5, "capped")])
    def test_count(self, n, branch):
        assert taken("kind: count\nwhat: V\neach: 0.5", n=n) == branch

    @pytest.mark.parametrize(
        ("day", "branch"), [(1, "in-time"), (15, "in-time"), (16, "late"), (18, "late"), (19, "used-up")]
    )
    def test_lateness_by_the_day(self, day, branch):
        assert taken(self.DAYS, done=date(2025, 1, day)) == branch

    @pytest.mark.parametrize(
        ("happened", "excused", "other", "branch"),
        [
            (0, 0, 0, "nothing"),
            (2, 2, 0, "excused"),
            (2, 1, 0, "some"),
            (0, 0, 1, "some"),
            (2, 0, 1, "used-up"),
            (9, 0, 9, "used-up"),
        ],
    )
    def test_deduction(self, happened, excused, other, branch):
        assert taken(self.EVENTS, e1=happened, e1_excused=excused, e2=other) == branch
