"""Authoring: what changed between two versions of a set, as data: nodes, settings and the point budget."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from cchc_score.authoring.diff_nodes import edits_of
from cchc_score.authoring.diff_settings import settings_of
from cchc_score.authoring.edits import Aspect, Edit
from cchc_score.authoring.matching import Matching, Placed, match
from cchc_score.decimals import Number
from cchc_score.model import CriteriaSet, ExtraBlock, Node


class Sort(StrEnum):
    """The sorts of change that a reviewer looks at one after another."""

    MOVED = "moved"
    RE_POINTED = "re-pointed"
    RULE_CHANGED = "rule-changed"
    RE_WORDED = "re-worded"
    TREATED = "treated"
    """Who fills it, who appraises it, what not applicable or a finding does, whether a text confirms it."""


SORTS: Mapping[Aspect, Sort] = {
    Aspect.CODE: Sort.MOVED,
    Aspect.PLACE: Sort.MOVED,
    Aspect.MAX: Sort.RE_POINTED,
    Aspect.MIN: Sort.RE_POINTED,
    Aspect.RULE: Sort.RULE_CHANGED,
    Aspect.TITLE: Sort.RE_WORDED,
    Aspect.GUIDANCE: Sort.RE_WORDED,
    Aspect.EVIDENCE: Sort.RE_WORDED,
    Aspect.LEGAL: Sort.RE_WORDED,
    Aspect.FILLED_BY: Sort.TREATED,
    Aspect.DEPARTMENT: Sort.TREATED,
    Aspect.NOT_APPLICABLE: Sort.TREATED,
    Aspect.COMBINATION: Sort.TREATED,
    Aspect.ON_FINDING: Sort.TREATED,
    Aspect.CONFIRMED: Sort.TREATED,
}


@dataclass(frozen=True, slots=True)
class NodeChange:
    """A node that both versions have, and what differs, one edit an aspect."""

    old: Placed
    new: Placed
    edits: tuple[Edit, ...]

    def of(self, sort: Sort) -> tuple[Edit, ...]:
        """The edits of one sort."""
        return tuple(edit for edit in self.edits if SORTS[edit.aspect] is sort)


class BudgetLine(NamedTuple):
    """A field, or a bonus or penalty block, before and after; None where a version does not have it."""

    code: str
    title: str
    before: Number | None
    after: Number | None
    leaves_before: int
    leaves_after: int


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that changed between two versions, in the order of the new one."""

    old: CriteriaSet
    new: CriteriaSet
    matching: Matching
    settings: tuple[Edit, ...]
    added: tuple[Placed, ...]
    removed: tuple[Placed, ...]
    changed: tuple[NodeChange, ...]
    budget: tuple[BudgetLine, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the two say the same."""
        return not (self.settings or self.added or self.removed or self.changed)

    def of(self, sort: Sort) -> tuple[NodeChange, ...]:
        """The nodes with a change of one sort."""
        return tuple(change for change in self.changed if change.of(sort))


def compare(old: CriteriaSet, new: CriteriaSet) -> Difference:
    """Compare two versions of a set."""
    matching = match(old, new)
    origins = matching.origins
    changes = (NodeChange(before, after, edits) for before, after, edits in edits_of(matching))
    return Difference(
        old=old,
        new=new,
        matching=matching,
        settings=settings_of(old, new),
        added=tuple(placed for code, placed in matching.new.items() if code not in origins),
        removed=tuple(placed for code, placed in matching.old.items() if code not in matching.renamed),
        changed=tuple(change for change in changes if change.edits),
        budget=tuple(_budget(old, new, matching)),
    )


def _budget(old: CriteriaSet, new: CriteriaSet, matching: Matching) -> Iterator[BudgetLine]:
    """The fields of the new version, those that only the old one has, then the blocks outside the total."""
    before = {field.code: field for field in old.fields}
    origins = matching.origins
    for field in new.fields:
        yield _line(before.pop(origins.get(field.code, ""), None), field)
    for gone in before.values():
        yield _line(gone, None)
    for own, other in ((old.bonus, new.bonus), (old.penalty, new.penalty)):
        if own is not None or other is not None:
            yield _block_line(own, other)


def _line(old: Node | None, new: Node | None) -> BudgetLine:
    known = new or old
    assert known is not None, "a line is of a field of either version"
    return BudgetLine(
        known.code,
        known.title,
        old.max if old else None,
        new.max if new else None,
        _leaves((old,) if old else ()),
        _leaves((new,) if new else ()),
    )


def _block_line(old: ExtraBlock | None, new: ExtraBlock | None) -> BudgetLine:
    known = new or old
    assert known is not None, "a line is of a block of either version"
    return BudgetLine(
        "",
        known.title,
        old.cap if old else None,
        new.cap if new else None,
        _leaves(old.nodes if old else ()),
        _leaves(new.nodes if new else ()),
    )


def _leaves(nodes: Sequence[Node]) -> int:
    return sum(1 for node in nodes for _ in node.leaves())
