"""Sentences about files of worked cases (`*.cases.yaml`)."""

from __future__ import annotations

from cchc_score.messages.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "cases-not-found": Sentence(
        "error",
        "Bộ {set} chưa có tệp trường hợp mẫu. Tạo tệp này; cách viết ở docs/criteria-tests.md.",
        "The set {set} has no file of worked cases. Write this file; docs/criteria-tests.md tells how.",
    ),
    "cases-of-another-set": Sentence(
        "error",
        "Tệp này ghi trường hợp của bộ {found}, không phải của bộ {set} đứng cạnh nó. Sửa khóa “set”.",
        "This file has the cases of {found}, not of {set} which stands beside it. Mend the key “set”.",
    ),
    "include-not-found": Sentence(
        "error",
        "Không tìm thấy tệp trường hợp “{file}”, cả trong thư mục này lẫn trong các bộ có sẵn. Sửa tên tệp.",
        "The file of cases “{file}” was found neither in this folder nor among the shipped sets. Mend the name.",
    ),
    "include-in-a-circle": Sentence(
        "error",
        "Tệp “{file}” lại gọi đến chính tệp này, thành vòng tròn. Bỏ một trong các “include”.",
        "“{file}” in turn includes this file, in a circle. Drop one of the “include”.",
    ),
    "case-leaf-unknown": Sentence(
        "error",
        "Bộ tiêu chí không có mã “{leaf}”. Sửa mã, hoặc bỏ trường hợp này.",
        "The set has no leaf “{leaf}”. Mend the code, or drop the case.",
    ),
    "case-leaf-unknown-suggest": Sentence(
        "error",
        "Bộ tiêu chí không có mã “{leaf}”. Ý bạn là “{suggestion}”?",
        "The set has no leaf “{leaf}”. Did you mean “{suggestion}”?",
    ),
    "case-not-a-leaf": Sentence(
        "error",
        "“{leaf}” có mục con, điểm là tổng của chúng. Ghi trường hợp cho từng mục con.",
        "“{leaf}” has children, whose points it sums. Write cases for the children.",
    ),
    "case-fact-unknown": Sentence(
        "error",
        "Quy tắc của “{leaf}” không hỏi số liệu “{fact}”. Các số liệu được hỏi: {known}.",
        "The rule of “{leaf}” asks for no “{fact}”. It asks for: {known}.",
    ),
    "case-fact-unknown-suggest": Sentence(
        "error",
        "Quy tắc của “{leaf}” không hỏi số liệu “{fact}”. Ý bạn là “{suggestion}”?",
        "The rule of “{leaf}” asks for no “{fact}”. Did you mean “{suggestion}”?",
    ),
    "case-given": Sentence(
        "error",
        "Trường hợp của “{leaf}” phải ghi đúng một trong các khóa: {keys} (not_applicable chỉ ghi true).",
        "A case of “{leaf}” gives exactly one of: {keys} (not_applicable only as true).",
    ),
    "case-expects": Sentence(
        "error",
        "Trường hợp của “{leaf}” phải nói kết quả theo một trong hai cách: “points” khi được tính điểm, "
        "hoặc “status” khi không có điểm (missing, pending, not_applicable, invalid).",
        "A case of “{leaf}” says its result in one of two ways: “points” where there are some, or “status” "
        "where there are none (missing, pending, not_applicable, invalid).",
    ),
}
