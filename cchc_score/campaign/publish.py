"""Campaign: writing a year's results: the ranked workbook, the flat table, the JSON document."""

from __future__ import annotations

from pathlib import Path

from cchc_score import __version__
from cchc_score.campaign.plan import Plan
from cchc_score.campaign.year import Year
from cchc_score.model import CriteriaSet
from cchc_score.model.standing import Standing
from cchc_score.placing import place_file
from cchc_score.reports.provenance import Provenance
from cchc_score.reports.tables import Title
from cchc_score.text import Lang

_KINDS = (".xlsx", ".csv", ".json")


def provenance(sets: tuple[CriteriaSet, ...], inputs: tuple[tuple[str, str], ...]) -> Provenance:
    """What documents name as their origin."""
    return Provenance(__version__, tuple(dict.fromkeys((s.id, s.version, s.sha256) for s in sets)), inputs)


def publish(plan: Plan, year: Year, output: Path | None, lang: Lang) -> list[Path]:
    """Write the results; returns where they stand.

    `output` names a folder (default: `out` in the campaign's) that gets all three, or one file whose ending says
    which. Each file is written beside and moved into place. Raises OSError.
    """
    if output is not None and output.suffix.lower() in _KINDS:
        return [_write(plan, year, output, lang)]
    folder = output if output is not None else plan.folder / "out"
    stem = "xep-hang" + (f"-{plan.year}" if plan.year is not None else "")
    return [_write(plan, year, folder / f"{stem}{kind}", lang) for kind in _KINDS]


def _write(plan: Plan, year: Year, path: Path, lang: Lang) -> Path:
    kind = path.suffix.lower()
    if kind == ".json":
        from cchc_score.reports.json_report import rank_json

        text = rank_json(plan.year, year.rankings, year.problems, lang)
        return place_file(path, lambda draft: _write_text(draft, text))
    if kind == ".csv":
        from cchc_score.reports.csv_writer import write_csv
        from cchc_score.reports.flat_table import flat_table

        table = flat_table(year.rankings)
        return place_file(path, lambda draft: write_csv(table, draft))
    from cchc_score.reports.ranking_book import ranking_book
    from cchc_score.reports.xlsx_writer import write_xlsx

    origin = provenance(tuple(plan.sets.values()), year.inputs)
    title = Title(plan.title or "", plan.issuing_body, plan.year)
    document = ranking_book(title, year.rankings, year.problems, origin)
    return place_file(path, lambda draft: write_xlsx(document, draft))


def _write_text(path: Path, text: str) -> None:
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def publish_status(plan: Plan, standing: Standing, output: Path | None) -> Path:
    """Write the standing of a year as a workbook (default: `out/status.xlsx`); returns where it stands.

    Raises OSError.
    """
    from cchc_score.reports.status_book import status_book
    from cchc_score.reports.xlsx_writer import write_xlsx

    origin = provenance(tuple(plan.sets.values()), standing.inputs)
    path = output if output is not None else plan.folder / "out" / "status.xlsx"
    return place_file(path, lambda draft: write_xlsx(status_book(standing, origin), draft))
