"""Reports: dossiers as one JSON document: every value of every leaf, and what would win points back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from cchc_score.decimals import Number, plain
from cchc_score.model import Gain, LeafGains, LeafHistory, Moment
from cchc_score.problems import Problem
from cchc_score.reports import figures
from cchc_score.reports.json_report import problem_list
from cchc_score.reports.unit_year import UnitYear
from cchc_score.text import Lang

Json = Mapping[str, object]


def unit_json(year: UnitYear, lang: Lang) -> Json:
    """One unit: its result and place, the values of every leaf first to last, the ways to more points."""
    score, standing = year.score, year.standing
    unit, final = score.unit, score.final
    return {
        "code": unit.code,
        "name": unit.name,
        "level": unit.level,
        "group": unit.group,
        "points": _number(final.points),
        "max": plain(final.max),
        "index": _number(figures.index_shown(final, score.criteria)),
        "grade": score.grade,
        "rank": standing.rank,
        "ranked": standing.ranked,
        "history": [_history(history, lang) for history in year.histories if history.moments],
        "gains": [_leaf(one, lang) for one in year.gains],
    }


def dossiers_json(year: int | None, units: Sequence[Json], problems: Sequence[Problem], lang: Lang) -> str:
    """The units of a year, and the problems."""
    document = {"year": year, "units": units, "problems": problem_list(problems, lang)}
    return json.dumps(document, ensure_ascii=False, indent=2)


def _history(history: LeafHistory, lang: Lang) -> Json:
    leaf = history.leaf
    values = [_moment(moment, lang) for moment in history.moments]
    return {"code": leaf.node.code, "title": leaf.node.title, "final": _number(leaf.points), "values": values}


def _moment(moment: Moment, lang: Lang) -> Json:
    return {
        "event": moment.event.value,
        "source": moment.source.value if moment.source is not None else None,
        "status": moment.status.value,
        "points": _number(moment.points),
        "day": moment.day.isoformat() if moment.day is not None else None,
        "note": moment.note,
        "file": moment.file,
        "cells": list(dict.fromkeys(map(str, moment.places))),
        "why": [step.text(lang) for step in moment.why],
    }


def _leaf(one: LeafGains, lang: Lang) -> Json:
    node = one.leaf.node
    ways = [_gain(gain, lang) for gain in one.gains]
    return {"code": node.code, "title": node.title, "lost": plain(one.lost), "ways": ways}


def _gain(gain: Gain, lang: Lang) -> Json:
    return {
        "way": gain.way.value,
        "says": gain.says.text(lang),
        "points": plain(gain.points),
        "one_step_less": _number(gain.short),
    }


def _number(value: Number | None) -> str | None:
    return None if value is None else plain(value)
