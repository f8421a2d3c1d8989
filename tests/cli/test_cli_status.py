"""`status`, end to end: who sent what, who is late, whose file failed, who owes whom, what is not settled."""

import hashlib

import openpyxl
import pytest
from desk import SET, form

UNITS = "X01,Xã Mẫu 01,commune,Xã\nX02,Xã Mẫu 02,commune,Xã\nX03,Xã Mẫu 03,commune,Xã\nX04,Xã Mẫu 04,commune,Xã"
DEADLINES = "deadlines: {self: 2025-12-15, appraisal-1: 2026-01-10, survey: 2026-01-15}\n"
DATED = "Mã đơn vị: {code}\nNgày lập: {day}"


def dated(code, day, *changes):
    return form(code, (f"Mã đơn vị: {code}", DATED.format(code=code, day=day)), *changes)


def verdicts(department, *rows):
    table = "\n".join(" | ".join(row) for row in rows)
    return f"Cơ quan thẩm định: {department}\nMã đơn vị | Mã | Tiêu chí | Thẩm định lần 1\n{table}"


@pytest.fixture
def year(desk):
    """X01 in time, X02 late, X03 nothing, X04 a file of another year; field 2 appraised for X01 only."""
    in_two = SET.replace("    max: 6\n", "    max: 6\n    department: Sở Nội vụ\n").replace(
        "    max: 4\n", "    max: 4\n    department: Sở Tư pháp\n"
    )
    desk.campaign(UNITS, DEADLINES)
    (desk.folder / "small.yaml").write_text(in_two, encoding="utf-8")
    desk.table("self/X01.xlsx", dated("X01", "10/12/2025"))
    desk.table("self/X02.xlsx", dated("X02", "16/12/2025", ("| 1,75", "| 9,75")))
    desk.table("self/X04.xlsx", form("X04", ("Mã đơn vị: X04", "Mã đơn vị: X04\nNăm: 2024")))
    desk.table("appraisal/tu-phap.xlsx", verdicts("Sở Tư pháp", ("X01", "2.1", "Chấm trực tiếp", "1.5")))
    return desk


def status(desk, today="2026-01-12"):
    return desk.json("status", str(desk.folder), "--today", today)


def receipts(document, step):
    return {unit["code"]: unit["steps"][step]["receipt"] for unit in document["units"]}


def test_who_sent_what_and_who_is_late(year):
    code, document = status(year)
    assert code == 1  # two files hold errors
    assert receipts(document, "self") == {"X01": "received", "X02": "late", "X03": "overdue", "X04": "failed"}
    assert document["units"][1]["steps"]["self"]["day"] == "2025-12-16"
    assert receipts(document, "survey") == dict.fromkeys(("X01", "X02", "X03", "X04"), "awaited")
    assert receipts(document, "inspection") == dict.fromkeys(("X01", "X02", "X03", "X04"), "not-asked")


def test_before_the_deadline_nobody_is_overdue(year):
    _, document = status(year, "2025-12-15")
    assert receipts(document, "self")["X03"] == "awaited"
    _, document = status(year, "2025-12-16")
    assert receipts(document, "self")["X03"] == "overdue"


def test_whose_file_failed_and_why(year):
    _, document = status(year)
    files = {file["file"]: (file["errors"], file["units"], file["first"]["code"]) for file in document["files"]}
    assert files == {
        "self/X02.xlsx": (1, ["X02"], "points-outside"),
        "self/X04.xlsx": (1, ["X04"], "wrong-year"),
    }


def test_which_appraisers_owe_which_units(year):
    _, document = status(year)
    # by hand: Sở Nội vụ has 1.1, 1.2, 1.10, Sở Tư pháp has 2.1; X03 and X04 have no form to appraise
    owes = {
        one["department"]: {debt["unit"]: (debt["round_1"], debt["waiting"]) for debt in one["owes"]}
        for one in document["appraisers"]
    }
    assert owes == {
        "Sở Nội vụ": {"X01": (3, 0), "X02": (3, 0), "X03": (0, 3), "X04": (0, 3)},
        "Sở Tư pháp": {"X02": (1, 0), "X03": (0, 1), "X04": (0, 1)},
    }
    steps = {step["step"]: step for step in document["steps"]}
    assert {name: steps["appraisal-1"][name] for name in ("asked", "done", "owed", "waiting")} == {
        "asked": 16,
        "done": 1,
        "owed": 7,
        "waiting": 8,
    }
    assert steps["appraisal-1"]["overdue"]


