"""Live formulas give what the rules award: LibreOffice, which knows nothing of us, computes thousands of them."""

import os
import random
import re
import shutil
import subprocess
from collections import defaultdict
from decimal import Decimal
from typing import NamedTuple

import openpyxl
import pytest
import xlsxwriter
from live_cases import DECLARED, UNTOLD, made
from live_cells import Cell, Filler
from rule_text import N

from cchc_score.criteria import library
from cchc_score.criteria.loader import load
from cchc_score.decimals import round_half_up
from cchc_score.model import Rule, Status
from cchc_score.rules import KINDS, live

CASES_EACH = 40 * int(os.environ.get("CCHC_ORACLE_TIMES", "1"))
"""Rows for each declaration; CCHC_ORACLE_TIMES=100 for a long run."""
ROWS_ON_A_SHEET = 200_000
FIRST_FACT = 2
"""Column A has the formula, B the same rounded to two places as a form rounds it, then the facts."""

ALLOWED = {"IF", "AND", "OR", "NOT", "ROUND", "MIN", "MAX", "SUM", "ISNUMBER", "ISTEXT", "INT", "IFERROR", "TRIM"}
"""What Excel since 2010, LibreOffice and WPS all know by these names."""
TOLD = {Status.MISSING: live.MISSING, Status.NOT_APPLICABLE: live.NOT_APPLICABLE, Status.INVALID: live.INVALID}
SETS = [library.folder() / f"{name}.yaml" for name in library.shipped()]


class Declared(NamedTuple):
    text: str
    rule: Rule


class Case(NamedTuple):
    declared: Declared
    cells: dict[str, Cell]


def ours():
    return [Declared(text, made(text)) for text in DECLARED]


def shipped():
    """The rules of the shipped sets that facts alone decide."""
    for path in SETS:
        criteria, problems = load(path, path.name)
        assert criteria is not None, problems
        for leaf in criteria.leaves():
            if leaf.rule.formula(addresses(leaf.rule, 1)) is not None:
                yield Declared(" ".join(line.text("en") for line in leaf.rule.describe()), leaf.rule)


def addresses(rule, row):
    names = [fact.name for fact in rule.asks()]
    return {name: f"${chr(ord('A') + FIRST_FACT + at)}${row}" for at, name in enumerate(names)}


