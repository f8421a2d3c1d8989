"""Inputs: a form of explanations: what a unit answers where appraisers asked. It holds no verdict of anyone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cchc_score.inputs.answers import Cells, Subject
from cchc_score.inputs.codes import Found, resolve
from cchc_score.inputs.columns import Header, Layout, lay_out
from cchc_score.inputs.gathering import Explained, Gathering
from cchc_score.inputs.grid import Book, CellKind, Sheet
from cchc_score.inputs.headings import Role
from cchc_score.inputs.labels import Label, Labelled
from cchc_score.inputs.long_rows import LongRows
from cchc_score.inputs.stamped import as_stamped
from cchc_score.inputs.subjects import Expected, Labels, Subjects
from cchc_score.inputs.values import as_text, is_blank, is_dash
from cchc_score.model import Entry, Explanation, Source, Stated
from cchc_score.problems import Place, Problem
from cchc_score.stamp import EXPLANATION, Stamp
from cchc_score.text import fold, tidy

_JOINT = "; "
"""Between what stands in several columns of one row."""


def explains(stamp: Stamp | None, labels: Mapping[Label, Labelled], expected: Expected) -> bool:
    """Whether a file holds explanations: by its stamp, else by its label of stage, else by its folder."""
    if stamp is not None:
        return stamp.stage == EXPLANATION
    stage = labels.get(Label.STAGE)
    return expected.explaining if stage is None else fold(stage.text) in ("giai trinh", EXPLANATION)


def misplaced(stamp: Stamp | None, expected: Expected, file: str) -> tuple[Problem, ...]:
    """A form of another stage among the explanations: whom it speaks for would be guessed."""
    if stamp is None or not expected.explaining or stamp.stage == EXPLANATION:
        return ()
    return (Problem("not-an-explanation", Place(file), {"stage": stamp.stage}),)


def read_explanations(
    sheets: Sequence[tuple[Sheet, Header | None]], labels: Sequence[Labels], to: Subjects
) -> None:
    """Read every table of explanations, of one unit or of many; other tables are the unit's own notes."""
    found = False
    for (sheet, header), said in zip(sheets, labels, strict=True):
        if header is not None and header.has_code and header.has(Role.NOTE, Role.EVIDENCE):
            found = True
            _read_table(sheet, header, as_stamped(to.stamp, said, to.book.file) if to.stamp else said, to)
    if not found:
        to.problems.append(Problem("no-explanation-table", Place(to.book.file)))


def _read_table(sheet: Sheet, header: Header, labels: Labels, to: Subjects) -> None:
    layout, problems = lay_out(to.book, sheet, header, Source.SELF)
    to.problems += problems
    if layout is None:
        return
    if layout.many_units:
        subject: Subject = LongRows(to.book, sheet, layout, labels, to).subject
    else:
        whole = to.of_sheet(sheet, labels)

        def subject(_row: int, _cells: Cells) -> Gathering | None:
            return whole

    ExplanationReader(to.book, sheet, header, layout, subject, to.problems).read()


@dataclass(slots=True)
class ExplanationReader:
    """Reads the rows under one header. `subject` says whom each row speaks of; `explained` collects by unit."""

    book: Book
    sheet: Sheet
    header: Header
    layout: Layout
    subject: Subject
    problems: list[Problem]
    waiting: list[Problem] = field(default_factory=list)
    """Words on rows without a code: lost if more codes follow, else a signature."""

    def read(self) -> None:
        """Read every row below the header."""
        for number, cells in self.sheet.rows.items():
            if number > self.header.last and not self.header.repeats(cells):
                self._row(number, cells)

    def _row(self, number: int, cells: Cells) -> None:
        about = self.subject(number, cells)
        text = self._words(number, cells, self.layout.notes)
        evidence = self._words(number, cells, self.layout.evidence)
        said = text or evidence
        if about is None:
            return
        code = cells.get(self.layout.code)
        if code is None or is_blank(code):
            if said is not None:
                values = {"found": said.value}
                self.waiting.append(Problem("explanation-without-code", said.place, values))
            return
        found = resolve(about.index, code, self._title(cells))
        if found.node is None:
            self._unknown(found, said, number)
            return
        about.known += 1
        self.problems += self.waiting
        self.waiting.clear()
        if said is not None:
            about.explained.append(Explained(found.node.code, text, evidence))

    def _unknown(self, found: Found, said: Entry | None, number: int) -> None:
        if said is not None and found.trouble is not None:
            place = self.book.place(self.sheet, number, self.layout.code)
            self.problems.append(Problem(found.trouble, place, found.values))

    def _title(self, cells: Cells) -> str:
        titles = (cells[column] for column in self.layout.titles if column in cells)
        return next((tidy(cell.text) for cell in titles if cell.kind is CellKind.TEXT), "")

    def _words(self, number: int, cells: Cells, columns: Iterable[tuple[Source, int]]) -> Entry | None:
        """What the unit wrote in these columns of a row; the appraisers' own notes stand beside it unread."""
        own = (column for source, column in columns if source is Source.SELF and column in cells)
        filled = [column for column in own if not is_blank(cells[column]) and not is_dash(cells[column])]
        texts = []
        for column in filled:
            cell, place = cells[column], self.book.place(self.sheet, number, column)
            if cell.kind in (CellKind.ERROR, CellKind.UNCOMPUTED):
                self.problems.append(Problem("explanation-unreadable", place, {"found": cell.text}))
            else:
                texts.append((as_text(cell), place))
        return Entry(_JOINT.join(text for text, _ in texts), texts[0][1]) if texts else None


def records(unit: str, file: str, explained: Iterable[Explained], stated: Stated) -> Iterator[Explanation]:
    """The explanations of one unit; several rows of one leaf are several records."""
    for one in explained:
        yield Explanation(unit, one.leaf, file, one.text, one.evidence, stated)
