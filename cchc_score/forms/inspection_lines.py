"""Forms: draws the rows of a visit: nodes, leaves with the claim and the cells to fill in, their scales, facts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from cchc_score.forms import appraisal_live as live
from cchc_score.forms import entry
from cchc_score.forms.appraisal_entry import claimed_lines, fact_look, for_verdict, write_claim
from cchc_score.forms.appraisal_rows import Kind, Line, beside
from cchc_score.forms.appraisal_scales import scale
from cchc_score.forms.appraisal_tasks import NO_CLAIM, Claim
from cchc_score.forms.inspection_visit import LAST_SHOWN, Column, scale_row
from cchc_score.forms.layout import NOT_APPLICABLE, fact_code
from cchc_score.forms.page import Page
from cchc_score.forms.styles import FIELD_SHADE, MUTED, PARENT_SHADE, SMALL_SIZE, decimals
from cchc_score.model import CriteriaSet, Fact
from cchc_score.reports.figures import points_places
from cchc_score.rules.live import NOT_APPLICABLE as EXCUSED
from cchc_score.rules.live import either, quoted

_WORDS = (Column.STRENGTH, Column.FINDING, Column.EVIDENCE, Column.RECOMMENDATION, Column.OWNER)
_FIRST_DAY, _LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)


class Rows:
    """The rows of one sheet."""

    def __init__(self, page: Page, criteria: CriteriaSet, claims: Mapping[str, Claim], lists: entry.Lists) -> None:
        self.page = page
        self.styles = page.styles
        self.criteria = criteria
        self.claims = claims
        self.lists = lists
        number_format = decimals(points_places(criteria))
        self.figure: dict[str, object] = {"align": "right", "indent": 1, "num_format": number_format}

    def draw(self, line: Line) -> int:
        """Draw a line and what belongs under it; returns the last row taken."""
        assert line.node is not None
        claim = self.claims.get(line.node.code, NO_CLAIM)
        if line.kind is Kind.PARENT:
            shade = PARENT_SHADE if line.node not in self.criteria.tops() else FIELD_SHADE
            self.page.height(line.row, self._named(line, {"bold": True, "bg_color": shade}))
            return line.row
        if line.kind is Kind.FACT:
            self._fact_row(line, claim)
            return line.row
        needed = max(self._named(line, {}), claimed_lines(self.page, Column.FACTS, line.fact))
        self.page.height(line.row, needed)
        self._claim(line, claim)
        if not line.spared:
            self._entries(line)
        self._scale(line)
        return scale_row(line)

    def _named(self, line: Line, look: dict[str, object]) -> int:
        assert line.node is not None
        node = line.node
        self.page.fill(line.row, LAST_SHOWN, self.styles.cell(**look))
        self.page.text(line.row, Column.CODE, node.code, self.styles.cell(**look))
        self.page.text(line.row, Column.TITLE, node.title, self.styles.cell(**look))
        # a workbook holds doubles: here an exact maximum becomes one, to be shown
        style = self.styles.cell(**look, align="center")
        self.page.sheet.write_number(line.row, Column.MAX, float(node.max), style)
        return self.page.lines(node.title, Column.TITLE, Column.TITLE, bold=bool(look))

    def _claim(self, line: Line, claim: Claim) -> None:
        write_claim(self.page, line.row, Column.CLAIMED_FACTS, line.fact, claim)
        figures = (
            (Column.CLAIMED_POINTS, None if claim.not_applicable else claim.points),
            (Column.CURRENT, claim.current),
        )
        for column, points in figures:
            if points is not None:
                self.page.sheet.write_number(line.row, column, float(points), self.styles.cell(**self.figure))

    def _entries(self, line: Line) -> None:
        """The cells that inspectors fill in on a leaf's own row, and the points of the facts they found."""
        assert line.task is not None
        row = line.row
        if line.fact is not None:
            self._fact(row, line.fact)
        cells = [beside(each, Column.FACTS) for each in line.fact_rows]
        self.page.formula(row, Column.COUNTED, live.counted(line.task, cells), self.styles.cell())
        told = either(
            f"{beside(row, Column.COUNTED)}={quoted(EXCUSED)}",
            quoted(NOT_APPLICABLE),
            beside(row, Column.COUNTED),
        )
        if cells:
            self.page.formula(row, Column.COMPUTED, told, self.styles.cell(**self.figure))
        verdict = self.styles.entry(**self.figure, bold=True)
        self.page.entry(row, Column.VERDICT, verdict, for_verdict(line.task, beside(row, Column.VERDICT)))
        for column in _WORDS:
            self.page.entry(row, column, self.styles.entry(num_format="@", valign="top"))
        hint = entry.words("Thời hạn khắc phục", "Nhập ngày, tháng, năm, ví dụ 15/08/2025.")
        between = {"validate": "date", "criteria": "between", "minimum": _FIRST_DAY, "maximum": _LAST_DAY}
        day = self.styles.entry(align="center", num_format="dd/mm/yyyy")
        self.page.entry(row, Column.DEADLINE, day, {**between, **hint})

    def _scale(self, line: Line) -> None:
        """The muted row under a leaf: how it counts, and what it asks to see."""
        assert line.node is not None
        row, style = scale_row(line), self.styles.cell(font_size=SMALL_SIZE, font_color=MUTED, valign="top")
        self.page.fill(row, LAST_SHOWN, self.styles.cell())
        evidence = f"Cần có: {'; '.join(line.node.evidence)}." if line.node.evidence else ""
        text = "Đơn vị được miễn mục này." if line.spared else scale(line.node)
        # nothing may stand under facts or points here: those columns are read
        self.page.across(row, Column.TITLE, Column.MAX, text, style)
        self.page.across(row, Column.STRENGTH, LAST_SHOWN, evidence, style)
        needed = self.page.lines(text, Column.TITLE, Column.MAX, SMALL_SIZE)
        more = self.page.lines(evidence, Column.STRENGTH, LAST_SHOWN, SMALL_SIZE)
        self.page.height(row, max(needed, more), SMALL_SIZE, 1)

    def _fact_row(self, line: Line, claim: Claim) -> None:
        assert line.node is not None
        assert line.fact is not None
        row, fact = line.row, line.fact
        self.page.fill(row, LAST_SHOWN, self.styles.cell())
        small = self.styles.cell(font_size=SMALL_SIZE, font_color=MUTED, align="right")
        self.page.text(row, Column.CODE, fact_code(line.node.code, line.position), small)
        self.page.text(row, Column.TITLE, fact.title, self.styles.cell(indent=1))
        if not claim.not_applicable:
            write_claim(self.page, row, Column.CLAIMED_FACTS, fact, claim)
        self._fact(row, fact)
        # the indent takes about the width of two letters
        needed = self.page.lines(f"MM {fact.title}", Column.TITLE, Column.TITLE)
        self.page.height(row, max(needed, claimed_lines(self.page, Column.FACTS, fact)), level=1)

    def _fact(self, row: int, fact: Fact) -> None:
        style = self.styles.entry(**fact_look(fact))
        self.page.entry(row, Column.FACTS, style, entry.for_fact(fact, self.lists))
