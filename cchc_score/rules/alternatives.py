"""Rule kind `alternatives`: the unit chooses its case, and each case has a rule of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import ClassVar, TypeVar

from cchc_score.decimals import Number
from cchc_score.declared import Key, Record, Report, Shape, Tree
from cchc_score.model import Award, Branch, Choice, Fact, FactType, FactValue, Improvement, Peers, Rule
from cchc_score.rules import live
from cchc_score.rules.base import Bounds, Kind, enough, missing, positive, warn_unreachable, within
from cchc_score.rules.options import TITLE, not_an_option, read_options
from cchc_score.text import Phrase

_CASE = Shape(
    Phrase("trường hợp của quy tắc alternatives", "a case"),
    (
        Key("key", "text", Phrase("Tên gọi tắt (như a).", "A short name (like a)."), required=True),
        TITLE,
        Key(
            "max",
            "number",
            Phrase("Điểm tối đa của trường hợp này.", "The most this case earns; the leaf's maximum by default."),
        ),
        Key(
            "rule",
            "free",
            Phrase("Quy tắc của trường hợp này.", "The rule of this case."),
            True,
            schema="case_rule",
        ),
    ),
)
SHAPE = Shape(
    Phrase("quy tắc alternatives (chọn trường hợp)", "an alternatives rule"),
    (
        Key(
            "cases",
            "shape",
            Phrase("Các trường hợp để chọn.", "The cases to choose from."),
            required=True,
            many=True,
            shape=_CASE,
        ),
    ),
)
V = TypeVar("V")
BuildCase = Callable[[Tree, Bounds, Report], "Rule | None"]


@dataclass(frozen=True, slots=True)
class Alternatives(Rule):
    """The rule of the chosen case. Its facts carry the case's key in front: `a_part`."""

    kind: ClassVar[str] = "alternatives"
    options: tuple[Choice, ...]
    rules: tuple[Rule, ...]
    """The rule of each option, in the same order."""

    def asks(self) -> tuple[Fact, ...]:
        """The case, then the facts of every case, each asked only in its case."""
        own = tuple(
            replace(
                fact,
                name=f"{option.key}_{fact.name}",
                title=f"{option.title}: {fact.title}",
                when=("case", option.key),
            )
            for option, rule in zip(self.options, self.rules, strict=True)
            for fact in rule.asks()
        )
        return (Fact("case", "Trường hợp áp dụng", FactType.CHOICE, choices=self.options), *own)

    def award(self, facts: Mapping[str, FactValue], peers: Peers | None = None) -> Award:
        """What the rule of the chosen case awards; facts of other cases are left aside."""
        if "case" not in facts:
            return missing("case")
        for option, rule in zip(self.options, self.rules, strict=True):
            if option.key == facts["case"]:
                return _renamed(rule.award(_of_case(facts, option.key)), option)
        return not_an_option("case", facts["case"], self.options)

    def describe(self) -> tuple[Phrase, ...]:
        """Each case by its title, with the lines of its rule below."""
        lines: list[Phrase] = []
        for option, rule in zip(self.options, self.rules, strict=True):
            lines.append(Phrase("{title}:", "{title}:", {"title": option.title}))
            lines += (Phrase("– {line}", "– {line}", {"line": line}) for line in rule.describe())
        return tuple(lines)

    def branches(self) -> tuple[Branch, ...]:
        """The branches of every case, each behind its title."""
        return tuple(
            Branch(
                _branch(option, branch.key),
                Phrase("{title}: {says}", "{title}: {says}", {"title": option.title, "says": branch.says}),
                branch.points,
            )
            for option, rule in zip(self.options, self.rules, strict=True)
            for branch in rule.branches()
        )

    def improvements(self, facts: Mapping[str, FactValue], peers: Peers | None = None) -> tuple[Improvement, ...]:
        """Those of the chosen case; which case holds is a circumstance, not a choice to better oneself by."""
        for option, rule in zip(self.options, self.rules, strict=True):
            if option.key == facts["case"]:
                better = rule.improvements(_of_case(facts, option.key), peers)
                return tuple(_of_whole(one, facts, option) for one in better)
        return ()

    def formula(self, cells: Mapping[str, str]) -> str | None:
        """The formula of the chosen case; cells of other cases are left aside."""
        cases = [
            rule.formula(_of_case(cells, option.key))
            for option, rule in zip(self.options, self.rules, strict=True)
        ]
        told = [case for case in cases if case is not None]
        if len(told) < len(cases):
            return None
        return live.guarded(self.asks()[:1], cells, live.chosen(cells["case"], self.options, told))

    def allows(self, points: Number) -> bool:
        """Whether some case can come to these points."""
        return any(points <= rule.maximum and rule.allows(points) for rule in self.rules)


def _of_case(named: Mapping[str, V], key: str) -> dict[str, V]:
    """What stands under the names of one case, by the names its rule asks by."""
    prefix = f"{key}_"
    return {name.removeprefix(prefix): value for name, value in named.items() if name.startswith(prefix)}


def _renamed(award: Award, option: Choice) -> Award:
    """The award of a case, told in the names that the whole rule asks by."""
    return Award(
        award.status,
        award.points,
        (_chosen(option.title), *award.steps),
        tuple([f"{option.key}_{name}" for name in award.missing]),
        tuple([fault._replace(fact=f"{option.key}_{fault.fact}") for fault in award.faults]),
        award.branch and _branch(option, award.branch),
    )


def _branch(option: Choice, key: str) -> str:
    return f"case-{option.key}/{key}"


def _of_whole(improvement: Improvement, facts: Mapping[str, FactValue], option: Choice) -> Improvement:
    """An improvement of a case, in the facts of the whole rule."""
    return improvement._replace(
        facts=_with_case(facts, improvement.facts, option),
        short=None if improvement.short is None else _with_case(facts, improvement.short, option),
    )


def _with_case(
    facts: Mapping[str, FactValue], own: Mapping[str, FactValue], option: Choice
) -> dict[str, FactValue]:
    return {**facts, **{f"{option.key}_{name}": value for name, value in own.items()}}


@lru_cache(maxsize=1024)
def _chosen(title: str) -> Phrase:
    return Phrase("Trường hợp: {title}", "Case: {title}", {"title": title})


def kind(build_case: BuildCase) -> Kind:
    """The kind, given how the rule of a case is built: the registry knows the other kinds, this file does not."""

    def build(record: Record, bounds: Bounds, report: Report) -> Alternatives | None:
        """Build the rule from its declaration: at least two cases, each within the leaf's bounds."""
        cases = record["cases"]
        options = read_options(cases, report)
        rules = [_case_rule(each, bounds, build_case, report) for each in cases]
        sound = tuple(rule for rule in rules if rule is not None)
        if not enough(record, "cases", 2, report) or options is None or len(sound) < len(rules):
            return None
        warn_unreachable(max(rule.maximum for rule in sound), bounds, record.where("cases"), report)
        return Alternatives(bounds.maximum, options, sound)

    return Kind("alternatives", SHAPE, build)


def _case_rule(record: Record, bounds: Bounds, build_case: BuildCase, report: Report) -> Rule | None:
    most = record.get("max", bounds.maximum)
    if not positive(record, "max", report) or not within(most, bounds, record.where("max"), report):
        return None
    return build_case(record["rule"], Bounds(bounds.minimum, most), report)
