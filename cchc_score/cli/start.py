"""Command line: `init`: a campaign folder to start from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cchc_score.cli.session import Exit, Session, WrongUsageError
from cchc_score.text import Phrase

_HELP = "Tạo thư mục công việc mẫu cho một năm, có chú thích từng mục và chạy được ngay."
_EPILOG = "Ví dụ: cchc-score init nam-2025"


def add_to(app: typer.Typer) -> None:
    """Put the command into the command tree."""
    app.command("init", help=_HELP, epilog=_EPILOG)(init)


def init(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Thư mục sẽ tạo; phải chưa có hoặc đang rỗng.")],
) -> int:
    """Copy the starter campaign."""
    from cchc_score.campaign.starter import copy_starter

    session: Session = ctx.obj
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WrongUsageError(
            Phrase(
                "“{name}” đã có và không rỗng; chọn thư mục khác để không ghi đè.",
                "“{name}” exists and is not empty; choose another, so that nothing is overwritten.",
                {"name": folder},
            )
        )
    copy_starter(folder)
    session.out.print(
        session.say(
            "Đã tạo {name}. Mở campaign.yaml để đọc chú thích, rồi chạy: cchc-score rank {name}",
            "Made {name}. Read the notes in campaign.yaml, then run: cchc-score rank {name}",
            name=folder,
        ),
        soft_wrap=True,
    )
    return Exit.DONE
