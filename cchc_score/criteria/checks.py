"""Criteria: what must hold in a set beyond its keys, as a list of small functions over what was read.

Each check tells every break it finds, with the line to mend. None of them stops another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cchc_score.criteria.nodes import Draft
from cchc_score.criteria.settings import tie_breaker
from cchc_score.criteria.shapes import STAGES
from cchc_score.criteria.surgery import TOTAL
from cchc_score.decimals import ZERO, Number, exact_decimal
from cchc_score.declared import Record, Report, unknown
from cchc_score.model import Combination, Source, Stage
from cchc_score.problems import Place
from cchc_score.rules.base import Bounds, within
from cchc_score.text import Phrase, tidy

RESERVED = (*STAGES, "index", "rank")
"""Words that tables and tie-breakers use beside codes."""

_ODD_IN_CODE = re.compile(r"[\s,;:!]")
_DOTTED = re.compile(r"\d+(\.\d+)*")
_SPEAKING = (Stage.SELF, Stage.APPRAISAL, Stage.INSPECTION)
"""Who may speak on a leaf: the stage that fills it, and those after it."""


@dataclass(frozen=True, slots=True)
class SetDraft:
    """A set as read: its own keys, its trees of drafts, and the lines extensions are blamed at."""

    record: Record
    fields: tuple[Draft, ...]
    extras: tuple[Draft, ...]
    """The lines of the bonus and penalty blocks."""
    blames: Mapping[str, Place]

    def walk(self) -> Iterator[Draft]:
        """Every node in printed order."""
        for top in (*self.fields, *self.extras):
            yield from top.walk()

    def codes(self) -> tuple[str, ...]:
        """Every code that could be read."""
        return tuple(draft.code for draft in self.walk() if draft.code)


Check = Callable[[SetDraft, Report], None]


def run_checks(draft: SetDraft, report: Report) -> None:
    """Run every check."""
    for check in CHECKS:
        check(draft, report)


def codes_are_unique(draft: SetDraft, report: Report) -> None:
    """No code stands twice; composed and decomposed letters, capitals and small ones are the same code."""
    seen: dict[str, Place] = {}
    for node in draft.walk():
        key, place = tidy(node.code).casefold(), node.record.where("code")
        if not key:
            continue
        if key in seen:
            report.add("code-twice", place, code=node.code, first=str(seen[key]))
        seen.setdefault(key, place)


def codes_are_words(draft: SetDraft, report: Report) -> None:
    """Codes can be listed, typed into a cell and told from the words that stand beside them."""
    for node in draft.walk():
        odd = _ODD_IN_CODE.search(node.code)
        if odd is not None:
            report.add("code-character", node.record.where("code"), code=node.code, found=odd.group())
        if node.code in RESERVED:
            report.add("code-reserved", node.record.where("code"), code=node.code, known=RESERVED)


def codes_follow_their_parent(draft: SetDraft, report: Report) -> None:
    """Under 3.2 stands 3.2.1; a 3.3.1 there is a slip of the hand, or a node that was moved."""
    for parent in draft.walk():
        for child in parent.children:
            numbered = _DOTTED.fullmatch(parent.code) and _DOTTED.fullmatch(child.code)
            if numbered and not child.code.startswith(f"{parent.code}."):
                report.add("code-outside-parent", child.record.where("code"), code=child.code, parent=parent.code)


def leaves_have_rules(draft: SetDraft, report: Report) -> None:
    """A leaf has a rule; a node with children has none."""
    for node in draft.walk():
        is_parent, has_rule = "children" in node.record.places, "rule" in node.record.places
        if is_parent and has_rule:
            place = node.blame or node.record.where("rule")
            report.add("parent-with-rule", place, code=node.code)
        elif not is_parent and not has_rule:
            report.add("leaf-without-rule", node.record.where("code"), code=node.code)


def bounds_make_sense(draft: SetDraft, report: Report) -> None:
    """The maximum is above 0 (or 0 where points can only be lost), the minimum at or below the maximum."""
    for node in draft.walk():
        most, least = node.record.get("max"), node.record.get("min", ZERO)
        if most is None:
            continue
        if least > most:
            report.add("min-above-max", node.record.where("min"), code=node.code, minimum=least, maximum=most)
        elif most < ZERO or (most == ZERO and least == ZERO):
            report.add("not-positive", node.record.where("max"), key="max", found=most)
        if node.children and "min" in node.record:
            report.add("min-on-parent", node.record.where("min"), code=node.code)


def findings_leave_points_within(draft: SetDraft, report: Report) -> None:
    """What a shortcoming does stands on leaves, as either a ceiling or fixed points, within the leaf's bounds."""
    for node in draft.walk():
        effect: Record | None = node.record.get("on_finding")
        if effect is None:
            continue
        if node.children:
            report.add("on-finding-on-parent", node.record.where("on_finding"), code=node.code)
        if ("at_most" in effect.places) == ("exactly" in effect.places):
            report.add("one-of-keys", effect.place, keys=("at_most", "exactly"))
        most, least = node.record.get("max"), node.record.get("min", ZERO)
        if most is None or least > most:
            continue
        for name, points in effect.values.items():
            within(points, Bounds(least, most), effect.where(name), report)


