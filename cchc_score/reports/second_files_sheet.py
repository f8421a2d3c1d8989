"""Reports: the sheet of second files: which two, which counts and why, and every answer they give differently."""

from __future__ import annotations

from cchc_score.model import Entry, SecondFile, Stated
from cchc_score.model.standing import Standing
from cchc_score.reports import labels
from cchc_score.reports.problem_table import spot
from cchc_score.reports.tables import Align, Column, Look, Row, Sheet, Table
from cchc_score.text import show

_COLUMNS = (
    Column(("Mã tiêu chí",), 12, Align.CENTER),
    Column(("Nội dung",), 40),
    Column(("Tệp thứ nhất", "Ghi"), 34),
    Column(("Tệp thứ nhất", "Ô"), 18, Align.CENTER, quiet=True),
    Column(("Tệp thứ hai", "Ghi"), 34),
    Column(("Tệp thứ hai", "Ô"), 18, Align.CENTER, quiet=True),
)


def second_files_sheet(standing: Standing) -> Sheet:
    """Each pair with its differences, in the order of the register."""
    names = {one.unit.code: one.unit.name for one in standing.units}
    rows: list[Row] = []
    for pair in standing.second_files:
        rows += _pair(pair, names.get(pair.unit, pair.unit))
    rows = rows or [Row(("Không có trường hợp nào có hai tệp.",), spanning=True)]
    return Sheet(
        "Hai tệp",
        "CÁC TRƯỜNG HỢP CÓ HAI TỆP CHO CÙNG MỘT VIỆC",
        Table(_COLUMNS, tuple(rows)),
        subtitle=(f"Đến ngày {standing.today:%d/%m/%Y}",),
        notes=(
            "Chọn tệp được dùng bằng dòng use: [tên tệp] trong campaign.yaml, hoặc second_file: newest để luôn "
            "dùng tệp mới hơn theo ngày ghi trong tệp. Tệp thứ hai mới hơn; không biết ngày thì xếp theo tên.",
        ),
    )


def _pair(pair: SecondFile, name: str) -> list[Row]:
    hand = f" ({pair.department})" if pair.department else ""
    head = f"{name} ({pair.unit}) – {labels.SOURCES[pair.source].vi}{hand}"
    files = f"Tệp thứ nhất: {pair.old}{_dated(pair.old_stated)}. Tệp thứ hai: {pair.new}{_dated(pair.new_stated)}."
    chosen = (
        f"Đang dùng {pair.kept}" if pair.kept is not None else "Chưa dùng tệp nào" if not hand else "Chưa chọn"
    )
    rows = [
        Row((head,), Look.FIELD, spanning=True),
        Row((files,), spanning=True),
        Row((f"{chosen}: {pair.why.text('vi')}.",), Look.LEAF if pair.kept else Look.WARNING, spanning=True),
    ]
    said = pair.differences
    return rows + [Row((one.code, one.what.text("vi"), *_cell(one.old), *_cell(one.new))) for one in said]


def _dated(stated: Stated) -> str:
    if stated.on is None:
        return ""
    return f" ({'ngày' if stated.day is not None else 'lưu lần cuối ngày'} {stated.on:%d/%m/%Y})"


def _cell(entry: Entry | None) -> tuple[str, str]:
    return ("(trống)", "") if entry is None else (show(entry.value, "vi"), spot(entry.place))
