"""Authoring: one version of a set by its name: a file, a shipped set, or `REV:path` in the history of git."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path, PurePosixPath

from cchc_score.authoring.git import GitFailedError, Repository, repository
from cchc_score.campaign.sets import find_set
from cchc_score.criteria import library
from cchc_score.criteria.loader import load
from cchc_score.model import CriteriaSet
from cchc_score.problems import Place, Problem
from cchc_score.text import did_you_mean

Found = tuple[CriteriaSet | None, tuple[Problem, ...]]

_DRIVE = re.compile(r"[A-Za-z]:[\\/]")


def find_version(name: str) -> Found:
    """The set of this name: a file that exists, a shipped set, else `REV:path` as git writes it.

    A set at a revision is read with everything it extends as it stood then; a path is seen from the top of the
    repository, else from the current folder. The set is named `REV:path` in problems.
    """
    revision, colon, path = name.partition(":")
    if not colon or not revision or not path or _DRIVE.match(name) or library.find(name) is not None:
        return find_set(name)
    try:
        return _at_revision(repository(Path.cwd()), revision, path.replace("\\", "/"), name)
    except GitFailedError as failure:
        return None, (Problem(failure.code, Place(name), {"name": name, "reason": failure.reason}),)


def _at_revision(home: Repository, revision: str, path: str, name: str) -> Found:
    commit = home.commit(revision)
    if commit is None:
        return None, (Problem("git-unknown-revision", Place(name), {"revision": revision}),)
    files = home.files(commit)
    wanted = next((each for each in _candidates(home, path) if each in files), None)
    if wanted is None:
        return None, (_no_such_path(revision, path, files, name),)
    with tempfile.TemporaryDirectory(prefix="cchc-") as folder:
        _lay_out(home, files, Path(folder))
        return load(Path(folder) / wanted, f"{revision}:{wanted}")


def _candidates(home: Repository, path: str) -> tuple[str, ...]:
    return str(PurePosixPath(path)), _normal(home.within + path)


def _normal(path: str) -> str:
    """A path without `.` and `..`."""
    parts: list[str] = []
    for part in PurePosixPath(path).parts:
        if part == ".." and parts:
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def _no_such_path(revision: str, path: str, files: dict[str, str], name: str) -> Problem:
    values = {"revision": revision, "path": path}
    namesakes = sorted(each for each in files if PurePosixPath(each).name == PurePosixPath(path).name)
    near = did_you_mean(path, namesakes or files) or next(iter(namesakes), None)
    if near is None:
        return Problem("git-unknown-path", Place(name), values)
    return Problem("git-unknown-path-suggest", Place(name), values | {"suggestion": near})


def _lay_out(home: Repository, files: dict[str, str], folder: Path) -> None:
    """Write the files as they stood, so that what a set extends is found beside it. Raises OSError."""
    for path, content in zip(files, home.contents(tuple(files.values())), strict=True):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
