"""The self-assessment form as a workbook: what it holds untouched, what it lets people do, what it comes to."""

import zipfile
from collections import Counter
from datetime import date
from fractions import Fraction
from io import BytesIO
from random import Random

import openpyxl
import pytest
from filled_forms import (
    FILLED,
    Column,
    Given,
    compute,
    fill,
    form_bytes,
    load_text,
    needs_libreoffice,
    score,
    self_layout,
)
from made_up_sets import made_up_set
from random_answers import answers

from cchc_score.criteria.library import find
from cchc_score.criteria.loader import load
from cchc_score.forms.body import SHEET
from cchc_score.forms.cover import SHEET as COVER
from cchc_score.forms.layout import FIRST_ROW, Way, at
from cchc_score.inputs.intake import Expected, read_file
from cchc_score.model import FactType, Source, Unit
from cchc_score.scoring.unit import score_unit
from cchc_score.stamp import SHEET as STAMP
from cchc_score.stamp import fingerprints, from_pairs

UNIT = Unit("X01", "UBND phường Mẫu & Hà Nội <1>", "commune", "Phường")
FIVE = """
id: five
version: "2.1"
title: Bộ tiêu chí năm mục
levels: [commune]
total: 6
fields:
  - code: "1"
    title: Chỉ đạo, điều hành
    max: 4
    children:
      - {code: "1.1", title: Kế hoạch, max: 1, rule: {kind: yes_no}, evidence: [Kế hoạch năm]}
      - {code: "1.2", title: Báo cáo, max: 2, not_applicable: exclude,
         rule: {kind: ratio, part: Số đúng hạn, whole: Tổng số, zero_over_zero: full}}
      - {code: "1.3", title: Sáng kiến, max: 1, rule: {kind: judged, step: 0.25}}
  - {code: "2", title: Khảo sát, max: 1, filled_by: survey, rule: {kind: survey, scale: 100}}
  - {code: "3", title: "So với đơn vị tốt nhất", max: 1,
     rule: {kind: relative, value: Tỷ lệ, type: percent, to: group_best, better: higher,
     scoring: proportional}}
"""


@pytest.fixture
def five(tmp_path):
    return load_text(FIVE, tmp_path)


@pytest.fixture(scope="module")
def commune():
    criteria, _ = load(find("commune-2025"), "commune-2025")
    return criteria


def opened(content):
    return openpyxl.load_workbook(BytesIO(content))


def read(content, criteria, folder):
    path = folder / "form.xlsx"
    path.write_bytes(content)
    expected = Expected({"commune": criteria}, {UNIT.code: UNIT}, Source.SELF, 2025)
    return read_file(path, "form.xlsx", expected)


def test_sheets_and_who_sees_them(five):
    book = opened(form_bytes(five, UNIT))
    states = {sheet.title: sheet.sheet_state for sheet in book}
    assert states == {COVER: "visible", SHEET: "visible", "Danh mục": "hidden", STAMP: "veryHidden"}
    assert all(sheet.protection.sheet for sheet in book)


def test_the_stamp_stands_in_its_sheet_and_in_the_properties(five):
    book = opened(form_bytes(five, UNIT))
    rows = [(str(key), str(value or "")) for key, value in book[STAMP].iter_rows(values_only=True)]
    properties = [(prop.name, str(prop.value)) for prop in book.custom_doc_props.props]
    made = from_pairs(rows)
    assert made == from_pairs(properties)
    assert (made.criteria, made.version, made.sha256) == ("five", "2.1", five.sha256)
    assert (made.year, made.level, made.stage) == (2025, "commune", "self")
    assert (made.unit, made.unit_name) == (UNIT.code, UNIT.name)
    assert made.leaves == fingerprints(five)


def test_rows_and_codes_of_a_small_form(five):
    page = opened(form_bytes(five, UNIT))[SHEET]
    last = self_layout(five).last_row
    codes = [page.cell(row + 1, 1).value for row in range(FIRST_ROW, last + 1)]
    assert [code for code in codes if code] == ["1", "1.1", "1.2", "1.2:a", "1.2:b", "1.3", "2", "3"]


