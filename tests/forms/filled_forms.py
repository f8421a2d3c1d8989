"""Fills forms as a clerk would, has LibreOffice compute them, and asks the engine about the same answers."""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from html import escape
from io import BytesIO
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from cchc_score.criteria.loader import load
from cchc_score.forms.body import SHEET
from cchc_score.forms.layout import NOT_APPLICABLE, Column, Layout, NodePlace, Way, at
from cchc_score.forms.placing import self_layout
from cchc_score.forms.self_form import self_forms
from cchc_score.model import (
    Answer,
    CriteriaSet,
    Entry,
    Fact,
    FactType,
    Source,
    Submission,
    Unit,
    UnitScore,
)
from cchc_score.problems import Place
from cchc_score.scoring.unit import score_unit

YEAR = 2025
DEADLINE = date(2025, 12, 15)
FILLED = (Way.FACTS, Way.POINTS, Way.LATER)
BODY_PART = "xl/worksheets/sheet2.xml"
_DAY_ZERO = date(1899, 12, 30)
_WORKERS = 2
_HERE = Place("form.xlsx", SHEET, "A1")

Value = Fraction | bool | str | date
needs_libreoffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is the oracle")


@dataclass(frozen=True)
class Given:
    """What a clerk does on one leaf: facts by name, or points, or the choice "Không áp dụng"; or nonsense."""

    facts: Mapping[str, Value] | None = None
    points: Fraction | None = None
    not_applicable: bool = False
    nonsense: bool = False
    """The first cell holds a text that is no value."""


def load_text(text: str, folder: Path) -> CriteriaSet:
    path = folder / "set.yaml"
    path.write_text(text, encoding="utf-8")
    criteria, problems = load(path, "set.yaml")
    assert criteria is not None, [problem.message("en") for problem in problems]
    return criteria


def form_bytes(criteria: CriteriaSet, unit: Unit) -> bytes:
    ((_, content),) = self_forms(criteria, [unit], YEAR, DEADLINE)
    return content


# --- filling in --------------------------------------------------------------------------------------------


def fill(form: bytes, layout: Layout, given: Mapping[str, Given]) -> bytes:
    """The form with these answers typed into its cells, and nothing else changed."""
    cells: dict[str, str] = {}
    for code, answer in given.items():
        cells.update(_cells(layout.by_code[code], answer))
    filled = BytesIO()
    with zipfile.ZipFile(BytesIO(form)) as old, zipfile.ZipFile(filled, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, _typed(content, cells) if name == BODY_PART else content)
    return filled.getvalue()


def _cells(place: NodePlace, answer: Given) -> dict[str, str]:
    if answer.not_applicable:
        return {place.at(Column.NOT_APPLICABLE): _text(NOT_APPLICABLE)}
    if answer.nonsense:
        first = place.facts[0].cell if place.facts else place.at(Column.POINTS)
        return {first: _text("chưa rõ")}
    if answer.points is not None:
        return {place.at(Column.POINTS): _number(answer.points)}
    facts = {each.fact.name: each for each in place.facts}
    return {facts[name].cell: _fact(facts[name].fact, value) for name, value in (answer.facts or {}).items()}


def _fact(fact: Fact, value: Value) -> str:
    if isinstance(value, bool):
        return _text("Có" if value else "Không")
    if isinstance(value, date):
        return _number(Fraction((value - _DAY_ZERO).days))
    if isinstance(value, str):
        return _text(next(choice.title for choice in fact.choices if choice.key == value))
    return _number(value / 100 if fact.type is FactType.PERCENT else value)


def _number(value: Fraction) -> str:
    return f"><v>{float(value)!r}</v></c>"


def _text(text: str) -> str:
    return f' t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def _typed(content: bytes, cells: Mapping[str, str]) -> bytes:
    bare = {address.replace("$", ""): xml for address, xml in cells.items()}
    typed = 0

    def put(match: re.Match[str]) -> str:
        nonlocal typed
        xml = bare.get(match[1])
        typed += xml is not None
        return match[0] if xml is None else f'<c r="{match[1]}"{match[2]}{xml}'

    text = re.sub(r'<c r="([A-Z]+\d+)"( s="\d+")/>', put, content.decode())
    assert typed == len(bare), "every answer must find its blank cell"
    return text.encode()


# --- what LibreOffice makes of it --------------------------------------------------------------------------


class Computed:
    """The sheet of a form as LibreOffice computed it."""

    def __init__(self, path: Path) -> None:
        self.rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_name(SHEET).to_python(skip_empty_area=False)

    def cell(self, row: int, column: Column) -> object:
        values = self.rows[row]
        return values[column] if column < len(values) else ""


def compute(forms: Sequence[bytes], folder: Path) -> list[Computed]:
    """Have LibreOffice open, compute and save the forms."""
    given, made = folder / "given", folder / "computed"
    given.mkdir()
    names = [f"{number:05}.xlsx" for number in range(len(forms))]
    for name, content in zip(names, forms, strict=True):
        (given / name).write_bytes(content)
    workers = []
    for worker, share in enumerate(names[start::_WORKERS] for start in range(_WORKERS)):
        profile = f"-env:UserInstallation={(folder / f'profile-{worker}').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(made)]
        if share:
            paths = [str(given / name) for name in share]
            workers.append(subprocess.Popen([*command, *paths], stdout=subprocess.DEVNULL))
    assert all(worker.wait() == 0 for worker in workers)
    return [Computed(made / name) for name in names]


# --- what the engine makes of it ---------------------------------------------------------------------------


def score(criteria: CriteriaSet, unit: Unit, given: Mapping[str, Given]) -> UnitScore:
    """The same answers scored by the engine. Nobody else has spoken yet; a survey is to come."""
    answers = {code: _answer(code, answer) for code, answer in given.items()}
    submission = Submission(unit.code, Source.SELF, "form.xlsx", answers)
    return score_unit(criteria, unit, {Source.SELF: submission}, surveyed=True, peers={})


def _answer(code: str, answer: Given) -> Answer:
    if answer.nonsense:
        return Answer(code, invalid=(_HERE,))
    return Answer(
        code,
        facts={name: Entry(value, _HERE) for name, value in (answer.facts or {}).items()},
        points=None if answer.points is None else Entry(answer.points, _HERE),
        not_applicable=Entry("", _HERE) if answer.not_applicable else None,
    )


__all__ = [
    "FILLED",
    "Column",
    "Given",
    "Layout",
    "at",
    "compute",
    "fill",
    "form_bytes",
    "load_text",
    "needs_libreoffice",
    "score",
    "self_layout",
]
