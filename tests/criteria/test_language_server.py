"""Editors complete, explain and check a set as it is written: tried in the language server that they use."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from language_server import Editor

from cchc_score.criteria import library
from cchc_score.criteria.editor_schema import criteria_schema
from cchc_score.rules import CASE_KINDS, KINDS, full_shape

PINNED = Path(__file__).parent / "language-server" / "package.json"
SERVER = Path("node_modules", "yaml-language-server", "bin", "yaml-language-server")
CRITERIA = library.folder()
DRAFT = CRITERIA / "dang-soan.yaml"
"""A file that is open in the editor and was never saved."""

SET = """\
# yaml-language-server: $schema=criteria.schema.json
id: dang-soan
version: "1.0"
title: Bộ đang soạn
levels: [commune]
total: 1
fields:
  - code: "1"
    title: Chỉ đạo, điều hành
    max: 1
    filled_by: inspection
    rule:
"""
RATIO = """\
      kind: ratio
      part: Số hồ sơ đúng hạn
      whole: Số hồ sơ đã giải quyết
      zero_over_zero: full
"""


@pytest.fixture(scope="module")
def editor(request, tmp_path_factory):
    """An editor on the folder of the shipped sets, with the pinned server; installed once, then kept."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        assert not os.environ.get("CI"), "npm is needed here to try the editor support"
        pytest.skip("npm is not here to install the language server")
    version = re.search(r'"yaml-language-server": "([^"]+)"', PINNED.read_text("utf-8"))[1]
    kept = request.config.cache.mkdir(f"yaml-language-server-{version}")
    if not (kept / SERVER).is_file():
        install(npm, tmp_path_factory.mktemp("language-server"), kept)
    trying = Editor([node, str(kept / SERVER), "--stdio"], CRITERIA)
    yield trying
    trying.close()


def install(npm, scratch, kept):
    """Install the pinned server in a folder of its own, and put it in place whole."""
    shutil.copy(PINNED, scratch)
    quiet = ["--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts"]
    subprocess.run([npm, "install", "--prefix", str(scratch), *quiet], cwd=scratch, check=True)
    shutil.copytree(scratch / "node_modules", kept / "node_modules", dirs_exist_ok=True)


def offered(editor, text):
    """What is offered where the text has a `|`."""
    line, column, text = cursor(text)
    editor.diagnostics(DRAFT, text)
    return editor.offers(DRAFT, line, column)


def explained(editor, text):
    """What is said of the word that stands after the `|`."""
    line, column, text = cursor(text)
    editor.diagnostics(DRAFT, text)
    return editor.hover(DRAFT, line, column + 1).replace("\\", "")


def cursor(text):
    before, after = text.split("|")
    *lines, last = before.split("\n")
    return len(lines), len(last), before + after


def told(editor, text):
    """The line (from 1) and the message of each mistake that is underlined."""
    return [(each["range"]["start"]["line"] + 1, each["message"]) for each in editor.diagnostics(DRAFT, text)]


@pytest.mark.parametrize("name", library.shipped())
def test_every_shipped_set_leads_to_the_schema(name):
    first = library.find(name).read_text("utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=criteria.schema.json"
    assert (CRITERIA / "criteria.schema.json").is_file()


@pytest.mark.parametrize("name", library.shipped())
def test_nothing_is_underlined_in_a_shipped_set(editor, name):
    path = library.find(name)
    assert editor.diagnostics(path, path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", sorted(CRITERIA.glob("*.cases.yaml")), ids=lambda path: path.name)
def test_nothing_is_underlined_in_worked_cases(editor, path):
    assert editor.diagnostics(path, path.read_text("utf-8")) == []


def test_a_rule_is_offered_every_kind_with_what_it_is(editor):
    kinds = offered(editor, SET + "      kind: |\n")
    assert set(kinds) == set(KINDS)
    assert len(kinds) == 13
    assert kinds["lateness"] == "quy tắc lateness (đúng hạn, chậm)"


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_is_offered_its_keys_and_no_others(editor, name):
    keys = {key.name for key in full_shape(KINDS[name]).keys} - {"kind"}
    all_required_at_once = KINDS[name].shape.title.vi
    words = set(offered(editor, SET + f"      kind: {name}\n      |\n"))
    assert words - {all_required_at_once} == keys


def test_a_case_is_offered_the_kinds_that_it_may_have(editor):
    case = "      kind: alternatives\n      cases:\n        - key: a\n          title: Có\n          rule:\n"
    assert set(offered(editor, SET + case + "            kind: |\n")) == set(CASE_KINDS)


def test_what_stands_deeper_is_offered_too(editor):
    text = SET + "      kind: bands\n      value: Số văn bản\n      bands:\n        - |\n"
    assert set(offered(editor, text)) >= {"from", "above", "to", "below", "points", "share"}
    assert set(offered(editor, SET.replace("inspection", "|"))) == {"self", "appraisal", "inspection", "survey"}


def test_the_keys_of_a_set_and_of_a_node_are_offered_with_their_text(editor):
    node = offered(editor, SET.replace("    rule:\n", "    |\n"))
    schema = criteria_schema("vi")
    assert node["evidence"] == schema["$defs"]["node"]["properties"]["evidence"]["description"]
    assert {"rule", "children", "confirmed", "department", "legal", "guidance"} <= set(node)
    top = offered(editor, SET.replace("total: 1\n", "total: 1\n|\n"))
    assert top["rounding"] == schema["properties"]["rounding"]["description"]
    assert {"grades", "ranking", "notes", "bonus", "penalty", "exemption"} <= set(top)


def test_a_word_is_explained_in_vietnamese(editor):
    schema = criteria_schema("vi")["$defs"]
    about = schema["node"]["properties"]["filled_by"]["description"]
    assert about in explained(editor, SET.replace("filled_by", "|filled_by") + RATIO)
    about = schema["rule_ratio"]["properties"]["zero_over_zero"]["description"]
    assert about in explained(editor, SET + RATIO.replace("zero", "|zero", 1))
    assert "quy tắc ratio (theo tỷ lệ)" in explained(editor, SET + RATIO.replace("kind", "|kind"))


def test_a_sound_set_is_not_underlined(editor):
    assert told(editor, SET + RATIO) == []


@pytest.mark.parametrize(
    ("right", "wrong", "line", "names"),
    [
        ("whole:", "whoel:", 15, "whoel"),
        ("kind: ratio", "kind: ratoi", 13, "ratio"),
        ("filled_by:", "filed_by:", 11, "filed_by"),
        ("inspection", "inspector", 11, "inspection"),
        ("full", "none", 16, "not_applicable"),
        ('code: "1"', "code: 1", 8, "string"),
        ("levels:", "level:", 5, "level"),
    ],
)
def test_a_slip_is_underlined_at_its_line(editor, right, wrong, line, names):
    mistakes = told(editor, (SET + RATIO).replace(right, wrong, 1))
    assert [message for at, message in mistakes if at == line and names in message]
