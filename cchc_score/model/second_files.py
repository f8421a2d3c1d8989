"""Model: two files that say different things of one unit for one source, and which of them counts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from cchc_score.model.answers import Entry
from cchc_score.model.explanations import UNDATED, Stated
from cchc_score.model.sources import Source
from cchc_score.text import Phrase


class Chosen(StrEnum):
    """How it was settled which of two files counts; the last three settle nothing."""

    NAMED = "named"
    """The office named it in campaign.yaml."""
    NEWEST = "newest"
    ASKED = "asked"
    UNDATED = "undated"
    """The newest was wanted, but the files do not say which that is."""
    BOTH_NAMED = "both-named"


class Difference(NamedTuple):
    """One answer that two files give differently; None where a file gives none."""

    code: str
    what: Phrase
    """Which cell of the criterion: points, one of its data, evidence, note."""
    old: Entry | None
    new: Entry | None


@dataclass(frozen=True, slots=True)
class SecondFile:
    """A file and the one that came beside it. Where no dates tell, `old` is the first by name."""

    unit: str
    source: Source
    department: str
    old: str
    new: str
    kept: str | None
    """The one that counts; None while nobody has said."""
    chosen: Chosen
    differences: tuple[Difference, ...]
    why: Phrase
    """Why the one counts, or why neither does."""
    old_stated: Stated = UNDATED
    new_stated: Stated = UNDATED
