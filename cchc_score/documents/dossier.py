"""Documents: the dossier of one unit (phiếu điểm): what it got, what it lost and why, what wins it back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from cchc_score import decimals
from cchc_score.decimals import Number
from cchc_score.documents.official import DOTS, Ending, Letterhead, Office, ending, letterhead
from cchc_score.documents.prose import sentence
from cchc_score.documents.shipped import template_of
from cchc_score.documents.template import render
from cchc_score.model import ExtraScore, LeafGains, NodeScore, Total, UnitScore
from cchc_score.problems import Problem
from cchc_score.reports import figures, labels
from cchc_score.reports.gains_sheet import told
from cchc_score.reports.lost_points import Lost, lost_points
from cchc_score.reports.reasons import state, telling
from cchc_score.reports.tables import NO_FIGURE
from cchc_score.reports.unit_year import UnitYear

TEMPLATE = "dossier"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of figures: of a stage, a field, the whole."""

    code: str
    title: str
    most: str
    points: str
    lost: str
    index: str


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to know of a leaf, with what it is called."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class LostLeaf:
    """A leaf that lost points and everything about it."""

    code: str
    title: str
    points: str
    most: str
    lost: str
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class LostField:
    """A field and its leaves that lost points."""

    code: str
    title: str
    leaves: tuple[LostLeaf, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A way to more points; the first of a leaf names the leaf and what it lost."""

    code: str
    title: str
    lost: str
    says: str
    wins: str
    condition: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything a template of a dossier can name; texts only, ready to print."""

    letterhead: Letterhead
    unit: str
    code: str
    group: str
    work: str
    """What was scored: "cải cách hành chính năm 2025"."""
    criteria: str
    result: tuple[str, ...]
    """The result in sentences: total and index, place in the group, grade, what is provisional."""
    stages: tuple[Line, ...]
    fields: tuple[Line, ...]
    total: Line
    lost: tuple[LostField, ...]
    waiting: tuple[Remark, ...]
    """Leaves without points yet: code and title, and why."""
    ways: tuple[Way, ...]
    ending: Ending
    provenance: str


def dossier(year: UnitYear, scored: int | None, office: Office, tool: str) -> Dossier:
    """The dossier of a unit in words, of the year that is `scored`; the last line names the `tool`."""
    score, criteria = year.score, year.score.criteria
    head = letterhead(office, "")
    work = "cải cách hành chính" + (f" năm {scored}" if scored is not None else "")
    return Dossier(
        # A dossier goes out with the notice of results: its number is not the symbol of a notice.
        letterhead=replace(head, number=f"{DOTS}/{DOTS}"),
        unit=score.unit.name,
        code=score.unit.code,
        group=" · ".join(labels.place_in_year(score.unit.level, score.unit.group, "vi")),
        work=work,
        criteria=f"{criteria.title} ({criteria.id}, phiên bản {criteria.version})",
        result=tuple(_result(year)),
        stages=tuple(_stages(score)),
        fields=tuple(_fields(score)),
        total=_line(score, "", "Tổng cộng", score.final),
        lost=_lost_fields(year),
        waiting=tuple(_waiting(leaf) for leaf in year.unscored()),
        ways=tuple(_ways(year)),
        ending=ending(office, (score.unit.name,)),
        provenance=f"Lập bằng {tool} từ bộ tiêu chí {criteria.id}, phiên bản {criteria.version} "
        f"(SHA-256 {criteria.sha256}).",
    )


def write_dossier(made: Dossier, out: Path, campaign: Path | None = None) -> tuple[Problem, ...]:
    """Fill the template (the office's own wins) and put the document at `out`. Raises OSError."""
    file = template_of(TEMPLATE, campaign)
    return render(file.path, file.shown, {"dossier": made}, out)


# --- the result ----------------------------------------------------------------------------------------------


def _result(year: UnitYear) -> Iterator[str]:
    score, standing = year.score, year.standing
    final, places = score.final, figures.points_places(score.criteria)
    if final.points is None:
        scored, most = (decimals.show(value, "vi", places) for value in (final.scored, final.scored_max))
        yield f"Chưa đủ kết quả để tính tổng điểm: mới chấm {scored} trên {most} điểm tối đa của phần đã chấm."
    else:
        points, most = (decimals.show(value, "vi", places) for value in (final.points, final.max))
        index = figures.index_shown(final, score.criteria)
        said = (
            f"; chỉ số: {decimals.show(index, 'vi', score.criteria.rounding.index)}%" if index is not None else ""
        )
        yield f"Tổng điểm: {points} điểm trên {most} điểm tối đa áp dụng{said}."
    if standing.rank is not None:
        tied = " (đồng hạng)" if standing.tied else ""
        group = f" thuộc nhóm {score.unit.group}" if score.unit.group else ""
        yield f"Xếp hạng: {standing.rank}{tied} trên {standing.ranked} đơn vị được xếp hạng{group}."
    elif standing.reasons:
        why = "; ".join(reason.text("vi") for reason in standing.reasons)
        yield sentence(f"Chưa xếp hạng: {why}")
    if score.grade is not None:
        yield f"Xếp loại: {score.grade}."
    if score.provisional:
        yield "Kết quả tạm tính: có tiêu chí mới chỉ có tự đánh giá, chưa được thẩm định hoặc kiểm tra."


def _stages(score: UnitScore) -> Iterator[Line]:
    for stage in figures.stages_with_data((score,)):
        yield _line(score, "", labels.STAGES[stage].vi, score.stages[stage])
    yield _line(score, "", "Kết quả", score.final)


def _fields(score: UnitScore) -> Iterator[Line]:
    for field in score.fields:
        yield _line(score, field.node.code, field.node.title, field.total)
    for extra, title in ((score.bonus, "Điểm thưởng"), (score.penalty, "Điểm phạt (trừ vào tổng điểm)")):
        if extra is not None:
            yield _extra(score, extra, title)


def _extra(score: UnitScore, extra: ExtraScore, title: str) -> Line:
    places = figures.points_places(score.criteria)
    most, points = (decimals.show(value, "vi", places) for value in (extra.block.cap, extra.counted))
    return Line("", title, most, points, "", "")


def _line(score: UnitScore, code: str, title: str, total: Total) -> Line:
    places = figures.points_places(score.criteria)
    index = figures.index_shown(total, score.criteria)
    lost = total.max - total.points if total.points is not None else None
    return Line(
        code,
        title,
        decimals.show(total.max, "vi", places),
        _or_dash(total.points, places),
        _or_dash(lost, places),
        _or_dash(index, score.criteria.rounding.index),
    )


def _or_dash(value: Number | None, places: int) -> str:
    return NO_FIGURE if value is None else decimals.show(value, "vi", places)


# --- leaf by leaf --------------------------------------------------------------------------------------------


def _lost_fields(year: UnitYear) -> tuple[LostField, ...]:
    fields: dict[str, tuple[str, list[LostLeaf]]] = {}
    places = figures.points_places(year.score.criteria)
    for lost in lost_points(year):
        top = year.above[lost.code][0]
        fields.setdefault(top.code, (top.title, []))[1].append(_lost_leaf(lost, places))
    return tuple(LostField(code, title, tuple(leaves)) for code, (title, leaves) in fields.items())


def _lost_leaf(lost: Lost, places: int) -> LostLeaf:
    places = figures.telling_places(lost.lost, places)
    points, most, gone = (decimals.show(value, "vi", places) for value in (lost.points, lost.most, lost.lost))
    return LostLeaf(lost.code, lost.title, points, most, gone, tuple(_remarks(lost)))


def _remarks(lost: Lost) -> Iterator[Remark]:
    told = (
        ("Cách tính điểm", "; ".join(lost.rule)),
        ("Số liệu", ". ".join(lost.inputs)),
        ("Kết quả lấy theo", _why(lost)),
        ("Diễn biến điểm", lost.course),
        ("Yêu cầu giải trình", lost.request),
        ("Giải trình của đơn vị", lost.explanation),
        ("Trả lời giải trình", lost.answer),
        ("Kiểm tra nêu", "; ".join(lost.findings)),
        ("Căn cứ", "; ".join(lost.legal)),
    )
    for label, text in told:
        if text:
            yield Remark(label, sentence(text))


def _why(lost: Lost) -> str:
    why = "; ".join(lost.why)
    return f"{lost.decided_by}: {why}" if lost.decided_by and why else lost.decided_by or why


def _waiting(leaf: NodeScore) -> Remark:
    why = "; ".join((state(leaf, "vi"), *telling(leaf, "vi")))
    return Remark(f"{leaf.node.code} – {leaf.node.title}", sentence(why))


def _ways(year: UnitYear) -> Iterator[Way]:
    places = figures.points_places(year.score.criteria)
    for one in year.gains:
        code, title, lost = one.leaf.node.code, one.leaf.node.title, _gone(one, places)
        for each in told(one, places):
            yield Way(code, title, lost, *each)
            code = title = lost = ""


def _gone(one: LeafGains, places: int) -> str:
    return decimals.show(one.lost, "vi", figures.telling_places(one.lost, places))
