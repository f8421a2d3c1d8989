"""`criteria docs`: the set as the annex of a Decision, or as a page."""

import pytest


@pytest.mark.parametrize("name", ["phu-luc.xlsx", "phu-luc.docx", "trang.md", "TRANG.MD"])
def test_the_ending_says_what_is_written(desk, name):
    target = desk.folder / "ra" / name
    status, out, _ = desk.call("criteria", "docs", str(desk.folder / "small.yaml"), "-o", str(target))
    assert status == 0
    assert str(target) in out
    assert [path.name for path in target.parent.iterdir()] == [name]


def test_without_a_file_the_page_is_printed(desk):
    status, out, _ = desk.call("criteria", "docs", str(desk.folder / "small.yaml"))
    assert status == 0
    assert out.startswith("# Bộ tiêu chí nhỏ\n")
    assert "- Trên 90%: 3 điểm" in out


def test_another_ending_is_wrong_usage(desk):
    status, _, err = desk.call("criteria", "docs", "commune-2025", "-o", str(desk.folder / "a.pdf"))
    assert status == 2
    assert ".docx" in err
    assert not (desk.folder / "a.pdf").exists()


def test_a_set_that_is_wrong_writes_nothing(desk):
    file = desk.text("xau.yaml", "id: xau\n")
    status, out, _ = desk.call("criteria", "docs", file, "-o", str(desk.folder / "a.docx"))
    assert status == 1
    assert "xau.yaml" in out
    assert not (desk.folder / "a.docx").exists()
