"""Authoring: scales read as they are worded: yes or no, levels, all of some conditions, judged, days late."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from cchc_score.authoring.scale_text_lines import (
    NUMBER,
    Leaf,
    Line,
    Reading,
    earned_key,
    folded,
    number,
    points_of,
    said,
)
from cchc_score.criteria.edits import Value
from cchc_score.decimals import ZERO
from cchc_score.text import fold

_YES = frozenset(("dat", "dat yeu cau", "co", "dung", "dung quy dinh", "dam bao", "bao dam", "co thuc hien"))
_NO_MARKS = ("khong ", "chua ")
_LACKING = re.compile(
    r"(?:thieu|khong (?:du|dat|dam bao|dap ung|co)) mot trong .*|khong dat(?: yeu cau)?|con lai|truong hop khac"
)
_CONDITIONS = re.compile(r",?\s+và\s+(?=[A-ZĐÀ-Ỹ])")
_ALL = re.compile(r"Đạt (?:cả|đủ) \d+ điều kiện:? (?:“[^”]+”(?:, | và )?)+", re.IGNORECASE)
_QUOTED = re.compile(r"“([^”]+)”")
_JUDGED = re.compile(
    rf"Chấm từ (?P<low>[-−]?{NUMBER}) đến (?P<top>{NUMBER}) điểm(?:, bước (?P<step>{NUMBER}))?", re.IGNORECASE
)
_DUE = re.compile(
    r"(?P<what>.+?)\s*:\s*(?:thời hạn|trước ngày|hạn|chậm nhất)\s*(?:ngày\s*)?"
    r"(?P<d>\d{1,2})[/-](?P<m>\d{1,2})[/-](?P<y>\d{4})",
    re.IGNORECASE,
)
_UP_TO = re.compile(r"(?:dung han hoac )?cham (?:khong qua|tu \d+ den|den|duoi hoac bang) ?(?P<days>\d+) ngay")
_ONE_DAY = re.compile(r"cham (?P<days>\d+) ngay")
_AFTER = re.compile(r"cham (?:qua|tren|hon) (?P<days>\d+) ngay")
_PER_DAY = re.compile(
    rf"(?:chậm mỗi ngày|mỗi ngày chậm|cứ chậm (?:1|01|một) ngày)\s*(?:thì\s*)?(?:bị\s*)?trừ\s*"
    rf"(?P<n>{NUMBER})\s*điểm.*",
    re.IGNORECASE,
)
_IN_TIME = frozenset(("dung han", "dung thoi han", "dung thoi gian quy dinh"))
_NEVER = frozenset(("khong thuc hien", "khong ban hanh", "khong gui"))


def judged(lines: Sequence[Line], leaf: Leaf) -> Reading | None:
    """“Chấm từ 0 đến 2 điểm, bước 0,25”."""
    match = _JUDGED.fullmatch(lines[0].text.rstrip(".")) if len(lines) == 1 else None
    if match is None:
        return None
    step = number(match["step"] or "")
    return Reading({"kind": "judged", **({"step": said(step)} if step is not None else {})})


def yes_no(lines: Sequence[Line], leaf: Leaf) -> Reading | None:
    """“Đạt: 1 / Không đạt: 0”, or one line that earns everything."""
    if len(lines) == 1 and points_of(lines[0], leaf) == leaf.max:
        doubt = f"“{lines[0].text}”: phụ lục không nói khi không đạt; tạm tính 0 điểm"
        question = {} if folded(lines[0]) in _YES else {"question": lines[0].label}
        return Reading({"kind": "yes_no", **question}, (doubt,))
    if len(lines) != 2:
        return None
    (yes, no), (met, otherwise) = map(folded, lines), [points_of(line, leaf) for line in lines]
    opposed = any(no == mark + yes.removeprefix("co ") for mark in _NO_MARKS)
    if met != leaf.max or otherwise is None or yes not in _YES or not (opposed or no in ("khong", "chua")):
        return None
    return Reading({"kind": "yes_no", **({"no": said(otherwise)} if otherwise != ZERO else {})})


def all_of(lines: Sequence[Line], leaf: Leaf) -> Reading | None:
    """“Đủ số lượng và đúng thời gian: 1”, and what one condition short earns."""
    if not 1 <= len(lines) <= 2 or points_of(lines[0], leaf) != leaf.max:
        return None
    conditions = _conditions(lines[0].label)
    if len(conditions) < 2 or len({fold(each) for each in conditions}) < len(conditions):
        return None
    otherwise = points_of(lines[1], leaf) if len(lines) == 2 else None
    if len(lines) == 2 and (otherwise is None or not _LACKING.fullmatch(folded(lines[1]))):
        return None
    doubt = f"“{lines[0].text}”: phụ lục không nói khi thiếu một điều kiện; tạm tính 0 điểm"
    kept: dict[str, Value] = {"otherwise": said(otherwise)} if otherwise else {}
    rule = {"kind": "all_of", "conditions": [each[:1].upper() + each[1:] for each in conditions], **kept}
    return Reading(rule, () if len(lines) == 2 else (doubt,))


def _conditions(label: str) -> list[str]:
    """What stands between quotation marks, or else on both sides of “và”."""
    if _ALL.fullmatch(label):
        return _QUOTED.findall(label)
    parts = _CONDITIONS.split(label)
    return [each.strip() for each in (parts if len(parts) > 1 else re.split(r"\s+và\s+", label))]


def levels(lines: Sequence[Line], leaf: Leaf) -> Reading | None:
    """Any lines that each earn something: the levels as they are worded."""
    titles = {folded(line) for line in lines}
    if len(lines) < 2 or not all(line.earns for line in lines) or len(titles) < len(lines) or "" in titles:
        return None
    return Reading({"kind": "levels", "levels": [{"title": line.label, **earned_key(line)} for line in lines]})


def lateness(lines: Sequence[Line], leaf: Leaf) -> Reading | None:
    """“Đúng hạn: 1; chậm không quá 5 ngày: 0,5; chậm quá 5 ngày: 0”, or so much for each day late."""
    heads = [line for line in lines if not line.earns and not _PER_DAY.fullmatch(line.text)]
    rest = [line for line in lines if line not in heads]
    if len(heads) > 1 or len(rest) < 2:
        return None
    what, due = _deadline(heads[0].text if heads else leaf.title)
    scale = _per_day(rest, leaf) or _steps(rest, leaf)
    if scale is None:
        return None
    return Reading({"kind": "lateness", "what": what, **({"due": due} if due else {}), **scale})


def _deadline(text: str) -> tuple[str, str]:
    match = _DUE.fullmatch(text)
    if match is None:
        return text, ""
    try:
        return match["what"], date(int(match["y"]), int(match["m"]), int(match["d"])).isoformat()
    except ValueError:
        return text, ""


def _per_day(lines: Sequence[Line], leaf: Leaf) -> dict[str, Value] | None:
    """Full points in time, so much less for each day, and what never earns."""
    first, *others = lines
    minus = next((found["n"] for line in others if (found := _PER_DAY.fullmatch(line.text))), None)
    plain = [line for line in others if not _PER_DAY.fullmatch(line.text)]
    if folded(first) not in _IN_TIME or first.points != leaf.max or minus is None:
        return None
    if any(folded(line) not in _NEVER for line in plain) or len(plain) > 1:
        return None
    lost, never = number(minus), plain[0].points if plain else None
    assert lost is not None  # the pattern holds a number
    return {"per_day": said(lost), **({"never": said(never)} if never else {})}


def _steps(lines: Sequence[Line], leaf: Leaf) -> dict[str, Value] | None:
    """In time, late by at most so many days, later, never: each at most once and in this order."""
    steps: list[Value] = []
    after = never = None
    for line in lines:
        words, points = folded(line), points_of(line, leaf)
        up_to = _UP_TO.fullmatch(words) or _ONE_DAY.fullmatch(words)
        if points is None or never is not None or (after is not None and words not in _NEVER):
            return None
        if words in _IN_TIME and not steps:
            steps.append({"days": "0", **earned_key(line)})
        elif up_to is not None:
            steps.append({"days": up_to["days"], **earned_key(line)})
        elif words in _NEVER:
            never = points
        elif _AFTER.fullmatch(words) and steps:
            after = points
        else:
            return None
    if after is None or not steps:
        return None
    return {"steps": steps, "after": said(after), **({"never": said(never)} if never is not None else {})}
