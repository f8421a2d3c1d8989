"""A second file of a unit, of an appraiser, of a visit: which counts, and what the two say differently."""

import re
import zipfile
from datetime import date

import pytest
import xlsxwriter
from small_campaign import heard_in, own, points_of, told, verdicts, write

from cchc_score.model import Chosen, Source

FIRST, SECOND = own({"1.1": 1, "1.2": 2}), own({"1.1": 1, "1.2": 0.5, "2.1": 2})


def pair(heard):
    (one,) = heard.gathered.second_files
    return one


def test_nobody_said_which_so_neither_is_used(tmp_path):
    heard, problems = heard_in(write(tmp_path, {"self/a.csv": FIRST, "self/b.csv": SECOND}))
    assert points_of(heard, Source.SELF) == {}
    assert told(problems) == [("two-files-of-a-unit", "self/a.csv"), ("two-files-of-a-unit", "self/b.csv")]
    first, second = (problem.message("vi") for problem in problems)
    assert 'use: ["self/a.csv"]' in first
    assert 'use: ["self/b.csv"]' in second
    assert "1.2 điểm: 2 (C4) → 0,5 (C4)" in first
    assert "2.1 điểm: trống → 2 (C5)" in first
    assert pair(heard).chosen is Chosen.ASKED
    assert pair(heard).kept is None


def test_the_office_names_the_file_that_counts(tmp_path):
    files = {"self/a.csv": FIRST, "self/b.csv": SECOND}
    heard, problems = heard_in(write(tmp_path, files, 'use: ["self/a.csv"]\n'))
    assert points_of(heard, Source.SELF) == {"1.1": 1, "1.2": 2}
    assert told(problems) == [("file-replaced", "self/b.csv")]
    assert problems[0].severity == "note"
    assert pair(heard).kept == "self/a.csv"
    assert [given.file for given in heard.gathered.replaced["X01"]] == ["self/b.csv"]


def test_every_difference_is_listed_with_both_cells(tmp_path):
    files = {"self/a.csv": FIRST, "self/b.csv": SECOND}
    heard, _ = heard_in(write(tmp_path, files, "second_file: ask\nuse: self/b.csv\n"))
    shown = [
        (
            one.code,
            one.old and (one.old.value, one.old.place.cell),
            one.new and (one.new.value, one.new.place.cell),
        )
        for one in pair(heard).differences
    ]
    assert shown == [("1.2", (2, "C4"), (0.5, "C4")), ("2.1", None, (2, "C5"))]


def test_the_newer_by_the_day_written_in_the_files(tmp_path):
    files = {"self/a.csv": own({"1.1": 1}, "10/01/2026"), "self/b.csv": own({"1.1": 0}, "9/1/2026")}
    heard, problems = heard_in(write(tmp_path, files, "second_file: newest\n"))
    assert points_of(heard, Source.SELF) == {"1.1": 1}
    assert told(problems) == [("file-replaced", "self/b.csv")]
    assert "10/01/2026" in problems[0].message("vi")
    assert (pair(heard).old, pair(heard).new) == ("self/b.csv", "self/a.csv")
    assert pair(heard).new_stated.on == date(2026, 1, 10)


def test_days_that_do_not_tell_are_asked_about(tmp_path):
    files = {"self/a.csv": own({"1.1": 1}, "10/01/2026"), "self/b.csv": own({"1.1": 0})}
    heard, problems = heard_in(write(tmp_path, files, "second_file: newest\n"))
    assert points_of(heard, Source.SELF) == {}
    assert pair(heard).chosen is Chosen.UNDATED
    assert "newest" in problems[0].message("en")


