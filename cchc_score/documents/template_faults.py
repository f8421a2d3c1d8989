"""Documents: what is wrong with a template, in plain words: where it stands, and what the engine says of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from html import unescape

from cchc_score.text import Phrase, tidy

_TAG = re.compile(r"{{.*?}}|{%.*?%}|{#.*?#}|{[{%#].*")
_MARKUP = re.compile(r"<[^>]*>")
_LONGEST = 100
"""Letters of a paragraph that are still shown whole."""

_PARTS = (
    ("header", Phrase("đầu trang", "the page header")),
    ("footer", Phrase("chân trang", "the page footer")),
    ("footnotes", Phrase("chú thích cuối trang", "the footnotes")),
)
_BODY = Phrase("nội dung", "the text")

_SAID = (
    (
        r"(unexpected|got) '[/<}]'",
        "thiếu dấu đóng {close} hoặc {percent}",
        "the closing {close} or {percent} is missing",
    ),
    (
        r"unknown tag 'end(?P<what>[^']*)'",
        "lệnh “end{what}” đóng một lệnh chưa mở (thiếu “{what}” ở trước)",
        "“end{what}” closes a command that was not opened (no “{what}” before it)",
    ),
    (
        r"unknown tag '(?P<what>tr|tc|p|r)'",
        "lệnh “{what}” đứng sai chỗ (“tr” và “tc” chỉ dùng trong bảng)",
        "the command “{what}” stands in a wrong place (“tr” and “tc” belong in tables)",
    ),
    (
        r"Encountered unknown tag '(?P<what>[^']*)'.*innermost block that needs to be closed is '(?P<open>[^']*)'",
        "gặp lệnh “{what}” trong khi lệnh “{open}” chưa được đóng",
        "the command “{what}” stands where “{open}” is not closed yet",
    ),
    (r"Encountered unknown tag '(?P<what>[^']*)'", "không có lệnh “{what}”", "there is no command “{what}”"),
    (
        r"Unexpected end of template.*innermost block that needs to be closed is '(?P<open>[^']*)'",
        "lệnh “{open}” chưa được đóng (thiếu “end{open}”)",
        "the command “{open}” is not closed (“end{open}” is missing)",
    ),
    (r"No filter named '(?P<what>[^']*)'", "không có bộ lọc “{what}”", "there is no filter “{what}”"),
    (r"No test named '(?P<what>[^']*)'", "không có phép thử “{what}”", "there is no test “{what}”"),
    (
        r"expected token '[^']*', got '(?P<what>[^']*)'",
        "không hiểu “{what}” ở đây; kiểm tra tên và dấu ngoặc",
        "“{what}” is not understood here; check the name and the brackets",
    ),
    (
        r"unexpected '(?P<what>[^']*)'",
        "không hiểu “{what}” ở đây; kiểm tra các dấu ngoặc",
        "“{what}” is not understood here; check the brackets",
    ),
)
"""What the engine says most often, and how we say it."""
_CLOSERS = {"close": "}}", "percent": "%}"}


def part_words(name: str) -> Phrase:
    """A part of a Word file ("/word/header1.xml") as people know it."""
    stem = name.rsplit("/", 1)[-1]
    return next((words for start, words in _PARTS if stem.startswith(start)), _BODY)


def said(message: str) -> Phrase:
    """What the engine said, in both languages; its own words where we know none."""
    for pattern, vi, en in _SAID:
        found = re.search(pattern, message, re.DOTALL)
        if found is not None:
            return Phrase(vi, en, {**found.groupdict(), **_CLOSERS})
    return Phrase("{said}", "{said}", {"said": message})


def excerpt(paragraph: str, name: str | None = None) -> str:
    """The text of a paragraph (given as XML) as its author sees it; of a long one the tag that is meant."""
    text = tidy(unescape(_MARKUP.sub("", paragraph.replace("</w:p>", " ")))) or "?"
    tags = _TAG.findall(text)
    meant = [tag for tag in tags if name is None or re.search(rf"\b{re.escape(name)}\b", tag)]
    return text if len(text) <= _LONGEST else _shortened(meant or tags or [text])


def names_in(owner: object) -> tuple[str, ...]:
    """What a template may name below this value; nothing when it has no names."""
    if isinstance(owner, Mapping):
        return tuple(sorted(map(str, owner)))
    return tuple(field.name for field in fields(owner)) if is_dataclass(owner) else ()


def _shortened(tags: Iterable[str]) -> str:
    text = next(iter(tags))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
