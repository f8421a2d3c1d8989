"""Inputs: an .xlsx or .xlsm workbook: its parts found by their relations, each read in one bounded pass."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import NamedTuple

from cchc_score.inputs.archive import Archive
from cchc_score.inputs.grid import Book, Cell, Sheet
from cchc_score.inputs.refusal import RefusedError, damaged
from cchc_score.inputs.saved import saved_in_excel
from cchc_score.inputs.styles import MAIN_NAMESPACES, Look, read_looks
from cchc_score.inputs.xlsx_cells import Surroundings, rich_text, text_cell
from cchc_score.inputs.xlsx_sheet import read_sheet
from cchc_score.inputs.xml_part import elements, pieces
from cchc_score.problems import Problem

_RELATIONS = ("http://schemas.openxmlformats.org/package/2006/relationships",)
_RELATION_IDS = tuple(
    f"{base} id"
    for base in (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    )
)
_PROPERTIES = tuple(
    base + leaf
    for base in (
        "http://schemas.openxmlformats.org/officeDocument/2006/",
        "http://purl.oclc.org/ooxml/officeDocument/",
    )
    for leaf in ("custom-properties", "customProperties", "docPropsVTypes")
)
_ITEMS = tuple(f"{{{namespace}}}si" for namespace in MAIN_NAMESPACES)


class _Relation(NamedTuple):
    kind: str
    """The last word of the relation's type: worksheet, styles, sharedStrings, custom-properties."""
    target: str


class _SheetEntry(NamedTuple):
    name: str
    hidden: bool
    relation: str


def read_xlsx(archive: Archive, shown: str, sha256: str) -> tuple[Book, tuple[Problem, ...]]:
    """The workbook and what was left out of it.

    Raises RefusedError when it cannot be read without guessing.
    """
    package = _relations(archive, "")
    workbook = next((r.target for r in package.values() if r.kind == "officeDocument"), "xl/workbook.xml")
    relations = _relations(archive, workbook)
    entries, epoch_1904 = _contents(archive.require(workbook), workbook)
    around = Surroundings(_shared_strings(archive, relations), _looks(archive, relations), epoch_1904)
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    for entry in entries:
        relation = relations.get(entry.relation)
        if relation is None:
            raise damaged(
                "không thấy nội dung trang “{sheet}”", "sheet “{sheet}” has no part", {"sheet": entry.name}
            )
        if relation.kind != "worksheet":
            continue  # chart, dialog and macro sheets hold no cells
        data = archive.require(relation.target)
        sheet, collector = read_sheet(data, relation.target, entry.name, entry.hidden, around)
        sheets.append(sheet)
        problems += collector.problems(shown)
    if not sheets:
        raise RefusedError("workbook-without-sheet")
    properties = _properties(archive, package)
    core = next((relation.target for relation in package.values() if relation.kind == "core-properties"), "")
    return Book(shown, sha256, tuple(sheets), properties, saved_in_excel(archive, core)), tuple(problems)


def _relations(archive: Archive, source: str) -> Mapping[str, _Relation]:
    """Relation id → kind and part, for a part or ("") for the package."""
    folder, name = posixpath.split(source)
    part = posixpath.join(folder, "_rels", f"{name}.rels")
    data = archive.read(part)
    if data is None:
        return {}
    return {
        e.attributes.get("Id", ""): _Relation(
            e.attributes.get("Type", "").rpartition("/")[2], _target(folder, e.attributes.get("Target", ""))
        )
        for e in elements(data, part, _RELATIONS)
        if e.name == "Relationship" and e.attributes.get("TargetMode") != "External"
    }


def _target(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/"))).lstrip("/")


def _contents(data: bytes, part: str) -> tuple[list[_SheetEntry], bool]:
    """The sheets in the order of their tabs, and whether days count from 1904."""
    entries, epoch_1904 = [], False
    for element in elements(data, part, MAIN_NAMESPACES):
        given = element.attributes
        if element.name == "sheet" and element.parent == "sheets":
            relation = next((given[key] for key in _RELATION_IDS if key in given), "")
            entries.append(
                _SheetEntry(given.get("name", ""), given.get("state", "visible") != "visible", relation)
            )
        elif element.name == "workbookPr":
            epoch_1904 = given.get("date1904") in ("1", "true", "on")
    return entries, epoch_1904


def _part_of_kind(archive: Archive, relations: Mapping[str, _Relation], kind: str) -> tuple[str, bytes | None]:
    target = next((relation.target for relation in relations.values() if relation.kind == kind), "")
    return target, archive.read(target) if target else None


def _looks(archive: Archive, relations: Mapping[str, _Relation]) -> Mapping[str, Look]:
    part, data = _part_of_kind(archive, relations, "styles")
    return read_looks(data, part) if data is not None else {}


def _shared_strings(archive: Archive, relations: Mapping[str, _Relation]) -> dict[str, Cell | None]:
    """The texts by index, rich runs joined, phonetic guides left out; None for an empty text."""
    part, data = _part_of_kind(archive, relations, "sharedStrings")
    if data is None:
        return {}
    table: dict[str, Cell | None] = {}
    for item in pieces(data, part, 1):
        if item.tag in _ITEMS:
            table[str(len(table))] = text_cell(rich_text(item) or "")
    return table


def _properties(archive: Archive, package: Mapping[str, _Relation]) -> Mapping[str, str]:
    """Custom document properties as text; the stamp of a generated form travels in them."""
    part, data = _part_of_kind(archive, package, "custom-properties")
    if data is None:
        return {}
    found: dict[str, str] = {}
    name = ""
    for element in elements(data, part, _PROPERTIES):
        if element.name == "property":
            name = element.attributes.get("name", "")
        elif element.parent == "property":
            found[name] = element.text
    return found
