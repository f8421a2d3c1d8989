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
    "exchange-extends": Sentence(
        "error",
        "Bộ này kế thừa bộ “{base}” nên không xuất ra bảng để sửa được. Xuất bộ gốc, hoặc sửa tệp YAML.",
        "This set extends “{base}” and cannot be exported for editing. Export the base, or edit the YAML file.",
    ),
    "exchange-no-export": Sentence(
        "error",
        "Tệp này không phải bảng do “criteria export” xuất ra, hoặc đã mất các trang ẩn (lưu sang dạng khác?). "
        "Xuất lại rồi sửa trên bảng mới; phụ lục quyết định thì đọc không kèm --into.",
        "This is no workbook of “criteria export”, or its hidden sheets are lost (saved in another format?). "
        "Export again and edit the new one; the annex of a Decision is read without --into.",
    ),
    "exchange-is-export": Sentence(
        "error",
        "Tệp này do “criteria export” xuất ra. Đưa chỗ sửa vào bộ tiêu chí bằng --into, ví dụ: --into xa.yaml.",
        "This is a workbook of “criteria export”. Bring its edits into the set with --into, like --into set.yaml.",
    ),
    "exchange-other-set": Sentence(
        "error",
        "Bảng này xuất từ bộ “{found}”, không phải “{expected}”. Chọn đúng tệp của bộ đó.",
        "This workbook was exported from “{found}”, not from “{expected}”. Name the file of that set.",
    ),
    "exchange-unknown-row": Sentence(
        "warning",
        "Không biết dòng này ({found}) thuộc về đâu: cột khóa ẩn đã bị sửa. Dòng bị bỏ qua; "
        "sao chép một dòng “(thêm)” có sẵn nếu cần thêm.",
        "It cannot be told where this row ({found}) belongs: the hidden key was changed. It is left out; "
        "copy one of the “(thêm)” rows to add something.",
    ),
    "exchange-code-changed": Sentence(
        "error",
        "Mã ở dòng này là “{found}”, lúc xuất là “{expected}”. Mã không đổi ở đây được; sửa trong tệp YAML.",
        "The code of this row is “{found}”, it was exported as “{expected}”. Codes are changed in the YAML file.",
    ),
    "exchange-cell": Sentence(
        "error",
        "“{found}” không đọc được; ô này cần {expected}. Ô bị bỏ qua.",
        "“{found}” cannot be read; this cell takes {expected}. It is left out.",
    ),
    "exchange-blank": Sentence(
        "error",
        "Ô này không được để trống (lúc xuất: “{before}”). Muốn bỏ cả dòng thì ghi x ở cột Bỏ.",
        "This cell cannot be blank (it was “{before}”). To remove the whole row put x in the column Bỏ.",
    ),
    "exchange-item-unfinished": Sentence(
        "error",
        "Dòng thêm mới còn thiếu ô này. Điền đủ, hoặc xóa hết nội dung của dòng.",
        "The new row lacks this cell. Fill it in, or clear the row.",
    ),
    "exchange-conflict": Sentence(
        "error",
        "Mục {code}: bảng ghi “{found}”, nhưng tệp YAML nay đã khác lúc xuất và ghi “{now}”. "
        "Giữ nguyên tệp; xem lại rồi sửa tay.",
        "Node {code}: the workbook says “{found}”, but the YAML file has changed since the export, to “{now}”. "
        "The file is kept; compare and edit it by hand.",
    ),
    "exchange-rule-conflict": Sentence(
        "error",
        "Mục {code}: cách tính điểm trong tệp YAML đã đổi từ sau khi xuất, nên chỗ sửa ở bảng không đưa vào. "
        "Xuất lại rồi sửa mục này trên bảng mới.",
        "Node {code}: its rule in the YAML file has changed since the export, so the edits are not taken in. "
        "Export again and edit it in the new workbook.",
    ),
    "exchange-rows-deleted": Sentence(
        "warning",
        "{count} dòng đã bị xóa khỏi bảng (mục {codes}…); trong tệp vẫn giữ. Muốn bỏ thì ghi x ở cột Bỏ.",
        "{count} rows were deleted from the workbook (nodes {codes}…); the file keeps them. Put x in Bỏ instead.",
    ),
    "exchange-not-sound": Sentence(
        "error",
        "Với các chỗ sửa này bộ tiêu chí sẽ có lỗi (nêu ở trên), nên chưa ghi. Sửa tiếp trên bảng rồi chạy lại.",
        "With these edits the set would have errors (named above), so nothing is written. Go on in the workbook.",
    ),
}
