"""Criteria: a file → a proven `CriteriaSet`, or every reason why not, each with its line."""

from __future__ import annotations

from pathlib import Path

from cchc_score.criteria.checks import SetDraft, run_checks
from cchc_score.criteria.extends import Source, gather
from cchc_score.criteria.grades import grades
from cchc_score.criteria.nodes import Draft, Inherited, make_nodes, read_nodes
from cchc_score.criteria.settings import combination, ranking, rounding
from cchc_score.criteria.shapes import SET
from cchc_score.declared import Record, Report, read
from cchc_score.model import Accepted, CriteriaSet, ExtraBlock, Stage, Treatment
from cchc_score.problems import Problem, has_errors

_TITLES = {"bonus": "Điểm thưởng", "penalty": "Điểm phạt"}


def load(path: Path, shown: str) -> tuple[CriteriaSet | None, tuple[Problem, ...]]:
    """Load a criteria set, named `shown` in problems. It is returned only when there is no error.

    Problems come in the order of their lines; those of a base that the set extends come after its own.
    """
    report = Report()
    source = gather(path, shown, report)
    criteria = _build(source, shown, report) if source is not None else None
    problems = sorted(report.problems, key=lambda problem: _order(problem, shown))
    return criteria, tuple(problems)


def _order(problem: Problem, shown: str) -> tuple[bool, str, int, int]:
    place = problem.place
    return place.file != shown, place.file, place.line or 0, place.column or 0


def _build(source: Source, shown: str, report: Report) -> CriteriaSet | None:
    record = read(SET, source.tree, report)
    if record is None:
        return None
    rounded = rounding(record.get("rounding"), report)
    combined = combination(record.get("combination"), report)
    ranked = ranking(record.get("ranking"), rounded, report)
    graded = grades(record.get("grades"), report)
    ways = Inherited(Stage.SELF, combined)
    blocks = {name: record[name] for name in _TITLES if name in record}
    extras = {
        name: read_nodes(block.get("children", ()), ways, source.blames, report) for name, block in blocks.items()
    }
    fields = read_nodes(record.get("fields", ()), ways, source.blames, report)
    lines = tuple(line for drafts in extras.values() for line in drafts)
    run_checks(SetDraft(record, fields, lines, source.blames), report)
    if has_errors(report.problems):
        return None
    made = {name: _extra(name, block, extras[name]) for name, block in blocks.items()}
    return CriteriaSet(
        id=record["id"],
        version=record["version"],
        title=record["title"],
        levels=record["levels"],
        legal_basis=record.get("legal_basis", ()),
        total=record["total"],
        fields=make_nodes(fields),
        combination=combined,
        rounding=rounded,
        ranking=ranked,
        file=shown,
        sha256=source.sha256,
        year=record.get("year"),
        issuer=record.get("issuer"),
        model=record.get("model", False),
        bonus=made.get("bonus"),
        penalty=made.get("penalty"),
        grades=graded,
        exemption=Treatment(record.get("exemption", Treatment.EXCLUDE)),
        notes=record.get("notes", ()),
        accepted=tuple(_accepted(each) for each in record.get("accepted", ())),
    )


def _accepted(record: Record) -> Accepted:
    return Accepted(record["warning"], record.get("codes", ()), record["because"], record.place)


def _extra(name: str, block: Record, drafts: tuple[Draft, ...]) -> ExtraBlock:
    return ExtraBlock(block.get("title", _TITLES[name]), block["cap"], make_nodes(drafts), block.place)
