"""Documents: a Word template filled with values. docxtpl and Jinja2 are fenced in here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from traceback import walk_tb
from typing import TYPE_CHECKING

from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, Undefined, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from lxml import etree
from markupsafe import Markup

from cchc_score.documents.filled_part import mend, text_outside
from cchc_score.documents.packing import packed, whole
from cchc_score.documents.template_faults import excerpt, names_in, part_words, said
from cchc_score.inputs.archive import Archive
from cchc_score.inputs.refusal import RefusedError
from cchc_score.placing import place_bytes
from cchc_score.problems import Place, Problem
from cchc_score.text import Phrase, did_you_mean, show

if TYPE_CHECKING:
    from docx.opc.part import Part

SAVED = datetime(2000, 1, 1)
"""Fixed, so that the same document is the same bytes every time."""
_MAKER = "cchc-score"

_BODY = "/word/document.xml"
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_NO_WORD = (
    AttributeError,
    AssertionError,
    LookupError,
    TypeError,
    ValueError,
    etree.LxmlError,
    PythonDocxError,
    OpcError,
)
"""What python-docx raises on a container that is no Word file; the list grew by feeding it mutated files."""
_FAILURES = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What a template that somebody edited can raise while it is filled."""


def render(template: Path, shown: str, context: Mapping[str, object], out: Path) -> tuple[Problem, ...]:
    """Fill a template and put the document at `out`; when the template is broken nothing is written.

    `shown` names the template in problems. What templates may name is `context`: texts, numbers, days, tuples,
    mappings and dataclasses of them; numbers and days are printed as Vietnamese readers know them. Raises
    OSError when `out` cannot be written.
    """
    content, problems = filled(template, shown, context)
    if content is None:
        return problems
    path = place_bytes(out, content)
    if path == out:
        return problems
    return (*problems, Problem("document-beside", Place(str(out)), {"name": out.name, "beside": path.name}))


def filled(template: Path, shown: str, context: Mapping[str, object]) -> tuple[bytes | None, tuple[Problem, ...]]:
    """The filled document; None, and why, when the template cannot be read or is broken."""
    try:
        made = _made(_opened(template), context)
    except _FaultError as fault:
        return None, (Problem(fault.code, Place(shown), fault.values),)
    return packed(made), ()


class _FaultError(Exception):
    """What is wrong with a template: a code of the catalogue and its values."""

    def __init__(self, code: str, values: Mapping[str, object] | None = None) -> None:
        super().__init__(code)
        self.code, self.values = code, values or {}


class _UnknownNameError(UndefinedError):
    """A name that nothing stands for; the owner is what it was looked for in, if in anything."""

    def __init__(self, owner: object, name: str | None, message: str | None = None) -> None:
        super().__init__(message)
        self.owner, self.name = owner, str(name)


