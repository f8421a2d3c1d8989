"""Criteria: node trees → drafts (read, inherited, with places), then drafts → the model's nodes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cchc_score.criteria.settings import combination
from cchc_score.criteria.shapes import NODE
from cchc_score.decimals import ZERO
from cchc_score.declared import Record, Report, Tree, read
from cchc_score.model import Combination, Node, OnFinding, Rule, Stage, Treatment
from cchc_score.problems import Place
from cchc_score.rules import build_rule
from cchc_score.rules.base import Bounds


@dataclass(frozen=True, slots=True)
class Inherited:
    """What children take from their parent unless they say otherwise."""

    filled_by: Stage
    combination: Combination
    """The set's own at the top; `own_combination` tells whether a node replaced it."""
    department: str | None = None
    own_combination: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A node as read: whatever could be understood of it, and where each value stands."""

    record: Record
    children: tuple[Draft, ...]
    rule: Rule | None
    ways: Inherited
    blame: Place | None = None
    """Where an extension changed what lies beneath: told instead of the line in the base."""

    @property
    def code(self) -> str:
        """The code, or an empty text when it could not be read."""
        code: str = self.record.get("code", "")
        return code

    def where(self, key: str) -> Place:
        """The place to tell for a value that does not fit what lies beneath it."""
        return self.blame or self.record.where(key)

    def walk(self) -> Iterator[Draft]:
        """This draft and all below it, in printed order."""
        yield self
        for child in self.children:
            yield from child.walk()


def read_nodes(
    trees: Sequence[Tree], ways: Inherited, blames: Mapping[str, Place], report: Report
) -> tuple[Draft, ...]:
    """Read the nodes of a list, with all below them. What is wrong is in `report`; the rest is read on."""
    drafts = (_read_node(tree, ways, blames, report) for tree in trees)
    return tuple(draft for draft in drafts if draft is not None)


def _read_node(tree: Tree, above: Inherited, blames: Mapping[str, Place], report: Report) -> Draft | None:
    record = read(NODE, tree, report)
    if record is None:
        return None
    ways = _ways(record, above, report)
    blame = blames.get(record.get("code", ""))
    if record.get("children") == ():
        report.add("empty-list", blame or record.where("children"), key="children", least=1)
    children = read_nodes(record.get("children", ()), ways, blames, report)
    rule = _rule(record, report)
    return Draft(record, children, rule, ways, blame)


def _ways(record: Record, above: Inherited, report: Report) -> Inherited:
    own = combination(record["combination"], report) if "combination" in record else None
    return Inherited(
        filled_by=Stage(record["filled_by"]) if "filled_by" in record else above.filled_by,
        combination=own or above.combination,
        department=record.get("department", above.department),
        own_combination=own is not None or above.own_combination,
    )


def _rule(record: Record, report: Report) -> Rule | None:
    """The rule, when there is one and the bounds it must keep are known and make sense."""
    least, most = record.get("min", ZERO), record.get("max")
    if "rule" not in record or most is None or least > most:
        return None
    return build_rule(record["rule"], Bounds(least, most), report)


def make_nodes(drafts: Sequence[Draft]) -> tuple[Node, ...]:
    """The model's nodes. Only for drafts without errors."""
    return tuple(_make_node(draft) for draft in drafts)


def _make_node(draft: Draft) -> Node:
    record = draft.record
    treatment = record.get("not_applicable")
    return Node(
        code=record["code"],
        title=record["title"],
        max=record["max"],
        place=record.where("code"),
        children=make_nodes(draft.children),
        rule=draft.rule,
        minimum=record.get("min", ZERO),
        filled_by=draft.ways.filled_by,
        evidence=record.get("evidence", ()),
        legal=record.get("legal", ()),
        guidance=record.get("guidance"),
        department=draft.ways.department,
        not_applicable=Treatment(treatment) if treatment else None,
        combination=draft.ways.combination if draft.ways.own_combination else None,
        on_finding=_on_finding(record.get("on_finding")),
        confirmed=record.get("confirmed", True),
    )


def _on_finding(record: Record | None) -> OnFinding | None:
    if record is None:
        return None
    sets = "exactly" in record
    return OnFinding(record["exactly" if sets else "at_most"], sets, record.get("repeated"))
