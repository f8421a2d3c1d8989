"""Rules: the registry of kinds. A kind is one file here; adding one adds a line below and its cases."""

from __future__ import annotations

from cchc_score.declared import Block, Key, Report, Shape, Tree, read
from cchc_score.model import Rule
from cchc_score.rules import yes_no
from cchc_score.rules.base import Bounds, Kind
from cchc_score.text import Phrase

KINDS: dict[str, Kind] = {kind.name: kind for kind in (yes_no.KIND,)}
"""Kind name → kind, in the order the guide presents them."""


def full_shape(kind: Kind) -> Shape:
    """The keys of a `rule:` block of this kind, with `kind` itself."""
    key = Key("kind", "word", Phrase("Loại quy tắc.", "The kind of rule."), required=True, words=(kind.name,))
    return Shape(kind.shape.title, (key, *kind.shape.keys))


def build_rule(tree: Tree, bounds: Bounds, report: Report) -> Rule | None:
    """Build the rule declared under a `rule:` key; None (with problems in `report`) when it cannot be."""
    kind = _kind_of(tree, report)
    if kind is None:
        return None
    before = len(report.problems)
    record = read(full_shape(kind), tree, report)
    if record is None or len(report.problems) > before:
        return None
    return kind.build(record, bounds, report)


_ANY_KIND = Shape(
    Phrase("quy tắc (rule)", "a rule"),
    (Key("kind", "word", Phrase("Loại quy tắc.", "The kind of rule."), required=True, words=tuple(KINDS)),),
)


def _kind_of(tree: Tree, report: Report) -> Kind | None:
    entries = tree.entries if isinstance(tree, Block) else ()
    named = tuple(entry for entry in entries if entry[0].text == "kind")
    record = read(_ANY_KIND, tree._replace(entries=named) if isinstance(tree, Block) else tree, report)
    name = record.get("kind") if record is not None else None
    return KINDS[name] if isinstance(name, str) else None
