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

Place = Callable[[Path, bytes], Path]
"""Puts a file where it belongs and says where it stands in the end."""


def _beside(path: Path, content: bytes) -> Path:
    """Written beside and then moved: a file of the same name is replaced whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".part")
    try:
        draft.write_bytes(content)
        return draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def write_self_forms(
    criteria: CriteriaSet,
    units: Iterable[Unit],
    year: int,
    deadline: date | None,
    folder: Path,
    progress: Callable[[Unit], None] | None = None,
    *,
    place: Place = _beside,
    taken: set[str] | None = None,
) -> list[Path]:
    """Write the form of every unit into `folder`, which is made where it is not; returns their paths in order.

    `progress` is called after each, `place` puts each where it belongs, `taken` are the names of files that
    stand there already and are not to be replaced. Raises OSError.
    """
    names = set() if taken is None else taken
    paths = []
    for unit, content in self_forms(criteria, units, year, deadline):
        paths.append(place(folder / free_name(file_name(unit), names), content))
        if progress is not None:
            progress(unit)
    return paths


def file_name(unit: Unit) -> str:
    """A name of plain letters: the code, then the unit's name without accents: “X01-phuong-mau.xlsx”."""
    words = fold(unit.name).replace(" ", "-")
    return f"{portable(f'{portable(unit.code)}-{words}')[:_LONGEST_NAME].strip('-.') or 'phieu'}.xlsx"


def portable(text: str) -> str:
    """The text in letters that every system takes in the name of a file."""
    return _NOT_PORTABLE.sub("-", text).strip("-.")


def free_name(name: str, taken: set[str]) -> str:
    """The name, numbered when it is among those taken, and then one of them; case does not tell names apart."""
    stem, _, kind = name.rpartition(".")
    number, free = 1, name
    while free.casefold() in taken:
        number += 1
        free = f"{stem}-{number}.{kind}"
    taken.add(free.casefold())
    return free
