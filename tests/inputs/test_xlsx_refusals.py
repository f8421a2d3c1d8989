"""Files that are not read on: what is damaged, ambiguous or made to hurt is named, never guessed, never raised."""

import struct

import pytest
from files_support import MAIN, parts, read_bytes, refusal, rels, sheet_xml, workbook_xml, zipped

PLAIN = '<row r="1"><c r="A1"><v>1</v></c></row>'


def changed(**replacements):
    """A plain workbook with some parts replaced; keys are sheet, workbook, strings, relations."""
    names = {
        "sheet": "xl/worksheets/sheet1.xml",
        "workbook": "xl/workbook.xml",
        "strings": "xl/sharedStrings.xml",
        "relations": "xl/_rels/workbook.xml.rels",
        "styles": "xl/styles.xml",
    }
    return zipped(parts(PLAIN) | {names[key]: text for key, text in replacements.items()})


@pytest.mark.parametrize("part", ["sheet", "workbook", "strings", "relations", "styles"])
def test_a_doctype_is_refused_wherever_it_stands(tmp_path, part):
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    assert refusal(tmp_path, changed(**{part: bomb})).code == "file-doctype"


@pytest.mark.parametrize("part", ["sheet", "workbook", "strings", "relations", "styles"])
@pytest.mark.parametrize("xml", ["<a><b></a>", "", "<a", "chữ", '<?xml version="1.0" encoding="utf-7"?><a/>'])
def test_malformed_xml_is_damage(tmp_path, part, xml):
    assert refusal(tmp_path, changed(**{part: xml})).code == "file-damaged"


@pytest.mark.parametrize("part", ["sheet", "workbook", "strings", "styles"])
def test_endless_nesting_is_damage(tmp_path, part):
    depth = 100_000
    xml = f'<x xmlns="{MAIN}">' + "<c>" * depth + "</c>" * depth + "</x>"
    assert refusal(tmp_path, changed(**{part: xml})).code == "file-damaged"


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="D1"><v>1</v></c><c r="D1"><v>2</v></c></row>',
        '<row r="1"><c r="D1"><v>1</v></c><c r="D1"/></row>',
        '<row r="1"><c r="D1"><v>1</v></c></row><row r="1"><c r="D1"><v>2</v></c></row>',
        '<row r="1"><c r="D1"><v>1</v></c></row><row r="2"><c r="D1"><v>2</v></c></row>',
        '<row r="1"><c r="D1"><v>1</v><v>2</v></c></row>',
        '<row r="1"><c r="D1" t="inlineStr"><is><t>1</t></is><v>2</v></c></row>',
        '<row r="1"><c r="D1" t="inlineStr"><v>2</v><is><t>1</t></is></c></row>',
    ],
)
def test_a_cell_stored_twice_is_named(tmp_path, rows):
    problem = refusal(tmp_path, zipped(parts(rows)))
    assert problem.code == "duplicate-cell"
    assert str(problem.place) == "self/don-vi.xlsx!Phiếu!D1"


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1048577"/>',
        '<row r="0"/>',
        '<row r="-1"/>',
        '<row r="x"/>',
        '<row r="1"><c r="XFE1"><v>1</v></c></row>',
        '<row r="1"><c r="A1048577"><v>1</v></c></row>',
        '<row r="1"><c r="A0"><v>1</v></c></row>',
        '<row r="1"><c r="1A"><v>1</v></c></row>',
        '<row r="1"><c r="AAAAAAAA1"><v>1</v></c></row>',
        '<row r="1"><c r="A１"><v>1</v></c></row>',
        '<row r="1"><c r="XFD1"/><c><v>1</v></c></row>',
    ],
)
def test_references_outside_the_grid(tmp_path, rows):
    assert refusal(tmp_path, zipped(parts(rows))).code == "cell-outside-grid"


