"""Command line: `rank`: a whole year from a campaign folder, or from a bare folder of forms."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc_score.cli.options import Folder
from cchc_score.cli.output import Format, progress
from cchc_score.cli.session import Session, must_be_folder
from cchc_score.text import Phrase

if TYPE_CHECKING:
    from cchc_score.campaign.plan import Plan
    from cchc_score.campaign.year import Year
    from cchc_score.problems import Problem

_REMARKS_ON_SCREEN = 200

_HELP = (
    "Chấm và xếp hạng cả năm: đọc thư mục công việc (campaign.yaml), hoặc một thư mục phiếu cùng --criteria. "
    "Ghi bảng xếp hạng Excel, CSV và JSON vào thư mục out/."
)
_EPILOG = "Ví dụ: cchc-score rank examples/binh-duong-2017"


def add_to(app: typer.Typer) -> None:
    """Put the command into the command tree."""
    app.command("rank", help=_HELP, epilog=_EPILOG)(rank)


def rank(
    ctx: typer.Context,
    folder: Folder,
    criteria: Annotated[
        str | None, typer.Option("--criteria", metavar="SET", help="Bộ tiêu chí: tên bộ kèm theo hoặc tệp YAML.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="OUT", help="Thư mục kết quả, hoặc một tệp .xlsx, .csv hay .json."),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", min=1, metavar="N", help="Số tiến trình đọc tệp; mặc định dùng hết các nhân."),
    ] = None,
    format_: Annotated[Format, typer.Option("--format", help="In ra màn hình dạng chữ hay json.")] = Format.TEXT,
) -> int:
    """Rank a year; prints the tables and where the files are."""
    from cchc_score.campaign.publish import publish
    from cchc_score.campaign.year import Year, score_year

    session: Session = ctx.obj
    plan, problems = _plan(folder, criteria)
    if plan is None:
        _show(session, format_, Year((), problems, ()), None)
        return session.ends(problems)
    with progress(session, Phrase("Đọc các tệp", "Reading files")) as step:
        year = score_year(plan, problems, jobs, step)
    _show(session, format_, year, plan.year)
    for path in publish(plan, year, output, session.lang) if year.rankings else ():
        session.wrote(session.err, path)
    return session.ends(year.problems)


def _plan(folder: Path, criteria: str | None) -> tuple[Plan | None, tuple[Problem, ...]]:
    from cchc_score.campaign.plan import CAMPAIGN_FILE, bare_plan, read_plan
    from cchc_score.campaign.sets import find_set

    must_be_folder(folder)
    found, problems = find_set(criteria) if criteria is not None else (None, ())
    if criteria is not None and found is None:
        return None, problems
    if found is not None and not (folder / CAMPAIGN_FILE).is_file():
        return bare_plan(folder, found), problems
    plan, more = read_plan(folder, found)
    return plan, (*problems, *more)


def _show(session: Session, format_: Format, year: Year, number: int | None) -> None:
    if format_ is Format.JSON:
        from cchc_score.reports.json_report import rank_json

        print(rank_json(number, year.rankings, year.problems, session.lang))
        return
    from cchc_score.reports.terminal import print_problems, print_ranking

    print_ranking(session.out, year.rankings, session.lang)
    print_problems(session.out, year.problems, session.lang, most_remarks=_REMARKS_ON_SCREEN)
