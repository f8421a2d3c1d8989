"""`form`, end to end: the forms of a campaign, filled in, put back and ranked."""

import openpyxl
import pytest
from desk import form

UNITS = "X01,Xã Mẫu 01,commune,Xã\nX02,Xã Mẫu 02,commune,Xã\nX10,Xã Mẫu 10,commune,Xã"


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_self_writes_a_form_for_every_unit(desk):
    folder = desk.campaign(UNITS)
    status, out, err = desk.call("form", "self", folder)
    assert (status, err) == (0, "")
    made = desk.folder / "out" / "forms" / "self"
    assert names(made) == ["X01-xa-mau-01.xlsx", "X02-xa-mau-02.xlsx", "X10-xa-mau-10.xlsx"]
    assert all(str(made / name) in out for name in names(made))


def test_only_the_units_named_and_where_asked(desk):
    folder = desk.campaign(UNITS)
    out = desk.folder / "elsewhere"
    status, _, _ = desk.call("form", "self", folder, "--unit", "X10", "--unit", "X01", "-o", str(out))
    assert status == 0
    assert names(out / "self") == ["X01-xa-mau-01.xlsx", "X10-xa-mau-10.xlsx"]
    assert not (desk.folder / "out").exists()


def test_many_files_are_told_in_one_line(desk):
    folder = desk.campaign("\n".join(f"X{n:02},Xã {n},commune,Xã" for n in range(30)))
    status, out, _ = desk.call("form", "self", folder)
    assert status == 0
    assert len(out.splitlines()) == 1
    assert "30" in out


@pytest.mark.parametrize("kind", ["self", "appraisal", "inspection"])
def test_an_unknown_unit_is_wrong_usage(desk, kind):
    folder = desk.campaign(UNITS)
    status, out, err = desk.call("form", kind, folder, "--unit", "X011", "--lang", "en")
    assert (status, out) == (2, "")
    assert "X011" in err
    assert "X01”?" in err
    assert not (desk.folder / "out").exists()


@pytest.mark.parametrize(
    "words", [["self"], ["self", "no-such-folder"], ["nonsense", "."], ["self", ".", "--unit"]]
)
def test_wrong_usage(desk, words):
    assert desk.call("form", *words)[0] == 2


def test_a_folder_without_campaign_is_told(desk):
    status, out, _ = desk.call("form", "self", str(desk.folder))
    assert status == 1
    assert "campaign.yaml" in out


def test_an_untouched_self_form_is_a_form_without_answers(desk):
    folder = desk.campaign(UNITS)
    desk.call("form", "self", folder, "-o", str(desk.folder))  # straight into self/
    status, document = desk.json("rank", folder)
    assert (status, document["problems"]) == (0, [])
    assert len(document["groups"][0]["unranked"]) == 3


def put(path, sheet, values):
    """Write into the row of a unit (if any) and a code, by the column's heading in either header row."""
    book = openpyxl.load_workbook(path)
    page = book[sheet]
    headings = {
        cell.value: cell.column for row in page.iter_rows(min_row=4, max_row=5) for cell in row if cell.value
    }
    for (unit, code, heading), value in values.items():
        for row in range(6, page.max_row + 1):
            named = unit is None or page.cell(row, headings["Mã đơn vị"]).value == unit
            if named and page.cell(row, headings["Mã"]).value == code:
                page.cell(row, headings[heading]).value = value
    book.save(path)


