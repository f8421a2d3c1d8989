"""Criteria: scales with a cliff: one edge at which most of the points are lost.

The rule: over the values of a figure in order, a scale makes steps in points. One step is a cliff when it is more
than half of the range between the best and the worst result **and** more than twice the next largest step. A
scale of two bands has no other step to compare with: it is a requirement, met or not, and no cliff. A ratio with a
floor steps at the floor from 0 to what the share earns there; the rest of it rises without steps, so that more
than half of the points at the floor is a cliff. Deadlines (lateness) are edges by nature and are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from cchc_score.criteria.quality.subject import Subject, rules_of
from cchc_score.decimals import HUNDRED, ZERO, Number
from cchc_score.model import Node, Rule
from cchc_score.problems import Problem
from cchc_score.rules.bands import Bands
from cchc_score.rules.base import proportion
from cchc_score.rules.ratio import Ratio
from cchc_score.rules.relative import Relative
from cchc_score.rules.scale import Scale
from cchc_score.rules.wording import percent
from cchc_score.text import Phrase

_HALF, _TWICE = Number(1, 2), 2
_EVENLY = Phrase(
    "trên ngưỡng thì điểm tăng đều; dùng slope: from_floor thì không còn bậc này",
    "above it points rise evenly; with slope: from_floor there is no step",
)


class _Cliff(NamedTuple):
    """The highest step of a scale: where it is, how high, and what it is compared with."""

    edge: Phrase
    jump: Number
    spread: Number
    next: Number
    beside: Phrase
    """What stands beside the step, in words."""

    def is_one(self) -> bool:
        """Whether the step is a cliff by the rule above."""
        return self.jump > self.spread * _HALF and self.jump > self.next * _TWICE


def cliffs(subject: Subject) -> Iterator[Problem]:
    """Tell every cliff, at its leaf."""
    for leaf in subject.criteria.leaves():
        for rule in rules_of(leaf.rule):
            step = _highest_step(rule)
            if step is not None and step.is_one():
                yield _problem(subject, leaf, step)


def _problem(subject: Subject, leaf: Node, step: _Cliff) -> Problem:
    values = {
        "code": leaf.code,
        "edge": step.edge,
        "jump": step.jump,
        "spread": step.spread,
        "beside": step.beside,
    }
    return Problem("scale-cliff", subject.at(leaf, "rule"), values)


def _highest_step(rule: Rule) -> _Cliff | None:
    if isinstance(rule, Bands):
        return _of_scale(rule.scale)
    if isinstance(rule, Relative):
        return _of_scale(rule.scale) if rule.scale is not None else None
    if isinstance(rule, Ratio) and rule.floor:
        return _of_floor(rule)
    return None


def _of_scale(scale: Scale) -> _Cliff | None:
    bands = sorted(scale.bands, key=lambda band: band.interval.start())
    if len(bands) < 3:
        return None
    pairs = [(abs(high.points - low.points), low, high) for low, high in pairwise(bands)]
    (jump, low, high), (following, _, _), *_ = sorted(pairs, key=lambda pair: -pair[0])
    results = scale.results()
    edge = Phrase(
        "giữa mức “{low}” và mức “{high}”",
        "between “{low}” and “{high}”",
        {"low": low.interval.reads(scale.suffix), "high": high.interval.reads(scale.suffix)},
    )
    beside = Phrase("các bậc khác nhiều nhất {next}", "other steps are {next} at most", {"next": following})
    return _Cliff(edge, jump, max(results) - min(results), following, beside)


def _of_floor(rule: Ratio) -> _Cliff:
    """The step at the floor; above it the points rise without steps."""
    full = {"plain": HUNDRED, "to_full": rule.full_at}.get(rule.slope)
    jump = proportion(rule.floor, ZERO, full, rule.maximum) if full is not None else ZERO
    edge = Phrase("ở ngưỡng {floor}", "at the floor of {floor}", {"floor": percent(rule.floor)})
    return _Cliff(edge, jump, rule.maximum, ZERO, _EVENLY)
