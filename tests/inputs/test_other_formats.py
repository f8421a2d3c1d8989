"""The other formats: .xls, .xlsb and .ods tell the same story as .xlsx, as far as each of them can."""

import io
import shutil
import struct
import subprocess
from datetime import date

import pytest
import xlwt
from files_support import read_bytes, refusal, rels, zipped

from cchc_score.inputs.grid import Cell, CellKind

TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
OASIS = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style")
)
CALCEXT = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'


def number(text, **more):
    return Cell(CellKind.NUMBER, text, **more)


def text(value):
    return Cell(CellKind.TEXT, value)


# --- .xls ----------------------------------------------------------------------------------------------------


def xls(fill):
    workbook = xlwt.Workbook()
    fill(workbook)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def test_xls_cells(tmp_path):
    def fill(workbook):
        sheet = workbook.add_sheet("Phiếu")
        for column, value in enumerate(("1.10", 4.35, 3, True)):
            sheet.write(0, column, value)
        sheet.write(1, 0, date(2025, 1, 31), xlwt.easyxf(num_format_str="dd/mm/yyyy"))
        sheet.write(1, 1, 0.95, xlwt.easyxf(num_format_str="0.0%"))
        sheet.write(1, 2, "")
        sheet.write(2, 0, None, xlwt.easyxf("font: bold on"))
        sheet.row(3).set_cell_error(0, 0x17)
        sheet.row(3).set_cell_error(1, 0x07)

    book, problems = read_bytes(tmp_path, xls(fill), "x.xls")
    assert problems == ()
    assert book.sheets[0].name == "Phiếu"
    assert book.sheets[0].rows == {
        1: {1: text("1.10"), 2: number("4.35"), 3: number("3"), 4: Cell(CellKind.FLAG, "true")},
        2: {1: Cell(CellKind.DATE, "2025-01-31"), 2: number("0.95", percent=True)},
        4: {1: Cell(CellKind.ERROR, "#REF!"), 2: Cell(CellKind.ERROR, "#DIV/0!")},
    }


def test_xls_merges_and_what_is_hidden(tmp_path):
    def fill(workbook):
        first = workbook.add_sheet("A")
        first.write_merge(0, 1, 0, 2, "gộp")
        first.write(4, 4, 1)
        first.row(4).hidden = True
        first.col(4).hidden = True
        workbook.add_sheet("B").visibility = 1
        workbook.add_sheet("C").visibility = 2

    book, _ = read_bytes(tmp_path, xls(fill), "x.xls")
    assert book.sheets[0].merges == ((1, 1, 2, 3),)
    assert book.sheets[0].hidden_rows == {5}
    assert book.sheets[0].hidden_columns == {5}
    assert [sheet.hidden for sheet in book.sheets] == [False, True, True]


def test_xls_damaged(tmp_path):
    data = xls(lambda workbook: workbook.add_sheet("A").write(0, 0, "x"))
    assert refusal(tmp_path, data[:1500], "x.xls").code in ("file-damaged", "file-not-spreadsheet")


