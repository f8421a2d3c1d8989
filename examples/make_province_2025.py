"""Examples: writes examples/province-2025, a made-up province of the two-tier system, from a fixed seed.

Run `python examples/make_province_2025.py [FOLDER]`; the files come out byte for byte as they are committed.
Every unit, figure and finding is invented; the names are neutral on purpose.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import province_inspections as inspections
import province_messy as messy
from made_up_answers import Answers, answers, not_applicable
from office_forms import Reply, checked_rows, draw_self, points_cell, self_lines
from office_page import Column, Heading, draw_table, labels
from province_formats import office_csv

from cchc_score.criteria import library, loader
from cchc_score.model import CriteriaSet, Node, Peers, Stage, Unit

HERE = Path(__file__).parent / "province-2025"
YEAR = 2025
BODY = "Ủy ban nhân dân tỉnh Mẫu"
REMARK = "(Dữ liệu minh họa, không phải số liệu của đơn vị có thật)"
PEERS = Peers(best=Fraction(98), mean=Fraction(80), count=30, previous=Fraction(75))
"""Only steers what is drawn; the real comparison is made when the campaign is scored."""

WARDS, COMMUNES, DEPARTMENTS = "Phường", "Xã và đặc khu", "Sở, ban, ngành"

NOT_SENT = ("P05", "X07")
UNUSABLE = ("P02", "X06", "X13", "X14", "X15")
"""Their files are there but cannot be used as they are, so nobody could appraise them."""
TWINS = {"X17": "X16"}
"""Answers exactly as its twin does: a tie."""
LATE = {"X20": "Chậm đến 5 ngày", "P10": "Chậm hơn 5 ngày hoặc không nộp"}
BOASTERS = ("X19", "P06")
EXPLAINED = ("P01", "P08", "X01", "X12")
"""Explained themselves after the first round; the second gave back part of the points."""
HOLDS_DATA = ("Văn phòng UBND tỉnh", "Sở Khoa học và Công nghệ")
"""Departments that run the systems the figures come from: they write the figures found, the others points."""
OVERLOOKED = ("DK01", "6")
"""A unit and a field that no appraiser looked at: its result there rests on its own word."""
NO_SURVEY = ("X03",)


def units() -> list[Unit]:
    """The register: 8 departments, 14 wards, 21 communes and a special zone."""
    departments = [Unit(f"S{n:02}", f"Sở Mẫu {n:02}", "department", DEPARTMENTS) for n in range(1, 8)]
    departments[6] = replace(departments[6], ranked=False)
    departments.append(Unit("S08", "Ban Mẫu 08", "department", DEPARTMENTS, exempt=("3", "7.3")))
    wards = [Unit(f"P{n:02}", f"Phường Mẫu {n:02}", "commune", WARDS) for n in range(1, 15)]
    communes = [Unit(f"X{n:02}", f"Xã Mẫu {n:02}", "commune", COMMUNES) for n in range(1, 22)]
    return [*departments, *wards, *communes, Unit("DK01", "Đặc khu Mẫu", "commune", COMMUNES)]


def main(folder: Path = HERE) -> None:
    """Write the register, last year's results and all workbooks under `folder`."""
    sets = {level: _load(f"{level}-{YEAR}") for level in ("department", "commune")}
    everyone = units()
    made = {unit.code: _make(unit, sets[unit.level]) for unit in everyone}
    folder.mkdir(parents=True, exist_ok=True)
    _register(folder / "units.csv", everyone)
    _previous(folder / "previous.csv", [unit for unit in everyone if unit.level == "department"])
    for unit in everyone:
        if unit.code not in NOT_SENT:
            _self(folder / "self", unit, sets[unit.level], made[unit.code])
    for level, criteria in sets.items():
        sent = [u for u in everyone if u.level == level and u.code not in (*NOT_SENT, *UNUSABLE)]
        _appraisals(folder / "appraisal", criteria, sent, made)
        inspections.draw(folder / "inspection", criteria, sent, made, BODY, REMARK)
    messy.surprise_inspection(folder / "inspection" / "kiem-tra-dot-xuat.xlsx", sets["commune"], BODY, REMARK)
    _surveys(folder / "survey", sets, everyone, made)


