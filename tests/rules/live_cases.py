"""Declarations of every kind whose formulas are tried, and cells for them: valid, at an edge, blank, wrong."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from rule_text import N, rule

from cchc_score.model import FactType

LONG = "Ban hành " + "văn bản đúng thời hạn, " * 14
COARSE = "bands: [{above: 90, points: 2}, {from: 70, to: 90, points: 1}, {below: 70, points: 0}]"
FINE = """\
bands:
  - {from: 99.9, points: 2}
  - {from: 66.7, below: 99.9, points: 4/3}
  - {above: 12.5, below: 66.7, share: 30%}
  - {to: 12.5, points: -0.25}"""
ODD = "cases: [{title: A, score: 0.7}, {title: B, score: 1/3}, {title: C, score: 0.1}, {title: D, score: 0}]"
PLAIN = "cases: [{title: A, score: 2}, {title: B, score: 1}, {title: C, score: 0}]"
EACH_ZERO = ("full", "zero", "not_applicable", "missing")


def ratios():
    """Every slope over counts, amounts and a percentage; 0/0 as each policy in turn."""
    bends = [
        "",
        *(f"floor: 70%\nfull_at: 95%\nslope: {slope}" for slope in ("plain", "to_full", "from_floor")),
        *(f"floor: 66.6%\nslope: {slope}" for slope in ("plain", "from_floor")),
        *(f"full_at: 81.9%\nslope: {slope}" for slope in ("plain", "to_full")),
    ]
    for at, bend in enumerate(bends):
        for asked in ("counts", "amounts"):
            head = f"kind: ratio\nasked_as: {asked}\npart: P\nwhole: W\nzero_over_zero: {EACH_ZERO[at % 4]}"
            yield f"0..1.75\n{head}\n{bend}"
            yield f"0..10/3\n{head}\ncomplement: true\n{bend}"
        yield f"0..2\nkind: ratio\nasked_as: percent\nvalue: V\n{bend}"
        yield f"0..2\nkind: ratio\nasked_as: percent\nvalue: V\ncomplement: true\n{bend}"


def relatives():
    """Both directions, a target that is declared or asked for, each type of value, in proportion and on scales."""
    for better in ("higher", "lower"):
        for target in ("", "\ntarget: 37.5"):
            for kind in ("number", "percent", "count"):
                head = f"kind: relative\nvalue: V\nto: target\nbetter: {better}\ntype: {kind}{target}"
                yield f"0..2\n{head}\nscoring: proportional"
                yield f"0..2\n{head}\n{COARSE}"
                yield f"-1..2\n{head}\ncap: false\n{FINE}"


BLOCKS = f"""\
0..1
kind: yes_no

-0.25..2/3
kind: yes_no
no: -0.25

0..1
kind: levels
levels: [{{title: Kịp thời, points: 1}}, {{title: Chậm, points: 0.5}}, {{title: Không, points: 0}}]

0..2
kind: levels
levels: [{{title: '{LONG}', share: 100%}}, {{title: '{LONG} ~*? khác', share: 33.3%}}]

-0.25..2
kind: levels
levels: [{{title: 'Có "dấu"', points: -0.25}}, {{title: '=1+1', points: 2}}]

0..1
kind: all_of
conditions: [A, B]

-0.5..1.5
kind: all_of
conditions: [A, B, C, D, E, F]
otherwise: -0.5

-1..2
kind: bands
part: P
whole: W
type: number
zero_over_zero: zero
{FINE}

-1..2
kind: bands
value: V
type: percent
{FINE}

0..2
kind: bands
value: V
type: count
bands: [{{to: 1, points: 0}}, {{from: 5, points: 2}}, {{from: 2, to: 4, points: 1}}]

0..2
kind: bands
value: V
bands: [{{below: -1.5, points: 0}}, {{from: -1.5, to: 0.3, points: 1}}, {{above: 0.3, points: 2}}]

0..2
kind: bands
value: V
minimum: 1
maximum: 10
bands: [{{from: 1, below: 10/3, points: 0}}, {{from: 10/3, points: 2}}]

0..2
kind: count
what: V
each: 0.5

