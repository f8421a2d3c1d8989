"""The five regimes of inspection: what they inspected and found, the points by hand, what is to be remedied."""

import json
import shutil
from datetime import date
from fractions import Fraction

import pytest
from example_scripts import EXAMPLES, cells, files, run

from cchc_score.campaign.gather import find_files, gather, read_files
from cchc_score.campaign.plan import read_plan
from cchc_score.campaign.year import score_year
from cchc_score.cli.entry import run as call
from cchc_score.decimals import round_half_up
from cchc_score.model import FindingKind

REGIMES = ("cao-bang-2019", "hung-yen-2022", "tien-phuoc-2022", "vinh-phuc-2017", "dong-thap-2013")
YEAR_BEFORE = "vinh-phuc-2017/nam-2016"

VISITED = {
    "cao-bang-2019": {"district": 3, "commune": 13},
    "hung-yen-2022": {"department": 3, "district": 2},
    "tien-phuoc-2022": {"commune": 1},
    "vinh-phuc-2017": {"department": 7, "district": 3},
    "dong-thap-2013": {"commune": 1, "district": 1},
}

INSPECTED = {
    "cao-bang-2019": """
        IT in administrative work = Ứng dụng công nghệ thông tin trong công việc hành chính
        posting and publicity of TTHC at the one-stop desk = Niêm yết, công khai TTHC tại Bộ phận Một cửa
        TTHC handled by the one-stop mechanism = Giải quyết TTHC theo cơ chế một cửa
        information on the web portal = Thông tin trên cổng, trang thông tin điện tử
        handling in the one-stop software = Xử lý hồ sơ trên phần mềm một cửa (VNPT-iGate)
        discipline and attitude = Kỷ luật, kỷ cương, thái độ phục vụ
    """,
    "hung-yen-2022": """
        direction = Công tác chỉ đạo, điều hành
        legal documents = Xây dựng và thực hiện văn bản quy phạm pháp luật
        TTHC reform = Cải cách thủ tục hành chính
        organisation = Cải cách tổ chức bộ máy
        staff quality = Chất lượng đội ngũ cán bộ, công chức
        public finance = Cải cách tài chính công
        e-government and digital government = Chính quyền điện tử, chính quyền số
        PAPI improvement = Nâng cao chỉ số PAPI
    """,
    "tien-phuoc-2022": """
        direction = Công tác chỉ đạo, điều hành
        discipline = Kỷ luật, kỷ cương hành chính
        one-stop desk = Bộ phận Một cửa
        online services = Dịch vụ công trực tuyến
        procedure control = Kiểm soát thủ tục hành chính
        training = Đào tạo, bồi dưỡng
    """,
    "vinh-phuc-2017": """
        propaganda and training = Tuyên truyền, tập huấn cải cách hành chính
        one-stop = Bộ phận Một cửa
        suggestion box = Hòm thư góp ý
        duty roster = Lịch phân công trực
        daily reception = Tiếp nhận hằng ngày
        equipment = Trang thiết bị
        software at 100% of units = Phần mềm một cửa ở 100% đơn vị
        organisation of offices = Tổ chức các phòng, cơ quan
        index at all three levels = Chỉ số cải cách hành chính được thẩm định, công bố ở cả ba cấp
        satisfaction surveys = Khảo sát mức độ hài lòng
        index used for rewards = Sử dụng chỉ số khi xét khen thưởng
    """,
    "dong-thap-2013": """
        yearly plan = Kế hoạch cải cách hành chính năm
        one-stop regulation and working rules = Quy chế một cửa, nội quy làm việc
        assignment of duties = Phân công nhiệm vụ
        on-time and early dossiers = Hồ sơ giải quyết đúng hạn, trước hạn
        staff placement = Bố trí cán bộ, công chức
        finance = Tài chính
        tests of civil servants' knowledge = Kiểm tra kiến thức công chức
    """,
}
"""What each regime inspected, as its documents name it, and the criterion that stands for it."""

