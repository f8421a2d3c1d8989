"""What single cells of an .xlsx come to: types, formulas, formats, texts."""

import pytest
from files_support import read_rows

from cchc_score.inputs.grid import Cell, CellKind


def only_cell(tmp_path, xml, **options):
    """The cell A1 of a sheet whose first row holds this XML, None when blank."""
    rows = read_rows(tmp_path, f'<row r="1">{xml}</row>', **options).rows
    return rows.get(1, {}).get(1)


def number(text, **more):
    return Cell(CellKind.NUMBER, text, **more)


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ('<c r="A1"><v>1.5</v></c>', number("1.5")),
        ('<c r="A1" t="n"><v>4.3499999999999996</v></c>', number("4.3499999999999996")),
        ('<c r="A1"><v> -0.25 </v></c>', number("-0.25")),
        ('<c r="A1"><v>1E-3</v></c>', number("1E-3")),
        ('<c r="A1" t="b"><v>1</v></c>', Cell(CellKind.FLAG, "true")),
        ('<c r="A1" t="b"><v>0</v></c>', Cell(CellKind.FLAG, "false")),
        ('<c r="A1" t="e"><v>#REF!</v></c>', Cell(CellKind.ERROR, "#REF!")),
        ('<c r="A1" t="str"><v>9,5đ</v></c>', Cell(CellKind.TEXT, "9,5đ")),
        ('<c r="A1" t="inlineStr"><is><t>1.10</t></is></c>', Cell(CellKind.TEXT, "1.10")),
        ('<c r="A1" t="d"><v>2025-01-31</v></c>', Cell(CellKind.DATE, "2025-01-31")),
        ('<c r="A1" t="d"><v>2025-01-31T08:30:00Z</v></c>', Cell(CellKind.DATE, "2025-01-31T08:30:00")),
        ('<c r="A1"/>', None),
        ('<c r="A1"><v></v></c>', None),
        ('<c r="A1" t="inlineStr"><is><t></t></is></c>', None),
        ('<c r="A1" t="s"/>', None),
    ],
)
def test_stored_types(tmp_path, xml, expected):
    assert only_cell(tmp_path, xml) == expected


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ('<c r="A1"><f>B1*2</f><v>3</v></c>', number("3", computed=True)),
        ('<c r="A1" t="str"><f>B1&amp;"x"</f><v>ax</v></c>', Cell(CellKind.TEXT, "ax", computed=True)),
        ('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', Cell(CellKind.ERROR, "#DIV/0!", computed=True)),
        ('<c r="A1" t="b"><f>1=1</f><v>1</v></c>', Cell(CellKind.FLAG, "true", computed=True)),
        # IF(B1="";"";…) shows nothing: that is a blank, with its value stored
        ('<c r="A1" t="str"><f>IF(B1="","",B1)</f><v></v></c>', None),
        # saved by a program that does not compute: it must never read as blank
        ('<c r="A1"><f>SUM(B1:B9)</f></c>', Cell(CellKind.UNCOMPUTED, "=SUM(B1:B9)")),
        ('<c r="A1"><f>SUM(B1:B9)</f><v></v></c>', Cell(CellKind.UNCOMPUTED, "=SUM(B1:B9)")),
        ('<c r="A1" t="str"><f>B1</f></c>', Cell(CellKind.UNCOMPUTED, "=B1")),
    ],
)
def test_formulas(tmp_path, xml, expected):
    assert only_cell(tmp_path, xml) == expected


def test_shared_formula_dependents_are_formulas_too(tmp_path):
    sheet = read_rows(
        tmp_path,
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1*2</f><v>2</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>4</v></c></row>'
        '<row r="3"><c r="A3"><f t="shared" si="0"/></c></row>',
    )
    assert sheet.rows[2][1] == number("4", computed=True)
    assert sheet.rows[3][1] == Cell(CellKind.UNCOMPUTED, "=B1*2")


