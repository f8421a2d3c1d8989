"""Authoring: lines before and after as two cells in which just the words that differ are marked."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from cchc_score.authoring.matching import alike
from cchc_score.authoring.page import Cell, Line, Mark, Span, plain

_NOTHING = plain("–")


def before_and_after(was: Sequence[str], becomes: Sequence[str]) -> tuple[Cell, Cell]:
    """Both cells. A line that was reworded is marked where it differs, one that came or went as a whole."""
    left: list[Line] = []
    right: list[Line] = []
    for sort, a, b, c, d in SequenceMatcher(None, was, becomes, autojunk=False).get_opcodes():
        for old, new in zip_longest(was[a:b], becomes[c:d]):
            if sort == "equal":
                left.append((Span(old),))
                right.append((Span(new),))
            elif old is not None and new is not None and alike(old, new):
                ours, theirs = _words(old, new)
                left.append(ours)
                right.append(theirs)
            else:
                left += [(Span(old, Mark.GONE),)] if old is not None else []
                right += [(Span(new, Mark.COME),)] if new is not None else []
    return tuple(left) or _NOTHING, tuple(right) or _NOTHING


def _words(old: str, new: str) -> tuple[Line, Line]:
    """Two wordings of one line, word by word."""
    was, becomes = old.split(" "), new.split(" ")
    left: list[Span] = []
    right: list[Span] = []
    for sort, a, b, c, d in SequenceMatcher(None, was, becomes, autojunk=False).get_opcodes():
        same = sort == "equal"
        left += _span(was[a:b], Mark.SAME if same else Mark.GONE)
        right += _span(becomes[c:d], Mark.SAME if same else Mark.COME)
    return tuple(left), tuple(right)


def _span(words: Sequence[str], mark: Mark) -> list[Span]:
    return [Span(" ".join(words), mark)] if words else []
