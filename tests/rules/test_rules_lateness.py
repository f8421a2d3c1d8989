"""lateness: in time, late by some days, never; by steps and by the day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rule_text import N, build, lines, refused, rule, steps

from cchc_score.model import FactType

STEPS = """\
kind: lateness
what: Ban hành kế hoạch CCHC
due: 2025-01-15
steps:
  - {days: 0, points: 1}
  - {days: 5, points: 0.5}
  - {days: 10, share: 25%}
after: 0
"""
PER_DAY = "kind: lateness\nwhat: Gửi báo cáo\ndue: 2025-12-15\nper_day: 0.2\n"
DUE = date(2025, 1, 15)


def late(days):
    return {"done": DUE + timedelta(days=days)}


class TestSteps:
    @pytest.mark.parametrize(
        ("days", "points"),
        [(-30, "1"), (0, "1"), (1, "0.5"), (5, "0.5"), (6, "0.25"), (10, "0.25"), (11, "0"), (400, "0")],
    )
    def test_every_edge(self, days, points):
        assert rule(STEPS).award(late(days)).points == N(points)

    @pytest.mark.parametrize("word", ["never", "never-issued", "never-sent"])
    def test_never_done_is_as_late_as_can_be_unless_declared(self, word):
        assert rule(STEPS).award({"done": word}).points == 0
        assert rule(STEPS + "never: -0.5\n", "1", "-0.5").award({"done": word}).points == N("-0.5")

    def test_the_steps(self):
        assert steps(rule(STEPS).award(late(3))) == [
            "Thời hạn 15/01/2025, hoàn thành 18/01/2025: chậm 3 ngày",
            "Đúng hạn? Không; chậm từ 1 đến 5 ngày: 0,5 điểm",
            "Đạt 0,5 điểm",
        ]
        assert steps(rule(STEPS).award(late(0))) == [
            "Thời hạn 15/01/2025, hoàn thành 15/01/2025: đúng hạn",
            "Đúng hạn: 1 điểm",
            "Đạt 1 điểm",
        ]
        assert steps(rule(STEPS).award(late(1)), "en")[0] == "Due 2025-01-15, done 2025-01-16: 1 day late"

    def test_it_reads_as_the_annex_prints_it(self):
        assert lines(rule(STEPS)) == [
            "Ban hành kế hoạch CCHC: thời hạn 15/01/2025",
            "Đúng hạn: 1 điểm",
            "Chậm từ 1 đến 5 ngày: 0,5 điểm",
            "Chậm từ 6 đến 10 ngày: 0,25 điểm",
            "Chậm quá 10 ngày: 0 điểm",
            "Không thực hiện: 0 điểm",
        ]

    def test_the_deadline_is_asked_when_it_is_not_declared(self):
        made = rule(STEPS.replace("due: 2025-01-15\n", ""))
        assert [(f.name, f.type) for f in made.asks()] == [("done", FactType.DATE), ("due", FactType.DATE)]
        assert made.award({"done": date(2025, 3, 3), "due": date(2025, 3, 1)}).points == N("0.5")
        assert made.award({"done": date(2025, 3, 3)}).missing == ("due",)
        assert made.award({"done": "never"}).points == 0

    def test_no_date_is_missing(self):
        assert rule(STEPS).award({}).missing == ("done",)

    def test_typed_points_are_those_of_a_step(self):
        made = rule(STEPS)
        assert [made.allows(N(p)) for p in ("1", "0.5", "0.25", "0", "0.75")] == [True, True, True, True, False]

    @pytest.mark.parametrize(
        ("old", "new", "code", "line", "column"),
        [
            ("days: 10", "days: 5", "days-not-ascending", 7, 12),
            ("days: 0", "days: -1", "days-not-ascending", 5, 12),
            ("after: 0\n", "", "key-needed", 1, 1),
            ("after: 0", "after: 0\nper_day: 0.1", "one-of-keys", 1, 1),
            ("points: 0.5", "points: 1.5", "result-outside-bounds", 6, 23),
            ("after: 0", "after: -1", "result-outside-bounds", 8, 8),
            ("after: 0", "after: 0\nnever: -1", "result-outside-bounds", 9, 8),
            ("2025-01-15", "15/01/2025", "wrong-type", 3, 6),
        ],
    )
    def test_mistakes_are_told_at_their_place(self, old, new, code, line, column):
        assert refused(STEPS.replace(old, new)) == (code, line, column)

    def test_earning_more_by_being_later_is_a_warning(self):
        made, problems = build(STEPS.replace("share: 25%", "share: 75%"))
        assert made is not None
        assert [(p.code, p.place.line) for p in problems] == [("later-earns-more", 7)]


class TestPerDay:
    @pytest.mark.parametrize(("days", "points"), [(-1, "1"), (0, "1"), (1, "0.8"), (5, "0"), (6, "0")])
    def test_each_day_costs_its_points(self, days, points):
        done = {"done": date(2025, 12, 15) + timedelta(days=days)}
        assert rule(PER_DAY).award(done).points == N(points)

    def test_steps_and_lines(self):
        assert steps(rule(PER_DAY).award({"done": date(2025, 12, 18)})) == [
            "Thời hạn 15/12/2025, hoàn thành 18/12/2025: chậm 3 ngày",
            "1 − 3 × 0,2 = 0,4",
            "Đạt 0,4 điểm",
        ]
        assert steps(rule(PER_DAY).award({"done": date(2025, 12, 30)}))[1:] == [
            "1 − 15 × 0,2 = -2",
            "Không thấp hơn 0 điểm",
            "Đạt 0 điểm",
        ]
        assert lines(rule(PER_DAY))[1:] == [
            "Đúng hạn: 1 điểm",
            "Chậm mỗi ngày trừ 0,2 điểm, không thấp hơn 0 điểm",
            "Không thực hiện: 0 điểm",
        ]

    def test_typed_points_are_what_some_days_leave(self):
        made = rule(PER_DAY)
        assert [made.allows(N(p)) for p in ("1", "0.4", "0", "0.5", "-0.2")] == [True, True, True, False, False]

    def test_mistakes(self):
        assert refused(PER_DAY + "after: 0\n") == ("key-not-used", 5, 8)
        assert refused(PER_DAY.replace("0.2", "0")) == ("not-positive", 4, 10)
        assert refused("kind: lateness\nwhat: Gửi báo cáo\n") == ("one-of-keys", 1, 1)

    @given(st.integers(-20, 60), st.sampled_from([STEPS, PER_DAY]))
    def test_a_day_later_never_earns_more(self, days, text):
        made = rule(text)
        first, second = (made.award({"done": made.due + timedelta(days=d)}).points for d in (days, days + 1))
        assert 0 <= second <= first <= 1
        assert made.allows(first)
