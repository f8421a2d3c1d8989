"""Every command shown in the guides runs, and what is printed under it is what it prints."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from cchc_score.cli.entry import run

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    page
    for pattern in ("README*.md", "docs/*.md", "criteria/*.md", "examples/**/*.md")
    for page in ROOT.glob(pattern)
    if page.name != "inspection-year.md"  # people fill in forms between its commands: it has a test of its own
)
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def transcripts(page: Path) -> list[tuple[str, str]]:
    """The commands of a page in order, each with the output shown under it ("" when none is shown)."""
    found: list[tuple[str, str]] = []
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], ""))
            else:
                command, output = found[-1]
                found[-1] = (command, f"{output}{line}\n")
    return found


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder that looks like the repository to a reader of the guides."""
    for name in ("examples", "criteria"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("out", "__pycache__"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("CCHC_LANG", raising=False)
    return tmp_path


@pytest.mark.parametrize("page", [p for p in PAGES if transcripts(p)], ids=lambda p: str(p.relative_to(ROOT)))
def test_commands_print_what_the_page_shows(page, desk, capsys):
    for command, shown in transcripts(page):
        program, *words = shlex.split(command)
        assert program == "cchc-score", f"{page.name}: {command}"
        status = run(words)
        printed = capsys.readouterr()
        assert status in (0, 1), f"{command}: status {status}: {printed.err}"
        if shown:
            assert_shown(shown, printed.out + printed.err, command)


def assert_shown(shown: str, printed: str, command: str) -> None:
    """Equal line by line; a line `…` in the page stands for any lines."""
    lines = [line.rstrip() for line in printed.splitlines()]
    position = 0
    skipping = False
    for line in (line.rstrip() for line in shown.splitlines()):
        if line.strip() in ("…", "..."):
            skipping = True
            continue
        rest = lines[position:]
        offset = rest.index(line) if skipping and line in rest else 0
        assert rest, f"{command}: printed nothing where the page shows {line!r}"
        assert rest[offset] == line, f"{command}: the page shows {line!r}, printed {rest[offset]!r}\n{printed}"
        position, skipping = position + offset + 1, False


def test_the_main_pages_show_commands():
    assert transcripts(ROOT / "README.md")
    assert transcripts(ROOT / "README.vi.md")
