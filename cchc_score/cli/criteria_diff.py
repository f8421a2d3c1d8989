"""Command line: `criteria diff`: what changed between two versions of a set."""

from __future__ import annotations

from typing import Annotated

import typer

from cchc_score.cli.pages import PageFileOption, PageFormat, PageFormatOption, Told, deliver
from cchc_score.cli.session import Session

_HELP = (
    "So sánh hai bản của một bộ tiêu chí: thêm, bỏ, chuyển chỗ, đổi điểm, đổi cách tính, sửa câu chữ, "
    "và điểm từng lĩnh vực trước, sau."
)
_EPILOG = "Ví dụ: cchc-score criteria diff main:criteria/commune-2025.yaml criteria/commune-2025.yaml"

_VERSION = "Tệp YAML, tên bộ kèm theo, hoặc NHÁNH:đường-dẫn trong git (như main:criteria/xa.yaml)."
OldArgument = Annotated[str, typer.Argument(metavar="OLD", help=f"Bản cũ. {_VERSION}")]
NewArgument = Annotated[str, typer.Argument(metavar="NEW", help="Bản mới, nêu như bản cũ.")]


def add_to(group: typer.Typer) -> None:
    """Put the command into the group."""
    group.command("diff", help=_HELP, epilog=_EPILOG)(diff)


def diff(
    ctx: typer.Context,
    old: OldArgument,
    new: NewArgument,
    format_: PageFormatOption = PageFormat.TEXT,
    output: PageFileOption = None,
) -> int:
    """Compare two versions; differences are no mistake (status 0)."""
    from cchc_score.authoring.diff import compare
    from cchc_score.authoring.diff_json import diff_json
    from cchc_score.authoring.diff_page import diff_page
    from cchc_score.authoring.revisions import find_version

    session: Session = ctx.obj
    (before, problems), (after, more) = find_version(old), find_version(new)
    told = None
    if before is not None and after is not None:
        difference = compare(before, after)
        told = Told(diff_page(difference, session.lang), diff_json(difference, session.lang))
    return deliver(session, told, (*problems, *more), format_, output)
