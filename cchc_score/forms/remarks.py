"""Forms: what a unit has to mend, in sentences for a comment, a list and an e-mail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cchc_score.forms.marked_cells import spot
from cchc_score.problems import Problem, Severity
from cchc_score.text import Lang, Phrase

_MUST = Phrase("phải sửa", "must be mended")
_LOOK = Phrase("cần xem lại", "to be checked")
_TO_MEND = Phrase("{count} chỗ phải sửa", "{count} to mend")
_TO_CHECK = Phrase("{count} chỗ cần xem lại", "{count} to check")
_OPENING = Phrase(
    "Phiếu có {counts}; các ô đó được tô màu và ghi chú trong tệp gửi kèm.",
    "In the form: {counts}; their cells are coloured and commented in the file attached.",
)


class Remark(NamedTuple):
    """One thing to mend or to check in a unit's workbook, and where."""

    sheet: str | None
    cell: str | None
    is_error: bool
    text: Phrase

    @property
    def place(self) -> Phrase:
        """Where, in words."""
        values = {"sheet": self.sheet, "cell": self.cell}
        if self.cell is not None and self.sheet is not None:
            return Phrase("Trang “{sheet}”, ô {cell}", "Sheet “{sheet}”, cell {cell}", values)
        if self.sheet is not None:
            return Phrase("Trang “{sheet}”", "Sheet “{sheet}”", values)
        return Phrase("Cả tệp", "The whole file")


def remarks(problems: Iterable[Problem], file: str) -> tuple[Remark, ...]:
    """The errors and warnings of one file, each once, from the top of each sheet down; notes ask for nothing."""
    own = (p for p in problems if p.place.file == file and p.severity is not Severity.NOTE)
    made = (
        Remark(
            p.place.sheet,
            p.place.cell,
            p.severity is Severity.ERROR,
            Phrase(p.message("vi"), p.message("en")),
        )
        for p in own
    )
    seen: dict[tuple[object, ...], Remark] = {}
    for remark in made:
        seen.setdefault((remark.sheet, remark.cell, remark.text.text("vi")), remark)
    sheets = list(dict.fromkeys(remark.sheet or "" for remark in seen.values()))
    return tuple(
        sorted(
            seen.values(),
            key=lambda remark: (
                remark.sheet is not None,
                sheets.index(remark.sheet or ""),
                spot(remark.cell or "") or (0, 0),
            ),
        )
    )


def letter(given: Sequence[Remark], lang: Lang) -> tuple[str, ...]:
    """The whole list as lines of an e-mail: how many, then each with its place."""
    errors = sum(remark.is_error for remark in given)
    counted = ((_TO_MEND, errors), (_TO_CHECK, len(given) - errors))
    parts = tuple(Phrase(said.vi, said.en, {"count": count}) for said, count in counted if count)
    lines = [Phrase(_OPENING.vi, _OPENING.en, {"counts": parts}).text(lang)]
    for number, remark in enumerate(given, 1):
        state = (_MUST if remark.is_error else _LOOK).text(lang)
        lines.append(f"{number}. {remark.place.text(lang)} ({state}): {remark.text.text(lang)}")
    return tuple(lines)
