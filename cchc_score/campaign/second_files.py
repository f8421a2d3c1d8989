"""Campaign: a second file of a unit or an appraiser: which of the two counts, and what they say differently."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from cchc_score.campaign.differences import differences, in_short
from cchc_score.inputs.intake import Intake
from cchc_score.model import Chosen, CriteriaSet, SecondFile, Source, Stage, Stated, Submission
from cchc_score.problems import Place, Problem
from cchc_score.scoring.merge import merge
from cchc_score.scoring.sources import SOURCE_TITLES
from cchc_score.text import Phrase, fold

if TYPE_CHECKING:  # workers import what gathers, and need nothing of how a plan is read
    from cchc_score.campaign.plan import Plan

_BY_DAY = Phrase(
    "tệp được dùng ghi ngày {newer}, tệp này ghi ngày {older}",
    "the one used is dated {newer}, this one {older}",
)
_BY_SAVE = Phrase(
    "theo thuộc tính tệp, tệp được dùng lưu lúc {newer}, tệp này lưu lúc {older} (giờ quốc tế)",
    "by their properties the one used was saved at {newer}, this one at {older} (UTC)",
)
_WHY: Mapping[Chosen, Phrase] = {
    Chosen.NAMED: Phrase("campaign.yaml nêu ở mục use", "campaign.yaml names it under “use”"),
    Chosen.ASKED: Phrase("chưa biết tệp nào được dùng", "which one counts has not been said"),
    Chosen.UNDATED: Phrase(
        "second_file là newest nhưng các tệp không ghi ngày để biết tệp nào mới hơn",
        "second_file is newest, but no day in the files tells which is newer",
    ),
    Chosen.BOTH_NAMED: Phrase("mục use nêu nhiều hơn một tệp", "“use” names more than one of them"),
}


@dataclass(slots=True)
class Settled:
    """What became of second files: who is silenced, and what there is to tell."""

    silenced: dict[tuple[str, Source], set[str]] = field(default_factory=dict)
    """Unit and source → the files that do not speak."""
    withheld: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Unit → the names of its self-assessments, while none of them is used."""
    pairs: list[SecondFile] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def speaks(self, given: Submission) -> bool:
        """Whether a submission counts."""
        return given.file not in self.silenced.get((given.unit, given.source), ())

    def silence(self, given: Submission) -> None:
        """Take what a file says for one source of one unit out of the year."""
        self.silenced.setdefault((given.unit, given.source), set()).add(given.file)


def settle(plan: Plan, intakes: Sequence[Intake], by_unit: Mapping[str, Sequence[Submission]]) -> Settled:
    """Look for files that speak for one source of one unit and differ, and settle which counts, if that is said.

    Of self-assessments any difference makes a second file. Appraisers may share a field: their files are rivals
    only where they judge the same leaf differently, and only files that name the same department (of inspections:
    the same visit) can replace each other. Others are put together, and contradict each other, by `merge`.
    """
    table = _Table(plan, {intake.file: intake for intake in intakes}, Settled())
    for unit, submissions in by_unit.items():
        for (source, _), given in _groups(table, submissions).items():
            table.settle(unit, source, given)
    table.name_idle(by_unit)
    return table.settled


def _groups(table: _Table, submissions: Sequence[Submission]) -> Mapping[tuple[Source, str], list[Submission]]:
    groups: dict[tuple[Source, str], list[Submission]] = {}
    for given in submissions:
        key = table.same_hand(given)
        if key is not None:
            groups.setdefault((given.source, key), []).append(given)
    return {key: given for key, given in groups.items() if len(given) > 1}


