"""Stages side by side: who owes what, and what each total is measured against."""

from fractions import Fraction

from scoring_cases import (
    A1,
    A2,
    INSPECTION,
    SELF,
    SURVEY,
    block,
    branch,
    codes,
    criteria_set,
    leaf,
    n,
    node_of,
    score,
)

from cchc_score.model import Combination, Rounding, Stage, Treatment


def four_leaves(**more):
    """1.1 (4) self; 1.2 (2) appraisal only; 1.3 (1) inspection only; 2 (3) survey."""
    return criteria_set(
        branch("1", leaf("1.1", 4), leaf("1.2", 2, by=Stage.APPRAISAL), leaf("1.3", 1, by=Stage.INSPECTION)),
        leaf("2", 3, by=Stage.SURVEY),
        **more,
    )


def figures(scored, stage):
    total = scored.stages[stage]
    return total.points, total.max


def test_each_stage_is_measured_against_the_leaves_it_fills():
    scored = score(
        four_leaves(),
        {SELF: {"1.1": 4}, A1: {"1.1": 3, "1.2": 1}, INSPECTION: {"1.3": 1}, SURVEY: {"2": 2}},
        surveyed=True,
    )
    assert figures(scored, Stage.SELF) == (4, 4)
    assert figures(scored, Stage.APPRAISAL) == (4, 6)
    assert figures(scored, Stage.INSPECTION) == (1, 1)
    assert figures(scored, Stage.SURVEY) == (2, 3)
    assert (scored.final.points, scored.final.max) == (7, 10)


def test_a_stage_appears_only_if_it_said_something():
    assert list(score(four_leaves(), {SELF: {"1.1": 4}, A1: {}}).stages) == [Stage.SELF]


def test_a_stage_total_waits_for_all_its_leaves():
    scored = score(four_leaves(), {SELF: {"1.1": 4}, A1: {"1.1": 3}})
    total = scored.stages[Stage.APPRAISAL]
    assert (total.points, total.max, total.scored, total.scored_max) == (None, 6, 3, 4)


def test_an_inspection_is_measured_against_what_it_judged():
    scored = score(criteria_set(leaf("1", 4), leaf("2", 6)), {SELF: {"1": 4, "2": 6}, INSPECTION: {"2": 3}})
    assert figures(scored, Stage.INSPECTION) == (3, 6)
    assert scored.final.points == 7


def test_an_inspection_with_a_weight_owes_every_leaf():
    weights = {Stage.SELF: n("0.3"), Stage.INSPECTION: n("0.7")}
    criteria = criteria_set(
        leaf("1", 4), leaf("2", 6), combination=Combination("weighted", weights=weights, missing="renormalise")
    )
    scored = score(criteria, {SELF: {"1": 4, "2": 6}, INSPECTION: {"2": 3}})
    assert figures(scored, Stage.INSPECTION) == (None, 10)
    assert scored.final.points == 4 + Fraction(39, 10)  # 2: 0.3 × 6 + 0.7 × 3


def test_a_source_that_counts_zero_is_noted_once_with_its_leaves():
    weights = {Stage.SELF: n("0.5"), Stage.INSPECTION: n("0.5")}
    criteria = criteria_set(
        leaf("1", 4), leaf("2", 6), combination=Combination("weighted", weights=weights, missing="zero")
    )
    scored = score(criteria, {SELF: {"1": 4, "2": 6}})
    assert scored.final.points == 5
    assert codes(scored) == ["weight-counted-zero"]
    assert scored.problems[0].severity == "note"
    assert "1, 2" in scored.problems[0].message("vi")


def test_the_appraisal_value_is_that_of_the_last_round():
    scored = score(criteria_set(leaf("1", 4)), {SELF: {"1": 4}, A1: {"1": 1}, A2: {"1": 2}})
    assert node_of(scored, "1").by == {Stage.SELF: 4, Stage.APPRAISAL: 2}
    assert [verdict.points for verdict in node_of(scored, "1").verdicts] == [4, 1, 2]


def test_an_unreadable_last_round_leaves_no_value():
    scored = score(criteria_set(leaf("1", 4)), {SELF: {"1": 4}, A1: {"1": 1}, A2: {"1": "?"}})
    assert node_of(scored, "1").by == {Stage.SELF: 4}
    assert figures(scored, Stage.APPRAISAL) == (None, 4)


