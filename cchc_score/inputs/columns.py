"""Inputs: finding the header of a table of criteria, and saying what each of its columns holds."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from cchc_score.inputs.grid import Book, Cell, CellKind, Sheet
from cchc_score.inputs.headings import SHOWN, Meaning, Role, heading_key, meaning_under, speaks_of_values
from cchc_score.model import Source, Stage
from cchc_score.problems import Problem
from cchc_score.text import Phrase, tidy

_ROWS_SEARCHED = 200
_IDENTIFYING = (Role.CODE, Role.TITLE)
_OF_UNITS = (Role.UNIT_CODE, Role.UNIT_NAME)
FINDINGS = (Role.STRENGTH, Role.SHORTCOMING, Role.RECOMMENDATION)
"""What an inspection writes in words."""
_SEVERAL = (Role.TITLE, Role.EVIDENCE, Role.NOTE, Role.REQUEST, Role.PRINTED)
"""What may stand in several columns of one table."""
_IN_WORDS = (*FINDINGS, Role.DEADLINE, Role.OWNER)


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table: its one or two rows, and what the columns under it mean."""

    first: int
    last: int
    meanings: Mapping[int, Meaning]
    headings: Mapping[int, str]
    """Column → the heading as written, also of columns that were not understood."""
    rows: tuple[Mapping[int, str], ...]
    """Column → folded heading, for each header row: to recognise the header when it is repeated."""

    def has(self, *roles: Role) -> bool:
        """Whether some column has one of these roles."""
        return any(meaning.role in roles for meaning in self.meanings.values())

    @property
    def has_values(self) -> bool:
        """Whether some column holds what is scored."""
        return self.has(Role.FACTS, Role.POINTS)

    @property
    def has_findings(self) -> bool:
        """Whether some column holds what an inspection found."""
        return self.has(*FINDINGS)

    @property
    def has_code(self) -> bool:
        """Whether criteria can be told; beside unit columns STT counts units, not criteria."""
        many_units = self.has(*_OF_UNITS)
        return any(m.role is Role.CODE and not (many_units and m.numbering) for m in self.meanings.values())

    @property
    def is_complete(self) -> bool:
        """Whether the table can be read: codes, and something that is scored or was found."""
        return self.has_code and (self.has_values or self.has_findings)

    def repeats(self, cells: Mapping[int, Cell]) -> bool:
        """Whether a later row is one of the header rows printed again, as on a new page."""
        if not cells:
            return False
        # Nearly every row differs in its first cell already.
        first = next(iter(cells.items()))
        alike = [row for row in self.rows if _is_under(row, *first)]
        return any(all(_is_under(row, *item) for item in cells.items()) for row in alike)


def _is_under(headings: Mapping[int, str], column: int, cell: Cell) -> bool:
    """Whether a cell says what the heading of its column says."""
    known = headings.get(column)
    return bool(known) and known == heading_key(cell.text) and cell.kind is CellKind.TEXT