def cases():
    drawn = random.Random(2025)
    for declared, share in [*((each, 1) for each in ours()), *((each, 4) for each in shipped())]:
        filler = Filler(drawn, declared.text)
        for _ in range(CASES_EACH // share):
            yield Case(declared, filler.fill(declared.rule.asks()))


def expected(case):
    """What the rule says: points, or one of the three texts. A wrong cell never reaches a rule."""
    rule, cells = case.declared.rule, case.cells
    asked = [f for f in rule.asks() if f.when is None or cells[f.when[0]].fact == f.when[1]]
    if any(cells[fact.name].wrong for fact in asked):
        return live.INVALID
    award = rule.award({name: cell.fact for name, cell in cells.items() if cell.fact is not None})
    return award.points if award.status is Status.SCORED else TOLD[award.status]


def write(path, all_cases):
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = None
    for at, case in enumerate(all_cases):
        row = at % ROWS_ON_A_SHEET
        if row == 0:
            sheet = book.add_worksheet()
        formula = case.declared.rule.formula(addresses(case.declared.rule, row + 1))
        sheet.write_formula(row, 0, "=" + formula, None, "")
        sheet.write_formula(
            row, 1, f"=IF(ISNUMBER(A{row + 1}),ROUND(ROUND(A{row + 1},10),2),A{row + 1})", None, ""
        )
        for column, cell in enumerate(case.cells.values(), start=FIRST_FACT):
            if cell.content == "=1/0":
                sheet.write_formula(row, column, cell.content, None, "")
            elif isinstance(cell.content, str):
                sheet.write_string(row, column, cell.content)
            elif cell.content is not None:
                sheet.write_number(row, column, cell.content)
    book.close()


def recalculate(path, folder):
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx"]
    out = folder / "out"
    subprocess.run([*command, "--outdir", str(out), str(path)], check=True, capture_output=True, timeout=3600)
    book = openpyxl.load_workbook(out / path.name, read_only=True, data_only=True)
    for sheet in book.worksheets:
        for exact, rounded in sheet.iter_rows(max_col=2, values_only=True):
            yield figure(exact), figure(rounded)


def figure(value):
    """A number with the 15 digits that a program shows of it; a text as it is, nothing as ""."""
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value or ""
    return N(Decimal(f"{value:.15g}"))


def agrees(told, oracle):
    exact, rounded = oracle
    if not isinstance(told, N):
        return exact == rounded == told
    if not isinstance(exact, N) or not isinstance(rounded, N):
        return False
    return round_half_up(exact, 10) == round_half_up(told, 10) and rounded == round_half_up(told, 2)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_computes_what_the_rules_award(tmp_path):
    all_cases = list(cases())
    path = tmp_path / "cases.xlsx"
    write(path, all_cases)
    oracle = list(recalculate(path, tmp_path))
    assert len(oracle) == len(all_cases)
    assert sum(exact for exact, _ in oracle if isinstance(exact, N)) > 0
    off = []
    seen = defaultdict(set)
    for case, found in zip(all_cases, oracle, strict=True):
        told = expected(case)
        seen[case.declared.rule.kind].add("points" if isinstance(told, N) else told)
        if not agrees(told, found):
            cells = {name: cell.content for name, cell in case.cells.items()}
            off.append(f"{case.declared.text}\n{cells}\nrule: {told!r}\noracle: {found}")
    assert not off, f"{len(off)} of {len(all_cases)} differ:\n" + "\n\n".join(off[:10])
    assert all(found >= {"points", live.MISSING, live.INVALID} for found in seen.values())
    assert live.NOT_APPLICABLE in seen["ratio"] & seen["bands"] & seen["mean"]


FORMULAS = [pytest.param(each.rule, id=f"{each.rule.kind}-{at}") for at, each in enumerate([*ours(), *shipped()])]
STRING = re.compile(r'"((?:[^"]|"")*)"')


def depth(formula):
    """How deep functions stand in each other."""
    deepest, opened = 0, 0
    for mark in re.findall(r"[()]", STRING.sub("", formula)):
        opened += 1 if mark == "(" else -1
        deepest = max(deepest, opened)
    assert opened == 0
    return deepest


@pytest.mark.parametrize("rule", FORMULAS)
def test_a_formula_stays_within_what_every_spreadsheet_program_takes(rule):
    cells = {name: f"$AB$1{at:03}" for at, name in enumerate(addresses(rule, 1))}
    formula = rule.formula(cells)
    bare = STRING.sub("", formula)
    assert not formula.startswith("=")
    assert len(formula) <= 8000
    assert set(re.findall(r"([A-Z]+)\(", bare)) <= ALLOWED
    assert depth(formula) <= 60
    assert not re.search(r"[;{}\[\]!:]", bare)
    assert all(len(text) <= 255 for text in STRING.findall(formula))
    assert all(address in formula for address in cells.values())


def test_every_kind_is_tried():
    assert {made(text).kind for text in (*DECLARED, *UNTOLD)} == set(KINDS)


@pytest.mark.parametrize("text", UNTOLD)
def test_what_facts_alone_do_not_tell_has_no_formula(text):
    assert made(text).formula(addresses(made(text), 1)) is None


def test_numbers_are_written_exactly():
    written = [live.literal(N(text)) for text in ("0.285", "2", "-0.25", "10/3", "1/1048576")]
    assert written == ["0.285", "2", "(-0.25)", "(10/3)", "(1/1048576)"]


def test_texts_are_cut_where_excel_takes_no_more():
    assert live.quoted('a "b"') == '"a ""b"""'
    assert live.quoted("x" * 300) == '"' + "x" * 255 + '"&"' + "x" * 45 + '"'
