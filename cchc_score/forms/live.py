"""Forms: the live calculation, node by node, as Excel formulas over the cells of the layout.

It follows the same way as the engine (`scoring.tree`): from below, what applies and to what maximum; from above,
what siblings that do not apply leave to the others; then rounding as the set declares. Every function returns
formulas without the leading "=".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from cchc_score.decimals import ZERO
from cchc_score.forms.layout import KEEPING, NOT_APPLICABLE, Block, Column, Layout, NodePlace, Way, at
from cchc_score.model import Stage, Treatment
from cchc_score.rules import live
from cchc_score.rules.judged import Judged
from cchc_score.rules.live import either, literal, quoted

LATER = "CHỜ"
"""The state of a leaf whose facts are there, but whose points depend on other units or on last year."""

_STEP_NOISE = "0.000000001"

Formulas = Mapping[Column, str]


def workings(layout: Layout, place: NodePlace) -> Formulas:
    """The formulas of a node's hidden cells."""
    own = _leaf(layout, place) if place.way is not None else _parent(place)
    return {**own, Column.SCALE: _scale(layout, place)}


# --- leaves ------------------------------------------------------------------------------------------------


def _leaf(layout: Layout, place: NodePlace) -> dict[Column, str]:
    state, most = place.at(Column.STATE), literal(place.node.max)
    own_maximum = _imposed(place, dict.fromkeys(KEEPING, most), place.at(Column.MAXIMUM))
    counts = place.node.filled_by is Stage.SELF
    owed = place.block is Block.FIELDS and place.way in _FILLED
    unready = f"OR({state}={quoted(live.MISSING)},{state}={quoted(live.INVALID)})"
    earned = place.at(Column.EARNED)
    return {
        Column.STATE: _state(place),
        Column.EARNED: _earned(place, state),
        Column.APPLIES: either(_left_out(place, state), "0", "1"),
        Column.MAXIMUM: either(_left_out(place, state), "0", most),
        Column.FREED: _freed(place, state),
        Column.SCORE: _score(layout, place, own_maximum),
        Column.OWN_MAX: f"{own_maximum}*{place.at(Column.SCALE)}" if counts else "0",
        Column.SCORED_MAX: either(f"ISNUMBER({earned})", place.at(Column.OWN_MAX), "0"),
        Column.OWED: "1" if owed else "0",
        Column.DONE: either(unready, "0", "1") if owed else "0",
    }


_FILLED = (Way.FACTS, Way.POINTS, Way.LATER)


def _state(place: NodePlace) -> str:
    """What the unit's cells come to: a number, "" while something is owed, or KAD, LỖI, CHỜ."""
    if place.way is Way.EXEMPT:
        return quoted(live.NOT_APPLICABLE)
    if place.way is Way.OTHERS:
        return quoted(live.MISSING)
    answer = _answer(place)
    if not place.chooses:
        return answer
    chosen = place.at(Column.NOT_APPLICABLE)
    alone = f"AND(TRIM({chosen})={quoted(NOT_APPLICABLE)},COUNTA({_given(place)})=0)"
    excused = either(alone, quoted(live.NOT_APPLICABLE), quoted(live.INVALID))
    return either(live.is_blank(chosen), answer, excused)


def _answer(place: NodePlace) -> str:
    if place.formula is not None:
        return place.formula
    if place.way is Way.POINTS:
        return _typed_points(place)
    cells = {each.fact.name: each.cell for each in place.facts}
    needed = [each.fact.name for each in place.facts if each.fact.when is None]
    return live.guarded([each.fact for each in place.facts], cells, quoted(LATER), needed)


def _typed_points(place: NodePlace) -> str:
    cell = place.at(Column.POINTS)
    good = points_allowed(place)
    number = either(f"ISNUMBER({cell})", either(good, cell, quoted(live.INVALID)), quoted(live.INVALID))
    return f"IFERROR({either(live.is_blank(cell), quoted(live.MISSING), number)},{quoted(live.INVALID)})"


