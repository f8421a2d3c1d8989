"""The example campaigns, scored: Bình Dương as printed, the province with every slip found, the starter clean."""

import re
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from cchc_score.campaign.gather import find_files, gather, read_files
from cchc_score.campaign.one_unit import evaluate_unit
from cchc_score.campaign.plan import read_plan
from cchc_score.campaign.year import Year, score_year
from cchc_score.decimals import round_half_up
from cchc_score.model import Finding, FindingKind, NodeScore, Source, Stage, Status
from cchc_score.problems import Severity

TOP = Path(__file__).parents[2]
EXAMPLES = TOP / "examples"


def score(folder: Path) -> Year:
    plan, problems = read_plan(folder)
    assert plan is not None
    return score_year(plan, problems, 1, lambda done, of: None)


# --- Bình Dương 2017: the published table ---------------------------------------------------------------------

PUBLISHED = [
    (1, "Thành phố Thủ Dầu Một", "51.75", "32.83", "84.58"),
    (2, "Thị xã Tân Uyên", "48.75", "33.25", "82.00"),
    (3, "Huyện Bàu Bàng", "47.45", "32.82", "80.27"),
    (4, "Thị xã Thuận An", "46.8", "32.24", "79.04"),
    (5, "Thị xã Dĩ An", "46.5", "31.56", "78.06"),
    (6, "Thị xã Bến Cát", "45.75", "32.08", "77.83"),
    (7, "Huyện Dầu Tiếng", "44", "32.22", "76.22"),
    (8, "Huyện Phú Giáo", "46", "30.03", "76.03"),
    (9, "Huyện Bắc Tân Uyên", "40.45", "31.01", "71.46"),
]


@pytest.fixture(scope="module")
def binh_duong() -> Year:
    return score(EXAMPLES / "binh-duong-2017")


def test_binh_duong_comes_out_as_printed(binh_duong):
    (group,) = binh_duong.rankings
    found = [
        (
            row.rank,
            row.score.unit.name,
            row.score.stages[Stage.APPRAISAL].points,
            row.score.stages[Stage.SURVEY].points,
            row.score.final.points,
        )
        for row in group.ranked
    ]
    expected = [(rank, name, *(Fraction(points) for points in figures)) for rank, name, *figures in PUBLISHED]
    assert found == expected
    assert [row.score.final.index for row in group.ranked] == [Fraction(row[-1]) for row in PUBLISHED]
    assert not group.unranked
    assert not binh_duong.problems


def test_binh_duong_mean_is_the_printed_one(binh_duong):
    points = [row.score.final.points for row in binh_duong.rankings[0].ranked]
    assert round_half_up(sum(points, Fraction(0)) / len(points), 2) == Fraction("78.39")


def test_by_appraisal_alone_the_seventh_and_eighth_swap(binh_duong):
    ranked = binh_duong.rankings[0].ranked
    alone = sorted(ranked, key=lambda row: row.score.stages[Stage.APPRAISAL].points, reverse=True)
    names = [row.score.unit.name for row in alone]
    assert names.index("Huyện Phú Giáo") < names.index("Huyện Dầu Tiếng")


# --- the starter ------------------------------------------------------------------------------------------------


def test_the_starter_runs_as_it_is():
    year = score(TOP / "cchc_score" / "starter")
    assert not year.problems
    assert sum(len(group.ranked) for group in year.rankings) == 4
    assert not any(group.unranked for group in year.rankings)


def test_a_starter_unit_by_hand():
    """M03: 5 + (10 − 2×2,5) + 3 + 598/640×20 + 5 + 170/200×10 + 5 + 3,5 + 84%×20."""
    year = score(TOP / "cchc_score" / "starter")
    scores = {row.score.unit.code: row.score for group in year.rankings for row in group.ranked}
    by_hand = 5 + 5 + 3 + Fraction(598 * 20, 640) + 5 + Fraction("8.5") + 5 + Fraction("3.5") + Fraction("16.8")
    assert scores["M03"].final.points == by_hand


# --- the made-up province ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def province() -> Year:
    return score(EXAMPLES / "province-2025")


def promised() -> set[tuple[str, str]]:
    """File and code of each row of the README's table of untidy files that promises a message."""
    text = (EXAMPLES / "province-2025" / "README.md").read_text(encoding="utf-8").split("## Tệp có sơ suất")[1]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line[:2] == "| "
    ]
    pairs = set()
    for files, _, message in rows[1:]:
        code = re.match(r"`([a-z-]+)`", message)
        for file in re.findall(r"`([^`]+)`", files) if code else ():
            pairs.add((file if "/" in file else f"self/{file}", code[1]))
    return pairs


