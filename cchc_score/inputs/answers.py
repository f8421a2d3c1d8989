"""Inputs: the rows of a table of criteria, of one unit or of many, into answers with their cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from cchc_score.inputs.codes import Found, fact_lettered, resolve
from cchc_score.inputs.columns import Header, Layout
from cchc_score.inputs.drafts import may_fill
from cchc_score.inputs.findings import FindingRows
from cchc_score.inputs.gathering import Gathering, block_named, is_total
from cchc_score.inputs.grid import TEXT, Book, Cell, CellKind, Sheet
from cchc_score.inputs.headings import numbers_columns
from cchc_score.inputs.stamped import is_live, keeps_formulas
from cchc_score.inputs.values import as_text, is_blank, is_dash, read_subtotal, seen
from cchc_score.model import Fact, Node, Source, Unit
from cchc_score.problems import Place, Problem
from cchc_score.text import fold, tidy

_JOINT = ", "
"""Between the number, the date and the page of one document."""
_LONGEST_CODE = 4
"""A code has at most so many words; without digits, at most so many letters. Longer texts are sentences."""

Cells = Mapping[int, Cell]
Subject = Callable[[int, Cells], Gathering | None]
"""Row number and cells → whom the row speaks of; None when that could not be told (and was reported)."""


@dataclass(slots=True)
class TableReader:
    """Reads the rows under one header. `subject` says whom each row speaks of."""

    book: Book
    sheet: Sheet
    header: Header
    layout: Layout
    subject: Subject
    problems: list[Problem]
    about: Gathering | None = None
    leaf: Node | None = None
    """The leaf whose rows of data we are in."""
    muted: bool = False
    """That leaf was repeated: its rows are passed over."""
    formulas: bool | None = None
    """Whether the points of a form of ours still hold formulas, once asked."""
    waiting: list[Problem] = field(default_factory=list)
    """Words in value cells of rows without a code: a mistake if more codes follow, else a signature."""
    found: FindingRows | None = None
    """Where the table is one of an inspection with columns for what was found."""

    def read(self) -> None:
        """Read every row below the header, hidden ones too."""
        if self.layout.findings and self.layout.main is Source.INSPECTION:
            self.found = FindingRows(self.book, self.sheet, self.layout.findings, self.problems)
        for number, cells in self.sheet.rows.items():
            if number > self.header.last:
                self._row(number, cells)
        if self.found is not None:
            self.found.close()

    def _row(self, number: int, cells: Cells) -> None:
        title = self._title(cells)
        if self._is_print(cells, title):
            return
        about = self.subject(number, cells)
        if about is not self.about:
            self.about, self.leaf = about, None
        if about is None:
            return
        code = cells.get(self.layout.code)
        if code is None or (code.kind is TEXT and not fold(code.text)):  # "-" before a line of a scale
            self._uncoded(about, number, cells, title)
            return
        fact = self._lettered(about, code)
        found = Found(self.leaf, fact) if fact is not None else resolve(about.index, code, title)
        if found.node is None:
            self._unknown(about, number, cells, found, title)
            return
        about.known += 1
        self.problems += self.waiting
        self.waiting.clear()
        if self.found is not None:
            self.found.on_node(about.noted, number, cells, found.node)
        if found.fact is not None:
            self._fact(about, number, cells, found.node, found.fact)
        else:
            self._node(about, number, cells, found.node)

    def _title(self, cells: Cells) -> str:
        for column in self.layout.titles:
            cell = cells.get(column)
            if cell is not None and cell.kind is TEXT and cell.text.strip():
                return tidy(cell.text)
        return ""

    def _is_print(self, cells: Cells, title: str) -> bool:
        """The header again, as on a new page, or the row that numbers the columns (1) (2) (3)."""
        if self.header.repeats(cells):
            return True
        if len(title) > 3 or not any(column in cells for column in self.layout.titles):
            return False
        return numbers_columns([tidy(cell.text) for cell in cells.values()])

    def _lettered(self, about: Gathering, code: Cell) -> Fact | None:
        """A bare letter under a leaf names one of its data, unless the set has such a code."""
        if self.leaf is None or code.kind is not TEXT or code.text.strip() in about.index.nodes:
            return None
        return fact_lettered(about.index.facts[self.leaf.code], code.text)

    # --- rows with a code

    def _node(self, about: Gathering, number: int, cells: Cells, node: Node) -> None:
        self.leaf, self.muted = (node if node.is_leaf else None), False
        judges = node.is_leaf and not self._only_finds(about, cells)
        if judges and self._repeated(about, node, self._place(number, self.layout.code)):
            self.muted = True
            return
        if node.code in about.changed:
            self._changed(about, node, self._place(number, self.layout.code))
            return
        if self.layout.maximum is not None:
            place = self._place(number, self.layout.maximum)
            about.compare_maximum(node, cells.get(self.layout.maximum), place)
        for source, column, points in self._points(about, cells, node):
            about.draft(source).take_points(node, points, self._place(number, column))
        facts = about.index.facts.get(node.code, ())
        for source, column in self.layout.facts.items():
            cell = cells.get(column)
            if cell is None or is_blank(cell):
                continue
            if len(facts) == 1:
                about.draft(source).take_fact(node, facts[0], cell, self._place(number, column))
            else:
                about.draft(source).take_unasked(node, cell, self._place(number, column))
        self._remarks(about, number, cells, node)

    def _only_finds(self, about: Gathering, cells: Cells) -> bool:
        """Whether a row of an inspection's table holds words alone: a criterion may have several findings."""
        return self.found is not None and not self._values(about, cells)

    def _points(self, about: Gathering, cells: Cells, node: Node | None) -> Iterator[tuple[Source, int, Cell]]:
        """The cells of points that people filled in; None for a row that names no node."""
        for source, column in self.layout.points.items():
            cell = cells.get(column)
            if cell is None or is_blank(cell) or (about.scores_itself and self._is_live(cell, node, about.unit)):
                continue
            yield source, column, cell

    def _is_live(self, cell: Cell, node: Node | None, unit: Unit) -> bool:
        if self.formulas is None:
            self.formulas = keeps_formulas(self.sheet, self.layout.points.values())
        return is_live(cell, node, unit, formulas=self.formulas)

    def _changed(self, about: Gathering, node: Node, place: Place) -> None:
        """A leaf that the form asked differently: what stands there answers another question."""
        self.leaf = None
        asked = [source for source in self.layout.sources if any(may_fill(leaf, source) for leaf in node.leaves())]
        for source in asked:
            about.draft(source).spoil(node.code, place)
        if asked:
            self._tell("leaf-changed", place, criterion=node.code)

    def _repeated(self, about: Gathering, node: Node, place: Place) -> bool:
        first: Place | None = None
        for source in self.layout.sources:
            earlier = about.earlier_row(source, node.code, place)
            if earlier is not None:
                first = earlier
                about.draft(source).spoil(node.code, earlier, place)
        if first is not None:
            self._tell("code-repeated", place, criterion=node.code, first=_short(first, place))
        return first is not None

    def _remarks(self, about: Gathering, number: int, cells: Cells, node: Node) -> None:
        for columns, evidence in ((self.layout.evidence, True), (self.layout.notes, False)):
            told: dict[Source, dict[int, str]] = {}
            for source, column in columns:
                cell = cells.get(column)
                text = as_text(cell) if cell is not None and cell.kind is not CellKind.ERROR else ""
                if text:
                    told.setdefault(source, {})[column] = text
            for source, texts in told.items():
                place = self._place(number, next(iter(texts)))
                about.draft(source).take_remark(node, _JOINT.join(texts.values()), place, evidence=evidence)
        for column in self.layout.requests:
            cell = cells.get(column)
            if cell is not None and not is_blank(cell) and not is_dash(cell) and cell.kind is not CellKind.ERROR:
                place = self._place(number, column)
                about.draft(Source.APPRAISAL_1).take_request(node, as_text(cell), place)
        excuses = self.layout.not_applicable
        if excuses is not None and not is_blank(cells.get(excuses)):
            about.draft(self.layout.main).take_excuse(node, cells[excuses], self._place(number, excuses))

    def _fact(self, about: Gathering, number: int, cells: Cells, node: Node, fact: Fact) -> None:
        if (self.muted and node is self.leaf) or node.code in about.changed:
            return
        for source, column in self.layout.facts.items():
            cell = cells.get(column)
            if cell is None or is_blank(cell):
                continue
            place = self._place(number, column)
            earlier = about.earlier_row(source, f"{node.code}:{fact.name}", place)
            if earlier is None:
                about.draft(source).take_fact(node, fact, cell, place)
            else:
                about.draft(source).spoil(node.code, earlier, place)
                first = _short(earlier, place)
                self._tell("fact-repeated", place, criterion=node.code, fact=fact.title, first=first)
        for column in self.layout.points.values():
            cell = cells.get(column)
            if cell is not None and not is_blank(cell) and not is_dash(cell):
                self._tell(
                    "points-on-fact-row", self._place(number, column), criterion=node.code, found=seen(cell)
                )
        self._remarks(about, number, cells, node)

    # --- rows without one

    def _uncoded(self, about: Gathering, number: int, cells: Cells, title: str) -> None:
        if self.found is not None:
            self.found.below(about.noted, number, cells, title)
        values = self._values(about, cells)
        if not values:
            return
        facts = about.facts_titled(self.leaf, title, self.layout.facts) if self.leaf is not None and title else []
        if self.leaf is not None and len(facts) == 1:
            self._fact(about, number, cells, self.leaf, facts[0])
        else:
            self._without_code(about, number, cells, title)

    def _without_code(self, about: Gathering, number: int, cells: Cells, title: str) -> None:
        """Values on a row that names no criterion: printed totals, signatures under the table, or a mistake."""
        if is_total(about.index, title):
            self._note_block(about, number, cells, block_named(about.index, title))
            return
        for column, cell in self._values(about, cells).items():
            problem = Problem("value-without-code", self._place(number, column), {"found": seen(cell)})
            worded = cell.kind is TEXT and read_subtotal(cell) is None
            (self.waiting if worded else self.problems).append(problem)

    def _note_block(self, about: Gathering, number: int, cells: Cells, block: str | None) -> None:
        for source, column, cell in self._points(about, cells, None):
            if block is not None and read_subtotal(cell):
                about.block_totals.setdefault(source, {})[block] = self._place(number, column)

    def _unknown(self, about: Gathering, number: int, cells: Cells, found: Found, title: str) -> None:
        """A code that means nothing in the set; sentences and totals in the code column are no codes."""
        self.leaf = None
        values = self._values(about, cells)
        code = cells[self.layout.code]
        text = tidy(code.text) if code.kind is TEXT else ""
        if about.changed and (text.partition(":")[0] in about.changed or not values):
            if text in about.changed:
                self._tell("leaf-gone", self._place(number, self.layout.code), criterion=text)
            return
        worded = bool(text) and (len(text.split()) > _LONGEST_CODE or not any(c.isdigit() for c in text))
        if worded and not values:
            return
        if worded and len(fold(text)) > _LONGEST_CODE:
            total = is_total(about.index, text)
            self._without_code(about, number, cells, text if total else title or text)
            return
        place = self._place(number, self.layout.code)
        about.unknown.append(Problem(str(found.trouble), place, found.values))
        for source in self.layout.sources:
            columns = (self.layout.points.get(source), self.layout.facts.get(source))
            if any(column in values for column in columns):
                for suspect in found.suspects:
                    about.draft(source).suspects.setdefault(suspect, place)

    def _values(self, about: Gathering, cells: Cells) -> dict[int, Cell]:
        """The filled cells of a row without a node that would be scored."""
        filled = {column: cell for _, column, cell in self._points(about, cells, None)}
        filled |= {column: cells[column] for column in self.layout.facts.values() if column in cells}
        return {column: cell for column, cell in filled.items() if not is_blank(cell) and not is_dash(cell)}

    def _place(self, row: int, column: int) -> Place:
        return self.book.place(self.sheet, row, column)

    def _tell(self, code: str, place: Place, **values: object) -> None:
        self.problems.append(Problem(code, place, values))


def _short(first: Place, second: Place) -> str:
    """The first place as seen from the second: the cell alone when both stand in one sheet."""
    return str(first.cell) if first.sheet == second.sheet else f"{first.sheet}!{first.cell}"
