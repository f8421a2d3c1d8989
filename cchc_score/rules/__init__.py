"""Rules: the registry of kinds. A kind is one file here; adding one adds a line below and its cases."""

from __future__ import annotations

from collections.abc import Mapping

from cchc_score.declared import Block, Key, Report, Shape, Tree, read
from cchc_score.model import Rule
from cchc_score.rules import (
    all_of,
    alternatives,
    bands,
    count,
    deduction,
    judged,
    lateness,
    levels,
    mean,
    ratio,
    relative,
    survey,
    yes_no,
)
from cchc_score.rules.base import Bounds, Kind
from cchc_score.text import Phrase, fold

_BY_OWN_FACTS = (
    yes_no.KIND,
    levels.KIND,
    all_of.KIND,
    bands.KIND,
    ratio.KIND,
    count.KIND,
    deduction.KIND,
    lateness.KIND,
    mean.KIND,
    survey.KIND,
)
"""Kinds that judge by what the unit itself declares; only these can be the rule of a case."""


def full_shape(kind: Kind) -> Shape:
    """The keys of a `rule:` block of this kind, with `kind` itself."""
    return Shape(kind.shape.title, (_kind_key((kind.name,)), *kind.shape.keys))


def build_rule(tree: Tree, bounds: Bounds, report: Report) -> Rule | None:
    """Build the rule declared under a `rule:` key; None (with problems in `report`) when it cannot be."""
    return _build(KINDS, tree, bounds, report)


def _build_case(tree: Tree, bounds: Bounds, report: Report) -> Rule | None:
    return _build(CASE_KINDS, tree, bounds, report)


CASE_KINDS = {kind.name: kind for kind in _BY_OWN_FACTS}
"""The kinds that a case of `alternatives` may have."""

KINDS: dict[str, Kind] = {
    **CASE_KINDS,
    relative.KIND.name: relative.KIND,
    judged.KIND.name: judged.KIND,
    "alternatives": alternatives.kind(_build_case),
}
"""Kind name → kind, in the order the guide presents them."""


def _build(kinds: Mapping[str, Kind], tree: Tree, bounds: Bounds, report: Report) -> Rule | None:
    kind = _kind_of(kinds, tree, report)
    if kind is None:
        return None
    before = len(report.problems)
    record = read(full_shape(kind), tree, report)
    if record is None or len(report.problems) > before:
        return None
    rule = kind.build(record, bounds, report)
    return rule if rule is not None and _told_apart(rule, tree, report) else None


def _kind_of(kinds: Mapping[str, Kind], tree: Tree, report: Report) -> Kind | None:
    named = tuple(entry for entry in tree.entries if entry[0].text == "kind") if isinstance(tree, Block) else ()
    only = Shape(Phrase("quy tắc (rule)", "a rule"), (_kind_key(tuple(KINDS)),))
    record = read(only, tree._replace(entries=named) if isinstance(tree, Block) else tree, report)
    name = record.get("kind") if record is not None else None
    if name is None:
        return None
    if name not in kinds:
        report.add("kind-not-in-case", named[0][1].place, found=name, known=tuple(kinds))
    return kinds.get(name)


def _kind_key(words: tuple[str, ...]) -> Key:
    return Key("kind", "word", Phrase("Loại quy tắc.", "The kind of rule."), required=True, words=words)


def _told_apart(rule: Rule, tree: Tree, report: Report) -> bool:
    """Whether the facts that are asked differ by title: in workbooks people find them by it."""
    seen: set[str] = set()
    before = len(report.problems)
    for fact in rule.asks():
        if fold(fact.title) in seen:
            report.add("fact-title-twice", tree.place, title=fact.title)
        seen.add(fold(fact.title))
    return len(report.problems) == before
