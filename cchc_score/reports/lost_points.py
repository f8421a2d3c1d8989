"""Reports: every lost point of a unit: its rule, the figures and their cells, who decided and why."""

from __future__ import annotations

from typing import NamedTuple

from cchc_score import decimals
from cchc_score.decimals import Number
from cchc_score.model import (
    Answer,
    Entry,
    Event,
    Fact,
    FactType,
    Finding,
    FindingKind,
    LeafGains,
    LeafHistory,
    Moment,
    Rule,
    Source,
)
from cchc_score.problems import Place
from cchc_score.reports import figures, formalities, labels
from cchc_score.reports.history_table import course, reason
from cchc_score.reports.problem_table import spot
from cchc_score.reports.reasons import telling
from cchc_score.reports.tables import Align, Column, Row, Sheet, Table
from cchc_score.reports.unit_year import UnitYear
from cchc_score.rules.wording import suffix_of
from cchc_score.text import show


class Lost(NamedTuple):
    """One leaf that lost points, in words ready to print; what is not there is empty."""

    code: str
    title: str
    points: Number
    most: Number
    lost: Number
    rule: tuple[str, ...]
    inputs: tuple[str, ...]
    """Each figure with its cell, the file last."""
    decided_by: str
    why: tuple[str, ...]
    course: str
    """The values in their order; empty where there was only one."""
    request: str
    """What the appraisers asked the unit to explain."""
    explanation: str
    answer: str
    """What came of the explanation in the next round."""
    findings: tuple[str, ...]
    legal: tuple[str, ...]


def lost_points(year: UnitYear) -> tuple[Lost, ...]:
    """Every leaf that lost points, in printed order; penalty points last."""
    order = {one.leaf.node.code: number for number, one in enumerate(year.histories)}
    return tuple(_lost(year, one) for one in sorted(year.gains, key=lambda one: order[one.leaf.node.code]))


def _lost(year: UnitYear, one: LeafGains) -> Lost:
    leaf, node = one.leaf, one.leaf.node
    history, places = year.history(node.code), figures.points_places(year.score.criteria)
    explanation, answer = _explained(history, places)
    return Lost(
        code=node.code,
        title=node.title,
        points=leaf.points if leaf.points is not None else decimals.ZERO,
        most=leaf.total.max,
        lost=one.lost,
        rule=tuple(line.text("vi") for line in node.rule.describe()) if node.rule is not None else (),
        inputs=_inputs(year, one),
        decided_by=_decided(one),
        why=tuple(telling(leaf, "vi")),
        course=course(history, places),
        request=_request(year, node.code),
        explanation=explanation,
        answer=answer,
        findings=tuple(_found(each) for each in year.findings if _against(each, node.code)),
        legal=year.legal(node.code),
    )


def _decided(one: LeafGains) -> str:
    who = labels.sources(one.leaf.decided_by, "vi")
    appraised = any(source.stage.value == "appraisal" for source in one.leaf.decided_by)
    department = one.leaf.node.department
    return f"{who} ({department})" if appraised and department else who


# --- figures and their cells ---------------------------------------------------------------------------------


def _inputs(year: UnitYear, one: LeafGains) -> tuple[str, ...]:
    """What the deciding sources were given; where one typed points alone, the figures behind stand before it."""
    rule, code = one.leaf.node.rule, one.leaf.node.code
    told: list[str] = []
    for source in one.leaf.decided_by:
        answer = year.answer(source, code)
        if rule is None or answer is None:
            continue
        earlier = None if answer.facts else _last_with_facts(year, source, code)
        if earlier is not None:
            told.append(_said(rule, earlier[0], earlier[1]))
        told.append(_said(rule, source, answer))
    return tuple(text for text in told if text)


def _last_with_facts(year: UnitYear, before: Source, code: str) -> tuple[Source, Answer] | None:
    order = list(Source)
    for source in reversed(order[: order.index(before)]):
        answer = year.answer(source, code)
        if answer is not None and answer.facts:
            return source, answer
    return None


def _said(rule: Rule, source: Source, answer: Answer) -> str:
    """“Tự đánh giá: Số hồ sơ đúng hạn: 45 [E12]; … (tệp self/X01.xlsx, trang Phiếu)”."""
    facts = {fact.name: fact for fact in rule.asks()}
    given = [_fact(facts[name], entry) for name, entry in answer.facts.items() if name in facts]
    entries = list(answer.facts.values())
    if answer.points is not None and not given:
        given.append(f"điểm ghi trực tiếp: {show(answer.points.value, 'vi')} {_cell(answer.points)}".strip())
        entries.append(answer.points)
    if not given:
        return ""
    return f"{labels.SOURCES[source].vi}: {'; '.join(given)} ({_file(entries[0].place)})"