def points_allowed(place: NodePlace) -> str:
    """Whether the number typed as points of a judged leaf lies within its bounds and on its steps."""
    cell, node, rule = place.at(Column.POINTS), place.node, place.node.rule
    tests = [f"{cell}>={literal(node.minimum)}", f"{cell}<={literal(node.max)}"]
    if isinstance(rule, Judged) and rule.step is not None:
        steps = f"{cell}/{literal(rule.step)}"
        on_step = f"ABS({steps}-ROUND({steps},0))<{_STEP_NOISE}"
        tests.append(f"OR({on_step},{cell}={literal(node.minimum)})")
    return f"AND({','.join(tests)})"


def _left_out(place: NodePlace, state: str) -> str:
    """Whether a leaf leaves the maximum: it does not apply; in a bonus or penalty block, nothing is claimed."""
    excused = f"{state}={quoted(live.NOT_APPLICABLE)}"
    tests = [] if place.treatment in KEEPING else [excused]
    if place.block is not Block.FIELDS:
        tests.append(_unclaimed(place, state))
    return live.any_of(tests)


def _unclaimed(place: NodePlace, state: str) -> str:
    """Whether nothing at all stands in a leaf's cells; where only a part does, the rest is owed."""
    missing = f"{state}={quoted(live.MISSING)}"
    if place.way is Way.OTHERS:
        return missing
    return f"AND({missing},COUNTA({_given(place)})=0)"


def _given(place: NodePlace) -> str:
    return ",".join(fact.cell for fact in place.facts) or place.at(Column.POINTS)


def _earned(place: NodePlace, state: str) -> str:
    """The points after "not applicable" is treated; "" where it leaves the maximum."""
    treated = {Treatment.FULL: literal(place.node.max), Treatment.ZERO: literal(ZERO)}
    excused = treated.get(place.treatment, quoted(live.MISSING))
    own = either(f"{state}={quoted(live.NOT_APPLICABLE)}", excused, state)
    return _imposed(place, treated, own)


def _imposed(place: NodePlace, treated: Mapping[Treatment, str], own: str) -> str:
    """`own`, unless a node above imposes full points or 0; at most one can, for then the ones above it apply."""
    for above in place.imposing:
        own = either(f"{at(above.row, Column.IMPOSED)}=1", treated[above.treatment], own)
    return own


def _freed(place: NodePlace, state: str) -> str:
    if place.treatment is not Treatment.REDISTRIBUTE:
        return "0"
    return either(f"{state}={quoted(live.NOT_APPLICABLE)}", literal(place.node.max), "0")


def _score(layout: Layout, place: NodePlace, maximum: str) -> str:
    """The points as they count: shared out and rounded; or the word that says why there are none.

    What others fill never counts here, even where an exemption gives it full points.
    """
    if place.node.filled_by is not Stage.SELF:
        return quoted(live.MISSING)
    earned, scale = place.at(Column.EARNED), place.at(Column.SCALE)
    points = f"{earned}*{scale}"
    places = layout.criteria.rounding.leaf
    if places is not None:
        points = rounded_within(points, f"{maximum}*{scale}", places)
    return either(f"ISNUMBER({earned})", points, place.at(Column.STATE))


def rounded(expression: str, places: int) -> str:
    """Half-up, as ROUND does, behind a rounding that takes the noise of binary arithmetic away."""
    return f"ROUND({live.settled(expression)},{places})"


def rounded_within(expression: str, maximum: str, places: int) -> str:
    """Rounded, but never over a maximum that the exact points keep (2/3 of 2/3 stays 2/3)."""
    near, most = live.settled(expression), live.settled(maximum)
    over = f"AND({near}<={most},{rounded(expression, places)}>{most})"
    return either(over, maximum, rounded(expression, places))


# --- parents -----------------------------------------------------------------------------------------------


def _parent(place: NodePlace) -> dict[Column, str]:
    own: dict[Column, str] = {column: _sum(place.children, column) for column in _SUMMED}
    kept, freed = _sum(place.children, Column.MAXIMUM), _sum(place.children, Column.FREED)
    shared = f"AND({kept}>0,{freed}>0)"
    applies = either(f"{_sum(place.children, Column.APPLIES)}>0", "1", "0")
    own |= {
        Column.APPLIES: applies,
        Column.MAXIMUM: f"{kept}+{either(shared, freed, '0')}",
        Column.FREED: either(shared, "0", freed),
        Column.FACTOR: either(shared, f"({kept}+{freed})/{kept}", "1"),
    }
    if place.node.not_applicable is not None and place.exempt is None:
        own |= _as_a_whole(place, place.node.not_applicable, own)
    for above in place.imposing:
        own[Column.FACTOR] = either(f"{at(above.row, Column.IMPOSED)}=1", "1", own[Column.FACTOR])
    return own