0..1.7
kind: count
what: V
each: 1/3

0..1
kind: count
what: V
each: 0.005

0..2
kind: deduction
events: [{{title: A, minus_share: 25%, excused: B}}, {{title: C, minus: 1}}]

-1..1.5
kind: deduction
events: [{{title: A, minus: 0.285, excused: B}}, {{title: C, minus: 1/3, excused: D}}]

0..2
kind: deduction
events: [{{title: A, minus: 0.005}}]

0..1
kind: lateness
what: V
due: 2025-01-15
steps: [{{days: 0, points: 1}}, {{days: 5, points: 0.5}}]
after: 0

-0.25..1
kind: lateness
what: V
steps: [{{days: 3, points: 1}}, {{days: 10, share: 33.3%}}]
after: 0.1
never: -0.25

0..1
kind: lateness
what: V
due: 2024-02-29
per_day: 0.1
never: 0.2

-0.5..1
kind: lateness
what: V
per_day: 0.07

0..1
kind: mean
zero_over_zero: full
{PLAIN}

0..2
kind: mean
places: 1
zero_over_zero: zero
{ODD}

0..2
kind: mean
zero_over_zero: not_applicable
{ODD}

0..10
kind: survey
scale: 100

0..7.5
kind: survey
scale: 10
from: 1

0..10/3
kind: survey
scale: 90
from: 12.5
type: percent

-1..3
kind: survey
scale: 2
from: 1

0..2
kind: alternatives
cases:
  - {{key: a, title: Có hồ sơ, rule: {{kind: ratio, part: P, whole: W, zero_over_zero: missing}}}}
  - {{key: b, title: 'Không có "hồ sơ"', max: 1, rule: {{kind: yes_no}}}}
  - {{key: c, title: Khác?, rule: {{kind: levels, levels: [{{title: X, points: 2}}, {{title: Y*, points: 0}}]}}}}
  - {{key: d, title: Theo ngày, rule: {{kind: lateness, what: T, per_day: 0.3}}}}
