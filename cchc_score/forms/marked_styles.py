"""Forms: looks for an annotated copy: those of the marked cells with another fill and border, and of the list."""

from __future__ import annotations

from cchc_score.forms.xml_text import Found, Part, with_attributes

ERROR_FILL = "FFFF9C9C"
WARNING_FILL = "FFCFC4E6"
"""Neither is a colour of our forms. The border says the same on a black-and-white printer."""
_BORDERS = {True: "thick", False: "mediumDashed"}
_FONT = "Times New Roman"
_TABLES = ("fonts", "fills", "borders", "cellXfs")


class MarkedStyles:
    """The styles part of a workbook, growing."""

    def __init__(self, data: bytes) -> None:
        self._part = Part(data)
        found = self._part.find(lambda name, _: name in _TABLES or name in ("xf", "font", "fill", "border"))
        self._tables = {each.name: each for each in found if each.name in _TABLES}
        self._rows = {name: [each for each in found if each.parent == name] for name in _TABLES}
        self._counts = {name: len(rows) for name, rows in self._rows.items()}
        self._added: dict[str, list[str]] = {name: [] for name in _TABLES}
        self._made: dict[tuple[int, bool], int] = {}
        self._looks: dict[bool, tuple[int, int]] = {}

    @property
    def _prefix(self) -> str:
        return self._tables["cellXfs"].prefix

    def marked(self, look: int, *, error: bool) -> int:
        """The look of a cell, by number, once it is marked."""
        key = (look, error)
        if key not in self._made:
            fill, border = self._fill_and_border(error)
            self._made[key] = self._add("cellXfs", self._with(look, fill, border))
        return self._made[key]

    def text(self, size: int, *, bold: bool) -> int:
        """The look of a wrapped text."""
        p = self._prefix
        weight = f"<{p}b/>" if bold else ""
        font = self._add("fonts", f'<{p}font>{weight}<{p}sz val="{size}"/><{p}name val="{_FONT}"/></{p}font>')
        return self._add(
            "cellXfs",
            f'<{p}xf numFmtId="0" fontId="{font}" fillId="0" borderId="0" applyFont="1" applyAlignment="1">'
            f'<{p}alignment vertical="top" wrapText="1"/></{p}xf>',
        )

    def result(self) -> bytes:
        """The part with all that was added."""
        for name, texts in self._added.items():
            if texts:
                table = self._tables[name]
                _grow(self._part, table, self._counts[name], "".join(texts))
        return self._part.result()

    def _with(self, look: int, fill: int, border: int) -> str:
        rows = self._rows["cellXfs"]
        before = self._part.text(rows[look if look < len(rows) else 0])
        attributes = {"fillId": str(fill), "borderId": str(border), "applyFill": "1", "applyBorder": "1"}
        return with_attributes(before, attributes).decode()

    def _fill_and_border(self, error: bool) -> tuple[int, int]:
        if error not in self._looks:
            p, style = self._prefix, _BORDERS[error]
            colour = ERROR_FILL if error else WARNING_FILL
            fill = (
                f'<{p}fill><{p}patternFill patternType="solid"><{p}fgColor rgb="{colour}"/>'
                f'<{p}bgColor indexed="64"/></{p}patternFill></{p}fill>'
            )
            sides = "".join(
                f'<{p}{side} style="{style}"><{p}color rgb="FF000000"/></{p}{side}>'
                for side in ("left", "right", "top", "bottom")
            )
            border = f"<{p}border>{sides}<{p}diagonal/></{p}border>"
            self._looks[error] = self._add("fills", fill), self._add("borders", border)
        return self._looks[error]

    def _add(self, table: str, text: str) -> int:
        self._added[table].append(text)
        self._counts[table] += 1
        return self._counts[table] - 1


def _grow(part: Part, table: Found, count: int, text: str) -> None:
    """Add rows to a table that also says how many it has."""
    part.set(table, count=str(count))
    part.insert(table.closing, text)
