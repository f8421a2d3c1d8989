"""The year's workbook, read back by openpyxl; figures are worked out by hand from the small sample."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
import sample_scores as sample
from openpyxl.workbook import Workbook
from test_score_sheet import cut_texts

from cchc_score.model import GroupRanking, RankedUnit, Unit
from cchc_score.problems import Problem
from cchc_score.reports.provenance import Provenance
from cchc_score.reports.ranked_tables import ranked_sheet, ranked_table
from cchc_score.reports.ranking_book import ranking_book
from cchc_score.reports.tables import Title
from cchc_score.reports.xlsx_writer import write_xlsx

TITLE = Title("Kết quả năm mẫu", "Ủy ban nhân dân tỉnh …", 2025)


@pytest.fixture
def book(ranking: GroupRanking, problem: Problem, provenance: Provenance, tmp_path: Path) -> Workbook:
    write_xlsx(ranking_book(TITLE, [ranking], [problem], provenance), tmp_path / "year.xlsx")
    return openpyxl.load_workbook(tmp_path / "year.xlsx")


def table(book: Workbook, name: str, first: str) -> list[list[object]]:
    """The rows from the one whose first cell is `first`, down to the first empty row."""
    rows = [list(row) for row in book[name].iter_rows(values_only=True)]
    start = next(index for index, row in enumerate(rows) if row[0] == first)
    return rows[start:]


def test_sheets(book: Workbook) -> None:
    assert book.sheetnames == [
        "Tổng quan",
        "XH Xã",
        "Lĩnh vực",
        "Tiêu chí",
        "Tự đánh giá - Kết quả",
        "Chưa xếp hạng",
        "Vấn đề",
        "Nguồn gốc",
    ]


def test_overview_counts_ranked_units_only(book: Workbook) -> None:
    _head, below, row = table(book, "Tổng quan", "STT")[:3]
    assert below[2:10] == [
        "Tổng số",
        "Được xếp hạng",
        "Chưa xếp hạng",
        "Xuất sắc",
        "Tốt",
        "Khá",
        "Trung bình",
        "Yếu",
    ]
    assert row[:10] == ["1", "Cấp xã – Xã", 4, 2, 2, 0, 2, 0, 0, 0]
    assert row[10:14] == [83.33, 83.33, 83.33, 0]


def test_mean_is_rounded_once_from_exact_indexes(provenance: Provenance) -> None:
    """50.004, 50.004 and 50.008 have the mean 50.00533, shown 50.01; rounded first they would give 50.00."""
    criteria = sample.criteria_set([sample.parent("1", "Một", [sample.leaf("1.1", "Lá", sample.F(100))])])

    def unit(code: str, points: sample.Fraction) -> RankedUnit:
        leaf = sample.scored_leaf(criteria.fields[0].children[0], {sample.Source.SELF: points}, sample.Source.SELF)
        field = sample.summed(criteria.fields[0], [leaf])
        return RankedUnit(1, False, sample.unit_score(Unit(code, code), criteria, [field]))

    units = [unit("a", sample.F("50.004")), unit("b", sample.F("50.004")), unit("c", sample.F("50.008"))]
    document = ranking_book(TITLE, [GroupRanking("Xã", "", tuple(units), ())], [], provenance)
    overview = document.sheets[0].table
    means = [
        row.cells[index]
        for row in overview.rows
        for index, column in enumerate(overview.columns)
        if column.heading[-1:] == ("Trung bình",) and column.heading[0] == "Chỉ số (%)"
    ]
    assert means == [sample.F("50.01")]


def test_ranked_table_marks_ties_and_provisional_results(book: Workbook) -> None:
    rows = table(book, "XH Xã", "Hạng")
    assert rows[0][3] == "Điểm đánh giá"
    assert rows[1][3:6] == ["Tự đánh giá", "Thẩm định", "Điều tra XHH"]
    assert rows[2][:3] == [1, "H01", "Ủy ban nhân dân xã Mẫu"]
    assert rows[2][3:] == [12.33, 1.5, 4, 15.83, 19, 83.33, "Tốt", "Đồng hạng 1; Tạm tính"]
    notes = " ".join(str(row[0]) for row in rows[4:])
    assert "Xếp hạng 2 trên 4 đơn vị; 2 đơn vị chưa xếp hạng" in notes
    assert "tổng các số có thể lệch ở chữ số cuối" in notes
    assert "bằng nhau thì xét lần lượt: tiêu chí 1.1, điểm Điều tra XHH" in notes
    assert "xếp cách (1, 2, 2, 4)" in notes
    assert "Xuất sắc từ 90; Tốt từ 80 dưới 90" in notes


def test_matrices_show_indexes_with_one_colour_scale(book: Workbook) -> None:
    rows = table(book, "Lĩnh vực", "Mã")
    # field 1: 1.5 + 10/3 + 3 = 47/6 of 10 = 78.33; field 2: 4 + 4 of 9 = 88.89
    assert rows[1] == ["H01", "Ủy ban nhân dân xã Mẫu", "Xã", 78.33, 88.89, 83.33]
    assert rows[3][0] == "H02"
    assert rows[3][4:] == ["–", "–"]
    assert rows[4][1:6] == ["Trung bình", None, 78.33, 88.89, 83.33]
    ranges = [str(area.sqref) for area in book["Lĩnh vực"].conditional_formatting]
    assert ranges == ["D5:E8"]
    assert table(book, "Tiêu chí", "Mã")[0] == ["Mã", "Đơn vị", "Nhóm", "1.1", "1.2", "2.1", "2.2", "2.3", "Chung"]


def test_self_and_final_are_compared_on_the_same_leaves(book: Workbook) -> None:
    row = table(book, "Tự đánh giá - Kết quả", "Mã")[2]
    # leaves with both: 1.1.1 (2 → 1.5), 1.1.2, 1.2, 2.1: 14 points in all
    assert row == ["H01", "Ủy ban nhân dân xã Mẫu", "Xã", 14, 12.33, 11.83, -0.5, -3.57, 1, 0, "1.1.1"]


def test_units_without_rank_have_reasons(book: Workbook) -> None:
    rows = table(book, "Chưa xếp hạng", "STT")
    assert rows[1][1:4] == ["Cấp xã – Xã", "H02", "Ủy ban nhân dân xã Thiếu"]
    assert rows[1][4:] == ["Thiếu số liệu ở 2.1", "Mới chấm 11,83 trên 15,00 điểm"]
    assert rows[2][4:] == ["Chưa nộp", "Chưa có"]


def test_every_sheet_prints_on_a4_with_its_header(book: Workbook) -> None:
    for sheet in book:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape"), sheet.title
        assert sheet.print_title_rows, sheet.title
        assert sheet.print_area, sheet.title
        assert sheet.freeze_panes, sheet.title


def test_no_text_is_cut_in_a_year_of_forty_communes(provenance: Provenance, tmp_path: Path) -> None:
    write_xlsx(ranking_book(TITLE, sample.year_rankings(), [], provenance), tmp_path / "year.xlsx")
    book = openpyxl.load_workbook(tmp_path / "year.xlsx")
    assert [text for sheet in book for text in cut_texts(sheet)] == []
    wide = book["Tiêu chí"]
    assert wide.page_setup.fitToWidth == 2
    assert wide.print_title_cols == "$A:$B"


def test_written_twice_is_the_same_bytes(provenance: Provenance, tmp_path: Path) -> None:
    rankings = sample.year_rankings()
    for name in ("a.xlsx", "b.xlsx"):
        write_xlsx(ranking_book(TITLE, rankings, [], provenance), tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_year_without_units_is_still_a_book(provenance: Provenance, tmp_path: Path) -> None:
    write_xlsx(ranking_book(TITLE, [GroupRanking("Cấp xã", "Xã", (), ())], [], provenance), tmp_path / "none.xlsx")
    book = openpyxl.load_workbook(tmp_path / "none.xlsx")
    assert book.sheetnames == ["Tổng quan", "XH Xã", "Chưa xếp hạng", "Vấn đề", "Nguồn gốc"]
    assert table(book, "XH Xã", "Hạng")[1][0] == "Không có đơn vị nào được xếp hạng."


def test_a_set_without_grades_has_no_grade_column(ranking: GroupRanking) -> None:
    bare = [
        unit._replace(score=replace(unit.score, criteria=replace(unit.score.criteria, grades=None), grade=None))
        for unit in ranking.ranked
    ]
    table = ranked_table(ranking._replace(ranked=tuple(bare)))
    assert ("Xếp loại",) not in [column.heading for column in table.columns]
    assert all(len(row.cells) == len(table.columns) for row in table.rows)


def test_level_words_of_the_register_are_printed_in_vietnamese(ranking: GroupRanking) -> None:
    assert ranked_sheet(TITLE, ranking._replace(level="commune")).title == "BẢNG XẾP HẠNG NĂM 2025 – CẤP XÃ – XÃ"
    same = ranking._replace(level="district", group="Cấp huyện")
    assert ranked_sheet(TITLE, same).title == "BẢNG XẾP HẠNG NĂM 2025 – CẤP HUYỆN"
    other = ranking._replace(level="Khối thi đua", group="")
    assert ranked_sheet(TITLE, other).name == "XH Khối thi đua"
