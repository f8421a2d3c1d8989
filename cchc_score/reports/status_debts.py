"""Reports: two sheets of a year's standing: what appraisers owe which unit, and which leaves are not settled."""

from __future__ import annotations

from cchc_score.decimals import Number
from cchc_score.model import Status
from cchc_score.model.standing import Sent, Standing
from cchc_score.reports.status_totals import level_name, said, unsettled
from cchc_score.reports.tables import NO_FIGURE, Align, Column, Look, Row, Sheet, Table, Value

BY_SAVE = "Ngày có dấu * là lần lưu cuối ghi trong thuộc tính của tệp; ngày không có dấu là ngày ghi trong phiếu."

_OWED = (
    Column(("STT",), 5, Align.CENTER),
    Column(("Mã",), 9, Align.CENTER),
    Column(("Đơn vị",), 40),
    *(
        Column((turn, what), 11, Align.CENTER, 0)
        for turn, whats in (
            ("Thẩm định lần 1 (mục)", ("Phải chấm", "Đã chấm", "Còn nợ", "Chờ đơn vị")),
            ("Thẩm định lần 2 (mục)", ("Phải chấm", "Đã chấm", "Còn nợ")),
        )
        for what in whats
    ),
)


def owed_sheet(standing: Standing) -> Sheet:
    """What each department still owes which unit."""
    rows: list[Row] = []
    for one in standing.appraisers:
        head = f"{one.department} – {level_name(one.level, 'vi')}"
        rows.append(
            Row((f"{head}. Lần 1: {said(one.first, 'vi')}. Lần 2: {said(one.second, 'vi')}",), Look.FIELD, True)
        )
        owing = [debt for debt in one.debts if debt.first.done < debt.first.asked or debt.second.owed]
        for number, debt in enumerate(owing, 1):
            figures = (*_figures(debt.first), Number(debt.first.waiting), *_figures(debt.second))
            rows.append(Row((str(number), debt.unit.code, debt.unit.name, *figures)))
        if not owing:
            rows.append(Row(("Không còn nợ.",), Look.MUTED, spanning=True))
    rows = rows or [Row(("Không có mục nào phải thẩm định.",), spanning=True)]
    return Sheet(
        "Còn nợ thẩm định",
        "CÁC MỤC CÒN NỢ CỦA CƠ QUAN THẨM ĐỊNH",
        Table(_OWED, tuple(rows)),
        subtitle=(f"Đến ngày {standing.today:%d/%m/%Y}",),
        notes=(
            "“Chờ đơn vị”: mục của đơn vị chưa nộp phiếu tự đánh giá, chưa tính là nợ.",
            "Thẩm định lần 2 chỉ tính những mục đơn vị đã giải trình.",
            BY_SAVE,
        ),
        frozen_columns=3,
    )


def _figures(sent: Sent) -> tuple[Value, ...]:
    """Asked, done, owed; dashes where nothing is asked."""
    if not sent.asked:
        return (NO_FIGURE,) * 3
    return (Number(sent.asked), Number(sent.done), Number(sent.owed))


_OPEN = (
    Column(("STT",), 5, Align.CENTER),
    Column(("Mã",), 9, Align.CENTER),
    Column(("Đơn vị",), 40),
    Column(("Tổng số mục",), 10, Align.CENTER, 0),
    Column(("Đã chấm",), 10, Align.CENTER, 0),
    Column(("Trong đó tạm tính",), 10, Align.CENTER, 0),
    Column(("Thiếu số liệu",), 10, Align.CENTER, 0),
    Column(("Chờ kết quả",), 10, Align.CENTER, 0),
    Column(("Số liệu lỗi",), 10, Align.CENTER, 0),
    Column(("Không áp dụng",), 10, Align.CENTER, 0),
)
_STATUSES = (Status.MISSING, Status.PENDING, Status.INVALID, Status.NOT_APPLICABLE)


def unsettled_sheet(standing: Standing) -> Sheet:
    """The units of which something is missing, pending, invalid or provisional."""
    rows = [
        Row(
            (
                str(number),
                one.unit.code,
                one.unit.name,
                Number(one.leaves),
                Number(one.statuses.get(Status.SCORED, 0)),
                Number(one.provisional),
                *(Number(one.statuses.get(status, 0)) for status in _STATUSES),
            )
        )
        for number, one in enumerate(unsettled(standing), 1)
    ]
    rows = rows or [Row(("Mọi đơn vị đã xong mọi mục.",), spanning=True)]
    return Sheet(
        "Chưa xong",
        "CÁC MỤC CHƯA XONG CỦA TỪNG ĐƠN VỊ",
        Table(_OPEN, tuple(rows)),
        subtitle=(f"Đến ngày {standing.today:%d/%m/%Y}",),
        notes=("“Tạm tính”: mới có điểm tự đánh giá, chưa ai thẩm định.",),
        frozen_columns=3,
    )
