"""Examples: figures typed as text, as the facts of a rule and what they are worth."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from office_forms import Reply

from cchc_score.model import Fact, FactType, FactValue, Node


def facts_of(leaf: Node, typed: str) -> dict[str, FactValue]:
    """The facts of a leaf: one figure, or several parted by /, as its rule asks; none where it asks none."""
    assert leaf.rule is not None
    asked = leaf.rule.asks()
    if not asked:
        return {}
    return {fact.name: _value(fact, text) for fact, text in zip(asked, typed.split("/"), strict=True)}


def reply_of(leaf: Node, typed: str) -> Reply:
    """What a unit writes: the facts with the points they come to; points alone where the rule asks no facts."""
    assert leaf.rule is not None
    facts = facts_of(leaf, typed)
    return Reply(facts, leaf.rule.award(facts).points if facts else Fraction(typed))


def _value(fact: Fact, text: str) -> FactValue:
    if fact.type is FactType.YES_NO:
        return {"Có": True, "Không": False}[text]
    if fact.type is FactType.DATE:
        return date.fromisoformat(text)
    return text if fact.type is FactType.CHOICE else Fraction(text)
