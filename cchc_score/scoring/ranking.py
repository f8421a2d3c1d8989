"""Scoring: ranks inside one group; ties are marked, and each unit without a rank is listed with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from cchc_score.decimals import ZERO, Number, round_half_up
from cchc_score.model import (
    GroupRanking,
    NodeScore,
    RankedUnit,
    RankingRule,
    Rounding,
    Status,
    Total,
    UnitScore,
    UnrankedUnit,
)
from cchc_score.scoring.unit import shown_codes
from cchc_score.text import Phrase, code_key

_Key = tuple[tuple[bool, Number], ...]
"""Compares as a whole, smaller first: for each measure whether it is missing, then its negated index."""


def rank_group(
    level: str,
    group: str,
    scores: Sequence[UnitScore],
    absent: Sequence[UnrankedUnit],
    rule: RankingRule,
    rounding: Rounding,
) -> GroupRanking:
    """Rank the units of one group by index, the highest first.

    The index is exact, or at `rule.places` decimals. Units with the same index are compared on the
    tie-breakers in order (a criterion's or a stage's exact index; a unit without it comes after those with
    it, and two without it stay equal). Units still equal share a rank and are marked; they stand in the order
    of their codes. `absent` units sent nothing; they and all that have no full score, or that the register
    does not rank, are listed apart and never counted.
    """
    ranked, unranked = [], list(absent)
    for score in scores:
        reasons = _reasons(score, rounding)
        if reasons:
            unranked.append(UnrankedUnit(score.unit, reasons, score))
        else:
            ranked.append(score)
    unranked.sort(key=lambda unit: code_key(unit.unit.code))
    return GroupRanking(level, group, tuple(_ranks(ranked, rule)), tuple(unranked))


def _ranks(scores: Sequence[UnitScore], rule: RankingRule) -> Iterator[RankedUnit]:
    keys = {id(score): key for score, key in _keys(scores, rule)}
    order = sorted(scores, key=lambda score: (keys[id(score)], code_key(score.unit.code)))
    rank, place = 0, 1
    for _, equals in groupby(order, key=lambda score: keys[id(score)]):
        together = list(equals)
        rank = rank + 1 if rule.dense else place
        place += len(together)
        for score in together:
            yield RankedUnit(rank, len(together) > 1, score)


def _keys(scores: Sequence[UnitScore], rule: RankingRule) -> Iterator[tuple[UnitScore, _Key]]:
    """Each unit's key; tie-breakers are looked up only where the index is shared."""
    by_index: dict[Number, list[UnitScore]] = {}
    for score in scores:
        by_index.setdefault(_index(score, rule.places), []).append(score)
    for index, together in by_index.items():
        breakers = rule.tie_breakers if len(together) > 1 else ()
        for score in together:
            yield score, ((False, -index), *(_tie_breaker(score, name) for name in breakers))


def _index(score: UnitScore, places: int | None) -> Number:
    index = score.final.index
    assert index is not None, "units without an index are not ranked"
    return index if places is None else round_half_up(index, places)


def _tie_breaker(score: UnitScore, name: str) -> tuple[bool, Number]:
    index = _part(score, name).index
    return (True, ZERO) if index is None else (False, -index)


def _part(score: UnitScore, name: str) -> Total:
    """The total of a criterion, or of a stage where no criterion has that code."""
    node = next((node for node in score.walk() if node.node.code == name), None)
    if node is not None:
        return node.total
    stage = next((stage for stage in score.stages if stage.value == name), None)
    return score.stages[stage] if stage is not None else Total(ZERO)


_NOTHING_APPLIES = Phrase("Không có tiêu chí nào áp dụng", "No criterion applies")
_UNSCORED = (
    (
        Status.INVALID,
        "{count} tiêu chí có ô sai hoặc không đọc được: {codes}",
        "{count} criteria have cells that are wrong or unreadable: {codes}",
    ),
    (Status.MISSING, "Thiếu số liệu ở {count} tiêu chí: {codes}", "Data are missing on {count} criteria: {codes}"),
    (Status.PENDING, "{count} tiêu chí đang chờ kết quả: {codes}", "{count} criteria are pending: {codes}"),
)


def _reasons(score: UnitScore, rounding: Rounding) -> tuple[Phrase, ...]:
    """Why a unit is not ranked; empty when it is."""
    reasons = []
    index = score.final.index
    if not score.unit.ranked:
        reasons.append(_not_to_rank(index, rounding))
    if index is None:
        reasons += _unscored(score) or [_NOTHING_APPLIES]
    return tuple(reasons)


def _not_to_rank(index: Number | None, rounding: Rounding) -> Phrase:
    if index is None:
        return Phrase("Không xếp hạng theo danh sách đơn vị", "Not to be ranked, by the register of units")
    return Phrase(
        "Có điểm (chỉ số {index}), không xếp hạng theo danh sách đơn vị",
        "Scored (index {index}), not to be ranked by the register of units",
        {"index": round_half_up(index, rounding.index)},
    )


def _unscored(score: UnitScore) -> list[Phrase]:
    leaves = [node for node in score.walk() if not node.children]
    return [
        Phrase(vi, en, {"count": str(len(codes)), "codes": shown_codes(codes)})
        for status, vi, en in _UNSCORED
        if (codes := _codes(leaves, status))
    ]


def _codes(leaves: Sequence[NodeScore], status: Status) -> list[str]:
    return [leaf.node.code for leaf in leaves if leaf.status is status]
