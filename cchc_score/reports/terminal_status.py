"""Reports: the standing of a year on the terminal: one line for each step, who owes, which files failed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cchc_score.model import Status
from cchc_score.model.standing import Standing
from cchc_score.reports.problem_table import spot
from cchc_score.reports.status_totals import (
    IN_LEAVES,
    STEPS,
    Total,
    level_name,
    listed,
    totals,
    unsettled,
)
from cchc_score.reports.tables import NO_FIGURE
from cchc_score.reports.terminal_lines import print_text, width_of
from cchc_score.text import Lang, Phrase, show

if TYPE_CHECKING:
    from rich.console import Console

_NAMES = 8
_FILES = 10
_TITLE = Phrase("Đến ngày {today}: {title}", "On {today}: {title}")
_HEADINGS = (
    Phrase("Việc", "Step"),
    Phrase("Hạn", "Deadline"),
    Phrase("Phải có", "Asked"),
    Phrase("Đã có", "There"),
    Phrase("Trễ", "Late"),
    Phrase("Lỗi", "Failed"),
    Phrase("Thiếu", "Owed"),
)
_LEAVES = Phrase("{step} (mục)", "{step} (leaves)")
_WAITING = Phrase("{count} mục chờ đơn vị nộp phiếu", "{count} leaves wait for the unit's form")
_OWING = Phrase("{step}{overdue}: {names}", "{step}{overdue}: {names}")
_OVERDUE = Phrase(" – quá hạn", " – overdue")
_WHO = Phrase("Còn thiếu:", "Owed by:")
_FAILED = Phrase("Tệp có lỗi ({count}):", "Files with errors ({count}):")
_FILE = Phrase("{file} ({count} lỗi) {where}", "{file} ({count} error(s)) {where}")
_PAIRS = Phrase("Hai tệp cho cùng một việc ({count}):", "Two files for one thing ({count}):")
_USED = Phrase("{unit}: {old}; {new} – dùng {kept}", "{unit}: {old}; {new} – {kept} counts")
_UNUSED = Phrase("{unit}: {old}; {new} – {why}", "{unit}: {old}; {new} – {why}")
_UNSETTLED = Phrase(
    "Chưa xong: {units} đơn vị, {missing} mục thiếu, {pending} mục chờ, {invalid} mục lỗi, {provisional} mục "
    "tạm tính.",
    "Not settled: {units} unit(s), {missing} leaves missing, {pending} pending, {invalid} invalid, {provisional} "
    "provisional.",
)
_MORE_FILES = Phrase("… và {count} nữa: xem bảng Excel.", "… and {count} more: see the workbook.")


def print_status(console: Console, standing: Standing, lang: Lang) -> None:
    """The whole summary."""
    print_text(console, _with(_TITLE, lang, today=standing.today, title=standing.title), style="bold")
    everything = totals(standing)
    for level in standing.levels():
        of_level = [total for total in everything if total.level == level]
        console.print()
        print_text(console, level_name(level, lang), style="bold")
        _print_totals(console, of_level, lang)
        _print_owing(console, of_level, lang)
    _print_files(console, standing, lang)
    _print_pairs(console, standing, lang)
    _print_unsettled(console, standing, lang)


def _print_totals(console: Console, of_level: Sequence[Total], lang: Lang) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, safe_box=True, padding=(0, 1, 0, 0))
    for number, heading in enumerate(_HEADINGS):
        justify = "left" if number == 0 else "center" if number == 1 else "right"
        table.add_column(heading.text(lang), justify=justify, overflow="fold")  # type: ignore[arg-type]
    for total in of_level:
        style = "bold yellow" if total.overdue else ""
        table.add_row(*(Text(cell, style=style) for cell in _cells(total, lang)))
    console.print(table, width=width_of(console))


def _cells(total: Total, lang: Lang) -> tuple[str, ...]:
    step = STEPS[total.step].text(lang)
    return (
        _with(_LEAVES, lang, step=step) if total.step in IN_LEAVES else step,
        NO_FIGURE if total.deadline is None else show(total.deadline, lang),
        NO_FIGURE if total.asked is None else str(total.asked),
        *(str(count) for count in (total.done, total.late, total.failed, total.owed)),
    )


def _print_owing(console: Console, of_level: Sequence[Total], lang: Lang) -> None:
    owing = [total for total in of_level if total.owing or total.waiting]
    if owing:
        print_text(console, _WHO.text(lang))
    for total in owing:
        overdue = _OVERDUE.text(lang) if total.overdue else ""
        waiting = [Phrase(_WAITING.vi, _WAITING.en, {"count": total.waiting})] if total.waiting else []
        names = [listed(total.owing, _NAMES, lang), *(phrase.text(lang) for phrase in waiting)]
        joined = "; ".join(name for name in names if name)
        step = STEPS[total.step].text(lang)
        print_text(console, f"- {_with(_OWING, lang, step=step, overdue=overdue, names=joined)}", 2)


def _print_files(console: Console, standing: Standing, lang: Lang) -> None:
    def lines() -> Iterator[str]:
        for trouble in standing.troubles:
            where = spot(trouble.first.place)
            said = _with(_FILE, lang, file=trouble.file, count=trouble.count, where=where)
            yield f"{said.strip()}: {trouble.first.message(lang)}"

    _print_list(console, _FAILED, list(lines()), lang)


def _print_pairs(console: Console, standing: Standing, lang: Lang) -> None:
    def lines() -> Iterator[str]:
        for pair in standing.second_files:
            phrase = _UNUSED if pair.kept is None else _USED
            why = pair.why.text(lang)
            yield _with(phrase, lang, unit=pair.unit, old=pair.old, new=pair.new, kept=pair.kept, why=why)

    _print_list(console, _PAIRS, list(lines()), lang)


def _print_list(console: Console, heading: Phrase, lines: Sequence[str], lang: Lang) -> None:
    if not lines:
        return
    console.print()
    print_text(console, _with(heading, lang, count=len(lines)), style="bold")
    for line in lines[:_FILES]:
        print_text(console, f"- {line}", 2)
    if len(lines) > _FILES:
        print_text(console, _with(_MORE_FILES, lang, count=len(lines) - _FILES), 2)


def _print_unsettled(console: Console, standing: Standing, lang: Lang) -> None:
    units = list(unsettled(standing))
    counts = {
        status.value: sum(one.statuses.get(status, 0) for one in units)
        for status in (Status.MISSING, Status.PENDING, Status.INVALID)
    }
    provisional = sum(one.provisional for one in units)
    console.print()
    print_text(console, _with(_UNSETTLED, lang, units=len(units), provisional=provisional, **counts))


def _with(phrase: Phrase, lang: Lang, **values: object) -> str:
    return Phrase(phrase.vi, phrase.en, values).text(lang)
