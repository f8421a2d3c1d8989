"""Sentences about workbooks and tables that people fill in, from the single cell to the whole file."""

from __future__ import annotations

from cchc_score.messages import cells, findings, identity, register, stamps, tables
from cchc_score.messages.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    **cells.SENTENCES,
    **findings.SENTENCES,
    **tables.SENTENCES,
    **identity.SENTENCES,
    **register.SENTENCES,
    **stamps.SENTENCES,
}
