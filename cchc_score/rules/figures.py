"""Rules: the figure that a scale looks at: one value, or a part of a whole with the declared result of 0/0."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from cchc_score.decimals import HUNDRED, ZERO, Number
from cchc_score.declared import Key
from cchc_score.model import Award, Branch, Fact, FactValue, Status
from cchc_score.rules import live
from cchc_score.rules.base import asked, beyond, earns, invalid, lacking, missing, number, proportion, scored
from cchc_score.rules.wording import calculated, capital, line, stated
from cchc_score.text import Phrase

PART = Key("part", "text", Phrase("Tử số: phần được tính.", "The numerator: the part that counts."))
WHOLE = Key("whole", "text", Phrase("Mẫu số: tổng số.", "The denominator: the whole."))
ZERO_OVER_ZERO = Key(
    "zero_over_zero",
    "word",
    Phrase(
        "Khi tổng số bằng 0: điểm tối đa, 0 điểm, không áp dụng, hay coi là thiếu số liệu.",
        "When the whole is 0: full points, zero, not applicable, or missing.",
    ),
    words=("full", "zero", "not_applicable", "missing"),
)


_SHARE = Phrase("Tỷ lệ", "Share")


class Reading(NamedTuple):
    """The figure as facts give it: a plain value, or a percentage as 90 for 90%."""

    value: Number
    step: Phrase
    part: Number
    whole: Number
    """A percentage is part ÷ whole, as it is recomputed by hand (45/50)."""


@dataclass(frozen=True, slots=True)
class OneValue:
    """One value that is asked for; with `complement`, a percentage of what does not count."""

    fact: Fact
    suffix: str
    complement: bool = False

    def asks(self) -> tuple[Fact, ...]:
        """The value."""
        return (self.fact,)

    def read(self, facts: Mapping[str, FactValue], full: Number) -> Reading | Award:
        """The value, or the award when it is not there."""
        if self.fact.name not in facts:
            return missing(self.fact.name)
        value = number(facts, self.fact.name)
        if not self.complement:
            return Reading(value, stated(self.fact.title, value, self.suffix), value, HUNDRED)
        left = HUNDRED - value
        step = calculated("{share} = 100% − {value}%", left, {"share": _SHARE, "value": value}, "%")
        return Reading(left, step, left, HUNDRED)

    def heading(self) -> tuple[Phrase, ...]:
        """How a percentage is made, the line above its scale; a plain value needs none."""
        if not self.complement:
            return ()
        values = {"title": self.fact.title}
        return (Phrase("Tỷ lệ = 100% − {title}", "Share = 100% − {title}", values),)

    def footing(self, full: Number) -> tuple[Phrase, ...]:
        """Nothing stands below the scale."""
        return ()

    def branches(self, full: Number) -> tuple[Branch, ...]:
        """There is a figure for every value."""
        return ()

    def formula(self, cells: Mapping[str, str], full: Number, points: Callable[[str], str]) -> str:
        """What `points` makes of the value, behind the checks of its cell."""
        value = live.value(self.fact, cells)
        return live.guarded((self.fact,), cells, points(f"(100-{value})" if self.complement else value))


@dataclass(frozen=True, slots=True)
class Portion:
    """Two figures and the percentage made of them; with `complement`, of what is left without the part."""

    part: Fact
    whole: Fact
    zero_over_zero: str
    complement: bool = False

    def asks(self) -> tuple[Fact, ...]:
        """The part and the whole."""
        return (self.part, self.whole)

    def read(self, facts: Mapping[str, FactValue], full: Number) -> Reading | Award:
        """The percentage, or the award when there is none: figures missing, contradictory, or 0/0.

        `full` is what full points are when the declared result of 0/0 is `full`.
        """
        if "part" not in facts or "whole" not in facts:
            return missing(*lacking(facts, ("part", "whole")))
        part, whole = number(facts, "part"), number(facts, "whole")
        if beyond(part, whole) > 0:
            titles = {"part_title": self.part.title, "whole_title": self.whole.title}
            return invalid("part-over-whole", "part", part=part, whole=whole, **titles)
        if whole == 0:
            return without_whole(self.zero_over_zero, full, "whole")
        counted = whole - part if self.complement else part
        value = proportion(counted, ZERO, whole, HUNDRED)
        return Reading(value, self._step(part, whole, value), counted, whole)

    def heading(self) -> tuple[Phrase, ...]:
        """How the percentage is made, the line above its scale."""
        values = {"part": self.part.title, "whole": self.whole.title}
        division = "({whole} − {part}) ÷ {whole}" if self.complement else "{part} ÷ {whole}"
        return (Phrase("Tỷ lệ = " + division, "Share = " + division, values),)

    def footing(self, full: Number) -> tuple[Phrase, ...]:
        """What 0/0 comes to, the line below the scale."""
        return (without_whole_line(self.zero_over_zero, full),)

    def branches(self, full: Number) -> tuple[Branch, ...]:
        """What 0/0 decides apart from the figure."""
        return without_whole_branches(self.zero_over_zero, full)

    def formula(self, cells: Mapping[str, str], full: Number, points: Callable[[str], str]) -> str:
        """What `points` makes of the percentage, behind the checks of both cells and of 0/0."""
        part, whole = cells["part"], cells["whole"]
        counted = f"({whole}-{part})" if self.complement else part
        earned = live.either(
            f"{whole}=0",
            without_whole_formula(self.zero_over_zero, full),
            points(live.percentage(counted, whole)),
        )
        contradiction = live.either(f"{part}>{whole}", live.quoted(live.INVALID), earned)
        return live.guarded((self.part, self.whole), cells, contradiction)

    def _step(self, part: Number, whole: Number, value: Number) -> Phrase:
        division = "{share} = ({whole} − {part})/{whole}" if self.complement else "{share} = {part}/{whole}"
        return calculated(division, value, {"share": _SHARE, "part": part, "whole": whole}, "%")


def two_figures(part: str, whole: str, kind: str, unit: str | None) -> tuple[Fact, Fact]:
    """The facts `part` and `whole`, of type `count` or `number`."""
    return asked("part", part, kind, unit), asked("whole", whole, kind, unit)


# --- 0/0 ---------------------------------------------------------------------------------------------------

_NOTHING = Phrase("không phát sinh (tổng số bằng 0)", "nothing arose (the whole is 0)")
NOTHING_AROSE = capital(_NOTHING)
_NOTHING_BRANCH = "zero-over-zero"


def without_whole(policy: str, full: Number, whole: str) -> Award:
    """The award when the whole is 0, by the declared policy; `whole` is the fact named as missing."""
    if policy == "missing":
        return missing(whole)
    if policy == "not_applicable":
        return Award(Status.NOT_APPLICABLE, steps=(NOTHING_AROSE,), branch=_NOTHING_BRANCH)
    points = full if policy == "full" else ZERO
    return scored(_NOTHING_BRANCH, points, NOTHING_AROSE, earns(points))


def without_whole_branches(policy: str, full: Number) -> tuple[Branch, ...]:
    """The branch of a whole that is 0; none where the policy decides nothing."""
    if policy == "missing":
        return ()
    points = {"full": full, "zero": ZERO}.get(policy)
    return (Branch(_NOTHING_BRANCH, _NOTHING, points),)


def without_whole_formula(policy: str, full: Number) -> str:
    """What 0/0 comes to, by the declared policy, in a live formula."""
    words = {"missing": live.MISSING, "not_applicable": live.NOT_APPLICABLE}
    if policy in words:
        return live.quoted(words[policy])
    return live.literal(full if policy == "full" else ZERO)


def without_whole_line(policy: str, full: Number) -> Phrase:
    """The line of a printed scale that says what 0/0 comes to."""
    words = {
        "not_applicable": Phrase("không áp dụng", "not applicable"),
        "missing": Phrase("chưa có số liệu", "no data"),
    }
    if policy not in words:
        return line(NOTHING_AROSE, full if policy == "full" else ZERO)
    values = {"nothing": NOTHING_AROSE, "result": words[policy]}
    return Phrase("{nothing}: {result}", "{nothing}: {result}", values)
