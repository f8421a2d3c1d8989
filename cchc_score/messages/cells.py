"""Sentences about single cells that people fill in: points, data, "Không áp dụng"."""

from __future__ import annotations

from cchc_score.messages.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "cell-error": Sentence(
        "error",
        "Tiêu chí {criterion}: ô này đang báo lỗi {found}. Sửa công thức hoặc gõ thẳng giá trị rồi lưu lại.",
        "Criterion {criterion}: this cell shows the error {found}. Mend the formula or type the value, and save.",
    ),
    "cell-uncomputed": Sentence(
        "error",
        "Tiêu chí {criterion}: công thức trong ô này chưa có kết quả. Mở tệp bằng Excel, để tính lại rồi lưu.",
        "Criterion {criterion}: the formula in this cell was saved without its result. Open the file in Excel, "
        "let it compute, and save.",
    ),
    "cell-dash": Sentence(
        "error",
        "Tiêu chí {criterion}: ô chỉ có dấu “{found}”, không phải ô trống cũng không phải 0. "
        "Ghi số; để trống nếu chưa có; hoặc ghi “Không áp dụng”.",
        "Criterion {criterion}: the cell holds only “{found}”, which is neither blank nor 0. "
        "Type a number, leave it empty, or write “Không áp dụng”.",
    ),
    "date-in-number": Sentence(
        "error",
        "Tiêu chí {criterion}: ô này cần một số nhưng đang là ngày {found} (Excel có thể đã tự đổi). "
        "Đặt lại định dạng ô là số và gõ lại.",
        "Criterion {criterion}: a number is needed here, but the cell holds the date {found} (Excel may have "
        "changed it). Format the cell as a number and type it again.",
    ),
    "percent-not-asked": Sentence(
        "error",
        "Tiêu chí {criterion}: “{found}” là tỷ lệ phần trăm, ô này không ghi phần trăm. Ghi số, ví dụ 9,5.",
        "Criterion {criterion}: “{found}” is a percentage, which is not what this cell takes. "
        "Type a plain number such as 9.5.",
    ),
    "points-expected": Sentence(
        "error",
        "Tiêu chí {criterion}: “{found}” không phải là số điểm. Chỉ ghi số, ví dụ 9,5.",
        "Criterion {criterion}: “{found}” is not a number of points. Type the number alone, such as 9.5.",
    ),
    "points-outside": Sentence(
        "error",
        "Tiêu chí {criterion}: {found} điểm nằm ngoài khoảng từ {minimum} đến {maximum}. Sửa lại điểm.",
        "Criterion {criterion}: {found} points lie outside {minimum} to {maximum}. Mend the points.",
    ),
    "points-impossible": Sentence(
        "error",
        "Tiêu chí {criterion}: {found} điểm không phải là kết quả có thể có. Cách chấm: {allowed}.",
        "Criterion {criterion}: {found} points cannot be given. How points are given: {allowed}.",
    ),
    "points-unusual": Sentence(
        "warning",
        "Tiêu chí {criterion}: {found} điểm không phải là kết quả có thể có; các mức: {allowed}. "
        "Vẫn tính {found}; hãy kiểm tra lại.",
        "Criterion {criterion}: {found} points cannot come out of its rule: {allowed}. "
        "{found} is counted; please check.",
    ),
    "number-expected": Sentence(
        "error",
        "Tiêu chí {criterion}: “{found}” không phải là một số. Ghi số, chỉ kèm đơn vị tính đã cho.",
        "Criterion {criterion}: “{found}” is not a number. Type a number, with no other unit than the one given.",
    ),
    "number-ambiguous": Sentence(
        "error",
        "Tiêu chí {criterion}: “{found}” có thể là số thập phân, cũng có thể là hàng nghìn. "
        "Gõ lại dưới dạng số trong Excel, hoặc bỏ dấu phân cách hàng nghìn.",
        "Criterion {criterion}: “{found}” may be a decimal or a thousand. Type it as a number in Excel, or "
        "leave out "
        "the thousands mark.",
    ),
    "count-not-whole": Sentence(
        "error",
        "Tiêu chí {criterion}: ô này đếm số lượng nên phải là số nguyên, nhưng tìm thấy {found}.",
        "Criterion {criterion}: this is a count and must be a whole number, but {found} was found.",
    ),
    "fact-too-low": Sentence(
        "error",
        "Tiêu chí {criterion}: {found} nhỏ hơn mức thấp nhất có thể ({bound}). Kiểm tra lại số liệu.",
        "Criterion {criterion}: {found} is below the least possible ({bound}). Check the figure.",
    ),
    "fact-too-high": Sentence(
        "error",
        "Tiêu chí {criterion}: {found} lớn hơn mức cao nhất có thể ({bound}). Kiểm tra lại số liệu.",
        "Criterion {criterion}: {found} is above the most possible ({bound}). Check the figure.",
    ),
    "percent-small": Sentence(
        "warning",
        "Tiêu chí {criterion}: đọc là {found}%. Nếu muốn nói {meant}%, hãy ghi “{meant}%”.",
        "Criterion {criterion}: read as {found}%. If {meant}% is meant, type “{meant}%”.",
    ),
    "yes-no-expected": Sentence(
        "error",
        "Tiêu chí {criterion}: “{found}” không phải là có hay không. Ghi “có” hoặc “không”.",
        "Criterion {criterion}: “{found}” is neither yes nor no. Type “có” or “không”.",
    ),
    "choice-unknown": Sentence(
        "error",
        "Tiêu chí {criterion}: không có lựa chọn “{found}”. Các lựa chọn: {known}.",
        "Criterion {criterion}: there is no option “{found}”. Options: {known}.",
    ),
    "choice-unknown-suggest": Sentence(
        "error",
        "Tiêu chí {criterion}: không có lựa chọn “{found}”. Ý bạn là “{suggestion}”?",
        "Criterion {criterion}: there is no option “{found}”. Did you mean “{suggestion}”?",
    ),
    "date-expected": Sentence(
        "error",
        "Tiêu chí {criterion}: “{found}” không phải là ngày. Ghi ngày/tháng/năm, ví dụ 15/3/2025.",
        "Criterion {criterion}: “{found}” is not a date. Type day/month/year, such as 15/3/2025.",
    ),
    "date-or-choice-expected": Sentence(
        "error",
        "Tiêu chí {criterion}: “{found}” không phải là ngày, cũng không phải một lựa chọn. Các lựa chọn: {known}. "
        "Ngày ghi ngày/tháng/năm, ví dụ 15/3/2025.",
        "Criterion {criterion}: “{found}” is neither a date nor an option. Options: {known}. "
        "Dates are day/month/year, such as 15/3/2025.",
    ),
    "date-impossible": Sentence(
        "error",
        "Tiêu chí {criterion}: không có ngày “{found}”. Ngày đọc theo thứ tự ngày/tháng/năm.",
        "Criterion {criterion}: there is no day “{found}”. Dates are read as day/month/year.",
    ),
    "facts-need-rows": Sentence(
        "error",
        "Tiêu chí {criterion} cần {count} số liệu riêng ({facts}), không đọc được “{found}” ở một ô. "
        "Ghi mỗi số liệu trên một dòng bên dưới, cột mã ghi {criterion}:a, {criterion}:b…",
        "Criterion {criterion} needs {count} separate figures ({facts}); “{found}” in one cell cannot be read. "
        "Give each a row beneath, with {criterion}:a, {criterion}:b… in the code column.",
    ),
    "data-not-asked": Sentence(
        "warning",
        "Dòng {criterion} không cần số liệu; “{found}” ở đây không được tính. Nếu là điểm, ghi vào cột điểm.",
        "Row {criterion} needs no data; “{found}” is not counted here. If it is points, use the points column.",
    ),
    "not-applicable-refused": Sentence(
        "error",
        "Tiêu chí {criterion} không cho phép “Không áp dụng” với đơn vị này. Ghi số liệu hoặc điểm; "
        "nếu đơn vị được miễn, ghi mã vào cột “Không áp dụng” của danh sách đơn vị.",
        "Criterion {criterion} may not be “Không áp dụng” for this unit. Give data or points; "
        "if the unit is exempt, enter the code in the register.",
    ),
    "not-applicable-with-values": Sentence(
        "error",
        "Tiêu chí {criterion} vừa ghi “Không áp dụng” vừa có điểm hoặc số liệu. Giữ lại một.",
        "Criterion {criterion} is marked “Không áp dụng” and has points or data too. Keep one.",
    ),
    "source-not-asked": Sentence(
        "warning",
        "Tiêu chí {criterion} do {filled_by} chấm; giá trị {found} ở đây không được tính.",
        "Criterion {criterion} is filled by {filled_by}; {found} is not counted here.",
    ),
    "subtotal-differs": Sentence(
        "warning",
        "Dòng {criterion} ghi {found} điểm nhưng các tiêu chí bên dưới cộng lại là {sum}. "
        "Điểm được tính từ các tiêu chí bên dưới.",
        "Row {criterion} says {found} points, but those below it add up to {sum}. The points below are what "
        "counts.",
    ),
}
