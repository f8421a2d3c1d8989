"""The appraisal workbook: what it shows, what it lets people do, and what is read back from it."""

import subprocess
from fractions import Fraction
from io import BytesIO

import openpyxl
import pytest
from filled_forms import load_text, needs_libreoffice
from python_calamine import CalamineWorkbook

from cchc_score.forms.appraisal import appraisal_book, shares
from cchc_score.forms.appraisal_rows import FIRST_ROW, Column
from cchc_score.forms.appraisal_sheet import SHEET
from cchc_score.forms.appraisal_tasks import STANDING, Assignment, Claim, Returned, departments
from cchc_score.inputs.intake import Expected, read_file
from cchc_score.model import Source, Unit
from cchc_score.scoring.merge import merge
from cchc_score.stamp import SHEET as STAMP
from cchc_score.stamp import from_pairs

SET = """
id: judged
version: "1.0"
title: Bộ tiêu chí thẩm định
levels: [commune]
total: 10
fields:
  - code: "1"
    title: Chỉ đạo, điều hành
    max: 6
    department: Sở Nội vụ
    children:
      - {code: "1.1", title: Kế hoạch, max: 1, rule: {kind: yes_no}}
      - {code: "1.2", title: Báo cáo, max: 2, not_applicable: exclude,
         rule: {kind: ratio, part: Số đúng hạn, whole: Tổng số, zero_over_zero: full}}
      - {code: "1.3", title: Sáng kiến, max: 1, filled_by: appraisal, rule: {kind: judged, step: 0.25}}
      - {code: "1.4", title: Nề nếp, max: 2, filled_by: inspection, rule: {kind: judged}}
  - code: "2"
    title: Thể chế
    max: 3
    department: Sở Tư pháp
    children:
      - {code: "2.1", title: Văn bản, max: 2, rule: {kind: judged}}
      - {code: "2.10", title: Tỷ lệ, max: 1,
         rule: {kind: ratio, asked_as: percent, value: Tỷ lệ, floor: 70%, slope: plain}}
  - {code: "3", title: Chưa giao, max: 1, rule: {kind: judged}}
"""
UNITS = (
    Unit("X01", "Xã Một", "commune", "Xã"),
    Unit("X02", "Xã Hai", "commune", "Xã", exempt=("1.1",)),
    Unit("X10", "Xã Mười", "commune", "Xã"),
)
CLAIMS = {
    "X01": Returned(
        {
            "1.1": Claim({"met": True}, Fraction(1), evidence="12/KH-UBND, 05/01/2025", note="Đã ban hành"),
            "1.2": Claim({"part": Fraction(9), "whole": Fraction(10)}, Fraction(9, 5)),
            "2.1": Claim({}, Fraction(3, 2)),
            "2.10": Claim({"value": Fraction(85)}, Fraction(17, 20)),
        },
        "đã nhận",
    ),
    "X02": Returned({"1.2": Claim(not_applicable=True, note="Không phát sinh")}, "đã nhận"),
}


@pytest.fixture
def criteria(tmp_path):
    return load_text(SET, tmp_path)


def assigned(criteria, department="Sở Nội vụ"):
    return Assignment(criteria, 2025, "commune", department, {})


def made(criteria, department="Sở Nội vụ", units=UNITS):
    return openpyxl.load_workbook(BytesIO(appraisal_book(assigned(criteria, department), units, CLAIMS)))


def keys(page):
    """Row number by unit and code, as the cells say."""
    found = {}
    for row in range(FIRST_ROW + 1, page.max_row + 1):
        unit, code = page.cell(row, Column.UNIT_CODE + 1).value, page.cell(row, Column.CODE + 1).value
        if unit and code:
            found[unit, code] = row
    return found


def put(page, unit, code, column, value):
    page.cell(keys(page)[unit, code], column + 1).value = value


def taken_in(book, criteria, folder, name="a.xlsx"):
    path = folder / name
    book.save(path)
    units = {unit.code: unit for unit in UNITS}
    return read_file(path, f"appraisal/{name}", Expected({"commune": criteria}, units, Source.APPRAISAL_1, 2025))


def verdicts(intake):
    """(unit, source) → code → points or facts."""
    return {
        (given.unit, given.source.value): {
            code: answer.points.value
            if answer.points
            else {name: entry.value for name, entry in answer.facts.items()}
            for code, answer in given.answers.items()
            if answer.points or answer.facts
        }
        for given in intake.submissions
    }


