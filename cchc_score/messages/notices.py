"""Sentences about notices of inspection results: what the records leave out, what could not be made."""

from __future__ import annotations

from cchc_score.messages.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "notice-nothing": Sentence(
        "error",
        "Chưa có phiếu kiểm tra nào có biên bản hoặc ghi ưu điểm, tồn tại, nên chưa lập được thông báo. Đặt phiếu "
        "của các đoàn vào thư mục inspection/.",
        "No inspection workbook has a record or findings, so there is no notice to write. Put the workbooks of "
        "the teams into inspection/.",
    ),
    "notice-not-inspected": Sentence(
        "warning",
        "Trong inspection/ chưa có phiếu kiểm tra đơn vị {unit} có biên bản hoặc ghi ưu điểm, tồn tại; chưa lập "
        "thông báo cho đơn vị này.",
        "inspection/ holds no workbook of {unit} with a record or findings; it gets no notice.",
    ),
    "notice-not-made": Sentence(
        "note",
        "Mẫu này chưa làm được {count} thông báo: {about}. Các thông báo khác vẫn được lập.",
        "This template could not make {count} notice(s): {about}. The others were written.",
    ),
    "notice-report-before-visit": Sentence(
        "warning",
        "Hạn báo cáo {due} (documents: report_by) có trước ngày kiểm tra của {units}; thông báo có các đơn vị này "
        "dùng thời hạn khắc phục muộn nhất. Sửa hoặc bỏ report_by.",
        "The report is due on {due} (documents: report_by), before the visits to {units}; their notices take the "
        "latest deadline. Change report_by or leave it out.",
    ),
    "inspection-without-record": Sentence(
        "note",
        "Tệp chỉ có điểm hoặc số liệu của {count} đơn vị, không có biên bản (ngày làm việc, quyết định), không "
        "nêu ưu điểm, tồn tại: không lập thông báo từ tệp này.",
        "The file holds points or figures of {count} unit(s) only, no record (day, Decision) and no findings: no "
        "notice is made of it.",
    ),
    "inspection-record-incomplete": Sentence(
        "warning",
        "Biên bản trong {count} tệp chưa ghi {missing}: {files}. Thông báo để chỗ trống (……) ở đó: ghi thêm vào "
        "phiếu rồi lập lại, hoặc điền trong Word.",
        "The records in {count} file(s) do not tell {missing}: {files}. The notices have dots (……) there: add it "
        "and run again, or fill it in in Word.",
    ),
}
