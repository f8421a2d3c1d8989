"""The unit's score sheet, read back from the workbook by openpyxl."""

import textwrap
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
import sample_scores as sample
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cchc_score.model import Unit, UnitScore
from cchc_score.problems import Problem
from cchc_score.reports.provenance import Provenance
from cchc_score.reports.score_sheet import score_sheet
from cchc_score.reports.tables import Document
from cchc_score.reports.xlsx_writer import write_xlsx


def reopened(document: Document, path: Path) -> Workbook:
    write_xlsx(document, path)
    return openpyxl.load_workbook(path)


def rows_by_title(sheet: Worksheet) -> dict[object, list[object]]:
    """Rows of the table under the title in their second cell."""
    return {row[1]: list(row) for row in sheet.iter_rows(values_only=True) if row[1] is not None}


@pytest.fixture
def book(score: UnitScore, provenance: Provenance, problem: Problem, tmp_path: Path) -> Workbook:
    return reopened(score_sheet(score, provenance, [problem]), tmp_path / "score.xlsx")


def test_sheets(book: Workbook) -> None:
    assert book.sheetnames == ["Bảng điểm", "Vết tính điểm", "Vấn đề", "Nguồn gốc"]


def test_official_heading(book: Workbook) -> None:
    sheet = book["Bảng điểm"]
    texts = [value for row in sheet.iter_rows(max_row=6, values_only=True) for value in row if value]
    assert texts == [
        "ỦY BAN NHÂN DÂN TỈNH …",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "BẢNG ĐIỂM ĐÁNH GIÁ NĂM 2025",
        "Đơn vị: Ủy ban nhân dân xã Mẫu (mã H01) – Cấp xã · Xã",
        "Bộ tiêu chí mẫu đánh giá cải cách hành chính cấp xã (số liệu giả định) (mau-cap-xa, phiên bản 1.0)",
    ]


def test_header_has_two_rows_with_merged_cells(book: Workbook) -> None:
    sheet = book["Bảng điểm"]
    top = [cell.value for cell in sheet[8]]
    below = [cell.value for cell in sheet[9]]
    assert top[:4] == ["STT", "Lĩnh vực, tiêu chí, tiêu chí thành phần", "Điểm tối đa", "Điểm đánh giá"]
    assert top[4:] == [None, None, "Điểm đạt", "Chỉ số (%)", "Căn cứ, lý do"]
    assert below[3:6] == ["Tự đánh giá", "Thẩm định", "Điều tra XHH"]
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {"A8:A9", "B8:B9", "D8:F8", "I8:I9"} <= merged


def test_rows_carry_points_of_each_stage(book: Workbook) -> None:
    rows = rows_by_title(book["Bảng điểm"])
    why = "Thẩm định lần 1: Ban hành chậm 4 ngày"
    assert rows["Ban hành kế hoạch"] == ["1.1.1", "Ban hành kế hoạch", 2, 2, 1.5, None, 1.5, 75, why]
    assert rows["Đất đai"][6] == "KAD"
    assert rows["Tổng cộng"][2:] == [
        20,
        12.33,
        1.5,
        4,
        15.83,
        83.33,
        "Tạm tính: có tiêu chí mới chỉ có tự đánh giá",
    ]
    assert rows["Điểm tối đa áp dụng"][3:7] == [14, 2, 5, 19]
    assert {"Điểm thưởng", "Điểm phạt (trừ vào tổng điểm)", "Xếp loại: Tốt"} <= rows.keys()


def test_text_that_looks_like_a_formula_stays_text(book: Workbook) -> None:
    cell = next(cell for row in book["Bảng điểm"].iter_rows() for cell in row if cell.value == "=1+1")
    assert cell.data_type == "s"


def test_missing_points_are_words_and_not_zero(
    incomplete: UnitScore, provenance: Provenance, tmp_path: Path
) -> None:
    rows = rows_by_title(reopened(score_sheet(incomplete, provenance), tmp_path / "x.xlsx")["Bảng điểm"])
    assert rows["Một cửa"][6:] == ["Thiếu", None, "Thiếu số liệu; Chưa nhập số hồ sơ"]
    assert rows["Tổng cộng"][6:] == ["–", "–", "Chưa đủ kết quả: mới chấm 11,83 trên 15,00 điểm tối đa"]


