"""Campaign: one unit from its own file, with what the campaign or further files say of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cchc_score.campaign.gather import InputFile, find_files, gather, read_files
from cchc_score.campaign.plan import Plan
from cchc_score.campaign.year import Heard, hear
from cchc_score.inputs.intake import Intake
from cchc_score.model import Node, Source, Unit, UnitScore
from cchc_score.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One scored unit; `score` is None when the file could not be tied to one unit."""

    score: UnitScore | None
    problems: tuple[Problem, ...]
    inputs: tuple[tuple[str, str], ...]


def evaluate_unit(plan: Plan, file: Path, inspections: Sequence[Path]) -> Evaluation:
    """Score the unit of `file`.

    Within a campaign its appraisals, inspections and surveys count too, and relative rules see the group; the file
    given stands for whatever self-assessment of the unit lies in the campaign's folder.
    """
    own = InputFile(file, str(file), Source.SELF)
    extra = [InputFile(path, str(path), Source.INSPECTION) for path in inspections]
    first, *further = read_files(plan, [own, *extra], jobs=1, progress=_quiet)
    units = sorted({submission.unit for submission in first.submissions})
    if len(units) != 1:
        return Evaluation(None, _not_one_unit(first, units), (*plan.inputs, (first.file, first.sha256)))
    unit = units[0]
    further = [_as_told(intake, unit) for intake in further]
    rest, problems = _campaign_files(plan, own, unit)
    silent = [i for i in further if all(submission.unit != unit for submission in i.submissions)]
    problems += [Problem("unit-not-in-file", Place(i.file), {"unit": unit}) for i in silent]
    intakes = [first, *further, *rest]
    heard = hear(plan, gather(plan, intakes))
    score = _score(heard, next(u for u in heard.gathered.units if u.code == unit))
    problems += [*heard.gathered.problems, *heard.problems]
    elsewhere = {intake.file for intake in rest if all(s.unit != unit for s in intake.submissions)}
    told = [problem for problem in problems if problem.place.file not in elsewhere]
    return Evaluation(score, (*told, *score.problems), plan.inputs + heard.gathered.inputs)


def _as_told(intake: Intake, unit: str) -> Intake:
    """An inspection that names no unit is of the unit that the command line puts it with."""
    if all(problem.code != "unit-from-file-name" for problem in intake.problems):
        return intake
    return replace(
        intake,
        submissions=tuple(replace(submission, unit=unit) for submission in intake.submissions),
        units=(),
        findings=tuple(replace(f, inspection=replace(f.inspection, unit=unit)) for f in intake.findings),
        inspections=tuple(replace(visit, unit=unit) for visit in intake.inspections),
        problems=tuple(problem for problem in intake.problems if problem.code != "unit-from-file-name"),
    )


def _quiet(done: int, of: int) -> None:
    """One file needs no progress bar."""


def _not_one_unit(intake: Intake, units: Sequence[str]) -> tuple[Problem, ...]:
    if not units:
        told = (Problem("explanation-has-no-points", Place(intake.file)),) if intake.explaining else ()
        return (*intake.problems, *told)
    values = {"count": len(units), "units": tuple(units[:5])}
    return (*intake.problems, Problem("several-units-in-file", Place(intake.file), values))


def _campaign_files(plan: Plan, own: InputFile, unit: str) -> tuple[list[Intake], list[Problem]]:
    """What the campaign's other files say; self-assessments of others only where a rule compares units."""
    if plan.units is None:
        return [], []
    compares = any(leaf.rule is not None and leaf.rule.needs_group() for leaf in _leaves(plan, unit))
    folders = ("self", "appraisal", "inspection", "survey") if compares else ("appraisal", "inspection", "survey")
    files, problems = find_files(plan, folders)
    others = [file for file in files if file.path.resolve() != own.path.resolve()]
    intakes = read_files(plan, others, jobs=1, progress=_quiet)
    return [_about(intake, file, unit) for intake, file in zip(intakes, others, strict=True)], problems


def _about(intake: Intake, file: InputFile, unit: str) -> Intake:
    """Drop another self-assessment of the unit: the file given stands for it."""
    kept = tuple(s for s in intake.submissions if file.source is not Source.SELF or s.unit != unit)
    return replace(intake, submissions=kept)


def _leaves(plan: Plan, unit: str) -> Iterator[Node]:
    assert plan.units is not None
    return plan.sets[plan.units[unit].level].leaves()


def _score(heard: Heard, unit: Unit) -> UnitScore:
    criteria = heard.plan.sets[unit.level]
    group = [u for u in heard.gathered.units if (u.level, u.group) == (unit.level, unit.group)]
    peers = heard.peers(criteria, group) if heard.plan.units is not None else {}
    return heard.score(unit, peers, surveyed=heard.surveyed(unit.level))
