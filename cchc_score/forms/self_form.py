"""Forms: the self-assessment form of a unit and of thousands alike: drawn once, then given each unit's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_score.forms import archive, book
from cchc_score.forms.body import add_body
from cchc_score.forms.cover import add_cover
from cchc_score.forms.entry import Lists
from cchc_score.forms.heading import UNIT_CODE, UNIT_NAME, UNIT_NAME_CAPITALS, Heading
from cchc_score.forms.layout import Layout, Way, option_lists
from cchc_score.forms.placing import self_layout
from cchc_score.model import CriteriaSet, Unit
from cchc_score.stamp import to_pairs
from cchc_score.text import tidy

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

    from cchc_score.forms.styles import Styles

_MARKS = (UNIT_CODE, UNIT_NAME, UNIT_NAME_CAPITALS)
_BODY_PART = "xl/worksheets/sheet2.xml"
_TEMPLATES = 16


def write_self_form(criteria: CriteriaSet, unit: Unit, year: int, deadline: date | None, path: Path) -> None:
    """Write one unit's form at `path`. Raises OSError where that cannot be written."""
    for _, content in self_forms(criteria, [unit], year, deadline):
        path.write_bytes(content)


def self_forms(
    criteria: CriteriaSet, units: Iterable[Unit], year: int, deadline: date | None
) -> Iterator[tuple[Unit, bytes]]:
    """The form of each unit, one after another; no more than one is held.

    Units that share level, grade bands and exemptions share one template. The same unit gives the same bytes.
    """
    templates: dict[tuple[str, object, tuple[str, ...]], archive.Template] = {}
    for unit in units:
        level = unit.level or (criteria.levels[0] if criteria.levels else "")
        bands = criteria.grades.for_group(unit.group) if criteria.grades is not None else None
        exempt = tuple(sorted(unit.exempt))
        key = (level, bands, exempt)
        if key not in templates:
            if len(templates) >= _TEMPLATES:
                templates.clear()
            templates[key] = _template(Heading(criteria, year, level, unit.group, deadline), exempt)
        yield unit, templates[key].filled(_words(unit))


def _words(unit: Unit) -> dict[str, str]:
    code, name = _printable(unit.code), _printable(unit.name)
    return {UNIT_CODE: code, UNIT_NAME: name, UNIT_NAME_CAPITALS: name.upper()}


def _printable(text: str) -> str:
    return "".join(letter for letter in tidy(text) if letter.isprintable())


def _template(heading: Heading, exempt: tuple[str, ...]) -> archive.Template:
    layout = self_layout(heading.criteria, exempt)
    lists = Lists(option_lists(layout))

    def pages(workbook: Workbook, styles: Styles) -> None:
        add_cover(workbook, styles, heading, layout)
        add_body(workbook, styles, heading, layout, lists)

    drawn = book.draw(heading.title, to_pairs(heading.stamp()), lists, pages)
    return archive.template(drawn, _MARKS, partial(_amend, layout))


def _amend(layout: Layout, name: str, content: bytes) -> bytes:
    """Let the rows that people fill in grow with what they write: a height that is fixed would cut it on paper."""
    if name != _BODY_PART:
        return content
    growing = {row + 1 for row in _rows_filled(layout)}

    def loosen(match: re.Match[bytes]) -> bytes:
        return match[0].replace(b' customHeight="1"', b"") if int(match[1]) in growing else match[0]

    return re.sub(rb'<row r="(\d+)"[^>]*>', loosen, content)


def _rows_filled(layout: Layout) -> Iterator[int]:
    for place in layout.leaves():
        if place.way in (Way.FACTS, Way.POINTS, Way.LATER):
            yield place.row
