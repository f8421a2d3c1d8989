"""Campaign: what two submissions on one unit say differently, answer by answer, each with its cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cchc_score.decimals import Number, show
from cchc_score.model import Answer, CriteriaSet, Difference, Entry, Fact, FactType, Submission
from cchc_score.text import Phrase

_POINTS = Phrase("điểm", "points")
_EXCUSE = Phrase("không áp dụng", "not applicable")
_EVIDENCE = Phrase("tài liệu kiểm chứng", "evidence")
_NOTE = Phrase("ghi chú", "note")
_REQUEST = Phrase("yêu cầu giải trình", "what is to be explained")
_UNREADABLE = Phrase("ô không đọc được", "a cell that cannot be read")
_CHOSEN = "Không áp dụng"
_NOTHING = Answer("")
_SHOWN = 3


def differences(criteria: CriteriaSet, old: Submission, new: Submission) -> tuple[Difference, ...]:
    """Every answer that differs, in the order of the set; an answer that only one gives is a difference too."""
    found: list[Difference] = []
    for leaf in criteria.leaves():
        one, other = (given.answers.get(leaf.code, _NOTHING) for given in (old, new))
        if one != other:
            facts = {fact.name: fact for fact in leaf.rule.asks()} if leaf.rule is not None else {}
            found += _of_leaf(leaf.code, one, other, facts)
    return tuple(found)


def _of_leaf(code: str, old: Answer, new: Answer, facts: Mapping[str, Fact]) -> Iterator[Difference]:
    for name in dict.fromkeys((*old.facts, *new.facts)):
        fact = facts.get(name)
        what = Phrase("{fact}", "{fact}", {"fact": fact.title if fact is not None else name})
        yield from _unlike(code, what, _read(fact, old.facts.get(name)), _read(fact, new.facts.get(name)))
    yield from _unlike(code, _POINTS, old.points, new.points)
    yield from _unlike(code, _EXCUSE, _excused(old), _excused(new))
    yield from _unlike(code, _EVIDENCE, old.evidence, new.evidence)
    yield from _unlike(code, _NOTE, old.note, new.note)
    yield from _unlike(code, _REQUEST, old.request, new.request)
    if bool(old.invalid) != bool(new.invalid):
        yield Difference(code, _UNREADABLE, _unread(old), _unread(new))


def _unlike(code: str, what: Phrase, old: Entry | None, new: Entry | None) -> Iterator[Difference]:
    if (old.value if old is not None else None) != (new.value if new is not None else None):
        yield Difference(code, what, old, new)


def _excused(answer: Answer) -> Entry | None:
    chosen = answer.not_applicable
    return Entry(_CHOSEN, chosen.place) if chosen is not None else None


def _unread(answer: Answer) -> Entry | None:
    return Entry("?", answer.invalid[0]) if answer.invalid else None


def _read(fact: Fact | None, entry: Entry | None) -> Entry | None:
    """A value as people read it: the option's words, a percentage with its mark."""
    if fact is None or entry is None:
        return entry
    if isinstance(entry.value, Number) and fact.type is FactType.PERCENT:
        return entry._replace(value=f"{show(entry.value, 'vi')}%")
    if isinstance(entry.value, str):
        return entry._replace(value=fact.option(entry.value))
    return entry


def in_short(found: Sequence[Difference]) -> Phrase:
    """The first few differences in a sentence, and how many there are: “Khác 2 chỗ: 1.1 điểm: 2 (F7) → 1 (F7)”."""
    told = [_told(one) for one in found[:_SHOWN]]
    more = [Phrase("…", "…")] if len(found) > _SHOWN else []
    values = {"count": len(found), "told": (*told, *more)}
    return Phrase("Khác {count} chỗ: {told}.", "They differ in {count}: {told}.", values)


def _told(one: Difference) -> Phrase:
    values = {"code": one.code, "what": one.what, "old": _cell(one.old), "new": _cell(one.new)}
    return Phrase("{code} {what}: {old} → {new}", "{code} {what}: {old} → {new}", values)


def _cell(entry: Entry | None) -> Phrase:
    if entry is None:
        return Phrase("trống", "blank")
    return Phrase("{value} ({cell})", "{value} ({cell})", {"value": entry.value, "cell": _spot(entry)})


def _spot(entry: Entry) -> str:
    return entry.place.cell or str(entry.place)
