"""The annex of a Decision: what the set says stands in its Excel, Word and Markdown, drawn to print."""

import re
import shutil
import subprocess
import zipfile
from html import unescape

import pytest
from openpyxl import load_workbook
from word_files import paragraphs_of, tables_of

from cchc_score.authoring.annex import write_annex
from cchc_score.criteria import library
from cchc_score.criteria.loader import load
from cchc_score.decimals import show

SETS = library.shipped()
SMALL = """\
id: nho
version: "2"
title: Bộ tiêu chí thử <A & B>
levels: [commune]
issuer: UBND tỉnh Mẫu
total: 3.5
rounding: {leaf: 2, index: 2}
ranking: {by: rounded}
legal_basis: ["Nghị quyết số 76/NQ-CP"]
grades:
  bands: [{name: Tốt, from: 80}, {name: Yếu, below: 80}]
  disqualify: [{criterion: "1.1", below: 0.5, best_grade: Yếu}]
fields:
  - code: "1"
    title: Thủ tục hành chính
    max: 3.5
    legal: ["Nghị định số 61/2018/NĐ-CP"]
    department: Văn phòng UBND tỉnh
    children:
      - code: "1.1"
        title: Niêm yết | công khai
        max: 1
        evidence: ["Ảnh chụp", "Biên bản *kiểm tra*"]
        guidance: Chỉ tính ngày làm việc.
        rule: {kind: yes_no}
      - code: "1.2"
        title: Tỷ lệ đúng hạn
        max: 2.5
        min: -0.5
        not_applicable: exclude
        confirmed: false
        filled_by: inspection
        rule:
          kind: bands
          value: Tỷ lệ
          type: percent
          bands: [{from: 90, points: 2.5}, {below: 90, points: -0.5}]
bonus:
  title: Điểm thưởng
  cap: 1
  children: [{code: "T", title: Sáng kiến, max: 2, rule: {kind: judged, step: 1}}]
"""


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def texts_of(criteria, folder) -> dict[str, str]:
    """All that can be read in each of the three files."""
    for kind in ("xlsx", "docx", "md"):
        path, problems = write_annex(criteria, folder / f"phu-luc.{kind}")
        assert path is not None
        assert not problems
    book = load_workbook(folder / "phu-luc.xlsx", read_only=True)
    cells = [str(cell) for sheet in book for row in sheet.values for cell in row if cell is not None]
    content = (folder / "phu-luc.docx").read_bytes()
    rows = [cell for table in tables_of(content) for row in table for cell in row]
    page = (folder / "phu-luc.md").read_text(encoding="utf-8")
    return {
        "xlsx": squeezed("\n".join(cells)),
        "docx": squeezed("\n".join([*paragraphs_of(content), *rows])),
        "md": squeezed(unescape(re.sub(r"\\(.)", r"\1", page))),
    }


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    folder = tmp_path_factory.mktemp("annex")
    (folder / "nho.yaml").write_text(SMALL, encoding="utf-8")
    criteria, problems = load(folder / "nho.yaml", "nho.yaml")
    assert criteria is not None, problems
    return criteria, folder, texts_of(criteria, folder)


@pytest.mark.parametrize("name", SETS)
def test_every_node_and_scale_line_of_a_shipped_set_is_in_each(name, tmp_path):
    criteria, _ = load(library.find(name), name)
    texts = texts_of(criteria, tmp_path)
    wanted = [criteria.sha256, criteria.version]
    for node in criteria.walk():
        wanted += [node.code, node.title, *node.evidence, *node.legal, *([node.guidance] if node.guidance else [])]
        wanted += [line.text("vi") for line in node.rule.describe()] if node.rule else []
    for kind, text in texts.items():
        missing = [each for each in wanted if squeezed(each).strip() not in text]
        assert not missing, (kind, missing[:5])


@pytest.mark.parametrize("name", SETS)
def test_every_maximum_stands_in_the_row_of_its_code(name, tmp_path):
    criteria, _ = load(library.find(name), name)
    texts_of(criteria, tmp_path)
    wanted = {node.code: show(node.max, "vi") for node in criteria.walk()}
    book = load_workbook(tmp_path / "phu-luc.xlsx", read_only=True)
    excel = {str(row[0]): row[2] for row in book["Phụ lục"].values if row[0] and len(row) > 2}
    (table,) = tables_of((tmp_path / "phu-luc.docx").read_bytes())
    word = {row[0]: row[2] for row in table if row[0]}
    assert all(abs(excel[node.code] - float(node.max)) < 0.005 for node in criteria.walk())
    assert {code: word[code] for code in wanted} == wanted
    page = (tmp_path / "phu-luc.md").read_text(encoding="utf-8")
    assert page.count('<a id="tc-') == len(wanted)


@pytest.mark.parametrize("kind", ["xlsx", "docx", "md"])
@pytest.mark.parametrize(
    "words",
    [
        "Từ 90% trở lên: 2,5 điểm",
        "Văn phòng UBND tỉnh",
        "kiểm tra",
        "Nghị định số 61/2018/NĐ-CP",
        "Chỉ tính ngày làm việc.",
        "Điểm thấp nhất: -0,5",
        "Không áp dụng: trừ khỏi điểm tối đa",
        "Làm tròn (nửa lên): điểm tiêu chí thành phần 2 chữ số thập phân",
        "Xếp hạng theo chỉ số làm tròn 2 chữ số; bằng nhau thì đồng hạng",
        "Tốt: từ 80 trở lên; Yếu: dưới 80",
        "mục 1.1 dưới 0,5 điểm: cao nhất là Yếu",
        "Điểm thưởng (cộng thêm, tối đa",
        "chưa có văn bản xác nhận",
        "Niêm yết | công khai",
        "Biên bản *kiểm tra*",
    ],
)
def test_what_the_set_declares_is_said(small, kind, words):
    assert words in small[2][kind]


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_the_heading_of_a_decision(small, kind):
    text = small[2][kind]
    assert "PHỤ LỤC" in text
    assert "BỘ TIÊU CHÍ THỬ <A & B>" in text
    assert "(Kèm theo Quyết định số ……/QĐ-UBND ngày … tháng … năm …… của UBND tỉnh Mẫu)" in text


def test_only_what_is_not_confirmed_is_marked(small):
    (table,) = tables_of((small[1] / "phu-luc.docx").read_bytes())
    titles = {row[0]: row[1] for row in reversed(table)}  # merged cells repeat below: the first row counts
    assert titles["1.1"] == "Niêm yết | công khai"
    assert titles["1.2"] == "Tỷ lệ đúng hạn (*)"


def test_the_word_table_repeats_its_heading_and_splits_no_row(small):
    with zipfile.ZipFile(small[1] / "phu-luc.docx") as archive:
        document = archive.read("word/document.xml").decode()
    assert document.count("<w:tblHeader/>") == 1
    assert document.count("<w:cantSplit/>") == document.count("<w:tr>") + document.count("<w:tr ")
    assert 'w:orient="landscape"' in document


def test_the_same_set_is_the_same_bytes(small, tmp_path):
    texts_of(small[0], tmp_path)
    for kind in ("xlsx", "docx", "md"):
        assert (tmp_path / f"phu-luc.{kind}").read_bytes() == (small[1] / f"phu-luc.{kind}").read_bytes()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_libreoffice_makes_pages_of_it(small, tmp_path, kind):
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(small[1] / f"phu-luc.{kind}")], check=True, capture_output=True, timeout=120)
    assert (tmp_path / "phu-luc.pdf").read_bytes().startswith(b"%PDF")
