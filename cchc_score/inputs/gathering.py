"""Inputs: what the tables of one file say of one unit, from every source, and whether it fits the set at all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from cchc_score.inputs.codes import SetIndex, letter
from cchc_score.inputs.drafts import Draft
from cchc_score.inputs.findings import Noted
from cchc_score.inputs.grid import Cell
from cchc_score.inputs.values import is_blank
from cchc_score.model import Entry, ExtraBlock, Fact, Node, Source, Unit
from cchc_score.problems import Place, Problem
from cchc_score.text import fold

_TOTALS = re.compile(r"(tong( (cong|diem|so|chung|hop)\b.*)?|cong( (linh vuc|tieu chi|muc)\b.*)?|total( .*)?)")
_IN_BRACKETS = re.compile(r"\(.*\)")
_BLOCKS = {"diem thuong": "bonus", "diem phat": "penalty", "diem tru": "penalty"}
_FEW = 3
"""Fewer misfits than this may be slips; from here on a majority means another set."""


class Explained(NamedTuple):
    """What a unit answers about one leaf, in one row."""

    leaf: str
    text: Entry | None
    evidence: Entry | None


@dataclass(slots=True)
class Gathering:
    """What the sheets of one file say of one unit, by source, while they are read."""

    unit: Unit
    index: SetIndex
    problems: list[Problem]
    drafts: dict[Source, Draft] = field(default_factory=dict)
    rows: dict[tuple[Source, str], Place] = field(default_factory=dict)
    """Where the row of a code stands, for each source that has a column there."""
    block_totals: dict[Source, dict[str, Place]] = field(default_factory=dict)
    """Rows "Điểm thưởng", "Điểm phạt" that hold a figure."""
    noted: list[Noted] = field(default_factory=list)
    """What an inspection found, row by row."""
    explained: list[Explained] = field(default_factory=list)
    """What the unit answers where appraisers asked, row by row."""
    known: int = 0
    unknown: list[Problem] = field(default_factory=list)
    maxima: int = 0
    differing: list[Problem] = field(default_factory=list)
    stamped: bool = False
    """The file is a form of ours."""
    scores_itself: bool = False
    """It is one whose points are live scores: they are no answers. Appraisers and inspectors type theirs."""
    changed: frozenset[str] = frozenset()
    """Leaves that the form asked differently than the set does now: their answers are left out."""

    def draft(self, source: Source) -> Draft:
        """The draft of a source, begun at its first value."""
        draft = self.drafts.get(source)
        if draft is None:
            draft = self.drafts[source] = Draft(self.unit, source, self.index, self.problems)
        return draft

    def earlier_row(self, source: Source, key: str, place: Place) -> Place | None:
        """Note that a source speaks of something in this row; the row where it already did, if any."""
        first = self.rows.setdefault((source, key), place)
        return first if first != place else None

    def compare_maximum(self, node: Node, cell: Cell | None, place: Place) -> None:
        """Note a printed maximum that differs from the set's; what it means is judged once all is read."""
        printed = self.index.maximum(node.code, cell) if not (self.stamped or is_blank(cell)) and cell else None
        if printed is None or (self.unit.exempt and not node.is_leaf):
            return
        self.maxima += 1
        if not printed.agrees:
            values = {
                "criterion": node.code,
                "found": printed.figure,
                "max": node.max,
                "set": self.index.criteria.id,
            }
            self.differing.append(Problem("max-differs", place, values))

    def facts_titled(self, leaf: Node, title: str, sources: Iterable[Source]) -> list[Fact]:
        """The facts of a leaf that a row's title names; among cases, those of the case already chosen."""
        wanted = fold(title)
        every = self.index.facts[leaf.code]
        facts = [f for n, f in enumerate(every) if wanted in (fold(f.title), f"{letter(n)} {fold(f.title)}")]
        if len(facts) < 2:
            return facts
        drafts = [self.draft(source) for source in sources]
        return [f for f in facts if f.when and any(d.chosen(leaf, f.when[0]) == f.when[1] for d in drafts)]

    def settle(self) -> bool:
        """Judge the whole, once read: whether it belongs to the set at all.

        When no code is known, or most maxima differ, one problem says so in place of a hundred, and the
        answers must not be used (False).
        """
        if not self.known and len(self.unknown) >= _FEW:
            values = {"count": len(self.unknown), "set": self.index.criteria.id}
            self.problems.append(Problem("no-code-known", self.unknown[0].place, values))
            return False
        self.problems += self.unknown
        if len(self.differing) >= _FEW and 2 * len(self.differing) > self.maxima:
            first = self.differing[0]
            values = {**first.values, "count": len(self.differing)}
            self.problems.append(Problem("wrong-maxima", first.place, values))
            return False
        self.problems += self.differing
        self._tell_lost_blocks()
        return True

    def _tell_lost_blocks(self) -> None:
        """A total of bonus or penalty points that no line of its block explains is not counted."""
        for source, totals in self.block_totals.items():
            draft = self.drafts.get(source)
            answered = draft.leaves if draft is not None else {}
            for name, place in totals.items():
                block = _block(self.index, name)
                leaves = (leaf for top in (block.nodes if block else ()) for leaf in top.leaves())
                if not any(leaf.code in answered for leaf in leaves):
                    self.problems.append(Problem("block-total-not-counted", place))


def is_total(index: SetIndex, title: str) -> bool:
    """Whether a row is one of those printed under a table: Tổng cộng, Điểm thưởng, Điểm phạt."""
    return _TOTALS.fullmatch(_words(title)) is not None or block_named(index, title) is not None


def block_named(index: SetIndex, title: str) -> str | None:
    """Whether a title is that of the "bonus" or of the "penalty" block as a whole."""
    words = _words(title)
    for name in ("bonus", "penalty"):
        block = _block(index, name)
        if block is not None and words and words == _words(block.title):
            return name
    return _BLOCKS.get(words)


def _words(title: str) -> str:
    return fold(_IN_BRACKETS.sub("", title))


def _block(index: SetIndex, name: str) -> ExtraBlock | None:
    return index.criteria.bonus if name == "bonus" else index.criteria.penalty
