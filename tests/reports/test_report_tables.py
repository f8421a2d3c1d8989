import csv
from pathlib import Path

import pytest

from cchc_score.decimals import Number
from cchc_score.model import GroupRanking
from cchc_score.reports.csv_writer import write_csv
from cchc_score.reports.measure import line_count, text_width
from cchc_score.reports.ranked_tables import ranked_table
from cchc_score.reports.sheet_names import document
from cchc_score.reports.tables import Column, Row, Sheet, Span, Table, spans

PLAIN = Table((Column(("A",), 10),), ())


def names(*given: str) -> list[str]:
    return [sheet.name for sheet in document("t", "x", [Sheet(name, "", PLAIN) for name in given]).sheets]


def test_sheet_names_lose_forbidden_marks() -> None:
    assert names("Xã [1]: a/b\\c*?", "'Phường'") == ["Xã  1   a b c", "Phường"]


def test_sheet_names_are_cut_and_told_apart() -> None:
    long = "Các cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh"
    first, second, third = names(long, long, long.upper())
    assert all(len(name) <= 31 for name in (first, second, third))
    assert len({name.casefold() for name in (first, second, third)}) == 3


def test_sheet_name_history_belongs_to_excel() -> None:
    assert names("History") != ["History"]
    assert names("///") != [""]


def test_headings_merge_across_and_down() -> None:
    table = Table(
        (Column(("Mã",), 5), Column(("Điểm", "Tự"), 5), Column(("Điểm", "TĐ"), 5), Column(("Hạng",), 5)), ()
    )
    assert set(spans(table)) == {
        Span("Mã", 0, 0, 1, 0),
        Span("Điểm", 0, 1, 0, 2),
        Span("Hạng", 0, 3, 1, 3),
        Span("Tự", 1, 1, 1, 1),
        Span("TĐ", 1, 2, 1, 2),
    }


def test_equal_headings_that_end_here_stay_apart() -> None:
    table = Table((Column(("Điểm",), 5), Column(("Điểm",), 5)), ())
    assert len(spans(table)) == 2


def test_marks_over_vietnamese_letters_take_no_width() -> None:
    assert text_width("Thủ tục") == text_width("Thu tuc")
    assert text_width("điểm") < text_width("điểm", bold=True)
    assert text_width("e\u0302\u0301") == text_width("ế")


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", 1), ("ngắn", 1), ("một\nhai\nba", 3), ("n" * 27, 3), ("chữ " * 19 + "chữ", 10)],
)
def test_texts_wrap_into_lines(text: str, lines: int) -> None:
    """Ten digits of width are 5 em: 27 letters of half an em need 3 lines; a “chữ” has 1.5 em, so two stand in a
    line (three with their blanks are 5 em, which is too near to trust).
    """
    assert line_count(text, 10) == lines


def test_csv_reads_in_excel_and_keeps_texts_harmless(tmp_path: Path) -> None:
    columns = (Column(("Đơn vị",), 5), Column(("Điểm", "Tổng"), 5, places=2), Column(("Hạng",), 5))
    rows = (Row(("=cmd()", Number(19, 2), Number(1))), Row(("Xã, “A”", None, "–")), Row(("Hết",), spanning=True))
    write_csv(Table(columns, rows), tmp_path / "out.csv")
    raw = (tmp_path / "out.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    read = list(csv.reader(raw.decode("utf-8-sig").splitlines()))
    assert read == [["Đơn vị", "Điểm – Tổng", "Hạng"], ["'=cmd()", "9.50", "1"], ["Xã, “A”", "", "–"], ["Hết"]]


def test_ranked_table_as_csv_has_only_stages_with_data(ranking: GroupRanking, tmp_path: Path) -> None:
    write_csv(ranked_table(ranking), tmp_path / "xa.csv")
    text = (tmp_path / "xa.csv").read_text(encoding="utf-8-sig")
    head, first = text.splitlines()[:2]
    assert "Kiểm tra" not in head
    # self: 2 + 10/3 + 3 + 4 = 12.33; appraisal 1.5; survey 4; total 15.83 of 19
    assert first == "1,H01,Ủy ban nhân dân xã Mẫu,12.33,1.50,4.00,15.83,19.00,83.33,Tốt,Đồng hạng 1; Tạm tính"
