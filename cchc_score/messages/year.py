"""Sentences about a campaign folder: its register, its sets, its files as a whole."""

from __future__ import annotations

from cchc_score.messages.sentence import Sentence

SENTENCES: dict[str, Sentence] = {}
