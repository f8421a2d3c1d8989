"""The small shipped sets say what their sources say, and score tables as their publishers add them up.

The expected figures are written from the sources that each test names, not from the files.
"""

import json
import re
from fractions import Fraction

import pytest
import xlsxwriter

from cchc_score.cli.entry import run
from cchc_score.criteria import library
from cchc_score.criteria.loader import load
from cchc_score.model import Stage

SMALL = ["ca-mau-2013", "national-2017", "papi-2018", "papi-internal-2025", "service-quality-2022"]
"""The sets that this page holds to their sources."""


def shipped(name):
    criteria, problems = load(library.find(name), f"{name}.yaml")
    assert problems == ()
    return criteria


def node(name, code):
    return next(each for each in shipped(name).walk() if each.code == code)


def points(*written):
    return [Fraction(each) for each in written]


def maxima(criteria):
    return [field.max for field in criteria.fields]


@pytest.fixture
def said(capsys):
    """Runs a command and gives its JSON; nothing may be wrong."""

    def call(*words):
        assert run([*words, "--format", "json"]) == 0
        return json.loads(capsys.readouterr().out)

    return call


@pytest.fixture
def year(tmp_path):
    """Writes a campaign of provinces with one table of results."""

    def write(criteria, place, table):
        (tmp_path / place).mkdir()
        (tmp_path / place / "bang.csv").write_text(table, encoding="utf-8")
        plan = f"year: 2018\ntitle: Thử\nlevels: {{province: {criteria}}}\n"
        (tmp_path / "campaign.yaml").write_text(plan, encoding="utf-8")
        codes = [line.split(",")[0] for line in table.splitlines()[1:]]
        rows = [f"{code},Tỉnh {code},province,Tỉnh" for code in codes]
        (tmp_path / "units.csv").write_text("\n".join(["code,name,level,group", *rows]), encoding="utf-8")
        return str(tmp_path)

    return write


# --- what holds for each of them ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", SMALL)
def test_nothing_in_a_set_is_left_unsaid(name):
    criteria = shipped(name)
    assert criteria.year
    assert criteria.levels
    assert criteria.legal_basis
    assert any("Nguồn:" in note for note in criteria.notes)
    for leaf in criteria.leaves():
        assert leaf.evidence, leaf.code
        assert leaf.department, leaf.code


@pytest.mark.parametrize("name", SMALL)
def test_every_leaf_says_whether_a_text_confirms_it(name):
    said_of = re.findall(r"^ +confirmed: (?:true|false)$", library.find(name).read_text("utf-8"), re.MULTILINE)
    assert len(said_of) == len(list(shipped(name).leaves()))


@pytest.mark.parametrize("name", SMALL)
def test_all_of_them_are_models_to_check_against_the_text(name):
    assert shipped(name).model


# --- 2948/QĐ-BNV (2017) ------------------------------------------------------------------------------------


def test_the_eight_fields_of_2948_have_their_maxima():
    national = shipped("national-2017")
    assert maxima(national) == points("10", "10", "14.5", "11", "16", "7", "16", "15.5")
    assert national.total == 100
    assert national.levels == ("province",)
    assert all(field.confirmed and not field.children for field in national.fields)


def test_2948_tells_how_many_criteria_and_sub_criteria_each_field_has():
    counts = [(6, 6), (4, 6), (5, 16), (4, 10), (9, 16), (3, 6), (5, 18), (2, 3)]
    for field, (criteria, parts) in zip(shipped("national-2017").fields, counts, strict=True):
        assert f"{criteria} tiêu chí, {parts} tiêu chí thành phần" in field.guidance


def test_the_ministry_grades_a_from_90_and_b_from_80():
    bands = shipped("national-2017").grades.bands
    assert [(band.name, band.lower and band.lower.value, band.upper and band.upper.value) for band in bands] == [
        ("A", 90, None),
        ("B", 80, 90),
        ("C", None, 80),
    ]
    assert [band.lower.included for band in bands[:2]] == [True, True]
    assert [band.upper.included for band in bands[1:]] == [False, False]


