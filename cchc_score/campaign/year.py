"""Campaign: the whole pipeline on one page: plan → files → submissions → scores → rankings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from cchc_score.campaign import asking
from cchc_score.campaign.findings import by_leaf, marked_findings
from cchc_score.campaign.gather import Gathered, Progress, find_files, gather, read_files
from cchc_score.campaign.plan import Plan
from cchc_score.campaign.scores import groups_of
from cchc_score.model import (
    CriteriaSet,
    Explanation,
    Finding,
    GroupRanking,
    Peers,
    Source,
    Stage,
    Submission,
    Unit,
    UnitScore,
    UnrankedUnit,
)
from cchc_score.problems import Place, Problem
from cchc_score.scoring.merge import merge
from cchc_score.scoring.peers import group_peers
from cchc_score.scoring.ranking import rank_group
from cchc_score.scoring.unit import score_unit
from cchc_score.text import Phrase

ByUnit = Mapping[str, Mapping[Source, Submission]]


@dataclass(frozen=True, slots=True)
class Year:
    """A scored and ranked year."""

    rankings: tuple[GroupRanking, ...]
    problems: tuple[Problem, ...]
    inputs: tuple[tuple[str, str], ...]
    """Each file read, with its SHA-256."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Everything that was said in a campaign, one submission per unit and source."""

    plan: Plan
    gathered: Gathered
    merged: ByUnit
    shortcomings: Mapping[str, Mapping[str, tuple[Finding, ...]]]
    """Unit code → criterion code → what inspections found wanting there."""
    problems: tuple[Problem, ...]
    """Contradictions that appear when submissions are merged."""
    explanations: Mapping[str, Mapping[str, tuple[Explanation, ...]]] = field(default_factory=dict)
    """Unit code → leaf code → what the unit answered where appraisers asked, in file order."""

    def of(self, unit: Unit) -> Mapping[Source, Submission]:
        """What each source says of a unit."""
        return self.merged.get(unit.code, {})

    def against(self, unit: Unit) -> Mapping[str, tuple[Finding, ...]]:
        """What inspections found wanting at a unit, by criterion code."""
        return self.shortcomings.get(unit.code, {})

    def score(
        self, unit: Unit, peers: Mapping[str, Mapping[str, Peers]], *, surveyed: bool, traced: bool = True
    ) -> UnitScore:
        """The score of a unit on all that was said of it; `peers` are those of its group, `surveyed` its level."""
        return score_unit(
            self.plan.sets[unit.level],
            unit,
            self.of(unit),
            surveyed=surveyed,
            peers=peers.get(unit.code, {}),
            shortcomings=self.against(unit),
            traced=traced,
        )

    def surveyed(self, level: str) -> bool:
        """Whether a level was surveyed at all: where it was not, the survey part is left out as a whole."""
        units = (unit for unit in self.gathered.units if unit.level == level)
        return any(Source.SURVEY in self.of(unit) for unit in units)

    def peers(self, criteria: CriteriaSet, units: Sequence[Unit]) -> Mapping[str, Mapping[str, Peers]]:
        """What relative rules compare with, for the units of one group."""
        return group_peers(criteria, {unit.code: self.of(unit) for unit in units}, self.plan.previous)


def score_year(plan: Plan, known: Sequence[Problem], jobs: int | None, progress: Progress) -> Year:
    """Read every file of the campaign, score every unit, rank every group.

    Units keep the order of the register; groups that of their first unit. Problems are those of the files, then
    those that appear only when answers meet (contradictions between departments, facts against points).
    `known` are the problems of the plan, told first. `jobs` is the number of reading processes (None: all cores).
    """
    files, found = find_files(plan)
    problems = [*known, *found]
    if not files:
        return Year((), (*problems, Problem("no-files", Place(plan.shown))), plan.inputs)
    heard = hear(plan, gather(plan, read_files(plan, files, jobs, progress)))
    problems += heard.gathered.problems
    problems += heard.problems
    rankings, found_late = rank_all(heard)
    found_late = (*found_late, *asking.not_asked(heard))
    return Year(rankings, (*problems, *found_late), plan.inputs + heard.gathered.inputs)


def rank_all(heard: Heard) -> tuple[tuple[GroupRanking, ...], tuple[Problem, ...]]:
    """Score every unit on what was said of it and rank every group, with the problems of scoring."""
    problems: list[Problem] = []
    rankings = [
        _rank(heard, level, group, units, problems)
        for (level, group), units in groups_of(heard.gathered.units).items()
    ]
    return tuple(rankings), tuple(problems)


def hear(plan: Plan, gathered: Gathered) -> Heard:
    """Merge every unit's submissions to one per source."""
    merged: dict[str, Mapping[Source, Submission]] = {}
    problems: list[Problem] = []
    for code, submissions in gathered.submissions.items():
        merged[code], found = merge(submissions)
        problems += found
    findings = marked_findings(plan, gathered)
    gathered = replace(gathered, findings=findings)
    explained = asking.by_leaf(gathered.explanations)
    return Heard(plan, gathered, merged, by_leaf(findings), tuple(problems), explained)


def _rank(heard: Heard, level: str, group: str, units: Sequence[Unit], problems: list[Problem]) -> GroupRanking:
    criteria = heard.plan.sets[level]
    peers, surveyed = heard.peers(criteria, units), heard.surveyed(level)
    scores: list[UnitScore] = []
    absent: list[UnrankedUnit] = []
    for unit in units:
        reason = _why_absent(criteria, unit, heard)
        if reason is not None:
            absent.append(UnrankedUnit(unit, (reason,), None))
            continue
        score = heard.score(unit, peers, surveyed=surveyed, traced=False)
        problems += score.problems
        scores.append(score)
    return rank_group(level, group, scores, absent, criteria.ranking, criteria.rounding)


def _why_absent(criteria: CriteriaSet, unit: Unit, heard: Heard) -> Phrase | None:
    """Why a unit cannot be scored at all; None when something was said of it besides the survey."""
    doubles = heard.gathered.withheld.get(unit.code)
    if doubles:
        return Phrase(
            "Có nhiều phiếu tự chấm khác nhau, chưa dùng phiếu nào: {files}",
            "Several different self-assessments, none used: {files}",
            {"files": doubles},
        )
    stages = {given.source.stage for given in heard.of(unit).values() if _speaks(given)}
    asked = {leaf.filled_by for leaf in criteria.leaves()}
    if stages - {Stage.SURVEY} or (stages and asked == {Stage.SURVEY}):
        return None
    return Phrase("Chưa có phiếu nào đọc được", "No form that could be read")


def _speaks(given: Submission) -> bool:
    """Whether a submission counts: a blank one of the unit does, a blank one of appraisers or inspectors not."""
    return given.source is Source.SELF or any(not answer.is_blank for answer in given.answers.values())
