"""Scoring: several files that speak for one source of one unit become one submission."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from cchc_score.model import Answer, Entry, FactValue, Source, Submission
from cchc_score.problems import Problem
from cchc_score.scoring.sources import SOURCE_TITLES
from cchc_score.text import Phrase


def merge(submissions: Iterable[Submission]) -> tuple[dict[Source, Submission], tuple[Problem, ...]]:
    """Bring the submissions on one unit to one per source, in the order given.

    Each field may be appraised by another department, in a file of its own: answers on different leaves are
    put together, equal answers count once. Where two files judge the same leaf differently nothing is
    guessed: the leaf is unreadable for that source and the problem names both cells.
    """
    merged: dict[Source, Submission] = {}
    problems: list[Problem] = []
    for submission in submissions:
        source = submission.source
        first = merged.get(source)
        if first is not None:
            answers = _together(first.answers, submission, problems)
            submission = Submission(first.unit, source, first.file, answers)
        merged[source] = submission
    return {source: merged[source] for source in Source if source in merged}, tuple(problems)


def _together(first: Mapping[str, Answer], second: Submission, problems: list[Problem]) -> dict[str, Answer]:
    answers = dict(first)
    for code, answer in second.answers.items():
        known = answers.get(code)
        if known is None:
            answers[code] = answer
            continue
        clash = _clash(known, answer)
        if clash is None:
            answers[code] = _joined(known, answer)
            continue
        places = (clash.first.place, clash.second.place)
        answers[code] = known._replace(invalid=(*known.invalid, *places))
        problems.append(_judged_twice(known, answer, second.source, clash))
    return answers


class _Clash(NamedTuple):
    first: Entry
    second: Entry


_NOT_APPLICABLE = Phrase("không áp dụng", "not applicable")


def _clash(first: Answer, second: Answer) -> _Clash | None:
    """The first two cells that cannot both hold; None when the answers agree or fill different cells."""
    if (first.not_applicable is None) != (second.not_applicable is None):
        one, other = _said(first), _said(second)
        return _Clash(one, other) if one is not None and other is not None else None
    pairs = [(entry, second.facts.get(name)) for name, entry in first.facts.items()]
    pairs += [(first.points, second.points)] if first.points is not None else []
    for one, other in pairs:
        if one is not None and other is not None and one.value != other.value:
            return _Clash(one, other)
    return None


def _said(answer: Answer) -> Entry | None:
    """What to name of an answer that says something: "not applicable", its points, or its first fact."""
    if answer.not_applicable is not None:
        return answer.not_applicable
    return answer.points or next(iter(answer.facts.values()), None)


def _joined(first: Answer, second: Answer) -> Answer:
    return Answer(
        first.code,
        {**second.facts, **first.facts},
        first.points or second.points,
        first.not_applicable or second.not_applicable,
        first.evidence or second.evidence,
        first.note or second.note,
        (*first.invalid, *second.invalid),
        first.request or second.request,
    )


def _judged_twice(first: Answer, second: Answer, source: Source, clash: _Clash) -> Problem:
    values = {
        "code": first.code,
        "source": SOURCE_TITLES[source],
        "first": _shown(first, clash.first),
        "first_place": str(clash.first.place),
        "second": _shown(second, clash.second),
    }
    return Problem("judged-twice", clash.second.place, values)


def _shown(answer: Answer, entry: Entry) -> FactValue | Phrase:
    return _NOT_APPLICABLE if entry is answer.not_applicable else entry.value
