"""Forms: where everything stands in an appraisal workbook: one long sheet, unit by unit, as pure data.

One sheet and not one a unit: appraisers go through a criterion across all units as often as through a unit, and a
filter gives them both; copying, counting and merging by unit and code then need no other sheet. Every row names
its unit and its code, so that nothing depends on where it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum, auto

from cchc_score.forms.appraisal_tasks import Task
from cchc_score.forms.layout import column_name
from cchc_score.model import Fact, Node, Source, Unit

TITLE_ROW, SET_ROW, DEPARTMENT_ROW, HEADER_ROW = 0, 1, 2, 3
HEADER_DEPTH = 2
FIRST_ROW = HEADER_ROW + HEADER_DEPTH


class Column(IntEnum):
    """The columns of the sheet. Those after STATUS are hidden: the live calculation of each round."""

    UNIT_CODE = 0
    UNIT_NAME = auto()
    CODE = auto()
    TITLE = auto()
    MAX = auto()
    CLAIMED_FACTS = auto()
    CLAIMED_POINTS = auto()
    EVIDENCE = auto()
    EXPLANATION = auto()
    FACTS_1 = auto()
    VERDICT_1 = auto()
    NOTE_1 = auto()
    REQUEST = auto()
    ANSWER = auto()
    """What the unit explains."""
    FACTS_2 = auto()
    VERDICT_2 = auto()
    NOTE_2 = auto()
    RESULT = auto()
    DIFFERENCE = auto()
    STATUS = auto()
    COUNTED_1 = auto()
    """What the facts of round 1 come to: a number, or a word of `rules.live`."""
    GIVEN_1 = auto()
    """What round 1 says: by its facts, else by its typed points."""
    COUNTED_2 = auto()
    GIVEN_2 = auto()


LAST_SHOWN = Column.STATUS
WORKINGS = tuple(column for column in Column if column > LAST_SHOWN)


@dataclass(frozen=True, slots=True)
class Round:
    """The columns of one round of appraisal."""

    source: Source
    facts: Column
    verdict: Column
    note: Column
    counted: Column
    given: Column


ROUNDS = (
    Round(Source.APPRAISAL_1, Column.FACTS_1, Column.VERDICT_1, Column.NOTE_1, Column.COUNTED_1, Column.GIVEN_1),
    Round(Source.APPRAISAL_2, Column.FACTS_2, Column.VERDICT_2, Column.NOTE_2, Column.COUNTED_2, Column.GIVEN_2),
)


class Kind(StrEnum):
    """What a row is about."""

    UNIT = "unit"
    PARENT = "parent"
    LEAF = "leaf"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the sheet."""

    kind: Kind
    row: int
    unit: Unit
    node: Node | None = None
    """None for the row that opens a unit."""
    task: Task | None = None
    fact: Fact | None = None
    """The fact asked in this row: of a leaf with several, one a row; of a leaf with one, on its own row."""
    position: int = 0
    """The place of the fact among those of its leaf."""
    fact_rows: tuple[int, ...] = ()
    """For a leaf: the rows of its facts, in order."""
    spared: bool = False
    """The unit is exempt from this leaf."""


def lines(asked: Sequence[Task], units: Sequence[Unit]) -> Iterator[Line]:
    """Every row in order: each unit, the nodes above what is asked, the leaves, their facts."""
    row = FIRST_ROW
    for unit in units:
        yield Line(Kind.UNIT, row, unit)
        row += 1
        shown: set[str] = set()
        for task in asked:
            for node in task.above:
                if node.code not in shown:
                    shown.add(node.code)
                    yield Line(Kind.PARENT, row, unit, node)
                    row += 1
            below = list(_of_task(task, unit, row))
            yield from below
            row += len(below)


def _of_task(task: Task, unit: Unit, row: int) -> Iterator[Line]:
    facts = task.facts
    spared = task.spares(unit)
    single = facts[0] if len(facts) == 1 else None
    rows = (row,) if single is not None else tuple(range(row + 1, row + 1 + len(facts)))
    rows = () if spared else rows
    yield Line(Kind.LEAF, row, unit, task.leaf, task, single, fact_rows=rows, spared=spared)
    if single is None and not spared:
        for position, fact in enumerate(facts):
            yield Line(Kind.FACT, row + 1 + position, unit, task.leaf, task, fact, position)


def rows_of_a_unit(asked: Sequence[Task]) -> int:
    """How many rows a unit takes at most."""
    above = {node.code for task in asked for node in task.above}
    return 1 + len(above) + sum(1 + (len(task.facts) if len(task.facts) > 1 else 0) for task in asked)


def beside(row: int, column: int) -> str:
    """The relative address of a cell: rows that are sorted take it along."""
    return f"{column_name(column)}{row + 1}"
