"""Campaign: what has come back at each step: which files, of which day, in time or late."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from cchc_score.campaign.gather import EXPLANATIONS, InputFile
from cchc_score.campaign.plan import Plan
from cchc_score.campaign.year import Heard
from cchc_score.inputs.intake import Intake
from cchc_score.model import Source, Stated, Unit
from cchc_score.model.standing import Receipt, Sent, Step, Trouble
from cchc_score.problems import Problem, Severity

_FOLDERS: Mapping[str, Step] = {
    "self": Step.SELF,
    EXPLANATIONS: Step.EXPLANATION,
    "inspection": Step.INSPECTION,
    "survey": Step.SURVEY,
}
_SOURCES: Mapping[Step, Source] = {
    Step.SELF: Source.SELF,
    Step.INSPECTION: Source.INSPECTION,
    Step.SURVEY: Source.SURVEY,
}


def deadlines_of(plan: Plan) -> dict[Step, date]:
    """The deadline of each step that has one, in the order of the year."""
    known = {Step(source.value): day for source, day in plan.deadlines.items()}
    if plan.explanations_due is not None:
        known[Step.EXPLANATION] = plan.explanations_due
    return {step: known[step] for step in Step if step in known}


@dataclass(frozen=True, slots=True)
class Post:
    """What came in: every file read, by what it says of whom."""

    heard: Heard
    intakes: Mapping[str, Intake]
    folders: Mapping[str, Step]
    """File → the step whose folder it lies in, appraisals apart."""
    deadlines: Mapping[Step, date]
    today: date

    @classmethod
    def sorted(cls, heard: Heard, files: Iterable[InputFile], intakes: Iterable[Intake], today: date) -> Post:
        """Sort what was read."""
        folders = {file.shown: _FOLDERS.get(file.shown.split("/")[0]) for file in files}
        kept = {name: step for name, step in folders.items() if step is not None}
        by_name = {intake.file: intake for intake in intakes}
        return cls(heard, by_name, kept, deadlines_of(heard.plan), today)

    def of(self, unit: Unit, step: Step, *, asked: bool) -> Sent:
        """A step that is one form or row of a unit: its self-assessment, its inspection, its survey."""
        gathered, source = self.heard.gathered, _SOURCES[step]
        files = [one.file for one in gathered.submissions.get(unit.code, ()) if one.source is source]
        if step is Step.SELF:  # copies beside an appraiser's verdict are not sent by the unit
            files = [name for name in files if self._is_own(name)]
            if unit.code in gathered.withheld:
                return Sent(Receipt.UNCLEAR, files=gathered.withheld[unit.code])
        if files:
            return self.dated(step, files)
        there = (name for name, at in self.folders.items() if at is step and not self.intakes[name].explaining)
        failed = [name for name in there if unit.code in self.about(name)]
        if failed:
            return Sent(Receipt.FAILED, files=tuple(failed))
        return Sent(self.missing(step) if asked else Receipt.NOT_ASKED)

    def _is_own(self, file: str) -> bool:
        return any(given.source is Source.SELF for given in self.intakes[file].submissions)

    def about(self, file: str) -> tuple[str, ...]:
        """The units a file speaks of; of one that could not be read, the unit its name begins with."""
        intake = self.intakes[file]
        units = self.heard.plan.units
        if intake.about or units is None:
            return intake.about
        stem = file.rpartition("/")[2].rpartition(".")[0]
        return tuple(code for code in (stem, stem.split("-")[0], stem.split(" ")[0]) if code in units)[:1]

    def dated(self, step: Step, files: Iterable[str], *, asked: int = 0, done: int = 0) -> Sent:
        """Files that are there, by the latest day that one of them states."""
        names = tuple(dict.fromkeys(files))
        known = [(day, self._stated(name)) for name in names if (day := self._stated(name).on) is not None]
        day, stated = max(known, key=lambda one: one[0], default=(None, None))
        deadline = self.deadlines.get(step)
        late = day is not None and deadline is not None and day > deadline
        by_save = stated is not None and stated.day is None
        return Sent(Receipt.LATE if late else Receipt.RECEIVED, asked, done, 0, names, day, by_save)

    def counted(self, step: Step, files: Iterable[str], *, asked: int, done: int, waiting: int = 0) -> Sent:
        """A step of so many leaves: owed while one of them is not there that could be."""
        if not asked:
            return Sent(Receipt.NOT_ASKED)
        sent = self.dated(step, files, asked=asked, done=done)
        if done == asked:
            return sent
        receipt = Receipt.AWAITED if done + waiting == asked else self.missing(step)
        return replace(sent, receipt=receipt, waiting=waiting)

    def missing(self, step: Step) -> Receipt:
        """What a step is that has not come."""
        deadline = self.deadlines.get(step)
        return Receipt.OVERDUE if deadline is not None and self.today > deadline else Receipt.AWAITED

    def _stated(self, file: str) -> Stated:
        return self.heard.gathered.stated[file]

    def troubles(self, problems: Iterable[Problem]) -> tuple[Trouble, ...]:
        """The files with errors, in the order they were met."""
        by_file: dict[str, list[Problem]] = {}
        for problem in problems:
            if problem.severity is Severity.ERROR:
                by_file.setdefault(problem.place.file, []).append(problem)
        return tuple(
            Trouble(file, found[0], len(found), self.about(file) if file in self.intakes else ())
            for file, found in by_file.items()
        )
