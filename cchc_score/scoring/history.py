"""Scoring: the history of every leaf of one unit: each value with its source, file, cells, day and reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from cchc_score.model import (
    Event,
    Explanation,
    Finding,
    LeafHistory,
    Moment,
    NodeScore,
    Papers,
    SetAside,
    Source,
    Status,
    UnitScore,
    Verdict,
)
from cchc_score.scoring.combine import Outcome, combine
from cchc_score.scoring.findings import under_findings
from cchc_score.scoring.sources import SOURCE_TITLES, Plan, plan
from cchc_score.scoring.verdicts import Hearing, judge
from cchc_score.text import Phrase

_ORDER = list(Source)
_AFTER_ROUND_1 = _ORDER.index(Source.APPRAISAL_1)


def histories(
    score: UnitScore,
    papers: Papers,
    shortcomings: Mapping[str, Sequence[Finding]] = MappingProxyType({}),
) -> tuple[LeafHistory, ...]:
    """The history of each leaf, in printed order. `score` must carry its trace.

    Sources come in their order (self, appraisal round 1, explanation, round 2, inspection, survey), then what was
    made of them together: weights, findings, rounding and redistribution, each only where it changed the value.
    Values of files that do not count stand where their source stands.
    """
    return tuple(
        LeafHistory(leaf, tuple(_moments(score, leaf, papers, shortcomings.get(leaf.node.code, ()))))
        for leaf in score.walk()
        if leaf.node.is_leaf
    )


def _moments(score: UnitScore, leaf: NodeScore, papers: Papers, found: Sequence[Finding]) -> Iterator[Moment]:
    said = [(_ORDER.index(verdict.source), 1, _said(verdict, papers)) for verdict in leaf.verdicts]
    said += _set_aside(score, leaf, papers)
    said += [(_AFTER_ROUND_1, 2, _explained(each, papers)) for each in papers.explanations.get(leaf.node.code, ())]
    yield from (moment for _, _, moment in sorted(said, key=lambda one: one[:2]))
    yield from _settled(score, leaf, found, papers)


def _said(verdict: Verdict, papers: Papers) -> Moment:
    file = verdict.file or (verdict.places[0].file if verdict.places else None)
    return Moment(
        Event.SAID,
        verdict.status,
        verdict.points,
        verdict.source,
        file,
        verdict.places,
        papers.days.get(file) if file is not None else None,
        verdict.note,
        verdict.steps,
    )


def _set_aside(score: UnitScore, leaf: NodeScore, papers: Papers) -> list[tuple[int, int, Moment]]:
    """What files that do not count would have come to, each before the verdict of its source."""
    moments = []
    for each in papers.set_aside:
        verdict = _unused(score, leaf, each)
        if verdict is not None:
            moment = _said(verdict, papers)
            told = Moment(
                Event.SET_ASIDE,
                moment.status,
                moment.points,
                moment.source,
                moment.file,
                moment.places,
                moment.day,
                moment.note,
                (each.why,),
            )
            moments.append((_ORDER.index(verdict.source), 0, told))
    return moments


def _unused(score: UnitScore, leaf: NodeScore, each: SetAside) -> Verdict | None:
    answer = each.submission.answers.get(leaf.node.code)
    if answer is None:
        return None
    source, offered = each.submission.source, leaf.node.not_applicable
    hearing = Hearing(leaf.node, source, each.submission.file, offered, None, score.criteria.rounding.leaf)
    return judge(answer, hearing).verdict


def _explained(explanation: Explanation, papers: Papers) -> Moment:
    parts = [str(entry.value) for entry in (explanation.text, explanation.evidence) if entry is not None]
    places = tuple(entry.place for entry in (explanation.text, explanation.evidence) if entry is not None)
    day = explanation.stated.on or papers.days.get(explanation.file)
    note = "; ".join(parts) or None
    return Moment(Event.EXPLAINED, Status.PENDING, None, None, explanation.file, places, day, note)


# --- what was made of it ---------------------------------------------------------------------------------------


def _settled(score: UnitScore, leaf: NodeScore, found: Sequence[Finding], papers: Papers) -> Iterator[Moment]:
    """The values that no source gave by itself: weighed, under findings, final; each where it differs."""
    if leaf.treatment is not None or leaf.status is Status.NOT_APPLICABLE:
        yield from _treated(leaf)
        return
    outcome = combine(_plan(score, leaf), leaf.verdicts)
    last = leaf.verdicts[-1].points if leaf.verdicts else None
    if len(outcome.decided_by) > 1 and outcome.points != last:
        yield Moment(Event.WEIGHED, outcome.status, outcome.points, why=outcome.steps[-1:])
        last = outcome.points
    after = under_findings(leaf.node, outcome, found)
    if after.points != outcome.points:
        yield _found(outcome, after, found, papers)
        last = after.points
    if leaf.points is not None and after.points is not None and leaf.points != after.points:
        yield Moment(Event.SETTLED, leaf.status, leaf.points, why=leaf.steps[len(after.steps) :])


def _treated(leaf: NodeScore) -> Iterator[Moment]:
    last = leaf.verdicts[-1] if leaf.verdicts else None
    if last is not None and (last.status, last.points) == (leaf.status, leaf.points):
        return
    yield Moment(Event.SETTLED, leaf.status, leaf.points, why=leaf.steps[-2:])


def _found(before: Outcome, after: Outcome, found: Sequence[Finding], papers: Papers) -> Moment:
    first = found[0]
    file = first.inspection.file
    places = tuple(finding.place for finding in found)
    why = after.steps[len(before.steps) :]
    return Moment(
        Event.FOUND, after.status, after.points, Source.INSPECTION, file, places, papers.days.get(file), None, why
    )


def _plan(score: UnitScore, leaf: NodeScore) -> Plan:
    return plan(leaf.node.filled_by, leaf.node.combination or score.criteria.combination)


# --- in one line -----------------------------------------------------------------------------------------------

_EVENTS: Mapping[Event, Phrase] = {
    Event.WEIGHED: Phrase("Theo trọng số", "Weighed"),
    Event.FOUND: Phrase("Tồn tại do kiểm tra nêu", "Found by the inspection"),
    Event.SETTLED: Phrase("Kết quả", "Result"),
    Event.EXPLAINED: Phrase("Giải trình của đơn vị", "The unit's explanation"),
}


def who(moment: Moment) -> Phrase:
    """Who or what gave a value: “Thẩm định lần 1”, “Theo trọng số”."""
    if moment.event in _EVENTS:
        return _EVENTS[moment.event]
    title = SOURCE_TITLES[moment.source] if moment.source is not None else Phrase("", "")
    if moment.event is Event.SET_ASIDE:
        return Phrase("{source} (tệp không dùng)", "{source} (file not used)", {"source": title})
    return title
