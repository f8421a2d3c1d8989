"""Below forms and inputs: the stamp of a generated form, by which it is known again whatever its file is called.

It stands twice in a workbook, on a hidden sheet and among the document's custom properties, as the same pairs of
key and value; either is enough.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from cchc_score.model import CriteriaSet, Fact, Node, Unit

SHEET = "_cchc"
"""The very hidden, protected sheet that holds the stamp in its first two columns."""

PREFIX = "cchc."
"""Every key of a stamp begins with it; other custom properties are somebody else's."""

FORM_VERSION = 1
"""Raised when forms change so much that older ones must be read differently."""

LONGEST_VALUE = 255
"""Characters that a custom property takes."""

EXPLANATION = "explanation"
"""The stage of a form of explanations, which is nobody's verdict and so no source."""

_LEAVES = f"{PREFIX}leaves."
_HASH_LENGTH = 8
_NUMBERS = frozenset({"form", "year"})
_TEXTS = ("criteria", "version", "sha256", "level", "unit", "unit_name", "stage", "department", "round")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a generated form says of itself. A workbook of many units names none."""

    criteria: str
    version: str
    sha256: str
    year: int
    level: str
    stage: str
    unit: str = ""
    unit_name: str = ""
    department: str = ""
    round: str = ""
    leaves: Mapping[str, str] = field(default_factory=dict)
    """Leaf code → fingerprint of what the form asked there."""
    form: int = FORM_VERSION

    @classmethod
    def of(
        cls,
        criteria: CriteriaSet,
        year: int,
        level: str,
        stage: str,
        unit: Unit | None = None,
        department: str = "",
    ) -> Stamp:
        """The stamp of a form of this set; of one unit, or of a department's workbook of many."""
        return cls(
            criteria=criteria.id,
            version=criteria.version,
            sha256=criteria.sha256,
            year=year,
            level=level,
            stage=stage,
            unit=unit.code if unit is not None else "",
            unit_name=unit.name if unit is not None else "",
            department=department,
            leaves=fingerprints(criteria),
        )


def fingerprint(node: Node) -> str:
    """A short hash of what a person sees of a leaf: title, bounds, what is asked, how it counts."""
    rule = node.rule
    asked = [_seen(fact) for fact in rule.asks()] if rule is not None else []
    counted = [line.text("vi") for line in rule.describe()] if rule is not None else []
    seen = (node.title, str(node.max), str(node.minimum), str(node.filled_by), *asked, *counted)
    return hashlib.sha256("\n".join(seen).encode()).hexdigest()[:_HASH_LENGTH]


def _seen(fact: Fact) -> str:
    options = ",".join(f"{choice.key}={choice.title}" for choice in fact.choices)
    return f"{fact.name}|{fact.title}|{fact.type}|{fact.unit}|{fact.minimum}|{fact.maximum}|{fact.when}|{options}"


def fingerprints(criteria: CriteriaSet) -> Mapping[str, str]:
    """The fingerprint of every leaf of a set, by code."""
    return {leaf.code: fingerprint(leaf) for leaf in criteria.leaves()}


def changed_leaves(stamp: Stamp, criteria: CriteriaSet) -> tuple[str, ...]:
    """Codes of leaves that the form asked differently than the set does now, or that the set no longer has.

    Leaves that are new in the set are not among them: the form never asked for them. Nothing has changed when
    the form was made from this very file.
    """
    if stamp.sha256 == criteria.sha256:
        return ()
    now = fingerprints(criteria)
    return tuple(code for code, before in stamp.leaves.items() if now.get(code) != before)


def to_pairs(stamp: Stamp) -> tuple[tuple[str, str], ...]:
    """The stamp as key and value, each value short enough for a custom property (but for names, cut there)."""
    pairs = [(f"{PREFIX}form", str(stamp.form)), (f"{PREFIX}year", str(stamp.year))]
    pairs += [(f"{PREFIX}{name}", getattr(stamp, name)) for name in _TEXTS]
    lines = _lines(f"{made}:{quote(code, safe='')}" for code, made in stamp.leaves.items())
    return (*pairs, *((f"{_LEAVES}{number}", line) for number, line in enumerate(lines, 1)))


def _lines(words: Iterable[str]) -> list[str]:
    """Words joined by blanks into lines that a custom property takes."""
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + 1 + len(word) <= LONGEST_VALUE:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def from_pairs(pairs: Iterable[tuple[str, str]]) -> Stamp | None:
    """The stamp that these pairs hold, among whatever else; None when they hold none, or a damaged one."""
    known = {key.removeprefix(PREFIX): value for key, value in pairs if key.startswith(PREFIX)}
    texts = {name: known.get(name, "") for name in _TEXTS}
    numbers = {name: known.get(name, "") for name in _NUMBERS}
    if not texts["criteria"] or not texts["stage"] or not all(value.isdecimal() for value in numbers.values()):
        return None
    return Stamp(
        **texts,
        leaves=_leaves(known),
        year=int(numbers["year"]),
        form=int(numbers["form"]),
    )


def _leaves(known: Mapping[str, str]) -> dict[str, str]:
    words = (word for key, line in known.items() if key.startswith("leaves.") for word in line.split())
    parts = (word.partition(":") for word in words)
    return {unquote(code): made for made, colon, code in parts if colon}
