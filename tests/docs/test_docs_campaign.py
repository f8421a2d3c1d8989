"""The guide to campaigns names what the program knows."""

import json
import re
from pathlib import Path

import pytest

from cchc_score.campaign.office import DOCUMENTS
from cchc_score.campaign.plan import CAMPAIGN
from cchc_score.criteria.editor_schema import criteria_schema
from cchc_score.criteria.reference import key_table
from cchc_score.inputs.headings import heading_key, meaning_of

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "campaign.md").read_text(encoding="utf-8")


def headings() -> list[str]:
    table = PAGE.split("| heading (or one that begins so) | holds |")[1].split("\n\n")[0]
    cells = re.findall(r"^\| (.+?) \|", table, re.MULTILINE)
    return [heading for cell in cells for heading in cell.split(", ")]


def test_the_keys_of_campaign_yaml():
    assert key_table(CAMPAIGN) in PAGE
    assert key_table(DOCUMENTS) in PAGE


@pytest.mark.parametrize("heading", headings())
def test_every_heading_named_is_understood(heading):
    assert meaning_of(heading_key(heading)) is not None


def test_the_schema_beside_the_sets_is_the_one_the_command_prints():
    stored = json.loads((ROOT / "criteria" / "criteria.schema.json").read_text(encoding="utf-8"))
    assert stored == criteria_schema("vi"), "run: cchc-score criteria schema > criteria/criteria.schema.json"
