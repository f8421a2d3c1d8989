"""Declarations of every kind whose live formulas are tried."""

from rule_text import rule

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
