"""Inputs: when a file says it was written: its own words and properties; never what the file system says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from cchc_score.inputs.archive import Archive
from cchc_score.inputs.grid import TEXT, Cell
from cchc_score.inputs.labels import Label, Labelled
from cchc_score.inputs.refusal import RefusedError
from cchc_score.inputs.values import read_day
from cchc_score.inputs.xml_part import elements
from cchc_score.model import Entry, Stated
from cchc_score.problems import Problem

_TERMS = "http://purl.org/dc/terms/"
_ELEMENTS = "http://purl.org/dc/elements/1.1/"
_YEARS = range(1980, 2200)
"""Years in which a workbook can have been saved; others come from broken clocks."""
_META = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"


def stated_by(labels: Mapping[Label, Labelled], saved: datetime | None, problems: list[Problem]) -> Stated:
    """When a file says it was written: the day above its table, and its last save. A day in riddles is told."""
    said = labels.get(Label.MADE)
    day = read_day(Cell(TEXT, said.text)) if said is not None else None
    if said is not None and day is None:
        problems.append(Problem("stated-day-unreadable", said.place, {"found": said.text}))
    return Stated(Entry(day, said.place) if said is not None and day is not None else None, saved)


def saved_in_excel(archive: Archive, part: str) -> datetime | None:
    """The last save of an .xlsx, by its core properties (dcterms:modified)."""
    return _saved(_texts(archive, part, (_TERMS,)), "created", "modified")


def saved_in_libreoffice(archive: Archive) -> datetime | None:
    """The last save of an .ods, by its meta.xml (dc:date)."""
    return _saved(_texts(archive, "meta.xml", (_ELEMENTS, _META)), "creation-date", "date")


def _saved(texts: Mapping[str, str], made: str, last: str) -> datetime | None:
    """A program that writes both moments alike, as ours does in a form nobody has saved yet, tells of no save."""
    moment = _moment(texts.get(last, ""))
    return moment if moment != _moment(texts.get(made, "")) else None


def _texts(archive: Archive, part: str, namespaces: Iterable[str]) -> Mapping[str, str]:
    """The elements of a part by name; nothing where the part is broken: nobody needs it to read the answers."""
    try:
        data = archive.read(part) if part else None
        return {one.name: one.text for one in elements(data, part, namespaces)} if data is not None else {}
    except RefusedError:
        return {}


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text.strip())
        moment = moment.astimezone(UTC) if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
    return moment if moment.year in _YEARS else None
