"""Examples: the same self-assessment in other clothes: .xls, .ods, .csv, the printed annex, a Word document."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path
from xml.sax.saxutils import escape

from office_forms import SELF_COLUMNS, Line
from office_page import BOX, FONT, NAVY, Heading, Page, new_book, row_height

from cchc_score import decimals
from cchc_score.model import Node, Unit

Lines = Sequence[Line]


def _plain_rows(block: Heading, lines: Lines) -> list[list[object]]:
    """The same form as bare rows, for the formats that have no drawing here."""
    rows: list[list[object]] = [[block.title]]
    rows += [[f"{name}: {value}"] for name, value in block.labels]
    rows += [[], [column.title for column in SELF_COLUMNS]]
    return rows + [list(line.cells) for line in lines]


def old_excel(folder: Path, unit: Unit, block: Heading, lines: Lines) -> None:
    """An .xls file, as Excel 97–2003 saves it."""
    import xlwt

    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Tự đánh giá")
    wrapped = xlwt.easyxf(
        "alignment: wrap on, vertical top; borders: left thin, right thin, top thin, bottom thin"
    )
    dated = xlwt.easyxf("borders: left thin, right thin, top thin, bottom thin", num_format_str="dd/mm/yyyy")
    for index, column in enumerate(SELF_COLUMNS):
        sheet.col(index).width = int(column.width * 256)
    for r, row in enumerate(_plain_rows(block, lines)):
        for c, value in enumerate(row):
            if isinstance(value, date):
                sheet.write(r, c, value, dated)
            elif value != "":
                sheet.write(r, c, value if isinstance(value, str) else float(Fraction(str(value))), wrapped)
    book.save(str(folder / f"{unit.code}.xls"))


_ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_ODS_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)


def open_document(folder: Path, unit: Unit, block: Heading, lines: Lines) -> None:
    """An .ods file, as LibreOffice saves it. Written here: odfpy orders its parts differently on every run."""
    rows = "".join(
        f"<table:table-row>{''.join(_ods_cell(value) for value in row)}</table:table-row>"
        for row in _plain_rows(block, lines)
        if row
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_ODS_NAMES} office:version="1.3">'
        f'<office:body><office:spreadsheet><table:table table:name="Tự đánh giá">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS_TYPE}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    parts = {"mimetype": _ODS_TYPE, "content.xml": content, "META-INF/manifest.xml": manifest}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{unit.code}.ods").write_bytes(bare_zip({name: text.encode() for name, text in parts.items()}))


def _ods_cell(value: object) -> str:
    if isinstance(value, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}"/>'
    if isinstance(value, Fraction | int):
        number = decimals.plain(Fraction(value))
        shown = f"<text:p>{number}</text:p>"
        return f'<table:table-cell office:value-type="float" office:value="{number}">{shown}</table:table-cell>'
    paragraphs = "".join(f"<text:p>{escape(part)}</text:p>" for part in str(value).split("\n"))
    return f'<table:table-cell office:value-type="string">{paragraphs}</table:table-cell>'


def csv_form(folder: Path, unit: Unit, block: Heading, lines: Lines) -> None:
    """A .csv file as Vietnamese Excel saves it: semicolons, decimal commas, a mark at the start."""
    rows = [[_csv_text(value) for value in row] for row in _plain_rows(block, lines)]
    _write_csv(folder / f"{unit.code}.csv", rows)


def _csv_text(value: object) -> str:
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    return decimals.show(Fraction(value), "vi") if isinstance(value, Fraction | int) else str(value)


def _write_csv(path: Path, rows: Sequence[Sequence[str]]) -> None:
    import csv

    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";", lineterminator="\r\n").writerows(rows)


def office_csv(path: Path, leaves: Sequence[Node], rows: Sequence[Sequence[object]]) -> None:
    """A survey table as Vietnamese Excel saves it."""
    header = ["Mã đơn vị", "Tên đơn vị", *(leaf.code for leaf in leaves)]
    _write_csv(path, [header, *([_csv_text(value) for value in row] for row in rows)])


# --- the annex with a header of two rows -------------------------------------------------------------------------

ANNEX = (("STT", 7), ("Lĩnh vực/Tiêu chí/Tiêu chí thành phần", 52), ("Điểm tối đa", 8))
ANNEX_STAGES = ("Điều tra XHH", "Tự đánh giá", "SNV đánh giá")
ANNEX_END = (("Điểm đạt được", 9), ("Chỉ số", 8), ("Ghi chú", 26))


def annex(folder: Path, unit: Unit, block: Heading, lines: Lines) -> None:
    """The printed annex: two header rows with merged cells, points only, the scale in rows without a number."""
    book = new_book(folder / f"{unit.code}.xlsx")
    page = Page(book, book.add_worksheet("Phụ lục"))
    page.sheet.merge_range(0, 0, 0, 8, block.title.upper(), page.style(**FONT, bold=True, align="center"))
    for row, (name, value) in enumerate(block.labels, 1):
        page.put(row, 0, f"{name}: {value}", **FONT)
    row = _annex_header(page, len(block.labels) + 2)
    for line in lines:
        if line.kind == "fact":
            continue
        bold = {"bold": True} if line.kind in ("field", "criterion") else {}
        code, title, maximum, _, scale, points = line.cells[:6]
        printed: tuple[object, ...] = (code, str(title).split("\n")[0], maximum, "", points, "", "", "", "")
        for column, cell in enumerate(printed):
            page.put(row, column, cell, **BOX, **bold, **({"align": "center"} if column in (0, 2, 4) else {}))
        row += 1
        for part in str(scale).split("\n") if line.kind == "leaf" and scale else ():
            for column in range(9):
                page.put(row, column, part if column == 1 else "", **BOX, italic=True, indent=1)
            page.sheet.set_row(row, row_height([(part, ANNEX[1][1] - 3, 11)]))
            row += 1
    page.sheet.set_landscape()
    page.sheet.set_paper(9)
    page.sheet.fit_to_pages(1, 0)
    book.close()


def _annex_header(page: Page, row: int) -> int:
    style = page.style(**BOX, bold=True, align="center", bg_color=NAVY, font_color="#FFFFFF")
    page.sheet.set_row(row, 18)
    page.sheet.set_row(row + 1, 32)
    column = 0
    for title, width in ANNEX:
        page.sheet.merge_range(row, column, row + 1, column, title, style)
        page.sheet.set_column(column, column, width)
        column += 1
    page.sheet.merge_range(row, column, row, column + 2, "Điểm đánh giá", style)
    for title in ANNEX_STAGES:
        page.sheet.write_string(row + 1, column, title, style)
        page.sheet.set_column(column, column, 9)
        column += 1
    for title, width in ANNEX_END:
        page.sheet.merge_range(row, column, row + 1, column, title, style)
        page.sheet.set_column(column, column, width)
        column += 1
    return row + 2


def bare_zip(parts: Mapping[str, bytes]) -> bytes:
    """A zip whose entries carry no time of their own."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), content, compress_type=kind)
    return buffer.getvalue()


def word_document(folder: Path, unit: Unit, block: Heading, lines: Lines) -> None:
    """A Word document that was given the name of a workbook."""
    parts = {
        "[Content_Types].xml": (
            '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
            'content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName='
            '"/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.'
            'document.main+xml"/></Types>'
        ),
        "word/document.xml": (
            '<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/'
            'wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Báo cáo tự đánh giá</w:t></w:r></w:p></w:body>'
            "</w:document>"
        ),
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{unit.code}.xlsx").write_bytes(bare_zip({name: text.encode() for name, text in parts.items()}))