def test_each_department_has_its_leaves(criteria):
    assert departments(criteria) == ("Sở Nội vụ", "Sở Tư pháp", STANDING)
    asked = {name: [task.leaf.code for task in assigned(criteria, name).tasks()] for name in departments(criteria)}
    # 1.4 is for inspections alone
    assert asked == {"Sở Nội vụ": ["1.1", "1.2", "1.3"], "Sở Tư pháp": ["2.1", "2.10"], STANDING: ["3"]}


def test_rows_of_every_unit_name_it_and_show_its_claim(criteria):
    page = made(criteria)[SHEET]
    rows = keys(page)
    own = ["1", "1.1", "1.2", "1.2:a", "1.2:b", "1.3"]
    assert list(rows) == [(unit.code, code) for unit in UNITS for code in own]

    def claim(unit, code):
        row = rows[unit, code]
        columns = (Column.CLAIMED_FACTS, Column.CLAIMED_POINTS, Column.EVIDENCE, Column.EXPLANATION)
        return [page.cell(row, column + 1).value for column in columns]

    assert claim("X01", "1.1") == ["Có", 1, "12/KH-UBND, 05/01/2025", "Đã ban hành"]
    assert claim("X01", "1.2") == [None, 1.8, None, None]
    assert claim("X01", "1.2:a")[0] == 9
    assert claim("X02", "1.2") == ["Không áp dụng", None, None, "Không phát sinh"]
    assert claim("X10", "1.1") == [None, None, None, None]
    opening = [page.cell(rows[unit.code, "1"] - 1, Column.TITLE + 1).value for unit in UNITS]
    assert opening == [f"Phiếu tự đánh giá: {word}" for word in ("đã nhận", "đã nhận", "Chưa nộp")]


def test_only_the_appraisers_cells_are_unlocked(criteria):
    page = made(criteria, units=UNITS[:2])[SHEET]
    assert page.protection.sheet
    unlocked = {cell.coordinate for row in page.iter_rows() for cell in row if not cell.protection.locked}
    rows, expected = keys(page), set()
    for (unit, code), row in rows.items():
        exempt = (unit, code) == ("X02", "1.1")
        if code in ("1.1", "1.2", "1.3") and not exempt:
            expected |= {f"{column}{row}" for column in "KLMPQ"}  # verdicts, notes, request
        if code in ("1.1", "1.2:a", "1.2:b") and not exempt:
            expected |= {f"{column}{row}" for column in "JO"}  # facts of both rounds
    assert unlocked == expected


def test_every_unlocked_value_is_checked(criteria):
    page = made(criteria)[SHEET]
    checked = {cell for rule in page.data_validations.dataValidation for cell in str(rule.sqref).split()}
    unlocked = {cell.coordinate for row in page.iter_rows() for cell in row if not cell.protection.locked}
    assert checked == {cell for cell in unlocked if cell[0] not in "LMQ"}
    assert len(page.data_validations.dataValidation) == 6  # one a leaf's points, one a fact: not one a cell


def test_the_stamp_names_the_department_and_no_unit(criteria):
    book = made(criteria)
    assert book[STAMP].sheet_state == "veryHidden"
    stamp = from_pairs(
        [(str(key), str(value or "")) for key, value in book[STAMP].iter_rows(values_only=True, max_col=2)]
    )
    assert (stamp.stage, stamp.department, stamp.unit) == ("appraisal-1", "Sở Nội vụ", "")
    assert (stamp.criteria, stamp.year, stamp.level) == ("judged", 2025, "commune")


def test_an_untouched_workbook_says_nothing(criteria, tmp_path):
    for department in departments(criteria):
        path = tmp_path / "untouched.xlsx"
        path.write_bytes(appraisal_book(assigned(criteria, department), UNITS, CLAIMS))
        expected = Expected({"commune": criteria}, {unit.code: unit for unit in UNITS}, Source.APPRAISAL_1, 2025)
        intake = read_file(path, "appraisal/untouched.xlsx", expected)
        assert [problem.message("en") for problem in intake.problems] == []
        assert intake.submissions == ()


