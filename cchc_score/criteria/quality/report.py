"""Criteria: all checks of quality run over a set, without what the set accepts with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cchc_score.criteria.legal_texts import LegalText
from cchc_score.criteria.quality.reach import leaves_tell_units_apart
from cchc_score.criteria.quality.references import (
    cited_texts_are_in_force,
    evidence_is_named,
    legal_references_are_given,
)
from cchc_score.criteria.quality.scales import cliffs
from cchc_score.criteria.quality.subject import Check, subject_of
from cchc_score.criteria.quality.weights import weights_can_be_seen
from cchc_score.criteria.quality.wording import figures_are_asked_once, scale_lines_differ, titles_differ
from cchc_score.declared import Tree
from cchc_score.model import Accepted, CriteriaSet
from cchc_score.problems import Problem
from cchc_score.text import Phrase

CHECKS: tuple[Check, ...] = (
    cliffs,
    leaves_tell_units_apart,
    figures_are_asked_once,
    titles_differ,
    scale_lines_differ,
    weights_can_be_seen,
    legal_references_are_given,
    evidence_is_named,
    cited_texts_are_in_force,
)


class Quality(NamedTuple):
    """What is to be looked at in a set, and how much of it the set accepts with a reason."""

    problems: tuple[Problem, ...]
    accepted: int


def quality_of(criteria: CriteriaSet, tree: Tree, texts: tuple[LegalText, ...]) -> Quality:
    """Run every check on a sound set. `tree` is what its own file says.

    What stands in the file of a base is told when the base is checked, not here.
    """
    subject = subject_of(criteria, tree, texts)
    found = [problem for check in CHECKS for problem in check(subject) if problem.place.file == criteria.file]
    open_ = [problem for problem in found if not any(_takes(each, problem) for each in criteria.accepted)]
    return Quality((*open_, *_for_nothing(criteria, found)), len(found) - len(open_))


def _takes(accepted: Accepted, problem: Problem) -> bool:
    return accepted.warning == problem.code and (
        not accepted.codes or not _about(problem).isdisjoint(accepted.codes)
    )


def _about(problem: Problem) -> set[object]:
    """The codes that a problem is about: one, or all where it names several."""
    several = problem.values.get("codes")
    return set(several) if isinstance(several, tuple) else {problem.values.get("code")}


def _for_nothing(criteria: CriteriaSet, found: Sequence[Problem]) -> list[Problem]:
    """Acceptances that nothing answers to any more; code by code where codes are named."""
    stale: list[Problem] = []
    for accepted in criteria.accepted:
        one_by_one = [accepted._replace(codes=(code,)) for code in accepted.codes] or [accepted]
        idle = [each for each in one_by_one if not any(_takes(each, problem) for problem in found)]
        codes = tuple(code for each in idle for code in each.codes)
        if idle and accepted.place.file == criteria.file:
            where = Phrase(" ở {codes}", " at {codes}", {"codes": codes}) if codes else Phrase("", "")
            values = {"warning": accepted.warning, "codes": where}
            stale.append(Problem("accepted-for-nothing", accepted.place, values))
    return stale
