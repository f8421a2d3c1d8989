"""The published table of Bình Dương's districts, 2017: appraisal (65) and survey (35)."""

from fractions import Fraction

import pytest
from scoring_cases import A1, SURVEY, criteria_set, leaf, n, score

from cchc_score.decimals import round_half_up, show
from cchc_score.model import RankingRule, Rounding, Stage, Unit
from cchc_score.scoring.ranking import rank_group

PUBLISHED = """
1 | Thành phố Thủ Dầu Một | 51.75 | 32.83 | 84.58
2 | Thị xã Tân Uyên       | 48.75 | 33.25 | 82.00
3 | Huyện Bàu Bàng        | 47.45 | 32.82 | 80.27
4 | Thị xã Thuận An       | 46.8  | 32.24 | 79.04
5 | Thị xã Dĩ An          | 46.5  | 31.56 | 78.06
6 | Thị xã Bến Cát        | 45.75 | 32.08 | 77.83
7 | Huyện Dầu Tiếng       | 44    | 32.22 | 76.22
8 | Huyện Phú Giáo        | 46    | 30.03 | 76.03
9 | Huyện Bắc Tân Uyên    | 40.45 | 31.01 | 71.46
"""
ROWS = [[cell.strip() for cell in line.split("|")] for line in PUBLISHED.strip().splitlines()]
CRITERIA = criteria_set(
    leaf("1", 65, by=Stage.APPRAISAL), leaf("2", 35, by=Stage.SURVEY), rounding=Rounding(index=2)
)


def district(row):
    said = {A1: {"1": n(row[2])}, SURVEY: {"2": n(row[3])}}
    return score(CRITERIA, said, unit=Unit(row[1], row[1], "district", "huyện"), surveyed=True)


@pytest.fixture
def ranking():
    shuffled = [district(row) for row in sorted(ROWS, key=lambda row: row[1])]
    return rank_group("district", "huyện", shuffled, (), RankingRule(), CRITERIA.rounding)


def test_ranks_and_totals_are_those_printed(ranking):
    ours = [
        [
            str(unit.rank),
            unit.score.unit.name,
            *(unit.score.stages[stage].points for stage in (Stage.APPRAISAL, Stage.SURVEY)),
            show(unit.score.final.index, "en", 2),
        ]
        for unit in ranking.ranked
    ]
    assert ours == [[row[0], row[1], n(row[2]), n(row[3]), row[4]] for row in ROWS]
    assert not any(unit.tied or unit.score.provisional for unit in ranking.ranked)


def test_the_mean_is_that_printed(ranking):
    mean = sum((unit.score.final.index for unit in ranking.ranked), Fraction(0)) / 9
    assert round_half_up(mean, 4) == n("78.3878")
    assert round_half_up(mean, 2) == n("78.39")


BY_APPRAISAL = ["1", "2", "3", "4", "5", "8", "6", "7", "9"]
"""By appraisal alone Phú Giáo (46) passes Dầu Tiếng (44), as is said of this table, and Bến Cát (45.75) too."""


def test_by_appraisal_alone_seven_and_eight_swap(ranking):
    stages = {unit.score.unit.name: unit.score.stages[Stage.APPRAISAL].index for unit in ranking.ranked}
    order = sorted(ROWS, key=lambda row: -stages[row[1]])
    assert [row[0] for row in order] == BY_APPRAISAL


def test_the_swap_in_a_year_without_the_survey():
    scores = [score(CRITERIA, {A1: {"1": n(row[2])}}, unit=Unit(row[0], row[1])) for row in ROWS]
    alone = rank_group("district", "huyện", scores, (), RankingRule(), CRITERIA.rounding)
    assert [unit.score.unit.code for unit in alone.ranked] == BY_APPRAISAL
    assert all(unit.score.final.max == 65 for unit in alone.ranked)
