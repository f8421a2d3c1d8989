"""Sentences about the declaration of scoring rules and about facts that contradict each other."""

from __future__ import annotations

from cchc_score.messages.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "points-or-share": Sentence(
        "error",
        "Mỗi mức ghi đúng một trong hai: “points” (điểm) hoặc “share” (phần trăm điểm tối đa).",
        "Each level takes exactly one of “points” and “share” (of the maximum).",
    ),
    "result-outside-bounds": Sentence(
        "error",
        "{points} điểm nằm ngoài khoảng {minimum}…{maximum} của tiêu chí này. Sửa điểm, hoặc sửa max/min.",
        "{points} points lie outside {minimum}…{maximum}, the bounds of this leaf. Mend the points, or max/min.",
    ),
}
