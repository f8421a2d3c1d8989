"""A form of ours comes back: known by its stamp, read by code, its own cells left aside."""

import zipfile
from datetime import date, datetime
from fractions import Fraction

import pytest
from clerk import (
    DAY,
    EXCUSE,
    NOTE,
    NUMBER,
    PAGE,
    POINTS,
    answers_of,
    fill_with_maxima,
    new_form,
    read,
    shipped,
    small_set,
    unit_of,
)

from cchc_score.criteria import library
from cchc_score.model import Source, Stage, Status, Unit
from cchc_score.scoring.unit import score_unit

SETS = library.shipped()


@pytest.fixture
def small(tmp_path):
    return small_set(tmp_path)


@pytest.fixture
def form(small, tmp_path):
    return new_form(small, tmp_path)


def codes(intake):
    return [problem.code for problem in intake.problems]


def filled(form):
    form.type("1.1", "Có")
    form.type("1.1", "12/KH-UBND", NUMBER)
    form.type("1.1", "15/01/2025", DAY)
    form.type("1.1", "Mục II", PAGE)
    form.type("1.2:a", 45)
    form.type("1.2:b", 60)
    form.type("1.10", 0.95)
    form.type("1.11", datetime(2025, 2, 28))
    form.type("1.12", "Kịp thời")
    form.type("2.1", 1.75, POINTS)
    form.type("2.1", "Theo báo cáo năm", NOTE)
    return form


ANSWERS = {
    "1.1": ({"met": True}, None, None, "12/KH-UBND, 15/01/2025, Mục II", None, False),
    "1.2": ({"part": 45, "whole": 60}, None, None, None, None, False),
    "1.10": ({"value": 95}, None, None, None, None, False),
    "1.11": ({"done": date(2025, 2, 28)}, None, None, None, None, False),
    "1.12": ({"level": "l1"}, None, None, None, None, False),
    "2.1": ({}, Fraction("1.75"), None, None, "Theo báo cáo năm", False),
}


@pytest.mark.parametrize("name", SETS)
def test_an_untouched_form_says_nothing(name, tmp_path):
    criteria = shipped(name)
    intake = read(new_form(criteria, tmp_path).path, criteria)
    assert intake.problems == ()
    assert [(s.unit, s.source, dict(s.answers)) for s in intake.submissions] == [("X01", Source.SELF, {})]


def test_what_a_clerk_fills_in_is_read_whatever_the_file_is_called(form):
    intake = filled(form).read(name="ban cuoi cung (3).xlsx")
    assert intake.problems == ()
    assert answers_of(intake) == ANSWERS
    assert intake.submissions[0].unit == "X01"


@pytest.mark.parametrize("name", ["commune-2025", "department-2025"])
def test_all_maxima_score_the_units_whole_part(name, tmp_path):
    criteria = shipped(name)
    form = new_form(criteria, tmp_path)
    fill_with_maxima(form)
    intake = form.read()
    assert intake.problems == ()
    (submission,) = intake.submissions
    score = score_unit(criteria, unit_of(criteria), {Source.SELF: submission}, surveyed=False, peers={})
    own = [leaf for field in criteria.fields for leaf in field.leaves() if leaf.filled_by is Stage.SELF]
    results = {node.node.code: node for node in score.walk()}
    later = {leaf.code for leaf in own if results[leaf.code].status is Status.PENDING}
    assert len(later) <= 2  # compared with last year
    assert sum(results[leaf.code].points for leaf in own if leaf.code not in later) == sum(
        leaf.max for leaf in own if leaf.code not in later
    )
    assert len(own) > 40


def test_the_register_need_not_be_there(form, small):
    intake = filled(form).read(units=None)
    assert intake.problems == ()
    assert intake.units == (Unit("X01", "UBND phường Mẫu", "commune"),)


def test_not_applicable_comes_with_its_reason(form):
    form.type("1.2", "Không áp dụng", EXCUSE)
    form.type("1.2", "Trong năm không có hồ sơ", NOTE)
    intake = form.read()
    assert intake.problems == ()
    reason = "Trong năm không có hồ sơ"
    assert answers_of(intake) == {"1.2": ({}, None, reason, None, reason, False)}


