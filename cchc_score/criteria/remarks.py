"""Criteria: the comments and blank lines of a YAML file, each given to the value that it belongs to.

A comment belongs to what follows it; one that stands deeper than what follows belongs to the end of what comes
before; one on a line with a value belongs to that value.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from cchc_score.criteria.written import Group, Part, Reader, Text
from cchc_score.criteria.yaml_file import events

_HASH = re.compile(r"(?:(?<=\s)|^)#", re.MULTILINE)


@dataclass(slots=True)
class Page:
    """A whole file: comments at its head, its one value, comments at its foot."""

    head: list[str]
    value: Text | Group
    foot: list[str]


def read_page(text: str) -> Page:
    """Read the text of a YAML file that is known to be sound (`parse_yaml` told no problem)."""
    reader = Reader(text)
    for event in events(text):
        reader.take(event)
    page = Page([], reader.root, [])
    _Comments(text, reader, page).place()
    return page


class _Comment(NamedTuple):
    start: int
    line: int
    column: int
    words: str


class _Comments:
    """Gives every comment and blank line to the part it belongs to."""

    def __init__(self, text: str, reader: Reader, page: Page) -> None:
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
