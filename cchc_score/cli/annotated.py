"""Command line: `evaluate --annotate`: the unit's own workbook returned with what it has to mend."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_score.cli.session import Session, WrongUsageError
from cchc_score.text import Phrase

if TYPE_CHECKING:
    from rich.console import Console

    from cchc_score.problems import Problem

_WORKBOOKS = (".xlsx", ".xlsm")


def check_annotated(file: Path, target: Path) -> None:
    """Refuse what cannot be annotated and what would overwrite the unit's own file, before any work is done."""
    if file.suffix.lower() not in _WORKBOOKS:
        raise WrongUsageError(
            Phrase(
                "Chỉ ghi chú được vào tệp .xlsx hoặc .xlsm; “{name}” là dạng khác. Mở bằng Excel, lưu thành .xlsx "
                "rồi thử lại.",
                "Only .xlsx and .xlsm can be annotated; “{name}” is something else. Save it as .xlsx first.",
                {"name": file.name},
            )
        )
    if target.suffix.lower() != file.suffix.lower():
        raise WrongUsageError(
            Phrase(
                "Tên tệp sau --annotate phải kết thúc bằng {ending} như phiếu của đơn vị.",
                "The file after --annotate must end in {ending}, as the unit's own does.",
                {"ending": file.suffix.lower()},
            )
        )
    if target.exists() and target.samefile(file):
        raise WrongUsageError(
            Phrase(
                "--annotate không ghi đè phiếu của đơn vị. Chọn tên tệp khác.",
                "--annotate does not overwrite the unit's own file. Choose another name.",
            )
        )


def write_annotated(
    session: Session, console: Console, file: Path, problems: Sequence[Problem], target: Path
) -> None:
    """Write the copy and print the list of what is to be mended. Raises OSError."""
    from cchc_score.forms.annotate import NotAnnotatableError, annotate
    from cchc_score.forms.remarks import letter, remarks
    from cchc_score.placing import place_file

    given = remarks(problems, str(file))
    if not given:
        said = session.say("Phiếu không có chỗ nào phải sửa.", "There is nothing to mend in the form.")
        session.err.print(said, soft_wrap=True)
        return
    content = file.read_bytes()
    try:
        path = place_file(target, lambda draft: annotate(content, given, draft))
    except NotAnnotatableError:
        said = session.say(
            "Không ghi chú được vào “{name}”: đó không phải bảng tính Excel đọc được.",
            "“{name}” cannot be annotated: it is no workbook that can be read.",
            name=file.name,
        )
        session.err.print(said, soft_wrap=True)
        return
    console.print()
    for line in letter(given, session.lang):
        console.print(line, soft_wrap=True)
    session.wrote(session.err, path)
