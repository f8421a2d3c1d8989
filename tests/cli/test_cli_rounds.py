"""A year in rounds, end to end: appraisal, explanation, appraisal again; and who disagrees with whom."""

import openpyxl
import pytest
from desk import form, nodes
from test_cli_form import names, put

UNITS = "X01,Xã Mẫu 01,commune,Xã\nX02,Xã Mẫu 02,commune,Xã"
"""By hand, of the good form: 1 + 1,5 + 1,5 + 1,75 = 5,75 of 8 (nobody was surveyed)."""


@pytest.fixture
def year(desk):
    """Two units that sent their forms; X01 claims 2 points for 2.1."""
    desk.campaign(UNITS, "deadlines: {explanation: 2026-01-20}\n")
    desk.table("self/X01.xlsx", form("X01", ("| 1,75", "| 2")))
    desk.table("self/X02.xlsx", form("X02"))
    return desk


def appraised(desk, name, verdicts):
    """The appraisal workbook as `form` makes it now, filled in and put back."""
    folder = str(desk.folder)
    assert desk.call("form", "appraisal", folder, "-o", str(desk.folder / name))[0] == 0
    (made,) = (desk.folder / name / "appraisal").iterdir()
    put(made, "Thẩm định", verdicts)
    (desk.folder / "appraisal").mkdir(exist_ok=True)
    return made.rename(desk.folder / "appraisal" / f"{name}.xlsx")


def first_round(desk):
    return appraised(
        desk,
        "lan-1",
        {
            ("X01", "2.1", "Thẩm định lần 1"): 1,
            ("X01", "2.1", "Nhận xét lần 1"): "Không có TLKC",
            ("X01", "1.1", "Số liệu thẩm định lần 1"): "Có",
            ("X01", "1.1", "Yêu cầu giải trình"): "Gửi bản chụp kế hoạch",
            ("X02", "2.1", "Thẩm định lần 1"): 1.75,
        },
    )


def asked(path):
    """Code → what the form shows, by heading."""
    page = openpyxl.load_workbook(path)["Giải trình"]
    rows = list(page.iter_rows(values_only=True))
    at = next(number for number, row in enumerate(rows) if row[0] == "Mã")
    shown = [dict(zip(rows[at], row, strict=True)) for row in rows[at + 1 :] if row[0]]
    return {row["Mã"]: row for row in shown}


def explain(desk, answers, folder="explanation"):
    """The form of explanations of X01, filled in and put back."""
    assert desk.call("form", "explanation", str(desk.folder))[0] == 0
    made = desk.folder / "out" / "forms" / "explanation"
    (name,) = names(made)
    book = openpyxl.load_workbook(made / name)
    page = book["Giải trình"]
    columns = {cell.value: cell.column for row in page.iter_rows() for cell in row if cell.value}
    for row in page.iter_rows():
        for heading, text in answers.get(row[0].value, {}).items():
            page.cell(row[0].row, columns[heading]).value = text
    (desk.folder / folder).mkdir(exist_ok=True)
    book.save(desk.folder / folder / "tra-loi.xlsx")


ANSWER = {"2.1": {"Giải trình": "Đã gửi kèm", "Tài liệu kiểm chứng bổ sung": "Báo cáo số 5 (số liệu minh họa)"}}


def test_only_what_was_asked_about_is_on_the_form(year):
    first_round(year)
    status, _, _ = year.call("form", "explanation", str(year.folder))
    assert status == 0
    made = year.folder / "out" / "forms" / "explanation"
    assert names(made) == ["giai-trinh-X01-xa-mau-01.xlsx"]  # X02 agrees and is asked nothing
    shown = asked(made / "giai-trinh-X01-xa-mau-01.xlsx")
    assert list(shown) == ["1.1", "2.1"]
    assert shown["1.1"]["Yêu cầu giải trình"] == "Gửi bản chụp kế hoạch"
    assert shown["1.1"]["Số liệu kê khai"].endswith(": có")
    assert (shown["2.1"]["Tự chấm"], shown["2.1"]["Thẩm định lần 1"]) == (2, 1)
    assert shown["2.1"]["Nhận xét lần 1"] == "Không có TLKC"
    book = openpyxl.load_workbook(made / "giai-trinh-X01-xa-mau-01.xlsx")
    texts = {cell.value for row in book["Giải trình"].iter_rows() for cell in row}
    assert "Hạn gửi: 20/01/2026" in texts