def saved_at(path, points, moment):
    """A workbook of X01 whose own properties say when it was last saved."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    with xlsxwriter.Workbook(str(draft)) as book:
        sheet = book.add_worksheet()
        for row, cells in enumerate((("Mã đơn vị", "X01"), ("Mã", "Tự chấm"), ("1.1", points))):
            sheet.write_row(row, 0, cells)
    with zipfile.ZipFile(draft) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "docProps/core.xml" and moment:
                text = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + moment.encode(), text)
            new.writestr(name, text)
    draft.unlink()


def test_the_newer_by_the_last_save_in_the_documents_properties(tmp_path):
    write(tmp_path, {}, "second_file: newest\n")
    saved_at(tmp_path / "self/a.xlsx", 1, "2026-01-12T08:00:00Z")
    saved_at(tmp_path / "self/b.xlsx", 0, "2026-01-12T09:30:00+07:00")  # 02:30 UTC: earlier than a
    heard, problems = heard_in(tmp_path)
    assert points_of(heard, Source.SELF) == {"1.1": 1}
    assert told(problems) == [("file-replaced", "self/b.xlsx")]
    assert "12/01/2026 08:00" in problems[0].message("vi")


@pytest.mark.parametrize("moment", ["", "no moment", "0001-01-01T00:00:00Z"])
def test_a_file_that_was_never_saved_since_it_was_made_tells_no_day(tmp_path, moment):
    write(tmp_path, {}, "second_file: newest\n")
    saved_at(tmp_path / "self/a.xlsx", 1, "2026-01-12T08:00:00Z")
    saved_at(tmp_path / "self/b.xlsx", 0, moment)
    heard, problems = heard_in(tmp_path)
    assert points_of(heard, Source.SELF) == {}
    assert {code for code, _ in told(problems)} == {"two-files-of-a-unit"}


def test_the_same_answers_in_another_file_count_once(tmp_path):
    again = own({"1.1": 1, "1.2": 2}, "10/01/2026")
    heard, problems = heard_in(write(tmp_path, {"self/a.csv": FIRST, "self/b.csv": again}))
    assert points_of(heard, Source.SELF) == {"1.1": 1, "1.2": 2}
    assert told(problems) == [("same-file-twice", "self/b.csv")]


def test_of_three_files_the_newest_replaces_both(tmp_path):
    days = {"a": "11/01/2026", "b": "13/01/2026", "c": "12/01/2026"}
    files = {f"self/{name}.csv": own({"1.1": f"0.{n}5"}, day) for n, (name, day) in enumerate(days.items(), 1)}
    heard, problems = heard_in(write(tmp_path, files, "second_file: newest\n"))
    assert points_of(heard, Source.SELF) == {"1.1": 0.25}
    assert told(problems) == [("file-replaced", "self/a.csv"), ("file-replaced", "self/c.csv")]


def test_a_name_that_is_no_file_is_told_with_its_line(tmp_path):
    _, problems = heard_in(write(tmp_path, {"self/X01.csv": FIRST}, "use: [self/X1.csv, ban-moi]\n"))
    assert [(p.code, str(p.place)) for p in problems] == [
        ("use-file-missing-suggest", "campaign.yaml:6:7"),
        ("use-file-missing", "campaign.yaml:6:20"),
    ]
    assert "self/X01.csv" in problems[0].message("vi")


def test_naming_both_settles_nothing(tmp_path):
    files = {"self/a.csv": FIRST, "self/b.csv": SECOND}
    heard, problems = heard_in(write(tmp_path, files, "use:\n  - self/a.csv\n  - self/b.csv\n"))
    assert points_of(heard, Source.SELF) == {}
    assert ("use-names-both", "campaign.yaml") in told(problems)
    assert pair(heard).chosen is Chosen.BOTH_NAMED


def test_naming_a_file_without_a_rival_is_noted(tmp_path):
    heard, problems = heard_in(write(tmp_path, {"self/a.csv": FIRST}, "use: self/a.csv\n"))
    assert points_of(heard, Source.SELF) == {"1.1": 1, "1.2": 2}
    assert [problem.code for problem in problems] == ["use-without-rival"]


def test_a_newer_workbook_of_one_department_replaces_its_older(tmp_path):
    files = {
        "self/a.csv": FIRST,
        "appraisal/so-a.csv": verdicts({"1.1": 1, "1.2": 2}, "Sở Nội vụ", "10/01/2026"),
        "appraisal/so-b.csv": verdicts({"1.1": 0.5, "1.2": 2}, "Sở Nội vụ", "15/01/2026"),
        "appraisal/tu-phap.csv": verdicts({"2.1": 2}, "Sở Tư pháp", "01/01/2026"),
    }
    heard, problems = heard_in(write(tmp_path, files, "second_file: newest\n"))
    assert points_of(heard, Source.APPRAISAL_1) == {"1.1": 0.5, "1.2": 2, "2.1": 2}
    assert told(problems) == [("file-replaced", "appraisal/so-a.csv")]
    assert "Sở Nội vụ" in problems[0].message("vi")


def test_asked_about_two_workbooks_of_one_department_both_cells_are_named(tmp_path):
    files = {
        "appraisal/a.csv": verdicts({"1.1": 1}, "Sở Nội vụ", "10/01/2026"),
        "appraisal/b.csv": verdicts({"1.1": 0.5}, "Sở Nội vụ", "15/01/2026"),
    }
    heard, problems = heard_in(write(tmp_path, files))
    assert points_of(heard, Source.APPRAISAL_1) == {}
    assert [problem.code for problem in problems] == ["two-files-of-appraisers", "judged-twice"]
    assert problems[1].place.file == "appraisal/b.csv"
    assert str(problems[1].values["first_place"]) == "appraisal/a.csv!C5"


def test_two_departments_that_disagree_are_no_second_file(tmp_path):
    files = {
        "appraisal/a.csv": verdicts({"1.1": 1}, "Sở Nội vụ", "10/01/2026"),
        "appraisal/b.csv": verdicts({"1.1": 0.5}, "Sở Tư pháp", "15/01/2026"),
    }
    heard, problems = heard_in(write(tmp_path, files, "second_file: newest\n"))
    assert [problem.code for problem in problems] == ["judged-twice"]
    assert heard.gathered.second_files == ()


def test_appraisers_of_one_department_who_share_its_field_are_put_together(tmp_path):
    files = {
        "appraisal/a.csv": verdicts({"1.1": 1}, "Sở Nội vụ", "10/01/2026"),
        "appraisal/b.csv": verdicts({"1.2": 0.5}, "Sở Nội vụ", "15/01/2026"),
    }
    heard, problems = heard_in(write(tmp_path, files, "second_file: newest\n"))
    assert points_of(heard, Source.APPRAISAL_1) == {"1.1": 1, "1.2": 0.5}
    assert problems == ()


def visit(day, points, found):
    head = f"Mã đơn vị: X01\nNgày làm việc: {day}\n"
    return f"{head}Mã,Tiêu chí,Điểm kiểm tra,Tồn tại\n1.1,Kế hoạch,{points},{found}\n"


def test_a_second_workbook_of_one_visit_replaces_findings_too(tmp_path):
    files = {
        "inspection/a.csv": visit("10/11/2025", 1, "Chưa có kế hoạch"),
        "inspection/b.csv": visit("10/11/2025", 0, "Kế hoạch ban hành chậm"),
    }
    heard, problems = heard_in(write(tmp_path, files, "use: inspection/b.csv\n"))
    assert points_of(heard, Source.INSPECTION) == {"1.1": 0}
    assert [finding.text for finding in heard.gathered.findings] == ["Kế hoạch ban hành chậm"]
    assert told(problems) == [("file-replaced", "inspection/a.csv")]


def test_two_visits_are_two_visits(tmp_path):
    files = {
        "inspection/a.csv": visit("10/11/2025", 1, "Chưa có kế hoạch"),
        "inspection/b.csv": visit("20/11/2025", 1, "Kế hoạch ban hành chậm"),
    }
    heard, problems = heard_in(write(tmp_path, files, "second_file: newest\n"))
    assert len(heard.gathered.findings) == 2
    assert problems == ()
