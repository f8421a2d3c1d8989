"""The rooms know only those after them, and every module says where it stands."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "cchc_score"
ROOMS = [
    "decimals",
    "text",
    "placing",
    "messages",
    "problems",
    "declared",
    "model",
    "stamp",
    "rules",
    "criteria",
    "scoring",
    "inputs",
    "reports",
    "documents",
    "forms",
    "follow_up",
    "campaign",
    "authoring",
    "cli",
]
MODULES = sorted(PACKAGE.rglob("*.py"))
FENCES = {
    "yaml": {"criteria/yaml_file.py"},
    "xlrd": {"inputs/other_formats.py"},
    "python_calamine": {"inputs/other_formats.py"},
    "docxtpl": {"documents/template.py"},
    "jinja2": {"documents/template.py"},
    "sqlite3": {"follow_up/database.py"},
    "docx": {"documents/template.py"},
    "lxml": {"documents/template.py"},
    "zipfile": {
        "inputs/archive.py",
        "documents/packing.py",
        "forms/archive.py",
        "forms/parts.py",
        "forms/annotate.py",
    },
}


def room(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def imports(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
    found += [name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names]
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_a_module_opens_with_its_place(path):
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_a_room_knows_only_those_below(path):
    relative = path.relative_to(PACKAGE).with_suffix("")
    own = relative.parts[0]
    if own not in ROOMS:
        return
    for module in imports(path):
        if module.startswith("cchc_score.") and room(module) in ROOMS:
            assert ROOMS.index(room(module)) <= ROOMS.index(own), f"{relative} imports {module}"


@pytest.mark.parametrize(("library", "places"), FENCES.items())
def test_third_parties_stay_behind_their_fence(library, places):
    users = {
        path.relative_to(PACKAGE).as_posix()
        for path in MODULES
        if any(module.split(".")[0] == library for module in imports(path))
    }
    assert users <= places
