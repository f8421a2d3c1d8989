"""Documents: how a visit is told in one sentence: by whose order, on which days, by whom, what was looked at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from cchc_score.documents.official import DOTS
from cchc_score.documents.prose import day, inner, said
from cchc_score.model import Entry, Inspection
from cchc_score.text import fold, tidy

_CHECK, _SUPERVISION = "kiểm tra", "giám sát"
_NUMBER_ALONE = re.compile(r"(?:số\s*)?(?=\d)", re.IGNORECASE)
"""How an order begins that is named by its number only: “45/QĐ-SNV”."""
_ORDERS = (("/QĐ", "Quyết định số"), ("/KH", "Kế hoạch số"))
_SOME_ORDER = f"Quyết định số {DOTS}"
_SOME_DAY = f"…/…/{DOTS}"


def kind_of(inspections: Sequence[Inspection]) -> str:
    """Supervision by a People's Council is told from inspection; a mixture is called inspection."""
    modes = {fold(said(inspection.mode)) for inspection in inspections}
    return _SUPERVISION if modes == {fold(_SUPERVISION)} else _CHECK


def what_was_done(inspections: Sequence[Inspection], work: str) -> str:
    """The sentence up to the place: “Thực hiện Quyết định số …, ngày …, Đoàn kiểm tra đã kiểm tra định kỳ …”.

    The visits are made by one order; the record that names it most fully is quoted.
    """
    kind, mode = kind_of(inspections), _shared(inspection.mode for inspection in inspections)
    leader = _shared(inspection.leader for inspection in inspections)
    how = f"{kind} {inner(mode)}" if mode and fold(mode) != fold(kind) else kind
    team = f"Đoàn {kind}" + (f" (Trưởng đoàn: {leader})" if leader else "")
    orders = (said(inspection.authority) for inspection in inspections)
    return f"Thực hiện {_order(max(orders, key=len, default=''))}, {_days(inspections)}, {team} đã {how} {work}"


def day_or_dots(value: date | None) -> str:
    """A day as it is printed; dots to fill in when nobody told."""
    return day(value) if value is not None else _SOME_DAY


def days_of(inspections: Iterable[Inspection]) -> list[date]:
    """The days of the visits that tell theirs, in order, each once."""
    days = (visit.day.value for visit in inspections if visit.day is not None)
    return sorted({value for value in days if isinstance(value, date)})


def _days(inspections: Sequence[Inspection]) -> str:
    days = days_of(inspections)
    if len(days) > 1:
        return f"từ ngày {day(days[0])} đến ngày {day(days[-1])}"
    return f"ngày {day_or_dots(days[0] if days else None)}"


def _order(text: str) -> str:
    """The Decision or plan as a sentence names it, also when only its number was typed."""
    number = _NUMBER_ALONE.match(text)
    if number is None:
        return text or _SOME_ORDER
    title = next((title for mark, title in _ORDERS if mark in text.upper()), "văn bản số")
    return f"{title} {text[number.end() :]}"


def _shared(entries: Iterable[Entry | None]) -> str:
    """What all the records say alike; nothing when they differ."""
    texts = {fold(text): text for entry in entries if (text := tidy(said(entry)))}
    return texts.popitem()[1] if len(texts) == 1 else ""
