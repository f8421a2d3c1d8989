"""Sentences about the follow-up book: the workbook that updates it, what it holds, the file itself."""

from __future__ import annotations

from cchc_score.messages.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "follow-up-busy": Sentence(
        "error",
        "Sổ theo dõi đang được chương trình khác dùng ({why}). Đóng chương trình đó rồi chạy lại; chưa ghi gì.",
        "The follow-up book is in use by another program ({why}). Close it and run again; nothing was written.",
    ),
    "follow-up-broken": Sentence(
        "error",
        "Không đọc hoặc không ghi được sổ theo dõi ({why}). Khôi phục tệp từ bản sao lưu; chưa có gì bị ghi thêm.",
        "The follow-up book cannot be read or written ({why}). Restore the file from a copy; nothing was added.",
    ),
    "follow-up-newer": Sentence(
        "error",
        "Sổ theo dõi có cấu trúc số {found}, bản cchc-score này chỉ biết đến số {known}. Cập nhật cchc-score.",
        "The follow-up book has layout {found}; this cchc-score knows layouts up to {known}. Update cchc-score.",
    ),
    "follow-up-no-longer-told": Sentence(
        "note",
        "{count} kiến nghị trong sổ không còn thấy trong phiếu kiểm tra: {codes}. Sổ vẫn giữ và theo dõi tiếp.",
        "{count} recommendation(s) of the book are no longer in the inspection workbooks: {codes}. "
        "The book keeps them.",
    ),
    "follow-up-told-twice": Sentence(
        "note",
        "Ô {cell} nêu đúng kiến nghị đã có ở {first}: theo dõi một lần. Nếu là hai việc khác nhau, ghi rõ thêm.",
        "{cell} says the same as {first}: followed up once. If they are two matters, tell them apart in words.",
    ),
    "follow-up-no-header": Sentence(
        "error",
        "Không tìm thấy bảng theo dõi: cần dòng tiêu đề có cột “{code}” và các cột như “{state}”. Dùng bảng do "
        "cchc-score follow-up xuất ra.",
        "There is no follow-up table: its header needs the column “{code}” and others such as “{state}”. Use the "
        "workbook that cchc-score follow-up writes.",
    ),
    "follow-up-code-unknown": Sentence(
        "error",
        "Sổ theo dõi không có mã “{found}”; dòng này chưa được ghi. Kiểm tra mã ở cột đầu.",
        "The follow-up book has no code “{found}”; this row was not taken. Check the code in the first column.",
    ),
    "follow-up-code-blank": Sentence(
        "error",
        "Dòng này có nội dung cập nhật nhưng không có mã theo dõi nên chưa được ghi. Ghi mã, ví dụ 2025-0007.",
        "This row has an update but no code, so it was not taken. Write the code, such as 2025-0007.",
    ),
    "follow-up-code-twice": Sentence(
        "error",
        "Mã {found} đã có ở ô {first}; dòng này chưa được ghi. Giữ lại một dòng.",
        "The code {found} stands in {first} already; this row was not taken. Keep one row.",
    ),
    "follow-up-state-unknown": Sentence(
        "error",
        "{item}: trạng thái “{found}” không có; dùng {known}. Quá hạn do chương trình tự tính theo thời hạn.",
        "{item}: there is no state “{found}”; use {known}. Overdue is computed from the deadline.",
    ),
    "follow-up-day-unreadable": Sentence(
        "error",
        "{item}: “{found}” ở cột {what} không phải một ngày. Ghi ngày, tháng, năm, ví dụ 15/08/2025.",
        "{item}: “{found}” in the column {what} is no day. Write day, month and year, such as 15/08/2025.",
    ),
    "follow-up-day-before-visit": Sentence(
        "error",
        "{item}: ngày {found} ở cột {what} trước ngày kiểm tra {visited}. Sửa lại ngày.",
        "{item}: the day {found} in the column {what} is before the visit of {visited}. Mend it.",
    ),
    "follow-up-day-ahead": Sentence(
        "error",
        "{item}: ngày khắc phục xong {found} sau hôm nay ({today}). Chỉ ghi khi đã xong.",
        "{item}: the day of the remedy, {found}, is after today ({today}). Write it when it is done.",
    ),
    "follow-up-done-without-day": Sentence(
        "error",
        "{item}: đã khắc phục thì phải ghi ngày khắc phục xong. Ghi ngày, ví dụ 15/08/2025.",
        "{item}: what is done needs the day it was done. Write it, such as 15/08/2025.",
    ),
    "follow-up-day-without-done": Sentence(
        "error",
        "{item}: có ngày khắc phục xong {found} nhưng trạng thái chưa phải “Đã khắc phục”. Đổi trạng thái, "
        "hoặc xóa ngày.",
        "{item}: the day of the remedy {found} is given, but the state is not “Đã khắc phục” (done). Change the "
        "state, or clear the day.",
    ),
    "follow-up-cell-unreadable": Sentence(
        "error",
        "{item}: ô ở cột {what} đang báo {found}, không đọc được. Gõ lại nội dung rồi lưu.",
        "{item}: the cell in the column {what} shows {found} and cannot be read. Type it again and save.",
    ),
    "previous-campaign-missing": Sentence(
        "error",
        "Không có thư mục “{name}” của năm trước. Sửa đường dẫn tính từ campaign.yaml, hoặc bỏ dòng này.",
        "There is no folder “{name}” of last year. Mend the path as seen from campaign.yaml, or drop the line.",
    ),
    "previous-book-missing": Sentence(
        "note",
        "Thư mục năm trước “{name}” chưa có sổ theo dõi ({file}): không có gì để chuyển sang hay so lặp lại. "
        "Nếu năm trước có kiểm tra, chạy cchc-score follow-up ở thư mục đó trước.",
        "Last year's folder “{name}” has no follow-up book ({file}): nothing is carried over or compared. If "
        "there were inspections, run cchc-score follow-up there first.",
    ),
}
