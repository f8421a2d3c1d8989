from dataclasses import replace
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scoring_cases import A1, SELF, SURVEY, branch, criteria_set, leaf, n, score, words

from cchc_score.model import RankingRule, Rounding, Stage, Treatment, Unit, UnrankedUnit
from cchc_score.scoring.ranking import rank_group
from cchc_score.text import Phrase

EXACT, DENSE = RankingRule(), RankingRule(dense=True)
FLAT = criteria_set(branch("1", leaf("1.1", 50), leaf("1.2", 50, na=Treatment.EXCLUDE)))


def scored_unit(code, first, second=0, criteria=FLAT, **more):
    said = {"1.1": first, "1.2": second}
    return score(criteria, {SELF: said}, unit=Unit(code, f"Xã {code}", "commune", "xã", **more))


def ranked(scores, rule=EXACT, absent=()):
    return rank_group("commune", "xã", scores, absent, rule, Rounding())


def table(ranking):
    return [(unit.rank, unit.score.unit.code, unit.tied) for unit in ranking.ranked]


def units(*points):
    return [scored_unit(f"H{i}", n(value)) for i, value in enumerate(points, 1)]


def test_the_highest_index_is_first():
    assert table(ranked(units("10", "30", "20"))) == [(1, "H2", False), (2, "H3", False), (3, "H1", False)]


def test_ties_share_a_rank_and_the_next_is_skipped():
    expected = [(1, "H2", False), (2, "H1", True), (2, "H3", True), (4, "H4", False)]
    assert table(ranked(units("20", "30", "20", "10"))) == expected


def test_dense_ranks_leave_no_hole():
    expected = [(1, "H2", False), (2, "H1", True), (2, "H3", True), (3, "H4", False)]
    assert table(ranked(units("20", "30", "20", "10"), DENSE)) == expected


def test_rounding_before_ranking_makes_ties_only_where_declared():
    close = units("40.02", "40.01")
    assert [row[0] for row in table(ranked(close))] == [1, 2]
    assert [row[0] for row in table(ranked(close, RankingRule(places=2)))] == [1, 2]
    assert table(ranked(close, RankingRule(places=1))) == [(1, "H1", True), (1, "H2", True)]


def test_the_index_ranks_and_not_the_points():
    fewer = scored_unit("H2", 45, "KAD")  # 45 of 50 = 90%
    more = scored_unit("H1", 50, 35)  # 85 of 100
    assert [row[1] for row in table(ranked([more, fewer]))] == ["H2", "H1"]


def test_a_tie_breaker_on_a_criterion():
    same = [scored_unit("H1", 20, 30), scored_unit("H2", 30, 20), scored_unit("H3", 20, 30)]
    expected = [(1, "H2", False), (2, "H1", True), (2, "H3", True)]
    assert table(ranked(same, RankingRule(tie_breakers=("1.1",)))) == expected


def test_a_tie_breaker_on_a_stage_and_one_after_another():
    criteria = criteria_set(leaf("1", 50), leaf("2", 50, by=Stage.SURVEY))

    def unit(code, own, mark, survey):
        said = {SELF: {"1": own}, A1: {"1": mark}, SURVEY: {"2": survey}}
        return score(criteria, said, unit=Unit(code, code), surveyed=True)

    same = [unit("H1", 50, 30, 20), unit("H2", 40, 20, 30), unit("H3", 45, 20, 30)]
    rule = RankingRule(tie_breakers=("survey", "self"))
    assert [row[1] for row in table(ranked(same, rule))] == ["H3", "H2", "H1"]
    assert not any(row[2] for row in table(ranked(same, rule)))


def test_a_unit_without_the_tie_breaking_value_comes_last_and_two_without_it_stay_tied():
    # all at 80%: H1, H3 without 1.2; H2 with 1.2 at 90%.
    same = [scored_unit("H3", 40, "KAD"), scored_unit("H2", 35, 45), scored_unit("H1", 40, "KAD")]
    expected = [(1, "H2", False), (2, "H1", True), (2, "H3", True)]
    assert table(ranked(same, RankingRule(tie_breakers=("1.2",)))) == expected


def test_still_tied_units_stand_in_the_order_of_their_codes():
    same = [scored_unit(code, 20) for code in ("H10", "H2", "H1")]
    assert [row[1] for row in table(ranked(same))] == ["H1", "H2", "H10"]


