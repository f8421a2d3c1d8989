"""Follow-up: the book on the screen and as JSON: how much is in which state, and what is to be reminded of."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from cchc_score.follow_up.records import STATES, Item, State, due_first
from cchc_score.problems import Problem
from cchc_score.reports.json_report import problem_list
from cchc_score.reports.terminal_lines import print_text, width_of
from cchc_score.text import Lang, Phrase, show

if TYPE_CHECKING:
    from rich.console import Console

_COUNTED = Phrase("{count} kiến nghị tính đến {today}:", "{count} recommendation(s) as of {today}:")
_NONE = Phrase("Chưa có kiến nghị nào trong sổ.", "There is no recommendation in the book.")
_NO_DAY = Phrase("không ghi ngày", "no day given")
_LATE = Phrase("quá {days} ngày", "{days} days late")
_LEFT = Phrase("… và {count} kiến nghị nữa: xem bảng Excel (-o).", "… and {count} more: see the workbook (-o).")
_HEADINGS = (
    Phrase("Mã", "Code"),
    Phrase("Đơn vị", "Unit"),
    Phrase("Kiến nghị", "Recommendation"),
    Phrase("Thời hạn", "Due"),
    Phrase("Tình trạng", "State"),
)
_MOST = 40


def print_follow_up(console: Console, items: Sequence[Item], today: date, lang: Lang) -> None:
    """How many in which state, then what is not done: the longest overdue first."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    if not items:
        print_text(console, _NONE.text(lang))
        return
    counts = Counter(item.state(today) for item in items)
    values = {"count": len(items), "today": today}
    print_text(console, Phrase(_COUNTED.vi, _COUNTED.en, values).text(lang), style="bold")
    for state in State:
        if counts[state]:
            print_text(console, f"{STATES[state].text(lang)}: {counts[state]}", 2)
    waiting = due_first(items, today)
    if not waiting:
        return
    table = Table(box=box.SIMPLE_HEAD, safe_box=True, padding=(0, 1, 0, 0), expand=True)
    for heading, ratio in zip(_HEADINGS, (None, 2, 5, None, None), strict=True):
        table.add_column(heading.text(lang), overflow="fold", ratio=ratio, no_wrap=ratio is None)
    for item in waiting[:_MOST]:
        table.add_row(*(Text(cell) for cell in _cells(item, today, lang)))
    console.print(table, width=width_of(console))
    if len(waiting) > _MOST:
        print_text(console, Phrase(_LEFT.vi, _LEFT.en, {"count": len(waiting) - _MOST}).text(lang))


def follow_up_json(items: Sequence[Item], problems: Sequence[Problem], today: date, lang: Lang) -> str:
    """`{"today", "items": [...], "problems": [...]}`; every entry of an item under its `history`, oldest first."""
    document = {
        "today": today.isoformat(),
        "items": [_item(item, today) for item in items],
        "problems": problem_list(problems, lang),
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _cells(item: Item, today: date, lang: Lang) -> tuple[str, ...]:
    shortcoming, recommendation = item.wording
    due = show(item.planned, lang) if item.planned else item.recommendation.planned_words or _NO_DAY.text(lang)
    state, late = item.state(today), item.days_late(today)
    now = Phrase(_LATE.vi, _LATE.en, {"days": late}).text(lang) if late else STATES[state].text(lang)
    return item.code, item.recommendation.unit_name, recommendation or shortcoming, due, now


def _item(item: Item, today: date) -> dict[str, object]:
    own, (shortcoming, recommendation) = item.recommendation, item.wording
    return {
        "code": item.code,
        "unit": {"code": own.unit, "name": own.unit_name, "level": own.level, "group": own.group},
        "criterion": own.criterion or None,
        "title": own.title or None,
        "shortcoming": shortcoming,
        "recommendation": recommendation,
        "owner": own.owner,
        "visited": _iso(own.visited),
        "mode": own.mode,
        "planned": _iso(item.planned),
        "planned_words": own.planned_words,
        "actual": _iso(item.actual),
        "state": item.state(today).value,
        "days_late": item.days_late(today),
        "answer": item.answer,
        "document": item.document,
        "remark": item.remark,
        "source": own.source.cell,
        "repeats_year": own.repeats_year,
        "carried_from": own.carried_from or None,
        "history": [
            {
                "source": entry.source,
                "state": entry.state.value if entry.state else None,
                "planned": _iso(entry.planned),
                "actual": _iso(entry.actual),
                "answer": entry.answer,
                "document": entry.document,
                "remark": entry.remark,
                "wording": list(entry.wording) if entry.wording else None,
            }
            for entry in item.entries
        ],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
