"""docs/documents.md names every template and every name that a notice has."""

import dataclasses
import re
from pathlib import Path

from cchc_score.documents.matters import Matter
from cchc_score.documents.notice import Demand, Notice
from cchc_score.documents.official import Ending, Letterhead
from cchc_score.documents.shipped import names

PAGE = (Path(__file__).parents[2] / "docs" / "documents.md").read_text(encoding="utf-8")
INNER = {"letterhead": Letterhead, "demand": Demand, "ending": Ending}


def fields(of: type) -> list[str]:
    return [field.name for field in dataclasses.fields(of)]


def test_every_name_of_a_notice_is_told_and_no_other():
    wanted = {f"notice.{name}" for name in fields(Notice) if name not in INNER}
    wanted |= {f"notice.{outer}.{name}" for outer, inner in INNER.items() for name in fields(inner)}
    wanted |= {f"matter.{name}" for name in fields(Matter)}
    told = PAGE[PAGE.index("## Names in a notice") :]
    assert set(re.findall(r"^\| `([a-z_.]+)` \|", told, re.MULTILINE)) == wanted


def test_every_shipped_template_is_told():
    assert set(re.findall(r"^\| `([a-z-]+)\.docx` \|", PAGE, re.MULTILINE)) == set(names())
