"""Authoring: what real answers say of a set: leaves that told nobody apart, weights too light."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from cchc_score.campaign.gather import Progress
from cchc_score.campaign.plan import read_plan
from cchc_score.campaign.year import score_year
from cchc_score.criteria.quality.subject import Subject
from cchc_score.criteria.quality.weights import share_of
from cchc_score.decimals import ZERO, Number
from cchc_score.model import GroupRanking, Node, UnitScore
from cchc_score.problems import Place, Problem, Severity

ENOUGH = 3
"""Units that must have been scored, before their being alike, or how far apart they are, says anything."""


def last_year(subject: Subject, folder: Path, progress: Progress) -> tuple[Problem, ...]:
    """Score the campaign's answers by this set, and tell of leaves that all earned, none, or all alike.

    A leaf whose whole maximum is less than the smallest distance between two neighbours could move no rank.
    """
    criteria, shown = subject.criteria, str(folder)
    plan, found = read_plan(folder, criteria)
    if plan is None:
        return found
    year = score_year(plan, found, None, progress)
    rankings = [ranking for ranking in year.rankings if ranking.level in criteria.levels]
    scores = [score for ranking in rankings for score in _scores(ranking)]
    if not scores:
        return (Problem("campaign-without-units", Place(shown), {"campaign": shown, "levels": criteria.levels}),)
    errors = sum(problem.severity is Severity.ERROR for problem in year.problems)
    told = [Problem("campaign-has-errors", Place(shown), {"campaign": shown, "count": errors})] if errors else []
    if len(scores) >= ENOUGH:
        told += [*_alike(subject, scores, shown), *_too_light(subject, rankings, shown)]
    return tuple(problem for problem in told if problem.place.file in (criteria.file, shown))


def _scores(ranking: GroupRanking) -> Iterator[UnitScore]:
    yield from (unit.score for unit in ranking.ranked)
    yield from (unit.score for unit in ranking.unranked if unit.score is not None)


def _leaves(subject: Subject) -> Iterator[Node]:
    """The leaves that make the total; bonus and penalty lines are for the few by their nature."""
    for field in subject.criteria.fields:
        yield from field.leaves()


def _alike(subject: Subject, scores: Sequence[UnitScore], campaign: str) -> Iterator[Problem]:
    earned: dict[str, list[Number]] = {}
    for score in scores:
        for node in score.walk():
            if node.points is not None and node.treatment is None:
                earned.setdefault(node.node.code, []).append(node.points)
    for leaf in _leaves(subject):
        points = earned.get(leaf.code, [])
        if len(points) < ENOUGH or len(set(points)) > 1:
            continue
        values = {"code": leaf.code, "max": leaf.max, "points": points[0]}
        values |= {"count": len(points), "campaign": campaign}
        yield Problem(_kind(leaf, points[0]), subject.at(leaf, "rule"), values)


def _kind(leaf: Node, points: Number) -> str:
    if points >= leaf.max:
        return "leaf-all-earned"
    return "leaf-none-earned" if points <= min(ZERO, leaf.minimum) else "leaf-all-alike"


def _too_light(subject: Subject, rankings: Sequence[GroupRanking], campaign: str) -> Iterator[Problem]:
    gaps = [gap for ranking in rankings for gap in _gaps(ranking)]
    least = min(gaps, default=ZERO)
    for leaf in _leaves(subject):
        if share_of(leaf, subject.criteria.total) < least:
            values = {"code": leaf.code, "max": leaf.max, "gap": least, "campaign": campaign}
            yield Problem("weight-below-gap", subject.at(leaf, "max"), values)


def _gaps(ranking: GroupRanking) -> Iterator[Number]:
    """How far neighbours were apart, on the exact index; nothing for those that share a rank."""
    indexes = sorted(unit.score.final.index for unit in ranking.ranked if unit.score.final.index is not None)
    yield from (above - below for below, above in pairwise(indexes))
