"""`dossier`, end to end: a change in round 2, an explanation, a finding, two files; Word, Excel, history, JSON."""

import csv
import hashlib

import openpyxl
import pytest
from desk import SET, form
from docx import Document

UNITS = "X01,Xã Mẫu 01,commune,Xã\nX02,Xã Mẫu 02,commune,Xã\nX03,Xã Mẫu 03,commune,Xã"
ROUND = "Mã đơn vị | Mã | Tiêu chí | Điểm thẩm định lần {n} | Ghi chú\n"
CAPPED = SET.replace("rule: {kind: yes_no}", "on_finding: {at_most: 0.5}, rule: {kind: yes_no}")
VISIT = (
    "Ngày kiểm tra: 12/6/2025\n"
    "Mã đơn vị | Mã | Tiêu chí | Tồn tại, hạn chế | Kiến nghị\n"
    "X01 | '1.1 | Kế hoạch | Kế hoạch không phân công người chủ trì | Bổ sung phân công\n"
)


@pytest.fixture
def year(desk):
    """X01: 2.1 goes 1.75 → 1 (no evidence) → 1.5 after its explanation; 1.1 is capped at 0.5 by a finding."""
    desk.campaign(UNITS)
    desk.text("small.yaml", CAPPED)
    desk.table("self/X01.xlsx", form("X01"))
    desk.table("self/X02.xlsx", form("X02"))
    desk.table(
        "appraisal/lan-1.xlsx",
        ROUND.format(n=1) + "X01 | '2.1 | Chấm | 1 | Không có TLKC\nX02 | '2.1 | Chấm | 1.75\n",
    )
    desk.table("explanation/X01.xlsx", "Mã đơn vị: X01\nMã | Giải trình\n2.1 | Đã gửi Kế hoạch số 5")
    desk.table("appraisal/lan-2.xlsx", ROUND.format(n=2) + "X01 | '2.1 | Chấm | 1.5 | Chấp nhận giải trình\n")
    desk.table("inspection/dot-1.xlsx", VISIT)
    return desk


def leaf(unit, code, part="history"):
    return next(one for one in unit[part] if one["code"] == code)


def paper(desk, name):
    document = Document(str(desk.folder / "out" / "dossiers" / f"{name}.docx"))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in document.paragraphs], cells


def test_every_value_of_a_leaf_in_its_order(year):
    _, document = year.json("dossier", str(year.folder), "--unit", "X01")
    (unit,) = document["units"]
    values = leaf(unit, "2.1")["values"]
    assert [(v["event"], v["source"], v["points"], v["note"]) for v in values] == [
        ("said", "self", "1.75", None),
        ("said", "appraisal-1", "1", "Không có TLKC"),
        ("explained", None, None, "Đã gửi Kế hoạch số 5"),
        ("said", "appraisal-2", "1.5", "Chấp nhận giải trình"),
    ]
    assert values[1]["cells"] == ["appraisal/lan-1.xlsx!Phiếu!D2"]
    first, second = leaf(unit, "1.1")["values"]
    assert (first["points"], second["event"], second["points"]) == ("1", "found", "0.5")
    assert (second["day"], second["cells"]) == ("2025-06-12", ["inspection/dot-1.xlsx!Phiếu!D3"])


def test_what_would_win_points_back_is_the_rule_applied(year):
    _, document = year.json("dossier", str(year.folder), "--unit", "X01")
    (unit,) = document["units"]
    # 1.10: 90% lies in 70…90 and has 1.5; above 90% has 3. 1.2: 45/60 × 2; each dossier more wins 1/30.
    assert leaf(unit, "1.10", "gains")["ways"] == [
        {
            "way": "edge",
            "says": "Tỷ lệ hồ sơ trực tuyến: đạt trên 90% (nay 90%)",
            "points": "1.5",
            "one_step_less": "0",
        }
    ]
    each, whole = leaf(unit, "1.2", "gains")["ways"]
    assert (each["way"], each["points"], whole["points"]) == ("each", "0.033333333333", "0.5")
    assert leaf(unit, "1.1", "gains")["ways"][0]["way"] == "remedy"
    assert [one["code"] for one in unit["gains"]][:3] == ["1.10", "1.1", "1.2"]