def test_nothing_to_explain_is_said(year):
    status, out, _ = year.call("form", "explanation", str(year.folder), "--lang", "en")
    assert (status, out.strip()) == (
        0,
        "No unit has anything to explain: round 1 of appraisal differs nowhere and asks nothing.",
    )


@pytest.mark.parametrize("folder", ["explanation", "self"])
def test_round_two_sees_the_explanation_and_decides(year, folder):
    first_round(year)
    explain(year, ANSWER, folder)
    assert year.json("rank", str(year.folder))[1]["problems"] == []

    second = appraised(year, "lan-2", {("X01", "2.1", "Thẩm định lần 2"): 1.5})
    page = openpyxl.load_workbook(second)["Thẩm định"]
    columns = {cell.value: cell.column for row in page.iter_rows(max_row=5) for cell in row if cell.value}
    (row,) = [r for r in range(6, page.max_row) if [page.cell(r, c).value for c in (1, 3)] == ["X01", "2.1"]]
    shown = {heading: page.cell(row, column).value for heading, column in columns.items()}
    assert shown["Thẩm định lần 1"] == 1
    assert shown["Nhận xét lần 1"] == "Không có TLKC"
    assert shown["Đơn vị giải trình, bổ sung"] == "Đã gửi kèm\nTài liệu bổ sung: Báo cáo số 5 (số liệu minh họa)"

    # by hand: 5,75 − 1,75 + 1,5 = 5,5; round 1 stands in both workbooks and counts once
    status, document = year.json("rank", str(year.folder))
    assert (status, document["problems"]) == (0, [])
    assert {u["code"]: u["points"] for u in document["groups"][0]["ranked"]} == {"X01": "5.5", "X02": "5.75"}
    status, document = year.json(
        "evaluate", str(year.folder / "self" / "X01.xlsx"), "--campaign", str(year.folder)
    )
    assert nodes(document)["2.1"]["source"] == "appraisal-2"


def test_an_explanation_nobody_asked_for_is_noted_and_kept(year):
    first_round(year)
    year.table("explanation/X02.xlsx", "Mã đơn vị: X02\nMã | Giải trình\n1.1 | Kế hoạch ban hành sớm")
    status, document = year.json("rank", str(year.folder))
    assert status == 0
    (note,) = document["problems"]
    assert (note["code"], note["severity"], note["cell"]) == ("explanation-not-asked", "note", "B3")


def test_words_that_cannot_be_tied_to_a_leaf_are_told(year):
    table = "Mã đơn vị: X01\nMã | Giải trình\n9.9 | Không rõ mục nào\n | Dòng rời\n2.1 | Đã gửi\n | Người ký"
    first_round(year)
    year.table("explanation/X01.xlsx", table)
    _, document = year.json("rank", str(year.folder))
    assert [(p["code"], p["cell"]) for p in document["problems"]] == [
        ("code-unknown", "A3"),
        ("explanation-without-code", "B4"),
    ]


def test_a_form_of_another_stage_among_the_explanations(year):
    year.call("form", "self", str(year.folder), "--unit", "X01")
    (year.folder / "explanation").mkdir()
    made = year.folder / "out" / "forms" / "self" / "X01-xa-mau-01.xlsx"
    made.rename(year.folder / "explanation" / "X01.xlsx")
    status, document = year.json("rank", str(year.folder))
    assert status == 1
    assert [(p["code"], p["file"]) for p in document["problems"]] == [
        ("not-an-explanation", "explanation/X01.xlsx")
    ]


def test_a_form_of_explanations_cannot_be_scored(year):
    first_round(year)
    explain(year, ANSWER)
    file = str(year.folder / "explanation" / "tra-loi.xlsx")
    status, document = year.json("evaluate", file, "--campaign", str(year.folder))
    assert status == 1
    assert [problem["code"] for problem in document["problems"]] == ["explanation-has-no-points"]
