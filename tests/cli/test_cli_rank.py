"""`rank` and `init`, end to end: groups, ties, missing units, broken files beside good ones, outputs."""

import csv
import json
import shutil
from pathlib import Path

import openpyxl
import pytest
from desk import form

ROOT = Path(__file__).parents[2]
UNITS = "\n".join(f"X0{n},Xã Mẫu 0{n},commune,Xã" for n in range(1, 5))


def ranks(document: dict, group: int = 0) -> list[tuple[int, bool, str, str]]:
    return [(u["rank"], u["tied"], u["code"], u["index"]) for u in document["groups"][group]["ranked"]]


def unranked(document: dict, group: int = 0) -> dict[str, str]:
    return {u["code"]: u["reason"] for u in document["groups"][group]["unranked"]}


def test_a_year_with_a_tie_and_a_unit_that_sent_nothing(desk):
    folder = desk.campaign(UNITS)
    desk.table("self/a.xlsx", form("X01"))
    desk.table("self/b.xlsx", form("X02"))
    desk.table("self/c.xlsx", form("X03", ("| 1,75", "| 2")))
    status, document = desk.json("rank", folder)
    assert status == 0
    assert document["year"] == 2025
    group = document["groups"][0]
    assert (group["level"], group["group"]) == ("commune", "Xã")
    # 6/8 = 75; 5.75/8 = 71.875 twice: ranks 1, 2, 2 and the fourth unit has none.
    assert ranks(document) == [(1, False, "X03", "75"), (2, True, "X01", "71.88"), (2, True, "X02", "71.88")]
    assert set(unranked(document)) == {"X04"}
    assert unranked(document)["X04"]


def test_missing_data_is_a_reason_not_a_zero(desk):
    folder = desk.campaign(UNITS)
    desk.table("self/a.xlsx", form("X01"))
    desk.table("self/b.xlsx", form("X02", ("| Có | 1\n", "\n")))
    status, document = desk.json("rank", folder)
    assert status == 0
    assert [row[2] for row in ranks(document)] == ["X01"]
    assert "1.1" in unranked(document)["X02"]


def test_a_unit_absent_from_a_survey_that_was_held_is_missing(desk):
    folder = desk.campaign(UNITS)
    for code in ("X01", "X02"):
        desk.table(f"self/{code}.xlsx", form(code))
    desk.text("survey/sipas.csv", "Mã đơn vị,2.2\nX01,80\n")
    _, document = desk.json("rank", folder)
    # 5.75 + 80/100 × 2 = 7.35 of 10.
    assert ranks(document) == [(1, False, "X01", "73.5")]
    assert "2.2" in unranked(document)["X02"]


def test_bad_files_cost_only_themselves(desk):
    folder = desk.campaign(UNITS)
    desk.table("self/a.xlsx", form("X01"))
    (desk.folder / "self" / "b.xlsx").write_bytes(b"not a workbook")
    (desk.folder / "self" / "c.docx").write_bytes(b"PK")
    desk.table("self/d.xlsx", form("X99"))
    desk.table("self/e.xlsx", "Năm: 2024\n" + form("X02"))
    status, document = desk.json("rank", folder)
    assert status == 1
    assert [row[2] for row in ranks(document)] == ["X01"]
    assert {problem["file"] for problem in document["problems"]} == {
        "self/b.xlsx",
        "self/c.docx",
        "self/d.xlsx",
        "self/e.xlsx",
    }


def test_two_files_of_one_unit_are_both_named_and_neither_is_used(desk):
    folder = desk.campaign(UNITS)
    desk.table("self/first.xlsx", form("X01"))
    desk.table("self/second.xlsx", form("X01", ("| 1,75", "| 2")))
    status, document = desk.json("rank", folder)
    assert status == 1
    assert ranks(document) == []
    named = {problem["file"] for problem in document["problems"] if problem["code"] == "two-files-of-a-unit"}
    assert named == {"self/first.xlsx", "self/second.xlsx"}
    assert "first.xlsx" in unranked(document)["X01"]


def test_the_same_file_twice_counts_once(desk):
    folder = desk.campaign(UNITS)
    first = desk.table("self/first.xlsx", form("X01"))
    shutil.copy(first, desk.folder / "self" / "copy.xlsx")
    status, document = desk.json("rank", folder)
    assert status == 0
    assert [row[2] for row in ranks(document)] == ["X01"]
    assert [problem["code"] for problem in document["problems"]] == ["same-file-twice"]


