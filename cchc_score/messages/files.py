"""Sentences about files as files: what cannot be opened, is damaged, dangerous, or costs its reader its life."""

from __future__ import annotations

from cchc_score.messages.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "file-not-found": Sentence(
        "error",
        "Không tìm thấy tệp này. Kiểm tra lại tên tệp và thư mục.",
        "This file was not found. Check the file name and the folder.",
    ),
    "file-is-folder": Sentence(
        "error",
        "Đây là một thư mục, không phải tệp bảng tính. Hãy chỉ rõ tệp bên trong.",
        "This is a folder, not a spreadsheet file. Name the file inside it.",
    ),
    "file-unreadable": Sentence(
        "error",
        "Không mở được tệp: {detail}. Đóng tệp trong Excel, kiểm tra quyền đọc rồi chạy lại.",
        "The file cannot be opened: {detail}. Close it in Excel, check the right to read it and run again.",
    ),
    "file-empty": Sentence(
        "error",
        "Tệp rỗng (0 byte), có thể do sao chép hoặc tải về chưa xong. Hãy lấy lại tệp.",
        "The file is empty (0 bytes), perhaps an unfinished copy or download. Get the file again.",
    ),
    "file-too-large": Sentence(
        "error",
        "Tệp lớn {size} MB, vượt mức {limit} MB. Xóa ảnh và trang thừa trong tệp rồi lưu lại.",
        "The file holds {size} MB, more than the {limit} MB allowed. Remove pictures and spare sheets.",
    ),
    "file-password": Sentence(
        "error",
        "Tệp có mật khẩu nên không đọc được; hãy bỏ mật khẩu (Tệp → Thông tin → Bảo vệ sổ làm việc) rồi lưu lại.",
        "The file is protected by a password and cannot be read; remove the password "
        "(File → Info → Protect Workbook) and save again.",
    ),
    "file-not-spreadsheet": Sentence(
        "error",
        "Đây là {kind}, không phải bảng tính. Hãy gửi tệp .xlsx (hoặc .xls, .xlsb, .ods, .csv).",
        "This is {kind}, not a spreadsheet. Send an .xlsx file (or .xls, .xlsb, .ods, .csv).",
    ),
    "file-wrong-extension": Sentence(
        "warning",
        "Tên tệp kết thúc bằng “{extension}” nhưng nội dung là {kind}; đã đọc theo nội dung. Nên sửa đuôi tệp.",
        "The file name ends in “{extension}” but the content is {kind}; it was read by its content. "
        "Better mend the extension.",
    ),
    "file-damaged": Sentence(
        "error",
        "Tệp bị hỏng ({detail}). Mở bằng Excel, lưu lại thành .xlsx mới; nếu không mở được thì xin lại tệp.",
        "The file is damaged ({detail}). Open it in Excel and save it as a new .xlsx; if that fails, "
        "ask for the file again.",
    ),
    "file-doctype": Sentence(
        "error",
        "Phần “{part}” có khai báo DOCTYPE; Excel không bao giờ ghi như vậy, nên tệp không được đọc. "
        "Lưu lại tệp bằng Excel.",
        "The part “{part}” declares a DOCTYPE, which Excel never writes, so the file is not read. "
        "Save it again with Excel.",
    ),
    "file-inflates": Sentence(
        "error",
        "Phần “{part}” bung ra {size} MB, vượt mức cho phép; tệp không được đọc. "
        "Xóa các dòng, cột thừa đã định dạng rồi lưu lại.",
        "The part “{part}” inflates to {size} MB, beyond what is allowed; the file is not read. "
        "Remove spare formatted rows and columns and save again.",
    ),
    "file-duplicate-part": Sentence(
        "error",
        "Trong tệp có hai phần cùng tên “{part}”, không rõ phần nào đúng. Lưu lại tệp bằng Excel.",
        "The file holds two parts named “{part}”, and nothing tells which counts. Save it again with Excel.",
    ),
    "workbook-without-sheet": Sentence(
        "error",
        "Tệp không có trang tính nào. Kiểm tra có gửi nhầm tệp không.",
        "The file has no worksheet. Check that it is the right file.",
    ),
    "duplicate-cell": Sentence(
        "error",
        "Ô {cell} được ghi hai lần trong tệp, không rõ giá trị nào đúng. Lưu lại bằng Excel rồi kiểm tra ô này.",
        "The cell {cell} is stored twice in the file, and nothing tells which value counts. "
        "Save it again with Excel and check this cell.",
    ),
    "cell-outside-grid": Sentence(
        "error",
        "Tham chiếu “{found}” không nằm trong trang tính (tối đa dòng 1048576, cột XFD). Lưu lại tệp bằng Excel.",
        "The reference “{found}” lies outside a worksheet (rows to 1048576, columns to XFD). "
        "Save the file again with Excel.",
    ),
    "far-cells": Sentence(
        "warning",
        "Có {count} ô có giá trị nằm quá xa (từ {cell}), ngoài {rows} dòng và {columns} cột đầu, không được đọc. "
        "Xóa các ô này, hoặc chuyển vào trong bảng.",
        "{count} cell(s) with values stand too far out (first {cell}), beyond the first {rows} rows and "
        "{columns} columns, and were not read. Delete them, or move them into the table.",
    ),
    "errors-unseen": Sentence(
        "warning",
        "Với tệp {kind}, ô báo lỗi (#REF!, #VALUE!…) và công thức chưa tính không phân biệt được với ô trống. "
        "Nên lưu thành .xlsx rồi chạy lại.",
        "In {kind} files, error cells (#REF!, #VALUE!…) and formulas not yet computed cannot be told from blank "
        "cells. Better save as .xlsx and run again.",
    ),
    "csv-encoding": Sentence(
        "error",
        "Tệp CSV không phải UTF-8 (byte lạ 0x{byte} ở dòng {line}), chữ tiếng Việt có thể bị sai. "
        "Trong Excel chọn Lưu thành → “CSV UTF-8”, hoặc lưu thành .xlsx.",
        "The CSV file is not UTF-8 (byte 0x{byte} on line {line}), Vietnamese letters could come out wrong. "
        "In Excel choose Save As → “CSV UTF-8”, or save as .xlsx.",
    ),
    "csv-quotes": Sentence(
        "error",
        "Dấu ngoặc kép trong tệp CSV không khép đúng (gần dòng {line}). Sửa dòng này, hoặc lưu thành .xlsx.",
        "A quotation mark in the CSV file is not closed properly (near line {line}). Mend it, or save as .xlsx.",
    ),
    "reader-died": Sentence(
        "error",
        "Tệp này làm chương trình đọc dừng đột ngột nên bị bỏ qua; các tệp khác vẫn được đọc. "
        "Mở bằng Excel, lưu lại thành .xlsx mới.",
        "This file made its reader stop dead and was left out; the other files were read. "
        "Open it in Excel and save it as a new .xlsx.",
    ),
    "reader-hung": Sentence(
        "error",
        "Đọc tệp này quá {seconds} giây chưa xong nên bị bỏ qua; các tệp khác vẫn được đọc. "
        "Xóa dòng, cột thừa rồi lưu lại thành .xlsx mới.",
        "Reading this file took more than {seconds} seconds, so it was left out; the other files were read. "
        "Remove spare rows and columns and save it as a new .xlsx.",
    ),
    "reader-out-of-memory": Sentence(
        "error",
        "Tệp này cần quá nhiều bộ nhớ nên bị bỏ qua; các tệp khác vẫn được đọc. "
        "Xóa dòng, cột thừa rồi lưu lại thành .xlsx mới.",
        "This file needs too much memory and was left out; the other files were read. "
        "Remove spare rows and columns and save it as a new .xlsx.",
    ),
    "reader-failed": Sentence(
        "error",
        "Chương trình gặp lỗi của chính nó khi đọc tệp này ({detail}) nên bỏ qua; các tệp khác vẫn được đọc. "
        "Hãy báo lỗi kèm tệp; tạm thời lưu lại tệp thành .xlsx mới.",
        "The program met a fault of its own on this file ({detail}) and left it out; the other files were read. "
        "Please report it with the file; meanwhile save the file as a new .xlsx.",
    ),
}
