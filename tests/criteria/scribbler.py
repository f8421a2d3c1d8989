"""Writes what a criteria file says in another hand: indentation, key order, quotes, brackets, comments."""

from __future__ import annotations

from random import Random

from cchc_score.criteria.yaml_file import parse_yaml
from cchc_score.declared import Block, Listing, Report, Scalar, Tree


def tree_of(text: str) -> Tree:
    report = Report()
    tree = parse_yaml(text.encode(), "x.yaml", report)
    assert tree is not None
    assert report.problems == [], (report.problems[0], text)
    return tree


class Scribbler:
    """One hand. `remarks` is how often a comment is put where one may stand; all of them are in `comments`."""

    def __init__(self, random: Random, remarks: float) -> None:
        self.random = random
        self.remarks = remarks
        self.comments: list[str] = []

    def write(self, tree: Tree) -> str:
        lines = self._block(tree, 0)
        return "\n".join([*self._above(0), *lines, *self._above(0), ""])

    def _block(self, tree: Tree, indent: int) -> list[str]:
        entries = list(tree.entries) if isinstance(tree, Block) else [(None, item) for item in tree.items]
        if isinstance(tree, Block):
            self.random.shuffle(entries)
        lines: list[str] = []
        for key, value in entries:
            lines += self._above(indent + self.random.choice((0, 0, 0, 1, 3)))
            lines += self._part(
                "-" if key is None else f"{self._scalar(key, flow=False)}:", value, indent, key is None
            )
        return lines

    def _part(self, mark: str, value: Tree, indent: int, is_item: bool) -> list[str]:
        pad = " " * indent
        if isinstance(value, Scalar):
            return [f"{pad}{mark} {self._scalar(value, flow=False)}".rstrip() + self._beside()]
        parts = value.entries if isinstance(value, Block) else value.items
        if not parts or (len(parts) < 5 and self.random.random() < 0.4):
            return self._flow_part(f"{pad}{mark} ", value, indent)
        step = self.random.choice((2, 2, 3, 4))
        below = self._block(value, indent + step)
        if is_item and self.random.random() < 0.7 and not below[0].lstrip().startswith("#") and below[0]:
            return [f"{pad}-{' ' * (step - 1)}{below[0].lstrip()}", *below[1:]]
        return [f"{pad}{mark}{self._beside()}", *below]

    def _flow_part(self, start: str, value: Tree, indent: int) -> list[str]:
        """In brackets, now and then broken over lines with comments inside."""
        if self.random.random() < 0.7 or isinstance(value, Listing) or not value.entries:
            return [start + self._flow(value) + self._beside()]
        lines = [start + "{"]
        for key, under in value.entries:
            lines.append(
                f"{' ' * (indent + 3)}{self._scalar(key, flow=True)}: {self._flow(under)},{self._beside()}"
            )
        return [*lines, " " * (indent + 2) + "}" + self._beside()]

    def _flow(self, value: Tree) -> str:
        if isinstance(value, Scalar):
            return self._scalar(value, flow=True)
        if isinstance(value, Listing):
            return "[" + ",  ".join(self._flow(item) for item in value.items) + " ]"
        return "{ " + ", ".join(f"{self._scalar(k, flow=True)}: {self._flow(v)}" for k, v in value.entries) + "}"

    def _scalar(self, scalar: Scalar, *, flow: bool) -> str:
        """The quotes it had or others; codes must keep theirs, and so must what is empty."""
        text = scalar.text
        risky = scalar.quoted or flow or ":" in text or "#" in text or text[:1] in "-?,[]{}&*!|>'\"%@`" or not text
        if not text and not scalar.quoted:
            return ""
        if risky or self.random.random() < 0.2:
            single = "'" + text.replace("'", "''") + "'"
            return single if '"' in text or "\\" in text or self.random.random() < 0.5 else f'"{text}"'
        return text

    def _above(self, indent: int) -> list[str]:
        lines = [""] * self.random.choice((0, 0, 0, 1, 3))
        while self.random.random() < self.remarks:
            lines += [" " * indent + self._remark(), *([""] if self.random.random() < 0.2 else [])]
        return lines

    def _beside(self) -> str:
        return self.random.choice((" ", "   ")) + self._remark() if self.random.random() < self.remarks else ""

    def _remark(self) -> str:
        self.comments.append(
            self.random.choice(("# ", "#", "## ")) + f"ghi chú số {len(self.comments)}: a # b [x] - y"
        )
        return self.comments[-1]
