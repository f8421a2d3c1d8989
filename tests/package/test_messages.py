"""The catalogue: every sentence is used, and says the same things in both languages."""

import string
from pathlib import Path

import pytest

from cchc_score.messages import CATALOGUE

PACKAGE = Path(__file__).parents[2] / "cchc_score"
SOURCE = "\n".join(
    path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py") if path.parent.name != "messages"
)


def names(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_sentence_is_used_and_complete(code):
    sentence = CATALOGUE[code]
    # “…-suggest” is the twin that names a near match; its code is put together where the plain one is used.
    assert f'"{code}"' in SOURCE or f'"{code.removesuffix("-suggest")}"' in SOURCE
    assert names(sentence.vi) == names(sentence.en)
    assert sentence.vi != sentence.en
