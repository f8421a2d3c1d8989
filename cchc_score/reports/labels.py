"""Reports: the words that stages, sources, states and treatments are shown with, in both languages."""

from __future__ import annotations

from cchc_score.model import Source, Stage, Status, Treatment
from cchc_score.problems import Severity
from cchc_score.text import Lang, Phrase

STAGES: dict[Stage, Phrase] = {
    Stage.SELF: Phrase("Tự đánh giá", "Self-assessment"),
    Stage.APPRAISAL: Phrase("Thẩm định", "Appraisal"),
    Stage.INSPECTION: Phrase("Kiểm tra", "Inspection"),
    Stage.SURVEY: Phrase("Điều tra XHH", "Survey"),
}

SOURCES: dict[Source, Phrase] = {
    Source.SELF: Phrase("Tự đánh giá", "Self-assessment"),
    Source.APPRAISAL_1: Phrase("Thẩm định lần 1", "Appraisal, round 1"),
    Source.APPRAISAL_2: Phrase("Thẩm định lần 2", "Appraisal, round 2"),
    Source.INSPECTION: Phrase("Kiểm tra", "Inspection"),
    Source.SURVEY: Phrase("Điều tra XHH", "Survey"),
}

STATUSES: dict[Status, Phrase] = {
    Status.SCORED: Phrase("Đã chấm", "Scored"),
    Status.MISSING: Phrase("Thiếu số liệu", "Missing"),
    Status.PENDING: Phrase("Chờ kết quả", "Pending"),
    Status.NOT_APPLICABLE: Phrase("Không áp dụng", "Not applicable"),
    Status.INVALID: Phrase("Số liệu lỗi", "Invalid"),
}

TREATMENTS: dict[Treatment, Phrase] = {
    Treatment.EXCLUDE: Phrase("không tính vào điểm tối đa", "left out of the maximum"),
    Treatment.FULL: Phrase("tính đủ điểm tối đa", "earns the maximum"),
    Treatment.ZERO: Phrase("tính 0 điểm", "earns 0"),
    Treatment.REDISTRIBUTE: Phrase(
        "điểm tối đa chia cho các tiêu chí cùng nhóm", "its maximum goes to its siblings"
    ),
}

SEVERITIES: dict[Severity, Phrase] = {
    Severity.ERROR: Phrase("Lỗi", "Error"),
    Severity.WARNING: Phrase("Cảnh báo", "Warning"),
    Severity.NOTE: Phrase("Lưu ý", "Note"),
}

LEVELS: dict[str, Phrase] = {
    "province": Phrase("Cấp tỉnh", "Province"),
    "department": Phrase("Sở, ban, ngành", "Department"),
    "district": Phrase("Cấp huyện", "District"),
    "commune": Phrase("Cấp xã", "Commune"),
}
"""How the usual level words of registers are printed; any other word is printed as it stands."""

PROVISIONAL = Phrase("Tạm tính", "Provisional")
PROVISIONAL_WHY = Phrase("tạm tính: mới có tự đánh giá", "provisional: rests on self-assessment alone")


def sources(decided_by: tuple[Source, ...], lang: Lang) -> str:
    """Who decided, in words: “Thẩm định lần 1”, “Tự đánh giá + Kiểm tra”."""
    return " + ".join(SOURCES[source].text(lang) for source in decided_by)


def place_in_year(level: str, group: str, lang: Lang) -> tuple[str, ...]:
    """Level and group as they are printed, without saying the same thing twice."""
    known = LEVELS.get(level)
    words = (known.text(lang) if known is not None else level, group)
    return tuple(dict.fromkeys(word for word in words if word))