def test_a_national_table_is_ranked_and_graded(said, year):
    """T1: 9.5 + 9 + 13.25 + 10 + 14.5 + 6 + 14.5 + 13.25 = 90; T2: 9 + 8.5 + 12 + 9.5 + 13 + 5.5 + 13 + 12.5 = 83;
    T3: 8 + 8 + 11 + 9 + 12 + 5 + 12 + 14.99 = 79.99; T4 has no result in field 8."""
    folder = year(
        "national-2017",
        "appraisal",
        "Mã đơn vị,1,2,3,4,5,6,7,8\n"
        'T3,8,8,11,9,12,5,12,"14,99"\n'
        'T2,9,"8,5",12,"9,5",13,"5,5",13,"12,5"\n'
        'T1,"9,5",9,"13,25",10,"14,5",6,"14,5","13,25"\n'
        "T4,8,8,11,9,12,5,12,\n",
    )
    (group,) = said("rank", folder)["groups"]
    assert [(row["rank"], row["code"], row["points"], row["index"], row["grade"]) for row in group["ranked"]] == [
        (1, "T1", "90", "90", "A"),
        (2, "T2", "83", "83", "B"),
        (3, "T3", "79.99", "79.99", "C"),
    ]
    assert [row["code"] for row in group["unranked"]] == ["T4"]


# --- 1880/QĐ-UBND of Cà Mau (2013) -------------------------------------------------------------------------


def test_the_ca_mau_extract_has_the_points_of_the_annex():
    assert [node("ca-mau-2013", code).max for code in ("1", "1.1", "1.2", "1.3")] == [20, 5, 2, 3]
    assert shipped("ca-mau-2013").total == 20


def test_the_ca_mau_scale_stands_as_printed():
    plan = node("ca-mau-2013", "1.1.1")
    assert plan.confirmed
    assert [line.text("vi") for line in plan.rule.describe()] == [
        "Ban hành kịp thời: 1 điểm",
        "Ban hành không kịp thời: 0,5 điểm",
        "Không ban hành: 0 điểm",
    ]


def test_what_the_extract_does_not_have_is_labelled():
    leaves = {leaf.code: leaf.confirmed for leaf in shipped("ca-mau-2013").leaves()}
    assert [code for code, confirmed in leaves.items() if confirmed] == ["1.1.1"]


ANNEX = """\
1 | Công tác chỉ đạo, điều hành cải cách hành chính | 20 | | |
1.1 | Kế hoạch CCHC năm | 5 | | |
1.1.1 | Ban hành kế hoạch CCHC năm | 1 | | 1 | 1
 | Ban hành kịp thời: 1 | | | |
 | Ban hành không kịp thời: 0,5 | | | |
 | Không ban hành: 0 | | | |
1.1.2 | Mức độ hoàn thành kế hoạch | 2 | | 2 | 1
1.1.3 | Các nội dung khác của tiêu chí 1.1 | 2 | | 1.5 | 1.5
1.2 | Báo cáo | 2 | | |
1.2.1 | Đủ số lượng và đúng thời gian | 1 | | 1 | 1
1.2.2 | Nội dung báo cáo | 1 | | 1 | 0
1.3 | Ban hành quy định | 3 | | |
1.3.1 | Quy định được ban hành | 2 | | 1.5 | 1.5
1.3.2 | Đánh giá qua điều tra | 1 | 0.85 | |
1.khac | Các tiêu chí còn lại | 10 | | 9 | 8.5
"""
"""Self: 1 + 2 + 1.5 + 1 + 1 + 1.5 + 9 = 17. In the end: 1 + 1 + 1.5 + 1 + 0 + 1.5 + 0.85 + 8.5 = 15.35 of 20."""


@pytest.fixture
def annex(tmp_path):
    """A workbook in the form of the annex: two header rows with merged cells, scales in rows without a number."""
    path = tmp_path / "phu-luc.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Phụ lục")
        sheet.merge_range("A1:I1", "BẢNG TỰ ĐÁNH GIÁ, CHẤM ĐIỂM")
        tall = {"A": "STT", "B": "Lĩnh vực/Tiêu chí/Tiêu chí thành phần", "C": "Điểm tối đa"}
        for column, heading in {**tall, "G": "Điểm đạt được", "H": "Chỉ số", "I": "Ghi chú"}.items():
            sheet.merge_range(f"{column}3:{column}4", heading)
        sheet.merge_range("D3:F3", "Điểm đánh giá")
        sheet.write_row("D4", ["Điều tra XHH", "Tự đánh giá", "SNV đánh giá"])
        for row, line in enumerate(ANNEX.splitlines(), 4):
            code, title, *figures = (cell.strip() for cell in line.split("|"))
            sheet.write_string(row, 0, code)
            sheet.write_string(row, 1, title)
            for column, figure in enumerate(figures, 2):
                if figure:
                    sheet.write_number(row, column, float(figure))
    return str(path)


def test_a_workbook_like_the_annex_is_scored(said, annex):
    document = said("evaluate", annex, "--criteria", "ca-mau-2013")
    assert (document["final"]["points"], document["final"]["max"], document["final"]["index"]) == (
        "15.35",
        "20",
        "76.75",
    )
    assert document["stages"]["self"]["points"] == "17"
    assert document["stages"]["survey"]["points"] == "0.85"
    final = {each["code"]: each["final"] for each in document["nodes"]}
    assert (final["1.1"], final["1.2"], final["1.3"]) == ("3.5", "1", "2.35")


