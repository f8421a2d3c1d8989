"""Command line: `dossier`: the dossier of each unit (Word and Excel), and the history of all points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc_score.cli.output import Format, end_with, progress
from cchc_score.cli.session import Session, must_be_folder
from cchc_score.cli.units import codes_named
from cchc_score.text import Phrase

if TYPE_CHECKING:
    from cchc_score.campaign.dossiers import Written
    from cchc_score.problems import Problem
    from cchc_score.reports.unit_year import UnitYear

_HELP = (
    "Phiếu điểm của từng đơn vị (Word và Excel): từng điểm mất, vì sao, ai quyết định, việc gì lấy lại được điểm; "
    "kèm bảng lịch sử mọi thay đổi điểm trong năm."
)
_EPILOG = "Ví dụ: cchc-score dossier nam-2025 --unit X01"

_FILES_ON_SCREEN = 10
_REMARKS_ON_SCREEN = 50

Json = dict[str, object]


def add_to(app: typer.Typer) -> None:
    """Put the command into the command tree."""
    app.command("dossier", help=_HELP, epilog=_EPILOG)(dossier)


def dossier(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Thư mục công việc của năm.")],
    unit: Annotated[
        list[str] | None,
        typer.Option("--unit", metavar="CODE", help="Mã đơn vị; dùng được nhiều lần. Không nêu thì mọi đơn vị."),
    ] = None,
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
    from cchc_score.campaign.plan import read_plan
    from cchc_score.campaign.year import rank_all
    from cchc_score.reports.terminal import print_problems

    session: Session = ctx.obj
    must_be_folder(folder)
    plan, problems = read_plan(folder)
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
    _tell(session, written, history)
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


def _tell(session: Session, written: Written, history: Sequence[Path]) -> None:
    """Where the files are; a few by name, many by their folder."""
    paths = written.dossiers
    if len(paths) > _FILES_ON_SCREEN:
        said = session.say(
            "Đã ghi {count} tệp phiếu điểm vào {folder}",
            "Wrote {count} dossier files into {folder}",
            count=len(paths),
            folder=paths[0].parent,
        )
        session.out.print(said, soft_wrap=True)
        paths = []
    for path in (*paths, *history):
        session.wrote(session.out, path)
