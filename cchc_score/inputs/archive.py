"""Inputs: a zip container opened with bounds, so that no file can inflate, repeat or hide its parts."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from cchc_score.inputs.refusal import RefusedError, damaged

_MEGABYTE = 1 << 20
PART_LIMIT = 64 * _MEGABYTE
"""Bytes one part may inflate to: a sheet of 3,321 units × 150 columns takes about 20 MB."""
TOTAL_LIMIT = 128 * _MEGABYTE
"""Bytes that all parts read from one file may inflate to."""
RATIO_LIMIT = 300
"""A part above 4 MB that shrank more than this was made to hurt; sheets shrink 10 to 40 times."""
_RATIO_FREE = 4 * _MEGABYTE
_ENCRYPTED = 0x1
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    NotImplementedError,
    OverflowError,
    LookupError,
)
"""What zipfile raises on broken input; the list grew by feeding it mutated files."""


class Archive:
    """The parts of one zip container by name (case and slashes as OPC compares them)."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except _BROKEN as error:
            raise _unreadable_zip(error) from None
        self._total = 0
        self._parts: dict[str, zipfile.ZipInfo] = {}
        for entry in entries:
            name = _key(entry.filename)
            if name in self._parts:
                raise RefusedError("file-duplicate-part", {"part": entry.filename})
            self._parts[name] = entry

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._parts

    def has_folder(self, name: str) -> bool:
        """Whether any part lies in the top folder of this name."""
        prefix = _key(name).rstrip("/") + "/"
        return any(part.startswith(prefix) for part in self._parts)

    def read(self, name: str) -> bytes | None:
        """The part inflated, its checksum verified; None when there is no such part.

        Raises RefusedError when the part is beyond the bounds, encrypted or broken.
        """
        entry = self._parts.get(_key(name))
        if entry is None:
            return None
        self._check_bounds(entry)
        try:
            return self._zip.read(entry)
        except _BROKEN as error:
            raise _unreadable_zip(error, entry.filename) from None

    def require(self, name: str) -> bytes:
        """The part inflated; a missing part means the file is damaged."""
        data = self.read(name)
        if data is None:
            raise damaged("thiếu phần “{part}”", "the part “{part}” is missing", {"part": name})
        return data

    def check_every_part(self) -> None:
        """Hold all parts to the bounds, for readers that open the container themselves."""
        for entry in self._parts.values():
            self._check_bounds(entry)

    def _check_bounds(self, entry: zipfile.ZipInfo) -> None:
        # zipfile never inflates beyond the declared size, so the declaration is what has to be bounded.
        if entry.flag_bits & _ENCRYPTED:
            raise RefusedError("file-password")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise damaged(
                "cách nén lạ trong “{part}”", "unknown compression in “{part}”", {"part": entry.filename}
            )
        size = entry.file_size
        self._total += size
        dense = size > _RATIO_FREE and size > RATIO_LIMIT * max(entry.compress_size, 1)
        if size > PART_LIMIT or self._total > TOTAL_LIMIT or dense:
            raise RefusedError("file-inflates", {"part": entry.filename, "size": size // _MEGABYTE})


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def _unreadable_zip(error: Exception, part: str = "") -> RefusedError:
    values = {"part": part, "error": str(error) or type(error).__name__}
    if part:
        return damaged("phần “{part}” bị lỗi: {error}", "the part “{part}” is broken: {error}", values)
    return damaged("tệp nén không trọn vẹn: {error}", "the zip container is incomplete: {error}", values)
