"""yes_no, levels and all_of: rules with a few results, chosen by what the unit says."""

import pytest
from rule_text import N, build, lines, refused, rule, steps, told

from cchc_score.model import FactType, Status

YES_NO = "kind: yes_no\nquestion: Ban hành kế hoạch CCHC\n"
LEVELS = """\
kind: levels
levels:
  - {title: Ban hành kịp thời, points: 1}
  - {title: Ban hành không kịp thời, points: 0.5}
  - {title: Không ban hành, points: 0}
"""
ALL_OF = """\
kind: all_of
conditions:
  - Đủ số lượng báo cáo
  - Gửi đúng thời gian
"""


class TestYesNo:
    def test_it_asks_one_yes_or_no(self):
        (fact,) = rule(YES_NO).asks()
        assert (fact.name, fact.title, fact.type) == ("met", "Ban hành kế hoạch CCHC", FactType.YES_NO)

    @pytest.mark.parametrize(
        ("met", "points", "last"), [(True, "1.5", "Đạt 1,5 điểm"), (False, "0", "Đạt 0 điểm")]
    )
    def test_all_or_nothing(self, met, points, last):
        award = rule(YES_NO, "1.5").award({"met": met})
        assert (award.status, award.points) == (Status.SCORED, N(points))
        assert steps(award)[-1] == last

    def test_no_may_cost_points_where_the_leaf_may_go_below_zero(self):
        penalised = rule("kind: yes_no\nno: -0.25\n", "1", "-0.25")
        assert penalised.award({"met": False}).points == N("-0.25")
        assert lines(penalised) == ["Đạt yêu cầu: 1 điểm", "Không đạt yêu cầu: -0,25 điểm"]

    def test_no_answer_is_missing(self):
        award = rule(YES_NO).award({})
        assert (award.status, award.points, award.missing) == (Status.MISSING, None, ("met",))

    def test_a_result_outside_the_bounds_is_told_at_its_place(self):
        assert refused("kind: yes_no\nno: -0.25\n") == ("result-outside-bounds", 2, 5)

    def test_only_its_two_results_can_be_typed(self):
        made = rule(YES_NO)
        assert [made.allows(N(p)) for p in ("0", "1", "0.5")] == [True, True, False]


