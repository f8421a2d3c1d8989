"""Reports: the problems of a run, gathered once and grouped by file, as a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cchc_score.model import UnitScore
from cchc_score.problems import Place, Problem, Severity
from cchc_score.reports import labels
from cchc_score.reports.tables import Align, Column, Look, Row, Sheet, Table

_COLUMNS = (
    Column(("STT",), 6, Align.CENTER),
    Column(("Vị trí",), 26),
    Column(("Mức độ",), 11, Align.CENTER),
    Column(("Nội dung và cách xử lý",), 84),
    Column(("Mã",), 24, quiet=True),
)


def gathered(problems: Iterable[Problem], scores: Iterable[UnitScore]) -> tuple[Problem, ...]:
    """The problems given and those the scores carry, each once, in the order they were met."""
    seen: dict[tuple[str, Place], list[Problem]] = {}
    kept: list[Problem] = []
    for problem in (*problems, *(one for score in scores for one in score.problems)):
        alike = seen.setdefault((problem.code, problem.place), [])
        if problem not in alike:
            alike.append(problem)
            kept.append(problem)
    return tuple(kept)


def by_file(problems: Iterable[Problem]) -> dict[str, list[Problem]]:
    """Problems by file, files in the order they were first met."""
    groups: dict[str, list[Problem]] = {}
    for problem in problems:
        groups.setdefault(problem.place.file, []).append(problem)
    return groups


def spot(place: Place) -> str:
    """Where in its file: `Sheet!D12`, `12:5`, or nothing for the file as a whole."""
    if place.line is not None:
        return f"{place.line}:{place.column}" if place.column is not None else str(place.line)
    return "!".join(part for part in (place.sheet, place.cell) if part is not None)


def problem_sheet(problems: Sequence[Problem]) -> Sheet:
    """Every problem under its file: where, how grave, what is wrong and what to do."""
    rows: list[Row] = []
    number = 0
    for file, group in by_file(problems).items():
        rows.append(Row((f"{file} ({len(group)})",), Look.FIELD, spanning=True))
        for problem in group:
            number += 1
            rows.append(_row(number, problem))
    if not rows:
        rows.append(Row(("Không có vấn đề nào.",), spanning=True))
    counts = (
        f"{labels.SEVERITIES[severity].vi}: {sum(one.severity is severity for one in problems)}"
        for severity in Severity
    )
    return Sheet(
        "Vấn đề", "CÁC VẤN ĐỀ TRONG TỆP SỐ LIỆU", Table(_COLUMNS, tuple(rows)), subtitle=("; ".join(counts),)
    )


def _row(number: int, problem: Problem) -> Row:
    look = Look.WARNING if problem.severity is Severity.ERROR else Look.LEAF
    severity = labels.SEVERITIES[problem.severity].vi
    return Row((str(number), spot(problem.place), severity, problem.message("vi"), problem.code), look)
