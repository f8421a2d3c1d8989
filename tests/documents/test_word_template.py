"""A Word template an office has edited: filled faithfully, or told where it is broken; never half of each."""

import random
import zipfile
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import pytest
from docx import Document
from word_files import paragraphs_of, tables_of, word_template

from cchc_score.documents.shipped import template_of
from cchc_score.documents.template import filled, render


@dataclass(frozen=True)
class Unit:
    name: str
    points: Fraction


CONTEXT = {
    "unit": Unit("Phường Mẫu 01", Fraction(21, 2)),
    "day": date(2025, 9, 3),
    "items": ("một", "hai"),
    "answer": None,
    "passed": True,
}


def fill(tmp_path, *paragraphs, values=CONTEXT, **more):
    return filled(word_template(tmp_path / "mau.docx", *paragraphs, **more), "mau.docx", values)


def test_numbers_days_and_nothing_are_printed_as_readers_know_them(tmp_path):
    content, problems = fill(tmp_path, "{{ unit.points }} điểm, ngày {{ day }}, [{{ answer }}], {{ passed }}")
    assert not problems
    assert paragraphs_of(content) == ["10,5 điểm, ngày 03/09/2025, [], có"]


def test_loops_over_paragraphs_and_rows(tmp_path):
    rows = ("Mục", "{%tr for item in items %}", "{{ loop.index }}. {{ item }}", "{%tr endfor %}")
    content, _ = fill(
        tmp_path,
        "{%p for item in items %}",
        "- {{ item }};",
        "{%p endfor %}",
        table=rows,
        header="{{ unit.name }}",
    )
    assert paragraphs_of(content) == ["- một;", "- hai;"]
    assert tables_of(content) == [[["Mục"], ["1. một"], ["2. hai"]]]


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("A & B <b> \"x\" 'y' “z”", "A & B <b> \"x\" 'y' “z”"),
        ("{{ unit }} {% raw", "{{ unit }} {% raw"),
        ("hai\ndòng", "hai\ndòng"),
        ("hai\r\ndòng\x0bnữa\u2028thôi", "hai\ndòng\nnữa\nthôi"),
        ("cột\tcột", "cột\tcột"),
        ("ký\x00 tự\x07 lạ\x1b\ufffe\ud800", "ký tự lạ"),
        ("  đầu và cuối  ", "  đầu và cuối  "),
        ("</w:t></w:r></w:p>", "</w:t></w:r></w:p>"),
    ],
)
def test_a_value_comes_out_as_it_went_in(tmp_path, value, printed):
    content, problems = fill(tmp_path, "[{{ value }}]", values={"value": value})
    assert not problems
    assert paragraphs_of(content) == [f"[{printed}]"]


def test_a_loop_over_nothing_leaves_a_file_that_word_opens(tmp_path):
    rows = ("{%tr for item in items %}", "{{ item }}", "{%tr endfor %}")
    content, problems = fill(tmp_path, "Trước", table=rows, values={"items": ()})
    assert not problems
    assert tables_of(content) == []
    content, _ = fill(tmp_path, table=("{%p if items %}",), values={"items": ()})
    assert content is None  # opened and never closed


@pytest.mark.parametrize(
    ("paragraph", "code", "words"),
    [
        (
            "Đơn vị {{ unt.name }}",
            "template-unknown-name-suggest",
            ["“unt”", "nội dung", "Ý bạn là “unit”", "day"],
        ),
        ("{{ unit.score }}", "template-unknown-name", ["“score”", "{{ unit.score }}", "name, points"]),
        ("{{ zzz }}", "template-unknown-name", ["“zzz”", "answer, day, items, passed, unit"]),
        ("{{ unit.name.title.x }}", "template-fails", ["không có “x”"]),
        ("Tên: {{ unit.name", "template-syntax", ["Tên: {{ unit.name", "kiểm tra tên và dấu ngoặc"]),
        ("Tên: {{ unit.name }", "template-syntax", ["thiếu dấu đóng }}"]),
        ("{% for item in items %}x", "template-syntax", ["thiếu “endfor”"]),
        ("{% endif %}", "template-syntax", ["đóng một lệnh chưa mở"]),
        ("{% nếu %}", "template-syntax", ["{% nếu %}"]),
        ("{%tr for item in items %}", "template-syntax", ["chỉ dùng trong bảng"]),
        ("{{ unit.name|hoa }}", "template-syntax", ["không có bộ lọc “hoa”"]),
        ("{{ unit.name|safe }}", "template-syntax", ["không có bộ lọc “safe”"]),
        ("{{ unit.points / 0 }}", "template-fails", ["{{ unit.points / 0 }}"]),
        ("{{ range(1000000000) }}", "template-fails", ["range"]),
        ("{{ ''.__class__.__mro__ }}", "template-refused", ["không được phép"]),
        ("{{p unit.name }}", "template-text-outside", ["Phường Mẫu 01", "{{ … }}"]),
    ],
)
def test_a_broken_template_says_where(tmp_path, paragraph, code, words):
    content, (problem,) = fill(tmp_path, "Kính gửi", paragraph, "Trân trọng")
    assert content is None
    assert (problem.code, problem.place.file) == (code, "mau.docx")
    for word in words:
        assert word in problem.message("vi")
    assert problem.message("en")


