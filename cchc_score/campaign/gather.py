"""Campaign: finding the files of a folder and reading them all, in worker processes, into submissions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cchc_score.inputs.intake import Expected, Intake
from cchc_score.model import Finding, Inspection, Source, Submission, Unit
from cchc_score.problems import Place, Problem

if TYPE_CHECKING:  # workers import this module, and need nothing of how a plan is read
    from cchc_score.campaign.plan import Plan

FOLDERS: Mapping[str, Source] = {
    "self": Source.SELF,
    "appraisal": Source.APPRAISAL_1,
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


def find_files(plan: Plan, folders: Iterable[str] = tuple(FOLDERS)) -> tuple[list[InputFile], list[Problem]]:
    """The files of a campaign folder by name; of a bare folder, every form in it is a self-assessment."""
    problems: list[Problem] = []
    found: list[InputFile] = []
    present = [name for name in folders if (plan.folder / name).is_dir()]
    if plan.units is None and not present:
        found += _tables_in(plan.folder, plan.folder, Source.SELF, problems, deep=False)
    for name in present:
        found += _tables_in(plan.folder / name, plan.folder, FOLDERS[name], problems, deep=True)
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

    return read_file(file.path, file.shown, expected[file.source])


def _lost(file: InputFile, problem: Problem | None) -> Intake:
    """What a file comes to that took its worker down."""
    return Intake(file.shown, "", (), (), (problem,) if problem is not None else ())


def gather(plan: Plan, intakes: Sequence[Intake]) -> Gathered:
    """Bring what the files say together by unit.

    Differing self-assessments of one unit are withheld. For a unit without a file of its own the copies of its
    self-assessment speak that appraisers' and inspectors' files show beside their verdicts.
    """
    problems = [problem for intake in intakes for problem in intake.problems]
    digests = {intake.file: intake.sha256 for intake in intakes}
    by_unit: dict[str, list[Submission]] = {}
    for intake in intakes:
        for submission in intake.submissions:
            by_unit.setdefault(submission.unit, []).append(submission)
    claimed = {unit for unit, given in by_unit.items() if any(s.source is Source.SELF for s in given)}
    withheld: dict[str, tuple[str, ...]] = {}
    for unit, submissions in by_unit.items():
        kept, doubles = _one_self_assessment(unit, submissions, digests, problems)
        by_unit[unit] = kept
        if doubles:
            withheld[unit] = doubles
    spoken = (intake for intake in intakes if any(given.answers for given in intake.submissions))
    for copy in (copy for intake in spoken for copy in intake.copies):
        if copy.unit not in claimed:
            by_unit.setdefault(copy.unit, []).append(copy)
    units = plan.units.values() if plan.units is not None else _named_units(intakes).values()
    return Gathered(
        {unit: tuple(submissions) for unit, submissions in by_unit.items()},
        tuple(units),
        withheld,
        tuple((file, digest) for file, digest in digests.items() if digest),
        tuple(problems),
        tuple(finding for intake in intakes for finding in intake.findings),
        tuple(visit for intake in intakes for visit in intake.inspections),
    )


def _one_self_assessment(
    unit: str, submissions: list[Submission], digests: Mapping[str, str], problems: list[Problem]
) -> tuple[list[Submission], tuple[str, ...]]:
    """Self-assessments of a unit must come from one file; copies of one file count once."""
    files = list(dict.fromkeys(s.file for s in submissions if s.source is Source.SELF))
    if len(files) < 2:
        return submissions, ()
    others = [s for s in submissions if s.source is not Source.SELF or s.file == files[0]]
    if len({digests[file] for file in files}) == 1:
        problems.append(Problem("same-file-twice", Place(files[1]), {"unit": unit, "files": tuple(files)}))
        return others, ()
    values = {"unit": unit, "count": len(files), "files": tuple(files)}
    problems += [Problem("two-files-of-a-unit", Place(file), values) for file in files]
    return [s for s in others if s.source is not Source.SELF], tuple(files)


def _named_units(intakes: Sequence[Intake]) -> dict[str, Unit]:
    return {unit.code: unit for intake in intakes for unit in intake.units}
