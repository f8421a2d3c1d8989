"""Made-up criteria sets of any size: every rule kind, every treatment of what does not apply, mixed depth."""

import json
from collections.abc import Callable
from pathlib import Path
from random import Random

from filled_forms import load_text

from cchc_score.model import CriteriaSet

LONG = (
    "Tỷ lệ hồ sơ giải quyết thủ tục hành chính được tiếp nhận, số hóa, luân chuyển và trả kết quả đúng hạn hoặc "
    "trước hạn trên Hệ thống thông tin giải quyết thủ tục hành chính của tỉnh, kể cả hồ sơ liên thông giữa các cấp"
)
SHORT = "Ban hành kế hoạch cải cách hành chính năm"
POLICIES = ("full", "zero", "not_applicable", "missing")
TREATMENTS = ("exclude", "full", "zero", "redistribute")
ROUNDINGS = ({"index": 2}, {"leaf": 2, "total": 2, "index": 2}, {"leaf": 1, "index": 3}, {"total": 1, "index": 0})
BANDS = [
    {"name": "Xuất sắc", "from": 90},
    {"name": "Tốt", "from": 70, "below": 90},
    {"name": "Khá", "above": 50, "below": 70},
    {"name": "Yếu", "to": 50},
]


def _bands(random: Random) -> list[dict[str, object]]:
    edge = random.choice((30, 50, 66.67))
    if random.random() < 0.5:
        return [
            {"from": 80, "share": "100%"},
            {"from": edge, "below": 80, "share": "40%"},
            {"below": edge, "points": 0},
        ]
    return [{"above": 80, "share": "100%"}, {"above": edge, "to": 80, "share": "35%"}, {"to": edge, "points": 0}]


def _ratio(random: Random) -> dict[str, object]:
    rule = {"kind": "ratio", "part": "Số đã làm", "whole": "Tổng số", "zero_over_zero": random.choice(POLICIES)}
    shape = random.randrange(4)
    if shape == 1:
        rule |= {"floor": "70%", "slope": random.choice(("plain", "from_floor"))}
    elif shape == 2:
        rule |= {"full_at": "95%", "slope": random.choice(("plain", "to_full"))}
    elif shape == 3:
        rule |= {"floor": "70%", "full_at": "95%", "slope": "from_floor"}
    return rule | ({"complement": True} if random.random() < 0.3 else {})


def _percent_ratio(_: Random) -> dict[str, object]:
    return {
        "kind": "ratio",
        "asked_as": "percent",
        "value": "Tỷ lệ",
        "floor": "70%",
        "full_at": "95%",
        "slope": "from_floor",
    }


def _yes_no(_: Random) -> dict[str, object]:
    return {"kind": "yes_no", "question": "Có ban hành"}


def _levels(_: Random) -> dict[str, object]:
    titles = {"Ban hành kịp thời": "100%", 'Ban hành "chậm", có lý do': "37.5%", "Không ban hành": "0%"}
    return {"kind": "levels", "levels": [{"title": title, "share": share} for title, share in titles.items()]}


def _all_of(_: Random) -> dict[str, object]:
    return {"kind": "all_of", "conditions": ["Đủ số lượng", "Đúng thời gian", "Đúng hình thức"]}


def _bands_value(random: Random) -> dict[str, object]:
    return {
        "kind": "bands",
        "value": "Tỷ lệ",
        "type": random.choice(("percent", "count")),
        "bands": _bands(random),
    }


def _bands_quotient(random: Random) -> dict[str, object]:
    policy = random.choice(POLICIES)
    asked = {"part": "Số được kiểm tra", "whole": "Tổng số đơn vị", "zero_over_zero": policy}
    return {"kind": "bands", **asked, "bands": _bands(random)}


def _count(_: Random) -> dict[str, object]:
    return {"kind": "count", "what": "Số tin, bài", "unit": "tin", "each": 0.05}


def _deduction(random: Random) -> dict[str, object]:
    late = {"title": "Số lần chậm", "minus_share": random.choice(("25%", "10%")), "excused": "Số lần có lý do"}
    return {"kind": "deduction", "events": [late, {"title": "Số lần không gửi", "minus": 0.15}]}


def _lateness(random: Random) -> dict[str, object]:
    due = {} if random.random() < 0.4 else {"due": "2025-08-15"}
    if random.random() < 0.4:
        return {"kind": "lateness", "what": "Ngày gửi", **due, "per_day": 0.05}
    steps = [{"days": 0, "share": "100%"}, {"days": 5, "share": "60%"}, {"days": 15, "share": "30%"}]
    return {"kind": "lateness", "what": "Ngày ban hành", **due, "steps": steps, "after": 0}


def _mean(random: Random) -> dict[str, object]:
    cases = [{"title": f"Số hồ sơ được {score} điểm", "score": score} for score in (2, 1, 0)]
    places = {"places": 1} if random.random() < 0.5 else {}
    return {"kind": "mean", "cases": cases, "zero_over_zero": random.choice(POLICIES), **places}


def _survey(_: Random) -> dict[str, object]:
    return {"kind": "survey", "value": "Điểm khảo sát", "scale": 10, "from": 1, "type": "number"}


