"""Small model objects for the scoring tests: sets, units, submissions; and a rule that counts to its facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from cchc_score.model import (
    Answer,
    Award,
    Branch,
    Combination,
    CriteriaSet,
    Entry,
    ExtraBlock,
    Fact,
    FactType,
    FactValue,
    Fault,
    Finding,
    Node,
    Peers,
    RankingRule,
    Rounding,
    Rule,
    Source,
    Stage,
    Status,
    Submission,
    Treatment,
    Unit,
    UnitScore,
)
from cchc_score.problems import Place
from cchc_score.scoring.unit import score_unit
from cchc_score.text import Phrase

SELF, A1, A2, INSPECTION, SURVEY = Source
DECIDE = Combination("decide")
SET_PLACE = Place("set.yaml", line=1)


def n(text: str | int) -> Fraction:
    return Fraction(text)


@dataclass(frozen=True, slots=True)
class Judged(Rule):
    """The points are typed; steps of a quarter."""

    kind: ClassVar[str] = "test_judged"

    def asks(self) -> tuple[Fact, ...]:
        return ()

    def award(self, facts: Mapping[str, FactValue], peers: Peers | None = None) -> Award:
        return Award(Status.MISSING)

    def describe(self) -> tuple[Phrase, ...]:
        return ()

    def branches(self) -> tuple[Branch, ...]:
        return ()

    def formula(self, cells: Mapping[str, str]) -> str | None:
        return None

    def allows(self, points: Fraction) -> bool:
        return (points * 4).denominator == 1


@dataclass(frozen=True, slots=True)
class Ratio(Rule):
    """done ÷ all × maximum; 0/0 does not apply; more done than all is a fault."""

    kind: ClassVar[str] = "test_ratio"
    better: str = "higher"

    def asks(self) -> tuple[Fact, ...]:
        return (Fact("done", "Số đã làm", FactType.COUNT), Fact("all", "Tổng số", FactType.COUNT))

    def award(self, facts: Mapping[str, FactValue], peers: Peers | None = None) -> Award:
        missing = tuple(name for name in ("done", "all") if name not in facts)
        if missing:
            return Award(Status.MISSING, missing=missing)
        done, whole = facts["done"], facts["all"]
        assert isinstance(done, Fraction)
        assert isinstance(whole, Fraction)
        if done > whole:
            return Award(
                Status.INVALID,
                faults=(Fault("part-over-whole", "done", {"part": done, "whole": whole}),),
            )
        if whole == 0:
            return Award(Status.NOT_APPLICABLE, steps=(Phrase("0/0", "0/0"),))
        step = Phrase("{a}/{b}", "{a}/{b}", {"a": done, "b": whole})
        return Award(Status.SCORED, done / whole * self.maximum, (step,))

    def describe(self) -> tuple[Phrase, ...]:
        return ()

    def branches(self) -> tuple[Branch, ...]:
        return ()

    def formula(self, cells: Mapping[str, str]) -> str | None:
        return None

    def measure(self, facts: Mapping[str, FactValue]) -> Fraction | None:
        done, whole = facts.get("done"), facts.get("all")
        return done / whole if isinstance(done, Fraction) and isinstance(whole, Fraction) and whole else None


def leaf(
    code: str,
    maximum: str | int,
    *,
    by: Stage = Stage.SELF,
    na: Treatment | None = None,
    minimum: str | int = 0,
    combination: Combination | None = None,
    rule: type[Judged] | type[Ratio] = Judged,
) -> Node:
    return Node(
        code,
        f"Tiêu chí {code}",
        n(maximum),
        SET_PLACE,
        rule=rule(n(maximum)),
        filled_by=by,
        not_applicable=na,
        minimum=n(minimum),
        combination=combination,
    )


def branch(code: str, *children: Node, na: Treatment | None = None) -> Node:
    total = sum((child.max for child in children), Fraction(0))
    return Node(code, f"Mục {code}", total, SET_PLACE, children, not_applicable=na)


def block(cap: str | int, *nodes: Node) -> ExtraBlock:
    return ExtraBlock("Khối", n(cap), nodes, SET_PLACE)


def criteria_set(
    *fields: Node,
    combination: Combination = DECIDE,
    rounding: Rounding = Rounding(),  # noqa: B008 - frozen
    exemption: Treatment = Treatment.EXCLUDE,
    bonus: ExtraBlock | None = None,
    penalty: ExtraBlock | None = None,
    **more: object,
) -> CriteriaSet:
    total = sum((field.max for field in fields), Fraction(0))
    return CriteriaSet(
        "test-set",
        "1.0",
        "Bộ tiêu chí thử",
        ("commune",),
        (),
        total,
        fields,
        combination,
        rounding,
        RankingRule(),
        "set.yaml",
        "0" * 64,
        bonus=bonus,
        penalty=penalty,
        exemption=exemption,
        **more,  # type: ignore[arg-type]
    )


def place(source: Source, code: str, column: str = "D") -> Place:
    return Place(f"{source}.xlsx", "Phiếu", f"{column}{code}")


Said = str | int | Answer | None
"""Points as typed, "KAD" for not applicable, "?" for an unreadable cell, "3/4" facts as done/all, or an Answer."""


def answer(source: Source, code: str, said: Said) -> Answer:
    at = place(source, code)
    if isinstance(said, Answer):
        return said
    if said is None:
        return Answer(code)
    if said == "KAD":
        return Answer(code, not_applicable=Entry("", at))
    if said == "?":
        return Answer(code, invalid=(at,))
    if isinstance(said, str) and "/" in said:
        return Answer(code, ratio_facts(source, code, *said.split("/")))
    return Answer(code, points=Entry(n(said), at))


def ratio_facts(source: Source, code: str, done: str, whole: str) -> dict[str, Entry]:
    facts = {}
    if done:
        facts["done"] = Entry(n(done), place(source, code, "E"))
    if whole:
        facts["all"] = Entry(n(whole), place(source, code, "F"))
    return facts


def submission(source: Source, said: Mapping[str, Said], unit: str = "H01") -> Submission:
    answers = {code: answer(source, code, value) for code, value in said.items()}
    return Submission(unit, source, f"{source}.xlsx", answers)


def score(
    criteria: CriteriaSet,
    said: Mapping[Source, Mapping[str, Said]],
    *,
    exempt: Sequence[str] = (),
    surveyed: bool = False,
    unit: Unit | None = None,
    peers: Mapping[str, Peers] | None = None,
    found: Mapping[str, Sequence[Finding]] | None = None,
) -> UnitScore:
    who = unit or Unit("H01", "Xã thử", "commune", "xã", exempt=tuple(exempt))
    submissions = {source: submission(source, answers, who.code) for source, answers in said.items()}
    return score_unit(criteria, who, submissions, surveyed=surveyed, peers=peers or {}, shortcomings=found or {})


def node_of(scored: UnitScore, code: str):
    return next(node for node in scored.walk() if node.node.code == code)


def words(steps: Sequence[Phrase], lang: str = "vi") -> str:
    return " | ".join(step.text(lang) for step in steps)  # type: ignore[arg-type]


def codes(scored: UnitScore) -> list[str]:
    return [problem.code for problem in scored.problems]
