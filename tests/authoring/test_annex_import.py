"""`criteria import`: annexes as offices lay them out become drafts; our own annex comes back as it went."""

import pytest
import yaml
from annex_files import write_annex

from cchc_score.authoring.annex import write_annex as write_own
from cchc_score.authoring.annex_reading import reading_of
from cchc_score.campaign.sets import find_set
from cchc_score.cli.entry import run
from cchc_score.criteria.layout import laid_out
from cchc_score.criteria.loader import load
from cchc_score.inputs.books import read_book
from cchc_score.problems import has_errors

TWO_HEADER_ROWS = """
PHỤ LỤC
CHỈ SỐ CẢI CÁCH HÀNH CHÍNH CÁC SỞ, BAN, NGÀNH
(Ban hành kèm theo Quyết định số 99/QĐ-UBND của UBND tỉnh Mẫu năm 2013)

STT | Lĩnh vực/Tiêu chí/Tiêu chí thành phần | Điểm tối đa | Điểm đánh giá | | | Điểm đạt được | Chỉ số | Ghi chú
 | | | Điều tra XHH | Tự đánh giá | SNV đánh giá | | |
(1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) | (9)
I | CHỈ ĐẠO, ĐIỀU HÀNH | 10
1 | Kế hoạch CCHC | 5
'1.1 | Ban hành kế hoạch | 1 | | x
 | Ban hành kịp thời: 1
 | Ban hành không kịp thời: 0,5
 | Không ban hành: 0
'1.2 | Mức độ hoàn thành kế hoạch | 4 | | x
 | Trên 90%: 4
 | 70%–90%: 1
 | Dưới 70%: 0
2 | Tác động | 5
'2.1 | Đánh giá của người dân | 3 | x
'2.2 | Công tác tuyên truyền | 2 | | | x
 | Theo hướng dẫn của Sở Nội vụ
II | THỂ CHẾ | 5
1 | Rà soát văn bản | 5 | | x
 | Từ 80% trở lên: 5
 | Dưới 80%: 0
 | Tổng cộng | 15
 | Người lập bảng
"""
MERGES = ("D5:F5", "A5:A6", "B5:B6", "C5:C6")

COLUMNS = """
STT | TC, TCTP | Điểm tối đa | Cách tính điểm | Yêu cầu và TLKC | Cơ quan thẩm định
1 | Lĩnh vực một | 11
{rows}
1.9 | Mục 9 | 1 | Đạt: 1 / Không đạt: 0 | - Kế hoạch//- Báo cáo | Sở Nội vụ
1.1 | Mục 10 | 2 | Mỗi lần chậm trừ 0,5 | | Sở Nội vụ
2 | Lĩnh vực hai | 2
date:45659 | Mục hai một | 1 | Có: 1; Không: 0 | | Sở Tư pháp
2.2 | Mục hai hai | 1
 | - Phần thứ nhất | 0.5
 | - Phần thứ hai | 0.5
9 | Điểm thưởng, điểm phạt
9.1 | Điểm thưởng | 2 | Mỗi giải thưởng được 1 điểm
9.2 | Điểm phạt | 1
9.2.1 | Để chậm | 1 | Mỗi lần chậm: 0,5 điểm
 | Tổng cộng | 13
""".replace("{rows}", "\n".join(f"1.{n} | Mục {n} | 1 | Đạt: 1 / Không đạt: 0" for n in range(1, 9)))


def draft(path):
    book, _ = read_book(path, path.name)
    return reading_of(book)


def parts(path):
    reading, problems = draft(path)
    return yaml.safe_load(reading.page), reading, problems


def codes(nodes):
    return [(node["code"], codes(node.get("children", []))) for node in nodes]


def leaf(nodes, code):
    for node in nodes:
        found = node if node["code"] == code else leaf(node.get("children", []), code)
        if found:
            return found
    return None


def test_two_header_rows_roman_fields_and_numbers_that_begin_anew(tmp_path):
    made, reading, problems = parts(write_annex(tmp_path / "so.xlsx", TWO_HEADER_ROWS, MERGES))
    below = [("I.1", [("I.1.1", []), ("I.1.2", [])]), ("I.2", [("I.2.1", []), ("I.2.2", [])])]
    assert codes(made["fields"]) == [("I", below), ("II", [("II.1", [])])]
    assert (made["total"], made["levels"], made["issuer"]) == (15, ["department"], "UBND tỉnh Mẫu năm 2013")
    assert made["legal_basis"] == ["Quyết định số 99/QĐ-UBND"]
    assert leaf(made["fields"], "I.1.2")["rule"]["bands"][1] == {"from": 70, "to": 90, "points": 1}
    assert leaf(made["fields"], "I.2.1")["filled_by"] == "survey"
    assert leaf(made["fields"], "I.2.2")["filled_by"] == "appraisal"
    assert (reading.leaves, reading.to_review) == (5, 2)
    assert not problems