def _load(name: str) -> CriteriaSet:
    path = library.find(name)
    assert path is not None, name
    criteria, problems = loader.load(path, name)
    assert criteria is not None, [problem.message("en") for problem in problems]
    return criteria


def _make(unit: Unit, criteria: CriteriaSet) -> Answers:
    seed = TWINS.get(unit.code, unit.code)
    quality = 0.66 + 0.3 * ((int(seed[1:].lstrip("K")) * 37 + len(unit.group) * 11) % 97) / 97
    boast = 0.04
    if unit.code in BOASTERS:
        quality, boast = quality - 0.15, 0.45
    exempt = [leaf.code for leaf in criteria.leaves() if leaf.code.split(".")[0] in unit.exempt]
    exempt += [leaf.code for leaf in criteria.leaves() if leaf.code.startswith("7.3.") and "7.3" in unit.exempt]
    made = answers(criteria, f"{YEAR}-{seed}", quality, peers=PEERS, boast=boast, skip=exempt)
    return _with_not_applicable(made, unit.code)


NOT_APPLICABLE = {
    "X18": {
        "2.1": "Năm 2025 không được giao ban hành văn bản",
        "2.2.1": "Không có văn bản hết hiệu lực phải công bố",
        "6.1": "Không có dự án đầu tư công",
    },
    "X09": {
        "3.4.3": "Không phát sinh hồ sơ liên thông",
        "5.1.4": "Không bị kiểm tra công vụ trong năm",
        "5.3.4": "Năm 2025 không có kỳ kiểm tra kiến thức",
    },
    "P04": {"2.1": "Năm 2025 không được giao ban hành văn bản"},
    "S03": {"4.4": "Không có đơn vị sự nghiệp trực thuộc", "6.1": "Không được giao vốn đầu tư công"},
    "S05": {"8.4.7": "Không được giao nhiệm vụ về môi trường"},
}


def _with_not_applicable(made: Answers, unit: str) -> Answers:
    chosen = NOT_APPLICABLE.get(unit, {})
    waived = {code: not_applicable(made.true[code], reason) for code, reason in chosen.items()}
    return Answers({**made.true, **waived}, {**made.claimed, **waived})


# --- register and last year ------------------------------------------------------------------------------------


def _register(path: Path, everyone: Sequence[Unit]) -> None:
    rows = [["code", "name", "level", "group", "ranked", "exempt", "predecessors"]]
    for unit in everyone:
        ranked = "" if unit.ranked else "no"
        rows.append([unit.code, unit.name, unit.level, unit.group, ranked, ";".join(unit.exempt), ""])
    _csv(path, rows)


def _previous(path: Path, departments: Sequence[Unit]) -> None:
    """Last year's index and rank of the departments, with the criterion that is compared with it."""
    indexes = ["88.41", "86.07", "90.12", "79.35", "84.9", "82.66", "77.2", "91.5"]
    ranks = ["3", "4", "2", "7", "5", "6", "8", "1"]
    tests = ["72", "75.5", "80", "68", "74", "77", "70", "81"]
    rows = [["code", "name", "index", "rank", "5.4.2"]]
    for unit, *values in zip(departments, indexes, ranks, tests, strict=True):
        rows.append([unit.code, unit.name, *values])
    _csv(path, rows)