def filled(criteria):
    book = made(criteria)
    page = book[SHEET]
    put(page, "X01", "1.1", Column.FACTS_1, "Không")
    put(page, "X01", "1.1", Column.NOTE_1, "Không có số văn bản")
    put(page, "X01", "1.1", Column.REQUEST, "Gửi bản chụp")
    put(page, "X01", "1.1", Column.FACTS_2, "Có")
    put(page, "X01", "1.1", Column.NOTE_2, "Đã bổ sung")
    put(page, "X01", "1.2:a", Column.FACTS_1, 8)
    put(page, "X01", "1.2:b", Column.FACTS_1, 10)
    put(page, "X01", "1.3", Column.VERDICT_1, 0.75)
    put(page, "X02", "1.2", Column.VERDICT_1, "Không áp dụng")
    put(page, "X02", "1.3", Column.VERDICT_1, 0.5)
    put(page, "X10", "1.2", Column.VERDICT_1, 1.25)
    put(page, "X10", "1.2", Column.VERDICT_2, 1.5)
    return book


READ = {
    ("X01", "appraisal-1"): {
        "1.1": {"met": False},
        "1.2": {"part": 8, "whole": 10},
        "1.3": Fraction(3, 4),
    },
    ("X01", "appraisal-2"): {"1.1": {"met": True}},
    ("X02", "appraisal-1"): {"1.3": Fraction(1, 2)},
    ("X10", "appraisal-1"): {"1.2": Fraction(5, 4)},
    ("X10", "appraisal-2"): {"1.2": Fraction(3, 2)},
}


def test_verdicts_are_read_by_unit_and_code(criteria, tmp_path):
    intake = taken_in(filled(criteria), criteria, tmp_path)
    assert [problem.message("en") for problem in intake.problems] == []
    assert verdicts(intake) == READ
    by_unit = {(given.unit, given.source): given.answers for given in intake.submissions}
    assert by_unit["X02", Source.APPRAISAL_1]["1.2"].not_applicable is not None
    assert by_unit["X01", Source.APPRAISAL_1]["1.1"].note.value == "Không có số văn bản"
    assert by_unit["X01", Source.APPRAISAL_2]["1.1"].note.value == "Đã bổ sung"
    assert by_unit["X01", Source.APPRAISAL_1]["1.1"].evidence is None


def test_claims_shown_are_copies_and_no_submissions(criteria, tmp_path):
    intake = taken_in(filled(criteria), criteria, tmp_path)
    assert all(given.source is not Source.SELF for given in intake.submissions)
    copies = {copy.unit: copy.answers for copy in intake.copies}
    assert set(copies) == {"X01", "X02"}
    assert copies["X01"]["1.1"].evidence.value == "12/KH-UBND, 05/01/2025"
    assert copies["X02"]["1.2"].not_applicable.value == "Không phát sinh"


@pytest.mark.parametrize("order", ["by code", "backwards", "hidden"])
def test_sorted_and_filtered_rows_are_read_alike(criteria, tmp_path, order):
    book = filled(criteria)
    page = book[SHEET]
    rows = [
        [page.cell(row, column + 1).value for column in Column] for row in range(FIRST_ROW + 1, page.max_row + 1)
    ]
    if order == "by code":
        rows.sort(key=lambda row: (row[Column.CODE] or "", row[Column.UNIT_CODE]))
    elif order == "backwards":
        rows.reverse()
    else:
        for row in range(FIRST_ROW + 1, FIRST_ROW + 1 + len(rows), 2):
            page.row_dimensions[row].hidden = True
    for offset, values in enumerate(rows):
        for column, value in zip(Column, values, strict=True):
            page.cell(FIRST_ROW + 1 + offset, column + 1).value = value
    page.title = "Đã sắp xếp"
    intake = taken_in(book, criteria, tmp_path)
    assert [problem.message("en") for problem in intake.problems] == []
    assert verdicts(intake) == READ


