"""Runs the scripts that write the example files, and looks into what they wrote."""

import importlib
import sys
import zipfile
from pathlib import Path

import openpyxl

TOP = Path(__file__).parents[2]
EXAMPLES = TOP / "examples"


def run(script: str, folder: Path) -> None:
    sys.path.insert(0, str(EXAMPLES))
    try:
        importlib.import_module(script).main(folder)
    finally:
        sys.path.remove(str(EXAMPLES))


def files(folder: Path) -> dict[str, Path]:
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}


def content(path: Path) -> dict[str, bytes]:
    """What a file holds: the parts of a zip (compression differs between zlib versions), else its bytes."""
    if not zipfile.is_zipfile(path):
        return {"": path.read_bytes()}
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def cells(path: Path) -> dict[tuple[str, str], object]:
    """Every cell of a workbook that holds something, formulas as written."""
    book = openpyxl.load_workbook(path)
    return {
        (page.title, cell.coordinate): cell.value
        for page in book.worksheets
        for row in page.iter_rows()
        for cell in row
        if cell.value is not None
    }