def test_what_is_provisional_missing_or_unreadable(year):
    _, document = status(year)
    leaves = {unit["code"]: unit["leaves"] for unit in document["units"]}
    # 2.2 is the survey's: nobody was surveyed, it does not apply
    assert leaves["X01"] == {"all": 5, "scored": 4, "not_applicable": 1, "provisional": 3}
    assert leaves["X02"] == {"all": 5, "scored": 3, "invalid": 1, "not_applicable": 1, "provisional": 3}
    assert leaves["X03"] == {"all": 5, "missing": 4, "not_applicable": 1, "provisional": 0}


def test_two_files_of_one_unit(year):
    year.table("self/X01 ban 2.xlsx", dated("X01", "14/12/2025", ("| 1,75", "| 1,5")))
    _, document = status(year)
    assert receipts(document, "self")["X01"] == "unclear"
    (pair,) = document["second_files"]
    assert (pair["old"]["file"], pair["new"]["file"]) == ("self/X01.xlsx", "self/X01 ban 2.xlsx")
    assert (pair["kept"], pair["choice"]) == (None, "asked")
    assert [(one["code"], one["old"]["value"], one["new"]["value"]) for one in pair["differences"]] == [
        ("2.1", "1,75", "1,5")
    ]

    year.campaign(UNITS, DEADLINES + "second_file: newest\n")
    _, document = status(year)
    assert receipts(document, "self")["X01"] == "received"
    assert document["second_files"][0]["kept"] == "self/X01 ban 2.xlsx"
    year.campaign(UNITS, DEADLINES + "use: [self/X01.xlsx]\n")
    assert status(year)[1]["second_files"][0]["kept"] == "self/X01.xlsx"


def test_the_summary_fits_the_screen_and_names_who_owes(year, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    code, out, err = year.call("status", str(year.folder), "--today", "2026-01-12")
    assert code == 1
    assert max(map(len, out.splitlines())) <= 100
    assert "Phiếu tự đánh giá – quá hạn: Xã Mẫu 03 (X03); Xã Mẫu 04 (X04)" in out
    assert "Sở Nội vụ (6 mục); Sở Tư pháp (1 mục); 8 mục chờ đơn vị nộp phiếu" in out
    assert "status.xlsx" in err
    _, out, _ = year.call("status", str(year.folder), "--today", "2026-01-12", "--lang", "en")
    assert "Self-assessment – overdue: Xã Mẫu 03 (X03); Xã Mẫu 04 (X04)" in out


def test_the_workbook_has_its_sheets_and_is_the_same_bytes_twice(year):
    year.table("self/X01 ban 2.xlsx", dated("X01", "14/12/2025", ("| 1,75", "| 1,5")))
    made = []
    for _ in range(2):
        year.call("status", str(year.folder), "--today", "2026-01-12")
        made.append(hashlib.sha256((year.folder / "out" / "status.xlsx").read_bytes()).hexdigest())
    assert made[0] == made[1]
    book = openpyxl.load_workbook(year.folder / "out" / "status.xlsx")
    assert book.sheetnames == ["Tổng hợp", "Nộp phiếu", "Còn nợ thẩm định", "Chưa xong", "Hai tệp", "Nguồn gốc"]
    texts = {str(cell.value) for row in book["Nộp phiếu"].iter_rows() for cell in row}
    assert "Nộp trễ 16/12/2025" in texts
    assert any(text.startswith("self/X04.xlsx (1 lỗi)") for text in texts)


def test_where_the_workbook_is_asked_for(year):
    code, _, _ = year.call("status", str(year.folder), "-o", str(year.folder / "gui.xlsx"))
    assert code == 1
    assert (year.folder / "gui.xlsx").is_file()
    assert not (year.folder / "out").exists()


@pytest.mark.parametrize("words", [["no-such-folder"], [".", "--today", "12/01/2026"]])
def test_wrong_usage(desk, words):
    assert desk.call("status", *words)[0] == 2


def test_a_year_that_has_only_begun(desk):
    folder = desk.campaign(UNITS, DEADLINES)
    code, document = desk.json("status", folder, "--today", "2025-11-01")
    assert (code, document["problems"]) == (0, [])
    assert receipts(document, "self") == dict.fromkeys(("X01", "X02", "X03", "X04"), "awaited")
