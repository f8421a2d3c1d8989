"""A unit's own workbook, annotated: the wrong cells marked and commented, everything else as it was."""

import re
import zipfile
from io import BytesIO

import openpyxl
import pytest
import xlsxwriter

from cchc_score.forms.annotate import LIST_SHEET, NotAnnotatableError, annotate, ending_of
from cchc_score.forms.marked_cells import mark_cells, spot
from cchc_score.forms.remarks import Remark, letter, remarks
from cchc_score.problems import Place, Problem
from cchc_score.text import Phrase

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc000000301010018dd8d"
    "b00000000049454e44ae426082"
)


def remark(cell, text="Sửa ô này", *, sheet="Phiếu", error=True):
    return Remark(sheet, cell, error, Phrase(text, text))


def workbook():
    """A workbook with most of what people put into one."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    page = book.add_worksheet("Phiếu")
    percent = book.add_format({"num_format": "0.0%", "bold": True, "bg_color": "#FFFF00"})
    page.write_row(0, 0, ["Mã", "Tiêu chí", "Số liệu"])
    page.write_row(2, 0, ["1.1", "Kế hoạch"])
    page.write_number(2, 2, 0.5, percent)
    page.write_formula(3, 2, "=C3*2", None, 1)
    page.write_rich_string(4, 1, "chữ ", percent, "đậm", " lại thường")
    page.merge_range(5, 0, 5, 2, "gộp")
    page.write_comment("B3", "Ghi chú của đơn vị", {"author": "X"})
    page.data_validation("C3", {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1})
    page.conditional_format("C3:C9", {"type": "cell", "criteria": ">", "value": 1, "format": percent})
    page.insert_image("E2", "pixel.png", {"image_data": BytesIO(PIXEL)})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Phiếu!$C$3:$C$4"})
    page.insert_chart("E9", chart)
    page.protect()
    page.print_area(0, 0, 9, 4)
    other = book.add_worksheet("Phụ lục & khác")
    other.write(0, 0, "không đổi")
    book.add_worksheet("Ẩn").very_hidden()
    book.close()
    return buffer.getvalue()


def annotated(content, *given, folder):
    path = folder / "annotated.xlsx"
    annotate(content, given, path)
    return path


def parts(content):
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_marks_and_comments_the_cells(tmp_path):
    given = remark("C3", "Không phải là số"), remark("C4", "Xem lại", error=False)
    page = openpyxl.load_workbook(annotated(workbook(), *given, folder=tmp_path))["Phiếu"]
    error, warning, other = page["C3"], page["C4"], page["B3"]
    assert error.comment.text == "Không phải là số"
    assert warning.comment.text == "Xem lại"
    assert error.fill.fgColor.rgb != warning.fill.fgColor.rgb
    assert (error.border.left.style, warning.border.left.style) == ("thick", "mediumDashed")
    assert (error.number_format, error.font.bold, error.value) == ("0.0%", True, 0.5)
    assert other.comment.text == "Ghi chú của đơn vị"
    assert other.border.left.style is None


def test_a_comment_that_is_there_stays_before_ours(tmp_path):
    page = openpyxl.load_workbook(annotated(workbook(), remark("B3", "Sai tên"), folder=tmp_path))["Phiếu"]
    assert page["B3"].comment.text == "Ghi chú của đơn vị\ncchc-score:\nSai tên"


def test_several_remarks_on_one_cell_are_one_comment_and_the_graver_mark(tmp_path):
    given = remark("C3", "Một", error=False), remark("C3", "Hai")
    page = openpyxl.load_workbook(annotated(workbook(), *given, folder=tmp_path))["Phiếu"]
    assert page["C3"].comment.text == "Một\nHai"
    assert page["C3"].border.left.style == "thick"


def test_everything_else_stays_byte_for_byte(tmp_path):
    before = workbook()
    after = parts(annotated(before, remark("C3"), folder=tmp_path).read_bytes())
    changed = {name for name, content in parts(before).items() if after[name] != content}
    assert changed == {
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/worksheets/sheet1.xml",
        "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
    }
    assert set(after) - set(parts(before)) == {"xl/worksheets/sheet4.xml"}


def test_of_the_sheet_itself_only_the_look_of_the_cell_changes(tmp_path):
    before = workbook()
    after = parts(annotated(before, remark("C3"), folder=tmp_path).read_bytes())["xl/worksheets/sheet1.xml"]
    plain = parts(before)["xl/worksheets/sheet1.xml"].replace(b' tabSelected="1"', b"")
    styled = re.compile(rb'(<c r="C3") s="\d+"')
    assert styled.sub(rb"\1", after) == styled.sub(rb"\1", plain)


def test_formulas_keep_their_values(tmp_path):
    path = annotated(workbook(), remark("C3"), folder=tmp_path)
    assert openpyxl.load_workbook(path, data_only=True)["Phiếu"]["C4"].value == 1


def test_the_list_stands_behind_the_units_sheets_and_is_open(tmp_path):
    given = remark("C3", "Tiêu chí 1.1: <sai> & thiếu"), remark(None, "Thiếu trang", sheet=None)
    book = openpyxl.load_workbook(annotated(workbook(), *given, folder=tmp_path))
    assert book.sheetnames == ["Phiếu", "Phụ lục & khác", "Ẩn", LIST_SHEET]
    assert book.active.title == LIST_SHEET
    assert [sheet.title for sheet in book if sheet.sheet_view.tabSelected] == [LIST_SHEET]
    lines = [row[0] for row in book[LIST_SHEET].iter_rows(values_only=True)]
    assert "1. Trang “Phiếu”, ô C3 (phải sửa): Tiêu chí 1.1: <sai> & thiếu" in lines
    assert "2. Cả tệp (phải sửa): Thiếu trang" in lines


def test_a_copy_can_be_annotated_again(tmp_path):
    once = annotated(workbook(), remark("C3", "Một"), folder=tmp_path).read_bytes()
    book = openpyxl.load_workbook(annotated(once, remark("C4", "Hai"), remark("C3", "Ba"), folder=tmp_path))
    assert book.sheetnames[-2:] == [LIST_SHEET, f"{LIST_SHEET} (2)"]
    assert book["Phiếu"]["C4"].comment.text == "Hai"
    assert book["Phiếu"]["C3"].comment.text == "Một\ncchc-score:\nBa"


def test_sheets_without_comments_and_blank_cells_get_theirs(tmp_path):
    given = [remark(cell, sheet="Phụ lục & khác") for cell in ("A1", "D1", "B1", "B7", "A7", "Z3")]
    page = openpyxl.load_workbook(annotated(workbook(), *given, folder=tmp_path))["Phụ lục & khác"]
    marked = {cell.coordinate for row in page.iter_rows() for cell in row if cell.border.left.style == "thick"}
    assert marked == {"A1", "D1", "B1", "B7", "A7", "Z3"} == {c.coordinate for r in page for c in r if c.comment}
    assert page["A1"].value == "không đổi"


def test_rows_and_cells_keep_their_order():
    sheet = (
        b'<x:worksheet xmlns:x="m"><x:sheetData><x:row r="2"><x:c r="B2" s="3"><x:v>1</x:v></x:c></x:row>'
        b'<x:row><x:c><x:v>2</x:v></x:c><x:c s="1"/></x:row><x:row r="9"/></x:sheetData></x:worksheet>'
    )
    marks = {spot(cell): True for cell in ("A2", "C2", "B3", "D3", "A5", "A9", "B9", "A12")}
    made = mark_cells(sheet, marks, lambda look, error: look + 100)
    assert re.findall(rb'<x:(?:row|c)(?: r="(\w+)")?(?: s="(\d+)")?', made) == [
        (b"2", b""),
        (b"A2", b"100"),
        (b"B2", b"3"),
        (b"C2", b"100"),
        (b"", b""),
        (b"", b""),
        (b"", b"101"),
        (b"D3", b"100"),
        (b"5", b""),
        (b"A5", b"100"),
        (b"9", b""),
        (b"A9", b"100"),
        (b"B9", b"100"),
        (b"12", b""),
        (b"A12", b"100"),
    ]


def test_macros_stay_and_name_the_ending(tmp_path):
    content = parts(workbook())
    content["[Content_Types].xml"] = content["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    content["xl/vbaProject.bin"] = b"macro"
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, part in content.items():
            archive.writestr(name, part)
    assert ending_of(buffer.getvalue()) == ".xlsm"
    assert ending_of(workbook()) == ".xlsx"
    after = parts(annotated(buffer.getvalue(), remark("C3"), folder=tmp_path).read_bytes())
    assert after["xl/vbaProject.bin"] == b"macro"


@pytest.mark.parametrize("content", [b"", b"Ma,Diem\n", b"PK\x03\x04broken", workbook()[:900]])
def test_what_is_no_workbook_is_said(content, tmp_path):
    assert ending_of(content) is None
    with pytest.raises(NotAnnotatableError):
        annotate(content, [remark("C3")], tmp_path / "x.xlsx")
    assert not (tmp_path / "x.xlsx").exists()


def test_remarks_go_from_the_top_down():
    values = {"criterion": "1.1", "found": "?"}
    places = (("B", "D2"), ("A", "D10"), ("B", "C2"), ("A", "D9"), (None, None), ("B", None))
    given = remarks([Problem("number-expected", Place("x.xlsx", *place), values) for place in places], "x.xlsx")
    assert [(remark.sheet, remark.cell) for remark in given] == [
        (None, None),
        ("B", None),
        ("B", "C2"),
        ("B", "D2"),
        ("A", "D9"),
        ("A", "D10"),
    ]


def test_only_errors_and_warnings_of_the_file_are_remarks():
    here = Place("don-vi.xlsx", "Phiếu", "C3")
    values = {"criterion": "1.1", "found": "?"}
    problems = (
        Problem("number-expected", here, values),
        Problem("number-expected", here, values),
        Problem("number-expected", Place("khac.xlsx", "Phiếu", "C3"), values),
        Problem("unit-from-file-name", Place("don-vi.xlsx"), {"unit": "X01", "name": "X01"}),
    )
    (only,) = remarks(problems, "don-vi.xlsx")
    assert (only.sheet, only.cell, only.is_error) == ("Phiếu", "C3", True)
    assert letter([only], "vi")[0].startswith("Phiếu có 1 chỗ phải sửa;")
    assert letter([only], "en")[1].startswith("1. Sheet “Phiếu”, cell C3 (must be mended): Criterion 1.1")