def children_add_up(draft: SetDraft, report: Report) -> None:
    """A parent's maximum equals the exact sum of its children's, node by node."""
    for node in draft.walk():
        if node.children and len(node.children) == len(node.record["children"]):
            _prove(node.children, node.record.get("max"), "children-sum", node.where("max"), report, node.code)


def fields_add_up(draft: SetDraft, report: Report) -> None:
    """The fields' maxima sum to the declared total, exactly."""
    place = draft.blames.get(TOTAL) or draft.record.where("total")
    if draft.fields and len(draft.fields) == len(draft.record["fields"]):
        _prove(draft.fields, draft.record.get("total"), "fields-sum", place, report, "")


def _prove(
    parts: Sequence[Draft], declared: Number | None, problem: str, place: Place, report: Report, code: str
) -> None:
    maxima = [part.record["max"] for part in parts if "max" in part.record]
    total = sum(maxima, ZERO)
    if declared is None or len(maxima) < len(parts) or total == declared:
        return
    told = {"code": code, "max": _exact(declared), "sum": _exact(total), "parts": _plus(maxima)}
    report.add(problem, place, **told, off=_off(declared - total))


def _exact(points: Number) -> Number | str:
    """The points as they must be told in a proof: a fraction stays one where it has no decimal."""
    return points if exact_decimal(points) is not None else str(points)


def _plus(maxima: Sequence[Number]) -> Phrase:
    template = " + ".join(f"{{p{position}}}" for position in range(len(maxima)))
    return Phrase(template, template, {f"p{position}": _exact(points) for position, points in enumerate(maxima)})


def _off(difference: Number) -> Phrase:
    if difference > ZERO:
        return Phrase("còn thiếu {by}", "{by} too little", {"by": _exact(difference)})
    return Phrase("thừa {by}", "{by} too much", {"by": _exact(-difference)})


def caps_are_positive(draft: SetDraft, report: Report) -> None:
    """The bonus and penalty blocks have room for points, and the total is one."""
    owners = [(draft.record, "total")]
    owners += [(draft.record[name], "cap") for name in ("bonus", "penalty") if name in draft.record]
    for record, key in owners:
        if record.get(key) is not None and record[key] <= ZERO:
            report.add("not-positive", record.where(key), key=key, found=record[key])


def somebody_decides(draft: SetDraft, report: Report) -> None:
    """Among the sources that may speak on a leaf, at least one is in its combination."""
    for node in draft.walk():
        filler = node.ways.filled_by
        if node.children or filler is Stage.SURVEY:
            continue
        speakers = _SPEAKING[_SPEAKING.index(filler) :]
        deciders = _deciders(node.ways.combination)
        if deciders and not deciders & set(speakers):
            report.add("nobody-decides", node.record.where("filled_by"), code=node.code, filler=filler.value)


def _deciders(combination: Combination) -> set[Stage]:
    """The stages that count; none when the weights could not be read."""
    if combination.method == "weighted":
        return set(combination.weights)
    return {Source(source).stage for source in combination.order}


def survey_leaves_ask_once(draft: SetDraft, report: Report) -> None:
    """A survey table has one column per leaf, so its rule can ask for one value only."""
    for node in draft.walk():
        if node.rule is None or node.children or node.ways.filled_by is not Stage.SURVEY:
            continue
        asked = len(node.rule.asks())
        if asked > 1:
            place = node.record.where("rule")
            report.add("survey-asks-many", place, code=node.code, kind=node.rule.kind, count=asked)


def redistribution_has_somewhere_to_go(draft: SetDraft, report: Report) -> None:
    """Points that go to the siblings need siblings."""
    families = [draft.fields, *(node.children for node in draft.walk())]
    for family in families:
        for only in family if len(family) == 1 else ():
            if only.record.get("not_applicable") == "redistribute":
                report.add("redistribute-alone", only.record.where("not_applicable"), code=only.code)


def tie_breakers_exist(draft: SetDraft, report: Report) -> None:
    """Tie-breakers name stages, or codes of the set."""
    known = (*draft.codes(), *STAGES)
    ranking = draft.record.get("ranking")
    for tree in ranking.get("tie_breakers", ()) if ranking is not None else ():
        code = tie_breaker(tree, Report())  # how it is written was told when the settings were read
        if code is not None and code not in known:
            unknown(report, "unknown-code", tree.place, code, known, key="tie_breakers", code=code)


def disqualifiers_exist(draft: SetDraft, report: Report) -> None:
    """Disqualifying conditions look at codes of the set."""
    known = draft.codes()
    grades = draft.record.get("grades")
    for condition in grades.get("disqualify", ()) if grades is not None else ():
        code = condition.get("criterion")
        if code is not None and code not in known:
            unknown(report, "unknown-code", condition.where("criterion"), code, known, key="criterion", code=code)


CHECKS: tuple[Check, ...] = (
    codes_are_unique,
    codes_are_words,
    codes_follow_their_parent,
    leaves_have_rules,
    bounds_make_sense,
    findings_leave_points_within,
    children_add_up,
    fields_add_up,
    caps_are_positive,
    somebody_decides,
    survey_leaves_ask_once,
    redistribution_has_somewhere_to_go,
    tie_breakers_exist,
    disqualifiers_exist,
)
