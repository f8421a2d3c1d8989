"""Follow-up: the one place that knows SQLite: opens the book, reads it whole, adds to it in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from cchc_score.follow_up.network import is_on_network
from cchc_score.follow_up.records import Change, Item, Progress, Recommendation, Source, State
from cchc_score.follow_up.schema import TABLES, VERSION
from cchc_score.problems import Place, Problem

FILE = "follow-up.sqlite"
"""The book's name in the campaign folder."""

_BUSY_SECONDS = 10
_COLUMNS = (
    "number, year, unit, unit_name, level, unit_group, criterion, title, shortcoming, recommendation, planned, "
    "planned_words, owner, evidence, measured, visited, mode, authority, source, source_sha256, repeats_year, "
    "carried_from"
)
_ENTRY_COLUMNS = (
    "recommendation, source, state, planned, actual, answer, document, remark, shortcoming, recommendation_text"
)


def read_book(path: Path, shown: str) -> tuple[tuple[Item, ...], tuple[Problem, ...]]:
    """Every recommendation with its entries, by number; nothing when there is no book yet. Never writes."""
    if not path.is_file():
        return (), ()
    try:
        with closing(_connect_to_read(path)) as connection:
            return _read(connection, shown)
    except sqlite3.Error as error:
        return (), (_broken(shown, error),)


def add(
    path: Path, shown: str, recommendations: Sequence[tuple[int, Recommendation]], changes: Sequence[Change]
) -> tuple[Problem, ...]:
    """Add recommendations under their numbers, and entries: all of them or, when anything fails, none.

    The book is made when it is not there. It is safe against a crash at any moment: WAL with full
    synchronisation; on a network share, where WAL does not work, the rollback journal.
    """
    if not recommendations and not changes:
        return ()
    try:
        with closing(_connect_to_write(path)) as connection:
            found = connection.execute("PRAGMA user_version").fetchone()[0]
            if found > VERSION:
                return (_newer(shown, found),)
            with _transaction(connection):
                _create(connection)
                for number, recommendation in recommendations:
                    values = (number, *_row(recommendation))
                    marks = ", ".join("?" * len(values))
                    connection.execute(f"INSERT INTO recommendation ({_COLUMNS}) VALUES ({marks})", values)
                for change in changes:
                    values = (change.number, *_entry_row(change.entry))
                    marks = ", ".join("?" * len(values))
                    connection.execute(f"INSERT INTO entry ({_ENTRY_COLUMNS}) VALUES ({marks})", values)
    except sqlite3.Error as error:
        return (_broken(shown, error),)
    return ()


def _connect_to_read(path: Path) -> sqlite3.Connection:
    """Read-only; a book on a read-only medium has no room for the lock file of WAL and is taken as it is."""
    address = path.resolve().as_uri()
    connection = sqlite3.connect(f"{address}?mode=ro", uri=True, timeout=_BUSY_SECONDS)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.Error as error:
        connection.close()
        if not isinstance(error, sqlite3.OperationalError):
            raise
        connection = sqlite3.connect(f"{address}?mode=ro&immutable=1", uri=True, timeout=_BUSY_SECONDS)
    return connection


def _connect_to_write(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
    journal = "DELETE" if is_on_network(path) else "WAL"
    try:
        for setting in (f"journal_mode={journal}", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {setting}")
    except sqlite3.Error:
        connection.close()  # an open handle would keep the file from being put right on Windows
        raise
    return connection


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _create(connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA user_version").fetchone()[0]:
        return
    for statement in TABLES.split(";\n"):
        if statement.strip():
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version={VERSION}")


def _read(connection: sqlite3.Connection, shown: str) -> tuple[tuple[Item, ...], tuple[Problem, ...]]:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version == 0:  # made, and stopped before anything was written
        return (), ()
    if version > VERSION:
        return (), (_newer(shown, version),)
    entries: dict[int, list[Progress]] = {}
    for number, *values in connection.execute(f"SELECT {_ENTRY_COLUMNS} FROM entry ORDER BY id"):
        entries.setdefault(number, []).append(_entry(values))
    rows = connection.execute(f"SELECT {_COLUMNS} FROM recommendation ORDER BY number")
    return tuple(Item(row[0], _recommendation(row[1:]), tuple(entries.get(row[0], ()))) for row in rows), ()


def _recommendation(row: Sequence[object]) -> Recommendation:
    (year, unit, name, level, group, criterion, title, shortcoming, recommendation, planned, words) = row[:11]
    owner, evidence, measured, visited, mode, authority, cell, sha256, repeats, carried = row[11:]
    return Recommendation(
        year=int(str(year)),
        unit=str(unit),
        unit_name=str(name),
        level=str(level),
        group=str(group),
        criterion=str(criterion),
        title=str(title),
        shortcoming=str(shortcoming),
        recommendation=str(recommendation),
        planned=_day(planned),
        planned_words=str(words),
        owner=str(owner),
        evidence=str(evidence),
        measured=str(measured),
        visited=_day(visited),
        mode=str(mode),
        authority=str(authority),
        source=Source(str(cell), str(sha256)),
        repeats_year=int(str(repeats)) if repeats is not None else None,
        carried_from=str(carried),
    )


def _row(one: Recommendation) -> tuple[object, ...]:
    return (
        one.year,
        one.unit,
        one.unit_name,
        one.level,
        one.group,
        one.criterion,
        one.title,
        one.shortcoming,
        one.recommendation,
        _iso(one.planned),
        one.planned_words,
        one.owner,
        one.evidence,
        one.measured,
        _iso(one.visited),
        one.mode,
        one.authority,
        one.source.cell,
        one.source.sha256,
        one.repeats_year,
        one.carried_from,
    )


def _entry(values: Sequence[object]) -> Progress:
    source, state, planned, actual, answer, document, remark, shortcoming, recommendation = values
    worded = shortcoming is not None or recommendation is not None
    return Progress(
        source=str(source),
        state=State(str(state)) if state is not None else None,
        planned=_day(planned),
        actual=_day(actual),
        answer=_text(answer),
        document=_text(document),
        remark=_text(remark),
        wording=(str(shortcoming or ""), str(recommendation or "")) if worded else None,
    )


def _entry_row(entry: Progress) -> tuple[object, ...]:
    shortcoming, recommendation = entry.wording or (None, None)
    state = entry.state.value if entry.state is not None else None
    days = (_iso(entry.planned), _iso(entry.actual))
    said = (entry.answer, entry.document, entry.remark, shortcoming, recommendation)
    return (entry.source, state, *days, *said)


def _day(value: object) -> date | None:
    return date.fromisoformat(str(value)) if value is not None else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _text(value: object) -> str | None:
    return str(value) if value is not None else None


def _broken(shown: str, error: sqlite3.Error) -> Problem:
    busy = "locked" in str(error) or "busy" in str(error)
    return Problem("follow-up-busy" if busy else "follow-up-broken", Place(shown), {"why": str(error)})


def _newer(shown: str, version: int) -> Problem:
    return Problem("follow-up-newer", Place(shown), {"found": version, "known": VERSION})