FOUND = {
    "cao-bang-2019": """
        TTHC lists not fully updated = Danh mục TTHC chưa được cập nhật đầy đủ
        posted in the wrong form or incomplete = Niêm yết sai hình thức hoặc không đầy đủ
        documents in/out handled outside the prescribed process = Văn bản đến, đi xử lý ngoài quy trình
        software functions unused = Chức năng của phần mềm chưa được khai thác
    """,
    "hung-yen-2022": """
        direction not close = Chỉ đạo chưa sát sao
        plans formal, not realistic = Kế hoạch hình thức, chưa sát thực tế
        dossiers not entered in time = Hồ sơ chưa được nhập thường xuyên, kịp thời vào phần mềm một cửa
        work files not kept in the system = Hồ sơ công việc chưa được lập, lưu trên hệ thống quản lý văn bản
    """,
    "tien-phuoc-2022": """
        propaganda for online services uneven = Tuyên truyền dịch vụ công trực tuyến chưa đồng đều
        share of dossiers received online under 30% = Tỷ lệ hồ sơ tiếp nhận trực tuyến dưới 30%
        few at service levels 3, 4 = Ít hồ sơ ở dịch vụ mức độ 3, 4
    """,
    "vinh-phuc-2017": """
        TTHC posted incompletely or outdated = TTHC niêm yết không đầy đủ, còn nội dung và mức phí cũ
        receipts and tracking books incomplete = Giấy tiếp nhận, sổ theo dõi ghi không đầy đủ
        software late and not updated = Phần mềm chậm, không được cập nhật
    """,
    "dong-thap-2013": """
        fees set without basis = Đặt ra khoản phí không có căn cứ
        more papers asked than allowed = Đòi nhiều giấy tờ hơn quy định
        receipts not numbered, book not matching = Giấy tiếp nhận không đánh số, sổ theo dõi không khớp
        staff below standard = Cán bộ, công chức chưa đạt chuẩn
        look-up kiosk outdated = Máy tra cứu (ki-ốt) lạc hậu
        spending rules citing expired texts = Quy chế chi tiêu dẫn văn bản đã hết hiệu lực
        software not linked across all areas = Phần mềm chưa liên thông đủ các lĩnh vực
    """,
}
"""Every shortcoming the documents name."""

RANKED = {
    "cao-bang-2019": ["H01 H03 H02", "X08 X04 X01 X02=X11 X13 X06 X05 X10 X07 X09 X12 X03"],
    "hung-yen-2022": ["S01 S03 S02", "H01 H02"],
    "tien-phuoc-2022": ["X01"],
    "vinh-phuc-2017": ["S01 S07 S02 S05 S06 S03 S04", "H01 H03 H02"],
    "dong-thap-2013": ["X01", "H01"],
}
"""Best first, group by group; by the hand arithmetic of the READMEs."""

FOLLOWED = {
    "cao-bang-2019": (
        "2019-08-15",
        """
        H01 1 2019-09-30 | H02 2 2019-07-31 | H02 5 2019-09-30 | H03 2 2019-07-31
        X02 2 2019-07-31 | X03 1 2019-09-30 | X03 2 2019-07-31 | X03 2 2019-07-31
        X04 5 2019-09-30 | X06 2 2019-07-31 | X07 2 2019-07-31 | X09 1 2019-09-30
        X09 5 2019-09-30 | X10 2 2019-07-31 | X11 1 2019-09-30 | X12 2 2019-07-31
        """,
        9,
    ),
    "hung-yen-2022": (
        "2022-11-01",
        """
        S02 1 2022-09-30 | S02 3 2022-09-30 | S02 7 2022-12-15
        S03 1 2022-12-15 | S03 7 2022-12-15
        H01 3 2022-09-30 | H02 1 2022-12-15 | H02 3 2022-09-30 | H02 7 2022-12-15
        """,
        4,
    ),
    "tien-phuoc-2022": ("2022-12-01", "X01 4.1 2022-10-31 | X01 4.2 2022-12-31 | X01 4.3 2022-12-31", 1),
    "vinh-phuc-2017": (
        "2017-11-15",
        """
        S02 2.3 2017-10-31 | S03 2.4 2017-10-31 | S03 2.5 2017-12-31 | S04 2.3 2017-10-31
        S04 2.4 2017-10-31 | S06 2.5 2017-12-31 | S07 2.3 2017-10-31 | H01 2.4 2017-10-31
        H02 2.3 2017-10-31 | H02 2.4 2017-10-31 | H02 2.5 2017-12-31 | H03 2.3 2017-10-31
        S04 2.4 2016-10-31 | H02 2.4 2016-10-31
        """,
        11,
    ),
    "dong-thap-2013": (
        "2013-10-15",
        """
        X01 2 2013-12-31 | X01 4 2013-09-30 | X01 5 2013-12-31 | X01 6 2013-09-30
        H01 2 2013-12-31 | H01 4 2013-09-30 | H01 6 2013-09-30
        """,
        4,
    ),
}
"""A day; unit, criterion and deadline of every recommendation; how many are overdue on that day."""


def told(table):
    return [line.split(" = ")[1].strip() for line in table.strip().splitlines()]


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
