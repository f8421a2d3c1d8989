"""What the tests of reading share; see `tables_as_text` for how tables are written."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tables_as_text import make_book, sample_set, sample_units

from cchc_score.inputs.intake import Expected, Intake, take_in
from cchc_score.model import CriteriaSet, Source, Unit


@pytest.fixture(scope="session")
def criteria() -> CriteriaSet:
    return sample_set()


@pytest.fixture(scope="session")
def units() -> dict[str, Unit]:
    return sample_units()


@pytest.fixture
def read(criteria: CriteriaSet, units: dict[str, Unit]) -> Callable[..., Intake]:
    """Text of a table → what intake makes of it, in a campaign of 2025 with a register."""

    def read_text(
        text: str,
        source: Source = Source.SELF,
        file: str = "self/H01.xlsx",
        register: dict[str, Unit] | None = units,
    ) -> Intake:
        intake = take_in(make_book(text, file), Expected({"commune": criteria}, register, source, 2025))
        for problem in intake.problems:  # every sentence has the values it names
            assert problem.message("vi")
            assert problem.message("en")
        return intake

    return read_text
