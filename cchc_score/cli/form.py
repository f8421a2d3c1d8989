"""Command line: `form`: the workbooks that units, appraisers and inspectors fill in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from cchc_score.cli.options import Folder, Units
from cchc_score.cli.output import progress, read_year, wrote_all
from cchc_score.cli.session import Session
from cchc_score.cli.units import codes_named
from cchc_score.text import Phrase

if TYPE_CHECKING:
    from cchc_score.campaign.forms import ByLevel
    from cchc_score.campaign.gather import Progress
    from cchc_score.campaign.plan import Plan
    from cchc_score.campaign.year import Heard
    from cchc_score.problems import Problem

    Writer = Callable[[Plan, ByLevel, Heard, Path, Progress], list[Path]]

_HELP = "Tạo phiếu Excel để điền: tự đánh giá, thẩm định, giải trình, kiểm tra; cho mọi đơn vị hoặc vài đơn vị."
_SELF = "Phiếu tự đánh giá của từng đơn vị, tự tính điểm khi điền."
_APPRAISAL = (
    "Phiếu thẩm định của từng cơ quan được giao: mọi đơn vị, kèm số liệu và điểm tự chấm; khi đã có thẩm định "
    "lần 1 và giải trình thì kèm cả hai, để chấm lần 2."
)
_INSPECTION = "Phiếu kiểm tra tại từng đơn vị, kèm số liệu tự chấm và điểm hiện tại."
_EXPLANATION = "Phiếu giải trình của từng đơn vị: chỉ những mục thẩm định lần 1 chấm khác hoặc yêu cầu giải trình."

Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="OUT", help="Thư mục ghi phiếu; mặc định là out/forms."),
]

_REMARKS_ON_SCREEN = 50

_WRITING = Phrase("Ghi phiếu", "Writing forms")
_NOTHING_ASKED = Phrase(
    "Không đơn vị nào có mục phải giải trình: thẩm định lần 1 chưa có điểm khác và chưa yêu cầu giải trình.",
    "No unit has anything to explain: round 1 of appraisal differs nowhere and asks nothing.",
)
_READING = Phrase("Đọc các tệp", "Reading files")
_MANY = Phrase("Đã ghi {count} phiếu vào {folder}", "Wrote {count} forms into {folder}")


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


class _Wanted(NamedTuple):
    """What a command was asked for."""

    session: Session
    folder: Path
    units: Sequence[str] | None
    output: Path | None


def write_self(ctx: typer.Context, folder: Folder, unit: Units = None, output: Output = None) -> int:
    """One form a unit."""
    from cchc_score.campaign.forms import write_self as write

    wanted = _Wanted(ctx.obj, folder, unit, output)
    return _write(wanted, "self", (), lambda plan, units, _heard, into, step: write(plan, units, into, step))


def write_appraisal(ctx: typer.Context, folder: Folder, unit: Units = None, output: Output = None) -> int:
    """One workbook a department and level."""
    from cchc_score.campaign.forms import write_appraisal as write

    wanted = _Wanted(ctx.obj, folder, unit, output)
    return _write(wanted, "appraisal", ("self", "appraisal", "explanation"), write)


def write_inspection(ctx: typer.Context, folder: Folder, unit: Units = None, output: Output = None) -> int:
    """One workbook a visit, that is a unit."""
    from cchc_score.campaign.forms import write_inspection as write
    from cchc_score.campaign.gather import FOLDERS

    return _write(_Wanted(ctx.obj, folder, unit, output), "inspection", tuple(FOLDERS), write)


def write_explanation(ctx: typer.Context, folder: Folder, unit: Units = None, output: Output = None) -> int:
    """One form for each unit that is asked about something."""
    from cchc_score.campaign.forms import write_explanation as write

    wanted = _Wanted(ctx.obj, folder, unit, output)
    return _write(wanted, "explanation", ("self", "appraisal"), write, nothing=_NOTHING_ASKED)


def _write(
    wanted: _Wanted, name: str, stages: Sequence[str], write: Writer, *, nothing: Phrase | None = None
) -> int:
    """Write the forms of one kind into a folder of its name, on what came back in `stages` so far.

    `nothing` is said when there was none to write.
    """
    from cchc_score.campaign.forms import FORMS, hear_so_far, units_of

    session = wanted.session
    plan, problems = read_year(wanted.folder)
    if plan is None:
        return _end(session, problems, [])
    chosen = units_of(plan, codes_named(plan, wanted.units))
    with progress(session, _READING) as step:
        heard, found = hear_so_far(plan, stages, step)
    into = wanted.output if wanted.output is not None else plan.folder / "out" / FORMS
    with progress(session, _WRITING) as step:
        paths = write(plan, chosen, heard, into / name, step)
    if not paths and nothing is not None:
        session.out.print(nothing.text(session.lang), soft_wrap=True)
    return _end(session, (*problems, *found), paths)


def _end(session: Session, problems: Sequence[Problem], paths: Sequence[Path]) -> int:
    """Say what is wrong and where the forms are."""
    from cchc_score.reports.terminal import print_problems

    if problems:
        print_problems(session.out, problems, session.lang, most_remarks=_REMARKS_ON_SCREEN)
    wrote_all(session, paths, _MANY)
    return session.ends(problems)
