"""Authoring: the words of what is looked at: a part and a whole, a formula over them, what 0/0 comes to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from cchc_score.authoring.scale_text_lines import NUMBER, Leaf, Line, Reading, number, said
from cchc_score.criteria.edits import Value
from cchc_score.decimals import HUNDRED, ONE, Number
from cchc_score.text import fold

_NO_WHOLE = re.compile(r"Không phát sinh(?: \(tổng số bằng 0\))?\s*:\s*(?P<what>.+)", re.IGNORECASE)
_MADE = re.compile(r"Tỷ lệ(?:\s*%)?\s*=\s*(?P<whole>.+)", re.IGNORECASE)
_LEFT = re.compile(r"\((?P<whole>.+?)\s+[−–-]\s+(?P<part>.+)\)\s*[÷/:]\s*(?P=whole)")
_OVER = re.compile(r"(?P<part>.+?)\s*[÷/]\s*(?P<whole>.+?)(?:\s*[×x*]\s*100\s*%?)?")
_SHARE_OF = re.compile(
    r"(?:Tính\s+)?tỷ lệ\s*%?\s*(?:giữa\s+)?(?P<part>số .+?)\s+(?:so với|trên|/)\s+(?P<whole>tổng số [^.;:]+)",
    re.IGNORECASE,
)
_LETTER = re.compile(
    r"(?<!\w)(?P<name>[ab])\s*(?:là|:|=)\s*(?P<what>[^;.]+?)\s*(?=[;.]|,?\s+[ab]\s*(?:là|:|=)|$)", re.IGNORECASE
)
_TIMES = rf"\s*[×x*]\s*(?:(?:số\s+)?điểm\s*(?:tối đa|chuẩn)|M|{NUMBER})\s*(?:điểm)?"
_BY_LETTERS = re.compile(
    rf"[\(\[]?\s*(?P<left>\(?\s*[ab]\s*(?:[-−–]\s*[ab]\s*\)?)?)\s*[/÷:]\s*(?P<under>[ab])\s*[\)\]]?{_TIMES}",
    re.IGNORECASE,
)
_BY_SHARE = re.compile(
    rf"\(?\s*tỷ lệ(?: này)?\s*(?:%|phần trăm)?(?:\s*(?:đạt được|thực hiện|đạt))?\s*{_TIMES}\s*\)?", re.IGNORECASE
)
_BY_WORDS = re.compile(
    rf"(?:điểm\s*=\s*)?\(?(?P<part>số [^/÷]+?)\s*[/÷]\s*(?P<whole>tổng số [^×*]+?)\)?{_TIMES}", re.IGNORECASE
)
_FLOOR = re.compile(
    rf"(?:dưới|<|nhỏ hơn)\s*(?P<edge>{NUMBER})\s*(?P<mark>%)?\s*(?::|thì[^;\d]*?)\s*0(?![.,]?\d)", re.IGNORECASE
)
_SILENT = "phụ lục không nói khi tổng số bằng 0; tạm coi là chưa có số liệu"


class Figures(NamedTuple):
    """A part and a whole, or neither where the percentage itself is asked for."""

    part: str = ""
    whole: str = ""
    complement: bool = False

    def keys(self, value: str, percent: str) -> dict[str, Value]:
        """As a rule declares them; `percent` is the key (and its word) that asks for a percentage."""
        if not self.whole:
            name, _, word = percent.partition(":")
            return {name: word, "value": value}
        return {"part": self.part, "whole": self.whole, **({"complement": "true"} if self.complement else {})}


def take_figures(lines: Sequence[Line]) -> tuple[Figures | None, list[Line]]:
    """The part and the whole that the lines name, and the lines that do not speak of them.

    The letters of a formula come first: they name its figures as they are counted.
    """
    letters = {found["name"].lower(): found["what"] for line in lines for found in _LETTER.finditer(line.text)}
    lettered = {"a", "b"} <= letters.keys() and any(_BY_LETTERS.search(line.text) for line in lines)
    made = [figures for line in lines if (figures := _made(line.text)) is not None]
    if not lettered and not made:
        return None, list(lines)
    speak = [line for line in lines if _made(line.text) is not None or (lettered and _LETTER.search(line.text))]
    rest = [line for line in lines if line not in speak or _formula(line.text) is not None]
    return Figures(letters["b"], letters["a"]) if lettered else made[0], rest


def _made(text: str) -> Figures | None:
    match = _MADE.fullmatch(text)
    if match is not None:
        left = _LEFT.fullmatch(match["whole"])
        if left is not None:
            return Figures(left["part"], left["whole"], complement=True)
        over = _OVER.fullmatch(match["whole"])
        return Figures(over["part"], over["whole"]) if over is not None else None
    share = _SHARE_OF.search(text)
    return Figures(_capital(share["part"]), _capital(share["whole"].strip())) if share is not None else None


def take_nothing(lines: Sequence[Line]) -> tuple[str | None, list[Line]]:
    """What is said of 0/0, as `zero_over_zero` declares it, and the other lines."""
    for line in lines:
        match = _NO_WHOLE.fullmatch(line.text)
        policy = _policy(match["what"]) if match is not None else None
        if policy is not None:
            return policy, [other for other in lines if other is not line]
    return None, list(lines)


def _policy(what: str) -> str | None:
    words = fold(what)
    if words in ("chua co so lieu", "khong ap dung"):
        return "missing" if words.startswith("chua") else "not_applicable"
    points = number(re.sub(r"\s*điểm\s*$", "", what))
    if points is None:
        return "full" if words in ("diem toi da", "du diem") else None
    return "full" if points > 0 else "zero"


def zero_key(figures: Figures, policy: str | None) -> tuple[dict[str, Value], tuple[str, ...]]:
    """The key for 0/0 where two figures are divided, and the doubt where the annex is silent."""
    if not figures.whole:
        return {}, ()
    return {"zero_over_zero": policy or "missing"}, (() if policy else (_SILENT,))


def ratio(lines: Sequence[Line], leaf: Leaf) -> Reading | None:
    """Points in proportion to a share: our own wording, or a formula (“b/a × điểm tối đa”)."""
    policy, rest = take_nothing(lines)
    figures, rest = take_figures(rest)
    bends = [(line, bend) for line in rest if (bend := _bend(line, leaf)) is not None]
    if not any(bend.sloped for _, bend in bends):
        return None
    slopes = [bend for _, bend in bends if bend.sloped]
    figures = _arranged(figures, slopes[0])
    floor = next((bend.floor for _, bend in bends if bend.floor), None)
    full = next((bend.full for _, bend in bends if bend.full), None)
    bent: dict[str, Value] = {}
    if floor:
        bent["floor"] = f"{said(floor)}%"
    if full and full != HUNDRED:
        bent["full_at"] = f"{said(full)}%"
    if bent:
        bent["slope"] = next((bend.slope for bend in slopes if bend.slope != "plain"), "plain")
    zero, doubts = zero_key(figures, policy)
    used = [line for line, _ in bends]
    rule = {"kind": "ratio", **figures.keys(_value_title(rest, used, leaf), "asked_as:percent"), **bent, **zero}
    titles = [line for line in rest if line not in used]
    left = tuple(line for line in titles if figures.whole or line is not titles[0] or line.earns)
    return Reading(rule, doubts, left)


class _Bend(NamedTuple):
    """What one line says of the slope."""

    sloped: bool = False
    slope: str = "plain"
    floor: Number | None = None
    full: Number | None = None
    figures: Figures | None = None


_EARNED = re.compile(
    rf"(?:(?P<from>từ|dưới)\s+(?P<edge>{NUMBER})%(?:\s+trở lên|\s+đến dưới\s+(?P<to>{NUMBER})%)?\s*:|điểm\s*=)\s*"
    rf"(?:\(tỷ lệ − (?P<floor>{NUMBER})%\) / \((?P<top>{NUMBER})% − {NUMBER}%\)|tỷ lệ(?: / (?P<full>{NUMBER})%)?)"
    rf" × (?P<m>{NUMBER}|≈{NUMBER})",
    re.IGNORECASE,
)


def _bend(line: Line, leaf: Leaf) -> _Bend | None:
    """What a line says of how the share becomes points; None when it speaks of something else."""
    own = _EARNED.fullmatch(line.text)
    if own is not None:
        full = number(own["to"] or own["full"] or own["top"] or "")
        slope = "from_floor" if own["floor"] else "to_full" if own["full"] else "plain"
        floor = number(own["edge"]) if own["from"] and own["from"].lower() == "từ" else None
        ends = number(own["edge"]) if own["from"] and own["from"].lower() == "dưới" else full
        return _Bend(True, slope, floor, ends)
    formula = _formula(line.text)
    below = _FLOOR.search(line.text)
    if formula is not None:
        return _Bend(True, floor=_edge(below) if below is not None else None, figures=formula)
    if below is not None:
        return _Bend(floor=_edge(below))
    if line.points == leaf.max and "trở lên" in line.label:
        top = re.search(NUMBER, line.label)
        return _Bend(full=number(top.group())) if top is not None else None
    return None


def _formula(text: str) -> Figures | None:
    letters = _BY_LETTERS.search(text)
    if letters is not None:
        over = re.sub(r"[^ab]", "", letters["left"].lower())
        return Figures(over[-1], letters["under"].lower(), complement=len(over) > 1)
    words = _BY_WORDS.search(text)
    if words is not None:
        return Figures(_capital(words["part"].strip()), _capital(words["whole"].strip()))
    return Figures() if _BY_SHARE.search(text) is not None else None


def _arranged(figures: Figures | None, slope: _Bend) -> Figures:
    """The figures as the formula uses them: b/a, a/b or (a−b)/a; letters alone ask for the percentage."""
    formula = slope.figures
    if figures is None:
        return formula if formula is not None and len(formula.whole) > 1 else Figures()
    if formula is None or len(formula.whole) != 1:
        return figures
    names = {"b": figures.part, "a": figures.whole}
    return Figures(names[formula.part], names[formula.whole], formula.complement)


def _edge(match: re.Match[str]) -> Number | None:
    """A percentage; below 1 and without the mark it is a share: 0.70 is 70%."""
    value = number(match["edge"])
    return value * HUNDRED if value is not None and value <= ONE and not match["mark"] else value


def _value_title(rest: Sequence[Line], used: Sequence[Line], leaf: Leaf) -> str:
    """The title of a percentage that is asked for: a line that says nothing else, or the leaf's own."""
    titles = [line.text for line in rest if line not in used and not line.earns]
    return titles[0] if titles else leaf.title


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
