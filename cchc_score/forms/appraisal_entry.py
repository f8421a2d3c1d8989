"""Forms: what the cells of appraisers and inspectors accept, each rule written once for all units."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cchc_score.decimals import show
from cchc_score.forms import entry
from cchc_score.forms.appraisal_live import points_allowed
from cchc_score.forms.appraisal_rows import beside
from cchc_score.forms.appraisal_tasks import Claim, Task, cell_value
from cchc_score.forms.layout import NOT_APPLICABLE, options_of
from cchc_score.forms.page import Page
from cchc_score.model import Fact, FactType, FactValue

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_MOST_CELLS = 1000
"""Cells that share one validation; Excel reads no endless list of them."""

Maker = Callable[[str], entry.Options]
"""Gives a validation by the address of the first cell that it is for."""


class Accepted:
    """Cells that accept the same, gathered while a sheet is drawn: thousands of rows, a few dozen rules."""

    def __init__(self) -> None:
        self._cells: dict[str, list[tuple[int, int]]] = {}
        self._makers: dict[str, Maker] = {}

    def add(self, key: str, row: int, column: int, maker: Maker) -> None:
        """A cell that accepts what all cells of this key do."""
        self._makers.setdefault(key, maker)
        self._cells.setdefault(key, []).append((row, column))

    def write(self, sheet: Worksheet) -> None:
        """Write the validations. Formulas in them stand for the first cell, which is the uppermost."""
        for key, cells in self._cells.items():
            for start in range(0, len(cells), _MOST_CELLS):
                (row, column), *others = sorted(cells[start : start + _MOST_CELLS])
                options = self._makers[key](beside(row, column))
                more = [[r, c, r, c] for r, c in others]
                sheet.data_validation(row, column, row, column, {**options, "other_cells": more})


def for_verdict(task: Task, cell: str) -> entry.Options:
    """What the cell of a verdict accepts: points within bounds and on steps, or "Không áp dụng" where offered."""
    leaf = task.leaf
    bounds = f"Ghi điểm từ {show(leaf.minimum, 'vi')} đến {show(leaf.max, 'vi')}"
    other = f", hoặc gõ “{NOT_APPLICABLE}”" if task.offers else ""
    scale = "; ".join(line.text("vi") for line in leaf.rule.describe()) if leaf.rule is not None else ""
    words = entry.words(f"Mục {leaf.code}", f"{bounds}{other}. {scale}.")
    return {"validate": "custom", "value": f"={points_allowed(task, cell)}", **words}


def fact_look(fact: Fact) -> dict[str, object]:
    """How the cell of a fact looks, filled or not."""
    centred = bool(options_of(fact)) or fact.type is FactType.DATE
    look: dict[str, object] = {"align": "center"} if centred else {"align": "right", "indent": 1}
    return {**look, "num_format": entry.NUMBER_FORMATS.get(fact.type, "General")}


def write_claim(page: Page, row: int, column: int, fact: Fact | None, claim: Claim) -> None:
    """The claimed value of a fact; on a leaf's own row also that it does not apply."""
    if claim.not_applicable:
        page.text(row, column, NOT_APPLICABLE, page.styles.cell(align="center"))
    elif fact is not None and fact.name in claim.facts:
        write_value(page, row, column, fact, claim.facts[fact.name])


def write_value(
    page: Page, row: int, column: int, fact: Fact, value: FactValue, style: Format | None = None
) -> None:
    """A value as people type it in a cell of this fact; a plain cell unless a style is given."""
    held, style = cell_value(fact, value), style or page.styles.cell(**fact_look(fact))
    if isinstance(held, str):
        page.text(row, column, held, style)
    elif isinstance(held, float):
        page.sheet.write_number(row, column, held, style)
    else:
        page.sheet.write_datetime(row, column, held, style)


def claimed_lines(page: Page, column: int, fact: Fact | None) -> int:
    """Lines that the longest option of a fact takes."""
    if fact is None:
        return 1
    return max((page.lines(text, column, column) for text in options_of(fact)), default=1)
