"""Sentences about generated forms: their stamp, the version they were made from, their own columns."""

from __future__ import annotations

from cchc_score.messages.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "stamp-copies-differ": Sentence(
        "error",
        "Dấu nhận dạng ẩn của phiếu ghi hai điều khác nhau (“{found}” và “{other}”) nên không biết phiếu của ai. "
        "Chưa tính điểm nào của phiếu; xin lại phiếu mới và điền vào đó.",
        "The hidden stamp of the form says two different things (“{found}” and “{other}”), so whose it is "
        "cannot be told. Nothing in it is counted; ask for a new form and fill that in.",
    ),
    "stamp-unit-differs": Sentence(
        "error",
        "Ô này ghi mã đơn vị “{found}” nhưng phiếu được lập cho đơn vị {unit}. Chưa tính điểm nào của phiếu; mỗi "
        "đơn vị điền vào phiếu của chính mình.",
        "This cell says unit “{found}”, but the form was made for unit {unit}. Nothing in it is counted; each "
        "unit fills in the form made for it.",
    ),
    "form-outdated": Sentence(
        "note",
        "Phiếu lập theo phiên bản {found} của bộ tiêu chí {set}, bản đang dùng là {expected}. Chỉ đọc những tiêu "
        "chí không thay đổi; {changed} tiêu chí đã thay đổi, {added} tiêu chí mới chưa có trong phiếu.",
        "The form was made from version {found} of the set {set}, the one in use is {expected}. Only what is "
        "unchanged is read; {changed} criteria have changed, {added} new ones are not on the form.",
    ),
    "leaf-changed": Sentence(
        "error",
        "Tiêu chí {criterion}: tiêu chí này đã thay đổi so với mẫu phiếu, nên câu trả lời ở đây không được tính. "
        "Xin phiếu mới và điền lại tiêu chí này.",
        "Criterion {criterion} has changed since this form was made; what is answered here is not counted. "
        "Ask for a new form and answer it there.",
    ),
    "leaf-gone": Sentence(
        "warning",
        "Tiêu chí {criterion} không còn trong bộ tiêu chí đang dùng; câu trả lời ở đây không được tính.",
        "Criterion {criterion} is no longer in the set in use; what is answered here is not counted.",
    ),
    "excuse-unknown": Sentence(
        "error",
        "Tiêu chí {criterion}: cột “Không áp dụng” chỉ nhận “Không áp dụng” hoặc để trống, không nhận “{found}”.",
        "Criterion {criterion}: the column “Không áp dụng” takes “Không áp dụng” or nothing, not “{found}”.",
    ),
}
