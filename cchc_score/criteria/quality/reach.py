"""Criteria: leaves that tell nobody apart, and figures that are asked for nothing.

What nobody can win is told where the rule is read (`maximum-unreachable`).
"""

from __future__ import annotations

from collections.abc import Iterator

from cchc_score.criteria.quality.probing import tried
from cchc_score.criteria.quality.subject import Subject
from cchc_score.problems import Problem


def leaves_tell_units_apart(subject: Subject) -> Iterator[Problem]:
    """A leaf where every answer earns all the points; else each figure of which no value changes the points."""
    for leaf in subject.criteria.leaves():
        if leaf.rule is None:
            continue
        place, trial = subject.at(leaf, "rule"), tried(leaf.rule)
        if trial.results == {leaf.max}:
            yield Problem("leaf-nobody-loses", place, {"code": leaf.code, "max": leaf.max})
        elif len(trial.results) > 1:
            for fact in trial.idle:
                yield Problem("fact-without-effect", place, {"code": leaf.code, "title": fact.title})
