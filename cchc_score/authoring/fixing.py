"""Authoring: a set's file in house style: how far it is from it, and laid out anew."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path

from cchc_score.criteria.content import content_of
from cchc_score.criteria.layout import laid_out
from cchc_score.criteria.surgery import entry
from cchc_score.criteria.yaml_file import parse_yaml, read_bytes
from cchc_score.declared import Report, Tree
from cchc_score.placing import place_file
from cchc_score.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class Fix:
    """A file as it is, and as house style has it."""

    path: Path
    shown: str
    before: str
    after: str

    def changes(self) -> tuple[str, ...]:
        """The lines that differ, those that go with -, those that come with +."""
        lines = difflib.unified_diff(self.before.splitlines(), self.after.splitlines(), lineterm="", n=0)
        return tuple(line for line in list(lines)[2:] if not line.startswith("@@"))

    def note(self) -> Problem:
        """That the file is not in house style, at the first line that differs."""
        pairs = zip(self.before.splitlines(), self.after.splitlines(), strict=False)
        same = next((at for at, (old, new) in enumerate(pairs) if old != new), len(self.before.splitlines()))
        gone = [line for line in self.changes() if line.startswith("-")]
        values = {"count": max(1, len(gone)), "file": self.shown}
        return Problem("not-in-house-style", Place(self.shown, line=same + 1, column=1), values)


def fix_of(path: Path, shown: str) -> Fix | None:
    """What there is to lay out anew; None for a file in house style, no set, or one whose YAML has problems.

    Raises RuntimeError, which is a mistake of ours, when the new text would not say the same.
    """
    report = Report()
    data = read_bytes(path, shown, report)
    tree = parse_yaml(data, shown, report) if data is not None else None
    if data is None or tree is None or report.problems or not _is_set(tree):
        return None
    before = data.decode("utf-8-sig")
    after = laid_out(before)
    if after == before:
        return None
    _must_say_the_same(tree, after, shown)
    return Fix(path, shown, before, after)


def _is_set(tree: Tree) -> bool:
    """Whether a file is a set at all: what stands beside one (worked cases) has a layout of its own."""
    return entry(tree, "fields") is not None or entry(tree, "extends") is not None


def write_fix(fix: Fix) -> Problem | None:
    """Put the new text in place of the old; the problem when it cannot be written, the old then stays."""
    try:
        place_file(fix.path, lambda draft: _write(draft, fix.after))
    except OSError as trouble:
        return Problem("cannot-write-set", Place(fix.shown), {"detail": trouble.strerror or str(trouble)})
    return None


def _write(draft: Path, text: str) -> None:
    draft.write_bytes(text.encode())


def _must_say_the_same(tree: Tree, after: str, shown: str) -> None:
    again = parse_yaml(after.encode(), shown, Report())
    if again is None or content_of(again) != content_of(tree) or laid_out(after) != after:
        raise RuntimeError(f"{shown}: laid out anew the file would not say the same")