def test_prints_on_a4_across_with_repeated_header(book: Workbook) -> None:
    sheet = book["Bảng điểm"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToWidth in (None, 1)  # 1 is what a file means by saying nothing
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == "$8:$9"
    assert sheet.freeze_panes == "C10"
    assert sheet.print_area == f"'Bảng điểm'!$A$1:$I${sheet.max_row + 5}"
    assert "Trang &P/&N" in sheet.oddFooter.center.text


def test_signature_block_names_nobody(book: Workbook) -> None:
    texts = {cell.value for row in book["Bảng điểm"].iter_rows() for cell in row}
    assert {"NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ", "…………, ngày … tháng … năm ……"} <= texts


def test_everything_is_set_in_times(book: Workbook) -> None:
    fonts = {cell.font.name for sheet in book for row in sheet.iter_rows() for cell in row}
    assert fonts == {"Times New Roman"}
    assert {cell.font.scheme for sheet in book for row in sheet.iter_rows() for cell in row} == {None}


def test_trace_names_every_source_with_its_cells(book: Workbook) -> None:
    values = [list(row) for row in book["Vết tính điểm"].iter_rows(values_only=True)]
    head = next(index for index, row in enumerate(values) if row[0] == "1.1.1")
    assert values[head][1:4] == ["Ban hành kế hoạch – theo Thẩm định lần 1", "Đã chấm", 1.5]
    steps = "Ban hành chậm 4 ngày\nĐạt 2 điểm"
    assert values[head + 1][1:5] == ["Tự đánh giá", "Đã chấm", 2, steps]
    assert values[head + 1][6] == "self/H01.xlsx!Bảng chấm!E10"
    assert values[head + 2][6] == "appraisal/H01.xlsx!Bảng chấm!E11"


def test_problems_and_provenance_close_the_book(book: Workbook) -> None:
    problems = [value for row in book["Vấn đề"].iter_rows(values_only=True) for value in row if value]
    assert "self/H01.xlsx (1)" in problems
    assert "Bảng chấm!D12" in problems
    origin = list(book["Nguồn gốc"].iter_rows(values_only=True))
    assert ("Phần mềm", "cchc-score", "9.9.9", None) in origin
    assert ("Tệp số liệu", "self/H01.xlsx", None, "cd" * 32) in origin


def test_properties_name_title_and_tool(book: Workbook) -> None:
    assert book.properties.title == "Bảng điểm Ủy ban nhân dân xã Mẫu"
    assert book.properties.creator == "cchc-score 9.9.9"


def test_written_twice_is_the_same_bytes(score: UnitScore, provenance: Provenance, tmp_path: Path) -> None:
    document = score_sheet(score, provenance)
    write_xlsx(document, tmp_path / "a.xlsx")
    write_xlsx(document, tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_places_follow_the_set(provenance: Provenance, tmp_path: Path) -> None:
    """A set that rounds to 3 places is shown with 3, a maximum of 0.125 is not cut."""
    criteria = sample.criteria_set(
        [sample.parent("1", "Một", [sample.leaf("1.1", "Lá", Fraction(1, 8))])],
        rounding=sample.Rounding(leaf=3, total=3, index=1),
    )
    node = sample.scored_leaf(
        criteria.fields[0].children[0], {sample.Source.SELF: Fraction(1, 8)}, sample.Source.SELF
    )
    field = sample.summed(criteria.fields[0], [node])
    score = sample.unit_score(Unit("H09", "Xã"), criteria, [field])
    sheet = reopened(score_sheet(score, provenance), tmp_path / "p.xlsx")["Bảng điểm"]
    row = next(row for row in sheet.iter_rows() if row[0].value == "1.1")
    assert [(cell.value, cell.number_format) for cell in row[2:6]] == [
        (0.125, "0.000"),
        (0.125, "0.000"),
        (0.125, "0.000"),
        (100, "0.0"),
    ]


def needed_height(text: str, characters: float, size: float, *, bold: bool) -> float:
    """An estimate of its own: four classes of letters and their mean width, lines of 1.15 em."""
    ems = [0.26 if not c.isalnum() else 0.5 if c.isdigit() else 0.7 if c.isupper() else 0.46 for c in text]
    em = max(0.2, sum(ems) / max(1, len(ems))) * (1.08 if bold else 1)
    room = max(1, int(characters * 0.5 * 11 / (size * em)))
    lines = sum(max(1, len(textwrap.wrap(part, room))) for part in text.split("\n"))
    return lines * size * 1.15


def cut_texts(sheet: Worksheet) -> list[str]:
    """Cells whose text the independent estimate finds higher than their rows."""
    merged = {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}
    cut = []
    for row in sheet.iter_rows():
        for cell in row:
            if not isinstance(cell.value, str):
                continue
            area = merged.get((cell.row, cell.column))
            columns = range(area.min_col, area.max_col + 1) if area else (cell.column,)
            rows = range(area.min_row, area.max_row + 1) if area else (cell.row,)
            width = sum(_width(sheet, column) for column in columns)
            height = sum(sheet.row_dimensions[number].height or 15 for number in rows)
            if needed_height(cell.value, width, cell.font.sz, bold=cell.font.b) > height:
                cut.append(f"{cell.coordinate}: {cell.value}")
    return cut


def _width(sheet: Worksheet, column: int) -> float:
    """openpyxl keeps a run of columns of one width under the first of them; Excel adds 5 pixels of padding."""
    for dimension in sheet.column_dimensions.values():
        if dimension.min <= column <= dimension.max:
            return float(dimension.width) - 0.71
    return 8.43


def test_no_text_is_cut(provenance: Provenance, tmp_path: Path) -> None:
    unit = Unit("00001", "Ủy ban nhân dân phường Mẫu số 1", "Cấp xã", "Phường")
    score = sample.year_unit(sample.year_set(), unit, 7, broken=True)
    book = reopened(score_sheet(score, provenance), tmp_path / "year.xlsx")
    assert [text for sheet in book for text in cut_texts(sheet)] == []
