"""Inputs: what the stamp of a form of ours tells: whose it is, what has changed since, which cells are its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cchc_score.inputs.grid import TEXT, Book, Cell, CellKind, Sheet
from cchc_score.inputs.labels import Label, Labelled, stage_named
from cchc_score.inputs.values import is_dash
from cchc_score.model import CriteriaSet, Node, Unit
from cchc_score.problems import Place, Problem
from cchc_score.stamp import LONGEST_VALUE, SHEET, Stamp, changed_leaves, from_pairs, to_pairs
from cchc_score.text import fold, tidy

_OWN_WORDS = frozenset({"tinh sau", "loi", "kad", "cho"})
"""What the form itself puts where points cannot be told yet."""

Labels = Mapping[Label, Labelled]


def find_stamp(book: Book) -> tuple[Stamp | None, tuple[Problem, ...]]:
    """The stamp of a book, from its hidden sheet or its properties; None when it has none.

    Either copy is enough. Two that disagree are a problem: whose the form is cannot be told.
    """
    copies = (from_pairs(_on_sheet(book)), from_pairs(book.properties.items()))
    first, second = (_cut(copy) if copy is not None else None for copy in copies)
    if first is None or second is None or first == second:
        return copies[0] or copies[1], ()
    one, other = next(
        (a or "–", b or "–")
        for (_, a), (_, b) in zip(_padded(first, second), _padded(second, first), strict=True)
        if a != b
    )
    return copies[0], (Problem("stamp-copies-differ", Place(book.file), {"found": one, "other": other}),)


def _on_sheet(book: Book) -> Iterable[tuple[str, str]]:
    sheet = next((sheet for sheet in book.sheets if sheet.name == SHEET), None)
    for cells in sheet.rows.values() if sheet is not None else ():
        if 1 in cells:
            yield cells[1].text, cells[2].text if 2 in cells else ""


def _cut(stamp: Stamp) -> Stamp | None:
    """As custom properties hold it."""
    return from_pairs((key, tidy(value)[:LONGEST_VALUE]) for key, value in to_pairs(stamp))


def _padded(stamp: Stamp, other: Stamp) -> list[tuple[str, str]]:
    """Its pairs, with blanks for those that only the other has, in one order for both."""
    own = dict(to_pairs(stamp))
    return [(key, own.get(key, "")) for key in sorted({*own, *dict(to_pairs(other))})]


def unit_contradicted(stamp: Stamp, labels: Iterable[Labels]) -> tuple[Problem, ...]:
    """A visible unit code that is not the stamp's: somebody passed a form on to another unit."""
    said = (each[Label.UNIT_CODE] for each in labels if Label.UNIT_CODE in each)
    wrong = [label for label in said if stamp.unit and fold(label.text) != fold(stamp.unit)]
    return tuple(
        Problem("stamp-unit-differs", label.place, {"found": label.text, "unit": stamp.unit})
        for label in wrong[:1]
    )


def as_stamped(stamp: Stamp, labels: Labels, file: str) -> Labels:
    """The labels as the stamp has them, each at its visible place where it has one.

    The version is left out: a form of an older version is read where its leaves are unchanged.
    """
    values = {
        Label.UNIT_CODE: stamp.unit,
        Label.UNIT_NAME: stamp.unit_name if stamp.unit else "",
        Label.SET: stamp.criteria,
        Label.YEAR: str(stamp.year),
        Label.LEVEL: stamp.level,
        Label.STAGE: _stage(stamp, labels),
    }
    told: dict[Label, Labelled] = {
        label: Labelled(text, labels[label].place if label in labels else Place(file))
        for label, text in values.items()
        if text
    }
    return {label: said for label, said in labels.items() if label is not Label.VERSION} | told


def _stage(stamp: Stamp, labels: Labels) -> str:
    """The stage in the form's own words, as long as they mean the stamp's."""
    said = labels.get(Label.STAGE)
    agrees = said is not None and stage_named(said.text) is stage_named(stamp.stage)
    return said.text if said is not None and agrees else stamp.stage


def since_then(stamp: Stamp, criteria: CriteriaSet, file: str) -> tuple[frozenset[str], tuple[Problem, ...]]:
    """The leaves that a form asked differently than its set does now, with a note that names both versions."""
    changed = frozenset(changed_leaves(stamp, criteria))
    same = stamp.sha256 == criteria.sha256
    added = 0 if same else sum(leaf.code not in stamp.leaves for leaf in criteria.leaves())
    if stamp.version == criteria.version and not changed and not added:
        return changed, ()
    values = {
        "found": stamp.version,
        "expected": criteria.version,
        "set": criteria.id,
        "changed": len(changed),
        "added": added,
    }
    return changed, (Problem("form-outdated", Place(file), values),)


def keeps_formulas(sheet: Sheet, columns: Iterable[int]) -> bool:
    """Whether these columns still hold formulas: .xls files are read without, and people paste values."""
    wanted = tuple(columns)
    cells = (cells[column] for cells in sheet.rows.values() for column in wanted if column in cells)
    return any(_is_formula(cell) for cell in cells)


def is_live(cell: Cell, node: Node | None, unit: Unit, *, formulas: bool) -> bool:
    """Whether a cell of points is the form's own: the live score of facts, a sum, or a word that stands for one.

    Where nothing but points is asked they are the unit's, unless the unit is exempt; None is a row of totals.
    A sheet that has lost its formulas cannot tell scores from points typed over them: facts alone speak.
    """
    judged = node is not None and node.rule is not None and not node.rule.asks()
    if judged:
        return bool(unit.exempt) and is_dash(cell)
    own_word = cell.kind is TEXT and fold(cell.text) in _OWN_WORDS
    return not formulas or _is_formula(cell) or is_dash(cell) or own_word


def _is_formula(cell: Cell) -> bool:
    return cell.computed or cell.kind is CellKind.UNCOMPUTED
