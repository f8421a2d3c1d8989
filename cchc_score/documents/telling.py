"""Documents: one finding of an inspection in plain prose: the fact, figures and evidence, what is to be done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from cchc_score.documents.matters import Subject, SubjectOf
from cchc_score.documents.prose import clause, day, inner, items, said, sentence
from cchc_score.model import Finding, FindingKind, OnFinding
from cchc_score.scoring.findings import points_allowed
from cchc_score.text import show


def fact(finding: Finding) -> tuple[str, ...]:
    """What was found, with the figures that were verified and the evidence that was seen.

    What was typed as a list about the unit as a whole is told as a list.
    """
    if finding.criterion is None:
        return tuple(map(sentence, items(finding.text)))
    parts = [sentence(finding.text)]
    if finding.measured:
        parts.append(sentence(f"Số liệu kiểm tra: {measured(finding.measured)}"))
    if finding.evidence is not None:
        parts.append(sentence(f"Tài liệu kiểm chứng: {inner(said(finding.evidence))}"))
    return (" ".join(parts),)


def measured(figures: str) -> str:
    """“Số hồ sơ: 45; Mức đạt được: Chưa đủ” as “số hồ sơ là 45, mức đạt được là “Chưa đủ””."""
    pieces = [piece.rpartition(": ") for piece in figures.split("; ")]
    if any(not title for title, _, _ in pieces):
        return inner(figures)
    return ", ".join(f"{inner(title)}{_value(value)}" for title, _, value in pieces)


def recommendation(finding: Finding) -> tuple[str, ...]:
    """What is to be done, by when and by whom, in one sentence; general demands as the list they were typed as."""
    if finding.recommendation is None:
        return ()
    if finding.criterion is None:
        return tuple(map(sentence, items(str(finding.recommendation.value))))
    parts = [clause(str(finding.recommendation.value))]
    if finding.deadline is not None:
        parts.append(_deadline(finding))
    if finding.owner is not None:
        parts.append(f"{said(finding.owner)} chịu trách nhiệm")
    return (sentence("; ".join(parts)),)


def repeated(finding: Finding) -> str:
    """“lặp lại của năm 2024”; empty for what was not found in an earlier year."""
    return f"lặp lại của năm {finding.repeats.year}" if finding.repeats is not None else ""


def effects(findings: Iterable[Finding], subject_of: SubjectOf) -> dict[Finding, str]:
    """What the shortcomings of a visit do to points where the set says so, told with the last one of each leaf."""
    by_leaf: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.kind is FindingKind.SHORTCOMING and finding.criterion is not None:
            by_leaf.setdefault(finding.criterion, []).append(finding)
    told: dict[Finding, str] = {}
    for found in by_leaf.values():
        subject = subject_of(found[-1])
        if subject is not None and subject.node.on_finding is not None:
            told[found[-1]] = _effect(subject, subject.node.on_finding, found)
    return told


def _effect(subject: Subject, effect: OnFinding, found: list[Finding]) -> str:
    points, again = points_allowed(effect, found)
    why = "tồn tại lặp lại" if again else "có tồn tại"
    amount = f"{'' if effect.sets else 'nhiều nhất '}{show(points, 'vi')}/{show(subject.node.max, 'vi')} điểm"
    return f"Theo bộ tiêu chí, {why} thì tiêu chí {subject.node.code} được tính {amount}."


def _value(text: str) -> str:
    if text in (show(True, "vi"), show(False, "vi")):
        return f": {text}"
    return f" là {text}" if text.lstrip("-")[:1].isdigit() else f" là “{text}”"


def _deadline(finding: Finding) -> str:
    assert finding.deadline is not None
    if isinstance(finding.deadline.value, date):
        return f"hoàn thành chậm nhất ngày {day(finding.deadline.value)}"
    return f"thời hạn: {inner(said(finding.deadline))}"
