"""Criteria: grade bands and disqualifying conditions. Every index earns exactly one grade, or it is a problem."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cchc_score.criteria.setting_shapes import BAND
from cchc_score.declared import Block, Key, Record, Report, Tree, mistyped, read_value, unknown
from cchc_score.model import Disqualifier, GradeBand, Grades
from cchc_score.problems import Place
from cchc_score.rules.intervals import Declared, Domain, Interval, covers, read_interval
from cchc_score.text import Phrase, tidy

_GROUPS = Key("groups", "shape", Phrase("Mức của từng nhóm.", "Bands of groups."))
_BANDS = Key("groups", "shape", Phrase("Các mức.", "The bands."), required=True, many=True, shape=BAND)
_ANY_INDEX = Domain(Interval())
"""Bonus points carry an index over 100 and penalties may carry one below 0: the bands have no ends."""


class _Placed(NamedTuple):
    name: str
    interval: Interval
    place: Place


def grades(record: Record | None, report: Report) -> Grades | None:
    """The grades of a set, best first. Codes of disqualifying conditions are checked with the tree."""
    if record is None:
        return None
    bands = _bands(record.get("bands", ()), report)
    groups = _groups(record.get("groups"), report)
    made = (_disqualifier(one, (bands, *groups.values()), report) for one in record.get("disqualify", ()))
    conditions = tuple(one for one in made if one is not None)
    return Grades(bands, groups, conditions, on_rounded=record.get("on", "rounded") == "rounded")


def _groups(tree: Tree | None, report: Report) -> dict[str, tuple[GradeBand, ...]]:
    if tree is None:
        return {}
    if not isinstance(tree, Block):
        mistyped(_GROUPS, tree, report)
        return {}
    return {tidy(name.text): _bands(read_value(_BANDS, under, report), report) for name, under in tree.entries}


def _bands(records: Sequence[Record], report: Report) -> tuple[GradeBand, ...]:
    """Bands from best to lowest; told when they leave a gap, overlap, or do not reach both ends."""
    placed = [band for record in records if (band := _band(record, report)) is not None]
    _tell_repeats(placed, report)
    if placed and len(placed) == len(records):  # a band that could not be read would look like a gap
        covers([Declared(band.interval, band.place) for band in placed], _ANY_INDEX, "", report)
    placed.sort(key=lambda band: band.interval.start(), reverse=True)
    return tuple(GradeBand(band.name, band.interval.lower, band.interval.upper) for band in placed)


def _band(record: Record, report: Report) -> _Placed | None:
    interval = read_interval(record, report)
    unread = any(name in record.places and name not in record for name in ("from", "above", "to", "below"))
    if interval is None or unread or "name" not in record:
        return None
    return _Placed(record["name"], interval, record.place)


def _tell_repeats(placed: Sequence[_Placed], report: Report) -> None:
    seen: dict[str, Place] = {}
    for band in placed:
        if band.name in seen:
            report.add("grade-named-twice", band.place, name=band.name, first_line=seen[band.name].line)
        seen.setdefault(band.name, band.place)


def _disqualifier(record: Record, all_bands: Sequence[Sequence[GradeBand]], report: Report) -> Disqualifier | None:
    """One condition; the grade it names must exist wherever it may be applied."""
    bounds = [name for name in ("below", "index_below") if name in record.places]
    best: str | None = record.get("best_grade")
    lacking = [names for bands in all_bands if (names := [b.name for b in bands]) and best not in names]
    if best is not None and lacking:
        place = record.where("best_grade")
        unknown(report, "unknown-value", place, best, lacking[0], key="best_grade", found=best)
    if len(bounds) != 1:
        report.add("disqualify-bound", record.place)
        return None
    if best is None or "criterion" not in record or bounds[0] not in record:
        return None
    return Disqualifier(record["criterion"], record[bounds[0]], bounds == ["index_below"], best)
