"""Sentences about what inspections write in words: findings, recommendations, deadlines, the day of a visit."""

from __future__ import annotations

from cchc_score.messages.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "finding-unreadable": Sentence(
        "error",
        "Tiêu chí {criterion}: ô ghi {what} đang báo {found}, không đọc được chữ nào. Gõ lại nội dung rồi lưu.",
        "Criterion {criterion}: the cell for {what} shows {found}, not words. Type them again and save.",
    ),
    "finding-without-code": Sentence(
        "warning",
        "Dòng này ghi {what} (“{found}”) nhưng không có mã tiêu chí và nằm dưới dòng cuối của bảng nên chưa được "
        "ghi nhận. Ghi mã tiêu chí vào đầu dòng.",
        "This row holds {what} (“{found}”) but no code, below the last row of the table, so it was not taken. "
        "Write the criterion's code at its start.",
    ),
    "deadline-without-finding": Sentence(
        "warning",
        "Tiêu chí {criterion}: có {what} nhưng dòng này không ghi tồn tại, kiến nghị. Ghi nội dung hoặc xóa ô.",
        "Criterion {criterion}: {what} stands here without shortcoming or recommendation. Write one or clear it.",
    ),
    "deadline-in-words": Sentence(
        "warning",
        "Tiêu chí {criterion}: thời hạn “{found}” không phải một ngày: vẫn in nguyên văn, nhưng không nhắc được "
        "khi quá hạn. Ghi ngày, ví dụ 15/08/2025.",
        "Criterion {criterion}: the deadline “{found}” is no day: it is printed as it stands, but nobody can be "
        "reminded of it. Write a day, such as 15/08/2025.",
    ),
    "visit-day-unreadable": Sentence(
        "warning",
        "Ngày kiểm tra “{found}” không đọc được. Ghi ngày, tháng, năm, ví dụ 15/08/2025.",
        "The day of the visit, “{found}”, cannot be read. Write day, month and year, such as 15/08/2025.",
    ),
}
