"""Criteria: what a set's file says apart from how it is written: for digests, and to prove nothing changed."""

from __future__ import annotations

import json
from hashlib import sha256

from cchc_score.decimals import parse_plain
from cchc_score.declared import Block, Listing, Tree
from cchc_score.text import tidy

_CODES = frozenset({"code", "version", "criterion", "under", "remove", "tie_breakers", "codes"})
"""Keys whose values are codes, where 1.10 is not 1.1."""

Content = str | list["Content"] | dict[str, "Content"]


def content_of(tree: Tree) -> Content:
    """Keys, lists in their order and scalars; without comments, quotes, the order of keys, or zeros as in 1.50."""
    return _content(tree, is_code=False)


def digest_of(tree: Tree) -> str:
    """The SHA-256 (hexadecimal) of what a tree says: the same for files that say the same."""
    plain = json.dumps(content_of(tree), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(plain.encode()).hexdigest()


def _content(tree: Tree, *, is_code: bool) -> Content:
    if isinstance(tree, Block):
        return {tidy(key.text): _content(under, is_code=tidy(key.text) in _CODES) for key, under in tree.entries}
    if isinstance(tree, Listing):
        return [_content(item, is_code=is_code) for item in tree.items]
    words = tidy(tree.text)
    return words if is_code else _number(words)


def _number(words: str) -> str:
    """Numbers and percentages at their exact value; other words as they are."""
    value = parse_plain(words.removesuffix("%").strip())
    return words if value is None else str(value) + ("%" if words.endswith("%") else "")
