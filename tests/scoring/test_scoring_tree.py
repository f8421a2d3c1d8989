"""What applies, to what maximum, and how points add up: by hand, then by properties, then against an oracle."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scoring_cases import (
    A1,
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
    words,
)

from cchc_score.model import Rounding, Stage, Status, Treatment

EXCLUDE, FULL, ZERO, REDISTRIBUTE = Treatment


def one_field(treatment, *, self_says="KAD"):
    """Field 1 of 10: 1.1 (4, may be not applicable), 1.2 (5), 1.3 (1)."""
    criteria = criteria_set(branch("1", leaf("1.1", 4, na=treatment), leaf("1.2", 5), leaf("1.3", 1)))
    return score(criteria, {SELF: {"1.1": self_says, "1.2": 4, "1.3": 1}})


def test_points_add_up_and_the_index_is_points_over_maximum():
    scored = one_field(EXCLUDE, self_says=3)
    field = node_of(scored, "1")
    assert (field.status, field.points, field.total.max) == (Status.SCORED, 8, 10)
    assert field.total.index == 80
    assert node_of(scored, "1.2").total.index == 80
    assert (scored.final.points, scored.final.max, scored.final.index) == (8, 10, 80)


def test_exclude_leaves_the_maximum():
    scored = one_field(EXCLUDE)
    gone = node_of(scored, "1.1")
    assert (gone.status, gone.points, gone.total.max) == (Status.NOT_APPLICABLE, None, 0)
    assert gone.treatment is EXCLUDE
    assert (scored.final.points, scored.final.max) == (5, 6)
    assert scored.final.index == Fraction(500, 6)


def test_full_and_zero_keep_the_maximum_and_are_scored():
    full, zero = one_field(FULL), one_field(ZERO)
    assert (full.final.points, full.final.max) == (9, 10)
    assert (node_of(full, "1.1").status, node_of(full, "1.1").points) == (Status.SCORED, 4)
    assert node_of(full, "1.1").treatment is FULL
    assert (zero.final.points, zero.final.max) == (5, 10)
    assert node_of(zero, "1.1").points == 0


def test_redistribute_scales_the_siblings_up_to_the_parents_maximum():
    scored = one_field(REDISTRIBUTE)  # kept 6 of 10: factor 10/6
    assert (scored.final.points, scored.final.max) == (Fraction(25, 3), 10)
    assert (node_of(scored, "1.2").points, node_of(scored, "1.2").total.max) == (
        Fraction(20, 3),
        Fraction(25, 3),
    )
    assert node_of(scored, "1.1").total.max == 0
    assert node_of(scored, "1.2").by[Stage.SELF] == Fraction(20, 3)
    assert "Nhân với" in words(node_of(scored, "1.2").steps)
    assert "chia lại" in words(node_of(scored, "1").steps)


def test_excluded_and_redistributed_siblings_together():
    # 1.1 (4) excluded, 1.2 (3) redistributed, 1.3 (2) kept: applicable 3 + 2 = 5, factor 5/2.
    field = branch("1", leaf("1.1", 4, na=EXCLUDE), leaf("1.2", 3, na=REDISTRIBUTE), leaf("1.3", 2))
    scored = score(criteria_set(field), {SELF: {"1.1": "KAD", "1.2": "KAD", "1.3": 1}})
    assert (scored.final.points, scored.final.max) == (Fraction(5, 2), 5)


def nested(said, **more):
    """1 (10) = 1.1 (6) = 1.1.1 (4) + 1.1.2 (2); 1.2 (4). Field 2 (5) is one leaf."""
    inner = branch("1.1", leaf("1.1.1", 4, na=REDISTRIBUTE), leaf("1.1.2", 2, na=REDISTRIBUTE))
    criteria = criteria_set(branch("1", inner, leaf("1.2", 4, na=REDISTRIBUTE)), leaf("2", 5), **more)
    return score(criteria, {SELF: said})


def test_redistribution_inside_a_criterion_stays_inside():
    scored = nested({"1.1.1": "KAD", "1.1.2": 1, "1.2": 2, "2": 5})
    # 1.1.2 takes all 6 of 1.1: 1 of 2 → 3 of 6.
    assert (node_of(scored, "1.1").points, node_of(scored, "1.1").total.max) == (3, 6)
    assert (node_of(scored, "1").points, scored.final.points, scored.final.max) == (5, 10, 15)


def test_when_nothing_is_kept_the_maximum_goes_up_to_the_siblings():
    scored = nested({"1.1.1": "KAD", "1.1.2": "KAD", "1.2": 2, "2": 5})
    # 1.1 is gone as a whole, 1.2 takes its 6: 2 of 4 → 5 of 10.
    assert (node_of(scored, "1.1").status, node_of(scored, "1.1").total.max) == (Status.NOT_APPLICABLE, 0)
    assert (node_of(scored, "1.2").points, node_of(scored, "1.2").total.max) == (5, 10)
    assert (scored.final.points, scored.final.max) == (10, 15)


def test_a_whole_field_goes_to_the_other_fields():
    scored = nested({"1.1.1": "KAD", "1.1.2": "KAD", "1.2": "KAD", "2": 4})
    assert node_of(scored, "1").status is Status.NOT_APPLICABLE
    assert (scored.final.points, scored.final.max) == (12, 15)


def test_nested_factors_multiply_and_leaves_are_rounded_after_scaling():
    inner = branch("1.1", leaf("1.1.1", 1, na=REDISTRIBUTE), leaf("1.1.2", 3))
    field = branch("1", inner, leaf("1.2", 4, na=REDISTRIBUTE))
    criteria = criteria_set(field, rounding=Rounding(leaf=2))
    scored = score(criteria, {SELF: {"1.1.1": "KAD", "1.1.2": "0.25", "1.2": "KAD"}})
    # 1.1.2 takes 4 inside 1.1 (× 4/3), then 1.1 takes 8 (× 2): 0.25 × 8/3 = 0.6666… → 0.67; maximum 8.
    assert (node_of(scored, "1.1.2").points, node_of(scored, "1.1.2").total.max) == (Fraction(67, 100), 8)
    assert node_of(scored, "1.1.2").by[Stage.SELF] == Fraction(2, 3)
    assert scored.final.points == Fraction(67, 100)
    assert "Làm tròn 2 chữ số: 0,67" in words(node_of(scored, "1.1.2").steps)


def test_when_nothing_applies_at_all_there_is_no_total():
    scored = score(criteria_set(leaf("1", 5, na=REDISTRIBUTE)), {SELF: {"1": "KAD"}})
    assert (scored.final.points, scored.final.max, scored.final.index) == (None, 0, None)


def test_a_leaf_is_rounded_once_half_up_and_never_over_its_maximum():
    criteria = criteria_set(branch("1", leaf("1.1", "2/3"), leaf("1.2", "1/3")), rounding=Rounding(leaf=2))
    half = score(criteria, {SELF: {"1.1": 0, "1.2": "0.125"}})
    assert node_of(half, "1.2").points == Fraction(13, 100)
    exact = score(criteria, {SELF: {"1.1": n("2/3"), "1.2": n("1/3")}})
    assert node_of(exact, "1.1").points == Fraction(2, 3)  # 0.67 would be more than there is to earn
    assert exact.final.index <= 100


# --- exemptions of the register


def hanam(exempt, exemption=EXCLUDE, **said):
    """Two fields; field 1 of 20 with a criterion 1.2 of 7 (two leaves)."""
    field = branch("1", leaf("1.1", 13), branch("1.2", leaf("1.2.1", 3), leaf("1.2.2", 4)))
    criteria = criteria_set(field, leaf("2", 80), exemption=exemption)
    answers = {"1.1": 13, "1.2.1": 1, "1.2.2": 2, "2": 60} | said
    return score(criteria, {SELF: answers}, exempt=exempt)


@pytest.mark.parametrize(
    ("exempt", "points", "maximum"),
    [((), 76, 100), (("1.2",), 73, 93), (("1",), 60, 80), (("1.2.1",), 75, 97), (("1", "1.2"), 60, 80)],
)
def test_an_exempt_node_leaves_the_maximum_with_all_below(exempt, points, maximum):
    scored = hanam(exempt)
    assert (scored.final.points, scored.final.max) == (points, maximum)


@pytest.mark.parametrize(
    ("treatment", "points", "maximum"),
    [(FULL, 13 + 7 + 60, 100), (ZERO, 13 + 60, 100), (REDISTRIBUTE, 20 + 60, 100)],
)
def test_the_set_says_what_an_exemption_does(treatment, points, maximum):
    scored = hanam(("1.2",), treatment)
    assert (scored.final.points, scored.final.max) == (points, maximum)
    assert node_of(scored, "1.2").treatment is treatment


def test_the_nodes_own_treatment_goes_before_that_of_the_set():
    field = branch("1", leaf("1.1", 4, na=FULL), leaf("1.2", 6))
    scored = score(criteria_set(field), {SELF: {"1.2": 3}}, exempt=("1.1",))
    assert (scored.final.points, scored.final.max) == (7, 10)


def test_what_was_claimed_on_an_exempt_leaf_stays_visible_but_does_not_count():
    scored = hanam(("1.2",))
    exempt = node_of(scored, "1.2.1")
    assert exempt.verdicts[0].points == 1
    assert exempt.by == {Stage.SELF: 1}
    assert node_of(scored, "1").by == {Stage.SELF: 13}
    assert scored.stages[Stage.SELF].points == 73


def test_an_exempt_code_that_does_not_exist_is_told():
    scored = hanam(("1.22", "x"))
    assert codes(scored) == ["exempt-code-unknown-suggest", "exempt-code-unknown"]
    assert scored.final.points == 76
    assert "1.22" in scored.problems[0].message("vi")


def test_problems_on_an_exempt_leaf_are_nobodys_business():
    assert codes(hanam(("1.2.1",), **{"1.2.1": "KAD"})) == []


# --- a whole parent


def parent_declares(treatment, own):
    parent = branch("1.1", leaf("1.1.1", 2, na=own), leaf("1.1.2", 3, na=own), na=treatment)
    criteria = criteria_set(branch("1", parent, leaf("1.2", 5)))
    return score(criteria, {SELF: {"1.1.1": "KAD", "1.1.2": "KAD", "1.2": 4}})


@pytest.mark.parametrize(
    ("treatment", "own", "points", "maximum"),
    [
        (EXCLUDE, REDISTRIBUTE, 4, 5),
        (REDISTRIBUTE, EXCLUDE, 8, 10),
        (FULL, EXCLUDE, 9, 10),
        (ZERO, EXCLUDE, 4, 10),
        (None, EXCLUDE, 4, 5),
        (FULL, None, 9, 10),
    ],
)
def test_a_parent_that_does_not_apply_as_a_whole_says_what_that_does(treatment, own, points, maximum):
    scored = parent_declares(treatment, own)
    assert (scored.final.points, scored.final.max) == (points, maximum)
    assert codes(scored) == []


def test_not_applicable_is_refused_where_neither_leaf_nor_parent_offers_it():
    scored = score(criteria_set(leaf("1", 5)), {SELF: {"1": "KAD"}})
    assert codes(scored) == ["not-applicable-not-offered"]
    assert node_of(scored, "1").status is Status.INVALID


# --- survey, bonus, penalty


def surveyed_set(na=None):
    return criteria_set(leaf("1", 65), branch("2", leaf("2.1", 35, by=Stage.SURVEY), na=na))


@pytest.mark.parametrize("treatment", [None, *Treatment])
def test_a_survey_that_nobody_held_is_excluded_whatever_a_parent_declares(treatment):
    scored = score(surveyed_set(treatment), {SELF: {"1": 52}})
    assert (scored.final.points, scored.final.max, scored.final.index) == (52, 65, 80)
    assert node_of(scored, "2.1").status is Status.NOT_APPLICABLE


def test_a_unit_absent_from_a_survey_that_exists_is_missing():
    scored = score(surveyed_set(), {SELF: {"1": 52}}, surveyed=True)
    assert node_of(scored, "2").status is Status.MISSING
    assert scored.final.points is None
    assert (scored.final.scored, scored.final.scored_max, scored.final.max) == (52, 65, 100)


def test_survey_points_count_when_they_are_there():
    scored = score(surveyed_set(), {SELF: {"1": 52}, SURVEY: {"2.1": 30}}, surveyed=True)
    assert scored.final.points == 82


def extras(said, appraised=None, rounding=Rounding(), bonus_cap=3, penalty_cap=2):  # noqa: B008 - frozen
    criteria = criteria_set(
        leaf("1", 100),
        bonus=block(bonus_cap, branch("T", leaf("T.1", 2), leaf("T.2", 2))),
        penalty=block(penalty_cap, leaf("P.1", 5, na=FULL)),
        rounding=rounding,
    )
    sources = {SELF: said} | ({A1: appraised} if appraised is not None else {})
    return score(criteria, sources)


@pytest.mark.parametrize(
    ("said", "total"),
    [
        ({"1": 80}, 80),
        ({"1": 80, "T.1": 1}, 81),
        ({"1": 80, "T.1": 2, "T.2": 2}, 83),
        ({"1": 80, "P.1": "1.5"}, Fraction(157, 2)),
        ({"1": 80, "P.1": 5}, 78),
        ({"1": 80, "T.1": 2, "T.2": 2, "P.1": 5}, 81),
        ({"1": 100, "T.1": 2}, 102),
    ],
)
def test_bonus_and_penalty_with_their_caps(said, total):
    scored = extras(said)
    assert (scored.final.points, scored.final.max) == (total, 100)


def test_sum_and_counted_of_a_block():
    scored = extras({"1": 80, "T.1": 2, "T.2": 2})
    assert (scored.bonus.sum, scored.bonus.counted) == (4, 3)
    assert (scored.penalty.sum, scored.penalty.counted) == (0, 0)
    assert node_of(scored, "P.1").status is Status.NOT_APPLICABLE


def test_an_unreadable_bonus_leaves_the_total_open():
    scored = extras({"1": 80, "T.1": "?"})
    assert scored.final.points is None
    assert (scored.final.scored, scored.final.scored_max) == (80, 100)


def test_a_unit_that_is_not_scored_gets_no_bonus_on_what_it_has():
    scored = extras({"T.1": 2})
    assert (scored.final.points, scored.final.scored) == (None, 0)


def test_the_total_is_rounded_as_declared():
    assert extras({"1": n("80.125")}, rounding=Rounding(total=2)).final.points == Fraction(8013, 100)
    assert extras({"1": n("80.125")}).final.points == Fraction(641, 8)


# --- status, stages, provisional


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (("?", None, 1), Status.INVALID),
        ((1, None, 1), Status.MISSING),
        ((1, 1, None), Status.PENDING),
        ((1, 1, 1), Status.SCORED),
        (("?", 1, None), Status.INVALID),
    ],
)
def test_the_gravest_status_below_is_that_of_the_parent(said, status):
    field = branch("1", leaf("1.1", 1), leaf("1.2", 1), leaf("1.3", 1, by=Stage.APPRAISAL))
    mine = {"1.1": said[0], "1.2": said[1]}
    theirs = {"1.3": said[2]} if said[2] is not None else {}
    scored = score(criteria_set(field), {SELF: mine, A1: theirs})
    assert node_of(scored, "1").status is status
    assert (scored.final.points is not None) is (status is Status.SCORED)


def test_provisional_climbs_to_the_unit():
    criteria = criteria_set(branch("1", leaf("1.1", 1), leaf("1.2", 1)))
    assert score(criteria, {SELF: {"1.1": 1, "1.2": 1}, A1: {"1.1": 1}}).provisional
    done = score(criteria, {SELF: {"1.1": 1, "1.2": 1}, A1: {"1.1": 1, "1.2": 0}})
    assert not done.provisional


# --- properties

POINTS = st.integers(0, 8).map(lambda k: Fraction(k, 8))
SAID = st.one_of(POINTS, st.just("KAD"))
TREATMENTS = st.sampled_from(list(Treatment))
LEAF = st.tuples(st.integers(1, 12).map(lambda k: Fraction(k, 4)), TREATMENTS, SAID)
TREE = st.recursive(LEAF, lambda below: st.lists(below, min_size=1, max_size=4), max_leaves=12)
FIELDS = st.lists(TREE, min_size=1, max_size=4)


def build(tree, code, said):
    if isinstance(tree, tuple):
        maximum, treatment, share = tree
        said[code] = share if share == "KAD" else share * maximum
        return leaf(code, maximum, na=treatment)
    return branch(code, *(build(sub, f"{code}.{i}", said) for i, sub in enumerate(tree, 1)))


def scored_tree(trees, rounding=Rounding()):  # noqa: B008 - frozen
    said = {}
    fields = [build(tree, str(i), said) for i, tree in enumerate(trees, 1)]
    return score(criteria_set(*fields, rounding=rounding), {SELF: said})


@given(FIELDS, st.sampled_from([None, 0, 1, 2]))
@settings(deadline=None)
def test_children_add_up_to_their_parent_and_the_index_stays_within_0_and_100(trees, places):
    scored = scored_tree(trees, Rounding(leaf=places))
    for node in scored.walk():
        if node.children and node.points is not None:
            kept = [child for child in node.children if child.status is Status.SCORED]
            assert node.points == sum(child.points for child in kept)
            assert node.total.max == sum(child.total.max for child in kept)
        if node.total.index is not None:
            assert 0 <= node.total.index <= 100
    if scored.final.points is not None:
        assert scored.final.max == sum(field.total.max for field in scored.fields)


@given(FIELDS)
@settings(deadline=None)
def test_redistribution_keeps_the_parents_maximum(trees):
    def only_redistribute(tree):
        if isinstance(tree, tuple):
            return (tree[0], REDISTRIBUTE, tree[2])
        return [only_redistribute(sub) for sub in tree]

    scored = scored_tree([only_redistribute(tree) for tree in trees])
    declared = sum(field.max for field in scored.criteria.fields)
    assert scored.final.max in (declared, 0)
    for node in scored.walk():
        gone = [child for child in node.children if child.status is Status.NOT_APPLICABLE]
        if gone and len(gone) < len(node.children):
            kept = sum(child.node.max for child in node.children if child not in gone)
            assert kept < node.node.max <= node.total.max


def oracle(trees):
    """(points, maximum) worked out top-down: who gets how much of each parent's room, leaf by leaf."""

    def room(tree):
        """Applicable room of a subtree, and the room it gives away, before any scaling."""
        if isinstance(tree, tuple):
            maximum, treatment, share = tree
            if share != "KAD" or treatment in (FULL, ZERO):
                return maximum, Fraction(0)
            return Fraction(0), maximum if treatment is REDISTRIBUTE else Fraction(0)
        rooms = [room(sub) for sub in tree]
        own, away = sum(r[0] for r in rooms), sum(r[1] for r in rooms)
        return (own + away, Fraction(0)) if own else (Fraction(0), away)

    def earned(tree, given_room):
        if isinstance(tree, tuple):
            _, treatment, share = tree
            if share == "KAD":
                share = 1 if treatment is FULL else 0
            return share * given_room
        rooms = [room(sub)[0] for sub in tree]
        own = sum(rooms)
        return sum(earned(sub, given_room * part / own) for sub, part in zip(tree, rooms, strict=True) if own)

    whole = room(trees)[0]
    return (earned(trees, whole), whole) if whole else (None, 0)


@given(FIELDS)
@settings(deadline=None, max_examples=300)
def test_the_tree_agrees_with_an_oracle_that_shares_room_from_the_top(trees):
    scored = scored_tree(trees)
    assert (scored.final.points, scored.final.max) == oracle(trees)
