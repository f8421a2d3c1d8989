"""Command line: `criteria test`: the worked cases of criteria sets, and the branches that have none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from cchc_score.cli.output import Format, end_with
from cchc_score.cli.session import Exit, Session

if TYPE_CHECKING:
    from cchc_score.authoring.case_suite import Suite
    from cchc_score.authoring.cases import Outcome
    from cchc_score.problems import Problem

_HELP = (
    "Chạy các trường hợp mẫu (tệp .cases.yaml cạnh bộ tiêu chí), nêu trường hợp sai và nhánh chưa có trường hợp. "
    "Không nêu tên thì chạy mọi bộ kèm theo."
)


def add_to(group: typer.Typer) -> None:
    """Put the command into its group."""
    group.command("test", help=_HELP, epilog="Ví dụ: cchc-score criteria test criteria/commune-2025.yaml")(
        run_cases
    )


def run_cases(
    ctx: typer.Context,
    sets: Annotated[
        list[str] | None, typer.Argument(metavar="[SET]...", help="Tên bộ hoặc tệp YAML.", show_default=False)
    ] = None,
    format_: Annotated[Format, typer.Option("--format", help="In ra màn hình dạng chữ hay json.")] = Format.TEXT,
) -> int:
    """Every case of every set named; status 1 when one differs, or a branch of a rule has none."""
    from cchc_score.authoring.case_suite import find_suite
    from cchc_score.authoring.cases import try_set
    from cchc_score.criteria import library

    session: Session = ctx.obj
    tried: list[tuple[Suite, Outcome]] = []
    problems: list[Problem] = []
    for name in sets or library.shipped():
        suite, found = find_suite(name)
        problems += [problem for problem in found if problem not in problems]
        if suite is not None:
            tried.append((suite, try_set(suite)))
    end = _show(session, format_, tried, problems)
    return end if all(outcome.sound for _, outcome in tried) else Exit.PROBLEMS


def _show(session: Session, format_: Format, tried: list[tuple[Suite, Outcome]], problems: list[Problem]) -> Exit:
    if format_ is Format.JSON:
        from cchc_score.authoring.case_report import as_json
        from cchc_score.reports.json_report import problem_list

        sets = [as_json(suite, outcome, session.lang) for suite, outcome in tried]
        document = {"sets": sets, "problems": problem_list(problems, session.lang)}
        print(json.dumps(document, ensure_ascii=False, indent=2))
        return session.ends(problems)
    from cchc_score.authoring.case_report import lines
    from cchc_score.reports.terminal_lines import print_text

    for suite, outcome in tried:
        for line in lines(suite, outcome):
            print_text(session.out, line.text.text(session.lang), line.indent, line.style)
    return end_with(session, problems)
