"""The author's guide lists every key as the program knows it, and its examples load."""

import re
from pathlib import Path

import pytest

from cchc_score.criteria import shapes
from cchc_score.criteria.loader import load
from cchc_score.criteria.reference import key_table

README = (Path(__file__).parents[2] / "criteria" / "README.md").read_text("utf-8")


@pytest.mark.parametrize(("name", "shape"), shapes.DOCUMENTED, ids=[name for name, _ in shapes.DOCUMENTED])
def test_every_shape_has_its_table(name, shape):
    section = re.search(rf"^##+ {name}\n(.*?)(?=^##+ |\Z)", README, re.MULTILINE | re.DOTALL)
    assert section is not None
    assert key_table(shape) in section[1]


def test_no_other_tables_of_keys_stand_there():
    assert README.count("| key | takes | meaning |") == len(shapes.DOCUMENTED)


def test_the_complete_example_is_sound(tmp_path):
    example = re.search(r"## A small set, complete\n\n```yaml\n(.*?)```", README, re.DOTALL)[1]
    (tmp_path / "vi-du.yaml").write_text(example, encoding="utf-8")
    criteria, problems = load(tmp_path / "vi-du.yaml", "vi-du.yaml")
    assert problems == ()
    assert criteria.total == 3


def test_the_guide_leads_to_the_rule_kinds():
    assert "(../docs/rules.md)" in README