def test_appraisal_workbooks_carry_claims_and_bring_verdicts_back(desk):
    folder = desk.campaign(UNITS)
    for code in ("X01", "X02"):
        desk.table(f"self/{code}.xlsx", form(code))
    status, out, _ = desk.call("form", "appraisal", folder)
    assert status == 0
    (name,) = names(desk.folder / "out" / "forms" / "appraisal")
    assert name == "tham-dinh-commune-co-quan-thuong-truc.xlsx"
    path = desk.folder / "out" / "forms" / "appraisal" / name
    assert str(path) in out

    before = desk.json("rank", folder)
    path = path.rename(desk.folder / "appraisal.xlsx")
    (desk.folder / "appraisal").mkdir()
    path = path.rename(desk.folder / "appraisal" / "so.xlsx")
    assert desk.json("rank", folder) == before  # untouched: nothing filled, no problem

    verdicts = {
        ("X01", "1.1", "Số liệu thẩm định lần 1"): "Không",
        ("X01", "1.1", "Nhận xét lần 1"): "Chưa có kế hoạch",
        ("X02", "2.1", "Thẩm định lần 1"): 1,
        ("X02", "2.1", "Thẩm định lần 2"): 2,
    }
    put(path, "Thẩm định", verdicts)
    status, document = desk.json("rank", folder)
    assert (status, document["problems"]) == (0, [])
    # by hand: X01 5,75 − 1 = 4,75; X02 5,75 − 1,75 + 2 = 6; of 8
    ranked = {unit["code"]: unit["points"] for unit in document["groups"][0]["ranked"]}
    assert ranked == {"X01": "4.75", "X02": "6"}
    assert [unit["code"] for unit in document["groups"][0]["unranked"]] == ["X10"]


def test_two_departments_that_judge_one_leaf_differently(desk):
    folder = desk.campaign(UNITS)
    desk.table("self/X01.xlsx", form("X01"))
    for name, points in (("first", 1), ("second", 1.5)):
        desk.call("form", "appraisal", folder, "-o", str(desk.folder / name))
        (made,) = (desk.folder / name / "appraisal").iterdir()
        put(made, "Thẩm định", {("X01", "2.1", "Thẩm định lần 1"): points})
        (desk.folder / "appraisal").mkdir(exist_ok=True)
        made.rename(desk.folder / "appraisal" / f"{name}.xlsx")
    status, document = desk.json("rank", folder)
    assert status == 1
    second, problem = document["problems"]
    assert (second["code"], second["severity"]) == ("two-files-of-appraisers", "warning")
    assert 'use: ["appraisal/second.xlsx"]' in second["message"]
    assert problem["code"] == "judged-twice"
    assert problem["file"] == "appraisal/second.xlsx"
    assert f"appraisal/first.xlsx!Thẩm định!{problem['cell']}" in problem["message"]


def test_problems_of_returned_forms_are_told_and_the_rest_is_written(desk):
    folder = desk.campaign(UNITS)
    desk.table("self/X01.xlsx", form("X01", ("| 1,75", "| 9,75")))
    status, out, _ = desk.call("form", "appraisal", folder)
    assert status == 1
    assert "points-outside" in out
    assert names(desk.folder / "out" / "forms" / "appraisal")


def test_inspection_workbooks_bring_verdicts_back(desk):
    folder = desk.campaign(UNITS)
    desk.table("self/X01.xlsx", form("X01"))
    status, _, _ = desk.call("form", "inspection", folder, "--unit", "X01", "-o", str(desk.folder))
    assert status == 0
    (name,) = names(desk.folder / "inspection")
    assert name == "kiem-tra-X01-xa-mau-01.xlsx"
    _, untouched = desk.json("rank", folder)
    assert untouched["problems"] == []
    findings = {
        (None, "2.1", "Điểm kiểm tra"): 0.5,
        (None, "2.1", "Tồn tại, hạn chế"): "Đi muộn",
        (None, "2.1", "Kiến nghị"): "Chấn chỉnh",
    }
    put(desk.folder / "inspection" / name, "Kiểm tra", findings)
    status, document = desk.json("rank", folder)
    assert (status, document["problems"]) == (0, [])
    # by hand: 5,75 − 1,75 + 0,5
    assert [unit["points"] for unit in document["groups"][0]["ranked"]] == ["4.5"]


@pytest.mark.parametrize("kind", ["appraisal", "inspection"])
def test_untouched_workbooks_change_nothing(desk, kind):
    folder = desk.campaign(UNITS)
    desk.table("self/X01.xlsx", form("X01"))
    before = desk.json("rank", folder)
    assert desk.call("form", kind, folder, "-o", str(desk.folder))[0] == 0
    assert names(desk.folder / kind)
    assert desk.json("rank", folder) == before  # X02 and X10 are still units that sent nothing
