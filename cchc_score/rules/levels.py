"""Rule kind `levels`: a look-up ("Ban hành kịp thời: 1; không kịp thời: 0,5; không ban hành: 0")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from cchc_score.decimals import Number
from cchc_score.declared import Key, Record, Report, Shape
from cchc_score.model import Award, Branch, Choice, Fact, FactType, FactValue, Improvement, Peers, Rule, Way
from cchc_score.rules import live
from cchc_score.rules.base import (
    POINTS,
    SHARE,
    Bounds,
    Kind,
    earns,
    enough,
    missing,
    result,
    scored,
    warn_unreachable,
)
from cchc_score.rules.options import TITLE, not_an_option, read_options
from cchc_score.rules.results import one_of
from cchc_score.rules.wording import line
from cchc_score.text import Phrase

_LEVEL = Shape(
    Phrase("mức của quy tắc levels", "a level"),
    (
        Key("key", "text", Phrase("Tên gọi tắt; mặc định l1, l2…", "A short name; l1, l2… by default.")),
        TITLE,
        POINTS,
        SHARE,
    ),
)
SHAPE = Shape(
    Phrase("quy tắc levels (các mức)", "a levels rule"),
    (
        Key(
            "levels",
            "shape",
            Phrase("Các mức, như phụ lục in.", "The levels, as the annex prints them."),
            required=True,
            many=True,
            shape=_LEVEL,
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Levels(Rule):
    """The points of the level that was chosen."""

    kind: ClassVar[str] = "levels"
    options: tuple[Choice, ...]
    results: tuple[Number, ...]
    """Points of each option, in the same order."""

    def asks(self) -> tuple[Fact, ...]:
        """One choice."""
        return (Fact("level", "Mức đạt được", FactType.CHOICE, choices=self.options),)

    def award(self, facts: Mapping[str, FactValue], peers: Peers | None = None) -> Award:
        """The points of the chosen level."""
        if "level" not in facts:
            return missing("level")
        for option, points in zip(self.options, self.results, strict=True):
            if option.key == facts["level"]:
                return scored(_branch(option), points, _reached(option.title), earns(points))
        return not_an_option("level", facts["level"], self.options)

    def describe(self) -> tuple[Phrase, ...]:
        """A line for each level."""
        pairs = zip(self.options, self.results, strict=True)
        return tuple(line(option.title, points) for option, points in pairs)

    def branches(self) -> tuple[Branch, ...]:
        """A branch for each level."""
        pairs = zip(self.options, self.results, strict=True)
        return tuple(Branch(_branch(o), Phrase("{title}", "{title}", {"title": o.title}), p) for o, p in pairs)

    def improvements(self, facts: Mapping[str, FactValue], peers: Peers | None = None) -> tuple[Improvement, ...]:
        """The levels that earn more, the one that earns least more first."""
        keys = [option.key for option in self.options]
        now = self.results[keys.index(str(facts["level"]))]
        better = sorted((points, at) for at, points in enumerate(self.results) if points > now)
        return tuple(
            Improvement(Way.ANSWER, _reached(self.options[at].title), {**facts, "level": keys[at]})
            for _, at in better
        )

    def formula(self, cells: Mapping[str, str]) -> str | None:
        """The points of the title that is chosen."""
        results = [live.literal(points) for points in self.results]
        return live.guarded(self.asks(), cells, live.chosen(cells["level"], self.options, results))

    def allows(self, points: Number) -> bool:
        """Only the points of a level."""
        return one_of(points, self.results)


def _branch(option: Choice) -> str:
    return f"level-{option.key}"


@lru_cache(maxsize=1024)
def _reached(title: str) -> Phrase:
    return Phrase("Mức đạt được: {title}", "Level reached: {title}", {"title": title})


def build(record: Record, bounds: Bounds, report: Report) -> Levels | None:
    """Build the rule from its declaration: at least two levels, told apart by title and key."""
    levels = record["levels"]
    options = read_options(levels, report, "l")
    results = [result(level, bounds, report) for level in levels]
    points = tuple(each for each in results if each is not None)
    if not enough(record, "levels", 2, report) or options is None or len(points) < len(results):
        return None
    warn_unreachable(max(points), bounds, record.where("levels"), report)
    return Levels(bounds.maximum, options, points)


KIND = Kind("levels", SHAPE, build)
