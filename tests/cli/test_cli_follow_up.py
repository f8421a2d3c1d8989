"""The follow-up book: from inspection workbooks to reminders, through updates, into the next year."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from desk import SET, form, write_table

FOUND = """\
Ngày kiểm tra: 12/06/2025
Hình thức: Đột xuất
Căn cứ kiểm tra: Kế hoạch số 12
Mã đơn vị | Mã tiêu chí | Tồn tại, hạn chế | Kiến nghị | Trách nhiệm | Thời hạn
X01 | '1.1 | Kế hoạch hình thức | Xây dựng lại kế hoạch | Văn phòng | 30/06/2025
X01 | '1.2 | Sổ theo dõi không khớp | Đối chiếu sổ hằng tháng | Bộ phận một cửa | 31/12/2025
X02 | '2.1 | Thái độ chưa đúng mực | Chấn chỉnh | Lãnh đạo xã | Quý III
"""


def campaign(desk, number, extra=""):
    folder = desk.folder / f"nam-{number}"
    write_table(folder / "self" / "X01.xlsx", form("X01"))
    head = f"year: {number}\ntitle: Thử\nlevels: {{commune: criteria.yaml}}\n{extra}"
    (folder / "campaign.yaml").write_text(head, encoding="utf-8")
    (folder / "criteria.yaml").write_text(SET, encoding="utf-8")
    units = "code,name,level,group\nX01,Xã Mẫu 01,commune,Xã\nX02,Xã Mẫu 02,commune,Xã\n"
    (folder / "units.csv").write_text(units, encoding="utf-8")
    return folder


@pytest.fixture
def year(desk):
    """A campaign with two units and one list of findings."""
    folder = campaign(desk, 2025)
    write_table(folder / "inspection" / "dot-1.xlsx", FOUND)
    return folder


def book(desk, folder, *words, today="2025-09-15"):
    return desk.json("follow-up", str(folder), "--today", today, *words)


def rows(path):
    """The table to fill in: code → row number, and heading → column."""
    sheet = openpyxl.load_workbook(path)["Theo dõi"]
    header = next(row for row in sheet.iter_rows(max_row=10) if row[0].value == "Mã theo dõi")
    columns = {cell.value: cell.column for cell in header}
    codes = {sheet.cell(row, 1).value: row for row in range(header[0].row + 1, sheet.max_row + 1)}
    return codes, columns


def fill(path, *updates):
    """Fill cells in: (code, heading, value)."""
    codes, columns = rows(path)
    workbook = openpyxl.load_workbook(path)
    for code, heading, value in updates:
        workbook["Theo dõi"].cell(codes[code], columns[heading]).value = value
    workbook.save(path)
    return path


def test_every_shortcoming_is_entered_with_its_state_on_a_day(desk, year):
    status, told = book(desk, year)
    assert status == 0
    assert [(item["code"], item["unit"]["code"], item["state"], item["days_late"]) for item in told["items"]] == [
        ("2025-0001", "X01", "overdue", 77),  # 30/06 to 15/09: 31 + 31 + 15
        ("2025-0002", "X01", "open", 0),
        ("2025-0003", "X02", "open", 0),
    ]
    first = told["items"][0]
    assert first["title"] == "Ban hành kế hoạch"
    assert first["planned"] == "2025-06-30"
    assert (first["visited"], first["mode"], first["owner"]) == ("2025-06-12", "Đột xuất", "Văn phòng")
    assert first["source"].endswith("dot-1.xlsx!Phiếu!C5")
    assert told["items"][2]["planned_words"] == "Quý III"


def test_running_again_adds_nothing(desk, year):
    book(desk, year)
    once = (year / "follow-up.sqlite").read_bytes()
    _, told = book(desk, year)
    assert len(told["items"]) == 3
    assert (year / "follow-up.sqlite").read_bytes() == once


def test_updates_come_from_the_workbook_and_history_is_kept(desk, year, tmp_path):
    path = tmp_path / "theo-doi.xlsx"
    book(desk, year, "-o", str(path))
    fill(
        path,
        ("2025-0001", "Trạng thái", "Đã khắc phục"),
        ("2025-0001", "Ngày khắc phục xong", date(2025, 7, 10)),
        ("2025-0001", "Kết quả đơn vị báo cáo", "Đã ban hành kế hoạch mới"),
        ("2025-0001", "Văn bản báo cáo", "Báo cáo số 15"),
        ("2025-0002", "Trạng thái", "Đang khắc phục"),
        ("2025-0003", "Gia hạn đến", date(2025, 9, 1)),
    )
    status, told = book(desk, year, "--update", str(path))
    assert status == 0
    one, two, three = told["items"]
    assert (one["state"], one["actual"], one["days_late"]) == ("done", "2025-07-10", 10)
    assert (one["answer"], one["document"]) == ("Đã ban hành kế hoạch mới", "Báo cáo số 15")
    assert one["history"][0]["source"].endswith("theo-doi.xlsx!Theo dõi!A5")
    assert two["state"] == "in_progress"
    assert (three["state"], three["planned"], three["days_late"]) == ("overdue", "2025-09-01", 14)
    _, again = book(desk, year, "--update", str(path))
    assert again["items"] == told["items"]  # the same workbook says nothing new


def test_the_book_reopens_what_was_done(desk, year, tmp_path):
    path = tmp_path / "theo-doi.xlsx"
    book(desk, year, "-o", str(path))
    done = (("2025-0001", "Trạng thái", "Đã khắc phục"), ("2025-0001", "Ngày khắc phục xong", date(2025, 7, 1)))
    book(desk, year, "--update", str(fill(path, *done)))
    fill(path, ("2025-0001", "Trạng thái", "Mở"), ("2025-0001", "Ngày khắc phục xong", None))
    _, told = book(desk, year, "--update", str(path))
    assert (told["items"][0]["state"], told["items"][0]["actual"]) == ("overdue", None)
    assert [entry["state"] for entry in told["items"][0]["history"]] == ["done", "open"]


@pytest.mark.parametrize(
    ("updates", "code", "cell"),
    [
        ([("2025-0001", "Trạng thái", "Xong rồi")], "follow-up-state-unknown", "I5"),
        ([("2025-0001", "Trạng thái", "Đã khắc phục")], "follow-up-done-without-day", "J5"),
        ([("2025-0001", "Ngày khắc phục xong", date(2025, 7, 1))], "follow-up-day-without-done", "J5"),
        ([("2025-0001", "Gia hạn đến", date(2025, 6, 1))], "follow-up-day-before-visit", "K5"),
        ([("2025-0001", "Gia hạn đến", "cuối năm")], "follow-up-day-unreadable", "K5"),
        ([("2025-0001", "Ghi chú của cơ quan theo dõi", "=1/0")], "follow-up-cell-unreadable", "N5"),
        ([("2025-0001", "Mã theo dõi", "2025-9999")], "follow-up-code-unknown", "A5"),
        ([("2025-0001", "Mã theo dõi", None)], "follow-up-code-blank", "A5"),
        ([("2025-0002", "Mã theo dõi", "2025-0001")], "follow-up-code-twice", "A6"),
        (
            [
                ("2025-0001", "Trạng thái", "Đã khắc phục"),
                ("2025-0001", "Ngày khắc phục xong", date(2025, 9, 16)),
            ],
            "follow-up-day-ahead",
            "J5",
        ),
    ],
)
def test_a_wrong_row_is_named_by_its_cell_and_costs_itself_only(desk, year, tmp_path, updates, code, cell):
    path = tmp_path / "theo-doi.xlsx"
    book(desk, year, "-o", str(path))
    fill(path, *updates, ("2025-0003", "Trạng thái", "Đang khắc phục"))
    status, told = book(desk, year, "--update", str(path))
    assert status == 1
    assert [(problem["code"], problem["cell"]) for problem in told["problems"] if "follow" in problem["code"]] == [
        (code, cell)
    ]
    assert [item["state"] for item in told["items"]] == ["overdue", "open", "in_progress"]


def test_words_changed_in_the_workbook_are_the_same_recommendation(desk, year):
    book(desk, year)
    changed = FOUND.replace("Kế hoạch hình thức", "Kế hoạch hình thức, không sát thực tế").replace(
        "30/06/2025", "31/07/2025"
    )
    write_table(year / "inspection" / "dot-1.xlsx", changed)
    _, told = book(desk, year)
    assert len(told["items"]) == 3
    first = told["items"][0]
    assert (first["code"], first["shortcoming"]) == ("2025-0001", "Kế hoạch hình thức, không sát thực tế")
    assert (first["planned"], first["days_late"]) == ("2025-07-31", 46)


def test_the_same_words_of_two_visits_are_followed_up_once_and_told(desk, year):
    again = "\n".join([*FOUND.replace("12/06", "20/07").splitlines()[:4], FOUND.splitlines()[4]])
    write_table(year / "inspection" / "dot-2.xlsx", again)
    for _ in range(2):
        status, told = book(desk, year)
        assert (status, len(told["items"])) == (0, 3)
        (problem,) = [p for p in told["problems"] if p["code"] == "follow-up-told-twice"]
        assert "dot-2.xlsx!Phiếu!C5" in problem["message"]


def test_what_a_workbook_no_longer_tells_stays(desk, year):
    book(desk, year)
    write_table(year / "inspection" / "dot-1.xlsx", "\n".join(FOUND.splitlines()[:-1]))
    status, told = book(desk, year)
    assert len(told["items"]) == 3
    (problem,) = [p for p in told["problems"] if p["code"] == "follow-up-no-longer-told"]
    assert "2025-0003" in problem["message"]
    assert status == 0


def next_year(desk):
    folder = campaign(desk, 2026, "previous_campaign: ../nam-2025\n")
    again = FOUND.replace("2025", "2026").replace("Kế hoạch hình thức", "Kế hoạch vẫn hình thức")
    write_table(folder / "inspection" / "dot-1.xlsx", "\n".join(again.splitlines()[:5]))
    return folder


def test_the_next_year_inherits_what_is_not_done_and_marks_what_is_found_again(desk, year, tmp_path):
    path = tmp_path / "theo-doi.xlsx"
    book(desk, year, "-o", str(path))
    done = (("2025-0003", "Trạng thái", "Đã khắc phục"), ("2025-0003", "Ngày khắc phục xong", date(2025, 8, 1)))
    book(desk, year, "--update", str(fill(path, *done)))
    folder = next_year(desk)
    for _ in range(2):  # nothing is carried over twice
        _, told = book(desk, folder, today="2026-09-15")
    assert [(i["code"], i["carried_from"], i["repeats_year"]) for i in told["items"]] == [
        ("2026-0001", None, 2025),
        ("2026-0002", "2025-0001", None),
        ("2026-0003", "2025-0002", None),
    ]
    assert told["items"][1]["days_late"] == 442  # 30/06/2025 to 15/09/2026


def test_a_repeated_finding_costs_points_where_the_set_says_so(desk, year):
    book(desk, year)
    folder = next_year(desk)
    sets = folder / "criteria.yaml"
    rule = "title: Ban hành kế hoạch, max: 1, rule"
    text = sets.read_text("utf-8")
    assert rule in text
    effect = "title: Ban hành kế hoạch, max: 1, on_finding: {at_most: 0.5, repeated: 0}, rule"
    sets.write_text(text.replace(rule, effect), encoding="utf-8")
    own = str(folder / "self" / "X01.xlsx")
    _, told, _ = desk.call("evaluate", own, "--campaign", str(folder), "--explain", "1.1")
    assert "lặp lại của năm 2025" in told
    assert "Điểm từ 1 thành 0" in told


def test_a_year_without_a_book_is_told(desk, year):
    folder = next_year(desk)  # follow-up was never run in `year`
    _, told = book(desk, folder)
    assert "previous-book-missing" in [problem["code"] for problem in told["problems"]]


def test_any_tool_can_read_the_book(desk, year):
    book(desk, year)
    with sqlite3.connect(year / "follow-up.sqlite") as connection:
        found = connection.execute("SELECT code, unit, state, planned FROM follow_up ORDER BY code").fetchall()
    assert found[0] == ("2025-0001", "X01", "open", "2025-06-30")


def test_a_file_that_is_no_book_is_named_and_left_alone(desk, year):
    (year / "follow-up.sqlite").write_text("không phải sổ theo dõi" * 50, encoding="utf-8")
    before = (year / "follow-up.sqlite").read_bytes()
    status, told = book(desk, year)
    assert status == 1
    assert [problem["code"] for problem in told["problems"]] == ["follow-up-broken"]
    assert (year / "follow-up.sqlite").read_bytes() == before


_WRITER = """
import sys
from pathlib import Path
from cchc_score.follow_up.database import add
from cchc_score.follow_up.records import Change, Progress
path = Path(sys.argv[1])
for step in range(100000):
    add(path, "so", (), [Change(1, Progress(f"{step}:{part}", answer="x" * 2000)) for part in range(5)])
    print(step, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_a_run_killed_at_any_moment_loses_nothing_that_was_written(desk, year, tmp_path):
    book(desk, year)
    path = year / "follow-up.sqlite"
    chance = random.Random(20251122)
    finished = -1
    for _ in range(6):
        writer = subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(path)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        told = [writer.stdout.readline() for _ in range(chance.randint(1, 20))]
        time.sleep(chance.random() / 50)
        os.kill(writer.pid, signal.SIGKILL)
        told += writer.stdout.read().splitlines()
        writer.wait()
        finished = max(int(line) for line in told if line.strip())
        with sqlite3.connect(path) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            sources = [source for (source,) in connection.execute("SELECT source FROM entry ORDER BY id")]
            run = [source for source in sources if int(source.split(":")[0]) <= finished]
            assert len(sources) % 5 == 0  # a transaction is there whole or not at all
            assert len(run) >= 5 * (finished + 1)
            connection.execute("DELETE FROM entry")
    assert finished >= 0
