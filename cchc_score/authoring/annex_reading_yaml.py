"""Authoring: the draft of a set as YAML in house style; what has to be reviewed stands above what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from cchc_score.authoring.annex_reading_draft import Draft
from cchc_score.authoring.scale_text_lines import said
from cchc_score.criteria.edits import Value, inline
from cchc_score.criteria.house_style import Style
from cchc_score.criteria.layout import laid_out
from cchc_score.decimals import ZERO, Number
from cchc_score.model import OnFinding, Stage
from cchc_score.text import tidy

REVIEW = "to review"
"""What every remark for the reviewer begins with."""

_TEXT = Style("text")
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


class DraftBlock(NamedTuple):
    """Bonus or penalty points in the making."""

    name: str
    title: str
    cap: Number
    nodes: Sequence[Draft]
    doubts: Sequence[str] = ()


class DraftSet(NamedTuple):
    """A set in the making."""

    head: Sequence[str]
    """Remarks at the head of the file."""
    settings: Sequence[tuple[str, Value, Sequence[str]]]
    """Keys of the file with their values, and what is to be reviewed of each."""
    fields: Sequence[Draft]
    blocks: Sequence[DraftBlock]
    foot: Sequence[str]


def page_of(draft: DraftSet) -> str:
    """The file, in house style."""
    lines = [*(_remark(words) for words in draft.head), ""]
    for key, value, doubts in draft.settings:
        lines += [*_reviews(doubts, 0), f"{key}: {flow(value)}"]
    lines += ["", "fields:", *_between(draft.fields, Stage.SELF, 2)]
    for block in draft.blocks:
        lines += ["", *_reviews(block.doubts, 0), f"{block.name}:"]
        lines += [f"  title: {flow(block.title)}", f"  cap: {said(block.cap)}", "  children:"]
        lines += _between(block.nodes, Stage.SELF, 4, apart=False)
    lines += ["", *(_remark(words) for words in draft.foot)]
    return laid_out("\n".join(lines) + "\n")


def flow(value: Value) -> str:
    """A value on one line; house style breaks what is too long."""
    return inline(_cleaned(value), _TEXT)


def _cleaned(value: Value) -> Value:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return {key: _cleaned(under) for key, under in value.items()}
    return [_cleaned(item) for item in value]


def clean(text: str) -> str:
    """A text in one line, without the characters that no YAML file may hold."""
    return tidy(_UNPRINTABLE.sub(" ", text))


def _between(drafts: Iterable[Draft], above: Stage, indent: int, *, apart: bool = True) -> Iterator[str]:
    for at, draft in enumerate(drafts):
        if at and apart:
            yield ""
        yield from _node(draft, above, indent)


def _node(draft: Draft, above: Stage, indent: int) -> Iterator[str]:
    margin = " " * (indent + 2)
    yield from _reviews((*draft.doubts, *draft.item.remarks), indent)
    yield f"{' ' * indent}- code: {flow(draft.item.code)}"
    for key, value in _keys(draft, above):
        yield f"{margin}{key}: {flow(value)}"
    if draft.scale is not None:
        yield from _reviews(draft.scale.doubts, indent + 2)
        yield from _reviews((f"{line.cell} “{line.text}”" for line in draft.scale.left), indent + 2)
        yield f"{margin}rule: {flow(draft.scale.rule)}"
    if draft.children:
        yield f"{margin}children:"
        yield from _between(draft.children, draft.filled_by, indent + 4, apart=False)


def _keys(draft: Draft, above: Stage) -> Iterator[tuple[str, Value]]:
    """What a node says beside its code, its rule and its children."""
    yield "title", draft.title
    if draft.max is not None:
        yield "max", said(draft.max)
    if draft.minimum < ZERO:
        yield "min", said(draft.minimum)
    if draft.filled_by is not above:
        yield "filled_by", draft.filled_by.value
    if draft.department:
        yield "department", draft.department
    if draft.not_applicable is not None:
        yield "not_applicable", draft.not_applicable.value
    if draft.on_finding is not None:
        yield "on_finding", _effect(draft.on_finding)
    for key, texts in (("legal", draft.legal), ("evidence", draft.evidence)):
        if texts:
            yield key, texts
    if draft.guidance:
        yield "guidance", draft.guidance
    if draft.scale is not None:
        yield "confirmed", "true" if draft.confirmed else "false"


def _effect(effect: OnFinding) -> dict[str, Value]:
    value: dict[str, Value] = {"exactly" if effect.sets else "at_most": said(effect.points)}
    if effect.repeated is not None:
        value["repeated"] = said(effect.repeated)
    return value


def _reviews(doubts: Iterable[str], indent: int) -> Iterator[str]:
    for doubt in doubts:
        yield f"{' ' * indent}# {REVIEW}: {clean(doubt)}"


def _remark(words: str) -> str:
    return f"# {clean(words)}".rstrip()
