"""Rules: how few steps earn enough, found by trying: for kinds whose points only rise step by step."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cchc_score.decimals import ZERO, Number
from cchc_score.model import FactValue, Rule

Facts = Mapping[str, FactValue]


def fewest(rule: Rule, after: Callable[[int], Facts], most: int, enough: Callable[[Number], bool]) -> int | None:
    """The fewest steps (1…`most`) after which the points are enough; None when even all of them are not.

    `after` gives the facts after so many steps; no step may ever cost points.
    """

    def reached(steps: int) -> bool:
        return enough(rule.award(after(steps)).points or ZERO)

    if most < 1 or not reached(most):
        return None
    low, high = 0, most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if reached(middle) else (middle, high)
    return high
