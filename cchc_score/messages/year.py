"""Sentences about a campaign folder: its register, its sets, its files as a whole."""

from __future__ import annotations

from cchc_score.messages.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "campaign-file-missing": Sentence(
        "error",
        "Thư mục này không có tệp campaign.yaml. Tạo thư mục mẫu bằng “cchc-score init”, "
        "hoặc chỉ rõ bộ tiêu chí bằng --criteria.",
        "This folder has no campaign.yaml. Make one with “cchc-score init”, or name a criteria set with "
        "--criteria.",
    ),
    "set-not-found": Sentence(
        "error",
        "Không tìm thấy bộ tiêu chí “{name}”: không có tệp nào ở đó và cũng không phải bộ kèm theo. "
        "Các bộ kèm theo: {known}.",
        "There is no criteria set “{name}”: no such file, and not a shipped set. Shipped sets: {known}.",
    ),
    "set-not-found-suggest": Sentence(
        "error",
        "Không tìm thấy bộ tiêu chí “{name}”. Ý bạn là “{suggestion}”?",
        "There is no criteria set “{name}”. Did you mean “{suggestion}”?",
    ),
    "register-missing": Sentence(
        "error",
        "Thư mục này không có danh sách đơn vị (units.csv hoặc units.xlsx). Thêm tệp có các cột: code, "
        "name, level, group.",
        "This folder has no register of units (units.csv or units.xlsx). Add one with: code, name, level, group.",
    ),
    "register-twice": Sentence(
        "error",
        "Có cả {first} và {second}; chỉ giữ một danh sách đơn vị.",
        "Both {first} and {second} are here; keep one register of units.",
    ),
    "level-without-set": Sentence(
        "error",
        "Đơn vị {unit} thuộc cấp “{level}” nhưng campaign.yaml không có bộ tiêu chí cho cấp này. "
        "Thêm vào mục levels, hoặc sửa cấp trong danh sách đơn vị.",
        "Unit {unit} is of level “{level}”, for which campaign.yaml names no criteria set. "
        "Add it under levels, or mend the level in the register.",
    ),
    "level-outside-set": Sentence(
        "error",
        "Bộ tiêu chí {set} dùng cho {allowed}, không dùng cho cấp “{level}”.",
        "The criteria set {set} is for {allowed}, not for the level “{level}”.",
    ),
    "previous-file-missing": Sentence(
        "error",
        "Không tìm thấy tệp kết quả năm trước “{name}”.",
        "The file of last year's results “{name}” is not there.",
    ),
    "not-a-table-file": Sentence(
        "warning",
        "Không phải bảng tính (.xlsx, .xlsm, .xls, .xlsb, .ods, .csv) nên không đọc. Nếu đây là phiếu, "
        "hãy lưu lại dạng .xlsx.",
        "Not a spreadsheet (.xlsx, .xlsm, .xls, .xlsb, .ods, .csv), so it is not read. If it is a form, "
        "save it as .xlsx.",
    ),
    "no-files": Sentence(
        "error",
        "Không có phiếu nào trong thư mục này.",
        "There are no forms in this folder.",
    ),
    "unit-not-in-file": Sentence(
        "error",
        "Tệp này không có điểm hay số liệu của đơn vị {unit}.",
        "This file says nothing about unit {unit}.",
    ),
    "several-units-in-file": Sentence(
        "error",
        "Tệp này có {count} đơn vị ({units}); lệnh evaluate chấm một đơn vị. Dùng “cchc-score rank” cho "
        "nhiều đơn vị.",
        "This file holds {count} units ({units}); evaluate scores one. Use “cchc-score rank” for many.",
    ),
}
