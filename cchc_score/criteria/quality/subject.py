"""Criteria: a sound set as the checks of quality see it: the set, its file, and the register of texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from cchc_score.criteria.legal_texts import LegalText
from cchc_score.criteria.surgery import entry
from cchc_score.declared import Block, Listing, Scalar, Tree
from cchc_score.model import CriteriaSet, Node, Rule
from cchc_score.problems import Place, Problem
from cchc_score.rules.alternatives import Alternatives
from cchc_score.text import tidy


@dataclass(frozen=True, slots=True)
class Subject:
    """A set, with the tree of its own file (not that of a base) to tell lines by."""

    criteria: CriteriaSet
    tree: Tree
    texts: tuple[LegalText, ...]
    nodes: Mapping[str, Block]
    """Code → what the file itself writes of that node: its declaration, an addition or an override."""

    def at(self, node: Node, *keys: str) -> Place:
        """Where the file writes what stands under these keys of a node; else where its code stands."""
        tree: Tree | None = self.nodes.get(node.code)
        place = node.place
        for key in keys:
            tree = entry(tree, key) if tree is not None else None
            place = tree.place if tree is not None else place
        return place


Check = Callable[[Subject], Iterator[Problem]]


def subject_of(criteria: CriteriaSet, tree: Tree, texts: tuple[LegalText, ...]) -> Subject:
    """The subject of a set and the tree of its file."""
    return Subject(criteria, tree, texts, dict(_coded(tree)))


def rules_of(rule: Rule | None) -> tuple[Rule, ...]:
    """A rule, or for alternatives the rule of each case."""
    if isinstance(rule, Alternatives):
        return rule.rules
    return (rule,) if rule is not None else ()


def blocks(tree: Tree) -> Iterator[Block]:
    """Every mapping of a tree, from the top down."""
    waiting = [tree]
    while waiting:
        here = waiting.pop()
        if isinstance(here, Block):
            yield here
            waiting += [under for _, under in here.entries]
        elif isinstance(here, Listing):
            waiting += here.items


def _coded(tree: Tree) -> Iterator[tuple[str, Block]]:
    for block in blocks(tree):
        code = entry(block, "code")
        if isinstance(code, Scalar):
            yield tidy(code.text), block
