"""Examples: makes up plausible answers for every rule kind, always the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from office_forms import Reply

from cchc_score.model import CriteriaSet, Fact, FactType, FactValue, Node, Peers, Rule, Stage, Status

TRIES = 24
"""Answers drawn for a leaf, of which the one nearest to the wanted points is kept."""

FIRST_DAY, DAYS = date(2025, 7, 10), 150
"""Dates fall in the second half of the year: the communes exist since 1 July 2025."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What is true of one unit and what it claims, by leaf code."""

    true: Mapping[str, Reply]
    claimed: Mapping[str, Reply]


def answers(
    criteria: CriteriaSet,
    seed: str,
    quality: float,
    *,
    peers: Peers,
    boast: float = 0.03,
    skip: Sequence[str] = (),
) -> Answers:
    """Make up a unit: about `quality` of the points are true, and a share `boast` of its claims is too high."""
    draw = random.Random(seed)
    true: dict[str, Reply] = {}
    claimed: dict[str, Reply] = {}
    blocks = {node.code for block in (criteria.bonus, criteria.penalty) if block for node in block.nodes}
    for leaf in criteria.leaves():
        if leaf.code in skip or leaf.rule is None:
            continue
        if leaf.code in blocks:
            _extra(leaf, draw, true, claimed)
            continue
        wanted = Fraction(round(100 * min(1.0, max(0.0, quality + _spread(draw)))), 100)
        true[leaf.code] = reply(leaf, draw, wanted, peers)
        if leaf.filled_by is Stage.SELF:
            boasts = draw.random() < boast
            claim = reply(leaf, draw, Fraction(1), peers) if boasts else true[leaf.code]
            # A unit cannot know what it will be compared with: it gives the figure and leaves the points open.
            claimed[leaf.code] = replace(claim, points=None) if leaf.rule.kind == "relative" else claim
    return Answers(true, claimed)


def _spread(draw: random.Random) -> float:
    """How far one leaf lies from the unit's quality: −0.4 to 0.5, mostly near 0.05."""
    return 0.05 + 0.3 * (draw.random() + draw.random() + draw.random() - 1.5)


def _extra(leaf: Node, draw: random.Random, true: dict[str, Reply], claimed: dict[str, Reply]) -> None:
    """Bonus claims are rare; penalties are made up by hand, not drawn."""
    if (
        leaf.filled_by is Stage.SELF
        and leaf.rule is not None
        and leaf.rule.kind == "count"
        and draw.random() < 0.2
    ):
        facts: dict[str, FactValue] = {"n": Fraction(1)}
        true[leaf.code] = claimed[leaf.code] = Reply(facts, leaf.rule.award(facts).points)


def reply(leaf: Node, draw: random.Random, wanted: Fraction, peers: Peers) -> Reply:
    """An answer worth about `wanted` of the leaf's maximum, with the points it is worth."""
    rule = leaf.rule
    assert rule is not None
    if not rule.asks():
        steps = round(wanted * leaf.max * 4)
        return Reply(points=Fraction(steps, 4))
    best: Reply | None = None
    for _ in range(TRIES):
        facts = _facts(rule, draw, wanted)
        award = rule.award(facts, peers)
        if award.status is Status.SCORED and award.points is not None:
            made = Reply(facts, award.points)
            if best is None or _distance(made, wanted * leaf.max) < _distance(best, wanted * leaf.max):
                best = made
    assert best is not None, f"no answer found for {leaf.code}"
    return best


def _distance(made: Reply, wanted: Fraction) -> Fraction:
    assert made.points is not None
    return abs(made.points - wanted)


def _facts(rule: Rule, draw: random.Random, wanted: Fraction) -> dict[str, FactValue]:
    """Values for everything the rule asks; figures that form a part and a whole fit together."""
    facts: dict[str, FactValue] = {}
    asked = [fact for fact in rule.asks() if fact.when is None]
    for fact in asked:
        facts[fact.name] = _value(fact, draw, wanted)
    for fact in rule.asks():
        if fact.when is not None and facts.get(fact.when[0]) == fact.when[1]:
            facts[fact.name] = _value(fact, draw, wanted)
    return _fitted(facts, {fact.name: fact.title for fact in rule.asks()}, draw)


def _fitted(facts: dict[str, FactValue], titles: Mapping[str, str], draw: random.Random) -> dict[str, FactValue]:
    """Make figures that belong together agree: a part within its whole, excused cases within all cases."""
    for name in list(facts):
        whole = name.removesuffix("part") + "whole"
        if name.endswith("part") and whole in facts:
            total = _between(draw, *_usual(titles[whole]))
            facts[whole] = Fraction(total)
            facts[name] = Fraction(round(total * min(1.0, draw.random() * 1.3)))
        if name.endswith("_excused"):
            event = facts[name.removesuffix("_excused")]
            assert isinstance(event, Fraction)
            facts[name] = Fraction(_between(draw, 0, int(event)))
    return facts


def _value(fact: Fact, draw: random.Random, wanted: Fraction) -> FactValue:
    if fact.type is FactType.YES_NO:
        return draw.random() < 0.5 + float(wanted) / 2
    if fact.type is FactType.CHOICE:
        return fact.choices[_between(draw, 0, len(fact.choices) - 1)].key
    if fact.type is FactType.DATE:
        return date(2025, 10, 15) if fact.name == "due" else FIRST_DAY + timedelta(days=_between(draw, 0, DAYS))
    if fact.type is FactType.COUNT:
        event = fact.name.startswith("e")  # what is deducted for happens seldom, whatever it is counted in
        most = {} if event else {"hồ sơ": 900, "tin, bài": 24}
        return Fraction(_between(draw, 0, next((n for words, n in most.items() if words in fact.title), 5)))
    low = fact.minimum if fact.minimum is not None else Fraction(0)
    high = fact.maximum if fact.maximum is not None else Fraction(100)
    low = max(low, high * 3 / 10)  # nobody reports 3% of the staff
    return low + (high - low) * Fraction(_between(draw, 0, 100), 100)


def _usual(title: str) -> tuple[int, int]:
    """How many of a thing a commune or department has in a year."""
    sizes = {
        "được rà soát": (30, 60),
        "văn bản phải ban hành": (1, 6),
        "văn bản được giao tham mưu": (2, 12),
        "sau rà soát": (2, 12),
        "quá hạn": (2, 20),
        "phải bổ sung": (8, 60),
        "hồ sơ công việc": (60, 400),
        "hồ sơ": (400, 2600),
        "văn bản": (40, 300),
        "TTHC": (60, 240),
    }
    return next((size for words, size in sizes.items() if words in title), (5, 40))


def _between(draw: random.Random, low: int, high: int) -> int:
    """A whole number in a range, from `random()` alone, whose sequence Python promises to keep."""
    return low + int(draw.random() * (high - low + 1))


def not_applicable(reply_: Reply, reason: str) -> Reply:
    """The same leaf answered "Không áp dụng"."""
    return replace(reply_, facts={}, points=None, not_applicable=True, note=reason)
