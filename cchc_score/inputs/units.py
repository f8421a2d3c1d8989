"""Inputs: which unit a file, a sheet or a row speaks of: by code, by name, or by the name of the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from cchc_score.model import Unit
from cchc_score.problems import Place, Problem
from cchc_score.text import did_you_mean, fold, tidy


class Naming(NamedTuple):
    """How a unit is named somewhere: code and name as typed (either may be absent), each with its cell."""

    code: str | None
    code_place: Place
    name: str | None
    name_place: Place
    code_is_number: bool = False
    """The code stands as a number: leading zeros may have been lost."""


@dataclass(frozen=True, slots=True)
class Census:
    """The register prepared for looking up what people type."""

    units: Mapping[str, Unit]
    by_fold_code: Mapping[str, tuple[str, ...]]
    by_number: Mapping[int, tuple[str, ...]]
    by_spelling: Mapping[str, tuple[str, ...]]
    by_fold_name: Mapping[str, tuple[str, ...]]

    def coded(self, text: str, *, is_number: bool = False) -> Unit | None:
        """The unit of this code; for a number also the only one whose code differs by leading zeros."""
        unit = self.units.get(text)
        if unit is not None:
            return unit
        codes = self.by_fold_code.get(fold(text), ())
        if not codes and is_number and text.isdecimal():
            codes = self.by_number.get(int(text), ())
        return self.units[codes[0]] if len(codes) == 1 else None

    def named(self, text: str) -> tuple[str, ...]:
        """The codes of units of this name: as spelled if such there are, else but for case and accents."""
        return self.by_spelling.get(tidy(text).casefold()) or self.by_fold_name.get(fold(text), ())


_PREPARED: dict[int, Census] = {}
_PREPARED_MOST = 16
_SUGGEST_AMONG = 500


def census_of(units: Mapping[str, Unit]) -> Census:
    """The lookups of a register, built once in a process and kept while the register lives in it."""
    known = _PREPARED.get(id(units))
    if known is None or known.units is not units:
        if len(_PREPARED) >= _PREPARED_MOST:
            _PREPARED.clear()
        known = _PREPARED[id(units)] = _build(units)
    return known


def _build(units: Mapping[str, Unit]) -> Census:
    by_code: dict[str, tuple[str, ...]] = {}
    by_number: dict[int, tuple[str, ...]] = {}
    by_spelling: dict[str, tuple[str, ...]] = {}
    by_name: dict[str, tuple[str, ...]] = {}
    for code, unit in units.items():
        by_code[fold(code)] = (*by_code.get(fold(code), ()), code)
        if code.isdecimal():
            by_number[int(code)] = (*by_number.get(int(code), ()), code)
        spelling = tidy(unit.name).casefold()
        by_spelling[spelling] = (*by_spelling.get(spelling, ()), code)
        by_name[fold(unit.name)] = (*by_name.get(fold(unit.name), ()), code)
    return Census(units, by_code, by_number, by_spelling, by_name)


def find_unit(census: Census, naming: Naming) -> tuple[Unit | None, list[Problem]]:
    """The unit of the register that a code or a name means. A code and a name of two different units are a
    problem, and so is a name that several units bear."""
    if naming.code is not None:
        return _by_code(census, naming, naming.code)
    if naming.name is not None:
        return _by_name(census, naming.name, naming.name_place)
    return None, []


def _by_code(census: Census, naming: Naming, code: str) -> tuple[Unit | None, list[Problem]]:
    unit = census.coded(code, is_number=naming.code_is_number)
    if unit is None:
        return None, [_unknown("unit-code-unknown", code, naming.code_place, census.units)]
    problems = []
    if naming.code_is_number and unit.code != code:
        problems.append(Problem("unit-code-number", naming.code_place, {"found": code, "unit": unit.code}))
    named = census.named(naming.name) if naming.name is not None else ()
    if named and unit.code not in named:
        values = {"unit": unit.code, "name": unit.name, "found": naming.name, "others": named}
        problems.append(Problem("unit-code-name-differ", naming.name_place, values))
        return None, problems
    return unit, problems


def _by_name(census: Census, name: str, place: Place) -> tuple[Unit | None, list[Problem]]:
    codes = census.named(name)
    if len(codes) == 1:
        return census.units[codes[0]], []
    if codes:
        return None, [Problem("unit-name-ambiguous", place, {"found": name, "codes": codes})]
    as_code = census.coded(name)
    if as_code is not None:
        return as_code, []
    return None, [_unknown("unit-name-unknown", name, place, [unit.name for unit in census.units.values()])]


def _unknown(code: str, found: str, place: Place, known: Mapping[str, Unit] | list[str]) -> Problem:
    # Looking for a near name is dear; a table of another country's communes must not take minutes.
    near = did_you_mean(found, known) if len(known) <= _SUGGEST_AMONG else None
    if near is None:
        return Problem(code, place, {"found": found})
    return Problem(f"{code}-suggest", place, {"found": found, "suggestion": near})


def unit_of_stem(census: Census, stem: str, place: Place) -> tuple[Unit | None, list[Problem]]:
    """The unit whose code or name is the file's own name, with a note that says so."""
    unit = census.coded(stem)
    if unit is None:
        codes = census.named(stem.replace("_", " "))
        unit = census.units[codes[0]] if len(codes) == 1 else None
    if unit is None:
        return None, [Problem("unit-not-named", place, {"found": stem})]
    return unit, [Problem("unit-from-file-name", place, {"unit": unit.code, "name": unit.name})]