def test_values_spilled_by_an_array_formula_are_computed(tmp_path):
    sheet = read_rows(
        tmp_path,
        '<row r="1"><c r="A1"><f t="array" ref="A1:B2">X1:Y2</f><v>1</v></c><c r="B1"><v>2</v></c></row>'
        '<row r="2"><c r="B2"><v>3</v></c><c r="C2"><v>4</v></c></row>',
    )
    assert sheet.rows[1][1].computed
    assert sheet.rows[1][2].computed
    assert sheet.rows[2][2].computed
    assert not sheet.rows[2][3].computed


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("<t>Tiêu chí</t>", "Tiêu chí"),
        ("<r><t>Mã </t></r><r><rPr><b/></rPr><t>tiêu chí</t></r>", "Mã tiêu chí"),
        ('<t xml:space="preserve"> giữ trắng </t>', " giữ trắng "),
        ("<t>東京</t><rPh sb='0' eb='2'><t>とうきょう</t></rPh>", "東京"),
        ("<t>a_x000D_b_x005F_</t>", "a\rb_"),
        ("<t>A &amp; B &lt; C</t>", "A & B < C"),
    ],
)
def test_shared_texts(tmp_path, item, expected):
    cell = only_cell(tmp_path, '<c r="A1" t="s"><v>1</v></c>', strings=("<t>khác</t>", item))
    assert cell == Cell(CellKind.TEXT, expected)


def test_an_empty_shared_text_is_blank(tmp_path):
    assert only_cell(tmp_path, '<c r="A1" t="s"><v>0</v></c>', strings=("<t></t>",)) is None


def test_rich_inline_text_is_joined_without_its_phonetic_guide(tmp_path):
    xml = '<c r="A1" t="inlineStr"><is><r><t>9</t></r><r><t>,5</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>'
    assert only_cell(tmp_path, xml) == Cell(CellKind.TEXT, "9,5")


@pytest.mark.parametrize(
    ("code", "stored", "expected"),
    [
        ("dd/mm/yyyy", "45688", Cell(CellKind.DATE, "2025-01-31")),
        ("[$-42A]d mmmm yyyy", "45688", Cell(CellKind.DATE, "2025-01-31")),
        ("dd/mm/yyyy hh:mm", "45688.5", Cell(CellKind.DATE, "2025-01-31T12:00:00")),
        ("[h]:mm", "0.0625", Cell(CellKind.DATE, "1899-12-31T01:30:00")),
        ("dd/mm/yyyy", "1", Cell(CellKind.DATE, "1900-01-01")),
        ("dd/mm/yyyy", "59", Cell(CellKind.DATE, "1900-02-28")),
        ("dd/mm/yyyy", "61", Cell(CellKind.DATE, "1900-03-01")),
        ("dd/mm/yyyy", "2958465", Cell(CellKind.DATE, "9999-12-31")),
        ("dd/mm/yyyy", "2958466", number("2958466")),
        ("dd/mm/yyyy", "-3", number("-3")),
        ("0.0%", "0.95", number("0.95", percent=True)),
        ("0\\%", "95", number("95")),
        ("#,##0&quot; đồng&quot;", "5", number("5")),
        ("[Red]0.00;[Blue]-0.00", "5", number("5")),
        ("General", "5", number("5")),
        ("0.00_);\\(0.00\\)", "5", number("5")),
        ("@", "5", number("5")),
    ],
)
def test_custom_formats(tmp_path, code, stored, expected):
    assert only_cell(tmp_path, f'<c r="A1" s="1"><v>{stored}</v></c>', styles=(code,)) == expected


@pytest.mark.parametrize(
    ("format_id", "expected"),
    [
        (9, number("1", percent=True)),
        (10, number("1", percent=True)),
        (14, "date"),
        (22, "date"),
        (2, number("1")),
    ],
)
def test_built_in_formats(tmp_path, format_id, expected):
    import files_support

    contents = files_support.parts('<row r="1"><c r="A1" s="1"><v>1</v></c></row>', styles=("0",))
    contents["xl/styles.xml"] = contents["xl/styles.xml"].replace(
        '<xf numFmtId="200"/>', f'<xf numFmtId="{format_id}"/>'
    )
    book, _ = files_support.read_bytes(tmp_path, files_support.zipped(contents))
    assert book.sheets[0].rows[1][1] == (Cell(CellKind.DATE, "1900-01-01") if expected == "date" else expected)
