"""Reports: everything that is known of one unit's year: the ground of its dossier."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from cchc_score.model import (
    Answer,
    Finding,
    LeafGains,
    LeafHistory,
    Node,
    NodeScore,
    Source,
    Submission,
    UnitScore,
)
from cchc_score.text import Phrase


@dataclass(frozen=True, slots=True)
class Standing:
    """The unit's place in its group."""

    rank: int | None = None
    tied: bool = False
    ranked: int = 0
    """How many units of the group have a rank."""
    reasons: tuple[Phrase, ...] = ()
    """Why the unit has none."""


@dataclass(frozen=True, slots=True)
class UnitYear:
    """One unit's score with its trace, its place, and what stands behind every leaf."""

    score: UnitScore
    standing: Standing
    histories: tuple[LeafHistory, ...]
    gains: tuple[LeafGains, ...]
    """Leaves that lost points, the one with most to win first."""
    submissions: Mapping[Source, Submission]
    findings: tuple[Finding, ...] = ()
    above: Mapping[str, tuple[Node, ...]] = field(init=False)
    """Leaf code → the nodes it stands under, the field first, itself last."""

    def __post_init__(self) -> None:
        paths = {path[-1].code: path for top in self.score.criteria.tops() for path in _paths(top, ())}
        object.__setattr__(self, "above", paths)

    def history(self, code: str) -> LeafHistory:
        """The history of one leaf."""
        return next(one for one in self.histories if one.leaf.node.code == code)

    def answer(self, source: Source, code: str) -> Answer | None:
        """What a source says of one leaf."""
        submission = self.submissions.get(source)
        return submission.answers.get(code) if submission is not None else None

    def legal(self, code: str) -> tuple[str, ...]:
        """The texts that a leaf rests on: its own, else those of the nearest node above that names any."""
        return next((node.legal for node in reversed(self.above[code]) if node.legal), ())

    def unscored(self) -> tuple[NodeScore, ...]:
        """Leaves that apply and have no points yet."""
        return tuple(one.leaf for one in self.histories if one.leaf.points is None and one.leaf.total.max)


def _paths(node: Node, above: tuple[Node, ...]) -> Iterator[tuple[Node, ...]]:
    path = (*above, node)
    if node.is_leaf:
        yield path
    for child in node.children:
        yield from _paths(child, path)
