"""Command line: a page for reviewers, as text, Markdown or JSON, on the screen or into a file."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from enum import StrEnum
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc_score.cli.output import end_with
from cchc_score.cli.session import Exit, Session

if TYPE_CHECKING:
    from cchc_score.authoring.page import Page
    from cchc_score.problems import Problem

_FILE_WIDTH = 100


class PageFormat(StrEnum):
    """How a page is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


PageFormatOption = Annotated[
    PageFormat,
    typer.Option("--format", help="Dạng chữ, markdown (để dán vào pull request) hay json."),
]
PageFileOption = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="Ghi ra tệp thay vì màn hình.")
]


class Told:
    """What a command has to tell: the page and the JSON document, made when their format is asked for."""

    def __init__(self, page: Page, document: Mapping[str, object]) -> None:
        self.page = page
        self.document = document


def deliver(
    session: Session, told: Told | None, problems: Sequence[Problem], format_: PageFormat, output: Path | None
) -> Exit:
    """Show or write what is told, then the problems; status 1 when one of them is an error.

    Problems stand in the JSON document; beside Markdown they go to stderr, so that a page stays a page.
    """
    if format_ is PageFormat.JSON:
        from cchc_score.reports.json_report import problem_list

        document = {**(told.document if told else {}), "problems": problem_list(problems, session.lang)}
        _put(session, json.dumps(document, ensure_ascii=False, indent=2) + "\n", output)
        return session.ends(problems)
    if format_ is PageFormat.TEXT and output is None:
        from cchc_score.authoring.page_terminal import print_page

        if told is not None:
            print_page(session.out, told.page)
        return end_with(session, problems)
    if told is not None:
        _put(session, _written(told.page, format_, session), output)
    return _complain(session, problems)


def _complain(session: Session, problems: Sequence[Problem]) -> Exit:
    from cchc_score.reports.terminal import print_problems

    if problems:
        print_problems(session.err, tuple(problems), session.lang)
    return session.ends(problems)


def _written(page: Page, format_: PageFormat, session: Session) -> str:
    if format_ is PageFormat.MARKDOWN:
        from cchc_score.authoring.markdown import to_markdown

        return to_markdown(page, session.lang)
    from rich.console import Console

    from cchc_score.authoring.page_terminal import print_page

    paper = StringIO()
    print_page(Console(file=paper, width=_FILE_WIDTH, highlight=False, markup=False, emoji=False), page)
    return "".join(f"{line.rstrip()}\n" for line in paper.getvalue().splitlines())


def _put(session: Session, text: str, output: Path | None) -> None:
    if output is None:
        print(text, end="")
        return
    from cchc_score.placing import place_file

    written = place_file(output, lambda draft: _write(draft, text))
    session.wrote(session.err, written)


def _write(draft: Path, text: str) -> None:
    draft.write_text(text, encoding="utf-8", newline="\n")
