"""Model: what a unit answers when appraisers ask about a leaf, and when a file says it was written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from cchc_score.model.answers import Entry

_VIETNAM = timezone(timedelta(hours=7))


@dataclass(frozen=True, slots=True)
class Stated:
    """When a file itself says it was written; what the file system says of it is nobody's word."""

    day: Entry | None = None
    """The day written above its table, a date."""
    saved: datetime | None = None
    """The last save among the document's own properties, in UTC."""

    @property
    def on(self) -> date | None:
        """The day it was written: as the file says in words, else the day of its last save, in Vietnam's time."""
        if self.day is not None and isinstance(self.day.value, date):
            return self.day.value
        return self.saved.astimezone(_VIETNAM).date() if self.saved is not None else None


UNDATED = Stated()


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a unit says of one leaf after round 1 of appraisal, with further evidence. It is not a verdict."""

    unit: str
    leaf: str
    file: str
    text: Entry | None = None
    evidence: Entry | None = None
    stated: Stated = UNDATED

    @property
    def said(self) -> tuple[str, str]:
        """The words alone, text and evidence: two records that say the same are one answer."""
        return (_words(self.text), _words(self.evidence))


def _words(entry: Entry | None) -> str:
    return str(entry.value) if entry is not None else ""
