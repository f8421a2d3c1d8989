"""Command line: `criteria lock`: the version and digest of promulgated sets put into criteria.lock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cchc_score.cli.output import end_with
from cchc_score.cli.session import Session

if TYPE_CHECKING:
    from cchc_score.authoring.locking import Locking


def add_to(group: typer.Typer) -> None:
    """Put the command into the group `criteria`."""
    group.command(
        "lock",
        help="Khóa bộ tiêu chí đã ban hành: ghi phiên bản và SHA-256 của nội dung vào criteria.lock cạnh tệp. "
        "Không nêu tên thì khóa mọi bộ kèm theo.",
        epilog="Ví dụ: cchc-score criteria lock criteria/commune-2025.yaml",
    )(lock)


def lock(
    ctx: typer.Context,
    sets: Annotated[
        list[str] | None, typer.Argument(metavar="[SET]...", help="Tên bộ hoặc tệp YAML.", show_default=False)
    ] = None,
) -> int:
    """Lock the sets named; a locked one that changed without a new version is refused."""
    from cchc_score.authoring.locking import lock_sets
    from cchc_score.criteria import library

    session: Session = ctx.obj
    locking = lock_sets(sets or list(library.shipped()))
    for path in locking.written:
        session.wrote(session.out, path)
    _say_locked(session, locking)
    return end_with(session, locking.problems)


def _say_locked(session: Session, locking: Locking) -> None:
    for name, before, now in locking.locked:
        values = {"set": name, "before": before, "now": now}
        if before is None:
            said = session.say("Đã khóa {set} {now}.", "Locked {set} {now}.", **values)
        elif before != now:
            said = session.say("Đã khóa {set}: {before} → {now}.", "Locked {set}: {before} → {now}.", **values)
        else:
            said = session.say("{set} {now} đã khóa từ trước.", "{set} {now} is locked already.", **values)
        session.out.print(said, soft_wrap=True)
