"""Inputs: whom a table speaks of and by which set it is read, checked against what the campaign expects."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import NamedTuple

from cchc_score.decimals import parse_plain
from cchc_score.inputs.codes import index_of
from cchc_score.inputs.gathering import Gathering
from cchc_score.inputs.grid import Book, Sheet
from cchc_score.inputs.labels import STAGES_SHOWN, Label, Labelled, stage_named
from cchc_score.inputs.stamped import since_then
from cchc_score.inputs.units import Naming, census_of, find_unit, unit_of_stem
from cchc_score.model import CriteriaSet, Source, Stage, Unit
from cchc_score.problems import Place, Problem
from cchc_score.stamp import Stamp
from cchc_score.text import fold, tidy

_YEAR = re.compile(r"\b(\d{4})\b")
_FIRST = ("wrong-level", "wrong-year")

Labels = Mapping[Label, Labelled]


class Expected(NamedTuple):
    """What a campaign knows about a file before it is opened."""

    sets: Mapping[str, CriteriaSet]
    """Level → the set its units are scored by."""
    units: Mapping[str, Unit] | None
    """The register by code; None when there is none, and files name their units themselves."""
    source: Source
    """Whose file it is, unless its own columns or its stage label say otherwise."""
    year: int | None
    explaining: bool = False
    """Whether the file is to hold explanations, and nobody's verdicts."""