def _target(random: Random) -> dict[str, object]:
    target = {} if random.random() < 0.3 else {"target": 90}
    rule = {"kind": "relative", "value": "Tỷ lệ hài lòng", "type": "percent", "to": "target", **target}
    return {**rule, "better": random.choice(("higher", "lower")), "cap": True, "scoring": "proportional"}


def _best(_: Random) -> dict[str, object]:
    asked = {"value": "Tỷ lệ trực tuyến", "type": "percent", "to": "group_best", "better": "higher"}
    return {"kind": "relative", **asked, "cap": True, "scoring": "proportional"}


def _judged(_: Random) -> dict[str, object]:
    return {"kind": "judged", "step": 0.05}


def _alternatives(random: Random) -> dict[str, object]:
    cases = (
        ("Có kiến nghị", _ratio(random)),
        ("Không có kiến nghị", _yes_no(random)),
        ("Có tin bài", _count(random)),
    )
    return {
        "kind": "alternatives",
        "cases": [{"title": title, "key": f"k{n}", "rule": rule} for n, (title, rule) in enumerate(cases)],
    }


KINDS: tuple[Callable[[Random], dict[str, object]], ...] = (
    _yes_no,
    _levels,
    _all_of,
    _bands_value,
    _bands_quotient,
    _ratio,
    _percent_ratio,
    _count,
    _deduction,
    _lateness,
    _mean,
    _survey,
    _target,
    _judged,
    _alternatives,
    _best,
)
KNOWN = KINDS[:-1]
"""Kinds whose points a form knows by itself."""


class _Maker:
    """Makes the nodes of one set."""

    def __init__(self, random: Random, *, plain: bool) -> None:
        self.random = random
        self.plain = plain

    def leaf(self, code: str) -> dict[str, object]:
        random = self.random
        node: dict[str, object] = {
            "code": code,
            "title": f"{random.choice((LONG, SHORT))} {code}",
            "max": random.choice((0.25, 0.5, 0.75, 1, 1.5, 2, 2.5, 3)),
            "rule": random.choice(KNOWN if self.plain else KINDS)(random),
        }
        if not self.plain and random.random() < 0.25:
            node["not_applicable"] = random.choice(TREATMENTS)
        if not self.plain and random.random() < 0.08:
            node["filled_by"] = random.choice(("appraisal", "inspection", "survey"))
            if node["filled_by"] == "survey":
                node["rule"] = _survey(random)
        if random.random() < 0.5:
            node["evidence"] = ["Quyết định ban hành kế hoạch", "Báo cáo năm"]
        return node

    def parent(self, code: str, children: list[dict[str, object]]) -> dict[str, object]:
        most = round(sum(float(str(child["max"])) for child in children), 2)
        node = {"code": code, "title": f"{SHORT} {code}", "max": most, "children": children}
        if not self.plain and self.random.random() < 0.3:
            node["not_applicable"] = self.random.choice(TREATMENTS)
            if self.random.random() < 0.5:  # its leaves leave the maximum, unless they all do
                for child in children:
                    child |= {"not_applicable": self.random.choice(("exclude", "redistribute"))}
                    child.pop("filled_by", None)
        return node

    def field(self, code: str, leaves: int) -> dict[str, object]:
        """Leaves two to four together under criteria; some stand right under the field."""
        children = []
        while leaves > 0:
            number, size = len(children) + 1, min(leaves, self.random.choice((1, 2, 3, 4)))
            own = f"{code}.{number}"
            alone = size == 1
            children.append(
                self.leaf(own) if alone else self.parent(own, [self.leaf(f"{own}.{n + 1}") for n in range(size)])
            )
            leaves -= size
        return self.parent(code, children)


def made_up_set(random: Random, leaves: int, folder: Path, *, plain: bool = False) -> CriteriaSet:
    """A set with so many leaves and a bonus and a penalty block; `plain`: all filled by the unit, all apply."""
    maker = _Maker(random, plain=plain)
    sizes = [leaves // 6] * 5 + [leaves - 5 * (leaves // 6)] if leaves >= 12 else [leaves]
    fields = [maker.field(str(number), size) for number, size in enumerate(sizes, 1)]
    block = {"title": "Điểm thưởng", "cap": 2, "children": [maker.leaf("T1"), maker.leaf("T2")]}
    fine = {
        "title": "Điểm phạt",
        "cap": 1.5,
        "children": [maker.parent("P1", [maker.leaf("P1.1"), maker.leaf("P1.2")])],
    }
    tree = {
        "id": "made-up",
        "version": "1.0",
        "title": "Bộ tiêu chí để thử",
        "levels": ["commune"],
        "total": round(sum(float(str(field["max"])) for field in fields), 2),
        "rounding": random.choice(ROUNDINGS),
        "ranking": {"by": "exact"},
        "grades": {
            "on": random.choice(("rounded", "exact")),
            "bands": BANDS,
            "disqualify": [
                {"criterion": "1.1", "below": 0.3, "best_grade": "Khá"},
                {"criterion": "1", "index_below": 60, "best_grade": "Tốt"},
            ],
        },
        "fields": fields,
        "bonus": block,
        "penalty": fine,
    }
    return load_text(json.dumps(tree, ensure_ascii=False, indent=1), folder)