class TestLevels:
    @pytest.mark.parametrize(("level", "points"), [("l1", "1"), ("l2", "0.5"), ("l3", "0")])
    def test_each_level_earns_its_points(self, level, points):
        award = rule(LEVELS).award({"level": level})
        assert award.points == N(points)

    def test_shares_are_of_the_maximum(self):
        shares = "kind: levels\nlevels:\n" + "".join(
            f"  - {{title: {title}, share: {share}}}\n"
            for title, share in [("Xuất sắc", "100%"), ("Tốt", "75%"), ("Hoàn thành", "50%")]
        )
        made = rule(shares, "2")
        assert [made.award({"level": f"l{i}"}).points for i in (1, 2, 3)] == [2, N("1.5"), 1]

    def test_it_reads_as_the_annex_prints_it(self):
        assert lines(rule(LEVELS)) == [
            "Ban hành kịp thời: 1 điểm",
            "Ban hành không kịp thời: 0,5 điểm",
            "Không ban hành: 0 điểm",
        ]
        assert lines(rule(LEVELS), "en")[1] == "Ban hành không kịp thời: 0.5 points"

    def test_the_steps_name_the_level_and_what_it_earns(self):
        award = rule(LEVELS).award({"level": "l2"})
        assert steps(award) == ["Mức đạt được: Ban hành không kịp thời", "Đạt 0,5 điểm"]

    def test_no_level_is_missing_and_an_unknown_one_is_invalid(self):
        made = rule(LEVELS)
        assert made.award({}).missing == ("level",)
        unknown = made.award({"level": "l9"})
        assert (unknown.status, unknown.faults[0].code) == (Status.INVALID, "not-an-option")

    def test_keys_may_be_named(self):
        named = LEVELS.replace("{title: Không ban hành", "{key: never, title: Không ban hành")
        (fact,) = rule(named).asks()
        assert [choice.key for choice in fact.choices] == ["l1", "l2", "never"]

    def test_the_lowest_level_may_be_negative_where_the_leaf_may(self):
        negative = LEVELS.replace("points: 0}", "points: -0.25}")
        assert rule(negative, "1", "-0.25").award({"level": "l3"}).points == N("-0.25")
        assert refused(negative) == ("result-outside-bounds", 5, 37)

    @pytest.mark.parametrize(
        ("old", "new", "code", "line", "column"),
        [
            ("points: 0.5", "points: 1.5", "result-outside-bounds", 4, 46),
            ("points: 0.5", "points: 0.5, share: 50%", "points-or-share", 4, 5),
            (", points: 0.5", "", "points-or-share", 4, 5),
            ("Không ban hành", "ban  hành KỊP thời", "option-twice", 5, 13),
            ("title: Không ban hành", "title: L1", "option-twice", 5, 13),
            ("{title: Không", "{key: l1, title: Không", "option-twice", 5, 11),
            ("{title: Không", "{key: Không, title: Không", "key-not-plain", 5, 11),
            ("points: 0.5", "points: '0,5'", "decimal-comma", 4, 46),
            ("title: Không", "titel: Không", "unknown-key-suggest", 5, 6),
        ],
    )
    def test_mistakes_are_told_at_their_place(self, old, new, code, line, column):
        assert (code, line, column) in told(LEVELS.replace(old, new))

    def test_one_level_is_no_choice(self):
        assert refused("kind: levels\nlevels:\n  - {title: Có, points: 1}\n")[0] == "too-few-items"

    def test_a_maximum_that_no_level_earns_is_a_warning(self):
        made, problems = build(LEVELS, "2")
        assert made is not None
        assert [(p.code, str(p.severity), p.place.line) for p in problems] == [
            ("maximum-unreachable", "warning", 3)
        ]

    def test_typed_points_must_be_those_of_a_level(self):
        made = rule(LEVELS)
        assert [made.allows(N(p)) for p in ("1", "0.5", "0", "0.75")] == [True, True, True, False]

    def test_a_result_with_three_decimals_may_be_typed_at_two(self):
        made = rule("kind: levels\nlevels: [{title: Tốt, share: 100%}, {title: Khá, share: 75%}]\n", "0.5")
        assert [made.allows(N(p)) for p in ("0.375", "0.38", "0.37")] == [True, True, False]


class TestAllOf:
    @pytest.mark.parametrize(
        ("c1", "c2", "points"),
        [(True, True, "1"), (True, False, "0.5"), (False, True, "0.5"), (False, False, "0.5")],
    )
    def test_the_maximum_only_if_all_hold(self, c1, c2, points):
        made = rule(ALL_OF + "otherwise: 0.5\n")
        assert made.award({"c1": c1, "c2": c2}).points == N(points)

    def test_otherwise_is_zero_by_default(self):
        assert rule(ALL_OF).award({"c1": True, "c2": False}).points == 0

    def test_the_steps_name_each_condition(self):
        award = rule(ALL_OF).award({"c1": True, "c2": False})
        assert steps(award) == [
            "Đủ số lượng báo cáo: có",
            "Gửi đúng thời gian: không",
            "Không đạt 1 trong 2 điều kiện",
            "Đạt 0 điểm",
        ]

    def test_an_unanswered_condition_is_missing_even_beside_one_that_fails(self):
        assert rule(ALL_OF).award({"c1": False}).missing == ("c2",)

    def test_it_reads_as_the_annex_prints_it(self):
        assert lines(rule(ALL_OF)) == [
            "Đạt cả 2 điều kiện “Đủ số lượng báo cáo”, “Gửi đúng thời gian”: 1 điểm",
            "Thiếu một trong các điều kiện trên: 0 điểm",
        ]

    def test_mistakes(self):
        assert refused(ALL_OF + "otherwise: 2\n") == ("result-outside-bounds", 5, 12)
        assert refused("kind: all_of\nconditions: [Đủ]\n") == ("too-few-items", 2, 13)
        assert refused("kind: all_of\n") == ("missing-key", 1, 1)
        assert refused("kind: all_of\nconditions: [Đủ số lượng, đủ  SỐ lượng]\n")[0] == "fact-title-twice"

    def test_only_its_two_results_can_be_typed(self):
        made = rule(ALL_OF)
        assert [made.allows(N(p)) for p in ("0", "1", "0.5")] == [True, True, False]