def test_only_what_the_unit_says_is_unlocked(five):
    layout = self_layout(five)
    page = opened(form_bytes(five, UNIT))[SHEET]
    unlocked = {cell.coordinate for row in page.iter_rows() for cell in row if not cell.protection.locked}
    expected = set()
    for code in ("1.1", "1.2", "1.3", "3"):
        row = layout.by_code[code].row + 1
        expected |= {f"{column}{row}" for column in "FGHJ"}  # documents and explanation
    expected |= {f"D{layout.by_code['1.1'].row + 1}", f"D{layout.by_code['3'].row + 1}"}
    expected |= {fact.cell.replace("$", "") for fact in layout.by_code["1.2"].facts}
    expected |= {f"E{layout.by_code['1.2'].row + 1}", f"I{layout.by_code['1.3'].row + 1}"}
    assert unlocked == expected


def test_not_applicable_is_offered_only_where_the_set_allows_it(commune):
    layout = self_layout(commune)
    offered = {place.node.code for place in layout.leaves() if place.chooses}
    declared = {leaf.code for leaf in commune.leaves() if leaf.not_applicable and leaf.filled_by == "self"}
    assert offered == declared != set()


def test_no_formula_has_a_cached_value(commune):
    with zipfile.ZipFile(BytesIO(form_bytes(commune, UNIT))) as archive:
        body = archive.read("xl/worksheets/sheet2.xml").decode()
    assert body.count("</f>") == body.count("</f><v></v>") > 500


def test_formulas_stay_within_what_excel_takes(tmp_path):
    for number in range(5):
        criteria = made_up_set(Random(number), 150, tmp_path)
        page = opened(form_bytes(criteria, UNIT))[SHEET]
        formulas = [cell.value for row in page.iter_rows() for cell in row if str(cell.value).startswith("=")]
        assert max(map(len, formulas)) < 8000
        assert max(_depth(formula) for formula in formulas) < 60


def _depth(formula):
    depth = deepest = 0
    for letter in formula:
        depth += (letter == "(") - (letter == ")")
        deepest = max(deepest, depth)
    return deepest


@pytest.mark.parametrize("leaves", [5, 40, 150])
def test_every_cell_of_a_layout_has_one_meaning(tmp_path, leaves):
    layout = self_layout(made_up_set(Random(leaves), leaves, tmp_path), ("1.1",))
    cells = Counter()
    for place in layout.walk():
        cells[place.at(Column.POINTS)] += 1
        cells.update(fact.cell for fact in place.facts)
        if place.how_row is not None:
            cells[at(place.how_row, Column.TITLE)] += 1
            assert place.how_row not in {fact.row for fact in place.facts}
    for row in (layout.sum_row, layout.total_row, layout.index_row, *(extra.row for extra in layout.extras)):
        cells[at(row, Column.POINTS)] += 1
    assert set(cells.values()) == {1}


def test_an_exempt_unit_is_not_asked(five):
    layout = self_layout(five, ("1",))
    ways = {place.node.code: place.way for place in layout.leaves()}
    assert ways == {"1.1": Way.EXEMPT, "1.2": Way.EXEMPT, "1.3": Way.EXEMPT, "2": Way.OTHERS, "3": Way.LATER}


def test_an_untouched_form_says_nothing(commune, tmp_path):
    intake = read(form_bytes(commune, UNIT), commune, tmp_path)
    assert [problem.message("en") for problem in intake.problems] == []
    (submission,) = intake.submissions
    assert (submission.unit, submission.source, dict(submission.answers)) == ("X01", Source.SELF, {})


def test_the_same_form_is_the_same_bytes(commune):
    assert form_bytes(commune, UNIT) == form_bytes(commune, UNIT)


# --- computed by LibreOffice -------------------------------------------------------------------------------