# --- 766/QĐ-TTg (23/6/2022) --------------------------------------------------------------------------------


def test_the_five_groups_of_766_have_their_points():
    quality = shipped("service-quality-2022")
    assert [(field.title, field.max) for field in quality.fields] == [
        ("Công khai, minh bạch", 18),
        ("Tiến độ, kết quả giải quyết", 20),
        ("Số hóa hồ sơ", 22),
        ("Cung cấp dịch vụ trực tuyến", 22),
        ("Mức độ hài lòng", 18),
    ]
    assert quality.total == 100


def test_the_leaves_that_766_confirms():
    """Of 1.1 the text tells the content and the 4 points, not the way of counting."""
    leaves = list(shipped("service-quality-2022").leaves())
    assert [leaf.code for leaf in leaves if leaf.confirmed] == ["2.1", "5.1", "5.2", "5.3"]
    points = {leaf.code: leaf.max for leaf in leaves}
    assert (points["1.1"], points["2.1"], points["5.3"]) == (4, 20, 6)


@pytest.mark.parametrize(
    ("code", "part", "whole", "earned"),
    [
        ("1.1", 90, 120, "3"),  # in time ÷ all: 75% of 4
        ("2.1", 4850, 5000, "19.4"),  # in time ÷ handled: 97% of 20
        ("5.1", 18, 20, "5.4"),  # complaints in time ÷ all: 90% of 6
        ("5.2", 5, 20, "4.5"),  # (all − dissatisfied or overdue) ÷ all: 75% of 6
        ("5.3", 0, 400, "6"),  # the target of NQ 76 is met
    ],
)
def test_the_ratios_of_766(code, part, whole, earned):
    rule = node("service-quality-2022", code).rule
    assert rule.award({"part": Fraction(part), "whole": Fraction(whole)}).points == Fraction(earned)


def test_service_quality_asks_for_counts_alone():
    facts = [fact for leaf in shipped("service-quality-2022").leaves() for fact in leaf.rule.asks()]
    assert len(facts) == 2 * 14
    assert {fact.type.value for fact in facts} == {"count"}


# --- PAPI since 2018 ---------------------------------------------------------------------------------------

DIMENSIONS = (
    "tham gia",
    "công khai",
    "giải trình",
    "tham nhũng",
    "thủ tục",
    "dịch vụ công",
    "môi trường",
    "điện tử",
)


@pytest.mark.parametrize("name", ["papi-2018", "papi-internal-2025"])
def test_papi_has_eight_dimensions_of_the_same_weight(name):
    criteria = shipped(name)
    titles = [field.title.lower() for field in criteria.fields]
    assert [word in title for word, title in zip(DIMENSIONS, titles, strict=True)] == [True] * 8
    assert len(set(maxima(criteria))) == 1


def test_a_papi_score_counts_as_it_is_published():
    papi = shipped("papi-2018")
    assert {field.filled_by for field in papi.fields} == {Stage.SURVEY}
    assert [field.rule.award({"value": Fraction("5.29")}).points for field in papi.fields] == points("5.29") * 8


def test_the_papi_total_is_the_unweighted_sum(said, year):
    """T1: 5.17 + 5.29 + 4.87 + 6.63 + 7.09 + 7.15 + 3.51 + 2.97 = 42.68; T2: 3 × 5 + 3 × 7 + 4 + 3 = 43;
    T3 has no result this year and is not ranked as 0."""
    folder = year(
        "papi-2018",
        "survey",
        "Mã đơn vị,1,2,3,4,5,6,7,8\n"
        'T1,"5,17","5,29","4,87","6,63","7,09","7,15","3,51","2,97"\n'
        "T2,5,5,5,7,7,7,4,3\n"
        "T3,,,,,,,,\n",
    )
    (group,) = said("rank", folder)["groups"]
    assert [(row["rank"], row["code"], row["points"]) for row in group["ranked"]] == [
        (1, "T2", "43"),
        (2, "T1", "42.68"),
    ]
    assert [row["code"] for row in group["unranked"]] == ["T3"]


def test_the_internal_index_is_scored_like_cchc():
    internal = shipped("papi-internal-2025")
    assert internal.total == 100
    assert maxima(internal) == points("12.5") * 8
    for dimension in internal.fields:
        by = [leaf.filled_by for leaf in dimension.children]
        assert Stage.SELF in by
        assert Stage.SURVEY in by
    assert 30 <= len(list(internal.leaves())) <= 45
    assert not any(leaf.confirmed for leaf in internal.leaves())