def test_units_without_a_rank_are_listed_with_reasons_and_never_counted():
    criteria = criteria_set(*(leaf(str(i), 10) for i in range(1, 8)), leaf("8", 30, by=Stage.APPRAISAL))
    full = {str(i): 5 for i in range(1, 8)}

    def unit(code, said, appraised=20, **more):
        marks = {"8": appraised} if appraised is not None else {}
        return score(criteria, {SELF: said, A1: marks}, unit=Unit(code, code, **more))

    absent = UnrankedUnit(Unit("H5", "H5"), (Phrase("Chưa nộp phiếu", "No form was sent"),), None)
    result = ranked(
        [
            unit("H1", full),
            unit("H2", {}),
            unit("H3", full | {"2": "?", "3": None}, None),
            unit("H4", full, ranked=False),
            unit("H6", {}, ranked=False),
        ],
        absent=[absent],
    )
    assert [(row.rank, row.score.unit.code) for row in result.ranked] == [(1, "H1")]
    assert [(row.unit.code, words(row.reasons)) for row in result.unranked] == [
        ("H2", "Thiếu số liệu ở 7 tiêu chí: 1, 2, 3, 4, 5, …"),
        (
            "H3",
            "1 tiêu chí có ô sai hoặc không đọc được: 2 | Thiếu số liệu ở 1 tiêu chí: 3 | "
            "1 tiêu chí đang chờ kết quả: 8",
        ),
        ("H4", "Có điểm (chỉ số 55), không xếp hạng theo danh sách đơn vị"),
        ("H5", "Chưa nộp phiếu"),
        ("H6", "Không xếp hạng theo danh sách đơn vị | Thiếu số liệu ở 7 tiêu chí: 1, 2, 3, 4, 5, …"),
    ]
    assert result.unranked[2].score.final.points == 55
    assert result.unranked[3].score is None


def test_a_unit_to_which_nothing_applies_has_no_rank():
    unit = score(criteria_set(leaf("1", 5)), {SELF: {}}, exempt=("1",))
    assert words(ranked([unit]).unranked[0].reasons) == "Không có tiêu chí nào áp dụng"


def test_an_empty_group():
    assert ranked([]).ranked == ()


# --- properties

SCORES = st.lists(
    st.tuples(st.integers(0, 6).map(lambda k: Fraction(k, 3)), st.integers(0, 2), st.booleans()), max_size=12
)
RULES = st.builds(
    RankingRule,
    places=st.sampled_from([None, 0, 1]),
    dense=st.booleans(),
    tie_breakers=st.sampled_from([(), ("1.2",), ("1.2", "1.1")]),
)


def many(rows):
    """Units whose index can tie by different parts; some without criterion 1.2."""
    return [
        scored_unit(f"H{i}", first, "KAD" if gone else second) for i, (first, second, gone) in enumerate(rows, 1)
    ]


def brute(scores, rule):
    """Rank = 1 + the units that beat this one (competition) or the different keys above it (dense)."""

    def part(score, code):
        node = next(node for node in score.walk() if node.node.code == code)
        return node.points / node.total.max if node.points is not None else None

    def index(score):
        exact = score.final.points / score.final.max * 100
        if rule.places is None:
            return exact
        return Fraction(int(exact * 10**rule.places + Fraction(1, 2)), 10**rule.places)

    def beats(one, other):
        if index(one) != index(other):
            return index(one) > index(other)
        for code in rule.tie_breakers:
            mine, theirs = part(one, code), part(other, code)
            if mine != theirs:
                return theirs is None or (mine is not None and mine > theirs)
        return False

    ranks = {}
    for one in scores:
        better = [other for other in scores if beats(other, one)]
        if rule.dense:
            classes = []
            for other in better:
                if not any(not beats(other, seen) and not beats(seen, other) for seen in classes):
                    classes.append(other)
            better = classes
        ranks[one.unit.code] = len(better) + 1
    tied = dict.fromkeys(ranks, False)
    for one, other in combinations(scores, 2):
        if not beats(one, other) and not beats(other, one):
            tied[one.unit.code] = tied[other.unit.code] = True
    return {code: (rank, tied[code]) for code, rank in ranks.items()}


@given(SCORES, RULES)
@settings(deadline=None, max_examples=200)
def test_ranks_agree_with_counting_who_beats_whom(rows, rule):
    scores = many(rows)
    result = {unit.score.unit.code: (unit.rank, unit.tied) for unit in ranked(scores, rule).ranked}
    assert result == brute(scores, rule)


@given(SCORES, RULES, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_new_codes_and_another_order_change_no_rank(rows, rule, random):
    scores = many(rows)
    before = {id_of(unit.score): unit.rank for unit in ranked(scores, rule).ranked}
    codes = [f"Z{i}" for i in range(len(scores))]
    random.shuffle(codes)
    renamed = [replace(one, unit=replace(one.unit, code=code)) for one, code in zip(scores, codes, strict=True)]
    random.shuffle(renamed)
    after = {id_of(unit.score): unit.rank for unit in ranked(renamed, rule).ranked}
    assert after == before


def id_of(scored):
    return scored.unit.name


@pytest.mark.parametrize("rule", [EXACT, DENSE])
def test_first_is_always_first(rule):
    assert ranked(units("1"), rule).ranked[0].rank == 1
