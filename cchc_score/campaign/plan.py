"""Campaign: what a year consists of: campaign.yaml, the sets it names, the register, last year's results."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from cchc_score.campaign.named_files import named_files
from cchc_score.campaign.office import DOCUMENTS, office_of
from cchc_score.campaign.sets import named_levels, sets_of
from cchc_score.criteria.yaml_file import read_yaml
from cchc_score.decimals import Number
from cchc_score.declared import Key, Record, Report, Shape, read
from cchc_score.documents.official import Office
from cchc_score.follow_up.records import Item
from cchc_score.inputs.intake import Expected
from cchc_score.model import CriteriaSet, Source, Unit
from cchc_score.problems import Place, Problem
from cchc_score.stamp import EXPLANATION
from cchc_score.text import Phrase

CAMPAIGN_FILE = "campaign.yaml"
_REGISTERS = ("units.csv", "units.xlsx")


@dataclass(frozen=True, slots=True)
class Plan:
    """A campaign, ready for its files to be read."""

    folder: Path
    shown: str
    """The folder as the user named it."""
    sets: Mapping[str, CriteriaSet]
    """Level → criteria set, with the campaign's own combination and ranking applied."""
    units: Mapping[str, Unit] | None
    """The register by unit code; None for a bare folder, whose files name their units."""
    year: int | None = None
    title: str | None = None
    issuing_body: str | None = None
    deadlines: Mapping[Source, date] = field(default_factory=dict)
    previous: Mapping[str, Mapping[str, Number]] = field(default_factory=dict)
    """Last year's results: unit code → criterion code, "index" or "rank" → value."""
    earlier: tuple[Item, ...] = ()
    """What last year's follow-up book holds."""
    inputs: tuple[tuple[str, str], ...] = ()
    """The files of the plan itself, with their SHA-256."""
    explanations_due: date | None = None
    second_file: str = "ask"
    """What becomes of the older of two files: "newest" replaces it, "ask" uses neither."""
    use: Mapping[str, Place] = field(default_factory=dict)
    """The files that the office says count, and where it says so."""
    office: Office = field(default_factory=Office)
    """Who issues the documents of this campaign."""

    def expects(self, source: Source) -> Expected:
        """What a file of this source may hold."""
        return Expected(self.sets, self.units, source, self.year)


_STAGES = (
    Source.SELF.value,
    Source.APPRAISAL_1.value,
    EXPLANATION,
    Source.APPRAISAL_2.value,
    Source.INSPECTION.value,
    Source.SURVEY.value,
)


def _deadline(stage: str) -> Key:
    about = Phrase("Hạn cuối của giai đoạn này (năm-tháng-ngày).", "The last day of this stage (year-month-day).")
    return Key(stage, "date", about)


CAMPAIGN = Shape(
    Phrase("campaign.yaml", "campaign.yaml"),
    (
        Key("year", "integer", Phrase("Năm được chấm.", "The year that is scored."), required=True),
        Key("title", "text", Phrase("Tên in trên các bảng.", "The title printed on tables."), required=True),
        Key("issuing_body", "text", Phrase("Cơ quan công bố.", "The body that publishes.")),
        Key(
            "levels",
            "free",
            Phrase("Cấp → bộ tiêu chí.", "Level → criteria set."),
            required=True,
            schema="levels",
        ),
        Key(
            "deadlines",
            "shape",
            Phrase("Hạn của từng giai đoạn.", "The deadline of each stage."),
            shape=Shape(Phrase("deadlines", "deadlines"), tuple(_deadline(stage) for stage in _STAGES)),
        ),
        Key(
            "second_file",
            "word",
            Phrase(
                "Khi có hai tệp khác nhau cho cùng một việc: ask (mặc định) thì hỏi, chưa dùng tệp nào; newest "
                "thì dùng tệp mới hơn theo ngày ghi trong tệp.",
                "Where two files differ on the same thing: ask (default) uses neither, newest takes the newer by "
                "the day written in the files.",
            ),
            words=("ask", "newest"),
        ),
        Key(
            "use",
            "text",
            Phrase(
                "Tệp được dùng khi có hai tệp, ví dụ self/X01.xlsx.",
                "The file that counts where there are two, such as self/X01.xlsx.",
            ),
            many=True,
        ),
        Key("previous", "text", Phrase("Tệp kết quả năm trước.", "The file of last year's results.")),
        Key(
            "previous_campaign",
            "text",
            Phrase(
                "Thư mục công việc năm trước: kiến nghị chưa xong chuyển sang, tồn tại lặp lại được chỉ ra.",
                "Last year's campaign folder: what is not remedied is carried over, what is found again marked.",
            ),
        ),
        Key(
            "documents",
            "shape",
            Phrase("Cơ quan ban hành văn bản, nơi nhận báo cáo.", "Who issues documents, whom units report to."),
            shape=DOCUMENTS,
        ),
    ),
)


