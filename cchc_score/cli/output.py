"""Command line: what commands share when they show things: the format asked for, and progress."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum

from cchc_score.cli.session import Session
from cchc_score.text import Phrase


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
