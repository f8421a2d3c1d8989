"""Documents: what Word insists on in a part that was filled: text inside paragraphs, a paragraph in every cell."""

from __future__ import annotations

from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HOLDERS = {f"{_W}{name}" for name in ("body", "hdr", "ftr", "footnote", "tbl", "tr", "tc", "p", "r")}
"""Elements that hold other elements, never text itself."""
_NEED_PARAGRAPH = (f"{_W}tc", f"{_W}hdr", f"{_W}ftr")


def text_outside(tree: Any) -> str | None:
    """The first text that stands in no run, which Word would drop; None when there is none."""
    for element in tree.iter(*_HOLDERS):
        parent = element.getparent()
        pieces = [element.text, element.tail if parent is not None and parent.tag in _HOLDERS else None]
        for piece in pieces:
            if piece and piece.strip():
                return str(piece).strip()
    return None


def mend(tree: Any) -> None:
    """Put right what a loop over nothing leaves behind: a cell without a paragraph, a table without rows."""
    for table in list(tree.iter(f"{_W}tbl")):
        if table.find(f"{_W}tr") is None:
            table.getparent().remove(table)
    for holder in list(tree.iter(*_NEED_PARAGRAPH)):
        if len(holder) == 0 or holder[-1].tag != f"{_W}p":
            holder.append(holder.makeelement(f"{_W}p"))