def _fact(fact: Fact, entry: Entry) -> str:
    return f"{fact.title}: {_shown(fact, entry)} {_cell(entry)}".strip()


def _shown(fact: Fact, entry: Entry) -> str:
    if isinstance(entry.value, str):
        return fact.option(entry.value)
    suffix = suffix_of(fact.type.value, fact.unit) if isinstance(entry.value, Number) else ""
    return f"{show(entry.value, 'vi')}{'%' if fact.type is FactType.PERCENT else suffix}"


def _cell(entry: Entry) -> str:
    place = entry.place
    return f"[{place.cell or spot(place)}]" if place.cell or spot(place) else ""


def _file(place: Place) -> str:
    return f"tệp {place.file}" + (f", trang {place.sheet}" if place.sheet else "")


# --- what was said about it ----------------------------------------------------------------------------------


def _request(year: UnitYear, code: str) -> str:
    answers = (year.answer(source, code) for source in (Source.APPRAISAL_1, Source.APPRAISAL_2))
    requests = (answer.request for answer in answers if answer is not None)
    return "; ".join(str(request.value) for request in requests if request is not None)


def _explained(history: LeafHistory, places: int) -> tuple[str, str]:
    """The unit's explanations, and the value and words that followed them."""
    said = [moment for moment in history.moments if moment.event is Event.EXPLAINED]
    if not said:
        return "", ""
    after = history.moments[history.moments.index(said[-1]) + 1 :]
    answer = next((moment for moment in after if moment.event is Event.SAID), None)
    return "; ".join(moment.note or "" for moment in said), _answered(answer, places)


def _answered(answer: Moment | None, places: int) -> str:
    if answer is None or answer.source is None:
        return "Chưa có kết quả thẩm định sau giải trình."
    status = labels.STATUSES[answer.status].vi.lower()
    value = status if answer.points is None else f"{decimals.show(answer.points, 'vi', places)} điểm"
    words = answer.note or reason(answer)
    return f"{labels.SOURCES[answer.source].vi}: {value}" + (f" – {words}" if words else "")


def _against(finding: Finding, code: str) -> bool:
    return finding.kind is FindingKind.SHORTCOMING and finding.criterion == code


def _found(finding: Finding) -> str:
    """The fact, what was recommended, and whether it had been found before."""
    parts = [finding.text]
    if finding.recommendation is not None:
        parts.append(f"kiến nghị: {show(finding.recommendation.value, 'vi')}")
    if finding.repeats is not None:
        parts.append(f"đã nêu năm {finding.repeats.year}")
    return f"{'; '.join(part for part in parts if part)} ({finding.place})"


# --- the sheet -----------------------------------------------------------------------------------------------


def lost_sheet(year: UnitYear, lost: tuple[Lost, ...]) -> Sheet:
    """One row a leaf that lost points."""
    places = figures.points_places(year.score.criteria)
    columns = (
        Column(("Mã",), 8, Align.CENTER),
        Column(("Tiêu chí thành phần",), 22),
        Column(("Điểm", "Tối đa"), 7, Align.RIGHT, places),
        Column(("Điểm", "Đạt"), 7, Align.RIGHT, places),
        Column(("Điểm", "Mất"), 7, Align.RIGHT, places),
        Column(("Cách tính điểm",), 24, quiet=True),
        Column(("Số liệu và ô",), 27, quiet=True),
        Column(("Kết quả lấy theo",), 12, quiet=True),
        Column(("Lý do",), 24, quiet=True),
        Column(("Giải trình, trả lời, kiểm tra",), 22, quiet=True),
        Column(("Căn cứ pháp lý",), 14, quiet=True),
    )
    empty = (Row(("Không có tiêu chí nào mất điểm.",), spanning=True),)
    return Sheet(
        "Điểm mất",
        "CÁC TIÊU CHÍ MẤT ĐIỂM",
        Table(columns, tuple(_row(one, places) for one in lost) or empty),
        subtitle=(f"Đơn vị: {year.score.unit.name} (mã {year.score.unit.code})",),
        notes=(formalities.LAST_DIGIT,),
        frozen_columns=2,
    )


def _row(one: Lost, places: int) -> Row:
    talk = (
        one.request and f"Yêu cầu: {one.request}",
        one.explanation and f"Giải trình: {one.explanation}",
        one.answer and f"Trả lời: {one.answer}",
        *(f"Kiểm tra: {text}" for text in one.findings),
    )
    return Row(
        (
            one.code,
            one.title,
            figures.shown(one.most, places),
            figures.shown(one.points, places),
            figures.shown(one.lost, places),
            "\n".join(one.rule),
            "\n".join(one.inputs),
            one.decided_by,
            "\n".join(one.why),
            "\n".join(text for text in talk if text),
            "\n".join(one.legal),
        )
    )
