"""Any file to a book: told apart by content, named when it is something else, never an exception."""

import os
import sys

import pytest
from files_support import parts, read_bytes, refusal, zipped

from cchc_score.inputs.books import SIZE_LIMIT, read_book
from cchc_score.text import tidy

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PLAIN = '<row r="1"><c r="A1"><v>1</v></c></row>'


def streams(*names):
    """The start of an OLE container and the names in its directory."""
    return OLE + bytes(504) + b"".join(name.encode("utf-16-le") + bytes(64) for name in names)


def test_a_missing_file_a_folder_and_an_empty_file(tmp_path):
    (tmp_path / "rong.xlsx").write_bytes(b"")
    (tmp_path / "thu-muc.xlsx").mkdir()
    found = {
        name: read_book(tmp_path / name, name)[1][0].code
        for name in ("khong-co.xlsx", "thu-muc.xlsx", "rong.xlsx")
    }
    assert found == {
        "khong-co.xlsx": "file-not-found",
        "thu-muc.xlsx": "file-is-folder",
        "rong.xlsx": "file-empty",
    }


@pytest.mark.skipif(
    sys.platform == "win32" or (hasattr(os, "geteuid") and os.geteuid() == 0), reason="root reads all"
)
def test_a_file_that_may_not_be_read(tmp_path):
    path = tmp_path / "khoa.xlsx"
    path.write_bytes(zipped(parts(PLAIN)))
    path.chmod(0)
    book, (problem,) = read_book(path, "khoa.xlsx")
    assert book is None
    assert problem.code == "file-unreadable"


def test_a_path_that_leads_through_a_file_is_a_problem(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"x")
    book, (problem,) = read_book(tmp_path / "a.xlsx" / "b.xlsx", "b.xlsx")
    assert book is None
    assert problem.code in ("file-unreadable", "file-not-found")


def test_a_huge_file_is_not_even_opened(tmp_path):
    path = tmp_path / "to.xlsx"
    with path.open("wb") as file:
        file.truncate(SIZE_LIMIT + 1)
    book, (problem,) = read_book(path, "to.xlsx")
    assert book is None
    assert problem.code == "file-too-large"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"}), "tài liệu Word"),
        (zipped({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"}), "PowerPoint"),
        (zipped({"anh/1.txt": "x"}), "tệp nén (.zip)"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}), "LibreOffice"),
        (streams("WordDocument"), "tài liệu Word"),
        (streams("__substg1.0_0"), "không rõ loại"),
        (b"%PDF-1.7\n", "PDF"),
        (b"{\\rtf1 x}", "Word"),
        (b"\x89PNG\r\n\x1a\n", "ảnh"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "trang web"),
        (b"\xef\xbb\xbf\r\n<?xml version='1.0'?><Workbook/>", "XML"),
        (b"MZ\x90\x00\x03\x00", "không rõ loại"),
    ],
)
def test_something_else_under_the_name_of_a_workbook_is_named(tmp_path, data, said):
    problem = refusal(tmp_path, data, "bao-cao.xlsx")
    assert problem.code == "file-not-spreadsheet"
    assert said in problem.message("vi")


@pytest.mark.parametrize("name", ["EncryptedPackage", "StrongEncryptionDataSpace\0EncryptedPackage"])
def test_a_workbook_with_a_password_asks_to_remove_it(tmp_path, name):
    problem = refusal(tmp_path, streams(name))
    assert problem.code == "file-password"
    assert "có mật khẩu" in problem.message("vi")
    assert "hãy bỏ mật khẩu" in problem.message("vi")


def test_a_wrong_extension_is_a_warning_and_the_content_counts(tmp_path):
    book, (problem,) = read_bytes(tmp_path, zipped(parts(PLAIN)), "don-vi.XLS")
    assert book.sheets[0].rows[1][1].text == "1"
    assert (problem.code, problem.severity) == ("file-wrong-extension", "warning")
    assert "“.XLS”" in problem.message("vi")


@pytest.mark.parametrize("name", ["a.xlsx", "a.XLSM", "a.xltx"])
def test_a_fitting_extension_is_no_news(tmp_path, name):
    assert read_bytes(tmp_path, zipped(parts(PLAIN)), name)[1] == ()


def test_every_sentence_about_files_reads_well_in_both_languages():
    from string import Formatter

    from cchc_score.messages.files import SENTENCES

    for code, sentence in SENTENCES.items():
        fields = [
            {name for _, name, _, _ in Formatter().parse(text) if name} for text in (sentence.vi, sentence.en)
        ]
        assert fields[0] == fields[1], code
        assert sentence.vi == tidy(sentence.vi), code
        assert sentence.en == tidy(sentence.en), code