_SUMMED = (Column.SCORE, Column.OWN_MAX, Column.SCORED_MAX, Column.OWED, Column.DONE)


def _as_a_whole(place: NodePlace, treatment: Treatment, own: Formulas) -> dict[Column, str]:
    """Nothing below applies, and the parent itself says what that does."""
    nothing = f"{_sum(place.children, Column.APPLIES)}=0"
    if place.block is not Block.FIELDS:  # nobody claimed anything: that excuses nothing
        unasked = [f"{leaf.at(Column.STATE)}<>{quoted(live.MISSING)}" for leaf in place.walk() if leaf.way]
        nothing = f"AND({','.join((nothing, *unasked))})"
    most = literal(place.node.max)
    if treatment not in KEEPING:
        freed = most if treatment is Treatment.REDISTRIBUTE else "0"
        return {Column.FREED: either(nothing, freed, own[Column.FREED])}
    imposed = f"{place.at(Column.IMPOSED)}=1"
    return {
        Column.IMPOSED: either(nothing, "1", "0"),
        Column.APPLIES: either(imposed, "1", own[Column.APPLIES]),
        Column.MAXIMUM: either(imposed, most, own[Column.MAXIMUM]),
        Column.FREED: either(imposed, "0", own[Column.FREED]),
        Column.FACTOR: either(imposed, "1", own[Column.FACTOR]),
    }


def _scale(layout: Layout, place: NodePlace) -> str:
    if place.parent_row is not None:
        return f"{at(place.parent_row, Column.SCALE)}*{at(place.parent_row, Column.FACTOR)}"
    return at(layout.sum_row, Column.FACTOR) if place.block is Block.FIELDS else "1"


def _sum(places: Iterable[NodePlace], column: Column) -> str:
    return f"SUM({','.join(place.at(column) for place in places)})"


# --- totals ------------------------------------------------------------------------------------------------


def sums(layout: Layout) -> Formulas:
    """The hidden cells of the row that sums up the fields."""
    kept, freed = _sum(layout.fields, Column.MAXIMUM), _sum(layout.fields, Column.FREED)
    shared = f"AND({kept}>0,{freed}>0)"
    return {
        **{column: _sum(layout.fields, column) for column in _SUMMED},
        Column.FACTOR: either(shared, f"({kept}+{freed})/{kept}", "1"),
    }


def counted(nodes: Sequence[NodePlace], cap: str) -> str:
    """What counts of a bonus or penalty block: its sum, within its cap."""
    return f"MIN({cap},{_sum(nodes, Column.SCORE)})"


def total(layout: Layout) -> str:
    """The fields and the bonus, less the penalty, rounded as the set declares."""
    expression = at(layout.sum_row, Column.SCORE)
    for extra in layout.extras:
        expression += f"{'+' if extra.kind is Block.BONUS else '-'}{at(extra.row, Column.SCORE)}"
    places = layout.criteria.rounding.total
    if places is None:
        return expression
    return rounded_within(expression, at(layout.sum_row, Column.OWN_MAX), places)


def index(layout: Layout) -> str:
    """The index so far: the total in per cent of what is scored; "" while nothing is."""
    most = at(layout.sum_row, Column.SCORED_MAX)
    ratio = f"{at(layout.total_row, Column.SCORE)}*100/{most}"
    return either(f"{most}=0", quoted(""), rounded(ratio, layout.criteria.rounding.index))


def node_index(place: NodePlace, sheet: str, places: int) -> str:
    """The index of one node so far, seen from another sheet."""
    score, most = f"{sheet}!{place.at(Column.SCORE)}", f"{sheet}!{place.at(Column.SCORED_MAX)}"
    return either(f"{most}=0", quoted(""), rounded(f"{score}*100/{most}", places))


def complete(layout: Layout) -> str:
    """Whether everything that this form owes is there."""
    return f"{at(layout.sum_row, Column.DONE)}={at(layout.sum_row, Column.OWED)}"
