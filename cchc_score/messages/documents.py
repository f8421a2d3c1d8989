"""Sentences about documents: the Word templates that an office edits, and the files made from them."""

from __future__ import annotations

from cchc_score.messages.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "template-unreadable": Sentence(
        "error",
        "Không mở được mẫu Word này: {detail}. Kiểm tra tên tệp, quyền đọc, và đóng tệp nếu đang mở.",
        "This Word template cannot be opened: {detail}. Check its name and the right to read it; close it.",
    ),
    "template-not-docx": Sentence(
        "error",
        "Mẫu này không phải tệp Word .docx đọc được (có thể là .doc cũ, tệp hỏng hoặc có mật khẩu). "
        "Mở bằng Word, chọn Lưu thành → Word Document (.docx).",
        "This template is no readable Word .docx file (perhaps an old .doc, damaged, or protected by a password). "
        "Open it in Word and choose Save As → Word Document (.docx).",
    ),
    "template-syntax": Sentence(
        "error",
        "Mẫu viết sai ở {part}, chỗ “{excerpt}”: {detail}. Sửa trong Word rồi chạy lại.",
        "The template is wrong in {part}, at “{excerpt}”: {detail}. Mend it in Word and run again.",
    ),
    "template-unknown-name": Sentence(
        "error",
        "Mẫu dùng tên “{name}” ở {part}, chỗ “{excerpt}”, nhưng không có tên này. Các tên dùng được: {known}.",
        "The template uses the name “{name}” in {part}, at “{excerpt}”, but there is none. Names: {known}.",
    ),
    "template-unknown-name-suggest": Sentence(
        "error",
        "Mẫu dùng tên “{name}” ở {part}, chỗ “{excerpt}”, nhưng không có tên này. Ý bạn là “{suggestion}”? "
        "Các tên dùng được: {known}.",
        "The template uses the name “{name}” in {part}, at “{excerpt}”, but there is none. "
        "Did you mean “{suggestion}”? Names: {known}.",
    ),
    "template-refused": Sentence(
        "error",
        "Mẫu dùng một lệnh không được phép ở {part}, chỗ “{excerpt}”. Bỏ lệnh này; mẫu chỉ cần nêu tên và lặp.",
        "The template uses a forbidden command in {part}, at “{excerpt}”. "
        "Remove it; a template only needs names and loops.",
    ),
    "template-fails": Sentence(
        "error",
        "Không tính được chỗ “{excerpt}” của mẫu, ở {part} ({detail}). Sửa trong Word rồi chạy lại.",
        "“{excerpt}” of the template, in {part}, cannot be worked out ({detail}). Mend it in Word and run again.",
    ),
    "template-tags-crossed": Sentence(
        "error",
        "Văn bản làm từ mẫu bị hỏng ở {part}. Các lệnh {marks} phải đứng một mình trong đoạn hoặc dòng bảng "
        "của nó, lệnh mở và lệnh đóng cùng một loại.",
        "The document made from the template is broken in {part}. Commands such as {marks} must stand alone in "
        "their paragraph or table row, and open and close with the same kind.",
    ),
    "template-text-outside": Sentence(
        "error",
        "Ở {part} của mẫu, “{excerpt}” nằm ngoài mọi đoạn văn nên Word sẽ bỏ mất. "
        "Để in một giá trị, viết {plain}, không viết {marks}.",
        "In {part} of the template, “{excerpt}” stands outside every paragraph and Word would drop it. "
        "To print a value write {plain}, not {marks}.",
    ),
    "document-beside": Sentence(
        "warning",
        "“{name}” đang mở ở chương trình khác nên không ghi đè được; văn bản mới nằm ở “{beside}”.",
        "“{name}” is open in another program and could not be replaced; the new document is “{beside}”.",
    ),
}
