"""Forms: the cells of a sheet that somebody else wrote, some of them marked: given another look, nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from cchc_score.forms.layout import column_name
from cchc_score.forms.xml_text import Found, Part

_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_AFTER_COMMENTS = frozenset(
    (
        "legacyDrawingHF",
        "drawingHF",
        "picture",
        "oleObjects",
        "controls",
        "webPublishItems",
        "tableParts",
        "extLst",
        "AlternateContent",
    )
)
"""What may only stand behind the relation to the comments' shapes."""

Spot = tuple[int, int]
"""Row and column, from 1."""


def spot(address: str) -> Spot | None:
    """ "D12" → (12, 4); None for anything else."""
    match = _ADDRESS.fullmatch(address)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def address(at: Spot) -> str:
    """(12, 4) → "D12"."""
    return f"{column_name(at[1] - 1)}{at[0]}"


def mark_cells(data: bytes, marks: Mapping[Spot, bool], look: Callable[[int, bool], int]) -> bytes:
    """The sheet with these cells marked; `look` turns the number of a look, and whether it is an error, into
    that of the marked look. Cells and rows that are not there yet are added."""
    part = Part(data)
    rows: dict[int, Found] = {}
    cells: dict[Spot, Found] = {}
    table: Found | None = None
    for found, at in _located(part, {row for row, _ in marks}):
        if found.name == "sheetData":
            table = found
        elif found.name == "row":
            rows[at[0]] = found
        else:
            cells[at] = found
    assert table is not None
    fresh: dict[int, list[str]] = {}
    for at, error in sorted(marks.items()):
        cell = cells.get(at)
        if cell is not None:
            part.set(cell, s=str(look(int(cell.attributes.get("s", "0")), error)))
            continue
        own = rows.get(at[0])
        before = int(own.attributes.get("s", "0")) if own is not None else 0
        text = f'<{table.prefix}c r="{address(at)}" s="{look(before, error)}"/>'
        following = [there for there in cells if there[0] == at[0] and there > at]
        if following:
            part.insert(cells[min(following)].start, text)
        else:
            fresh.setdefault(at[0], []).append(text)
    for row in [row for row in fresh if row in rows]:
        part.append(rows[row], "".join(fresh.pop(row)))
    _add_rows(part, table, rows, fresh)
    return part.result()


def _located(part: Part, wanted: set[int]) -> list[tuple[Found, Spot]]:
    """The table, all rows, and the cells of the rows wanted, each with its place, said or counted."""
    state = {"row": 0}

    def keep(name: str, attributes: dict[str, str]) -> bool:
        if name == "row":
            state["row"] = int(attributes.get("r", state["row"] + 1))
        return name in ("sheetData", "row") or (name == "c" and state["row"] in wanted)

    located: list[tuple[Found, Spot]] = []
    row = column = 0
    for found in part.find(keep):
        if found.name == "row":
            row, column = int(found.attributes.get("r", row + 1)), 0
        elif found.name == "c":
            said = spot(found.attributes.get("r", "").replace("$", ""))
            column = said[1] if said is not None else column + 1
        located.append((found, (row, column)))
    return located


def _add_rows(part: Part, table: Found, rows: Mapping[int, Found], fresh: Mapping[int, list[str]]) -> None:
    text_of = {
        row: f'<{table.prefix}row r="{row}">{"".join(cells)}</{table.prefix}row>' for row, cells in fresh.items()
    }
    at_end = []
    for row in sorted(text_of):
        following = [there for there in rows if there > row]
        if following:
            part.insert(rows[min(following)].start, text_of[row])
        else:
            at_end.append(text_of[row])
    if at_end:
        part.append(table, "".join(at_end))


def shapes_relation(data: bytes) -> str | None:
    """The id of a sheet's relation to the shapes of its comments, if it has one."""
    for found in Part(data).find(lambda name, _: name == "legacyDrawing"):
        return next((value for key, value in found.attributes.items() if key.endswith(":id")), None)
    return None


def with_shapes(data: bytes, relation: str) -> bytes:
    """The sheet with a relation to the shapes of its comments."""
    part = Part(data)
    found = part.find(lambda name, _: name == "worksheet" or name in _AFTER_COMMENTS or name == "sheetData")
    root, table = found[0], next(each for each in found if each.name == "sheetData")
    behind = [each for each in found if each.parent == "worksheet" and each.start > table.start]
    place = behind[0].start if behind else root.closing
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    part.insert(place, f'<{root.prefix}legacyDrawing xmlns:r="{namespace}" r:id="{relation}"/>')
    return part.result()


_SELECTED = re.compile(rb"\s+tabSelected\s*=\s*[\"'](?:1|true)[\"']")


def unselected(data: bytes) -> bytes:
    """The sheet no longer chosen: two chosen sheets would be changed together."""
    head, mark, rest = data.partition(b"sheetData")
    return _SELECTED.sub(b"", head) + mark + rest
