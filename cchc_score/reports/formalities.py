"""Reports: what every official document carries: the national heading, signature blocks, notes on figures."""

from __future__ import annotations

from cchc_score import decimals
from cchc_score.model import CriteriaSet, Stage
from cchc_score.reports import labels

NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
DOTS = "……………………………"
PLACE_AND_DATE = "…………, ngày … tháng … năm ……"
SIGN = "(Ký, ghi rõ họ tên)"
SEAL = "(Ký tên, đóng dấu)"

LAST_DIGIT = "Số liệu đã làm tròn để trình bày; tổng các số có thể lệch ở chữ số cuối."


def letterhead(issuer: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The issuer at the left (dots when not named), the national heading at the right."""
    return ((issuer.upper() if issuer else DOTS, ""), NATION)


def signatures(head: str) -> tuple[tuple[str, ...], ...]:
    """Who drew up the table at the left; place, date and the signing head at the right. No names are put in."""
    return (("", "NGƯỜI LẬP BIỂU", SIGN), (PLACE_AND_DATE, head, SEAL))


def rounding_note(criteria: CriteriaSet) -> str:
    """The rounding a set declares, in words."""
    rounding = criteria.rounding
    parts = (
        _places("điểm tiêu chí thành phần", rounding.leaf),
        _places("tổng điểm", rounding.total),
        _places("chỉ số", rounding.index),
    )
    return f"Làm tròn (nửa lên): {'; '.join(parts)}."


def ranking_note(criteria: CriteriaSet) -> str:
    """The ranking, tie and tie-breaking rules a set declares, in words."""
    rule = criteria.ranking
    basis = "chỉ số chính xác (chưa làm tròn)" if rule.places is None else f"chỉ số làm tròn {rule.places} chữ số"
    ties = "xếp liền (1, 2, 2, 3)" if rule.dense else "xếp cách (1, 2, 2, 4)"
    breakers = ", ".join(_breaker(name) for name in rule.tie_breakers)
    decided = (
        f"bằng nhau thì xét lần lượt: {breakers}; vẫn bằng nhau thì đồng hạng"
        if breakers
        else "bằng nhau thì đồng hạng"
    )
    return f"Xếp hạng theo {basis}; {decided}, {ties}."


def grade_note(criteria: CriteriaSet, group: str) -> str | None:
    """The grade bands of a group, best first; None when the set has no grades."""
    if criteria.grades is None:
        return None
    parts = []
    for band in criteria.grades.for_group(group):
        low = (
            f"{'từ' if band.lower.included else 'trên'} {decimals.show(band.lower.value, 'vi')}"
            if band.lower
            else ""
        )
        high = (
            f"{'đến' if band.upper.included else 'dưới'} {decimals.show(band.upper.value, 'vi')}"
            if band.upper
            else ""
        )
        parts.append(f"{band.name} {' '.join(part for part in (low, high) if part)}".strip())
    return f"Xếp loại theo chỉ số (%): {'; '.join(parts)}."


def _places(what: str, places: int | None) -> str:
    return f"{what} giữ nguyên" if places is None else f"{what} {places} chữ số thập phân"


def _breaker(name: str) -> str:
    stages = {stage.value: labels.STAGES[stage].vi for stage in Stage}
    return f"điểm {stages[name]}" if name in stages else f"tiêu chí {name}"
