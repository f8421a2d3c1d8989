"""Tables written as text, turned into books and real workbooks; the parts of a small criteria set."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from cchc_score.decimals import Number, parse_plain
from cchc_score.inputs.grid import Book, Cell, CellKind, Sheet
from cchc_score.inputs.intake import Intake
from cchc_score.model import (
    Award,
    Branch,
    Choice,
    Combination,
    CriteriaSet,
    ExtraBlock,
    Fact,
    FactType,
    FactValue,
    Node,
    Peers,
    RankingRule,
    Rounding,
    Rule,
    Stage,
    Status,
    Treatment,
    Unit,
)
from cchc_score.problems import Place, Problem
from cchc_score.text import Phrase

_NOWHERE = Place("set.yaml")


@dataclass(frozen=True, slots=True)
class Asking(Rule):
    """A rule that only asks: how points come about is not what these tests are about."""

    kind: ClassVar[str] = "asking"
    facts: tuple[Fact, ...] = ()
    levels: tuple[Number, ...] = ()

    def asks(self) -> tuple[Fact, ...]:
        return self.facts

    def award(self, facts: Mapping[str, FactValue], peers: Peers | None = None) -> Award:
        return Award(Status.MISSING)

    def describe(self) -> tuple[Phrase, ...]:
        return tuple(Phrase("{p}", "{p}", {"p": level}) for level in self.levels)

    def branches(self) -> tuple[Branch, ...]:
        return ()

    def formula(self, cells: Mapping[str, str]) -> str | None:
        return None

    def allows(self, points: Number) -> bool:
        return not self.levels or points in self.levels


def number(text: str) -> Number:
    value = parse_plain(text)
    assert value is not None
    return value


def leaf(code: str, title: str, points: str, *facts: Fact, levels: str = "", **keys: object) -> Node:
    rule = Asking(number(points), facts, tuple(number(level) for level in levels.split()))
    return Node(code, title, number(points), _NOWHERE, rule=rule, **keys)  # type: ignore[arg-type]


def parent(code: str, title: str, *children: Node, **keys: object) -> Node:
    total = sum((child.max for child in children), number("0"))
    return Node(code, title, total, _NOWHERE, children=children, **keys)  # type: ignore[arg-type]


def criteria_set(*fields: Node, **keys: object) -> CriteriaSet:
    given: dict[str, object] = {
        "id": "commune-2025",
        "version": "1.0",
        "title": "Bộ chỉ số thử nghiệm",
        "levels": ("commune",),
        "legal_basis": (),
        "total": sum((field.max for field in fields), number("0")),
        "combination": Combination("decide"),
        "rounding": Rounding(),
        "ranking": RankingRule(),
        "file": "set.yaml",
        "sha256": "0",
        "year": 2025,
        **keys,
    }
    return CriteriaSet(fields=fields, **given)  # type: ignore[arg-type]


MET = Fact("met", "Đạt yêu cầu", FactType.YES_NO)
ON_TIME = Fact("part", "Số hồ sơ đúng hạn", FactType.COUNT, unit="hồ sơ")
RECEIVED = Fact("whole", "Số hồ sơ tiếp nhận", FactType.COUNT, unit="hồ sơ")
SHARE = Fact("value", "Tỷ lệ hồ sơ trực tuyến", FactType.PERCENT, maximum=number("100"))
LEVEL = Fact(
    "level",
    "Mức đạt được",
    FactType.CHOICE,
    choices=(Choice("good", "Ban hành kịp thời"), Choice("late", "Ban hành không kịp thời")),
)
DONE = Fact("done", "Ngày ban hành", FactType.DATE, choices=(Choice("never", "Không ban hành"),))
SATISFIED = Fact("value", "Mức độ hài lòng", FactType.PERCENT, maximum=number("100"))


def make_book(text: str, file: str = "forms/H01.xlsx") -> Book:
    """Text → Book: `|` between cells, a row a line (the first line is row 1), sheets apart by `== name ==`.

    A cell is text unless it says otherwise: `n:1.5` number, `%:0.95` number shown as a percentage, `=:0.3`
    computed number, `d:2025-03-01` date, `e:#REF!` error, `u:A1+1` formula without value, `f:true` flag. `<` joins
    the cell to the one on its left (a merged area), `^` to the one above.
    """
    parts = re.split(r"^\s*== (.+) ==\s*$", text, flags=re.MULTILINE)
    first = [("Sheet1", parts[0])] if parts[0].strip() else []
    pairs = first + list(zip(parts[1::2], parts[2::2], strict=True))
    return Book(file, "ab" * 32, tuple(_sheet(name, lines) for name, lines in pairs))


def _sheet(name: str, text: str) -> Sheet:
    rows: dict[int, dict[int, Cell]] = {}
    spans: dict[tuple[int, int], list[int]] = {}
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    lines = text.strip("\n").splitlines()
    for row, line in enumerate(lines, start=1):
        for column, raw in enumerate(line.split("|"), start=1):
            word = raw.strip()
            if word in ("<", "^"):
                near = (row, column - 1) if word == "<" else (row - 1, column)
                owner = owners.get(near, near)
                owners[row, column] = owner
                span = spans.setdefault(owner, [*owner, *owner])
                span[2], span[3] = max(span[2], row), max(span[3], column)
            elif word:
                rows.setdefault(row, {})[column] = _cell(word)
    merges = tuple((a, b, c, d) for a, b, c, d in spans.values())
    return Sheet(name, rows, merges)


_MARKED = {
    "n:": Cell(CellKind.NUMBER, ""),
    "%:": Cell(CellKind.NUMBER, "", percent=True),
    "=:": Cell(CellKind.NUMBER, "", computed=True),
    "d:": Cell(CellKind.DATE, ""),
    "e:": Cell(CellKind.ERROR, ""),
    "u:": Cell(CellKind.UNCOMPUTED, ""),
    "f:": Cell(CellKind.FLAG, ""),
}


def _cell(word: str) -> Cell:
    marked = _MARKED.get(word[:2])
    return marked._replace(text=word[2:]) if marked is not None else Cell(CellKind.TEXT, word.replace("\\n", "\n"))


def told(intake: Intake) -> list[Problem]:
    """The problems, but for the note that a form without labels goes by the name of its file."""
    return [problem for problem in intake.problems if problem.code != "unit-from-file-name"]


def told_at(intake: Intake) -> list[tuple[str, str | None]]:
    """The same as pairs of problem code and cell."""
    return [(problem.code, problem.place.cell) for problem in told(intake)]


def write_workbook(text: str, path: Path) -> Path:
    """The same text as a real .xlsx file."""
    import xlsxwriter

    with xlsxwriter.Workbook(path) as file:
        percent = file.add_format({"num_format": "0%"})
        day = file.add_format({"num_format": "dd/mm/yyyy"})
        for sheet in make_book(text).sheets:
            page = file.add_worksheet(sheet.name)
            for top, left, bottom, right in sheet.merges:
                page.merge_range(top - 1, left - 1, bottom - 1, right - 1, "")
            for row, cells in sheet.rows.items():
                for column, cell in cells.items():
                    _write(page, row - 1, column - 1, cell, percent, day)
    return path


def _write(page: object, row: int, column: int, cell: Cell, percent: object, day: object) -> None:
    from datetime import date

    from xlsxwriter.worksheet import Worksheet

    assert isinstance(page, Worksheet)
    if cell.kind is CellKind.NUMBER:
        page.write_number(row, column, float(cell.text), percent if cell.percent else None)
    elif cell.kind is CellKind.DATE:
        page.write_datetime(row, column, date.fromisoformat(cell.text), day)
    elif cell.kind is CellKind.ERROR:
        page.write_formula(row, column, "=1/0", None, cell.text)
    elif cell.kind is CellKind.FLAG:
        page.write_boolean(row, column, cell.text == "true")
    elif cell.kind is CellKind.UNCOMPUTED:
        page.write_formula(row, column, "=" + cell.text, None, "")
    else:
        page.write_string(row, column, cell.text)


def sample_set() -> CriteriaSet:
    """Two fields, a survey field, a bonus block. Field 1 has both 1.1 and 1.10."""
    return criteria_set(
        parent(
            "1",
            "Công tác chỉ đạo, điều hành",
            leaf("1.1", "Kế hoạch CCHC năm", "1", MET, levels="0 1"),
            leaf("1.2", "Ban hành văn bản", "2", LEVEL),
            leaf("1.3", "Báo cáo định kỳ", "2", DONE),
            leaf("1.10", "Sáng kiến", "0.5", levels="0 0.25 0.5"),
        ),
        parent(
            "2",
            "Cải cách thủ tục hành chính",
            leaf("2.1", "Giải quyết đúng hạn", "3", ON_TIME, RECEIVED),
            leaf("2.2", "Hồ sơ trực tuyến", "2", SHARE, not_applicable=Treatment.EXCLUDE),
        ),
        parent("8", "Tác động", leaf("8.1", "Hài lòng", "10", SATISFIED, filled_by=Stage.SURVEY)),
        bonus=ExtraBlock("Điểm thưởng", number("3"), (leaf("T1", "Mô hình mới", "3"),), _NOWHERE),
    )


def sample_units() -> dict[str, Unit]:
    known = (
        Unit("H01", "Xã An Bình", "commune", "xã"),
        Unit("H02", "Phường Hòa Lợi", "commune", "phường"),
        Unit("H03", "Xã Tân Lập", "commune", "xã"),
        Unit("H04", "Xã Tân Lập", "commune", "xã"),
        Unit("00007", "Xã Miễn Trừ", "commune", "xã", exempt=("1.1",)),
    )
    return {unit.code: unit for unit in known}
