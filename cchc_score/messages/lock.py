"""Sentences about locked criteria sets: those that were promulgated and may not change in silence."""

from __future__ import annotations

from cchc_score.messages.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "locked-set-changed": Sentence(
        "error",
        "{set} phiên bản {version} đã khóa, nhưng nội dung (kể cả bộ gốc mà nó kế thừa) không còn như khi "
        "khóa. Trả lại nội dung cũ, hoặc ghi phiên bản mới rồi chạy: cchc-score criteria lock {set}",
        "{set} is locked at version {version}, but what it says (or the set it extends) is not what was "
        "locked. Put it back, or give it a new version and run: cchc-score criteria lock {set}",
    ),
    "locked-version-backwards": Sentence(
        "error",
        "{set} ghi phiên bản {version}, thấp hơn phiên bản đã khóa {locked}. Ghi phiên bản cao hơn {locked}.",
        "{set} says version {version}, below the locked {locked}. Give it a version above {locked}.",
    ),
    "locked-set-missing": Sentence(
        "error",
        "Bộ tiêu chí đã khóa “{set}” không còn trong thư mục này. Trả lại tệp, hoặc bỏ mục này khỏi {lock} và"
        " nêu lý do khi gửi duyệt.",
        "The locked set “{set}” is no longer in this folder. Put the file back, or take the entry out of "
        "{lock} and say why in the review.",
    ),
    "lock-behind": Sentence(
        "note",
        "{set} đã lên phiên bản {version}, bản khóa còn là {locked}. Khi ban hành thì chạy: cchc-score "
        "criteria lock {set}",
        "{set} is at version {version}, the lock still at {locked}. When it is promulgated run: cchc-score "
        "criteria lock {set}",
    ),
}