def test_two_departments_that_judge_one_leaf_differently(desk):
    folder = desk.campaign(UNITS)
    desk.table("self/a.xlsx", form("X01"))
    header = "Mã đơn vị | Mã | Tiêu chí | Thẩm định\n"
    desk.table("appraisal/noi-vu.xlsx", header + "X01 | '2.1 | Chấm | 1\n")
    desk.table("appraisal/tu-phap.xlsx", header + "X01 | '2.1 | Chấm | 1,5\n")
    status, document = desk.json("rank", folder)
    assert status == 1
    (problem,) = document["problems"]
    assert {"noi-vu", "tu-phap"} <= {word for word in ("noi-vu", "tu-phap") if word in str(problem)}
    assert "2.1" in unranked(document)["X01"]


@pytest.mark.parametrize(
    ("campaign", "code", "line"),
    [
        ("year: 2025\ntitle: T\nlevels: {commune: no-such-set}\n", "set-not-found", 3),
        ("year: 2025\ntitle: T\nlevels: {commune: commune-2052}\n", "set-not-found-suggest", 3),
        ("year: 2025\ntitle: T\nlevels: {commune: small.yaml}\nlevel: x\n", "unknown-key-suggest", 4),
        ("year: two\ntitle: T\nlevels: {commune: small.yaml}\n", "wrong-type", 1),
        ("title: T\nlevels: {commune: small.yaml}\n", "missing-key", 1),
        ("year: 2025\ntitle: T\nlevels: {department: small.yaml}\n", "level-outside-set", 3),
        ("year: 2025\ntitle: T\nlevels: {commune: small.yaml}\nprevious: gone.csv\n", "previous-file-missing", 4),
        ("year: 2025\ntitle: [T\n", "yaml-syntax", None),
    ],
)
def test_mistakes_in_campaign_yaml_have_their_line(desk, campaign, code, line):
    folder = desk.campaign(UNITS)
    desk.text("campaign.yaml", campaign)
    status, document = desk.json("rank", folder)
    assert status == 1
    found = {(p["code"], p["file"]): p["line"] for p in document["problems"]}
    assert (code, "campaign.yaml") in found
    assert line is None or found[code, "campaign.yaml"] == line


def test_children_that_do_not_add_up_are_told_at_their_line(desk):
    folder = desk.campaign(UNITS)
    text = (desk.folder / "small.yaml").read_text(encoding="utf-8")
    desk.text("small.yaml", text.replace("title: Chấm trực tiếp, max: 2", "title: Chấm trực tiếp, max: 1.5"))
    status, document = desk.json("rank", folder)
    assert status == 1
    (problem,) = document["problems"]
    assert problem["file"] == "small.yaml"
    # The line of “max: 4” of field 2.
    assert problem["line"] == 1 + text[: text.index("max: 4")].count("\n")
    assert "3,5" in problem["message"]


def test_no_register_no_folder_no_files(desk):
    assert desk.call("rank", str(desk.folder))[0] == 1
    folder = desk.campaign(UNITS)
    status, document = desk.json("rank", folder)
    assert (status, [p["code"] for p in document["problems"]]) == (1, ["no-files"])
    (desk.folder / "units.csv").unlink()
    status, document = desk.json("rank", folder)
    assert (status, [p["code"] for p in document["problems"]]) == (1, ["register-missing"])


def test_a_bare_folder_of_forms(desk):
    desk.table("forms/a.xlsx", form("X01"))
    desk.table("forms/b.xlsx", form("X02", ("| 1,75", "| 2")))
    status, document = desk.json(
        "rank",
        str(desk.folder / "forms"),
        "--criteria",
        str(desk.folder / "small.yaml"),
        "-o",
        str(desk.folder / "o"),
    )
    assert status == 0
    assert [row[2] for row in ranks(document)] == ["X02", "X01"]
    assert {path.suffix for path in (desk.folder / "o").iterdir()} == {".xlsx", ".csv", ".json"}


