"""Criteria: the reference tables of the author's guide, made of the Shapes so that they cannot go stale."""

from __future__ import annotations

from cchc_score.declared import Key, Shape

_TAKES = {
    "text": "text",
    "code": "quoted code",
    "number": "number",
    "share": "percentage",
    "integer": "whole number",
    "flag": "`true`, `false`",
    "date": "date",
    "shape": "block",
}


def key_table(shape: Shape) -> str:
    """A Markdown table of the keys of a shape: what each takes and what it means, in both languages."""
    rows = (f"| `{key.name}`{'*' if key.required else ''} | {_takes(key)} | {_about(key)} |" for key in shape.keys)
    return "\n".join(("| key | takes | meaning |", "|---|---|---|", *rows))


def _takes(key: Key) -> str:
    if key.type == "word":
        one = ", ".join(f"`{word}`" for word in key.words)
    elif key.type == "free":
        one = (key.schema or "").replace("_", " ")
    else:
        one = _TAKES[key.type]
    return f"list: {one}" if key.many else one


def _about(key: Key) -> str:
    return f"{key.about.vi}<br>{key.about.en}"
