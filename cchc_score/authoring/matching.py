"""Authoring: which node of a new version is which of the old one: by code and title, then by what they say."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from cchc_score.model import CriteriaSet, Node
from cchc_score.text import fold

_ALIKE = 60
"""Per cent of letters in common from which two wordings are taken for the same thing said differently."""

TOP, BONUS, PENALTY = "", "bonus", "penalty"
"""What stands for the parent of a field, and of a line of a bonus or penalty block."""


class Placed(NamedTuple):
    """A node where it stands: its parent's code (or TOP, BONUS, PENALTY) and its place among the siblings."""

    node: Node
    parent: str
    position: int


@dataclass(frozen=True, slots=True)
class Matching:
    """Two versions of a set, node by node."""

    old: Mapping[str, Placed]
    """Code → node, in printed order."""
    new: Mapping[str, Placed]
    renamed: Mapping[str, str]
    """Old code → new code, of every node that both have."""

    @property
    def origins(self) -> dict[str, str]:
        """New code → old code."""
        return {new: old for old, new in self.renamed.items()}

    def pairs(self) -> Iterator[tuple[Placed, Placed]]:
        """Every node that both versions have, in the order of the new one."""
        for new, old in self.origins.items():
            yield self.old[old], self.new[new]


def match(old: CriteriaSet, new: CriteriaSet) -> Matching:
    """Match the nodes of two versions.

    Codes are renumbered when something is put in between, so a code alone does not tell: same code and title
    first, then title and rule, then title wherever it stands alone, then the same code where titles are alike or
    the rule is the same, then the same rule under a title that is alike. What is left was added or removed.
    """
    work = _Work(place_all(old), place_all(new), {})
    work.pair(lambda placed: (placed.node.code, fold(placed.node.title)))
    work.pair(lambda placed: (fold(placed.node.title), repr(placed.node.rule), placed.node.is_leaf))
    work.pair(lambda placed: (fold(placed.node.title), placed.node.is_leaf))
    work.pair(lambda placed: placed.node.code, same_thing)
    work.pair_by_rule()
    renamed = {code: work.renamed[code] for code in work.old if code in work.renamed}
    order = {code: position for position, code in enumerate(work.new)}
    return Matching(work.old, work.new, dict(sorted(renamed.items(), key=lambda pair: order[pair[1]])))


def place_all(criteria: CriteriaSet) -> dict[str, Placed]:
    """Every node of a set with its place, by code, in printed order."""
    blocks = ((BONUS, criteria.bonus), (PENALTY, criteria.penalty))
    found = dict(_below(criteria.fields, TOP))
    for name, block in blocks:
        found |= dict(_below(block.nodes if block is not None else (), name))
    return found


def _below(nodes: Iterable[Node], parent: str) -> Iterator[tuple[str, Placed]]:
    for position, node in enumerate(nodes):
        yield node.code, Placed(node, parent, position)
        yield from _below(node.children, node.code)


def same_thing(old: Placed, new: Placed) -> bool:
    """Whether two nodes of one code are the same thing said differently, not one put in the other's place."""
    same_rule = old.node.rule is not None and old.node.rule == new.node.rule
    both_parents = not old.node.is_leaf and not new.node.is_leaf
    return same_rule or both_parents or alike(old.node.title, new.node.title)


def alike(one: str, other: str) -> bool:
    """Whether two wordings are near enough to be one, reworded."""
    return likeness(fold(one), fold(other)) >= _ALIKE


@lru_cache(maxsize=65536)
def likeness(one: str, other: str) -> int:
    """How much two folded texts have in common, in per cent."""
    return round(100 * SequenceMatcher(None, one, other, autojunk=False).ratio())


@dataclass(slots=True)
class _Work:
    old: dict[str, Placed]
    new: dict[str, Placed]
    renamed: dict[str, str]

    def pair(
        self,
        key: Callable[[Placed], Hashable],
        fits: Callable[[Placed, Placed], bool] = lambda _old, _new: True,
    ) -> None:
        """Pair what has a key that no other unpaired node of its version has."""
        there = self._alone(self._free_new(), key)
        for sought, old in self._alone(self._free_old(), key).items():
            new = there.get(sought)
            if new is not None and fits(old, new):
                self.renamed[old.node.code] = new.node.code

    def pair_by_rule(self) -> None:
        """Pair leaves of one rule whose titles are alike, the most alike first."""
        near = [
            (-likeness(fold(old.node.title), fold(new.node.title)), order, old.node.code, new.node.code)
            for order, old in enumerate(self._free_old())
            for new in self._free_new()
            if old.node.rule is not None and old.node.rule == new.node.rule
        ]
        for unlikeness, _, code, renamed in sorted(near):
            taken = code in self.renamed or renamed in self.renamed.values()
            if -unlikeness >= _ALIKE and not taken:
                self.renamed[code] = renamed

    def _alone(self, free: list[Placed], key: Callable[[Placed], Hashable]) -> dict[Hashable, Placed]:
        found: dict[Hashable, list[Placed]] = {}
        for placed in free:
            found.setdefault(key(placed), []).append(placed)
        return {sought: nodes[0] for sought, nodes in found.items() if len(nodes) == 1}

    def _free_old(self) -> list[Placed]:
        return [placed for code, placed in self.old.items() if code not in self.renamed]

    def _free_new(self) -> list[Placed]:
        taken = set(self.renamed.values())
        return [placed for code, placed in self.new.items() if code not in taken]
