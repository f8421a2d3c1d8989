"""Criteria: the register of legal texts that were replaced, against which citations are checked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cchc_score.criteria.setting_shapes import block, key
from cchc_score.criteria.yaml_file import read_yaml
from cchc_score.declared import Record, Report, Shape, read
from cchc_score.text import Phrase, tidy

_TEXT = Shape(
    Phrase("một văn bản", "a legal text"),
    (
        key("symbol", "text", "Số, ký hiệu (như 876/QĐ-BNV).", "Number and symbol.", required=True),
        key("title", "text", "Trích yếu.", "What it is about."),
        key("issued", "integer", "Năm ban hành.", "The year it was issued."),
        key("replaced", "integer", "Năm hết hiệu lực hoặc bị thay.", "The year it expired or was replaced."),
        key("replaced_by", "text", "Số, ký hiệu của văn bản thay thế.", "The text that replaced it."),
    ),
)
REGISTER = Shape(
    Phrase("danh mục văn bản", "a register of legal texts"),
    (block("texts", _TEXT, "Các văn bản.", "The texts.", many=True, required=True),),
)


@dataclass(frozen=True, slots=True)
class LegalText:
    """A legal text, and until when it was in force."""

    symbol: str
    issued: int | None
    replaced: int | None
    """The last year in which it was in force; None while it is, or when that is not known."""
    replaced_by: str | None

    def is_cited_in(self, words: str) -> bool:
        """Whether a citation means this text. Another year beside it is another text of that number."""
        found = _symbol(self.symbol).search(tidy(words))
        if found is None:
            return False
        years = {int(year) for year in _YEAR.findall(tidy(words)[found.end() :])}
        return self.issued is None or not years or self.issued in years


_YEAR = re.compile(r"(?<![\d/])(?:\d{1,2}/\d{1,2}/)?((?:19|20)\d\d)(?![\d/])")


@lru_cache(maxsize=1024)
def _symbol(symbol: str) -> re.Pattern[str]:
    """The symbol with or without blanks at its strokes, in capitals or not, not inside a longer one."""
    parts = (re.escape(part.strip()) for part in re.split(r"([/-])", tidy(symbol)))
    return re.compile(r"(?<![\w/-])" + r"\s*".join(parts) + r"(?![\w/-])", re.IGNORECASE)


def read_texts(path: Path, shown: str, report: Report) -> tuple[LegalText, ...]:
    """The texts of a register file, named `shown` in problems; what cannot be read is reported and left out."""
    tree = read_yaml(path, shown, report)
    record = read(REGISTER, tree, report) if tree is not None else None
    texts = [_text(each) for each in record.get("texts", ())] if record is not None else []
    return tuple(_with_latest(text, texts) for text in texts if text.symbol)


def _text(record: Record) -> LegalText:
    named = (record.get(name) for name in ("issued", "replaced", "replaced_by"))
    return LegalText(record.get("symbol", ""), *named)


def _with_latest(text: LegalText, texts: list[LegalText]) -> LegalText:
    """Where the year it was replaced is not known: no later than what replaced it was itself replaced."""
    seen, later = {text.symbol}, text
    while later.replaced is None and later.replaced_by is not None and later.replaced_by not in seen:
        seen.add(later.replaced_by)
        later = next((each for each in texts if each.symbol == later.replaced_by), LegalText("", None, None, None))
    return LegalText(text.symbol, text.issued, later.replaced, text.replaced_by)
