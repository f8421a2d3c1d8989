"""Authoring: the effect of a change on a campaign as a page: the summary, who moves, why, what was assumed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cchc_score.authoring.headings import (
    BECAUSE,
    CHANGE,
    CODE,
    GAINS,
    GRADE,
    INDEX,
    LOSES,
    MEAN,
    RANK,
    TITLE,
    UNIT,
    WHY,
    columns,
    named,
)
from cchc_score.authoring.impact import Impact, Move
from cchc_score.authoring.impact_answers import answer_sections
from cchc_score.authoring.impact_rows import effect_row, move_row, movers_first, reason_row
from cchc_score.authoring.impact_words import notes, summary
from cchc_score.authoring.page import Page, Section
from cchc_score.reports.labels import place_in_year
from cchc_score.text import Lang, Phrase

_MOST_MOVES = 40
_MOST_EFFECTS = 12
_EVERYONE = 100
"""A group of so many units at most is also shown whole; the JSON document has all units."""

_TITLE = Phrase("Ai đổi hạng khi chuyển từ {a} sang {b}", "Who moves from {a} to {b}")
_MOVES = Phrase("{group}: đổi hạng hoặc xếp loại ({k}/{n} đơn vị)", "{group}: rank or grade changes ({k} of {n})")
_FIRST = Phrase("{k} đơn vị đổi nhiều nhất; tất cả: --format json.", "The {k} that move most; all: --format json.")
_WHOLE = Phrase("{group}: toàn bộ bảng xếp hạng", "{group}: the whole ranking")
_LOST = Phrase("Không còn xếp hạng được ({k})", "No longer ranked ({k})")
_FOUND = Phrase("Nay xếp hạng được ({k})", "Ranked now ({k})")
_EFFECTS = Phrase("Tiêu chí làm thay đổi chỉ số nhiều nhất", "The leaves that change indexes most")
_EFFECTS_ABOUT = Phrase(
    "Số đơn vị được lợi, bị thiệt và thay đổi bình quân của chỉ số, tính bằng điểm phần trăm.",
    "How many units gain and lose, and the mean change of the index in percentage points.",
)


def impact_page(impact: Impact, lang: Lang) -> Page:
    """The page of `criteria impact`."""
    difference = impact.replay.difference
    title = _said(_TITLE, lang, a=named(difference.old), b=named(difference.new))
    sections = (
        *(_moves(group, moves, lang) for group, moves in _groups(impact, lang)),
        _unranked(impact.lost, _LOST, lang),
        _unranked(impact.found, _FOUND, lang),
        _effects(impact, lang),
        *answer_sections(impact.replay, lang),
        *(_whole(group, moves, lang) for group, moves in _groups(impact, lang)),
    )
    shown = tuple(section for section in sections if section.rows)
    return Page(title, tuple(summary(impact, lang)), shown, tuple(notes(impact, lang)))


def _groups(impact: Impact, lang: Lang) -> Iterator[tuple[str, Sequence[Move]]]:
    groups: dict[tuple[str, str], list[Move]] = {}
    for move in impact.moves:
        groups.setdefault((move.level, move.group), []).append(move)
    for (level, group), moves in groups.items():
        yield " – ".join(place_in_year(level, group, lang)), moves


def _moves(group: str, moves: Sequence[Move], lang: Lang) -> Section:
    compared = [move for move in moves if move.ranks is not None]
    told = movers_first(move for move in compared if move.is_told)
    headings = columns(lang, UNIT, RANK, INDEX, CHANGE, GRADE, BECAUSE)
    rows = tuple(move_row(move, lang) for move in told[:_MOST_MOVES])
    about = _said(_FIRST, lang, k=len(rows)) if len(rows) < len(told) else ""
    return Section(_said(_MOVES, lang, group=group, k=len(told), n=len(compared)), headings, rows, about)


def _whole(group: str, moves: Sequence[Move], lang: Lang) -> Section:
    ranked = [move for move in moves if move.new.rank is not None] if len(moves) <= _EVERYONE else []
    headings = columns(lang, UNIT, RANK, INDEX, CHANGE, GRADE, BECAUSE)
    rows = tuple(move_row(move, lang) for move in ranked)
    return Section(_said(_WHOLE, lang, group=group), headings, rows, side=True)


def _unranked(moves: Sequence[Move], title: Phrase, lang: Lang) -> Section:
    rows = tuple(reason_row(move, lang) for move in moves[:_MOST_MOVES])
    return Section(_said(title, lang, k=len(moves)), columns(lang, UNIT, RANK, WHY), rows)


def _effects(impact: Impact, lang: Lang) -> Section:
    headings = columns(lang, CODE, TITLE, GAINS, LOSES, MEAN)
    rows = tuple(effect_row(effect, lang) for effect in impact.effects[:_MOST_EFFECTS])
    return Section(_EFFECTS.text(lang), headings, rows, _EFFECTS_ABOUT.text(lang))


def _said(phrase: Phrase, lang: Lang, **values: object) -> str:
    return Phrase(phrase.vi, phrase.en, values).text(lang)
