"""Forms: draws the rows of an appraisal workbook: units, nodes, leaves with the claim and the cells to fill."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cchc_score.forms import appraisal_live as live
from cchc_score.forms import entry
from cchc_score.forms.appraisal_entry import (
    Accepted,
    claimed_lines,
    fact_look,
    for_verdict,
    write_claim,
    write_value,
)
from cchc_score.forms.appraisal_rows import LAST_SHOWN, ROUNDS, Column, Kind, Line
from cchc_score.forms.appraisal_tasks import NO_CLAIM, NOTHING_RETURNED, SILENT, Claim, FirstRound, Returned, Task
from cchc_score.forms.layout import NOT_APPLICABLE, fact_code
from cchc_score.forms.page import Page
from cchc_score.forms.styles import FIELD_SHADE, MUTED, PARENT_SHADE, SMALL_SIZE, decimals
from cchc_score.model import CriteriaSet, Fact
from cchc_score.reports.figures import points_places
from cchc_score.reports.measure import BODY_SIZE

if TYPE_CHECKING:
    from xlsxwriter.format import Format

_WORDS = (Column.NOTE_1, Column.REQUEST, Column.NOTE_2)


class Rows:
    """The rows of one sheet."""

    def __init__(
        self, page: Page, criteria: CriteriaSet, returned: Mapping[str, Returned], lists: entry.Lists
    ) -> None:
        self.page = page
        self.styles = page.styles
        self.returned = returned
        self.lists = lists
        self.accepted = Accepted()
        self.points = decimals(points_places(criteria))
        self.signed = f"+{self.points};-{self.points};0"

    def draw(self, line: Line) -> None:
        """One row, with the live calculation of a leaf beside it."""
        shade = {Kind.UNIT: FIELD_SHADE, Kind.PARENT: PARENT_SHADE}.get(line.kind)
        look: dict[str, object] = {"bold": True, "bg_color": shade} if shade else {}
        self.page.fill(line.row, LAST_SHOWN, self.styles.cell(**look))
        small = {} if line.kind is Kind.UNIT else {"font_size": SMALL_SIZE, "font_color": MUTED, "bold": False}
        self.page.text(line.row, Column.UNIT_CODE, line.unit.code, self.styles.cell(**{**look, **small}))
        self.page.text(line.row, Column.UNIT_NAME, line.unit.name, self.styles.cell(**{**look, **small}))
        size = SMALL_SIZE if small else BODY_SIZE
        needed = self.page.lines(line.unit.name, Column.UNIT_NAME, Column.UNIT_NAME, size, bold=not small)
        returned = self.returned.get(line.unit.code, NOTHING_RETURNED)
        if line.kind is Kind.UNIT:
            remark = f"Phiếu tự đánh giá: {returned.remark}"
            self.page.text(line.row, Column.TITLE, remark, self.styles.cell(**look))
            self.page.height(line.row, max(needed, self._lines(Column.TITLE, remark)))
            return
        assert line.node is not None
        claim = returned.claims.get(line.node.code, NO_CLAIM)
        if line.kind is Kind.FACT:
            needed = max(needed, self._fact_row(line, claim))
            assert line.fact is not None
            self._said(line.row, line.fact, returned.first.get(line.node.code, SILENT))
        else:
            needed = max(needed, self._node(line, look))
        if line.kind is Kind.LEAF:
            needed = max(needed, self._leaf(line, claim, returned))
        self.page.height(line.row, needed, level={Kind.PARENT: 1, Kind.LEAF: 1}.get(line.kind, 2))

    def _node(self, line: Line, look: dict[str, object]) -> int:
        assert line.node is not None
        node = line.node
        self.page.text(line.row, Column.CODE, node.code, self.styles.cell(**look))
        self.page.text(line.row, Column.TITLE, node.title, self.styles.cell(**look))
        # a workbook holds doubles: here an exact maximum becomes one, to be shown
        self.page.sheet.write_number(
            line.row, Column.MAX, float(node.max), self.styles.cell(**look, align="center")
        )
        return self.page.lines(node.title, Column.TITLE, Column.TITLE, bold=bool(look))

    def _leaf(self, line: Line, claim: Claim, returned: Returned) -> int:
        assert line.task is not None
        row, task = line.row, line.task
        needed = self._claim(line, claim)
        if line.spared:
            self.page.text(row, Column.STATUS, live.SPARED, self._aside())
            return needed
        figure = self._verdict()
        for turn in ROUNDS:
            self.page.entry(row, turn.verdict, figure)
            self.accepted.add(f"points {task.leaf.code}", row, turn.verdict, lambda cell: for_verdict(task, cell))
        for column in _WORDS:
            self.page.entry(row, column, self.styles.entry(num_format="@", valign="top"))
        if line.fact is not None:
            self._facts(row, task, line.fact)
        first = returned.first.get(task.leaf.code, SILENT)
        self._first_round(line, first)
        self._live(line, sent=returned.sent, answered=bool(claim.explanation))
        words = ((Column.NOTE_1, first.note), (Column.REQUEST, first.request))
        needed = max(needed, *(self._lines(column, text) for column, text in words))
        return max(needed, claimed_lines(self.page, Column.FACTS_1, line.fact))

    def _first_round(self, line: Line, first: FirstRound) -> None:
        """What round 1 said already, in the cells where it was said."""
        row, words = line.row, self.styles.entry(num_format="@", valign="top")
        if line.fact is not None:
            self._said(row, line.fact, first)
        if first.points is not None:
            # a workbook holds doubles: here an exact figure becomes one
            self.page.sheet.write_number(row, Column.VERDICT_1, float(first.points), self._verdict())
        elif first.not_applicable:
            self.page.text(row, Column.VERDICT_1, NOT_APPLICABLE, self._verdict())
        for column, text in ((Column.NOTE_1, first.note), (Column.REQUEST, first.request)):
            if text:
                self.page.text(row, column, text, words)

    def _said(self, row: int, fact: Fact, first: FirstRound) -> None:
        if fact.name in first.facts:
            style = self.styles.entry(**fact_look(fact))
            write_value(self.page, row, Column.FACTS_1, fact, first.facts[fact.name], style)

    def _verdict(self) -> Format:
        return self.styles.entry(bold=True, align="right", indent=1, num_format=self.points)

    def _live(self, line: Line, *, sent: bool, answered: bool) -> None:
        row = line.row
        for column, formula in live.workings(line).items():
            self.page.formula(row, column, formula, self.styles.cell())
        points = self.styles.cell(bold=True, align="right", indent=1, num_format=self.points)
        self.page.formula(row, Column.RESULT, live.result(line), points)
        signed = self.styles.cell(align="right", indent=1, num_format=self.signed)
        self.page.formula(row, Column.DIFFERENCE, live.difference(line), signed)
        self.page.formula(row, Column.STATUS, live.status(line, sent=sent, answered=answered), self._aside())

    def _claim(self, line: Line, claim: Claim) -> int:
        row = line.row
        write_claim(self.page, row, Column.CLAIMED_FACTS, line.fact, claim)
        if claim.points is not None and not claim.not_applicable:
            style = self.styles.cell(align="right", indent=1, num_format=self.points)
            self.page.sheet.write_number(row, Column.CLAIMED_POINTS, float(claim.points), style)
        style = self.styles.cell(font_size=SMALL_SIZE, valign="top")
        needed = 1
        words = (
            (Column.EVIDENCE, claim.evidence),
            (Column.EXPLANATION, claim.note),
            (Column.ANSWER, claim.explanation),
        )
        for column, text in words:
            if text:
                self.page.text(row, column, text, style)
                needed = max(needed, self.page.lines(text, column, column, SMALL_SIZE))
        return needed

    def _fact_row(self, line: Line, claim: Claim) -> int:
        assert line.node is not None
        assert line.task is not None
        assert line.fact is not None
        row, fact = line.row, line.fact
        small = self.styles.cell(font_size=SMALL_SIZE, font_color=MUTED, align="right")
        self.page.text(row, Column.CODE, fact_code(line.node.code, line.position), small)
        self.page.text(row, Column.TITLE, fact.title, self.styles.cell(indent=1))
        if not claim.not_applicable:
            write_claim(self.page, row, Column.CLAIMED_FACTS, fact, claim)
        self._facts(row, line.task, fact)
        # the indent takes about the width of two letters
        needed = self._lines(Column.TITLE, f"MM {fact.title}")
        return max(needed, claimed_lines(self.page, Column.FACTS_1, fact))

    def _facts(self, row: int, task: Task, fact: Fact) -> None:
        style = self.styles.entry(**fact_look(fact))
        for turn in ROUNDS:
            self.page.entry(row, turn.facts, style)
            key = f"fact {task.leaf.code} {fact.name}"
            self.accepted.add(key, row, turn.facts, lambda _cell: entry.for_fact(fact, self.lists))

    # --- small pieces

    def _lines(self, column: Column, text: str) -> int:
        return self.page.lines(text, column, column)

    def _aside(self) -> Format:
        return self.styles.cell(font_size=SMALL_SIZE, bold=True, align="center")
