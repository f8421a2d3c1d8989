"""Random answers for the leaves of a form: mostly valid, often on an edge, some missing, some impossible."""

from datetime import date, timedelta
from fractions import Fraction
from random import Random

from filled_forms import FILLED, Given

from cchc_score.forms.layout import Layout, NodePlace, Way
from cchc_score.model import Fact, FactType
from cchc_score.rules.judged import Judged

_WHOLES = (0, 1, 2, 3, 7, 10, 20, 40, 100, 997)
_PERCENTS = ("0", "29.99", "30", "50", "66.67", "69.99", "70", "80", "90", "94.99", "95", "97.5", "99.99", "100")


def answers(layout: Layout, random: Random, *, complete: bool = False) -> dict[str, Given]:
    """An answer for most leaves that this form fills; for all of them, and none faulty, when `complete`."""
    given = {}
    for place in layout.leaves():
        if place.way in FILLED:
            answer = _answer(place, random, complete=complete)
            if answer is not None:
                given[place.node.code] = answer
    _excuse_wholes(layout, random, given)
    return given


def _excuse_wholes(layout: Layout, random: Random, given: dict[str, Given]) -> None:
    """Now and then nothing at all applies under a parent."""
    for place in layout.walk():
        if place.way is None and place.node.not_applicable is not None and random.random() < 0.3:
            chosen = {leaf.node.code: Given(not_applicable=True) for leaf in place.walk() if leaf.chooses}
            given.update(chosen)


def _answer(place: NodePlace, random: Random, *, complete: bool) -> Given | None:
    chance = random.random()
    if place.chooses and chance < 0.35:
        return Given(not_applicable=True)
    if not complete and chance > 0.97:
        return None
    if not complete and chance > 0.95:
        return Given(nonsense=True)
    if place.way is Way.POINTS:
        return Given(points=_points(place, random))
    facts = {each.fact.name: _value(each.fact, random) for each in place.facts}
    if not complete and chance > 0.93:
        facts.pop(random.choice(sorted(facts)))
    elif complete or chance > 0.1:  # below: left as they fell, often contradictory
        _agree(facts, random)
    for each in place.facts:  # the facts of cases that were not chosen stay blank
        if each.fact.when is not None and facts.get(each.fact.when[0]) != each.fact.when[1]:
            facts.pop(each.fact.name, None)
    return Given(facts=facts) if facts else None


def _points(place: NodePlace, random: Random) -> Fraction:
    node, rule = place.node, place.node.rule
    step = rule.step if isinstance(rule, Judged) and rule.step is not None else Fraction(1, 100)
    return step * random.randint(0, int(node.max / step))


def _value(fact: Fact, random: Random):
    if fact.type is FactType.YES_NO:
        return random.random() < 0.7
    if fact.type is FactType.CHOICE:
        return random.choice(fact.choices).key
    if fact.type is FactType.DATE:
        if fact.choices and random.random() < 0.1:
            return random.choice(fact.choices).key
        return date(2025, 8, 15) + timedelta(
            days=random.choice((-30, -1, 0, 1, 5, 6, 10, 11, 15, 16, 107, 120, 200))
        )
    if fact.type is FactType.COUNT:
        return Fraction(random.choice([n for n in _WHOLES if fact.maximum is None or n <= fact.maximum]))
    if fact.type is FactType.PERCENT:
        return Fraction(random.choice(_PERCENTS))
    most = 10 if fact.maximum is None else float(fact.maximum)
    least = 1 if fact.minimum is None else float(fact.minimum)
    return Fraction(round(random.uniform(least, most) * 100), 100)


def _agree(facts: dict, random: Random) -> None:
    """Make facts that bound each other possible together: a part of a whole, events that are excused."""
    for part in [name for name in facts if name.rpartition("_")[2] == "part"]:
        whole = part.removesuffix("part") + "whole"
        top = int(facts[whole])
        facts[part] = Fraction(
            random.choice((0, top, top * 3 // 10, top // 2, top * 7 // 10, random.randint(0, top)))
        )
    for excused in [name for name in facts if name.endswith("_excused")]:
        facts[excused] = Fraction(random.randint(0, int(facts[excused.removesuffix("_excused")])))
