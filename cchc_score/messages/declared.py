"""Sentences about YAML files: their syntax, their keys and the values under them."""

from __future__ import annotations

from cchc_score.messages.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "yaml-not-found": Sentence(
        "error",
        "Không tìm thấy tệp này. Kiểm tra tên tệp và thư mục.",
        "There is no such file. Check the name and the folder.",
    ),
    "yaml-is-a-folder": Sentence(
        "error",
        "Đây là thư mục, không phải tệp YAML. Ghi rõ tên tệp.",
        "This is a folder, not a YAML file. Name the file.",
    ),
    "yaml-unreadable": Sentence(
        "error",
        "Không mở được tệp: {detail}. Kiểm tra quyền đọc, hoặc đóng chương trình đang giữ tệp.",
        "The file cannot be opened: {detail}. Check that you may read it and that no program holds it.",
    ),
    "yaml-not-utf8": Sentence(
        "error",
        "Tệp không phải mã UTF-8 (gặp {found}). Lưu lại tệp với mã (encoding) UTF-8.",
        "The file is not UTF-8 (found {found}). Save it with the encoding UTF-8.",
    ),
    "yaml-control-character": Sentence(
        "error",
        "Có ký tự không nhìn thấy {found} mà YAML không nhận. Xóa ký tự này, gõ lại dòng nếu cần.",
        "There is an invisible character {found} that YAML does not take. Delete it; retype the line if need be.",
    ),
    "yaml-empty": Sentence(
        "error",
        "Tệp không có nội dung. Kiểm tra có chọn nhầm tệp không.",
        "The file has no content. Check that it is the right file.",
    ),
    "yaml-syntax": Sentence(
        "error",
        "Tệp YAML viết sai cú pháp: {detail}. Sửa dòng này rồi chạy lại.",
        "The YAML does not parse: {detail}. Mend this line and run again.",
    ),
    "yaml-too-deep": Sentence(
        "error",
        "Tệp YAML lồng nhau quá {limit} tầng, không phải là bộ tiêu chí. Kiểm tra lại tệp.",
        "The YAML nests deeper than {limit} levels, which no criteria file does. Check the file.",
    ),
    "yaml-feature-refused": Sentence(
        "error",
        "Không dùng {feature} (“{found}”) trong tệp này: người rà soát phải đọc được đúng điều đã viết. "
        "Viết thẳng nội dung ra.",
        "{feature} (“{found}”) is not allowed in this file: reviewers must read just what is written. "
        "Write the content out.",
    ),
    "comma-in-braces": Sentence(
        "error",
        "Trong ngoặc nhọn, dấu phẩy ngăn các khóa, nên “{key}: {found}” bị tách đôi. Viết: {key}: {rewrite}",
        "Inside braces a comma parts the keys, so “{key}: {found}” is cut in two. Write: {key}: {rewrite}",
    ),
    "colon-in-text": Sentence(
        "error",
        "“{key}”: dấu hai chấm biến “{found}” thành khóa và giá trị. Đặt cả đoạn trong ngoặc kép: {rewrite}",
        "“{key}”: its colon makes a key and a value of “{found}”. Quote all of it: {rewrite}",
    ),
    "duplicate-key": Sentence(
        "error",
        "Khóa “{key}” viết hai lần (lần đầu ở dòng {first_line}). Giữ lại một.",
        "The key “{key}” stands twice (first on line {first_line}). Keep one.",
    ),
    "unknown-key": Sentence(
        "error",
        "Không có khóa “{key}” trong {shape}. Các khóa dùng được: {known}.",
        "There is no key “{key}” in {shape}. Keys that exist: {known}.",
    ),
    "unknown-key-suggest": Sentence(
        "error",
        "Không có khóa “{key}” trong {shape}. Ý bạn là “{suggestion}”?",
        "There is no key “{key}” in {shape}. Did you mean “{suggestion}”?",
    ),
    "missing-key": Sentence(
        "error",
        "Thiếu khóa “{key}” trong {shape}. Thêm “{key}: …”.",
        "The key “{key}” is missing in {shape}. Add “{key}: …”.",
    ),
    "wrong-type": Sentence(
        "error",
        "“{key}” phải là {expected}, nhưng tìm thấy {found}.",
        "“{key}” must be {expected}, but {found} was found.",
    ),
    "unknown-value": Sentence(
        "error",
        "“{key}” không nhận giá trị “{found}”. Các giá trị dùng được: {known}.",
        "“{key}” does not take the value “{found}”. Values that exist: {known}.",
    ),
    "unknown-value-suggest": Sentence(
        "error",
        "“{key}” không nhận giá trị “{found}”. Ý bạn là “{suggestion}”?",
        "“{key}” does not take the value “{found}”. Did you mean “{suggestion}”?",
    ),
    "unquoted-code": Sentence(
        "error",
        'Mã “{found}” phải đặt trong dấu ngoặc kép ("{found}"): không có ngoặc, YAML đọc 1.10 thành 1.1.',
        'The code “{found}” must be quoted ("{found}"): unquoted, YAML reads 1.10 as 1.1.',
    ),
    "decimal-comma": Sentence(
        "error",
        "“{key}: {found}” – trong tệp YAML, số thập phân viết bằng dấu chấm: {suggestion}.",
        "“{key}: {found}” – in YAML decimals are written with a point: {suggestion}.",
    ),
    "empty-list": Sentence(
        "error",
        "“{key}” đang rỗng; cần ít nhất {least} mục.",
        "“{key}” is empty; it needs at least {least} item(s).",
    ),
}
