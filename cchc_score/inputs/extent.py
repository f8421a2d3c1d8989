"""Inputs: how far out a sheet is read, and the note of what lay beyond."""

from __future__ import annotations

from cchc_score.inputs.grid import Cell, Sheet, reference
from cchc_score.problems import Place, Problem

MAX_ROWS = 20_000
MAX_COLUMNS = 512
GRID_ROWS = 1_048_576
GRID_COLUMNS = 16_384


class Collector:
    """Gathers the cells of one sheet; counts those that stand too far out instead of keeping them."""

    __slots__ = ("beyond", "first_beyond", "name", "rows")

    def __init__(self, name: str) -> None:
        self.name = name
        self.rows: dict[int, dict[int, Cell]] = {}
        self.beyond = 0
        self.first_beyond = ""

    def put(self, row: int, column: int, cell: Cell) -> bool:
        """Keep a cell, rows and columns from 1; False when its place is taken."""
        if row > MAX_ROWS or column > MAX_COLUMNS:
            self.note_beyond(row, column)
            return True
        cells = self.rows.get(row)
        if cells is None:
            cells = self.rows[row] = {}
        if column in cells:
            return False
        cells[column] = cell
        return True

    def note_beyond(self, row: int, column: int) -> None:
        """Count a value that is not kept."""
        self.beyond += 1
        self.first_beyond = self.first_beyond or reference(row, column)

    def in_order(self) -> dict[int, dict[int, Cell]]:
        """Rows and columns in ascending order, however they were stored."""
        for row, cells in self.rows.items():
            if sorted(cells) != list(cells):
                self.rows[row] = dict(sorted(cells.items()))
        return self.rows if sorted(self.rows) == list(self.rows) else dict(sorted(self.rows.items()))

    def sheet(
        self,
        *,
        merges: tuple[tuple[int, int, int, int], ...] = (),
        hidden: bool = False,
        hidden_rows: frozenset[int] = frozenset(),
        hidden_columns: frozenset[int] = frozenset(),
    ) -> Sheet:
        """The finished sheet."""
        return Sheet(self.name, self.in_order(), clip(merges), hidden, hidden_rows, hidden_columns)

    def problems(self, file: str) -> tuple[Problem, ...]:
        """A warning naming the first value that stood too far out, if any did."""
        if not self.beyond:
            return ()
        values = {"count": self.beyond, "cell": self.first_beyond, "rows": MAX_ROWS, "columns": MAX_COLUMNS}
        return (Problem("far-cells", Place(file, self.name or None, self.first_beyond), values),)


def clip(merges: tuple[tuple[int, int, int, int], ...]) -> tuple[tuple[int, int, int, int], ...]:
    """Merged areas cut to the part of the sheet that is read, so that nobody walks over a million rows."""
    return tuple(
        (top, left, min(bottom, MAX_ROWS), min(right, MAX_COLUMNS))
        for top, left, bottom, right in merges
        if top <= MAX_ROWS and left <= MAX_COLUMNS
    )
