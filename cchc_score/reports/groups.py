"""Reports: what the ranking's sheets share: the name of a group, its units with scores, units by criteria set."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cchc_score.model import CriteriaSet, GroupRanking, UnitScore
from cchc_score.reports import labels
from cchc_score.text import Lang, Phrase

_EVERYONE = Phrase("Toàn bộ đơn vị", "All units")


def group_label(ranking: GroupRanking) -> str:
    """The group as the register names it; the level when there are no groups."""
    words = labels.place_in_year(ranking.level, ranking.group, "vi")
    return words[-1] if words else _EVERYONE.vi


def full_label(ranking: GroupRanking, lang: Lang) -> str:
    """Level and group together."""
    return " – ".join(labels.place_in_year(ranking.level, ranking.group, lang)) or _EVERYONE.text(lang)


def scores_of(ranking: GroupRanking) -> tuple[UnitScore, ...]:
    """Every unit of a group that has a score: ranked ones in order, then the others."""
    others = (unit.score for unit in ranking.unranked if unit.score is not None)
    return (*(unit.score for unit in ranking.ranked), *others)


def graded(ranking: GroupRanking) -> bool:
    """Whether the sets of a group's ranked units give grades at all."""
    return any(unit.score.criteria.grades is not None for unit in ranking.ranked)


class SharedSet(NamedTuple):
    """A criteria set with the units scored by it, group by group in ranked order."""

    criteria: CriteriaSet
    scores: tuple[tuple[str, UnitScore], ...]
    """Group label and score."""


def by_set(rankings: Sequence[GroupRanking]) -> tuple[SharedSet, ...]:
    """Units gathered by criteria set, in the order of the groups: a matrix needs one set of columns."""
    found: dict[str, list[tuple[str, UnitScore]]] = {}
    for ranking in rankings:
        for score in scores_of(ranking):
            found.setdefault(score.criteria.sha256, []).append((group_label(ranking), score))
    return tuple(SharedSet(scores[0][1].criteria, tuple(scores)) for scores in found.values())


def suffix(shared: SharedSet, among: Sequence[SharedSet]) -> str:
    """What tells sheets of several sets apart: the set's id; nothing when there is one set."""
    return f" {shared.criteria.id}" if len(among) > 1 else ""


def all_scores(rankings: Iterable[GroupRanking]) -> tuple[UnitScore, ...]:
    """Every score of every group."""
    return tuple(score for ranking in rankings for score in scores_of(ranking))
