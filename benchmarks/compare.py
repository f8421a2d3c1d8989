"""Times `rank` against a plain pandas script and against the limits, in one run.

    python benchmarks/compare.py [--units 1000] [--runs 3]

Five jobs over the same folder of generated forms, in turn, so that a machine that slows down slows all of them:

    rank            cchc-score rank DIR (all checks, traces, every table), all cores
    rank --jobs 1   the same with one reading process
    plain script    benchmarks/plain_script.py (adds up typed points; one process)
    parse           unzipping and parsing the same bytes with expat, keeping nothing (the limit of reading)
    write           one XlsxWriter table of units × leaves numbers (the limit of writing)

Prints median seconds and the ratio to `rank`.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.parsers import expat

import xlsxwriter

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from make_year import LEAVES, make  # noqa: E402


def rank(folder: Path, *words: str) -> None:
    """The product, as a user starts it."""
    command = [sys.executable, "-m", "cchc_score", "rank", str(folder), *words]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def plain(folder: Path) -> None:
    """The script an office would write."""
    command = [sys.executable, str(HERE / "plain_script.py"), str(folder), str(folder / "plain.xlsx")]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def parse(folder: Path) -> None:
    """Unzip and parse every XML part, doing nothing with it."""
    for path in sorted((folder / "self").glob("*.xlsx")):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith((".xml", ".rels")):
                    expat.ParserCreate().Parse(archive.read(name), True)


def write(folder: Path, units: int) -> None:
    """Write one number per unit and leaf."""
    with xlsxwriter.Workbook(str(folder / "limit.xlsx"), {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for row in range(units):
            for column in range(LEAVES):
                sheet.write_number(row, column, 0.5)


def timed(job: Callable[[], None]) -> float:
    """Wall seconds of one run."""
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


def main() -> None:
    """Make the forms, run the jobs in turn, print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--units", type=int, default=1000)
    options.add_argument("--runs", type=int, default=3)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder, given.units)
        jobs: dict[str, Callable[[], None]] = {
            "rank": lambda: rank(folder),
            "rank --jobs 1": lambda: rank(folder, "--jobs", "1"),
            "plain script": lambda: plain(folder),
            "parse": lambda: parse(folder),
            "write": lambda: write(folder, given.units),
        }
        times: dict[str, list[float]] = {job: [] for job in jobs}
        for _ in range(given.runs):
            for job, run in jobs.items():
                times[job].append(timed(run))
    base = statistics.median(times["rank"])
    print(f"{given.units} forms of {LEAVES} leaves, {given.runs} runs, median wall seconds")
    for job, seconds in times.items():
        median = statistics.median(seconds)
        print(f"{job:<14} {median:8.2f} s   {median / base:6.2f} × rank   ({min(seconds):.2f}–{max(seconds):.2f})")


if __name__ == "__main__":
    main()
