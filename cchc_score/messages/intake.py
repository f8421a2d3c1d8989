"""Sentences about workbooks and tables that people fill in."""

from __future__ import annotations

from cchc_score.messages.sentence import Sentence

SENTENCES: dict[str, Sentence] = {}
