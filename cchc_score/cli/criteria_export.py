"""Command line: `criteria export`: a set as a workbook that colleagues edit; see `criteria import --into`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cchc_score.cli.output import end_with
from cchc_score.cli.session import Session, WrongUsageError
from cchc_score.text import Phrase

_HELP = (
    "Xuất bộ tiêu chí ra bảng Excel để đồng nghiệp sửa; đưa chỗ sửa về tệp YAML bằng "
    "“criteria import FILE.xlsx --into SET.yaml”."
)
_EPILOG = "Ví dụ: cchc-score criteria export criteria/commune-2025.yaml -o gop-y.xlsx"


def add_to(group: typer.Typer) -> None:
    """Put the command into the group."""
    group.command("export", help=_HELP, epilog=_EPILOG)(export)


def export(
    ctx: typer.Context,
    set_: Annotated[str, typer.Argument(metavar="SET", help="Tên bộ hoặc tệp YAML.")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="Tệp .xlsx để ghi.")],
) -> int:
    """Write the workbook of a set's file."""
    from cchc_score.authoring.exchange_into import export as workbook_of
    from cchc_score.campaign.sets import find_set
    from cchc_score.criteria import library
    from cchc_score.placing import place_bytes

    session: Session = ctx.obj
    if output.suffix.lower() != ".xlsx":
        raise WrongUsageError(
            Phrase(
                "Tên tệp sau -o phải kết thúc bằng .xlsx; “{name}” thì không.",
                "The file after -o must end in .xlsx; “{name}” does not.",
                {"name": output.name},
            )
        )
    path = library.find(set_)
    if path is None:
        return end_with(session, find_set(set_)[1])
    content, problems = workbook_of(path, set_)
    if content is not None:
        session.wrote(session.out, place_bytes(output, content))
    return end_with(session, problems)