"""

DECLARED = [
    *BLOCKS.rstrip().split("\n\n"),
    *(f"0..2\nkind: bands\npart: P\nwhole: W\nzero_over_zero: {policy}\n{COARSE}" for policy in EACH_ZERO),
    *(
        f"0..1.5\nkind: mean\nplaces: {at % 3}\nzero_over_zero: {policy}\n{PLAIN}"
        for at, policy in enumerate(EACH_ZERO)
    ),
    *ratios(),
    *relatives(),
]
"""The least and most points of the leaf, then its rule."""

UNTOLD = [
    "0..1\nkind: judged\nstep: 0.25",
    *(
        f"0..1\nkind: relative\nvalue: V\nto: {to}\nscoring: proportional"
        for to in ("last_year", "group_best", "group_mean")
    ),
]
"""Facts alone do not tell the points of these."""


def made(declared):
    """The rule of a declaration above."""
    bounds, _, text = declared.partition("\n")
    minimum, maximum = bounds.split("..")
    return rule(text, maximum, minimum)


@dataclass(frozen=True)
class Cell:
    """What stands in a cell (text, float, None), and the fact it is; wrong: it cannot be one."""

    content: object
    fact: object = None
    wrong: bool = False


BROKEN = Cell("=1/0", wrong=True)
DAY_ZERO = date(1899, 12, 30)


class Filler:
    """Fills the cells of a rule: mostly with what it asks for, near the figures its declaration names."""

    def __init__(self, random, text):
        self.random = random
        self.figures = [N(found) for found in re.findall(r"\d+(?:\.\d+)?", text)] or [N(1)]
        due = re.search(r"due: (\S+)", text)
        self.due = date.fromisoformat(due[1]) if due else date(2025, 6, 30)

    def fill(self, facts):
        if self.random.random() < 0.04:
            return {fact.name: self._nothing(fact) for fact in facts}
        cells = {fact.name: self._cell(fact) for fact in facts}
        for small, large in self._pairs(cells):
            self._agree(cells, small, large)
        return cells

    def _nothing(self, fact):
        """0 wherever there can be a number: nothing over nothing, of nothing."""
        if fact.type in (FactType.COUNT, FactType.NUMBER) and fact.minimum == 0:
            return Cell(0.0, N(0))
        return self._cell(fact)

    def _pairs(self, cells):
        for name in cells:
            if name.endswith("part"):
                yield name, name.removesuffix("part") + "whole"
            if name.endswith("_excused"):
                yield name, name.removesuffix("_excused")

    def _agree(self, cells, small, large):
        """Mostly makes the part lie within the whole, often at a declared percentage of it."""
        low, high = cells[small].fact, cells[large].fact
        if low is None or high is None or self.random.random() < 0.1:
            return
        if self.random.random() < 0.5 and small.endswith("part"):
            high = N(self.random.choice((10, 50, 100, 200, 1000, 10**7)))
            low = round(high * self.random.choice(self.figures) / 100) + self.random.choice((-1, 0, 0, 1))
            low = min(max(N(low), N(0)), high)
            cells[small], cells[large] = Cell(float(low), low), Cell(float(high), high)
        elif low > high:
            cells[small], cells[large] = cells[large], cells[small]

    def _cell(self, fact):
        dice = self.random.random()
        if dice < 0.05:
            return Cell(self.random.choice((None, None, " ")))
        if dice < 0.09:
            return self._wrong(fact)
        return getattr(self, fact.type.value)(fact)

    def _wrong(self, fact):
        if self.random.random() < 0.1:
            return BROKEN
        texts = ["khoảng 5", "1/2/3", "-", "Có lẽ"]
        if fact.type in (FactType.COUNT, FactType.NUMBER, FactType.PERCENT):
            texts += ["5", *self._outside(fact)]
        elif fact.type is FactType.DATE:
            texts += [0.0, -3.0, "15/01/2025"]
        else:
            texts += [7.0]
        return Cell(self.random.choice(texts), wrong=True)

    def _outside(self, fact):
        scale = 100 if fact.type is FactType.PERCENT else 1
        least = [] if fact.minimum is None else [float((fact.minimum - by) / scale) for by in (1, N("0.001"))]
        most = [] if fact.maximum is None else [float((fact.maximum + by) / scale) for by in (1, N("0.001"))]
        return least + most + ([1.5, 0.0001] if fact.type is FactType.COUNT else [])

    def count(self, fact):
        big = self.random.choice((10, 100, 1000, 2048, 10**6, 10**8))
        n = N(
            self.random.choice(
                (0, 0, 1, 2, 3, 10, 100, 200, 1000, self.random.randint(0, big), self.random.randint(0, 12))
            )
        )
        return Cell(float(n), n)

    def number(self, fact):
        return self._quantity(fact, 1)

    def percent(self, fact):
        return self._quantity(fact, 100)

    def _quantity(self, fact, scale):
        least = N(-20) if fact.minimum is None else fact.minimum
        most = N(120) if fact.maximum is None else fact.maximum
        near = self.random.choice(self.figures) + self.random.choice((0, 0, N("0.0001"), -N("0.0001")))
        anywhere = N(self.random.randint(int(least) * 10**4, int(most) * 10**4), 10 ** self.random.choice((2, 4)))
        value = self.random.choice((near, -near, anywhere, least, most, N(0), N(1)))
        value = min(max(value, least), most)
        return Cell(float(value / scale), value)

    def yes_no(self, fact):
        said = self.random.random() < 0.75
        return Cell(self.random.choice(("Có", "có", " Có ") if said else ("Không", "KHÔNG")), said)

    def choice(self, fact):
        choice = self.random.choice(fact.choices)
        return Cell(self.random.choice((choice.title, choice.title.upper(), f" {choice.title} ")), choice.key)

    def date(self, fact):
        if fact.choices and self.random.random() < 0.2:
            return self.choice(fact)
        by = int(self.random.choice(self.figures)) % 400 * self.random.choice((-1, 1, 1))
        day = self.due + timedelta(by + self.random.choice((-1, 0, 0, 1)))
        return Cell((day - DAY_ZERO).days + self.random.choice((0.0, 0.0, 0.75)), day)
