"""Criteria: what a YAML parser complains of, told in words that the author of a file can act on."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from cchc_score.text import Phrase

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What YAML does not allow in a file at all (the byte order mark inside the text included)."""


def unprintable(text: str) -> int | None:
    """Where the first character stands that YAML refuses; None when there is none."""
    match = _UNPRINTABLE.search(text)
    return match.start() if match else None


def syntax(trouble: Any, text: str) -> tuple[Phrase, int, int]:
    """What is wrong, with line and column from 1. `trouble` is PyYAML's error, from either of its parsers."""
    mark = trouble.problem_mark or trouble.context_mark
    lines = text.splitlines()
    at_end = not any(line.strip() for line in [*_rest(lines, mark.line, mark.column)])
    if at_end and trouble.context_mark is not None:
        mark = trouble.context_mark  # "not closed" is told where it opens, not at the end of the file
    line = lines[mark.line] if mark.line < len(lines) else ""
    return _words(trouble, line, mark.column), mark.line + 1, mark.column + 1


def _rest(lines: list[str], line: int, column: int) -> list[str]:
    return [lines[line][column:], *lines[line + 1 :]] if line < len(lines) else []


def _words(trouble: Any, line: str, column: int) -> Phrase:
    problem, context = str(trouble.problem or ""), str(trouble.context or "")
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return _TAB
    for matches, phrase in _CAUSES:
        if matches(problem, context):
            return phrase
    found = line[column : column + 1]
    if "cannot start any token" in problem:
        return Phrase(
            "một giá trị không được bắt đầu bằng “{found}”; đặt cả đoạn trong ngoặc kép",
            "a value cannot begin with “{found}”; put the whole text in double quotes",
            {"found": found},
        )
    return Phrase("trình đọc YAML báo “{problem}”", "the YAML parser says “{problem}”", {"problem": problem})


_TAB = Phrase(
    "dòng này thụt vào bằng phím Tab; YAML chỉ nhận dấu cách",
    "this line is indented with a tab; YAML takes blanks only",
)

_CAUSES: tuple[tuple[Callable[[str, str], bool], Phrase], ...] = (
    (
        lambda problem, context: problem.startswith("mapping values are not allowed"),
        Phrase(
            "dấu hai chấm ở chỗ không ngờ; nếu nó thuộc về đoạn chữ thì đặt cả đoạn trong ngoặc kép, "
            "nếu không thì xem lại thụt dòng",
            "a colon where none is expected; if it belongs to the text put the text in double quotes, "
            "otherwise check the indentation",
        ),
    ),
    (
        lambda problem, context: "quoted scalar" in context and "end of stream" in problem,
        Phrase("ngoặc kép mở ở đây mà không đóng", "the quotation mark opened here is never closed"),
    ),
    (
        lambda problem, context: "escape" in problem,
        Phrase(
            "dấu gạch ngược \\ trong ngoặc kép; dùng dấu nháy đơn '…' cho đoạn này",
            "a backslash inside double quotes; use single quotes '…' for this text",
        ),
    ),
    (
        lambda problem, context: "flow sequence" in context,
        Phrase(
            "danh sách trong ngoặc vuông [ ] thiếu dấu phẩy hoặc chưa đóng",
            "the list in square brackets [ ] lacks a comma or is not closed",
        ),
    ),
    (
        lambda problem, context: "flow mapping" in context,
        Phrase(
            "khối trong ngoặc nhọn { } thiếu dấu phẩy hoặc chưa đóng",
            "the block in braces { } lacks a comma or is not closed",
        ),
    ),
    (
        lambda problem, context: "anchor" in context or "alias" in context,
        Phrase(
            "dấu & hoặc * đứng đầu giá trị; đặt cả đoạn trong ngoặc kép",
            "a value begins with & or *; put the whole text in double quotes",
        ),
    ),
    (
        lambda problem, context: (
            "block mapping" in context or "block collection" in context or "document" in problem
        ),
        Phrase(
            "dòng này không thẳng hàng với các dòng cùng cấp, hoặc có chữ thừa sau ngoặc kép đóng",
            "this line does not line up with its neighbours, or text follows a closing quotation mark",
        ),
    ),
    (
        lambda problem, context: "could not find expected ':'" in problem,
        Phrase("dòng này thiếu dấu hai chấm sau khóa", "this line lacks the colon after its key"),
    ),
)
