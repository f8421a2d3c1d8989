"""Command line: `status`: who has sent what, who is late, which files failed, who owes whom."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc_score.cli.options import Folder, Today, day_of
from cchc_score.cli.output import Format, end_with, progress, read_year
from cchc_score.cli.session import Session
from cchc_score.text import Phrase

if TYPE_CHECKING:
    from cchc_score.model.standing import Standing

_HELP = (
    "Tình hình của năm: ai đã nộp, ai trễ hạn, tệp nào lỗi, cơ quan thẩm định còn nợ đơn vị nào, mục nào chưa "
    "xong, đơn vị nào có hai tệp. Ghi bảng Excel out/status.xlsx để gửi đi."
)
_EPILOG = "Ví dụ: cchc-score status nam-2025 --today 2026-01-12"


def add_to(app: typer.Typer) -> None:
    """Put the command into the command tree."""
    app.command("status", help=_HELP, epilog=_EPILOG)(status)


def status(
    ctx: typer.Context,
    folder: Folder,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE.xlsx", help="Tệp Excel sẽ ghi; mặc định là out/status.xlsx."),
    ] = None,
    today: Today = None,
    format_: Annotated[Format, typer.Option("--format", help="In ra màn hình dạng chữ hay json.")] = Format.TEXT,
) -> int:
    """Look at everything that came in; print the summary and write the workbook."""
    from cchc_score.campaign.publish import publish_status
    from cchc_score.campaign.standing import standing

    session: Session = ctx.obj
    plan, problems = read_year(folder)
    if plan is None:
        return end_with(session, problems)
    with progress(session, Phrase("Đọc các tệp", "Reading files")) as step:
        found = standing(plan, problems, day_of(today), step)
    _show(session, format_, found)
    session.wrote(session.err, publish_status(plan, found, output))
    return session.ends(found.problems)


def _show(session: Session, format_: Format, found: Standing) -> None:
    if format_ is Format.JSON:
        from cchc_score.reports.status_json import status_json

        print(status_json(found, session.lang))
        return
    from cchc_score.reports.terminal_status import print_status

    print_status(session.out, found, session.lang)
