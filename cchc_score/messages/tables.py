"""Sentences about the rows and columns of tables: codes, headings, what cannot be tied to a criterion."""

from __future__ import annotations

from cchc_score.messages.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "code-unknown": Sentence(
        "error",
        "Bộ tiêu chí {set} không có mã “{found}”. Kiểm tra lại mã.",
        "The criteria set {set} has no code “{found}”. Check the code.",
    ),
    "code-unknown-suggest": Sentence(
        "error",
        "Không có mã “{found}” trong bộ tiêu chí. Ý bạn là “{suggestion}”?",
        "There is no code “{found}” in the set. Did you mean “{suggestion}”?",
    ),
    "code-without-fact": Sentence(
        "error",
        "Không có số liệu “{found}”. Các mã số liệu dùng được: {known}.",
        "There is no data “{found}”. Codes that exist: {known}.",
    ),
    "code-asks-no-facts": Sentence(
        "error",
        "Mục {code} không hỏi số liệu riêng nào, nên không có “{found}”. Bỏ dòng này, hoặc kiểm tra lại mã.",
        "{code} asks for no data of its own, so there is no “{found}”. Drop the row, or check the code.",
    ),
    "code-number-ambiguous": Sentence(
        "error",
        "Ô mã đang là số {found} nên không phân biệt được với {known}. Đặt định dạng cột mã là Văn bản (Text) "
        "và gõ lại.",
        "The code cell holds the number {found}, which cannot be told from {known}. Format the code column as "
        "Text "
        "and type it again.",
    ),
    "code-is-date": Sentence(
        "error",
        "Ô mã đã bị Excel đổi thành ngày {found}. Đặt định dạng cột mã là Văn bản (Text) và gõ lại mã.",
        "Excel turned this code into the date {found}. Format the code column as Text and type the code again.",
    ),
    "code-unreadable": Sentence(
        "error",
        "Không đọc được mã ở ô này ({found}). Gõ lại mã tiêu chí.",
        "The code in this cell cannot be read ({found}). Type the criterion's code again.",
    ),
    "code-repeated": Sentence(
        "error",
        "Mã {criterion} có hai dòng (dòng kia ở ô {first}). Không biết dòng nào đúng; hãy xóa một dòng.",
        "Code {criterion} has two rows (the other at {first}). Which is right cannot be told; delete one.",
    ),
    "fact-repeated": Sentence(
        "error",
        "Tiêu chí {criterion}: “{fact}” được ghi hai lần (lần đầu ở ô {first}). Giữ lại một.",
        "Criterion {criterion}: “{fact}” is given twice (first at {first}). Keep one.",
    ),
    "points-on-fact-row": Sentence(
        "error",
        "Dòng này là số liệu của tiêu chí {criterion}; điểm {found} không được tính ở đây. "
        "Ghi điểm trên dòng của tiêu chí.",
        "This row holds data of criterion {criterion}; {found} points are not counted here. "
        "Put points on the criterion's own row.",
    ),
    "value-without-code": Sentence(
        "error",
        "Giá trị “{found}” nằm trên dòng không có mã tiêu chí nên không được tính. Ghi mã vào cột mã, hoặc xóa "
        "giá trị.",
        "The value “{found}” stands on a row without a criterion code and is not counted. "
        "Enter the code, or delete the value.",
    ),
    "max-differs": Sentence(
        "warning",
        "Tiêu chí {criterion}: phiếu ghi điểm tối đa {found}, bộ tiêu chí {set} ghi {max}. "
        "Tính theo {max}; kiểm tra xem có dùng nhầm bộ tiêu chí.",
        "Criterion {criterion}: the form prints a maximum of {found}, the set {set} has {max}. "
        "{max} is used; check that it is the right set.",
    ),
    "wrong-maxima": Sentence(
        "error",
        "Điểm tối đa của {count} dòng khác với bộ tiêu chí {set} (ví dụ {criterion}: phiếu ghi {found}, bộ "
        "tiêu chí "
        "ghi {max}): phiếu này thuộc bộ tiêu chí khác. Chưa tính điểm nào của phiếu.",
        "The maxima of {count} rows differ from the set {set} (such as {criterion}: {found} on the form, {max} in "
        "the set): the form belongs to another set. Nothing in it is counted.",
    ),
    "no-code-known": Sentence(
        "error",
        "Không mã nào trong {count} dòng thuộc bộ tiêu chí {set}: phiếu này thuộc bộ tiêu chí khác.",
        "None of the {count} codes belongs to the set {set}: the form belongs to another set.",
    ),
    "block-total-not-counted": Sentence(
        "warning",
        "Điểm ghi ở dòng này không được tính vì không có dòng chi tiết nào. Ghi điểm vào từng tiêu chí thưởng, "
        "phạt.",
        "Points on this row are not counted, since no detail row explains them. "
        "Give points to the single bonus or penalty criteria.",
    ),
    "no-table": Sentence(
        "error",
        "Không tìm thấy bảng nào trong tệp. Cần một dòng tiêu đề có cột mã ({code}) và cột điểm hoặc số liệu "
        "({value}); "
        "hoặc cột đơn vị và các cột mang mã tiêu chí.",
        "No table was found in the file. It needs a header row with a code column ({code}) and a column of "
        "points or "
        "data ({value}); or a column of units and columns headed by criterion codes.",
    ),
    "column-missing": Sentence(
        "error",
        "Bảng này thiếu cột {role}. Các tiêu đề dùng được: {known}.",
        "This table lacks a column of {role}. Headings that would do: {known}.",
    ),
    "column-twice": Sentence(
        "error",
        "Các cột này cùng một nghĩa: {columns}. Không biết đọc cột nào; hãy đổi tên hoặc xóa một cột.",
        "These columns mean the same: {columns}. Which to read cannot be told; rename or delete one.",
    ),
    "column-not-understood": Sentence(
        "warning",
        "Không hiểu cột “{heading}” nên không đọc. Nếu cột này chứa điểm, đổi tiêu đề thành Tự đánh giá, Thẩm "
        "định, "
        "Kiểm tra hoặc Điều tra XHH.",
        "The column “{heading}” is not understood and not read. If it holds points, head it Tự đánh giá, Thẩm "
        "định, "
        "Kiểm tra or Điều tra XHH.",
    ),
    "column-not-asked": Sentence(
        "warning",
        "Tiêu chí {criterion} không do nguồn này chấm; cả cột này không được tính.",
        "Criterion {criterion} is not filled by this source; the whole column is not counted.",
    ),
    "column-needs-fact": Sentence(
        "error",
        "Tiêu chí {criterion} cần {count} số liệu, một cột không đủ. Dùng các cột {known}.",
        "Criterion {criterion} needs {count} figures, one column will not do. Use the columns {known}.",
    ),
    "only-self-columns": Sentence(
        "error",
        "Tệp này chỉ có cột tự đánh giá, không có cột nào của bước này. Chuyển tệp vào thư mục self/, "
        "hoặc thêm cột Thẩm định, Kiểm tra.",
        "This file has self-assessment columns only, none of this stage. Move it to self/, or add a column "
        "Thẩm định or Kiểm tra.",
    ),
    "value-without-unit": Sentence(
        "error",
        "Giá trị “{found}” nằm trên dòng không có mã hay tên đơn vị nên không được tính.",
        "The value “{found}” stands on a row that names no unit and is not counted.",
    ),
    "row-without-unit": Sentence(
        "error",
        "Dòng của tiêu chí {criterion} không ghi đơn vị nên không được tính. Ghi mã đơn vị vào từng dòng.",
        "The row of criterion {criterion} names no unit and is not counted. Enter the unit's code in each row.",
    ),
    "unit-repeated": Sentence(
        "error",
        "Đơn vị {unit} có hai dòng (dòng kia ở ô {first}). Không biết dòng nào đúng; hãy xóa một dòng.",
        "Unit {unit} has two rows (the other at {first}). Which is right cannot be told; delete one.",
    ),
}
