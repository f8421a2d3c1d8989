"""Inputs: what inspectors wrote beside the criteria, and what the record of their visit says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from cchc_score.decimals import Number, show
from cchc_score.inputs.grid import Book, Cell, CellKind, Sheet
from cchc_score.inputs.headings import Role
from cchc_score.inputs.labels import Label, Labelled
from cchc_score.inputs.values import as_text, is_blank, is_dash, read_day, seen
from cchc_score.model import (
    Answer,
    Entry,
    Fact,
    FactType,
    FactValue,
    Finding,
    FindingKind,
    Inspection,
    Node,
)
from cchc_score.problems import Place, Problem
from cchc_score.text import Phrase

_TITLES: Mapping[Role, Phrase] = {
    Role.STRENGTH: Phrase("ưu điểm", "the strength"),
    Role.SHORTCOMING: Phrase("tồn tại, hạn chế", "the shortcoming"),
    Role.RECOMMENDATION: Phrase("kiến nghị", "the recommendation"),
    Role.DEADLINE: Phrase("thời hạn khắc phục", "the deadline"),
    Role.OWNER: Phrase("trách nhiệm", "who is to act"),
}
_SAYING = (Role.STRENGTH, Role.SHORTCOMING, Role.RECOMMENDATION)
_AGAINST = (Role.SHORTCOMING, Role.RECOMMENDATION)
_GENERAL = (Label.STRENGTHS, Label.SHORTCOMINGS, Label.DEMANDS)


class Noted(NamedTuple):
    """One row of what was found at a node: role → the text, or the day, with its cell."""

    node: Node
    words: Mapping[Role, Entry]


@dataclass(slots=True)
class FindingRows:
    """Takes the cells that inspectors fill in with words, row by row."""

    book: Book
    sheet: Sheet
    columns: Mapping[Role, int]
    problems: list[Problem]
    last: tuple[list[Noted], Node] | None = None
    """The node of the last row with a code, and where what is found there is gathered."""
    waiting: list[tuple[list[Noted], Noted]] = field(default_factory=list)
    """Rows without a code: more findings of the node above if codes follow, else what stands below a table."""

    def on_node(self, noted: list[Noted], number: int, cells: Mapping[int, Cell], node: Node) -> None:
        """A row with a code, of the unit whose findings are gathered in `noted`."""
        for gathered, row in self.waiting:
            gathered.append(row)
        self.waiting.clear()
        self.last = (noted, node)
        found = self._row(number, cells, node)
        if found is not None:
            noted.append(found)

    def below(self, noted: list[Noted], number: int, cells: Mapping[int, Cell], title: str) -> None:
        """A row without a code: under a node of the same unit it may go on with what was found there.

        A row with a title is a line of a scale, beside which a form of ours prints the evidence it asks for.
        """
        if self.last is None or self.last[0] is not noted:
            return
        row = self._row(number, cells, self.last[1])
        if row is not None and (not title or any(role in row.words for role in _AGAINST)):
            self.waiting.append((noted, row))

    def close(self) -> None:
        """The table ended: a shortcoming or recommendation below its last code is told, never lost in silence."""
        for _, row in self.waiting:
            role = next((role for role in _AGAINST if role in row.words), None)
            if role is not None:
                values = {"what": _TITLES[role], "found": row.words[role].value}
                self.problems.append(Problem("finding-without-code", row.words[role].place, values))
        self.waiting.clear()

    def _row(self, number: int, cells: Mapping[int, Cell], node: Node) -> Noted | None:
        words: dict[Role, Entry] = {}
        for role, column in self.columns.items():
            cell = cells.get(column)
            if cell is None or is_blank(cell) or is_dash(cell):
                continue
            entry = self._entry(role, cell, self.book.place(self.sheet, number, column), node.code)
            if entry is not None:
                words[role] = entry
        if words and not any(role in words for role in _SAYING):
            first = next(iter(words.items()))
            values = {"criterion": node.code, "what": _TITLES[first[0]]}
            self.problems.append(Problem("deadline-without-finding", first[1].place, values))
            return None
        return Noted(node, words) if words else None

    def _entry(self, role: Role, cell: Cell, place: Place, code: str) -> Entry | None:
        if cell.kind in (CellKind.ERROR, CellKind.UNCOMPUTED):
            values = {"criterion": code, "what": _TITLES[role], "found": cell.text}
            self.problems.append(Problem("finding-unreadable", place, values))
            return None
        if role is not Role.DEADLINE:
            return Entry(as_text(cell), place)
        day = read_day(cell)
        if day is None:
            self.problems.append(Problem("deadline-in-words", place, {"criterion": code, "found": seen(cell)}))
        return Entry(day or as_text(cell), place)


def inspection_of(unit: str, file: str, labels: Mapping[Label, Labelled], problems: list[Problem]) -> Inspection:
    """The visit as its record tells: day, mode, authority, who was there. A day that cannot be read is told."""
    day = labels.get(Label.DAY)
    found = read_day(Cell(CellKind.TEXT, day.text)) if day is not None else None
    if day is not None and found is None:
        problems.append(Problem("visit-day-unreadable", day.place, {"found": day.text}))

    def entry(label: Label) -> Entry | None:
        said = labels.get(label)
        return Entry(said.text, said.place) if said is not None else None

    return Inspection(
        unit,
        file,
        Entry(found, day.place) if day is not None and found is not None else None,
        entry(Label.MODE),
        entry(Label.AUTHORITY),
        entry(Label.LEADER),
        entry(Label.TEAM),
        entry(Label.UNIT_TEAM),
    )


def findings_of(
    inspection: Inspection,
    labels: Mapping[Label, Labelled],
    noted: list[Noted],
    answers: Mapping[str, Answer],
    facts: Mapping[str, tuple[Fact, ...]],
) -> Iterator[Finding]:
    """Everything found at one visit, in the order of the workbook: general remarks first, then by criterion.

    `answers` are those of the inspection itself: figures it verified and evidence it saw belong to the finding.
    """
    yield from _general(inspection, labels)
    for row in noted:
        code, words = row.node.code, row.words
        answer = answers.get(code)
        measured = in_words(answer, facts.get(code, ())) if answer is not None else ""
        evidence = answer.evidence if answer is not None else None
        strength = words.get(Role.STRENGTH)
        if strength is not None:
            kind = FindingKind.STRENGTH
            yield Finding(inspection, kind, code, strength.place, str(strength.value), measured, evidence)
        shortcoming, recommendation = words.get(Role.SHORTCOMING), words.get(Role.RECOMMENDATION)
        said = shortcoming or recommendation
        if said is not None:
            yield Finding(
                inspection,
                FindingKind.SHORTCOMING,
                code,
                said.place,
                str(shortcoming.value) if shortcoming is not None else "",
                measured,
                evidence,
                recommendation,
                words.get(Role.DEADLINE),
                words.get(Role.OWNER),
            )


def _general(inspection: Inspection, labels: Mapping[Label, Labelled]) -> Iterator[Finding]:
    strengths, shortcomings, demands = (labels.get(label) for label in _GENERAL)
    if strengths is not None:
        yield Finding(inspection, FindingKind.STRENGTH, None, strengths.place, strengths.text)
    said = shortcomings or demands
    if said is not None:
        yield Finding(
            inspection,
            FindingKind.SHORTCOMING,
            None,
            said.place,
            shortcomings.text if shortcomings is not None else "",
            recommendation=Entry(demands.text, demands.place) if demands is not None else None,
        )


def in_words(answer: Answer, facts: tuple[Fact, ...]) -> str:
    """The facts of an answer in words: “Số hồ sơ đúng hạn: 45; Tổng số: 60”."""
    given = [(fact, answer.facts[fact.name].value) for fact in facts if fact.name in answer.facts]
    return "; ".join(f"{fact.title}: {_shown(fact, value)}" for fact, value in given)


def _shown(fact: Fact, value: FactValue) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, Number):
        unit = "%" if fact.type is FactType.PERCENT else f" {fact.unit}" if fact.unit else ""
        return show(value, "vi") + unit
    if isinstance(value, str):
        return fact.option(value)
    return value.strftime("%d/%m/%Y")
