"""Command line: how a criteria set is printed by `criteria show` and `criteria list`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cchc_score.cli.session import Session
from cchc_score.reports.terminal_lines import print_text

if TYPE_CHECKING:
    from cchc_score.criteria.describe import ListRow, Row, SetView


def print_set(session: Session, view: SetView) -> None:
    """A whole set: what is said of it, its tree with scales, its bonus and penalty lines."""
    print_text(session.out, f"{view.title}  ({view.name})", style="bold")
    for label, value in view.facts:
        print_text(session.out, f"{label}: {value}", 2)
    _print_rows(session, view.rows)
    for block in view.blocks:
        session.out.print()
        cap = session.say("tính tối đa {cap}", "at most {cap}", cap=block.cap)
        print_text(session.out, f"{block.title} ({cap})", style="bold")
        _print_rows(session, block.rows)


def _print_rows(session: Session, rows: Sequence[Row]) -> None:
    for row in rows:
        if row.depth == 0:
            session.out.print()
        indent = 2 * row.depth
        remarks = [part for part in (row.filled_by, row.kind) if part is not None and row.kind is not None]
        if not row.confirmed:
            remarks.append(session.say("lựa chọn khi soạn thảo", "drafting choice"))
        points = session.say("{max} điểm", "{max} points", max=row.max)
        text = f"{row.code}  {row.title} – {points}" + (f"  [{', '.join(remarks)}]" if remarks else "")
        print_text(session.out, text, indent, "bold" if row.kind is None else "")
        for line in row.scale:
            print_text(session.out, f"· {line}", indent + 4, "dim")


def print_list_row(session: Session, row: ListRow) -> None:
    """One set in two lines."""
    model = session.say(", bộ mẫu", ", a model") if row.model else ""
    print_text(session.out, f"{row.id}  {row.version}", style="bold")
    print_text(session.out, row.title, 2)
    counts = session.say(
        "{total} điểm, {fields} lĩnh vực, {leaves} tiêu chí chấm điểm; cấp: {levels}{model}",
        "{total} points, {fields} fields, {leaves} leaves; levels: {levels}{model}",
        total=row.total,
        fields=row.fields,
        leaves=row.leaves,
        levels=row.levels,
        model=model,
    )
    print_text(session.out, counts, 2, "dim")
