"""Scoring: the verdicts of a leaf's sources become its final points: the last decides, or weights do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cchc_score.decimals import ONE, ZERO, Number, exact_sum
from cchc_score.model import Source, Stage, Status, Verdict
from cchc_score.scoring.sources import SOURCE_TITLES, STAGE_OF, STAGE_TITLES, Plan
from cchc_score.text import Phrase


class Outcome(NamedTuple):
    """What the sources of a leaf come to together; points are exact, unscaled and unrounded."""

    status: Status
    points: Number | None = None
    decided_by: tuple[Source, ...] = ()
    steps: tuple[Phrase, ...] = ()
    provisional: bool = False
    counted_zero: tuple[Stage, ...] = ()
    """Weighted stages without a verdict that the set counts as 0."""


def combine(plan: Plan, verdicts: Sequence[Verdict]) -> Outcome:
    """Bring the verdicts on a leaf together as the set declares; `verdicts` has at most one per source."""
    if plan.weights:
        return weighted(plan, verdicts)
    return decide(plan, verdicts)


def decide(plan: Plan, verdicts: Sequence[Verdict]) -> Outcome:
    """The last source in the declared order that has a verdict decides; facts that are missing are none.

    An unreadable or contradictory later source makes the leaf invalid: no silent fall back to an earlier one.
    """
    spoken = [one for one in verdicts if one.status is not Status.MISSING and one.source in plan.order]
    if not spoken:
        return _unspoken(plan, verdicts)
    decider = spoken[0] if len(spoken) == 1 else max(spoken, key=lambda one: plan.order.index(one.source))
    return _decided(plan, decider, verdicts)


_DECIDES = {
    source: Phrase("Kết quả lấy theo {source}", "The result is that of {source}", {"source": title})
    for source, title in SOURCE_TITLES.items()
}
_DECIDES_LAST = {
    source: Phrase(
        "Kết quả lấy theo {source}, nguồn sau cùng đã có kết quả",
        "The result is that of {source}, the last source that has one",
        {"source": title},
    )
    for source, title in SOURCE_TITLES.items()
}
_PROVISIONAL = Phrase(
    "Tạm tính: mới có tự đánh giá, chưa thẩm định hoặc kiểm tra",
    "Provisional: rests on self-assessment, not appraised or inspected yet",
)


def _decided(plan: Plan, decider: Verdict, verdicts: Sequence[Verdict]) -> Outcome:
    if len(verdicts) == 1:
        steps = (_DECIDES[decider.source], *decider.steps)
    else:
        steps = (*map(_said, verdicts), _DECIDES_LAST[decider.source], *decider.steps)
    alone = decider.source is Source.SELF and plan.order[-1] is not Source.SELF
    provisional = alone and decider.status in (Status.SCORED, Status.NOT_APPLICABLE)
    if provisional:
        steps = (*steps, _PROVISIONAL)
    return Outcome(decider.status, decider.points, (decider.source,), steps, provisional)


_SAID_POINTS = {
    source: (f"{title.vi}: {{points}} điểm", f"{title.en}: {{points}} points")
    for source, title in SOURCE_TITLES.items()
}
_STATUS_WORDS = {
    Status.MISSING: Phrase("còn thiếu số liệu", "facts missing"),
    Status.PENDING: Phrase("đang chờ", "pending"),
    Status.NOT_APPLICABLE: Phrase("không áp dụng", "not applicable"),
    Status.INVALID: Phrase("không hợp lệ", "invalid"),
}
_SAID_STATUS = {
    (source, status): Phrase("{source}: {status}", "{source}: {status}", {"source": title, "status": words})
    for source, title in SOURCE_TITLES.items()
    for status, words in _STATUS_WORDS.items()
}


def _said(verdict: Verdict) -> Phrase:
    if verdict.points is None:
        return _SAID_STATUS[verdict.source, verdict.status]
    vi, en = _SAID_POINTS[verdict.source]
    return Phrase(vi, en, {"points": verdict.points})


_NOBODY = {
    Stage.SELF: Phrase("Chưa có số liệu tự đánh giá", "No self-assessment yet"),
    Stage.APPRAISAL: Phrase("Chờ kết quả thẩm định", "Waiting for the appraisal"),
    Stage.INSPECTION: Phrase("Chờ kết quả kiểm tra", "Waiting for the inspection"),
    Stage.SURVEY: Phrase("Chưa có kết quả điều tra của đơn vị", "No survey result of this unit"),
}
_NOT_DECIDED = Phrase("Chờ kết quả thẩm định hoặc kiểm tra", "Waiting for appraisal or inspection")


def _unspoken(plan: Plan, verdicts: Sequence[Verdict]) -> Outcome:
    """Nobody whose word counts has spoken: missing where the filler should have, pending otherwise."""
    said = tuple(map(_said, verdicts))
    incomplete = [verdict for verdict in verdicts if verdict.status is Status.MISSING]
    if incomplete:
        return Outcome(Status.MISSING, steps=(*said, *incomplete[-1].steps))
    if any(verdict.source is Source.SELF for verdict in verdicts):
        return Outcome(Status.PENDING, steps=(*said, _NOT_DECIDED))
    should_have = plan.filled_by in (Stage.SELF, Stage.SURVEY)
    status = Status.MISSING if should_have else Status.PENDING
    return Outcome(status, steps=(*said, _NOBODY[plan.filled_by]))


def weighted(plan: Plan, verdicts: Sequence[Verdict]) -> Outcome:
    """Σ weight × points over the declared weights, with the declared policy for a stage without a verdict.

    The round of appraisal that counts is the last with a verdict. When sources disagree on whether the leaf
    applies, the last one tells; one that says "not applicable" in vain leaves its weight to the others.
    """
    spoken = _by_stage(plan, verdicts)
    if not spoken:
        return _unspoken(plan, verdicts)
    said = tuple(map(_said, verdicts))
    for status in (Status.INVALID, Status.PENDING):
        for verdict in spoken.values():
            if verdict.status is status:
                return Outcome(status, None, (verdict.source,), (*said, *verdict.steps))
    last = list(spoken.values())[-1]
    only_self = list(spoken) == [Stage.SELF] and len(plan.weights) > 1
    if last.status is Status.NOT_APPLICABLE:
        steps = (*said, _DECIDES_LAST[last.source], *last.steps)
        return Outcome(Status.NOT_APPLICABLE, None, (last.source,), steps, only_self)
    absent = tuple(stage for stage in plan.weights if stage not in spoken)
    if absent and plan.missing == "pending":
        return _waiting(plan, absent, said)
    return _weigh(plan, spoken, absent, said, only_self)


def _by_stage(plan: Plan, verdicts: Sequence[Verdict]) -> dict[Stage, Verdict]:
    """The verdict that counts of each weighted stage, first stage to last."""
    by_source = {verdict.source: verdict for verdict in verdicts if verdict.status is not Status.MISSING}
    spoken: dict[Stage, Verdict] = {}
    for source in plan.order:
        verdict = by_source.get(source)
        if verdict is not None and STAGE_OF[source] in plan.weights:
            spoken[STAGE_OF[source]] = verdict
    return spoken


def _waiting(plan: Plan, absent: tuple[Stage, ...], said: tuple[Phrase, ...]) -> Outcome:
    status = Status.MISSING if plan.filled_by in absent and plan.filled_by is Stage.SELF else Status.PENDING
    return Outcome(status, steps=(*said, *(_NOBODY[stage] for stage in absent)))


def _weigh(
    plan: Plan,
    spoken: Mapping[Stage, Verdict],
    absent: tuple[Stage, ...],
    said: tuple[Phrase, ...],
    provisional: bool,
) -> Outcome:
    terms = [
        (plan.weights[stage], verdict.points) for stage, verdict in spoken.items() if verdict.points is not None
    ]
    zero = plan.missing == "zero"
    whole = exact_sum([weight for weight, _ in terms] + [plan.weights[stage] for stage in absent if zero])
    points = exact_sum(weight * value for weight, value in terms) / whole
    steps = [*said, *_details(spoken)]
    steps += [_left_out(stage) for stage, verdict in spoken.items() if verdict.points is None]
    steps += [_absent(stage, zero) for stage in absent]
    if zero:
        terms += [(plan.weights[stage], ZERO) for stage in absent]
    steps.append(_arithmetic(terms, whole, points))
    if provisional:
        steps.append(_PROVISIONAL)
    decided_by = tuple(verdict.source for verdict in spoken.values() if verdict.points is not None)
    return Outcome(Status.SCORED, points, decided_by, tuple(steps), provisional, absent if zero else ())


def _details(spoken: Mapping[Stage, Verdict]) -> list[Phrase]:
    return [
        Phrase("{source} – {step}", "{source} – {step}", {"source": SOURCE_TITLES[verdict.source], "step": step})
        for verdict in spoken.values()
        for step in verdict.steps
    ]


def _left_out(stage: Stage) -> Phrase:
    return Phrase(
        "{stage} cho là không áp dụng nhưng nguồn sau cho điểm: trọng số chia cho các nguồn còn lại",
        "{stage} says not applicable but a later source gives points: its weight goes to the others",
        {"stage": STAGE_TITLES[stage]},
    )


def _absent(stage: Stage, zero: bool) -> Phrase:
    values = {"stage": STAGE_TITLES[stage]}
    if zero:
        return Phrase("{stage} chưa có điểm: tính 0 điểm", "{stage} has no points: counted as 0", values)
    return Phrase(
        "{stage} chưa có điểm: trọng số chia cho các nguồn còn lại",
        "{stage} has no points: its weight goes to the others",
        values,
    )


def _arithmetic(terms: Sequence[tuple[Number, Number]], whole: Number, points: Number) -> Phrase:
    """The weighted mean as a line of sums: 0,3 × 2 + 0,7 × 1 = 1,3."""
    values: dict[str, object] = {"points": points, "whole": whole}
    for i, (weight, value) in enumerate(terms):
        values |= {f"w{i}": weight, f"p{i}": value}
    line = " + ".join(f"{{w{i}}} × {{p{i}}}" for i in range(len(terms)))
    line = f"{line} = {{points}}" if whole == ONE else f"({line}) ÷ {{whole}} = {{points}}"
    return Phrase(f"Điểm theo trọng số: {line}", f"Weighted points: {line}", values)