def leaf_of(unit: str, code: str) -> NodeScore:
    """A leaf of one unit, with what every source said of it."""
    folder = EXAMPLES / "province-2025"
    plan, _ = read_plan(folder)
    assert plan is not None
    score = evaluate_unit(plan, folder / "self" / f"{unit}.xlsx", []).score
    assert score is not None
    return next(node for node in score.walk() if node.node.code == code)


def found_by_inspectors() -> list[Finding]:
    """What the inspections of the province wrote in words."""
    plan, _ = read_plan(EXAMPLES / "province-2025")
    assert plan is not None
    files = [file for file in find_files(plan)[0] if file.source is Source.INSPECTION]
    return list(gather(plan, read_files(plan, files, 1, lambda done, of: None)).findings)


def test_what_inspectors_found_is_what_the_readme_lists():
    text = (EXAMPLES / "province-2025" / "README.md").read_text(encoding="utf-8")
    table = text.split("## Đoàn kiểm tra nêu gì")[1].split("## Tệp có sơ suất")[0]
    listed = set()
    for line in (line for line in table.splitlines() if line.startswith("| `")):
        units, codes = re.findall(r"`([A-Z0-9]+)`", line), re.findall(r"\d(?:\.\d+)+", line.split("|")[2])
        codes *= len(units) if len(codes) == 1 else 1
        kind = FindingKind.STRENGTH if "| ưu điểm" in line else FindingKind.SHORTCOMING
        listed |= {(unit, code, kind) for unit, code in zip(units, codes, strict=True)}
    assert {(each.unit, each.criterion, each.kind) for each in found_by_inspectors()} == listed


def test_every_shortcoming_has_a_recommendation_an_owner_and_a_day():
    against = [each for each in found_by_inspectors() if each.kind is FindingKind.SHORTCOMING]
    assert len(against) == 8
    for each in against:
        assert each.recommendation is not None
        assert each.owner is not None
        assert each.deadline is not None
        assert isinstance(each.deadline.value, date)


def test_a_finding_costs_points_where_the_set_says_so(province):
    """X05 was given 2 for asking no papers beyond the rules; 3.2.2 is capped wherever posting was faulted."""
    papers = leaf_of("X05", "3.1.1")
    assert [verdict.points for verdict in papers.verdicts if verdict.source is Source.APPRAISAL_1] == [2]
    assert papers.points == 0
    rows = {row.score.unit.code: row.score for group in province.rankings for row in group.ranked}
    posting = [
        node.points for unit in ("P04", "X12", "S02") for node in rows[unit].walk() if node.node.code == "3.2.2"
    ]
    assert posting == [Fraction(1, 2)] * 3


def test_every_slip_gives_the_message_the_readme_promises(province):
    errors = {(p.place.file, p.code) for p in province.problems if p.severity is Severity.ERROR}
    assert errors == promised()


def test_the_rest_of_the_province_is_ranked(province):
    ranked = {group.group: len(group.ranked) for group in province.rankings}
    absent = {row.unit.code for group in province.rankings for row in group.unranked}
    assert ranked == {"Sở, ban, ngành": 7, "Phường": 12, "Xã và đặc khu": 16}
    assert absent == {"S07", "P02", "P05", "X03", "X06", "X07", "X13", "X14", "X15"}


def test_twins_share_a_rank(province):
    rows = {row.score.unit.code: row for group in province.rankings for row in group.ranked}
    assert rows["X16"].tied
    assert rows["X17"].tied
    assert rows["X16"].rank == rows["X17"].rank


def test_exemption_lowers_the_maximum(province):
    """Field 3 (20) and criterion 7.3 (7) are waived, and 5.1.4 (1) is left to inspectors who did not come."""
    rows = {row.score.unit.code: row.score for group in province.rankings for row in group.ranked}
    assert rows["S08"].final.max == 100 - 20 - 7 - 1


def test_a_field_nobody_appraised_is_provisional(province):
    rows = {row.score.unit.code: row.score for group in province.rankings for row in group.ranked}
    assert [code for code, score in rows.items() if score.provisional] == ["DK01"]


def test_late_and_boasting_units_are_fined(province):
    rows = {row.score.unit.code: row.score for group in province.rankings for row in group.ranked}
    fined = {
        code: score.penalty.counted for code, score in rows.items() if score.penalty and score.penalty.counted
    }
    assert fined == {"X19": 1, "P06": 1, "X20": Fraction(1, 2), "P10": 1}


def test_the_second_round_gives_points_back():
    leaf = leaf_of("X01", "1.1.3")
    given = [verdict.points for verdict in leaf.verdicts if verdict.source.stage is Stage.APPRAISAL]
    assert leaf.status is Status.SCORED
    assert given[0] == 0
    assert leaf.points == given[1] > 0
