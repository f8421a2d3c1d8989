"""The wheel carries everything: built, installed apart from the repository, and run there."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> Path:
    """The cchc-score command of a virtual environment that has nothing but our wheel.

    Dependencies are those of the running environment: what is tested is our package, not the network.
    """
    place = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(place), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = place.glob("*.whl")
    venv.create(place / "venv", with_pip=True)
    binaries = place / "venv" / ("Scripts" if os.name == "nt" else "bin")
    python = str(binaries / "python")
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--no-deps", str(wheel)], check=True)
    where = [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    ours = subprocess.run(where, check=True, capture_output=True, text=True).stdout.strip()
    theirs = Path(__import__("typer").__file__).parents[1]
    (Path(ours) / "borrowed.pth").write_text(f"{theirs}\n", encoding="utf-8")
    return binaries / "cchc-score"


def call(command: Path, *words: str, cwd: Path) -> subprocess.CompletedProcess:
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "CCHC_LANG")}
    return subprocess.run(
        [str(command), *words], cwd=cwd, capture_output=True, text=True, encoding="utf-8", env=environment
    )


def test_the_package_stands_in_the_new_environment(installed, tmp_path):
    python = installed.parent / "python"
    where = subprocess.run(
        [str(python), "-c", "import cchc_score; print(cchc_score.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert str(installed.parents[1]) in where


def test_shipped_sets_are_found_outside_the_repository(installed, tmp_path):
    done = call(installed, "criteria", "check", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    names = {path.stem for path in (ROOT / "criteria").glob("*.yaml") if "." not in path.stem}
    assert names
    assert all(name in done.stdout for name in names)


def test_init_then_rank(installed, tmp_path):
    assert call(installed, "init", "nam-2025", cwd=tmp_path).returncode == 0
    done = call(installed, "rank", "nam-2025", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    written = {path.suffix for path in (tmp_path / "nam-2025" / "out").iterdir()}
    assert written == {".xlsx", ".csv", ".json"}
