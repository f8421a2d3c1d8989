"""Inputs: any spreadsheet file to a book, told apart by its content and never by its name."""

from __future__ import annotations

import hashlib
from enum import Enum
from pathlib import Path

from cchc_score.inputs.archive import Archive
from cchc_score.inputs.grid import Book
from cchc_score.inputs.refusal import RefusedError
from cchc_score.problems import Place, Problem
from cchc_score.text import Phrase

SIZE_LIMIT = 100 << 20
"""Bytes of a file that is still read; evidence scanned into a workbook makes it heavy."""

_Read = tuple[Book, tuple[Problem, ...]]


class _Kind(Enum):
    """A readable format: how it is called, and the extensions that promise it."""

    XLSX = ("Excel (.xlsx)", (".xlsx", ".xlsm", ".xltx", ".xltm"))
    XLS = ("Excel 97–2003 (.xls)", (".xls", ".xlt"))
    XLSB = ("Excel (.xlsb)", (".xlsb",))
    ODS = ("LibreOffice (.ods)", (".ods", ".ots"))
    CSV = ("CSV", (".csv", ".tsv", ".txt"))


_ZIP, _OLE = b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD = Phrase("tài liệu Word", "a Word document")
_SLIDES = Phrase("bản trình chiếu PowerPoint", "a PowerPoint presentation")
_PICTURE = Phrase("tệp ảnh", "a picture")
_UNKNOWN = Phrase("tệp không rõ loại", "a file of unknown kind")
_FOREIGN_STARTS = (
    (b"%PDF", Phrase("tệp PDF", "a PDF file")),
    (b"{\\rtf", _WORD),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"<", Phrase("trang web hoặc tệp XML", "a web page or an XML file")),
)
_FOREIGN_FOLDERS = (("word", _WORD), ("ppt", _SLIDES))
_FOREIGN_STREAMS = (("WordDocument", _WORD), ("PowerPoint Document", _SLIDES))


def read_book(path: Path, shown: str) -> tuple[Book | None, tuple[Problem, ...]]:
    """The workbook at a path, named in problems as `shown`; None when it cannot be read.

    Never raises for what the file holds or for a file that cannot be opened: that is a problem. A binary
    .xlsb from a stranger can still take the process down, which is why `batch` exists.
    """
    try:
        data = _bytes_of(path)
        archive = Archive(data) if data.startswith(_ZIP) else None
        kind = _kind_of_zip(archive) if archive is not None else _kind_of(data)
        book, problems = _read(kind, data, archive, shown)
    except RefusedError as refused:
        return None, (refused.problem(shown),)
    return book, (*_extension_problems(path, kind, shown), *problems)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise RefusedError("file-is-folder")
        size = path.stat().st_size
        if size > SIZE_LIMIT:
            raise RefusedError("file-too-large", {"size": size >> 20, "limit": SIZE_LIMIT >> 20})
        data = path.read_bytes()
    except FileNotFoundError:
        raise RefusedError("file-not-found") from None
    except OSError as error:
        raise RefusedError("file-unreadable", {"detail": error.strerror or str(error)}) from None
    if not data:
        raise RefusedError("file-empty")
    return data


def _kind_of(data: bytes) -> _Kind:
    if data.startswith(_OLE):
        return _kind_of_compound(data)
    start = data[:1024].lstrip(b"\xef\xbb\xbf\r\n\t ")
    for signature, kind in _FOREIGN_STARTS:
        if start.startswith(signature):
            raise RefusedError("file-not-spreadsheet", {"kind": kind})
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\0" in data and not wide:
        raise RefusedError("file-not-spreadsheet", {"kind": _UNKNOWN})
    return _Kind.CSV


def _kind_of_zip(archive: Archive) -> _Kind:
    if "xl/workbook.bin" in archive:
        return _Kind.XLSB
    if "content.xml" in archive or "encrypted-package" in archive:
        if b"spreadsheet" in (archive.read("mimetype") or b"spreadsheet"):
            return _Kind.ODS
        raise RefusedError(
            "file-not-spreadsheet", {"kind": Phrase("tài liệu LibreOffice", "another LibreOffice document")}
        )
    for folder, kind in _FOREIGN_FOLDERS:
        if archive.has_folder(folder):
            raise RefusedError("file-not-spreadsheet", {"kind": kind})
    if "[Content_Types].xml" in archive or archive.has_folder("xl"):
        return _Kind.XLSX
    raise RefusedError("file-not-spreadsheet", {"kind": Phrase("tệp nén (.zip)", "a zip archive")})


def _kind_of_compound(data: bytes) -> _Kind:
    """An OLE container: old Excel, or a newer workbook encrypted whole. Its directory spells names in UTF-16."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        raise RefusedError("file-password")
    if holds("Workbook") or holds("Book"):
        return _Kind.XLS
    kind = next((kind for stream, kind in _FOREIGN_STREAMS if holds(stream)), _UNKNOWN)
    raise RefusedError("file-not-spreadsheet", {"kind": kind})


def _read(kind: _Kind, data: bytes, archive: Archive | None, shown: str) -> _Read:
    # Each reader is imported only where a file of its kind turns up.
    sha256 = hashlib.sha256(data).hexdigest()
    if archive is not None and kind is _Kind.XLSX:
        from cchc_score.inputs.xlsx import read_xlsx

        return read_xlsx(archive, shown, sha256)
    if archive is not None and kind is _Kind.ODS:
        from cchc_score.inputs.ods import read_ods

        return read_ods(archive, shown, sha256)
    if archive is not None:
        from cchc_score.inputs.other_formats import read_xlsb

        archive.check_every_part()
        return read_xlsb(data, shown, sha256)
    if kind is _Kind.CSV:
        from cchc_score.inputs.csv_file import read_csv

        return read_csv(data, shown, sha256)
    from cchc_score.inputs.other_formats import read_xls

    return read_xls(data, shown, sha256)


def _extension_problems(path: Path, kind: _Kind, shown: str) -> tuple[Problem, ...]:
    name, extensions = kind.value
    if path.suffix.lower() in extensions:
        return ()
    return (Problem("file-wrong-extension", Place(shown), {"extension": path.suffix or path.name, "kind": name}),)
