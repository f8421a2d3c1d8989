"""Command line: `criteria`: what the people who write criteria sets need."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from cchc_score.cli import (
    criteria_check,
    criteria_diff,
    criteria_docs,
    criteria_export,
    criteria_impact,
    criteria_import,
    criteria_lock,
    criteria_test,
)
from cchc_score.cli.output import end_with
from cchc_score.cli.session import Exit, Session

if TYPE_CHECKING:
    from cchc_score.problems import Problem

_HELP = "Các bộ tiêu chí: xem, kiểm tra, thử, so sánh hai bản, viết thành phụ lục, đọc từ bảng tính, khóa."


def add_to(app: typer.Typer) -> None:
    """Put the group into the command tree."""
    group = typer.Typer(no_args_is_help=True, help=_HELP)
    group.command("list", help="Liệt kê các bộ tiêu chí kèm theo.", epilog="Ví dụ: cchc-score criteria list")(
        list_sets
    )
    group.command(
        "show",
        help="In một bộ tiêu chí: cây tiêu chí, điểm tối đa, thang điểm, xếp loại.",
        epilog="Ví dụ: cchc-score criteria show commune-2025",
    )(show)
    criteria_check.add_to(group)
    group.command(
        "schema",
        help="In JSON Schema của tệp tiêu chí để trình soạn thảo gợi ý và kiểm tra khi gõ.",
        epilog="Ví dụ: cchc-score criteria schema > criteria.schema.json",
    )(schema)
    criteria_test.add_to(group)
    criteria_diff.add_to(group)
    criteria_impact.add_to(group)
    criteria_docs.add_to(group)
    criteria_import.add_to(group)
    criteria_export.add_to(group)
    criteria_lock.add_to(group)
    app.add_typer(group, name="criteria")


def list_sets(ctx: typer.Context) -> int:
    """Every shipped set, with its size and levels."""
    from cchc_score.campaign.sets import find_set
    from cchc_score.cli.criteria_view import print_list_row
    from cchc_score.criteria import library
    from cchc_score.criteria.describe import list_row

    session: Session = ctx.obj
    problems: list[Problem] = []
    for name in library.shipped():
        criteria, found = find_set(name)
        problems += found
        if criteria is not None:
            print_list_row(session, list_row(criteria, session.lang))
    return end_with(session, problems)


def show(
    ctx: typer.Context, set_: Annotated[str, typer.Argument(metavar="SET", help="Tên bộ hoặc tệp YAML.")]
) -> int:
    """A set as a readable tree."""
    from cchc_score.campaign.sets import find_set
    from cchc_score.cli.criteria_view import print_set
    from cchc_score.criteria.describe import describe

    session: Session = ctx.obj
    criteria, problems = find_set(set_)
    if criteria is not None:
        print_set(session, describe(criteria, session.lang))
    return end_with(session, problems)


def schema(
    ctx: typer.Context,
    cases: Annotated[bool, typer.Option("--cases", help="Lược đồ của tệp trường hợp mẫu (*.cases.yaml).")] = False,
) -> int:
    """The JSON Schema on stdout."""
    from cchc_score.authoring.case_shapes import cases_schema
    from cchc_score.criteria.editor_schema import criteria_schema

    session: Session = ctx.obj
    made = cases_schema(session.lang) if cases else criteria_schema(session.lang)
    print(json.dumps(made, ensure_ascii=False, indent=2))
    return Exit.DONE
