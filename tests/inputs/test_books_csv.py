"""CSV files: encodings, delimiters, quotes, and cells that stay as they were typed."""

import pytest
from files_support import read_bytes, refusal

from cchc_score.inputs.grid import Cell, CellKind


def texts(tmp_path, data):
    book, problems = read_bytes(tmp_path, data, "don-vi.csv")
    assert problems == ()
    (sheet,) = book.sheets
    return {row: {column: cell.text for column, cell in cells.items()} for row, cells in sheet.rows.items()}


TABLE = "Mã;Tên\r\nH01;Xã A\r\n"
READ = {1: {1: "Mã", 2: "Tên"}, 2: {1: "H01", 2: "Xã A"}}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(tmp_path, encoding):
    assert texts(tmp_path, TABLE.encode(encoding)) == READ


def test_big_endian_utf_16_with_its_mark(tmp_path):
    assert texts(tmp_path, b"\xfe\xff" + TABLE.encode("utf-16-be")) == READ


@pytest.mark.parametrize("encoding", ["cp1258", "cp1252"])
def test_another_encoding_is_not_guessed(tmp_path, encoding):
    problem = refusal(tmp_path, "Tên;1\r\n".encode(encoding), "don-vi.csv")
    assert problem.code == "csv-encoding"
    assert problem.place.line == 1
    assert "UTF-8" in problem.message("vi")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mã,Điểm\n1.1,5\n", {1: {1: "Mã", 2: "Điểm"}, 2: {1: "1.1", 2: "5"}}),
        (
            "Mã;Điểm\n1.1;9,5\n1.2;8,5\n",
            {1: {1: "Mã", 2: "Điểm"}, 2: {1: "1.1", 2: "9,5"}, 3: {1: "1.2", 2: "8,5"}},
        ),
        ("Mã\tĐiểm\n1.1\t9,5\n", {1: {1: "Mã", 2: "Điểm"}, 2: {1: "1.1", 2: "9,5"}}),
        # commas in every title do not win over the semicolons that cut every row alike
        (
            "Mã;TC\n1;a, b\n2;c, d\n3;e, f\n",
            {1: {1: "Mã", 2: "TC"}, 2: {1: "1", 2: "a, b"}, 3: {1: "2", 2: "c, d"}, 4: {1: "3", 2: "e, f"}},
        ),
        ('a,"b, c"\n', {1: {1: "a", 2: "b, c"}}),
        ('a,"hai\ndòng"\nb,c\n', {1: {1: "a", 2: "hai\ndòng"}, 2: {1: "b", 2: "c"}}),
        ("một cột\nthôi\n", {1: {1: "một cột"}, 2: {1: "thôi"}}),
        ("a,,c\n\n , \nd,e,f\n", {1: {1: "a", 3: "c"}, 4: {1: "d", 2: "e", 3: "f"}}),
    ],
)
def test_delimiters_and_rows(tmp_path, text, expected):
    assert texts(tmp_path, text.encode()) == expected


def test_cells_stay_text_but_exported_errors_stay_errors(tmp_path):
    book, _ = read_bytes(tmp_path, b"1.10;95%;#REF!\n", "x.csv")
    assert list(book.sheets[0].rows[1].values()) == [
        Cell(CellKind.TEXT, "1.10"),
        Cell(CellKind.TEXT, "95%"),
        Cell(CellKind.ERROR, "#REF!"),
    ]


def test_a_place_in_a_csv_file_has_no_sheet(tmp_path):
    book, _ = read_bytes(tmp_path, b"a,b\n", "x.csv")
    assert str(book.place(book.sheets[0], 1, 2)) == "self/x.csv!B1"


@pytest.mark.parametrize("text", ['a,"b\nc,d\n', 'a,"b"c\n'])
def test_quotes_that_do_not_close_are_named(tmp_path, text):
    problem = refusal(tmp_path, text.encode(), "x.csv")
    assert problem.code == "csv-quotes"
    assert problem.place.line is not None


def test_values_far_out_are_named(tmp_path):
    book, (problem,) = read_bytes(tmp_path, ("x;y\n" + ";" * 600 + "xa\n").encode(), "x.csv")
    assert book.sheets[0].rows == {1: {1: Cell(CellKind.TEXT, "x"), 2: Cell(CellKind.TEXT, "y")}}
    assert problem.code == "far-cells"
    assert str(problem.place) == "self/x.csv!WC2"


def test_a_text_file_under_a_workbook_name_is_read_with_a_warning(tmp_path):
    book, (problem,) = read_bytes(tmp_path, b"a;b\n", "x.xls")
    assert book.sheets[0].rows[1][2].text == "b"
    assert problem.code == "file-wrong-extension"
