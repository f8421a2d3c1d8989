"""Sentences about scores, sources that disagree and grades."""

from __future__ import annotations

from cchc_score.messages.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "points-differ": Sentence(
        "warning",
        "Tiêu chí {code}: điểm ghi là {typed}, nhưng tính từ số liệu được {computed}. Đã lấy điểm tính từ số "
        "liệu; kiểm tra lại số liệu hoặc sửa điểm.",
        "Criterion {code}: the points typed are {typed}, but the facts give {computed}. The facts were used; "
        "check the facts or mend the points.",
    ),
    "points-beside-not-applicable": Sentence(
        "warning",
        "Tiêu chí {code}: ghi {typed} điểm ở mục không áp dụng. Điểm này không được dùng; xóa điểm, hoặc bỏ "
        "“Không áp dụng” nếu mục này có phát sinh.",
        "Criterion {code}: {typed} points stand beside “not applicable”. They were not used; delete them, or "
        "take away “not applicable” if it does apply.",
    ),
    "facts-incomplete": Sentence(
        "warning",
        "Tiêu chí {code}: còn thiếu số liệu: {facts}. Chưa tính được điểm; điền nốt các ô này.",
        "Criterion {code}: these facts are missing: {facts}. No points can be worked out; fill in these cells.",
    ),
    "facts-incomplete-points-used": Sentence(
        "warning",
        "Tiêu chí {code}: còn thiếu số liệu ({facts}) nên tạm dùng điểm ghi trực tiếp {typed}. Điền nốt số liệu "
        "để kiểm tra được điểm này.",
        "Criterion {code}: facts are missing ({facts}), so the points typed ({typed}) were used. Fill in the "
        "facts so that they can be checked.",
    ),
    "not-applicable-not-offered": Sentence(
        "error",
        "Tiêu chí {code}: bộ tiêu chí không cho chọn “Không áp dụng” ở đây. Điền số liệu hoặc điểm; nếu đơn vị "
        "được miễn thì ghi mã này vào danh sách đơn vị.",
        "Criterion {code}: the set does not offer “not applicable” here. Give facts or points; if the unit is "
        "exempt, name this code in the register of units.",
    ),
    "weight-counted-zero": Sentence(
        "note",
        "{source} chưa có điểm ở {count} tiêu chí ({codes}); theo bộ tiêu chí, phần này tính 0 điểm.",
        "{source} has no points on {count} criteria ({codes}); as the set declares, it counts as 0 there.",
    ),
    "exempt-code-unknown": Sentence(
        "error",
        "Đơn vị {unit} được miễn mã “{code}”, nhưng bộ tiêu chí {criteria} không có mã này. Sửa mã trong danh "
        "sách đơn vị.",
        "Unit {unit} is exempt from “{code}”, but the set {criteria} has no such code. Mend the code in the "
        "register of units.",
    ),
    "exempt-code-unknown-suggest": Sentence(
        "error",
        "Đơn vị {unit} được miễn mã “{code}”, nhưng bộ tiêu chí {criteria} không có mã này. Ý bạn là "
        "“{suggestion}”?",
        "Unit {unit} is exempt from “{code}”, but the set {criteria} has no such code. Did you "
        "mean “{suggestion}”?",
    ),
    "judged-twice": Sentence(
        "error",
        "Tiêu chí {code}: “{source}” có hai kết quả khác nhau, {first} (ở {first_place}) và {second}. "
        "Giữ lại một.",
        "Criterion {code}: “{source}” has two different results, {first} (at {first_place}) and {second}. "
        "Keep one.",
    ),
}
