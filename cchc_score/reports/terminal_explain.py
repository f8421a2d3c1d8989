"""Reports: the full trace of one criterion in the terminal: its rule, every source, steps and cells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cchc_score import decimals
from cchc_score.model import NodeScore, Status, UnitScore, Verdict
from cchc_score.reports import labels
from cchc_score.reports.reasons import cells, verdict_file
from cchc_score.reports.terminal_lines import STYLES, node_line, print_line, print_text
from cchc_score.reports.terminal_score import found, points_text
from cchc_score.text import Lang, Phrase

if TYPE_CHECKING:
    from rich.console import Console

_RULE = Phrase("Cách tính điểm", "How points are given")
_LEGAL = Phrase("Căn cứ pháp lý", "Legal basis")
_EVIDENCE = Phrase("Tài liệu kiểm chứng", "Evidence")
_GUIDANCE = Phrase("Hướng dẫn", "Guidance")
_DEPARTMENT = Phrase("Cơ quan thẩm định", "Appraised by")
_RESULT = Phrase("Kết quả", "Result")
_BY = Phrase("theo", "by")
_SOURCES = Phrase("Từng nguồn", "Each source")
_NO_SOURCE = Phrase("Chưa nguồn nào có ý kiến.", "No source has spoken yet.")
_FILE = Phrase("tệp", "file")
_CELLS = Phrase("ô", "cells")
_NOTE = Phrase("ghi chú", "note")
_PARTS = Phrase("Gồm", "Made of")
_DRAFT = Phrase(
    "Tiêu chí này là lựa chọn của bản mẫu, chưa được văn bản nào xác nhận.",
    "This criterion is a drafting choice of the model set; no text confirms it.",
)


def print_trace(console: Console, score: UnitScore, code: str, lang: Lang) -> bool:
    """Everything known about one code; False when the set has no such code."""
    path = found(score, code)
    if not path:
        return False
    node = path[-1]
    print_text(console, f"{node.node.code}  {node.node.title}", style="bold")
    for above in path[:-1]:
        print_text(console, f"{above.node.code}  {above.node.title}", 2, "dim")
    _print_declared(console, node, lang)
    _print_result(console, score, node, lang)
    if node.node.is_leaf:
        _print_verdicts(console, node, lang)
    else:
        _heading(console, _PARTS, lang)
        for child in node.children:
            print_line(console, node_line(child, 1, lang), score.criteria, lang)
    return True


def _print_declared(console: Console, node: NodeScore, lang: Lang) -> None:
    """What the set says of this node."""
    declared = node.node
    if declared.rule is not None:
        _list(console, _RULE, (line.text(lang) for line in declared.rule.describe()), lang)
    _list(console, _LEGAL, declared.legal, lang)
    _list(console, _EVIDENCE, declared.evidence, lang)
    _list(console, _GUIDANCE, filter(None, (declared.guidance,)), lang)
    _list(console, _DEPARTMENT, filter(None, (declared.department,)), lang)
    if not declared.confirmed:
        print_text(console, _DRAFT.text(lang), style="yellow")


def _print_result(console: Console, score: UnitScore, node: NodeScore, lang: Lang) -> None:
    _heading(console, _RESULT, lang)
    who = labels.sources(node.decided_by, lang)
    text = points_text(score, node, lang) + (f", {_BY.text(lang)} {who}" if who else "")
    print_text(console, text, 2, STYLES[node.status])
    if node.provisional:
        print_text(console, labels.PROVISIONAL_WHY.text(lang), 2, "yellow")
    if node.status is Status.SCORED and node.treatment is not None:
        print_text(console, labels.TREATMENTS[node.treatment].text(lang), 2)
    _steps(console, (step.text(lang) for step in node.steps), 2)


def _print_verdicts(console: Console, node: NodeScore, lang: Lang) -> None:
    _heading(console, _SOURCES, lang)
    if not node.verdicts:
        print_text(console, _NO_SOURCE.text(lang), 2)
    for verdict in node.verdicts:
        _print_verdict(console, verdict, lang)


def _print_verdict(console: Console, verdict: Verdict, lang: Lang) -> None:
    label = labels.SOURCES[verdict.source].text(lang)
    result = labels.STATUSES[verdict.status] if verdict.points is None else None
    points = result.text(lang) if result is not None else decimals.show(verdict.points or decimals.ZERO, lang)
    print_text(console, f"{label}: {points}", 2, STYLES[verdict.status] or "bold")
    _steps(console, (step.text(lang) for step in verdict.steps), 4)
    where = cells(verdict)
    if where:
        print_text(console, f"{_CELLS.text(lang)}: {', '.join(where)}", 4, "dim")
    elif verdict_file(verdict):
        print_text(console, f"{_FILE.text(lang)}: {verdict_file(verdict)}", 4, "dim")
    if verdict.note:
        print_text(console, f"{_NOTE.text(lang)}: {verdict.note}", 4)


def _heading(console: Console, phrase: Phrase, lang: Lang) -> None:
    console.print()
    print_text(console, phrase.text(lang), style="bold")


def _list(console: Console, heading: Phrase, texts: Iterable[str], lang: Lang) -> None:
    lines = tuple(texts)
    if lines:
        _heading(console, heading, lang)
    for line in lines:
        print_text(console, f"- {line}", 2)


def _steps(console: Console, steps: Iterable[str], indent: int) -> None:
    for number, step in enumerate(steps, 1):
        print_text(console, f"{number}. {step}", indent)
