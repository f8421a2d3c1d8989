"""Inputs: one XML part of a spreadsheet container through expat, with DOCTYPE and endless nesting refused."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from xml.etree import ElementTree
from xml.parsers import expat

from cchc_score.inputs.refusal import RefusedError, damaged

NESTING_LIMIT = 200
"""Elements within elements; spreadsheets stay below 30."""
_CHUNK = 1 << 16
_PROLOG = 1 << 10

Start = Callable[[str, dict[str, str]], object]
End = Callable[[str], object]


class Element:
    """One element of a small part: its local name, its parent's, its attributes by full name, its own text."""

    __slots__ = ("attributes", "chunks", "name", "parent")

    def __init__(self, name: str, parent: str, attributes: dict[str, str]) -> None:
        self.name, self.parent, self.attributes = name, parent, attributes
        self.chunks: list[str] = []

    @property
    def text(self) -> str:
        """The element's own text, that of its children left out."""
        return "".join(self.chunks)


def parse(data: bytes, part: str, start: Start, end: End, text: Callable[[str], object]) -> None:
    """Run one streaming pass. Names reach `start` and `end` as "namespace local".

    Raises RefusedError for a DOCTYPE and for XML that is not well-formed.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_size = 1 << 16
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _doctype_refuser(part)
    try:
        parser.Parse(data, True)
    except _BROKEN as error:
        raise _broken(part, error) from None


def pieces(data: bytes, part: str, depth: int) -> Iterator[ElementTree.Element]:
    """The elements `depth` levels below the root, in order, each with all it holds; names as "{namespace}local".

    Trees are built in C, several times faster than `parse` calls back; they are let go piece by piece, so that a
    big part never stands in memory as a whole. Raises RefusedError as `parse` does.
    """
    _refuse_doctype(data, part)
    builder = ElementTree.TreeBuilder()
    above = builder.start("", {})  # the root comes to lie in an element of ours: it can be seen while it grows
    parser = ElementTree.XMLParser(target=builder)
    try:
        for first in range(0, len(data), _CHUNK):
            parser.feed(data[first : first + _CHUNK])
            _check_nesting(above, part)
            yield from _finished(above, depth, growing=True)
        parser.close()
    except _BROKEN as error:
        raise _broken(part, error) from None
    yield from _finished(above, depth, growing=False)


_BROKEN = (expat.ExpatError, ElementTree.ParseError, ValueError, LookupError)
"""What a parser raises; the last two for encodings nobody uses."""


def _broken(part: str, error: Exception) -> RefusedError:
    return damaged("“{part}”: {error}", "“{part}”: {error}", {"part": part, "error": str(error)})


def _doctype_refuser(part: str) -> Callable[..., None]:
    def refuse(*_: object) -> None:
        raise RefusedError("file-doctype", {"part": part})

    return refuse


def _refuse_doctype(data: bytes, part: str) -> None:
    """Look at what stands before the root: a tree builder does not tell of a DOCTYPE."""
    begun: list[str] = []
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _doctype_refuser(part)
    parser.StartElementHandler = lambda name, _: begun.append(name)
    try:
        for first in range(0, len(data), _PROLOG):
            parser.Parse(data[first : first + _PROLOG], False)
            if begun:
                return
    except _BROKEN as error:
        raise _broken(part, error) from None


def _check_nesting(above: ElementTree.Element, part: str) -> None:
    """Follow the elements that are open, each the last of its parent."""
    element = above
    for _ in range(NESTING_LIMIT):
        if not len(element):
            return
        element = element[-1]
    raise too_deep(part)


def _finished(above: ElementTree.Element, depth: int, *, growing: bool) -> Iterator[ElementTree.Element]:
    """Take off what is complete; while the tree is growing its last element may not be."""
    parents = list(above)
    for _ in range(depth - 1):
        parents = list(itertools.chain.from_iterable(parents))
    for parent in parents:
        whole = parent[:-1] if growing and parent is parents[-1] else parent[:]
        del parent[: len(whole)]
        yield from whole


def too_deep(part: str) -> RefusedError:
    """The refusal of a part that nests beyond the limit."""
    return damaged("“{part}” lồng nhau quá sâu", "“{part}” nests too deep", {"part": part})


def elements(data: bytes, part: str, namespaces: Iterable[str]) -> list[Element]:
    """All elements of a small part that belong to one of the namespaces, in document order."""
    known = frozenset(namespaces)
    found: list[Element] = []
    stack = [Element("", "", {})]

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(stack) > NESTING_LIMIT:
            raise too_deep(part)
        namespace, _, local = name.rpartition(" ")
        element = Element(local, stack[-1].name, attributes)
        stack.append(element)
        if namespace in known:
            found.append(element)

    def end(_: str) -> None:
        stack.pop()

    def text(chunk: str) -> None:
        stack[-1].chunks.append(chunk)

    parse(data, part, start, end, text)
    return found
