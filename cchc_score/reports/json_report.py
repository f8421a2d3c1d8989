"""Reports: scores and rankings as one JSON document. Names and meanings are a contract; decimals are strings."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from cchc_score.decimals import Number, exact_decimal, plain
from cchc_score.model import (
    CriteriaSet,
    ExtraScore,
    GroupRanking,
    NodeScore,
    RankedUnit,
    Stage,
    Total,
    UnitScore,
    UnrankedUnit,
)
from cchc_score.problems import Problem
from cchc_score.reports import figures
from cchc_score.reports.groups import all_scores
from cchc_score.reports.problem_table import gathered
from cchc_score.reports.reasons import cells
from cchc_score.text import Lang

Json = Mapping[str, object]


def evaluate_json(score: UnitScore, problems: Sequence[Problem], lang: Lang) -> str:
    """One unit: its stages, final total, grade, every node with its steps and cells, and the problems."""
    unit, criteria = score.unit, score.criteria
    extras = {name: _extra(extra) for name, extra in (("bonus", score.bonus), ("penalty", score.penalty)) if extra}
    document = {
        "unit": {"code": unit.code, "name": unit.name, "level": unit.level, "group": unit.group},
        "criteria": {"id": criteria.id, "version": criteria.version, "sha256": criteria.sha256},
        "stages": _stages(score),
        "final": _total(score.final, criteria),
        "grade": score.grade,
        "grade_steps": [step.text(lang) for step in score.grade_steps],
        "provisional": score.provisional,
        **extras,
        "nodes": [_node(node, criteria, lang) for node in score.walk()],
        "problems": problem_list(gathered(problems, (score,)), lang),
    }
    return _dump(document)


def rank_json(year: int | None, rankings: Sequence[GroupRanking], problems: Sequence[Problem], lang: Lang) -> str:
    """A year: every group with its ranked and unranked units, and the problems."""
    document = {
        "year": year,
        "groups": [_group(ranking, lang) for ranking in rankings],
        "problems": problem_list(gathered(problems, all_scores(rankings)), lang),
    }
    return _dump(document)


def unscored_json(problems: Sequence[Problem], lang: Lang) -> str:
    """The document of `evaluate` when nothing could be scored: all names are there, the problems speak."""
    nothing: Json = {"unit": None, "criteria": None, "stages": {}, "final": None, "grade": None, "nodes": []}
    return _dump({**nothing, "problems": problem_list(problems, lang)})


def problem_list(problems: Sequence[Problem], lang: Lang) -> list[Json]:
    """Problems as every JSON document of the product shows them."""
    return [_problem(problem, lang) for problem in problems]


def _dump(document: Json) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2)


def _number(value: Number | None) -> str | None:
    return None if value is None else plain(value)


def _exact(value: Number | None) -> Json:
    """The exact fraction beside a figure that no finite decimal can hold."""
    return {} if value is None or exact_decimal(value) is not None else {"exact": str(value)}


def _total(total: Total, criteria: CriteriaSet) -> Json:
    """`points`, applicable `max` and `index`; `partial` says how much is scored while points are null."""
    partial = {"partial": {"points": plain(total.scored), "max": plain(total.scored_max)}}
    return {
        "points": _number(total.points),
        "max": plain(total.max),
        "index": _number(figures.index_shown(total, criteria)),
        **_exact(total.points),
        **(partial if total.points is None else {}),
    }


def _stages(score: UnitScore) -> Json:
    present = figures.stages_with_data((score,))
    return {stage.value: _total(score.stages[stage], score.criteria) for stage in present}


def _extra(extra: ExtraScore) -> Json:
    return {"sum": plain(extra.sum), "cap": plain(extra.block.cap), "counted": plain(extra.counted)}


def _node(score: NodeScore, criteria: CriteriaSet, lang: Lang) -> Json:
    node = score.node
    places = [cell for verdict in score.verdicts for cell in cells(verdict)]
    return {
        "code": node.code,
        "title": node.title,
        "max": plain(node.max),
        "applicable_max": plain(score.total.max),
        "status": score.status.value,
        "final": _number(score.points),
        **_exact(score.points),
        "index": _number(figures.index_shown(score.total, criteria)),
        "by": {stage.value: plain(score.by[stage]) for stage in Stage if stage in score.by},
        "source": "+".join(source.value for source in score.decided_by) or None,
        "provisional": score.provisional,
        "not_applicable": score.treatment.value if score.treatment is not None else None,
        "steps": [step.text(lang) for step in score.steps],
        "cells": list(dict.fromkeys(places)),
    }


def _group(ranking: GroupRanking, lang: Lang) -> Json:
    return {
        "level": ranking.level,
        "group": ranking.group,
        "ranked": [_ranked(unit) for unit in ranking.ranked],
        "unranked": [_unranked(unit, lang) for unit in ranking.unranked],
    }


def _ranked(unit: RankedUnit) -> Json:
    score = unit.score
    return {
        "rank": unit.rank,
        "tied": unit.tied,
        "code": score.unit.code,
        "name": score.unit.name,
        **_total(score.final, score.criteria),
        "grade": score.grade,
        "provisional": score.provisional,
        "stages": _stages(score),
    }


def _unranked(unit: UnrankedUnit, lang: Lang) -> Json:
    score = unit.score
    return {
        "code": unit.unit.code,
        "name": unit.unit.name,
        "reason": "; ".join(reason.text(lang) for reason in unit.reasons),
        "final": _total(score.final, score.criteria) if score is not None else None,
    }


def _problem(problem: Problem, lang: Lang) -> Json:
    place = problem.place
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "file": place.file,
        "sheet": place.sheet,
        "cell": place.cell,
        "line": place.line,
        "column": place.column,
        "message": problem.message(lang),
    }
