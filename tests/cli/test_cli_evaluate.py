"""`evaluate`, end to end: the JSON contract, arithmetic by hand, and every kind of bad input by its cell."""

import openpyxl
import pytest
from desk import form, nodes, problems


def test_a_good_form_scores_as_by_hand(desk):
    status, document = desk.evaluate(form())
    assert status == 0
    assert document["problems"] == []
    assert document["unit"] == {"code": "X01", "name": "X01", "level": "commune", "group": ""}
    assert {key: document["criteria"][key] for key in ("id", "version")} == {"id": "small", "version": "1"}
    assert len(document["criteria"]["sha256"]) == 64
    # No survey was held, so its 2 points leave the maximum: 5.75 of 8 = 71.875, published as 71.88.
    assert {key: document["final"][key] for key in ("points", "max", "index")} == {
        "points": "5.75",
        "max": "8",
        "index": "71.88",
    }
    assert set(document["stages"]) == {"self"}
    assert document["stages"]["self"]["points"] == "5.75"
    assert document["grade"] == "Khá"
    leaf = nodes(document)["1.2"]
    assert (leaf["max"], leaf["status"], leaf["final"], leaf["by"], leaf["source"]) == (
        "2",
        "scored",
        "1.5",
        {"self": "1.5"},
        "self",
    )
    assert any("45/60" in step for step in leaf["steps"])
    assert [cell.split("!", 1)[1] for cell in leaf["cells"]] == ["Phiếu!D6", "Phiếu!D7"]
    assert nodes(document)["2.2"]["status"] == "not_applicable"
    assert nodes(document)["2.2"]["final"] is None


def test_english_messages_and_steps(desk):
    _, document = desk.evaluate(form("X01", ("| 90% |", "| 9,5đ |")), "--lang", "en")
    (problem,) = document["problems"]
    assert "9,5đ" in problem["message"]
    assert "điểm" not in problem["message"]


def test_blank_is_missing_and_never_zero(desk):
    status, document = desk.evaluate(form("X01", ("| Có | 1\n", "\n")))
    assert status == 0
    leaf = nodes(document)["1.1"]
    assert (leaf["status"], leaf["final"], leaf["by"]) == ("missing", None, {})
    assert nodes(document)["1"]["final"] is None
    assert document["final"]["points"] is None
    assert document["final"]["index"] is None
    assert document["final"]["max"] == "8"


def test_not_applicable_leaves_the_maximum_where_the_set_offers_it(desk):
    status, document = desk.evaluate(form("X01", ("| 90% | 1,5", "| Không áp dụng | | Không phát sinh")))
    assert status == 0
    assert nodes(document)["1.10"]["status"] == "not_applicable"
    # 1 + 1.5 + 1.75 = 4.25 of 8 − 3 = 5.
    assert (document["final"]["points"], document["final"]["max"]) == ("4.25", "5")


# What is typed, where, and the code of the problem it must give. Cells by counting lines of the form.
BAD = [
    ("points over the maximum", ("| 1,75", "| 2,5"), "2.1", "E10"),
    ("negative points", ("| 1,75", "| -1"), "2.1", "E10"),
    ("points with đ", ("| 1,75", "| 9,5đ"), "2.1", "E10"),
    ("a percentage as points", ("| 1,75", "| 95%"), "2.1", "E10"),
    ("a date in a number cell", ("| | 45", "| | date:45833"), "1.2", "D6"),
    ("an error cell", ("| | 45", "| | #REF!"), "1.2", "D6"),
    ("a formula without its value", ("| | 45", "| | =1+1"), "1.2", "D6"),
    ("text that is no number", ("| | 45", "| | bốn lăm"), "1.2", "D6"),
    ("part of a dossier", ("| | 45", "| | 45.5"), "1.2", "D6"),
    ("more on time than handled", ("| | 45", "| | 61"), "1.2", "D6"),
    ("a percentage over 100", ("| 90% |", "| 190% |"), "1.10", "D8"),
    ("neither yes nor no", ("| Có |", "| Có thể |"), "1.1", "D4"),
    ("not applicable where it is not offered", ("| Có | 1", "| Không áp dụng |"), "1.1", "D4"),
    ("points between the steps", ("| 1,75", "| 1,8"), "2.1", "E10"),
    ("a dash", ("| Có | 1", "| - |"), "1.1", "D4"),
]


