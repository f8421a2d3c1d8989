from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scoring_cases import A1, A2, DECIDE, INSPECTION, SELF, SURVEY, n, words

from cchc_score.model import Combination, Source, Stage, Status, Verdict
from cchc_score.scoring.combine import combine, decide
from cchc_score.scoring.sources import plan

ABSENT = object()


def verdict(source, said):
    if isinstance(said, Status):
        return Verdict(source, said)
    return Verdict(source, Status.SCORED, n(said))


def decided(said, filled_by=Stage.SELF, combination=DECIDE):
    return decide(plan(filled_by, combination), [verdict(s, said[s]) for s in Source if s in said])


def weighed(said, missing="pending", filled_by=Stage.SELF, **weights):
    shares = {Stage(name): n(weight) for name, weight in weights.items()}
    rule = Combination("weighted", weights=shares, missing=missing)
    return combine(plan(filled_by, rule), [verdict(s, said[s]) for s in Source if s in said])


# --- decide


@pytest.mark.parametrize(
    ("said", "points", "by", "provisional"),
    [
        ({SELF: 2}, 2, SELF, True),
        ({SELF: 2, A1: 1}, 1, A1, False),
        ({SELF: 2, A1: 1, A2: "1.5"}, Fraction(3, 2), A2, False),
        ({SELF: 2, A1: 1, A2: "1.5", INSPECTION: 0}, 0, INSPECTION, False),
        ({SELF: 2, INSPECTION: 1}, 1, INSPECTION, False),
        ({A1: 1}, 1, A1, False),
        ({SELF: 2, A1: Status.MISSING}, 2, SELF, True),
    ],
)
def test_the_last_source_with_a_verdict_decides(said, points, by, provisional):
    outcome = decided(said)
    assert (outcome.status, outcome.points) == (Status.SCORED, points)
    assert outcome.decided_by == (by,)
    assert outcome.provisional is provisional


def test_a_later_unreadable_cell_is_not_passed_over():
    outcome = decided({SELF: 2, A1: Status.INVALID})
    assert (outcome.status, outcome.points, outcome.provisional) == (Status.INVALID, None, False)


def test_a_later_source_may_mend_an_unreadable_one():
    assert decided({SELF: Status.INVALID, A1: 1}).points == 1


def test_the_last_word_on_whether_it_applies():
    assert decided({SELF: Status.NOT_APPLICABLE, A1: 1}).points == 1
    assert decided({SELF: 1, A1: Status.NOT_APPLICABLE}).status is Status.NOT_APPLICABLE
    assert decided({SELF: Status.NOT_APPLICABLE}).provisional


def test_self_alone_is_final_where_the_order_holds_nobody_else():
    outcome = decided({SELF: 2}, combination=Combination("decide", order=(SELF,)))
    assert not outcome.provisional


def test_the_declared_order_counts():
    order = Combination("decide", order=(SELF, INSPECTION, A1))
    assert decided({A1: 1, INSPECTION: 2}, combination=order).decided_by == (A1,)


@pytest.mark.parametrize(
    ("said", "filled_by", "status"),
    [
        ({}, Stage.SELF, Status.MISSING),
        ({}, Stage.APPRAISAL, Status.PENDING),
        ({}, Stage.INSPECTION, Status.PENDING),
        ({}, Stage.SURVEY, Status.MISSING),
        ({SELF: Status.MISSING}, Stage.SELF, Status.MISSING),
        ({A1: Status.MISSING}, Stage.APPRAISAL, Status.MISSING),
        ({SELF: Status.PENDING}, Stage.SELF, Status.PENDING),
    ],
)
def test_when_nobody_has_spoken(said, filled_by, status):
    outcome = decided(said, filled_by)
    assert (outcome.status, outcome.points, outcome.decided_by[:0]) == (status, None, ())
    assert outcome.steps


def test_self_waits_where_the_order_leaves_it_out():
    order = Combination("decide", order=(A1, A2))
    assert decided({SELF: 2}, combination=order).status is Status.PENDING
    assert decided({}, combination=order).status is Status.MISSING
    assert decided({SELF: 2, A1: 1}, combination=order).points == 1


def test_survey_and_inspection_leaves_are_decided_by_their_own_whatever_the_order():
    order = Combination("decide", order=(SELF, A1))
    assert decided({SURVEY: 3}, Stage.SURVEY, order).points == 3
    assert decided({INSPECTION: 3}, Stage.INSPECTION, order).points == 3


def test_steps_name_every_source_and_who_decided():
    steps = words(decided({SELF: 2, A1: "1.5"}).steps)
    assert "Tự đánh giá: 2 điểm" in steps
    assert "Thẩm định lần 1: 1,5 điểm" in steps
    assert "Kết quả lấy theo Thẩm định lần 1, nguồn sau cùng đã có kết quả" in steps
    assert "Provisional" in words(decided({SELF: 2}).steps, "en")


verdicts_st = st.dictionaries(
    st.sampled_from([SELF, A1, A2, INSPECTION]),
    st.one_of(st.integers(0, 5), st.sampled_from([s for s in Status if s is not Status.SCORED])),
)


