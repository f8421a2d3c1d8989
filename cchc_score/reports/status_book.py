"""Reports: the standing of a year as a workbook to send round: sums, who sent what, who owes whom."""

from __future__ import annotations

from cchc_score.decimals import Number
from cchc_score.model.standing import OWED, Receipt, Sent, Standing, Step, Trouble, UnitStanding
from cchc_score.reports import formalities
from cchc_score.reports.problem_table import spot
from cchc_score.reports.provenance import Provenance, provenance_sheet
from cchc_score.reports.second_files_sheet import second_files_sheet
from cchc_score.reports.sheet_names import document
from cchc_score.reports.status_debts import BY_SAVE, owed_sheet, unsettled_sheet
from cchc_score.reports.status_totals import (
    IN_LEAVES,
    STEPS,
    Total,
    level_name,
    listed,
    said,
    totals,
    unsettled,
)
from cchc_score.reports.tables import NO_FIGURE, Align, Column, Document, Look, Row, Sheet, Table, Value
from cchc_score.text import show

_NAMES = 12
_BAD = (*OWED, Receipt.UNCLEAR)


def status_book(standing: Standing, provenance: Provenance) -> Document:
    """The year's standing as a document."""
    sheets = (
        _summary(standing),
        _sent(standing),
        owed_sheet(standing),
        unsettled_sheet(standing),
        second_files_sheet(standing),
        provenance_sheet(provenance),
    )
    return document(standing.title, provenance.label, sheets)


def _day(standing: Standing) -> str:
    return f"Đến ngày {standing.today:%d/%m/%Y}"


# --- Tổng hợp ----------------------------------------------------------------------------------------------


def _summary(standing: Standing) -> Sheet:
    rows: list[Row] = []
    for level in standing.levels():
        rows.append(Row((level_name(level, "vi"),), Look.FIELD, spanning=True))
        rows += [_sum(standing, total) for total in totals(standing) if total.level == level]
    settled = len(standing.units) - len(list(unsettled(standing)))
    return Sheet(
        "Tổng hợp",
        "TÌNH HÌNH NỘP PHIẾU VÀ THẨM ĐỊNH",
        Table(_SUMMARY, tuple(rows)),
        letterhead=formalities.letterhead(standing.issuer),
        subtitle=(standing.title, _day(standing)),
        notes=(
            "Phiếu, kiểm tra, giải trình, điều tra tính theo đơn vị; thẩm định tính theo mục của mọi đơn vị, "
            "nộp trễ là số cơ quan thẩm định.",
            f"Tệp có lỗi: {len(standing.troubles)}. Trường hợp có hai tệp: {len(standing.second_files)}. "
            f"Đơn vị đã xong mọi mục: {settled}/{len(standing.units)}.",
        ),
        signatures=formalities.signatures("THỦ TRƯỞNG CƠ QUAN"),
    )


_SUMMARY = (
    Column(("Việc",), 22),
    Column(("Hạn",), 12, Align.CENTER),
    Column(("Còn lại",), 16, Align.CENTER),
    Column(("Phải có",), 9, Align.CENTER, 0),
    Column(("Đã có",), 9, Align.CENTER, 0),
    Column(("Nộp trễ",), 9, Align.CENTER, 0),
    Column(("Lỗi, nhiều tệp",), 10, Align.CENTER, 0),
    Column(("Còn thiếu",), 9, Align.CENTER, 0),
    Column(("Chờ đơn vị",), 9, Align.CENTER, 0),
    Column(("Ai còn thiếu",), 70, quiet=True),
)


def _sum(standing: Standing, total: Total) -> Row:
    leaves = " (mục)" if total.step in IN_LEAVES else ""
    cells: tuple[Value, ...] = (
        STEPS[total.step].vi + leaves,
        NO_FIGURE if total.deadline is None else show(total.deadline, "vi"),
        _left(standing, total),
        "không bắt buộc" if total.asked is None else Number(total.asked),
        *(Number(count) for count in (total.done, total.late, total.failed, total.owed, total.waiting)),
        listed(total.owing, _NAMES, "vi"),
    )
    return Row(cells, Look.WARNING if total.overdue else Look.LEAF)


def _left(standing: Standing, total: Total) -> str:
    if total.deadline is None:
        return NO_FIGURE
    days = (total.deadline - standing.today).days
    if days >= 0:
        return "hết hạn hôm nay" if days == 0 else f"{days} ngày"
    return f"quá hạn {-days} ngày" if total.overdue else "đã hết hạn"


# --- Nộp phiếu ---------------------------------------------------------------------------------------------


_SENT = (
    Column(("STT",), 5, Align.CENTER),
    Column(("Mã",), 9, Align.CENTER),
    Column(("Đơn vị",), 28),
    *(Column((STEPS[step].vi,), 17, Align.CENTER) for step in Step),
    Column(("Tệp có lỗi (lỗi đầu tiên)",), 52, quiet=True),
)


def _sent(standing: Standing) -> Sheet:
    rows: list[Row] = []
    by_unit = _by_unit(standing)
    place: tuple[str, ...] | None = None
    for number, one in enumerate(standing.units, 1):
        now = tuple(word for word in (level_name(one.unit.level, "vi"), one.unit.group) if word)
        if now != place:
            place = now
            rows.append(Row((" – ".join(dict.fromkeys(now)),), Look.FIELD, spanning=True))
        rows.append(_unit(number, one, by_unit.get(one.unit.code, [])))
    rows += _unplaced(standing)
    return Sheet(
        "Nộp phiếu",
        "TÌNH HÌNH NỘP CỦA TỪNG ĐƠN VỊ",
        Table(_SENT, tuple(rows)),
        subtitle=(_day(standing),),
        notes=(
            "Số a/b: đã có a trong b mục. Thẩm định lần 2 tính trên những mục đơn vị đã giải trình.",
            "“Nộp trễ” tính theo ngày mà tệp ghi; tệp không ghi ngày thì chỉ biết đã nhận.",
            BY_SAVE,
        ),
        frozen_columns=3,
    )


def _unit(number: int, one: UnitStanding, troubles: list[Trouble]) -> Row:
    bad = any(_is_bad(sent) for sent in one.sent.values())
    cells = (
        str(number),
        one.unit.code,
        one.unit.name,
        *(said(one.sent[step], "vi") for step in Step),
        "\n".join(told(trouble) for trouble in troubles),
    )
    return Row(cells, Look.WARNING if bad else Look.LEAF)


def _is_bad(sent: Sent) -> bool:
    return sent.receipt in (Receipt.OVERDUE, Receipt.FAILED, Receipt.UNCLEAR)


def _by_unit(standing: Standing) -> dict[str, list[Trouble]]:
    by_unit: dict[str, list[Trouble]] = {}
    for trouble in standing.troubles:
        if len(trouble.units) == 1:
            by_unit.setdefault(trouble.units[0], []).append(trouble)
    return by_unit


def _unplaced(standing: Standing) -> list[Row]:
    """Files of many units or of none that could be told."""
    rest = [trouble for trouble in standing.troubles if len(trouble.units) != 1]
    title = "Tệp có lỗi của nhiều đơn vị, hoặc không rõ của đơn vị nào"
    rows = [Row((title,), Look.FIELD, spanning=True)] if rest else []
    return rows + [Row((told(trouble),), Look.WARNING, spanning=True) for trouble in rest]


def told(trouble: Trouble) -> str:
    """A file, how many errors it has, and the first of them."""
    where = spot(trouble.first.place)
    first = f"{where}: {trouble.first.message('vi')}" if where else trouble.first.message("vi")
    return f"{trouble.file} ({trouble.count} lỗi): {first}"
