"""Makes a campaign of N communes with a set of 100 leaves: python benchmarks/make_year.py DIR [N]. Seeded."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import xlsxwriter

FIELDS, LEAVES = 8, 100
CREATED = __import__("datetime").datetime(2026, 1, 1)


def rule_of(number: int) -> tuple[str, list[str]]:
    """The YAML of a leaf's rule and the titles of its facts, four kinds in turn."""
    kind = number % 4
    if kind == 0:
        return "{kind: yes_no}", ["Đạt yêu cầu"]
    if kind == 1:
        bands = "[{from: 90, points: 1}, {from: 70, below: 90, points: 0.5}, {below: 70, points: 0}]"
        return f"{{kind: bands, value: Tỷ lệ hoàn thành, type: percent, bands: {bands}}}", ["Tỷ lệ hoàn thành"]
    if kind == 2:
        return (
            "{kind: ratio, part: Số hồ sơ đúng hạn, whole: Số hồ sơ đã giải quyết, zero_over_zero: full}",
            ["Số hồ sơ đúng hạn", "Số hồ sơ đã giải quyết"],
        )
    return "{kind: count, what: Số văn bản đã ban hành, each: 0.25}", ["Số văn bản đã ban hành"]


def code_of(number: int) -> str:
    """Leaf 0…99 → "1.1" … "8.12"."""
    return f"{number % FIELDS + 1}.{number // FIELDS + 1}"


def write_set(path: Path) -> None:
    """A set of 100 leaves of one point each in eight fields."""
    lines = [
        "id: benchmark",
        'version: "1"',
        "title: Bộ tiêu chí để đo tốc độ",
        "levels: [commune]",
        "legal_basis: [Số liệu giả để đo tốc độ]",
        f"total: {LEAVES}",
        "grades: {bands: [{name: Tốt, from: 80}, {name: Khá, from: 60, below: 80}, {name: Yếu, below: 60}]}",
        "fields:",
    ]
    for field in range(FIELDS):
        numbers = [n for n in range(LEAVES) if n % FIELDS == field]
        lines += [
            f'  - code: "{field + 1}"',
            f"    title: Lĩnh vực {field + 1}",
            f"    max: {len(numbers)}",
            "    children:",
        ]
        for n in numbers:
            lines += [
                f'      - code: "{code_of(n)}"',
                f"        title: Tiêu chí thành phần số {n + 1} của bộ đo tốc độ",
            ]
            lines += ["        max: 1", f"        rule: {rule_of(n)[0]}"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def facts_of(number: int, luck: random.Random) -> list[object]:
    """Random valid facts of a leaf."""
    kind = number % 4
    if kind == 0:
        return [luck.choice(["Có", "Không"])]
    if kind == 1:
        return [luck.randint(50, 100)]
    if kind == 2:
        whole = luck.randint(1, 400)
        return [luck.randint(0, whole), whole]
    return [luck.randint(0, 5)]


def points_of(number: int, facts: list) -> float:
    """What a clerk would type for these facts."""
    kind = number % 4
    if kind == 0:
        return 1 if facts[0] == "Có" else 0
    if kind == 1:
        return 1 if facts[0] >= 90 else 0.5 if facts[0] >= 70 else 0
    if kind == 2:
        return facts[0] / facts[1]
    return min(1, facts[0] * 0.25)


def write_form(path: Path, code: str, luck: random.Random) -> None:
    """One unit's form: about 131 rows × 8 columns, as an office would send it."""
    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"created": CREATED})
    sheet = book.add_worksheet("Tự chấm")
    bold, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "border": 1})
    sheet.write_string(0, 0, f"Mã đơn vị: {code}")
    headings = "Mã|Tiêu chí|Điểm tối đa|Cách tính|Số liệu kê khai|Tài liệu kiểm chứng|Điểm tự chấm|Ghi chú"
    for column, heading in enumerate(headings.split("|")):
        sheet.write_string(2, column, heading, bold)
    row = 3
    for field in range(FIELDS):
        sheet.write_string(row, 0, str(field + 1), bold)
        sheet.write_string(row, 1, f"Lĩnh vực {field + 1}", bold)
        row += 1
        for n in (n for n in range(LEAVES) if n % FIELDS == field):
            titles, facts = rule_of(n)[1], facts_of(n, luck)
            sheet.write_string(row, 0, code_of(n), wrap)
            sheet.write_string(row, 1, f"Tiêu chí thành phần số {n + 1} của bộ đo tốc độ", wrap)
            sheet.write_number(row, 2, 1, wrap)
            sheet.write_string(row, 5, f"Báo cáo số {n + 1}/BC-UBND ngày 15/12/2025", wrap)
            sheet.write_number(row, 6, points_of(n, facts), wrap)
            if len(facts) == 1:
                sheet.write(row, 4, facts[0], wrap)
                row += 1
                continue
            row += 1
            for letter, title, fact in zip("ab", titles, facts, strict=True):
                sheet.write_string(row, 0, f"{code_of(n)}:{letter}", wrap)
                sheet.write_string(row, 1, title, wrap)
                sheet.write(row, 4, fact, wrap)
                row += 1
    book.close()


def make(folder: Path, units: int, seed: int = 2025) -> None:
    """Write the whole campaign."""
    (folder / "self").mkdir(parents=True, exist_ok=True)
    write_set(folder / "criteria.yaml")
    (folder / "campaign.yaml").write_text(
        "year: 2025\ntitle: Đo tốc độ\nlevels: {commune: criteria.yaml}\n", encoding="utf-8"
    )
    luck = random.Random(seed)
    register = ["code,name,level,group"]
    for number in range(1, units + 1):
        code = f"X{number:04d}"
        register.append(f"{code},Xã Mẫu {number:04d},commune,Nhóm {number % 3 + 1}")
        write_form(folder / "self" / f"{code}.xlsx", code, luck)
    (folder / "units.csv").write_text("\n".join(register) + "\n", encoding="utf-8")


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1000)
