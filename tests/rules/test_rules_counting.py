"""count, deduction and mean: rules that count things."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rule_text import N, build, counts, lines, refused, rule, steps

from cchc_score.model import FactType, Status

COUNT = "kind: count\nwhat: Số văn bản được ban hành\nunit: văn bản\neach: 0.5\n"
DEDUCTION = """\
kind: deduction
events:
  - {title: Gửi báo cáo chậm, minus_share: 25%, excused: Số lần chậm có lý do}
  - {title: Không gửi báo cáo, minus: 0.5}
"""
MEAN = """\
kind: mean
unit: hồ sơ
cases:
  - {title: Giải quyết trước hạn, score: 2}
  - {title: Giải quyết đúng hạn, score: 1}
  - {title: Giải quyết quá hạn, score: 0}
places: 1
zero_over_zero: missing
"""


class TestCount:
    @pytest.mark.parametrize(("n", "points"), [(0, "0"), (1, "0.5"), (3, "1.5"), (4, "2"), (5, "2"), (900, "2")])
    def test_unit_points_up_to_the_maximum(self, n, points):
        assert rule(COUNT, "2").award(counts(n=n)).points == N(points)

    def test_a_cap_below_the_maximum(self):
        made, problems = build(COUNT + "cap: 1.5\n", "2")
        assert made.award(counts(n=4)).points == N("1.5")
        assert [p.code for p in problems] == ["maximum-unreachable"]

    def test_the_steps(self):
        made = rule(COUNT, "2")
        assert steps(made.award(counts(n=3))) == [
            "Số văn bản được ban hành = 3 văn bản",
            "3 × 0,5 = 1,5",
            "Đạt 1,5 điểm",
        ]
        assert steps(made.award(counts(n=5)))[1:] == ["5 × 0,5 = 2,5", "Tính tối đa 2 điểm", "Đạt 2 điểm"]

    def test_it_reads_in_one_line(self):
        assert lines(rule(COUNT, "2")) == ["Số văn bản được ban hành: cứ 1 văn bản được 0,5 điểm, tối đa 2 điểm"]

    def test_typed_points_are_multiples_or_the_cap(self):
        made = rule(COUNT.replace("0.5", "0.3"), "1")
        assert [made.allows(N(p)) for p in ("0", "0.3", "0.9", "1", "0.5", "1.2")] == [
            True,
            True,
            True,
            True,
            False,
            False,
        ]

    def test_missing_and_mistakes(self):
        assert rule(COUNT, "2").award({}).missing == ("n",)
        assert refused(COUNT.replace("0.5", "0"), "2") == ("not-positive", 4, 7)
        assert refused(COUNT.replace("0.5", "-0.5"), "2") == ("not-positive", 4, 7)
        assert refused(COUNT + "cap: 3\n", "2") == ("result-outside-bounds", 5, 6)

    @given(st.integers(0, 1000), st.integers(0, 1000))
    def test_more_never_earns_less(self, first, second):
        made = rule(COUNT, "2")
        low, high = (made.award(counts(n=n)).points for n in sorted((first, second)))
        assert 0 <= low <= high <= 2


class TestDeduction:
    @pytest.mark.parametrize(
        ("late", "excused", "unsent", "points"),
        [
            (0, 0, 0, "2"),
            (1, 0, 0, "1.5"),
            (3, 1, 0, "1"),
            (2, 2, 0, "2"),
            (0, 0, 1, "1.5"),
            (4, 0, 0, "0"),
            (5, 0, 9, "0"),
        ],
    )
    def test_each_unexcused_event_costs_its_points(self, late, excused, unsent, points):
        award = rule(DEDUCTION, "2").award(counts(e1=late, e1_excused=excused, e2=unsent))
        assert award.points == N(points)

    def test_it_may_fall_to_the_least_the_leaf_allows(self):
        made = rule(DEDUCTION, "1", "-0.25")
        assert made.award(counts(e1=9, e1_excused=0, e2=0)).points == N("-0.25")

    def test_it_asks_in_order(self):
        assert [(f.name, f.title, f.type) for f in rule(DEDUCTION, "2").asks()] == [
            ("e1", "Gửi báo cáo chậm", FactType.COUNT),
            ("e1_excused", "Số lần chậm có lý do", FactType.COUNT),
            ("e2", "Không gửi báo cáo", FactType.COUNT),
        ]

    def test_the_steps(self):
        made = rule(DEDUCTION, "2")
        assert steps(made.award(counts(e1=3, e1_excused=1, e2=0))) == [
            "Gửi báo cáo chậm: (3 − 1) × 0,5 = 1",
            "Không gửi báo cáo: 0 × 0,5 = 0",
            "2 − 1 = 1",
            "Đạt 1 điểm",
        ]
        assert steps(made.award(counts(e1=6, e1_excused=0, e2=0)))[2:] == [
            "2 − 3 = -1",
            "Không thấp hơn 0 điểm",
            "Đạt 0 điểm",
        ]

    def test_it_reads_line_by_line(self):
        assert lines(rule(DEDUCTION, "2")) == [
            "Không vi phạm: 2 điểm",
            "Gửi báo cáo chậm: mỗi lần trừ 0,5 điểm (không tính: Số lần chậm có lý do)",
            "Không gửi báo cáo: mỗi lần trừ 0,5 điểm",
            "Không thấp hơn 0 điểm",
        ]

    def test_more_excused_than_happened_is_a_fault(self):
        award = rule(DEDUCTION, "2").award(counts(e1=1, e1_excused=2, e2=0))
        assert (award.status, award.points) == (Status.INVALID, None)
        assert [(f.code, f.fact) for f in award.faults] == [("excused-over-events", "e1_excused")]

    def test_each_missing_count_is_named(self):
        assert rule(DEDUCTION, "2").award(counts(e1=1)).missing == ("e1_excused", "e2")

    def test_typed_points_are_what_some_events_leave(self):
        made = rule(DEDUCTION.replace("minus: 0.5", "minus: 0.3"), "2")  # 25% of 2 is 0.5
        assert [made.allows(N(p)) for p in ("2", "1.7", "1.5", "1.2", "0", "1.9", "2.5")] == [
            True,
            True,
            True,
            True,
            True,
            False,
            False,
        ]

    @pytest.mark.parametrize(
        ("old", "new", "code", "line", "column"),
        [
            ("minus: 0.5", "minus: 0.5, minus_share: 5%", "one-of-keys", 4, 5),
            (", minus: 0.5", "", "one-of-keys", 4, 5),
            ("minus: 0.5", "minus: -0.5", "not-positive", 4, 39),
            ("title: Không gửi báo cáo", "title: gửi  báo cáo chậm", "fact-title-twice", 1, 1),
            ("kind: deduction\n", "kind: deduction\nstart: 3\n", "result-outside-bounds", 2, 8),
        ],
    )
    def test_mistakes_are_told_at_their_place(self, old, new, code, line, column):
        assert refused(DEDUCTION.replace(old, new), "2") == (code, line, column)

    @given(st.integers(0, 20), st.integers(0, 20), st.integers(0, 20))
    def test_one_event_more_never_earns_more(self, late, excused, unsent):
        made, excused = rule(DEDUCTION, "2", "-1"), min(late, excused)
        before = made.award(counts(e1=late, e1_excused=excused, e2=unsent)).points
        after = made.award(counts(e1=late + 1, e1_excused=excused, e2=unsent)).points
        assert -1 <= after <= before <= 2
        assert made.allows(after)


class TestMean:
    @pytest.mark.parametrize(
        ("n1", "n2", "n3", "points"),
        [
            (10, 0, 0, "1"),
            (0, 0, 10, "0"),
            (10, 5, 1, "0.8"),  # 25/16 = 1.5625 → 1.6; 1.6/2 × 1
            (1, 17, 2, "0.5"),  # 19/20 = 0.95 → 1.0, half-up
        ],
    )
    def test_the_mean_is_rounded_half_up_and_taken_of_the_top_score(self, n1, n2, n3, points):
        assert rule(MEAN).award(counts(n1=n1, n2=n2, n3=n3)).points == N(points)

    def test_without_places_it_is_exact(self):
        exact = rule(MEAN.replace("places: 1\n", ""))
        assert exact.award(counts(n1=10, n2=5, n3=1)).points == N("25/32")
        assert steps(exact.award(counts(n1=1, n2=1, n3=1)))[-1] == "Đạt 0,5 × 1 = 0,5 điểm"

    def test_the_steps(self):
        assert steps(rule(MEAN).award(counts(n1=10, n2=5, n3=1))) == [
            "Trung bình = (10 × 2 + 5 × 1 + 1 × 0)/16 = 25/16 = 1,5625",
            "Làm tròn: 1,6",
            "Đạt 1,6/2 × 1 = 0,8 điểm",
        ]

    def test_it_reads_line_by_line(self):
        assert lines(rule(MEAN)) == [
            "Giải quyết trước hạn: 2 điểm mỗi hồ sơ",
            "Giải quyết đúng hạn: 1 điểm mỗi hồ sơ",
            "Giải quyết quá hạn: 0 điểm mỗi hồ sơ",
            "Điểm = điểm trung bình (làm tròn 1 số lẻ) / 2 × 1",
            "Không phát sinh (tổng số bằng 0): chưa có số liệu",
        ]

    @pytest.mark.parametrize(
        ("policy", "status", "points"),
        [
            ("full", Status.SCORED, 1),
            ("zero", Status.SCORED, 0),
            ("not_applicable", Status.NOT_APPLICABLE, None),
            ("missing", Status.MISSING, None),
        ],
    )
    def test_no_case_at_all_is_as_declared(self, policy, status, points):
        award = rule(MEAN.replace("missing", policy)).award(counts(n1=0, n2=0, n3=0))
        assert (award.status, award.points) == (status, points)

    def test_each_missing_count_is_named(self):
        assert rule(MEAN).award(counts(n2=3)).missing == ("n1", "n3")

    @pytest.mark.parametrize(
        ("old", "new", "code", "line"),
        [
            ("score: 0}", "score: -1}", "below-zero", 6),
            ("places: 1", "places: 9", "places-outside", 7),
            ("zero_over_zero: missing\n", "", "missing-key", 1),
        ],
    )
    def test_mistakes_are_told_at_their_place(self, old, new, code, line):
        assert refused(MEAN.replace(old, new))[:2] == (code, line)

    def test_some_score_must_be_above_zero(self):
        assert refused(MEAN.replace("score: 2", "score: 0").replace("score: 1", "score: 0"))[0] == "not-positive"

    @given(
        st.lists(st.integers(0, 50), min_size=3, max_size=3), st.sampled_from(["", "places: 0\n", "places: 2\n"])
    )
    def test_points_stay_within_bounds_and_a_better_case_never_earns_less(self, n, places):
        made = rule(MEAN.replace("places: 1\n", places).replace("score: 2", "score: 1.95"), "3")
        award = made.award(counts(n1=n[0], n2=n[1], n3=n[2] + 1))
        better = made.award(counts(n1=n[0] + 1, n2=n[1], n3=n[2]))
        assert 0 <= award.points <= better.points <= 3
