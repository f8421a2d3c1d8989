"""Criteria: the settings of a set (rounding, combination, ranking) as the model holds them."""

from __future__ import annotations

from cchc_score.criteria.shapes import STAGES
from cchc_score.decimals import ONE, ZERO, Number
from cchc_score.declared import Key, Record, Report, Scalar, Tree, read_value
from cchc_score.model import Combination, RankingRule, Rounding, Source, Stage
from cchc_score.text import Phrase

MOST_PLACES = 6
"""More decimals than any published table prints."""

_CODE = Key("tie_breakers", "code", Phrase("Mã tiêu chí.", "A criterion code."))


def rounding(record: Record | None, report: Report) -> Rounding:
    """Where points are rounded and to how many places."""
    if record is None:
        return Rounding()
    places = {name: _places(record, name, report) for name in ("leaf", "total", "index")}
    index = places["index"]
    return Rounding(places["leaf"], places["total"], 2 if index is None else index)


def _places(record: Record, name: str, report: Report) -> int | None:
    places: int | None = record.get(name)
    if places is not None and not 0 <= places <= MOST_PLACES:
        report.add("places-out-of-range", record.where(name), key=name, found=places, most=MOST_PLACES)
    return places


def combination(record: Record | None, report: Report) -> Combination:
    """How sources are combined. `decide` takes an order; `weighted` takes weights that sum to 1."""
    if record is None or record.get("method") is None:
        return Combination("decide")
    if record["method"] == "weighted":
        return _weighted(record, report)
    for name in ("weights", "missing"):
        if name in record.places:
            report.add("combination-key-unused", record.where(name), key=name, method="decide")
    order = tuple(Source(word) for word in record.get("order", ()))
    twice = {source for source in order if order.count(source) > 1}
    if twice:
        report.add("order-repeats", record.where("order"), found=tuple(sorted(twice)))
    return Combination("decide", order) if order else Combination("decide")


def _weighted(record: Record, report: Report) -> Combination:
    if "order" in record.places:
        report.add("combination-key-unused", record.where("order"), key="order", method="weighted")
    weights = _weights(record.get("weights"), report)
    if "weights" not in record.places:
        report.add("weights-missing", record.place)
    elif weights and sum(weights.values()) != ONE:
        report.add("weights-sum", record.where("weights"), sum=sum(weights.values(), ZERO))
    return Combination("weighted", weights=weights, missing=record.get("missing", "pending"))


def _weights(record: Record | None, report: Report) -> dict[Stage, Number]:
    if record is None:
        return {}
    for name, weight in record.values.items():
        if weight <= 0:
            report.add("not-positive", record.where(name), key=name, found=weight)
    return {Stage(name): weight for name, weight in record.values.items()}


def ranking(record: Record | None, rounded: Rounding, report: Report) -> RankingRule:
    """How units are ranked. Whether the tie-breakers' codes exist is checked with the tree."""
    if record is None:
        return RankingRule()
    if "by" in record.places and "places" in record.places:
        report.add("ranking-said-twice", record.where("places"))
    places = _places(record, "places", report)
    if places is None and record.get("by") == "rounded":
        places = rounded.index
    breakers = tuple(code for tree in record.get("tie_breakers", ()) if (code := tie_breaker(tree, report)))
    return RankingRule(places, record.get("method") == "dense", breakers)


def tie_breaker(tree: Tree, report: Report) -> str | None:
    """A stage's name, or a quoted code."""
    if isinstance(tree, Scalar) and tree.text in STAGES:
        return tree.text
    code: str | None = read_value(_CODE, tree, report)
    return code
