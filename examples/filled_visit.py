"""Examples: the inspection workbook of a visit of `form inspection`, filled in as a team does in Excel."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
from office_forms import Reply, cell_text
from office_page import row_height
from openpyxl.utils import get_column_letter
from province_formats import bare_zip
from regime_parts import Regime, Seen
from typed_facts import facts_of

from cchc_score.forms.appraisal_tasks import Claim
from cchc_score.forms.inspection import inspection_book
from cchc_score.forms.inspection_cover import SHEET as RECORD
from cchc_score.forms.inspection_sheet import SHEET
from cchc_score.forms.inspection_visit import Column, Visit
from cchc_score.forms.layout import fact_code
from cchc_score.model import CriteriaSet, Node, Unit

FONT_SIZE = 11
SAVED = b"2025-01-01T00:00:00Z"
"""Fixed, so that two runs give the same bytes."""


def fill_visit(
    path: Path, regime: Regime, criteria: CriteriaSet, unit: Unit, each: Seen, own: Mapping[str, Reply]
) -> None:
    """Write the workbook of one visit. `own` is what the unit says of itself, which the workbook shows."""
    claims = {code: Claim(reply.facts, reply.points, current=reply.points) for code, reply in own.items()}
    blank = inspection_book(Visit(criteria, regime.year, unit), claims)
    book = openpyxl.load_workbook(io.BytesIO(blank))
    _record(book[RECORD], {"Hình thức": regime.mode, "Ngày làm việc": each.day})
    page = book[SHEET]
    rows = {str(page.cell(row, Column.CODE + 1).value): row for row in range(1, page.max_row + 1)}
    for leaf in criteria.leaves():
        if leaf.code in each.given:
            _verified(page, rows, leaf, each.given[leaf.code])
            _told(page, rows[leaf.code], regime, unit, leaf)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_saved(book))


def _record(page: Any, values: Mapping[str, object]) -> None:
    for row in range(1, page.max_row + 1):
        title = page.cell(row, 1).value
        if title in values:
            page.cell(row, 3).value = values[title]


def _verified(page: Any, rows: Mapping[str, int], leaf: Node, typed: str) -> None:
    """The figures a team verified; the points where the rule asks for none."""
    facts = facts_of(leaf, typed)
    if not facts:
        page.cell(rows[leaf.code], Column.VERDICT + 1).value = _cell(Fraction(typed))
        return
    assert leaf.rule is not None
    asked = leaf.rule.asks()
    for position, fact in enumerate(asked):
        row = rows[leaf.code if len(asked) == 1 else fact_code(leaf.code, position)]
        page.cell(row, Column.FACTS + 1).value = _cell(cell_text(fact, facts[fact.name]))


def _told(page: Any, row: int, regime: Regime, unit: Unit, leaf: Node) -> None:
    """Strength and shortcoming beside a leaf; the form has room for one shortcoming a leaf."""
    words: dict[Column, object] = {Column.STRENGTH: regime.strengths.get((unit.code, leaf.code))}
    against = regime.against(unit.code, leaf.code)
    assert len(against) < 2, f"{unit.code} {leaf.code}"
    for one in against:
        words |= {
            Column.FINDING: one.what.text,
            Column.RECOMMENDATION: one.what.advice,
            Column.OWNER: one.what.owner,
            Column.DEADLINE: one.due,
        }
    for column, value in words.items():
        if value is not None:
            page.cell(row, column + 1).value = value
    _grow(page, row, {column: value for column, value in words.items() if isinstance(value, str)})


def _grow(page: Any, row: int, words: Mapping[Column, str]) -> None:
    """Make a row as high as its words, as Excel does by itself while people type."""
    widths = {column: page.column_dimensions[get_column_letter(column + 1)].width for column in words}
    wanted = row_height((text, widths[column], FONT_SIZE) for column, text in words.items())
    page.row_dimensions[row].height = max(wanted, page.row_dimensions[row].height or 0)


def _cell(value: object) -> object:
    """A value as a workbook holds it: whole numbers whole, others as doubles."""
    if not isinstance(value, Fraction):
        return value
    return int(value) if value.denominator == 1 else float(value)


def _saved(book: Any) -> bytes:
    """The workbook without the time it was saved at."""
    stream = io.BytesIO()
    book.save(stream)
    with zipfile.ZipFile(stream) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    core = "docProps/core.xml"
    stamped = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
    return bare_zip({**parts, core: stamped.sub(rb"\g<1>" + SAVED, parts[core])})
