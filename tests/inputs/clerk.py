"""Fills generated forms as a clerk would, with another library than the one that wrote them."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from random import Random

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cchc_score.criteria.library import find
from cchc_score.criteria.loader import load
from cchc_score.forms.self_form import write_self_form
from cchc_score.inputs.intake import Expected, Intake, read_file
from cchc_score.model import CriteriaSet, Fact, FactType, FactValue, Node, Source, Stage, Status, Unit

BODY = "Tự chấm"
CODE, FACTS, EXCUSE, NUMBER, DAY, PAGE, POINTS, NOTE = 1, 4, 5, 6, 7, 8, 9, 10
YEAR = 2025
needs_libreoffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")

SET = """\
id: small
version: "{version}"
title: Bộ tiêu chí nhỏ
levels: [commune]
total: 10
fields:
  - code: "1"
    title: Thủ tục hành chính
    max: 6
    children:
      - {{code: "1.1", title: "{title}", max: 1, rule: {{kind: yes_no}}, evidence: [Kế hoạch]}}
      - code: "1.2"
        title: Hồ sơ đúng hạn
        max: 2
        not_applicable: exclude
        rule: {{kind: ratio, part: Số hồ sơ đúng hạn, whole: Số hồ sơ đã giải quyết, zero_over_zero: full}}
      - code: "1.10"
        title: Tỷ lệ hồ sơ trực tuyến
        max: 1.5
        rule:
          kind: bands
          value: Tỷ lệ hồ sơ trực tuyến
          type: percent
          bands: [{{from: 90, points: 1.5}}, {{below: 90, points: 0.5}}]
      - code: "1.11"
        title: Ngày ban hành kế hoạch
        max: 1
        rule:
          kind: lateness
          what: Ngày ban hành
          due: 2025-03-01
          steps: [{{days: 0, points: 1}}]
          after: 0
          never: 0
      - code: "1.12"
        title: Mức độ
        max: 0.5
        rule: {{kind: levels, levels: [{{title: Kịp thời, points: 0.5}}, {{title: Chậm, points: 0}}]}}
  - code: "2"
    title: Kỷ luật
    max: 4
    children:
      - {{code: "2.1", title: Chấm trực tiếp, max: 2, rule: {{kind: judged, step: 0.25}}}}
      - {{code: "{last}", title: Thẩm định, max: 2, filled_by: appraisal, rule: {{kind: judged}}}}
"""


def small_set(folder: Path, *, version: str = "1.0", title: str = "Ban hành kế hoạch", last: str = "2.2"):
    """The small set, or another version of it."""
    path = folder / f"small-{version}.yaml"
    path.write_text(SET.format(version=version, title=title, last=last), encoding="utf-8")
    criteria, problems = load(path, path.name)
    assert criteria is not None, [problem.message("en") for problem in problems]
    return criteria


def shipped(name: str) -> CriteriaSet:
    path = find(name)
    assert path is not None
    criteria, _ = load(path, name)
    assert criteria is not None
    return criteria


def unit_of(criteria: CriteriaSet) -> Unit:
    return Unit("X01", "UBND phường Mẫu", criteria.levels[0])


@dataclass
class Form:
    """A unit's form on disk, opened to be filled in."""

    criteria: CriteriaSet
    path: Path
    book: Workbook
    sheet: Worksheet
    """The page to fill in, whatever its name becomes."""

    def row(self, code: str) -> int:
        """The row of a code, as printed in the code column."""
        return next(row for row in range(1, self.sheet.max_row + 1) if self.sheet.cell(row, CODE).value == code)

    def type(self, code: str, value: object, column: int = FACTS) -> str:
        """Type a value on the row of a code; returns the cell's name."""
        cell = self.sheet.cell(self.row(code), column)
        cell.value = value  # type: ignore[assignment]
        return cell.coordinate

    def read(
        self, criteria: CriteriaSet | None = None, name: str = "phieu-nop.xlsx", **expected: object
    ) -> Intake:
        """Save under a name that tells nothing, and read."""
        path = self.path.with_name(name)
        self.book.save(path)
        return read(path, criteria or self.criteria, **expected)