def bare_plan(folder: Path, criteria: CriteriaSet) -> Plan:
    """A folder of forms and one set, without a register: the files name their units."""
    sets = dict.fromkeys(criteria.levels, criteria)
    inputs = ((criteria.file, criteria.sha256),)
    return Plan(folder, str(folder), sets, None, criteria.year, criteria.title, criteria.issuer, inputs=inputs)


def read_plan(folder: Path, criteria: CriteriaSet | None = None) -> tuple[Plan | None, tuple[Problem, ...]]:
    """Read campaign.yaml and what it names. None when nothing can be scored with what was read.

    `criteria`, when given, replaces the set of the levels it is made for.
    """
    path = folder / CAMPAIGN_FILE
    if not path.is_file():
        return None, (Problem("campaign-file-missing", Place(str(folder))),)
    report = Report()
    tree = read_yaml(path, CAMPAIGN_FILE, report)
    record = read(CAMPAIGN, tree, report) if tree is not None else None
    if record is None:
        return None, tuple(report.problems)
    issuer, levels = record.get("issuing_body"), record.get("levels")
    sets = {
        # A model set has no issuer of its own: documents then name the body that publishes.
        level: found if found.issuer is not None else replace(found, issuer=issuer)
        for level, found in sets_of(levels, folder, report, criteria).items()
    }
    units, register = _units(folder, sets, named_levels(levels), report)
    plan = Plan(
        folder,
        str(folder),
        sets,
        units,
        record.get("year"),
        record.get("title"),
        issuer,
        _deadlines(record),
        _previous(record, folder, units, report),
        _earlier(record, folder, report),
        _digests(folder, CAMPAIGN_FILE, register, record.get("previous")),
        (record.get("deadlines") or {}).get(EXPLANATION),
        record.get("second_file", "ask"),
        named_files(tree, folder, report) if tree is not None else {},
        office_of(record.get("documents")),
    )
    return (plan if sets and units else None), tuple(report.problems)


def _units(
    folder: Path, sets: Mapping[str, CriteriaSet], named: Collection[str], report: Report
) -> tuple[dict[str, Unit] | None, str | None]:
    from cchc_score.inputs.register import read_register

    present = [name for name in _REGISTERS if (folder / name).is_file()]
    if not present:
        report.add("register-missing", Place(str(folder)))
        return None, None
    if len(present) > 1:
        report.add("register-twice", Place(str(folder)), first=present[0], second=present[1])
        return None, None
    units, problems = read_register(folder / present[0], present[0])
    report.problems += problems
    known: dict[str, Unit] = {}
    for unit in units:
        if unit.level in sets:
            known[unit.code] = unit
        elif unit.level not in named:
            report.add("level-without-set", Place(present[0]), unit=unit.code, level=unit.level)
    return known, present[0]


def _deadlines(record: Record) -> dict[Source, date]:
    given: Record | None = record.get("deadlines")
    return {source: given[source.value] for source in Source if given is not None and source.value in given}


def _previous(
    record: Record, folder: Path, units: Mapping[str, Unit] | None, report: Report
) -> Mapping[str, Mapping[str, Number]]:
    from cchc_score.inputs.previous import read_previous

    name: str | None = record.get("previous")
    if name is None or units is None:
        return {}
    if not (folder / name).is_file():
        report.add("previous-file-missing", record.where("previous"), name=name)
        return {}
    previous, problems = read_previous(folder / name, name, units)
    report.problems += problems
    return previous


def _earlier(record: Record, folder: Path, report: Report) -> tuple[Item, ...]:
    """Last year's recommendations; a year without a book is told, for it may only have been forgotten."""
    from cchc_score.follow_up.database import FILE, read_book

    name: str | None = record.get("previous_campaign")
    if name is None:
        return ()
    last = folder / name
    if not last.is_dir():
        report.add("previous-campaign-missing", record.where("previous_campaign"), name=name)
        return ()
    if not (last / FILE).is_file():
        report.add("previous-book-missing", record.where("previous_campaign"), name=name, file=FILE)
    items, problems = read_book(last / FILE, f"{name}/{FILE}")
    report.problems += problems
    return items


def _digests(folder: Path, *names: str | None) -> tuple[tuple[str, str], ...]:
    present = [name for name in names if name is not None and (folder / name).is_file()]
    return tuple((name, hashlib.sha256((folder / name).read_bytes()).hexdigest()) for name in present)
