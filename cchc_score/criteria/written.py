"""Criteria: a YAML file as it was written: its values in order, with where each begins and ends in the text.

`yaml_file` reads what a file says and drops the rest; this reading keeps what is needed to put comments and blank
lines to their values (`remarks`), so that the file can be laid out anew (`layout`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from cchc_score.criteria.yaml_file import dashes
from cchc_score.text import tidy


@dataclass(slots=True)
class Text:
    """A scalar; its words in one line."""

    words: str
    quoted: bool


@dataclass(slots=True)
class Group:
    """A mapping or a list."""

    is_map: bool
    start: int
    end: int = -1
    """Behind the closing bracket; -1 for a group without brackets."""
    parts: list[Part] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Part:
    """An entry of a mapping or an item of a list, with what stands around it."""

    parent: Part | None
    key: Text | None
    start: int
    column: int
    key_end: int = -1
    value: Text | Group = field(default_factory=lambda: Text("", quoted=False))
    end: int = -1
    """Behind the value, where that is a scalar or stands in brackets; else -1."""
    before: list[str] = field(default_factory=list)
    """Lines above: comments, and "" for a blank line."""
    beside: list[str] = field(default_factory=list)
    """Comments on its line."""
    after: list[str] = field(default_factory=list)
    """Comments at the end of what it holds."""

    def above(self) -> Iterator[Part]:
        """This part and those around it, the innermost first."""
        part: Part | None = self
        while part is not None:
            yield part
            part = part.parent


class Reader:
    """Builds the parts from parser events; `spans` are the scalars, in which a # is no comment."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root: Text | Group = Text("", quoted=False)
        self.parts: list[Part] = []
        self.spans: list[tuple[int, int]] = []
        self.groups: list[Group] = []
        self._open: list[tuple[Group, Part | None]] = []
        self._waiting: Part | None = None
        self._dashes = iter(dashes(text))

    def take(self, event: Any) -> None:
        """Use one event."""
        name = type(event).__name__
        if name == "ScalarEvent":
            self._scalar(event)
        elif name in ("MappingStartEvent", "SequenceStartEvent"):
            group = Group(name == "MappingStartEvent", event.start_mark.index)
            part = self._put(group, event)
            self.groups.append(group)
            self._open.append((group, part))
        elif name in ("MappingEndEvent", "SequenceEndEvent"):
            group, part = self._open.pop()
            if self._in_brackets(group):
                group.end = event.end_mark.index
                if part is not None:
                    part.end = group.end

    def _scalar(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        scalar = Text(tidy(event.value), bool(event.style))
        group, owner = self._open[-1] if self._open else (None, None)
        if group is not None and group.is_map and self._waiting is None:
            self._waiting = Part(owner, scalar, start, event.start_mark.column, key_end=end)
            group.parts.append(self._waiting)
            self.parts.append(self._waiting)
            self.spans.append((start, end))
            return
        part = self._put(scalar, event)
        if event.style in ("|", ">"):  # a comment may stand behind the mark that opens the block
            start = self.text.find("\n", start)
            end = max(start, start + len(self.text[start:end].rstrip()))
        self.spans.append((start, end))
        if part is not None:
            part.end = end

    def _put(self, value: Text | Group, event: Any) -> Part | None:
        """A value takes its place: as the root, behind a key, or as an item."""
        if not self._open:
            self.root = value
            return None
        group, owner = self._open[-1]
        if group.is_map:
            assert self._waiting is not None  # keys are scalars in a sound file
            part, self._waiting = self._waiting, None
        else:
            part = self._item(owner, event)
            group.parts.append(part)
            self.parts.append(part)
        part.value = value
        return part

    def _item(self, owner: Part | None, event: Any) -> Part:
        """An item begins at its dash, which the parser's events do not tell; in brackets at its value."""
        group = self._open[-1][0]
        if self._in_brackets(group):
            return Part(owner, None, event.start_mark.index, event.start_mark.column)
        return Part(owner, None, *next(self._dashes))

    def _in_brackets(self, group: Group) -> bool:
        return self.text[group.start : group.start + 1] in ("[", "{")
