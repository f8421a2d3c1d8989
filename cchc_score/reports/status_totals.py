"""Reports: a year's standing summed up: one line for each level and step, with the names of those who owe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cchc_score.model import Unit
from cchc_score.model.standing import HERE, OWED, Appraiser, Receipt, Sent, Standing, Step, UnitStanding
from cchc_score.reports import labels
from cchc_score.text import Lang, Phrase, show

STEPS: dict[Step, Phrase] = {
    Step.SELF: Phrase("Phiếu tự đánh giá", "Self-assessment"),
    Step.APPRAISAL_1: Phrase("Thẩm định lần 1", "Appraisal, round 1"),
    Step.EXPLANATION: Phrase("Giải trình", "Explanation"),
    Step.APPRAISAL_2: Phrase("Thẩm định lần 2", "Appraisal, round 2"),
    Step.INSPECTION: Phrase("Kiểm tra", "Inspection"),
    Step.SURVEY: Phrase("Điều tra XHH", "Survey"),
}
RECEIPTS: dict[Receipt, Phrase] = {
    Receipt.RECEIVED: Phrase("Đã nhận", "Received"),
    Receipt.LATE: Phrase("Nộp trễ", "Late"),
    Receipt.UNCLEAR: Phrase("Nhiều tệp", "Several files"),
    Receipt.FAILED: Phrase("Tệp lỗi", "File failed"),
    Receipt.AWAITED: Phrase("Chưa có", "Awaited"),
    Receipt.OVERDUE: Phrase("Quá hạn", "Overdue"),
    Receipt.NOT_ASKED: Phrase("–", "–"),
}
IN_LEAVES = (Step.APPRAISAL_1, Step.APPRAISAL_2)
"""Steps that are counted leaf by leaf, across units."""
_MORE = Phrase("và {count} nữa", "and {count} more")
_LEAVES_OWED = Phrase("{name} ({count} mục)", "{name} ({count} leaves)")


@dataclass(frozen=True, slots=True)
class Total:
    """One step at one level."""

    level: str
    step: Step
    deadline: date | None
    overdue: bool
    asked: int | None
    """Units, or leaves; None where nobody is bound to it."""
    done: int
    late: int
    failed: int
    """Files that could not be used, or of which nobody has said which counts."""
    owed: int
    waiting: int
    owing: tuple[Phrase, ...]
    """Who owes: units, or departments with their leaves."""


def totals(standing: Standing) -> tuple[Total, ...]:
    """Every step of every level that is asked of somebody or has come."""
    return tuple(
        total
        for level, units in standing.levels().items()
        for step in Step
        if (total := _total(standing, level, units, step)) is not None
    )


def _total(standing: Standing, level: str, units: Sequence[UnitStanding], step: Step) -> Total | None:
    deadline = standing.deadlines.get(step)
    if step in IN_LEAVES:
        appraisers = [one for one in standing.appraisers if one.level == level]
        return _of_leaves(level, step, deadline, appraisers)
    sent = [(one.unit, one.sent[step]) for one in units]
    bound = [(unit, one) for unit, one in sent if one.receipt is not Receipt.NOT_ASKED]
    if not bound:
        return None
    free = step is Step.INSPECTION and len(bound) < len(sent)
    owing = [unit for unit, one in bound if one.receipt in OWED or one.receipt is Receipt.UNCLEAR]
    receipts = [one.receipt for _, one in bound]
    return Total(
        level,
        step,
        deadline,
        Receipt.OVERDUE in receipts,
        None if free else len(bound),
        sum(one in HERE for one in receipts),
        receipts.count(Receipt.LATE),
        receipts.count(Receipt.FAILED) + receipts.count(Receipt.UNCLEAR),
        sum(one in (Receipt.AWAITED, Receipt.OVERDUE) for one in receipts),
        0,
        tuple(named(unit) for unit in owing),
    )


def _of_leaves(level: str, step: Step, deadline: date | None, appraisers: Sequence[Appraiser]) -> Total | None:
    rounds = [(one.department, one.first if step is Step.APPRAISAL_1 else one.second) for one in appraisers]
    asked = sum(sent.asked for _, sent in rounds)
    if not asked:
        return None
    owing = [(department, sent) for department, sent in rounds if sent.owed]
    return Total(
        level,
        step,
        deadline,
        any(sent.receipt is Receipt.OVERDUE for _, sent in rounds),
        asked,
        sum(sent.done for _, sent in rounds),
        sum(sent.receipt is Receipt.LATE for _, sent in rounds),
        0,
        sum(sent.owed for _, sent in rounds),
        sum(sent.waiting for _, sent in rounds),
        tuple(_with_count(department, sent.owed) for department, sent in owing),
    )


def named(unit: Unit) -> Phrase:
    """A unit as lists name it: “Xã Một (X01)”."""
    return Phrase("{name} ({code})", "{name} ({code})", {"name": unit.name, "code": unit.code})


def _with_count(name: str, count: int) -> Phrase:
    return Phrase(_LEAVES_OWED.vi, _LEAVES_OWED.en, {"name": name, "count": count})


def listed(names: Sequence[Phrase], most: int, lang: Lang) -> str:
    """The first so many names, and how many there are beyond."""
    shown = [name.text(lang) for name in names[:most]]
    left = len(names) - len(shown)
    more = [Phrase(_MORE.vi, _MORE.en, {"count": left}).text(lang)] if left else []
    return "; ".join((*shown, *more))


def said(sent: Sent, lang: Lang) -> str:
    """What became of a step: “Đã nhận 12/12/2025”, “3/8 · Quá hạn”."""
    word = RECEIPTS[sent.receipt].text(lang)
    if sent.asked:
        word = f"{sent.done}/{sent.asked} · {word}"
    if sent.day is not None and sent.receipt in HERE:
        word += f" {show(sent.day, lang)}{'*' if sent.by_save else ''}"
    return word


def level_name(level: str, lang: Lang) -> str:
    """A level as it is printed."""
    return "".join(labels.place_in_year(level, "", lang)) or level


def unsettled(standing: Standing) -> Iterator[UnitStanding]:
    """Units of which something is missing, pending, invalid or provisional."""
    for one in standing.units:
        open_leaves = sum(count for status, count in one.statuses.items() if status.value in _OPEN)
        if open_leaves or one.provisional:
            yield one


_OPEN = ("missing", "pending", "invalid")
