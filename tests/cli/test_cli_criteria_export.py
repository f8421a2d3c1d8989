"""`criteria export`, a colleague's edits, and `criteria import --into`: shown first, written when asked."""

import openpyxl
import pytest
from desk import SET


@pytest.fixture
def sent(desk):
    """The exported workbook, with a way to edit it as a colleague would."""
    path = desk.folder / "gop-y.xlsx"
    assert desk.call("criteria", "export", str(desk.folder / "small.yaml"), "-o", str(path))[0] == 0

    def edit(code, label, heading, value):
        book = openpyxl.load_workbook(path)
        sheet = book["Tiêu chí"]
        headings = {cell.value: cell.column for cell in sheet[4]}
        row = next(
            number
            for number in range(5, sheet.max_row + 1)
            if sheet.cell(number, headings["Mã"]).value == code
            and label in (sheet.cell(number, headings["Dòng"]).value or "")
        )
        sheet.cell(row, headings[heading]).value = value
        book.save(path)
        return str(path)

    return edit


def test_the_difference_is_shown_and_nothing_written(desk, sent):
    file = sent("1.2", "Tử số", "Nội dung", "Số hồ sơ trả đúng hẹn")
    status, out, _ = desk.call("criteria", "import", file, "--into", str(desk.folder / "small.yaml"))
    assert status == 0
    assert "-        rule: {kind: ratio, part: Số hồ sơ đúng hạn, " in out
    assert "+        rule: {kind: ratio, part: Số hồ sơ trả đúng hẹn, " in out
    assert "--write" in out
    assert (desk.folder / "small.yaml").read_text(encoding="utf-8") == SET


def test_it_is_written_when_asked(desk, sent):
    file = sent("1.10", "", "Nội dung", "Hồ sơ trực tuyến")
    target = desk.folder / "small.yaml"
    assert desk.call("criteria", "import", file, "--into", str(target), "--write")[0] == 0
    assert target.read_text(encoding="utf-8") == SET.replace(
        "        title: Tỷ lệ hồ sơ trực tuyến", "        title: Hồ sơ trực tuyến"
    )
    status, out, _ = desk.call("criteria", "import", file, "--into", str(target))
    assert (status, out.strip()) == (0, "Không có gì thay đổi.")


def test_a_change_that_breaks_the_sums_is_not_written(desk, sent):
    file = sent("1.10", "", "Điểm", 4)
    target = desk.folder / "small.yaml"
    status, out, _ = desk.call("criteria", "import", file, "--into", str(target), "--write")
    assert status == 1
    assert "children-sum" in out
    assert "exchange-not-sound" in out
    assert target.read_text(encoding="utf-8") == SET


def test_a_file_that_changed_meanwhile_is_told(desk, sent):
    file = sent("2.1", "", "Nội dung", "Chấm tay")
    target = desk.text("small.yaml", SET.replace("Chấm trực tiếp", "Chấm tại chỗ"))
    status, out, _ = desk.call("criteria", "import", file, "--into", target, "--write")
    assert status == 1
    assert "exchange-conflict" in out
    assert "Chấm tại chỗ" in out


def test_an_export_is_no_annex_and_an_annex_no_export(desk, sent):
    file = sent("2.1", "", "Nội dung", "Chấm tay")
    assert "exchange-is-export" in desk.call("criteria", "import", file)[1]
    annex = desk.table("phu-luc.xlsx", "STT | Tiêu chí | Điểm tối đa\n1 | Một | 1")
    status, out, _ = desk.call("criteria", "import", annex, "--into", str(desk.folder / "small.yaml"))
    assert status == 1
    assert "exchange-no-export" in out


def test_another_set_and_an_extension_are_told(desk, sent):
    file = sent("2.1", "", "Nội dung", "Chấm tay")
    other = desk.text("khac.yaml", SET.replace("id: small", "id: khac"))
    assert "exchange-other-set" in desk.call("criteria", "import", file, "--into", other)[1]
    extension = desk.text("mo-rong.yaml", 'id: b\nversion: "1"\ntitle: B\nextends: {set: small.yaml}\n')
    status, out, _ = desk.call("criteria", "export", extension, "-o", str(desk.folder / "b.xlsx"))
    assert status == 1
    assert "exchange-extends" in out


def test_the_same_set_gives_the_same_bytes(desk):
    names = [desk.folder / "a.xlsx", desk.folder / "b.xlsx"]
    for name in names:
        desk.call("criteria", "export", "commune-2025", "-o", str(name))
    assert names[0].read_bytes() == names[1].read_bytes()


def test_wrong_usage(desk):
    assert desk.call("criteria", "export", "commune-2025", "-o", "x.csv")[0] == 2
    assert desk.call("criteria", "import", "x.xlsx", "--write")[0] == 2
    assert desk.call("criteria", "export", "khong-co", "-o", str(desk.folder / "x.xlsx"))[0] == 1
