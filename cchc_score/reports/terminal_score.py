"""Reports: one unit's score in the terminal: the tree, what was lost and why, totals, grade."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_score import decimals
from cchc_score.model import ExtraScore, NodeScore, Stage, Status, Total, UnitScore
from cchc_score.reports import figures, labels
from cchc_score.reports.reasons import lost, reason, state, telling
from cchc_score.reports.terminal_lines import (
    INDENT,
    LEGEND,
    STYLES,
    Line,
    node_line,
    per_cent,
    print_line,
    print_text,
)
from cchc_score.text import Lang, Phrase

if TYPE_CHECKING:
    from rich.console import Console

_LOST = Phrase("mất {points}: {why}", "lost {points}: {why}")
_NO_REASON = Phrase("không có giải thích", "no reason given")
_SUMMARY = Phrase("TỔNG HỢP", "SUMMARY")
_BONUS = Phrase("Điểm thưởng", "Bonus points")
_PENALTY = Phrase("Điểm phạt (trừ)", "Penalty points (deducted)")
_TOTAL = Phrase("Tổng cộng", "Total")
_GRADE = Phrase("Xếp loại: {grade}", "Grade: {grade}")
_NO_GRADE = Phrase("chưa có", "none yet")
_PROVISIONAL = Phrase(
    "Kết quả tạm tính: có tiêu chí mới chỉ dựa vào tự đánh giá (dấu *).",
    "Provisional: some criteria rest on self-assessment alone (marked *).",
)
_PARTIAL = Phrase(
    "Chưa đủ kết quả: mới chấm được {points} điểm trên {max} điểm tối đa.",
    "Not complete: {points} points are scored so far, out of {max}.",
)


def print_tree(console: Console, score: UnitScore, lang: Lang) -> None:
    """Head, every node with its loss, then the summary."""
    unit, criteria = score.unit, score.criteria
    print_text(console, f"{unit.name} ({unit.code})", style="bold")
    kind = " · ".join(labels.place_in_year(unit.level, unit.group, lang))
    print_text(
        console,
        " · ".join(part for part in (kind, f"{criteria.title} ({criteria.id} {criteria.version})") if part),
    )
    for top in score.fields:
        console.print()
        _print_node(console, score, top, 0, lang)
    for extra, label in ((score.bonus, _BONUS), (score.penalty, _PENALTY)):
        if extra is not None:
            console.print()
            _print_extra(console, score, extra, label, lang)
    console.print()
    _print_summary(console, score, lang)
    print_text(console, LEGEND.text(lang), style="dim")


def _print_node(console: Console, score: UnitScore, node: NodeScore, depth: int, lang: Lang) -> None:
    print_line(console, node_line(node, depth, lang), score.criteria, lang)
    if node.node.is_leaf:
        _print_loss(console, score, node, lang)
    for child in node.children:
        _print_node(console, score, child, depth + 1, lang)


def _print_loss(console: Console, score: UnitScore, node: NodeScore, lang: Lang) -> None:
    """Under a leaf: its state when not scored, else what was lost and the steps that say why."""
    if node.status is not Status.SCORED:
        print_text(console, reason(node, lang), INDENT, STYLES[node.status])
        return
    gone = lost(node)
    if not gone:
        return
    steps = telling(node, lang)
    why = "; ".join(steps) or (state(node, lang) if node.treatment else _NO_REASON.text(lang))
    shown = figures.shown(gone, figures.points_places(score.criteria))
    text = Phrase(_LOST.vi, _LOST.en, {"points": shown, "why": why}).text(lang)
    print_text(console, text, INDENT, "dim")


def _print_extra(console: Console, score: UnitScore, extra: ExtraScore, label: Phrase, lang: Lang) -> None:
    print_line(console, _extra_line(extra, label, lang), score.criteria, lang)
    for node in (below for top in extra.nodes for below in top.walk()):
        print_line(console, node_line(node, 1, lang)._replace(bare=True), score.criteria, lang)


def _extra_line(extra: ExtraScore, label: Phrase, lang: Lang) -> Line:
    return Line("", label.text(lang), Total(extra.block.cap, extra.counted), style="bold", bare=True)


def _print_summary(console: Console, score: UnitScore, lang: Lang) -> None:
    print_text(console, _SUMMARY.text(lang), style="bold")
    for top in score.fields:
        print_line(console, node_line(top, 1, lang), score.criteria, lang)
    for extra, label in ((score.bonus, _BONUS), (score.penalty, _PENALTY)):
        if extra is not None:
            print_line(console, _extra_line(extra, label, lang)._replace(style=""), score.criteria, lang)
    print_line(console, Line("", _TOTAL.text(lang), score.final, style="bold"), score.criteria, lang)
    for stage in figures.stages_with_data((score,)):
        print_line(console, _stage_line(score, stage, lang), score.criteria, lang)
    console.print()
    _print_verdict(console, score, lang)


def _stage_line(score: UnitScore, stage: Stage, lang: Lang) -> Line:
    return Line("", f"– {labels.STAGES[stage].text(lang)}", score.stages[stage], style="dim")


def _print_verdict(console: Console, score: UnitScore, lang: Lang) -> None:
    """Index, grade, what makes the result provisional or incomplete."""
    grade = Phrase(_GRADE.vi, _GRADE.en, {"grade": score.grade or _NO_GRADE}).text(lang)
    index = per_cent(score.final, score.criteria, lang)
    label = Phrase("Chỉ số: {index} · ", "Index: {index} · ", {"index": index}).text(lang) if index else ""
    print_text(console, label + grade, style="bold")
    for step in score.grade_steps:
        print_text(console, step.text(lang), 2)
    if score.final.points is None:
        places = figures.points_places(score.criteria)
        scored, most = (figures.shown(value, places) for value in (score.final.scored, score.final.scored_max))
        values = {"points": scored, "max": most}
        print_text(console, Phrase(_PARTIAL.vi, _PARTIAL.en, values).text(lang), style="yellow")
    if score.provisional:
        print_text(console, _PROVISIONAL.text(lang), style="yellow")


def found(score: UnitScore, code: str) -> tuple[NodeScore, ...]:
    """The node with this code, after the nodes above it; empty when there is none."""
    for top in score.walk():
        path = _path(top, code)
        if path:
            return path
    return ()


def _path(node: NodeScore, code: str) -> tuple[NodeScore, ...]:
    if node.node.code == code:
        return (node,)
    for child in node.children:
        below = _path(child, code)
        if below:
            return (node, *below)
    return ()


def points_text(score: UnitScore, node: NodeScore, lang: Lang) -> str:
    """`0,96/1 (96%)`, exact: an explanation rounds nothing it does not have to."""
    if node.points is None:
        return state(node, lang)
    index = per_cent(node.total, score.criteria, lang)
    text = f"{decimals.show(node.points, lang)}/{decimals.show(node.total.max, lang)}"
    return f"{text} ({index})" if index else text
