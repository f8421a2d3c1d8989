"""Criteria: words that stand twice: titles, the lines of one scale, figures that a clerk would type again.

Alike are words that are the same without case, accents and punctuation. Nearly alike are those that differ in the
order of their words only, or in one long word that is spelt almost the same. Numbers and short words (I, II, 2025)
are meant to differ.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from itertools import combinations

from cchc_score.criteria.quality.subject import Subject, rules_of
from cchc_score.model import Fact, FactType, Node, Rule
from cchc_score.problems import Problem
from cchc_score.rules.all_of import AllOf
from cchc_score.rules.levels import Levels
from cchc_score.text import fold

_LONG = 4
"""Letters that a word has at least for a small difference in it to look like a slip."""
_ALMOST = 0.75
"""How much of two words is the same, for them to be spelt almost the same."""
_TYPED = (FactType.COUNT, FactType.NUMBER, FactType.PERCENT, FactType.DATE)


def titles_differ(subject: Subject) -> Iterator[Problem]:
    """No two leaves have the same title, or nearly."""
    leaves = tuple(subject.criteria.leaves())
    for first, second in combinations(leaves, 2):
        values = {"code": second.code, "other": first.code, "title": second.title}
        if fold(first.title) == fold(second.title):
            yield Problem("title-twice", subject.at(second, "title"), values)
        elif nearly_alike(first.title, second.title):
            yield Problem("title-nearly-twice", subject.at(second, "title"), {**values, "near": first.title})


def scale_lines_differ(subject: Subject) -> Iterator[Problem]:
    """Inside one rule no two levels or conditions read nearly the same (quite the same is an error already)."""
    for leaf in subject.criteria.leaves():
        for rule in rules_of(leaf.rule):
            for first, second in combinations(_lines(rule), 2):
                if nearly_alike(first, second):
                    values = {"code": leaf.code, "title": second, "near": first}
                    yield Problem("wording-nearly-twice", subject.at(leaf, "rule"), values)


def figures_are_asked_once(subject: Subject) -> Iterator[Problem]:
    """A figure of one title that the same people type for several leaves."""
    asked: dict[tuple[str, str], list[tuple[Node, Fact]]] = {}
    for leaf in subject.criteria.leaves():
        for fact in _figures(leaf):
            asked.setdefault((leaf.filled_by, fold(fact.title)), []).append((leaf, fact))
    for (filler, _), places in asked.items():
        leaves = tuple(dict.fromkeys(leaf.code for leaf, _ in places))
        if filler != "survey" and len(leaves) > 1:
            last, fact = places[-1]
            values = {"code": last.code, "title": fact.title, "codes": leaves, "count": len(leaves)}
            yield Problem("fact-asked-twice", subject.at(last, "rule"), values)


def nearly_alike(first: str, second: str) -> bool:
    """Whether two texts are so close, without being the same, that one of them may be a slip."""
    left, right = fold(first).split(), fold(second).split()
    if left == right or len(left) != len(right) or len(left) < _LONG:
        return False
    if sorted(left) == sorted(right):
        return True
    odd = [pair for pair in zip(left, right, strict=True) if pair[0] != pair[1]]
    return len(odd) == 1 and _spelt_almost_alike(*odd[0])


def _spelt_almost_alike(first: str, second: str) -> bool:
    if min(len(first), len(second)) < _LONG or any(c.isdigit() for c in first + second):
        return False
    return difflib.SequenceMatcher(None, first, second).ratio() >= _ALMOST


def _lines(rule: Rule) -> Sequence[str]:
    if isinstance(rule, AllOf):
        return rule.conditions
    return [option.title for option in rule.options] if isinstance(rule, Levels) else ()


def _figures(leaf: Node) -> Iterator[Fact]:
    for rule in rules_of(leaf.rule):
        yield from (fact for fact in rule.asks() if fact.type in _TYPED)
