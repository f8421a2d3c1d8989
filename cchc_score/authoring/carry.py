"""Authoring: answers given for one version of a set carried over to another, leaf by leaf."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from cchc_score.authoring.bridge import Bridge, bridge
from cchc_score.campaign.year import Heard
from cchc_score.decimals import Number, round_half_up
from cchc_score.model import Answer, Award, CriteriaSet, Entry, Node, Source, Status, Submission, Unit
from cchc_score.scoring.sources import MAY_DECIDE

T = TypeVar("T")


@dataclass(slots=True)
class Carried:
    """What was carried over, by code of the version that was not answered itself."""

    merged: dict[str, Mapping[Source, Submission]] = field(default_factory=dict)
    usable: dict[str, set[str]] = field(default_factory=dict)
    """Leaf of the target → units with an answer that can be scored there."""
    unasked: dict[str, set[str]] = field(default_factory=dict)
    """Leaf of the target → units whose answer says nothing there, because others are to fill it."""
    given: dict[str, set[str]] = field(default_factory=dict)
    """Leaf of the source → units that answered it."""
    scaled: dict[str, set[str]] = field(default_factory=dict)
    """Leaf of the target whose rule or maximum changed → units with points of a person, kept as a share."""
    kept: dict[str, set[str]] = field(default_factory=dict)
    """Leaf of the target that asks what was never asked → units whose share of the points is kept."""


@dataclass(frozen=True, slots=True)
class Routes:
    """From the leaves of the version that was answered to those of the other."""

    source: CriteriaSet
    target: CriteriaSet
    codes: Mapping[str, str | None]
    """Every code of the source → its code in the target; None where the target has no such node."""
    bridges: Mapping[str, Bridge]
    """By code of the source's leaf."""

    def renamed(self, values: Mapping[str, T]) -> dict[str, T]:
        """Values by code under the codes of the target; names that are no codes stay, codes that went do not."""
        pairs = ((self.codes.get(name, name), value) for name, value in values.items())
        return {name: value for name, value in pairs if name is not None}


def routes(source: CriteriaSet, target: CriteriaSet, renamed: Mapping[str, str]) -> Routes:
    """The ways between two versions; `renamed` has the code in the target of every node that both have."""
    before, after = _leaves(source), _leaves(target)
    made = (bridge(before[code], after[to]) for code, to in renamed.items() if code in before and to in after)
    codes = {node.code: renamed.get(node.code) for node in source.walk()}
    return Routes(source, target, codes, {each.source.code: each for each in made if each is not None})


def carry_all(heard: Heard, units: tuple[Unit, ...], ways: Routes) -> Carried:
    """Carry over what every source says of these units."""
    done = Carried()
    for unit in units:
        said = heard.of(unit)
        for submission in said.values():
            for code, answer in submission.answers.items():
                if not answer.is_blank:
                    done.given.setdefault(code, set()).add(unit.code)
        done.merged[unit.code] = {
            source: replace(submission, answers=dict(_answers(submission, said, ways, unit, done)))
            for source, submission in said.items()
        }
    return done


def _answers(
    submission: Submission, said: Mapping[Source, Submission], ways: Routes, unit: Unit, done: Carried
) -> Iterator[tuple[str, Answer]]:
    for code, answer in submission.answers.items():
        way = ways.bridges.get(code)
        if way is None:
            continue
        carried = _carried(way, answer, said, ways, unit, done)
        fills = submission.source in MAY_DECIDE[way.target.filled_by]
        if fills and _is_usable(way.target, carried):
            done.usable.setdefault(way.target.code, set()).add(unit.code)
        elif not answer.is_blank and (way.compares_units or not fills):
            done.unasked.setdefault(way.target.code, set()).add(unit.code)
        yield way.target.code, carried


def _carried(
    way: Bridge, answer: Answer, said: Mapping[Source, Submission], ways: Routes, unit: Unit, done: Carried
) -> Answer:
    """Facts go by the other rule. Points that a person gave on facts of the unit go by those facts."""
    award = award_on(way.source, answer.facts)
    if answer.points is None or award is not None:
        return _from_facts(way, answer, award, unit, done)
    facts = None if way.counts_alike else _facts_behind(way, answer.points, said, ways.source)
    if facts is not None:
        return way.carry(answer._replace(facts=facts, points=None))
    judged = way.source.rule is not None and not way.source.rule.asks()
    if not way.counts_alike or (judged and way.factor != 1):
        done.scaled.setdefault(way.target.code, set()).add(unit.code)
    return way.carry(answer._replace(facts={}))


def _from_facts(way: Bridge, answer: Answer, award: Award | None, unit: Unit, done: Carried) -> Answer:
    """The facts, or, where they do not tell what the other rule asks, the share of the points they earned."""
    carried = way.carry(answer._replace(points=None))
    if award is None or award.points is None or award_on(way.target, carried.facts) is not None:
        return carried
    done.kept.setdefault(way.target.code, set()).add(unit.code)
    place = next(iter(answer.facts.values())).place
    return way.carry(answer._replace(facts={}, points=Entry(award.points, place)))


def _facts_behind(
    way: Bridge, points: Entry, said: Mapping[Source, Submission], criteria: CriteriaSet
) -> Mapping[str, Entry] | None:
    """The facts of another source on which the rule gives just these points; None when there are none."""
    for submission in said.values():
        facts = submission.answers[way.source.code].facts if way.source.code in submission.answers else {}
        award = award_on(way.source, facts)
        if award is not None and award.points is not None and _same(award.points, points, criteria):
            return facts
    return None


def _same(computed: Number, typed: Entry, criteria: CriteriaSet) -> bool:
    """Whether points are those of the rule, as they are or as the set rounds leaves."""
    places = criteria.rounding.leaf
    return typed.value in (computed, computed if places is None else round_half_up(computed, places))


def _is_usable(leaf: Node, answer: Answer) -> bool:
    """Whether something comes of an answer on a leaf: what is unreadable was an answer, and stays one."""
    spoken = answer.points is not None or answer.not_applicable is not None or bool(answer.invalid)
    return spoken or award_on(leaf, answer.facts) is not None


def award_on(leaf: Node, facts: Mapping[str, Entry]) -> Award | None:
    """What a leaf's rule makes of facts without other units; None while they are not all there."""
    if leaf.rule is None or not facts:
        return None
    award = leaf.rule.award({name: entry.value for name, entry in facts.items()})
    return award if award.status is not Status.MISSING else None


def _leaves(criteria: CriteriaSet) -> dict[str, Node]:
    return {leaf.code: leaf for leaf in criteria.leaves()}
