"""Campaign: what inspections found this year, against last year's book and by the leaves it concerns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cchc_score.campaign.gather import Gathered
from cchc_score.campaign.plan import Plan
from cchc_score.follow_up.repeats import with_repeats
from cchc_score.model import Finding, FindingKind, Unit


def marked_findings(plan: Plan, gathered: Gathered) -> tuple[Finding, ...]:
    """The year's findings, those that last year's book knows already marked as repeated."""
    if not plan.earlier or not gathered.findings:
        return gathered.findings
    units = {unit.code: unit for unit in gathered.units}
    return with_repeats(gathered.findings, lambda one: title_of(plan, units, one), units, plan.earlier)


def title_of(plan: Plan, units: Mapping[str, Unit], finding: Finding) -> str:
    """The title of the criterion a finding is about; empty for what concerns the unit as a whole."""
    unit = units.get(finding.unit)
    criteria = plan.sets.get(unit.level) if unit is not None else None
    if criteria is None or finding.criterion is None:
        return ""
    return next((node.title for node in criteria.walk() if node.code == finding.criterion), "")


def by_leaf(findings: Sequence[Finding]) -> Mapping[str, Mapping[str, tuple[Finding, ...]]]:
    """Shortcomings: unit code → criterion code → what was found."""
    by_unit: dict[str, dict[str, tuple[Finding, ...]]] = {}
    for finding in findings:
        if finding.kind is FindingKind.SHORTCOMING and finding.criterion is not None:
            of_unit = by_unit.setdefault(finding.unit, {})
            of_unit[finding.criterion] = (*of_unit.get(finding.criterion, ()), finding)
    return by_unit
