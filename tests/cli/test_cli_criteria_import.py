"""`criteria import` at the command line: a draft on the screen or in a new file, problems beside it."""

from pathlib import Path

ANNEX = """\
STT | Tiêu chí | Điểm tối đa
1 | Chỉ đạo | 2
1.1 | Ban hành kế hoạch | 1
 | Đạt: 1 / Không đạt: 0
1.2 | Báo cáo | 1
 | Theo hướng dẫn
 | Tổng cộng | 2
"""


def test_the_draft_is_printed_without_a_file(desk):
    status, out, err = desk.call("criteria", "import", desk.table("xa.xlsx", ANNEX))
    assert status == 0
    assert out.startswith("# BẢN THẢO đọc từ tệp xa.xlsx")
    assert '- code: "1.2"' in out
    assert err == ""


def test_the_draft_is_written_and_counted(desk):
    file, target = desk.table("xa.xlsx", ANNEX), desk.folder / "moi" / "xa.yaml"
    status, out, _ = desk.call("criteria", "import", file, "-o", str(target))
    assert status == 0
    assert "2 tiêu chí chấm điểm; 1 tiêu chí phải xem lại" in out
    assert desk.call("criteria", "check", str(target))[0] == 0


def test_a_file_without_a_table_is_told(desk):
    status, out, _ = desk.call("criteria", "import", desk.table("khac.xlsx", "Danh sách\nA | B"))
    assert status == 1
    assert "annex-no-table" in out


def test_a_table_without_numbers_is_told(desk):
    status, out, _ = desk.call("criteria", "import", desk.table("khac.xlsx", ANNEX.splitlines()[0] + "\n | Gì đó"))
    assert status == 1
    assert "annex-no-rows" in out


def test_a_second_sheet_with_a_table_is_told(desk):
    import xlsxwriter

    path = desk.folder / "hai.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name in ("Sở", "Xã"):
            sheet = book.add_worksheet(name)
            for row, line in enumerate(ANNEX.splitlines()):
                for column, cell in enumerate(line.split("|")):
                    sheet.write(row, column, cell.strip())
    _, out, err = desk.call("criteria", "import", str(path))
    assert "annex-other-sheet" in err
    assert "trang “Sở”" in out


def test_a_draft_never_replaces_a_file(desk):
    file, kept = desk.table("a.xlsx", ANNEX), desk.text("a.yaml", "id: cua-toi\n")
    status, _, err = desk.call("criteria", "import", file, "-o", kept)
    assert status == 2
    assert Path(kept).read_text(encoding="utf-8") == "id: cua-toi\n"
    assert "a.yaml" in err
