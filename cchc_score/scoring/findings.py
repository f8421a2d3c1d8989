"""Scoring: what shortcomings found by an inspection do to the points of a leaf, where the set says so."""

from __future__ import annotations

from collections.abc import Sequence

from cchc_score.decimals import Number
from cchc_score.model import Finding, Node, OnFinding, Source, Status
from cchc_score.scoring.combine import Outcome
from cchc_score.text import Phrase


def under_findings(node: Node, outcome: Outcome, found: Sequence[Finding]) -> Outcome:
    """The outcome of a leaf after the set's `on_finding`: at most, or exactly, so many points.

    Fixed points also stand where no source has spoken yet. A leaf that does not apply, or whose cells could not
    be read, stays as it is.
    """
    effect = node.on_finding
    if effect is None or not found:
        return outcome
    waits = outcome.status in (Status.MISSING, Status.PENDING)
    if outcome.status is not Status.SCORED and not (effect.sets and waits):
        return outcome
    bound, again = points_allowed(effect, found)
    before = outcome.points
    points = bound if effect.sets or before is None else min(before, bound)
    steps = (*outcome.steps, *map(_found, found), _counts(effect, bound, again=again), _result(before, points))
    if points == before:
        return outcome._replace(steps=steps)
    deciders = tuple(dict.fromkeys((*outcome.decided_by, Source.INSPECTION)))
    return Outcome(Status.SCORED, points, deciders, steps, outcome.provisional and not effect.sets)


def points_allowed(effect: OnFinding, found: Sequence[Finding]) -> tuple[Number, bool]:
    """The points that the set allows, and whether they are those of a repeated shortcoming."""
    if effect.repeated is not None and any(finding.repeats for finding in found):
        return min(effect.points, effect.repeated), True
    return effect.points, False


def _found(finding: Finding) -> Phrase:
    values = {"text": finding.text or _said(finding), "place": str(finding.place)}
    if finding.repeats is None:
        return Phrase("Kiểm tra nêu tồn tại: {text} ({place})", "The inspection found: {text} ({place})", values)
    return Phrase(
        "Kiểm tra nêu tồn tại, lặp lại của năm {year}: {text} ({place})",
        "The inspection found, as in {year} already: {text} ({place})",
        {**values, "year": str(finding.repeats.year)},
    )


def _said(finding: Finding) -> str:
    return str(finding.recommendation.value) if finding.recommendation is not None else ""


def _counts(effect: OnFinding, bound: Number, *, again: bool) -> Phrase:
    values = {"bound": bound}
    if again:
        vi, en = "Tồn tại lặp lại thì nhiều nhất {bound} điểm", "Found again, a leaf has at most {bound} points"
    elif effect.sets:
        vi, en = "Có tồn tại thì tính đúng {bound} điểm", "With a shortcoming the leaf has exactly {bound} points"
    else:
        vi, en = "Có tồn tại thì nhiều nhất {bound} điểm", "With a shortcoming the leaf has at most {bound} points"
    return Phrase(vi, en, values)


def _result(before: Number | None, points: Number) -> Phrase:
    if before is None:
        return Phrase("Được {points} điểm", "Has {points} points", {"points": points})
    if before == points:
        return Phrase("Điểm giữ nguyên: {points}", "The points stay: {points}", {"points": points})
    return Phrase(
        "Điểm từ {before} thành {points}",
        "Points go from {before} to {points}",
        {"before": before, "points": points},
    )
