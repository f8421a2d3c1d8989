"""Command line: `criteria import`: an annex becomes a draft; an edited export goes back into its set."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc_score.cli.output import end_with
from cchc_score.cli.session import Session, WrongUsageError
from cchc_score.text import Phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_score.authoring.annex_reading import AnnexReading
    from cchc_score.problems import Problem

_HELP = (
    "Đọc phụ lục quyết định trong bảng tính thành bản thảo YAML, chỗ chưa chắc ghi “to review”. "
    "Không có -o thì in bản thảo ra màn hình."
)
_EPILOG = "Ví dụ: cchc-score criteria import phu-luc.xlsx -o criteria/xa-2026.yaml"


def add_to(group: typer.Typer) -> None:
    """Put the command into the group."""
    group.command("import", help=_HELP, epilog=_EPILOG)(import_)


def import_(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Tệp .xlsx, .xls, .ods hoặc .csv.")],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Tệp YAML để ghi bản thảo.", show_default=False),
    ] = None,
) -> int:
    """Read the annex; write or print the draft, then say what is wrong with it."""
    from cchc_score.authoring.annex_reading import read_annex

    session: Session = ctx.obj
    _must_be_new(output)
    reading, problems = read_annex(file, str(file))
    if reading is None:
        return end_with(session, problems)
    if output is None:
        print(reading.page, end="")
        return _end_beside(session, problems)
    return end_with(session, (*problems, *_write(session, reading, output)))


def _must_be_new(output: Path | None) -> None:
    """A draft never takes the place of a set that somebody has worked on."""
    if output is not None and output.exists():
        raise WrongUsageError(
            Phrase(
                "Đã có tệp “{name}”; bản thảo không ghi đè. Chọn tên khác hoặc xóa tệp đó trước.",
                "There is a file “{name}”; a draft does not replace it. Choose another name, or delete it first.",
                {"name": output},
            )
        )


def _end_beside(session: Session, problems: Sequence[Problem]) -> int:
    """Tell problems on stderr: stdout is the draft."""
    from cchc_score.reports.terminal import print_problems

    if problems:
        print_problems(session.err, tuple(problems), session.lang)
    return session.ends(problems)


def _write(session: Session, reading: AnnexReading, output: Path) -> tuple[Problem, ...]:
    """Put the draft in its place; what `criteria check` says of it."""
    from cchc_score.criteria.loader import load
    from cchc_score.placing import place_bytes

    path = place_bytes(output, reading.page.encode())
    session.wrote(session.out, path)
    session.out.print(
        session.say(
            "Đọc được {nodes} mục, {leaves} tiêu chí chấm điểm; {review} tiêu chí phải xem lại "
            "(tìm chữ “to review” trong tệp).",
            "Read {nodes} nodes, {leaves} of them leaves; {review} leaves to review "
            "(find “to review” in the file).",
            nodes=reading.nodes,
            leaves=reading.leaves,
            review=reading.to_review,
        ),
        soft_wrap=True,
    )
    return load(path, str(path))[1]