def test_a_fault_in_the_page_header_is_placed_there(tmp_path):
    _, (problem,) = fill(tmp_path, "Xong", header="{{ zzz }}")
    assert "đầu trang" in problem.message("vi")


def test_commands_that_cross_the_borders_of_a_table_are_told(tmp_path):
    _, (problem,) = fill(
        tmp_path, table=("{%tr if passed %}", "a {% if answer %}", "{%tr endif %}", "b {% endif %}")
    )
    assert problem.code == "template-tags-crossed"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 half", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 .doc", b"<html>"])
def test_what_is_no_docx(tmp_path, content):
    (tmp_path / "mau.docx").write_bytes(content)
    _, (problem,) = filled(tmp_path / "mau.docx", "mau.docx", CONTEXT)
    assert problem.code == "template-not-docx"


def test_a_workbook_is_no_template(tmp_path):
    with zipfile.ZipFile(tmp_path / "mau.docx", "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    _, (problem,) = filled(tmp_path / "mau.docx", "mau.docx", CONTEXT)
    assert problem.code == "template-not-docx"


def test_a_tag_that_word_split_into_runs_is_one_tag(tmp_path):
    path = tmp_path / "mau.docx"
    document = Document()
    paragraph = document.add_paragraph()
    for piece in ("Gửi {", "{ un", "it.", "name }", "}."):
        paragraph.add_run(piece).bold = len(piece) % 2 == 0
    document.save(str(path))
    content, _ = filled(path, "mau.docx", CONTEXT)
    assert paragraphs_of(content) == ["Gửi Phường Mẫu 01."]


def test_a_damaged_template_is_told_never_a_crash(tmp_path):
    whole = word_template(tmp_path / "mau.docx", "{{ unit.name }}", header="{{ day }}").read_bytes()
    chance = random.Random(30)
    codes = set()
    for _ in range(60):
        content = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        (tmp_path / "mau.docx").write_bytes(content)
        made, problems = filled(tmp_path / "mau.docx", "mau.docx", CONTEXT)
        assert (made is None) == bool(problems)
        codes |= {problem.code for problem in problems}
    assert codes == {"template-not-docx"}


def test_a_template_that_is_not_there(tmp_path):
    _, (problem,) = filled(tmp_path / "mau.docx", "mau.docx", CONTEXT)
    assert problem.code == "template-unreadable"


def test_the_same_document_is_the_same_bytes(tmp_path):
    template = word_template(tmp_path / "mau.docx", "{{ unit.name }}")
    for name in ("a.docx", "b.docx"):
        assert render(template, "mau.docx", CONTEXT, tmp_path / name) == ()
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.docx") as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_broken_template_leaves_the_old_document(tmp_path):
    out = tmp_path / "thong-bao.docx"
    out.write_bytes(b"old")
    assert render(word_template(tmp_path / "mau.docx", "{{ zzz }}"), "mau.docx", CONTEXT, out)
    assert out.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mau.docx", "thong-bao.docx"]


def test_the_office_has_its_own_template(tmp_path):
    shipped = template_of("notice", tmp_path)
    assert shipped.shown == "notice.docx"
    (tmp_path / "templates").mkdir()
    own = word_template(tmp_path / "templates" / "notice.docx", "Của tỉnh")
    assert template_of("notice", tmp_path) == (own, "templates/notice.docx")
    assert template_of("notice") == shipped
