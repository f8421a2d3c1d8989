"""Sentences about scores, sources that disagree and grades."""

from __future__ import annotations

from cchc_score.messages.sentence import Sentence

SENTENCES: dict[str, Sentence] = {}
