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
    "Không có -o thì in bản thảo ra màn hình. Với --into: đưa chỗ sửa ở bảng của “criteria export” về tệp YAML."
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
    into: Annotated[
        Path | None,
        typer.Option(
            "--into", metavar="SET", help="Tệp YAML của bộ đã xuất; cho xem chỗ sửa.", show_default=False
        ),
    ] = None,
    write: Annotated[bool, typer.Option("--write", help="Với --into: ghi chỗ sửa vào tệp.")] = False,
) -> int:
    """Read the annex; write or print the draft, then say what is wrong with it. Or take in an edited export."""
    session: Session = ctx.obj
    if into is not None:
        return _take_in(session, file, into, write=write)
    if write:
        raise WrongUsageError(Phrase("--write chỉ đi cùng --into.", "--write goes with --into only."))
    return _draft(session, file, output)


def _take_in(session: Session, file: Path, into: Path, *, write: bool) -> int:
    """Show what the edited workbook changes in the set's file; write it when that is asked and it is sound."""
    from cchc_score.authoring.exchange_into import read_back

    change, problems = read_back(file, into, str(into))
    if change is None:
        return end_with(session, problems)
    for line in change.lines():
        session.out.print(line, soft_wrap=True)
    if not change.lines():
        session.out.print(session.say("Không có gì thay đổi.", "Nothing changes."))
    elif any(problem.code == "exchange-not-sound" for problem in problems):
        pass  # said among the problems
    elif write:
        trouble = change.write()
        problems = (*problems, *((trouble,) if trouble is not None else ()))
        if trouble is None:
            session.wrote(session.out, into)
    else:
        session.out.print(
            session.say(
                "Chưa ghi; thêm --write để ghi vào {path}.", "Not written; add --write to write {path}.", path=into
            ),
            soft_wrap=True,
        )
    return end_with(session, problems)


def _draft(session: Session, file: Path, output: Path | None) -> int:
    from cchc_score.authoring.annex_reading import read_annex

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
