"""docs/rules.md is what the program does: every example is built, printed and scored, every key is named."""

import re
from datetime import date
from pathlib import Path

import pytest
from rule_text import N, lines, steps

from cchc_score.criteria.yaml_file import parse_yaml
from cchc_score.declared import Report
from cchc_score.model import Status
from cchc_score.rules import KINDS, Bounds, build_rule

GUIDE = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## `(\w+)`\n(.*?)(?=^## |\Z)", GUIDE, re.DOTALL | re.MULTILINE))
BLOCK = re.compile(r"^```(yaml|text)(.*?)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def examples():
    """Each YAML block of the guide with its kind, the text that follows, and the fact line of that text."""
    for kind, section in SECTIONS.items():
        declaration = None
        for language, info, body in BLOCK.findall(section):
            if language == "yaml":
                declaration = body
            else:
                yield pytest.param(declaration, info.strip(), body.splitlines(), id=f"{kind} {info.strip()}")


def built(text):
    report = Report()
    tree = parse_yaml(text.encode("utf-8"), "guide.yaml", report)
    leaf = {key.text: value for key, value in tree.entries}
    made = build_rule(leaf["rule"], Bounds(N(0), N(leaf["max"].text)), report)
    assert report.problems == []
    return made


def fact(text):
    if text in ("yes", "no"):
        return text == "yes"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return date.fromisoformat(text)
    return N(text) if re.fullmatch(r"[\d.]+", text) else text


@pytest.mark.parametrize(("declaration", "info", "shown"), list(examples()))
def test_the_guide_shows_what_the_program_says(declaration, info, shown):
    made = built(declaration)
    if not info:
        assert lines(made) == shown
        return
    facts = {name: fact(value) for name, value in (pair.split("=") for pair in info.split())}
    assert set(facts) <= {asked.name for asked in made.asks()}
    award = made.award(facts)
    assert award.status is Status.SCORED
    assert steps(award) == shown


def test_every_kind_has_its_section_in_the_order_of_the_registry():
    assert list(SECTIONS) == list(KINDS)


def keys(shape):
    for key in shape.keys:
        yield key.name
        if key.shape is not None:
            yield from keys(key.shape)


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_named_in_its_section(kind):
    section = SECTIONS[kind] + (SECTIONS["bands"] if kind == "relative" else "")
    unnamed = {name for name in keys(KINDS[kind].shape) if f"`{name}`" not in section}
    assert not unnamed - {"scoring"}
