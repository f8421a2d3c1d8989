"""Criteria: a set's file as text with the places of its values: where each begins, ends and may be added to."""

from __future__ import annotations

import re

from cchc_score.criteria.house_style import Style, of_set, style_of
from cchc_score.criteria.written import Group, Part, Reader, Text
from cchc_score.criteria.yaml_file import events

Path = tuple[str | int, ...]
"""Keys and positions (from 0) from the top of the file to a value."""


class EditPage:
    """A file's text, and where its values stand in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        reader = Reader(text)
        for event in events(text):
            reader.take(event)
        self.root = reader.root
        self.starts = {end: start for start, end in reader.spans}

    def has(self, path: Path) -> bool:
        """Whether a scalar stands at a path."""
        try:
            return isinstance(self.find(path)[1].value, Text)
        except KeyError:
            return False

    def find(self, path: Path) -> tuple[Group, Part]:
        """The mapping or list that an entry or item stands in, and the part itself. Raises KeyError."""
        value: Text | Group = self.root
        found: tuple[Group, Part] | None = None
        for step in path:
            part = _below(value, step)
            if part is None or not isinstance(value, Group):
                raise KeyError(path)
            found, value = (value, part), part.value
        if found is None:
            raise KeyError(path)
        return found

    def group(self, path: Path) -> Group:
        """The mapping or list at a path. Raises KeyError."""
        value = self.find(path)[1].value if path else self.root
        if not isinstance(value, Group):
            raise KeyError(path)
        return value

    def style(self, path: Path) -> Style:
        """How house style lays out what stands (or would stand) at a path."""
        style, value = of_set(), self.root
        for step in path:
            style = style_of(style, value)
            style = style.under(step) if isinstance(step, str) else style
            part = _below(value, step)
            value = part.value if part is not None else Text("", quoted=False)
        return style

    def value_start(self, part: Part) -> tuple[int, str]:
        """Where a scalar begins, and the remark behind the mark of a folded text."""
        mark = re.compile(r"\s*:[ \t]*" if part.key is not None else r"-?[ \t]*")
        match = mark.match(self.text, part.key_end if part.key is not None else part.start)
        assert match is not None  # a colon stands behind a key, a dash or nothing before an item
        opening = self.text[match.end() : self.text.find("\n", match.end())]
        if opening[:1] not in ("|", ">"):
            return self.starts.get(part.end, match.end()), ""
        return match.end(), "  #" + opening.partition("#")[2].rstrip() if "#" in opening else ""

    def end(self, part: Part) -> int:
        """Behind the last thing that a part holds."""
        if part.end >= 0:
            return part.end
        assert isinstance(part.value, Group)  # without brackets it holds something
        return self.end(part.value.parts[-1])

    def after(self, part: Part) -> int:
        """The end of the last line of a part, with the deeper remarks that end it."""
        at = self.line_end(self.end(part))
        while at < len(self.text):
            start = self.text.find("\n", at) + 1
            line = self.text[start : self.line_end(start)] if start else ""
            if not line.lstrip().startswith("#") or len(line) - len(line.lstrip()) <= part.column:
                break
            at = self.line_end(start)
        return at

    def line_start(self, index: int) -> int:
        """Where the line of a place begins."""
        return self.text.rfind("\n", 0, index) + 1

    def line_end(self, index: int) -> int:
        """Before the line's end mark."""
        end = self.text.find("\n", index)
        end = len(self.text) if end < 0 else end
        return end - 1 if self.text[end - 1 : end] == "\r" else end


def _below(value: Text | Group, step: str | int) -> Part | None:
    if not isinstance(value, Group):
        return None
    if isinstance(step, int):
        return value.parts[step] if not value.is_map and step < len(value.parts) else None
    return next((part for part in value.parts if part.key is not None and part.key.words == step), None)
