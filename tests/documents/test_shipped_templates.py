"""The shipped Word templates are what their builders make, and keep to the page of Nghị định 30/2020/NĐ-CP."""

import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from cchc_score.documents.shipped import names, shipped_template

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "templates"))

import make_templates  # noqa: E402  its folder is no package: it is run as a script

MILLIMETRE = 36_000


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_builder_has_its_template():
    assert set(names()) == set(make_templates.BUILDERS)


@pytest.mark.parametrize("name", names())
def test_a_template_is_what_its_builder_makes(name):
    # parts are compared, not files: how well zlib packs differs from one computer to another
    assert parts(make_templates.made(name)) == parts(shipped_template(name).path.read_bytes())


@pytest.mark.parametrize("name", names())
def test_paper_margins_and_font(name):
    document = Document(str(shipped_template(name).path))
    (section,) = document.sections
    assert sorted((round(section.page_width / MILLIMETRE), round(section.page_height / MILLIMETRE))) == [210, 297]
    margins = {
        side: round(getattr(section, f"{side}_margin") / MILLIMETRE) for side in ("top", "bottom", "left", "right")
    }
    assert 20 <= margins["top"] <= 25
    assert 20 <= margins["bottom"] <= 25
    if section.page_width < section.page_height:
        assert 30 <= margins["left"] <= 35
        assert 15 <= margins["right"] <= 20
    font = document.styles["Normal"].font
    assert (font.name, font.size.pt in (13, 14)) == ("Times New Roman", True)


@pytest.mark.parametrize("name", names())
def test_page_numbers_stand_in_the_middle_on_top_from_page_two(name):
    (section,) = Document(str(shipped_template(name).path)).sections
    assert section.different_first_page_header_footer
    (paragraph,) = section.header.paragraphs
    assert paragraph.alignment == 1
    assert "PAGE" in paragraph._p.xml
    assert section.first_page_header.is_linked_to_previous or not section.first_page_header.paragraphs[0].text
