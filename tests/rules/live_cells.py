"""Cells for what a rule asks: valid, at an edge its declaration names, blank, and what cannot be the fact."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from rule_text import N

from cchc_score.model import FactType


@dataclass(frozen=True)
class Cell:
    """What stands in a cell (text, float, None), and the fact it is; wrong: it cannot be one."""

    content: object
    fact: object = None
    wrong: bool = False


BROKEN = Cell("=1/0", wrong=True)
DAY_ZERO = date(1899, 12, 30)


class Filler:
    """Fills the cells of a rule: mostly with what it asks for, near the figures its declaration names."""

    def __init__(self, random, text):
        self.random = random
        self.figures = [N(found) for found in re.findall(r"\d+(?:\.\d+)?", text)] or [N(1)]
        due = re.search(r"due: (\S+)", text)
        self.due = date.fromisoformat(due[1]) if due else date(2025, 6, 30)

    def fill(self, facts):
        if self.random.random() < 0.04:
            return {fact.name: self._nothing(fact) for fact in facts}
        cells = {fact.name: self._cell(fact) for fact in facts}
        for small, large in self._pairs(cells):
            self._agree(cells, small, large)
        return cells

    def _nothing(self, fact):
        """0 wherever there can be a number: nothing over nothing, of nothing."""
        if fact.type in (FactType.COUNT, FactType.NUMBER) and fact.minimum == 0:
            return Cell(0.0, N(0))
        return self._cell(fact)

    def _pairs(self, cells):
        for name in cells:
            if name.endswith("part"):
                yield name, name.removesuffix("part") + "whole"
            if name.endswith("_excused"):
                yield name, name.removesuffix("_excused")

    def _agree(self, cells, small, large):
        """Mostly makes the part lie within the whole, often at a declared percentage of it."""
        low, high = cells[small].fact, cells[large].fact
        if low is None or high is None or self.random.random() < 0.1:
            return
        if self.random.random() < 0.5 and small.endswith("part"):
            high = N(self.random.choice((10, 50, 100, 200, 1000, 10**7)))
            low = round(high * self.random.choice(self.figures) / 100) + self.random.choice((-1, 0, 0, 1))
            low = min(max(N(low), N(0)), high)
            cells[small], cells[large] = Cell(float(low), low), Cell(float(high), high)
        elif low > high:
            cells[small], cells[large] = cells[large], cells[small]

    def _cell(self, fact):
        dice = self.random.random()
        if dice < 0.05:
            return Cell(self.random.choice((None, None, " ")))
        if dice < 0.09:
            return self._wrong(fact)
        return getattr(self, fact.type.value)(fact)

    def _wrong(self, fact):
        if self.random.random() < 0.1:
            return BROKEN
        texts = ["khoảng 5", "1/2/3", "-", "Có lẽ"]
        if fact.type in (FactType.COUNT, FactType.NUMBER, FactType.PERCENT):
            texts += ["5", *self._outside(fact)]
        elif fact.type is FactType.DATE:
            texts += [0.0, -3.0, "15/01/2025"]
        else:
            texts += [7.0]
        return Cell(self.random.choice(texts), wrong=True)

    def _outside(self, fact):
        scale = 100 if fact.type is FactType.PERCENT else 1
        least = [] if fact.minimum is None else [float((fact.minimum - by) / scale) for by in (1, N("0.001"))]
        most = [] if fact.maximum is None else [float((fact.maximum + by) / scale) for by in (1, N("0.001"))]
        return least + most + ([1.5, 0.0001] if fact.type is FactType.COUNT else [])

    def count(self, fact):
        big = self.random.choice((10, 100, 1000, 2048, 10**6, 10**8))
        n = N(
            self.random.choice(
                (0, 0, 1, 2, 3, 10, 100, 200, 1000, self.random.randint(0, big), self.random.randint(0, 12))
            )
        )
        n = n if fact.maximum is None else min(n, fact.maximum)
        return Cell(float(n), n)

    def number(self, fact):
        return self._quantity(fact, 1)

    def percent(self, fact):
        return self._quantity(fact, 100)

    def _quantity(self, fact, scale):
        least = N(-20) if fact.minimum is None else fact.minimum
        most = N(120) if fact.maximum is None else fact.maximum
        near = self.random.choice(self.figures) + self.random.choice((0, 0, N("0.0001"), -N("0.0001")))
        anywhere = N(self.random.randint(int(least) * 10**4, int(most) * 10**4), 10 ** self.random.choice((2, 4)))
        value = self.random.choice((near, -near, anywhere, least, most, N(0), N(1)))
        value = min(max(value, least), most)
        return Cell(float(value / scale), value)

    def yes_no(self, fact):
        said = self.random.random() < 0.75
        return Cell(self.random.choice(("Có", "có", " Có ") if said else ("Không", "KHÔNG")), said)

    def choice(self, fact):
        choice = self.random.choice(fact.choices)
        return Cell(self.random.choice((choice.title, choice.title.upper(), f" {choice.title} ")), choice.key)

    def date(self, fact):
        if fact.choices and self.random.random() < 0.2:
            return self.choice(fact)
        by = int(self.random.choice(self.figures)) % 400 * self.random.choice((-1, 1, 1))
        day = self.due + timedelta(by + self.random.choice((-1, 0, 0, 1)))
        return Cell((day - DAY_ZERO).days + self.random.choice((0.0, 0.0, 0.75)), day)
