"""Command line: the arguments and options that several commands have, each worded once."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="Thư mục công việc của năm.")]
Units = Annotated[
    list[str] | None,
    typer.Option("--unit", metavar="CODE", help="Mã đơn vị; dùng được nhiều lần. Không nêu thì mọi đơn vị."),
]
Today = Annotated[
    datetime | None,
    typer.Option(
        "--today", metavar="YYYY-MM-DD", formats=["%Y-%m-%d"], help="Ngày để tính hạn; mặc định hôm nay."
    ),
]


def day_of(today: datetime | None) -> date:
    """The day asked for, else that of the computer's clock."""
    return today.date() if today is not None else date.today()