def test_not_applicable_beside_data_is_told(form):
    cell = form.type("1.2", "Không áp dụng", EXCUSE)
    form.type("1.2:a", 3)
    intake = form.read()
    assert [(p.code, p.place.cell) for p in intake.problems] == [("not-applicable-with-values", cell)]


def test_not_applicable_takes_nothing_else(form):
    cell = form.type("1.2", "chưa rõ", EXCUSE)
    intake = form.read()
    assert [(p.code, p.place.cell) for p in intake.problems] == [("excuse-unknown", cell)]
    assert answers_of(intake)["1.2"][-1] is True


def test_a_wrong_cell_is_named(form):
    cell = form.type("1.2:a", "khoảng 40")
    intake = form.read()
    assert [(p.code, p.place.sheet, p.place.cell) for p in intake.problems] == [
        ("number-expected", "Tự chấm", cell)
    ]


def test_points_typed_over_a_live_score_speak_and_stay_visible(form):
    form.type("1.1", "Có")
    form.type("1.1", 0.5, POINTS)
    assert answers_of(form.read())["1.1"][:2] == ({"met": True}, Fraction("0.5"))


def test_scores_pasted_as_values_are_no_problem(form):
    filled(form)
    for code, value in (("1.2", "KAD"), ("1.10", "LỖI"), ("1.11", "–"), ("1.12", "Tính sau"), ("2.2", "–")):
        form.type(code, value, POINTS)
    intake = form.read()
    assert intake.problems == ()
    assert answers_of(intake) == ANSWERS


def test_points_computed_by_the_unit_are_read_where_it_gives_the_points(form):
    form.type("2.1", "=1+0.5", POINTS)
    assert codes(form.read()) == ["cell-uncomputed"]


# --- moved about -------------------------------------------------------------------------------------------


def hide_and_widen(form):
    form.sheet.column_dimensions["C"].hidden = True
    form.sheet.column_dimensions["B"].width = 90
    form.sheet.row_dimensions[form.row("1.10")].hidden = True


def rename(form):
    form.sheet.title = "Phiếu của chúng tôi"


def insert_rows(form):
    form.sheet.insert_rows(form.row("1.10"), 3)


def insert_rows_on_top(form):
    merged = list(form.sheet.merged_cells.ranges)
    for area in merged:
        form.sheet.unmerge_cells(str(area))
    form.sheet.insert_rows(1, 2)
    for area in merged:
        area.shift(row_shift=2)
        form.sheet.merge_cells(area.coord)


def move_rows(form):
    last, row = form.sheet.max_row, form.row("1.1")
    form.sheet.move_range(f"A{row}:K{row}", rows=last + 5 - row)


def sort_backwards(form):
    first, last = form.row("1"), form.row("2.2")
    for area in [str(area) for area in form.sheet.merged_cells.ranges if area.min_row >= first]:
        form.sheet.unmerge_cells(area)
    rows = [[(cell.value, cell.number_format) for cell in form.sheet[row]] for row in range(first, last + 1)]
    for row, cells in zip(range(first, last + 1), reversed(rows), strict=True):
        for column, (value, shown) in enumerate(cells, 1):
            cell = form.sheet.cell(row, column)
            cell.value, cell.number_format = value, shown


def filter_rows(form):
    form.sheet.auto_filter.add_filter_column(0, ["1.1"])
    for row in range(form.row("1.2"), form.row("2.2")):
        form.sheet.row_dimensions[row].hidden = True


@pytest.mark.parametrize(
    "change",
    [hide_and_widen, rename, insert_rows, insert_rows_on_top, move_rows, sort_backwards, filter_rows],
    ids=lambda change: change.__name__,
)
def test_moved_about_it_still_says_the_same(change, form):
    filled(form)
    change(form)
    intake = form.read()
    assert intake.problems == ()
    assert answers_of(intake) == ANSWERS


def test_other_sheets_say_nothing(form):
    filled(form)
    notes = form.book.create_sheet("Nháp", 0)
    notes.append(["Điểm tự chấm", "Nội dung"])
    notes.append([1, "của ai đó"])
    intake = form.read()
    assert intake.problems == ()
    assert answers_of(intake) == ANSWERS


# --- whose it is -------------------------------------------------------------------------------------------


def test_the_hidden_sheet_alone_is_enough(form):
    filled(form)
    for name in list(form.book.custom_doc_props.names):
        del form.book.custom_doc_props[name]
    assert answers_of(form.read()) == ANSWERS