@dataclass(slots=True)
class _Table:
    """The files of a campaign while second ones are settled."""

    plan: Plan
    intakes: Mapping[str, Intake]
    settled: Settled
    contested: set[str] = field(default_factory=set)
    """Files named under `use` that some rival was found for."""

    def same_hand(self, given: Submission) -> str | None:
        """Whose file it is, so that a second one of the same hand is known; None when that cannot be told."""
        intake = self.intakes[given.file]
        if given.source is Source.SELF:
            return ""
        if given.source.stage is Stage.APPRAISAL:
            return fold(intake.department) or None
        days = [visit.day.value for visit in intake.inspections if visit.unit == given.unit and visit.day]
        return str(days[0]) if days else ("" if intake.stamped else None)

    def settle(self, unit: str, source: Source, submissions: Sequence[Submission]) -> None:
        """Settle the files of one hand on one unit."""
        given = self._once(unit, source, submissions)
        named = [one for one in given if one.file in self.plan.use]
        self.contested.update(one.file for one in named if len(given) > 1)
        if len(given) < 2 or not (named or self._rivals(unit, source, given)):
            return
        kept, chosen = self._choose(given, named)
        if kept is not None:
            self._replace(unit, kept, chosen, given)
        else:
            self._leave_open(unit, source, chosen, given)

    def _once(self, unit: str, source: Source, submissions: Sequence[Submission]) -> list[Submission]:
        """Files that say the very same, each once; the earliest of them speaks."""
        kept: list[Submission] = []
        alike: list[Submission] = []
        for one in sorted(submissions, key=lambda given: self._stated(given).on or date.min):
            same = any(self._same(unit, one, other) for other in kept)
            (alike if same else kept).append(one)
        for one in alike:
            self.settled.silence(one)
            if source is not Source.SELF:
                continue
            files = tuple(other.file for other in submissions if other is one or self._same(unit, one, other))
            self.settled.problems.append(
                Problem("same-file-twice", Place(one.file), {"unit": unit, "files": files})
            )
        return [one for one in submissions if any(one is other for other in kept)]

    def _same(self, unit: str, one: Submission, other: Submission) -> bool:
        if self.intakes[one.file].sha256 == self.intakes[other.file].sha256:
            return True
        # what inspectors found is no answer: files of one visit may be alike but for it
        return one.source is not Source.INSPECTION and not differences(self._criteria(unit), one, other)

    def _rivals(self, unit: str, source: Source, given: Sequence[Submission]) -> bool:
        return source is Source.SELF or bool(merge(given)[1])

    def _choose(
        self, given: Sequence[Submission], named: Sequence[Submission]
    ) -> tuple[Submission | None, Chosen]:
        if len(named) == 1:
            return named[0], Chosen.NAMED
        if named:
            files = tuple(one.file for one in named)
            place = self.plan.use[files[1]]
            values = {"files": files, "unit": named[0].unit}
            self.settled.problems.append(Problem("use-names-both", place, values))
            return None, Chosen.BOTH_NAMED
        if self.plan.second_file != "newest":
            return None, Chosen.ASKED
        newest = _newest(given, self._stated)
        return (newest, Chosen.NEWEST) if newest is not None else (None, Chosen.UNDATED)

    def _replace(self, unit: str, kept: Submission, chosen: Chosen, given: Sequence[Submission]) -> None:
        for one in (one for one in given if one is not kept):
            self.settled.silence(one)
            pair = self._pair(unit, chosen, one, kept, kept.file)
            self._tell("file-replaced", one, pair, kept=kept.file)

    def _leave_open(self, unit: str, source: Source, chosen: Chosen, given: Sequence[Submission]) -> None:
        newest = _newest(given, self._stated)
        first, *others = given = sorted(given, key=lambda one: one is newest)
        files = tuple(one.file for one in given)
        pairs = [self._pair(unit, chosen, first, other, None) for other in others]
        if source is not Source.SELF:
            last = given[-1]
            line = self._line(last.file)
            self._tell("two-files-of-appraisers", last, pairs[-1], count=len(files), files=files, line=line)
            return
        self.settled.withheld[unit] = files
        for one, pair in zip(given, (pairs[0], *pairs), strict=True):
            self.settled.silence(one)
            self._tell("two-files-of-a-unit", one, pair, count=len(files), files=files, line=self._line(one.file))

    def name_idle(self, by_unit: Mapping[str, Sequence[Submission]]) -> None:
        """A file named under `use` that nothing competes with: perhaps the other one is gone, or not yet there."""
        speaking = {one.file for submissions in by_unit.values() for one in submissions}
        for name, place in self.plan.use.items():
            if name in speaking and name not in self.contested:
                self.settled.problems.append(Problem("use-without-rival", place, {"found": name}))

    # --- small pieces

    def _pair(self, unit: str, chosen: Chosen, old: Submission, new: Submission, kept: str | None) -> SecondFile:
        said = differences(self._criteria(unit), old, new)
        older, newer = self._stated(old), self._stated(new)
        why = _why(chosen, older, newer)
        pair = SecondFile(
            unit, old.source, self._department(old), old.file, new.file, kept, chosen, said, why, older, newer
        )
        self.settled.pairs.append(pair)
        return pair

    def _tell(self, code: str, one: Submission, pair: SecondFile, **values: object) -> None:
        common = {"unit": pair.unit, "differences": in_short(pair.differences), "why": pair.why}
        if code != "two-files-of-a-unit":
            hand = f" ({pair.department})" if pair.department else ""
            common |= {"source": SOURCE_TITLES[one.source], "department": hand}
        self.settled.problems.append(Problem(code, Place(one.file), {**common, **values}))

    def _department(self, given: Submission) -> str:
        return self.intakes[given.file].department if given.source.stage is Stage.APPRAISAL else ""

    def _criteria(self, unit: str) -> CriteriaSet:
        units = self.plan.units
        level = units[unit].level if units is not None else next(iter(self.plan.sets))
        return self.plan.sets[level]

    def _stated(self, given: Submission) -> Stated:
        return self.intakes[given.file].stated

    def _line(self, file: str) -> str:
        """The line of campaign.yaml that names a file, with those named already."""
        names = ", ".join(json.dumps(name, ensure_ascii=False) for name in dict.fromkeys((*self.plan.use, file)))
        return f"use: [{names}]"


def _why(chosen: Chosen, older: Stated, newer: Stated) -> Phrase:
    if chosen is not Chosen.NEWEST:
        return _WHY[chosen]
    days = older.day, newer.day
    if days[0] is not None and days[1] is not None and days[0].value != days[1].value:
        return Phrase(_BY_DAY.vi, _BY_DAY.en, {"newer": days[1].value, "older": days[0].value})
    return Phrase(_BY_SAVE.vi, _BY_SAVE.en, {"newer": _clock(newer.saved), "older": _clock(older.saved)})


def _clock(moment: datetime | None) -> str:
    return f"{moment:%d/%m/%Y %H:%M}" if moment is not None else "–"


def _newest(given: Sequence[Submission], stated: Callable[[Submission], Stated]) -> Submission | None:
    """The newest by the days written in the files, else by their last saves; None where neither tells."""
    told = [stated(one) for one in given]
    for moments in (_days(told), [one.saved.isoformat() for one in told if one.saved is not None]):
        latest = max(moments, default="")
        if len(moments) == len(given) and moments.count(latest) == 1:
            return given[moments.index(latest)]
    return None


def _days(stated: Sequence[Stated]) -> list[str]:
    return [str(one.day.value) for one in stated if one.day is not None]  # dates, which sort as ISO texts do
