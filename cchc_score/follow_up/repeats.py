"""Follow-up: which findings of this year were found last year already, in the unit or those it was made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from cchc_score.follow_up.records import Item
from cchc_score.model import Earlier, Finding, FindingKind, Unit
from cchc_score.text import fold

_ALIKE = 0.6
"""Titles of one code that are this alike are one matter reworded, not another one under a reused code."""


def with_repeats(
    findings: Sequence[Finding],
    title_of: Callable[[Finding], str],
    units: Mapping[str, Unit],
    earlier: Iterable[Item],
) -> tuple[Finding, ...]:
    """The findings, each shortcoming marked with the latest earlier one about the same matter.

    `title_of` gives the title of the criterion a finding is about. A matter is the same when the titles are, or
    the codes with titles alike; general shortcomings, which have no criterion, are never called repeated.
    """
    known: dict[str, list[Item]] = {}
    for item in earlier:
        if item.recommendation.criterion:
            known.setdefault(item.recommendation.unit, []).append(item)
    return tuple(_marked(finding, title_of, units, known) for finding in findings)


def _marked(
    finding: Finding,
    title_of: Callable[[Finding], str],
    units: Mapping[str, Unit],
    known: Mapping[str, list[Item]],
) -> Finding:
    code = finding.criterion
    if code is None or finding.kind is not FindingKind.SHORTCOMING:
        return finding
    title = title_of(finding)
    unit = units.get(finding.unit)
    origins = (finding.unit, *(unit.predecessors if unit is not None else ()))
    same = [item for origin in origins for item in known.get(origin, ()) if _same(code, title, item)]
    if not same:
        return finding
    last = max(same, key=lambda item: (item.recommendation.year, item.number))
    text = last.wording[0] or last.wording[1]
    return replace(finding, repeats=Earlier(last.recommendation.year, text))


def _same(code: str, title: str, item: Item) -> bool:
    ours, theirs = fold(title), fold(item.recommendation.title)
    if ours and ours == theirs:
        return True
    return code == item.recommendation.criterion and SequenceMatcher(None, ours, theirs).ratio() >= _ALIKE
