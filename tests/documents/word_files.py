"""Small Word templates written as text, and the text of finished documents."""

from io import BytesIO
from pathlib import Path

from docx import Document


def word_template(path: Path, *paragraphs: str, header: str = "", table: tuple[str, ...] = ()) -> Path:
    """A template of plain paragraphs, then a table with one row for each text of `table` (cells parted by |)."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.sections[0].header.paragraphs[0].text = header
    if table:
        grid = document.add_table(rows=0, cols=len(table[0].split("|")))
        for line in table:
            for cell, text in zip(grid.add_row().cells, line.split("|"), strict=True):
                cell.text = text.strip()
    document.save(str(path))
    return path


def paragraphs_of(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(BytesIO(content)).paragraphs]


def tables_of(content: bytes) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in t.rows] for t in Document(BytesIO(content)).tables]
