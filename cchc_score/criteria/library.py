"""Criteria: the one place that knows where the shipped sets are, in a checkout and in an installed wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def folder() -> Path:
    """Where the shipped sets are: inside the installed package, or `criteria/` at the top of a checkout."""
    installed = _PACKAGE / "shipped"
    return installed if installed.is_dir() else _PACKAGE.parent / "criteria"


def legal_texts() -> Path:
    """The register of legal texts that comes with the sets."""
    return folder() / "texts" / "legal-texts.yaml"


def shipped() -> tuple[str, ...]:
    """The names of the shipped sets, in order. What stands beside a set has a second suffix (`x.cases.yaml`)."""
    return tuple(sorted(path.stem for path in folder().glob("*.yaml") if "." not in path.stem))


def find(name_or_path: str) -> Path | None:
    """The file of a set: a path that exists, else a shipped set of that name; None when there is neither."""
    path = Path(name_or_path)
    if exists(path):
        return path
    return folder() / f"{name_or_path}.yaml" if name_or_path in shipped() else None


def exists(path: Path) -> bool:
    """Whether there is a file of this name; a name that no file can have is no file."""
    try:
        return path.is_file()
    except OSError:  # longer than the file system allows
        return False
