"""Criteria: leaves of so few points that no table can show what they do."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_score.criteria.quality.subject import Subject
from cchc_score.decimals import HUNDRED, ZERO, Number, round_half_up
from cchc_score.model import Node
from cchc_score.problems import Problem


def weights_can_be_seen(subject: Subject) -> Iterator[Problem]:
    """A leaf's maximum is at least one step of the index as it is published, and is not rounded to nothing."""
    rounding = subject.criteria.rounding
    step = Number(1, 10**rounding.index)
    for leaf in subject.criteria.leaves():
        share = share_of(leaf, subject.criteria.total)
        values = {"code": leaf.code, "max": leaf.max}
        if rounding.leaf is not None and leaf.max > ZERO and round_half_up(leaf.max, rounding.leaf) == ZERO:
            values["places"] = rounding.leaf
            yield Problem("weight-rounded-away", subject.at(leaf, "max"), values)
        elif ZERO < share < step:
            more = {"share": share, "places": rounding.index}
            yield Problem("weight-unseen", subject.at(leaf, "max"), values | more)


def share_of(leaf: Node, total: Number) -> Number:
    """What a leaf can add to the index at most, where everything applies."""
    return leaf.max / total * HUNDRED
