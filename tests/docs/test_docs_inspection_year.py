"""The guide to a year of inspections, followed word for word: its commands, its tables, its file steps."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
from docx import Document
from test_docs_commands import assert_shown

from cchc_score.cli.entry import run

PAGE = Path(__file__).parents[2] / "docs" / "inspection-year.md"

STEP = re.compile(
    r"^\$ (?P<command>.+)$"
    r"|Điền `(?P<form>[^`]+)`, lưu thành `(?P<saved>[^`]+)`"
    r"|[Ss]ửa `(?P<edited>[^`]+)`:"
    r"|^Chép `(?P<copied>[^`]+)` vào `(?P<copy>[^`]+)`"
    r"|^Xóa (?P<removed>`[^`]+`.*)\.$"
    r"|`(?P<quoted>[^`]+\.docx)` có:$",
    re.MULTILINE,
)


def steps() -> Iterator[tuple[re.Match[str], str]]:
    """Every step of the guide in order, with the lines under it up to the next."""
    text = PAGE.read_text(encoding="utf-8")
    found = list(STEP.finditer(text))
    for step, following in zip(found, [*found[1:], None], strict=True):
        yield step, text[step.end() : following.start() if following is not None else len(text)]


def table(text: str) -> list[list[str]]:
    """The rows of the first table, without its heading."""
    lines = re.search(r"(?:^\|.*\n)+", text, re.MULTILINE).group().splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def typed(text: str) -> object:
    """What Excel makes of a text that a person types."""
    day = re.fullmatch(r"(\d\d)/(\d\d)/(\d{4})", text)
    if day is not None:
        return date(*(int(part) for part in reversed(day.groups())))
    return int(text) if text.isdigit() else text


def fill(form: str, saved: str, rows: list[list[str]]) -> None:
    book = openpyxl.load_workbook(form)
    for sheet, row, column, text in rows:
        page = book[sheet]
        number = next(cell.row for cell in page["A"] if str(cell.value) == row)
        heads = [cell for line in page.iter_rows(max_row=10) for cell in line if column and cell.value == column]
        cell = page.cell(number, heads[0].column if heads else 3)
        assert not cell.protection.locked, f"{form}: {sheet} {row} {column} is not to be filled in"
        cell.value = typed(text)
    book.save(saved)


def edit(name: str, rows: list[list[str]]) -> None:
    path = Path(name)
    text = path.read_text(encoding="utf-8")
    for old, new in rows:
        old, new = (re.search(r"`(.*)`", cell).group(1) for cell in (old, new))
        assert text.count(f"{old}\n") == 1, f"{name}: {old}"
        text = text.replace(f"{old}\n", f"{new}\n")
    path.write_text(text, encoding="utf-8")


def remove(patterns: str) -> None:
    for pattern in re.findall(r"`([^`]+)`", patterns):
        paths = list(Path().glob(pattern))
        assert paths, pattern
        for path in paths:
            path.unlink()


def quotes(name: str, text: str) -> None:
    """Each quoted line stands in the notice as one paragraph."""
    paragraphs = [paragraph.text for paragraph in Document(name).paragraphs]
    lines = re.findall(r"^> (.+)$", text, re.MULTILINE)
    assert lines
    for line in lines:
        assert line in paragraphs, paragraphs


def test_the_guide_can_be_followed(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("CCHC_LANG", raising=False)
    done = []
    for step, below in steps():
        done.append(step.lastgroup)
        if step["command"]:
            program, *words = shlex.split(step["command"])
            assert program == "cchc-score"
            status = run(words)
            printed = capsys.readouterr()
            assert status == 0, f"{step['command']}: {printed.out}{printed.err}"
            assert_shown(below.split("```")[0].lstrip("\n"), printed.out + printed.err, step["command"])
        elif step["form"]:
            fill(step["form"], step["saved"], table(below))
        elif step["edited"]:
            edit(step["edited"], table(below))
        elif step["copied"]:
            shutil.copyfile(step["copied"], step["copy"])
        elif step["removed"]:
            remove(step["removed"])
        else:
            quotes(step["quoted"], below)
    assert done.count("command") == 11
    assert done.count("saved") == 5
    assert done.count("quoted") == 3
