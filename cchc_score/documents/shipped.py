"""Documents: where templates are: the office's own in its campaign folder, else the shipped one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from cchc_score.placing import place_bytes

_SHIPPED = Path(__file__).resolve().parent / "templates"
OWN_FOLDER = "templates"
"""The folder of a campaign that holds the office's own templates."""


class TemplateFile(NamedTuple):
    """A template and what people know it by."""

    path: Path
    shown: str


def names() -> tuple[str, ...]:
    """The documents that have a shipped template ("notice"), in order."""
    return tuple(sorted(path.stem for path in _SHIPPED.glob("*.docx")))


def shipped_template(name: str) -> TemplateFile:
    """The template of this name that comes with the program; one of `names()`."""
    return TemplateFile(_SHIPPED / f"{name}.docx", f"{name}.docx")


def template_of(name: str, campaign: Path | None = None) -> TemplateFile:
    """The template of a document: `templates/<name>.docx` in the campaign folder, when it is there, wins."""
    if campaign is not None:
        own = campaign / OWN_FOLDER / f"{name}.docx"
        if own.exists():
            return TemplateFile(own, f"{OWN_FOLDER}/{name}.docx")
    return shipped_template(name)


def copy_templates(wanted: Iterable[str], campaign: Path) -> tuple[list[Path], list[Path]]:
    """Put shipped templates where an office edits them: those written, and those that were there and stay.

    Raises OSError.
    """
    written: list[Path] = []
    kept: list[Path] = []
    for name in wanted:
        own = campaign / OWN_FOLDER / f"{name}.docx"
        if own.exists():
            kept.append(own)
        else:
            written.append(place_bytes(own, shipped_template(name).path.read_bytes()))
    return written, kept
