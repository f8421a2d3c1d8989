"""Command line: `notice`: the notices of inspection results, as Word documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc_score.cli.output import end_with, progress
from cchc_score.cli.session import Exit, Session, must_be_folder
from cchc_score.cli.units import codes_named
from cchc_score.text import Phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

_HELP = (
    "Lập thông báo kết quả kiểm tra (Word): mỗi đơn vị, mỗi lần kiểm tra một thông báo, và một thông báo chung "
    "cho mỗi đợt kiểm tra nhiều đơn vị."
)
_EPILOG = "Ví dụ: cchc-score notice nam-2025 --unit X01"

_FILES_ON_SCREEN = 20


def add_to(app: typer.Typer) -> None:
    """Put the command into the command tree."""
    app.command("notice", help=_HELP, epilog=_EPILOG)(notice)


def notice(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Thư mục công việc của năm.")],
    unit: Annotated[
        list[str] | None,
        typer.Option("--unit", metavar="CODE", help="Mã đơn vị; dùng được nhiều lần. Không nêu thì mọi đơn vị."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="OUT", help="Thư mục ghi thông báo; mặc định là out/notices."),
    ] = None,
    templates: Annotated[
        bool,
        typer.Option("--templates", help="Chỉ chép mẫu Word của thông báo vào DIR/templates để sửa, chưa lập gì."),
    ] = False,
) -> int:
    """Write the notices; without --unit also those of whole rounds of visits."""
    from cchc_score.campaign.notices import NOTICES, letters_of, write_notices
    from cchc_score.campaign.plan import read_plan

    session: Session = ctx.obj
    must_be_folder(folder)
    if templates:
        return _copy_templates(session, folder)
    plan, problems = read_plan(folder)
    if plan is None:
        return end_with(session, problems)
    codes = codes_named(plan, unit)
    with progress(session, Phrase("Đọc các phiếu kiểm tra", "Reading inspection workbooks")) as step:
        letters, found = letters_of(plan, codes, None, step)
    out = output if output is not None else folder / "out" / NOTICES
    with progress(session, Phrase("Ghi thông báo", "Writing notices")) as step:
        written = write_notices(plan, letters, out, step)
    _tell(session, written.paths)
    return end_with(session, (*problems, *found, *written.problems))


def _copy_templates(session: Session, folder: Path) -> int:
    from cchc_score.documents.notice import UNIT_TEMPLATE, VISIT_TEMPLATE
    from cchc_score.documents.shipped import copy_templates

    written, kept = copy_templates((UNIT_TEMPLATE, VISIT_TEMPLATE), folder)
    for path in written:
        session.wrote(session.out, path)
    for path in kept:
        said = session.say("{path} đã có, giữ nguyên", "{path} is there already and stays", path=path)
        session.out.print(said, soft_wrap=True)
    return Exit.DONE


def _tell(session: Session, paths: Sequence[Path]) -> None:
    """Where the notices are; a few by name, many by their folder."""
    for path in paths if len(paths) <= _FILES_ON_SCREEN else ():
        session.wrote(session.out, path)
    if len(paths) > _FILES_ON_SCREEN:
        said = session.say(
            "Đã ghi {count} thông báo vào {folder}",
            "Wrote {count} notices into {folder}",
            count=len(paths),
            folder=paths[0].parent,
        )
        session.out.print(said, soft_wrap=True)
