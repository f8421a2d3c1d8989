"""The workbook around the cells: sheets, positions, what is hidden, merges, properties, the XML dialects."""

import pytest
from files_support import (
    MAIN,
    OFFICE_RELATIONS,
    STRICT,
    STRICT_RELATIONS,
    parts,
    read_bytes,
    read_rows,
    rels,
    sheet_xml,
    workbook_xml,
    zipped,
)


def values(sheet):
    return {row: {column: cell.text for column, cell in cells.items()} for row, cells in sheet.rows.items()}


def test_the_book_knows_its_file_its_digest_and_the_place_of_a_cell(tmp_path):
    import hashlib

    data = zipped(parts('<row r="12"><c r="D12"><v>1</v></c></row>'))
    book, _ = read_bytes(tmp_path, data)
    assert book.file == "self/don-vi.xlsx"
    assert book.sha256 == hashlib.sha256(data).hexdigest()
    assert str(book.place(book.sheets[0], 12, 4)) == "self/don-vi.xlsx!Phiếu!D12"


def test_rows_and_cells_out_of_order_come_in_order(tmp_path):
    sheet = read_rows(
        tmp_path,
        '<row r="3"><c r="C3"><v>33</v></c><c r="A3"><v>31</v></c></row><row r="1"><c r="B1"><v>12</v></c></row>',
    )
    assert list(sheet.rows) == [1, 3]
    assert list(sheet.rows[3]) == [1, 3]
    assert values(sheet) == {1: {2: "12"}, 3: {1: "31", 3: "33"}}


def test_cells_and_rows_without_reference_follow_each_other(tmp_path):
    sheet = read_rows(
        tmp_path,
        "<row><c><v>1</v></c><c/><c><v>3</v></c></row>"
        '<row r="5"><c r="B5"><v>2</v></c><c><v>3</v></c></row><row><c><v>61</v></c></row>',
    )
    assert values(sheet) == {1: {1: "1", 3: "3"}, 5: {2: "2", 3: "3"}, 6: {1: "61"}}


def test_hidden_rows_and_columns(tmp_path):
    sheet = read_rows(
        tmp_path,
        '<row r="2" hidden="1"><c r="A2"><v>1</v></c></row><row r="4" hidden="true"/><row r="5" hidden="false"/>',
        before='<cols><col min="2" max="3" hidden="1"/><col min="5" max="5"/>'
        '<col min="6" max="16384" hidden="true"/></cols>',
    )
    assert sheet.hidden_rows == {2, 4}
    assert {2, 3, 6, 512} <= sheet.hidden_columns
    assert sheet.hidden_columns.isdisjoint({1, 4, 5})
    assert max(sheet.hidden_columns) == 512


def test_merges(tmp_path):
    sheet = read_rows(
        tmp_path,
        after='<mergeCells><mergeCell ref="A1:C2"/><mergeCell ref="D1"/>'
        '<mergeCell ref="A5:XFD1048576"/></mergeCells>',
    )
    assert sheet.merges == ((1, 1, 2, 3), (1, 4, 1, 4), (5, 1, 20_000, 512))


def test_sheets_come_in_the_order_of_their_tabs_and_hidden_ones_are_marked(tmp_path):
    contents = parts()
    contents["xl/workbook.xml"] = workbook_xml(
        ("Sau", "rIdB", ""),
        ("Ẩn", "rIdC", 'state="hidden"'),
        ("Rất ẩn", "rIdA", 'state="veryHidden"'),
        ("Đồ thị", "rIdD", ""),
    )
    contents["xl/_rels/workbook.xml.rels"] = rels(
        ("rIdA", "worksheet", "worksheets/sheet1.xml"),
        ("rIdB", "worksheet", "/xl/worksheets/b.xml"),
        ("rIdC", "worksheet", "../xl/worksheets/./c.xml"),
        ("rIdD", "chartsheet", "chartsheets/sheet1.xml"),
    )
    for name in "bc":
        contents[f"xl/worksheets/{name}.xml"] = sheet_xml(f'<row><c t="str"><v>{name}</v></c></row>')
    book, problems = read_bytes(tmp_path, zipped(contents))
    assert problems == ()
    assert [(sheet.name, sheet.hidden) for sheet in book.sheets] == [
        ("Sau", False),
        ("Ẩn", True),
        ("Rất ẩn", True),
    ]
    assert [values(sheet) for sheet in book.sheets] == [{1: {1: "b"}}, {1: {1: "c"}}, {}]


