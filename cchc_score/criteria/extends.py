"""Criteria: a set's file and, beneath it, every set it extends, merged into one tree with one digest."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from cchc_score.criteria import library
from cchc_score.criteria.shapes import EXTENDS
from cchc_score.criteria.surgery import Surgery, entry
from cchc_score.criteria.yaml_file import parse_yaml, read_bytes
from cchc_score.declared import Block, Record, Report, Tree, read, unknown
from cchc_score.problems import Place


class Source(NamedTuple):
    """A set's tree with its extensions applied, the digest of all it rests on, and whom to blame for sums."""

    tree: Tree
    sha256: str
    blames: Mapping[str, Place]
    """Code (or TOTAL) → the line of an extension that changed what lies beneath."""


def gather(path: Path, shown: str, report: Report, above: tuple[Path, ...] = ()) -> Source | None:
    """Read a set's file and every set it extends. None when one of them cannot be read.

    The digest of a plain file is the SHA-256 of its bytes; of an extension, the SHA-256 of its own digest
    followed by its base's, both in hexadecimal.
    """
    data = read_bytes(path, shown, report)
    tree = parse_yaml(data, shown, report) if data is not None else None
    if data is None or tree is None:
        return None
    digest = sha256(data).hexdigest()
    wanted = entry(tree, "extends")
    if wanted is None or not isinstance(tree, Block):
        return Source(tree, digest, {})
    extension = read(EXTENDS, wanted, report)
    if extension is None or "set" not in extension:
        return None
    base = _base(extension, path, shown, report, (*above, path.resolve()))
    if base is None or not isinstance(base.tree, Block):
        return None
    surgery = Surgery(dict(base.blames), report)
    surgery.plan(extension, base.tree)
    merged = surgery.perform(tree, base.tree)
    return Source(merged, sha256((digest + base.sha256).encode()).hexdigest(), surgery.blames)


def _base(extension: Record, path: Path, shown: str, report: Report, above: tuple[Path, ...]) -> Source | None:
    """The set that is extended: a file beside this one, or a shipped set."""
    name, place = extension["set"], extension.where("set")
    beside = next((n for n in (name, f"{name}.yaml") if library.exists(path.parent / n)), None)
    found = library.find(name) if beside is None else path.parent / beside
    if found is None:
        files = (other for other in sorted(path.parent.glob("*.yaml")) if other != path)
        siblings = (other.stem for other in files if "." not in other.stem)
        unknown(report, "base-not-found", place, name, (*library.shipped(), *siblings), set=name)
        return None
    if found.resolve() in above:
        report.add("base-in-a-circle", place, set=name)
        return None
    return gather(found, found.name if beside is None else str(Path(shown).parent / beside), report, above)
