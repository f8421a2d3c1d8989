"""Authoring: what differs between a node and what became of it, aspect by aspect."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from cchc_score.authoring.edits import Aspect, Edit, as_is, edit
from cchc_score.authoring.matching import BONUS, PENALTY, TOP, Matching, Placed
from cchc_score.authoring.order import displaced
from cchc_score.criteria.wording import STAGE_WORDS, combination_words, on_finding_line, treatment_line
from cchc_score.model import Node, Rule
from cchc_score.rules.wording import points_of
from cchc_score.text import Phrase

_INHERITED = (Aspect.FILLED_BY, Aspect.DEPARTMENT, Aspect.COMBINATION)
"""What children take from above: told once, at the highest node that changed."""

_HOMES = {
    TOP: Phrase("lĩnh vực, ở cấp cao nhất", "a field, at the top"),
    BONUS: Phrase("khối điểm thưởng", "the bonus block"),
    PENALTY: Phrase("khối điểm phạt", "the penalty block"),
}


class Compared(NamedTuple):
    """A node of both versions with its edits, none when nothing differs."""

    old: Placed
    new: Placed
    edits: tuple[Edit, ...]


def edits_of(matching: Matching) -> Iterator[Compared]:
    """Every node that both versions have, with what differs, in the order of the new version."""
    moved = displaced(matching)
    told: dict[str, tuple[Edit, ...]] = {}
    for old, new in matching.pairs():
        own = (*_moved(old, new, matching, moved), *_own(old.node, new.node))
        above = told.get(new.parent, ())
        told[new.node.code] = own
        yield Compared(old, new, tuple(e for e in own if e.aspect not in _INHERITED or e not in above))


def _moved(old: Placed, new: Placed, matching: Matching, moved: frozenset[str]) -> Iterator[Edit]:
    if old.node.code != new.node.code and not _follows_parent(old, new):
        yield edit(Aspect.CODE, as_is(old.node.code), as_is(new.node.code))
    if matching.renamed.get(old.parent, old.parent) != new.parent:
        yield edit(Aspect.PLACE, (_home(old, matching.old),), (_home(new, matching.new),))
    elif new.node.code in moved:
        yield edit(Aspect.PLACE, (_position(old),), (_position(new),))


def _follows_parent(old: Placed, new: Placed) -> bool:
    """Whether a code changed only because that of the node above did: told there."""
    before, after = old.node.code.removeprefix(old.parent), new.node.code.removeprefix(new.parent)
    return old.parent not in _HOMES and new.parent not in _HOMES and before == after != new.node.code


def _home(placed: Placed, nodes: Mapping[str, Placed]) -> Phrase:
    if placed.parent in _HOMES:
        return _HOMES[placed.parent]
    values = {"code": placed.parent, "title": nodes[placed.parent].node.title}
    return Phrase("trong {code} {title}", "in {code} {title}", values)


def _position(placed: Placed) -> Phrase:
    return Phrase("thứ {n} trong mục", "number {n} of its parent", {"n": str(placed.position + 1)})


def _own(old: Node, new: Node) -> Iterator[Edit]:
    """What differs in the node itself, in the order of the keys of a set."""
    aspects: tuple[tuple[Aspect, tuple[Phrase, ...], tuple[Phrase, ...]], ...] = (
        (Aspect.TITLE, as_is(old.title), as_is(new.title)),
        (Aspect.MAX, (points_of(old.max),), (points_of(new.max),)),
        (Aspect.MIN, (points_of(old.minimum),), (points_of(new.minimum),)),
        (Aspect.FILLED_BY, _filler(old), _filler(new)),
        (Aspect.DEPARTMENT, as_is(old.department), as_is(new.department)),
        (Aspect.NOT_APPLICABLE, _excuse(old), _excuse(new)),
        (Aspect.COMBINATION, _combination(old), _combination(new)),
        (Aspect.ON_FINDING, _finding(old), _finding(new)),
        (Aspect.CONFIRMED, _confirmed(old), _confirmed(new)),
        (Aspect.LEGAL, _texts(old.legal), _texts(new.legal)),
        (Aspect.EVIDENCE, _texts(old.evidence), _texts(new.evidence)),
        (Aspect.GUIDANCE, as_is(old.guidance), as_is(new.guidance)),
    )
    for aspect, before, after in aspects:
        if before != after:
            yield edit(aspect, before, after)
    if not same_rule(old.rule, new.rule):
        yield from _rule(old, new)


def _texts(texts: tuple[str, ...]) -> tuple[Phrase, ...]:
    return tuple(line for text in texts for line in as_is(text))


def _filler(node: Node) -> tuple[Phrase, ...]:
    return (STAGE_WORDS[node.filled_by],)


def _excuse(node: Node) -> tuple[Phrase, ...]:
    return (treatment_line(node.not_applicable),) if node.not_applicable is not None else ()


def _combination(node: Node) -> tuple[Phrase, ...]:
    return (combination_words(node.combination),) if node.combination is not None else ()


def _finding(node: Node) -> tuple[Phrase, ...]:
    return (on_finding_line(node.on_finding),) if node.on_finding is not None else ()


def _confirmed(node: Node) -> tuple[Phrase, ...]:
    if node.confirmed:
        return (Phrase("có văn bản xác nhận", "confirmed by a text"),)
    return (Phrase("lựa chọn khi soạn thảo", "a drafting choice"),)


# --- rules -------------------------------------------------------------------------------------------------


def same_rule(old: Rule | None, new: Rule | None) -> bool:
    """Whether two rules count alike: equal, or equal but for the maximum, which is told as points."""
    if old is None or new is None or old.kind != new.kind:
        return old is new
    return old == new or replace(old, maximum=new.maximum) == new


def _rule(old: Node, new: Node) -> Iterator[Edit]:
    before, after = _reads(old), _reads(new)
    if old.rule is not None and new.rule is not None:
        if _facts(old.rule) != _facts(new.rule) and not (_tells_facts(old.rule) and _tells_facts(new.rule)):
            before, after = (_facts(old.rule), *before), (_facts(new.rule), *after)
        if old.rule.kind != new.rule.kind:
            before, after = (_kind(old.rule), *before), (_kind(new.rule), *after)
    if before != after:  # what differs in names that people never see is no change
        yield edit(Aspect.RULE, before, after)


def _reads(node: Node) -> tuple[Phrase, ...]:
    if node.rule is not None:
        return node.rule.describe()
    codes = tuple(child.code for child in node.children)
    return (Phrase("Cộng điểm các mục con: {codes}", "The sum of its children: {codes}", {"codes": codes}),)


def _kind(rule: Rule) -> Phrase:
    return Phrase("Loại quy tắc: {kind}", "Kind of rule: {kind}", {"kind": rule.kind})


def _tells_facts(rule: Rule) -> bool:
    """Whether the printed scale itself names everything that is asked."""
    printed = "\n".join(line.text("vi") for line in rule.describe())
    return bool(rule.asks()) and all(fact.title in printed for fact in rule.asks())


def _facts(rule: Rule) -> Phrase:
    titles = "; ".join(fact.title for fact in rule.asks())
    if not titles:
        return Phrase("Không hỏi số liệu, người chấm cho điểm", "No data asked: points are given")
    return Phrase("Hỏi: {titles}", "Asks: {titles}", {"titles": titles})
