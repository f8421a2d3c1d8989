"""Authoring: the lock of promulgated sets: `criteria.lock` beside them holds the version and digest of each.

The digest is that of what a set says, its bases merged in (`criteria/content.py`): a comment, another indentation
or quotes change nothing; a title, a maximum, a rule, in the set or in what it extends, does. (The SHA-256 that
results name is that of the bytes of the files.) A set that says something else needs a higher version.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from cchc_score.criteria.content import digest_of
from cchc_score.criteria.extends import gather
from cchc_score.criteria.setting_shapes import key
from cchc_score.criteria.surgery import entry
from cchc_score.criteria.yaml_file import read_yaml
from cchc_score.declared import Block, Report, Scalar, Shape, mistyped, read
from cchc_score.placing import place_file
from cchc_score.problems import Place, Problem
from cchc_score.text import Phrase, code_key, tidy

LOCK = "criteria.lock"

_HEAD = """\
# Các bộ tiêu chí đã ban hành: phiên bản và SHA-256 của nội dung (chú thích, cách trình bày không tính).
# Tệp này do lệnh “cchc-score criteria lock” ghi. Nội dung đổi thì phiên bản phải tăng.
"""
_LOCKED = Shape(
    Phrase("một bộ đã khóa", "a locked set"),
    (
        key("version", "code", "Phiên bản.", "The version.", required=True),
        key("sha256", "text", "SHA-256 của nội dung.", "The SHA-256 of what it says.", required=True),
    ),
)


@dataclass(frozen=True, slots=True)
class Edition:
    """A set at one version: its digest, and where the version stands."""

    version: str
    sha256: str
    place: Place


def edition_of(path: Path, shown: str) -> Edition | None:
    """The edition that a set's file is; None when it cannot be read (loading the set says why)."""
    source = gather(path, shown, Report())
    version = entry(source.tree, "version") if source is not None else None
    if source is None or not isinstance(version, Scalar):
        return None
    return Edition(tidy(version.text), digest_of(source.tree), version.place)


def read_lock(folder: Path, shown: str, report: Report) -> dict[str, Edition]:
    """The locked editions of a folder by file name; none when there is no lock."""
    path = folder / LOCK
    tree = read_yaml(path, shown, report) if path.is_file() else None
    if tree is not None and not isinstance(tree, Block):
        mistyped(key("sets", "shape", LOCK, LOCK), tree, report)
    locked: dict[str, Edition] = {}
    for name, under in tree.entries if isinstance(tree, Block) else ():
        record = read(_LOCKED, under, report)
        if record is not None and "version" in record and "sha256" in record:
            locked[name.text] = Edition(record["version"], record["sha256"], name.place)
    return locked


def lock_problems(name: str, now: Edition, locked: Edition | None) -> tuple[Problem, ...]:
    """What is wrong with an edition, given the one that is locked."""
    if locked is None:
        return ()
    values = {"set": name, "version": now.version, "locked": locked.version}
    older, newer = code_key(now.version), code_key(locked.version)
    if older == newer:
        same = now.sha256 == locked.sha256
        return () if same else (Problem("locked-set-changed", now.place, values),)
    code = "locked-version-backwards" if older < newer else "lock-behind"
    return (Problem(code, now.place, values),)


def missing_sets(folder: Path, locked: Mapping[str, Edition]) -> tuple[Problem, ...]:
    """The locked sets whose files are gone."""
    gone = ((name, each) for name, each in locked.items() if not (folder / name).is_file())
    return tuple(Problem("locked-set-missing", each.place, {"set": name, "lock": LOCK}) for name, each in gone)


def write_lock(folder: Path, editions: Mapping[str, Edition]) -> None:
    """Write the lock of a folder, a line for each set, by name. Raises OSError."""
    text = "".join([_HEAD, *_lines(sorted(editions.items()))])
    place_file(folder / LOCK, lambda draft: _write(draft, text))


def _write(draft: Path, text: str) -> None:
    draft.write_bytes(text.encode())


def _lines(editions: Iterable[tuple[str, Edition]]) -> Iterable[str]:
    for name, each in editions:
        yield f'"{name}": {{version: "{each.version}", sha256: {each.sha256}}}\n'
