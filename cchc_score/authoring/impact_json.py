"""Authoring: the effect of a change on a campaign as JSON, for other programs."""

from __future__ import annotations

from collections.abc import Mapping

from cchc_score.authoring.causes import Cause, Effect
from cchc_score.authoring.diff_json import version_json
from cchc_score.authoring.impact import Impact, Move, Standing
from cchc_score.authoring.replay import Replay
from cchc_score.decimals import Number, plain
from cchc_score.text import Lang

Json = Mapping[str, object]


def impact_json(impact: Impact, lang: Lang) -> Json:
    """Both versions, the counts of the summary, every unit with its causes, every leaf, the answers.

    Figures are exact decimals as strings (12 places where there is none). `answered` is the version whose answers
    the campaign holds; `lacking` and `ignored` are seen from the other.
    """
    replay = impact.replay
    return {
        "old": version_json(replay.difference.old),
        "new": version_json(replay.difference.new),
        "answered": "old" if replay.answered is replay.difference.old else "new",
        "compared": {"points": plain(replay.compared), "of": plain(replay.ways.target.total)},
        "summary": {
            "units": len(impact.compared),
            "moved": sum(bool(move.ranks) for move in impact.compared),
            "regraded": sum(move.old.grade != move.new.grade for move in impact.compared),
            "lost": len(impact.lost),
            "found": len(impact.found),
        },
        "units": [_move(move, lang) for move in impact.moves],
        "leaves": [_effect(effect) for effect in impact.effects],
        "answers": _answers(replay),
    }


def _move(move: Move, lang: Lang) -> Json:
    return {
        "code": move.unit.code,
        "name": move.unit.name,
        "level": move.level,
        "group": move.group,
        "old": _standing(move.old, lang),
        "new": _standing(move.new, lang),
        "ranks": move.ranks,
        "index": _figure(move.index),
        "causes": [_cause(cause) for cause in move.causes],
    }


def _standing(standing: Standing, lang: Lang) -> Json:
    total = standing.total
    return {
        "rank": standing.rank,
        "tied": standing.tied,
        "points": _figure(total.points if total else None),
        "max": _figure(total.max if total else None),
        "index": _figure(total.index if total else None),
        "grade": standing.grade,
        "reasons": [reason.text(lang) for reason in standing.reasons],
    }


def _cause(cause: Cause) -> Json:
    return {"code": cause.code, "title": cause.title, "change": plain(cause.change), "gone": cause.gone}


def _effect(effect: Effect) -> Json:
    return {
        "code": effect.code,
        "title": effect.title,
        "gain": effect.gain,
        "lose": effect.lose,
        "mean": plain(effect.mean),
        "gone": effect.gone,
    }


def _answers(replay: Replay) -> Json:
    """Codes of leaves: left out; kept as a share although more is asked; given points scaled; not used."""
    given, bridges = replay.carried.given, replay.ways.bridges
    return {
        "left_out": [leaf.code for leaf in replay.aside],
        "share_kept": sorted(replay.carried.kept),
        "points_scaled": sorted(replay.carried.scaled),
        "ignored": [
            leaf.code for leaf in replay.ways.source.leaves() if leaf.code in given.keys() - bridges.keys()
        ],
    }


def _figure(value: Number | None) -> str | None:
    return None if value is None else plain(value)
