"""Authoring: what the answers of a campaign do not tell the other version, what it ignores, what was assumed."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_score import decimals
from cchc_score.authoring.headings import CODE, POINTS, TITLE, UNITS, WHY, columns, named
from cchc_score.authoring.page import Row, Section, row
from cchc_score.authoring.replay import Replay
from cchc_score.model import Fact, Node
from cchc_score.text import Lang, Phrase

_LACKING = Phrase("Câu trả lời còn thiếu cho bản {version} ({k})", "Answers that {version} lacks ({k})")
_IGNORED = Phrase("Câu trả lời mà bản {version} không dùng ({k})", "Answers that {version} ignores ({k})")
_ASSUMED = Phrase("Giả định khi chấm lại ({k})", "Assumed in the replay ({k})")

_NEW_LEAF = Phrase("chưa từng hỏi; để ngoài so sánh", "never asked; left out of the comparison")
_OTHERS = Phrase("nay do người khác cho điểm; để ngoài so sánh", "filled by others now; left out")
_ASKS_MORE = Phrase(
    "hỏi thêm: {facts}; tạm giữ tỷ lệ điểm đã đạt ({n} đơn vị)",
    "also asks: {facts}; the share of points earned is kept ({n} units)",
)
_NO_OPTION = Phrase(
    "mức đã chọn không còn; tạm giữ tỷ lệ điểm đã đạt ({n} đơn vị)",
    "the level chosen is gone; the share of points earned is kept ({n} units)",
)
_LEAF_GONE = Phrase("tiêu chí không còn", "the leaf is gone")
_FACTS_GONE = Phrase("không còn hỏi: {facts}", "no longer asked: {facts}")
_REWORDED = Phrase(
    "coi “{before}” và “{after}” là cùng một câu hỏi", "“{before}” and “{after}” are taken for the same question"
)
_SCALED = Phrase(
    "điểm do người chấm cho được giữ theo tỷ lệ điểm tối đa", "points given by a person are kept as a share"
)


def answer_sections(replay: Replay, lang: Lang) -> tuple[Section, ...]:
    """What is lacking, what is ignored, what was assumed."""
    version = named(replay.ways.target)
    lacking, ignored, assumed = (tuple(rows(replay, lang)) for rows in (_lacking, _ignored, _assumed))
    headings = columns(lang, CODE, TITLE, POINTS, WHY)
    counted = columns(lang, CODE, TITLE, UNITS, WHY)
    return (
        Section(_said(_LACKING, lang, version=version, k=len(lacking)), headings, lacking),
        Section(_said(_IGNORED, lang, version=version, k=len(ignored)), counted, ignored),
        Section(_said(_ASSUMED, lang, k=len(assumed)), counted, assumed),
    )


def _lacking(replay: Replay, lang: Lang) -> Iterator[Row]:
    aside = {leaf.code for leaf in replay.aside}
    ways = {way.target.code: way for way in replay.ways.bridges.values()}
    for leaf in replay.ways.target.leaves():
        if leaf.code in aside:
            why = _OTHERS if leaf.code in replay.carried.unasked else _NEW_LEAF
            yield _points_row(leaf, why.text(lang), lang)
        elif leaf.code in replay.carried.kept:
            units = len(replay.carried.kept[leaf.code])
            wanting = ways[leaf.code].wanting
            why = _ASKS_MORE if wanting else _NO_OPTION
            yield _points_row(leaf, _said(why, lang, facts=_titles(wanting), n=units), lang)


def _ignored(replay: Replay, lang: Lang) -> Iterator[Row]:
    for leaf in replay.ways.source.leaves():
        units = len(replay.carried.given.get(leaf.code, ()))
        way = replay.ways.bridges.get(leaf.code)
        if not units:
            continue
        if way is None:
            yield row(leaf.code, leaf.title, str(units), _LEAF_GONE.text(lang))
        elif way.unused:
            yield row(leaf.code, leaf.title, str(units), _said(_FACTS_GONE, lang, facts=_titles(way.unused)))


def _assumed(replay: Replay, lang: Lang) -> Iterator[Row]:
    for code, way in replay.ways.bridges.items():
        units = str(len(replay.carried.given.get(code, ())))
        target = way.target
        for before, after in way.reworded:
            said = _said(_REWORDED, lang, before=before.title, after=after.title)
            yield row(target.code, target.title, units, said)
        scaled = replay.carried.scaled.get(target.code)
        if scaled:
            yield row(target.code, target.title, str(len(scaled)), _SCALED.text(lang))


def _points_row(leaf: Node, why: str, lang: Lang) -> Row:
    return row(leaf.code, leaf.title, decimals.show(leaf.max, lang), why)


def _titles(facts: tuple[Fact, ...]) -> str:
    return "; ".join(fact.title for fact in facts)


def _said(phrase: Phrase, lang: Lang, **values: object) -> str:
    return Phrase(phrase.vi, phrase.en, values).text(lang)
