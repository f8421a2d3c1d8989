"""Forms: one workbook as a template, packed once but for the few words that differ from unit to unit."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import NamedTuple
from xml.sax.saxutils import escape

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_VERSION = 20
_DEFLATED = 8
_MIDNIGHT = 0
_DAY_ONE = 0x21
"""1 January 1980, the first day that a zip file can name: the same form is the same bytes every time."""
_LAST_BLOCK = b"\x03\x00"
"""The empty block that ends a deflated stream."""


class _Piece(NamedTuple):
    """A stretch of a part, plain and packed so that any packed piece may follow it."""

    content: bytes
    packed: bytes


_Text = _Piece | bytes
"""A stretch that is the same for all units, or a mark."""


@dataclass(frozen=True, slots=True)
class Template:
    """A workbook with marks in some of its parts: by name, the stretches between the marks packed once."""

    parts: tuple[tuple[bytes, tuple[_Text, ...]], ...]

    def filled(self, texts: Mapping[str, str]) -> bytes:
        """The workbook with each mark replaced by its text."""
        pieces = {mark.encode(): _pack(escape(text).encode()) for mark, text in texts.items()}
        return _joined(
            [
                (name, [pieces[text] if isinstance(text, bytes) else text for text in own])
                for name, own in self.parts
            ]
        )


def template(workbook: bytes, marks: Sequence[str], amend: Callable[[str, bytes], bytes]) -> Template:
    """Take a workbook apart. `amend` may change each part, by its name, before it is packed for good."""
    known = {mark.encode() for mark in marks}
    split = re.compile(b"(%s)" % b"|".join(map(re.escape, sorted(known))))
    parts = []
    with zipfile.ZipFile(BytesIO(workbook)) as archive:
        for name in archive.namelist():
            texts = split.split(amend(name, archive.read(name)))
            parts.append((name.encode(), tuple(text if text in known else _pack(text) for text in texts)))
    return Template(tuple(parts))


def _pack(content: bytes) -> _Piece:
    """Deflate a stretch to a full stop: nothing in it leans on what stands before it."""
    deflate = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return _Piece(content, deflate.compress(content) + deflate.flush(zlib.Z_FULL_FLUSH))


def _joined(parts: Iterable[tuple[bytes, Sequence[_Piece]]]) -> bytes:
    """The parts as a zip file: each behind its own header, then the directory of all."""
    pieces: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for name, own in parts:
        checksum, size = 0, 0
        for piece in own:
            checksum, size = zlib.crc32(piece.content, checksum), size + len(piece.content)
        packed = b"".join([*(piece.packed for piece in own), _LAST_BLOCK])
        common = (0, _DEFLATED, _MIDNIGHT, _DAY_ONE, checksum, len(packed), size, len(name), 0)
        header = _LOCAL.pack(b"PK\3\4", _VERSION, *common)
        directory += [_CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, *common, 0, 0, 0, 0, offset), name]
        pieces += [header, name, packed]
        offset += len(header) + len(name) + len(packed)
    count, length = len(directory) // 2, sum(map(len, directory))
    return b"".join((*pieces, *directory, _END.pack(b"PK\5\6", 0, 0, count, count, length, offset, 0)))
