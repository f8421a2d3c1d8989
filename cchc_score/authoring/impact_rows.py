"""Authoring: one unit, or one leaf, as a row of the page on a change's effect."""

from __future__ import annotations

from collections.abc import Iterable

from cchc_score import decimals
from cchc_score.authoring.causes import Cause, Effect
from cchc_score.authoring.headings import NOTHING, arrow, signed
from cchc_score.authoring.impact import Move, Standing
from cchc_score.authoring.page import Row, row
from cchc_score.text import Lang, Phrase

_PLACES = 2
_MOST_CAUSES = 3
_GONE = Phrase("{code} (đã bỏ)", "{code} (gone)")


def movers_first(moves: Iterable[Move]) -> list[Move]:
    """Those that change most ranks first, then those whose grade changed."""
    return sorted(moves, key=lambda move: (-abs(move.ranks or 0), not move.graded, move.new.rank or 0))


def move_row(move: Move, lang: Lang) -> Row:
    """Unit, rank, index and grade before and after, and the leaves that make the difference."""
    return row(
        f"{move.unit.name} ({move.unit.code})",
        _ranks(move),
        arrow(_index(move.old, lang), _index(move.new, lang)),
        signed(move.index, lang, _PLACES) if move.index is not None else NOTHING,
        arrow(move.old.grade or NOTHING, move.new.grade or NOTHING),
        "; ".join(_cause(cause, lang) for cause in move.causes[:_MOST_CAUSES]),
    )


def reason_row(move: Move, lang: Lang) -> Row:
    """A unit that has a rank by one version only, and why not by the other."""
    lacking = move.new if move.new.rank is None else move.old
    why = "; ".join(reason.text(lang) for reason in lacking.reasons)
    return row(f"{move.unit.name} ({move.unit.code})", arrow(_rank(move.old), _rank(move.new)), why)


def effect_row(effect: Effect, lang: Lang) -> Row:
    """A leaf with how many gain and lose by it."""
    return row(
        _code(effect, lang), effect.title, str(effect.gain), str(effect.lose), signed(effect.mean, lang, _PLACES)
    )


def _cause(cause: Cause, lang: Lang) -> str:
    return f"{_code(cause, lang) or cause.title}\u00a0{signed(cause.change, lang, _PLACES) or '≈0'}"


def _code(of: Cause | Effect, lang: Lang) -> str:
    return Phrase(_GONE.vi, _GONE.en, {"code": of.code}).text(lang) if of.gone else of.code


def _ranks(move: Move) -> str:
    steps = move.ranks or 0
    sign = f" ▲{steps}" if steps > 0 else f" ▼{-steps}" if steps < 0 else ""
    return arrow(_rank(move.old), _rank(move.new)) + sign


def _rank(standing: Standing) -> str:
    if standing.rank is None:
        return NOTHING
    return f"{standing.rank}{'=' if standing.tied else ''}"


def _index(standing: Standing, lang: Lang) -> str:
    index = standing.total.index if standing.total is not None else None
    return NOTHING if index is None else decimals.show(index, lang, _PLACES)
