"""Documents: the notice of an inspection's results: to one unit, or of a whole visit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cchc_score.documents.matters import (
    ContentOf,
    Matter,
    by_content,
    by_content_naming,
    fact,
    matters,
    recommendation,
)
from cchc_score.documents.official import DOTS, Ending, Letterhead, Office, ending, letterhead
from cchc_score.documents.prose import day, inner, listed, said
from cchc_score.documents.shipped import template_of
from cchc_score.documents.template import render
from cchc_score.model import Entry, Finding, FindingKind, Inspection
from cchc_score.problems import Problem
from cchc_score.text import fold

UNIT_TEMPLATE, VISIT_TEMPLATE = "notice", "visit-notice"
"""The templates, by the names that an office keeps its own under (`templates/notice.docx`)."""
_KIND = "TB"
_REPORT_TO = "Ủy ban nhân dân tỉnh"
_CHECK, _SUPERVISION = "kiểm tra", "giám sát"
_ALL = "các đơn vị được {kind}"


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a notice is about besides its findings."""

    year: int | None
    office: Office
    report_by: date | None = None


@dataclass(frozen=True, slots=True)
class Demand:
    """Who has to report the remedy to whom, and when."""

    units: str
    """The name of the unit, or all that were visited."""
    report_to: str
    through: str
    """The office that reports go through; may be empty."""
    report_by: str
    """The day; dots when nobody told."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Everything a template of a notice can name; texts only, ready to print."""

    letterhead: Letterhead
    agency: str
    """Who issues the notice, as it is named inside a sentence."""
    kind: str
    """What was done: kiểm tra, giám sát."""
    work: str
    """What was looked at: "công tác cải cách hành chính năm 2025"."""
    units: str
    """The name of the unit; in the notice of a visit the names of all."""
    opening: str
    strengths: tuple[Matter, ...]
    shortcomings: tuple[Matter, ...]
    recommendations: tuple[Matter, ...]
    """By content; in the notice of a visit by unit."""
    demand: Demand
    ending: Ending


def unit_notice(
    name: str, inspections: Sequence[Inspection], findings: Sequence[Finding], content_of: ContentOf, on: Occasion
) -> Notice:
    """The notice to one unit: its strengths, shortcomings and recommendations by content."""
    return Notice(
        letterhead=letterhead(on.office, _KIND),
        agency=on.office.agency or DOTS,
        kind=_kind(inspections),
        work=_work(on),
        units=name,
        opening=f"{_occasion(inspections)} {_work(on)} tại {name}.",
        strengths=by_content(_told(findings, FindingKind.STRENGTH), content_of, fact),
        shortcomings=by_content(_told(findings, FindingKind.SHORTCOMING), content_of, fact),
        recommendations=by_content(_advised(findings), content_of, recommendation),
        demand=_demand(on, name),
        ending=_ending(on, (name,)),
    )


def visit_notice(
    names: Mapping[str, str],
    inspections: Sequence[Inspection],
    findings: Sequence[Finding],
    content_of: ContentOf,
    on: Occasion,
) -> Notice:
    """The notice of a whole visit: findings by content with the units they were made at, advice by unit.

    `names` gives the units in the order they are told: code → name.
    """
    units = listed(tuple(names.values()))
    return Notice(
        letterhead=letterhead(on.office, _KIND),
        agency=on.office.agency or DOTS,
        kind=_kind(inspections),
        work=_work(on),
        units=units,
        opening=f"{_occasion(inspections)} {_work(on)} tại {len(names)} đơn vị: {units}.",
        strengths=by_content_naming(_told(findings, FindingKind.STRENGTH), content_of, fact, names),
        shortcomings=by_content_naming(_told(findings, FindingKind.SHORTCOMING), content_of, fact, names),
        recommendations=_by_unit(names, findings, content_of),
        demand=_demand(on, _ALL.format(kind=_kind(inspections))),
        ending=_ending(on, tuple(names.values())),
    )


def write_notice(notice: Notice, template: str, out: Path, campaign: Path | None = None) -> tuple[Problem, ...]:
    """Fill a template (`UNIT_TEMPLATE`, `VISIT_TEMPLATE`; the office's own wins) and put the notice at `out`."""
    file = template_of(template, campaign)
    return render(file.path, file.shown, {"notice": notice}, out)


def _told(findings: Iterable[Finding], kind: FindingKind) -> list[Finding]:
    return [finding for finding in findings if finding.kind is kind and finding.text]


def _advised(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.recommendation is not None]


def _by_unit(names: Mapping[str, str], findings: Sequence[Finding], content_of: ContentOf) -> tuple[Matter, ...]:
    groups: dict[str | None, tuple[str, ...]] = {}
    for code, name in names.items():
        own = by_content(_advised(each for each in findings if each.unit == code), content_of, recommendation)
        if own:
            groups[f"Đối với {name}"] = tuple(text for matter in own for text in matter.texts)
    return matters(groups)


def _occasion(inspections: Sequence[Inspection]) -> str:
    """By whose order, on which days, by whom, and how it was done."""
    authority = _common(inspection.authority for inspection in inspections)
    leader = _common(inspection.leader for inspection in inspections)
    kind, mode = _kind(inspections), _common(inspection.mode for inspection in inspections)
    how = f"{kind} {inner(mode)}" if mode and fold(mode) != fold(kind) else kind
    team = f"Đoàn {kind}" + (f" (Trưởng đoàn: {leader})" if leader else "")
    start = ", ".join(part for part in (f"Thực hiện {authority}" if authority else "", _days(inspections)) if part)
    return f"{start[:1].upper()}{start[1:]}, {team} đã {how}" if start else f"{team} đã {how}"


def _days(inspections: Sequence[Inspection]) -> str:
    days = sorted({each.day.value for each in inspections if each.day and isinstance(each.day.value, date)})
    if not days:
        return ""
    return f"ngày {day(days[0])}" if len(days) == 1 else f"từ ngày {day(days[0])} đến ngày {day(days[-1])}"


def _kind(inspections: Sequence[Inspection]) -> str:
    """Supervision by a People's Council is told from inspection; a mixture is called inspection."""
    modes = {fold(said(inspection.mode)) for inspection in inspections}
    return _SUPERVISION if modes == {fold(_SUPERVISION)} else _CHECK


def _common(entries: Iterable[Entry | None]) -> str:
    """What all the records say alike; nothing when they differ."""
    texts = {said(entry) for entry in entries if entry is not None}
    return texts.pop() if len(texts) == 1 else ""


def _work(on: Occasion) -> str:
    return "công tác cải cách hành chính" + (f" năm {on.year}" if on.year is not None else "")


def _demand(on: Occasion, units: str) -> Demand:
    return Demand(
        units=units,
        report_to=on.office.report_to or _REPORT_TO,
        through=on.office.through or "",
        report_by=day(on.report_by) if on.report_by is not None else f"…/…/{DOTS}",
    )


def _ending(on: Occasion, units: tuple[str, ...]) -> Ending:
    return ending(on.office, (f"{on.office.report_to or _REPORT_TO} (để báo cáo)", *units))
