"""Campaign: the dossier of every unit (Word and Excel), and the history of all points as one table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from cchc_score import __version__
from cchc_score.campaign.gather import Count, Gathered, Progress
from cchc_score.campaign.publish import provenance
from cchc_score.campaign.scores import groups_of
from cchc_score.campaign.year import Heard
from cchc_score.forms.many import file_name, free_name
from cchc_score.model import (
    Explanation,
    GroupRanking,
    Papers,
    Peers,
    SecondFile,
    SetAside,
    Submission,
    Unit,
    UnitScore,
)
from cchc_score.placing import place_file
from cchc_score.problems import Place, Problem, has_errors
from cchc_score.reports.history_table import change_rows, changes_sheet, changes_table
from cchc_score.reports.provenance import TOOL_NAME
from cchc_score.reports.tables import Document, Row
from cchc_score.reports.unit_year import Standing, UnitYear
from cchc_score.scoring.gains import gains
from cchc_score.scoring.history import histories
from cchc_score.text import Phrase

DOSSIERS = "dossiers"
HISTORY = "history"


@dataclass(slots=True)
class Written:
    """What was written, and what kept more from being written."""

    dossiers: list[Path] = field(default_factory=list)
    changes: list[Row] = field(default_factory=list)
    """Every change of points of these units, as rows of the table of changes."""
    problems: list[Problem] = field(default_factory=list)
    broken: bool = False
    """Whether the Word template is broken: told once, not for every unit."""


def write_dossiers(
    heard: Heard, years: Iterable[UnitYear], of: int, known: Sequence[Problem], out: Path, progress: Progress
) -> Written:
    """Write the Word and Excel dossier of each unit under `out/dossiers`; `of` tells progress how many there
    are, `known` are the problems of the files.

    Raises OSError.
    """
    written, taken = Written(), set[str]()
    count = Count(of, progress)
    files = _Files(heard, known)
    for year in years:
        path = out / DOSSIERS / free_name(file_name(year.score.unit), taken)
        written.dossiers.append(_write_book(year, path, files))
        if not written.broken:
            _write_paper(heard, year, path.with_suffix(".docx"), written)
        written.changes += change_rows(year.score, year.histories)
        count.more()
    return written


def write_history(heard: Heard, rows: Sequence[Row], out: Path) -> list[Path]:
    """Write every change of the year as `history.xlsx` and `history.csv`. Raises OSError."""
    from cchc_score.reports.csv_writer import write_csv
    from cchc_score.reports.xlsx_writer import write_xlsx

    title = heard.plan.title or ""
    document = Document(f"Lịch sử điểm – {title}", f"{TOOL_NAME} {__version__}", (changes_sheet(rows, title),))
    return [
        place_file(out / f"{HISTORY}.xlsx", lambda draft: write_xlsx(document, draft)),
        place_file(out / f"{HISTORY}.csv", lambda draft: write_csv(changes_table(rows), draft)),
    ]


# --- one unit's year -----------------------------------------------------------------------------------------


def unit_years(heard: Heard, rankings: Sequence[GroupRanking], codes: Sequence[str] = ()) -> Iterator[UnitYear]:
    """The year of each unit (of these codes, else of all) of which anything was said, group by group."""
    standings = _standings(rankings)
    for (level, _), units in groups_of(heard.gathered.units).items():
        chosen = [unit for unit in units if (not codes or unit.code in codes) and heard.of(unit)]
        peers = heard.peers(heard.plan.sets[level], units) if chosen else {}
        surveyed = heard.surveyed(level)
        for unit in chosen:
            score = heard.score(unit, peers, surveyed=surveyed)
            yield _year(heard, score, peers.get(unit.code, {}), standings.get(unit.code, Standing()))


def silent_units(heard: Heard, codes: Sequence[str]) -> tuple[Problem, ...]:
    """A note for each unit asked for of which nothing was said."""
    return tuple(
        Problem("dossier-nothing-said", Place(heard.plan.shown), {"unit": f"{unit.code} {unit.name}"})
        for unit in heard.gathered.units
        if unit.code in codes and not heard.of(unit)
    )


def _year(heard: Heard, score: UnitScore, peers: Mapping[str, Peers], standing: Standing) -> UnitYear:
    unit = score.unit
    said, found = heard.of(unit), heard.against(unit)
    return UnitYear(
        score,
        standing,
        histories(score, papers_of(heard, unit), found),
        gains(score, said, peers, found),
        said,
        tuple(finding for finding in heard.gathered.findings if finding.unit == unit.code),
    )


def papers_of(heard: Heard, unit: Unit) -> Papers:
    """What is known of a unit beside what counts: days, explanations, files that another stands for."""
    gathered = heard.gathered
    days = {file: stated.on for file, stated in gathered.stated.items() if stated.on is not None}
    for visit in gathered.inspections:
        if visit.unit == unit.code and visit.day is not None and isinstance(visit.day.value, date):
            days[visit.file] = visit.day.value
    explanations: dict[str, tuple[Explanation, ...]] = {}
    for each in gathered.explanations:
        if each.unit == unit.code:
            explanations[each.leaf] = (*explanations.get(each.leaf, ()), each)
    aside = (_set_aside(gathered.second_files, one) for one in gathered.replaced.get(unit.code, ()))
    return Papers(days, explanations, tuple(each for each in aside if each is not None))


def _set_aside(pairs: Sequence[SecondFile], one: Submission) -> SetAside | None:
    """A file that does not count, and why; None for a copy of one that does."""
    for pair in pairs:
        if pair.unit == one.unit and pair.source is one.source and one.file in (pair.old, pair.new):
            values = {"kept": pair.kept, "why": pair.why}
            if pair.kept is None:
                return SetAside(one, Phrase("Chưa dùng: {why}", "Not used yet: {why}", values))
            return SetAside(one, Phrase("Dùng tệp {kept}: {why}", "{kept} is used: {why}", values))
    return None


def _standings(rankings: Sequence[GroupRanking]) -> dict[str, Standing]:
    standings: dict[str, Standing] = {}
    for ranking in rankings:
        count = len(ranking.ranked)
        for one in ranking.ranked:
            standings[one.score.unit.code] = Standing(one.rank, one.tied, count)
        for other in ranking.unranked:
            standings[other.unit.code] = Standing(ranked=count, reasons=other.reasons)
    return standings


# --- files ---------------------------------------------------------------------------------------------------


class _Files:
    """Which input files speak of a unit: its dossier names those, and tells what is wrong with its own."""

    def __init__(self, heard: Heard, known: Sequence[Problem]) -> None:
        gathered = heard.gathered
        self.plan = heard.plan.inputs
        self.digests = dict(gathered.inputs)
        self.of: dict[str, dict[str, None]] = {}
        for unit, submissions in gathered.submissions.items():
            self._note(unit, [one.file for one in submissions])
        for unit, submissions in gathered.replaced.items():
            self._note(unit, [one.file for one in submissions])
        for unit, file in self._other_papers(gathered):
            self._note(unit, [file])
        users = Counter(file for files in self.of.values() for file in files)
        self.own = {file for file, count in users.items() if count == 1}
        self.known: dict[str, list[Problem]] = {}
        for problem in known:
            self.known.setdefault(problem.place.file, []).append(problem)

    @staticmethod
    def _other_papers(gathered: Gathered) -> Iterator[tuple[str, str]]:
        yield from ((each.unit, each.file) for each in gathered.explanations)
        yield from ((visit.unit, visit.file) for visit in gathered.inspections)

    def _note(self, unit: str, files: Iterable[str]) -> None:
        self.of.setdefault(unit, {}).update(dict.fromkeys(files))

    def inputs(self, unit: str) -> tuple[tuple[str, str], ...]:
        """The files of the plan and those that speak of the unit, with their SHA-256."""
        return (
            *self.plan,
            *((file, self.digests[file]) for file in self.of.get(unit, ()) if file in self.digests),
        )

    def problems(self, unit: str) -> tuple[Problem, ...]:
        """What is wrong with the files that speak of this unit alone."""
        files = (file for file in self.of.get(unit, ()) if file in self.own)
        return tuple(problem for file in files for problem in self.known.get(file, ()))


def _write_book(year: UnitYear, path: Path, files: _Files) -> Path:
    from cchc_score.reports.dossier_book import dossier_book
    from cchc_score.reports.xlsx_writer import write_xlsx

    unit = year.score.unit.code
    origin = provenance((year.score.criteria,), files.inputs(unit))
    book = dossier_book(year, origin, files.problems(unit))
    return place_file(path, lambda draft: write_xlsx(book, draft))


def _write_paper(heard: Heard, year: UnitYear, path: Path, written: Written) -> None:
    from cchc_score.documents.dossier import dossier, write_dossier

    office = heard.plan.office
    if office.agency is None:
        office = replace(office, agency=heard.plan.issuing_body)
    made = dossier(year, heard.plan.year, office, f"{TOOL_NAME} {__version__}")
    problems = write_dossier(made, path, heard.plan.folder)
    written.problems += problems
    written.broken = has_errors(problems)
    if not written.broken:
        written.dossiers.append(path)