def test_part_names_compare_without_case_and_with_either_slash(tmp_path):
    contents = parts('<row><c t="s"><v>0</v></c></row>', strings=("<t>chữ</t>",))
    contents["xl\\SharedStrings.xml"] = contents.pop("xl/sharedStrings.xml")
    book, _ = read_bytes(tmp_path, zipped(contents))
    assert values(book.sheets[0]) == {1: {1: "chữ"}}


def test_the_workbook_is_found_by_its_relation(tmp_path):
    contents = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": rels(("r", "officeDocument", "/khac/so.xml")),
        "khac/so.xml": workbook_xml(("S", "rId1", "")),
        "khac/_rels/so.xml.rels": rels(("rId1", "worksheet", "trang.xml")),
        "khac/trang.xml": sheet_xml("<row><c><v>7</v></c></row>"),
    }
    book, problems = read_bytes(tmp_path, zipped(contents))
    assert problems == ()
    assert values(book.sheets[0]) == {1: {1: "7"}}


def test_the_strict_dialect_reads_alike(tmp_path):
    contents = {
        name: text.replace(MAIN, STRICT).replace(OFFICE_RELATIONS, STRICT_RELATIONS)
        for name, text in parts(
            '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>0.5</v></c></row>',
            strings=("<t>chữ</t>",),
            styles=("0%",),
        ).items()
    }
    book, problems = read_bytes(tmp_path, zipped(contents))
    assert problems == ()
    assert values(book.sheets[0]) == {1: {1: "chữ", 2: "0.5"}}
    assert book.sheets[0].rows[1][2].percent


def test_a_prefixed_dialect_reads_alike_and_foreign_elements_do_not_count(tmp_path):
    contents = parts()
    contents["xl/worksheets/sheet1.xml"] = (
        f'<x:worksheet xmlns:x="{MAIN}" xmlns:o="urn:other"><x:sheetData><x:row r="1"><x:c r="A1"><o:v>8</o:v>'
        '<x:v>9</x:v></x:c><o:c r="B1"><o:v>5</o:v></o:c></x:row></x:sheetData></x:worksheet>'
    )
    book, _ = read_bytes(tmp_path, zipped(contents))
    assert values(book.sheets[0]) == {1: {1: "9"}}


@pytest.mark.parametrize(("flag", "expected"), [("1", "2029-02-01"), ("0", "2025-01-31")])
def test_days_may_count_from_1904(tmp_path, flag, expected):
    contents = parts('<row><c s="1"><v>45688</v></c></row>', styles=("d/m/yyyy",))
    contents["xl/workbook.xml"] = workbook_xml(("S", "rId1", ""), properties=f'<workbookPr date1904="{flag}"/>')
    book, _ = read_bytes(tmp_path, zipped(contents))
    assert values(book.sheets[0]) == {1: {1: expected}}


def test_custom_properties(tmp_path):
    import xlsxwriter

    path = tmp_path / "form.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        workbook.add_worksheet()
        workbook.set_custom_property("cchc-set", "commune-2025")
        workbook.set_custom_property("cchc-year", 2025)
        workbook.set_custom_property("Đơn vị", "Xã A & B")
    book, _ = read_bytes(tmp_path, path.read_bytes())
    assert book.properties == {"cchc-set": "commune-2025", "cchc-year": "2025", "Đơn vị": "Xã A & B"}


@pytest.mark.parametrize(("reference", "row"), [("A20001", 20001), ("SS3", 3), ("XFD1048576", 1048576)])
def test_a_far_away_value_is_not_kept_and_not_lost_in_silence(tmp_path, reference, row):
    rows = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="{row}"><c r="{reference}"><v>2</v></c></row>'
    book, (problem,) = read_bytes(tmp_path, zipped(parts(rows)))
    assert values(book.sheets[0]) == {1: {1: "1"}}
    assert problem.code == "far-cells"
    assert problem.severity == "warning"
    assert str(problem.place) == f"self/don-vi.xlsx!Phiếu!{reference}"
    assert reference in problem.message("vi")


def test_the_last_cell_that_is_kept(tmp_path):
    sheet = read_rows(tmp_path, '<row r="20000"><c r="SR20000"><v>2</v></c></row>')
    assert values(sheet) == {20000: {512: "2"}}


def test_far_away_blanks_are_no_news(tmp_path):
    assert read_rows(tmp_path, '<row r="1048576" hidden="1"><c r="XFD1048576" s="0"/></row>').rows == {}
