"""Documents: a Word file as a zip container: whether it is whole, and packed anew to the same bytes every time."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

_DAY_ONE = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip file can name."""
_SYSTEM = 0
"""Said to come from the same system on every computer."""

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError)


def whole(docx: bytes) -> bool:
    """Whether every part can be read and is what it was when it was packed."""
    try:
        with zipfile.ZipFile(BytesIO(docx)) as archive:
            return archive.testzip() is None
    except _BROKEN:
        return False


def packed(docx: bytes) -> bytes:
    """The same parts in the same order, without the hour and the system they were saved on."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(docx)) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _DAY_ONE)
            entry.create_system = _SYSTEM
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return made.getvalue()
