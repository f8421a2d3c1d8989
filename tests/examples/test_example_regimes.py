"""The five regimes of inspection: what they inspected and found, the points by hand, what is to be remedied."""

import json
import shutil
from datetime import date
from fractions import Fraction

import docx
import pytest
from example_scripts import EXAMPLES, cells, files, run
from regimes_expected import FOLLOWED, FOUND, INSPECTED, RANKED, REGIMES, VISITED, YEAR_BEFORE, told

from cchc_score.campaign.gather import find_files, gather, read_files
from cchc_score.campaign.plan import read_plan
from cchc_score.campaign.year import score_year
from cchc_score.cli.entry import run as call
from cchc_score.decimals import round_half_up
from cchc_score.model import FindingKind


def plan_of(folder):
    plan, problems = read_plan(folder)
    assert plan is not None
    return plan, problems


def score(folder):
    plan, problems = plan_of(folder)
    return score_year(plan, problems, 1, lambda done, of: None)


def findings(folder):
    plan, _ = plan_of(folder)
    found, _ = find_files(plan, ("inspection",))
    return gather(plan, read_files(plan, found, 1, lambda done, of: None)).findings


@pytest.fixture
def desk(tmp_path):
    """A copy of the examples as they are committed, with the follow-up book of the year before opened."""
    for name in REGIMES:
        shutil.copytree(EXAMPLES / name, tmp_path / name, ignore=shutil.ignore_patterns("out", "*.sqlite*"))
    assert call(("follow-up", str(tmp_path / YEAR_BEFORE))) == 0
    return tmp_path


# --- the files ----------------------------------------------------------------------------------------------


def test_the_script_writes_what_is_committed(tmp_path):
    run("make_regimes", tmp_path / "first")
    run("make_regimes", tmp_path / "second")
    first, second = files(tmp_path / "first"), files(tmp_path / "second")
    assert [name for name in first if first[name].read_bytes() != second[name].read_bytes()] == []
    kept = {
        f"{regime}/{name}"
        for regime in REGIMES
        for name in files(EXAMPLES / regime)
        if name.endswith(".xlsx") and not name.startswith("out/")
    }
    assert set(first) == kept
    assert [name for name in first if cells(first[name]) != cells(EXAMPLES / name)] == []


@pytest.mark.parametrize("regime", REGIMES)
def test_what_is_made_up_says_so(regime):
    plan, _ = plan_of(EXAMPLES / regime)
    assert "minh họa" in plan.title
    for criteria in plan.sets.values():
        assert "minh họa" in criteria.title
        assert any("giả định" in note for note in criteria.notes)
        assert any(note.startswith("Nguồn: ") for note in criteria.notes)
        assert not any(leaf.confirmed for leaf in criteria.leaves())
    for unit in plan.units.values():
        assert unit.name.endswith(("(không nêu tên trong nguồn)", "(số liệu minh họa)"))
    assert all(each.text.startswith("(Giả định) ") for each in findings(EXAMPLES / regime) if not is_against(each))


# --- what the documents tell ----------------------------------------------------------------------------------


@pytest.mark.parametrize("regime", REGIMES)
def test_the_units_are_those_visited(regime):
    plan, _ = plan_of(EXAMPLES / regime)
    levels = [unit.level for unit in plan.units.values()]
    assert {level: levels.count(level) for level in levels} == VISITED[regime]


@pytest.mark.parametrize("regime", REGIMES)
def test_the_criteria_are_the_matters_inspected(regime):
    plan, _ = plan_of(EXAMPLES / regime)
    matters = told(INSPECTED[regime])
    for criteria in plan.sets.values():
        titles = [node.title for node in criteria.walk()]
        assert [title for title in titles if title in matters] == matters
        assert {top.title for top in criteria.fields} <= set(matters)


def is_against(finding):
    return finding.kind is FindingKind.SHORTCOMING


