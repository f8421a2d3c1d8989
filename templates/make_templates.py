"""Templates: makes the shipped Word templates anew: `python templates/make_templates.py`."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import annex
import dossier
import notice

from cchc_score.documents.packing import packed

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document as Word

SHIPPED = Path(__file__).resolve().parents[1] / "cchc_score" / "documents" / "templates"
BUILDERS: dict[str, Callable[[], Word]] = {
    "annex": annex.build,
    "dossier": dossier.build,
    "notice": notice.build,
    "visit-notice": notice.build_visit,
}


def made(name: str) -> bytes:
    """The template of this name, as a Word file."""
    buffer = BytesIO()
    BUILDERS[name]().save(buffer)
    return packed(buffer.getvalue())


if __name__ == "__main__":
    for name in BUILDERS:
        (SHIPPED / f"{name}.docx").write_bytes(made(name))
        print(SHIPPED / f"{name}.docx")
