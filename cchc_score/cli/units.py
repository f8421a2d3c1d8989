"""Command line: units named by their codes, checked against the register."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from cchc_score.cli.session import WrongUsageError
from cchc_score.text import Phrase, did_you_mean

if TYPE_CHECKING:
    from cchc_score.campaign.plan import Plan


def codes_named(plan: Plan, named: Sequence[str] | None) -> tuple[str, ...]:
    """The codes named; raises WrongUsageError for one that the register does not have."""
    known = plan.units or {}
    for code in named or ():
        if code not in known:
            raise _no_such_unit(code, known)
    return tuple(named or ())


def _no_such_unit(code: str, known: Iterable[str]) -> WrongUsageError:
    near = did_you_mean(code, known)
    if near is None:
        return WrongUsageError(
            Phrase(
                "Danh sách đơn vị không có mã “{code}”; xem tệp units.csv.",
                "The register has no unit of code “{code}”; see units.csv.",
                {"code": code},
            )
        )
    return WrongUsageError(
        Phrase(
            "Danh sách đơn vị không có mã “{code}”. Ý bạn là “{near}”?",
            "The register has no unit of code “{code}”. Did you mean “{near}”?",
            {"code": code, "near": near},
        )
    )
