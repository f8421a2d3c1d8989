"""Criteria: what a comma inside braces cut in two, put together again: texts that want quotes, 0,25 for 0.25."""

from __future__ import annotations

import re
from typing import NamedTuple

from cchc_score.declared import Scalar

_HEAD = re.compile(r"[-+]?\d+")
_TAIL = re.compile(r"\d+%?")
_NO_COLON = re.compile(r"\s*[,}]")


class Joined(NamedTuple):
    """A value whose second half was read as a key of its own."""

    found: str
    """As its author wrote it."""
    rewrite: str
    """How it has to be written."""
    value: Scalar


def stands_bare(text: str, end: int) -> bool:
    """Whether a key that ends at this index has no colon behind it: `b` in {a: 1, b}."""
    return _NO_COLON.match(text, end) is not None


def join(head: Scalar, tail: Scalar) -> Joined:
    """A value and the bare key behind it, as the one value that they were meant to be."""
    if not head.quoted and _HEAD.fullmatch(head.text) and _TAIL.fullmatch(tail.text):
        number = f"{head.text}.{tail.text}"
        return Joined(f"{head.text},{tail.text}", number, Scalar(number, False, head.place))
    words = f"{head.text}, {tail.text}"
    return Joined(words, f'"{words}"', Scalar(words, True, head.place))
