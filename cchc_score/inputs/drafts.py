"""Inputs: gathering what one source says of one unit, cell by cell, until it is a submission."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cchc_score.decimals import ZERO, Number
from cchc_score.inputs.codes import SetIndex
from cchc_score.inputs.grid import Cell
from cchc_score.inputs.values import (
    Reading,
    is_dash,
    is_not_applicable,
    is_tick,
    read_subtotal,
    seen,
)
from cchc_score.model import Answer, Entry, Fact, FactType, FactValue, Node, Source, Stage, Submission, Unit
from cchc_score.problems import Place, Problem
from cchc_score.text import Phrase, fold

_APPRAISERS = frozenset({Source.APPRAISAL_1, Source.APPRAISAL_2, Source.INSPECTION})
_MAY_FILL: Mapping[Stage, frozenset[Source]] = {
    Stage.SELF: _APPRAISERS | {Source.SELF},
    Stage.APPRAISAL: _APPRAISERS,
    Stage.INSPECTION: frozenset({Source.INSPECTION}),
    Stage.SURVEY: frozenset({Source.SURVEY}),
}

_WHO: Mapping[Stage, Phrase] = {
    Stage.SELF: Phrase("đơn vị tự đánh giá", "the unit itself"),
    Stage.APPRAISAL: Phrase("cơ quan thẩm định", "the appraisers"),
    Stage.INSPECTION: Phrase("đoàn kiểm tra", "the inspection team"),
    Stage.SURVEY: Phrase("điều tra xã hội học", "the survey"),
}


def may_fill(node: Node, source: Source) -> bool:
    """Whether this source has a say on a leaf: those who fill it, and those who decide after them."""
    return source in _MAY_FILL[node.filled_by]


@dataclass(slots=True)
class _Leaf:
    """An answer in the making."""

    facts: dict[str, Entry] = field(default_factory=dict)
    points: Entry | None = None
    not_applicable: Place | None = None
    evidence: Entry | None = None
    note: Entry | None = None
    request: Entry | None = None
    invalid: list[Place] = field(default_factory=list)

    @property
    def has_values(self) -> bool:
        return bool(self.facts) or self.points is not None


@dataclass(slots=True)
class Draft:
    """What one source says of one unit, in the making. Every value comes with its cell."""

    unit: Unit
    source: Source
    index: SetIndex
    problems: list[Problem]
    leaves: dict[str, _Leaf] = field(default_factory=dict)
    subtotals: dict[str, Entry] = field(default_factory=dict)
    suspects: dict[str, Place] = field(default_factory=dict)
    """Leaves that an unreadable code may have meant."""

    def take_points(self, node: Node, cell: Cell, place: Place) -> None:
        """A cell of points on the row of a node. A parent's points are computed: the cell is only compared."""
        if not node.is_leaf:
            self._take_on_parent(node, cell, place)
        elif self._heard(node, cell, place):
            if is_not_applicable(cell):
                self._not_applicable((node,), place)
                return
            value = self._settle(self.index.points(node.code, cell), node, place)
            if value is not None:
                self._leaf(node).points = Entry(value, place)

    def take_fact(self, node: Node, fact: Fact, cell: Cell, place: Place) -> None:
        """A cell that holds one thing a leaf's rule asks for."""
        if not self._heard(node, cell, place):
            return
        if is_not_applicable(cell) and not _offers(fact, cell):
            self._not_applicable((node,), place)
            return
        value = self._settle(self.index.value(node.code, fact.name, cell), node, place)
        if value is not None:
            self._leaf(node).facts[fact.name] = Entry(value, place)

    def take_unasked(self, node: Node, cell: Cell, place: Place) -> None:
        """A cell of data on the row of a node that asks for none there."""
        if is_not_applicable(cell):
            self._not_applicable(tuple(node.leaves()), place)
        elif is_dash(cell) or not self._heard(node, cell, place):
            return
        elif facts := self.index.facts.get(node.code, ()):
            titles = tuple(fact.title for fact in facts)
            self._problem("facts-need-rows", node, place, found=seen(cell), count=len(facts), facts=titles)
            self._leaf(node).invalid.append(place)
        else:
            self._problem("data-not-asked", node, place, found=seen(cell))

    def take_excuse(self, node: Node, cell: Cell, place: Place) -> None:
        """A cell in the column "Không áp dụng", on the row of a leaf or of a parent."""
        if is_not_applicable(cell) or is_tick(cell):
            self._not_applicable(tuple(node.leaves()), place)
        elif not is_dash(cell):
            self._problem("excuse-unknown", node, place, found=seen(cell))
            for leaf in node.leaves():
                self.spoil(leaf.code, place)

    def take_remark(self, node: Node, text: str, place: Place, *, evidence: bool) -> None:
        """Evidence, or an explanation, on the row of a leaf."""
        if not node.is_leaf or not may_fill(node, self.source):
            return
        leaf, entry = self._leaf(node), Entry(text, place)
        if evidence:
            leaf.evidence = leaf.evidence or entry
        else:
            leaf.note = leaf.note or entry

    def take_request(self, node: Node, text: str, place: Place) -> None:
        """What an appraiser asks the unit to explain, on the row of a leaf."""
        if node.is_leaf and may_fill(node, self.source):
            leaf = self._leaf(node)
            leaf.request = leaf.request or Entry(text, place)

    def spoil(self, code: str, *places: Place) -> None:
        """Something about a leaf could not be understood; its problem is told elsewhere."""
        node = self.index.nodes[code]
        if node.is_leaf and may_fill(node, self.source):
            self._leaf(node).invalid += places

    def submission(self, file: str) -> Submission:
        """The submission, leaves in the order of the set; subtotals are compared on the way."""
        for code, place in self.suspects.items():
            if code not in self.leaves:
                self.spoil(code, place)
        self._compare_subtotals()
        codes = [code for code in self.index.nodes if code in self.leaves]
        return Submission(self.unit.code, self.source, file, {code: self._answer(code) for code in codes})

    def chosen(self, node: Node, name: str) -> FactValue | None:
        """The value already read for a fact of a leaf."""
        leaf = self.leaves.get(node.code)
        entry = leaf.facts.get(name) if leaf is not None else None
        return entry.value if entry is not None else None

    def _leaf(self, node: Node) -> _Leaf:
        leaf = self.leaves.get(node.code)
        if leaf is None:
            leaf = self.leaves[node.code] = _Leaf()
        return leaf

    def _problem(self, code: str, node: Node, place: Place, **values: object) -> None:
        self.problems.append(Problem(code, place, {"criterion": node.code, **values}))

    def _heard(self, node: Node, cell: Cell, place: Place) -> bool:
        """Whether this source has a say here; a value that is not counted is told."""
        if not node.is_leaf or may_fill(node, self.source):
            return True
        if not is_dash(cell) and not is_not_applicable(cell):
            self._problem("source-not-asked", node, place, found=seen(cell), filled_by=_WHO[node.filled_by])
        return False

    def _settle(self, reading: Reading, node: Node, place: Place) -> FactValue | None:
        if reading.code is not None:
            self._problem(reading.code, node, place, **reading.values)
        if reading.value is None:
            self._leaf(node).invalid.append(place)
        return reading.value

    def _take_on_parent(self, node: Node, cell: Cell, place: Place) -> None:
        if is_not_applicable(cell):
            self._not_applicable(tuple(node.leaves()), place)
            return
        figure = read_subtotal(cell)
        if figure is not None:
            self.subtotals[node.code] = Entry(figure, place)

    def _not_applicable(self, leaves: Iterable[Node], place: Place) -> None:
        for leaf in leaves:
            if not may_fill(leaf, self.source):
                continue
            if self._may_be_excused(leaf):
                self._leaf(leaf).not_applicable = place
            elif leaf.code not in self.index.extras:  # nothing claimed or found is what a blank means there
                self._problem("not-applicable-refused", leaf, place)
                self._leaf(leaf).invalid.append(place)

    def _may_be_excused(self, leaf: Node) -> bool:
        line = self.index.lineage[leaf.code]
        return any(node.not_applicable is not None or node.code in self.unit.exempt for node in line)

    def _answer(self, code: str) -> Answer:
        leaf, node = self.leaves[code], self.index.nodes[code]
        excuse = leaf.not_applicable
        if excuse is not None and leaf.has_values:
            self._problem("not-applicable-with-values", node, excuse)
            leaf.invalid.append(excuse)
            excuse = None
        reason = str(leaf.note.value) if leaf.note is not None else ""
        return Answer(
            code,
            leaf.facts,
            leaf.points,
            Entry(reason, excuse) if excuse is not None else None,
            leaf.evidence,
            leaf.note,
            tuple(dict.fromkeys(leaf.invalid)),
            leaf.request,
        )

    def _compare_subtotals(self) -> None:
        for code, printed in self.subtotals.items():
            node = self.index.nodes[code]
            total = self._sum(node)
            if total is not None and total != printed.value:
                self._problem("subtotal-differs", node, printed.place, found=printed.value, sum=total)

    def _sum(self, node: Node) -> Number | None:
        """The points typed below a node; None unless each of its leaves has them and nothing else."""
        total = ZERO
        for leaf in node.leaves():
            draft = self.leaves.get(leaf.code)
            if draft is None or draft.points is None or not isinstance(draft.points.value, Number):
                return None
            total += draft.points.value
        return total


def _offers(fact: Fact, cell: Cell) -> bool:
    """Whether "Không áp dụng" is itself one of the options of a choice."""
    given = fold(cell.text)
    return fact.type is FactType.CHOICE and any(given in (fold(c.title), fold(c.key)) for c in fact.choices)