@pytest.mark.parametrize("regime", REGIMES)
def test_every_shortcoming_of_the_documents_is_read_and_no_other(regime):
    against = [finding for finding in findings(EXAMPLES / regime) if is_against(finding)]
    assert {finding.text for finding in against} == set(told(FOUND[regime]))
    for finding in against:
        assert finding.recommendation is not None
        assert finding.owner is not None
        assert isinstance(finding.deadline.value, date)
        assert isinstance(finding.inspection.day.value, date)
    modes = {finding.inspection.mode.value for finding in against}
    assert modes == {"Giám sát" if regime == "tien-phuoc-2022" else "Định kỳ"}


def test_dossiers_received_online_are_under_thirty_per_cent():
    (finding,) = [each for each in findings(EXAMPLES / "tien-phuoc-2022") if "dưới 30%" in each.text]
    assert finding.measured == "Số hồ sơ tiếp nhận trực tuyến: 174 hồ sơ; Tổng số hồ sơ đã tiếp nhận: 640 hồ sơ"
    assert Fraction(174, 640) < Fraction(30, 100)


# --- points and ranks -------------------------------------------------------------------------------------------


def by_hand(regime):
    """The hand arithmetic of a README: unit → rank, points by criterion, total, maximum, index."""
    page = (EXAMPLES / regime / "README.md").read_text(encoding="utf-8").split("## Tính tay")[1]
    lines = [[cell.strip() for cell in line.split("|")[1:-1]] for line in page.splitlines() if line[:2] == "| "]
    codes = lines[0][2:-3]
    for rank, unit, *figures in lines[1:]:
        values = [Fraction(figure.rstrip("*").replace(",", ".")) for figure in figures if figure != "–"]
        applies = [code for code, figure in zip(codes, figures, strict=False) if figure != "–"]
        yield unit, int(rank), dict(zip(applies, values, strict=False)), *values[-3:]


@pytest.mark.parametrize("regime", REGIMES)
def test_the_points_are_those_worked_by_hand(regime, desk):
    year = score(desk / regime)
    assert [problem.code for problem in year.problems] == []
    rows = {row.score.unit.code: row for group in year.rankings for row in group.ranked}
    worked = list(by_hand(regime))
    assert {unit for unit, *_ in worked} == set(rows)
    for unit, rank, points, total, maximum, index in worked:
        assert sum(points.values()) == total, unit
        assert round_half_up(total / maximum * 100, 2) == index, unit
        row = rows[unit]
        leaves = {node.node.code: node.points for node in row.score.walk() if not node.children}
        assert {code: leaves[code] for code in points} == points, unit
        assert (row.rank, row.score.final.points, row.score.final.max) == (rank, total, maximum), unit
        assert round_half_up(row.score.final.index, 2) == index, unit


@pytest.mark.parametrize("regime", REGIMES)
def test_the_ranking_is_the_expected_one(regime, desk):
    groups = []
    for group in score(desk / regime).rankings:
        assert not group.unranked
        ranks = {}
        for row in group.ranked:
            ranks.setdefault(row.rank, []).append(row.score.unit.code)
        groups.append(" ".join("=".join(sorted(units)) for _, units in sorted(ranks.items())))
    assert groups == RANKED[regime]


def test_without_last_years_book_nothing_is_called_repeated(tmp_path):
    """S04 then keeps 1 of 1.5 points for what is posted: 6.6 of 9, above S03 with 6."""
    shutil.copytree(EXAMPLES / "vinh-phuc-2017", tmp_path / "vp", ignore=shutil.ignore_patterns("*.sqlite*"))
    year = score(tmp_path / "vp")
    assert [problem.code for problem in year.problems] == ["previous-book-missing"]
    rows = {row.score.unit.code: row for group in year.rankings for row in group.ranked}
    assert (rows["S04"].rank, rows["S04"].score.final.points) == (6, Fraction("6.6"))
    assert (rows["S03"].rank, rows["S03"].score.final.points) == (7, 6)


