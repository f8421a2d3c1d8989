"""Every file in `broken/` says in its first lines which problems it has, and where; no other may be told."""

import re
from pathlib import Path

import pytest

from cchc_score.criteria.loader import load

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.yaml"))
EXPECT = re.compile(r"^# expect: (\S+) (\d+):(\d+)$", re.MULTILINE)
BRACES = re.compile(r"\{\w+\}")


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_problems_of_a_broken_set(path):
    expected = [(code, int(line), int(column)) for code, line, column in EXPECT.findall(path.read_text("utf-8"))]
    criteria, problems = load(path, "bo.yaml")
    told = [(problem.code, problem.place.line, problem.place.column) for problem in problems]
    assert sorted(told) == sorted(expected)
    assert {problem.place.file for problem in problems} == {"bo.yaml"}
    assert (criteria is None) == any(problem.severity == "error" for problem in problems)


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_their_sentences_read(path, lang):
    for problem in load(path, "bo.yaml")[1]:
        sentence = problem.message(lang)
        assert len(sentence) > 15
        assert not BRACES.search(sentence), sentence
