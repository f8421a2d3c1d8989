"""Criteria: what a rule can come to, found by trying it on figures that its declaration names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from itertools import product
from math import ceil, floor
from typing import NamedTuple

from cchc_score.decimals import HUNDRED, ONE, ZERO, Number
from cchc_score.model import Fact, FactType, FactValue, Peers, Rule, Status

Facts = dict[str, FactValue]
Outcome = tuple[Status, Number | None]

_PLAIN = (ZERO, ONE, Number(2), Number(10), HUNDRED, Number(10_000))
_BASES = (ZERO, ONE, HUNDRED)
_DAY = date(2025, 6, 30)
_REFERENCE = Number(50)
_PEERS = Peers(best=_REFERENCE, mean=_REFERENCE, count=3, previous=_REFERENCE)
"""What values are compared with; percentages can lie below and above it."""


class Tried(NamedTuple):
    """What came of trying a rule."""

    results: frozenset[Number]
    """All points that came out; none for rules that ask nothing."""
    idle: tuple[Fact, ...]
    """The facts that never made a difference while the others stood still."""


def tried(rule: Rule) -> Tried:
    """Try a rule on many sets of facts that differ in one fact each. Facts that cannot be true are left out."""
    asked = rule.asks()
    values = {fact.name: _values(fact, rule) for fact in asked}
    idle = {fact.name: fact for fact in asked}
    points: set[Number] = set()
    for base in _bases(asked, values):
        for fact in asked:
            outcomes = _outcomes(rule, base, fact.name, values[fact.name])
            points |= {earned for _, earned in outcomes if earned is not None}
            if len(outcomes) > 1:
                idle.pop(fact.name, None)
    return Tried(frozenset(points), tuple(idle.values()))


def _outcomes(rule: Rule, base: Facts, name: str, values: tuple[FactValue, ...]) -> set[Outcome]:
    awards = (rule.award({**base, name: value}, _PEERS) for value in values)
    return {(award.status, award.points) for award in awards if award.status is not Status.INVALID}


def _bases(asked: tuple[Fact, ...], values: Mapping[str, tuple[FactValue, ...]]) -> Iterator[Facts]:
    """Sets of facts to start from: figures alike, answers alike, each choice."""
    choices = [fact for fact in asked if fact.type is FactType.CHOICE]
    for number, answer in product(_BASES, (True, False)):
        plain = {fact.name: _start(fact, number, answer=answer) for fact in asked}
        for picked in product(*(values[fact.name] for fact in choices)):
            yield plain | dict(zip((fact.name for fact in choices), picked, strict=True))


def _start(fact: Fact, number: Number, *, answer: bool) -> FactValue:
    if fact.type is FactType.YES_NO:
        return answer
    if fact.type is FactType.DATE:
        return _DAY
    least = number if fact.minimum is None else max(number, fact.minimum)
    return least if fact.maximum is None else min(least, fact.maximum)


def _values(fact: Fact, rule: Rule) -> tuple[FactValue, ...]:
    """Values of a fact worth trying: all choices; figures at, below and above those that the rule names."""
    if fact.type is FactType.YES_NO:
        return (True, False)
    keys = tuple(choice.key for choice in fact.choices)
    if fact.type is FactType.CHOICE:
        return keys
    named = _named(rule)
    if fact.type is FactType.DATE:
        return (*keys, *_days(named, rule))
    return tuple(sorted({value for number in named for value in _around(number, fact) if _may_be(value, fact)}))


def _around(number: Number, fact: Fact) -> tuple[Number, ...]:
    if fact.type is FactType.COUNT:
        return tuple(Number(each) for each in (floor(number) - 1, floor(number), ceil(number), ceil(number) + 1))
    return (number - Number(1, 100), number, number + Number(1, 100))


def _may_be(value: Number, fact: Fact) -> bool:
    at_least = fact.minimum is None or value >= fact.minimum
    return at_least and (fact.maximum is None or value <= fact.maximum)


def _named(rule: Rule) -> frozenset[Number]:
    """The numbers that a declaration holds, how often they go into the maximum, what reaches them as percentages
    of the reference, and some plain ones."""
    numbers = {number for number in _numbers(rule) if isinstance(number, Number)}
    times = {rule.maximum / number for number in numbers if number > 0}
    reached = {number / HUNDRED * _REFERENCE for number in numbers}
    return frozenset((*numbers, *times, *reached, *_PLAIN))


def _days(named: frozenset[Number], rule: Rule) -> tuple[date, ...]:
    """Days around the deadline, which is declared or the day other facts start from."""
    due = next((day for day in _numbers(rule) if isinstance(day, date)), _DAY)
    late = {floor(number) for number in named if 0 <= number < 3_000} | {-1, 3_000}
    return tuple(due + timedelta(days=days + more) for days in sorted(late) for more in (0, 1))


def _numbers(held: object) -> Iterator[Number | date]:
    """The numbers and days in a declaration, however deep."""
    if isinstance(held, Number | date):
        yield held
    elif isinstance(held, int) and not isinstance(held, bool):
        yield Number(held)
    elif is_dataclass(held):
        for each in fields(held):
            yield from _numbers(getattr(held, each.name))
    elif isinstance(held, tuple):
        for item in held:
            yield from _numbers(item)