# --- the notices ---------------------------------------------------------------------------------------------


def prose(path):
    """What a Word document says: its paragraphs and tables as one text, so that capitals do not matter."""
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells]).casefold()


@pytest.mark.parametrize("regime", REGIMES)
def test_every_unit_is_told_its_own_shortcomings(regime, desk):
    assert call(("notice", str(desk / regime))) == 0
    found = [finding for finding in findings(desk / regime) if is_against(finding)]
    plan, _ = plan_of(desk / regime)
    for code, unit in plan.units.items():
        (path,) = (desk / regime / "out" / "notices").glob(f"thong-bao-{code}-*.docx")
        text = prose(path)
        own = {finding.text for finding in found if finding.unit == code}
        assert {shortcoming for shortcoming in told(FOUND[regime]) if shortcoming.casefold() in text} == own
        advice = {str(finding.recommendation.value) for finding in found if finding.unit == code}
        assert [each for each in advice if each.casefold() not in text] == []
        assert unit.name.casefold() in text


@pytest.mark.parametrize("regime", [regime for regime in REGIMES if regime != "tien-phuoc-2022"])
def test_the_notice_of_the_whole_round_tells_all_shortcomings(regime, desk):
    assert call(("notice", str(desk / regime))) == 0
    (path,) = (desk / regime / "out" / "notices").glob("thong-bao-dot-kiem-tra-*.docx")
    text = prose(path)
    assert [each for each in told(FOUND[regime]) if each.casefold() not in text] == []


def test_a_supervision_is_called_so_and_reports_to_the_peoples_council(desk):
    assert call(("notice", str(desk / "tien-phuoc-2022"))) == 0
    (path,) = (desk / "tien-phuoc-2022" / "out" / "notices").glob("*.docx")
    text = prose(path)
    assert "giám sát công tác cải cách hành chính năm 2022" in text
    assert "hội đồng nhân dân huyện tiên phước" in text


def test_a_notice_says_what_was_found_last_year_already(desk):
    assert call(("notice", str(desk / "vinh-phuc-2017"), "--unit", "S04", "--unit", "S03")) == 0
    folder = desk / "vinh-phuc-2017" / "out" / "notices"
    (again,), (first,) = folder.glob("thong-bao-S04-*.docx"), folder.glob("thong-bao-S03-*.docx")
    assert "2016" in prose(again)
    assert "2016" not in prose(first)


# --- what is to be remedied -------------------------------------------------------------------------------------


def followed(folder, today, capsys):
    capsys.readouterr()
    assert call(("follow-up", str(folder), "--today", today, "--format", "json")) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("regime", REGIMES)
def test_every_recommendation_is_followed_up(regime, desk, capsys):
    today, table, overdue = FOLLOWED[regime]
    expected = [tuple(row.split()) for line in table.strip().splitlines() for row in line.split(" | ")]
    items = followed(desk / regime, today, capsys)["items"]
    rows = [(item["unit"]["code"], item["criterion"], item["planned"]) for item in items]
    assert sorted(rows) == sorted(expected)
    late = [row for row, item in zip(rows, items, strict=True) if item["state"] == "overdue"]
    assert sorted(late) == sorted(row for row in expected if row[2] < today)
    assert len(late) == overdue
    assert {item["shortcoming"] for item in items} == set(told(FOUND[regime]))


def test_the_year_before_is_carried_over_and_its_shortcomings_repeat(desk, capsys):
    items = followed(desk / "vinh-phuc-2017", "2017-11-15", capsys)["items"]
    carried = {(item["unit"]["code"], item["carried_from"]) for item in items if item["carried_from"]}
    assert carried == {("H02", "2016-0001"), ("S04", "2016-0002")}
    again = {(item["unit"]["code"], item["criterion"]) for item in items if item["repeats_year"] == 2016}
    assert again == {("H02", "2.4"), ("S04", "2.4")}
