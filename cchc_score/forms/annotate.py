"""Forms: a copy of a unit's own workbook with what it has to mend coloured, commented and listed.

The copy is the unit's file with a few parts changed: formulas keep their values, pictures, macros and whatever
else it holds stay as they are.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from cchc_score.forms import comments, marked_cells
from cchc_score.forms.marked_cells import Spot
from cchc_score.forms.marked_styles import MarkedStyles
from cchc_score.forms.parts import Parts
from cchc_score.forms.remarks import Remark, letter
from cchc_score.forms.xml_text import Found, Part
from cchc_score.reports.measure import BODY_SIZE, line_count, line_height

LIST_SHEET = "Cần sửa"
TITLE = "NHỮNG CHỖ CẦN SỬA TRONG PHIẾU"
LEGEND = "Ô phải sửa: nền đỏ nhạt, viền đậm. Ô cần xem lại: nền tím nhạt, viền đứt. Sửa xong, gửi lại tệp này."

_TITLE_SIZE = 14
_WIDTH = 92
_PADDING = 4
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."


class NotAnnotatableError(Exception):
    """The file is no workbook whose parts can be changed."""


def ending_of(data: bytes) -> str | None:
    """ ".xlsx" or ".xlsm", as the file must be called; None when it is something else."""
    try:
        parts = Parts(data)
        _workbook(parts)
        return ".xlsm" if parts.has_macros() else ".xlsx"
    except _BROKEN:
        return None


def annotate(data: bytes, given: Sequence[Remark], path: Path) -> None:
    """Write the annotated copy of a workbook at `path`.

    Raises NotAnnotatableError for what is no .xlsx or .xlsm workbook, OSError where `path` cannot be written.
    """
    try:
        parts = Parts(data)
        _Annotation(parts, _workbook(parts)).add(given)
    except _BROKEN as error:
        raise NotAnnotatableError(str(error)) from None
    parts.save(path)


_BROKEN = (zipfile.BadZipFile, KeyError, StopIteration, expat.ExpatError, UnicodeDecodeError, ValueError)
"""What a file brings about that is not what it seems."""


def _workbook(parts: Parts) -> str:
    return next(relation.target for relation in parts.relations("") if relation.kind == "officeDocument")


class _Annotation:
    """One workbook being annotated."""

    def __init__(self, parts: Parts, workbook: str) -> None:
        self.parts = parts
        self.workbook = workbook
        self.relations = {relation.id: relation for relation in parts.relations(workbook)}
        self.style_part = next(r.target for r in self.relations.values() if r.kind == "styles")
        self.styles = MarkedStyles(parts.read(self.style_part))
        found = Part(parts.read(workbook)).find(lambda name, _: name == "sheet")
        self.sheets = {each.attributes["name"]: self._part_of(each) for each in found if each.parent == "sheets"}

    def _part_of(self, sheet: Found) -> str:
        own = next(value for key, value in sheet.attributes.items() if key.endswith(":id"))
        return self.relations[own].target

    def add(self, given: Sequence[Remark]) -> None:
        """Mark and comment every cell, then add the list."""
        for part in self.sheets.values():
            self.parts.write(part, marked_cells.unselected(self.parts.read(part)))
        for name, part in self.sheets.items():
            own = [remark for remark in given if remark.sheet == name and remark.cell is not None]
            if own:
                self._mark(part, own)
        self._add_list(given)
        self.parts.write(self.style_part, self.styles.result())

    def _mark(self, part: str, given: Sequence[Remark]) -> None:
        errors: dict[Spot, bool] = {}
        texts: dict[Spot, str] = {}
        for remark in given:
            at = marked_cells.spot(remark.cell or "")
            if at is not None:
                said = remark.text.text("vi")
                errors[at] = errors.get(at, False) or remark.is_error
                texts[at] = f"{texts[at]}\n{said}" if at in texts else said

        def look(before: int, error: bool) -> int:
            return self.styles.marked(before, error=error)

        self.parts.write(part, marked_cells.mark_cells(self.parts.read(part), errors, look))
        self._comment(part, texts)

    def _comment(self, sheet: str, texts: dict[Spot, str]) -> None:
        own = {relation.kind: relation.target for relation in self.parts.relations(sheet)}
        part = own.get("comments")
        before = self.parts.read(part) if part is not None else None
        if part is None:
            part = self.parts.free_name("xl/comments", ".xml")
            self.parts.relate(sheet, "comments", part)
            self.parts.declare(part, f"{_TYPE}comments+xml")
        known = comments.commented(before)
        self.parts.write(part, comments.with_comments(before, texts))
        fresh = {at: text for at, text in texts.items() if marked_cells.address(at) not in known}
        self._draw(sheet, fresh)

    def _draw(self, sheet: str, texts: dict[Spot, str]) -> None:
        relation = marked_cells.shapes_relation(self.parts.read(sheet))
        related = {each.id: each.target for each in self.parts.relations(sheet)}
        part = related.get(relation) if relation is not None else None
        if part is not None:
            self.parts.write(part, comments.with_shapes(self.parts.read(part), texts))
            return
        part = self.parts.free_name("xl/drawings/vmlDrawing", ".vml")
        self.parts.write(part, comments.with_shapes(None, texts))
        self.parts.declare_extension("vml", "application/vnd.openxmlformats-officedocument.vmlDrawing")
        own = self.parts.relate(sheet, "vmlDrawing", part)
        self.parts.write(sheet, marked_cells.with_shapes(self.parts.read(sheet), own))

    def _add_list(self, given: Sequence[Remark]) -> None:
        """Behind the unit's own sheets, so that none changes its number; but open when the file is opened."""
        folder = posixpath.dirname(self.workbook)
        name = self.parts.free_name(posixpath.join(folder, "worksheets/sheet"), ".xml")
        self.parts.write(name, self._list(given).encode())
        self.parts.declare(name, f"{_TYPE}worksheet+xml")
        own = self.parts.relate(self.workbook, "worksheet", name)
        part = Part(self.parts.read(self.workbook))
        found = part.find(lambda tag, _: tag in ("sheets", "sheet", "workbookView"))
        table = next(each for each in found if each.name == "sheets")
        numbers = [int(each.attributes["sheetId"]) for each in found if each.parent == "sheets"]
        part.append(
            table,
            f'<{table.prefix}sheet name={quoteattr(self._free_title())} sheetId="{max(numbers) + 1}" '
            f'xmlns:r="{_OFFICE}" r:id="{own}"/>',
        )
        for view in [each for each in found if each.name == "workbookView"][:1]:
            part.set(view, activeTab=str(len(numbers)))
        self.parts.write(self.workbook, part.result())

    def _free_title(self) -> str:
        taken = {name.casefold() for name in self.sheets}
        titles = [LIST_SHEET, *(f"{LIST_SHEET} ({number})" for number in range(2, len(taken) + 3))]
        return next(title for title in titles if title.casefold() not in taken)

    def _list(self, given: Sequence[Remark]) -> str:
        bold, plain = self.styles.text(_TITLE_SIZE, bold=True), self.styles.text(BODY_SIZE, bold=False)
        rows = [(TITLE, bold, _TITLE_SIZE)]
        rows += [(line, plain, BODY_SIZE) for line in (*letter(given, "vi"), LEGEND)]
        written = (_row(number, text, look, size) for number, (text, look, size) in enumerate(rows, 1))
        return (
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{_MAIN}">'
            '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>'
            '<sheetView showGridLines="0" tabSelected="1" workbookViewId="0"/></sheetViews>'
            f'<sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="1" width="{_WIDTH}" customWidth="1"/>'
            f'</cols><sheetData>{"".join(written)}</sheetData><pageMargins left="0.6" right="0.4" top="0.6" '
            'bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" fitToHeight="0"/></worksheet>'
        )


def _row(number: int, text: str, look: int, size: int) -> str:
    height = line_count(text, _WIDTH, size) * line_height(size) + _PADDING
    return (
        f'<row r="{number}" ht="{height}" customHeight="1"><c r="A{number}" s="{look}" t="inlineStr"><is>'
        f'<t xml:space="preserve">{escape(text)}</t></is></c></row>'
    )
