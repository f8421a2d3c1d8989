"""Command line: what commands share when they show things: the format asked for, and progress."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING

from cchc_score.cli.session import Exit, Session, must_be_folder
from cchc_score.text import Phrase

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_score.campaign.plan import Plan
    from cchc_score.problems import Problem

_FILES_ON_SCREEN = 20


class Format(StrEnum):
    """How results are printed."""

    TEXT = "text"
    JSON = "json"


@contextmanager
def progress(session: Session, what: Phrase) -> Iterator[Callable[[int, int], None]]:
    """A bar on stderr while files are read; nothing when stderr is not a terminal."""
    if not session.err.is_terminal:
        yield lambda done, of: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=session.err, transient=True) as bar:
        task = bar.add_task(what.text(session.lang), total=None)

        def step(done: int, of: int) -> None:
            bar.update(task, completed=done, total=of)

        yield step


def end_with(session: Session, problems: Sequence[Problem]) -> Exit:
    """Print the problems, if any, after what was done; status 1 when one is an error."""
    from cchc_score.reports.terminal import print_problems

    if problems:
        print_problems(session.out, tuple(problems), session.lang)
    return session.ends(problems)


def read_year(folder: Path) -> tuple[Plan | None, tuple[Problem, ...]]:
    """The plan of a campaign folder. Raises WrongUsageError when the folder is not there."""
    from cchc_score.campaign.plan import read_plan

    must_be_folder(folder)
    return read_plan(folder)


def wrote_all(session: Session, paths: Sequence[Path], many: Phrase) -> None:
    """Say where files were written: a few by name; of many the count and the folder (`{count}`, `{folder}`)."""
    if len(paths) > _FILES_ON_SCREEN:
        values = {"count": len(paths), "folder": paths[0].parent}
        session.out.print(Phrase(many.vi, many.en, values).text(session.lang), soft_wrap=True)
        return
    for path in paths:
        session.wrote(session.out, path)
