"""Authoring: by which leaves the index of a unit differs between two versions.

An index is 100 minus what its leaves lose: each leaf's share of the whole that was not earned. So leaves that earn
all their points weigh nothing, however points were dealt out anew, and the rest explains the difference exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from cchc_score.decimals import HUNDRED, ZERO, Number, exact_sum
from cchc_score.model import ExtraScore, UnitScore

_Key = tuple[str, str]
"""A leaf that the new version has: ("", code); one that went: ("old", code); a block: ("block", its name)."""


class Cause(NamedTuple):
    """What a leaf (or the bonus or penalty block) adds to a unit's index, or takes from it."""

    code: str
    """That of the new version, or of the old one where the leaf went; "" for a block."""
    title: str
    change: Number
    gone: bool = False
    """The leaf is only in the old version."""


class Effect(NamedTuple):
    """What one leaf does to all units together."""

    code: str
    title: str
    gain: int
    lose: int
    mean: Number
    """Mean change of the index of all units compared."""
    gone: bool


class _Loss(NamedTuple):
    title: str
    share: Number
    """Of the index, in per cent."""


def causes_of(old: UnitScore, new: UnitScore, renamed: Mapping[str, str]) -> tuple[Cause, ...]:
    """The leaves that make the difference, the largest first; none when an index is not known.

    `renamed` has the new code of every old code that the new version still has. A rounding of totals is no leaf's.
    """
    if old.final.index is None or new.final.index is None:
        return ()
    before = dict(_losses(old, {code: ("", to) for code, to in renamed.items()}, "old"))
    after = dict(_losses(new, {}, ""))
    causes = [
        Cause(
            key[1] if key[0] != "block" else "",
            (after.get(key) or before[key]).title,
            _less(before, after, key),
            key[0] == "old",
        )
        for key in dict.fromkeys((*after, *before))
    ]
    return tuple(sorted((cause for cause in causes if cause.change), key=lambda cause: -abs(cause.change)))


def _less(before: Mapping[_Key, _Loss], after: Mapping[_Key, _Loss], key: _Key) -> Number:
    """How much less is lost; below 0 when more is."""
    was, becomes = (losses[key].share if key in losses else ZERO for losses in (before, after))
    return was - becomes


def _losses(score: UnitScore, keys: Mapping[str, _Key], other: str) -> Iterator[tuple[_Key, _Loss]]:
    whole = score.final.max
    for field in score.fields:
        for leaf in field.walk():
            if not leaf.children and leaf.points is not None:
                share = (leaf.total.max - leaf.points) / whole * HUNDRED
                yield keys.get(leaf.node.code, (other, leaf.node.code)), _Loss(leaf.node.title, share)
    for name, extra, sign in (("bonus", score.bonus, -1), ("penalty", score.penalty, 1)):
        if isinstance(extra, ExtraScore):
            yield ("block", name), _Loss(extra.block.title, sign * extra.counted / whole * HUNDRED)


def effects_of(units: Sequence[Iterable[Cause]]) -> tuple[Effect, ...]:
    """What each leaf does to all these units, the largest mean change first."""
    changes: dict[tuple[str, str, bool], list[Number]] = {}
    for causes in units:
        for cause in causes:
            changes.setdefault((cause.code, cause.title, cause.gone), []).append(cause.change)
    effects = (
        Effect(code, title, sum(c > 0 for c in of), sum(c < 0 for c in of), exact_sum(of) / len(units), gone)
        for (code, title, gone), of in changes.items()
    )
    return tuple(sorted(effects, key=lambda effect: -abs(effect.mean)))