def read(path: Path, criteria: CriteriaSet, **changes: object) -> Intake:
    unit = unit_of(criteria)
    expected = Expected({unit.level: criteria}, {unit.code: unit}, Source.SELF, YEAR)
    intake = read_file(path, path.name, expected._replace(**changes))  # type: ignore[arg-type]
    for problem in intake.problems:  # every sentence has the values it names
        assert problem.message("vi")
        assert problem.message("en")
    return intake


def new_form(criteria: CriteriaSet, folder: Path) -> Form:
    path = folder / "form.xlsx"
    write_self_form(criteria, unit_of(criteria), YEAR, None, path)
    book = openpyxl.load_workbook(path)
    return Form(criteria, path, book, book[BODY])


def answers_of(intake: Intake):
    """What is answered, without the cells it stood in."""
    (submission,) = intake.submissions
    return {
        code: (
            {name: entry.value for name, entry in answer.facts.items()},
            answer.points and answer.points.value,
            answer.not_applicable and answer.not_applicable.value,
            answer.evidence and answer.evidence.value,
            answer.note and answer.note.value,
            bool(answer.invalid),
        )
        for code, answer in submission.answers.items()
    }


def fill_with_maxima(form: Form) -> None:
    """Answer each leaf that the form asks of the unit so that it earns the most."""
    for leaf in form.criteria.leaves():
        if leaf.filled_by is Stage.SELF and leaf.code not in _extra_codes(form.criteria):
            fill_with_maximum(form, leaf)


def _extra_codes(criteria: CriteriaSet) -> set[str]:
    blocks = [block for block in (criteria.bonus, criteria.penalty) if block is not None]
    return {leaf.code for block in blocks for top in block.nodes for leaf in top.leaves()}


def fill_with_maximum(form: Form, leaf: Node) -> None:
    assert leaf.rule is not None
    asked = leaf.rule.asks()
    if not asked:
        form.type(leaf.code, float(leaf.max), POINTS)
        return
    facts = _best(leaf)
    for position, fact in enumerate(asked):
        if fact.name in facts:
            code = leaf.code if len(asked) == 1 else f"{leaf.code}:{chr(ord('a') + position)}"
            form.type(code, typed(fact, facts[fact.name]))


def _best(leaf: Node) -> dict[str, FactValue]:
    """Facts that earn the maximum, found by asking the rule about a few of each kind."""
    assert leaf.rule is not None
    random = Random(leaf.code)
    for _ in range(20_000):
        facts = {fact.name: _candidate(fact, random) for fact in leaf.rule.asks()}
        for fact in leaf.rule.asks():
            if fact.when is not None and facts.get(fact.when[0]) != fact.when[1]:
                facts.pop(fact.name)
        award = leaf.rule.award(facts)
        if award.points == leaf.max or award.status is Status.PENDING:
            return facts
    raise AssertionError(f"nothing earns the maximum of {leaf.code}")


def _candidate(fact: Fact, random: Random) -> FactValue:
    if fact.type is FactType.YES_NO:
        return True
    if fact.type is FactType.CHOICE:
        return random.choice(fact.choices).key
    if fact.type is FactType.DATE:
        return date(YEAR, random.choice((1, 6, 12)), 1)
    most = 100 if fact.maximum is None else fact.maximum
    some = (0, 100) if fact.type is FactType.PERCENT else (0, 1, 5, 20, 100)
    return min(Fraction(random.choice(some)), Fraction(most))


def typed(fact: Fact, value: FactValue) -> object:
    """What a person types, or chooses, for a value."""
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, str):
        return next(choice.title for choice in fact.choices if choice.key == value)
    if isinstance(value, date):
        return value
    return float(value / 100) if fact.type is FactType.PERCENT else float(value)


def resave(paths: list[Path], kind: str, folder: Path) -> list[Path]:
    """Have LibreOffice open, compute and save workbooks."""
    folder.mkdir(exist_ok=True)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(folder)]
    subprocess.run([*command, *map(str, paths)], check=True, capture_output=True)
    return [folder / f"{path.stem}.{kind}" for path in paths]