@pytest.mark.parametrize("seed", range(60))
def test_xls_mutated_never_raises(tmp_path, seed):
    import random

    chance = random.Random(seed)
    data = bytearray(xls(lambda workbook: workbook.add_sheet("A").write(0, 0, "x")))
    for _ in range(chance.randint(1, 8)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    book, problems = read_bytes(tmp_path, bytes(data), "x.xls")
    assert book is not None or problems


# --- .xlsb ---------------------------------------------------------------------------------------------------


def record(kind, payload=b""):
    """One record of the binary format; payloads here stay below 128 bytes."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return head + bytes([len(payload)]) + payload


def wide(value):
    return struct.pack("<I", len(value)) + value.encode("utf-16-le")


def xlsb(*cells):
    """A binary workbook with one hidden sheet "Phiếu", one row of ready-made cell records."""
    sheet = (
        record(129)
        + record(148, struct.pack("<IIII", 0, 0, 0, 5))
        + record(145)
        + record(0, struct.pack("<IIHHBI", 0, 0, 300, 0, 0, 0))
        + b"".join(
            record(kind, struct.pack("<II", column, 0) + value) for column, (kind, value) in enumerate(cells)
        )
        + record(146)
        + record(130)
    )
    entry = record(156, struct.pack("<II", 1, 1) + wide("rId1") + wide("Phiếu"))
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": rels(("r", "officeDocument", "xl/workbook.bin")),
            "xl/workbook.bin": record(131) + record(143) + entry + record(144) + record(132),
            "xl/_rels/workbook.bin.rels": rels(("rId1", "worksheet", "worksheets/sheet1.bin")),
            "xl/worksheets/sheet1.bin": sheet,
        }
    )


def test_xlsb_cells_and_the_warning_about_errors(tmp_path):
    data = xlsb((6, wide("1.10")), (5, struct.pack("<d", 4.35)), (3, b"\x17"), (4, b"\x01"))
    book, (problem,) = read_bytes(tmp_path, data, "x.xlsb")
    assert book.sheets[0].hidden
    assert book.sheets[0].rows == {1: {1: text("1.10"), 2: number("4.35"), 4: Cell(CellKind.FLAG, "true")}}
    assert (problem.code, problem.severity) == ("errors-unseen", "warning")


def test_xlsb_damaged(tmp_path):
    data = zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.bin": b"\x00"})
    assert refusal(tmp_path, data, "x.xlsb").code == "file-damaged"


def test_a_panic_of_the_library_is_a_damaged_file(tmp_path, monkeypatch):
    import python_calamine

    class PanicException(BaseException):
        pass

    class Panicking:
        @staticmethod
        def from_filelike(_):
            raise PanicException("index out of bounds")

    monkeypatch.setattr(python_calamine, "CalamineWorkbook", Panicking)
    problem = refusal(tmp_path, xlsb((6, wide("x"))), "x.xlsb")
    assert problem.code == "file-damaged"
    assert "index out of bounds" in problem.message("en")


# --- .ods ----------------------------------------------------------------------------------------------------


def ods(tables, styles="", **more):
    content = (
        f"<office:document-content {OASIS} {CALCEXT}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content} | more)


def ods_sheet(tmp_path, rows):
    book, problems = read_bytes(tmp_path, ods(f'<table:table table:name="Phiếu">{rows}</table:table>'), "x.ods")
    assert problems == ()
    return book.sheets[0]


def ods_row(tmp_path, cells):
    return ods_sheet(tmp_path, f"<table:table-row>{cells}</table:table-row>").rows.get(1, {})


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ('office:value-type="float" office:value="4.35"><text:p>4,4</text:p>', number("4.35")),
        ('office:value-type="percentage" office:value="0.95"><text:p>95%</text:p>', number("0.95", percent=True)),
        (
            'office:value-type="date" office:date-value="2025-01-31"><text:p>31/1</text:p>',
            Cell(CellKind.DATE, "2025-01-31"),
        ),
        ('office:value-type="time" office:time-value="PT01H30M00S">', Cell(CellKind.DATE, "1899-12-31T01:30:00")),
        (
            'office:value-type="boolean" office:boolean-value="true"><text:p>ĐÚNG</text:p>',
            Cell(CellKind.FLAG, "true"),
        ),
        ('office:value-type="string"><text:p>1.10</text:p>', text("1.10")),
        (
            'office:value-type="string"><text:p>a<text:s text:c="2"/><text:span>b</text:span></text:p>'
            "<text:p>c</text:p>",
            text("a  b\nc"),
        ),
        (
            'office:value-type="string"><office:annotation><text:p>ghi chú</text:p></office:annotation>'
            "<text:p>x</text:p>",
            text("x"),
        ),
        (
            'table:formula="of:=1+1" office:value-type="float" office:value="2"><text:p>2</text:p>',
            number("2", computed=True),
        ),
        ('table:formula="of:=[.A9]">', Cell(CellKind.UNCOMPUTED, "=[.A9]")),
        (
            'table:formula="of:=1/0" office:value-type="string" office:string-value="" '
            'calcext:value-type="error"><text:p>#DIV/0!</text:p>',
            Cell(CellKind.ERROR, "#DIV/0!", computed=True),
        ),
        (
            'table:formula="of:=1/0" office:value-type="float" office:value="0"><text:p>#REF!</text:p>',
            Cell(CellKind.ERROR, "#REF!", computed=True),
        ),
        (
            'table:formula="of:=X" office:value-type="float" office:value="0"><text:p>Err:508</text:p>',
            Cell(CellKind.ERROR, "Err:508", computed=True),
        ),
        ('office:value-type="string"><text:p></text:p>', None),
        (">", None),
    ],
)
def test_ods_cells(tmp_path, xml, expected):
    row = ods_row(tmp_path, f"<table:table-cell/><table:table-cell {xml}</table:table-cell>")
    assert row.get(2) == expected


@pytest.mark.parametrize(
    "xml",
    [
        'office:value-type="float" office:value="chín"/>',
        'office:value-type="float"/>',
        'office:value-type="time" office:time-value="9h"/>',
    ],
)
def test_ods_values_no_program_stores_are_damage(tmp_path, xml):
    rows = f"<table:table-row><table:table-cell {xml}</table:table-row>"
    data = ods(f'<table:table table:name="A">{rows}</table:table>')
    assert refusal(tmp_path, data, "x.ods").code == "file-damaged"


def test_ods_repeats_hidden_parts_and_merges(tmp_path):
    sheet = ods_sheet(
        tmp_path,
        '<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
        '<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/>'
        '</table:table-row><table:table-row table:number-rows-repeated="2" table:visibility="filter">'
        '<table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="1"/>'
        '</table:table-row><table:table-row><table:table-cell table:number-columns-spanned="2" '
        'table:number-rows-spanned="3" office:value-type="float" office:value="2"/><table:covered-table-cell/>'
        '<table:table-cell office:value-type="float" office:value="3"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row>',
    )
    assert sheet.hidden_columns == {2, 3}
    assert sheet.hidden_rows == {4, 5}
    assert sheet.merges == ((6, 1, 8, 2),)
    one = {1: number("1"), 2: number("1")}
    assert sheet.rows == {4: one, 5: one, 6: {1: number("2"), 3: number("3")}}


def test_ods_hidden_sheet_and_properties(tmp_path):
    styles = "".join(
        f'<style:style style:name="{name}"><style:table-properties table:display="{display}"/></style:style>'
        for name, display in (("ta1", "true"), ("ta2", "false"))
    )
    tables = (
        '<table:table table:name="A" table:style-name="ta1"/><table:table table:name="B" table:style-name="ta2"/>'
    )
    meta = (
        f'<m xmlns:meta="{TABLE.replace("table", "meta")}">'
        '<meta:user-defined meta:name="cchc-set">commune-2025</meta:user-defined></m>'
    )
    book, _ = read_bytes(tmp_path, ods(tables, styles, **{"meta.xml": meta}), "x.ods")
    assert [(sheet.name, sheet.hidden) for sheet in book.sheets] == [("A", False), ("B", True)]
    assert book.properties == {"cchc-set": "commune-2025"}


@pytest.mark.parametrize("repeat", ['table:number-columns-repeated="16384"', ""])
def test_ods_values_repeated_to_the_end_are_clipped_and_named(tmp_path, repeat):
    rows = (
        f'<table:table-row table:number-rows-repeated="1048576"><table:table-cell {repeat} '
        'office:value-type="float" office:value="1"/></table:table-row>'
    )
    book, (problem,) = read_bytes(tmp_path, ods(f'<table:table table:name="A">{rows}</table:table>'), "x.ods")
    assert len(book.sheets[0].rows) == 20_000
    assert len(book.sheets[0].rows[1]) == (512 if repeat else 1)
    assert problem.code == "far-cells"


def test_ods_with_a_password(tmp_path):
    manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
    assert refusal(tmp_path, ods("", **{"META-INF/manifest.xml": manifest}), "x.ods").code == "file-password"


def test_ods_without_sheet_or_content(tmp_path):
    assert refusal(tmp_path, ods(""), "x.ods").code == "workbook-without-sheet"
    assert refusal(tmp_path, zipped({"content.xml": "<a"}), "x.ods").code == "file-damaged"


# --- the same workbook in every format -------------------------------------------------------------------------


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_saves_of_one_workbook_read_alike(tmp_path):
    import xlsxwriter

    with xlsxwriter.Workbook(tmp_path / "form.xlsx") as workbook:
        sheet = workbook.add_worksheet("Phiếu")
        sheet.write_row(0, 0, ["Mã tiêu chí", "1.10", 4.35, -0.25])
        sheet.write_number(1, 0, 0.95, workbook.add_format({"num_format": "0%"}))
        sheet.write_number(1, 1, 45688, workbook.add_format({"num_format": "dd/mm/yyyy"}))
        sheet.write_formula(2, 0, "=C1*2", value="")
        sheet.write_formula(2, 1, "=1/0", value="")
        sheet.write_formula(2, 2, "=NA()", value="")
        sheet.merge_range("A4:C5", "gộp")
        sheet.set_row(2, None, None, {"hidden": True})
        workbook.add_worksheet("Ẩn").hide()
    books = {}
    for extension in ("xlsx", "ods", "xls"):
        folder = tmp_path / extension
        command = ["soffice", "--headless", "--convert-to", extension, "--outdir", folder, tmp_path / "form.xlsx"]
        subprocess.run(
            [command[0], f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", *command[1:]],
            check=True,
            capture_output=True,
            timeout=180,
        )
        books[extension], problems = read_bytes(
            folder, (folder / f"form.{extension}").read_bytes(), f"f.{extension}"
        )
        assert problems == ()
    rows = {
        1: {
            1: text("Mã tiêu chí"),
            2: text("1.10"),
            3: number("4.35"),
            4: number("-0.25"),
        },
        2: {1: number("0.95", percent=True), 2: Cell(CellKind.DATE, "2025-01-31")},
        3: {1: number("8.7"), 2: Cell(CellKind.ERROR, "#DIV/0!"), 3: Cell(CellKind.ERROR, "#N/A")},
        4: {1: text("gộp")},
    }
    for extension, book in books.items():
        found = {
            row: {column: cell._replace(computed=False) for column, cell in cells.items()}
            for row, cells in book.sheets[0].rows.items()
        }
        assert found == rows, extension
        assert book.sheets[0].merges == ((4, 1, 5, 3),), extension
        assert book.sheets[0].hidden_rows == {3}, extension
        assert [sheet.hidden for sheet in book.sheets] == [False, True], extension
    assert books["xlsx"].sheets[0].rows[3][1].computed
    assert books["ods"].sheets[0].rows[3][1].computed
