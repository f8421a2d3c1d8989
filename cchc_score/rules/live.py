"""Rules: the small expressions that live formulas of forms are built from, alike in Excel, LibreOffice and WPS."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from cchc_score.decimals import Number, exact_decimal
from cchc_score.model import Choice, Fact, FactType

MISSING = ""
NOT_APPLICABLE = "KAD"
INVALID = "LỖI"
YES = "Có"
NO = "Không"

EXACT_PLACES = 10
"""Computed values are rounded to this before they are compared or rounded again: 2 − 1.995 is no exact double."""

_LONGEST_TEXT = 255
"""Excel takes no longer text between quotation marks."""
_LONGEST_DECIMAL = 15
_DAY_ZERO = date(1899, 12, 30)
_FIRST_SERIAL = 61
"""1 March 1900; before it the programs count days differently."""

Cells = Mapping[str, str]
"""Fact name → absolute address of its cell, like "$E$12"."""


# --- constants ---------------------------------------------------------------------------------------------


def literal(value: Number) -> str:
    """A number as a formula writes it: exact decimals as they are, others as a division; (-0.25) in brackets."""
    exact = exact_decimal(value)
    if exact is None or len(exact) > _LONGEST_DECIMAL:
        return f"({value.numerator}/{value.denominator})"
    return f"({exact})" if value < 0 else exact


def quoted(text: str) -> str:
    """A text as a formula writes it, in pieces where it is long."""
    pieces = [text[at : at + _LONGEST_TEXT] for at in range(0, len(text), _LONGEST_TEXT)] or [""]
    return "&".join('"' + piece.replace('"', '""') + '"' for piece in pieces)


def serial(day: date) -> str:
    """The number that stands for a day in a cell."""
    return str((day - _DAY_ZERO).days)


# --- cells -------------------------------------------------------------------------------------------------


def value(fact: Fact, cells: Cells) -> str:
    """The number in a fact's cell; a percentage, which the cell holds as 0.95, as 95."""
    cell = cells[fact.name]
    return f"{cell}*100" if fact.type is FactType.PERCENT else cell


def is_blank(cell: str) -> str:
    """Whether nothing stands in a cell; blanks are nothing."""
    return f'TRIM({cell})=""'


def is_wrong(fact: Fact, cell: str) -> str | None:
    """Whether what stands in a cell cannot be this fact; None for a choice, which `chosen` looks up."""
    if fact.type is FactType.CHOICE:
        return None
    if fact.type is FactType.YES_NO:
        return _is_none_of(cell, (YES, NO))
    if fact.type is FactType.DATE:
        tests = [f"{cell}<{_FIRST_SERIAL}"]
        other = _is_none_of(cell, tuple(choice.title for choice in fact.choices))
    else:
        tests = _outside(fact, cell)
        other = f'TRIM({cell})<>""'
    return f"IF(ISNUMBER({cell}),{any_of(tests)},{other})"


def _outside(fact: Fact, cell: str) -> list[str]:
    number = settled(f"{cell}*100") if fact.type is FactType.PERCENT else cell
    whole = [f"{cell}<>INT({cell})"] if fact.type is FactType.COUNT else []
    least = [f"{number}<{literal(fact.minimum)}"] if fact.minimum is not None else []
    most = [f"{number}>{literal(fact.maximum)}"] if fact.maximum is not None else []
    return [*whole, *least, *most]


def _is_none_of(cell: str, texts: Sequence[str]) -> str:
    """Whether a text stands there that is none of these."""
    return "AND({})".format(",".join(f"TRIM({cell})<>{quoted(text)}" for text in ("", *texts)))


# --- expressions -------------------------------------------------------------------------------------------


def either(condition: str, then: str, otherwise: str) -> str:
    """One or the other."""
    return f"IF({condition},{then},{otherwise})"


def any_of(conditions: Sequence[str]) -> str:
    """Whether one of the conditions holds; none holds of none."""
    if len(conditions) < 2:
        return conditions[0] if conditions else "FALSE"
    return f"OR({','.join(conditions)})"


def settled(expression: str) -> str:
    """A computed value without the noise of binary arithmetic, fit to be compared."""
    return f"ROUND({expression},{EXACT_PLACES})"


def share(percentage: str, low: Number, top: Number, maximum: Number) -> str:
    """A maximum in proportion to where a value lies between two others."""
    above = f"({percentage}-{literal(low)})" if low else percentage
    return f"{above}/{literal(top - low)}*{literal(maximum)}"


def percentage(over: str, under: str) -> str:
    """A quotient as 90 for 90%, multiplied first: edges of scales are then met exactly."""
    return f"{over}*100/{under}"


def chosen(cell: str, options: Sequence[Choice], results: Sequence[str]) -> str:
    """The result of the option whose title stands in a cell, which is not blank; a fault for another text."""
    expression = quoted(INVALID)
    for option, result in zip(reversed(options), reversed(results), strict=True):
        expression = either(f"TRIM({cell})={quoted(option.title)}", result, expression)
    return expression


def guarded(facts: Sequence[Fact], cells: Cells, points: str, needed: Sequence[str] | None = None) -> str:
    """Points behind the checks that hold for every rule: each cell can be its fact, none that is needed lacks.

    An error in a cell (#REF!) is a fault like any other. `needed` names facts; all of them by default.
    """
    wrong = [test for fact in facts if (test := is_wrong(fact, cells[fact.name])) is not None]
    names = [fact.name for fact in facts] if needed is None else needed
    blank = any_of([is_blank(cells[name]) for name in names])
    complete = either(blank, quoted(MISSING), points) if names else points
    return f"IFERROR({either(any_of(wrong), quoted(INVALID), complete) if wrong else complete},{quoted(INVALID)})"
