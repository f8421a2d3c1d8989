"""Command line: `evaluate`: one unit from its workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc_score.cli.annotated import check_annotated, write_annotated
from cchc_score.cli.output import Format
from cchc_score.cli.session import Exit, Session, WrongUsageError, must_be_folder
from cchc_score.text import Phrase, did_you_mean

if TYPE_CHECKING:
    from cchc_score.campaign.one_unit import Evaluation
    from cchc_score.campaign.plan import Plan
    from cchc_score.model import UnitScore
    from cchc_score.problems import Problem

_HELP = "Chấm một đơn vị từ phiếu của đơn vị đó; cho biết từng điểm từ đâu ra và vì sao mất điểm."
_EPILOG = "Ví dụ: cchc-score evaluate phieu.xlsx --criteria commune-2025 -o bang-diem.xlsx"


def add_to(app: typer.Typer) -> None:
    """Put the command into the command tree."""
    app.command("evaluate", help=_HELP, epilog=_EPILOG)(evaluate)


def evaluate(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="UNIT.xlsx", help="Phiếu của đơn vị.")],
    criteria: Annotated[
        str | None, typer.Option("--criteria", metavar="SET", help="Bộ tiêu chí: tên bộ kèm theo hoặc tệp YAML.")
    ] = None,
    campaign: Annotated[
        Path | None,
        typer.Option(
            "--campaign", metavar="DIR", help="Thư mục công việc của năm: thẩm định, kiểm tra, điều tra."
        ),
    ] = None,
    inspection: Annotated[
        list[Path] | None,
        typer.Option("--inspection", metavar="FILE", help="Kết quả kiểm tra của đơn vị; dùng được nhiều lần."),
    ] = None,
    explain: Annotated[
        str | None, typer.Option("--explain", metavar="CODE", help="Giải thích đầy đủ một tiêu chí theo mã.")
    ] = None,
    format_: Annotated[Format, typer.Option("--format", help="In ra màn hình dạng chữ hay json.")] = Format.TEXT,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE.xlsx", help="Ghi bảng điểm của đơn vị ra tệp Excel."),
    ] = None,
    annotate: Annotated[
        Path | None,
        typer.Option(
            "--annotate",
            metavar="FILE.xlsx",
            help="Ghi bản sao phiếu của đơn vị, tô màu và ghi chú các ô phải sửa.",
        ),
    ] = None,
) -> int:
    """Score one unit; prints its tree (or JSON), then the problems."""
    from cchc_score.campaign.one_unit import evaluate_unit

    session: Session = ctx.obj
    _check(file, campaign, inspection or [], output)
    if annotate is not None:
        check_annotated(file, annotate)
    plan, problems = _plan(file, criteria, campaign)
    if plan is None:
        return _refused(session, format_, problems)
    evaluation = evaluate_unit(plan, file, inspection or [])
    problems = (*problems, *evaluation.problems)
    if evaluation.score is None:
        _refused(session, format_, problems)
    else:
        _show(session, format_, evaluation.score, problems, explain)
    if annotate is not None:
        console = session.err if format_ is Format.JSON else session.out
        write_annotated(session, console, file, problems, annotate)
    if evaluation.score is None:
        return Exit.PROBLEMS
    if output is not None:
        path = _write(evaluation, problems, output)
        session.wrote(session.err, path)
    return session.ends(problems)


def _check(file: Path, campaign: Path | None, inspection: list[Path], output: Path | None) -> None:
    for path in (file, *inspection):
        if not path.is_file():
            raise WrongUsageError(Phrase("Không có tệp “{name}”.", "There is no file “{name}”.", {"name": path}))
    if campaign is not None:
        must_be_folder(campaign)
    if output is not None and output.suffix.lower() != ".xlsx":
        said = Phrase("Tên tệp sau -o phải kết thúc bằng .xlsx.", "The file after -o must end in .xlsx.")
        raise WrongUsageError(said)


def _plan(file: Path, criteria: str | None, campaign: Path | None) -> tuple[Plan | None, tuple[Problem, ...]]:
    from cchc_score.campaign.plan import bare_plan, read_plan
    from cchc_score.campaign.sets import find_set, set_named_in

    name = criteria if criteria is not None or campaign is not None else set_named_in(file)
    if name is None and campaign is None:
        from cchc_score.criteria import library

        raise WrongUsageError(
            Phrase(
                "Phiếu không ghi bộ tiêu chí nào. Thêm --criteria SET (bộ kèm theo: {known}) hoặc --campaign DIR.",
                "The form names no criteria set. Add --criteria SET (shipped: {known}) or --campaign DIR.",
                {"known": library.shipped()},
            )
        )
    found, problems = find_set(name) if name is not None else (None, ())
    if name is not None and found is None:
        return None, problems
    if campaign is not None:
        plan, more = read_plan(campaign, found)
        return plan, (*problems, *more)
    assert found is not None
    return bare_plan(file.parent, found), problems


def _refused(session: Session, format_: Format, problems: tuple[Problem, ...]) -> int:
    """Nothing could be scored: the problems are the whole answer."""
    if format_ is Format.JSON:
        from cchc_score.reports.json_report import unscored_json

        print(unscored_json(problems, session.lang))
    else:
        from cchc_score.reports.terminal import print_problems

        print_problems(session.out, problems, session.lang)
    return Exit.PROBLEMS


def _show(
    session: Session, format_: Format, score: UnitScore, problems: tuple[Problem, ...], explain: str | None
) -> None:
    if format_ is Format.JSON:
        from cchc_score.reports.json_report import evaluate_json

        print(evaluate_json(score, problems, session.lang))
        return
    from cchc_score.reports.terminal import print_explanation, print_problems, print_score

    if explain is not None:
        if not print_explanation(session.out, score, explain, session.lang):
            raise _no_such_code(score, explain)
        return
    print_score(session.out, score, session.lang)
    print_problems(session.out, problems, session.lang)


def _no_such_code(score: UnitScore, code: str) -> WrongUsageError:
    near = did_you_mean(code, [node.node.code for node in score.walk()])
    return WrongUsageError(
        Phrase(
            "Bộ tiêu chí không có mã “{code}”. Ý bạn là “{near}”?",
            "The set has no code “{code}”. Did you mean “{near}”?",
            {"code": code, "near": near},
        )
        if near is not None
        else Phrase("Bộ tiêu chí không có mã “{code}”.", "The set has no code “{code}”.", {"code": code})
    )


def _write(evaluation: Evaluation, problems: tuple[Problem, ...], output: Path) -> Path:
    from cchc_score.campaign.publish import provenance
    from cchc_score.placing import place_file
    from cchc_score.reports.score_sheet import score_sheet
    from cchc_score.reports.xlsx_writer import write_xlsx

    score = evaluation.score
    assert score is not None
    document = score_sheet(score, provenance((score.criteria,), evaluation.inputs), problems)
    return place_file(output, lambda draft: write_xlsx(document, draft))