def _csv(path: Path, rows: Sequence[Sequence[str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


# --- what units send -------------------------------------------------------------------------------------------


def _self(folder: Path, unit: Unit, criteria: CriteriaSet, made: Answers) -> None:
    block = Heading(
        BODY, f"Phiếu tự đánh giá chỉ số cải cách hành chính năm {YEAR}", REMARK, _self_labels(unit, criteria)
    )
    lines = self_lines(criteria, made.claimed)
    if unit.code in messy.FORMS:
        messy.FORMS[unit.code](folder, unit, block, lines)
        return
    total = sum((points_cell(r.points) for r in made.claimed.values() if r.points is not None), Fraction(0))
    draw_self(folder / f"{unit.code}.xlsx", block, lines, total=total)


def _self_labels(unit: Unit, criteria: CriteriaSet) -> list[tuple[str, str]]:
    return labels(criteria, YEAR, "tự đánh giá", unit)


# --- appraisal, inspection, survey -------------------------------------------------------------------------------

MANY_UNITS = (
    Column("Mã đơn vị", 10),
    Column("Tên đơn vị", 18),
    Column("Mã tiêu chí", 9),
    Column("Tiêu chí", 52),
    Column("Điểm tối đa", 8),
)
APPRAISAL = (
    *MANY_UNITS,
    Column("Số liệu", 12),
    Column("Thẩm định lần 1", 11),
    Column("Thẩm định lần 2", 11),
    Column("Ghi chú", 34),
)


def _appraisals(folder: Path, criteria: CriteriaSet, sent: Sequence[Unit], made: Mapping[str, Answers]) -> None:
    """One workbook per responsible department, all units beneath each other."""
    by_department: dict[str, list[Node]] = {}
    for leaf in criteria.leaves():
        if leaf.filled_by in (Stage.SELF, Stage.APPRAISAL):
            by_department.setdefault(leaf.department or "", []).append(leaf)
    level = criteria.levels[0]
    for number, (department, leaves) in enumerate(by_department.items(), 1):
        rows = [row for unit in sent for leaf in leaves for row in _appraised(unit, leaf, made[unit.code])]
        title = f"{department} – kết quả thẩm định năm {YEAR}"
        block = Heading(BODY, title, REMARK, labels(criteria, YEAR, "thẩm định"))
        draw_table(folder / f"{level}-{number}.xlsx", "Thẩm định", block, APPRAISAL, rows)


def _appraised(unit: Unit, leaf: Node, made: Answers) -> list[tuple[object, ...]]:
    """What the responsible department writes: the figures where it holds the data, else points."""
    assert leaf.rule is not None
    start = (unit.code, unit.name, leaf.code, leaf.title, leaf.max)
    if leaf.code == "P1" and unit.code in BOASTERS:
        return [(*start, 2, "", "", "Hai tiêu chí không có tài liệu kiểm chứng")]
    if leaf.code == "P2" and unit.code in LATE:
        return [(*start, LATE[unit.code], "", "", "Theo dấu công văn đến")]
    if leaf.code not in made.true or (unit.code, leaf.code.split(".")[0]) == OVERLOOKED:
        return []
    true, claimed = made.true[leaf.code], made.claimed.get(leaf.code, Reply())
    if true.not_applicable:
        return [(*start, "", "Không áp dụng", "", "Thống nhất với đơn vị")]
    assert true.points is not None
    points = points_cell(true.points)
    if unit.code in EXPLAINED and leaf.code in ("1.1.3", "7.2.2", "5.3.2"):
        return [(*start, "", 0, points, "Vòng 2: chấp nhận giải trình, đã bổ sung tài liệu")]
    lowered = claimed.points is not None and claimed.points > true.points
    note = "Đơn vị tự chấm cao hơn số liệu kiểm chứng" if lowered else ""
    if leaf.rule.asks() and (leaf.department in HOLDS_DATA or leaf.rule.kind == "relative"):
        return checked_rows(unit, leaf, true, note)
    return [(*start, "", points, "", note)]


def _surveys(
    folder: Path, sets: Mapping[str, CriteriaSet], everyone: Sequence[Unit], made: Mapping[str, Answers]
) -> None:
    for level, criteria in sets.items():
        leaves = [leaf for leaf in criteria.leaves() if leaf.filled_by is Stage.SURVEY]
        rows = [
            (u.code, u.name, *(made[u.code].true[leaf.code].facts["value"] for leaf in leaves))
            for u in everyone
            if u.level == level and u.code not in NO_SURVEY
        ]
        if level == "commune":
            columns = [
                Column("Mã đơn vị", 10),
                Column("Tên đơn vị", 22),
                *(Column(leaf.code, 9) for leaf in leaves),
            ]
            remark = f"{REMARK} – mỗi cột là mã một tiêu chí"
            block = Heading(BODY, f"Kết quả SIPAS, PAPI nội bộ và điều tra XHH năm {YEAR}", remark, ())
            draw_table(folder / "sipas-papi-cap-xa.xlsx", "Điều tra", block, columns, rows)
        else:
            office_csv(folder / "dieu-tra-so-nganh.csv", leaves, rows)


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:]))
