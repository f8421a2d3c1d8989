"""Criteria: the keys of a set's settings: rounding, combination, ranking and grades, as Shapes."""

from __future__ import annotations

from cchc_score.declared import Key, Shape, Type
from cchc_score.rules.intervals import EDGE_KEYS
from cchc_score.text import Phrase

DECIDERS = ("self", "appraisal-1", "appraisal-2", "inspection")


def key(name: str, type_: Type, vi: str, en: str, *, required: bool = False, many: bool = False) -> Key:
    """A key with its meaning in Vietnamese and English."""
    return Key(name, type_, Phrase(vi, en), required=required, many=many)


def word(
    name: str, words: tuple[str, ...], vi: str, en: str, *, many: bool = False, required: bool = False
) -> Key:
    """A key that takes one of some words."""
    return Key(name, "word", Phrase(vi, en), required=required, many=many, words=words)


def block(name: str, shape: Shape, vi: str, en: str, *, many: bool = False, required: bool = False) -> Key:
    """A key with a block of keys beneath it."""
    return Key(name, "shape", Phrase(vi, en), many=many, required=required, shape=shape)


WEIGHTS = Shape(
    Phrase("trọng số (weights)", "the weights"),
    (
        key("self", "number", "Trọng số của tự đánh giá (như 0.3).", "Weight of self-assessment (like 0.3)."),
        key("appraisal", "number", "Trọng số của thẩm định.", "Weight of appraisal."),
        key("inspection", "number", "Trọng số của kiểm tra.", "Weight of inspection."),
    ),
)

COMBINATION = Shape(
    Phrase("cách kết hợp các nguồn điểm (combination)", "the combination"),
    (
        Key(
            "method",
            "word",
            Phrase(
                "decide: nguồn cuối cùng có kết luận quyết định; weighted: cộng theo trọng số.",
                "decide: the last source that has a verdict decides; weighted: a weighted sum.",
            ),
            required=True,
            words=("decide", "weighted"),
        ),
        word(
            "order",
            DECIDERS,
            "Với decide: thứ tự các nguồn, nguồn đứng sau thay nguồn đứng trước.",
            "For decide: the order of sources; a later one replaces an earlier one.",
            many=True,
        ),
        block(
            "weights",
            WEIGHTS,
            "Với weighted: trọng số mỗi nguồn, cộng lại bằng 1.",
            "For weighted: the weight of each source; they sum to 1.",
        ),
        word(
            "missing",
            ("renormalise", "zero", "pending"),
            "Với weighted, khi một nguồn chưa có điểm: renormalise (chia lại trọng số), zero (tính 0), "
            "pending (chờ; mặc định).",
            "For weighted, when a source has no points: renormalise, zero, or pending (the default).",
        ),
    ),
)

ROUNDING = Shape(
    Phrase("cách làm tròn (rounding)", "the rounding"),
    (
        key(
            "leaf",
            "integer",
            "Số chữ số thập phân của điểm từng tiêu chí; không ghi thì giữ nguyên.",
            "Decimal places of each leaf's points; exact when absent.",
        ),
        key(
            "total",
            "integer",
            "Số chữ số thập phân của tổng điểm; không ghi thì giữ nguyên.",
            "Decimal places of the total; exact when absent.",
        ),
        key(
            "index",
            "integer",
            "Số chữ số thập phân của chỉ số; mặc định 2.",
            "Decimal places of the index; 2 by default.",
        ),
    ),
)

RANKING = Shape(
    Phrase("cách xếp hạng (ranking)", "the ranking"),
    (
        word(
            "by",
            ("exact", "rounded"),
            "exact: theo chỉ số chưa làm tròn (mặc định); rounded: theo chỉ số đã làm tròn như công bố.",
            "exact: by the unrounded index (the default); rounded: by the index as published.",
        ),
        key(
            "places",
            "integer",
            "Xếp hạng theo chỉ số làm tròn đến số chữ số này (thay cho “by”).",
            "Rank by the index rounded to this many places (instead of `by`).",
        ),
        word(
            "method",
            ("competition", "dense"),
            "competition: 1, 2, 2, 4 (mặc định); dense: 1, 2, 2, 3.",
            "competition: 1, 2, 2, 4 (the default); dense: 1, 2, 2, 3.",
        ),
        Key(
            "tie_breakers",
            "free",
            Phrase(
                "Khi bằng nhau, lần lượt so: mã tiêu chí (trong ngoặc kép), self, appraisal, inspection, survey.",
                "For ties, compared in order: quoted criterion codes, or self, appraisal, inspection, survey.",
            ),
            many=True,
            schema="tie_breaker",
        ),
    ),
)

BAND = Shape(
    Phrase("một mức xếp loại (bands)", "a grade band"),
    (
        key("name", "text", "Tên mức (như Xuất sắc).", "The name of the grade.", required=True),
        *EDGE_KEYS,
    ),
)

DISQUALIFY = Shape(
    Phrase("một điều kiện khống chế xếp loại (disqualify)", "a disqualifying condition"),
    (
        key("criterion", "code", "Mã tiêu chí được xét.", "The code of the criterion.", required=True),
        key("below", "number", "Khi điểm của tiêu chí dưới số này.", "When its points are below this."),
        key(
            "index_below",
            "number",
            "Khi chỉ số (%) của tiêu chí dưới số này.",
            "When its index (%) is below this.",
        ),
        key("best_grade", "text", "Mức cao nhất còn được xếp.", "The best grade still open.", required=True),
    ),
)

GRADES = Shape(
    Phrase("cách xếp loại (grades)", "the grades"),
    (
        word(
            "on",
            ("rounded", "exact"),
            "rounded: xét chỉ số đã làm tròn như công bố (mặc định); exact: xét chỉ số chưa làm tròn.",
            "rounded: the published index is graded (the default); exact: the unrounded one.",
        ),
        block(
            "bands",
            BAND,
            "Các mức xếp loại, phủ kín mọi chỉ số, không hở, không chồng.",
            "The grades; they cover every index without gap or overlap.",
            many=True,
            required=True,
        ),
        Key(
            "groups",
            "free",
            Phrase(
                'Mức xếp loại riêng của một nhóm: "tên nhóm": [các mức].',
                'Bands of a group of its own: "group name": [bands].',
            ),
            schema="group_bands",
        ),
        block(
            "disqualify",
            DISQUALIFY,
            "Các điều kiện khống chế xếp loại.",
            "Conditions that cap the grade.",
            many=True,
        ),
    ),
)
