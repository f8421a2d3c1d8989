"""Documents: findings told in prose and put together by content, as an official notice tells them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from cchc_score.documents.prose import clause, day, said, sentence
from cchc_score.model import CriteriaSet, Finding
from cchc_score.text import code_key, fold

_GENERAL = "Nội dung khác"

ContentOf = Callable[[Finding], str | None]
"""Which content a finding belongs to; None for a general one."""
Tell = Callable[[Finding], str]


@dataclass(frozen=True, slots=True)
class Matter:
    """One content (or one unit) and what is said of it, a paragraph each."""

    number: int
    title: str
    """Empty when there is nothing to tell apart."""
    texts: tuple[str, ...]


def contents_of(criteria: CriteriaSet) -> ContentOf:
    """Findings by the fields of a set: a code, of whatever depth, belongs to the field it stands under."""
    fields = {node.code: top.title for top in criteria.tops() for node in top.walk()}
    return lambda finding: fields.get(finding.criterion or "")


def fact(finding: Finding) -> str:
    """What was found: the fact, the figures that were verified, and whether it had been found before."""
    parts = [sentence(finding.text)]
    if finding.measured:
        parts.append(sentence(f"Số liệu kiểm tra: {finding.measured}"))
    if finding.repeats is not None:
        parts.append(f"Nội dung này đã được nêu trong kết quả kiểm tra năm {finding.repeats.year}.")
    return " ".join(parts)


def recommendation(finding: Finding) -> str:
    """What is to be done, by when and by whom, in one sentence."""
    parts = [clause(said(finding.recommendation))]
    if finding.deadline is not None:
        parts.append(_deadline(finding))
    if finding.owner is not None:
        parts.append(f"{said(finding.owner)} chịu trách nhiệm")
    return sentence("; ".join(parts))


def _deadline(finding: Finding) -> str:
    assert finding.deadline is not None
    value = finding.deadline.value
    if isinstance(value, date):
        return f"hoàn thành chậm nhất ngày {day(value)}"
    return f"thời hạn: {said(finding.deadline)}"


def by_content(findings: Iterable[Finding], content_of: ContentOf, tell: Tell) -> tuple[Matter, ...]:
    """The findings told one by one under their contents, in the order of the criteria; general ones last."""
    groups: dict[str | None, list[str]] = {}
    for finding in _in_order(findings, content_of):
        groups.setdefault(content_of(finding), []).append(tell(finding))
    return matters(groups)


def by_content_naming(
    findings: Iterable[Finding], content_of: ContentOf, tell: Tell, names: Mapping[str, str]
) -> tuple[Matter, ...]:
    """As `by_content`, over several units: the same words said of several are told once, with their names."""
    groups: dict[str | None, dict[str, tuple[str, list[str]]]] = {}
    for finding in _in_order(findings, content_of):
        text = tell(finding)
        same = groups.setdefault(content_of(finding), {})
        same.setdefault(fold(text), (text, []))[1].append(names.get(finding.unit, finding.unit))
    told = {
        content: [f"{text.rstrip('.')} ({', '.join(dict.fromkeys(units))})." for text, units in same.values()]
        for content, same in groups.items()
    }
    return matters(told)


def matters(groups: Mapping[str | None, Iterable[str]]) -> tuple[Matter, ...]:
    """Numbered contents; a single group without a title stays without."""
    alone = list(groups) == [None]
    return tuple(
        Matter(number, "" if alone else title or _GENERAL, tuple(texts))
        for number, (title, texts) in enumerate(groups.items(), start=1)
    )


def _in_order(findings: Iterable[Finding], content_of: ContentOf) -> list[Finding]:
    """As the set prints its criteria; what belongs to no content comes last."""

    def place(finding: Finding) -> tuple[bool, bool, tuple[tuple[int, int, str], ...]]:
        code = finding.criterion
        return (content_of(finding) is None, code is None, code_key(code or ""))

    return sorted(findings, key=place)
