"""Sentences about two versions of a set: finding them in git, comparing them, replaying a campaign."""

from __future__ import annotations

from cchc_score.messages.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "git-missing": Sentence(
        "error",
        "Muốn đọc “{name}” thì phải có chương trình git. Cài git (https://git-scm.com), hoặc nêu hai tệp YAML.",
        "Reading “{name}” takes the program git. Install git (https://git-scm.com), or name two YAML files.",
    ),
    "git-no-repository": Sentence(
        "error",
        "Không đọc được “{name}” từ git ở thư mục này ({reason}). Chạy lệnh trong thư mục của kho git, "
        "hoặc nêu tệp YAML.",
        "“{name}” cannot be read from git in this folder ({reason}). Run the command inside the repository, "
        "or name a YAML file.",
    ),
    "git-unknown-revision": Sentence(
        "error",
        "Kho git không có nhánh, nhãn hay phiên bản “{revision}”. Xem tên bằng “git branch -a”; "
        "khi chạy tự động, lấy đủ lịch sử (fetch-depth: 0).",
        "The repository has no branch, tag or commit “{revision}”. See “git branch -a”; "
        "in automatic runs, fetch the whole history (fetch-depth: 0).",
    ),
    "git-unknown-path": Sentence(
        "error",
        "Ở phiên bản “{revision}” không có tệp “{path}”. Ghi đường dẫn tính từ thư mục gốc của kho git; "
        "tệp mới thêm thì chưa có bản cũ để so sánh.",
        "At “{revision}” there is no file “{path}”. Give the path as seen from the top of the repository; "
        "a file that is new has no older version to compare with.",
    ),
    "git-unknown-path-suggest": Sentence(
        "error",
        "Ở phiên bản “{revision}” không có tệp “{path}”. Ý bạn là “{suggestion}”?",
        "At “{revision}” there is no file “{path}”. Did you mean “{suggestion}”?",
    ),
    "impact-no-level": Sentence(
        "note",
        "Năm này không có cấp nào ({levels}) chấm theo cả hai bản ({old} và {new}): không có gì để chấm lại.",
        "No level of this campaign ({levels}) is scored by both versions ({old} and {new}): nothing to replay.",
    ),
}
