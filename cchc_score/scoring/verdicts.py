"""Scoring: what one source's answer on one leaf comes to. Facts decide; typed points are checked against them."""

from __future__ import annotations

from typing import NamedTuple

from cchc_score.decimals import Number, round_half_up
from cchc_score.model import Answer, Award, Entry, Node, Peers, Rule, Source, Status, Treatment, Verdict
from cchc_score.problems import Place, Problem
from cchc_score.text import Phrase

UNREADABLE = Phrase("Có ô không đọc được", "A cell could not be understood")
CONTRADICTION = Phrase("Số liệu mâu thuẫn nhau", "The facts contradict each other")
NOT_OFFERED = Phrase("Bộ tiêu chí không cho chọn “Không áp dụng” ở đây", "“Not applicable” is not offered here")
CHOSEN = Phrase("Chọn “Không áp dụng”", "“Not applicable” was chosen")

_SHOWN_PLACES = 2
"""A typed figure that equals the computed one rounded so far is the same figure."""
_HELD_PLACES = 10
"""Decimals of a figure of points that a workbook is sure to hold."""


class Judged(NamedTuple):
    """A verdict (None: the source says nothing) and the problems met on the way."""

    verdict: Verdict | None
    problems: tuple[Problem, ...] = ()


_SILENT = Judged(None)


class Hearing(NamedTuple):
    """What a verdict on one leaf needs beside the answer."""

    node: Node
    source: Source
    file: str
    offered: Treatment | None = None
    """Set when "Không áp dụng" may be answered here."""
    peers: Peers | None = None
    places: int | None = None
    """The decimal places at which the set rounds leaves."""


def judge(answer: Answer, hearing: Hearing) -> Judged:
    """Make a verdict of an answer.

    Unreadable cells make it invalid; "Không áp dụng" not applicable (invalid where the set does not offer
    it). Complete facts go through the rule, and typed points that differ are a warning. Typed points alone
    are taken as they are. Incomplete facts without points are `missing`.
    """
    if answer.invalid:
        return Judged(_verdict(hearing, answer, Status.INVALID, (UNREADABLE,), answer.invalid))
    if answer.not_applicable is not None:
        return _chosen(answer, answer.not_applicable, hearing)
    if answer.facts and hearing.node.rule is not None:
        return _from_facts(answer, hearing.node.rule, hearing)
    if answer.points is not None:
        return Judged(_from_points(answer, answer.points, hearing))
    return _SILENT


def _verdict(
    hearing: Hearing,
    answer: Answer,
    status: Status,
    steps: tuple[Phrase, ...],
    places: tuple[Place, ...],
    points: Number | None = None,
) -> Verdict:
    note = str(answer.note.value) if answer.note is not None else None
    return Verdict(hearing.source, status, points, steps, places, note, places[0].file if places else hearing.file)


def _chosen(answer: Answer, chosen: Entry, hearing: Hearing) -> Judged:
    places = (chosen.place,)
    if hearing.offered is None:
        problem = Problem("not-applicable-not-offered", chosen.place, {"code": hearing.node.code})
        return Judged(_verdict(hearing, answer, Status.INVALID, (NOT_OFFERED,), places), (problem,))
    verdict = _verdict(hearing, answer, Status.NOT_APPLICABLE, _why(chosen), places)
    return Judged(verdict, _idle_points(answer, hearing))


def _why(chosen: Entry) -> tuple[Phrase, ...]:
    if not chosen.value:
        return (CHOSEN,)
    reason = {"reason": chosen.value}
    return (Phrase("Chọn “Không áp dụng”: {reason}", "“Not applicable” was chosen: {reason}", reason),)


def _idle_points(answer: Answer, hearing: Hearing) -> tuple[Problem, ...]:
    """Points typed where nothing applies are not used, and said so."""
    if answer.points is None:
        return ()
    values = {"code": hearing.node.code, "typed": answer.points.value}
    return (Problem("points-beside-not-applicable", answer.points.place, values),)


