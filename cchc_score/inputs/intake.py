"""Inputs: the front door: one file in, what it says of which units out, with every problem it has."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cchc_score.inputs.answers import TableReader
from cchc_score.inputs.codes import index_of, match_text, resolve
from cchc_score.inputs.columns import Header, Layout, find_header, lay_out, missing_columns
from cchc_score.inputs.explanations import explains, misplaced, read_explanations, records
from cchc_score.inputs.findings import findings_of, inspection_of
from cchc_score.inputs.grid import Book, Cell, CellKind, Sheet
from cchc_score.inputs.headings import SHOWN
from cchc_score.inputs.labels import Label, Labelled, read_labels
from cchc_score.inputs.long_rows import LongRows
from cchc_score.inputs.saved import stated_by
from cchc_score.inputs.stamped import as_stamped, find_stamp, unit_contradicted
from cchc_score.inputs.subjects import Expected, Labels, Subjects
from cchc_score.inputs.wide import WideHeader, WideReader, find_wide_header, heading_code
from cchc_score.model import UNDATED, Explanation, Finding, Inspection, Source, Stated, Submission, Unit
from cchc_score.problems import Place, Problem
from cchc_score.stamp import SHEET as STAMP
from cchc_score.text import Phrase, tidy

__all__ = ["Expected", "Intake", "read_file", "take_in"]


@dataclass(frozen=True, slots=True)
class Intake:
    """What one file says. Travels between processes."""

    file: str
    sha256: str
    submissions: tuple[Submission, ...]
    units: tuple[Unit, ...]
    """The units the file itself names, when there is no register."""
    problems: tuple[Problem, ...]
    copies: tuple[Submission, ...] = ()
    """Self-assessments shown beside a verdict in a file of another stage: they speak where a unit has no file."""
    findings: tuple[Finding, ...] = ()
    """What an inspection found at its units."""
    inspections: tuple[Inspection, ...] = ()
    """The visits it tells of, also those that found nothing worth a word."""
    explanations: tuple[Explanation, ...] = ()
    """What units answer where appraisers asked."""
    explaining: bool = False
    """Whether it is a form of explanations, filled in or not."""
    about: tuple[str, ...] = ()
    """Codes of the units it speaks of, also where its answers cannot be used."""
    department: str = ""
    """Whose appraisal it is; empty where the file does not say."""
    stamped: bool = False
    """Whether it is a form of ours."""
    stated: Stated = UNDATED
    """When it says it was written."""


def read_file(path: Path, shown: str, expected: Expected) -> Intake:
    """Read one file of a campaign; whatever is wrong with it is among the problems."""
    from cchc_score.inputs.books import read_book

    book, problems = read_book(path, shown)
    if book is None:
        return Intake(shown, _digest(path), (), (), problems)
    intake = take_in(book, expected)
    return replace(intake, problems=(*problems, *intake.problems))


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def take_in(book: Book, expected: Expected) -> Intake:
    """Interpret a book that was read: every sheet with a table, of one unit, of many in rows, or wide."""
    problems: list[Problem] = []
    tables = [_Table(sheet, *_headers(sheet, expected)) for sheet in book.sheets if sheet.name != STAMP]
    stamp, contradictions = find_stamp(book)
    labels = [read_labels(book, table.sheet, table.top) for table in tables]
    if stamp is not None:
        contradictions = contradictions or unit_contradicted(stamp, labels)
    contradictions = contradictions or misplaced(stamp, expected, book.file)
    if contradictions:
        about = (stamp.unit,) if stamp is not None and stamp.unit else ()
        return Intake(book.file, book.sha256, (), (), contradictions, about=about)
    common = _common_labels(labels)
    subjects = Subjects(book, expected, problems, stamp, explains(stamp, common, expected))
    under = [{**common, **own} for own in labels]
    if subjects.explaining:
        read_explanations([(table.sheet, table.header) for table in tables], under, subjects)
    else:
        _read_tables(tables, under, subjects)
    return _close(subjects, common)


def _read_tables(tables: Sequence[_Table], labels: Sequence[Labels], subjects: Subjects) -> None:
    readable = [table for table in tables if table.is_readable]
    # beside the table of a form of ours people keep their own notes
    others_count = subjects.stamp is None or not readable
    for table, own in zip(tables, labels, strict=True):
        half = table.header is not None and (table.header.has_values or not readable)
        if table.is_readable or (half and others_count):
            _read_table(subjects.book, table, own, subjects)
    if not any(table.header is not None or table.wide is not None for table in tables):
        values = {"code": Phrase(*SHOWN["code"]), "value": Phrase(*SHOWN["value"])}
        subjects.problems.append(Problem("no-table", Place(subjects.book.file), values))


@dataclass(frozen=True, slots=True)
class _Table:
    """A sheet with the header found in it, if any."""

    sheet: Sheet
    header: Header | None
    wide: WideHeader | None

    @property
    def is_readable(self) -> bool:
        return self.wide is not None or (self.header is not None and self.header.is_complete)

    @property
    def top(self) -> int | None:
        """The first row of the table: labels stand above it."""
        if self.wide is not None:
            return min((self.wide.last, *(row for row, _ in self.wide.columns.values())))
        return self.header.first if self.header is not None else None


def _headers(sheet: Sheet, expected: Expected) -> tuple[Header | None, WideHeader | None]:
    indexes = [index_of(criteria) for criteria in expected.sets.values()]

    def is_code(cell: Cell) -> bool:
        if cell.kind is CellKind.NUMBER:
            return any(resolve(index, cell, "").node is not None for index in indexes)
        texts = (tidy(cell.text), heading_code(cell)) if cell.kind is CellKind.TEXT else ()
        return any(match_text(index, text) is not None for index in indexes for text in texts if text)

    header = find_header(sheet)
    # "Mã đơn vị | 1" above a table of criteria is a label, not a wide header with a criterion 1.
    among = range(header.first, header.last + 1) if header is not None and header.is_complete else None
    wide = find_wide_header(sheet, is_code, among)
    return (None, wide) if wide is not None else (header, None)


def _common_labels(labels: list[Labels]) -> Labels:
    """What the sheets say together: the first of each label counts where a sheet says nothing itself."""
    common: dict[Label, Labelled] = {}
    for own in labels:
        for label, value in own.items():
            common.setdefault(label, value)
    return common


def _read_table(book: Book, table: _Table, labels: Labels, subjects: Subjects) -> None:
    if subjects.stamp is not None:
        labels = as_stamped(subjects.stamp, labels, book.file)
    source = subjects.source(labels)
    if table.wide is not None:
        WideReader(
            book,
            table.sheet,
            table.wide,
            source,
            lambda naming: subjects.of(naming, labels),
            subjects.problems,
        ).read()
    elif table.header is not None:
        missing = missing_columns(book, table.sheet, table.header, source)
        layout, problems = lay_out(book, table.sheet, table.header, source)
        subjects.problems += missing + (problems if not missing else [])
        if layout is not None and not missing:
            subjects.asked.update(layout.sources)
            _read_rows(book, table.sheet, table.header, layout, labels, subjects)


def _read_rows(
    book: Book, sheet: Sheet, header: Header, layout: Layout, labels: Labels, subjects: Subjects
) -> None:
    if layout.many_units:
        rows = LongRows(book, sheet, layout, labels, subjects)
        TableReader(book, sheet, header, layout, rows.subject, subjects.problems).read()
        return
    whole = subjects.of_sheet(sheet, labels)
    if whole is not None:
        whole.draft(layout.main)  # a form without a single answer is still a form that was returned
        TableReader(book, sheet, header, layout, lambda _row, _cells: whole, subjects.problems).read()


def _close(subjects: Subjects, labels: Labels) -> Intake:
    """Turn what was gathered into submissions; those of refused units are left out, their problems stay."""
    book, expected = subjects.book, subjects.expected
    stated = stated_by(labels, book.saved, subjects.problems)
    submissions: list[Submission] = []
    units: list[Unit] = []
    findings: list[Finding] = []
    inspections: list[Inspection] = []
    explanations: list[Explanation] = []
    for code, gathering in subjects.gatherings.items():
        fits = gathering.settle()
        drafts = [gathering.drafts[source] for source in Source if source in gathering.drafts]
        given = [draft.submission(book.file) for draft in drafts]
        if fits and code not in subjects.refused:
            units += [gathering.unit] if expected.units is None else []
            explanations += records(code, book.file, gathering.explained, stated)
            submissions += _worth_having(given, expected.source)
            answers = next((s.answers for s in given if s.source is Source.INSPECTION), {})
            if gathering.noted or Source.INSPECTION in gathering.drafts:
                visit = inspection_of(code, book.file, labels, subjects.problems)
                inspections.append(visit)
                findings += findings_of(visit, labels, gathering.noted, answers, gathering.index.facts)
    claims = expected.source is not Source.SELF
    own = tuple(s for s in submissions if not claims or s.source is not Source.SELF)
    copies = tuple(s for s in submissions if claims and s.source is Source.SELF)
    if copies and not own and subjects.asked <= {Source.SELF}:
        subjects.problems.append(Problem("only-self-columns", Place(book.file)))
    return Intake(
        book.file,
        book.sha256,
        own,
        tuple(units),
        _once(subjects.problems),
        copies,
        tuple(findings),
        tuple(inspections),
        tuple(explanations),
        subjects.explaining,
        tuple(code for code in dict.fromkeys((*subjects.gatherings, *subjects.refused)) if code),
        _department(subjects, labels),
        subjects.stamp is not None,
        stated,
    )


def _department(subjects: Subjects, labels: Labels) -> str:
    """Whose appraisal a file is: by its stamp, else as it says above its table."""
    if subjects.stamp is not None:
        return subjects.stamp.department
    return labels[Label.DEPARTMENT].text if Label.DEPARTMENT in labels else ""


def _worth_having(given: list[Submission], own: Source) -> list[Submission]:
    """Submissions that say something; when none of the file's own stage does, one of them stands for the form."""
    telling = [s for s in given if s.answers]
    expected = [s for s in given if s.source.stage is own.stage]
    silent = [] if any(s.answers for s in expected) else expected[:1]
    return telling + silent or given[:1]


def _once(problems: list[Problem]) -> tuple[Problem, ...]:
    """Labels that several sheets share are checked for each: their problems are told once."""
    seen: dict[tuple[str, Place, str], Problem] = {}
    for problem in problems:
        seen.setdefault((problem.code, problem.place, repr(sorted(_plain(problem.values)))), problem)
    return tuple(seen.values())


def _plain(values: Mapping[str, object]) -> list[tuple[str, str]]:
    return [(name, str(value)) for name, value in values.items()]
