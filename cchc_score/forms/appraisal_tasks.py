"""Forms: what appraisers and inspectors are asked to judge: leaves by department, and what units claim there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from cchc_score.decimals import Number
from cchc_score.forms.layout import options_of
from cchc_score.model import CriteriaSet, Fact, FactType, FactValue, Node, Source, Stage, Unit
from cchc_score.stamp import Stamp

STANDING = "Cơ quan thường trực"
"""Who appraises what the set gives to no department: the office that runs the whole year."""

NOT_SENT = "Chưa nộp"
APPRAISED = (Stage.SELF, Stage.APPRAISAL)
"""Who fills the leaves that departments appraise. Inspections and surveys speak for themselves."""
INSPECTED = (Stage.SELF, Stage.INSPECTION)
"""Who fills the leaves that an inspection looks at."""


@dataclass(frozen=True, slots=True)
class Task:
    """A leaf to be judged, with the nodes above it from the field down."""

    leaf: Node
    above: tuple[Node, ...]

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What its rule asks for, in order."""
        return self.leaf.rule.asks() if self.leaf.rule is not None else ()

    @property
    def offers(self) -> bool:
        """Whether "Không áp dụng" may be answered here."""
        return any(node.not_applicable is not None for node in (*self.above, self.leaf))

    def spares(self, unit: Unit) -> bool:
        """Whether the unit is exempt from this leaf."""
        return any(node.code in unit.exempt for node in (*self.above, self.leaf))


def tasks(criteria: CriteriaSet, wanted: Callable[[Node], bool]) -> tuple[Task, ...]:
    """The leaves that are wanted, in printed order."""
    return tuple(task for top in criteria.tops() for task in _below(top, ()) if wanted(task.leaf))


def _below(node: Node, above: tuple[Node, ...]) -> Iterator[Task]:
    if node.is_leaf:
        yield Task(node, above)
    for child in node.children:
        yield from _below(child, (*above, node))


def departments(criteria: CriteriaSet) -> tuple[str, ...]:
    """Who appraises something of this set, in printed order."""
    asked = (leaf for leaf in criteria.leaves() if leaf.filled_by in APPRAISED)
    return tuple(dict.fromkeys(leaf.department or STANDING for leaf in asked))


def option_lists(asked: Sequence[Task], *more: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The options of all drop-downs, each list once."""
    found = (options_of(fact) for task in asked for fact in task.facts)
    return tuple(dict.fromkeys((*more, *(options for options in found if options))))


# --- what units claim --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Claim:
    """What a unit says of one leaf."""

    facts: Mapping[str, FactValue] = field(default_factory=dict)
    points: Number | None = None
    """What its facts come to, or the points it typed; exact."""
    not_applicable: bool = False
    evidence: str = ""
    note: str = ""
    current: Number | None = None
    """The points as they stand after every source heard so far."""
    explanation: str = ""
    """What it answered to round 1, with the evidence it added."""


NO_CLAIM = Claim()


@dataclass(frozen=True, slots=True)
class FirstRound:
    """What round 1 of appraisal said of one leaf."""

    facts: Mapping[str, FactValue] = field(default_factory=dict)
    points: Number | None = None
    """The points typed; those that facts come to are computed by the workbook."""
    not_applicable: bool = False
    note: str = ""
    request: str = ""


SILENT = FirstRound()


@dataclass(frozen=True, slots=True)
class Returned:
    """What came back from one unit."""

    claims: Mapping[str, Claim]
    """By leaf code."""
    remark: str
    """How its form stands: received, not sent, several that differ."""
    sent: bool = True
    first: Mapping[str, FirstRound] = field(default_factory=dict)
    """What round 1 said so far, by leaf code."""


NOTHING_RETURNED = Returned({}, NOT_SENT, sent=False)


def cell_value(fact: Fact, value: FactValue) -> float | str | date:
    """A value as a cell of this fact holds it: percentages as 0.95, yes and no and options in words."""
    if isinstance(value, bool):
        return options_of(fact)[0 if value else 1]
    if isinstance(value, Number):
        # a workbook holds doubles: here an exact value becomes one
        return float(value / 100) if fact.type is FactType.PERCENT else float(value)
    if isinstance(value, str):
        return fact.option(value)
    return value


# --- whose workbook it is ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Assignment:
    """The workbook of one department: which leaves of which set and level, for which year, until when."""

    criteria: CriteriaSet
    year: int
    level: str
    department: str
    deadlines: Mapping[Source, date]

    @property
    def title(self) -> str:
        """The name of the workbook."""
        return f"PHIẾU THẨM ĐỊNH KẾT QUẢ TỰ ĐÁNH GIÁ CẢI CÁCH HÀNH CHÍNH NĂM {self.year}"

    def tasks(self) -> tuple[Task, ...]:
        """What this department appraises."""

        def wanted(leaf: Node) -> bool:
            return leaf.filled_by in APPRAISED and (leaf.department or STANDING) == self.department

        return tasks(self.criteria, wanted)

    def labels(self) -> tuple[str, ...]:
        """What the workbook belongs to, as it is read back from a copy that has lost its stamp."""
        return set_labels(self.criteria, self.year, self.level, "thẩm định")

    def stamp(self) -> Stamp:
        """The stamp of a workbook of many units: it names none."""
        return Stamp.of(self.criteria, self.year, self.level, Source.APPRAISAL_1.value, department=self.department)


def set_labels(criteria: CriteriaSet, year: int, level: str, stage: str) -> tuple[str, ...]:
    """Label and value of everything that a workbook belongs to, as intake reads them."""
    return (
        f"Bộ tiêu chí: {criteria.id}",
        f"Phiên bản: {criteria.version}",
        f"Năm: {year}",
        f"Cấp: {level}",
        f"Giai đoạn: {stage}",
    )