def test_every_row_that_is_not_read_stands_in_a_remark_with_its_cell(tmp_path):
    page = draft(write_annex(tmp_path / "so.xlsx", TWO_HEADER_ROWS, MERGES))[0].page
    assert "# to review: Phụ lục!B21 “Theo hướng dẫn của Sở Nội vụ”" in page
    assert "# Phụ lục!B27: Người lập bảng" in page
    assert "# Phụ lục!A1: PHỤ LỤC" in page


def test_a_sound_annex_gives_a_draft_that_loads_and_is_in_house_style(tmp_path):
    path = write_annex(tmp_path / "so.xlsx", TWO_HEADER_ROWS, MERGES)
    target = tmp_path / "so.yaml"
    assert run(("criteria", "import", str(path), "-o", str(target))) == 0
    text = target.read_text(encoding="utf-8")
    assert laid_out(text) == text
    criteria, problems = load(target, "so.yaml")
    assert criteria is not None
    assert not has_errors(problems)


def test_codes_that_excel_spoilt_are_read_by_their_order_and_told(tmp_path):
    made, _, problems = parts(write_annex(tmp_path / "xa.xlsx", COLUMNS))
    assert [child["code"] for child in made["fields"][0]["children"]][-2:] == ["1.9", "1.10"]
    assert [child["code"] for child in made["fields"][1]["children"]] == ["2.1", "2.2"]
    assert [(p.code, p.place.cell) for p in problems] == [("annex-code-number", "B12"), ("annex-code-date", "B14")]


def test_columns_of_scales_evidence_and_departments(tmp_path):
    made, _, _ = parts(write_annex(tmp_path / "xa.xlsx", COLUMNS))
    ninth = leaf(made["fields"], "1.9")
    assert ninth["evidence"] == ["Kế hoạch", "Báo cáo"]
    assert ninth["department"] == "Sở Nội vụ"
    assert ninth["rule"] == {"kind": "yes_no"}


def test_rows_without_a_number_whose_points_add_up_are_criteria(tmp_path):
    made, reading, _ = parts(write_annex(tmp_path / "xa.xlsx", COLUMNS))
    assert codes(leaf(made["fields"], "2.2")["children"]) == [("2.2.1", []), ("2.2.2", [])]
    assert "phụ lục không đánh số dòng này" in reading.page


def test_bonus_and_penalty_under_one_number(tmp_path):
    made, _, _ = parts(write_annex(tmp_path / "xa.xlsx", COLUMNS))
    assert made["total"] == 13
    assert made["bonus"]["cap"] == 2
    assert codes(made["bonus"]["children"]) == [("9.1", [])]
    assert (made["penalty"]["cap"], codes(made["penalty"]["children"])) == (1, [("9.2.1", [])])


def test_what_is_wrong_in_the_annex_is_wrong_in_the_draft(tmp_path):
    path = write_annex(tmp_path / "xa.xlsx", COLUMNS.replace("2.2 | Mục hai hai | 1", "2.2 | Mục hai hai | 2"))
    target = tmp_path / "xa.yaml"
    assert run(("criteria", "import", str(path), "-o", str(target))) == 1
    errors = [p.code for p in load(target, "xa.yaml")[1] if p.severity == "error"]
    assert errors == ["children-sum"]


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_other_formats_say_the_same(tmp_path, ending):
    path = tmp_path / f"so{ending}"
    if ending == ".csv":
        rows = [line.replace("'", "").split("|") for line in TWO_HEADER_ROWS.strip().splitlines()]
        path.write_text("\n".join(";".join(cell.strip() for cell in row) for row in rows), encoding="utf-8")
    else:
        write_annex(path, TWO_HEADER_ROWS, MERGES)
    made, _, _ = parts(path)
    assert [field["code"] for field in made["fields"]] == ["I", "II"]


OWN = ["commune-2025", "department-2025", "district-2024", "papi-internal-2025", "service-quality-2022"]


@pytest.mark.parametrize("name", OWN)
def test_our_own_annex_comes_back_with_its_tree_maxima_and_scales(name, tmp_path):
    criteria, _ = find_set(name)
    write_own(criteria, tmp_path / "a.xlsx")
    reading, _ = draft(tmp_path / "a.xlsx")
    (tmp_path / "a.yaml").write_text(reading.page, encoding="utf-8")
    again, problems = load(tmp_path / "a.yaml", "a.yaml")
    assert again is not None, problems
    assert [seen(node) for node in again.walk()] == [seen(node) for node in criteria.walk()]
    assert reading.to_review == 0
    blocks = [(block.title, block.cap) if block else None for block in (again.bonus, again.penalty)]
    assert blocks == [(block.title, block.cap) if block else None for block in (criteria.bonus, criteria.penalty)]


def seen(node):
    """What an annex prints of a node."""
    said = [line.text("vi") for line in node.rule.describe()] if node.rule is not None else []
    texts = (node.evidence, node.legal, node.guidance, node.department)
    kept = (*texts, node.not_applicable, node.on_finding, node.confirmed)
    return (node.code, node.title, node.max, node.minimum, *said, *(kept if node.is_leaf else ()))