def test_a_merge_outside_the_grid(tmp_path):
    data = zipped(parts(PLAIN, after='<mergeCells><mergeCell ref="A1:ZZZZ9"/></mergeCells>'))
    assert refusal(tmp_path, data).code == "cell-outside-grid"


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="B7" t="s"><v>99</v></c>',
        '<c r="B7" t="s"><v>-1</v></c>',
        '<c r="B7" t="s"><v>x</v></c>',
        '<c r="B7"><v>chín</v></c>',
        '<c r="B7"><v>1_000</v></c>',
        '<c r="B7"><v>NaN</v></c>',
        '<c r="B7" t="z"><v>1</v></c>',
    ],
)
def test_a_value_no_program_stores_is_damage_and_names_its_cell(tmp_path, cell):
    problem = refusal(tmp_path, zipped(parts(f'<row r="7">{cell}</row>')))
    assert problem.code == "file-damaged"
    assert "B7" in problem.message("vi")


@pytest.mark.parametrize("size", [9 << 20, 70 << 20])
def test_a_part_that_inflates_beyond_bounds_is_refused(tmp_path, size):
    bomb = sheet_xml(" " * size)
    assert refusal(tmp_path, changed(sheet=bomb)).code == "file-inflates"


def test_a_part_that_lies_about_its_size_is_damage(tmp_path):
    data = bytearray(changed(sheet=sheet_xml(" " * (9 << 20))))
    # the directory entry of the sheet claims 100 bytes
    entry = data.rindex(b"xl/worksheets/sheet1.xml") - 46
    data[entry + 24 : entry + 28] = struct.pack("<I", 100)
    assert refusal(tmp_path, bytes(data)).code == "file-damaged"


def test_duplicate_parts_are_refused(tmp_path):
    with pytest.warns(UserWarning, match="Duplicate"):
        data = zipped(parts(PLAIN), ("xl/worksheets/sheet1.xml", sheet_xml("")))
    assert refusal(tmp_path, data).code == "file-duplicate-part"


def test_parts_that_differ_in_case_alone_are_refused(tmp_path):
    data = zipped(parts(PLAIN), ("xl/worksheets/Sheet1.xml", sheet_xml("")))
    assert refusal(tmp_path, data).code == "file-duplicate-part"


@pytest.mark.parametrize("kept", [4, 40, 0.5, 0.9, 0.99])
def test_a_truncated_file_is_damage(tmp_path, kept):
    data = zipped(parts(PLAIN))
    cut = kept if isinstance(kept, int) else int(len(data) * kept)
    assert refusal(tmp_path, data[:cut]).code == "file-damaged"


def test_a_wrong_checksum_is_damage(tmp_path):
    import io
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts('<row r="1"><c r="A1"><v>31415</v></c></row>').items():
            archive.writestr(name, content)
    assert read_bytes(tmp_path, buffer.getvalue())[0] is not None
    assert refusal(tmp_path, buffer.getvalue().replace(b"31415", b"92653")).code == "file-damaged"


def test_an_encrypted_entry_asks_for_the_password_to_go(tmp_path):
    data = bytearray(zipped(parts(PLAIN)))
    for name in (b"xl/workbook.xml",):
        data[data.index(name) - 30 + 6] |= 1
        data[data.rindex(name) - 46 + 8] |= 1
    assert refusal(tmp_path, bytes(data)).code == "file-password"


def test_a_missing_part_is_damage(tmp_path):
    contents = parts(PLAIN)
    del contents["xl/worksheets/sheet1.xml"]
    problem = refusal(tmp_path, zipped(contents))
    assert problem.code == "file-damaged"
    assert "xl/worksheets/sheet1.xml" in problem.message("vi")


def test_a_sheet_without_relation_is_damage(tmp_path):
    problem = refusal(tmp_path, changed(relations=rels(("rId9", "styles", "styles.xml"))))
    assert problem.code == "file-damaged"
    assert "Phiếu" in problem.message("vi")


def test_a_workbook_without_sheet(tmp_path):
    assert refusal(tmp_path, changed(workbook=workbook_xml())).code == "workbook-without-sheet"


def test_targets_cannot_leave_the_file(tmp_path):
    relations = rels(("rId1", "worksheet", "../../../../etc/passwd"))
    assert refusal(tmp_path, changed(relations=relations)).code == "file-damaged"
