"""The page on worked cases: its example is run, and it names every key and every kind of rule."""

import json
import re
from pathlib import Path

import yaml
from jsonschema import Draft202012Validator

from cchc_score.authoring.case_shapes import CASE, FILE, PEERS, cases_schema
from cchc_score.cli.entry import run
from cchc_score.rules import KINDS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "criteria-tests.md").read_text(encoding="utf-8")


def test_the_example_prints_what_the_page_shows(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    for name, text in re.findall(r"```yaml\n# (\S+)\n(.*?)```", PAGE, re.DOTALL):
        Path(name).write_text(f"# {name}\n{text}", encoding="utf-8")
    command, shown = re.search(r"```text\n\$ (.*?)\n(.*?)```", PAGE, re.DOTALL).groups()
    assert run(command.split()[1:]) == 1
    assert [line.rstrip() for line in capsys.readouterr().out.splitlines()] == shown.splitlines()


def test_the_page_names_every_key_and_kind():
    for key in (*FILE.names(), *CASE.names(), *PEERS.names()):
        assert re.search(rf"\b{key}:", PAGE), key
    assert [kind for kind in KINDS if f"`{kind}`" not in PAGE] == []


def test_the_editors_schema_is_stored_and_takes_every_shipped_file():
    stored = json.loads((ROOT / "criteria" / "cases.schema.json").read_text(encoding="utf-8"))
    assert stored == cases_schema("vi"), "run: cchc-score criteria schema --cases > criteria/cases.schema.json"
    Draft202012Validator.check_schema(stored)
    files = sorted((ROOT / "criteria").glob("*.cases.yaml"))
    assert files
    for file in files:
        seen = yaml.load(file.read_text(encoding="utf-8"), Loader=_EditorLoader)
        assert [error.message for error in Draft202012Validator(stored).iter_errors(seen)] == [], file.name


class _EditorLoader(yaml.SafeLoader):
    """Dates stay texts, as in YAML 1.2."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML keeps its resolvers in a class attribute
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
