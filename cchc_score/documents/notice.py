"""Documents: the notice of an inspection's results: to one unit, or of a whole visit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cchc_score.documents.across_units import advice_by_unit, shared_by_content, units_without
from cchc_score.documents.matters import Matter, SubjectOf, by_content
from cchc_score.documents.occasion import day_or_dots, kind_of, what_was_done
from cchc_score.documents.official import DOTS, Ending, Letterhead, Office, ending, letterhead
from cchc_score.documents.prose import listed
from cchc_score.documents.shipped import template_of
from cchc_score.documents.telling import effects, fact, recommendation, repeated
from cchc_score.documents.template import render
from cchc_score.model import Finding, FindingKind, Inspection
from cchc_score.problems import Problem

UNIT_TEMPLATE, VISIT_TEMPLATE = "notice", "visit-notice"
"""The templates, by the names that an office keeps its own under (`templates/notice.docx`)."""
_KIND = "TB"
_REPORT_TO = "Ủy ban nhân dân tỉnh"
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
    general: tuple[str, ...]
    """What the record demands of the unit as a whole, a text each."""
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
    faultless: str
    """At which of several units nothing was found wanting; empty in the notice to one unit."""
    recommendations: tuple[Matter, ...]
    """By content; in the notice of a visit by unit."""
    demand: Demand
    ending: Ending


def unit_notice(
    name: str, inspections: Sequence[Inspection], findings: Sequence[Finding], subject_of: SubjectOf, on: Occasion
) -> Notice:
    """The notice to one unit: its strengths, shortcomings and recommendations by content.

    A shortcoming that was only recommended about is told with the recommendation: that it is found again, and what
    it does to points.
    """
    effect = effects(findings, subject_of)

    def full(finding: Finding, texts: tuple[str, ...]) -> tuple[str, ...]:
        again = f"Đây là tồn tại {repeated(finding)}." if finding.repeats is not None else ""
        more = " ".join(part for part in (again, effect.get(finding, "")) if part)
        return (*texts[:-1], f"{texts[-1]} {more}") if texts and more else texts

    advised = [finding for finding in findings if finding.criterion is not None]
    return Notice(
        letterhead=letterhead(on.office, _KIND),
        agency=on.office.agency or DOTS,
        kind=kind_of(inspections),
        work=_work(on),
        units=name,
        opening=f"{what_was_done(inspections, _work(on))} tại {name}.",
        strengths=by_content(_told(findings, FindingKind.STRENGTH), subject_of, fact),
        shortcomings=by_content(
            _told(findings, FindingKind.SHORTCOMING), subject_of, lambda each: full(each, fact(each))
        ),
        faultless="",
        recommendations=by_content(
            advised,
            subject_of,
            lambda each: recommendation(each) if each.text else full(each, recommendation(each)),
        ),
        demand=_demand(on, name, (finding for finding in findings if finding.criterion is None)),
        ending=_ending(on, name),
    )


def visit_notice(
    names: Mapping[str, str],
    inspections: Sequence[Inspection],
    findings: Sequence[Finding],
    subject_of: SubjectOf,
    on: Occasion,
) -> Notice:
    """The notice of a whole visit: what is common to the units by content, advice by unit.

    `names` gives the units in the order they are told: code → name.
    """
    units, kind = listed(tuple(names.values())), kind_of(inspections)
    everyone = _ALL.format(kind=kind)
    return Notice(
        letterhead=letterhead(on.office, _KIND),
        agency=on.office.agency or DOTS,
        kind=kind,
        work=_work(on),
        units=units,
        opening=f"{what_was_done(inspections, _work(on))} tại {len(names)} đơn vị: {units}.",
        strengths=shared_by_content(_told(findings, FindingKind.STRENGTH), subject_of, names),
        shortcomings=shared_by_content(_told(findings, FindingKind.SHORTCOMING), subject_of, names),
        faultless=units_without(findings, names),
        recommendations=advice_by_unit(findings, subject_of, names),
        demand=_demand(on, everyone, ()),
        ending=_ending(on, f"C{everyone[1:]}"),
    )


def write_notice(notice: Notice, template: str, out: Path, campaign: Path | None = None) -> tuple[Problem, ...]:
    """Fill a template (`UNIT_TEMPLATE`, `VISIT_TEMPLATE`; the office's own wins) and put the notice at `out`."""
    file = template_of(template, campaign)
    return render(file.path, file.shown, {"notice": notice}, out)


def _told(findings: Iterable[Finding], kind: FindingKind) -> list[Finding]:
    return [finding for finding in findings if finding.kind is kind and finding.text]


def _work(on: Occasion) -> str:
    return "công tác cải cách hành chính" + (f" năm {on.year}" if on.year is not None else "")


def _demand(on: Occasion, units: str, general: Iterable[Finding]) -> Demand:
    return Demand(
        units=units,
        general=tuple(text for finding in general for text in recommendation(finding)),
        report_to=on.office.report_to or _REPORT_TO,
        through=on.office.through or "",
        report_by=day_or_dots(on.report_by),
    )


def _ending(on: Occasion, units: str) -> Ending:
    return ending(on.office, (f"{on.office.report_to or _REPORT_TO} (để báo cáo)", units))
