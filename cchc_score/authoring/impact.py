"""Authoring: who moves when a set changes: standing before and after, and the leaves that make the difference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from cchc_score.authoring.causes import Cause, Effect, causes_of, effects_of
from cchc_score.authoring.replay import Replay
from cchc_score.decimals import Number
from cchc_score.model import GroupRanking, Total, Unit, UnitScore
from cchc_score.text import Phrase


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a unit stands by one version; without a rank, why."""

    rank: int | None
    tied: bool
    total: Total | None
    grade: str | None
    reasons: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """One unit by both versions."""

    unit: Unit
    level: str
    group: str
    old: Standing
    new: Standing
    causes: tuple[Cause, ...] = ()
    """The largest first; their sum is the change of the index (before a rounding of totals)."""
    graded: int = 0
    """Above 0 when the grade rose, below when it fell."""

    @property
    def ranks(self) -> int | None:
        """By how many ranks it rose (above 0) or fell; None without a rank by both."""
        if self.old.rank is None or self.new.rank is None:
            return None
        return self.old.rank - self.new.rank

    @property
    def index(self) -> Number | None:
        """The change of the exact index; None when one of the two is not known."""
        was, becomes = (each.total.index if each.total else None for each in (self.old, self.new))
        return None if was is None or becomes is None else becomes - was

    @property
    def is_told(self) -> bool:
        """Whether rank or grade changed."""
        return bool(self.ranks) or self.old.grade != self.new.grade


@dataclass(frozen=True, slots=True)
class Impact:
    """The effect of a change on a campaign."""

    replay: Replay
    moves: tuple[Move, ...]
    """Every unit, in the order of the groups and then of the new ranking."""
    effects: tuple[Effect, ...]
    """Every leaf that changes an index, the largest mean change first."""

    @property
    def compared(self) -> tuple[Move, ...]:
        """Units with a rank by both versions."""
        return tuple(move for move in self.moves if move.ranks is not None)

    @property
    def lost(self) -> tuple[Move, ...]:
        """Units that had a rank and have none now."""
        return tuple(m for m in self.moves if m.old.rank is not None and m.new.rank is None)

    @property
    def found(self) -> tuple[Move, ...]:
        """Units that have a rank only now."""
        return tuple(m for m in self.moves if m.old.rank is None and m.new.rank is not None)


def impact_of(replay: Replay) -> Impact:
    """Compare what the same answers come to by both versions."""
    renamed = replay.difference.matching.renamed
    moves: list[Move] = []
    for old, new in zip(replay.old, replay.new, strict=True):
        moves += _group(old, new, renamed)
    return Impact(replay, tuple(moves), effects_of([move.causes for move in moves if move.index is not None]))


class _Placed(NamedTuple):
    unit: Unit
    standing: Standing
    score: UnitScore | None


def _placed(ranking: GroupRanking) -> dict[str, _Placed]:
    """Unit code → where it stands; ranked units first."""
    found: dict[str, _Placed] = {}
    for ranked in ranking.ranked:
        score = ranked.score
        standing = Standing(ranked.rank, ranked.tied, score.final, score.grade)
        found[score.unit.code] = _Placed(score.unit, standing, score)
    for other in ranking.unranked:
        total = other.score.final if other.score else None
        grade = other.score.grade if other.score else None
        found[other.unit.code] = _Placed(
            other.unit, Standing(None, False, total, grade, other.reasons), other.score
        )
    return found


def _group(old: GroupRanking, new: GroupRanking, renamed: Mapping[str, str]) -> Iterator[Move]:
    before = _placed(old)
    for code, after in _placed(new).items():
        was = before[code]
        causes: tuple[Cause, ...] = ()
        if was.score is not None and after.score is not None:
            causes = causes_of(was.score, after.score, renamed)
        graded = _risen(was, after)
        yield Move(after.unit, new.level, new.group, was.standing, after.standing, causes, graded)


def _risen(was: _Placed, after: _Placed) -> int:
    """Whether the grade rose or fell, as the new version orders its grades; 0 where it cannot be told."""
    if after.score is None or after.score.criteria.grades is None:
        return 0
    names = [band.name for band in after.score.criteria.grades.for_group(after.unit.group)]
    before, now = was.standing.grade, after.standing.grade
    if before not in names or now not in names:
        return 0
    return names.index(before) - names.index(now)
