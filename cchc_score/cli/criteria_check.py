"""Command line: `criteria check`: every problem of the sets named, what to look at, and house style."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc_score.cli.output import end_with, progress
from cchc_score.cli.session import Exit, Session, must_be_folder
from cchc_score.text import Phrase

if TYPE_CHECKING:
    from cchc_score.authoring.checking import Checked
    from cchc_score.authoring.fixing import Fix
    from cchc_score.problems import Problem

_SHOWN = 20
"""Changed lines that --fix prints of a file."""


def add_to(group: typer.Typer) -> None:
    """Put the command into the group `criteria`."""
    group.command(
        "check",
        help="Kiểm tra bộ tiêu chí: báo mọi lỗi và điều nên xem lại, kèm dòng và cột. "
        "Không nêu tên thì kiểm tra mọi bộ kèm theo.",
        epilog="Ví dụ: cchc-score criteria check criteria/commune-2025.yaml",
    )(check)


def check(
    ctx: typer.Context,
    sets: Annotated[
        list[str] | None, typer.Argument(metavar="[SET]...", help="Tên bộ hoặc tệp YAML.", show_default=False)
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Sắp lại tệp theo nếp trình bày chung; giữ chú thích và thứ tự.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Coi cảnh báo như lỗi (mã kết thúc 1).")] = False,
    campaign: Annotated[
        Path | None,
        typer.Option("--campaign", metavar="DIR", help="So với số liệu thật của một năm đã chấm."),
    ] = None,
    texts: Annotated[
        Path | None,
        typer.Option("--texts", metavar="FILE", help="Danh mục văn bản đã bị thay, của riêng cơ quan."),
    ] = None,
) -> int:
    """Every problem of every set named; one line for a set that is sound."""
    from cchc_score.authoring.checking import Against, check_locks, check_set, known_texts
    from cchc_score.criteria import library
    from cchc_score.declared import Report

    session: Session = ctx.obj
    if campaign is not None:
        must_be_folder(campaign)
    names = sets or list(library.shipped())
    report = Report()
    problems = _fixed(session, names) if fix else []
    with progress(session, Phrase("Đọc số liệu", "Reading answers")) as step:
        against = Against(known_texts(texts, report), campaign, step)
        checked = [check_set(name, against) for name in names]
    for each in checked:
        problems += each.problems
        _say_sound(session, each)
    problems += [*check_locks(names), *report.problems]
    status = end_with(session, problems)
    return Exit.PROBLEMS if strict and _has_warnings(problems) else status


def _say_sound(session: Session, checked: Checked) -> None:
    from cchc_score.criteria.describe import list_row
    from cchc_score.problems import has_errors

    if checked.criteria is None or has_errors(checked.problems):
        return
    row = list_row(checked.criteria, session.lang)
    sound = session.say(
        "Đạt: {name} – {fields} lĩnh vực, {leaves} tiêu chí chấm điểm, tổng {total} điểm, cộng khớp ở mọi mục.",
        "Sound: {name} – {fields} fields, {leaves} leaves, {total} points that add up at every node.",
        name=checked.criteria.file,
        fields=row.fields,
        leaves=row.leaves,
        total=row.total,
    )
    accepted = session.say(
        " {count} cảnh báo được chấp nhận, có nêu lý do.",
        " {count} warnings are accepted with a reason.",
        count=checked.accepted,
    )
    session.out.print(sound + (accepted if checked.accepted else ""), soft_wrap=True)


def _has_warnings(problems: list[Problem]) -> bool:
    return any(problem.severity in ("error", "warning") for problem in problems)


def _fixed(session: Session, names: list[str]) -> list[Problem]:
    """Lay out every file that is not in house style; what could not be written."""
    from cchc_score.authoring.fixing import fix_of, write_fix
    from cchc_score.criteria import library

    problems: list[Problem] = []
    for name in names:
        path = library.find(name)
        fix = fix_of(path, name) if path is not None else None
        trouble = write_fix(fix) if fix is not None else None
        if trouble is not None:
            problems.append(trouble)
        elif fix is not None:
            _say_fixed(session, fix)
    return problems


def _say_fixed(session: Session, fix: Fix) -> None:
    changes = fix.changes()
    said = session.say(
        "Đã sắp lại {file}: {count} dòng khác trước (- cũ, + mới).",
        "Laid out {file}: {count} lines differ (- old, + new).",
        file=fix.shown,
        count=len(changes),
    )
    session.out.print(said, soft_wrap=True)
    for line in changes[:_SHOWN]:
        session.out.print(f"  {line}", soft_wrap=True)
    if len(changes) > _SHOWN:
        rest = session.say("  … và {count} dòng nữa.", "  … and {count} more.", count=len(changes) - _SHOWN)
        session.out.print(rest)
