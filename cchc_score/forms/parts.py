"""Forms: the parts of a workbook that somebody else wrote: some changed, some added, all others copied."""

from __future__ import annotations

import posixpath
import re
import shutil
import zipfile
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from cchc_score.forms.xml_text import Found, Part

_TYPES = "[Content_Types].xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class Relation(NamedTuple):
    """One part's relation to another: its id, its kind (worksheet, comments, …), the part it leads to."""

    id: str
    kind: str
    target: str


class Parts:
    """The parts of one workbook. Raises zipfile.BadZipFile, KeyError or expat.ExpatError when it is broken."""

    def __init__(self, data: bytes) -> None:
        self._zip = zipfile.ZipFile(BytesIO(data))
        self._names = {name.casefold(): name for name in self._zip.namelist()}
        self._changed: dict[str, bytes] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._changed or name.casefold() in self._names

    def read(self, name: str) -> bytes:
        """A part as it is now."""
        own = self._names.get(name.casefold(), name)
        return self._changed[own] if own in self._changed else self._zip.read(own)

    def write(self, name: str, content: bytes) -> None:
        """Change a part, or add one."""
        self._changed[self._names.get(name.casefold(), name)] = content

    def free_name(self, before: str, after: str) -> str:
        """A part name with the first number that is not taken: xl/comments3.xml."""
        number = 1
        while f"{before}{number}{after}" in self:
            number += 1
        return f"{before}{number}{after}"

    def save(self, path: Path) -> None:
        """Write the workbook. Raises OSError."""
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
            for entry in self._zip.infolist():
                if entry.filename in self._changed:
                    made.writestr(_as_before(entry), self._changed[entry.filename], zipfile.ZIP_DEFLATED)
                else:
                    with self._zip.open(entry) as old, made.open(_as_before(entry), "w") as new:
                        shutil.copyfileobj(old, new)
            for name, content in self._changed.items():
                if name.casefold() not in self._names:
                    made.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)

    # --- relations and types

    def relations(self, source: str) -> list[Relation]:
        """The relations of a part ("": of the package)."""
        name = _relations_of(source)
        if name not in self:
            return []
        found = Part(self.read(name)).find(lambda tag, _: tag == "Relationship")
        return [_relation(each, posixpath.dirname(source)) for each in found]

    def relate(self, source: str, kind: str, target: str) -> str:
        """Relate a part to another; returns the relation's id."""
        name = _relations_of(source)
        if name not in self:
            self.write(name, f'<Relationships xmlns="{_RELATIONS}"></Relationships>'.encode())
        taken = {relation.id for relation in self.relations(source)}
        own = next(f"rId{number}" for number in range(1, len(taken) + 2) if f"rId{number}" not in taken)
        part = Part(self.read(name))
        (root,) = part.find(lambda tag, _: tag == "Relationships")
        part.append(
            root, f'<{root.prefix}Relationship Id="{own}" Type="{_TRANSITIONAL}/{kind}" Target="/{target}"/>'
        )
        self.write(name, part.result())
        return own

    def declare(self, target: str, content_type: str) -> None:
        """Say what type a new part is of."""
        self._declare(f'Override PartName="/{target}" ContentType="{content_type}"')

    def declare_extension(self, extension: str, content_type: str) -> None:
        """Say what type all parts with an extension are of, unless that is said already."""
        if not re.search(rb'Extension="%s"' % extension.encode(), self.read(_TYPES), re.IGNORECASE):
            self._declare(f'Default Extension="{extension}" ContentType="{content_type}"')

    def _declare(self, words: str) -> None:
        part = Part(self.read(_TYPES))
        (root,) = part.find(lambda tag, _: tag == "Types")
        part.append(root, f"<{root.prefix}{words}/>")
        self.write(_TYPES, part.result())

    def has_macros(self) -> bool:
        """Whether it must be called .xlsm."""
        return b"macroEnabled" in self.read(_TYPES)


def _as_before(entry: zipfile.ZipInfo) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(entry.filename, entry.date_time)
    made.compress_type, made.external_attr = entry.compress_type, entry.external_attr
    return made


def _relations_of(source: str) -> str:
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _relation(found: Found, folder: str) -> Relation:
    given = found.attributes
    target = posixpath.normpath(posixpath.join("/", folder, given.get("Target", "").replace("\\", "/")))
    return Relation(given.get("Id", ""), given.get("Type", "").rpartition("/")[2], target.lstrip("/"))
