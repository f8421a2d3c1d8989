"""Forms: draws the rows of what it comes to: bonus and penalty blocks, totals, index, grade, signatures."""

from __future__ import annotations

from cchc_score.forms import grading, live, wording
from cchc_score.forms.heading import Heading
from cchc_score.forms.layout import LAST_SHOWN, BlockPlace, Column, Layout, at
from cchc_score.forms.page import Page
from cchc_score.forms.styles import FIELD_SHADE, decimals
from cchc_score.reports.figures import points_places
from cchc_score.rules.live import literal

_SIGNING_ROOM = 5
"""Rows left free for the signature and seal."""
_LOOK: dict[str, object] = {"bold": True, "bg_color": FIELD_SHADE}


class TotalRows:
    """The rows that sum up a layout, on one page."""

    def __init__(self, page: Page, heading: Heading, layout: Layout) -> None:
        self.page = page
        self.styles = page.styles
        self.heading = heading
        self.layout = layout
        self.points_format = decimals(points_places(layout.criteria))

    def draw(self) -> int:
        """All of them; returns the last row of the sheet."""
        for extra in self.layout.extras:
            self._block(extra)
        self._totals()
        self._grade()
        return self._signatures()

    def _block(self, extra: BlockPlace) -> None:
        score = live.counted(extra.nodes, literal(extra.block.cap))
        self.page.formula(extra.row, Column.SCORE, score, self.styles.cell())
        self._total(extra.row, extra.block.title, self.points_format, literal(extra.block.cap))

    def _totals(self) -> None:
        layout, most = self.layout, at(self.layout.sum_row, Column.OWN_MAX)
        hidden = {(layout.sum_row, column): formula for column, formula in live.sums(layout).items()}
        hidden[layout.total_row, Column.SCORE] = live.total(layout)
        hidden[layout.index_row, Column.SCORE] = live.index(layout)
        for (row, column), formula in hidden.items():
            self.page.formula(row, column, formula, self.styles.cell())
        self._total(layout.sum_row, wording.SUM_OF_FIELDS, self.points_format, most)
        self._total(layout.total_row, wording.TOTAL, self.points_format, most)
        self._total(layout.index_row, wording.INDEX, decimals(layout.criteria.rounding.index), None)
        done, all_owed = at(layout.sum_row, Column.DONE), at(layout.sum_row, Column.OWED)
        self._remark(layout.total_row, wording.progress(done, all_owed))

    def _grade(self) -> None:
        layout, grades, row = self.layout, self.layout.criteria.grades, self.layout.index_row
        if grades is None:
            return
        position = grading.position(layout, grades, self.heading.group)
        name = grading.grade(layout, grades, self.heading.group, wording.UNFINISHED)
        self.page.formula(row, Column.STATE, position, self.styles.cell())
        self.page.formula(row, Column.EARNED, name, self.styles.cell())
        self._remark(row, wording.expected_grade(at(row, Column.EARNED)))

    def _total(self, row: int, text: str, number_format: str, most: str | None) -> None:
        self.page.fill(row, LAST_SHOWN, self.styles.cell(**_LOOK))
        self.page.text(row, Column.TITLE, text, self.styles.cell(**_LOOK))
        if most is not None:
            self.page.formula(row, Column.MAX, most, self.styles.cell(**_LOOK, align="center"))
        figure = self.styles.cell(**_LOOK, align="right", indent=1, num_format=number_format)
        self.page.formula(row, Column.POINTS, at(row, Column.SCORE), figure)
        self.page.height(row, self.page.lines(text, Column.TITLE, Column.TITLE, bold=True))

    def _remark(self, row: int, formula: str) -> None:
        style = self.styles.cell(**_LOOK)
        self.page.across(row, Column.NOTE, Column.TODO, "", style)
        self.page.formula(row, Column.NOTE, formula, style)

    def _signatures(self) -> int:
        row = self.layout.last_row + 2
        bold = self.styles.of(bold=True, align="center")
        slanted = self.styles.of(italic=True, align="center")
        for left, right, style in zip(*wording.SIGNATURES, (slanted, bold, slanted), strict=True):
            self.page.across(row, Column.CODE, Column.MAX, left, style)
            self.page.across(row, Column.DOCUMENT, LAST_SHOWN, right, style)
            row += 1
        return row + _SIGNING_ROOM
