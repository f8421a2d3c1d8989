"""Forms: thousands of forms into a folder, each under a name that every system takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from cchc_score.forms.self_form import self_forms
from cchc_score.model import CriteriaSet, Unit
from cchc_score.text import fold

_LONGEST_NAME = 80
_NOT_PORTABLE = re.compile(r"[^0-9A-Za-z._-]+")


def write_self_forms(
    criteria: CriteriaSet,
    units: Iterable[Unit],
    year: int,
    deadline: date | None,
    folder: Path,
    progress: Callable[[Unit], None] | None = None,
) -> list[Path]:
    """Write the form of every unit into `folder`, which is made where it is not; returns their paths in order.

    `progress` is called after each. A file of the same name is replaced whole: each is written beside and then
    moved. Raises OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    taken: set[str] = set()
    paths = []
    for unit, content in self_forms(criteria, units, year, deadline):
        path = folder / _free(file_name(unit), taken)
        draft = path.with_suffix(".part")
        try:
            draft.write_bytes(content)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
        paths.append(path)
        if progress is not None:
            progress(unit)
    return paths


def file_name(unit: Unit) -> str:
    """A name of plain letters: the code, then the unit's name without accents: “X01-phuong-mau.xlsx”."""
    code = _NOT_PORTABLE.sub("-", unit.code).strip("-.")
    words = fold(unit.name).replace(" ", "-")
    return f"{_NOT_PORTABLE.sub('-', f'{code}-{words}')[:_LONGEST_NAME].strip('-.') or 'phieu'}.xlsx"


def _free(name: str, taken: set[str]) -> str:
    """The name, numbered when another unit has it already; file systems may not tell case apart."""
    stem, number, free = name.removesuffix(".xlsx"), 1, name
    while free.casefold() in taken:
        number += 1
        free = f"{stem}-{number}.xlsx"
    taken.add(free.casefold())
    return free
