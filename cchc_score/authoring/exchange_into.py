"""Authoring: a set's file out to a workbook, and an edited workbook back into the file."""

from __future__ import annotations

import difflib
import hashlib
import tempfile
from dataclasses import dataclass
from pathlib import Path

from cchc_score.authoring.exchange import rows_of
from cchc_score.authoring.exchange_book import exchange_book
from cchc_score.authoring.exchange_merge import merge
from cchc_score.authoring.exchange_reading import read_edited
from cchc_score.authoring.exchange_rows import entry, words_of
from cchc_score.criteria.edits import edited
from cchc_score.criteria.loader import load
from cchc_score.criteria.yaml_file import parse_yaml, read_bytes
from cchc_score.declared import Report, Tree
from cchc_score.placing import place_bytes
from cchc_score.problems import Place, Problem, has_errors

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Change:
    """A file as it is, and as the workbook has it."""

    path: Path
    shown: str
    before: bytes
    after: bytes

    def lines(self) -> tuple[str, ...]:
        """The difference, as `diff -u` shows it without its first two lines."""
        before, after = (text.decode("utf-8-sig").splitlines() for text in (self.before, self.after))
        return tuple(list(difflib.unified_diff(before, after, lineterm="", n=1))[2:])

    def write(self) -> Problem | None:
        """Put the new text in place of the old; the problem when it cannot be written, the old then stays."""
        try:
            place_bytes(self.path, self.after)
        except OSError as trouble:
            return Problem("cannot-write-set", Place(self.shown), {"detail": trouble.strerror or str(trouble)})
        return None


def export(path: Path, shown: str) -> tuple[bytes | None, tuple[Problem, ...]]:
    """The workbook of a set's file; None when the file has errors or extends another set."""
    data, tree, problems = _sound(path, shown)
    if data is None or tree is None:
        return None, problems
    stamp = (
        ("set", words_of(entry(tree, "id"))),
        ("version", words_of(entry(tree, "version"))),
        ("sha256", hashlib.sha256(data).hexdigest()),
    )
    return exchange_book(words_of(entry(tree, "title")), stamp, list(rows_of(tree))), problems


def read_back(file: Path, path: Path, shown: str) -> tuple[Change | None, tuple[Problem, ...]]:
    """What an edited workbook makes of a set's file; None when nothing can be made of it.

    A change that would leave the set with errors comes with them; the caller does not write it.
    """
    back, problems = read_edited(file, str(file))
    if back is None:
        return None, problems
    data, tree, more = _sound(path, shown)
    if data is None or tree is None:
        return None, (*problems, *more)
    if words_of(entry(tree, "id")) != back.set:
        values = {"found": back.set, "expected": words_of(entry(tree, "id"))}
        return None, (*problems, Problem("exchange-other-set", Place(str(file)), values))
    merged = merge(back, {row.key: row for row in rows_of(tree)})
    head = _BOM if data.startswith(_BOM) else b""
    after = head + edited(data.decode("utf-8-sig"), merged.edits()).encode()
    told = (*problems, *merged.problems)
    return Change(path, shown, data, after), (*told, *(_errors_of(after, shown) if after != data else ()))


def _sound(path: Path, shown: str) -> tuple[bytes | None, Tree | None, tuple[Problem, ...]]:
    """The bytes and the tree of a file that loads and stands for itself."""
    criteria, problems = load(path, shown)
    report = Report()
    data = read_bytes(path, shown, report)
    tree = parse_yaml(data, shown, report) if data is not None else None
    if criteria is None or data is None or tree is None:
        return None, None, problems
    extends = entry(tree, "extends")
    if extends is not None:
        return None, None, (Problem("exchange-extends", extends.place, {"base": words_of(entry(extends, "set"))}),)
    return data, tree, ()


def _errors_of(after: bytes, shown: str) -> tuple[Problem, ...]:
    """What `criteria check` would say of the new text."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "set.yaml"
        path.write_bytes(after)
        problems = load(path, shown)[1]
    return (*problems, Problem("exchange-not-sound", Place(shown))) if has_errors(problems) else ()
