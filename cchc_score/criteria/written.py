"""Criteria: a YAML file as it was written: its values with the comments and blank lines that belong to each.

`yaml_file` reads what a file says and drops the rest; this reading keeps all that a person put there, so that the
file can be laid out anew (`layout`). A comment belongs to what follows it; one that stands deeper than what
follows belongs to the end of what comes before; one on a line with a value belongs to that value.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from cchc_score.criteria.yaml_file import dashes, events
from cchc_score.text import tidy

_HASH = re.compile(r"(?:(?<=\s)|^)#", re.MULTILINE)


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


@dataclass(slots=True)
class Page:
    """A whole file: comments at its head, its one value, comments at its foot."""

    head: list[str]
    value: Text | Group
    foot: list[str]


def read_page(text: str) -> Page:
    """Read the text of a YAML file that is known to be sound (`parse_yaml` told no problem)."""
    reader = _Reader(text)
    for event in events(text):
        reader.take(event)
    page = Page([], reader.root, [])
    _Comments(text, reader, page).place()
    return page


class _Reader:
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


class _Comment(NamedTuple):
    start: int
    line: int
    column: int
    words: str


class _Comments:
    """Gives every comment and blank line to the part it belongs to."""

    def __init__(self, text: str, reader: _Reader, page: Page) -> None:
        self.text, self.page, self.reader = text, page, reader
        self.parts = reader.parts
        self.starts = [part.start for part in reader.parts]
        self.lines = [0, *(match.end() for match in re.finditer("\n", text))]

    def place(self) -> None:
        """Comments beside values first, then runs of lines that hold nothing else."""
        alone: dict[int, str] = {}
        columns: dict[int, int] = {}
        for comment in self._comments():
            owner = None if self._is_alone(comment) else self._neighbour(comment)
            if owner is not None:
                owner.beside.append(comment.words)
            else:
                alone[comment.line], columns[comment.line] = comment.words, comment.column
        for line in self._blank_lines():
            alone[line] = ""
        for run in _runs(sorted(alone)):
            self._place_run([(line, alone[line], columns.get(line, -1)) for line in run])

    def _comments(self) -> Iterator[_Comment]:
        spans, reached = self.reader.spans, 0
        starts = [start for start, _ in spans]
        for match in _HASH.finditer(self.text):
            at = bisect_right(starts, match.start()) - 1
            if match.start() < reached or (at >= 0 and match.start() < spans[at][1]):
                continue
            end = self.text.find("\n", match.start())
            reached = end if end >= 0 else len(self.text)
            line = bisect_right(self.lines, match.start()) - 1
            yield _Comment(
                match.start(), line, match.start() - self.lines[line], self.text[match.start() : reached].rstrip()
            )

    def _is_alone(self, comment: _Comment) -> bool:
        return not self.text[self.lines[comment.line] : comment.start].strip(" \t-")

    def _neighbour(self, comment: _Comment) -> Part | None:
        """The part whose value (or else whose key) ends last before the comment, on its line."""
        best: tuple[int, Part] | None = None
        first = self.lines[comment.line]
        for part in self.parts:
            for end in (part.key_end, part.end):
                if first < end <= comment.start and (best is None or end >= best[0]):
                    best = (end, part) if best is None or end > best[0] else best
        return best[1] if best is not None else None

    def _blank_lines(self) -> Iterator[int]:
        spans = self.reader.spans
        starts = [start for start, _ in spans]
        ends = [*self.lines[1:], len(self.text)]
        for line, (start, end) in enumerate(zip(self.lines, ends, strict=True)):
            at = bisect_right(starts, start) - 1
            inside = at >= 0 and start < spans[at][1]
            if start < len(self.text) and not inside and not self.text[start:end].strip():
                yield line

    def _place_run(self, run: list[tuple[int, str, int]]) -> None:
        """Lines between two values: the deeper ones end what was before, the others open what follows."""
        start = self.lines[run[0][0]]
        position = bisect_right(self.starts, start)
        previous = self.parts[position - 1] if position else None
        following = self.parts[position] if position < len(self.parts) else None
        group = self._brackets_around(start)
        if group is not None and (following is None or following.start >= group.end):
            following = None
        while run and group is None and (ending := _ending(previous, following, run[0][2])) is not None:
            ending.after.append(run.pop(0)[1])
        words = [words for _, words, _ in run]
        if previous is None:
            self.page.head += words
        elif following is not None:
            following.before += words
        elif group is None:
            self.page.foot += words
        else:
            (group.parts[-1].after if group.parts else previous.beside).extend(filter(None, words))

    def _brackets_around(self, index: int) -> Group | None:
        around = [group for group in self.reader.groups if group.start < index < group.end]
        return around[-1] if around else None


def _ending(previous: Part | None, following: Part | None, column: int) -> Part | None:
    """The part that a comment in this column ends: the innermost before it that begins no deeper than it.

    None when the comment opens what follows: it stands no deeper, or what follows lies in the part before.
    """
    edge = following.column if following is not None else 0
    if previous is None or column <= edge or (following is not None and previous in following.above()):
        return None
    around = [part for part in previous.above() if part.column > edge]
    return next((part for part in around if part.column <= column), around[-1] if around else None)


def _runs(lines: list[int]) -> Iterator[list[int]]:
    """Numbers that follow one another, together."""
    run: list[int] = []
    for line in lines:
        if run and line != run[-1] + 1:
            yield run
            run = []
        run.append(line)
    if run:
        yield run
