"""Rules: options that a person chooses among, by title or by key; shared by levels and alternatives."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cchc_score.declared import Key, Record, Report
from cchc_score.model import Award, Choice
from cchc_score.rules.base import invalid
from cchc_score.text import Phrase, fold

TITLE = Key("title", "text", Phrase("Tên mức hoặc trường hợp.", "What the option is called."), required=True)

_PLAIN_KEY = re.compile(r"[a-z0-9][a-z0-9-]*")


def read_options(records: Sequence[Record], report: Report, prefix: str = "") -> tuple[Choice, ...] | None:
    """The options in declared order; keys that are not given are `prefix` with 1, 2, …

    None (reported) when a key is not plain, or when two options could be meant by the same words.
    """
    before = len(report.problems)
    options = tuple(
        Choice(record.get("key", f"{prefix}{position}"), record["title"])
        for position, record in enumerate(records, start=1)
    )
    owners: dict[str, int] = {}
    for position, (option, record) in enumerate(zip(options, records, strict=True)):
        if not _PLAIN_KEY.fullmatch(option.key):
            report.add("key-not-plain", record.where("key"), found=option.key)
        for name, words in (("title", option.title), ("key", option.key)):
            first = owners.setdefault(fold(words), position)
            if first != position:
                line = records[first].place.line
                report.add("option-twice", record.where(name), found=words, first_line=line)
    return options if len(report.problems) == before else None


def not_an_option(fact: str, found: object, options: Sequence[Choice]) -> Award:
    """The award when a chosen key is none of the options (answers made for another version of the set)."""
    return invalid("not-an-option", fact, found=found, known=tuple(option.title for option in options))
