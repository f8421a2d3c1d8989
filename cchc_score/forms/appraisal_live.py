"""Forms: the live columns of appraisal workbooks: what facts come to, what each round says, what is to be done.

Formulas come without the leading "=". Addresses are relative, so that sorted rows keep what stands beside them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cchc_score.forms.appraisal_rows import ROUNDS, Column, Line, beside
from cchc_score.forms.appraisal_tasks import NOT_SENT, Task
from cchc_score.forms.layout import NOT_APPLICABLE
from cchc_score.rules import live
from cchc_score.rules.judged import Judged
from cchc_score.rules.live import either, literal, quoted

LATER = "Tính sau"
MEND = "Sửa số liệu"
ANSWER = "Chờ giải trình"
AGAIN = "Chấm lần 2"
REASON = "Nêu lý do"
DONE = "Đã thẩm định"
TODO = "Chưa thẩm định"
SPARED = "Được miễn"
STATUSES = (TODO, NOT_SENT, ANSWER, AGAIN, REASON, MEND, DONE)

_STEP_NOISE = "0.000000001"


def workings(line: Line) -> Mapping[Column, str]:
    """The hidden cells of a leaf's row."""
    assert line.task is not None
    formulas: dict[Column, str] = {}
    for turn in ROUNDS:
        cells = [beside(row, turn.facts) for row in line.fact_rows]
        formulas[turn.counted] = counted(line.task, cells)
        formulas[turn.given] = given(line.task, beside(line.row, turn.counted), beside(line.row, turn.verdict))
    return formulas


def counted(task: Task, cells: Sequence[str]) -> str:
    """What the facts in these cells come to; "" while one is missing."""
    rule, facts = task.leaf.rule, task.facts
    if rule is None or not facts or not cells:
        return quoted(live.MISSING)
    named = {fact.name: cell for fact, cell in zip(facts, cells, strict=True)}
    formula = rule.formula(named)
    if formula is not None:
        return formula
    needed = [fact.name for fact in facts if fact.when is None]
    return live.guarded(facts, named, quoted(LATER), needed)


def given(task: Task, counted_cell: str, typed: str) -> str:
    """What one round says: the facts decide; without them the typed points, or "Không áp dụng"."""
    allowed = f"IFERROR({points_allowed(task, typed)},FALSE)"
    points = either(live.is_blank(typed), quoted(""), either(allowed, typed, quoted(live.INVALID)))
    excused = f"{counted_cell}={quoted(live.NOT_APPLICABLE)}"
    by_facts = either(excused, quoted(NOT_APPLICABLE), counted_cell)
    return either(f"{counted_cell}={quoted(live.MISSING)}", points, by_facts)


def result(line: Line) -> str:
    """The last round that says something."""
    first, second = (beside(line.row, turn.given) for turn in ROUNDS)
    return either(f"{second}={quoted('')}", first, second)


def difference(line: Line) -> str:
    """The verdict less the claim; "" until both are there."""
    verdict, claim = beside(line.row, Column.RESULT), beside(line.row, Column.CLAIMED_POINTS)
    return either(f"AND(ISNUMBER({verdict}),ISNUMBER({claim}))", live.settled(f"{verdict}-{claim}"), quoted(""))


def status(line: Line, *, sent: bool, answered: bool = False) -> str:
    """What is to be done in a leaf's row; `answered`: the unit has explained."""
    verdict, change = beside(line.row, Column.RESULT), beside(line.row, Column.DIFFERENCE)
    asked = f"NOT({live.is_blank(beside(line.row, Column.REQUEST))})"
    silent = f"{beside(line.row, ROUNDS[1].given)}={quoted('')}"
    notes = [live.is_blank(beside(line.row, turn.note)) for turn in ROUNDS]
    changed = f"AND(ISNUMBER({change}),N({change})<>0,{','.join(notes)})"
    settled = either(changed, quoted(REASON), quoted(DONE))
    todo = either(f"{verdict}={quoted('')}", quoted(TODO if sent else NOT_SENT), settled)
    waiting = silent if answered else f"AND({asked},{silent})"
    todo = either(waiting, quoted(AGAIN if answered else ANSWER), todo)
    return either(f"{verdict}={quoted(live.INVALID)}", quoted(MEND), todo)


def points_allowed(task: Task, cell: str) -> str:
    """Whether what is typed as a verdict can be: a number within the bounds and on the steps, or the word."""
    leaf = task.leaf
    tests = [f"{cell}>={literal(leaf.minimum)}", f"{cell}<={literal(leaf.max)}"]
    if isinstance(leaf.rule, Judged) and leaf.rule.step is not None:
        steps = f"{cell}/{literal(leaf.rule.step)}"
        tests.append(f"OR(ABS({steps}-ROUND({steps},0))<{_STEP_NOISE},{cell}={literal(leaf.minimum)})")
    # AND looks at all its arguments: a text divided by a step would be an error
    number = either(f"ISNUMBER({cell})", f"AND({','.join(tests)})", "FALSE")
    return f"OR({number},TRIM({cell})={quoted(NOT_APPLICABLE)})" if task.offers else number
