"""Scoring: what does not apply to a unit, and what "not applicable" then does to points and maximum."""

from __future__ import annotations

from collections.abc import Mapping

from cchc_score.decimals import ZERO, Number
from cchc_score.model import CriteriaSet, Node, Treatment, Unit
from cchc_score.problems import Place, Problem
from cchc_score.text import Phrase, did_you_mean

EXEMPT = Phrase("Đơn vị được miễn mục này", "The unit is exempt from this item")
NO_SURVEY = Phrase(
    "Kỳ này không có điều tra xã hội học: không tính mục này",
    "There is no survey this time: this item does not count",
)
NOTHING_CLAIMED = Phrase("Không có nội dung cộng hoặc trừ điểm", "Nothing to add or to deduct")
ALL_BELOW = Phrase("Không có mục con nào áp dụng", "Nothing below applies")

TREATMENT_STEPS: Mapping[Treatment, Phrase] = {
    Treatment.EXCLUDE: Phrase(
        "Không áp dụng: loại khỏi điểm tối đa", "Not applicable: leaves the applicable maximum"
    ),
    Treatment.FULL: Phrase("Không áp dụng: tính đủ điểm tối đa", "Not applicable: earns full points"),
    Treatment.ZERO: Phrase("Không áp dụng: tính 0 điểm", "Not applicable: earns 0 points"),
    Treatment.REDISTRIBUTE: Phrase(
        "Không áp dụng: điểm tối đa chia lại cho các mục cùng cấp",
        "Not applicable: its maximum is shared among its siblings",
    ),
}


def points_under(treatment: Treatment, maximum: Number) -> Number | None:
    """The points a leaf that does not apply earns all the same; None when it leaves the maximum."""
    if treatment is Treatment.FULL:
        return maximum
    return ZERO if treatment is Treatment.ZERO else None


def exemptions(criteria: CriteriaSet, unit: Unit) -> tuple[Mapping[str, Treatment], tuple[Problem, ...]]:
    """The codes a unit is exempt from, with what that does; a problem for each code the set does not have."""
    if not unit.exempt:
        return {}, ()
    nodes = {node.code: node for node in criteria.walk()}
    known = {code: nodes[code].not_applicable or criteria.exemption for code in unit.exempt if code in nodes}
    problems = tuple(_unknown(criteria, unit, code, nodes) for code in unit.exempt if code not in nodes)
    return known, problems


def _unknown(criteria: CriteriaSet, unit: Unit, code: str, nodes: Mapping[str, Node]) -> Problem:
    values = {"unit": f"{unit.code} {unit.name}".strip(), "code": code, "criteria": criteria.id}
    near = did_you_mean(code, nodes)
    if near is None:
        return Problem("exempt-code-unknown", Place(criteria.file), values)
    return Problem("exempt-code-unknown-suggest", Place(criteria.file), values | {"suggestion": near})
