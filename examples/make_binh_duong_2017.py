"""Examples: writes the nine appraisal workbooks of examples/binh-duong-2017 from the published table.

Run `python examples/make_binh_duong_2017.py`; the files come out byte for byte as they are committed.
"""

from __future__ import annotations

import csv
import sys
from fractions import Fraction
from pathlib import Path

from office_page import Column, Heading, draw_table

HERE = Path(__file__).parent / "binh-duong-2017"

APPRAISED = {
    "BD01": "51.75",
    "BD02": "45.75",
    "BD03": "46.5",
    "BD04": "48.75",
    "BD05": "46.8",
    "BD06": "47.45",
    "BD07": "40.45",
    "BD08": "44",
    "BD09": "46",
}
"""Published appraisal points, out of 65."""

COLUMNS = (
    Column("STT", 8),
    Column("Lĩnh vực/Tiêu chí", 44),
    Column("Điểm tối đa", 12),
    Column("Thẩm định", 14),
    Column("Ghi chú", 30),
)


def main(folder: Path = HERE) -> None:
    """Write the workbooks under `folder`."""
    with (HERE / "units.csv").open(encoding="utf-8", newline="") as file:
        for unit in csv.DictReader(file):
            _write(folder / "appraisal" / f"{unit['code']}.xlsx", unit["code"], unit["name"])


def _write(path: Path, code: str, name: str) -> None:
    block = Heading(
        "Ủy ban nhân dân tỉnh Bình Dương",
        "Kết quả thẩm định chỉ số cải cách hành chính năm 2017",
        "(Nhập lại từ bảng kết quả đã công bố)",
        (("Đơn vị", name), ("Mã đơn vị", code), ("Bộ tiêu chí", "binh-duong-2017"), ("Năm", "2017")),
    )
    rows = (
        ("1", "Kết quả thẩm định", 65, Fraction(APPRAISED[code]), ""),
        ("2", "Kết quả điều tra xã hội học", 35, "", "Lấy từ bảng điều tra xã hội học"),
    )
    draw_table(path, "Thẩm định", block, COLUMNS, rows)


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:]))
