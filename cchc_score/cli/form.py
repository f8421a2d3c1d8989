"""Command line: `form`: the workbooks that units, appraisers and inspectors fill in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc_score.cli.output import progress
from cchc_score.cli.session import Session, must_be_folder
from cchc_score.cli.units import codes_named
from cchc_score.text import Phrase

if TYPE_CHECKING:
    from cchc_score.campaign.plan import Plan
    from cchc_score.campaign.year import Heard
    from cchc_score.problems import Problem

_HELP = "Tạo phiếu Excel để điền: tự đánh giá, thẩm định, giải trình, kiểm tra; cho mọi đơn vị hoặc vài đơn vị."
_SELF = "Phiếu tự đánh giá của từng đơn vị, tự tính điểm khi điền."
_APPRAISAL = (
    "Phiếu thẩm định của từng cơ quan được giao: mọi đơn vị, kèm số liệu và điểm tự chấm; khi đã có thẩm định "
    "lần 1 và giải trình thì kèm cả hai, để chấm lần 2."
)
_INSPECTION = "Phiếu kiểm tra tại từng đơn vị, kèm số liệu tự chấm và điểm hiện tại."
_EXPLANATION = "Phiếu giải trình của từng đơn vị: chỉ những mục thẩm định lần 1 chấm khác hoặc yêu cầu giải trình."
_FOLDER = typer.Argument(metavar="DIR", help="Thư mục công việc của năm.")
_UNIT = typer.Option("--unit", metavar="CODE", help="Mã đơn vị; dùng được nhiều lần. Không nêu thì mọi đơn vị.")
_OUTPUT = typer.Option("-o", "--output", metavar="OUT", help="Thư mục ghi phiếu; mặc định là out/forms.")

_REMARKS_ON_SCREEN = 50
_FILES_ON_SCREEN = 20

_WRITING = Phrase("Ghi phiếu", "Writing forms")
_NOTHING_ASKED = Phrase(
    "Không đơn vị nào có mục phải giải trình: thẩm định lần 1 chưa có điểm khác và chưa yêu cầu giải trình.",
    "No unit has anything to explain: round 1 of appraisal differs nowhere and asks nothing.",
)
_READING = Phrase("Đọc các tệp", "Reading files")


def add_to(app: typer.Typer) -> None:
    """Put the group into the command tree."""
    group = typer.Typer(no_args_is_help=True, help=_HELP)
    group.command("self", help=_SELF, epilog="Ví dụ: cchc-score form self nam-2025 --unit X01")(write_self)
    group.command(
        "appraisal", help=_APPRAISAL, epilog="Ví dụ: cchc-score form appraisal nam-2025 -o phieu-tham-dinh"
    )(write_appraisal)
    group.command(
        "explanation", help=_EXPLANATION, epilog="Ví dụ: cchc-score form explanation nam-2025 --unit X01"
    )(write_explanation)
    group.command(
        "inspection", help=_INSPECTION, epilog="Ví dụ: cchc-score form inspection nam-2025 --unit X01 --unit X02"
    )(write_inspection)
    app.add_typer(group, name="form")


def write_self(
    ctx: typer.Context,
    folder: Annotated[Path, _FOLDER],
    unit: Annotated[list[str] | None, _UNIT] = None,
    output: Annotated[Path | None, _OUTPUT] = None,
) -> int:
    """One form a unit."""
    from cchc_score.campaign import forms

    session: Session = ctx.obj
    plan, problems = _plan(folder)
    if plan is None:
        return _end(session, problems, [])
    chosen = forms.units_of(plan, codes_named(plan, unit))
    with progress(session, _WRITING) as step:
        paths = forms.write_self(plan, chosen, _folder(plan, output) / "self", step)
    return _end(session, problems, paths)


def write_appraisal(
    ctx: typer.Context,
    folder: Annotated[Path, _FOLDER],
    unit: Annotated[list[str] | None, _UNIT] = None,
    output: Annotated[Path | None, _OUTPUT] = None,
) -> int:
    """One workbook a department and level."""
    from cchc_score.campaign import forms

    session: Session = ctx.obj
    plan, problems = _plan(folder)
    if plan is None:
        return _end(session, problems, [])
    chosen = forms.units_of(plan, codes_named(plan, unit))
    heard, more = _hear(session, plan, ("self", "appraisal", "explanation"))
    with progress(session, _WRITING) as step:
        paths = forms.write_appraisal(plan, chosen, heard, _folder(plan, output) / "appraisal", step)
    return _end(session, (*problems, *more), paths)


def write_inspection(
    ctx: typer.Context,
    folder: Annotated[Path, _FOLDER],
    unit: Annotated[list[str] | None, _UNIT] = None,
    output: Annotated[Path | None, _OUTPUT] = None,
) -> int:
    """One workbook a visit, that is a unit."""
    from cchc_score.campaign import forms
    from cchc_score.campaign.gather import FOLDERS

    session: Session = ctx.obj
    plan, problems = _plan(folder)
    if plan is None:
        return _end(session, problems, [])
    chosen = forms.units_of(plan, codes_named(plan, unit))
    heard, more = _hear(session, plan, tuple(FOLDERS))
    with progress(session, _WRITING) as step:
        paths = forms.write_inspection(plan, chosen, heard, _folder(plan, output) / "inspection", step)
    return _end(session, (*problems, *more), paths)


def write_explanation(
    ctx: typer.Context,
    folder: Annotated[Path, _FOLDER],
    unit: Annotated[list[str] | None, _UNIT] = None,
    output: Annotated[Path | None, _OUTPUT] = None,
) -> int:
    """One form for each unit that is asked about something."""
    from cchc_score.campaign import forms

    session: Session = ctx.obj
    plan, problems = _plan(folder)
    if plan is None:
        return _end(session, problems, [])
    chosen = forms.units_of(plan, codes_named(plan, unit))
    heard, more = _hear(session, plan, ("self", "appraisal"))
    with progress(session, _WRITING) as step:
        paths = forms.write_explanation(plan, chosen, heard, _folder(plan, output) / "explanation", step)
    if not paths:
        session.out.print(_NOTHING_ASKED.text(session.lang), soft_wrap=True)
    return _end(session, (*problems, *more), paths)


def _plan(folder: Path) -> tuple[Plan | None, tuple[Problem, ...]]:
    from cchc_score.campaign.plan import read_plan

    must_be_folder(folder)
    return read_plan(folder)


def _folder(plan: Plan, output: Path | None) -> Path:
    from cchc_score.campaign.forms import FORMS

    return output if output is not None else plan.folder / "out" / FORMS


def _hear(session: Session, plan: Plan, stages: Sequence[str]) -> tuple[Heard, tuple[Problem, ...]]:
    from cchc_score.campaign.forms import hear_so_far

    with progress(session, _READING) as step:
        return hear_so_far(plan, stages, step)


def _end(session: Session, problems: Sequence[Problem], paths: Sequence[Path]) -> int:
    """Say what is wrong and where the forms are."""
    from cchc_score.reports.terminal import print_problems

    if problems:
        print_problems(session.out, problems, session.lang, most_remarks=_REMARKS_ON_SCREEN)
    for path in paths if len(paths) <= _FILES_ON_SCREEN else ():
        session.wrote(session.out, path)
    if len(paths) > _FILES_ON_SCREEN:
        said = session.say(
            "Đã ghi {count} phiếu vào {folder}",
            "Wrote {count} forms into {folder}",
            count=len(paths),
            folder=paths[0].parent,
        )
        session.out.print(said, soft_wrap=True)
    return session.ends(problems)
