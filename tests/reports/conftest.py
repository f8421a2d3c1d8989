"""Samples for the report tests; see `sample_scores` for how they are made."""

import pytest
import sample_scores as sample

from cchc_score.model import GroupRanking, RankedUnit, Unit, UnitScore, UnrankedUnit
from cchc_score.problems import Place, Problem
from cchc_score.reports.provenance import Provenance
from cchc_score.text import Phrase


@pytest.fixture
def provenance() -> Provenance:
    return Provenance("9.9.9", (("mau-cap-xa", "1.0", "ab" * 32),), (("self/H01.xlsx", "cd" * 32),))


@pytest.fixture
def problem() -> Problem:
    place = Place("self/H01.xlsx", "Bảng chấm", "D12")
    return Problem("decimal-comma", place, {"key": "max", "found": "9,5đ", "suggestion": "9.5"})


@pytest.fixture
def score() -> UnitScore:
    return sample.small_score(Unit("H01", "Ủy ban nhân dân xã Mẫu", "Cấp xã", "Xã"))


@pytest.fixture
def incomplete() -> UnitScore:
    return sample.small_score(Unit("H02", "Ủy ban nhân dân xã Thiếu", "Cấp xã", "Xã"), complete=False)


@pytest.fixture
def ranking(score: UnitScore, incomplete: UnitScore) -> GroupRanking:
    """Two tied units, one without data, one that sent nothing."""
    twin = sample.small_score(Unit("H03", "Ủy ban nhân dân xã Song sinh", "Cấp xã", "Xã"))
    silent = Unit("H04", "Ủy ban nhân dân xã Vắng", "Cấp xã", "Xã")
    return GroupRanking(
        "Cấp xã",
        "Xã",
        (RankedUnit(1, True, score), RankedUnit(1, True, twin)),
        (
            UnrankedUnit(incomplete.unit, (Phrase("Thiếu số liệu ở 2.1", "No data on 2.1"),), incomplete),
            UnrankedUnit(silent, (Phrase("Chưa nộp", "Nothing sent"),), None),
        ),
    )
