"""Criteria: YAML text → a Tree with places. The only module that imports yaml; scalars stay text.

Only what reviewers can read at sight is accepted: one document of mappings, lists and scalars. Anchors,
aliases, merge keys, tags and a second document are refused, and the events are counted before anything is
built, so that neither a chain of aliases nor 100,000 brackets can hurt.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cchc_score.criteria import yaml_braces, yaml_words
from cchc_score.criteria.yaml_bytes import decode
from cchc_score.declared import Block, Listing, Report, Scalar, Tree
from cchc_score.problems import Place
from cchc_score.text import Phrase, tidy

MAX_DEPTH = 64
"""Levels of YAML nesting; a tree of criteria takes two per level and real ones stay below ten."""

_ANCHOR = Phrase("neo (&)", "An anchor (&)")
_ALIAS = Phrase("bí danh (*)", "An alias (*)")
_TAG = Phrase("thẻ kiểu (!)", "A tag (!)")
_MERGE = Phrase("khóa gộp (<<)", "A merge key (<<)")
_SECOND = Phrase("tài liệu thứ hai (---)", "A second document (---)")
_ODD_KEY = Phrase("khóa là danh sách hay khối", "A list or block as a key")


def read_yaml(path: Path, shown: str, report: Report) -> Tree | None:
    """Read a YAML file, named `shown` in problems. None when it cannot be read (its problems are in `report`)."""
    data = read_bytes(path, shown, report)
    return parse_yaml(data, shown, report) if data is not None else None


def read_bytes(path: Path, shown: str, report: Report) -> bytes | None:
    """The bytes of a file; None with a problem when it is not there or cannot be opened."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        report.add("yaml-not-found", Place(shown))
    except OSError as trouble:
        if path.is_dir():  # Windows says "permission denied" of a folder
            report.add("yaml-is-a-folder", Place(shown))
        else:
            report.add("yaml-unreadable", Place(shown), detail=trouble.strerror or type(trouble).__name__)
    return None


def parse_yaml(data: bytes, shown: str, report: Report) -> Tree | None:
    """The tree of YAML bytes (UTF-8, with or without a byte order mark, any line ends), or None with problems."""
    text = decode(data, shown, report)
    if text is None:
        return None
    builder = _Builder(shown, text, report)
    if not _build(text, builder):
        return None
    root = builder.root
    if root is None or (isinstance(root, Scalar) and not root.text and not root.quoted):
        if not builder.lost:
            report.add("yaml-empty", Place(shown, line=1, column=1))
        return None
    return None if builder.lost else root


def _build(text: str, builder: _Builder) -> bool:
    """Feed every event to the builder; False when the text does not parse or nests too deep."""
    import yaml

    try:
        for event in events(text):
            if not builder.take(event):
                return False
    except yaml.MarkedYAMLError as trouble:
        detail, line, column = yaml_words.syntax(trouble, text)
        builder.report.add("yaml-syntax", Place(builder.shown, line=line, column=column), detail=detail)
        return False
    return True


def events(text: str) -> Iterator[Any]:
    """Parser events, by the C parser where PyYAML has it; both parsers say the same."""
    import yaml

    return iter(yaml.parse(text, Loader=_loader()))


def dashes(text: str) -> list[tuple[int, int]]:
    """Where the items of lists begin that are written with a dash: index and column, from 0, in order."""
    import yaml

    tokens = yaml.scan(text, Loader=_loader())
    marks = (token.start_mark for token in tokens if isinstance(token, yaml.BlockEntryToken))
    return [(mark.index, mark.column) for mark in marks]


def _loader() -> Any:
    import yaml

    return yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


@dataclass(slots=True)
class _Open:
    """A list or mapping that is still being read."""

    place: Place
    is_block: bool
    in_braces: bool = False
    items: list[Tree] = field(default_factory=list)
    entries: list[tuple[Scalar, Tree]] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    """Keys met so far, composed and trimmed, with their lines."""
    key: Scalar | None = None
    skip: bool = False
    """The next value belongs to a key that was refused."""
    is_key: bool = False
    """This very collection stands where a key should."""

    def closed(self) -> Tree:
        """The finished list or mapping."""
        if self.is_block:
            return Block(tuple(self.entries), self.place)
        return Listing(tuple(self.items), self.place)


