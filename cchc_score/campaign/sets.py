"""Campaign: which criteria set each level uses: found by name or path, loaded, with this year's own settings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cchc_score.criteria import library, settings
from cchc_score.criteria.loader import load
from cchc_score.criteria.setting_shapes import COMBINATION, RANKING
from cchc_score.declared import Block, Key, Record, Report, Scalar, Shape, Tree, mistyped, read
from cchc_score.model import CriteriaSet
from cchc_score.problems import Place, Problem
from cchc_score.text import Phrase, did_you_mean

_LEVELS = Key("levels", "shape", Phrase("Cấp → bộ tiêu chí.", "Level → criteria set."))

_LEVEL = Shape(
    Phrase("một cấp (levels)", "a level"),
    (
        Key("set", "text", Phrase("Bộ tiêu chí của cấp này.", "The criteria set of this level."), required=True),
        Key(
            "combination",
            "shape",
            Phrase("Cách kết hợp riêng của năm nay.", "This year's own combination."),
            shape=COMBINATION,
        ),
        Key("ranking", "shape", Phrase("Cách xếp hạng riêng.", "This year's own ranking."), shape=RANKING),
    ),
)


def find_set(name: str, near: Path | None = None) -> tuple[CriteriaSet | None, tuple[Problem, ...]]:
    """The criteria set of this name: a file (looked for beside `near` too), or a shipped set."""
    beside = near / name if near is not None else Path(name)
    path = beside if beside.is_file() else library.find(name)
    if path is None:
        known = library.shipped()
        suggestion = did_you_mean(name, known)
        if suggestion is not None:
            return None, (Problem("set-not-found-suggest", Place(name), {"name": name, "suggestion": suggestion}),)
        return None, (Problem("set-not-found", Place(name), {"name": name, "known": known}),)
    return load(path, path.name if near is not None and path == beside else name)


def set_named_in(file: Path) -> str | None:
    """The set a form is of, by its stamp or what stands above its table ("Bộ tiêu chí: …"); None when untold.

    Read in a worker like every file that people send: one that takes its reader down tells nothing.
    """
    from cchc_score.inputs.batch import run

    (outcome,) = run([file], _named_in, None, shown=str, jobs=1)
    return outcome.value


def _named_in(context: None, file: Path) -> str | None:
    from cchc_score.inputs.books import read_book
    from cchc_score.inputs.labels import Label, read_labels
    from cchc_score.inputs.stamped import find_stamp

    book, _ = read_book(file, str(file))
    stamp = find_stamp(book)[0] if book is not None else None
    if stamp is not None:
        return stamp.criteria
    for sheet in book.sheets if book is not None else ():
        labels = read_labels(book, sheet, None) if book is not None else {}
        if Label.SET in labels:
            return labels[Label.SET].text
    return None


def named_levels(levels: Tree | None) -> frozenset[str]:
    """The levels that campaign.yaml names, whether or not their sets could be read."""
    return frozenset(level.text for level, _ in levels.entries) if isinstance(levels, Block) else frozenset()


def sets_of(
    levels: Tree | None, folder: Path, report: Report, instead: CriteriaSet | None = None
) -> dict[str, CriteriaSet]:
    """Level → criteria set, as the `levels` of campaign.yaml say; a level whose set cannot be read is left out.

    `instead` stands in for the set of the levels that it is made for; this year's own combination and ranking
    hold for it too.
    """
    if not isinstance(levels, Block):
        if levels is not None:
            mistyped(_LEVELS, levels, report)
        return {}
    sets: dict[str, CriteriaSet] = {}
    for level, tree in levels.entries:
        found = _set_of_level(level.text, tree, folder, report, instead)
        if found is not None:
            sets[level.text] = found
    return sets


def _set_of_level(
    level: str, tree: Tree, folder: Path, report: Report, instead: CriteriaSet | None
) -> CriteriaSet | None:
    wrapped = tree if not isinstance(tree, Scalar) else _as_set(tree)
    record = read(_LEVEL, wrapped, report)
    if record is None or "set" not in record:
        return None
    if instead is not None and level in instead.levels:
        return _as_this_year(instead, record, report)
    criteria, problems = find_set(record["set"], folder)
    # A set that is not there is a mistake of this file; what is wrong inside a set stands in the set.
    report.problems += [
        Problem(p.code, record.where("set"), p.values) if p.code.startswith("set-not-found") else p
        for p in problems
    ]
    if criteria is None:
        return None
    if level not in criteria.levels:
        report.add("level-outside-set", record.where("set"), set=criteria.id, allowed=criteria.levels, level=level)
    return _as_this_year(criteria, record, report)


def _as_set(scalar: Scalar) -> Block:
    """`commune: commune-2025` is short for `commune: {set: commune-2025}`."""
    return Block(((Scalar("set", False, scalar.place), scalar),), scalar.place)


def _as_this_year(criteria: CriteriaSet, record: Record, report: Report) -> CriteriaSet:
    combination = settings.combination(record["combination"], report) if "combination" in record else None
    ranking = settings.ranking(record["ranking"], criteria.rounding, report) if "ranking" in record else None
    return replace(
        criteria,
        combination=combination or criteria.combination,
        ranking=ranking or criteria.ranking,
    )
