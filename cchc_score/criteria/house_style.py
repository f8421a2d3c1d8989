"""Criteria: the house style of a set's file: the order of keys, and how each value is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from cchc_score.criteria.setting_shapes import BAND
from cchc_score.criteria.shapes import NODE, OVERRIDE, SET
from cchc_score.criteria.written import Group, Text
from cchc_score.declared import Key, Shape
from cchc_score.model import Stage
from cchc_score.rules import KINDS, full_shape

TYPES_OF_NUMBERS = ("number", "share", "integer")
CODES = "code"
CODES_OR_STAGES = "tie_breaker"
_RULES = ("rule", "case_rule")
_SENTENCES = ("legal_basis", "notes", "conditions")
_STAGES = frozenset(stage.value for stage in Stage)


@dataclass(frozen=True, slots=True)
class Style:
    """How a value is laid out: the type of its scalars, and the keys of its mappings in order."""

    type: str = "text"
    keys: Mapping[str, Style] = field(default_factory=dict)
    every: Style | None = None
    """The style under every key, where keys are names that people choose."""
    tall: bool = False
    """Always a line for each part: nodes and lists of sentences, which are what reviewers compare."""

    def under(self, key: str) -> Style:
        """The style of what stands under a key; unknown keys are plain text."""
        return self.keys.get(key) or self.every or Style()

    def quotes(self, words: str) -> bool:
        """Whether a scalar is a code, which is always quoted."""
        return self.type == CODES or (self.type == CODES_OR_STAGES and words not in _STAGES)


@cache
def of_set() -> Style:
    """The style of a criteria set's file."""
    return _of_shape(SET)


def style_of(style: Style, value: Text | Group) -> Style:
    """The style of one value: a mapping that is a node or a rule has the keys of one."""
    if style.type in _RULES:
        kind = _kind(value)
        return _of_rule(kind) if kind in KINDS else Style()
    is_map = isinstance(value, Group) and value.is_map
    return _of_node(style.type) if is_map and style.type in _NODES else style


_NODES = {"node": NODE, "override": OVERRIDE}


@cache
def _of_rule(kind: str) -> Style:
    return _of_shape(full_shape(KINDS[kind]))


@cache
def _of_node(name: str) -> Style:
    return replace(_of_shape(_NODES[name]), tall=name == "node")


def _of_shape(shape: Shape) -> Style:
    return Style("shape", {key.name: _of_key(key) for key in shape.keys})


def _of_key(key: Key) -> Style:
    if key.shape is not None:
        return _of_shape(key.shape)
    if key.schema == "group_bands":
        return Style("names", every=_of_shape(BAND))
    return Style(key.schema or key.type, tall=key.name in _SENTENCES)


def _kind(value: Text | Group) -> str:
    parts = value.parts if isinstance(value, Group) and value.is_map else []
    kinds = [
        part.value.words
        for part in parts
        if part.key and part.key.words == "kind" and isinstance(part.value, Text)
    ]
    return kinds[0] if kinds else ""
