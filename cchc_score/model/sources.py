"""Model: who says something of a leaf, and what can become of it."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """The four columns of a result: self-assessment, appraisal, inspection, survey."""

    SELF = "self"
    APPRAISAL = "appraisal"
    INSPECTION = "inspection"
    SURVEY = "survey"


class Source(StrEnum):
    """Who gives a verdict on a leaf. Appraisal has two rounds; both belong to the appraisal stage."""

    SELF = "self"
    APPRAISAL_1 = "appraisal-1"
    APPRAISAL_2 = "appraisal-2"
    INSPECTION = "inspection"
    SURVEY = "survey"

    @property
    def stage(self) -> Stage:
        """The column this source is shown in."""
        return Stage(self.value.split("-")[0])


class Status(StrEnum):
    """What became of a leaf or a node. Only `scored` has points; none of the others is 0."""

    SCORED = "scored"
    MISSING = "missing"
    PENDING = "pending"
    NOT_APPLICABLE = "not_applicable"
    INVALID = "invalid"


class Treatment(StrEnum):
    """What "not applicable" does: leaves the maximum, earns full points, earns zero, or goes to the siblings."""

    EXCLUDE = "exclude"
    FULL = "full"
    ZERO = "zero"
    REDISTRIBUTE = "redistribute"
