"""Command line: `notice`: the notices of inspection results, as Word documents."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cchc_score.cli.options import Folder, Units
from cchc_score.cli.output import end_with, progress, read_year, wrote_all
from cchc_score.cli.session import Exit, Session, must_be_folder
from cchc_score.cli.units import codes_named
from cchc_score.text import Phrase

_HELP = (
    "Lập thông báo kết quả kiểm tra (Word): mỗi đơn vị, mỗi lần kiểm tra một thông báo, và một thông báo chung "
    "cho mỗi đợt kiểm tra nhiều đơn vị."
)
_EPILOG = "Ví dụ: cchc-score notice nam-2025 --unit X01"

_MANY = Phrase("Đã ghi {count} thông báo vào {folder}", "Wrote {count} notices into {folder}")


def add_to(app: typer.Typer) -> None:
    """Put the command into the command tree."""
    app.command("notice", help=_HELP, epilog=_EPILOG)(notice)


def notice(
    ctx: typer.Context,
    folder: Folder,
    unit: Units = None,
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

    session: Session = ctx.obj
    if templates:
        must_be_folder(folder)
        return _copy_templates(session, folder)
    plan, problems = read_year(folder)
    if plan is None:
        return end_with(session, problems)
    codes = codes_named(plan, unit)
    with progress(session, Phrase("Đọc các phiếu kiểm tra", "Reading inspection workbooks")) as step:
        letters, found = letters_of(plan, codes, None, step)
    out = output if output is not None else folder / "out" / NOTICES
    with progress(session, Phrase("Ghi thông báo", "Writing notices")) as step:
        written = write_notices(plan, letters, out, step)
    wrote_all(session, written.paths, _MANY)
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
