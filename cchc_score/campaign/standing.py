"""Campaign: how far the year is: every file read, every unit scored so far, every step of everyone looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from cchc_score.campaign import asking
from cchc_score.campaign.gather import Progress, find_files, gather, read_files
from cchc_score.campaign.plan import Plan
from cchc_score.campaign.receipts import Post
from cchc_score.campaign.scores import scores_of
from cchc_score.campaign.year import Heard, hear
from cchc_score.forms.appraisal_tasks import STANDING
from cchc_score.model import CriteriaSet, NodeScore, Source, Stage, Status, Unit, UnitScore
from cchc_score.model.standing import Appraiser, Debt, Receipt, Sent, Standing, Step, UnitStanding
from cchc_score.problems import Problem
from cchc_score.scoring.sources import plan as plan_of


def standing(plan: Plan, known: Sequence[Problem], today: date, progress: Progress) -> Standing:
    """How far a year is on a day. `known` are the problems of the plan, told first."""
    files, found = find_files(plan)
    intakes = read_files(plan, files, None, progress)
    heard = hear(plan, gather(plan, intakes))
    post = Post.sorted(heard, files, intakes, today)
    ledger = _Ledger(heard, post)
    units = [unit for unit in heard.gathered.units if unit.level in plan.sets]
    standings = tuple(ledger.unit(score) for score in scores_of(heard, units))
    late = (*ledger.problems, *asking.not_asked(heard))
    problems = (*known, *found, *heard.gathered.problems, *heard.problems, *late)
    return Standing(
        plan.title or "",
        plan.year,
        plan.issuing_body,
        today,
        post.deadlines,
        standings,
        tuple(ledger.appraisers()),
        post.troubles(problems),
        heard.gathered.second_files,
        problems,
        plan.inputs + heard.gathered.inputs,
    )


@dataclass(slots=True)
class _Leaf:
    """A leaf that a department appraises: what of it is there."""

    first: bool
    second: bool | None
    """None: round 2 is not asked for."""
    waiting: bool
    files: tuple[str, ...]
    second_files: tuple[str, ...]


@dataclass(slots=True)
class _Ledger:
    """The account of every unit and department, unit by unit."""

    heard: Heard
    post: Post
    problems: list[Problem] = field(default_factory=list)
    debts: dict[tuple[str, str], dict[str, list[_Leaf]]] = field(default_factory=dict)
    """Level and department → unit code → the leaves it appraises there."""

    def unit(self, score: UnitScore) -> UnitStanding:
        """Enter one unit; returns how far it is."""
        self.problems += score.problems
        unit, criteria = score.unit, score.criteria
        leaves = list(_leaves(score))
        explained = self.heard.explanations.get(unit.code, {})
        again = {leaf.node.code for leaf in leaves if any(v.source is Source.APPRAISAL_2 for v in leaf.verdicts)}
        # appraisers who judged a second time without waiting need no explanation any more
        asked = {one.leaf.code for one in asking.asked_of(self.heard, score)} - (again - set(explained))
        stages = _asked_stages(criteria)
        sent = {
            Step.SELF: self.post.of(unit, Step.SELF, asked=Stage.SELF in stages),
            Step.EXPLANATION: self._explanations(unit, asked, explained),
            Step.INSPECTION: self.post.of(unit, Step.INSPECTION, asked=Stage.INSPECTION in stages),
            Step.SURVEY: self.post.of(unit, Step.SURVEY, asked=Stage.SURVEY in stages),
        }
        own = sent[Step.SELF].receipt in (Receipt.RECEIVED, Receipt.LATE)
        judged = [self._enter(leaf, unit, criteria, asked & set(explained), sent=own) for leaf in leaves]
        appraised = [one for one in judged if one is not None]
        sent[Step.APPRAISAL_1], sent[Step.APPRAISAL_2] = self._rounds(appraised)
        return UnitStanding(
            unit,
            {step: sent[step] for step in Step},
            len(leaves),
            Counter(leaf.status for leaf in leaves),
            sum(leaf.provisional for leaf in leaves),
        )

    def _explanations(self, unit: Unit, asked: set[str], explained: Iterable[str]) -> Sent:
        """A form that came back is an answer, whatever it leaves blank."""
        files = [name for name, one in self.post.intakes.items() if one.explaining and unit.code in one.about]
        done = len(asked.intersection(explained))
        if files:
            return self.post.dated(Step.EXPLANATION, files, asked=len(asked), done=done)
        return self.post.counted(Step.EXPLANATION, (), asked=len(asked), done=done)

    def _enter(
        self, leaf: NodeScore, unit: Unit, criteria: CriteriaSet, answered: set[str], *, sent: bool
    ) -> _Leaf | None:
        """Enter a leaf into the account of the department that appraises it; None where none does."""
        node = leaf.node
        combination = node.combination or criteria.combination
        if asking.spared(leaf) or Stage.APPRAISAL not in plan_of(node.filled_by, combination).owing:
            return None
        by = {verdict.source: verdict for verdict in leaf.verdicts if verdict.status is not Status.MISSING}
        first, second = by.get(Source.APPRAISAL_1), by.get(Source.APPRAISAL_2)
        entry = _Leaf(
            first is not None or second is not None,
            second is not None if node.code in answered else None,
            node.filled_by is Stage.SELF and not sent,
            (first.file or "",) if first is not None else (),
            (second.file or "",) if second is not None else (),
        )
        department = self.debts.setdefault((unit.level, node.department or STANDING), {})
        department.setdefault(unit.code, []).append(entry)
        return entry

    def _rounds(self, leaves: Sequence[_Leaf]) -> tuple[Sent, Sent]:
        again = [leaf for leaf in leaves if leaf.second is not None]
        first = self.post.counted(
            Step.APPRAISAL_1,
            [file for leaf in leaves for file in leaf.files],
            asked=len(leaves),
            done=sum(leaf.first for leaf in leaves),
            waiting=sum(leaf.waiting and not leaf.first for leaf in leaves),
        )
        second = self.post.counted(
            Step.APPRAISAL_2,
            [file for leaf in again for file in leaf.second_files],
            asked=len(again),
            done=sum(bool(leaf.second) for leaf in again),
        )
        return first, second

    def appraisers(self) -> Iterator[Appraiser]:
        """Every department, level by level, in printed order."""
        units = {unit.code: unit for unit in self.heard.gathered.units}
        for (level, department), by_unit in self.debts.items():
            everything = [leaf for leaves in by_unit.values() for leaf in leaves]
            debts = tuple(Debt(units[code], *self._rounds(leaves)) for code, leaves in by_unit.items())
            yield Appraiser(level, department, *self._rounds(everything), debts)


def _leaves(score: UnitScore) -> Iterator[NodeScore]:
    """The leaves of the fields, and the bonus and penalty lines that somebody mentions."""
    for top in score.fields:
        yield from (leaf for leaf in top.walk() if leaf.node.is_leaf)
    extras = [extra for extra in (score.bonus, score.penalty) if extra is not None]
    for top in (node for extra in extras for node in extra.nodes):
        yield from (leaf for leaf in top.walk() if leaf.node.is_leaf and leaf.verdicts)


def _asked_stages(criteria: CriteriaSet) -> set[Stage]:
    """The stages that owe something to some leaf of a set."""
    return {
        stage
        for leaf in criteria.leaves()
        for stage in plan_of(leaf.filled_by, leaf.combination or criteria.combination).owing
    }
