"""What "Không áp dụng" does to points and maximum in the live score: of one leaf, and of a whole."""

import pytest
from filled_forms import Column, Given, compute, fill, form_bytes, load_text, needs_libreoffice, score, self_layout

from cchc_score.model import Stage, Unit

UNIT = Unit("X01", "Xã Mẫu", "commune", "Xã")
SET = """
id: treated
version: "1.0"
title: Bộ tiêu chí để thử
levels: [commune]
total: 4
fields:
  - code: "1"
    title: Lĩnh vực
    max: 4
    children:
      - code: "1.1"
        title: Tiêu chí
        max: 2
{whole}
        children:
          - {{code: "1.1.1", title: Một, max: 1, not_applicable: {leaf}, rule: {{kind: yes_no}}}}
          - {{code: "1.1.2", title: Hai, max: 1, not_applicable: exclude, rule: {{kind: yes_no}}}}
      - {{code: "1.2", title: Ba, max: 2, rule: {{kind: yes_no}}}}
"""
YES = Given(facts={"met": True})
EXCUSED = Given(not_applicable=True)
# The others are met. Points of what is met × factor, and the maximum that is left.
ONE_LEAF = [("exclude", 3, 3), ("full", 4, 4), ("zero", 3, 4), ("redistribute", 4, 4)]
WHOLE = [("exclude", 2, 2), ("full", 4, 4), ("zero", 2, 4), ("redistribute", 4, 4)]


def cases(folder):
    for treatment, points, most in ONE_LEAF:
        criteria = load_text(SET.format(leaf=treatment, whole=""), folder)
        yield criteria, {"1.1.1": EXCUSED, "1.1.2": YES, "1.2": YES}, points, most
    for treatment, points, most in WHOLE:
        whole = f"        not_applicable: {treatment}"
        criteria = load_text(SET.format(leaf="exclude", whole=whole), folder)
        yield criteria, {"1.1.1": EXCUSED, "1.1.2": EXCUSED, "1.2": YES}, points, most


@needs_libreoffice
def test_points_and_maximum(tmp_path):
    all_cases = list(cases(tmp_path))
    forms = [fill(form_bytes(criteria, UNIT), self_layout(criteria), given) for criteria, given, _, _ in all_cases]
    for (criteria, given, points, most), sheet in zip(all_cases, compute(forms, tmp_path), strict=True):
        layout = self_layout(criteria)
        found = tuple(sheet.cell(layout.total_row, column) for column in (Column.POINTS, Column.MAX))
        assert found == (pytest.approx(points), pytest.approx(most))
        engine = score(criteria, UNIT, given).stages[Stage.SELF]
        assert (engine.points, engine.max) == (points, most)


@needs_libreoffice
def test_nothing_of_nothing_is_told(tmp_path):
    criteria = load_text(SET.format(leaf="exclude", whole=""), tmp_path)
    layout, given = self_layout(criteria), {"1.1.1": EXCUSED, "1.1.2": EXCUSED}
    (sheet,) = compute([fill(form_bytes(criteria, UNIT), layout, given)], tmp_path)
    assert sheet.cell(layout.by_code["1.1"].row, Column.POINTS) == ""
    assert sheet.cell(layout.index_row, Column.POINTS) == ""
    assert sheet.cell(layout.by_code["1.1.1"].row, Column.POINTS) == "KAD"
