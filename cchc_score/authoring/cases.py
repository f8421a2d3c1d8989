"""Authoring: the worked cases of a set run, and held against every branch of its rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from cchc_score.authoring.case_file import Case
from cchc_score.authoring.case_run import Result, as_expected, run, trial
from cchc_score.authoring.case_suite import Suite
from cchc_score.model import Branch, Node


class Failure(NamedTuple):
    """A case that came out otherwise than expected."""

    leaf: Node
    case: Case
    result: Result


class Uncovered(NamedTuple):
    """A branch of a leaf's rule that no case takes."""

    leaf: Node
    branch: Branch


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the cases of some leaves came to."""

    leaves: int
    cases: int
    branches: int
    failures: tuple[Failure, ...]
    uncovered: tuple[Uncovered, ...]

    @property
    def sound(self) -> bool:
        """Whether every case came out and every branch has one."""
        return not self.failures and not self.uncovered


def try_set(suite: Suite) -> Outcome:
    """Run every case of a set, leaf by leaf in printed order."""
    return _together(try_leaf(suite, leaf) for leaf in suite.criteria.leaves())


def try_leaf(suite: Suite, leaf: Node) -> Outcome:
    """Run the cases of one leaf. A branch is covered by a case that takes it, whatever it comes to."""
    tried = trial(suite.criteria, leaf)
    cases = suite.cases.get(leaf.code, ())
    results = [run(tried, case) for case in cases]
    pairs = zip(cases, results, strict=True)
    failures = tuple(Failure(leaf, case, result) for case, result in pairs if not as_expected(case, result))
    branches = tried.rule.branches()
    taken = {result.branch for result in results}
    uncovered = tuple(Uncovered(leaf, branch) for branch in branches if branch.key not in taken)
    return Outcome(1, len(cases), len(branches), failures, uncovered)


def _together(outcomes: Iterable[Outcome]) -> Outcome:
    every = list(outcomes)
    return Outcome(
        leaves=len(every),
        cases=sum(each.cases for each in every),
        branches=sum(each.branches for each in every),
        failures=tuple(failure for each in every for failure in each.failures),
        uncovered=tuple(uncovered for each in every for uncovered in each.uncovered),
    )
