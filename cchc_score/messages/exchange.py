"""Sentences about sets that travel as spreadsheets: annexes read, exported workbooks read back."""

from __future__ import annotations

from cchc_score.messages.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "annex-no-table": Sentence(
        "error",
        "Không thấy bảng tiêu chí trong tệp này: cần một dòng tiêu đề có cột tên tiêu chí (Lĩnh vực/Tiêu chí…) "
        "và cột “Điểm tối đa” hoặc “Cách tính điểm”. Sửa tiêu đề rồi chạy lại.",
        "No table of criteria in this file: there must be a header row with titles (Lĩnh vực/Tiêu chí…) and a "
        "column “Điểm tối đa” or “Cách tính điểm”. Mend the header and run again.",
    ),
    "annex-no-rows": Sentence(
        "error",
        "Dưới dòng tiêu đề này không có tiêu chí nào có số thứ tự (STT). Kiểm tra cột STT và tên các cột.",
        "Below this header no criterion has a number (STT). Check the column STT and the headings.",
    ),
    "annex-code-number": Sentence(
        "warning",
        "Mã ở ô này được Excel lưu là số {stored}; theo thứ tự thì đọc là “{read}”. Đối chiếu với bản in.",
        "Excel keeps the code in this cell as the number {stored}; by its order it is read as “{read}”. "
        "Compare it with the printed annex.",
    ),
    "annex-code-date": Sentence(
        "warning",
        "Mã ở ô này bị Excel đổi thành ngày tháng; tạm đọc là “{read}”. Đối chiếu với bản in.",
        "Excel has turned the code in this cell into a date; it is read as “{read}”. "
        "Compare it with the printed annex.",
    ),
    "annex-other-sheet": Sentence(
        "warning",
        "Trang này cũng có bảng tiêu chí nhưng chỉ trang “{sheet}” được đọc. Tách trang này ra tệp riêng để đọc.",
        "This sheet has a table of criteria too, but only “{sheet}” was read. Save it as a file of its own.",
    ),
}
