"""Sentences about the rounds of a year: second files, which one counts, explanations."""

from __future__ import annotations

from cchc_score.messages.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "two-files-of-a-unit": Sentence(
        "error",
        "Đơn vị {unit} có {count} phiếu tự chấm khác nhau: {files}. {differences} Chưa dùng phiếu nào ({why}). "
        "Muốn dùng tệp này thì ghi vào campaign.yaml dòng: {line}",
        "Unit {unit} has {count} different self-assessments: {files}. {differences} None is used ({why}). "
        "To use this one, write this line into campaign.yaml: {line}",
    ),
    "two-files-of-appraisers": Sentence(
        "warning",
        "{source}{department}, đơn vị {unit}: có {count} tệp chấm khác nhau: {files}. {differences} Chỗ khác nhau "
        "chưa được tính ({why}). Nếu tệp này thay tệp kia, ghi vào campaign.yaml dòng: {line}",
        "{source}{department}, unit {unit}: {count} files judge differently: {files}. {differences} What differs "
        "is not counted ({why}). If this one replaces the other, write this line into campaign.yaml: {line}",
    ),
    "file-replaced": Sentence(
        "note",
        "{source}{department}, đơn vị {unit}: không dùng tệp này, dùng {kept} ({why}). {differences}",
        "{source}{department}, unit {unit}: this file is not used, {kept} is ({why}). {differences}",
    ),
    "same-file-twice": Sentence(
        "warning",
        "Đơn vị {unit} có các tệp ghi giống hệt nhau: {files}. Chỉ tính một lần.",
        "Files of unit {unit} say the very same: {files}. Counted once.",
    ),
    "use-file-missing": Sentence(
        "error",
        "Mục use nêu tệp “{found}” nhưng thư mục này không có. Ghi tên như trong thông báo, ví dụ self/X01.xlsx.",
        "“use” names the file “{found}”, which this folder does not have. Name it as messages do, such as "
        "self/X01.xlsx.",
    ),
    "use-file-missing-suggest": Sentence(
        "error",
        "Mục use nêu tệp “{found}” nhưng thư mục này không có. Ý bạn là “{suggestion}”?",
        "“use” names the file “{found}”, which this folder does not have. Did you mean “{suggestion}”?",
    ),
    "use-names-both": Sentence(
        "error",
        "Mục use nêu cả {files}, mà hai tệp này cùng nói về {unit} và khác nhau. Chỉ để lại một tệp.",
        "“use” names {files}, which say different things of {unit}. Leave just one of them.",
    ),
    "use-without-rival": Sentence(
        "note",
        "Mục use nêu tệp {found} nhưng không có tệp nào khác cùng loại để chọn; có thể bỏ dòng này.",
        "“use” names {found}, but no other file competes with it; the line can go.",
    ),
    "stated-day-unreadable": Sentence(
        "warning",
        "Không đọc được ngày “{found}”. Ghi ngày/tháng/năm, ví dụ 15/12/2025.",
        "The day “{found}” cannot be read. Write day/month/year, such as 15/12/2025.",
    ),
    "not-an-explanation": Sentence(
        "error",
        "Thư mục explanation/ chỉ nhận phiếu giải trình; tệp này là phiếu của bước “{stage}” nên không đọc. "
        "Chuyển tệp sang đúng thư mục.",
        "The folder explanation/ takes forms of explanations; this is a form of the stage “{stage}” and is not "
        "read. Move it to the folder of its stage.",
    ),
    "no-explanation-table": Sentence(
        "error",
        "Tệp này không có bảng giải trình: cần cột Mã và cột Giải trình hoặc Tài liệu kiểm chứng.",
        "This file has no table of explanations: it needs a column Mã and a column Giải trình or Tài liệu kiểm "
        "chứng.",
    ),
    "explanation-has-no-points": Sentence(
        "error",
        "Tệp này là phiếu giải trình, không có điểm để chấm. Nêu phiếu tự đánh giá của đơn vị.",
        "This is a form of explanations; it holds no points to score. Name the unit's self-assessment.",
    ),
    "explanation-without-code": Sentence(
        "warning",
        "“{found}” đứng ở dòng không có mã tiêu chí nên không biết giải trình cho mục nào. Ghi mã vào cột Mã.",
        "“{found}” stands on a row without a criterion code: what it explains cannot be told. Enter the code.",
    ),
    "explanation-unreadable": Sentence(
        "error",
        "Ô giải trình đang báo {found}, không đọc được chữ nào. Gõ lại nội dung rồi lưu.",
        "The cell of this explanation shows {found}, not words. Type them again and save.",
    ),
    "explanation-not-asked": Sentence(
        "note",
        "Đơn vị {unit} giải trình tiêu chí {criterion} nhưng thẩm định không yêu cầu và không chấm khác. "
        "Vẫn giữ để người thẩm định xem.",
        "Unit {unit} explains criterion {criterion}, which no appraiser asked about or judged differently. "
        "It is kept for appraisers to see.",
    ),
}
