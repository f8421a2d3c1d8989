"""Forms: draws the rows of the nodes: parents with their sums, leaves with their scale and cells to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_score.forms import entry, live, owed, wording
from cchc_score.forms.layout import (
    LAST_SHOWN,
    Column,
    FactCell,
    Layout,
    NodePlace,
    Way,
    fact_code,
    options_of,
)
from cchc_score.forms.page import Page
from cchc_score.forms.styles import FIELD_SHADE, MUTED, PARENT_SHADE, SMALL_SIZE, decimals
from cchc_score.model import FactType
from cchc_score.reports.figures import points_places
from cchc_score.rules.live import either, quoted

if TYPE_CHECKING:
    from xlsxwriter.format import Format

_REMARKS = (Column.DOCUMENT, Column.DOCUMENT_DATE, Column.DOCUMENT_PAGE, Column.NOTE)
_FILLED = (Way.FACTS, Way.POINTS, Way.LATER)


class NodeRows:
    """The rows of all nodes of a layout, on one page."""

    def __init__(self, page: Page, layout: Layout, lists: entry.Lists) -> None:
        self.page = page
        self.styles = page.styles
        self.layout = layout
        self.lists = lists
        self.points_look: dict[str, object] = {
            "bold": True,
            "align": "right",
            "indent": 1,
            "num_format": decimals(points_places(layout.criteria)),
        }

    def draw(self) -> None:
        """Every node in printed order, with its hidden calculation beside it."""
        for place in self.layout.walk():
            for column, formula in live.workings(self.layout, place).items():
                self.page.formula(place.row, column, formula, self.styles.cell())
            if place.way is None:
                self._parent(place)
            else:
                self._leaf(place)

    def _parent(self, place: NodePlace) -> None:
        look = {"bold": True, "bg_color": PARENT_SHADE if place.depth else FIELD_SHADE}
        self.page.fill(place.row, LAST_SHOWN, self.styles.cell(**look))
        self._named(place, look)
        score = either(f"{place.at(Column.SCORED_MAX)}=0", quoted(""), place.at(Column.SCORE))
        self.page.formula(place.row, Column.POINTS, score, self.styles.cell(**{**look, **self.points_look}))
        lines = self.page.lines(place.node.title, Column.TITLE, Column.TITLE, bold=True)
        self.page.height(place.row, lines, level=place.depth)

    def _leaf(self, place: NodePlace) -> None:
        self.page.fill(place.row, LAST_SHOWN, self.styles.cell())
        self._named(place, {"bold": place.depth == 0})
        self._points(place)
        self.page.formula(place.row, Column.TODO, owed.of_leaf(place), self._todo_style())
        if place.way in _FILLED:
            for column in _REMARKS:
                self.page.entry(place.row, column, self.styles.entry(num_format="@"))
        if place.chooses:
            style = self.styles.entry(align="center", font_size=SMALL_SIZE)
            self.page.entry(place.row, Column.NOT_APPLICABLE, style, entry.for_not_applicable(self.lists))
        lines = self.page.lines(place.node.title, Column.TITLE, Column.TITLE, bold=place.depth == 0)
        if place.inline is not None:
            lines = max(lines, self._fact(place.inline))
        self.page.height(place.row, lines, level=place.depth)
        self._how(place)
        if place.inline is None:
            for position, fact in enumerate(place.facts):
                self._fact_row(place, fact, position)

    def _named(self, place: NodePlace, look: dict[str, object]) -> None:
        self.page.text(place.row, Column.CODE, place.node.code, self.styles.cell(**look))
        self.page.text(place.row, Column.TITLE, place.node.title, self.styles.cell(**look))
        # a workbook holds doubles: here an exact maximum becomes one, to be shown
        most = float(place.node.max)
        self.page.sheet.write_number(place.row, Column.MAX, most, self.styles.cell(**look, align="center"))

    def _points(self, place: NodePlace) -> None:
        if place.way is Way.POINTS:
            style = self.styles.entry(**self.points_look)
            self.page.entry(place.row, Column.POINTS, style, entry.for_points(place))
        elif place.way is Way.FACTS:
            score = place.at(Column.SCORE)
            self.page.formula(place.row, Column.POINTS, score, self.styles.cell(**self.points_look))
        elif place.way is Way.LATER:
            self.page.formula(place.row, Column.POINTS, quoted(owed.POINTS_LATER), self._aside())
        else:
            self.page.text(place.row, Column.POINTS, "–", self._aside())

    def _how(self, place: NodePlace) -> None:
        """The muted row under a leaf: its scale, the documents it asks for, guidance."""
        assert place.how_row is not None
        row, style = place.how_row, self.styles.cell(font_size=SMALL_SIZE, font_color=MUTED, valign="top")
        self.page.fill(row, LAST_SHOWN, self.styles.cell())
        scale, documents, guidance = wording.how(place)
        # nothing may stand under facts or points here: those columns are read
        spans = (
            (Column.TITLE, Column.MAX, scale),
            (Column.DOCUMENT, Column.DOCUMENT_PAGE, documents),
            (Column.NOTE, Column.TODO, guidance),
        )
        for left, right, text in spans:
            self.page.across(row, left, right, text, style)
        lines = max(self.page.lines(text, left, right, SMALL_SIZE) for left, right, text in spans)
        self.page.height(row, lines, SMALL_SIZE, place.depth + 1)

    def _fact_row(self, place: NodePlace, fact: FactCell, position: int) -> None:
        self.page.fill(fact.row, LAST_SHOWN, self.styles.cell())
        small = self.styles.cell(font_size=SMALL_SIZE, font_color=MUTED, align="right")
        self.page.text(fact.row, Column.CODE, fact_code(place.node.code, position), small)
        self.page.text(fact.row, Column.TITLE, fact.fact.title, self.styles.cell(indent=1))
        self.page.formula(fact.row, Column.TODO, owed.of_fact(place, fact), self._todo_style())
        # the indent takes about the width of two letters
        lines = self.page.lines(f"MM {fact.fact.title}", Column.TITLE, Column.TITLE)
        self.page.height(fact.row, max(lines, self._fact(fact)), level=place.depth + 1)

    def _fact(self, fact: FactCell) -> int:
        """The cell of a fact; returns the lines that its longest option takes."""
        kind, options = fact.fact.type, options_of(fact.fact)
        centred = bool(options) or kind is FactType.DATE
        number_format = entry.NUMBER_FORMATS.get(kind, "General")
        look: dict[str, object] = {"align": "center"} if centred else {"align": "right", "indent": 1}
        style = self.styles.entry(**look, num_format=number_format)
        self.page.entry(fact.row, Column.FACTS, style, entry.for_fact(fact.fact, self.lists))
        return max((self.page.lines(text, Column.FACTS, Column.FACTS) for text in options), default=1)

    def _todo_style(self) -> Format:
        return self.styles.cell(font_size=SMALL_SIZE, bold=True, align="center")

    def _aside(self) -> Format:
        return self.styles.cell(font_size=SMALL_SIZE, italic=True, font_color=MUTED, align="center")
