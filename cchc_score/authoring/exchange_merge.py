"""Authoring: an edited workbook against its set's file: the changes to make, and what both changed meanwhile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cchc_score.authoring.exchange_cells import EXPECTED, plain, shown, typed
from cchc_score.authoring.exchange_reading import Edited, Line
from cchc_score.authoring.exchange_rows import Binding, Field, Look, Row, Sort
from cchc_score.authoring.exchange_rules import key_for, new_item
from cchc_score.criteria.edit_page import Path
from cchc_score.criteria.edits import Edit, Insert, Put, Rename, Take, Value
from cchc_score.inputs.grid import Cell
from cchc_score.inputs.values import seen
from cchc_score.problems import Place, Problem
from cchc_score.text import Phrase

_HIGHEST = 1 << 30
"""Behind the last item of any list."""


@dataclass(slots=True)
class Merge:
    """What comes of an edited workbook."""

    puts: list[Edit] = field(default_factory=list)
    takes: list[Take] = field(default_factory=list)
    inserts: list[Insert] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def edits(self) -> list[Edit]:
        """In an order that keeps every path true: values, new items at the ends, removals from the last."""
        return [*self.puts, *self.inserts, *sorted(self.takes, key=lambda take: _order(take.path), reverse=True)]


def merge(edited: Edited, rows: Mapping[str, Row]) -> Merge:
    """The changes that the edited cells ask of a file whose rows are these now."""
    result = Merge()
    clashing = _clashing_rules(edited, rows)
    told: set[str] = set()
    for line in edited.lines:
        original = edited.originals.get(line.key)
        if original is None:
            result.problems.append(Problem("exchange-unknown-row", line.place, {"found": line.code or line.key}))
            continue
        row = rows.get(line.key)
        if row is None or ("|rule" in line.key and line.key.partition("|")[0] in clashing):
            _clash(result, line, row, original, told)
            continue
        if row.code != line.code:
            values = {"found": line.code, "expected": row.code}
            result.problems.append(Problem("exchange-code-changed", line.place, values))
            continue
        _take_line(result, line, row, original)
    _tell_missing(result, edited)
    return result


def _take_line(result: Merge, line: Line, row: Row, original: Mapping[Field, str]) -> None:
    if line.removed and row.look is not Look.MORE:
        if row.removable:
            result.takes.append(Take(row.path))
        return
    read = dict(_read(result, line, row))
    if row.look is Look.MORE:
        _add(result, line, row, read)
        return
    for name, words in read.items():
        if words != original.get(name, ""):
            _change(result, line, row, name, words, original.get(name, ""))


def _read(result: Merge, line: Line, row: Row) -> Iterator[tuple[Field, str]]:
    """The cells of a line; one that cannot be read is told."""
    for name, binding in row.bindings.items():
        cell = line.cells.get(name)
        words = typed(cell, binding, name).words
        if words is None and cell is not None:
            values = {"found": seen(cell), "expected": EXPECTED[binding.sort]}
            result.problems.append(Problem("exchange-cell", line.places[name], values))
        elif words is not None:
            yield name, words


def _change(result: Merge, line: Line, row: Row, name: Field, words: str, before: str) -> None:
    binding = row.bindings[name]
    now = plain(row.cells[name], binding)
    if now == words:
        return
    if now != before:
        values = {"code": line.code or line.key, "found": _said(words, binding), "now": _said(now, binding)}
        result.problems.append(Problem("exchange-conflict", line.places[name], values))
    elif not words and binding.required:
        result.problems.append(Problem("exchange-blank", line.places[name], {"before": _said(before, binding)}))
    else:
        result.puts += _edits(binding, row.cells[name], words)


def _said(words: str, binding: Binding) -> object:
    return shown(words, binding).replace("\n", "; ") or Phrase("(trống)", "(blank)")


def _edits(binding: Binding, now: str, words: str) -> Iterator[Edit]:
    """The edits that make one cell's value another."""
    if binding.sort is Sort.LINES:
        yield from _list_edits((*binding.path, binding.keys[0]), now.splitlines(), words.splitlines())
        return
    if not binding.keys:
        yield Put(binding.path, words)
        return
    old, new = _key(binding, now), _key(binding, words)
    if not words:
        yield Take((*binding.path, old))
        return
    if now and old != new:
        yield Rename((*binding.path, old), new)
    figure = words.partition(" ")[2] if binding.sort is Sort.EDGE else words
    if not (now and binding.sort is Sort.EDGE and now.partition(" ")[2] == figure):
        yield Put((*binding.path, new), figure)