def _from_facts(answer: Answer, rule: Rule, hearing: Hearing) -> Judged:
    award = rule.award({name: entry.value for name, entry in answer.facts.items()}, hearing.peers)
    if award.faults:
        return _contradicted(answer, award, hearing)
    if award.status is Status.MISSING:
        return _incomplete(answer, rule, award, hearing)
    places = tuple([entry.place for entry in answer.facts.values()])
    verdict = _verdict(hearing, answer, award.status, award.steps, places, award.points)
    if award.status is Status.NOT_APPLICABLE:
        return Judged(verdict, _idle_points(answer, hearing))
    if award.points is None or answer.points is None:
        return Judged(verdict)
    return Judged(verdict, _difference(answer.points, award.points, hearing))


def _difference(typed: Entry, computed: Number, hearing: Hearing) -> tuple[Problem, ...]:
    """People type rounded figures (0,33 for 1/3): only a difference beyond that rounding is told.

    A formula of the unit's own gives 15 to 17 digits, the last of which no double holds exactly.
    """
    points = _number(typed)
    if points.as_integer_ratio() == computed.as_integer_ratio():  # ten times as quick as ==, once a leaf
        return ()
    places = _written(points)
    if round_half_up(computed, places) == round_half_up(points, places):
        return ()
    if hearing.places is not None and round_half_up(computed, hearing.places) == points:
        return ()
    values = {"code": hearing.node.code, "typed": typed.value, "computed": computed}
    return (Problem("points-differ", typed.place, values),)


def _written(points: Number) -> int:
    """The decimals that a typed figure is compared at: those it has, at least two, at most what is held."""
    for places in range(_SHOWN_PLACES, _HELD_PLACES):
        if 10**places % points.denominator == 0:
            return places
    has_decimals = pow(10, points.denominator.bit_length(), points.denominator) == 0  # only 2 and 5 divide it
    return _HELD_PLACES if has_decimals else _SHOWN_PLACES


def _contradicted(answer: Answer, award: Award, hearing: Hearing) -> Judged:
    all_places = tuple(entry.place for entry in answer.facts.values())
    known = answer.facts
    places = tuple(known[fault.fact].place if fault.fact in known else all_places[0] for fault in award.faults)
    problems = tuple(
        Problem(fault.code, place, fault.values) for fault, place in zip(award.faults, places, strict=True)
    )
    verdict = _verdict(hearing, answer, Status.INVALID, award.steps or (CONTRADICTION,), places)
    return Judged(verdict, problems)


def _incomplete(answer: Answer, rule: Rule, award: Award, hearing: Hearing) -> Judged:
    titles = {fact.name: fact.title for fact in rule.asks()}
    facts = tuple(titles.get(name, name) for name in award.missing)
    if answer.points is not None:
        values = {"code": hearing.node.code, "facts": facts, "typed": answer.points.value}
        warning = Problem("facts-incomplete-points-used", answer.points.place, values)
        return Judged(_from_points(answer, answer.points, hearing), (warning,))
    places = tuple(entry.place for entry in answer.facts.values())
    step = Phrase("Còn thiếu số liệu: {facts}", "Facts still missing: {facts}", {"facts": facts})
    verdict = _verdict(hearing, answer, Status.MISSING, (*award.steps, step), places)
    return Judged(verdict, (Problem("facts-incomplete", places[0], {"code": hearing.node.code, "facts": facts}),))


def _from_points(answer: Answer, typed: Entry, hearing: Hearing) -> Verdict:
    """Typed points as they are; intake has checked them against the bounds and the rule, at their cell."""
    points, rule = _number(typed), hearing.node.rule
    step = _typed_step(points, rule is None or not rule.asks())
    return _verdict(hearing, answer, Status.SCORED, (step,), (typed.place,), points)


def _typed_step(points: Number, judged: bool) -> Phrase:
    values = {"points": points}
    if judged:
        return Phrase("Điểm chấm trực tiếp: {points}", "Points given: {points}", values)
    return Phrase(
        "Điểm ghi trực tiếp: {points} (chưa có số liệu để kiểm)",
        "Points typed in: {points} (no facts to check them)",
        values,
    )


def _number(entry: Entry) -> Number:
    value = entry.value
    assert isinstance(value, Number), "intake hands points over as exact numbers"
    return value
