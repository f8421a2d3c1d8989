"""The inspection workbook of a visit: what it asks, and what is read back from it."""

from datetime import date
from fractions import Fraction
from io import BytesIO

import openpyxl
import pytest
from filled_forms import load_text

from cchc_score.forms.appraisal_tasks import Claim
from cchc_score.forms.inspection import inspection_book
from cchc_score.forms.inspection_cover import SHEET as RECORD
from cchc_score.forms.inspection_sheet import SHEET
from cchc_score.forms.inspection_visit import MODES, Column, Visit
from cchc_score.inputs.intake import Expected, read_file
from cchc_score.model import Source, Unit
from cchc_score.stamp import SHEET as STAMP
from cchc_score.stamp import from_pairs

SET = """
id: visited
version: "1.0"
title: Bộ tiêu chí kiểm tra
levels: [commune]
total: 6
fields:
  - code: "1"
    title: Một cửa
    max: 6
    children:
      - {code: "1.1", title: Niêm yết, max: 1, rule: {kind: yes_no}}
      - {code: "1.2", title: Hồ sơ, max: 2, not_applicable: exclude,
         rule: {kind: ratio, part: Số đúng hạn, whole: Tổng số, zero_over_zero: full}}
      - {code: "1.3", title: Thái độ, max: 1, filled_by: inspection, rule: {kind: judged, step: 0.25}}
      - {code: "1.4", title: Sáng kiến, max: 1, filled_by: appraisal, rule: {kind: judged}}
      - {code: "1.5", title: Hài lòng, max: 1, filled_by: survey, rule: {kind: survey, scale: 100}}
"""
UNIT = Unit("X01", "UBND xã Mẫu & cộng sự", "commune", "Xã")
CLAIMS = {
    "1.1": Claim({"met": True}, Fraction(1), current=Fraction(0)),
    "1.2": Claim({"part": Fraction(9), "whole": Fraction(10)}, Fraction(9, 5), current=Fraction(9, 5)),
}


@pytest.fixture
def criteria(tmp_path):
    return load_text(SET, tmp_path)


def made(criteria, unit=UNIT):
    return openpyxl.load_workbook(BytesIO(inspection_book(Visit(criteria, 2025, unit), CLAIMS)))


def rows(page):
    codes = {page.cell(row, 1).value: row for row in range(6, page.max_row + 1)}
    return {code: row for code, row in codes.items() if code and code[0].isdigit()}


def read(content, criteria, folder):
    path = folder / "visit.xlsx"
    path.write_bytes(content)
    expected = Expected({"commune": criteria}, {UNIT.code: UNIT}, Source.INSPECTION, 2025)
    return read_file(path, "inspection/visit.xlsx", expected)


def saved(book):
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_the_leaves_that_inspections_judge_with_claim_and_points_so_far(criteria):
    page = made(criteria)[SHEET]
    found = rows(page)
    assert list(found) == ["1", "1.1", "1.2", "1.2:a", "1.2:b", "1.3"]

    def shown(code):
        columns = (Column.CLAIMED_FACTS, Column.CLAIMED_POINTS, Column.CURRENT)
        return [page.cell(found[code], column + 1).value for column in columns]

    assert shown("1.1") == ["Có", 1, 0]
    assert shown("1.2") == [None, 1.8, 1.8]
    assert [shown("1.2:a")[0], shown("1.2:b")[0]] == [9, 10]
    assert shown("1.3") == [None, None, None]


def test_only_the_inspectors_cells_are_unlocked(criteria):
    book = made(criteria, Unit("X01", "Xã", "commune", exempt=("1.1",)))
    page = book[SHEET]
    found = rows(page)
    unlocked = {cell.coordinate for row in page.iter_rows() for cell in row if not cell.protection.locked}
    expected = {f"{column}{found[code]}" for code in ("1.2", "1.3") for column in "IJKLMNO"}
    assert unlocked == expected | {f"G{found['1.2:a']}", f"G{found['1.2:b']}"}


