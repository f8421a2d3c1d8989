"""Bottom of the house: a finished file put in its place: written beside, then moved, never left half-written."""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

_TRIES = 5
_PAUSE = 0.2
"""Seconds between tries: long enough for a virus scanner to let go, short enough not to be noticed."""


def place_file(target: Path, write: Callable[[Path], None]) -> Path:
    """Let `write` fill a file beside `target`, then move it there; returns where it stands in the end.

    On Windows a file that Excel holds open cannot be replaced: after a few tries the new file is put beside it
    under a numbered name, which is returned. An interruption or an error leaves `target` as it was.
    Raises OSError when the folder cannot be written.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=".~", suffix=target.suffix, dir=target.parent)
    os.close(descriptor)
    draft = Path(name)
    try:
        write(draft)
        _open_up(draft)
        return _move(draft, target)
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)


def place_bytes(target: Path, content: bytes) -> Path:
    """Put this content at `target`, as `place_file` does; returns where it stands. Raises OSError."""

    def write(draft: Path) -> None:
        draft.write_bytes(content)

    return place_file(target, write)


def _open_up(draft: Path) -> None:
    """Temporary files are private to their maker; give this one the rights any new file gets."""
    if os.name == "posix":
        mask = os.umask(0)
        os.umask(mask)
        draft.chmod(0o666 & ~mask)


def _move(draft: Path, target: Path) -> Path:
    for attempt in range(_TRIES):
        try:
            draft.replace(target)
        except PermissionError:
            if attempt < _TRIES - 1:
                time.sleep(_PAUSE)
        else:
            return target
    beside = _free_name(target)
    draft.replace(beside)
    return beside


def _free_name(target: Path) -> Path:
    number = 2
    while (beside := target.with_name(f"{target.stem} ({number}){target.suffix}")).exists():
        number += 1
    return beside
