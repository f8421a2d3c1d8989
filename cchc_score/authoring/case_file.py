"""Authoring: a file of worked cases as written: per leaf what is given and what must come of it, with places."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cchc_score.authoring.case_shapes import CASE, FILE, GIVEN
from cchc_score.criteria.yaml_file import read_yaml
from cchc_score.decimals import Number
from cchc_score.declared import Block, Key, Listing, Record, Report, Tree, mistyped, read, read_value
from cchc_score.model import Peers, Status
from cchc_score.problems import Place
from cchc_score.text import Phrase


class Written(NamedTuple):
    """A value as the author wrote it."""

    text: str
    place: Place


class Case(NamedTuple):
    """One worked case of a leaf: exactly one of facts, typed points and "Không áp dụng", and the result."""

    leaf: str
    name: str | None
    place: Place
    facts: dict[str, Written] | None
    typed: Written | None
    not_applicable: bool
    peers: Peers | None
    status: Status
    points: Number | None
    steps: tuple[str, ...]


class CaseFile(NamedTuple):
    """The cases of one set, in written order; `set_` and `includes` are names yet to be found."""

    path: Path
    shown: str
    set_: Written
    includes: tuple[Written, ...]
    cases: tuple[Case, ...]


_CASES = Key("cases", "shape", Phrase("", ""))
_FACTS = Key("facts", "shape", Phrase("", ""))


def read_cases(path: Path, shown: str, report: Report) -> CaseFile | None:
    """Read a file of cases, named `shown` in problems. None when it cannot be read or names no set."""
    tree = read_yaml(path, shown, report)
    record = read(FILE, tree, report) if tree is not None else None
    if record is None or "set" not in record:
        return None
    includes = tuple(Written(name, record.where("include")) for name in record.get("include", ()))
    cases = tuple(_cases(record["cases"], report)) if "cases" in record else ()
    return CaseFile(path, shown, Written(record["set"], record.where("set")), includes, cases)


def _cases(tree: Tree, report: Report) -> Iterator[Case]:
    if not isinstance(tree, Block):
        mistyped(_CASES, tree, report)
        return
    for code, under in tree.entries:
        if not code.quoted:
            report.add("unquoted-code", code.place, found=code.text)
        items = under.items if isinstance(under, Listing) else (under,)
        if not items:
            report.add("empty-list", under.place, key=code.text, least=1)
        for item in items:
            record = read(CASE, item, report)
            case = _case(code.text, record, report) if record is not None else None
            if case is not None:
                yield case


def _case(leaf: str, record: Record, report: Report) -> Case | None:
    """One case; None (reported) when what is given or what is expected is not said once."""
    if len(record.values) < len(record.places):
        return None  # what stands there could not be read, and was reported
    before = len(report.problems)
    if sum(name in record.places for name in GIVEN) != 1 or record.get("not_applicable") is False:
        report.add("case-given", record.place, leaf=leaf, keys=GIVEN)
    facts = _facts(record["facts"], report) if "facts" in record else None
    status = Status(record.get("status", Status.SCORED))
    if (status is Status.SCORED) != ("points" in record.places):
        report.add("case-expects", record.place, leaf=leaf)
    if len(report.problems) > before:
        return None
    typed = Written(record["typed"], record.where("typed")) if "typed" in record else None
    return Case(
        leaf=leaf,
        name=record.get("name"),
        place=record.place,
        facts=facts,
        typed=typed,
        not_applicable="not_applicable" in record,
        peers=_peers(record["peers"]) if "peers" in record else None,
        status=status,
        points=record.get("points"),
        steps=record.get("steps", ()),
    )


def _facts(tree: Tree, report: Report) -> dict[str, Written]:
    """Fact name → value as written. An empty mapping is a unit that gave nothing."""
    if not isinstance(tree, Block):
        mistyped(_FACTS, tree, report)
        return {}
    facts = {}
    for name, under in tree.entries:
        text = read_value(Key(name.text, "text", Phrase("", "")), under, report)
        if text is not None:
            facts[name.text] = Written(text, under.place)
    return facts


def _peers(record: Record) -> Peers:
    return Peers(record.get("best"), record.get("mean"), record.get("count", 0), record.get("previous"))
