"""Campaign: the files that campaign.yaml says count where there are two, checked against those that are there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from cchc_score.declared import Block, Listing, Report, Scalar, Tree, unknown
from cchc_score.problems import Place
from cchc_score.text import tidy

_KEY = "use"
_FOLDERS = ("self", "appraisal", "inspection", "survey")


def named_files(campaign: Tree, folder: Path, report: Report) -> Mapping[str, Place]:
    """The files under `use`, named as messages name them, each with its line; a name that is no file is told."""
    named = list(_scalars(campaign))
    present = {tidy(name): name for name in _present(folder)} if named else {}
    found: dict[str, Place] = {}
    for scalar in named:
        given = tidy(scalar.text).replace("\\", "/").removeprefix("./")
        if given in present:
            found.setdefault(present[given], scalar.place)
        else:
            unknown(report, "use-file-missing", scalar.place, given, list(present), found=scalar.text)
    return found


def _scalars(campaign: Tree) -> Iterator[Scalar]:
    under = [tree for key, tree in campaign.entries if key.text == _KEY] if isinstance(campaign, Block) else []
    for tree in under:
        items = tree.items if isinstance(tree, Listing) else (tree,)
        yield from (item for item in items if isinstance(item, Scalar) and item.text.strip())


def _present(folder: Path) -> Iterator[str]:
    for name in _FOLDERS:
        for path in sorted((folder / name).rglob("*")):
            if path.is_file():
                yield path.relative_to(folder).as_posix()
