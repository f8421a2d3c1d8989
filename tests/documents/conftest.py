"""What the tests of documents share."""

import pytest

from cchc_score.criteria.loader import load

SMALL = """\
id: small
version: "1"
title: Bộ tiêu chí nhỏ
levels: [commune]
total: 5
fields:
  - code: "1"
    title: Thủ tục hành chính
    max: 3
    children: [{code: "1.10", title: Hồ sơ, max: 3, rule: {kind: yes_no}}]
  - code: "2"
    title: Hài lòng và kỷ luật
    max: 2
    children: [{code: "2.2", title: Kỷ luật, max: 2, rule: {kind: yes_no}}]
"""


@pytest.fixture
def small_set(tmp_path):
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    criteria, problems = load(tmp_path / "small.yaml", "small.yaml")
    assert criteria is not None, problems
    return criteria
