"""The live score of the forms, computed by LibreOffice, equals the engine's for the same answers, leaf by leaf.

More of it:  CCHC_ORACLE_FORMS=20000 pytest tests/forms/test_form_against_oracle.py
"""

import os
from fractions import Fraction
from random import Random

from filled_forms import FILLED, Column, compute, fill, form_bytes, needs_libreoffice, score, self_layout
from made_up_sets import made_up_set
from random_answers import answers

from cchc_score.criteria.library import find, shipped
from cchc_score.criteria.loader import load
from cchc_score.decimals import ZERO, parse_stored, round_half_up
from cchc_score.model import Stage, Status, Total, Unit
from cchc_score.rules import live
from cchc_score.scoring.grades import grade
from cchc_score.scoring.tree import round_within

FORMS = int(os.environ.get("CCHC_ORACLE_FORMS", "200"))
LEAST_LEAVES = 100 * FORMS
WORDS = {
    Status.MISSING: "",
    Status.INVALID: live.INVALID,
    Status.NOT_APPLICABLE: live.NOT_APPLICABLE,
    Status.PENDING: "CHỜ",
}
EXACT = 8
"""Decimals at which figures that no set rounds are compared."""


def sets(folder):
    """Shipped sets that units fill in, and made-up ones of 150 leaves; every third is filled by units alone."""
    own = [load(find(name), name)[0] for name in shipped()]
    own = [criteria for criteria in own if any(leaf.filled_by is Stage.SELF for leaf in criteria.leaves())]
    made_up = [made_up_set(Random(n), 150, folder, plain=n % 3 == 0) for n in range(max(4, FORMS // 10))]
    return own, made_up


def cases(folder):
    """So many forms, each of a unit with random answers; some units are exempt from parts of the set."""
    own, made_up = sets(folder)
    for number in range(FORMS):
        random = Random(number)
        some = own if number % 4 == 0 else made_up
        criteria = some[number // 4 % len(some)]
        codes = [node.code for node in criteria.walk()]
        exempt = tuple(random.sample(codes, 3)) if number % 8 < 2 else ()
        yield criteria, Unit(f"U{number}", f"Đơn vị {number}", criteria.levels[0], "Nhóm 1", exempt=exempt), random


def shown(cell, places):
    """A computed figure at the declared rounding."""
    number = parse_stored(repr(cell), computed=True) if isinstance(cell, float | int) else None
    return None if number is None else round_half_up(number, places)


class Comparison:
    """One form: what LibreOffice computed against what the engine says."""

    def __init__(self, criteria, layout, sheet, result):
        self.criteria, self.layout, self.sheet, self.result = criteria, layout, sheet, result
        self.nodes = {node.node.code: node for node in result.walk()}
        self.leaves = 0
        self.total = ZERO

    def own(self, place):
        """The leaves under a place that this form fills, as the engine scored them."""
        return [
            self.nodes[leaf.node.code] for leaf in place.walk() if leaf.way and leaf.node.filled_by is Stage.SELF
        ]

    def check_leaves(self):
        places = EXACT if self.criteria.rounding.leaf is None else self.criteria.rounding.leaf
        for place in self.layout.leaves():
            if place.node.filled_by is not Stage.SELF:
                continue
            expected, cell = self.nodes[place.node.code], self.sheet.cell(place.row, Column.SCORE)
            what = f"{self.result.unit.code} {place.node.code} {place.node.rule}: {cell!r}"
            if expected.status is Status.SCORED:
                assert shown(cell, places) == round_half_up(expected.points, places), what
            elif expected.status is Status.NOT_APPLICABLE and place.way in FILLED and not expected.verdicts:
                assert cell == "", what  # a bonus that nobody claimed
            else:
                assert cell == WORDS[expected.status], what
            self.leaves += place.way in FILLED

    def check_parents(self):
        for place in self.layout.walk():
            if place.way is None:
                leaves = self.own(place)
                points = sum((leaf.points for leaf in leaves if leaf.points is not None), ZERO)
                most = sum((leaf.total.max for leaf in leaves), ZERO)
                assert self.figure(place.row, Column.SCORE) == round_half_up(points, EXACT), place.node.code
                assert self.figure(place.row, Column.OWN_MAX) == round_half_up(most, EXACT), place.node.code

    def check_totals(self):
        result, rounding = self.result, self.criteria.rounding
        leaves = [leaf for field in self.layout.fields for leaf in self.own(field)]
        points = sum((leaf.points for leaf in leaves if leaf.points is not None), ZERO)
        for extra, sign in ((result.bonus, 1), (result.penalty, -1)):
            points += sign * extra.counted if extra is not None else 0
        most = sum((leaf.total.max for leaf in leaves), ZERO)
        scored = sum((leaf.total.max for leaf in leaves if leaf.points is not None), ZERO)
        if rounding.total is not None:
            points = round_within(points, rounding.total, most)
        assert self.figure(self.layout.total_row, Column.SCORE) == round_half_up(points, EXACT)
        self.total = points
        total = Total(scored, points)
        index = self.sheet.cell(self.layout.index_row, Column.SCORE)
        if total.index is None:
            assert index == ""
        else:
            assert shown(index, rounding.index) == round_half_up(total.index, rounding.index)
        self.check_grade(total, leaves)
        if result.final.points is not None:
            assert points == result.final.points
            assert self.sheet.cell(self.layout.index_row, Column.EARNED) == (result.grade or "")

    def check_grade(self, total, leaves):
        if self.criteria.grades is None:
            return
        cell = self.sheet.cell(self.layout.index_row, Column.EARNED)
        if any(leaf.status in (Status.MISSING, Status.INVALID) for leaf in leaves):
            assert cell == "chưa đủ số liệu"
        else:
            expected, _ = grade(self.criteria, self.result.unit, total, self.nodes)
            assert cell == (expected or "")

    def figure(self, row, column):
        return shown(self.sheet.cell(row, column), EXACT)


@needs_libreoffice
def test_the_live_score_is_the_engines(tmp_path):
    all_cases, forms, blank = [], [], {}
    for criteria, unit, random in cases(tmp_path):
        layout = self_layout(criteria, unit.exempt)
        given = answers(layout, random, complete=len(forms) % 2 == 0)
        key = (id(criteria), unit.exempt)
        if key not in blank:
            blank[key] = form_bytes(criteria, unit)
        forms.append(fill(blank[key], layout, given))
        all_cases.append((criteria, layout, score(criteria, unit, given)))
    leaves, total, graded = 0, Fraction(0), 0
    for (criteria, layout, result), sheet in zip(all_cases, compute(forms, tmp_path), strict=True):
        comparison = Comparison(criteria, layout, sheet, result)
        comparison.check_leaves()
        comparison.check_parents()
        comparison.check_totals()
        leaves += comparison.leaves
        total += comparison.figure(layout.total_row, Column.SCORE)
        graded += sheet.cell(layout.index_row, Column.EARNED) not in ("", "chưa đủ số liệu")
    assert total > 0, "LibreOffice has computed nothing"
    assert graded > FORMS // 10
    assert leaves >= LEAST_LEAVES
