"""Bottom of the house: the one catalogue of everything the product can say about a user's files."""

from cchc_score.messages import declared, intake, rules, scoring, year
from cchc_score.messages.sentence import Sentence

CATALOGUE: dict[str, Sentence] = {
    **declared.SENTENCES,
    **rules.SENTENCES,
    **intake.SENTENCES,
    **scoring.SENTENCES,
    **year.SENTENCES,
}
"""Problem code → sentence. Codes are stable: scripts and guides name them."""
