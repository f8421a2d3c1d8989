"""The book's journal: write-ahead on a local disk, the rollback journal on a share; both are read by any tool."""

import sqlite3

import pytest

from cchc_score.follow_up import database
from cchc_score.follow_up.records import Change, Progress, Recommendation, Source, State

ONE = Recommendation(
    year=2025,
    unit="X01",
    unit_name="Xã Mẫu 01",
    level="commune",
    group="Xã",
    criterion="1.1",
    title="Kế hoạch",
    shortcoming="Chậm",
    recommendation="Ban hành",
    planned=None,
    planned_words="",
    owner="",
    evidence="",
    measured="",
    visited=None,
    mode="",
    authority="",
    source=Source("a.xlsx!S!C5", ""),
)


@pytest.mark.parametrize(("share", "journal"), [(False, "wal"), (True, "delete")])
def test_the_journal_suits_the_disk(tmp_path, monkeypatch, share, journal):
    monkeypatch.setattr(database, "is_on_network", lambda path: share)
    path = tmp_path / "follow-up.sqlite"
    assert database.add(path, "so", [(1, ONE)], [Change(1, Progress("b", State.IN_PROGRESS))]) == ()
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == (journal,)
    items, problems = database.read_book(path, "so")
    assert problems == ()
    assert [(item.code, item.written) for item in items] == [("2025-0001", State.IN_PROGRESS)]


def test_all_or_nothing(tmp_path):
    path = tmp_path / "follow-up.sqlite"
    database.add(path, "so", [(1, ONE)], ())
    (problem,) = database.add(path, "so", [(2, ONE)], [Change(9, Progress("no such recommendation"))])
    assert problem.code == "follow-up-broken"
    assert len(database.read_book(path, "so")[0]) == 1


def test_a_book_of_a_later_version_is_left_alone(tmp_path):
    path = tmp_path / "follow-up.sqlite"
    database.add(path, "so", [(1, ONE)], ())
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version=9")
    assert [problem.code for problem in database.read_book(path, "so")[1]] == ["follow-up-newer"]
    assert [problem.code for problem in database.add(path, "so", [(2, ONE)], ())] == ["follow-up-newer"]


def test_a_book_in_use_is_told_and_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "_BUSY_SECONDS", 0.1)
    path = tmp_path / "follow-up.sqlite"
    database.add(path, "so", [(1, ONE)], ())
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    (problem,) = database.add(path, "so", [(2, ONE)], ())
    other.execute("ROLLBACK")
    other.close()
    assert problem.code == "follow-up-busy"
    assert len(database.read_book(path, "so")[0]) == 1
