"""Documents: what was found, put together by content as an official notice tells it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from cchc_score.model import CriteriaSet, Finding, Node
from cchc_score.text import code_key

GENERAL = "Đánh giá chung"
"""The heading of what was said of the unit as a whole."""
_OTHER = "Nội dung khác"


class Subject(NamedTuple):
    """What a finding is about."""

    content: str
    """The field it belongs to, by its title."""
    node: Node
    """The criterion."""


SubjectOf = Callable[[Finding], Subject | None]
"""None for a finding about the unit as a whole."""
Tell = Callable[[Finding], tuple[str, ...]]
"""A finding in prose, a paragraph each; nothing when there is nothing to print."""


@dataclass(frozen=True, slots=True)
class Matter:
    """One content (or one unit) and what is said of it, a paragraph each."""

    number: int
    title: str
    """Empty when there is nothing to tell apart."""
    texts: tuple[str, ...]


def subjects_of(criteria: CriteriaSet) -> Mapping[str, Subject]:
    """What each code of a set is about; a code of whatever depth belongs to the field it stands under."""
    return {node.code: Subject(top.title, node) for top in criteria.tops() for node in top.walk()}


def by_content(findings: Iterable[Finding], subject_of: SubjectOf, tell: Tell) -> tuple[Matter, ...]:
    """The findings told one by one under their contents, in the order of the criteria; general ones first."""
    groups: dict[str, list[str]] = {}
    for finding in in_order(findings, subject_of):
        groups.setdefault(content_of(finding, subject_of), []).extend(tell(finding))
    return matters(groups)


def content_of(finding: Finding, subject_of: SubjectOf) -> str:
    """The heading that a finding is told under."""
    if finding.criterion is None:
        return GENERAL
    subject = subject_of(finding)
    return subject.content if subject is not None else _OTHER


def matters(groups: Mapping[str, Iterable[str]]) -> tuple[Matter, ...]:
    """Numbered headings with something to say; general remarks that stand alone need no heading."""
    filled = {title: texts for title, given in groups.items() if (texts := tuple(given))}
    alone = list(filled) == [GENERAL]
    return tuple(
        Matter(number, "" if alone else title, texts) for number, (title, texts) in enumerate(filled.items(), 1)
    )


def in_order(findings: Iterable[Finding], subject_of: SubjectOf) -> list[Finding]:
    """General ones first, then as the set prints its criteria; what belongs to no content comes last."""

    def place(finding: Finding) -> tuple[int, tuple[tuple[int, int, str], ...]]:
        if finding.criterion is None:
            return (0, ())
        return (1 if subject_of(finding) is not None else 2, code_key(finding.criterion))

    return sorted(findings, key=place)
