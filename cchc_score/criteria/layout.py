"""Criteria: a set's file laid out in house style; comments, the order of lists and what is said stay.

Two blanks for each step in; keys in the order of the guide; codes quoted, other texts only where YAML needs it,
folded where they are longer than a line; a group in brackets where it is plain and fits the width, else a line
for each of its parts; no two blank lines together. What is in house style already stays as it is, byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import dropwhile
from textwrap import wrap

from cchc_score.criteria.house_style import Style, of_set, style_of
from cchc_score.criteria.remarks import read_page
from cchc_score.criteria.scalars import written
from cchc_score.criteria.written import Group, Part, Text

WIDTH = 110
"""Columns that a group in brackets may reach."""
TEXT_WIDTH = 115
"""Columns that a text may reach before it is folded."""

_NAME = Style("text")


def laid_out(text: str) -> str:
    """The text of a sound criteria file (no problem with its YAML) in house style, with its own line ends."""
    ends = "\r\n" if "\r\n" in text else "\n"
    page = read_page(text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = [*page.head, *_below(page.value, of_set(), 0), *page.foot]
    return ends.join([*_spaced(lines), ""])


def _spaced(lines: Sequence[str]) -> Iterator[str]:
    """The lines with one blank line where there were more, and none at either end."""
    waiting = started = False
    for line in lines:
        if not line:
            waiting = started
            continue
        if waiting:
            yield ""
        yield line
        waiting, started = False, True


def _parts(group: Group, style: Style, indent: int) -> list[str]:
    """The lines of a group without brackets."""
    lines: list[str] = []
    for part in _in_order(group, style):
        own = _entry(part, style, indent) if part.key is not None else _item(part, style, indent)
        own = [*_aside(part.before, indent), *own]
        lines += own if lines else dropwhile(lambda line: not line, own)
        lines += _aside(part.after, indent)
    return lines


def _in_order(group: Group, style: Style) -> list[Part]:
    """Known keys in the order of the guide, then the others; items stay as they are."""
    if not group.is_map:
        return group.parts
    ranks = {key: position for position, key in enumerate(style.keys)}
    return sorted(group.parts, key=lambda part: ranks.get(part.key.words if part.key else "", len(ranks)))


def _entry(part: Part, style: Style, indent: int) -> list[str]:
    assert part.key is not None
    mark = " " * indent + _name(part.key, style) + ":"
    under = style.under(part.key.words)
    line = _on_one_line(part.value, under, WIDTH - len(mark) - 1)
    if line is not None:
        return _beside(part, f"{mark} {line}".rstrip(), indent)
    below = _below(part.value, under, indent + 2)
    if isinstance(part.value, Text):
        return [*_aside(part.beside, indent), f"{mark} >-", *below]
    return [*_beside(part, mark, indent), *below]


def _item(part: Part, style: Style, indent: int) -> list[str]:
    mark = " " * indent + "- "
    above = _aside(_opening_remarks(part, style), indent)
    line = _on_one_line(part.value, style, WIDTH - len(mark))
    if line is not None:
        return [*above, *_beside(part, f"{mark}{line}".rstrip(), indent)]
    above += _aside(part.beside, indent)
    lines = _below(part.value, style, indent + 2)
    if isinstance(part.value, Text):
        return [*above, f"{mark}>-", *lines]
    return [*above, mark + lines[0].lstrip(), *lines[1:]]


def _opening_remarks(part: Part, style: Style) -> list[str]:
    """Comments that would stand between a dash and the first key; taken from there, to stand above the dash."""
    if not isinstance(part.value, Group) or not part.value.parts:
        return []
    first = _in_order(part.value, style_of(style, part.value))[0]
    taken, first.before = first.before, []
    return taken


def _beside(part: Part, line: str, indent: int) -> list[str]:
    """A line with the first comment that stands beside it; further ones go above."""
    beside = f"  {part.beside[0]}" if part.beside else ""
    return [*_aside(part.beside[1:], indent), line + beside]


def _aside(remarks: Sequence[str], indent: int) -> list[str]:
    """Comments on lines of their own."""
    return [" " * indent + words if words else "" for words in remarks]


def _below(value: Text | Group, style: Style, indent: int) -> list[str]:
    """The lines of a value that has lines of its own: of a group, or a text folded to the width."""
    if isinstance(value, Group):
        return _parts(value, style_of(style, value), indent)
    margin = " " * indent
    return wrap(
        value.words,
        TEXT_WIDTH,
        initial_indent=margin,
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _on_one_line(value: Text | Group, style: Style, room: int) -> str | None:
    """The value as one line; None for a group that has to have a line for each part."""
    if isinstance(value, Text):
        line = written(value, style, in_brackets=False)
        fits = len(line) <= room + TEXT_WIDTH - WIDTH
        return line if fits or style.type != "text" or " " not in value.words else None
    if not value.parts:
        return "{}" if value.is_map else "[]"
    resolved = style_of(style, value)
    if not _is_plain(value, resolved) or _has_remarks(value):
        return None
    line = _in_brackets(value, resolved)
    return line if len(line) <= room else None


def _is_plain(group: Group, style: Style) -> bool:
    """Whether a group may stand in brackets: a list of scalars, or a mapping of scalars and such groups."""
    inner = [part for part in group.parts if isinstance(part.value, Group)]
    return (
        not style.tall
        and not _has_gaps(group)
        and all(
            part.key is not None and not style.under(part.key.words).tall and _is_flat(part.value)
            for part in inner
        )
    )


def _is_flat(value: Text | Group) -> bool:
    return isinstance(value, Text) or not any(isinstance(part.value, Group) for part in value.parts)


def _has_gaps(group: Group) -> bool:
    """Whether a key or a dash has nothing behind it, which brackets cannot say."""
    return any(
        _has_gaps(part.value) if isinstance(part.value, Group) else not part.value.words and not part.value.quoted
        for part in group.parts
    )


def _has_remarks(group: Group) -> bool:
    return any(
        any(part.before)
        or part.beside
        or part.after
        or (isinstance(part.value, Group) and _has_remarks(part.value))
        for part in group.parts
    )


def _in_brackets(value: Text | Group, style: Style) -> str:
    if isinstance(value, Text):
        return written(value, style, in_brackets=True)
    resolved = style_of(style, value)
    if not value.is_map:
        return f"[{', '.join(_in_brackets(part.value, resolved) for part in value.parts)}]"
    pairs = [(part.key, part.value) for part in _in_order(value, resolved) if part.key is not None]
    entries = (
        f"{_name(key, resolved)}: {_in_brackets(under, resolved.under(key.words))}".rstrip()
        for key, under in pairs
    )
    return "{" + ", ".join(entries) + "}"


def _name(key: Text, style: Style) -> str:
    """A key; those that the guide knows need no quotes, even where other readers of YAML have a use for them."""
    return key.words if key.words in style.keys else written(Text(key.words, quoted=True), _NAME, in_brackets=True)
