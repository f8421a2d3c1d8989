"""Inputs: whom each row of a table speaks of: the unit of its sheet, or in a long table the unit it names."""

from __future__ import annotations

from dataclasses import dataclass

from cchc_score.inputs.answers import Cells
from cchc_score.inputs.columns import Layout
from cchc_score.inputs.gathering import Gathering
from cchc_score.inputs.grid import Book, Sheet
from cchc_score.inputs.subjects import Labels, Subjects
from cchc_score.inputs.values import is_blank
from cchc_score.inputs.wide import is_summary, naming_at
from cchc_score.problems import Problem
from cchc_score.text import tidy


@dataclass(slots=True)
class LongRows:
    """Whom each row of a long table speaks of. A row of data or of a merged area belongs to the unit above."""

    book: Book
    sheet: Sheet
    layout: Layout
    labels: Labels
    subjects: Subjects
    current: Gathering | None = None

    def subject(self, row: int, cells: Cells) -> Gathering | None:
        """The unit of a row; None, and told, when it cannot be known."""
        columns = (self.layout.unit_code, self.layout.unit_name)
        naming = naming_at(self.book, self.sheet, row, cells, columns)
        if naming is not None:
            self.current = None if is_summary(naming) else self.subjects.of(naming, self.labels)
        elif not self._continues(row, cells, columns):
            self._tell(row, cells)
            return None
        return self.current

    def _continues(self, row: int, cells: Cells, columns: tuple[int | None, int | None]) -> bool:
        code = cells.get(self.layout.code)
        if code is None or is_blank(code) or ":" in code.text:
            return True
        return any(
            first_row <= row <= last_row and first_column in columns
            for first_row, first_column, last_row, _ in self.sheet.merges
        )

    def _tell(self, row: int, cells: Cells) -> None:
        code = cells[self.layout.code]
        place = self.book.place(self.sheet, row, self.layout.unit_code or self.layout.unit_name or 1)
        self.subjects.problems.append(Problem("row-without-unit", place, {"criterion": tidy(code.text)}))
