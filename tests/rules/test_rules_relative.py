"""relative, judged and alternatives: rules that need more than the unit's own figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rule_text import N, counts, lines, refused, rule, steps, told

from cchc_score.model import FactType, Peers, Status

TARGET = "kind: relative\nvalue: Số dịch vụ công trực tuyến\nto: target\ntarget: 50\nscoring: proportional\n"
GROUP = "kind: relative\nvalue: Tỷ lệ hồ sơ trực tuyến\ntype: percent\nto: group_best\nscoring: proportional\n"
SCALE = """\
kind: relative
value: Thứ hạng
to: last_year
better: lower
cap: false
bands:
  - {above: 100, points: 1}
  - {from: 100, to: 100, points: 0.5}
  - {below: 100, points: 0}
"""
CASES = """\
kind: alternatives
cases:
  - key: a
    title: Có hồ sơ phát sinh
    rule:
      kind: ratio
      part: Hồ sơ đúng hạn
      whole: Hồ sơ đã giải quyết
      zero_over_zero: missing
  - key: b
    title: Không có hồ sơ phát sinh
    max: 1
    rule: {kind: yes_no, question: Đã công khai thủ tục}
"""


class TestRelative:
    @pytest.mark.parametrize(("value", "points"), [("0", "0"), ("45", "1.8"), ("50", "2"), ("80", "2")])
    def test_against_a_declared_target(self, value, points):
        assert rule(TARGET, "2").award(counts(value=value)).points == N(points)

    def test_the_steps(self):
        assert steps(rule(TARGET, "2").award(counts(value="45"))) == [
            "Số dịch vụ công trực tuyến = 45",
            "So với chỉ tiêu: 50",
            "Mức đạt = 45/50 = 90%",
            "Đạt 0,9 × 2 = 1,8 điểm",
        ]
        assert steps(rule(TARGET, "2").award(counts(value="60")))[-2:] == [
            "Tính tối đa 100%",
            "Đạt 1 × 2 = 2 điểm",
        ]

    def test_a_target_that_is_asked(self):
        asked = rule(TARGET.replace("target: 50\n", ""), "2")
        assert [fact.name for fact in asked.asks()] == ["value", "target"]
        assert asked.award(counts(value=10, target=40)).points == N("0.5")
        assert asked.award(counts(value=10)).missing == ("target",)

    def test_a_target_of_zero_is_met(self):
        asked = rule(TARGET.replace("target: 50\n", ""), "2")
        assert asked.award(counts(value=0, target=0)).points == 2

    @pytest.mark.parametrize("peers", [None, Peers(count=0)])
    def test_without_peers_it_waits(self, peers):
        award = rule(GROUP, "2").award(counts(value="60"), peers)
        assert (award.status, award.points) == (Status.PENDING, None)
        assert steps(award) == ["Chờ số liệu: kết quả tốt nhất của nhóm"]

    def test_a_missing_value_is_missing_whoever_the_peers_are(self):
        assert rule(GROUP, "2").award({}, Peers(best=N(80))).status is Status.MISSING

    @pytest.mark.parametrize(
        ("to", "peers", "points"),
        [
            ("group_best", Peers(best=N(80), mean=N(40), count=3), "1.5"),
            ("group_mean", Peers(best=N(80), mean=N(40), count=3), "2"),
            ("last_year", Peers(previous=N(75)), "1.6"),
        ],
    )
    def test_against_the_group_and_last_year(self, to, peers, points):
        made = rule(GROUP.replace("group_best", to), "2")
        assert made.award(counts(value="60"), peers).points == N(points)

    def test_the_best_of_a_group_reaches_all_of_it(self):
        assert rule(GROUP, "2").award(counts(value="60"), Peers(best=N(60))).points == 2

    @pytest.mark.parametrize(("rank", "points"), [("4", "1"), ("5", "0.5"), ("6", "0")])
    def test_a_scale_where_lower_is_better(self, rank, points):
        assert rule(SCALE).award(counts(value=rank), Peers(previous=N(5))).points == N(points)

    def test_the_value_is_what_units_are_compared_by(self):
        made = rule(GROUP, "2")
        assert made.measure(counts(value="61.5")) == N("61.5")
        assert made.measure({}) is None
        assert (made.better, rule(SCALE).better) == ("higher", "lower")

    def test_only_the_best_and_the_mean_need_the_group(self):
        tos = ("group_best", "group_mean", "last_year")
        needs = [rule(GROUP.replace("group_best", to), "2").needs_group() for to in tos]
        assert needs == [True, True, False]
        assert not rule(TARGET, "2").needs_group()

    def test_lower_is_better_and_nothing_is_best(self):
        fewer = rule(GROUP.replace("type: percent", "better: lower"), "2")
        assert fewer.award(counts(value="0"), Peers(best=N(0))).points == 2
        assert fewer.award(counts(value="4"), Peers(best=N(2))).points == 1
        assert fewer.award(counts(value="4"), Peers(best=N(0))).points == 0

    def test_a_negative_reference_is_a_fault(self):
        award = rule(GROUP.replace("group_best", "last_year"), "2").award(counts(value="4"), Peers(previous=N(-1)))
        assert (award.status, award.faults[0].code) == (Status.INVALID, "reference-below-zero")

    def test_it_reads(self):
        assert lines(rule(TARGET, "2")) == [
            "Mức đạt = Số dịch vụ công trực tuyến ÷ chỉ tiêu (50)",
            "Điểm = mức đạt (tối đa 100%) × 2",
        ]
        assert lines(rule(SCALE)) == [
            "Mức đạt = kết quả năm trước ÷ Thứ hạng",
            "Trên 100%: 1 điểm",
            "Đúng 100%: 0,5 điểm",
            "Dưới 100%: 0 điểm",
        ]

    @pytest.mark.parametrize(
        ("text", "code", "line", "column"),
        [
            (TARGET.replace("target: 50", "target: 0"), "not-positive", 4, 9),
            (GROUP + "target: 50\n", "key-not-used", 6, 9),
            (GROUP.replace("scoring: proportional\n", ""), "one-of-keys", 1, 1),
            (TARGET + "bands: [{points: 2}]\n", "one-of-keys", 1, 1),
            (TARGET + "cap: false\n", "key-not-used", 6, 6),
            (SCALE.replace("cap: false\n", ""), "band-empty", 6, 5),
            (TARGET.replace("to: target", "to: targt"), "unknown-value-suggest", 3, 5),
        ],
    )
    def test_mistakes_are_told_at_their_place(self, text, code, line, column):
        assert refused(text, "1" if "Thứ hạng" in text else "2") == (code, line, column)

    @given(st.fractions(0, 200), st.fractions(0, 200), st.fractions(0, 200), st.sampled_from(["higher", "lower"]))
    def test_points_stay_within_bounds_and_better_never_earns_less(self, first, second, best, better):
        made = rule(GROUP.replace("type: percent", f"better: {better}"), "2")
        worse, finer = sorted((first, second), reverse=better == "lower")
        low = made.award({"value": worse}, Peers(best=best)).points
        high = made.award({"value": finer}, Peers(best=best)).points
        assert 0 <= low <= high <= 2


class TestJudged:
    def test_the_points_are_the_input(self):
        made = rule("kind: judged\nstep: 0.25\n", "2")
        assert made.asks() == ()
        assert made.award({}).status is Status.MISSING

    def test_only_whole_steps_can_be_typed(self):
        made = rule("kind: judged\nstep: 0.25\n", "2")
        assert [made.allows(N(p)) for p in ("0", "0.25", "1.75", "2", "0.3")] == [True, True, True, True, False]
        below = rule("kind: judged\nstep: 0.5\n", "1", "-0.25")
        assert [below.allows(N(p)) for p in ("-0.25", "0", "0.5", "0.25")] == [True, True, True, False]

    def test_without_a_step_any_points_can(self):
        assert rule("kind: judged\n", "2").allows(N("1.37"))

    def test_it_reads(self):
        assert lines(rule("kind: judged\nstep: 0.25\n", "2")) == ["Chấm từ 0 đến 2 điểm, bước 0,25"]
        assert lines(rule("kind: judged\n", "2"), "en") == ["Judged from 0 to 2 points"]

    def test_mistakes(self):
        assert refused("kind: judged\nstep: 0.3\n") == ("step-misses-maximum", 2, 7)
        assert refused("kind: judged\nstep: 0\n") == ("not-positive", 2, 7)


class TestAlternatives:
    def test_it_asks_for_the_case_and_then_for_its_facts(self):
        case, part, whole, met = rule(CASES, "2").asks()
        assert (case.name, case.type) == ("case", FactType.CHOICE)
        assert [(c.key, c.title) for c in case.choices] == [
            ("a", "Có hồ sơ phát sinh"),
            ("b", "Không có hồ sơ phát sinh"),
        ]
        assert [(f.name, f.when) for f in (part, whole, met)] == [
            ("a_part", ("case", "a")),
            ("a_whole", ("case", "a")),
            ("b_met", ("case", "b")),
        ]
        assert part.title == "Có hồ sơ phát sinh: Hồ sơ đúng hạn"

    def test_the_chosen_case_decides(self):
        made = rule(CASES, "2")
        assert made.award(
            counts(case="a") if False else {"case": "a", **counts(a_part=9, a_whole=10)}
        ).points == N("1.8")
        assert made.award({"case": "b", "b_met": True}).points == 1

    def test_the_steps_begin_with_the_case(self):
        award = rule(CASES, "2").award({"case": "a", **counts(a_part=9, a_whole=10)})
        assert steps(award) == [
            "Trường hợp: Có hồ sơ phát sinh",
            "Tỷ lệ = 9/10 = 90%",
            "Đạt 0,9 × 2 = 1,8 điểm",
        ]

    def test_facts_of_another_case_do_not_count(self):
        award = rule(CASES, "2").award({"case": "b", **counts(a_part=9, a_whole=10)})
        assert (award.status, award.missing) == (Status.MISSING, ("b_met",))

    def test_missing_and_contradictory_facts_carry_the_name_that_is_asked(self):
        made = rule(CASES, "2")
        assert made.award({}).missing == ("case",)
        assert made.award({"case": "a", **counts(a_part=9)}).missing == ("a_whole",)
        assert made.award({"case": "a", **counts(a_part=9, a_whole=8)}).faults[0].fact == "a_part"
        assert made.award({"case": "c"}).faults[0].code == "not-an-option"

    def test_it_reads_case_by_case(self):
        assert lines(rule(CASES, "2")) == [
            "Có hồ sơ phát sinh:",
            "– Tỷ lệ = Hồ sơ đúng hạn ÷ Hồ sơ đã giải quyết",
            "– Điểm = tỷ lệ × 2",
            "– Không phát sinh (tổng số bằng 0): chưa có số liệu",
            "Không có hồ sơ phát sinh:",
            "– Đạt yêu cầu: 1 điểm",
            "– Không đạt yêu cầu: 0 điểm",
        ]

    def test_typed_points_must_come_out_of_some_case(self):
        made = rule(
            CASES.replace("kind: ratio", "kind: yes_no").replace(
                "      part: Hồ sơ đúng hạn\n      whole: Hồ sơ đã giải quyết\n      zero_over_zero: missing\n", ""
            ),
            "2",
        )
        assert [made.allows(N(p)) for p in ("0", "1", "2", "1.5")] == [True, True, True, False]

    @pytest.mark.parametrize(
        ("old", "new", "code", "line", "column"),
        [
            ("kind: yes_no, question: Đã công khai thủ tục", "kind: judged", "kind-not-in-case", 13, 18),
            ("kind: yes_no, question: Đã", "kind: yes_no, no: -1, question: Đã", "result-outside-bounds", 13, 30),
            ("max: 1", "max: 3", "result-outside-bounds", 12, 10),
            ("max: 1", "max: 0", "not-positive", 12, 10),
            ("key: b", "key: A", "key-not-plain", 10, 10),
            ("kind: ratio", "kind: rato", "unknown-value-suggest", 6, 13),
            ("    rule: {kind: yes_no, question: Đã công khai thủ tục}\n", "", "missing-key", 10, 5),
            (
                "    rule: {kind: yes_no, question: Đã công khai thủ tục}\n",
                "    rule: yes_no\n",
                "wrong-type",
                13,
                11,
            ),
        ],
    )
    def test_mistakes_are_told_at_their_place(self, old, new, code, line, column):
        assert (code, line, column) in told(CASES.replace(old, new), "2")
