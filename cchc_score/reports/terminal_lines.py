"""Reports: what all terminal views share: a node's line with its bar, marks of states, indented texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc_score import decimals
from cchc_score.decimals import ZERO, Number
from cchc_score.model import CriteriaSet, NodeScore, Source, Status, Total
from cchc_score.reports import figures
from cchc_score.text import Lang, Phrase

if TYPE_CHECKING:
    from rich.console import Console

SHORT_SOURCES: dict[Source, Phrase] = {
    Source.SELF: Phrase("TĐG", "self"),
    Source.APPRAISAL_1: Phrase("TĐ1", "app1"),
    Source.APPRAISAL_2: Phrase("TĐ2", "app2"),
    Source.INSPECTION: Phrase("KT", "insp"),
    Source.SURVEY: Phrase("XHH", "surv"),
}
LEGEND = Phrase(
    "TĐG: tự đánh giá · TĐ1, TĐ2: thẩm định lần 1, 2 · KT: kiểm tra · XHH: điều tra xã hội học · *: tạm tính",
    "self: self-assessment · app1, app2: appraisal rounds 1, 2 · insp: inspection · surv: survey · *: provisional",
)
STYLES: dict[Status, str] = {
    Status.SCORED: "",
    Status.MISSING: "bold yellow",
    Status.PENDING: "cyan",
    Status.NOT_APPLICABLE: "dim",
    Status.INVALID: "bold red",
}
INDENT = 8
_BAR = 8
_WIDEST = 120


class Line(NamedTuple):
    """One line of a score: what it is, its points against a maximum, its index, and who decided."""

    code: str
    title: str
    total: Total
    who: str = ""
    style: str = ""
    bare: bool = False
    """Without bar and index: bonus and penalty points have a cap, not a share to reach."""


def node_line(node: NodeScore, depth: int, lang: Lang) -> Line:
    """The line of a node; fields are bold, a leaf names who decided it and `*` when provisional."""
    who = "+".join(SHORT_SOURCES[source].text(lang) for source in node.decided_by) if node.node.is_leaf else ""
    mark = "*" if node.provisional and node.node.is_leaf else ""
    style = STYLES[node.status] if node.node.is_leaf else ("bold" if depth == 0 else "")
    total = node.total if node.total.max or not node.node.is_leaf else Total(node.node.max)
    return Line(node.node.code, node.node.title, total, who + mark, style)


def print_line(console: Console, line: Line, criteria: CriteriaSet, lang: Lang) -> None:
    """Draw one line; columns stand at the same places on every line, whatever its texts."""
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 1, 0, 0))
    for width in (INDENT - 1, None):
        grid.add_column(width=width, ratio=None if width else 1, overflow="fold")
    grid.add_column(width=_BAR, no_wrap=True)
    grid.add_column(width=12, justify="right", overflow="fold")
    grid.add_column(width=8, justify="right", overflow="fold")
    grid.add_column(width=5, overflow="fold")
    grid.expand = True
    drawn, index = ("", "") if line.bare else (bar(console, line.total), per_cent(line.total, criteria, lang))
    texts = (line.code, line.title, drawn, fraction(line.total, criteria, lang), index, line.who)
    grid.add_row(*(Text(text, style=line.style) for text in texts))
    console.print(grid, width=width_of(console))


def print_text(console: Console, text: str, indent: int = 0, style: str = "") -> None:
    """A text wrapped under an indent; never read as markup."""
    from rich.padding import Padding
    from rich.text import Text

    console.print(
        Padding(Text(text, style=style, overflow="fold"), (0, 0, 0, indent), expand=False), width=width_of(console)
    )


def width_of(console: Console) -> int:
    """Lines longer than this are hard to read, on however wide a screen."""
    return min(console.width, _WIDEST)


def bar(console: Console, total: Total) -> str:
    """Points against the maximum as a bar; signs that every console has where others are not sure to be."""
    plain_signs = console.legacy_windows or not console.encoding.lower().startswith("utf")
    full, empty = ("#", ".") if plain_signs else ("█", "░")
    if total.points is None or not total.max:
        return ""
    share = min(max(total.points / total.max, ZERO), Number(1))
    filled = int(share * _BAR)  # rounded down: a full bar means nothing was lost
    return full * filled + empty * (_BAR - filled)


def fraction(total: Total, criteria: CriteriaSet, lang: Lang) -> str:
    """`9,76/12`; a dash for points that are not there."""
    places = figures.points_places(criteria)
    points = figures.shown(total.points, places)
    most = decimals.show(decimals.round_half_up(total.max, places), lang)
    return f"{'–' if points is None else decimals.show(points, lang)}/{most}"


def per_cent(total: Total, criteria: CriteriaSet, lang: Lang) -> str:
    """The index as published, `81,33%`; nothing when there is none."""
    index = total.index
    return "" if index is None else f"{decimals.show(index, lang, criteria.rounding.index)}%"