def test_departments_are_put_together_and_contradictions_named(criteria, tmp_path):
    first, second = filled(criteria), made(criteria, "Sở Tư pháp")
    put(second[SHEET], "X01", "2.1", Column.VERDICT_1, 1.25)
    put(second[SHEET], "X01", "2.10", Column.FACTS_1, 0.8)
    intakes = [
        taken_in(first, criteria, tmp_path, "noi-vu.xlsx"),
        taken_in(second, criteria, tmp_path, "tu-phap.xlsx"),
    ]
    own = [given for intake in intakes for given in intake.submissions if given.unit == "X01"]
    merged, problems = merge(own)
    assert problems == ()
    assert list(merged[Source.APPRAISAL_1].answers) == ["1.1", "1.2", "1.3", "2.1", "2.10"]
    assert merged[Source.APPRAISAL_1].answers["2.10"].facts["value"].value == 80

    other = made(criteria)
    put(other[SHEET], "X01", "1.3", Column.VERDICT_1, 0.5)
    again = taken_in(other, criteria, tmp_path, "so-khac.xlsx")
    merged, (problem,) = merge([*own, *again.submissions])
    row = keys(other[SHEET])["X01", "1.3"]
    assert problem.code == "judged-twice"
    assert str(problem.place) == f"appraisal/so-khac.xlsx!{SHEET}!K{row}"
    assert problem.values["first_place"] == f"appraisal/noi-vu.xlsx!{SHEET}!K{row}"
    assert merged[Source.APPRAISAL_1].answers["1.3"].invalid


def test_points_that_cannot_be_are_told_at_their_cell(criteria, tmp_path):
    book = made(criteria)
    put(book[SHEET], "X01", "1.3", Column.VERDICT_1, 1.5)
    (problem,) = taken_in(book, criteria, tmp_path).problems
    assert problem.code == "points-outside"
    assert problem.place.cell == f"K{keys(book[SHEET])['X01', '1.3']}"


def test_too_many_units_for_one_workbook_are_parted(criteria):
    tasks = assigned(criteria).tasks()
    many = [Unit(f"X{number}", "Xã", "commune") for number in range(10_000)]
    parts = shares(tasks, many)  # 7 rows a unit
    assert [unit for part in parts for unit in part] == many
    assert max(len(part) for part in parts) * 7 <= 30_000
    assert shares(tasks, UNITS) == (UNITS,)


def test_the_same_workbook_is_the_same_bytes(criteria):
    order = assigned(criteria)
    assert appraisal_book(order, UNITS, CLAIMS) == appraisal_book(order, UNITS, CLAIMS)


@needs_libreoffice
def test_results_differences_and_what_is_to_be_done(criteria, tmp_path):
    book = filled(criteria)
    page = book[SHEET]
    put(page, "X10", "1.1", Column.FACTS_1, "Có")
    put(page, "X10", "1.1", Column.REQUEST, "Gửi kế hoạch")
    put(page, "X02", "1.2", Column.VERDICT_2, 7)
    rows = keys(page)
    sheets = computed(book, tmp_path)

    def told(unit, code):
        row = sheets[SHEET][rows[unit, code] - 1]
        return row[Column.RESULT], row[Column.DIFFERENCE], row[Column.STATUS]

    assert told("X01", "1.1") == (1, 0, "Đã thẩm định")
    assert told("X01", "1.2") == (pytest.approx(1.6), pytest.approx(-0.2), "Nêu lý do")
    assert told("X01", "1.3") == (0.75, "", "Đã thẩm định")
    assert told("X02", "1.1") == ("", "", "Được miễn")
    assert told("X02", "1.2") == ("LỖI", "", "Sửa số liệu")
    assert told("X02", "1.3") == (0.5, "", "Đã thẩm định")
    assert told("X10", "1.1") == (1, "", "Chờ giải trình")
    assert told("X10", "1.2") == (1.5, "", "Đã thẩm định")
    assert told("X10", "1.3") == ("", "", "Chưa nộp")
    cover = {str(row[0]): row[2] for row in sheets["Hướng dẫn"] if row[0] and len(row) > 2}
    assert cover["Số đơn vị đã nộp phiếu tự đánh giá"] == "2/3"
    assert cover["Số mục đã thẩm định xong"] == "4/8"
    assert cover["Mục chờ đơn vị giải trình"] == 1
    assert cover["Mục phải nêu lý do vì khác điểm tự chấm"] == 1


def computed(book, folder):
    """The sheets as LibreOffice computes them: rows of values from A1 on."""
    book.save(folder / "given.xlsx")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    out = folder / "computed"
    words = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out), folder / "given.xlsx"]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    made_of = CalamineWorkbook.from_path(str(out / "given.xlsx"))
    return {name: made_of.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in made_of.sheet_names}
