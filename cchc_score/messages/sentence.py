"""Bottom of the house: the shape of one sentence of the catalogue."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Sentence(NamedTuple):
    """One kind of problem: how much it matters, and how it reads in both languages over the same values."""

    severity: Literal["error", "warning", "note"]
    vi: str
    en: str