@dataclass(frozen=True)
class Layout:
    """Which column is which, once it is known whose plain columns are. Column numbers from 1."""

    code: int
    titles: tuple[int, ...]
    maximum: int | None
    facts: Mapping[Source, int]
    points: Mapping[Source, int]
    evidence: tuple[tuple[Source, int], ...]
    notes: tuple[tuple[Source, int], ...]
    """Whose remarks stand in which column; several columns of one source are read in order."""
    requests: tuple[int, ...]
    """Where appraisers ask for explanations."""
    not_applicable: int | None
    unit_code: int | None
    unit_name: int | None
    findings: Mapping[Role, int]
    """Where inspectors write what they found, their recommendation, its deadline and who is to act."""
    main: Source
    """Whose the remarks and the evidence are where their headings do not say."""

    @property
    def many_units(self) -> bool:
        """A long table: each row names its unit."""
        return self.unit_code is not None or self.unit_name is not None

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The sources that have a column here, in the order of the year."""
        return tuple(source for source in Source if source in self.facts or source in self.points)


def find_header(sheet: Sheet) -> Header | None:
    """The first header of a table of criteria in a sheet, wherever it stands, of one row or two."""
    numbers = list(sheet.rows)[:_ROWS_SEARCHED]
    for number in numbers:
        alone = _header(sheet, number, number)
        pair = _header(sheet, number, number + 1) if number + 1 in sheet.rows else None
        following = _header(sheet, number + 1, number + 1) if pair is not None else None
        if pair is not None and _qualifies(pair) and _outdoes(pair, alone) and _outdoes(pair, following):
            return pair
        if _qualifies(alone):
            return alone
    return None


def _outdoes(pair: Header, single: Header | None) -> bool:
    return single is None or len(pair.meanings) > len(single.meanings)


def _qualifies(header: Header) -> bool:
    roles = {meaning.role for meaning in header.meanings.values()}
    return any(role in roles for role in _IDENTIFYING) and len(roles.difference(_OF_UNITS)) >= 2


def _header(sheet: Sheet, first: int, last: int) -> Header:
    top = _texts(sheet, first)
    if first == last:
        keys = {column: heading_key(text) for column, text in top.items()}
        meanings = {c: m for c, key in keys.items() if (m := meaning_under(key, "", own=True)) is not None}
        return Header(first, last, meanings, top, (keys,))
    below = _texts(sheet, last)
    spread = _spread_merges(sheet, first, top)
    meanings, headings = {}, {}
    parent = ""
    for column in range(1, max((*spread, *below), default=0) + 1):
        own = column in spread
        parent = spread.get(column, parent)
        child = below.get(column, "")
        if not own and not child:
            continue
        headings[column] = " – ".join(text for text in (parent, child) if text)
        meaning = meaning_under(heading_key(parent), heading_key(child), own=own)
        if meaning is not None:
            meanings[column] = meaning
    rows = tuple({column: heading_key(text) for column, text in row.items()} for row in (top, below))
    return Header(first, last, meanings, headings, rows)


def _texts(sheet: Sheet, row: int) -> dict[int, str]:
    cells = sheet.rows.get(row, {})
    texts = {c: tidy(cell.text) for c, cell in cells.items() if cell.kind in (CellKind.TEXT, CellKind.NUMBER)}
    return {column: text for column, text in texts.items() if text}


def _spread_merges(sheet: Sheet, row: int, texts: Mapping[int, str]) -> dict[int, str]:
    """The texts of a row, with a merged heading above each of its columns."""
    spread = dict(texts)
    for first_row, first_column, _, last_column in sheet.merges:
        if first_row == row and first_column in texts:
            spread.update(dict.fromkeys(range(first_column, last_column + 1), texts[first_column]))
    return spread


def missing_columns(book: Book, sheet: Sheet, header: Header, own: Source) -> list[Problem]:
    """What a header lacks for its table to be read, each naming the headings that would do.

    A table of an inspection may hold findings alone.
    """
    place = book.place(sheet, header.last, min(header.headings, default=1))
    problems = []
    if not header.has_code:
        problems.append(Problem("column-missing", place, {"role": _CODE, "known": Phrase(*SHOWN["code"])}))
    if not header.has_values and not (header.has_findings and own is Source.INSPECTION):
        problems.append(Problem("column-missing", place, {"role": _VALUE, "known": Phrase(*SHOWN["value"])}))
    return problems


_CODE = Phrase("mã tiêu chí", "criterion codes")
_VALUE = Phrase("điểm hoặc số liệu", "points or data")


@dataclass(slots=True)
class _Taken:
    """Columns by role and source, while a layout is made."""

    columns: dict[tuple[Role, Source | None], list[int]] = field(default_factory=dict)

    def add(self, role: Role, source: Source | None, column: int) -> None:
        self.columns.setdefault((role, source), []).append(column)

    def all(self, role: Role) -> tuple[int, ...]:
        return tuple(self.columns.get((role, None), ()))

    def remarks(self, role: Role, main: Source) -> tuple[tuple[Source, int], ...]:
        kept = (item for item in self.columns.items() if item[0][0] is role)
        return tuple((source or main, column) for (_, source), columns in kept for column in columns)

    def by_source(self, role: Role) -> dict[Source, int]:
        kept = (item for item in self.columns.items() if item[0][0] is role and len(item[1]) == 1)
        return {source: columns[0] for (_, source), columns in kept if source is not None}


def lay_out(book: Book, sheet: Sheet, header: Header, own: Source) -> tuple[Layout | None, list[Problem]]:
    """Say which column is which, for a file of source `own`; None when the code column cannot be told.

    Two columns of one role are a problem and neither is read; so is a heading that sounds like values but is
    not known.
    """
    taken = _Taken()
    strong_code = any(m.role is Role.CODE and not m.numbering for m in header.meanings.values())
    for column, meaning in sorted(header.meanings.items()):
        if meaning.numbering and (strong_code or header.has(*_OF_UNITS)):
            continue
        taken.add(meaning.role, _source_of(meaning, own, header.meanings.values()), column)
    problems = _doubled(book, sheet, header, taken) + _not_understood(book, sheet, header)
    codes = taken.all(Role.CODE)
    if len(codes) != 1:
        return None, problems
    facts, points = taken.by_source(Role.FACTS), taken.by_source(Role.POINTS)
    main = _main(own, {*facts, *points})
    return Layout(
        code=codes[0],
        titles=taken.all(Role.TITLE),
        maximum=_only(taken.all(Role.MAX)),
        facts=facts,
        points=points,
        evidence=taken.remarks(Role.EVIDENCE, main),
        notes=taken.remarks(Role.NOTE, main),
        requests=taken.all(Role.REQUEST) if own.stage is Stage.APPRAISAL else (),
        not_applicable=_only(taken.all(Role.NOT_APPLICABLE)),
        unit_code=_only(taken.all(Role.UNIT_CODE)),
        unit_name=_only(taken.all(Role.UNIT_NAME)),
        findings={role: columns[0] for role in _IN_WORDS if len(columns := taken.all(role)) == 1},
        main=main,
    ), problems


def _only(columns: Sequence[int]) -> int | None:
    return columns[0] if len(columns) == 1 else None


def _main(own: Source, present: set[Source]) -> Source:
    if own in present or not present:
        return own
    same_stage = [source for source in Source if source in present and source.stage is own.stage]
    if same_stage:
        return same_stage[0]
    return Source.SELF if Source.SELF in present else min(present, key=list(Source).index)


def _source_of(meaning: Meaning, own: Source, others: Collection[Meaning]) -> Source | None:
    """Whose a column is; None for columns that are nobody's in particular."""
    if meaning.role not in (Role.FACTS, Role.POINTS):
        return meaning.source
    if meaning.any_round:
        return own if own.stage is Stage.APPRAISAL else Source.APPRAISAL_1
    if meaning.source is not None:
        return meaning.source
    if meaning.role is Role.FACTS and _is_claim(meaning, others):
        return Source.SELF
    return own


def _is_claim(meaning: Meaning, others: Collection[Meaning]) -> bool:
    """Whether plain data are the unit's claim, shown to an appraiser beside the verdict asked of them."""
    rest = [other for other in others if other.role in (Role.FACTS, Role.POINTS) and other != meaning]
    if meaning.declared:
        return bool(rest)
    return any(other.role is Role.POINTS and other.source is Source.SELF for other in rest)


def _doubled(book: Book, sheet: Sheet, header: Header, taken: _Taken) -> list[Problem]:
    problems = []
    for (role, _), columns in taken.columns.items():
        if len(columns) < 2 or role in _SEVERAL:
            continue
        names = tuple(f"{header.headings[c]} ({book.place(sheet, header.last, c).cell})" for c in columns)
        place = book.place(sheet, header.last, columns[1])
        problems.append(Problem("column-twice", place, {"columns": names}))
    return problems


def _not_understood(book: Book, sheet: Sheet, header: Header) -> list[Problem]:
    return [
        Problem("column-not-understood", book.place(sheet, header.last, column), {"heading": heading})
        for column, heading in header.headings.items()
        if column not in header.meanings and speaks_of_values(heading_key(heading))
    ]
