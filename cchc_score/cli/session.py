"""Command line: what every command shares: the language, where to print, how a run ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING

from cchc_score.text import Lang, Phrase

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import Console

    from cchc_score.problems import Problem


class Exit(IntEnum):
    """How a run ended, for scripts."""

    DONE = 0
    PROBLEMS = 1
    USAGE = 2
    OUR_FAULT = 3
    INTERRUPTED = 130


class WrongUsageError(Exception):
    """The words of the command cannot be carried out; the phrase says why. Ends with status 2."""

    def __init__(self, phrase: Phrase) -> None:
        super().__init__(phrase.en)
        self.phrase = phrase


@dataclass(slots=True)
class Session:
    """One run of the command line."""

    lang: Lang
    _consoles: dict[bool, Console] = field(default_factory=dict)

    @property
    def out(self) -> Console:
        """Where results go (stdout)."""
        return self._console(stderr=False)

    @property
    def err(self) -> Console:
        """Where progress and remarks go (stderr)."""
        return self._console(stderr=True)

    def say(self, vi: str, en: str, **values: object) -> str:
        """A sentence in the language of this run."""
        return Phrase(vi, en, values).text(self.lang)

    def wrote(self, console: Console, path: Path) -> None:
        """Say where a file was written."""
        console.print(self.say("Đã ghi {path}", "Wrote {path}", path=path), soft_wrap=True)

    def ends(self, problems: Sequence[Problem]) -> Exit:
        """Status 1 when an error stands among the problems, else 0."""
        from cchc_score.problems import has_errors

        return Exit.PROBLEMS if has_errors(problems) else Exit.DONE

    def _console(self, *, stderr: bool) -> Console:
        if stderr not in self._consoles:
            from rich.console import Console

            self._consoles[stderr] = Console(stderr=stderr, highlight=False, markup=False, emoji=False)
        return self._consoles[stderr]


def must_be_folder(folder: Path) -> None:
    """Raises WrongUsageError when the folder named is not there."""
    if not folder.is_dir():
        said = Phrase("Không có thư mục “{name}”.", "There is no folder “{name}”.", {"name": folder})
        raise WrongUsageError(said)


def take_language(words: Sequence[str], environment: Mapping[str, str]) -> tuple[Lang, list[str]]:
    """Take `--lang vi|en` out of the words, wherever it stands; else CCHC_LANG; else Vietnamese.

    Raises WrongUsageError for a language that is not there.
    """
    given = environment.get("CCHC_LANG") or "vi"
    rest: list[str] = []
    words = list(words)
    while words:
        word = words.pop(0)
        if word == "--":
            rest += [word, *words]
            break
        if word == "--lang":
            given = words.pop(0) if words else ""
        elif word.startswith("--lang="):
            given = word.removeprefix("--lang=")
        else:
            rest.append(word)
    if given == "vi":
        return "vi", rest
    if given == "en":
        return "en", rest
    raise WrongUsageError(
        Phrase(
            "Ngôn ngữ “{given}” không có; dùng --lang vi hoặc --lang en.",
            "There is no language “{given}”; use --lang vi or --lang en.",
            {"given": given},
        )
    )


def speak_utf8() -> None:
    """Make both streams UTF-8, which a Windows console or a pipe does not promise; what it cannot show is `?`."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    os.environ.setdefault("PYTHONIOENCODING", "utf-8")
