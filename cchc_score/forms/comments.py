"""Forms: comments on cells of a sheet that somebody else wrote, beside those it has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape

from cchc_score.forms.marked_cells import Spot, address
from cchc_score.forms.xml_text import Part
from cchc_score.reports.measure import line_count

AUTHOR = "cchc-score"

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_EMPTY = f'<comments xmlns="{_MAIN}"><authors></authors><commentList></commentList></comments>'.encode()
_NO_SHAPES = (
    b'<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    b'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit">'
    b'<o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>'
)
_SHAPE_TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_NUMBERED = re.compile(rb"_x0000_s(\d+)")
_FIRST_SHAPE = 1025
_LETTERS = 52
"""Characters in a line of a comment's box."""
_WIDTH, _LINE, _PADDING = 260, 12, 14
"""Points."""


def with_comments(data: bytes | None, texts: Mapping[Spot, str]) -> bytes:
    """The comments part with these texts; a cell that has a comment keeps it, ours stands behind it."""
    part = Part(data or _EMPTY)
    found = part.find(lambda name, _: name in ("authors", "author", "commentList", "comment", "text"))
    authors = next(each for each in found if each.name == "authors")
    comments = next(each for each in found if each.name == "commentList")
    author = sum(each.parent == "authors" for each in found)
    p = comments.prefix
    part.append(authors, f"<{p}author>{AUTHOR}</{p}author>")
    present = {each.attributes.get("ref"): each for each in found if each.name == "comment"}
    fresh = []
    for at, text in texts.items():
        before = present.get(address(at))
        holds = [
            each for each in found if each.name == "text" and before and before.start < each.start < before.end
        ]
        if holds:
            part.append(holds[0], _run(f"\n{AUTHOR}:\n{text}", p))
        else:
            inside = f"<{p}text>{_run(text, p)}</{p}text>"
            fresh.append(f'<{p}comment ref="{address(at)}" authorId="{author}">{inside}</{p}comment>')
    part.append(comments, "".join(fresh))
    return part.result()


def commented(data: bytes | None) -> set[str]:
    """The cells that have a comment."""
    found = Part(data or _EMPTY).find(lambda name, _: name == "comment")
    return {each.attributes.get("ref", "") for each in found}


def _run(text: str, p: str) -> str:
    look = f'<{p}rPr><{p}sz val="10"/><{p}rFont val="Tahoma"/></{p}rPr>'
    return f'<{p}r>{look}<{p}t xml:space="preserve">{escape(text)}</{p}t></{p}r>'


def with_shapes(data: bytes | None, texts: Mapping[Spot, str]) -> bytes:
    """The drawing part with a hidden box for each of these comments.

    Spreadsheet programs write this part as something close to XML; it is only ever lengthened.
    """
    data = data or _NO_SHAPES
    number = max([_FIRST_SHAPE - 1, *(int(known) for known in _NUMBERED.findall(data))])
    shapes = [] if b'"_x0000_t202"' in data else [_SHAPE_TYPE]
    for at, text in texts.items():
        number += 1
        shapes.append(_shape(number, at, text))
    head, mark, rest = data.rpartition(b"</xml>")
    return head + "".join(shapes).encode() + mark + rest


def _shape(number: int, at: Spot, text: str) -> str:
    height = line_count(text, _LETTERS) * _LINE + _PADDING
    box = f"position:absolute;margin-left:60pt;margin-top:2pt;width:{_WIDTH}pt;height:{height}pt"
    return (
        f'<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="{box};z-index:{number};visibility:hidden" '
        'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/>'
        '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left">'
        '</div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:AutoFill>False</x:AutoFill><x:Row>{at[0] - 1}</x:Row><x:Column>{at[1] - 1}</x:Column>"
        "</x:ClientData></v:shape>"
    )
