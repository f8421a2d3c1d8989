"""Criteria: the JSON Schema of a criteria file, made of the same Shapes, for completion and hints in editors.

An editor sees less than `criteria check`: it knows the keys, their values and the rule kinds, not the sums.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cchc_score.criteria.setting_shapes import BAND
from cchc_score.criteria.shape_schema import json_schema
from cchc_score.criteria.shapes import ALWAYS_OWN, NODE, OVERRIDE, SET, STAGES
from cchc_score.rules import CASE_KINDS, KINDS, full_shape
from cchc_score.rules.base import Kind
from cchc_score.text import Lang

Schema = dict[str, Any]

_LEAF_OR_PARENT: list[Schema] = [{"required": ["rule"]}, {"required": ["children"]}]


def criteria_schema(lang: Lang) -> Schema:
    """The schema (draft 2020-12) of a criteria file, with descriptions in one language."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_root(lang),
        "$defs": {
            "code": {"type": "string", "minLength": 1},
            "tie_breaker": {"anyOf": [{"enum": list(STAGES)}, {"type": "string", "minLength": 1}]},
            "node": json_schema(NODE, lang) | {"oneOf": _LEAF_OR_PARENT},
            "override": json_schema(OVERRIDE, lang),
            "group_bands": _group_bands(lang),
            "rule": _rule(KINDS, lang),
            "case_rule": _rule(CASE_KINDS, lang),
            **{f"rule_{name}": _of_kind(kind, lang) for name, kind in KINDS.items()},
        },
    }


def _root(lang: Lang) -> Schema:
    """The file itself: complete, or an extension that inherits what it leaves out."""
    root = json_schema(SET, lang)
    complete = root.pop("required")
    return root | {
        "if": {"required": ["extends"]},
        "then": {"required": [*ALWAYS_OWN, "extends"], "not": {"required": ["fields"]}},
        "else": {"required": complete},
    }


def _group_bands(lang: Lang) -> Schema:
    return {"type": "object", "additionalProperties": {"type": "array", "items": json_schema(BAND, lang)}}


def _rule(kinds: Mapping[str, Kind], lang: Lang) -> Schema:
    """A rule of one of these kinds: `kind` is offered first, then the keys of that kind alone."""
    by_kind = [
        {
            "if": {"properties": {"kind": {"const": name}}, "required": ["kind"]},
            "then": {"$ref": f"#/$defs/rule_{name}"},
        }
        for name in kinds
    ]
    about = "; ".join(kind.shape.title.text(lang) for kind in kinds.values())
    names = {"description": about, "oneOf": [_kind(kind, lang) for kind in kinds.values()]}
    return {"type": "object", "required": ["kind"], "properties": {"kind": names}, "allOf": by_kind}


def _of_kind(kind: Kind, lang: Lang) -> Schema:
    """The keys of one kind. Editors explain `kind` from here once it is written: say which kind it is."""
    schema = json_schema(full_shape(kind), lang)
    schema["properties"]["kind"] = _kind(kind, lang)
    return schema


def _kind(kind: Kind, lang: Lang) -> Schema:
    title = kind.shape.title.text(lang)
    return {"const": kind.name, "title": title, "description": title}
