"""A desk for end-to-end tests: a small criteria set, tables written as text, and the command line."""

from __future__ import annotations

import json
from pathlib import Path

import xlsxwriter

from cchc_score.cli.entry import run

SET = """\
id: small
version: "1"
title: Bộ tiêu chí nhỏ
levels: [commune]
total: 10
rounding: {index: 2}
grades:
  bands: [{name: Tốt, from: 80}, {name: Khá, from: 50, below: 80}, {name: Yếu, below: 50}]
fields:
  - code: "1"
    title: Thủ tục hành chính
    max: 6
    children:
      - {code: "1.1", title: Ban hành kế hoạch, max: 1, rule: {kind: yes_no}}
      - code: "1.2"
        title: Hồ sơ đúng hạn
        max: 2
        rule: {kind: ratio, part: Số hồ sơ đúng hạn, whole: Số hồ sơ đã giải quyết, zero_over_zero: not_applicable}
      - code: "1.10"
        title: Tỷ lệ hồ sơ trực tuyến
        max: 3
        not_applicable: exclude
        rule:
          kind: bands
          value: Tỷ lệ hồ sơ trực tuyến
          type: percent
          bands: [{above: 90, points: 3}, {from: 70, to: 90, points: 1.5}, {below: 70, points: 0}]
  - code: "2"
    title: Hài lòng và kỷ luật
    max: 4
    children:
      - {code: "2.1", title: Chấm trực tiếp, max: 2, rule: {kind: judged, step: 0.25}}
      - {code: "2.2", title: Mức hài lòng, max: 2, filled_by: survey, rule: {kind: survey, scale: 100}}
"""

HEADER = "Mã | Tiêu chí | Điểm tối đa | Số liệu kê khai | Điểm tự chấm | Ghi chú"

GOOD = """\
Mã đơn vị: {code}
{header}
1 | Thủ tục hành chính | 6
1.1 | Ban hành kế hoạch | 1 | Có | 1
1.2 | Hồ sơ đúng hạn | 2
1.2:a | Số hồ sơ đúng hạn | | 45
1.2:b | Số hồ sơ đã giải quyết | | 60
1.10 | Tỷ lệ hồ sơ trực tuyến | 3 | 90% | 1,5
2 | Hài lòng và kỷ luật | 4
2.1 | Chấm trực tiếp | 2 | | 1,75
"""
"""By hand: 1.1 = 1; 1.2 = 45/60 × 2 = 1.5; 1.10 = 1.5 (90 lies in 70…90); 2.1 = 1.75; together 5.75."""


def form(code: str = "X01", *changes: tuple[str, str]) -> str:
    """The good form of a unit, with lines or parts of lines replaced."""
    text = GOOD.format(code=code, header=HEADER)
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text


def write_table(path: Path, text: str) -> Path:
    """Turn text (cells parted by |) into a workbook. 3 is a number, '3 a text,
    =1+1 a formula without its value, #REF! an error, date:45833 a date. The first column is always text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Phiếu")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for row, line in enumerate(text.splitlines()):
            for column, cell in enumerate(part.strip() for part in line.split("|")):
                _write(sheet, row, column, cell, day)
    return path


def _write(sheet, row, column, cell, day):
    if cell.startswith("#"):
        sheet.write_formula(row, column, "=1/0", None, cell)
    elif cell.startswith("="):
        sheet.write_formula(row, column, cell, None, "")
    elif cell.startswith("date:"):
        sheet.write_number(row, column, float(cell[5:]), day)
    elif cell.startswith("'"):
        sheet.write_string(row, column, cell[1:])
    elif column and cell.replace(".", "", 1).replace("-", "", 1).isdigit():
        sheet.write_number(row, column, float(cell))
    elif cell:
        sheet.write_string(row, column, cell)


class Desk:
    """A folder with the set, and the command line run in it."""

    def __init__(self, folder: Path, capsys) -> None:
        self.folder = folder
        self.capsys = capsys
        (folder / "small.yaml").write_text(SET, encoding="utf-8")

    def table(self, name: str, text: str) -> str:
        return str(write_table(self.folder / name, text))

    def text(self, name: str, text: str) -> str:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return str(path)

    def campaign(self, units: str = "X01,Xã Mẫu 01,commune,Xã", extra: str = "") -> str:
        self.text("campaign.yaml", f"year: 2025\ntitle: Thử\nlevels: {{commune: small.yaml}}\n{extra}")
        self.text("units.csv", f"code,name,level,group\n{units}\n")
        return str(self.folder)

    def call(self, *words: str) -> tuple[int, str, str]:
        status = run(words)
        printed = self.capsys.readouterr()
        assert "Traceback" not in printed.out + printed.err
        return status, printed.out, printed.err

    def json(self, *words: str) -> tuple[int, dict]:
        status, out, _ = self.call(*words, "--format", "json")
        return status, json.loads(out)

    def evaluate(self, text: str, *words: str) -> tuple[int, dict]:
        file = self.table("unit.xlsx", text)
        return self.json("evaluate", file, "--criteria", str(self.folder / "small.yaml"), *words)


def nodes(document: dict) -> dict[str, dict]:
    return {node["code"]: node for node in document["nodes"]}


def problems(document: dict) -> list[tuple[str, str, str | None]]:
    return [(p["code"], p["severity"], p["cell"]) for p in document["problems"]]