class _Strict(StrictUndefined):
    """A name without a value is a fault, and the fault knows where the name was looked for."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: object = missing,
        name: str | None = None,
        exc: type[TemplateError] = UndefinedError,
    ) -> None:
        unknown = partial(_UnknownNameError, obj, name)
        super().__init__(hint, obj, name, exc if exc is SecurityError else unknown)  # type: ignore[arg-type]


class _Filling(DocxTemplate):  # type: ignore[misc]
    """A template that says which part and paragraph a fault lies in, and looks at every part it has made."""

    def render_xml_part(
        self, src_xml: str, part: Part, context: dict[str, object], jinja_env: object = None
    ) -> str:
        """The part filled. Raises _FaultError."""
        where = part_words(str(part.partname))
        try:
            made: str = super().render_xml_part(src_xml, part, context, jinja_env)
        except _FAILURES as error:
            line = _paragraph(src_xml, error)
            raise _fault(error, line, context, {"part": where}) from error
        return _checked(made, where)

    def render_properties(self, context: dict[str, object], jinja_env: object = None) -> None:
        """Titles and authors are not templates: only what would differ from run to run is set."""
        properties = self.docx.core_properties
        properties.created = properties.modified = SAVED
        properties.last_modified_by = _MAKER
        properties.revision = 1


def _checked(made: str, where: Phrase) -> str:
    """The part as Word takes it. docxtpl would drop what does not fit, without a word."""
    try:
        tree = etree.fromstring(made.encode())
    except etree.XMLSyntaxError as error:
        values = {"part": where, "marks": "{%p … %}, {%tr … %}"}
        raise _FaultError("template-tags-crossed", values) from error
    lost = text_outside(tree)
    if lost is not None:
        values = {"part": where, "excerpt": excerpt(lost), "plain": "{{ … }}", "marks": "{{p … }}, {{r … }}"}
        raise _FaultError("template-text-outside", values)
    mend(tree)
    return str(etree.tostring(tree, encoding="unicode"))


def _opened(template: Path) -> _Filling:
    try:
        data = template.read_bytes()
    except OSError as error:
        raise _FaultError("template-unreadable", {"detail": error.strerror or str(error)}) from error
    try:
        archive = Archive(data)
        archive.check_every_part()
        archive.require(_BODY)
    except RefusedError as refused:
        raise _FaultError("template-not-docx") from refused
    if not whole(data):
        raise _FaultError("template-not-docx")
    return _Filling(BytesIO(data))


def _made(document: _Filling, context: Mapping[str, object]) -> bytes:
    """The filled document as it is saved. Faults of the template itself are told by the part they lie in."""
    buffer = BytesIO()
    try:
        document.render(dict(context), _environment())
        document.save(buffer)
    except _NO_WORD as error:
        raise _FaultError("template-not-docx") from error
    return buffer.getvalue()


def _environment() -> ImmutableSandboxedEnvironment:
    """Templates see values and nothing of the computer; every value is escaped."""
    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=_Strict, finalize=_printed)
    del environment.filters["safe"]
    return environment


def _printed(value: object) -> object:
    """A value as it is printed: no letter that a Word file cannot hold; line ends stay line ends."""
    if isinstance(value, Undefined):
        return value  # printing it is what raises the fault
    if value is None:
        return ""
    text = _UNPRINTABLE.sub("", _BREAKS.sub("\n", value if isinstance(value, str) else show(value, "vi")))
    return Markup(text) if isinstance(value, Markup) else text


def _paragraph(source: str, error: Exception) -> str:
    """The line of the source that the engine stopped at; docxtpl begins one with every paragraph."""
    lines = re.sub(r"<w:p([ >])", r"\n<w:p\1", source).split("\n")
    number = error.lineno if isinstance(error, TemplateSyntaxError) else _line_number(error)
    return lines[number - 1] if 0 < number <= len(lines) else ""


def _line_number(error: Exception) -> int:
    """The line of the template that raised, from the trace that Jinja rewrites to template lines."""
    numbers = [
        number
        for frame, number in walk_tb(error.__traceback__)
        if frame.f_code.co_filename in ("<template>", "<unknown>")
    ]
    return numbers[-1] if numbers else 0


def _fault(
    error: Exception, line: str, context: Mapping[str, object], values: Mapping[str, object]
) -> _FaultError:
    if isinstance(error, _UnknownNameError):
        return _unknown_name(error, context, {**values, "excerpt": excerpt(line, error.name)})
    values = {**values, "excerpt": excerpt(line)}
    if isinstance(error, SecurityError):
        return _FaultError("template-refused", values)
    code = "template-syntax" if isinstance(error, TemplateSyntaxError) else "template-fails"
    return _FaultError(code, {**values, "detail": said(str(error) or type(error).__name__)})


def _unknown_name(
    error: _UnknownNameError, context: Mapping[str, object], values: Mapping[str, object]
) -> _FaultError:
    known = names_in(context if error.owner is missing else error.owner)
    if not known:
        detail = Phrase("giá trị này không có “{name}”", "this value has no “{name}”", {"name": error.name})
        return _FaultError("template-fails", {**values, "detail": detail})
    suggestion = did_you_mean(error.name, known)
    values = {**values, "name": error.name, "known": known}
    if suggestion is None:
        return _FaultError("template-unknown-name", values)
    return _FaultError("template-unknown-name-suggest", {**values, "suggestion": suggestion})
