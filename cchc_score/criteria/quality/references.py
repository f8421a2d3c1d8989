"""Criteria: what a set rests on: legal references, evidence, and whether the texts it cites are still in force.

A reference that a node gives holds for all below it. What lacks one is told once, at the highest node beneath
which none is given. Surveys need neither: their result is their evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cchc_score.criteria.legal_texts import LegalText
from cchc_score.criteria.quality.subject import Subject, blocks
from cchc_score.criteria.surgery import entry
from cchc_score.declared import Listing, Scalar, Tree
from cchc_score.model import Node, Stage
from cchc_score.problems import Problem
from cchc_score.text import Phrase

_CITING = ("legal", "legal_basis")


def legal_references_are_given(subject: Subject) -> Iterator[Problem]:
    """Every leaf rests on a text, named there or above."""
    for top in subject.criteria.tops():
        for node, count in _bare(top, lambda node: bool(node.legal)):
            yield Problem("legal-missing", subject.at(node), {"code": node.code, "lacking": _named(node, count)})


def evidence_is_named(subject: Subject) -> Iterator[Problem]:
    """Every leaf says what proves it, there or above."""
    for top in subject.criteria.tops():
        for node, count in _bare(top, lambda node: bool(node.evidence)):
            yield Problem(
                "evidence-missing", subject.at(node), {"code": node.code, "lacking": _named(node, count)}
            )


def _bare(node: Node, has: Callable[[Node], bool]) -> Iterator[tuple[Node, int]]:
    """The highest nodes beneath which no leaf has it, with how many leaves that are."""
    lacking = _lacking(node, has)
    asked = sum(leaf.filled_by is not Stage.SURVEY for leaf in node.leaves())
    if lacking and lacking == asked:
        yield node, lacking
    elif lacking:
        for child in node.children:
            yield from _bare(child, has)


def _named(node: Node, count: int) -> Phrase:
    """A leaf by its code; another node with how many leaves lack it."""
    values = {"code": node.code, "count": count}
    if node.is_leaf:
        return Phrase("“{code}”", "“{code}” has", values)
    return Phrase(
        "“{code}” và {count} tiêu chí chấm điểm trong đó", "“{code}” and its {count} leaves have", values
    )


def _lacking(node: Node, has: Callable[[Node], bool]) -> int:
    """How many leaves at or below a node lack it."""
    if has(node):
        return 0
    if node.is_leaf:
        return int(node.filled_by is not Stage.SURVEY)
    return sum(_lacking(child, has) for child in node.children)


def cited_texts_are_in_force(subject: Subject) -> Iterator[Problem]:
    """A set for some year cites texts that were in force then; one without a year, texts that are."""
    year = subject.criteria.year
    for scalar in _citations(subject.tree):
        for text in subject.texts:
            if text.replaced is None or (year is not None and year <= text.replaced):
                continue
            if text.is_cited_in(scalar.text):
                values = {"symbol": text.symbol, "until": text.replaced, "by": _by(text), "year": _year(year)}
                yield Problem("text-expired", scalar.place, {"code": "", **values})


def _citations(tree: Tree) -> Iterator[Scalar]:
    """The scalars under `legal` and `legal_basis`, wherever these stand."""
    for block in blocks(tree):
        for name in _CITING:
            under = entry(block, name)
            items = under.items if isinstance(under, Listing) else (under,)
            yield from (item for item in items if isinstance(item, Scalar))


def _by(text: LegalText) -> Phrase:
    if text.replaced_by is None:
        return Phrase("", "")
    return Phrase(" bằng {by}", " by {by}", {"by": text.replaced_by})


def _year(year: int | None) -> Phrase:
    return Phrase("năm nay", "the present") if year is None else Phrase("{year}", "{year}", {"year": year})
