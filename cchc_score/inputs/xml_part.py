"""Inputs: one XML part of a spreadsheet container through expat, with DOCTYPE and endless nesting refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.parsers import expat

from cchc_score.inputs.refusal import RefusedError, damaged

NESTING_LIMIT = 200
"""Elements within elements; spreadsheets stay below 30."""

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

    def refuse_doctype(*_: object) -> None:
        raise RefusedError("file-doctype", {"part": part})

    parser.StartDoctypeDeclHandler = refuse_doctype
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:  # the last two: encodings nobody uses
        raise damaged("“{part}”: {error}", "“{part}”: {error}", {"part": part, "error": str(error)}) from None


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
