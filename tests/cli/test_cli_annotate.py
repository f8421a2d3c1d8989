"""`evaluate --annotate`, end to end: the unit gets its own file back, and it is still the same form."""

import hashlib
import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from desk import form

from cchc_score.criteria.loader import load
from cchc_score.forms.self_form import write_self_form
from cchc_score.model import Unit

BAD = form("X01", ("| 90% |", "| 9,5đ |"), ("| 45", "| 70"), ("| 1,75", "| =1+0.75"))


def results(document):
    """All but the names of files."""
    text = json.dumps(document, ensure_ascii=False)
    return text.replace("annotated.xlsx", "unit.xlsx")


def test_the_cells_are_marked_listed_and_the_original_is_untouched(desk):
    file = Path(desk.table("unit.xlsx", BAD))
    before = hashlib.sha256(file.read_bytes()).hexdigest()
    target = desk.folder / "annotated.xlsx"
    criteria = str(desk.folder / "small.yaml")
    status, out, err = desk.call("evaluate", str(file), "--criteria", criteria, "--annotate", str(target))
    assert status == 1
    assert hashlib.sha256(file.read_bytes()).hexdigest() == before
    book = openpyxl.load_workbook(target)
    page = book["Phiếu"]
    assert "9,5đ" in page["D8"].comment.text
    marked = {cell.coordinate for row in page.iter_rows() for cell in row if cell.comment}
    listed = [str(row[0]) for row in book["Cần sửa"].iter_rows(values_only=True)]
    for cell in marked:
        assert any(f"ô {cell} " in line for line in listed)
        assert any(f"ô {cell} " in line for line in out.splitlines())
    assert str(target) in err.replace("\n", "")


def test_the_copy_is_read_with_the_same_result(desk):
    _, before = desk.evaluate(BAD, "--annotate", str(desk.folder / "annotated.xlsx"))
    criteria = str(desk.folder / "small.yaml")
    status, after = desk.json("evaluate", str(desk.folder / "annotated.xlsx"), "--criteria", criteria)
    assert status == 1
    assert results(after) == results(before)


def test_json_stays_alone_on_stdout(desk):
    file = desk.table("unit.xlsx", BAD)
    words = ("--criteria", str(desk.folder / "small.yaml"), "--annotate", str(desk.folder / "a.xlsx"))
    _, out, err = desk.call("evaluate", file, *words, "--format", "json")
    assert json.loads(out)["problems"]
    assert "Phiếu có" in err


def test_a_stamped_form_is_annotated_and_known_again(desk):
    criteria, _ = load(desk.folder / "small.yaml", "small.yaml")
    file = desk.folder / "unit.xlsx"
    write_self_form(criteria, Unit("X01", "Xã Mẫu 01", "commune"), 2025, date(2025, 12, 1), file)
    book = openpyxl.load_workbook(file)
    page = book["Tự chấm"]
    row = next(row for row in range(1, 60) if page.cell(row, 1).value == "1.10")
    page.cell(row, 4).value = "chín mươi"
    book.save(file)
    words = ("--criteria", str(desk.folder / "small.yaml"))
    _, before = desk.json("evaluate", str(file), *words, "--annotate", str(desk.folder / "annotated.xlsx"))
    _, after = desk.json("evaluate", str(desk.folder / "annotated.xlsx"), *words)
    assert [problem["cell"] for problem in before["problems"] if problem["severity"] == "error"] == [f"D{row}"]
    assert results(after) == results(before)
    copy = openpyxl.load_workbook(desk.folder / "annotated.xlsx")
    assert copy["_cchc"].sheet_state == "veryHidden"
    assert copy["Tự chấm"].protection.sheet
    assert not copy["Tự chấm"].cell(row, 4).protection.locked
    assert copy["Tự chấm"].cell(row, 4).comment is not None


def test_what_is_refused_as_a_whole_is_listed_too(desk):
    file = desk.table("unit.xlsx", BAD.replace("Mã đơn vị: X01", "Mã đơn vị: X01 | Phiên bản: 9"))
    words = ("--criteria", str(desk.folder / "small.yaml"), "--annotate", str(desk.folder / "a.xlsx"))
    status, out, _ = desk.call("evaluate", file, *words)
    assert status == 1
    assert "1. Trang “Phiếu”, ô B1 (phải sửa)" in out
    assert openpyxl.load_workbook(desk.folder / "a.xlsx")["Phiếu"]["B1"].comment is not None


def test_a_form_without_fault_needs_no_copy(desk):
    file = desk.table("unit.xlsx", form())
    words = ("--criteria", str(desk.folder / "small.yaml"), "--annotate", str(desk.folder / "a.xlsx"))
    status, _, err = desk.call("evaluate", file, *words)
    assert status == 0
    assert "không có chỗ nào phải sửa" in err
    assert not (desk.folder / "a.xlsx").exists()


@pytest.mark.parametrize(
    ("file", "target", "said"),
    [
        ("unit.csv", "a.csv", ".xlsx"),
        ("unit.xlsx", "a.pdf", "--annotate"),
        ("unit.xlsx", "unit.xlsx", "không ghi đè"),
    ],
)
def test_what_cannot_be_is_refused_before_any_work(desk, file, target, said):
    path = Path(desk.table("unit.xlsx", BAD)).with_name(file)
    path.touch()
    before = path.read_bytes()
    words = ("--criteria", str(desk.folder / "small.yaml"), "--annotate", str(desk.folder / target))
    status, _, err = desk.call("evaluate", str(path), *words)
    assert status == 2
    assert said in err
    assert path.read_bytes() == before


def test_a_file_that_is_no_workbook_is_said(desk):
    file = desk.text("unit.xlsx", BAD.replace(" | ", ";"))
    words = ("--criteria", str(desk.folder / "small.yaml"), "--annotate", str(desk.folder / "a.xlsx"))
    status, _, err = desk.call("evaluate", file, *words)
    assert status == 1
    assert "Không ghi chú được" in err
    assert not (desk.folder / "a.xlsx").exists()
