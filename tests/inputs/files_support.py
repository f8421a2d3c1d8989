"""Workbooks for tests, built part by part, so that a test shows the very XML it is about."""

import io
import zipfile

from cchc_score.inputs.books import read_book

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def rels(*targets):
    """A .rels part from (id, kind, target)."""
    lines = (
        f'<Relationship Id="{i}" Type="{OFFICE_RELATIONS}/{kind}" Target="{target}"/>'
        for i, kind, target in targets
    )
    return f'<Relationships xmlns="{PACKAGE_RELATIONS}">{"".join(lines)}</Relationships>'


def sheet_xml(rows, *, before="", after="", namespace=MAIN):
    return f'<worksheet xmlns="{namespace}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def styles_xml(*format_codes):
    """A styles part: cell style 1, 2, … show these format codes; style 0 is General."""
    formats = "".join(f'<numFmt numFmtId="{200 + n}" formatCode="{code}"/>' for n, code in enumerate(format_codes))
    cells = "".join(f'<xf numFmtId="{200 + n}"/>' for n in range(len(format_codes)))
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
        f'<cellXfs><xf numFmtId="0"/>{cells}</cellXfs></styleSheet>'
    )


def strings_xml(*items):
    return f'<sst xmlns="{MAIN}">{"".join(f"<si>{item}</si>" for item in items)}</sst>'


def workbook_xml(*sheets, properties=""):
    """The workbook part from (name, relation id, further attributes)."""
    entries = "".join(
        f'<sheet name="{n}" sheetId="{i}" r:id="{r}" {more}/>' for i, (n, r, more) in enumerate(sheets, 1)
    )
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE_RELATIONS}">{properties}<sheets>{entries}</sheets></workbook>'
    )


def parts(rows="", *, strings=(), styles=(), **sheet_options):
    """The parts of a workbook with one sheet "Phiếu"; a test may change any of them before zipping."""
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": rels(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": workbook_xml(("Phiếu", "rId1", "")),
        "xl/_rels/workbook.xml.rels": rels(
            ("rId1", "worksheet", "worksheets/sheet1.xml"),
            ("rId2", "styles", "styles.xml"),
            ("rId3", "sharedStrings", "sharedStrings.xml"),
        ),
        "xl/styles.xml": styles_xml(*styles),
        "xl/sharedStrings.xml": strings_xml(*strings),
        "xl/worksheets/sheet1.xml": sheet_xml(rows, **sheet_options),
    }


def zipped(contents, *more):
    """A zip of name → content, then of further (name, content) pairs, which may repeat a name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (*contents.items(), *more):
            archive.writestr(name, content)
    return buffer.getvalue()


def read_bytes(tmp_path, data, name="don-vi.xlsx"):
    """What read_book makes of these bytes: (book, problems)."""
    path = tmp_path / name
    path.write_bytes(data)
    return read_book(path, f"self/{name}")


def read_rows(tmp_path, rows="", **options):
    """The only sheet of a workbook with these rows, which must be read without a problem."""
    book, problems = read_bytes(tmp_path, zipped(parts(rows, **options)))
    assert problems == ()
    return book.sheets[0]


def refusal(tmp_path, data, name="don-vi.xlsx"):
    """The one problem for which these bytes are refused."""
    book, problems = read_bytes(tmp_path, data, name)
    assert book is None
    (problem,) = problems
    assert problem.place.file == f"self/{name}"
    assert problem.message("vi")
    assert problem.message("en")
    return problem
