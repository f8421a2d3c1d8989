"""Campaign: the commented folder that `init` makes."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path
from shutil import copytree, ignore_patterns


def copy_starter(folder: Path) -> None:
    """Copy the starter campaign to `folder`, which is made; its content is package data. Raises OSError."""
    with as_file(files("cchc_score") / "starter") as starter:
        copytree(starter, folder, dirs_exist_ok=True, ignore=ignore_patterns("__pycache__", "*.py", "out"))
