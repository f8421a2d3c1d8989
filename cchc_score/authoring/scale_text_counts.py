"""Authoring: scales that count: so much for each, so much less for each, a mean, a survey, a comparison, bands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cchc_score.authoring.scale_text_bands import about_of, joined, percentages, spans_of, unit_of, values_of
from cchc_score.authoring.scale_text_figures import Figures, take_figures, take_nothing, zero_key
from cchc_score.authoring.scale_text_lines import NUMBER, Leaf, Line, Reading, number, said, without_bullet
from cchc_score.criteria.edits import Value
from cchc_score.decimals import HUNDRED
from cchc_score.model import Stage
from cchc_score.text import fold

_I = re.IGNORECASE
_EACH = re.compile(
    r"(?:(?P<what>[^:]+?)\s*:\s*)?(?:cứ|mỗi|cứ mỗi|cứ có)\s+(?:(?:1|01|một|có)\s+)*(?P<unit>[^;:]+?)"
    r"\s*[:,]?\s*(?:thì\s+)?"
    rf"(?:được(?:\s+(?:cộng|tính|chấm))?|đạt|cộng|tính|cho)?\s*(?P<each>{NUMBER})\s*điểm"
    r"(?:\s*[,;(.]?\s*(?:nhưng\s+)?(?:tối đa|không quá|nhiều nhất)\s*(?:là\s*|không quá\s*)?"
    rf"(?P<cap>{NUMBER})\s*(?:điểm)?\)?)?\s*[.;]?",
    _I,
)
_LOSES = re.compile(
    r"(?:(?P<title>[^:]+?)\s*:\s*)?(?:cứ\s+)?(?:mỗi(?: một)?|một|cứ|01|1)\s+(?P<event>.+?)"
    r"\s*,?\s*(?:thì\s+)?(?:bị\s+)?trừ\s*"
    rf"(?P<n>{NUMBER})\s*(?P<of>%\s*(?:số\s+)?(?:điểm(?: tối đa)?)?|điểm)?"
    r"(?:\s*\(không tính: (?P<excused>.+)\))?\s*[.;]?",
    _I,
)
_TIMES = re.compile(
    rf"(?P<title>.+?)\s*:\s*mỗi lần trừ (?P<n>{NUMBER}) điểm(?: \(không tính: (?P<excused>.+)\))?", _I
)
_NO_EVENT = re.compile(
    r"(?:khong vi pham|khong co vi pham|khong bi tru|khong co truong hop (?:nao )?vi pham|diem ban dau)"
)
_NOT_BELOW = re.compile(rf"Không thấp hơn (?P<n>[-−]?{NUMBER})(?: điểm)?", _I)
_CASE = re.compile(rf"(?P<title>.+?)\s*:\s*(?P<n>{NUMBER}) điểm mỗi (?P<unit>.+)", _I)
_MEAN = re.compile(rf"Điểm = điểm trung bình(?: \(làm tròn (?P<places>\d) số lẻ\))? / {NUMBER} × {NUMBER}", _I)
_SURVEY = re.compile(
    rf"Điểm = (?:\((?P<a>.+) − (?P<low>{NUMBER})%?\) / \((?P<top>{NUMBER})%? − {NUMBER}%?\)"
    rf"|(?P<b>.+) / (?P<scale>{NUMBER})(?P<mark>%)?) × {NUMBER}",
    _I,
)
_REACHED = re.compile(r"Mức đạt = (?P<above>.+?) ÷ (?P<below>.+)", _I)
_TARGET = re.compile(rf"chỉ tiêu(?: \((?P<target>{NUMBER})\s*(?P<unit>[^)]*)\))?", _I)
_REFERENCES = {
    "ket qua nam truoc": "last_year",
    "ket qua tot nhat cua nhom": "group_best",
    "ket qua trung binh cua nhom": "group_mean",
}
_PROPORTIONAL = re.compile(rf"Điểm = mức đạt \(tối đa 100%\) × {NUMBER}", _I)


def count(lines: Sequence[Line], leaf: Leaf) -> Reading | None:
    """“Mỗi sáng kiến được 0,5 điểm, tối đa 2 điểm”."""
    match = _EACH.fullmatch(without_bullet(lines[0].text)) if len(lines) == 1 else None
    each = number(match["each"]) if match is not None else None
    if match is None or each is None or "trừ" in lines[0].text.lower():
        return None
    unit = match["unit"].strip()
    cap = number(match["cap"] or "")
    named = {"what": match["what"] or f"Số {unit}", **({"unit": unit} if unit != "1" else {})}
    capped = {"cap": said(cap)} if cap is not None and cap != leaf.max else {}
    return Reading({"kind": "count", **named, "each": said(each), **capped})


def deduction(lines: Sequence[Line], leaf: Leaf) -> Reading | None:
    """“Mỗi lần chậm trừ 0,25 điểm”, with or without a line for no event at all."""
    events: list[Value] = []
    start: dict[str, Value] = {}
    for at, line in enumerate(lines):
        event = _event(line, leaf)
        if event is not None:
            events.append(event)
        elif line.points is not None and _starts(line, leaf, at):
            start = {"start": said(line.points)} if line.points != leaf.max else {}
        elif not _NOT_BELOW.fullmatch(line.text):
            return None
    return Reading({"kind": "deduction", "events": events, **start}) if events else None


def _starts(line: Line, leaf: Leaf, at: int) -> bool:
    """Whether a line says what no event at all earns."""
    return _NO_EVENT.match(fold(line.label)) is not None or (at == 0 and line.points == leaf.max)


def _event(line: Line, leaf: Leaf) -> dict[str, Value] | None:
    text = without_bullet(line.text)
    own = _TIMES.fullmatch(text)
    match = own or _LOSES.fullmatch(text)
    minus = number(match["n"]) if match is not None else None
    if match is None or minus is None:
        return None
    share = own is None and (match["of"] or "").startswith("%")
    lost: dict[str, Value] = {"minus_share": f"{said(minus)}%"} if share else {"minus": said(minus)}
    excused: dict[str, Value] = {"excused": match["excused"]} if match["excused"] else {}
    return {"title": _event_title(match, own is not None), **lost, **excused}


def _event_title(match: re.Match[str], own: bool) -> str:
    if own or match["title"]:
        return match["title"]
    event: str = match["event"].strip()
    return event if fold(event).startswith("so ") else f"Số {event}"


def mean(lines: Sequence[Line], leaf: Leaf) -> Reading | None:
    """Kinds of case with a score each, and their mean as a share of the best."""
    policy, rest = take_nothing(lines)
    made = next((match for line in rest if (match := _MEAN.fullmatch(line.text))), None)
    cases = [match for line in rest if (match := _CASE.fullmatch(line.text))]
    if made is None or len(cases) + 1 != len(rest):
        return None
    zero, doubts = zero_key(Figures("?", "?"), policy)
    units = {match["unit"] for match in cases} - {"trường hợp"}
    unit: dict[str, Value] = {"unit": units.pop()} if len(units) == 1 else {}
    places: dict[str, Value] = {"places": made["places"]} if made["places"] else {}
    read = [{"title": match["title"], "score": said(number(match["n"]) or leaf.minimum)} for match in cases]
    return Reading({"kind": "mean", **unit, "cases": read, **places, **zero}, doubts)


def survey(lines: Sequence[Line], leaf: Leaf) -> Reading | None:
    """“Điểm = Chỉ số hài lòng / 100% × 10”."""
    match = _SURVEY.fullmatch(lines[0].text) if len(lines) == 1 else None
    if match is None:
        return None
    top = number(match["top"] or match["scale"])
    low = number(match["low"] or "")
    assert top is not None  # the pattern holds a number
    low_end: dict[str, Value] = {"from": said(low)} if low is not None else {}
    bare = top == HUNDRED and not low and not match["mark"]
    kind: dict[str, Value] = {"type": "number"} if bare else {}
    return Reading({"kind": "survey", "value": match["a"] or match["b"], "scale": said(top), **low_end, **kind})


def without_scale(leaf: Leaf) -> Reading | None:
    """A leaf that a survey fills and whose scale is not printed: points on a scale up to its maximum."""
    if leaf.filled_by is not Stage.SURVEY:
        return None
    doubt = "phụ lục không in thang đo của điều tra; tạm lấy thang từ 0 đến điểm tối đa"
    return Reading({"kind": "survey", "value": "Điểm điều tra xã hội học", "scale": said(leaf.max)}, (doubt,))


def relative(lines: Sequence[Line], leaf: Leaf) -> Reading | None:
    """“Mức đạt = … ÷ chỉ tiêu”: in proportion, or by bands on the percentage reached."""
    made = _REACHED.fullmatch(lines[0].text)
    compared = _compared(made) if made is not None else None
    if compared is None or len(lines) < 2:
        return None
    if len(lines) == 2 and _PROPORTIONAL.fullmatch(lines[1].text):
        return Reading({"kind": "relative", **compared, "scoring": "proportional"})
    spans = spans_of(lines[1:])
    if spans is None:
        return None
    settled, doubts = joined(spans)
    beyond = any(value > HUNDRED for value in values_of(settled))
    capped: dict[str, Value] = {"cap": "false"} if beyond or any(_over_100(line) for line in lines) else {}
    rule = {"kind": "relative", **compared, **capped, "bands": [span.band() for span in settled]}
    return Reading(rule, doubts)


def _over_100(line: Line) -> bool:
    return fold(line.label).startswith("tren 100")


def _compared(made: re.Match[str]) -> dict[str, Value] | None:
    above, below = made["above"], made["below"]
    for value, reference, better in ((above, below, "higher"), (below, above, "lower")):
        to = _REFERENCES.get(fold(reference))
        target = _TARGET.fullmatch(reference)
        if to is None and target is None:
            continue
        kind = {"type": "percent"} if fold(value).startswith("ty le") else {}
        found: dict[str, Value] = {"value": value, **kind, "to": to or "target"}
        if target is not None and target["target"]:
            aim = number(target["target"])
            found |= {"target": said(aim)} if aim is not None else {}
            unit = target["unit"].strip()
            found |= {"type": "percent"} if unit == "%" else {"unit": unit} if unit else {}
        return {**found, **({"better": "lower"} if better == "lower" else {})}
    return None


def bands(lines: Sequence[Line], leaf: Leaf) -> Reading | None:
    """Intervals that each earn something, on a percentage of two figures or on one value."""
    policy, rest = take_nothing(lines)
    figures, rest = take_figures(rest)
    scale = [line for line in rest if line.earns]
    spans = spans_of(scale) if len(scale) > 1 else None
    if spans is None or unit_of(spans) is None or about_of(spans) is None:
        return None
    settled, doubts = joined(spans)
    about, unit = about_of(settled), unit_of(settled) or ""
    titles = [line for line in rest if not line.earns]
    title = titles[0].text if titles else about or leaf.title
    named = figures.keys("", "") if figures is not None and figures.whole else {"value": title}
    zero, silent = zero_key(figures, policy) if figures is not None else ({}, ())
    kind: dict[str, Value] = {}
    if figures is None:
        kind = {"type": "percent"} if percentages(settled) else {"unit": unit} if unit else {}
    rule = {"kind": "bands", **named, **kind, **zero, "bands": [span.band() for span in settled]}
    return Reading(rule, (*doubts, *silent), tuple(titles if figures is not None else titles[1:]))
