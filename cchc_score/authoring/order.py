"""Authoring: which siblings changed their order, told of as few nodes as can be."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from cchc_score.authoring.matching import Matching


def displaced(matching: Matching) -> frozenset[str]:
    """New codes of nodes that kept their parent but stand elsewhere among the siblings that stayed.

    Of all ways to tell of a new order the shortest is taken: what is not in the longest run that kept its order.
    """
    families: dict[str, list[tuple[int, str]]] = {}
    for old, new in matching.pairs():  # in the order of the new version
        if matching.renamed.get(old.parent, old.parent) == new.parent:
            families.setdefault(new.parent, []).append((old.position, new.node.code))
    moved: set[str] = set()
    for family in families.values():
        staying = _longest_rising([position for position, _ in family])
        moved |= {code for index, (_, code) in enumerate(family) if index not in staying}
    return frozenset(moved)


def _longest_rising(positions: Sequence[int]) -> frozenset[int]:
    """Indexes of a longest rising run within positions that all differ."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for index, position in enumerate(positions):
        length = bisect_left(ends, position)
        before.append(last[length - 1] if length else None)
        ends[length : length + 1] = [position]
        last[length : length + 1] = [index]
    kept: list[int] = []
    index_now: int | None = last[-1] if last else None
    while index_now is not None:
        kept.append(index_now)
        index_now = before[index_now]
    return frozenset(kept)