@dataclass(slots=True)
class Subjects:
    """The units one file speaks of, found one after another. A unit or a set in doubt is told once."""

    book: Book
    expected: Expected
    problems: list[Problem]
    stamp: Stamp | None = None
    """Of a generated form: what its labels say was checked against it."""
    explaining: bool = False
    """Whether the file holds explanations."""
    gatherings: dict[str, Gathering] = field(default_factory=dict)
    asked: set[Source] = field(default_factory=set)
    """The sources that have columns in the file, filled or not."""
    refused: set[str] = field(default_factory=set)
    """Codes of units whose answers must not be used: wrong set, version, level or year."""
    _known: dict[tuple[str | None, str | None], Unit | None] = field(default_factory=dict)

    def source(self, labels: Labels) -> Source:
        """Whose the plain columns are: as the stage label says, else as the folder does."""
        label = labels.get(Label.STAGE)
        if label is None:
            return self.expected.source
        named = stage_named(label.text)
        if named is None:
            self._tell("stage-unknown", label.place, found=label.text, known=STAGES_SHOWN)
            return self.expected.source
        return named

    def of_sheet(self, sheet: Sheet, labels: Labels) -> Gathering | None:
        """The unit that a whole sheet speaks of, by its labels or else by the name of the file."""
        code, name = labels.get(Label.UNIT_CODE), labels.get(Label.UNIT_NAME)
        nowhere = Place(self.book.file, sheet.name)
        if code is not None or name is not None:
            naming = Naming(
                code.text if code else None,
                code.place if code else nowhere,
                name.text if name else None,
                name.place if name else nowhere,
                code.numeric if code else False,
            )
            return self.of(naming, labels)
        return self._gather(self._by_file_name(), labels, nowhere)

    def of(self, naming: Naming, labels: Labels) -> Gathering | None:
        """The unit that a code or a name means."""
        key = (naming.code, naming.name)
        if key not in self._known:
            self._known[key] = self._find(naming)
        place = naming.code_place if naming.code is not None else naming.name_place
        return self._gather(self._known[key], labels, place)

    def _find(self, naming: Naming) -> Unit | None:
        if self.expected.units is None:
            code = naming.code or naming.name or ""
            return Unit(tidy(code), tidy(naming.name or code))
        unit, problems = find_unit(census_of(self.expected.units), naming)
        self.problems += problems
        return unit

    def _by_file_name(self) -> Unit | None:
        stem = tidy(PurePath(self.book.file.replace("\\", "/")).stem)
        place = Place(self.book.file)
        if ("", stem) in self._known:
            return self._known["", stem]
        if self.expected.units is None:
            unit: Unit | None = Unit(stem, stem)
            self._tell("unit-from-file-name", place, unit=stem, name=stem)
        else:
            unit, problems = unit_of_stem(census_of(self.expected.units), stem, place)
            self.problems += problems
        self._known["", stem] = unit
        return unit

    def _gather(self, unit: Unit | None, labels: Labels, place: Place) -> Gathering | None:
        """What is being read of this unit; of an unknown one a draft that is thrown away, for its problems."""
        code = unit.code if unit is not None else ""
        if code in self.gatherings:
            return self.gatherings[code]
        level, criteria = self._set(unit, labels)
        if criteria is None:
            if unit is not None:
                self._tell("set-not-told", place, unit=unit.code, known=self._ids())
            return None
        faults = list(self._faults(level, criteria, labels))
        self.problems += faults
        if faults or unit is None:
            self.refused.add(code)
        if faults and (self.stamp is not None or any(fault.code == "wrong-set" for fault in faults)):
            return None
        if self.expected.units is None and unit is not None:
            unit = Unit(unit.code, unit.name, level)
        gathering = Gathering(unit or Unit("", ""), index_of(criteria), self.problems)
        if self.stamp is not None:
            gathering.stamped = True
            gathering.scores_itself = self.stamp.stage == Source.SELF.value
            gathering.changed, notes = since_then(self.stamp, criteria, self.book.file)
            self.problems += notes
        self.gatherings[code] = gathering
        return gathering

    def _set(self, unit: Unit | None, labels: Labels) -> tuple[str, CriteriaSet | None]:
        """The level and its set: by the register, else by the labels, else the only one there is."""
        sets = self.expected.sets
        if unit is not None and unit.level in sets:
            return unit.level, sets[unit.level]
        said_level, said_set = labels.get(Label.LEVEL), labels.get(Label.SET)
        for level, criteria in sets.items():
            if said_level is not None and fold(said_level.text) == fold(level):
                return level, criteria
        for level, criteria in sets.items():
            if said_set is not None and fold(said_set.text) in (fold(criteria.id), fold(criteria.title)):
                return level, criteria
        if len({(c.id, c.version) for c in sets.values()}) == 1:
            return next(iter(sets.items()))
        return "", None

    def _faults(self, level: str, criteria: CriteriaSet, labels: Labels) -> list[Problem]:
        """Each label that contradicts the set, its version, the level, the year or the stage expected."""
        checks = (
            (Label.SET, _is_set, "wrong-set", criteria.id),
            (Label.VERSION, _is_version, "wrong-version", criteria.version),
        )
        faults = []
        for label, agrees, code, wanted in checks:
            said = labels.get(label)
            if said is not None and not agrees(said, criteria):
                faults.append(Problem(code, said.place, {"found": said.text, "expected": wanted}))
                break  # the version of another set says nothing
        said = labels.get(Label.LEVEL)
        allowed = (level,) if level and self.expected.units is not None else (level, *criteria.levels)
        if said is not None and fold(said.text) not in {fold(word) for word in allowed}:
            faults.append(Problem("wrong-level", said.place, {"found": said.text, "expected": level}))
        said, year = labels.get(Label.YEAR), self.expected.year or criteria.year
        if said is not None and year is not None and str(year) not in _YEAR.findall(said.text):
            faults.append(Problem("wrong-year", said.place, {"found": said.text, "expected": str(year)}))
        said = labels.get(Label.STAGE)
        own = self.expected.source.stage
        if said is not None and own is not Stage.SELF and stage_named(said.text) is Source.SELF:
            faults.append(Problem("wrong-stage", said.place, {"found": said.text}))
        if self.stamp is not None:  # the rest follows from the first: one sentence will do
            faults.sort(key=lambda fault: fault.code not in _FIRST)
            return faults[:1]
        return faults

    def _ids(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(criteria.id for criteria in self.expected.sets.values()))

    def _tell(self, code: str, place: Place, **values: object) -> None:
        self.problems.append(Problem(code, place, values))


def _is_set(said: Labelled, criteria: CriteriaSet) -> bool:
    """An id must be the set's own. A title in words may be shortened or reworded: only ids are compared."""
    return fold(said.text) in (fold(criteria.id), fold(criteria.title)) or " " in said.text


def _is_version(said: Labelled, criteria: CriteriaSet) -> bool:
    if said.text == criteria.version:
        return True
    # A cell that holds a number cannot tell 1.0 from 1.
    found, own = parse_plain(said.text), parse_plain(criteria.version)
    return said.numeric and found is not None and found == own
