"""ratio and survey: points in proportion, with every edge of floor and full-at."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rule_text import N, counts, lines, refused, rule, steps

from cchc_score.model import FactType, Status

PLAIN = """\
kind: ratio
part: Hồ sơ đúng hạn
whole: Hồ sơ đã giải quyết
unit: hồ sơ
zero_over_zero: not_applicable
"""
PERCENT = "kind: ratio\nasked_as: percent\nvalue: Tỷ lệ hồ sơ trực tuyến\n"


class TestRatio:
    @pytest.mark.parametrize(
        ("part", "whole", "points"), [(0, 50, "0"), (45, 50, "1.8"), (50, 50, "2"), (1, 3, "2/3")]
    )
    def test_part_over_whole_times_the_maximum(self, part, whole, points):
        assert rule(PLAIN, "2").award(counts(part=part, whole=whole)).points == N(points)

    def test_the_steps_can_be_recomputed_by_hand(self):
        award = rule(PLAIN, "2").award(counts(part=45, whole=50))
        assert steps(award) == ["Tỷ lệ = 45/50 = 90%", "Đạt 0,9 × 2 = 1,8 điểm"]
        assert steps(award, "en") == ["Share = 45/50 = 90%", "Earns 0.9 × 2 = 1.8 points"]

    def test_without_a_short_decimal_the_division_itself_is_shown(self):
        award = rule(PLAIN, "2").award(counts(part=40, whole=60))
        assert steps(award) == ["Tỷ lệ = 40/60 ≈ 66,6667%", "Đạt 40/60 × 2 ≈ 1,3333 điểm"]

    def test_the_complement_counts_what_is_left(self):
        made = rule(PLAIN + "complement: true\n", "2")
        award = made.award(counts(part=5, whole=50))
        assert award.points == N("1.8")
        assert steps(award)[0] == "Tỷ lệ = (50 − 5)/50 = 90%"
        assert lines(made)[0] == "Tỷ lệ = (Hồ sơ đã giải quyết − Hồ sơ đúng hạn) ÷ Hồ sơ đã giải quyết"

    @given(st.integers(0, 400), st.integers(1, 400))
    def test_a_ratio_and_its_complement_make_the_maximum(self, part, whole):
        assume(part <= whole)
        facts = counts(part=part, whole=whole)
        award, left = rule(PLAIN, "2").award(facts), rule(PLAIN + "complement: true\n", "2").award(facts)
        assert award.points + left.points == 2

    @pytest.mark.parametrize(
        ("keys", "percent", "points"),
        [
            ("floor: 70%\nslope: plain\n", "69.99", "0"),
            ("floor: 70%\nslope: plain\n", "70", "1.4"),  # "dưới 70%: 0" leaves 70 to the slope
            ("floor: 70%\nslope: plain\n", "100", "2"),
            ("full_at: 95%\nslope: plain\n", "94", "1.88"),
            ("full_at: 95%\nslope: plain\n", "95", "2"),
            ("full_at: 80%\nslope: to_full\n", "40", "1"),
            ("full_at: 80%\nslope: to_full\n", "80", "2"),
            ("full_at: 80%\nslope: to_full\n", "0", "0"),
            ("floor: 70%\nslope: from_floor\n", "70", "0"),
            ("floor: 70%\nslope: from_floor\n", "85", "1"),
            ("floor: 70%\nslope: from_floor\n", "100", "2"),
            ("floor: 70%\nfull_at: 90%\nslope: from_floor\n", "80", "1"),
            ("floor: 70%\nfull_at: 90%\nslope: from_floor\n", "90", "2"),
            ("floor: 50%\nfull_at: 80%\nslope: to_full\n", "50", "1.25"),
            ("floor: 50%\nfull_at: 80%\nslope: to_full\n", "49", "0"),
        ],
    )
    def test_floor_full_at_and_slope(self, keys, percent, points):
        assert rule(PERCENT + keys, "2").award(counts(value=percent)).points == N(points)

    def test_the_steps_of_a_slope(self):
        made = rule(PERCENT + "floor: 70%\nfull_at: 95%\nslope: from_floor\n", "2")
        assert steps(made.award(counts(value="80"))) == [
            "Tỷ lệ hồ sơ trực tuyến = 80%",
            "Đạt (80% − 70%)/(95% − 70%) × 2 = 0,8 điểm",
        ]
        assert steps(made.award(counts(value="60")))[1:] == ["Dưới 70%: 0 điểm", "Đạt 0 điểm"]
        assert steps(made.award(counts(value="95")))[1:] == ["Từ 95% trở lên: điểm tối đa", "Đạt 2 điểm"]

    def test_it_reads_piece_by_piece(self):
        made = rule(PLAIN + "floor: 70%\nfull_at: 95%\nslope: plain\n", "2")
        assert lines(made) == [
            "Tỷ lệ = Hồ sơ đúng hạn ÷ Hồ sơ đã giải quyết",
            "Dưới 70%: 0 điểm",
            "Từ 70% đến dưới 95%: tỷ lệ × 2",
            "Từ 95% trở lên: 2 điểm",
            "Không phát sinh (tổng số bằng 0): không áp dụng",
        ]

    @pytest.mark.parametrize(
        ("policy", "status", "points"),
        [
            ("full", Status.SCORED, 2),
            ("zero", Status.SCORED, 0),
            ("not_applicable", Status.NOT_APPLICABLE, None),
            ("missing", Status.MISSING, None),
        ],
    )
    def test_nothing_over_nothing_is_as_declared(self, policy, status, points):
        award = rule(PLAIN.replace("not_applicable", policy), "2").award(counts(part=0, whole=0))
        assert (award.status, award.points) == (status, points)

    def test_contradictory_and_missing_figures(self):
        made = rule(PLAIN, "2")
        award = made.award(counts(part=3, whole=2))
        assert (award.status, award.faults[0].code, award.faults[0].fact) == (
            Status.INVALID,
            "part-over-whole",
            "part",
        )
        assert made.award(counts(part=1, whole=0)).status is Status.INVALID
        assert made.award(counts(whole=2)).missing == ("part",)

    def test_amounts_may_have_decimals_and_counts_may_not(self):
        part, whole = rule(PLAIN + "asked_as: amounts\n", "2").asks()
        assert (part.type, whole.type) == (FactType.NUMBER, FactType.NUMBER)
        assert [fact.type for fact in rule(PLAIN, "2").asks()] == [FactType.COUNT, FactType.COUNT]
        assert [fact.unit for fact in rule(PLAIN, "2").asks()] == ["hồ sơ", "hồ sơ"]

    @pytest.mark.parametrize(
        ("text", "code", "line", "column"),
        [
            (PLAIN + "floor: 70%\n", "key-needed", 1, 1),
            (PLAIN + "slope: plain\n", "key-not-used", 6, 8),
            (PLAIN + "floor: 70%\nslope: to_full\n", "key-needed", 1, 1),
            (PLAIN + "full_at: 70%\nslope: from_floor\n", "key-needed", 1, 1),
            (PLAIN + "floor: 95%\nfull_at: 70%\nslope: plain\n", "floor-and-full", 6, 8),
            (PLAIN + "full_at: 101%\nslope: plain\n", "floor-and-full", 6, 10),
            (PLAIN + "floor: 70\nslope: plain\n", "wrong-type", 6, 8),
            (PLAIN + "value: Tỷ lệ\n", "key-not-used", 6, 8),
            (PLAIN.replace("zero_over_zero: not_applicable\n", ""), "key-needed", 1, 1),
            (PLAIN.replace("zero_over_zero: not", "zero_over_zero: nt"), "unknown-value-suggest", 5, 17),
            (PLAIN.replace("part: Hồ sơ đúng hạn\n", ""), "key-needed", 1, 1),
            (PLAIN.replace("Hồ sơ đúng hạn", "Hồ sơ đã  giải quyết"), "fact-title-twice", 1, 1),
            (PERCENT + "zero_over_zero: full\n", "key-not-used", 4, 17),
            ("kind: ratio\nasked_as: percent\n", "key-needed", 1, 1),
        ],
    )
    def test_mistakes_are_told_at_their_place(self, text, code, line, column):
        assert refused(text, "2") == (code, line, column)

    @given(st.integers(0, 100), st.integers(0, 100), st.sampled_from(["plain", "to_full", "from_floor"]))
    def test_a_higher_share_never_earns_less(self, lower, higher, slope):
        lower, higher = sorted((lower, higher))
        made = rule(PERCENT + f"floor: 40%\nfull_at: 90%\nslope: {slope}\n", "3")
        first, second = made.award(counts(value=lower)).points, made.award(counts(value=higher)).points
        assert 0 <= first <= second <= 3

    def test_percent_with_complement(self):
        award = rule(PERCENT + "complement: true\n", "2").award(counts(value="5"))
        assert award.points == N("1.9")
        assert steps(award) == ["Tỷ lệ = 100% − 5% = 95%", "Đạt 0,95 × 2 = 1,9 điểm"]


class TestSurvey:
    @pytest.mark.parametrize(("value", "points"), [("0", "0"), ("85.5", "8.55"), ("100", "10")])
    def test_a_percentage(self, value, points):
        assert rule("kind: survey\nscale: 100\n", "10").award(counts(value=value)).points == N(points)

    @pytest.mark.parametrize(("value", "points"), [("1", "0"), ("5.5", "5"), ("10", "10")])
    def test_a_scale_that_does_not_begin_at_zero(self, value, points):
        made = rule("kind: survey\nscale: 10\nfrom: 1\nvalue: Điểm PAPI\n", "10")
        assert made.award(counts(value=value)).points == N(points)

    def test_the_fact_carries_the_scale(self):
        (sipas,) = rule("kind: survey\nscale: 100\n").asks()
        assert (sipas.type, sipas.minimum, sipas.maximum, sipas.unit) == (FactType.PERCENT, 0, 100, "%")
        (papi,) = rule("kind: survey\nscale: 10\nfrom: 1\n").asks()
        assert (papi.type, papi.minimum, papi.maximum) == (FactType.NUMBER, 1, 10)

    def test_steps_and_lines(self):
        sipas = rule("kind: survey\nscale: 100\nvalue: Mức độ hài lòng\n", "10")
        assert steps(sipas.award(counts(value="85.5"))) == [
            "Mức độ hài lòng = 85,5%",
            "Đạt 0,855 × 10 = 8,55 điểm",
        ]
        assert lines(sipas) == ["Điểm = Mức độ hài lòng / 100% × 10"]
        papi = rule("kind: survey\nscale: 10\nfrom: 1\nvalue: Điểm PAPI\n", "10")
        assert steps(papi.award(counts(value="5.5")))[-1] == "Đạt (5,5 − 1)/(10 − 1) × 10 = 5 điểm"
        assert lines(papi) == ["Điểm = (Điểm PAPI − 1) / (10 − 1) × 10"]

    def test_no_result_is_missing(self):
        assert rule("kind: survey\nscale: 100\n").award({}).missing == ("value",)

    def test_mistakes(self):
        assert refused("kind: survey\n") == ("missing-key", 1, 1)
        assert refused("kind: survey\nscale: 10\nfrom: 10\n") == ("not-below", 3, 7)
        assert refused("kind: survey\nscale: 0\n") == ("not-below", 2, 8)

    @given(st.fractions(1, 10), st.fractions(1, 10))
    def test_more_is_never_worth_less(self, first, second):
        made = rule("kind: survey\nscale: 10\nfrom: 1\n", "7")
        low, high = (made.award({"value": value}).points for value in sorted((first, second)))
        assert 0 <= low <= high <= 7
