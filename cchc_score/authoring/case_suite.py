"""Authoring: a set with its worked cases: the file beside it and those that file includes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from cchc_score.authoring.case_file import Case, CaseFile, read_cases
from cchc_score.authoring.case_run import offered
from cchc_score.campaign.sets import find_set
from cchc_score.criteria import library
from cchc_score.criteria.loader import load
from cchc_score.declared import Report, unknown
from cchc_score.model import CriteriaSet, Node
from cchc_score.problems import Place, Problem

SUFFIX = ".cases.yaml"
"""The cases of `x.yaml` stand beside it, in `x.cases.yaml`."""


class Suite(NamedTuple):
    """A set, its file of cases as problems name it, and the cases of each leaf that has some."""

    criteria: CriteriaSet
    shown: str
    cases: Mapping[str, tuple[Case, ...]]


def find_suite(name: str) -> tuple[Suite | None, tuple[Problem, ...]]:
    """The set of this name (a shipped one, or a file) with its worked cases; None when one cannot be read.

    A set without a file of cases is a problem. The file of cases itself stands for its set.
    """
    name = name.removesuffix(SUFFIX) + ".yaml" if name.endswith(SUFFIX) else name
    criteria, problems = find_set(name)
    path = library.find(name)
    if criteria is None or path is None:
        return None, problems
    beside = cases_of(path)
    if not library.exists(beside):
        return None, (Problem("cases-not-found", Place(shown(beside)), {"set": name}),)
    report = Report()
    suite = _suite(beside, report, ())
    if suite is not None and suite.criteria.sha256 != criteria.sha256:
        report.add("cases-of-another-set", Place(suite.shown), found=suite.criteria.id, set=criteria.id)
        suite = None
    return suite, tuple(sorted(report.problems, key=_position))


def _position(problem: Problem) -> tuple[str, int, int]:
    return problem.place.file, problem.place.line or 0, problem.place.column or 0


def cases_of(path: Path) -> Path:
    """Where the cases of a set's file stand."""
    return path.with_name(path.stem + SUFFIX)


def shown(path: Path) -> str:
    """A file as it is named from where the command runs, so that editors find it."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_absolute() and path.is_relative_to(here) else str(path)


def _suite(path: Path, report: Report, above: tuple[Path, ...]) -> Suite | None:
    """A file of cases with its set and all it includes; None (reported) when it or its set cannot be read."""
    file = read_cases(path, shown(path), report)
    criteria = _set_of(file, report) if file is not None else None
    if file is None or criteria is None:
        return None
    cases = _included(file, criteria, report, (*above, path.resolve()))
    for case in _placed(file, criteria, report):
        cases[case.leaf] = (*cases.get(case.leaf, ()), case)
    return Suite(criteria, file.shown, cases)


def _set_of(file: CaseFile, report: Report) -> CriteriaSet | None:
    path = _beside_or_shipped(file.path, file.set_.text, "")
    if path is None:
        unknown(report, "set-not-found", file.set_.place, file.set_.text, library.shipped(), name=file.set_.text)
        return None
    criteria, problems = load(path, shown(path))
    if criteria is None:
        report.problems += problems
    return criteria


def _included(
    file: CaseFile, criteria: CriteriaSet, report: Report, above: tuple[Path, ...]
) -> dict[str, tuple[Case, ...]]:
    """The cases of base sets, on those leaves that are the same in this set."""
    cases: dict[str, tuple[Case, ...]] = {}
    terms = _terms(criteria)
    for name in file.includes:
        path = _beside_or_shipped(file.path, name.text, SUFFIX)
        if path is None or path.resolve() in above:
            code = "include-not-found" if path is None else "include-in-a-circle"
            report.add(code, name.place, file=name.text)
            continue
        base = _suite(path, report, above)
        theirs = _terms(base.criteria) if base is not None else {}
        for code, found in base.cases.items() if base is not None else ():
            if terms.get(code) == theirs[code]:
                cases[code] = (*cases.get(code, ()), *found)
    return cases


def _beside_or_shipped(path: Path, name: str, suffix: str) -> Path | None:
    """The file of this name: seen from another file, else among the shipped sets."""
    beside = path.parent / name
    if library.exists(beside):
        return beside
    shipped = library.find(name.removesuffix(suffix)) if name.removesuffix(suffix) in library.shipped() else None
    found = cases_of(shipped) if shipped is not None and suffix else shipped
    return found if found is not None and library.exists(found) else None


def _terms(criteria: CriteriaSet) -> dict[str, tuple[object, ...]]:
    """All that decides what answers earn, leaf by leaf: where it is the same, the same cases hold."""
    return {
        leaf.code: (
            leaf.rule,
            leaf.max,
            leaf.minimum,
            leaf.filled_by,
            offered(criteria, leaf),
            criteria.rounding.leaf,
        )
        for leaf in criteria.leaves()
    }


def _placed(file: CaseFile, criteria: CriteriaSet, report: Report) -> Iterator[Case]:
    """The cases that name a leaf of the set and figures that its rule asks for; others are reported."""
    nodes = {node.code: node for node in criteria.walk()}
    for case in file.cases:
        node = nodes.get(case.leaf)
        if node is None:
            unknown(report, "case-leaf-unknown", case.place, case.leaf, _leaf_codes(criteria), leaf=case.leaf)
        elif node.rule is None:
            report.add("case-not-a-leaf", case.place, leaf=case.leaf)
        elif _asks_all(case, node, report):
            yield case


def _leaf_codes(criteria: CriteriaSet) -> tuple[str, ...]:
    return tuple(leaf.code for leaf in criteria.leaves())


def _asks_all(case: Case, node: Node, report: Report) -> bool:
    """Whether the rule asks for every figure of the case."""
    assert node.rule is not None
    asked = tuple(fact.name for fact in node.rule.asks())
    strange = [(name, written) for name, written in (case.facts or {}).items() if name not in asked]
    for name, written in strange:
        unknown(report, "case-fact-unknown", written.place, name, asked, leaf=case.leaf, fact=name)
    return not strange