@needs_libreoffice
def test_progress_total_and_what_is_owed(five, tmp_path):
    layout, form = self_layout(five), form_bytes(five, UNIT)
    given = {
        "1.1": Given(facts={"met": True}),
        "1.2": Given(facts={"part": Fraction(9), "whole": Fraction(10)}),
        "1.3": Given(points=Fraction(3, 4)),
        "3": Given(facts={"value": Fraction(80)}),
    }
    some = {"1.2": Given(not_applicable=True), "1.3": Given(points=Fraction(1, 3))}
    untouched, full, part = compute([form, fill(form, layout, given), fill(form, layout, some)], tmp_path)

    def todo(sheet, code):
        return sheet.cell(layout.by_code[code].row, Column.TODO)

    assert [todo(untouched, code) for code in ("1.1", "1.2", "1.3", "2", "3")] == [
        "Điền số liệu",
        "Điền ở dưới",
        "Cho điểm",
        "Điều tra XHH",
        "Điền số liệu",
    ]
    assert [todo(full, code) for code in ("1.1", "1.2", "1.3", "3")] == ["Thiếu tài liệu", "", "", ""]
    assert [todo(part, code) for code in ("1.2", "1.3")] == ["Nêu lý do", "Sửa ô này"]
    # 1 + 9/10 × 2 + 0,75 of 4; the relative leaf (1 point) is computed later
    assert full.cell(layout.total_row, Column.POINTS) == pytest.approx(3.55)
    assert full.cell(layout.total_row, Column.MAX) == 5
    assert full.cell(layout.index_row, Column.POINTS) == 88.75
    assert full.cell(layout.total_row, Column.NOTE) == "Đã điền 4/4 mục"
    assert full.cell(layout.by_code["3"].row, Column.POINTS) == "Tính sau"
    assert part.cell(layout.total_row, Column.MAX) == 3
    assert part.cell(layout.total_row, Column.NOTE) == "Đã điền 1/4 mục"
    assert part.cell(layout.by_code["1.3"].row, Column.STATE) == "LỖI"


@needs_libreoffice
@pytest.mark.parametrize("name", ["commune-2025", "department-2025"])
def test_all_maxima_come_to_the_units_total(name, tmp_path):
    criteria, _ = load(find(name), name)
    unit = Unit("X01", "Đơn vị mẫu", criteria.levels[0], "Nhóm")
    layout = self_layout(criteria)
    given = {
        place.node.code: best_answer(place)
        for field in layout.fields
        for place in field.walk()
        if place.way in FILLED
    }
    (sheet,) = compute([fill(form_bytes(criteria, unit), layout, given)], tmp_path)
    own = sum(p.node.max for p in layout.leaves() if p.way in (Way.FACTS, Way.POINTS) and p.block == "fields")
    assert sheet.cell(layout.total_row, Column.POINTS) == pytest.approx(float(own))
    assert sheet.cell(layout.index_row, Column.POINTS) == 100
    assert own > 60


def best_answer(place):
    """The facts that earn the maximum of a leaf, found among a few of each kind by asking the rule."""
    rule = place.node.rule
    if place.way is Way.POINTS:
        return Given(points=place.node.max)
    random = Random(place.node.code)
    for _ in range(20_000):
        facts = {each.fact.name: candidate(each.fact, random) for each in place.facts}
        award = rule.award(facts)
        if place.way is Way.LATER or award.points == place.node.max:
            case = facts.get("case")
            return Given(
                facts={n: v for n, v in facts.items() if n == "case" or case is None or n.startswith(case)}
            )
    raise AssertionError(f"nothing earns the maximum of {place.node.code}")


def candidate(fact, random):
    if fact.type is FactType.YES_NO:
        return True
    if fact.type is FactType.CHOICE:
        return random.choice(fact.choices).key
    if fact.type is FactType.DATE:
        return date(2025, random.choice((1, 6, 12)), 1)
    if fact.type is FactType.PERCENT:
        return Fraction(random.choice((0, 100)))
    most = 100 if fact.maximum is None else fact.maximum
    return min(Fraction(random.choice((0, 1, 5, 20, 100))), Fraction(most))


@needs_libreoffice
def test_a_filled_form_is_scored_as_its_answers_also_after_libreoffice_saved_it(commune, tmp_path):
    layout = self_layout(commune)
    given = answers(layout, Random(7))
    compute([fill(form_bytes(commune, UNIT), layout, given)], tmp_path)
    expected = [(node.node.code, node.status, node.points) for node in score(commune, UNIT, given).walk()]
    for folder in ("given", "computed"):
        (submission,) = read((tmp_path / folder / "00000.xlsx").read_bytes(), commune, tmp_path).submissions
        result = score_unit(commune, UNIT, {Source.SELF: submission}, surveyed=True, peers={})
        assert [(node.node.code, node.status, node.points) for node in result.walk()] == expected
