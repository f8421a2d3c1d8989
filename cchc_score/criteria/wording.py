"""Criteria: how the settings of a set read in words: who fills, combination, rounding, ranking, grades."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cchc_score.decimals import HUNDRED
from cchc_score.model import Combination, CriteriaSet, Disqualifier, GradeBand, OnFinding, Source, Stage, Treatment
from cchc_score.rules.intervals import Interval
from cchc_score.text import Phrase

STAGE_WORDS: dict[Stage, Phrase] = {
    Stage.SELF: Phrase("tự đánh giá", "self-assessment"),
    Stage.APPRAISAL: Phrase("thẩm định", "appraisal"),
    Stage.INSPECTION: Phrase("kiểm tra", "inspection"),
    Stage.SURVEY: Phrase("điều tra xã hội học", "survey"),
}

_SOURCE_WORDS: dict[Source, Phrase] = {
    Source.SELF: STAGE_WORDS[Stage.SELF],
    Source.APPRAISAL_1: Phrase("thẩm định lần 1", "appraisal round 1"),
    Source.APPRAISAL_2: Phrase("thẩm định lần 2", "appraisal round 2"),
    Source.INSPECTION: STAGE_WORDS[Stage.INSPECTION],
    Source.SURVEY: STAGE_WORDS[Stage.SURVEY],
}

_MISSING_WORDS = {
    "renormalise": Phrase("nguồn thiếu thì chia lại trọng số", "a missing source: weights are renormalised"),
    "zero": Phrase("nguồn thiếu tính 0 điểm", "a missing source counts 0"),
    "pending": Phrase("nguồn thiếu thì chờ", "a missing source is awaited"),
}

_TREATMENT_WORDS = {
    Treatment.EXCLUDE: Phrase("trừ khỏi điểm tối đa", "leaves the maximum"),
    Treatment.FULL: Phrase("tính đủ điểm", "earns full points"),
    Treatment.ZERO: Phrase("tính 0 điểm", "earns 0"),
    Treatment.REDISTRIBUTE: Phrase("chia cho các mục cùng cấp", "goes to the siblings"),
}


def treatment_line(treatment: Treatment) -> Phrase:
    """What "không áp dụng" does at a node."""
    values = {"what": _TREATMENT_WORDS[treatment]}
    return Phrase("Không áp dụng: {what}", "Not applicable: {what}", values)


def on_finding_line(effect: OnFinding) -> Phrase:
    """What a shortcoming that an inspection finds does at a leaf."""
    vi, en = ("đúng {points} điểm", "exactly {points} points")
    if not effect.sets:
        vi, en = ("nhiều nhất {points} điểm", "at most {points} points")
    if effect.repeated is not None:
        vi += "; lặp lại của năm trước: nhiều nhất {repeated} điểm"
        en += "; found again: at most {repeated} points"
    values = {"points": effect.points, "repeated": effect.repeated}
    return Phrase(f"Kiểm tra nêu tồn tại: {vi}", f"A shortcoming found by inspection: {en}", values)


def ways_lines(criteria: CriteriaSet) -> Iterator[tuple[Phrase, Phrase]]:
    """Combination, rounding and ranking of a set: label and words."""
    yield Phrase("Kết hợp nguồn điểm", "Combination"), combination_words(criteria.combination)
    rounding = criteria.rounding
    places = {"leaf": _places(rounding.leaf), "total": _places(rounding.total), "index": _places(rounding.index)}
    yield (
        Phrase("Làm tròn (nửa lên)", "Rounding (half-up)"),
        Phrase(
            "điểm tiêu chí: {leaf}; tổng điểm: {total}; chỉ số: {index}",
            "leaf points: {leaf}; total: {total}; index: {index}",
            places,
        ),
    )
    yield Phrase("Xếp hạng", "Ranking"), _ranking_words(criteria)


def combination_words(combination: Combination) -> Phrase:
    """How sources make the final points, in words."""
    if combination.method == "weighted":
        parts = [(STAGE_WORDS[stage], weight * HUNDRED) for stage, weight in combination.weights.items()]
        weights = [Phrase("{who} {n}%", "{who} {n}%", {"who": who, "n": n}) for who, n in parts]
        return Phrase(
            "theo trọng số: {weights}; {missing}",
            "weighted: {weights}; {missing}",
            {"weights": tuple(weights), "missing": _MISSING_WORDS[combination.missing]},
        )
    order = _joined([_SOURCE_WORDS[source] for source in combination.order], " → ")
    return Phrase("nguồn sau cùng quyết định: {order}", "the last verdict decides: {order}", {"order": order})


def _places(places: int | None) -> Phrase:
    if places is None:
        return Phrase("giữ nguyên", "exact")
    return Phrase("{n} chữ số thập phân", "{n} decimal places", {"n": places})


def _ranking_words(criteria: CriteriaSet) -> Phrase:
    rule = criteria.ranking
    stages = {stage.value: words for stage, words in STAGE_WORDS.items()}
    breakers = [stages.get(name, Phrase(f"“{name}”", f"“{name}”")) for name in rule.tie_breakers]
    values = {
        "basis": _places(rule.places) if rule.places is not None else Phrase("chưa làm tròn", "unrounded"),
        "ties": "1, 2, 2, 3" if rule.dense else "1, 2, 2, 4",
        "breakers": _joined(breakers, " → "),
    }
    if not breakers:
        return Phrase("theo chỉ số {basis}; đồng hạng {ties}", "by the index, {basis}; ties {ties}", values)
    return Phrase(
        "theo chỉ số {basis}; bằng nhau thì xét {breakers}; đồng hạng {ties}",
        "by the index, {basis}; ties are broken by {breakers}; else {ties}",
        values,
    )


def grade_lines(criteria: CriteriaSet) -> Iterator[tuple[Phrase, Phrase]]:
    """The grades of a set, those of single groups, and the conditions that cap them: label and words."""
    if criteria.grades is None:
        return
    label = Phrase("Xếp loại", "Grades")
    yield label, _bands(criteria.grades.bands)
    for group, bands in criteria.grades.by_group.items():
        yield Phrase("Xếp loại, {group}", "Grades, {group}", {"group": group}), _bands(bands)
    for condition in criteria.grades.disqualifiers:
        yield Phrase("Khống chế xếp loại", "Capped grade"), _condition(condition)


def _bands(bands: Sequence[GradeBand]) -> Phrase:
    read = [
        Phrase("{name}: {span}", "{name}: {span}", {"name": b.name, "span": Interval(b.lower, b.upper).reads()})
        for b in bands
    ]
    return _joined(read, "; ")


def _condition(condition: Disqualifier) -> Phrase:
    values = {"code": condition.criterion, "bound": condition.below, "grade": condition.best_grade}
    if condition.by_index:
        return Phrase(
            "chỉ số mục {code} dưới {bound}%: cao nhất là {grade}",
            "index of {code} below {bound}%: {grade} at best",
            values,
        )
    return Phrase(
        "mục {code} dưới {bound} điểm: cao nhất là {grade}", "{code} below {bound} points: {grade} at best", values
    )


def _joined(phrases: Sequence[Phrase], mark: str) -> Phrase:
    template = mark.join(f"{{p{position}}}" for position in range(len(phrases)))
    return Phrase(template, template, {f"p{position}": phrase for position, phrase in enumerate(phrases)})
