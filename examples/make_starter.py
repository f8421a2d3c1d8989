"""Examples: writes the workbooks of the starter campaign (what `cchc-score init` copies), the same on every run.

Run `python examples/make_starter.py [FOLDER]`.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

from make_province_2025 import APPRAISAL
from office_forms import Reply, checked_rows, draw_self, self_lines
from office_page import Heading, draw_table, labels

from cchc_score.criteria import loader
from cchc_score.model import CriteriaSet, FactValue, Unit

HERE = Path(__file__).parent.parent / "cchc_score" / "starter"
BODY = "Ủy ban nhân dân tỉnh Mẫu"
REMARK = "(Số liệu mẫu để làm quen – xóa khi làm thật)"

UNITS = (
    Unit("M01", "Phường Mẫu 01", "commune", "Phường"),
    Unit("M02", "Phường Mẫu 02", "commune", "Phường"),
    Unit("M03", "Xã Mẫu 03", "commune", "Xã"),
    Unit("M04", "Xã Mẫu 04", "commune", "Xã"),
)

Facts = Mapping[str, FactValue]


def _facts(
    level: str, late: int, posted: bool, dossiers: tuple[int, int], online: str, signed: int
) -> dict[str, Facts]:
    """What one unit reports, by criterion code."""
    return {
        "1.1": {"level": level},
        "1.2": {"e1": Fraction(late), "e1_excused": Fraction(0)},
        "2.1": {"c1": True, "c2": posted, "c3": True},
        "2.2": {"part": Fraction(dossiers[0]), "whole": Fraction(dossiers[1])},
        "2.3": {"value": Fraction(online)},
        "3.1": {"part": Fraction(signed), "whole": Fraction(200)},
        "3.2": {"met": True},
    }


REPORTED = {
    "M01": _facts("kip-thoi", 1, True, (1180, 1200), "82.5", 196),
    "M02": _facts("kip-thoi", 0, True, (950, 1000), "76", 190),
    "M03": _facts("khong-kip-thoi", 2, False, (598, 640), "55.4", 170),
    "M04": _facts("kip-thoi", 1, True, (702, 720), "61", 184),
}
INITIATIVES = {"M02": 1}
APPRAISED = {
    "M01": ("4.5", ""),
    "M02": ("5", ""),
    "M03": ("3.5", "2 lượt vắng mặt khi kiểm tra"),
    "M04": ("4", ""),
}
"""Points of criterion 3.3 and a remark."""


def main(folder: Path = HERE) -> None:
    """Write the four self-assessments and the appraisal under `folder`."""
    criteria, problems = loader.load(HERE / "criteria.yaml", "criteria.yaml")
    assert criteria is not None, [problem.message("en") for problem in problems]
    rows: list[tuple[object, ...]] = []
    for unit in UNITS:
        replies = _replies(criteria, unit.code)
        block = Heading(BODY, "Phiếu tự đánh giá năm 2025", REMARK, labels(criteria, 2025, "tự đánh giá", unit))
        draw_self(folder / "self" / f"{unit.code}.xlsx", block, self_lines(criteria, replies))
        rows += _appraised(criteria, unit, replies)
    block = Heading(BODY, "Kết quả thẩm định năm 2025", REMARK, labels(criteria, 2025, "thẩm định"))
    draw_table(folder / "appraisal" / "tham-dinh.xlsx", "Thẩm định", block, APPRAISAL, rows)


def _replies(criteria: CriteriaSet, unit: str) -> dict[str, Reply]:
    facts: dict[str, Facts] = dict(REPORTED[unit])
    if unit in INITIATIVES:
        facts["T1"] = {"n": Fraction(INITIATIVES[unit])}
    rules = {leaf.code: leaf.rule for leaf in criteria.leaves() if leaf.rule is not None}
    return {code: Reply(given, rules[code].award(given).points) for code, given in facts.items()}


def _appraised(criteria: CriteriaSet, unit: Unit, replies: Mapping[str, Reply]) -> list[tuple[object, ...]]:
    """The appraisers find the figures that were reported, and judge 3.3 themselves."""
    rows: list[tuple[object, ...]] = []
    for leaf in criteria.leaves():
        if leaf.code == "3.3":
            judged, remark = APPRAISED[unit.code]
            rows.append((unit.code, unit.name, leaf.code, leaf.title, leaf.max, "", Fraction(judged), "", remark))
        elif leaf.code in replies:
            rows += checked_rows(unit, leaf, replies[leaf.code])
    return rows


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:]))
