"""The JSON Schema accepts what the loader accepts, and refuses the slips an editor can see."""

import re

import pytest
from jsonschema import Draft202012Validator

from cchc_score.criteria import library
from cchc_score.criteria.editor_schema import criteria_schema
from cchc_score.criteria.shapes import NODE, SET
from cchc_score.criteria.yaml_file import parse_yaml
from cchc_score.declared import Listing, Report, Scalar
from cchc_score.rules import KINDS

SMALL = """\
id: demo
version: "1.0"
title: Bộ thử
levels: [commune]
total: 10/3
combination: {method: weighted, weights: {self: 0.3, inspection: 0.7}}
ranking: {places: 1, tie_breakers: [survey, "1"]}
grades:
  bands: [{name: Tốt, from: 80}, {name: Yếu, below: 80}]
  groups: {Phường: [{name: Tốt, from: 70}, {name: Yếu, below: 70}]}
fields:
  - {code: "1", title: Chỉ đạo, max: 10/3, rule: {kind: yes_no, no: 0.5}}
bonus: {cap: 1, children: [{code: "T1", title: Sáng kiến, max: 1, rule: {kind: yes_no}}]}
"""

EXTENSION = """\
id: demo-2
version: "1.0"
title: Bộ thử
extends: {set: demo, remove: ["1"], override: [{code: "1", max: 2}],
          add: [{node: {code: "2", title: Hai, max: 1, rule: {kind: yes_no}}}]}
"""


def as_editor_sees(text):
    """A YAML document as an editor resolves it (YAML 1.2: only true, false and decimals are not text)."""

    def plain(tree):
        if isinstance(tree, Listing):
            return [plain(item) for item in tree.items]
        if not isinstance(tree, Scalar):
            return {key.text: plain(under) for key, under in tree.entries}
        if not tree.quoted and tree.text in ("true", "false"):
            return tree.text == "true"
        if not tree.quoted and re.fullmatch(r"-?\d+", tree.text):
            return int(tree.text)
        return float(tree.text) if not tree.quoted and re.fullmatch(r"-?\d+\.\d+", tree.text) else tree.text

    return plain(parse_yaml(text.encode(), "a.yaml", Report()))


def complaints(text):
    return list(Draft202012Validator(criteria_schema("vi")).iter_errors(as_editor_sees(text)))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_schema_is_a_schema(lang):
    Draft202012Validator.check_schema(criteria_schema(lang))


@pytest.mark.parametrize("text", [SMALL, EXTENSION], ids=["complete", "extension"])
def test_sound_sets_pass(text):
    assert complaints(text) == []


@pytest.mark.parametrize("name", library.shipped())
def test_shipped_sets_pass(name):
    assert complaints(library.find(name).read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('version: "1.0"', "version: 1.0"),
        ("title: Bộ thử", "titel: Bộ thử"),
        ("total: 10/3", "total: 10,3"),
        ('code: "1",', "code: 1,"),
        ("kind: yes_no", "kind: yesno"),
        ("no: 0.5", "noo: 0.5"),
        (", rule: {kind: yes_no, no: 0.5}", ""),
        ("method: weighted", "method: sum"),
        ("levels: [commune]\n", ""),
        ("places: 1", "places: một"),
        ("{name: Tốt, from: 70}", "{name: Tốt, form: 70}"),
    ],
)
def test_slips_are_seen(right, wrong):
    assert right in SMALL
    assert complaints(SMALL.replace(right, wrong, 1))


def test_an_extension_has_a_name_of_its_own_and_no_fields():
    assert complaints(EXTENSION.replace("title: Bộ thử\n", ""))
    assert complaints(EXTENSION + "fields: []\n")


def test_every_reference_leads_somewhere():
    schema = criteria_schema("vi")
    references = set(re.findall(r"#/\$defs/(\w+)", str(schema)))
    assert references <= set(schema["$defs"])
    assert {f"rule_{name}" for name in KINDS} <= references


def test_keys_are_explained_in_the_language_asked_for():
    vi, en = criteria_schema("vi"), criteria_schema("en")
    assert vi["properties"]["levels"]["description"] == SET.keys[3].about.vi
    assert en["$defs"]["node"]["properties"]["code"]["description"] == NODE.keys[0].about.en