def test_outputs_agree_with_each_other_and_are_the_same_bytes_again(desk):
    folder = desk.campaign(UNITS)
    desk.table("self/a.xlsx", form("X01"))
    desk.table("self/c.xlsx", form("X03", ("| 1,75", "| 2")))
    _, document = desk.json("rank", folder, "--jobs", "1")
    out = desk.folder / "out"
    first = {path.name: path.read_bytes() for path in out.iterdir()}
    assert set(first) == {f"xep-hang-2025{kind}" for kind in (".xlsx", ".csv", ".json")}
    assert json.loads(first["xep-hang-2025.json"]) == document
    rows = list(csv.DictReader((out / "xep-hang-2025.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert [(row["Mã"], row["Hạng"], row["Chỉ số (%)"]) for row in rows[:2]] == [
        ("X03", "1", "75"),
        ("X01", "2", "71.88"),
    ]
    assert [row["Mã"] for row in rows if not row["Hạng"]] == ["X02", "X04"]
    desk.json("rank", folder, "--jobs", "2")
    assert {path.name: path.read_bytes() for path in out.iterdir()} == first


def test_one_output_by_its_ending(desk):
    folder = desk.campaign(UNITS)
    desk.table("self/a.xlsx", form("X01"))
    target = desk.folder / "elsewhere" / "table.csv"
    assert desk.call("rank", folder, "-o", str(target))[0] == 0
    assert [path.name for path in target.parent.iterdir()] == ["table.csv"]
    assert not (desk.folder / "out").exists()


def test_the_workbook_names_its_origin(desk):
    folder = desk.campaign(UNITS)
    desk.table("self/a.xlsx", form("X01"))
    desk.json("rank", folder)
    book = openpyxl.load_workbook(desk.folder / "out" / "xep-hang-2025.xlsx")
    texts = {
        str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None
    }
    assert {"campaign.yaml", "units.csv", "self/a.xlsx", "small"} <= texts
    assert sum(len(text) == 64 and set(text) <= set("0123456789abcdef") for text in texts) >= 4


def test_campaign_may_change_the_combination(desk):
    folder = desk.campaign(UNITS)
    weights = "{method: weighted, weights: {self: 0.3, inspection: 0.7}, missing: renormalise}"
    desk.text(
        "campaign.yaml",
        f"year: 2025\ntitle: T\nlevels:\n  commune:\n    set: small.yaml\n    combination: {weights}\n",
    )
    desk.table("self/a.xlsx", form("X01"))
    desk.table("inspection/doan.xlsx", "Mã đơn vị | Mã | Tiêu chí | Điểm kiểm tra\nX01 | '2.1 | Chấm | 1\n")
    status, document = desk.json("rank", folder)
    assert status == 0
    # 2.1: 0.3 × 1.75 + 0.7 × 1 = 1.225; the others rest on self alone: 1 + 1.5 + 1.5 + 1.225 = 5.225 of 8.
    assert document["groups"][0]["ranked"][0]["points"] == "5.225"


def test_init_runs_as_it_is_and_does_not_overwrite(desk):
    folder = str(desk.folder / "nam-2025")
    assert desk.call("init", folder)[0] == 0
    status, document = desk.json("rank", folder)
    assert (status, document["problems"]) == (0, [])
    assert document["groups"][0]["ranked"]
    assert desk.call("init", folder)[0] == 2


def test_bad_usage_leaves_nothing_behind(desk):
    folder = desk.campaign(UNITS)
    desk.table("self/a.xlsx", form("X01"))
    assert desk.call("rank", folder, "--criteria", "no-such-set")[0] == 1
    assert not (desk.folder / "out").exists()


def test_bình_dương_2017_comes_out_as_published(desk):
    folder = desk.folder / "binh-duong"
    shutil.copytree(ROOT / "examples" / "binh-duong-2017", folder, ignore=shutil.ignore_patterns("out"))
    status, document = desk.json("rank", str(folder))
    assert (status, document["problems"]) == (0, [])
    published = [
        ("Thành phố Thủ Dầu Một", "84.58"),
        ("Thị xã Tân Uyên", "82"),
        ("Huyện Bàu Bàng", "80.27"),
        ("Thị xã Thuận An", "79.04"),
        ("Thị xã Dĩ An", "78.06"),
        ("Thị xã Bến Cát", "77.83"),
        ("Huyện Dầu Tiếng", "76.22"),
        ("Huyện Phú Giáo", "76.03"),
        ("Huyện Bắc Tân Uyên", "71.46"),
    ]
    ranked = document["groups"][0]["ranked"]
    assert [(unit["rank"], unit["name"], unit["index"]) for unit in ranked] == [
        (rank, name, index) for rank, (name, index) in enumerate(published, 1)
    ]
    assert {unit["stages"]["appraisal"]["max"] for unit in ranked} == {"65"}
    assert {unit["stages"]["survey"]["max"] for unit in ranked} == {"35"}
