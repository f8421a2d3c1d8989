"""Rules: which points can come out of a rule, for checking points that a person typed in."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor, lcm

from cchc_score.decimals import Number, round_half_up

TYPED_PLACES = 2
"""A result with more decimals (0.375) is commonly typed at two (0.38); both are taken as that result."""

_HALF_STEP = Fraction(1, 2 * 10**TYPED_PLACES)


def one_of(points: Number, results: Iterable[Number]) -> bool:
    """Whether typed points are one of the results, as it is or rounded to two places."""
    return any(points in (result, round_half_up(result, TYPED_PLACES)) for result in results)


def sum_of(amount: Number, steps: tuple[Number, ...], limit: Number) -> bool:
    """Whether an amount from 0 to `limit` adds up from steps (all above 0), each taken any number of times.

    An amount at two places stands for every sum within half a unit of its last place: what is typed may be the
    amount itself or what it leaves of a whole, and the two round a half in opposite directions.
    """
    if not 0 <= amount <= limit:
        return False
    scale = lcm(amount.denominator, limit.denominator, *(step.denominator for step in steps))
    sums = _sums(tuple(int(step * scale) for step in steps), floor(limit * scale))
    at = int(amount * scale)
    if sums >> at & 1:
        return True
    if round_half_up(amount, TYPED_PLACES) != amount:
        return False
    first = max(0, ceil((amount - _HALF_STEP) * scale))
    last = floor((amount + _HALF_STEP) * scale)
    return sums >> first & ((1 << last - first + 1) - 1) != 0


@lru_cache(maxsize=512)
def _sums(steps: tuple[int, ...], limit: int) -> int:
    """The sums up to a limit as a bit set: bit n is set when n can be made."""
    within = (1 << limit + 1) - 1
    sums = 1
    for step in set(steps):
        reach = step
        while reach <= limit:
            sums |= sums << reach & within
            reach *= 2
    return sums
