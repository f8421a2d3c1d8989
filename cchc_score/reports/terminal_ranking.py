"""Reports: rankings in the terminal. Stage columns are shown where the screen has room for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cchc_score import decimals
from cchc_score.model import GroupRanking, RankedUnit, Stage, UnitScore
from cchc_score.reports import figures, labels
from cchc_score.reports.groups import full_label, graded
from cchc_score.reports.tables import NO_FIGURE
from cchc_score.reports.terminal_lines import per_cent, print_text, width_of
from cchc_score.text import Lang, Phrase

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

_ROOMY = 110
_COUNTED = Phrase("xếp hạng {k} trên {n} đơn vị", "{k} of {n} units ranked")
_RANK = Phrase("Hạng", "Rank")
_CODE = Phrase("Mã", "Code")
_UNIT = Phrase("Đơn vị", "Unit")
_POINTS = Phrase("Điểm", "Points")
_INDEX = Phrase("Chỉ số", "Index")
_GRADE = Phrase("Xếp loại", "Grade")
_LEGEND = Phrase("=: đồng hạng · *: tạm tính", "=: tied · *: provisional")
_UNRANKED = Phrase("Chưa xếp hạng", "Not ranked")


def print_groups(console: Console, rankings: Sequence[GroupRanking], lang: Lang) -> None:
    """A table a group, what its marks mean, and the units without a rank."""
    from rich.text import Text

    for ranking in rankings:
        values = {"k": len(ranking.ranked), "n": len(ranking.ranked) + len(ranking.unranked)}
        counted = Phrase(_COUNTED.vi, _COUNTED.en, values).text(lang)
        print_text(console, f"{full_label(ranking, lang)}: {counted}", style="bold")
        table, stages = _table(console, ranking, lang)
        for unit in ranking.ranked:
            grade = [unit.score.grade or NO_FIGURE] if graded(ranking) else []
            table.add_row(*(Text(cell) for cell in (*_cells(unit, stages, lang), *grade)))
        if ranking.ranked:
            console.print(table, width=width_of(console))
        _print_unranked(console, ranking, lang)
        console.print()
    marked = (unit.tied or unit.score.provisional for ranking in rankings for unit in ranking.ranked)
    if any(marked):
        print_text(console, _LEGEND.text(lang), style="dim")


def _table(console: Console, ranking: GroupRanking, lang: Lang) -> tuple[Table, tuple[Stage, ...]]:
    """The empty table and the stages it has columns for."""
    from rich import box
    from rich.table import Table

    roomy = console.width >= _ROOMY
    stages = figures.stages_with_data(unit.score for unit in ranking.ranked) if roomy else ()
    table = Table(box=box.SIMPLE_HEAD, safe_box=True, padding=(0, 1, 0, 0), expand=True)
    table.add_column(_RANK.text(lang), justify="right", no_wrap=True)
    table.add_column(_CODE.text(lang), overflow="fold")
    table.add_column(_UNIT.text(lang), overflow="fold", ratio=1)
    for stage in stages:
        table.add_column(labels.STAGES[stage].text(lang), justify="right", overflow="fold")
    table.add_column(_POINTS.text(lang), justify="right", overflow="fold")
    table.add_column(_INDEX.text(lang), justify="right", overflow="fold")
    if graded(ranking):
        table.add_column(_GRADE.text(lang), overflow="fold")
    return table, stages


def _cells(unit: RankedUnit, stages: tuple[Stage, ...], lang: Lang) -> list[str]:
    score = unit.score
    return [
        f"{unit.rank}{'=' if unit.tied else ''}",
        score.unit.code,
        score.unit.name + (" *" if score.provisional else ""),
        *(_stage(unit, stage, lang) for stage in stages),
        _points(score, lang),
        per_cent(score.final, score.criteria, lang),
    ]


def _points(score: UnitScore, lang: Lang) -> str:
    """`82,00/100`: points of one list all have the same decimals."""
    places = figures.points_places(score.criteria)
    most = decimals.show(decimals.round_half_up(score.final.max, places), lang)
    points = score.final.points
    return f"{NO_FIGURE if points is None else decimals.show(points, lang, places)}/{most}"


def _stage(unit: RankedUnit, stage: Stage, lang: Lang) -> str:
    total = unit.score.stages.get(stage)
    places = figures.points_places(unit.score.criteria)
    return "–" if total is None or total.points is None else decimals.show(total.points, lang, places)


def _print_unranked(console: Console, ranking: GroupRanking, lang: Lang) -> None:
    if ranking.unranked:
        print_text(console, f"{_UNRANKED.text(lang)}:")
    for unit in ranking.unranked:
        why = "; ".join(reason.text(lang) for reason in unit.reasons)
        print_text(console, f"- {unit.unit.name} ({unit.unit.code}): {why}", 2)
