"""Command line: `follow-up`: what inspections recommended, what became of it, and what is overdue."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc_score.cli.options import Folder, Today, day_of
from cchc_score.cli.output import Format, end_with, progress, read_year
from cchc_score.cli.session import Session
from cchc_score.text import Phrase

if TYPE_CHECKING:
    from datetime import date

    from cchc_score.campaign.follow_up import FollowUp
    from cchc_score.campaign.plan import Plan

_HELP = (
    "Sổ theo dõi kiến nghị sau kiểm tra: đọc các phiếu kiểm tra, chuyển tiếp kiến nghị chưa xong của năm trước, "
    "nhắc việc quá hạn; xuất bảng để cập nhật và đọc lại bảng đã cập nhật."
)
_EPILOG = "Ví dụ: cchc-score follow-up nam-2025 -o theo-doi.xlsx"


def add_to(app: typer.Typer) -> None:
    """Put the command into the command tree."""
    app.command("follow-up", help=_HELP, epilog=_EPILOG)(follow_up)


def follow_up(
    ctx: typer.Context,
    folder: Folder,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE.xlsx", help="Xuất bảng theo dõi để cập nhật và gửi đi."),
    ] = None,
    update: Annotated[
        Path | None,
        typer.Option("--update", metavar="FILE.xlsx", help="Ghi vào sổ những gì bảng đã cập nhật nói thêm."),
    ] = None,
    today: Today = None,
    format_: Annotated[Format, typer.Option("--format", help="In ra màn hình dạng chữ hay json.")] = Format.TEXT,
) -> int:
    """Bring the book up to date; print what is not done."""
    from cchc_score.campaign.follow_up import FollowUp
    from cchc_score.campaign.follow_up import follow_up as bring_up_to_date

    session: Session = ctx.obj
    day = day_of(today)
    plan, problems = read_year(folder)
    if plan is None:
        return _show(session, format_, FollowUp((), problems), day)
    with progress(session, Phrase("Đọc các tệp", "Reading files")) as step:
        result = bring_up_to_date(plan, update, day, None, step)
    result = FollowUp(result.items, (*problems, *result.problems))
    if output is not None:
        session.wrote(session.err, _export(plan, result, output, day))
    return _show(session, format_, result, day)


def _export(plan: Plan, result: FollowUp, path: Path, day: date) -> Path:
    from cchc_score.follow_up.workbook import follow_up_book
    from cchc_score.placing import place_file

    year = f" NĂM {plan.year}" if plan.year is not None else ""
    content = follow_up_book(f"THEO DÕI THỰC HIỆN KIẾN NGHỊ SAU KIỂM TRA{year}", result.items, day)

    def write(draft: Path) -> None:
        draft.write_bytes(content)

    return place_file(path, write)


def _show(session: Session, format_: Format, result: FollowUp, day: date) -> int:
    from cchc_score.follow_up.screen import follow_up_json, print_follow_up

    if format_ is Format.JSON:
        print(follow_up_json(result.items, result.problems, day, session.lang))
        return session.ends(result.problems)
    print_follow_up(session.out, result.items, day, session.lang)
    return end_with(session, result.problems)
