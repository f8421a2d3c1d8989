"""Command line: `criteria docs`: a criteria set as the annex of a Decision, or as a Markdown page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc_score.cli.output import end_with
from cchc_score.cli.session import Session, WrongUsageError
from cchc_score.text import Phrase

if TYPE_CHECKING:
    from cchc_score.model import CriteriaSet
    from cchc_score.problems import Problem

_HELP = (
    "Viết bộ tiêu chí thành phụ lục của quyết định (Excel, Word) hoặc trang Markdown. "
    "Không có -o thì in trang Markdown ra màn hình."
)
_EPILOG = "Ví dụ: cchc-score criteria docs commune-2025 -o phu-luc.docx"
_KINDS = (".xlsx", ".docx", ".md")


def add_to(group: typer.Typer) -> None:
    """Put the command into the group."""
    group.command("docs", help=_HELP, epilog=_EPILOG)(docs)


def docs(
    ctx: typer.Context,
    set_: Annotated[str, typer.Argument(metavar="SET", help="Tên bộ hoặc tệp YAML.")],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Tệp .xlsx, .docx hoặc .md.", show_default=False),
    ] = None,
) -> int:
    """The set as a document; the ending of the file says which."""
    from cchc_score.campaign.sets import find_set

    session: Session = ctx.obj
    _check(output)
    criteria, problems = find_set(set_)
    if criteria is None:
        return end_with(session, problems)
    if output is None:
        _print_page(criteria)
        return _end_beside(session, problems)
    return end_with(session, (*problems, *_write(session, criteria, output)))


def _check(output: Path | None) -> None:
    if output is not None and output.suffix.lower() not in _KINDS:
        raise WrongUsageError(
            Phrase(
                "Tên tệp sau -o phải kết thúc bằng {kinds}; “{name}” thì không.",
                "The file after -o must end in {kinds}; “{name}” does not.",
                {"kinds": _KINDS, "name": output.name},
            )
        )


def _print_page(criteria: CriteriaSet) -> None:
    from cchc_score.reports.annex import annex
    from cchc_score.reports.annex_page import annex_page

    print(annex_page(annex(criteria)), end="")


def _end_beside(session: Session, problems: Sequence[Problem]) -> int:
    """Tell problems on stderr: stdout is the page."""
    from cchc_score.reports.terminal import print_problems

    if problems:
        print_problems(session.err, tuple(problems), session.lang)
    return session.ends(problems)


def _write(session: Session, criteria: CriteriaSet, output: Path) -> tuple[Problem, ...]:
    """Make the file and put it in its place; a template that is broken is told and nothing written."""
    from cchc_score.authoring.annex import write_annex

    path, problems = write_annex(criteria, output)
    if path is not None:
        session.wrote(session.out, path)
    return problems
