"""Criteria: the JSON Schema of a criteria file, made of the same Shapes, for completion and hints in editors.

An editor sees less than `criteria check`: it knows the keys, their values and the rule kinds, not the sums.
"""

from __future__ import annotations

from typing import Any

from cchc_score.criteria.setting_shapes import BAND
from cchc_score.criteria.shape_schema import json_schema
from cchc_score.criteria.shapes import ALWAYS_OWN, NODE, OVERRIDE, SET, STAGES
from cchc_score.declared import Shape
from cchc_score.rules import KINDS, full_shape
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
            "rule": _rule(lang),
            **{f"rule_{name}": json_schema(full_shape(kind), lang) for name, kind in KINDS.items()},
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


def _rule(lang: Lang) -> Schema:
    """Any rule: `kind` is offered first, then the keys of that kind alone."""
    names = [{"const": name, "title": _title(full_shape(kind), lang)} for name, kind in KINDS.items()]
    by_kind = [
        {
            "if": {"properties": {"kind": {"const": name}}, "required": ["kind"]},
            "then": {"$ref": f"#/$defs/rule_{name}"},
        }
        for name in KINDS
    ]
    return {"type": "object", "required": ["kind"], "properties": {"kind": {"oneOf": names}}, "allOf": by_kind}


def _title(shape: Shape, lang: Lang) -> str:
    return shape.title.text(lang)
