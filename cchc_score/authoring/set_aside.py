"""Authoring: a set without leaves that nobody could answer yet, so that the rest can be compared."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from cchc_score.decimals import exact_sum
from cchc_score.model import CriteriaSet, Node


def without(criteria: CriteriaSet, codes: Collection[str]) -> CriteriaSet:
    """The set without these leaves of its fields; what stands above them loses their points.

    The maximum falls as it does for a leaf that does not apply. Conditions on a grade that look at what is gone
    do not bite.
    """
    if not codes:
        return criteria
    fields = tuple(_kept(criteria.fields, codes))
    kept = replace(criteria, fields=fields, total=exact_sum(field.max for field in fields))
    if criteria.grades is None:
        return kept
    present = {node.code for node in kept.walk()}
    conditions = tuple(each for each in criteria.grades.disqualifiers if each.criterion in present)
    return replace(kept, grades=replace(criteria.grades, disqualifiers=conditions))


def _kept(nodes: tuple[Node, ...], codes: Collection[str]) -> Iterator[Node]:
    for node in nodes:
        if node.is_leaf:
            if node.code not in codes:
                yield node
            continue
        children = tuple(_kept(node.children, codes))
        if children:
            yield replace(node, children=children, max=exact_sum(child.max for child in children))
