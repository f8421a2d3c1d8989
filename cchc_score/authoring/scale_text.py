"""Authoring: the printed scale of a criterion → the rule that says the same, proven by building it.

What cannot be read is `judged`, and every line of it is kept for review: nothing is dropped, nothing is repaired.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cchc_score.authoring import scale_text_choices as choices
from cchc_score.authoring import scale_text_counts as counts
from cchc_score.authoring.scale_text_figures import ratio
from cchc_score.authoring.scale_text_lines import (
    Leaf,
    Line,
    Reading,
    lines_of,
    points_of,
    said,
    without_bullet,
)
from cchc_score.criteria.edits import Value
from cchc_score.decimals import ZERO
from cchc_score.declared import Block, Listing, Report, Scalar, Tree
from cchc_score.problems import Place, Problem, Severity
from cchc_score.rules import build_rule
from cchc_score.rules.base import Bounds

_Reader = Callable[[Sequence[Line], Leaf], Reading | None]

_OF_CASES: tuple[_Reader, ...] = (
    counts.mean,
    counts.survey,
    ratio,
    choices.lateness,
    counts.deduction,
    counts.count,
    counts.bands,
    choices.all_of,
    choices.yes_no,
    choices.levels,
)
_READERS: tuple[_Reader, ...] = (choices.judged, counts.relative, *_OF_CASES)
_OF_THE_ANNEX = frozenset({"bands-gap", "bands-overlap", "bands-gap-at-end", "result-outside-bounds"})
"""Errors that say the scale itself is at fault: it is kept as printed, for `criteria check` to point at."""
_NOTHING = "phụ lục không in cách tính điểm; tạm để người thẩm định cho điểm"
_NOWHERE = Place("")


@dataclass(frozen=True, slots=True)
class ScaleReading:
    """The rule of a leaf, what a reviewer has to decide, and the lines that no rule holds."""

    rule: Mapping[str, Value]
    doubts: tuple[str, ...]
    left: tuple[Line, ...]

    @property
    def settled(self) -> bool:
        """Whether there is nothing to review."""
        return not self.doubts and not self.left


def read_scale(lines: Sequence[Line], leaf: Leaf) -> ScaleReading:
    """The rule that printed lines say; `judged` with all of them left when they cannot be read."""
    if not lines:
        reading = counts.without_scale(leaf) or Reading({"kind": "judged"}, (_NOTHING,))
        return ScaleReading(reading.rule, reading.doubts, ())
    found = _alternatives(lines, leaf) or _first(_READERS, [_bare(line) for line in lines], leaf)
    if found is None:
        return ScaleReading({"kind": "judged"}, (), tuple(lines))
    return ScaleReading(found.rule, found.doubts, found.left)


def as_tree(value: Value) -> Tree:
    """A YAML value in the making as the tree that rules are built from."""
    if isinstance(value, str):
        return Scalar(value, False, _NOWHERE)
    if isinstance(value, Mapping):
        return Block(
            tuple((Scalar(key, False, _NOWHERE), as_tree(under)) for key, under in value.items()), _NOWHERE
        )
    return Listing(tuple(as_tree(item) for item in value), _NOWHERE)


def _bare(line: Line) -> Line:
    return line._replace(text=without_bullet(line.text))


def _first(readers: Sequence[_Reader], lines: Sequence[Line], leaf: Leaf) -> Reading | None:
    """The first reading of all lines that holds; else of those that earn something (two or more)."""
    spoken = [line for line in lines if line.earns]
    whole = _of(readers, lines, leaf)
    if whole is not None or len(spoken) < 2 or len(spoken) == len(lines):
        return whole
    partly = _of(readers, spoken, leaf)
    others = tuple(line for line in lines if not line.earns)
    return replace(partly, left=(*partly.left, *others)) if partly is not None else None


def _of(readers: Sequence[_Reader], lines: Sequence[Line], leaf: Leaf) -> Reading | None:
    for reader in readers:
        reading = reader(lines, leaf)
        proven = _proven(reading, leaf) if reading is not None else None
        if proven is not None:
            return proven
    return None


def _proven(reading: Reading, leaf: Leaf) -> Reading | None:
    """The reading whose rule can be built, with the type of its figure found; None when it is no rule at all."""
    tried = [(variant, _faults(variant, leaf)) for variant in _variants(reading.rule)]
    rule, faults = min(tried, key=lambda pair: len(pair[1]))
    if any(fault.severity is Severity.ERROR and fault.code not in _OF_THE_ANNEX for fault in faults):
        return None
    told = tuple(fault.message("vi") for fault in faults)
    return replace(reading, rule=rule, doubts=(*reading.doubts, *told))


def _variants(rule: Mapping[str, Value]) -> Iterator[Mapping[str, Value]]:
    """A value of bands counts whole things where its scale only joins that way; a percentage may pass 100%."""
    if rule["kind"] == "bands" and "value" in rule:
        if "type" not in rule:
            yield {"kind": "bands", "value": rule["value"], "type": "count", **rule}
        elif rule["type"] == "percent":
            yield rule
            yield {
                **{key: value for key, value in rule.items() if key not in ("type", "bands")},
                "unit": "%",
                "bands": rule["bands"],
            }
            return
    yield rule


def _faults(rule: Mapping[str, Value], leaf: Leaf) -> list[Problem]:
    """What building the rule complains of: errors and warnings."""
    report = Report()
    build_rule(as_tree(rule), Bounds(leaf.minimum, leaf.max), report)
    return report.problems


def _alternatives(lines: Sequence[Line], leaf: Leaf) -> Reading | None:
    """Cases by their titles, each with the lines of its own rule behind dashes."""
    cases: list[tuple[Line, list[Line]]] = []
    for line in lines:
        if line.text.endswith(":") and _bare(line).text == line.text:
            cases.append((line, []))
        elif not cases or _bare(line).text == line.text:
            return None
        else:
            cases[-1][1].extend(lines_of(without_bullet(line.text), line.cell))
    read = [_case(key, title, inner, leaf) for key, (title, inner) in zip("abcdefgh", cases, strict=False)]
    made = [case for case in read if case is not None]
    if len(cases) < 2 or len(made) < len(cases):
        return None
    doubts = tuple(doubt for _, reading in made for doubt in reading.doubts)
    left = tuple(line for _, reading in made for line in reading.left)
    return _proven(Reading({"kind": "alternatives", "cases": [case for case, _ in made]}, doubts, left), leaf)


def _case(key: str, title: Line, lines: Sequence[Line], leaf: Leaf) -> tuple[Mapping[str, Value], Reading] | None:
    """A case and its reading; its own maximum is what its best line earns."""
    earned = [points for line in lines if (points := points_of(line, leaf)) is not None]
    best = max(earned, default=ZERO)
    for maximum in (best, leaf.max) if ZERO < best < leaf.max else (leaf.max,):
        reading = _first(_OF_CASES, lines, replace(leaf, max=maximum))
        if reading is not None:
            capped = {"max": said(maximum)} if maximum != leaf.max else {}
            return {"key": key, "title": title.text.rstrip(" :"), **capped, "rule": reading.rule}, reading
    return None
