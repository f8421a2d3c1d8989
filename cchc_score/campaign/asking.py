"""Campaign: the leaves that a unit has to explain after round 1 of appraisal, and what it has explained."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_score.campaign.scores import scores_of
from cchc_score.decimals import round_half_up
from cchc_score.model import Entry, Explanation, Node, NodeScore, Source, Status, UnitScore, Verdict
from cchc_score.problems import Place, Problem
from cchc_score.reports.figures import points_places

if TYPE_CHECKING:
    from cchc_score.campaign.year import Heard

_GIVEN = (Status.SCORED, Status.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Asked:
    """A leaf that a unit is asked about: its claim, what round 1 says of it, and the appraiser's question."""

    leaf: Node
    claim: Verdict | None
    first: Verdict | None
    request: Entry | None
    """None where only the verdicts differ."""


def by_leaf(explanations: Sequence[Explanation]) -> Mapping[str, Mapping[str, tuple[Explanation, ...]]]:
    """Explanations by unit and leaf, in file order; the same words sent twice are one answer."""
    units: dict[str, dict[str, tuple[Explanation, ...]]] = {}
    for one in explanations:
        of_unit = units.setdefault(one.unit, {})
        known = of_unit.get(one.leaf, ())
        if all(one.said != other.said for other in known):
            of_unit[one.leaf] = (*known, one)
    return units


def asked_of(heard: Heard, score: UnitScore) -> tuple[Asked, ...]:
    """What a scored unit is asked to explain, in printed order.

    A leaf is asked about where the appraiser says so, and where round 1 gives another verdict than the unit.
    """
    return tuple(_asked(score, _requests(heard, score)))


def _asked(score: UnitScore, requests: Mapping[str, Entry]) -> Iterator[Asked]:
    places = points_places(score.criteria)
    for leaf in (one for one in score.walk() if one.node.is_leaf and not spared(one)):
        claim, first = (_of(leaf, source) for source in (Source.SELF, Source.APPRAISAL_1))
        request = requests.get(leaf.node.code)
        if request is not None or _differ(claim, first, places):
            yield Asked(leaf.node, claim, first, request)


def _requests(heard: Heard, score: UnitScore) -> Mapping[str, Entry]:
    first = heard.of(score.unit).get(Source.APPRAISAL_1)
    answers = first.answers.values() if first is not None else ()
    return {answer.code: answer.request for answer in answers if answer.request is not None}


def spared(leaf: NodeScore) -> bool:
    """Whether a leaf is nobody's question, whatever stands there: the unit is exempt, or nothing was claimed."""
    return leaf.treatment is not None and not leaf.decided_by


def _of(leaf: NodeScore, source: Source) -> Verdict | None:
    return next((verdict for verdict in leaf.verdicts if verdict.source is source), None)


def _differ(claim: Verdict | None, first: Verdict | None, places: int) -> bool:
    """Whether two verdicts differ in what people see of them: a third and 0,33 do not."""
    if claim is None or first is None or claim.status not in _GIVEN or first.status not in _GIVEN:
        return False
    if claim.points is None or first.points is None:
        return claim.status is not first.status
    return round_half_up(claim.points, places) != round_half_up(first.points, places)


def not_asked(heard: Heard) -> tuple[Problem, ...]:
    """A note for each explanation of a leaf that nobody asked about."""
    units = [unit for unit in heard.gathered.units if unit.code in heard.explanations]
    return tuple(note for score in scores_of(heard, units) for note in _notes(heard, score))


def _notes(heard: Heard, score: UnitScore) -> Iterator[Problem]:
    asked = {one.leaf.code for one in asked_of(heard, score)}
    for code, given in heard.explanations[score.unit.code].items():
        if code not in asked:
            place = next(
                (entry.place for entry in (given[0].text, given[0].evidence) if entry), Place(given[0].file)
            )
            yield Problem("explanation-not-asked", place, {"unit": score.unit.code, "criterion": code})
