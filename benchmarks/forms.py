"""Times forms for many units: one template filled in each time, against drawing or loading a workbook for each.

    python benchmarks/forms.py [--units 3321] [--few 20]

Three ways to the same forms of the shipped set for communes:

    template      cchc_score.forms.self_form: drawn once with XlsxWriter, then each unit's words put in
    XlsxWriter    the same drawing done again for every unit
    openpyxl      the finished form loaded, the unit's cells set, saved again

The slow ways make only a few. Prints milliseconds a form, their ratio to the first, and the peak memory of the
first way.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl

from cchc_score.criteria.library import find
from cchc_score.criteria.loader import load
from cchc_score.forms.body import SHEET
from cchc_score.forms.many import write_self_forms
from cchc_score.forms.self_form import self_forms
from cchc_score.model import CriteriaSet, Unit
from cchc_score.stamp import SHEET as STAMP

NAME = "commune-2025"
YEAR = 2025
DEADLINE = date(2025, 12, 15)


def units(count: int) -> list[Unit]:
    """Made-up communes."""
    return [Unit(f"X{number:05}", f"UBND xã Mẫu {number}", "commune", "Xã") for number in range(count)]


def from_template(criteria: CriteriaSet, some: list[Unit], folder: Path) -> None:
    """As the product does it."""
    write_self_forms(criteria, some, YEAR, DEADLINE, folder)


def drawn_anew(criteria: CriteriaSet, some: list[Unit], folder: Path) -> None:
    """XlsxWriter draws every form from nothing."""
    for unit in some:
        ((_, content),) = self_forms(criteria, [unit], YEAR, DEADLINE)
        (folder / f"{unit.code}.xlsx").write_bytes(content)


def loaded_anew(criteria: CriteriaSet, some: list[Unit], folder: Path) -> None:
    """Openpyxl loads a form, sets what differs, saves it."""
    ((_, content),) = self_forms(criteria, some[:1], YEAR, DEADLINE)
    for unit in some:
        book = openpyxl.load_workbook(BytesIO(content))
        book[SHEET]["A2"] = f"Đơn vị: {unit.name}"
        book[SHEET]["F2"] = f"Mã đơn vị: {unit.code}"
        for row in book[STAMP].iter_rows():
            if row[0].value == "cchc.unit":
                row[1].value = unit.code
        book.save(folder / f"{unit.code}.xlsx")


def milliseconds(way: Callable[[CriteriaSet, list[Unit], Path], None], criteria: CriteriaSet, count: int) -> float:
    """Milliseconds a form, the first one's template included."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        way(criteria, units(count), Path(folder))
        return (time.perf_counter() - start) * 1000 / count


def peak_memory() -> str:
    """The most memory this process has held, where the system tells."""
    try:
        import resource
    except ImportError:
        return "unknown"
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return f"{most / (1024 if sys.platform != 'darwin' else 1024**2):.0f} MiB"


def main(words: Iterable[str] | None = None) -> None:
    """Run all three and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=int, default=3321)
    parser.add_argument("--few", type=int, default=20)
    options = parser.parse_args(words)
    path = find(NAME)
    criteria, _ = load(path, NAME) if path is not None else (None, ())
    assert criteria is not None
    alone = milliseconds(from_template, criteria, options.units)
    memory = peak_memory()
    print(f"{'way':<12}{'forms':>8}{'ms a form':>12}{'ratio':>8}")
    print(f"{'template':<12}{options.units:>8}{alone:>12.2f}{1:>8.1f}   peak {memory}")
    for name, way in (("XlsxWriter", drawn_anew), ("openpyxl", loaded_anew)):
        each = milliseconds(way, criteria, options.few)
        print(f"{name:<12}{options.few:>8}{each:>12.2f}{each / alone:>8.1f}")


if __name__ == "__main__":
    main()
