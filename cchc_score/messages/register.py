"""Sentences about the register of units and about last year's results."""

from __future__ import annotations

from cchc_score.messages.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "register-no-header": Sentence(
        "error",
        "Không tìm thấy dòng tiêu đề của danh sách đơn vị. Cần các cột: mã (code), tên đơn vị (name), cấp "
        "(level).",
        "The register has no header row. It needs the columns: code, name, level.",
    ),
    "register-column-missing": Sentence(
        "error",
        "Danh sách đơn vị thiếu cột {column}. Các tiêu đề dùng được: {known}.",
        "The register lacks the column {column}. Headings that would do: {known}.",
    ),
    "register-column-twice": Sentence(
        "error",
        "Danh sách đơn vị có hai cột {column}. Giữ lại một.",
        "The register has two columns of {column}. Keep one.",
    ),
    "register-code-blank": Sentence(
        "error",
        "Đơn vị “{name}” không có mã nên không được đọc. Ghi mã.",
        "The unit “{name}” has no code and is left out. Give it one.",
    ),
    "register-code-repeated": Sentence(
        "error",
        "Mã {unit} được dùng hai lần (lần đầu ở ô {first}). Mỗi đơn vị một mã; dòng này không được đọc.",
        "Code {unit} is used twice (first at {first}). Each unit needs its own; this row is left out.",
    ),
    "register-code-number": Sentence(
        "warning",
        "Mã {unit} đang là số: số 0 ở đầu (nếu có) đã mất. Đặt định dạng cột mã là Văn bản (Text).",
        "Code {unit} stands as a number: leading zeros, if any, are lost. Format the code column as Text.",
    ),
    "register-name-blank": Sentence(
        "error",
        "Đơn vị {unit} không có tên; tạm dùng mã làm tên.",
        "Unit {unit} has no name; its code is used.",
    ),
    "register-yes-no": Sentence(
        "error",
        "Đơn vị {unit}: “{found}” ở cột xếp hạng không phải có hay không; tạm hiểu là có.",
        "Unit {unit}: “{found}” in the column “ranked” is neither yes nor no; yes is assumed.",
    ),
    "register-cell": Sentence(
        "error",
        "Đơn vị {unit}: không đọc được ô này ({found}). Gõ lại dưới dạng văn bản.",
        "Unit {unit}: this cell cannot be read ({found}). Type it again as text.",
    ),
    "register-exempt-number": Sentence(
        "warning",
        "Đơn vị {unit}: mã tiêu chí {found} đang là số, không phân biệt được 1.1 với 1.10. "
        "Đặt định dạng ô là Văn bản (Text).",
        "Unit {unit}: the criterion code {found} stands as a number, in which 1.1 and 1.10 are one. "
        "Format the cell as Text.",
    ),
    "register-empty": Sentence(
        "error",
        "Danh sách đơn vị không có đơn vị nào.",
        "The register has no units.",
    ),
    "previous-no-table": Sentence(
        "error",
        "Không tìm thấy bảng kết quả năm trước. Cần cột mã đơn vị hoặc tên đơn vị và các cột mang mã tiêu chí, "
        "“Chỉ số” hoặc “Xếp hạng”.",
        "No table of last year's results was found. It needs a column of unit codes or names, and columns "
        "headed by "
        "criterion codes, “Chỉ số” or “Xếp hạng”.",
    ),
    "previous-value": Sentence(
        "error",
        "Kết quả năm trước của {unit}, cột {column}: “{found}” không phải là một số.",
        "Last year's result of {unit}, column {column}: “{found}” is not a number.",
    ),
    "previous-heading-number": Sentence(
        "warning",
        "Tiêu đề cột {column} đang là số, không phân biệt được 1.1 với 1.10. Đặt định dạng ô là Văn bản (Text).",
        "The heading {column} stands as a number, in which 1.1 and 1.10 are one. Format the cell as Text.",
    ),
    "previous-unit-unknown": Sentence(
        "note",
        "Kết quả năm trước của “{found}” không dùng: không có đơn vị này trong danh sách năm nay.",
        "Last year's result of “{found}” is not used: this year's register has no such unit.",
    ),
}
