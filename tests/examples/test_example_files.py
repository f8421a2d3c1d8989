"""The committed example workbooks are what their scripts write, byte for byte inside."""

import csv
import importlib
import sys
from collections import Counter
from pathlib import Path

import pytest
from example_scripts import EXAMPLES, TOP, content, files, run


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    def make(script: str) -> tuple[Path, Path]:
        first, second = tmp_path_factory.mktemp("first"), tmp_path_factory.mktemp("second")
        run(script, first)
        run(script, second)
        return first, second

    return make


@pytest.mark.parametrize(
    ("script", "committed"),
    [
        ("make_binh_duong_2017", EXAMPLES / "binh-duong-2017"),
        ("make_province_2025", EXAMPLES / "province-2025"),
        ("make_starter", TOP / "cchc_score" / "starter"),
    ],
)
def test_scripts_write_what_is_committed(made, script, committed):
    first, second = (files(folder) for folder in made(script))
    assert first
    assert [name for name in first if first[name].read_bytes() != second[name].read_bytes()] == []
    kept = files(committed)
    assert [name for name in first if name not in kept or content(first[name]) != content(kept[name])] == []
    workbooks = {name for name in kept if name.endswith((".xlsx", ".xls", ".ods")) and not name.startswith("out/")}
    assert workbooks <= set(first)


def register(name: str) -> list[dict[str, str]]:
    with (EXAMPLES / name / "units.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_province_has_departments_and_two_groups_of_communes():
    units = register("province-2025")
    assert Counter(unit["group"] for unit in units) == {"Sở, ban, ngành": 8, "Phường": 14, "Xã và đặc khu": 22}
    assert all("Mẫu" in unit["name"] for unit in units)
    assert len({unit["code"] for unit in units}) == len(units)


def test_binh_duong_has_its_nine_districts():
    assert len(register("binh-duong-2017")) == 9


def test_the_example_stays_small():
    kept = {name: path for name, path in files(EXAMPLES / "province-2025").items() if not name.startswith("out/")}
    assert sum(path.stat().st_size for path in kept.values()) < 3_000_000


def test_readme_of_the_province_lists_every_untidy_file():
    sys.path.insert(0, str(EXAMPLES))
    try:
        messy = importlib.import_module("province_messy")
    finally:
        sys.path.remove(str(EXAMPLES))
    readme = (EXAMPLES / "province-2025" / "README.md").read_text(encoding="utf-8")
    assert [code for code in messy.FORMS if f"`{code}" not in readme] == []