@pytest.mark.parametrize(("change", "code", "cell"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_bad_input_is_named_by_its_cell_and_costs_only_its_leaf(desk, change, code, cell):
    status, document = desk.evaluate(form("X01", change))
    assert status == 1
    errors = [problem for problem in document["problems"] if problem["severity"] == "error"]
    assert [problem["cell"] for problem in errors] == [cell]
    assert errors[0]["sheet"] == "Phiếu"
    assert errors[0]["file"].endswith("unit.xlsx")
    leaf = nodes(document)[code]
    assert (leaf["status"], leaf["final"]) == ("invalid", None)
    others = [node for node in document["nodes"] if node["code"] not in (code, code.split(".")[0], "2.2")]
    assert all(node["status"] == "scored" for node in others)


def test_a_code_twice_names_both_cells(desk):
    status, document = desk.evaluate(form() + "1.1 | Ban hành kế hoạch | 1 | Không | 0\n")
    assert status == 1
    (problem,) = [p for p in document["problems"] if p["severity"] == "error"]
    assert problem["cell"] == "A11"
    assert "A4" in problem["message"]
    assert nodes(document)["1.1"]["status"] == "invalid"


def test_an_unknown_code_gets_a_suggestion(desk):
    status, document = desk.evaluate(form() + "1.3 | Tiêu chí lạ | 1 | Có | 1\n")
    assert status == 1
    (problem,) = document["problems"]
    assert problem["cell"] == "A11"
    assert "“1.3”" in problem["message"]


def test_code_1_10_is_not_1_1(desk):
    _, document = desk.evaluate(form("X01", ("1.10 | Tỷ lệ", "1.1 | Tỷ lệ")))
    assert nodes(document)["1.10"]["status"] == "missing"


def test_a_missing_column_is_told(desk):
    status, document = desk.evaluate("Mã đơn vị: X01\nMã | Tiêu chí | Điểm tối đa\n1.1 | Ban hành | 1\n")
    assert status == 1
    assert any(problem["severity"] == "error" for problem in document["problems"])


@pytest.mark.parametrize(
    ("name", "content"),
    [("empty.xlsx", b""), ("text.xlsx", b"just words, no workbook"), ("half.xlsx", b"PK\x03\x04 cut off")],
)
def test_files_that_are_no_workbooks(desk, name, content):
    path = desk.folder / name
    path.write_bytes(content)
    status, out, _ = desk.call("evaluate", str(path), "--criteria", str(desk.folder / "small.yaml"))
    assert status == 1
    assert name in out


def test_typed_points_that_differ_from_the_facts_are_a_warning_with_both(desk):
    status, document = desk.evaluate(form("X01", ("| 90% | 1,5", "| 90% | 3")))
    assert status == 0
    assert nodes(document)["1.10"]["final"] == "1.5"
    (problem,) = document["problems"]
    assert (problem["severity"], problem["cell"]) == ("warning", "E8")
    assert "3" in problem["message"]
    assert "1,5" in problem["message"]


def test_an_inspection_file_decides(desk):
    inspection = desk.table(
        "inspection.xlsx",
        "Mã đơn vị: X01\nMã | Tiêu chí | Điểm kiểm tra | Ghi chú\n2.1 | Chấm trực tiếp | 0,5 | Đoàn kiểm tra\n",
    )
    status, document = desk.evaluate(form(), "--inspection", inspection)
    assert status == 0
    leaf = nodes(document)["2.1"]
    assert (leaf["final"], leaf["by"], leaf["source"]) == (
        "0.5",
        {"self": "1.75", "inspection": "0.5"},
        "inspection",
    )
    assert document["final"]["points"] == "4.5"


def test_an_inspection_that_names_no_unit_is_of_the_unit_it_is_given_with(desk):
    inspection = desk.table("doan.xlsx", "Mã | Tiêu chí | Điểm kiểm tra\n2.1 | Chấm trực tiếp | 0,5\n")
    status, document = desk.evaluate(form(), "--inspection", inspection)
    assert (status, document["problems"]) == (0, [])
    assert nodes(document)["2.1"]["final"] == "0.5"


def test_the_inspection_of_another_unit_is_refused(desk):
    other = desk.table("other.xlsx", "Mã đơn vị: X02\nMã | Tiêu chí | Điểm kiểm tra\n2.1 | Chấm trực tiếp | 0,5\n")
    status, document = desk.evaluate(form(), "--inspection", other)
    assert status == 1
    assert nodes(document)["2.1"]["final"] == "1.75"
    assert any("X01" in problem["message"] for problem in document["problems"])


def test_the_tree_in_the_terminal(desk):
    file = desk.table("unit.xlsx", form("X01", ("| Có | 1\n", "\n"), ("| 1,75", "| 9,5đ")))
    status, out, _ = desk.call("evaluate", file, "--criteria", str(desk.folder / "small.yaml"))
    assert status == 1
    assert "1.10" in out
    assert "E10" in out
    assert "9,5đ" in out


def test_explain_shows_rule_steps_and_cells(desk):
    file = desk.table("unit.xlsx", form())
    set_ = str(desk.folder / "small.yaml")
    status, out, _ = desk.call("evaluate", file, "--criteria", set_, "--explain", "1.2")
    assert status == 0
    assert "45/60" in out
    assert "D6" in out
    status, _, err = desk.call("evaluate", file, "--criteria", set_, "--explain", "1.3")
    assert status == 2
    assert "1.3" in err


def test_the_score_sheet_is_a_workbook(desk):
    file = desk.table("unit.xlsx", form())
    out = desk.folder / "bang-diem.xlsx"
    words = ("evaluate", file, "--criteria", str(desk.folder / "small.yaml"), "-o", str(out))
    assert desk.call(*words)[0] == 0
    sheet = openpyxl.load_workbook(out).worksheets[0]
    texts = {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert {"1.10", "Hồ sơ đúng hạn"} <= texts
    assert any("tổng cộng" in text.lower() for text in texts)
    first = out.read_bytes()
    desk.call(*words)
    assert out.read_bytes() == first


def test_the_form_may_name_its_set(desk):
    file = desk.table("unit.xlsx", "Bộ tiêu chí: no-such-set\n" + form())
    status, out, _ = desk.call("evaluate", file)
    assert status == 1
    assert "no-such-set" in out
    nameless = desk.table("nameless.xlsx", form())
    status, _, err = desk.call("evaluate", nameless)
    assert status == 2
    assert "--criteria" in err


def test_a_campaign_adds_survey_and_appraisal(desk):
    desk.text("survey/xhh.csv", "Mã đơn vị,2.2\nX01,85\n")
    appraisal = "Mã đơn vị | Mã | Tiêu chí | Thẩm định | Ghi chú\nX01 | '1.1 | Kế hoạch | 0 | Ban hành muộn\n"
    desk.table("appraisal/noi-vu.xlsx", appraisal)
    folder = desk.campaign()
    file = desk.table("self/phieu.xlsx", form())
    status, document = desk.json("evaluate", file, "--campaign", folder)
    assert status == 0, problems(document)
    assert document["unit"]["name"] == "Xã Mẫu 01"
    # 0 + 1.5 + 1.5 + 1.75 + 85/100 × 2 = 6.45 of 10.
    assert (document["final"]["points"], document["final"]["index"]) == ("6.45", "64.5")
    assert set(document["stages"]) == {"self", "appraisal", "survey"}
    assert nodes(document)["1.1"]["by"] == {"self": "1", "appraisal": "0"}
