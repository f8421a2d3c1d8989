"""Model: what an inspection team found at a unit: strengths, shortcomings, recommendations, each with its cell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from cchc_score.model.answers import Entry
from cchc_score.problems import Place


class FindingKind(StrEnum):
    """Whether a finding speaks for the unit or against it."""

    STRENGTH = "strength"
    SHORTCOMING = "shortcoming"


@dataclass(frozen=True, slots=True)
class Inspection:
    """One visit of an inspection team to one unit, as the record of the visit tells; None where it does not."""

    unit: str
    file: str
    day: Entry | None = None
    """The day of the visit, a date."""
    mode: Entry | None = None
    """Định kỳ, đột xuất, qua báo cáo, giám sát."""
    authority: Entry | None = None
    """The Decision or plan that the team was sent by."""
    leader: Entry | None = None
    team: Entry | None = None
    unit_team: Entry | None = None
    """Who spoke for the unit."""


class Earlier(NamedTuple):
    """The finding of an earlier year that a finding repeats."""

    year: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found, and what was recommended about it. General findings have no criterion."""

    inspection: Inspection
    kind: FindingKind
    criterion: str | None
    place: Place
    """Where it stands: the cell of the text, else of the recommendation."""
    text: str = ""
    """The fact in the team's words; empty where only a recommendation was written."""
    measured: str = ""
    """The figures the team verified, as "title: value; …"."""
    evidence: Entry | None = None
    recommendation: Entry | None = None
    deadline: Entry | None = None
    """A date; or the words that stand there in place of one."""
    owner: Entry | None = None
    """Who has to remedy it, inside the unit."""
    repeats: Earlier | None = None

    @property
    def unit(self) -> str:
        """The code of the unit."""
        return self.inspection.unit
