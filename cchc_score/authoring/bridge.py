"""Authoring: what of a leaf's answers still answers the leaf of another version: the same question, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cchc_score.authoring.diff_nodes import same_rule
from cchc_score.authoring.matching import alike
from cchc_score.decimals import Number
from cchc_score.model import Answer, Choice, Entry, Fact, FactType, FactValue, Node, Rule
from cchc_score.text import fold


@dataclass(frozen=True, slots=True)
class Bridge:
    """A leaf of the version that was answered, and what it became in the other."""

    source: Node
    target: Node
    facts: Mapping[str, Fact]
    """Name of a fact that the target asks → the fact of the source that answers it."""

    @property
    def wanting(self) -> tuple[Fact, ...]:
        """What the target asks and the source did not."""
        return tuple(fact for fact in _asked(self.target.rule) if fact.name not in self.facts)

    @property
    def unused(self) -> tuple[Fact, ...]:
        """What the source asked and the target does not."""
        used = {fact.name for fact in self.facts.values()}
        return tuple(fact for fact in _asked(self.source.rule) if fact.name not in used)

    @property
    def reworded(self) -> tuple[tuple[Fact, Fact], ...]:
        """Facts taken for the same question although it is worded otherwise: before, after."""
        after = {fact.name: fact for fact in _asked(self.target.rule)}
        pairs = ((before, after[name]) for name, before in self.facts.items())
        return tuple(pair for pair in pairs if fold(pair[0].title) != fold(pair[1].title))

    @property
    def compares_units(self) -> bool:
        """Whether points cannot be told from one unit's facts alone, by the rule that was answered."""
        return self.source.rule is not None and self.source.rule.needs_group()

    @property
    def counts_alike(self) -> bool:
        """Whether both count alike, but for the maximum."""
        return same_rule(self.source.rule, self.target.rule)

    @property
    def factor(self) -> Number:
        """What points given by a person are multiplied by, to be the same share of the maximum."""
        return self.target.max / self.source.max if self.source.max else Number(1)

    def carry_facts(self, facts: Mapping[str, Entry]) -> dict[str, Entry]:
        """The facts under the names of the target; a choice that it no longer offers is left out."""
        after = {fact.name: fact for fact in _asked(self.target.rule)}
        carried: dict[str, Entry] = {}
        for name, before in self.facts.items():
            entry = facts.get(before.name)
            value = _value(entry.value, before, after[name]) if entry is not None else None
            if entry is not None and value is not None:
                carried[name] = Entry(value, entry.place)
        return carried

    def carry_points(self, points: Entry) -> Entry:
        """Points given by a person, as the same share of the target's maximum."""
        assert isinstance(points.value, Number), "intake hands points over as exact numbers"
        return Entry(points.value * self.factor, points.place)

    def carry(self, answer: Answer) -> Answer:
        """The whole answer as the target takes it: facts where they were told, else points."""
        facts = self.carry_facts(answer.facts)
        points = self.carry_points(answer.points) if answer.points is not None and not facts else None
        return answer._replace(code=self.target.code, facts=facts, points=points)


def bridge(source: Node, target: Node) -> Bridge | None:
    """How answers get from one leaf to the other; None when one of the two is no leaf."""
    if source.rule is None or target.rule is None:
        return None
    facts: dict[str, Fact] = {}
    left = list(source.rule.asks())
    for same in (_same_title, _same_name):
        for wanted in target.rule.asks():
            found = next((fact for fact in left if same(fact, wanted)), None)
            if found is not None and wanted.name not in facts:
                facts[wanted.name] = found
                left.remove(found)
    return Bridge(source, target, facts)


def _asked(rule: Rule | None) -> tuple[Fact, ...]:
    return rule.asks() if rule is not None else ()


def _same_title(before: Fact, after: Fact) -> bool:
    return before.type is after.type and fold(before.title) == fold(after.title)


def _same_name(before: Fact, after: Fact) -> bool:
    """The question at the same place of the rule, worded nearly so: one condition of a list is not the next."""
    return before.type is after.type and before.name == after.name and alike(before.title, after.title)


def _value(value: FactValue, before: Fact, after: Fact) -> FactValue | None:
    """A value as the other fact holds it: choices, and what may stand for a date, go by their titles."""
    chosen = next((option for option in before.choices if option.key == value), None)
    if chosen is None:
        return value if before.type is not FactType.CHOICE else None
    option = _option(chosen, after.choices)
    return option.key if option is not None else None


def _option(chosen: Choice, options: tuple[Choice, ...]) -> Choice | None:
    titled = next((option for option in options if fold(option.title) == fold(chosen.title)), None)
    keyed = (option for option in options if option.key == chosen.key and alike(option.title, chosen.title))
    return titled or next(keyed, None)
