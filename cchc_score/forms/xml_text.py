"""Forms: changing an XML part of somebody else's workbook by its text: what is not changed stays byte for byte."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat

_TAG = re.compile(rb"<[^\s/>]+(?:\s+[^\s=>/]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*/?>")
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_DECLARATION = re.compile(r"\A\ufeff?<\?xml[^>]*\?>")


@dataclass(frozen=True, slots=True)
class Found:
    """An element and where it stands, in bytes: its start tag, what is inside, its end tag."""

    tag: str
    """As written, prefix and all."""
    attributes: dict[str, str]
    parent: str
    """The local name of the element around it."""
    start: int
    inside: int
    closing: int
    """Where the end tag begins; where the element ends when it has none."""
    end: int

    @property
    def name(self) -> str:
        """Its local name."""
        return local(self.tag)

    @property
    def prefix(self) -> str:
        """What stands before its local name: "x:", or nothing."""
        return self.tag.removesuffix(self.name)

    @property
    def is_empty_tag(self) -> bool:
        """Written as <tag/>."""
        return self.inside == self.end


Wanted = Callable[[str, dict[str, str]], bool]
"""Local name and attributes → whether to keep it; called in the order of the document."""


def local(tag: str) -> str:
    """A name without its prefix."""
    return tag.rpartition(":")[2]


@dataclass(slots=True)
class Part:
    """A part being changed. All places are those of the part as it was."""

    data: bytes
    edits: list[tuple[int, int, bytes]] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.data.startswith(_WIDE):  # places are bytes of UTF-8
            text = _DECLARATION.sub("", self.data.decode("utf-16"))
            self.data = text.encode()

    def find(self, wanted: Wanted) -> list[Found]:
        """The elements wanted, in the order of their start tags. Raises expat.ExpatError."""
        return _Search(self.data, wanted).found()

    def text(self, found: Found) -> bytes:
        """An element as it stands, tags and all."""
        return self.data[found.start : found.end]

    def insert(self, place: int, text: str) -> None:
        """Put text at a place; texts for one place stand in the order they came."""
        self.edits.append((place, place, text.encode()))

    def append(self, found: Found, text: str) -> None:
        """Put text at the end of what an element holds."""
        if not found.is_empty_tag:
            self.insert(found.closing, text)
            return
        tag = self.data[found.start : found.inside].rstrip(b"/> \t\r\n")
        self.edits.append((found.start, found.end, tag + f">{text}</{found.tag}>".encode()))

    def set(self, found: Found, **attributes: str) -> None:
        """Give an element's start tag these attributes."""
        tag = self.data[found.start : found.inside]
        self.edits.append((found.start, found.inside, with_attributes(tag, attributes)))

    def result(self) -> bytes:
        """The part with all changes made."""
        pieces, done = [], 0
        for start, end, text in sorted(self.edits, key=lambda edit: edit[:2]):
            pieces += [self.data[done:start], text]
            done = end
        return b"".join([*pieces, self.data[done:]])


def with_attributes(tag: bytes, attributes: dict[str, str]) -> bytes:
    """A start tag (whatever follows it) with these attributes set; the values need no escaping."""
    match = _TAG.match(tag)
    assert match is not None
    own, rest = match[0], tag[match.end() :]
    for name, value in attributes.items():
        said = f' {name}="{value}"'.encode()
        own, changed = re.subn(rb"\s" + name.encode() + rb"\s*=\s*(\"[^\"]*\"|'[^']*')", said, own)
        if not changed:
            own = re.sub(rb"(\s*/?>)\Z", lambda end, said=said: said + end[0], own)  # type: ignore[misc]
    return own + rest


class _Search:
    """One pass over a part."""

    def __init__(self, data: bytes, wanted: Wanted) -> None:
        self.data, self.wanted = data, wanted
        self.stack: list[tuple[str, int | None]] = []
        self.kept: list[tuple[str, dict[str, str], str, int]] = []
        self.ends: dict[int, tuple[int, int]] = {}
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def found(self) -> list[Found]:
        self.parser.Parse(self.data, True)
        return [
            Found(tag, attributes, parent, start, self._after(start), *self.ends[number])
            for number, (tag, attributes, parent, start) in enumerate(self.kept)
        ]

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        number = None
        if self.wanted(local(tag), attributes):
            number = len(self.kept)
            parent = local(self.stack[-1][0]) if self.stack else ""
            self.kept.append((tag, attributes, parent, self.parser.CurrentByteIndex))
        self.stack.append((tag, number))

    def _end(self, tag: str) -> None:
        _, number = self.stack.pop()
        if number is None:
            return
        inside = self._after(self.kept[number][3])
        if self.data[inside - 2 : inside] == b"/>":
            self.ends[number] = (inside, inside)
        else:
            place = self.parser.CurrentByteIndex
            self.ends[number] = (place, self.data.index(b">", place) + 1)

    def _after(self, start: int) -> int:
        match = _TAG.match(self.data, start)
        assert match is not None
        return match.end()
