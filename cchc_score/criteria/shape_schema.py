"""Criteria: a Shape as JSON Schema, so that editors complete and explain the very keys that are read."""

from __future__ import annotations

from typing import Any

from cchc_score.declared import Key, Shape
from cchc_score.text import Lang


def json_schema(shape: Shape, lang: Lang) -> dict[str, Any]:
    """The shape as a JSON Schema object (draft 2020-12), for completion and hover texts in editors."""
    properties = {key.name: _key_schema(key, lang) for key in shape.keys}
    schema: dict[str, Any] = {
        "type": "object",
        "title": shape.title.text(lang),
        "properties": properties,
        "additionalProperties": False,
    }
    required = [key.name for key in shape.keys if key.required]
    return schema | ({"required": required} if required else {})


def _key_schema(key: Key, lang: Lang) -> dict[str, Any]:
    about = {"description": key.about.text(lang)}
    one: dict[str, Any]
    if key.type == "shape":
        assert key.shape is not None
        one = json_schema(key.shape, lang)
    elif key.type == "free":
        one = {"$ref": f"#/$defs/{key.schema}"} if key.schema else {}
    elif key.type == "word":
        one = {"enum": list(key.words)}
    else:
        one = dict(_SCALAR_SCHEMAS[key.type])
    if key.many:
        return {"anyOf": [{"type": "array", "items": one}, one]} | about
    return one | about


_SCALAR_SCHEMAS: dict[str, dict[str, Any]] = {
    "text": {"type": "string", "minLength": 1},
    "code": {"type": "string", "minLength": 1},
    "number": {"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^-?\d+(\.\d+)?(/[1-9]\d*)?$"}]},
    "share": {"type": "string", "pattern": r"^-?\d+(\.\d+)?%$"},
    "integer": {"type": "integer"},
    "flag": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
}
