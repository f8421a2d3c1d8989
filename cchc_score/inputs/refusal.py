"""Inputs: why a file is not read on. Raised inside the readers, turned into a problem where the file is opened."""

from __future__ import annotations

from collections.abc import Mapping

from cchc_score.problems import Place, Problem
from cchc_score.text import Phrase


class RefusedError(Exception):
    """The file is refused as a whole; `code` and `values` name the sentence of the catalogue."""

    def __init__(
        self,
        code: str,
        values: Mapping[str, object] | None = None,
        *,
        sheet: str | None = None,
        cell: str | None = None,
        line: int | None = None,
    ) -> None:
        super().__init__(code)
        self.code, self.values = code, values or {}
        self.sheet, self.cell, self.line = sheet, cell, line

    def problem(self, file: str) -> Problem:
        """The problem for the user, placed in the file as the user knows it."""
        return Problem(self.code, Place(file, self.sheet, self.cell, self.line), self.values)


def damaged(vi: str, en: str, values: Mapping[str, object] | None = None) -> RefusedError:
    """A refusal because the file does not hold together; the detail is said in both languages."""
    return RefusedError("file-damaged", {"detail": Phrase(vi, en, values or {})})
