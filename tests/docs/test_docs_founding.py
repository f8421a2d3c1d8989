"""The page of the founding documents: nothing inspected or found is left out, and each leaf catches it."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from cchc_score.criteria import library
from cchc_score.criteria.loader import load
from cchc_score.decimals import parse_plain

PAGE = (Path(__file__).parents[2] / "docs" / "founding-documents.md").read_text(encoding="utf-8")

MATTERS = {
    "Cao Bằng 2019": """
        IT in administrative work
        posting and publicity of TTHC at the one-stop desk
        TTHC handled by the one-stop mechanism
        information on the web portal
        handling in the one-stop software (VNPT-iGate)
        discipline and attitude
    """,
    "Hưng Yên 2022": """
        direction
        legal documents
        TTHC reform
        organisation
        staff quality
        public finance
        e-government and digital government
        PAPI improvement
    """,
    "Tiên Phước (Quảng Nam) 2022": """
        direction
        discipline
        one-stop desk
        online services
        procedure control
        training
    """,
    "Vĩnh Phúc 2017": """
        propaganda and training
        one-stop: suggestion box
        one-stop: duty roster
        one-stop: daily reception
        one-stop: equipment
        one-stop: software at 100% of units
        organisation of offices
        index appraised and published at all three levels
        satisfaction surveys
        index used for rewards
    """,
    "Đồng Tháp 2013": """
        yearly plan
        one-stop regulation and working rules
        assignment of duties
        on-time and early dossiers
        staff placement
        finance
        tests of civil servants' knowledge
    """,
}
"""Every matter each regime inspected, as its plan and its notice of results name them."""

FINDINGS = {
    "Cao Bằng 2019": """
        TTHC lists not fully updated
        posted in the wrong form or incomplete
        documents in/out handled outside the prescribed process
        software functions unused
    """,
    "Hưng Yên 2022": """
        direction not close
        plans formal, not realistic
        dossiers not entered in the one-stop software regularly and in time
        work files not kept in the document system
    """,
    "Tiên Phước (Quảng Nam) 2022": """
        propaganda for online services uneven
        share of dossiers received online under 30%
        few at service levels 3, 4
    """,
    "Vĩnh Phúc 2017": """
        TTHC posted incompletely or outdated with old fees
        receipts and tracking books incomplete
        software late and not updated
    """,
    "Đồng Tháp 2013": """
        fees set without basis
        more papers asked than allowed
        receipts not numbered, tracking book not matching
        staff below standard
        look-up kiosk outdated
        spending rules citing expired texts
        software not linked across all areas
    """,
}
"""Every finding named in the notices of results of the same regimes."""

SETS = {
    "Cao Bằng 2019": {"commune-2025", "district-2024"},
    "Hưng Yên 2022": {"department-2025", "district-2024"},
    "Tiên Phước (Quảng Nam) 2022": {"commune-2025"},
    "Vĩnh Phúc 2017": {"department-2025", "district-2024"},
    "Đồng Tháp 2013": {"commune-2025", "district-2024"},
}
"""The levels each regime visited: departments, districts, communes."""


class Row(NamedTuple):
    """A line of a table; the matter of the line above where its own cell is blank."""

    matter: str
    set: str
    leaves: tuple[tuple[str, str], ...]
    facts: dict[str, str]
    points: str


def rows(table, regime):
    """The lines of one of the two tables of a regime."""
    section = PAGE.split(f"### {table} in {regime}\n")[1].split("\n#")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")][2:]
    matter = ""
    for line in lines:
        first, name, leaves, facts, points = ([cell.strip() for cell in line.split("|")[1:-1]] + [""] * 2)[:5]
        matter = first.split("<br>")[0] or matter
        named = tuple(re.fullmatch(r"\*\*(\S+)\*\* (.+)", leaf).groups() for leaf in leaves.split("<br>"))
        pairs = dict(pair.split("=") for pair in facts.strip("`").split())
        yield Row(matter, name.strip("`"), named, pairs, points)


def every(table):
    return [
        pytest.param(regime, row, id=f"{row.matter} - {row.set} {row.leaves[0][0]}")
        for regime in MATTERS
        for row in rows(table, regime)
    ]


def named(text):
    return [line.strip() for line in text.strip().splitlines()]


@cache
def leaves(name):
    criteria, problems = load(library.find(name), name)
    assert problems == ()
    return {leaf.code: leaf for leaf in criteria.leaves()}


@pytest.mark.parametrize("regime", MATTERS)
def test_every_matter_inspected_has_its_row(regime):
    assert list(dict.fromkeys(row.matter for row in rows("Inspected", regime))) == named(MATTERS[regime])


@pytest.mark.parametrize("regime", FINDINGS)
def test_every_finding_has_its_row(regime):
    assert list(dict.fromkeys(row.matter for row in rows("Found", regime))) == named(FINDINGS[regime])


@pytest.mark.parametrize("regime", SETS)
def test_a_finding_is_caught_at_every_level_that_was_visited(regime):
    for finding in named(FINDINGS[regime]):
        caught = {row.set for row in rows("Found", regime) if row.matter == finding}
        assert caught == SETS[regime], finding


@pytest.mark.parametrize(("regime", "row"), [*every("Inspected"), *every("Found")])
def test_the_leaves_named_stand_in_their_set(regime, row):
    assert row.set in SETS[regime]
    for code, title in row.leaves:
        assert leaves(row.set)[code].title == title


@pytest.mark.parametrize(("regime", "row"), every("Found"))
def test_a_unit_with_the_finding_loses_points(regime, row):
    ((code, _),) = row.leaves
    leaf = leaves(row.set)[code]
    said, most = row.points.split(" of ")
    assert parse_plain(most) == leaf.max
    if said == "judged,":
        assert leaf.rule.kind == "judged"
        assert not row.facts
        return
    points = leaf.rule.award({name: fact(value) for name, value in row.facts.items()}).points
    assert points == parse_plain(said)
    assert points < leaf.max


def fact(value):
    """A figure, yes or no, or the key of a choice."""
    number = parse_plain(value)
    return number if number is not None else {"yes": True, "no": False}.get(value, value)