def test_the_record_offers_the_modes_of_an_inspection(criteria):
    book = made(criteria)
    lists = {cell.value for (cell,) in book["Danh mục"].iter_rows(max_col=1)}
    assert set(MODES) <= lists
    titles = [row[0].value for row in book[RECORD].iter_rows() if row[0].value]
    assert {"Hình thức", "Ngày làm việc", "Trưởng đoàn"} <= set(titles)
    stamp = from_pairs(
        [(str(key), str(value or "")) for key, value in book[STAMP].iter_rows(values_only=True, max_col=2)]
    )
    assert (stamp.stage, stamp.unit, stamp.unit_name) == ("inspection", "X01", UNIT.name)


def test_an_untouched_workbook_says_nothing(criteria, tmp_path):
    intake = read(inspection_book(Visit(criteria, 2025, UNIT), CLAIMS), criteria, tmp_path)
    assert [problem.message("en") for problem in intake.problems] == []
    assert [dict(given.answers) for given in intake.submissions if given.answers] == []


def test_verdicts_facts_and_findings_are_read(criteria, tmp_path):
    book = made(criteria)
    page, found = book[SHEET], rows(book[SHEET])
    given = {
        ("1.1", Column.FACTS): "Không",
        ("1.1", Column.STRENGTH): "Bảng niêm yết đặt đúng chỗ",
        ("1.1", Column.FINDING): "Thiếu 3 điểm niêm yết, kiểm tra ngày 12/6",
        ("1.1", Column.EVIDENCE): "Ảnh chụp bảng niêm yết",
        ("1.1", Column.RECOMMENDATION): "Niêm yết đủ",
        ("1.1", Column.OWNER): "Bộ phận một cửa",
        ("1.1", Column.DEADLINE): date(2025, 8, 15),
        ("1.2:a", Column.FACTS): 7,
        ("1.2:b", Column.FACTS): 10,
        ("1.3", Column.VERDICT): 0.75,
    }
    for (code, column), value in given.items():
        page.cell(found[code], column + 1).value = value
    for title, value in {"Hình thức": "Đột xuất", "Ngày làm việc": date(2025, 6, 12)}.items():
        row = next(row for row in range(1, 40) if book[RECORD].cell(row, 1).value == title)
        book[RECORD].cell(row, 3).value = value
    intake = read(saved(book), criteria, tmp_path)
    assert [problem.message("en") for problem in intake.problems] == []
    (submission,) = intake.submissions
    assert (submission.unit, submission.source) == ("X01", Source.INSPECTION)
    answers = submission.answers
    assert {code: {n: e.value for n, e in answer.facts.items()} for code, answer in answers.items()} == {
        "1.1": {"met": False},
        "1.2": {"part": 7, "whole": 10},
        "1.3": {},
    }
    assert answers["1.3"].points.value == Fraction(3, 4)
    assert answers["1.3"].points.place.cell == f"I{found['1.3']}"
    strength, shortcoming = intake.findings
    assert (strength.kind.value, strength.criterion, strength.text) == (
        "strength",
        "1.1",
        "Bảng niêm yết đặt đúng chỗ",
    )
    assert (strength.place.sheet, strength.place.cell) == (SHEET, f"J{found['1.1']}")
    assert shortcoming.text == "Thiếu 3 điểm niêm yết, kiểm tra ngày 12/6"
    assert shortcoming.evidence.value == "Ảnh chụp bảng niêm yết"
    assert shortcoming.recommendation.value == "Niêm yết đủ"
    assert (shortcoming.owner.value, shortcoming.deadline.value) == ("Bộ phận một cửa", date(2025, 8, 15))
    assert shortcoming.inspection.day.value == date(2025, 6, 12)
    assert shortcoming.inspection.mode.value == "Đột xuất"


def test_not_applicable_is_taken_where_the_set_offers_it(criteria, tmp_path):
    book = made(criteria)
    book[SHEET].cell(rows(book[SHEET])["1.2"], Column.VERDICT + 1).value = "Không áp dụng"
    intake = read(saved(book), criteria, tmp_path)
    assert intake.problems == ()
    assert intake.submissions[0].answers["1.2"].not_applicable is not None
