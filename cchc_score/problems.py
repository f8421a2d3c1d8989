"""Bottom of the house: a mistake in a user's file is data. What is wrong, where it stands, what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from cchc_score.messages import CATALOGUE
from cchc_score.text import Lang, Phrase


class Severity(StrEnum):
    """How much a problem matters: an error leaves something out, a warning and a note leave nothing out."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Place(NamedTuple):
    """Where something stands: file with line and column (YAML, CSV), or file with sheet and cell."""

    file: str
    sheet: str | None = None
    cell: str | None = None
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        if self.line is not None:
            return f"{self.file}:{self.line}" + (f":{self.column}" if self.column is not None else "")
        return "!".join(part for part in (self.file, self.sheet, self.cell) if part is not None)


class Problem(NamedTuple):
    """One thing wrong (or worth knowing) in what a person wrote. Its sentence comes from the catalogue."""

    code: str
    place: Place
    values: Mapping[str, object] = {}

    @property
    def severity(self) -> Severity:
        """As the catalogue grades this code."""
        return Severity(CATALOGUE[self.code].severity)

    def message(self, lang: Lang) -> str:
        """What is wrong with the value found and what to do, one sentence or two."""
        sentence = CATALOGUE[self.code]
        return Phrase(sentence.vi, sentence.en, self.values).text(lang)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether anything among the problems is an error (exit status 1)."""
    return any(problem.severity is Severity.ERROR for problem in problems)
