"""Campaign: finding the files of a folder and reading them all, in worker processes, into submissions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cchc_score.campaign.second_files import settle
from cchc_score.inputs.intake import Expected, Intake
from cchc_score.model import Explanation, Finding, Inspection, SecondFile, Source, Stated, Submission, Unit
from cchc_score.problems import Place, Problem

if TYPE_CHECKING:  # workers import this module, and need nothing of how a plan is read
    from cchc_score.campaign.plan import Plan

EXPLANATIONS = "explanation"
"""The folder of what units answer to appraisers; its files speak for no source."""

FOLDERS: Mapping[str, Source] = {
    "self": Source.SELF,
    "appraisal": Source.APPRAISAL_1,
    EXPLANATIONS: Source.SELF,
    "inspection": Source.INSPECTION,
    "survey": Source.SURVEY,
}
"""Sub-folder → the source its files speak for, unless a file's own columns say otherwise."""

_TABLES = {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv"}

Progress = Callable[[int, int], None]
"""Called with files done and files in all."""


class InputFile(NamedTuple):
    """One file to read: where it is, how the user knows it, whom it speaks for."""

    path: Path
    shown: str
    source: Source
    explaining: bool = False
    """Whether it lies among the explanations."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything the files of a folder say."""

    submissions: Mapping[str, tuple[Submission, ...]]
    """Unit code → its submissions from every source, in file order."""
    units: tuple[Unit, ...]
    """The units: of the register, or those the files themselves name when there is none."""
    withheld: Mapping[str, tuple[str, ...]]
    """Unit code → the names of its differing self-assessments, none of which is used."""
    inputs: tuple[tuple[str, str], ...]
    """Each file read, with its SHA-256."""
    problems: tuple[Problem, ...]
    findings: tuple[Finding, ...] = ()
    """What inspections found, in file order."""
    inspections: tuple[Inspection, ...] = ()
    explanations: tuple[Explanation, ...] = ()
    """What units answer where appraisers asked, in file order."""
    second_files: tuple[SecondFile, ...] = ()
    replaced: Mapping[str, tuple[Submission, ...]] = field(default_factory=dict)
    """Unit code → what files say of it that another file stands for; not scored, and not forgotten."""
    stated: Mapping[str, Stated] = field(default_factory=dict)
    """File → when it says it was written."""


def find_files(plan: Plan, folders: Iterable[str] = tuple(FOLDERS)) -> tuple[list[InputFile], list[Problem]]:
    """The files of a campaign folder by name; of a bare folder, every form in it is a self-assessment."""
    problems: list[Problem] = []
    found: list[InputFile] = []
    present = [name for name in folders if (plan.folder / name).is_dir()]
    if plan.units is None and not present:
        found += _tables_in(plan.folder, plan.folder, Source.SELF, problems, deep=False)
    for name in present:
        tables = _tables_in(plan.folder / name, plan.folder, FOLDERS[name], problems, deep=True)
        found += (table._replace(explaining=name == EXPLANATIONS) for table in tables)
    return found, problems


def _tables_in(
    folder: Path, base: Path, source: Source, problems: list[Problem], *, deep: bool
) -> Iterable[InputFile]:
    paths = sorted(folder.rglob("*") if deep else folder.iterdir(), key=lambda path: path.as_posix())
    for path in paths:
        # Excel's lock files (~$…), hidden files and Windows' own are nobody's answers.
        if not path.is_file() or path.name.startswith((".", "~$")) or path.name in ("desktop.ini", "Thumbs.db"):
            continue
        shown = path.relative_to(base).as_posix()
        if path.suffix.lower() in _TABLES:
            yield InputFile(path, shown, source)
        elif path.suffix.lower() not in (".yaml", ".yml", ".md", ".txt"):
            problems.append(Problem("not-a-table-file", Place(shown)))


def read_files(plan: Plan, files: Sequence[InputFile], jobs: int | None, progress: Progress) -> list[Intake]:
    """Read files in worker processes, in order; one that takes its worker down costs itself and is named."""
    from cchc_score.inputs.batch import run

    expected = {source: plan.expects(source) for source in FOLDERS.values()}
    count = Count(len(files), progress)
    outcomes = run(files, _read, expected, shown=lambda file: file.shown, jobs=jobs, on_done=count.more)
    return [
        outcome.value if outcome.value is not None else _lost(file, outcome.problem)
        for file, outcome in zip(files, outcomes, strict=True)
    ]


class Count:
    """Turns "so many more are done" into progress."""

    def __init__(self, of: int, progress: Progress) -> None:
        self._done, self._of, self._progress = 0, of, progress

    def more(self, done: int = 1) -> None:
        """So many more are done."""
        self._done += done
        self._progress(self._done, self._of)


def _read(expected: Mapping[Source, Expected], file: InputFile) -> Intake:
    from cchc_score.inputs.intake import read_file

    return read_file(file.path, file.shown, expected[file.source]._replace(explaining=file.explaining))


def _lost(file: InputFile, problem: Problem | None) -> Intake:
    """What a file comes to that took its worker down."""
    return Intake(file.shown, "", (), (), (problem,) if problem is not None else ())


def gather(plan: Plan, intakes: Sequence[Intake]) -> Gathered:
    """Bring what the files say together by unit.

    Of files that differ on the same thing one counts where the campaign says which; self-assessments are withheld
    until then. For a unit without a file of its own the copies of its self-assessment speak that appraisers' and
    inspectors' files show beside their verdicts.
    """
    everything: dict[str, list[Submission]] = {}
    for intake in intakes:
        for submission in intake.submissions:
            everything.setdefault(submission.unit, []).append(submission)
    settled = settle(plan, intakes, everything)
    by_unit = {unit: [one for one in given if settled.speaks(one)] for unit, given in everything.items()}
    replaced = {unit: tuple(one for one in given if not settled.speaks(one)) for unit, given in everything.items()}
    _add_copies(intakes, everything, replaced, by_unit)
    units = plan.units.values() if plan.units is not None else _named_units(intakes).values()
    dropped = {(one.unit, one.file) for given in replaced.values() for one in given if _of_visit(one)}
    return Gathered(
        {unit: tuple(submissions) for unit, submissions in by_unit.items()},
        tuple(units),
        settled.withheld,
        tuple((intake.file, intake.sha256) for intake in intakes if intake.sha256),
        (*(problem for intake in intakes for problem in intake.problems), *settled.problems),
        tuple(one for each in intakes for one in each.findings if (one.unit, each.file) not in dropped),
        tuple(one for each in intakes for one in each.inspections if (one.unit, each.file) not in dropped),
        tuple(one for each in intakes for one in each.explanations),
        tuple(settled.pairs),
        {unit: given for unit, given in replaced.items() if given},
        {intake.file: intake.stated for intake in intakes},
    )


def _of_visit(given: Submission) -> bool:
    return given.source is Source.INSPECTION


def _add_copies(
    intakes: Sequence[Intake],
    everything: Mapping[str, Sequence[Submission]],
    replaced: Mapping[str, Sequence[Submission]],
    by_unit: dict[str, list[Submission]],
) -> None:
    claimed = {unit for unit, given in everything.items() if any(s.source is Source.SELF for s in given)}
    silent = {(one.unit, one.file) for given in replaced.values() for one in given}
    spoken = (intake for intake in intakes if any(given.answers for given in intake.submissions))
    for copy in (copy for intake in spoken for copy in intake.copies):
        if copy.unit not in claimed and (copy.unit, copy.file) not in silent:
            by_unit.setdefault(copy.unit, []).append(copy)


def _named_units(intakes: Sequence[Intake]) -> dict[str, Unit]:
    return {unit.code: unit for intake in intakes for unit in intake.units}
