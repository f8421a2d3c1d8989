"""Bottom of the house: the one catalogue of everything the product can say about a user's files."""

from cchc_score.messages import (
    cases,
    criteria,
    declared,
    documents,
    dossier,
    exchange,
    files,
    follow_up,
    intake,
    lock,
    notices,
    quality,
    revisions,
    rounds,
    rules,
    scoring,
    year,
)
from cchc_score.messages.sentence import Sentence

CATALOGUE: dict[str, Sentence] = {
    **declared.SENTENCES,
    **criteria.SENTENCES,
    **quality.SENTENCES,
    **lock.SENTENCES,
    **cases.SENTENCES,
    **rules.SENTENCES,
    **files.SENTENCES,
    **intake.SENTENCES,
    **scoring.SENTENCES,
    **year.SENTENCES,
    **rounds.SENTENCES,
    **revisions.SENTENCES,
    **documents.SENTENCES,
    **notices.SENTENCES,
    **dossier.SENTENCES,
    **exchange.SENTENCES,
    **follow_up.SENTENCES,
}
"""Problem code → sentence. Codes are stable: scripts and guides name them."""
