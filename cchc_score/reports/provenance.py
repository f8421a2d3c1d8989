"""Reports: where a document comes from: the tool's version, the sets and the input files with their SHA-256."""

from __future__ import annotations

from typing import NamedTuple

from cchc_score.reports.tables import Align, Column, Look, Row, Sheet, Table

TOOL_NAME = "cchc-score"


class Provenance(NamedTuple):
    """What was used to make a document."""

    tool: str
    """The version of this program."""
    sets: tuple[tuple[str, str, str], ...]
    """Criteria sets: id, version, SHA-256."""
    inputs: tuple[tuple[str, str], ...]
    """Input files as the user gave them, with their SHA-256."""

    @property
    def label(self) -> str:
        """The program and its version, as documents name it."""
        return f"{TOOL_NAME} {self.tool}"


_COLUMNS = (
    Column(("Loại",), 16),
    Column(("Tên",), 52),
    Column(("Phiên bản",), 12, Align.CENTER),
    Column(("SHA-256",), 70, quiet=True),
)


def provenance_sheet(provenance: Provenance) -> Sheet:
    """One row for the program, one a set, one a file."""
    rows = [Row(("Phần mềm", TOOL_NAME, provenance.tool, ""), Look.CRITERION)]
    rows += [Row(("Bộ tiêu chí", name, version, digest)) for name, version, digest in provenance.sets]
    rows += [Row(("Tệp số liệu", file, "", digest)) for file, digest in provenance.inputs]
    return Sheet(
        "Nguồn gốc",
        "NGUỒN GỐC SỐ LIỆU",
        Table(_COLUMNS, tuple(rows)),
        subtitle=("Cùng phần mềm, bộ tiêu chí và tệp số liệu này thì luôn ra đúng kết quả này.",),
    )
