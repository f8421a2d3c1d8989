"""Sentences about whose a file is: its unit, set, version, level, year and stage."""

from __future__ import annotations

from cchc_score.messages.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "unit-code-unknown": Sentence(
        "error",
        "Danh sách đơn vị không có mã “{found}”. Sửa mã, hoặc thêm đơn vị vào danh sách.",
        "The register has no unit of code “{found}”. Mend the code, or add the unit to the register.",
    ),
    "unit-code-unknown-suggest": Sentence(
        "error",
        "Danh sách đơn vị không có mã “{found}”. Ý bạn là “{suggestion}”?",
        "The register has no unit of code “{found}”. Did you mean “{suggestion}”?",
    ),
    "unit-name-unknown": Sentence(
        "error",
        "Danh sách đơn vị không có “{found}”. Sửa tên, hoặc ghi mã đơn vị.",
        "The register has no unit called “{found}”. Mend the name, or give the unit's code.",
    ),
    "unit-name-unknown-suggest": Sentence(
        "error",
        "Danh sách đơn vị không có “{found}”. Ý bạn là “{suggestion}”?",
        "The register has no unit called “{found}”. Did you mean “{suggestion}”?",
    ),
    "unit-name-ambiguous": Sentence(
        "error",
        "Có nhiều đơn vị tên “{found}” ({codes}). Ghi thêm mã đơn vị.",
        "Several units are called “{found}” ({codes}). Give the unit's code.",
    ),
    "unit-code-name-differ": Sentence(
        "error",
        "Mã {unit} là của {name}, nhưng tên ghi “{found}” là của đơn vị khác ({others}). Sửa mã hoặc tên.",
        "Code {unit} belongs to {name}, but the name “{found}” is that of another unit ({others}). Mend one of "
        "them.",
    ),
    "unit-code-number": Sentence(
        "note",
        "Ô mã đơn vị là số {found}, hiểu là mã {unit}.",
        "The unit's code stands as the number {found}; it is taken for {unit}.",
    ),
    "unit-not-named": Sentence(
        "error",
        "Không biết tệp này của đơn vị nào: không có dòng “Mã đơn vị: …” phía trên bảng, và tên tệp “{found}” "
        "không phải mã hay tên một đơn vị.",
        "Whose file this is cannot be told: no line “Mã đơn vị: …” stands above the table, and the file's name "
        "“{found}” is no unit's code or name.",
    ),
    "unit-from-file-name": Sentence(
        "note",
        "Tệp không ghi đơn vị; theo tên tệp, đây là {unit} ({name}).",
        "The file names no unit; by its file name it is {unit} ({name}).",
    ),
    "set-not-told": Sentence(
        "error",
        "Không biết chấm {unit} theo bộ tiêu chí nào ({known}). Thêm dòng “Cấp: …” hoặc “Bộ tiêu chí: …” phía "
        "trên bảng.",
        "By which set to score {unit} cannot be told ({known}). Add a line “Cấp: …” or “Bộ tiêu chí: …” above "
        "the table.",
    ),
    "wrong-set": Sentence(
        "error",
        "Phiếu ghi bộ tiêu chí “{found}”, đơn vị này chấm theo “{expected}”. Chưa tính điểm nào của phiếu.",
        "The form is of the set “{found}”, this unit is scored by “{expected}”. Nothing in it is counted.",
    ),
    "wrong-version": Sentence(
        "error",
        "Phiếu theo phiên bản “{found}” của bộ tiêu chí, bản đang dùng là “{expected}”. Chưa tính điểm nào của "
        "phiếu.",
        "The form follows version “{found}” of the set, the one in use is “{expected}”. Nothing in it is counted.",
    ),
    "wrong-level": Sentence(
        "error",
        "Phiếu ghi cấp “{found}”, đơn vị này thuộc cấp “{expected}”. Chưa tính điểm nào của phiếu.",
        "The form is of the level “{found}”, this unit is of “{expected}”. Nothing in it is counted.",
    ),
    "wrong-year": Sentence(
        "error",
        "Phiếu ghi năm “{found}”, đang chấm năm {expected}. Chưa tính điểm nào của phiếu.",
        "The form is of the year “{found}”, the year scored is {expected}. Nothing in it is counted.",
    ),
    "wrong-stage": Sentence(
        "error",
        "Đây là phiếu “{found}” nhưng nằm trong thư mục của bước khác. Chuyển tệp vào thư mục self/.",
        "This is a form of “{found}” in the folder of another stage. Move it to self/.",
    ),
    "stage-unknown": Sentence(
        "warning",
        "Không hiểu giai đoạn “{found}”; đọc theo thư mục chứa tệp. Các giai đoạn: {known}.",
        "The stage “{found}” is not understood; the folder's is used. Stages: {known}.",
    ),
}
