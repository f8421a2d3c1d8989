"""Authoring: a campaign's real answers scored and ranked by two versions of a set.

The files are read by both versions. The answers of the one that understands more of them (the old one, when equal)
are carried over to the other, leaf by leaf; what nobody could answer is set aside, and said.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from cchc_score.authoring.carry import Carried, Routes, carry_all, routes
from cchc_score.authoring.diff import Difference
from cchc_score.authoring.set_aside import without
from cchc_score.campaign.gather import Progress, find_files, gather, read_files
from cchc_score.campaign.plan import Plan, read_plan
from cchc_score.campaign.year import Heard, hear, rank_all
from cchc_score.decimals import Number, exact_sum
from cchc_score.model import CriteriaSet, GroupRanking, Node, Unit
from cchc_score.problems import Place, Problem, has_errors


@dataclass(frozen=True, slots=True)
class Replay:
    """What the same answers come to by both versions."""

    difference: Difference
    plan: Plan
    answered: CriteriaSet
    """The version that the answers were read by; they were carried over to the other."""
    old: tuple[GroupRanking, ...]
    new: tuple[GroupRanking, ...]
    """The same groups in the same order."""
    ways: Routes
    carried: Carried
    aside: tuple[Node, ...]
    """Leaves of the version that was not answered which are left out: nobody could answer them yet."""
    troubles: int
    """How many errors the files have, which `rank` lists."""

    @property
    def compared(self) -> Number:
        """The points of the version carried to that are compared."""
        return self.ways.target.total - exact_sum(leaf.max for leaf in self.aside)


def replay(
    folder: Path, difference: Difference, jobs: int | None, progress: Progress
) -> tuple[Replay | None, tuple[Problem, ...]]:
    """Score and rank a campaign by both versions; None when there is nothing to score."""
    old, new = difference.old, difference.new
    before, problems = read_plan(folder, old)
    after, _ = read_plan(folder, new)
    if before is None or after is None:
        return None, problems
    levels = [level for level, own in before.sets.items() if _is(own, old) and _is(after.sets.get(level), new)]
    if not levels:
        values = {"levels": tuple(before.sets), "old": old.file, "new": new.file}
        return None, (*problems, Problem("impact-no-level", Place(str(folder)), values))
    files, _ = find_files(before)
    half = len(files)
    heard = [
        hear(plan, gather(plan, read_files(plan, files, jobs, _half(progress, half, done))))
        for plan, done in ((before, 0), (after, half))
    ]
    return _carry_and_rank(difference, heard[0], heard[1], levels), problems


def _is(used: CriteriaSet | None, criteria: CriteriaSet) -> bool:
    """Whether a campaign uses a version, with or without settings of its own laid over it."""
    return used is not None and (used.id, used.sha256) == (criteria.id, criteria.sha256)


def _in_place_of(used: CriteriaSet, target: CriteriaSet, reduced: CriteriaSet) -> CriteriaSet:
    """The set a level is scored by: the reduced target with the campaign's own settings, or what it had."""
    return replace(reduced, combination=used.combination, ranking=used.ranking) if _is(used, target) else used


def _half(progress: Progress, half: int, before: int) -> Progress:
    """The files are read twice: progress of one reading as that of both."""
    return lambda done, _of: progress(before + done, 2 * half)


def _carry_and_rank(difference: Difference, old: Heard, new: Heard, levels: Collection[str]) -> Replay:
    by_new = _understood(new, levels) > _understood(old, levels)
    heard, plan = (new, old.plan) if by_new else (old, new.plan)
    renamed = difference.matching.origins if by_new else difference.matching.renamed
    source, target = (difference.new, difference.old) if by_new else (difference.old, difference.new)
    ways = routes(source, target, renamed)
    units = tuple(unit for unit in heard.gathered.units if unit.level in levels)
    carried = carry_all(heard, units, ways)
    aside = _aside(ways, carried)
    reduced = without(target, {leaf.code for leaf in aside})
    here, _ = rank_all(_of_units(heard, units))
    there, _ = rank_all(_other(heard, plan, units, ways, carried, reduced))
    problems = (*heard.gathered.problems, *heard.problems)
    return Replay(
        difference=difference,
        plan=heard.plan,
        answered=source,
        old=there if by_new else here,
        new=here if by_new else there,
        ways=ways,
        carried=carried,
        aside=aside,
        troubles=sum(has_errors((problem,)) for problem in problems),
    )


def _understood(heard: Heard, levels: Collection[str]) -> int:
    """How many answers of these levels were read and can be used."""
    units = (unit for unit in heard.gathered.units if unit.level in levels)
    answers = (a for unit in units for said in heard.of(unit).values() for a in said.answers.values())
    return sum(not answer.is_blank and not answer.invalid for answer in answers)


def _aside(ways: Routes, carried: Carried) -> tuple[Node, ...]:
    """Leaves of the target that cannot be compared: they ask what was never asked, or ask others.

    An answer of one unit that does not fit is another matter: then the unit has no rank, and the reason says why.
    """
    origins = {each.target.code: code for code, each in ways.bridges.items()}
    leaves = (leaf for field in ways.target.fields for leaf in field.leaves())
    return tuple(leaf for leaf in leaves if _is_aside(leaf.code, origins.get(leaf.code), carried))


def _is_aside(code: str, origin: str | None, carried: Carried) -> bool:
    if code in carried.unasked:
        return True
    return code not in carried.usable and (origin is None or origin in carried.given)


def _of_units(heard: Heard, units: tuple[Unit, ...]) -> Heard:
    return replace(heard, gathered=replace(heard.gathered, units=units))


def _other(
    heard: Heard, plan: Plan, units: tuple[Unit, ...], ways: Routes, carried: Carried, reduced: CriteriaSet
) -> Heard:
    """What was said, as it stands for the other version: every code is that of the target."""
    sets = {level: _in_place_of(own, ways.target, reduced) for level, own in plan.sets.items()}
    previous = {unit: ways.renamed(values) for unit, values in plan.previous.items()}
    renamed = tuple(replace(unit, exempt=tuple(ways.renamed(dict.fromkeys(unit.exempt)))) for unit in units)
    return replace(
        _of_units(heard, renamed),
        plan=replace(plan, sets=sets, previous=previous),
        merged=carried.merged,
        shortcomings={unit: ways.renamed(found) for unit, found in heard.shortcomings.items()},
    )