def test_the_properties_alone_are_enough(form):
    filled(form)
    del form.book["_cchc"]
    form.sheet.cell(2, NUMBER).value = None  # the visible unit code
    intake = form.read()
    assert intake.problems == ()
    assert answers_of(intake) == ANSWERS


def test_copies_of_the_stamp_that_disagree_are_refused(form):
    filled(form)
    stamp = form.book["_cchc"]
    (cell,) = (row[1] for row in stamp.iter_rows() if row[0].value == "cchc.unit")
    cell.value = "X02"
    intake = form.read()
    assert codes(intake) == ["stamp-copies-differ"]
    assert {"X01", "X02"} <= set(intake.problems[0].values.values())
    assert intake.submissions == ()


def test_a_form_passed_on_to_another_unit_is_refused(form):
    filled(form)
    page = form.sheet
    cell = next(cell for row in page.iter_rows(max_row=4) for cell in row if "Mã đơn vị" in str(cell.value))
    cell.value = "Mã đơn vị: X02"
    intake = form.read()
    assert [(p.code, p.place.cell) for p in intake.problems] == [("stamp-unit-differs", cell.coordinate)]
    assert intake.submissions == ()


def test_a_form_of_another_year_is_refused_with_one_sentence(form):
    intake = filled(form).read(year=2026)
    assert codes(intake) == ["wrong-year"]
    assert intake.submissions == ()


def test_a_form_of_another_level_is_refused_with_one_sentence(tmp_path):
    form = new_form(shipped("department-2025"), tmp_path)
    form.type("1.1.1", "Có")
    intake = form.read(shipped("commune-2025"))
    assert codes(intake) == ["wrong-level"]
    assert intake.submissions == ()


def test_a_self_assessment_among_the_appraisals_is_refused(form):
    intake = filled(form).read(source=Source.APPRAISAL_1)
    assert codes(intake) == ["wrong-stage"]
    assert intake.problems[0].values["found"] == "tự đánh giá"


# --- an older version --------------------------------------------------------------------------------------


def test_an_older_version_is_read_where_it_is_unchanged(form, tmp_path):
    now = small_set(tmp_path, version="1.1", title="Ban hành kế hoạch trong tháng 1")
    intake = filled(form).read(now)
    assert codes(intake) == ["form-outdated", "leaf-changed"]
    note, changed = intake.problems
    assert {"1.0", "1.1"} <= set(note.values.values())
    assert changed.place.cell == f"A{form.row('1.1')}"
    assert "1.1" in changed.message("vi")
    answers = answers_of(intake)
    assert answers.pop("1.1") == ({}, None, None, None, None, True)
    assert answers == {code: answer for code, answer in ANSWERS.items() if code != "1.1"}


def test_a_changed_leaf_is_invalid_and_never_zero(form, tmp_path):
    now = small_set(tmp_path, version="1.1", title="Ban hành kế hoạch trong tháng 1")
    (submission,) = filled(form).read(now).submissions
    score = score_unit(now, unit_of(now), {Source.SELF: submission}, surveyed=False, peers={})
    statuses = {node.node.code: node.status for node in score.walk()}
    assert statuses["1.1"] is Status.INVALID
    assert statuses["1.2"] is Status.SCORED


def test_leaves_that_are_new_are_missing_and_those_of_others_concern_nobody(form, tmp_path):
    now = small_set(tmp_path, version="1.1", last="2.3")  # 2.2 becomes 2.3; appraisers fill it
    intake = filled(form).read(now)
    assert codes(intake) == ["form-outdated", "leaf-gone"]
    assert intake.problems[1].place.cell == f"A{form.row('2.2')}"
    assert answers_of(intake) == ANSWERS


def test_another_version_without_any_change_of_leaves_is_read_whole(form, tmp_path):
    now = small_set(tmp_path, version="2.0")
    intake = filled(form).read(now)
    assert codes(intake) == ["form-outdated"]
    assert answers_of(intake) == ANSWERS


def test_the_form_keeps_its_stamp_in_both_places(form):
    with zipfile.ZipFile(form.path) as archive:
        assert b"cchc.sha256" in archive.read("docProps/custom.xml")
    assert form.book["_cchc"].sheet_state == "veryHidden"
