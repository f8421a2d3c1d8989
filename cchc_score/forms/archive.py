"""Forms: one workbook as a template: its parts packed once, the few that name the unit packed anew for each."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_NEEDED = 20
_UTF8 = 0x800
_DEFLATED = 8
_MIDNIGHT = 0
_DAY_ONE = 0x21
"""1 January 1980, the first day that a zip file can name: the same form is the same bytes every time."""
_LEVEL = 6


@dataclass(frozen=True, slots=True)
class _Part:
    """One packed file of the archive."""

    name: bytes
    packed: bytes
    checksum: int
    size: int


@dataclass(frozen=True, slots=True)
class Template:
    """A workbook with marks in some of its parts."""

    parts: tuple[_Part | _Marked, ...]

    def filled(self, texts: Mapping[str, str]) -> bytes:
        """The workbook with each mark replaced by its text."""
        escaped = {mark.encode(): escape(text).encode() for mark, text in texts.items()}
        return _joined([part if isinstance(part, _Part) else part.filled(escaped) for part in self.parts])


@dataclass(frozen=True, slots=True)
class _Marked:
    """A file of the archive that holds marks; it stays unpacked."""

    name: bytes
    content: bytes

    def filled(self, texts: Mapping[bytes, bytes]) -> _Part:
        content = self.content
        for mark, text in texts.items():
            content = content.replace(mark, text)
        return _packed(self.name, content)


def template(workbook: bytes, marks: tuple[str, ...], amend: Callable[[str, bytes], bytes]) -> Template:
    """Take a workbook apart. `amend` may change each part, by its name, before it is packed for good."""
    found = tuple(mark.encode() for mark in marks)
    parts: list[_Part | _Marked] = []
    with zipfile.ZipFile(BytesIO(workbook)) as archive:
        for name in archive.namelist():
            content = amend(name, archive.read(name))
            marked = any(mark in content for mark in found)
            parts.append(_Marked(name.encode(), content) if marked else _packed(name.encode(), content))
    return Template(tuple(parts))


def _packed(name: bytes, content: bytes) -> _Part:
    deflate = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return _Part(name, deflate.compress(content) + deflate.flush(), zlib.crc32(content), len(content))


def _joined(parts: list[_Part]) -> bytes:
    """The parts as a zip file: each behind its own header, then the directory of all."""
    pieces, directory, offset = [], [], 0
    for part in parts:
        common = (
            _UTF8,
            _DEFLATED,
            _MIDNIGHT,
            _DAY_ONE,
            part.checksum,
            len(part.packed),
            part.size,
            len(part.name),
            0,
        )
        header = _LOCAL.pack(b"PK\3\4", _NEEDED, *common)
        directory += [_CENTRAL.pack(b"PK\1\2", _NEEDED, _NEEDED, *common, 0, 0, 0, 0, offset), part.name]
        pieces += [header, part.name, part.packed]
        offset += len(header) + len(part.name) + len(part.packed)
    length = sum(map(len, directory))
    end = _END.pack(b"PK\5\6", 0, 0, len(parts), len(parts), length, offset, 0)
    return b"".join((*pieces, *directory, end))