@given(verdicts_st)
def test_deciding_on_what_was_decided_changes_nothing(said):
    outcome = decided(said)
    if outcome.decided_by:
        source = outcome.decided_by[0]
        again = decided({source: said[source]})
        assert (again.status, again.points, again.decided_by) == (
            outcome.status,
            outcome.points,
            outcome.decided_by,
        )


# --- weighted


def test_the_weighted_mean_by_hand():
    outcome = weighed({SELF: 2, INSPECTION: 1}, self="0.3", inspection="0.7")
    assert outcome.points == Fraction(13, 10)  # 0.3 × 2 + 0.7 × 1
    assert outcome.decided_by == (SELF, INSPECTION)
    assert not outcome.provisional
    assert words(outcome.steps).endswith("Điểm theo trọng số: 0,3 × 2 + 0,7 × 1 = 1,3")


def test_the_appraisal_round_that_counts_is_the_last():
    outcome = weighed({SELF: 2, A1: 2, A2: 1, INSPECTION: 0}, self="0.2", appraisal="0.3", inspection="0.5")
    assert outcome.points == Fraction(7, 10)  # 0.2 × 2 + 0.3 × 1 + 0.5 × 0
    assert outcome.decided_by == (SELF, A2, INSPECTION)


def test_a_missing_stage_is_pending_by_default():
    outcome = weighed({SELF: 2}, self="0.3", inspection="0.7")
    assert (outcome.status, outcome.points) == (Status.PENDING, None)
    assert weighed({INSPECTION: 2}, self="0.3", inspection="0.7").status is Status.MISSING


def test_renormalise_shares_the_weight_among_those_who_spoke():
    outcome = weighed({SELF: 2, A1: 1}, "renormalise", self="0.3", appraisal="0.3", inspection="0.4")
    assert outcome.points == Fraction(3, 2)  # (0.3 × 2 + 0.3 × 1) ÷ 0.6
    assert "(0,3 × 2 + 0,3 × 1) ÷ 0,6 = 1,5" in words(outcome.steps)
    assert not outcome.provisional
    alone = weighed({SELF: 2}, "renormalise", self="0.3", inspection="0.7")
    assert (alone.points, alone.provisional) == (2, True)


def test_zero_counts_the_missing_stage_as_nothing_and_says_so():
    outcome = weighed({SELF: 2}, "zero", self="0.3", inspection="0.7")
    assert outcome.points == Fraction(6, 10)
    assert outcome.counted_zero == (Stage.INSPECTION,)
    assert "Kiểm tra chưa có điểm: tính 0 điểm" in words(outcome.steps)
    assert outcome.provisional


@pytest.mark.parametrize("missing", ["renormalise", "zero", "pending"])
def test_no_policy_makes_points_of_nothing(missing):
    outcome = weighed({}, missing, self="0.3", inspection="0.7")
    assert (outcome.status, outcome.points) == (Status.MISSING, None)


def test_an_unreadable_weighted_source_makes_the_leaf_invalid():
    for missing in ("renormalise", "zero", "pending"):
        outcome = weighed({SELF: Status.INVALID, INSPECTION: 1}, missing, self="0.3", inspection="0.7")
        assert outcome.status is Status.INVALID


def test_sources_that_disagree_on_whether_it_applies():
    last = weighed({SELF: 2, INSPECTION: Status.NOT_APPLICABLE}, self="0.3", inspection="0.7")
    assert last.status is Status.NOT_APPLICABLE
    first = weighed({SELF: Status.NOT_APPLICABLE, INSPECTION: 1}, self="0.3", inspection="0.7")
    assert (first.status, first.points, first.decided_by) == (Status.SCORED, 1, (INSPECTION,))
    assert "trọng số chia cho các nguồn còn lại" in words(first.steps)


def test_a_stage_without_weight_does_not_count():
    assert weighed({SELF: 2, A1: 0, INSPECTION: 1}, self="0.3", inspection="0.7").points == Fraction(13, 10)


def test_leaves_that_a_weighted_set_cannot_weigh_are_decided():
    assert weighed({SURVEY: 3}, filled_by=Stage.SURVEY, self="0.3", inspection="0.7").points == 3
    assert weighed({INSPECTION: 3}, filled_by=Stage.INSPECTION, self="0.3", inspection="0.7").points == 3
    assert weighed({A1: 3}, filled_by=Stage.APPRAISAL, self="0.3", inspection="0.7").points == 3


def test_weights_are_scaled_to_the_stages_that_may_speak():
    outcome = weighed(
        {A1: 2, INSPECTION: 1}, filled_by=Stage.APPRAISAL, self="0.5", appraisal="0.2", inspection="0.3"
    )
    assert outcome.points == Fraction(7, 5)  # 0.4 × 2 + 0.6 × 1


@given(st.integers(1, 99), st.integers(0, 20), st.integers(0, 20))
def test_the_weighted_mean_lies_between_its_parts(weight, one, other):
    share = Fraction(weight, 100)
    outcome = weighed({SELF: one, INSPECTION: other}, self=share, inspection=1 - share)
    assert min(one, other) <= outcome.points <= max(one, other)
    assert outcome.points == share * one + (1 - share) * other
