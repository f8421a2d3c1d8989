"""Criteria: the bytes of a YAML file as text: UTF-8, without characters that nobody sees."""

from __future__ import annotations

from cchc_score.criteria import yaml_words
from cchc_score.declared import Report
from cchc_score.problems import Place
from cchc_score.text import Phrase


def decode(data: bytes, shown: str, report: Report) -> str | None:
    """The text of a file's bytes, without a byte order mark; None with the problem where it is no such text."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        report.add("yaml-not-utf8", Place(shown, line=1, column=1), found=Phrase("UTF-16", "UTF-16"))
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        before = data[: trouble.start]
        line_start = before.rfind(b"\n") + 1
        column = len(before[line_start:].decode("utf-8", "replace")) + 1
        place = Place(shown, line=before.count(b"\n") + 1, column=column)
        report.add("yaml-not-utf8", place, found=f"0x{data[trouble.start]:02X}")
        return None
    odd = yaml_words.unprintable(text)
    if odd is not None:
        line, column = _position(text, odd)
        place = Place(shown, line=line, column=column)
        report.add("yaml-control-character", place, found=f"U+{ord(text[odd]):04X}")
        return None
    return text


def _position(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1