def test_the_paper_tells_all_of_it(year):
    status, out, _ = year.call("dossier", str(year.folder))
    assert status == 0, out
    texts, cells = paper(year, "X01-xa-mau-01")
    whole = "\n".join(texts)
    # 0.5 + 1.5 + 1.5 + 1.5 = 5 of 8, nobody surveyed; X02 has 5.75.
    assert "Tổng điểm: 5,00 điểm trên 8,00 điểm tối đa áp dụng; chỉ số: 62,50%." in texts
    assert "Xếp hạng: 2 trên 2 đơn vị được xếp hạng thuộc nhóm Xã." in texts
    assert "2.1. Chấm trực tiếp: đạt 1,50/2,00 điểm, mất 0,50 điểm." in texts
    assert (
        "Tự đánh giá: 1,75 → Thẩm định lần 1: 1,00 (“Không có TLKC”) → Giải trình của đơn vị "
        "(“Đã gửi Kế hoạch số 5”) → Thẩm định lần 2: 1,50 (“Chấp nhận giải trình”)." in whole
    )
    assert "Trả lời giải trình: Thẩm định lần 2: 1,50 điểm – Chấp nhận giải trình." in whole
    assert "Kế hoạch không phân công người chủ trì; kiến nghị: Bổ sung phân công" in whole
    assert "Số hồ sơ đúng hạn: 45 [D6]; Số hồ sơ đã giải quyết: 60 [D7] (tệp self/X01.xlsx, trang Phiếu)." in whole
    assert "Tỷ lệ hồ sơ trực tuyến: đạt trên 90% (nay 90%)" in cells
    assert "Chưa đủ thì không thêm điểm." in cells


def test_the_workbook_has_a_sheet_for_each_part(year):
    year.call("dossier", str(year.folder), "--unit", "X01")
    book = openpyxl.load_workbook(year.folder / "out" / "dossiers" / "X01-xa-mau-01.xlsx")
    assert book.sheetnames == [
        "Bảng điểm",
        "Điểm mất",
        "Lấy lại điểm",
        "Lịch sử điểm",
        "Vấn đề",
        "Nguồn gốc",
    ]
    files = [row[1] for row in book["Nguồn gốc"].iter_rows(values_only=True) if row[0] == "Tệp số liệu"]
    assert "self/X01.xlsx" in files
    assert "self/X02.xlsx" not in files


def test_every_change_of_the_year_in_one_table(year):
    year.call("dossier", str(year.folder))
    with (year.folder / "out" / "history.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))[1:]
    assert [(row[1], row[3], row[5], row[6], row[8]) for row in rows] == [
        ("X01", "1.1", "1", "0.5", "Tồn tại do kiểm tra nêu"),
        ("X01", "2.1", "1.75", "1", "Thẩm định lần 1"),
        ("X01", "2.1", "1", "1.5", "Thẩm định lần 2"),
    ]
    assert rows[2][11:14] == [
        "Chấp nhận giải trình; Điểm chấm trực tiếp: 1,5",
        "Đã gửi Kế hoạch số 5",
        "appraisal/lan-2.xlsx!Phiếu!D2",
    ]


def test_some_units_alone_leave_the_table_of_the_year_as_it_is(year):
    status, out, _ = year.call("dossier", str(year.folder), "--unit", "X02", "-o", str(year.folder / "gui"))
    assert status == 0
    assert sorted(path.name for path in (year.folder / "gui").rglob("*.*")) == [
        "X02-xa-mau-02.docx",
        "X02-xa-mau-02.xlsx",
    ]
    assert "X02-xa-mau-02.docx" in out


def test_a_unit_that_sent_nothing_is_told(year):
    status, document = year.json("dossier", str(year.folder), "--unit", "X03")
    assert status == 0
    assert document["units"] == []
    assert [problem["code"] for problem in document["problems"]] == ["dossier-nothing-said"]


def test_a_unit_that_the_register_does_not_have(year):
    status, _, err = year.call("dossier", str(year.folder), "--unit", "X1")
    assert status == 2
    assert "X01" in err


def test_a_file_that_another_replaces_stays_in_the_history(year):
    year.text("campaign.yaml", 'year: 2025\ntitle: Thử\nlevels: {commune: small.yaml}\nuse: ["self/moi.xlsx"]\n')
    year.table("self/moi.xlsx", form("X01", ("| 1,75", "| 2")))
    _, document = year.json("dossier", str(year.folder), "--unit", "X01")
    values = leaf(document["units"][0], "2.1")["values"]
    assert [(v["event"], v["points"]) for v in values[:2]] == [("set_aside", "1.75"), ("said", "2")]
    assert values[0]["file"] == "self/X01.xlsx"
    assert "self/moi.xlsx" in values[0]["why"][0]


def test_the_office_s_own_template_wins_and_a_broken_one_is_told_once(year):
    own = year.folder / "templates" / "dossier.docx"
    own.parent.mkdir()
    document = Document()
    document.add_paragraph("{{ dossier.unit }}: {{ dossier.totl }}")
    document.save(str(own))
    status, data = year.json("dossier", str(year.folder))
    assert status == 1
    faults = [problem for problem in data["problems"] if problem["file"] == "templates/dossier.docx"]
    assert len(faults) == 1
    assert "total" in faults[0]["message"]
    assert sorted(path.suffix for path in (year.folder / "out" / "dossiers").iterdir()) == [".xlsx", ".xlsx"]


def test_the_same_year_gives_the_same_bytes(year):
    def digests(name):
        year.call("dossier", str(year.folder), "-o", str(year.folder / name))
        paths = sorted((year.folder / name).rglob("*.*"))
        return [(path.name, hashlib.sha256(path.read_bytes()).hexdigest()) for path in paths]

    assert digests("a") == digests("b")
