"""Command line: `dossier`: the dossier of each unit (Word and Excel), and the history of all points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc_score.cli.options import Folder, Units
from cchc_score.cli.output import Format, end_with, progress, read_year, wrote_all
from cchc_score.cli.session import Session
from cchc_score.cli.units import codes_named
from cchc_score.text import Phrase

if TYPE_CHECKING:
    from cchc_score.problems import Problem
    from cchc_score.reports.unit_year import UnitYear

_HELP = (
    "Phiếu điểm của từng đơn vị (Word và Excel): từng điểm mất, vì sao, ai quyết định, việc gì lấy lại được điểm; "
    "kèm bảng lịch sử mọi thay đổi điểm trong năm."
)
_EPILOG = "Ví dụ: cchc-score dossier nam-2025 --unit X01"

_REMARKS_ON_SCREEN = 50
_MANY = Phrase("Đã ghi {count} tệp phiếu điểm vào {folder}", "Wrote {count} dossier files into {folder}")

Json = dict[str, object]


def add_to(app: typer.Typer) -> None:
    """Put the command into the command tree."""
    app.command("dossier", help=_HELP, epilog=_EPILOG)(dossier)


def dossier(
    ctx: typer.Context,
    folder: Folder,
    unit: Units = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="OUT", help="Thư mục kết quả; mặc định là out trong thư mục năm."),
    ] = None,
    format_: Annotated[Format, typer.Option("--format", help="In ra màn hình dạng chữ hay json.")] = Format.TEXT,
) -> int:
    """Write the dossiers; without --unit the table of all changes of points too."""
    from cchc_score.campaign.dossiers import silent_units, unit_years, write_dossiers, write_history
    from cchc_score.campaign.forms import hear_so_far
    from cchc_score.campaign.gather import FOLDERS
    from cchc_score.campaign.year import rank_all
    from cchc_score.reports.terminal import print_problems

    session: Session = ctx.obj
    plan, problems = read_year(folder)
    if plan is None:
        return end_with(session, problems)
    codes = codes_named(plan, unit)
    with progress(session, Phrase("Đọc các tệp", "Reading files")) as step:
        heard, found = hear_so_far(plan, tuple(FOLDERS), step)
    rankings, late = rank_all(heard)
    known = (*problems, *found, *late)
    units: list[Json] = []
    years = _told(unit_years(heard, rankings, codes), units, session, format_)
    out = output if output is not None else folder / "out"
    with progress(session, Phrase("Ghi phiếu điểm", "Writing dossiers")) as step:
        written = write_dossiers(heard, years, len(codes) or len(heard.gathered.units), known, out, step)
    history = write_history(heard, written.changes, out) if not codes else []
    told = (*known, *written.problems, *silent_units(heard, codes))
    if format_ is Format.JSON:
        return _print_json(session, plan.year, units, told)
    wrote_all(session, written.dossiers, _MANY)
    wrote_all(session, history, _MANY)
    print_problems(session.out, told, session.lang, most_remarks=_REMARKS_ON_SCREEN)
    return session.ends(told)


def _told(years: Iterable[UnitYear], units: list[Json], session: Session, format_: Format) -> Iterator[UnitYear]:
    """The years as they pass; what JSON tells of them is kept, the years themselves are not."""
    from cchc_score.reports.dossier_json import unit_json

    for year in years:
        if format_ is Format.JSON:
            units.append(dict(unit_json(year, session.lang)))
        yield year


def _print_json(session: Session, year: int | None, units: Sequence[Json], problems: Sequence[Problem]) -> int:
    from cchc_score.reports.dossier_json import dossiers_json

    print(dossiers_json(year, units, problems, session.lang))
    return session.ends(problems)
