"""Documents: what every official document is headed and ended with; what nobody told is left as dots."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

DOTS = "……"


@dataclass(frozen=True, slots=True)
class Office:
    """The office that issues a document, as far as it is known."""

    agency: str | None = None
    """Who issues: "Sở Nội vụ"."""
    superior: str | None = None
    """Whom it belongs to, printed above it: "UBND tỉnh Mẫu"."""
    symbol: str | None = None
    """The letters after the number: "TB-SNV"."""
    place: str | None = None
    """The place name before the day."""
    authority: str | None = None
    """In whose name it is signed: "KT. GIÁM ĐỐC"."""
    position: str | None = None
    """Who signs: "PHÓ GIÁM ĐỐC"."""
    signer: str | None = None
    recipients: tuple[str, ...] = ()
    """Who else gets it."""
    report_to: str | None = None
    """Whom remedies are reported to; the provincial People's Committee when it is not told."""
    through: str | None = None
    """The office that reports go through."""
    report_by: date | None = None
    """The day by which they are due."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The two columns on top of the first page."""

    superior: str
    agency: str
    number: str
    place_and_date: str


@dataclass(frozen=True, slots=True)
class Ending:
    """The two columns at the end: recipients at the left, the signature at the right."""

    recipients: tuple[str, ...]
    authority: str
    position: str
    name: str


def letterhead(office: Office, kind: str) -> Letterhead:
    """The heading of a document of some kind ("TB"); number and day are left to whoever registers it."""
    return Letterhead(
        superior=(office.superior or "").upper(),
        agency=(office.agency or DOTS * 4).upper(),
        number=f"{DOTS}/{office.symbol or f'{kind}-{DOTS}'}",
        place_and_date=f"{office.place or DOTS * 2}, ngày … tháng … năm {DOTS}",
    )


def ending(office: Office, first: tuple[str, ...]) -> Ending:
    """The end of a document that goes to `first`, then to the others the office names, then to the files."""
    return Ending(
        recipients=(*first, *office.recipients, "Lưu: VT"),
        authority=(office.authority or "").upper(),
        position=(office.position or "THỦ TRƯỞNG CƠ QUAN").upper(),
        name=office.signer or "",
    )
