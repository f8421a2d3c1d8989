"""Reports: what the terminal shows. Plain when piped, whole at 80 columns, in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cchc_score.model import UnitScore
from cchc_score.problems import Problem, Severity
from cchc_score.reports import labels
from cchc_score.reports.problem_table import by_file, spot
from cchc_score.reports.terminal_explain import print_trace
from cchc_score.reports.terminal_lines import print_text
from cchc_score.reports.terminal_ranking import print_groups
from cchc_score.reports.terminal_score import print_tree
from cchc_score.text import Lang, Phrase

if TYPE_CHECKING:
    from rich.console import Console

    from cchc_score.model import GroupRanking

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_NO_PROBLEMS = Phrase("Không có vấn đề nào trong tệp số liệu.", "No problems in the files.")
_WHOLE_FILE = Phrase("cả tệp", "whole file")
_LEFT_OUT = Phrase(
    "{count} cảnh báo, lưu ý không hiện ở đây: xem trang “Vấn đề” của bảng Excel.",
    "{count} warnings and notes are not shown here: see the sheet “Vấn đề” of the workbook.",
)
_COUNT = Phrase(
    "{errors} lỗi, {warnings} cảnh báo, {notes} lưu ý.",
    "{errors} error(s), {warnings} warning(s), {notes} note(s).",
)


def print_score(console: Console, score: UnitScore, lang: Lang) -> None:
    """One unit: the tree of its score, what was lost and why, totals, grade."""
    print_tree(console, score, lang)


def print_explanation(console: Console, score: UnitScore, code: str, lang: Lang) -> bool:
    """The full trace of one criterion; False (and nothing printed) when there is no such code."""
    return print_trace(console, score, code, lang)


def print_ranking(console: Console, rankings: Sequence[GroupRanking], lang: Lang) -> None:
    """A ranked table for each group, then the units without a rank and why."""
    print_groups(console, rankings, lang)


def print_problems(
    console: Console, problems: Sequence[Problem], lang: Lang, most_remarks: int | None = None
) -> None:
    """Problems under their file, the place first; then how many of each kind.

    Errors are always shown. With `most_remarks`, further warnings and notes are only counted: a year of thousands
    of units has more of them than a screen can say, and the workbook lists them all.
    """
    if not problems:
        print_text(console, _NO_PROBLEMS.text(lang))
        return
    shown = _first(problems, most_remarks)
    for file, group in by_file(shown).items():
        console.print(file, style="bold", soft_wrap=True)  # a path broken in two could not be copied
        for problem in group:
            _print_problem(console, problem, lang)
    counts = {severity: sum(one.severity is severity for one in problems) for severity in Severity}
    values = {
        "errors": counts[Severity.ERROR],
        "warnings": counts[Severity.WARNING],
        "notes": counts[Severity.NOTE],
    }
    console.print()
    print_text(console, Phrase(_COUNT.vi, _COUNT.en, values).text(lang))
    if len(shown) < len(problems):
        left = {"count": len(problems) - len(shown)}
        print_text(console, Phrase(_LEFT_OUT.vi, _LEFT_OUT.en, left).text(lang))


def _first(problems: Sequence[Problem], most_remarks: int | None) -> list[Problem]:
    """All errors and the first so many remarks, in their order."""
    left = len(problems) if most_remarks is None else most_remarks
    shown = []
    for problem in problems:
        if problem.severity is not Severity.ERROR:
            left -= 1
            if left < 0:
                continue
        shown.append(problem)
    return shown


def _print_problem(console: Console, problem: Problem, lang: Lang) -> None:
    # file:line:column is what editors and terminals turn into a link
    by_line = problem.place.line is not None
    where = str(problem.place) if by_line else spot(problem.place) or _WHOLE_FILE.text(lang)
    severity = labels.SEVERITIES[problem.severity].text(lang)
    line = f"  {where} · {severity} · {problem.code}"
    console.print(line, style=_STYLES[problem.severity], soft_wrap=True)  # whole, to be copied or clicked
    print_text(console, problem.message(lang), 4)
