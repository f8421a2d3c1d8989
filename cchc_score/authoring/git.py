"""Authoring: what is asked of git, through its own program: a revision, its criteria files as they stood."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_SUFFIXES = (".yaml", ".yml")
_LINKS = "120000"
"""The mode of a symbolic link: its content is a path, not a criteria set."""


class GitFailedError(Exception):
    """Git could not be asked. `code` is that of the problem to tell, `reason` what git itself said."""

    def __init__(self, code: str, reason: str = "") -> None:
        super().__init__(reason or code)
        self.code = code
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Repository:
    """A git repository, asked through the git program."""

    top: Path
    """Its work tree."""
    within: str
    """The current folder as seen from the top, ending in "/"; "" at the top itself."""

    def commit(self, revision: str) -> str | None:
        """The commit that a revision names; None when there is none."""
        if revision.startswith("-"):  # would be taken for an option
            return None
        asked = _run(("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"), self.top)
        return asked.stdout.decode().strip() if asked.returncode == 0 else None

    def files(self, commit: str) -> dict[str, str]:
        """Every YAML file of a commit: path from the top → the name of its content."""
        listed = _run(("ls-tree", "-r", "-z", "--full-tree", commit), self.top)
        found: dict[str, str] = {}
        for line in listed.stdout.decode("utf-8", "surrogateescape").split("\0"):
            about, _, path = line.partition("\t")
            mode, kind, name = (*about.split(), "", "", "")[:3]
            if kind == "blob" and mode != _LINKS and path.endswith(_SUFFIXES):
                found[path] = name
        return found

    def contents(self, names: Sequence[str]) -> Iterator[bytes]:
        """The contents of these names, byte for byte, in order."""
        asked = "".join(f"{name}\n" for name in names).encode()
        answer = _run(("cat-file", "--batch"), self.top, asked).stdout
        start = 0
        for _ in names:
            end = answer.index(b"\n", start)
            size = int(answer[start:end].split()[2])
            yield answer[end + 1 : end + 1 + size]
            start = end + 1 + size + 1


def repository(folder: Path) -> Repository:
    """The repository that a folder lies in. Raises GitFailedError when there is none, or no git."""
    asked = _run(("rev-parse", "--show-toplevel", "--show-prefix"), folder)
    if asked.returncode != 0:
        raise GitFailedError("git-no-repository", _said(asked.stderr))
    top, within, *_ = (*asked.stdout.decode().splitlines(), "")
    return Repository(Path(top), within)


def _said(answer: bytes) -> str:
    """The first line of what git says of a failure."""
    lines = answer.decode("utf-8", "replace").strip().splitlines()
    return lines[0] if lines else ""


def _run(words: Sequence[str], folder: Path, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(("git", *words), cwd=folder, input=given, capture_output=True, check=False)
    except FileNotFoundError as error:
        raise GitFailedError("git-missing") from error
