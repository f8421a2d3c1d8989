"""Forms: one visit of an inspection: the unit, the leaves looked at, and where everything stands on its sheet.

A visit is to one unit: it has one date, one mode, one record that both sides sign, and a workbook of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum, auto

from cchc_score.forms.appraisal_rows import Kind, Line
from cchc_score.forms.appraisal_tasks import INSPECTED, Task, set_labels, tasks
from cchc_score.model import CriteriaSet, Source, Unit
from cchc_score.stamp import Stamp

TITLE_ROW, UNIT_ROW, SET_ROW, HEADER_ROW = 0, 1, 2, 3
HEADER_DEPTH = 2
FIRST_ROW = HEADER_ROW + HEADER_DEPTH

MODES = ("Định kỳ", "Đột xuất", "Qua báo cáo", "Giám sát")
"""How an inspection is made."""


class Column(IntEnum):
    """The columns of the sheet; the last is hidden."""

    CODE = 0
    TITLE = auto()
    MAX = auto()
    CLAIMED_FACTS = auto()
    CLAIMED_POINTS = auto()
    CURRENT = auto()
    FACTS = auto()
    COMPUTED = auto()
    VERDICT = auto()
    STRENGTH = auto()
    FINDING = auto()
    EVIDENCE = auto()
    RECOMMENDATION = auto()
    OWNER = auto()
    DEADLINE = auto()
    COUNTED = auto()
    """What the verified facts come to: a number, or a word of `rules.live`."""


LAST_SHOWN = Column.DEADLINE


@dataclass(frozen=True, slots=True)
class Visit:
    """What an inspection of one unit looks at."""

    criteria: CriteriaSet
    year: int
    unit: Unit

    @property
    def title(self) -> str:
        """The name of the workbook."""
        return f"PHIẾU KIỂM TRA CÔNG TÁC CẢI CÁCH HÀNH CHÍNH NĂM {self.year}"

    def tasks(self) -> tuple[Task, ...]:
        """The leaves that inspections may judge."""
        return tasks(self.criteria, lambda leaf: leaf.filled_by in INSPECTED)

    def labels(self) -> tuple[str, ...]:
        """What the workbook belongs to, as it is read back from a copy that has lost its stamp."""
        return set_labels(self.criteria, self.year, self.unit.level, "kiểm tra")

    def stamp(self) -> Stamp:
        """The stamp of the visit's workbook."""
        return Stamp.of(self.criteria, self.year, self.unit.level, Source.INSPECTION.value, self.unit)

    def lines(self) -> Iterator[Line]:
        """Every row in order; under a leaf its scale, then one row for each of several facts."""
        row = FIRST_ROW
        shown: set[str] = set()
        for task in self.tasks():
            for node in (node for node in task.above if node.code not in shown):
                shown.add(node.code)
                yield Line(Kind.PARENT, row, self.unit, node)
                row += 1
            below = list(self._of_task(task, row))
            yield from below
            row = below[-1].row + 1 if len(below) > 1 else row + 2

    def _of_task(self, task: Task, row: int) -> Iterator[Line]:
        facts, spared = task.facts, task.spares(self.unit)
        single = facts[0] if len(facts) == 1 else None
        rows = (row,) if single is not None else tuple(range(row + 2, row + 2 + len(facts)))
        yield Line(
            Kind.LEAF, row, self.unit, task.leaf, task, single, fact_rows=() if spared else rows, spared=spared
        )
        if single is None and not spared:
            for position, fact in enumerate(facts):
                yield Line(Kind.FACT, row + 2 + position, self.unit, task.leaf, task, fact, position)


def scale_row(line: Line) -> int:
    """The row under a leaf that tells how it counts."""
    return line.row + 1