def test_a_parent_has_a_stages_value_only_when_nothing_below_lacks_it():
    criteria = criteria_set(branch("1", leaf("1.1", 2), leaf("1.2", 2)), branch("2", leaf("2.1", 2)))
    said = {"1.1": 2, "1.2": 1, "2.1": 2}
    scored = score(criteria, {SELF: said, A1: {"1.1": 1, "2.1": 1}, INSPECTION: {"2.1": 2}})
    assert node_of(scored, "1").by == {Stage.SELF: 3}
    assert node_of(scored, "2").by == {Stage.SELF: 2, Stage.APPRAISAL: 1, Stage.INSPECTION: 2}


def test_leaves_of_others_do_not_hide_a_parents_value():
    scored = score(four_leaves(), {SELF: {"1.1": 4}, A1: {"1.1": 3, "1.2": 1}})
    assert node_of(scored, "1").by == {Stage.SELF: 4, Stage.APPRAISAL: 4}


def test_a_claim_of_not_applicable_leaves_that_stages_maximum():
    criteria = criteria_set(leaf("1", 4, na=Treatment.EXCLUDE), leaf("2", 6))
    scored = score(criteria, {SELF: {"1": "KAD", "2": 6}, A1: {"1": 1, "2": 6}})
    assert figures(scored, Stage.SELF) == (6, 6)
    assert figures(scored, Stage.APPRAISAL) == (7, 10)
    assert scored.final.points == 7


def test_a_leaf_the_appraisal_excludes_leaves_every_maximum():
    criteria = criteria_set(leaf("1", 4, na=Treatment.EXCLUDE), leaf("2", 6))
    scored = score(criteria, {SELF: {"1": 3, "2": 6}, A1: {"1": "KAD", "2": 5}})
    assert figures(scored, Stage.SELF) == (6, 6)
    assert node_of(scored, "1").by == {Stage.SELF: 3}
    assert (scored.final.points, scored.final.max) == (5, 6)


def test_full_points_of_an_exemption_count_in_every_stage():
    criteria = criteria_set(leaf("1", 4, na=Treatment.FULL), leaf("2", 6))
    scored = score(criteria, {SELF: {"2": 6}, A1: {"2": 5}}, exempt=("1",))
    assert figures(scored, Stage.SELF) == (10, 10)
    assert figures(scored, Stage.APPRAISAL) == (9, 10)


def test_stage_values_scale_with_redistribution_and_stay_unrounded():
    criteria = criteria_set(
        leaf("1", 3, na=Treatment.REDISTRIBUTE), leaf("2", 3), leaf("3", 4), rounding=Rounding(leaf=0)
    )
    scored = score(criteria, {SELF: {"1": "KAD", "2": 1, "3": 3}, A1: {"1": "KAD", "2": 2, "3": 3}})
    # factor 10/7: self 10/7 + 30/7 of 10
    assert figures(scored, Stage.SELF) == (Fraction(40, 7), 10)
    assert scored.final.points == 3 + 4  # 20/7 → 3, 30/7 → 4


def test_bonus_and_penalty_count_in_the_stages_that_name_them():
    criteria = criteria_set(leaf("1", 100), bonus=block(3, leaf("T", 5)), penalty=block(2, leaf("P", 2)))
    scored = score(criteria, {SELF: {"1": 90, "T": 5}, A1: {"1": 80, "P": 1}})
    assert figures(scored, Stage.SELF) == (93, 100)
    assert figures(scored, Stage.APPRAISAL) == (79, 100)
    assert scored.final.points == 80 + 3 - 1


def test_an_unreadable_bonus_cell_leaves_the_stage_open():
    criteria = criteria_set(leaf("1", 100), bonus=block(3, leaf("T", 5)))
    scored = score(criteria, {SELF: {"1": 90, "T": "?"}, A1: {"1": 80, "T": 1}})
    assert figures(scored, Stage.SELF) == (None, 100)
    assert figures(scored, Stage.APPRAISAL) == (81, 100)
    assert scored.final.points == 81


def test_what_a_source_says_out_of_turn_is_not_heard():
    scored = score(four_leaves(), {SELF: {"1.1": 4, "1.2": 2, "2": 3}})
    assert node_of(scored, "1.2").verdicts == ()
    assert figures(scored, Stage.SELF) == (4, 4)