@dataclass(slots=True)
class _Builder:
    """Builds the tree from events without recursion."""

    shown: str
    text: str
    report: Report
    root: Tree | None = None
    lost: bool = False
    """Something was refused whose content is not there: the tree would be a lie."""
    documents: int = 0
    stack: list[_Open] = field(default_factory=list)

    def take(self, event: Any) -> bool:
        """Use one event; False when reading must stop."""
        name = type(event).__name__
        if name == "DocumentStartEvent":
            self.documents += 1
            if self.documents > 1:
                self.refuse(_SECOND, "---", self.place(event))
                return False
        elif name == "AliasEvent":
            self.refuse(_ALIAS, f"*{event.anchor}", self.place(event))
            self.lost = True
            self.put(Scalar("", False, self.place(event)))
        elif name == "ScalarEvent":
            self.refuse_marks(event)
            scalar = Scalar(event.value, bool(event.style), self.place(event))
            if not self.rejoin(scalar, event.end_mark.index):
                self.put(scalar)
        elif name in ("MappingStartEvent", "SequenceStartEvent"):
            self.refuse_marks(event)
            return self.open(event, is_block=name == "MappingStartEvent")
        elif name in ("MappingEndEvent", "SequenceEndEvent"):
            self.close()
        return True

    def open(self, event: Any, *, is_block: bool) -> bool:
        """A list or mapping begins; False when it lies too deep."""
        place = self.place(event)
        if len(self.stack) >= MAX_DEPTH:
            self.report.add("yaml-too-deep", place, limit=MAX_DEPTH)
            return False
        opened = _Open(place, is_block, in_braces=is_block and event.flow_style)
        top = self.stack[-1] if self.stack else None
        if top is not None and top.is_block and top.key is None and not top.skip:
            self.refuse(_ODD_KEY, "?", place)
            opened.is_key = True
        self.stack.append(opened)
        return True

    def close(self) -> None:
        """The innermost list or mapping ends."""
        done = self.stack.pop()
        if done.is_key:
            self.stack[-1].skip = True
            self.lost = True
        else:
            self.put(done.closed())

    def put(self, tree: Tree) -> None:
        """A finished tree takes its place: as the root, an item, a key or a value."""
        if not self.stack:
            self.root = tree
            return
        top = self.stack[-1]
        if not top.is_block:
            top.items.append(tree)
        elif top.skip:
            top.skip = False
        elif top.key is not None:
            top.entries.append((top.key, tree))
            top.key = None
        elif isinstance(tree, Scalar):
            self.put_key(top, tree)

    def rejoin(self, scalar: Scalar, end: int) -> bool:
        """Whether a scalar is no key but the second half of the value before it, cut off by a comma in braces."""
        top = self.stack[-1] if self.stack else None
        if top is None or not top.in_braces or top.skip or top.key is not None or not top.entries:
            return False
        key, head = top.entries[-1]
        if not isinstance(head, Scalar) or not yaml_braces.stands_bare(self.text, end):
            return False
        joined = yaml_braces.join(head, scalar)
        told = self.report.problems
        if told and (told[-1].code, told[-1].place) == ("comma-in-braces", head.place):
            told.pop()  # a text with two commas is one mistake
        values = {"key": key.text, "found": joined.found, "rewrite": joined.rewrite}
        self.report.add("comma-in-braces", head.place, **values)
        top.entries[-1] = (key, joined.value)
        top.skip = True
        return True

    def put_key(self, top: _Open, key: Scalar) -> None:
        """A key begins an entry, unless it is a merge key or stands there already."""
        name = tidy(key.text)
        if name == "<<" and not key.quoted:
            self.refuse(_MERGE, "<<", key.place)
            self.lost = True
            top.skip = True
        elif name in top.lines:
            self.report.add("duplicate-key", key.place, key=name, first_line=top.lines[name])
            top.skip = True
        else:
            top.lines[name] = key.place.line or 0
            top.key = key

    def refuse_marks(self, event: Any) -> None:
        """Anchors and tags are told; what they mark is read as it stands."""
        if event.anchor is not None:
            self.refuse(_ANCHOR, f"&{event.anchor}", self.place(event))
        if event.tag is not None:
            self.refuse(_TAG, str(event.tag), self.place(event))

    def refuse(self, feature: Phrase, found: str, place: Place) -> None:
        """Tell of a feature that these files do without."""
        self.report.add("yaml-feature-refused", place, feature=feature, found=found)

    def place(self, event: Any) -> Place:
        """Where an event starts, counted from 1 as editors do."""
        return Place(self.shown, line=event.start_mark.line + 1, column=event.start_mark.column + 1)
