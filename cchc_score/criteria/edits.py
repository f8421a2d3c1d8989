"""Criteria: small changes of a set's file as text: what is not changed stays byte for byte, comments too.

Each change is a splice at the places the YAML parser tells. A file in house style is in house style afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from cchc_score.criteria.edit_page import EditPage, Path
from cchc_score.criteria.house_style import Style, style_of
from cchc_score.criteria.layout import laid_out
from cchc_score.criteria.scalars import written
from cchc_score.criteria.written import Group, Part, Text
from cchc_score.text import tidy

Value = str | Sequence["Value"] | Mapping[str, "Value"]
"""A YAML value in the making: scalars as the file will say them."""


class Put(NamedTuple):
    """Write a value: in place of the scalar there, or as a new entry of the mapping above it."""

    path: Path
    value: Value


class Rename(NamedTuple):
    """Give the entry at this path another key; its place and its value stay."""

    path: Path
    key: str


class Take(NamedTuple):
    """Remove an entry or item with all it holds; a list or mapping left empty goes with it. Comments stay."""

    path: Path


class Insert(NamedTuple):
    """Add an item to the list at this path, before the item at `at` (as many as there are: behind the last)."""

    path: Path
    at: int
    value: Value


Edit = Put | Rename | Take | Insert


class _Splice(NamedTuple):
    start: int
    end: int
    text: str


def edited(text: str, edits: Sequence[Edit]) -> str:
    """The text of a sound file with the edits done in order, each on what the ones before it left.

    Raises KeyError for a path that is not there.
    """
    in_style = laid_out(text) == text
    after = text
    for group in _together(after, edits):
        splicer = _Splicer(EditPage(after))
        for splice in sorted((splicer.splice(edit) for edit in group), reverse=True):
            after = after[: splice.start] + splice.text + after[splice.end :]
    return laid_out(after) if in_style and after != text else after


def inline(value: Value, style: Style) -> str:
    """A value on one line, as it stands inside brackets."""
    if isinstance(value, str):
        return written(Text(tidy(value), quoted=False), style, in_brackets=True)
    if isinstance(value, Mapping):
        resolved = style_of(style, _shaped(value))
        return (
            "{" + ", ".join(f"{key}: {inline(under, resolved.under(key))}" for key, under in value.items()) + "}"
        )
    return "[" + ", ".join(inline(item, style) for item in value) + "]"


def _shaped(value: Mapping[str, Value]) -> Group:
    """As much of a mapping as its style depends on: its kind."""
    group = Group(is_map=True, start=0)
    for key, under in value.items():
        if isinstance(under, str):
            part = Part(None, Text(key, quoted=False), 0, 0)
            part.value = Text(under, quoted=False)
            group.parts.append(part)
    return group


def _together(text: str, edits: Sequence[Edit]) -> Iterator[list[Edit]]:
    """Neighbours that each replace a scalar of their own can be done at once; others one by one."""
    page = EditPage(text)
    run: list[Edit] = []
    for edit in edits:
        if isinstance(edit, Put) and page.has(edit.path) and all(edit.path != other.path for other in run):
            run.append(edit)
            continue
        yield from ([run] if run else [])
        run = []
        yield [edit]
    if run:
        yield run


class _Splicer:
    """Says for each edit which stretch of the text it replaces by what."""

    def __init__(self, page: EditPage) -> None:
        self.page = page
        self.ends = "\r\n" if "\r\n" in page.text else "\n"

    def splice(self, edit: Edit) -> _Splice:
        """What an edit does to the text."""
        if isinstance(edit, Put):
            return self._put(edit)
        if isinstance(edit, Rename):
            _, part = self.page.find(edit.path)
            return _Splice(part.start, part.key_end, edit.key)
        return self._take(edit.path) if isinstance(edit, Take) else self._insert(edit)

    def _put(self, edit: Put) -> _Splice:
        try:
            _, part = self.page.find(edit.path)
        except KeyError:
            return self._add_entry(edit)
        if not isinstance(part.value, Text):
            raise KeyError(edit.path)
        start, remark = self.page.value_start(part)
        style = self.page.style(edit.path)
        if isinstance(edit.value, str):
            inside = any(isinstance(up.value, Group) and up.value.end >= 0 for up in part.above())
            words = written(Text(tidy(edit.value), quoted=False), style, in_brackets=inside)
        else:
            words = inline(edit.value, style)
        gap = "" if self.page.text[start - 1 : start].isspace() or start == part.start else " "
        return _Splice(start, part.end, f"{gap}{words}{remark}")

    def _add_entry(self, edit: Put) -> _Splice:
        *above, key = edit.path
        group = self.page.group(tuple(above))
        if not group.is_map or not isinstance(key, str):
            raise KeyError(edit.path)
        keys = list(style_of(self.page.style(tuple(above)), group).keys)
        rank = keys.index(key) if key in keys else len(keys)
        before = [part for part in group.parts if part.key is not None and part.key.words in keys[:rank]]
        return self._add(group, before, f"{key}: {self._new(edit.value, group, self.page.style(edit.path))}")

    def _insert(self, edit: Insert) -> _Splice:
        group = self.page.group(edit.path)
        words = self._new(edit.value, group, self.page.style(edit.path))
        dash = "" if group.end >= 0 else "- "
        return self._add(group, group.parts[: edit.at], dash + words)

    def _new(self, value: Value, group: Group, style: Style) -> str:
        if isinstance(value, str):
            return written(Text(tidy(value), quoted=False), style, in_brackets=group.end >= 0)
        return inline(value, style)

    def _add(self, group: Group, before: Sequence[Part], words: str) -> _Splice:
        """Put a new part behind those before it."""
        if group.end >= 0:
            at = self.page.end(before[-1]) if before else group.start + 1
            return _Splice(at, at, f", {words}" if before else f"{words}, " if group.parts else words)
        first = group.parts[0]
        if not before and not group.is_map:  # a new first item
            at = self.page.line_start(first.start)
            return _Splice(at, at, f"{' ' * first.column}{words}{self.ends}")
        at = self.page.after(before[-1] if before else first)
        return _Splice(at, at, f"{self.ends}{' ' * first.column}{words}")

    def _take(self, path: Path) -> _Splice:
        group, part = self.page.find(path)
        at = group.parts.index(part)
        if len(group.parts) == 1 and len(path) > 1:
            return self._take(path[:-1])
        if group.end >= 0 and at:
            return _Splice(self.page.end(group.parts[at - 1]), self.page.end(part), "")
        opens_an_item = self.page.text[self.page.line_start(part.start) : part.start].strip() != ""
        if at == 0 and (group.end >= 0 or opens_an_item):
            return _Splice(part.start, group.parts[1].start, "")
        end = self.page.text.find("\n", self.page.end(part))
        return _Splice(self.page.line_start(part.start), end + 1 if end >= 0 else len(self.page.text), "")
