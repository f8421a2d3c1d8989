"""Scoring: what would win lost points back, tried on the engine itself: weights, findings, rounding and all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from cchc_score.decimals import ZERO, Number
from cchc_score.model import (
    CriteriaSet,
    ExtraScore,
    FactValue,
    Finding,
    Gain,
    Improvement,
    LeafGains,
    NodeScore,
    Peers,
    Rule,
    Source,
    Submission,
    UnitScore,
    Verdict,
    Way,
)
from cchc_score.rules.results import one_of
from cchc_score.scoring.combine import combine
from cchc_score.scoring.findings import under_findings
from cchc_score.scoring.sources import plan
from cchc_score.scoring.tree import round_within
from cchc_score.text import Phrase, code_key

Facts = Mapping[str, FactValue]


def gains(
    score: UnitScore,
    submissions: Mapping[Source, Submission],
    peers: Mapping[str, Peers],
    shortcomings: Mapping[str, Sequence[Finding]] = MappingProxyType({}),
) -> tuple[LeafGains, ...]:
    """Every leaf that lost points, the one with most to win first; `score` must carry its trace.

    Each gain is found by scoring the leaf again with the better facts, as if each source that decides it had
    seen them; what then changes nothing (below a cap, above a maximum) is not promised. Leaves that are not
    scored, or whose points come from "not applicable", have nothing here. Bonus points are not lost points.
    """
    found = [
        _of_leaf(_Scene(score.criteria, leaf, submissions, peers, shortcomings.get(leaf.node.code, ())))
        for top in score.fields
        for leaf in top.walk()
        if leaf.node.is_leaf and _has_lost(leaf)
    ]
    found += _of_penalty(score.penalty)
    return tuple(sorted(found, key=lambda one: (-one.best, -one.lost, code_key(one.leaf.node.code))))


def _has_lost(leaf: NodeScore) -> bool:
    return leaf.points is not None and leaf.treatment is None and leaf.points < leaf.total.max


@dataclass(frozen=True, slots=True)
class _Scene:
    """One leaf with all that its points came from."""

    criteria: CriteriaSet
    leaf: NodeScore
    submissions: Mapping[Source, Submission]
    peers: Mapping[str, Peers]
    found: Sequence[Finding]

    def decider(self) -> Verdict | None:
        """The last verdict that made the points."""
        mine = [verdict for verdict in self.leaf.verdicts if verdict.source in self.leaf.decided_by]
        return mine[-1] if mine and mine[-1].points is not None else None

    def facts_behind(self, rule: Rule, decider: Verdict) -> Facts | None:
        """The facts that the deciding points come from; None where nobody gave such.

        Appraisers who agree often type the points alone: the facts of an earlier source then stand behind them.
        """
        sources = [verdict.source for verdict in self.leaf.verdicts]
        for source in reversed(sources[: sources.index(decider.source) + 1]):
            facts = self._facts(source)
            award = rule.award(facts, self.peer()) if facts else None
            if award is not None and award.points is not None and decider.points is not None:
                return facts if one_of(decider.points, (award.points,)) else None
        return None

    def _facts(self, source: Source) -> Facts:
        submission = self.submissions.get(source)
        answer = submission.answers.get(self.leaf.node.code) if submission is not None else None
        return {name: entry.value for name, entry in answer.facts.items()} if answer is not None else {}

    def peer(self) -> Peers | None:
        """What the leaf's rule compares with."""
        return self.peers.get(self.leaf.node.code)

    def gain(self, points: Number | None, found: Sequence[Finding]) -> Number:
        """What the leaf would have more if its deciding sources gave these points, or at least them."""
        verdicts = [
            verdict._replace(points=max(verdict.points, points))
            if points is not None and verdict.source in self.leaf.decided_by and verdict.points is not None
            else verdict
            for verdict in self.leaf.verdicts
        ]
        node = self.leaf.node
        combination = node.combination or self.criteria.combination
        outcome = under_findings(node, combine(plan(node.filled_by, combination), verdicts), found)
        if outcome.points is None or self.leaf.points is None:
            return ZERO
        maximum = self.leaf.total.max
        final = outcome.points * maximum / node.max if node.max else outcome.points
        places = self.criteria.rounding.leaf
        return (final if places is None else round_within(final, places, maximum)) - self.leaf.points


def _of_leaf(scene: _Scene) -> LeafGains:
    leaf = scene.leaf
    ways = [gain for gain in (*_remedies(scene), *_by_rule(scene)) if gain.points > 0]
    return LeafGains(leaf, leaf.total.max - (leaf.points or ZERO), tuple(ways))


def _remedies(scene: _Scene) -> Iterator[Gain]:
    """What the shortcomings cost that an inspection found here."""
    if scene.leaf.node.on_finding is None or not scene.found:
        return
    texts = tuple(finding.text for finding in scene.found if finding.text)
    says = Phrase("khắc phục tồn tại: {texts}", "remedy what was found: {texts}", {"texts": "; ".join(texts)})
    yield Gain(Way.REMEDY, says, scene.gain(None, ()))


def _by_rule(scene: _Scene) -> Iterator[Gain]:
    rule, decider = scene.leaf.node.rule, scene.decider()
    if rule is None or decider is None:
        return
    facts = scene.facts_behind(rule, decider)
    if facts is not None:
        yield from (_tried(scene, one) for one in rule.improvements(facts, scene.peer()))
    else:
        yield from _by_points(scene, decider)


def _tried(scene: _Scene, one: Improvement) -> Gain:
    rule = scene.leaf.node.rule
    assert rule is not None  # improvements come from it
    points = rule.award(one.facts, scene.peer()).points
    if one.short is None:
        return Gain(one.way, one.says, scene.gain(points, scene.found))
    short = scene.gain(rule.award(one.short, scene.peer()).points, scene.found)
    return Gain(one.way, one.says, scene.gain(points, scene.found), max(short, ZERO))


def _by_points(scene: _Scene, decider: Verdict) -> Iterator[Gain]:
    """Points were typed: each way the rule can decide that earns more, and what a person may give at most."""
    rule, now = scene.leaf.node.rule, decider.points or ZERO
    assert rule is not None  # asked before
    told = {branch.points: branch.says for branch in reversed(rule.branches()) if branch.points is not None}
    if not any(points > now for points in told):
        told[rule.maximum] = Phrase(
            "được chấm điểm tối đa ({points} điểm)", "given all the points ({points})", {"points": rule.maximum}
        )
    for points in sorted(told):
        if points > now:
            yield Gain(Way.GIVEN, told[points], scene.gain(points, scene.found))


_NO_EVENT = Phrase("không để xảy ra việc bị trừ điểm", "nothing happens that costs points")


def _of_penalty(penalty: ExtraScore | None) -> list[LeafGains]:
    """Penalty points that would not be lost, within the cap of the block."""
    if penalty is None:
        return []
    lost = []
    for leaf in (leaf for top in penalty.nodes for leaf in top.walk() if leaf.node.is_leaf):
        if leaf.points:
            without = min(penalty.block.cap, penalty.sum - leaf.points)
            back = penalty.counted - without
            ways = (Gain(Way.EVENT, _NO_EVENT, back),) if back > 0 else ()
            lost.append(LeafGains(leaf, leaf.points, ways))
    return lost
