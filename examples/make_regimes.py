"""Examples: writes what came back of five regimes of inspection: workbooks of visits, a list, a self-assessment.

Run `python examples/make_regimes.py [FOLDER]`; the files come out as they are committed. Sets, registers and
campaigns are written by hand and stand in the folders already.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from filled_visit import fill_visit
from office_forms import Reply, draw_self, points_cell, self_lines
from office_page import Column, Heading, draw_table, labels
from regime_cao_bang import CAO_BANG
from regime_dong_thap import DONG_THAP
from regime_hung_yen import HUNG_YEN
from regime_parts import Regime, Seen, seen
from regime_tien_phuoc import TIEN_PHUOC
from regime_vinh_phuc import VINH_PHUC, YEAR_BEFORE
from typed_facts import reply_of

from cchc_score.campaign.plan import read_plan
from cchc_score.model import CriteriaSet, Unit

HERE = Path(__file__).parent
REGIMES = (CAO_BANG, HUNG_YEN, TIEN_PHUOC, VINH_PHUC, YEAR_BEFORE, DONG_THAP)
REMARK = "(Điểm, số liệu, ngày tháng minh họa)"

LIST = (
    Column("STT", 6),
    Column("Mã đơn vị", 8),
    Column("Tên đơn vị", 24),
    Column("Mã tiêu chí", 8),
    Column("Nội dung kiểm tra", 34),
    Column("Điểm kiểm tra", 8),
    Column("Ưu điểm", 22),
    Column("Tồn tại, hạn chế", 26),
    Column("Kiến nghị", 26),
    Column("Trách nhiệm", 14),
    Column("Thời hạn khắc phục", 12),
)


def main(folder: Path = HERE) -> None:
    """Write the files of every regime below `folder`."""
    for regime in REGIMES:
        sets, units = _planned(regime)
        claimed = seen(regime.claims) if regime.claims else {}
        for code, each in seen(regime.table).items():
            unit = units[code]
            own = _replies(sets[unit.level], claimed[code]) if code in claimed else {}
            if code in claimed:
                _self(folder / regime.folder, regime, sets[unit.level], unit, own)
            if code not in regime.listed:
                path = folder / regime.folder / "inspection" / f"kiem-tra-{code}.xlsx"
                fill_visit(path, regime, sets[unit.level], unit, each, own)
        if regime.listed:
            _list(folder / regime.folder / "inspection" / "tong-hop-cap-xa.xlsx", regime, sets, units)


def _planned(regime: Regime) -> tuple[dict[str, CriteriaSet], dict[str, Unit]]:
    plan, problems = read_plan(HERE / regime.folder)
    assert plan is not None, [problem.message("en") for problem in problems]
    assert plan.units is not None, regime.folder
    return dict(plan.sets), dict(plan.units)


def _replies(criteria: CriteriaSet, claim: Seen) -> dict[str, Reply]:
    leaves = {leaf.code: leaf for leaf in criteria.leaves()}
    return {code: reply_of(leaves[code], typed) for code, typed in claim.given.items()}


def _self(folder: Path, regime: Regime, criteria: CriteriaSet, unit: Unit, own: dict[str, Reply]) -> None:
    title = f"Báo cáo tự đánh giá phục vụ giám sát năm {regime.year}"
    block = Heading(unit.name, title, REMARK, labels(criteria, regime.year, "tự đánh giá", unit))
    total = sum((points_cell(reply.points) for reply in own.values() if reply.points is not None), Fraction(0))
    draw_self(folder / "self" / f"{unit.code}.xlsx", block, self_lines(criteria, own), total=total)


def _list(path: Path, regime: Regime, sets: dict[str, CriteriaSet], units: dict[str, Unit]) -> None:
    """One table of many units, as a team types it: points as text with a comma, days as text."""
    table = seen(regime.table)
    criteria = sets[units[regime.listed[0]].level]
    rows = [row for code in regime.listed for row in _listed(regime, criteria, units[code], table[code])]
    day = table[regime.listed[0]].day
    # the labels of a list tell no level: it names its units
    told = [(name, value) for name, value in labels(criteria, regime.year, "kiểm tra") if name != "Cấp"]
    told += [("Hình thức", regime.mode), ("Ngày kiểm tra", f"{day:%d/%m/%Y}")]
    block = Heading(regime.body, f"Tổng hợp kết quả kiểm tra cấp xã năm {regime.year}", REMARK, told)
    draw_table(path, "Tổng hợp", block, LIST, [(number, *row) for number, row in enumerate(rows, 1)])


def _listed(regime: Regime, criteria: CriteriaSet, unit: Unit, each: Seen) -> Sequence[tuple[object, ...]]:
    """The rows of one unit: a row a criterion, and under it a row without a code for every further shortcoming."""
    rows: list[tuple[object, ...]] = []
    for leaf in criteria.leaves():
        strength = regime.strengths.get((unit.code, leaf.code), "")
        start = (unit.code, unit.name, leaf.code, leaf.title, each.given[leaf.code], strength)
        against = regime.against(unit.code, leaf.code)
        if not against:
            rows.append((*start, "", "", "", ""))
        for one in against:
            told = (one.what.text, one.what.advice, one.what.owner, f"{one.due:%d/%m/%Y}")
            rows.append((*start, *told))
            start = (unit.code, unit.name, "", "", "", "")
    return rows


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:]))
