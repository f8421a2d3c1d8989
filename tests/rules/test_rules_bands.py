"""bands: every edge, open and closed, and the proof that nothing is left out or held twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rule_text import N, build, counts, lines, refused, rule, steps

from cchc_score.model import FactType, Status

PERCENT = """\
kind: bands
value: Tỷ lệ hồ sơ đúng hạn
type: percent
bands:
  - {above: 90, points: 2}
  - {from: 70, to: 90, points: 1}
  - {below: 70, points: 0}
"""
PAIR = PERCENT.replace(
    "value: Tỷ lệ hồ sơ đúng hạn\ntype: percent\n",
    "part: Hồ sơ đúng hạn\nwhole: Hồ sơ đã giải quyết\nzero_over_zero: full\n",
)
COUNT = """\
kind: bands
value: Số văn bản ban hành
type: count
unit: văn bản
bands:
  - {from: 5, points: 2}
  - {from: 2, to: 4, points: 1}
  - {to: 1, points: 0}
"""


class TestOneValue:
    @pytest.mark.parametrize(
        ("value", "points"),
        [
            ("100", "2"),
            ("90.000001", "2"),
            ("90", "1"),  # "trên 90%" leaves 90 to the band below
            ("70", "1"),
            ("69.999999", "0"),
            ("0", "0"),
        ],
    )
    def test_every_edge(self, value, points):
        assert rule(PERCENT, "2").award(counts(value=value)).points == N(points)

    @pytest.mark.parametrize(("value", "points"), [("5", "2"), ("4", "1"), ("2", "1"), ("1", "0"), ("0", "0")])
    def test_whole_numbers_leave_nothing_between_4_and_5(self, value, points):
        assert rule(COUNT, "2").award(counts(value=value)).points == N(points)

    def test_the_fact_carries_what_a_cell_may_hold(self):
        (percent,) = rule(PERCENT, "2").asks()
        assert (percent.type, percent.unit, percent.minimum, percent.maximum) == (FactType.PERCENT, "%", 0, 100)
        (count,) = rule(COUNT, "2").asks()
        assert (count.type, count.unit, count.minimum, count.maximum) == (FactType.COUNT, "văn bản", 0, None)

    def test_the_steps_go_down_the_scale(self):
        award = rule(PERCENT, "2").award(counts(value="85"))
        assert steps(award) == [
            "Tỷ lệ hồ sơ đúng hạn = 85%",
            "Trên 90%? Không; từ 70% đến 90%: 1 điểm",
            "Đạt 1 điểm",
        ]
        assert steps(award, "en")[1:] == ["Above 90%? No; from 70% to 90%: 1 point", "Earns 1 point"]

    def test_it_reads_as_the_annex_prints_it(self):
        assert lines(rule(PERCENT, "2")) == [
            "Trên 90%: 2 điểm",
            "Từ 70% đến 90%: 1 điểm",
            "Dưới 70%: 0 điểm",
        ]
        assert lines(rule(COUNT, "2"))[:2] == [
            "Từ 5 văn bản trở lên: 2 điểm",
            "Từ 2 văn bản đến 4 văn bản: 1 điểm",
        ]

    def test_no_value_is_missing(self):
        assert rule(PERCENT, "2").award({}).missing == ("value",)

    def test_only_the_points_of_a_band_can_be_typed(self):
        made = rule(PERCENT, "2")
        assert [made.allows(N(p)) for p in ("2", "1", "0", "1.5")] == [True, True, True, False]

    def test_a_value_outside_the_domain_earns_nothing(self):
        bounded = PERCENT.replace("{below: 70,", "{from: 0, below: 70,")
        award = rule(bounded, "2").award(counts(value="-1"))
        assert (award.status, award.points, award.faults[0].code) == (Status.INVALID, None, "value-in-no-band")


class TestTwoFigures:
    def test_the_percentage_is_computed_exactly(self):
        award = rule(PAIR, "2").award(counts(part=45, whole=50))
        assert steps(award) == ["Tỷ lệ = 45/50 = 90%", "Trên 90%? Không; từ 70% đến 90%: 1 điểm", "Đạt 1 điểm"]

    def test_a_share_without_a_short_decimal_is_not_rounded_onto_an_edge(self):
        seventy_less = rule(PAIR, "2").award(counts(part=699999, whole=1000000))
        third = rule(PAIR, "2").award(counts(part=2, whole=3))
        assert (seventy_less.points, third.points) == (0, 0)
        assert steps(third)[0] == "Tỷ lệ = 2/3 ≈ 66,6667%"

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
        award = rule(PAIR.replace("full", policy), "2").award(counts(part=0, whole=0))
        assert (award.status, award.points) == (status, points)

    def test_a_part_over_the_whole_is_a_fault(self):
        award = rule(PAIR, "2").award(counts(part=51, whole=50))
        assert (award.status, award.points) == (Status.INVALID, None)
        assert award.faults[0].code == "part-over-whole"
        assert award.faults[0].values["part"] == 51

    def test_each_missing_figure_is_named(self):
        made = rule(PAIR, "2")
        assert made.award({}).missing == ("part", "whole")
        assert made.award(counts(part=1)).missing == ("whole",)

    def test_it_reads_with_the_division_and_0_over_0(self):
        assert lines(rule(PAIR, "2")) == [
            "Tỷ lệ = Hồ sơ đúng hạn ÷ Hồ sơ đã giải quyết",
            "Trên 90%: 2 điểm",
            "Từ 70% đến 90%: 1 điểm",
            "Dưới 70%: 0 điểm",
            "Không phát sinh (tổng số bằng 0): 2 điểm",
        ]


class TestProof:
    @pytest.mark.parametrize(
        ("old", "new", "code", "line", "names"),
        [
            ("to: 90", "below: 90", "bands-gap", 6, ("trên 90%", "từ 70% đến dưới 90%", "đúng 90%")),
            ("above: 90", "from: 90", "bands-overlap", 6, ("từ 90% trở lên", "từ 70% đến 90%", "đúng 90%")),
            ("below: 70", "below: 65", "bands-gap", 7, ("từ 70% đến 90%", "dưới 65%", "từ 65% đến dưới 70%")),
            ("below: 70", "to: 70", "bands-overlap", 7, ("từ 70% đến 90%", "từ 70% trở xuống", "đúng 70%")),
            (
                "{below: 70",
                "{above: 5, below: 70",
                "bands-gap-at-end",
                7,
                ("trên 5% đến dưới 70%", "từ 0% đến 5%"),
            ),
            ("above: 90", "above: 90, to: 95", "bands-gap-at-end", 5, ("trên 90% đến 95%", "trên 95% đến 100%")),
            ("above: 90", "above: 100", "band-empty", 5, ("trên 100%",)),
            ("from: 70, to: 90", "from: 90, to: 70", "band-empty", 6, ("từ 90% đến 70%",)),
        ],
    )
    def test_a_break_names_the_bands_and_the_value(self, old, new, code, line, names):
        made, problems = build(PERCENT.replace(old, new), "2")
        assert made is None
        assert problems[0].code == code
        assert problems[0].place.line == line
        message = problems[0].message("vi")
        assert all(name in message for name in names)

    def test_whole_numbers_have_gaps_too(self):
        made, problems = build(COUNT.replace("from: 5", "from: 6"), "2")
        assert made is None
        assert (problems[0].code, problems[0].place.line) == ("bands-gap", 7)
        assert "đúng 5 văn bản" in problems[0].message("vi")

    def test_a_plain_number_has_no_ends_unless_declared(self):
        endless = "kind: bands\nvalue: Điểm\nbands: [{from: 0, to: 5, points: 0}, {above: 5, points: 1}]\n"
        assert refused(endless)[0] == "bands-gap-at-end"
        assert rule(endless + "minimum: 0\n").award(counts(value=0)).points == 0

    def test_the_order_of_bands_is_free(self):
        head, first, second, third = PERCENT.partition("  - ")[0], *PERCENT.splitlines()[4:]
        shuffled = rule("\n".join([head.rstrip(), third, first, second]), "2")
        assert shuffled.award(counts(value="90")).points == 1

    def test_an_end_declared_twice(self):
        assert refused(PERCENT.replace("above: 90", "above: 90, from: 91"), "2") == ("one-of-keys", 5, 13)

    @pytest.mark.parametrize(
        ("text", "code", "line", "column"),
        [
            (PERCENT.replace("value: Tỷ lệ hồ sơ đúng hạn\n", ""), "key-needed", 1, 1),
            (PERCENT + "zero_over_zero: full\n", "key-not-used", 8, 17),
            (PERCENT + "part: Hồ sơ\n", "one-of-keys", 2, 8),
            (PERCENT + "minimum: 100\n", "not-below", 1, 1),
            (PAIR.replace("zero_over_zero: full\n", ""), "key-needed", 1, 1),
            (PAIR + "type: percent\n", "key-not-used", 9, 7),
            (PAIR + "maximum: 90\n", "key-not-used", 9, 10),
            ("kind: bands\nvalue: Số\nbands: []\n", "empty-list", 3, 8),
        ],
    )
    def test_keys_that_do_not_go_together(self, text, code, line, column):
        assert (code, line, column) == refused(text, "2")

    def test_points_over_the_maximum(self):
        assert refused(PERCENT, "1.5") == ("result-outside-bounds", 5, 25)


edges = st.lists(st.integers(1, 99), min_size=1, max_size=6, unique=True).map(sorted)


@st.composite
def sound_scales(draw):
    """Bands over 0–100%, cut at some values; each cut goes to the one side or the other."""
    cuts = draw(edges)
    closed = [draw(st.booleans()) for _ in cuts]  # whether the value at the cut belongs below
    points = [draw(st.integers(0, 4)) for _ in range(len(cuts))] + [4]
    bands = []
    for at in range(len(cuts) + 1):
        lower = "" if at == 0 else f"{'above' if closed[at - 1] else 'from'}: {cuts[at - 1]}, "
        upper = "" if at == len(cuts) else f"{'to' if closed[at] else 'below'}: {cuts[at]}, "
        bands.append(f"  - {{{lower}{upper}points: {points[at]}}}\n")
    order = draw(st.permutations(bands))
    return "kind: bands\nvalue: V\ntype: percent\nbands:\n" + "".join(order), cuts


@given(sound_scales(), st.fractions(0, 100))
def test_every_value_falls_into_exactly_one_band(scale, value):
    text, cuts = scale
    made = rule(text, "4")
    for tried in (value, *map(N, cuts), N(0), N(100)):
        assert sum(band.interval.holds(tried) for band in made.scale.bands) == 1
        award = made.award({"value": tried})
        assert award.status is Status.SCORED
        assert 0 <= award.points <= 4


@given(sound_scales(), st.data())
def test_a_scale_without_one_of_its_bands_is_never_accepted(scale, data):
    text, _ = scale
    bands = [line for line in text.splitlines() if line.startswith("  - ")]
    gone = data.draw(st.sampled_from(bands))
    made, problems = build(text.replace(gone + "\n", ""), "4")
    assert made is None
    assert {problem.code for problem in problems} <= {"bands-gap", "bands-gap-at-end"}