def _key(binding: Binding, words: str) -> str:
    return words.partition(" ")[0] if binding.sort is Sort.EDGE else key_for(binding, words)


def _list_edits(path: Path, now: Sequence[str], new: Sequence[str]) -> Iterator[Edit]:
    """The fewest changes of a list of texts, from its end, so that positions stay true."""
    import difflib

    if not now:
        yield Put(path, list(new))
        return
    if not new:
        yield Take(path)
        return
    codes = difflib.SequenceMatcher(None, now, new, autojunk=False).get_opcodes()
    for kind, start, end, first, last in reversed(codes):
        if kind == "equal":
            continue
        both = min(end - start, last - first)
        yield from (Take((*path, at)) for at in range(end - 1, start + both - 1, -1))
        yield from (Insert(path, start + both, new[at]) for at in range(last - 1, first + both - 1, -1))
        yield from (Put((*path, start + at), new[first + at]) for at in range(both))


def _add(result: Merge, line: Line, row: Row, read: Mapping[Field, str]) -> None:
    """A filled line for a new item; what it needs and has not is told."""
    if not any(read.values()):
        return
    lacking = [name for name, binding in row.bindings.items() if binding.required and not read.get(name)]
    if lacking:
        result.problems.append(Problem("exchange-item-unfinished", line.places[lacking[0]], {}))
        return
    item: Value = new_item(row, dict(read))
    result.inserts.append(Insert(row.path, _HIGHEST, item))


def _clashing_rules(edited: Edited, rows: Mapping[str, Row]) -> frozenset[str]:
    """The codes whose rule the file no longer has as it was exported."""
    then = {key: texts for key, texts in edited.originals.items() if "|rule" in key and not key.endswith("+")}
    now = {
        key: {name: plain(words, row.bindings[name]) for name, words in row.cells.items() if words}
        for key, row in rows.items()
        if row.of_rule and row.look is not Look.MORE
    }
    same = {key for key in then.keys() & now.keys() if _filled(then[key]) == now[key]}
    return frozenset(key.partition("|")[0] for key in (then.keys() | now.keys()) - same)


def _filled(texts: Mapping[Field, str]) -> dict[Field, str]:
    return {name: words for name, words in texts.items() if words}


def _clash(result: Merge, line: Line, row: Row | None, original: Mapping[Field, str], told: set[str]) -> None:
    """An edit of something that the file has changed too: told once for each leaf, and not made."""
    touched = line.removed or _differs(line, row, original)
    code = line.key.partition("|")[0]
    if touched and code not in told:
        told.add(code)
        result.problems.append(Problem("exchange-rule-conflict", line.place, {"code": code}))


def _differs(line: Line, row: Row | None, original: Mapping[Field, str]) -> bool:
    if row is None:
        return any(not _may_say(cell, name, original.get(name, "")) for name, cell in line.cells.items())
    read = {name: typed(line.cells.get(name), binding, name).words for name, binding in row.bindings.items()}
    return any(words != original.get(name, "") for name, words in read.items())


def _may_say(cell: Cell, name: Field, original: str) -> bool:
    """Whether a cell reads as it was exported, whatever sort of cell it is."""
    ways = (Binding((), ("",), sort, words=(original,)) for sort in Sort)
    return any(typed(cell, way, name).words == original for way in ways)


def _tell_missing(result: Merge, edited: Edited) -> None:
    """Rows that somebody deleted: nothing is removed for that."""
    here = {line.key for line in edited.lines}
    gone = [key for key in edited.originals if key not in here and not key.endswith("+")]
    if gone and edited.lines:
        codes = tuple(dict.fromkeys(key.partition("|")[0] for key in gone))
        place = Place(edited.lines[0].place.file, edited.lines[0].place.sheet)
        result.problems.append(Problem("exchange-rows-deleted", place, {"count": len(gone), "codes": codes[:5]}))


def _order(path: Path) -> list[tuple[int, str]]:
    return [(step, "") if isinstance(step, int) else (-1, step) for step in path]
