"""Command line: `criteria impact`: who moves in a campaign when its set changes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cchc_score.cli.criteria_diff import NewArgument, OldArgument
from cchc_score.cli.output import progress
from cchc_score.cli.pages import PageFileOption, PageFormat, PageFormatOption, Told, deliver
from cchc_score.cli.session import Session, must_be_folder
from cchc_score.text import Phrase

_HELP = (
    "Chấm lại câu trả lời thật của một năm theo hai bản của bộ tiêu chí: đơn vị nào lên, xuống hạng, "
    "đổi xếp loại, vì tiêu chí nào; bản mới còn thiếu câu trả lời nào."
)
_EPILOG = "Ví dụ: cchc-score criteria impact main:criteria/xa.yaml criteria/xa.yaml --campaign nam-2025"


def add_to(group: typer.Typer) -> None:
    """Put the command into the group."""
    group.command("impact", help=_HELP, epilog=_EPILOG)(impact)


def impact(
    ctx: typer.Context,
    old: OldArgument,
    new: NewArgument,
    campaign: Annotated[
        Path, typer.Option("--campaign", metavar="DIR", help="Thư mục công việc có câu trả lời để chấm lại.")
    ],
    format_: PageFormatOption = PageFormat.TEXT,
    output: PageFileOption = None,
) -> int:
    """Replay a campaign by two versions. Problems of its files are `rank`'s to tell: here they are counted."""
    from cchc_score.authoring.diff import compare
    from cchc_score.authoring.impact import impact_of
    from cchc_score.authoring.impact_json import impact_json
    from cchc_score.authoring.impact_page import impact_page
    from cchc_score.authoring.replay import replay
    from cchc_score.authoring.revisions import find_version

    session: Session = ctx.obj
    must_be_folder(campaign)
    (before, problems), (after, more) = find_version(old), find_version(new)
    told, problems = None, (*problems, *more)
    if before is not None and after is not None:
        with progress(session, Phrase("Đọc các tệp", "Reading files")) as step:
            replayed, found = replay(campaign, compare(before, after), None, step)
        problems = (*problems, *found)
        if replayed is not None:
            effect = impact_of(replayed)
            told = Told(impact_page(effect, session.lang), impact_json(effect, session.lang))
    return deliver(session, told, problems, format_, output)
